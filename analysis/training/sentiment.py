"""Sentiment towards targets: the finished encoder trained further for this one question.

The encoder that finds the quotes stays as it is, so that attribution loses nothing. A copy of it is trained on NewsMTSC
(Hamborg & Donnay 2021), the target between two markers; what ships is how the copy's 8-bit weights differ.
"""

import json
import random
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional as F

from analysis.quotes.encoding import CASINGS, MARKS, Window, document
from analysis.sentiment.toward_model import targeted
from analysis.training.data import MASK
from analysis.training.encoder import WIDTH, Encoder
from analysis.training.run import averaged_weights

INNER = 256


@dataclass(frozen=True)
class Settings:
    """What a stage is made of; written beside its results. The rates fall by the clock."""

    minutes: float = 20
    seed: int = 1
    # Padded word pieces in a batch.
    pieces: int = 1536
    rate: float = 1e-4
    head_rate: float = 5e-4
    warm_up: float = 0.06
    weight_decay: float = 0.01
    dropout: float = 0.1
    smoothing: float = 0.1
    average: float = 0.99
    # Share of the targets whose words are hidden, so that nobody is judged by the name.
    hide: float = 0.0
    # How often more to read sentences that are not of one mind about all their targets.
    contrasts: int = 0
    # So many layers from below stay as they are, like the embeddings.
    frozen: int = 1
    threads: int = 2


class Row(NamedTuple):
    """A target in a sentence and the gold (0, 1, 2)."""

    found: Window
    gold: int
    sentence: str = ""


class Batch(NamedTuple):
    """Padded rows: encoder input, the pieces of the target, and the gold."""

    pieces: Tensor
    casings: Tensor
    marks: Tensor
    seen: Tensor
    target: Tensor
    gold: Tensor


class Toward(nn.Module):
    """The encoder and the scores of negative, neutral and positive."""

    def __init__(self, *, dropout: float) -> None:
        """Set up; `beginning` gives the encoder its weights."""
        super().__init__()
        self.encoder = Encoder(casings=len(CASINGS), marks=len(MARKS), dropout=dropout)
        self.inner = nn.Linear(2 * WIDTH, INNER)
        self.scores = nn.Linear(INNER, 3)
        self.dropout = self.encoder.dropout

    def forward(self, batch: Batch) -> Tensor:
        """(rows, 3) scores, from the mean vector of the marked target and the first one."""
        with torch.autocast(batch.pieces.device.type, torch.bfloat16):
            x = self.encoder(batch.pieces, batch.casings, batch.marks, batch.seen)
        x, inside = x.float(), batch.target[..., None].float()
        both = torch.cat([(x * inside).sum(1) / inside.sum(1), x[:, 0]], 1)
        return self.scores(self.dropout(torch.tanh(self.inner(self.dropout(both)))))


def beginning(start: Path, settings: Settings) -> Toward:
    """A model to train: another stage's, or a run's encoder under a new head."""
    model = Toward(dropout=settings.dropout)
    if (start / "toward.pt").exists():
        model.load_state_dict(torch.load(start / "toward.pt", weights_only=True))
    else:
        weights = averaged_weights(start)
        own = {k.removeprefix("encoder."): v for k, v in weights.items() if k.startswith("encoder.")}
        model.encoder.load_state_dict(own)
    frozen = [m for name, m in model.encoder.named_children() if name != "layers"]
    for module in [*frozen, *model.encoder.layers[: settings.frozen]]:
        module.requires_grad_(False)
    model.encoder.types.requires_grad_(False)
    return model


