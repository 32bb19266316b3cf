"""Sentiment towards targets: an encoder trained further for this one question.

The encoder that finds the quotes stays as it is, so that attribution loses nothing. A copy of it is trained on NewsMTSC
(Hamborg & Donnay 2021), the target between two markers, and on what large teachers say of people named in other news; what
ships is how the copy's 8-bit weights differ.
"""

import random
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn import functional as F

from analysis.training.encoder import MINILM, Encoder, Shape
from analysis.training.material import Arrays
from analysis.training.rows import Batch, Rows, collate, groups, hidden
from analysis.training.run import SHAPES, read_weights

INNER = 256
CLASSES = 3


@dataclass(frozen=True)
class Settings:
    """What a stage is made of; written beside its results."""

    shape: str = "minilm"
    epochs: int = 4
    # With minutes given the rates fall by the clock, and the stage is over when they are.
    minutes: float = 0
    seed: int = 1
    # Padded word pieces in a batch.
    pieces: int = 4096
    rate: float = 1e-4
    head_rate: float = 5e-4
    warm_up: float = 0.06
    weight_decay: float = 0.01
    dropout: float = 0.1
    smoothing: float = 0.1
    average: float = 0.99
    # Share of the targets whose words are hidden, so that nobody is judged by the name.
    hide: float = 0.2
    # So many layers from below stay as they are, like the embeddings; -1: everything is trained.
    frozen: int = -1
    # How much of the gold is what teachers say.
    teacher: float = 0.0
    # The part of the sentences to leave out, of so many parts; -1: none.
    fold: int = -1
    folds: int = 5


class Toward(nn.Module):
    """The encoder and the scores of negative, neutral and positive."""

    def __init__(self, shape: Shape = MINILM, *, dropout: float = 0.0) -> None:
        """Set up with random weights."""
        super().__init__()
        self.encoder = Encoder(shape, dropout=dropout)
        self.inner = nn.Linear(2 * shape.width, INNER)
        self.scores = nn.Linear(INNER, CLASSES)
        self.dropout = nn.Dropout(dropout)

    def forward(self, batch: Batch) -> Tensor:
        """(rows, 3) scores, from the mean vector of the marked target and the first one."""
        with torch.autocast(batch.pieces.device.type, torch.bfloat16):
            x = self.encoder(*batch[:4])
        x, inside = x.float(), batch.target[..., None].float()
        both = torch.cat([(x * inside).sum(1) / inside.sum(1), x[:, 0]], 1)
        return self.scores(self.dropout(torch.tanh(self.inner(self.dropout(both)))))


def beginning(start: Path, settings: Settings) -> Toward:
    """A model to train from a file of an encoder's weights: an exported one, or torch's, alone or as part of a model's."""
    model = Toward(SHAPES[settings.shape], dropout=settings.dropout)
    weights = read_weights(start)
    if not any(name.startswith("encoder.") for name in weights):
        weights = {f"encoder.{name}": w for name, w in weights.items()}
    known = {name: w.float() for name, w in weights.items() if name in model.state_dict()}
    model.load_state_dict(known, strict=False)
    if settings.frozen >= 0:
        model.encoder.requires_grad_(False)
        model.encoder.layers[settings.frozen :].requires_grad_(True)
    return model


Lesson = tuple[Rows, NDArray, NDArray]


