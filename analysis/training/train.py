"""One training run: attribution with grammar and sentiment beside it, by the clock, resumable."""

import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from itertools import count
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor

from analysis.training import auxiliary, data, evaluate
from analysis.training.encoder import load_base
from analysis.training.heads import Model


@dataclass(frozen=True)
class Settings:
    """What a run is made of; written beside its results."""

    minutes: float = 80
    seed: int = 1
    pieces: int = 3072
    window: int = 320
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.04
    weight_decay: float = 0.01
    dropout: float = 0.1
    link_weight: float = 0.3
    grammar_weight: float = 0.3
    sentiment_weight: float = 0.3
    # One batch of grammar (of sentiment) after so many batches of attribution; 0 leaves it out.
    grammar_every: int = 4
    sentiment_every: int = 6
    straight: float = 0.15
    average: float = 0.998
    threads: int = 2


class Material(NamedTuple):
    """All that is read from disk."""

    train: list
    train_straight: list
    dev_articles: list
    dev: list
    parsed: list
    parsed_dev: list
    sentiment: list
    sentiment_dev: list
    tags: dict[str, dict[str, int]]


def load(shared: Path, settings: Settings) -> Material:
    """Read and prepare the data sets under `shared/data`."""
    folder = shared / "data"
    articles = data.read_articles(folder / "polnear" / "train.jsonl")
    dev = data.read_articles(folder / "polnear" / "dev.jsonl")
    tags: dict[str, dict[str, int]] = {task: {} for task in auxiliary.TASKS}
    parsed = auxiliary.parsed([folder / name / "train.conllu" for name in ("gum", "ewt")], tags)
    known = {task: len(numbers) for task, numbers in tags.items()}
    parsed_dev = auxiliary.parsed([folder / "gum" / "dev.conllu"], {t: dict(n) for t, n in tags.items()})
    assert all(known[task] == len(tags[task]) for task in tags)
    return Material(
        data.prepare(articles),
        data.prepare(articles, straight=True),
        dev,
        [doc for doc, _ in data.prepare(dev)],
        parsed,
        auxiliary.parsed_examples(parsed_dev, random.Random(0)),
        auxiliary.sentiment(folder / "newsmtsc" / "train.jsonl"),
        auxiliary.sentiment(folder / "newsmtsc" / "dev.jsonl"),
        tags,
    )


def epoch(material: Material, settings: Settings, number: int) -> list[list[data.Example]]:
    """One pass over the attributed articles; one annotator and one style of marks each, by chance."""
    rng = random.Random(f"{settings.seed}/{number}")
    found = []
    for plain, straight in zip(material.train, material.train_straight, strict=True):
        doc, annotations = straight if rng.random() < settings.straight else plain
        found += data.examples(doc, rng.choice(annotations), most=settings.window, rng=rng)
    return data.batches(found, pieces=settings.pieces, rng=rng)


def endless(
    make: Callable[[random.Random], list[data.Example]], rng: random.Random, pieces: int
) -> Iterator[list[data.Example]]:
    """Batches for ever, newly drawn after each pass."""
    while True:
        yield from data.batches(make(rng), pieces=pieces, rng=rng)