def read_rows(path: Path) -> list[Row]:
    """NewsMTSC; a row whose target holds no word is left out."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    found = [(targeted(document(row["sentence"]), row["from"], row["to"]), row) for row in rows]
    return [Row(one, int(row["polarity"]) + 1, row["sentence"]) for one, row in found if one]


def contrasts(rows: Sequence[Row]) -> list[Row]:
    """The rows of sentences that are not of one mind about all their targets."""
    golds: dict[str, set[int]] = {}
    for row in rows:
        golds.setdefault(row.sentence, set()).add(row.gold)
    return [row for row in rows if len(golds[row.sentence]) > 1]


def hidden(row: Row) -> Row:
    """The row with the words of its target masked; the markers stay."""
    first, last = row.found.first[1] + 1, row.found.first[-1]
    pieces = [*row.found.pieces[:first], *[MASK] * (last - first), *row.found.pieces[last:]]
    return row._replace(found=row.found._replace(pieces=pieces))


def collate(rows: Sequence[Row]) -> Batch:
    """Pad rows into tensors."""
    pad = nn.utils.rnn.pad_sequence
    windows = [row.found for row in rows]
    columns = [
        pad([torch.tensor(getattr(w, name)) for w in windows], batch_first=True)
        for name in ("pieces", "casings", "marks")
    ]
    seen = pad([torch.ones(len(w.pieces), dtype=torch.long) for w in windows], batch_first=True)
    places = torch.arange(seen.shape[1])
    edges = torch.tensor([(w.first[1], w.first[-1]) for w in windows])
    target = (places >= edges[:, :1]) & (places <= edges[:, 1:])
    return Batch(*columns, seen, target, torch.tensor([r.gold for r in rows]))


def groups(rows: Sequence[Row], *, pieces: int, rng: random.Random) -> list[list[Row]]:
    """Rows of like length together, in random order, at most `pieces` padded pieces a group."""
    ordered = sorted(rows, key=lambda r: len(r.found.pieces) * rng.uniform(0.85, 1.15))
    result: list[list[Row]] = [[]]
    longest = 0
    for row in ordered:
        longest = max(longest, len(row.found.pieces))
        if result[-1] and longest * (len(result[-1]) + 1) > pieces:
            result.append([])
            longest = len(row.found.pieces)
        result[-1].append(row)
    rng.shuffle(result)
    return result


class Stage:
    """The model and all that goes with it while it is trained."""

    def __init__(self, model: Toward, rows: Sequence[Row], settings: Settings) -> None:
        """Begin with the weights that the model has."""
        self.model, self.settings = model, settings
        self.rows = [*rows, *contrasts(rows) * settings.contrasts]
        self.rng = random.Random(settings.seed)
        self.learned = {name: p for name, p in model.named_parameters() if p.requires_grad}
        inner = [p for name, p in self.learned.items() if name.startswith("encoder.")]
        outer = [p for name, p in self.learned.items() if not name.startswith("encoder.")]
        rates = ((inner, settings.rate), (outer, settings.head_rate))
        found = [{"params": params, "rate": rate} for params, rate in rates]
        self.optimizer = torch.optim.AdamW(found, lr=0.0, weight_decay=settings.weight_decay, fused=True)
        self.average = {name: p.detach().clone() for name, p in self.learned.items()}
        self.steps = 0
        self.start = time.monotonic()

    @property
    def share(self) -> float:
        """How much of the time is over, from 0 to 1."""
        return min((time.monotonic() - self.start) / (60 * self.settings.minutes), 1.0)

    def epoch(self) -> float:
        """Read every row once, or until the time is up; gives the mean loss."""
        self.model.train()
        losses = []
        for group in groups(self.rows, pieces=self.settings.pieces, rng=self.rng):
            batch = collate([hidden(r) if self.rng.random() < self.settings.hide else r for r in group])
            loss = F.cross_entropy(self.model(batch), batch.gold, label_smoothing=self.settings.smoothing)
            loss.backward()
            self._step()
            losses.append(loss.item())
            if self.share == 1:
                break
        return sum(losses) / len(losses)

    def _step(self) -> None:
        """One update at the rate the clock gives."""
        warm_up, share = self.settings.warm_up, self.share
        scale = max(min(share / warm_up, (1 - share) / (1 - warm_up)), 0.002)
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * scale
        torch.nn.utils.clip_grad_norm_(list(self.learned.values()), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.steps += 1
        # A short memory at first, so that the untrained start is forgotten.
        keep = min(self.settings.average, (1 + self.steps) / (10 + self.steps))
        new = [p.detach() for p in self.learned.values()]
        torch._foreach_lerp_(list(self.average.values()), new, 1 - keep)

    def averaged(self) -> Toward:
        """A copy with the averaged weights."""
        copy = Toward(dropout=0)
        copy.load_state_dict(self.model.state_dict() | self.average)
        return copy.eval()


def fit(
    model: Toward, rows: Sequence[Row], dev: dict[str, list[Row]], folder: Path, settings: Settings
) -> Toward:
    """Train until the time is up, measured and kept after every epoch; gives a copy with the averaged weights."""
    stage, curve = Stage(model, rows, settings), []
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "settings.json").write_text(json.dumps(asdict(settings), indent=1))
    while stage.share < 1:
        loss = stage.epoch()
        smooth = stage.averaged()
        figures = {name: round(macro_f1(*predict(smooth, part)), 4) for name, part in dev.items()}
        curve.append(
            {"epoch": len(curve) + 1, "share": round(stage.share, 3), "loss": round(loss, 4), **figures}
        )
        print(json.dumps(curve[-1]), flush=True)
        (folder / "curve.json").write_text(json.dumps(curve, indent=1))
        torch.save(smooth.state_dict(), folder / "toward.pt")
    return smooth


def predict(model: Toward, rows: Sequence[Row]) -> tuple[np.ndarray, np.ndarray]:
    """Scores (rows, 3) and gold, rows sorted by length."""
    scores = []
    ordered = sorted(rows, key=lambda r: len(r.found.pieces))
    with torch.no_grad():
        for k in range(0, len(ordered), 48):
            scores.append(model(collate(ordered[k : k + 48])).numpy())
    return np.concatenate(scores), np.array([row.gold for row in ordered])


def macro_f1(scores: np.ndarray, gold: np.ndarray) -> float:
    """Mean F1 of the three classes."""
    guess = scores.argmax(1)
    parts = [
        2 * np.sum((gold == c) & (guess == c)) / max(np.sum(gold == c) + np.sum(guess == c), 1)
        for c in range(3)
    ]
    return float(np.mean(parts))
