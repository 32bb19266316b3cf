"""One training run: attribution, with grammar beside it; resumable, measured when it is over."""

import json
import random
import time
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import torch
from torch import Tensor

from analysis.training import evaluate
from analysis.training.crf import Expected
from analysis.training.heads import Model
from analysis.training.material import unpack
from analysis.training.run import Run, Settings, half
from analysis.training.texts import MASK, Batch, Stream, Window, grouped, stream, windows

SAVE_SECONDS = 300
# What a teacher says of a set: see `teach.predict`.
TAUGHT = ("varied", "sentences", "parsed")


class Data:
    """The sets where the model is, with what is taught of them."""

    def __init__(self, packed: Path, taught: Path | None, settings: Settings, device: str) -> None:
        """Bring them there; `taught` holds the expectations of teachers, if there are any."""
        self.sets, self.tags = unpack(packed)
        self.streams = {name: stream(own.texts, device) for name, own in self.sets.items()}
        news = self.sets["news"]
        gold = [_tensor(news.targets[name], device) for name in Expected._fields]
        self.gold = {"news": Expected(*gold)}
        self.links = _tensor(news.targets["links"], device)
        self.parsed = {task: _tensor(values, device) for task, values in self.sets["parsed"].targets.items()}
        if taught and settings.teacher:
            said = read_taught(taught, device)
            first = torch.from_numpy(news.texts.units[:, 0]).to(device)
            self.gold["news"] = mixed(self.gold["news"], said.pop("news"), first, settings.teacher)
            self.gold |= said


def mixed(gold: Expected, said: Expected, first: Tensor, share: float) -> Expected:
    """The gold, a share of it what teachers say; all of it where they say nothing. `first` is the units' first words."""
    shares = share * (said.labels.sum(1) > 0.5).float()
    labels = torch.lerp(gold.labels, said.labels, shares[:, None])
    return Expected(labels, torch.lerp(gold.steps, said.steps, shares[first][:, None, None]))


def _tensor(values: object, device: str) -> Tensor:
    tensor = torch.from_numpy(values).to(device)
    return tensor.float() if tensor.is_floating_point() else tensor.long()


def read_taught(path: Path, device: str) -> dict[str, Expected]:
    """What teachers expect of each set."""
    saved = torch.load(path, weights_only=True, map_location=device)
    return {name: Expected(*(part.float() for part in parts)) for name, parts in saved.items()}


def part_of(doc: int, settings: Settings) -> bool:
    """Whether the run learns from this article: those of its fold are left out."""
    return settings.fold < 0 or doc % settings.folds != settings.fold


def epoch(data: Data, settings: Settings, number: int) -> list[list[Window]]:
    """One pass over the attributed articles."""
    rng = random.Random(f"{settings.seed}/{number}")
    texts = data.sets["news"].texts
    docs = [doc for doc in range(len(texts.docs) - 1) if part_of(doc, settings)]
    found = list(windows(texts, docs, most=settings.window, rng=rng, plain=settings.plain))
    return grouped(found, pieces=settings.pieces, rng=rng)


def endless(data: Data, names: tuple[str, ...], settings: Settings, seed: str) -> Iterator[tuple[str, Batch]]:
    """Batches of some sets, each as often as it is large, over and over."""
    rng = random.Random(seed)
    while True:
        found = [(name, group) for name in names for group in _groups(data.streams[name], settings, rng)]
        rng.shuffle(found)
        for name, group in found:
            yield name, data.streams[name].batch(group)


def _groups(read: Stream, settings: Settings, rng: random.Random) -> list[list[Window]]:
    docs = range(len(read.texts.docs) - 1)
    found = list(windows(read.texts, docs, most=settings.window, rng=rng))
    return grouped(found, pieces=settings.pieces, rng=rng)


def one_epoch(run: Run, data: Data) -> float:
    """Train on every article once; gives the mean loss."""
    settings, model = run.settings, run.model
    model.train()
    grammar = endless(data, ("parsed",), settings, f"{settings.seed}/{run.epoch}/grammar")
    taught = endless(data, TAUGHT, settings, f"{settings.seed}/{run.epoch}/taught")
    losses = []
    for i, group in enumerate(epoch(data, settings, run.epoch)):
        batch = hide(data.streams["news"].batch(group), settings.hide)
        loss = model.attribution_loss(
            batch, of_units(data.gold["news"], batch), data.links, link_weight=settings.link_weight
        )
        loss.backward()
        losses.append(loss.detach())
        if settings.grammar_every and i % settings.grammar_every == 0:
            _, batch = next(grammar)
            (settings.grammar_weight * model.grammar_loss(batch, data.parsed)).backward()
        if settings.taught_every and i % settings.taught_every == 0:
            name, batch = next(taught)
            gold = of_units(data.gold[name], batch)
            model.attribution_loss(hide(batch, settings.hide), gold, None, link_weight=0).backward()
        run.step()
        if run.share >= 1:
            break
    run.epoch += 1
    return float(torch.stack(losses).mean())


def of_units(gold: Expected, batch: Batch) -> Expected:
    """The steps of the batch's units; labels are looked up by word."""
    return gold._replace(steps=gold.steps[batch.numbers].sum(0))


def hide(batch: Batch, share: float) -> Batch:
    """The batch with a share of its word pieces masked; casing and quotation marks stay."""
    if not share:
        return batch
    hidden = (torch.rand(batch.pieces.shape, device=batch.pieces.device) < share) & (batch.pieces > MASK)
    return batch._replace(pieces=batch.pieces.masked_fill(hidden, MASK))


def measure(model: Model, data: Data, shared: Path) -> dict[str, object]:
    """All figures on the parts kept for development."""
    return {
        **evaluate.span_scores(evaluate.predict(model, data.streams["dev"]), shared),
        **evaluate.tag_accuracy(model, data.streams["parsed_dev"], data.sets["parsed_dev"].targets),
    }


def train(packed: Path, folder: Path, settings: Settings, *, taught: Path | None, shared: Path | None) -> Run:
    """Train to the end; a run stopped half-way goes on from its last checkpoint.

    Writes `averaged.pt` when it is over, and with `shared` its figures on the development parts.
    """
    torch.set_num_threads(settings.threads)
    folder.mkdir(parents=True, exist_ok=True)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    data = Data(packed, taught, settings, device)
    steps = settings.epochs * len(epoch(data, settings, 0))
    run = Run(settings, {task: len(numbers) for task, numbers in data.tags.items()}, steps)
    run.restore(folder)
    (folder / "settings.json").write_text(json.dumps({**asdict(settings), "tags": data.tags}, indent=1))
    saved = begun = time.monotonic()
    run.clock = time.monotonic()
    while run.share < 1:
        loss = one_epoch(run, data)
        note = {"epoch": run.epoch, "loss": round(loss, 4), "seconds": round(time.monotonic() - begun)}
        if shared and run.share >= 1:
            note |= measure(run.averaged(), data, shared)
        run.curve.append(note)
        print(folder.name, json.dumps(note), flush=True)
        if time.monotonic() - saved > SAVE_SECONDS:
            run.save(folder)
            saved = time.monotonic()
    (folder / "curve.json").write_text(json.dumps(run.curve, indent=1))
    torch.save(half(run.averaged().state_dict()), folder / "averaged.pt")
    return run