class Run:
    """The state of a run: what a checkpoint holds."""

    def __init__(self, settings: Settings, grammar: dict[str, int]) -> None:
        """Begin from the base weights."""
        torch.manual_seed(settings.seed)
        self.settings = settings
        self.model = Model(grammar=grammar, dropout=settings.dropout)
        load_base(self.model.encoder)
        inner, outer = (
            self.model.encoder,
            [p for n, p in self.model.named_parameters() if not n.startswith("encoder.")],
        )
        groups = [
            {"params": list(inner.parameters()), "rate": settings.encoder_rate},
            {"params": outer, "rate": settings.head_rate},
        ]
        self.optimizer = torch.optim.AdamW(groups, lr=0.0, weight_decay=settings.weight_decay, fused=True)
        self.average = [p.detach().clone() for p in self.model.parameters()]
        self.elapsed = 0.0
        self.epoch = 0
        self.steps = 0
        self.curve: list[dict[str, object]] = []

    def step(self, loss: Tensor) -> None:
        """One update, at the rate the clock gives."""
        share = min(self.elapsed / (60 * self.settings.minutes), 1.0)
        scale = min(share / self.settings.warm_up, (1 - share) / (1 - self.settings.warm_up))
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * max(scale, 0.002)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.steps += 1
        # A short memory at first, so that the untrained start is forgotten.
        keep = min(self.settings.average, (1 + self.steps) / (10 + self.steps))
        torch._foreach_lerp_(self.average, [p.detach() for p in self.model.parameters()], 1 - keep)

    def averaged(self) -> Model:
        """A copy with the averaged weights."""
        copy = Model(grammar={t: h.out_features for t, h in self.model.grammar.items()}, dropout=0)
        copy.load_state_dict(self.model.state_dict())
        for p, q in zip(copy.parameters(), self.average, strict=True):
            p.data.copy_(q)
        return copy.eval()

    def save(self, folder: Path) -> None:
        """Write the checkpoint; the old one stays until the new one is whole."""
        state = {
            "model": self.model.state_dict(),
            "optimizer": self.optimizer.state_dict(),
            "average": self.average,
            "elapsed": self.elapsed,
            "epoch": self.epoch,
            "steps": self.steps,
            "curve": self.curve,
        }
        torch.save(state, folder / "checkpoint.part")
        (folder / "checkpoint.part").replace(folder / "checkpoint.pt")

    def restore(self, folder: Path) -> None:
        """Go on from a checkpoint, if there is one; a half epoch is begun anew."""
        if not (folder / "checkpoint.pt").exists():
            return
        state = torch.load(folder / "checkpoint.pt", weights_only=True)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.average = state["average"]
        self.elapsed, self.epoch, self.steps = state["elapsed"], state["epoch"], state["steps"]
        self.curve = state["curve"]


def measure(run: Run, material: Material, shared: Path) -> dict[str, object]:
    """All dev figures of the averaged weights."""
    model = run.averaged()
    found = evaluate.predict(model, material.dev)
    return {
        "minutes": round(run.elapsed / 60, 1),
        "epoch": run.epoch,
        "steps": run.steps,
        **evaluate.span_scores(material.dev_articles, material.dev, found, shared),
        **evaluate.tag_accuracy(model, material.parsed_dev),
        "polarity": evaluate.polarity_f1(model, material.sentiment_dev),
    }


def train(shared: Path, folder: Path, settings: Settings) -> Model:
    """Train by the clock; every epoch is measured on dev, every five minutes saved."""
    torch.set_num_threads(settings.threads)
    folder.mkdir(parents=True, exist_ok=True)
    material = load(shared, settings)
    run = Run(settings, {task: len(numbers) for task, numbers in material.tags.items()})
    run.restore(folder)
    (folder / "settings.json").write_text(json.dumps({**asdict(settings), "tags": material.tags}, indent=1))
    rng = random.Random(f"{settings.seed}/{run.steps}")
    grammar = endless(lambda r: auxiliary.parsed_examples(material.parsed, r), rng, settings.pieces)
    feeling = endless(lambda r: list(material.sentiment), rng, settings.pieces)
    saved = clock = time.monotonic()
    for _ in count():
        for i, group in enumerate(epoch(material, settings, run.epoch)):
            if run.elapsed > 60 * settings.minutes:
                break
            losses = [
                lambda b=group: run.model.attribution_loss(data.collate(b), link_weight=settings.link_weight)
            ]
            if settings.grammar_every and i % settings.grammar_every == 0:
                losses.append(
                    lambda: settings.grammar_weight * run.model.grammar_loss(data.collate(next(grammar)))
                )
            if settings.sentiment_every and i % settings.sentiment_every == 0:
                losses.append(
                    lambda: settings.sentiment_weight * run.model.sentiment_loss(data.collate(next(feeling)))
                )
            for make in losses:
                run.model.train()
                loss = make()
                run.step(loss)
            now = time.monotonic()
            run.elapsed, clock = run.elapsed + now - clock, now
            if i % 50 == 0:
                print(
                    f"epoch {run.epoch} batch {i} loss {loss.item():.4f} minutes {run.elapsed / 60:.1f}",
                    flush=True,
                )
            if now - saved > 300:
                run.save(folder)
                saved = now
        run.epoch += 1
        row = measure(run, material, shared)
        run.curve.append(row)
        print(json.dumps(row), flush=True)
        (folder / "curve.json").write_text(json.dumps(run.curve, indent=1))
        run.save(folder)
        clock = time.monotonic()
        if run.elapsed > 60 * settings.minutes:
            return run.averaged()