class Stage:
    """The model and all that goes with it while it is trained."""

    def __init__(self, model: Toward, lessons: Sequence[Lesson], settings: Settings) -> None:
        """Begin with the weights that the model has; a lesson is rows, the numbers of some, and the gold of all."""
        torch.manual_seed(settings.seed)
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.model, self.settings, self.lessons = model.to(self.device), settings, lessons
        self.rng = random.Random(settings.seed)
        self.learned = {name: p for name, p in model.named_parameters() if p.requires_grad}
        inner = [p for name, p in self.learned.items() if name.startswith("encoder.")]
        outer = [p for name, p in self.learned.items() if not name.startswith("encoder.")]
        rates = ((inner, settings.rate), (outer, settings.head_rate))
        found = [{"params": params, "rate": rate} for params, rate in rates]
        self.optimizer = torch.optim.AdamW(found, lr=0.0, weight_decay=settings.weight_decay, fused=True)
        self.average = {name: p.detach().clone() for name, p in self.learned.items()}
        self.steps, self.total = 0, settings.epochs * len(self.plan())
        self.start = time.monotonic()

    @property
    def share(self) -> float:
        """How much of the stage is over, from 0 to 1."""
        if self.settings.minutes:
            return min((time.monotonic() - self.start) / (60 * self.settings.minutes), 1.0)
        return self.steps / self.total

    def plan(self) -> list[tuple[int, list[int]]]:
        """The groups of an epoch, with the number of their lesson."""
        found = [
            (k, group)
            for k, (rows, numbers, _) in enumerate(self.lessons)
            for group in groups(rows, numbers, pieces=self.settings.pieces, rng=self.rng)
        ]
        self.rng.shuffle(found)
        return found

    def epoch(self) -> float:
        """Read every row once; gives the mean loss."""
        self.model.train()
        losses = []
        for k, group in self.plan():
            rows, _, gold = self.lessons[k]
            batch = hidden(collate(rows, group, self.device), self.settings.hide)
            wanted = torch.from_numpy(gold[group]).float().to(self.device)
            loss = F.cross_entropy(self.model(batch), wanted, label_smoothing=self.settings.smoothing)
            loss.backward()
            self._step()
            losses.append(loss.detach())
            if self.share >= 1:
                break
        return float(torch.stack(losses).mean())

    def _step(self) -> None:
        """One update; the rate rises shortly, then falls to nothing."""
        warm_up, share = self.settings.warm_up, self.share
        scale = max(min(share / warm_up, max(1 - share, 0) / (1 - warm_up)), 0.002)
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
        copy = Toward(self.model.encoder.shape)
        copy.load_state_dict(self.model.state_dict() | self.average)
        return copy.to(self.device).eval()


def lessons(sets: dict[str, Rows], taught: Arrays, settings: Settings) -> list[Lesson]:
    """What to learn from: the training rows without those of the fold, and with teachers, rows without gold."""
    train = sets["train"]
    gold = np.eye(CLASSES)[train.gold]
    kept = np.flatnonzero((train.sentence % settings.folds != settings.fold) | (settings.fold < 0))
    if not settings.teacher:
        return [(train, kept, gold)]
    mixed = (1 - settings.teacher) * gold + settings.teacher * taught["train"]
    return [(train, kept, mixed), (sets["other"], balanced(taught["other"]), taught["other"])]


def balanced(said: NDArray) -> NDArray:
    """Rows that teachers are not neutral about, and as many others."""
    clear = np.flatnonzero(said[:, 1] < 0.5)
    rest = np.flatnonzero(said[:, 1] >= 0.5)
    return np.concatenate([clear, np.random.default_rng(1).permutation(rest)[: len(clear)]])


def fit(
    sets: dict[str, Rows], start: Path, taught: Arrays, settings: Settings
) -> tuple[Toward, list[dict[str, float]]]:
    """Train to the end, measured after every epoch; gives the averaged model and the curve."""
    stage, curve = Stage(beginning(start, settings), lessons(sets, taught, settings), settings), []
    while stage.share < 1:
        loss = stage.epoch()
        smooth = stage.averaged()
        figures = {
            name: round(macro_f1(predict(smooth, sets[name], stage.device), sets[name].gold), 4)
            for name in ("dev", "dev_mt")
        }
        curve.append({"epoch": len(curve) + 1, "loss": round(loss, 4), **figures})
        print(curve[-1], flush=True)
    return stage.averaged(), curve


def predict(model: Toward, rows: Rows, device: str, *, together: int = 96) -> NDArray:
    """Scores (rows, 3)."""
    order = np.argsort(np.diff(rows.begins))
    scores = np.zeros((len(order), CLASSES), np.float32)
    for k in range(0, len(order), together):
        group = order[k : k + together]
        with torch.no_grad():
            scores[group] = model(collate(rows, group, device)).cpu().numpy()
    return scores


def teach(model: Toward, sets: dict[str, Rows], settings: Settings) -> Arrays:
    """What one teacher says of the fold it has not seen, and of the rows without gold."""
    said, device = {}, str(next(model.parameters()).device)
    for name in ("train", "other"):
        scores = torch.from_numpy(predict(model, sets[name], device))
        said[name] = scores.softmax(1).numpy()
    said["train"][sets["train"].sentence % settings.folds != settings.fold] = 0
    return said


def macro_f1(scores: NDArray, gold: NDArray) -> float:
    """Mean F1 of the three classes."""
    guess = scores.argmax(1)
    parts = [
        2 * np.sum((gold == c) & (guess == c)) / max(np.sum(gold == c) + np.sum(guess == c), 1)
        for c in range(CLASSES)
    ]
    return float(np.mean(parts))
