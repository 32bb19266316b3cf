"""One training run: attribution, with grammar and sentiment beside it; resumable, measured after every epoch."""

import json
import random
import time
from collections.abc import Callable, Iterator
from dataclasses import asdict
from pathlib import Path
from typing import NamedTuple

import torch

from analysis.quotes.encoding import Document
from analysis.training import auxiliary, data, evaluate, names
from analysis.training.heads import Model
from analysis.training.run import Run, Settings

SAVE_SECONDS = 300
# The size of short windows, in word pieces.
SHORT = (24, 120)
Prepared = list[tuple[Document, list[dict[str, list[int]]]]]


class Material(NamedTuple):
    """All that is read from disk."""

    train: Prepared
    train_straight: Prepared
    dev_articles: list[data.Article]
    dev: list[Document]
    parsed: list[tuple[Document, dict[str, list[int]]]]
    parsed_dev: list[data.Example]
    sentiment: list[data.Example]
    sentiment_dev: list[data.Example]
    tags: dict[str, dict[str, int]]
    common: set[str]
    names: list[str]


def load(shared: Path) -> Material:
    """Read and prepare the data sets under `shared/data`."""
    folder = shared / "data"
    articles = data.read_articles(folder / "polnear" / "train.jsonl")
    dev = data.read_articles(folder / "polnear" / "dev.jsonl")
    tags: dict[str, dict[str, int]] = {task: {} for task in auxiliary.TASKS}
    parsed = auxiliary.parsed([folder / name / "train.conllu" for name in ("gum", "ewt")], tags)
    # A tag that only dev has gets a number no head can give, and counts as wrong.
    parsed_dev = auxiliary.parsed([folder / "gum" / "dev.conllu"], {t: dict(n) for t, n in tags.items()})
    train = data.prepare(articles)
    return Material(
        train,
        data.prepare(articles, straight=True),
        dev,
        [doc for doc, _ in data.prepare(dev)],
        parsed,
        auxiliary.parsed_examples(parsed_dev, random.Random(0)),
        auxiliary.sentiment(folder / "newsmtsc" / "train.jsonl"),
        auxiliary.sentiment(folder / "newsmtsc" / "dev.jsonl"),
        tags,
        names.common_words(doc for doc, _ in train),
        _proper_nouns(parsed, tags["upos"]["PROPN"]),
    )


def _proper_nouns(parsed: list[tuple[Document, dict[str, list[int]]]], proper: int) -> list[str]:
    """The proper nouns of the parsed texts, each once."""
    found = {
        doc.text[word.start : word.end]
        for doc, targets in parsed
        for word, tag in zip(doc.words, targets["upos"], strict=True)
        if tag == proper and word.casing == names.NAMED[0]
    }
    return sorted(found)


def epoch(material: Material, settings: Settings, number: int) -> list[list[data.Example]]:
    """One pass over the attributed articles.

    For each article chance decides the annotator, the style of marks, other names and the size of its windows.
    """
    rng = random.Random(f"{settings.seed}/{number}")
    pool = material.names + names.made_up(rng, len(material.names))
    found = []
    for plain, straight in zip(material.train, material.train_straight, strict=True):
        doc, annotations = straight if rng.random() < settings.straight else plain
        if rng.random() < settings.rename:
            doc = names.renamed(doc, material.common, pool, settings.rename_names, rng)
        most = rng.randint(*SHORT) if rng.random() < settings.short else settings.window
        found += data.examples(doc, rng.choice(annotations), most=most, rng=rng)
    return data.batches(found, pieces=settings.pieces, rng=rng)


Loss = Callable[[data.Batch], torch.Tensor]


def tasks(run: Run, material: Material) -> list[tuple[int, float, Loss, Iterator[list[data.Example]]]]:
    """The tasks beside attribution: how often, with what weight, their loss and their batches."""
    settings, model = run.settings, run.model
    rng = random.Random(f"{settings.seed}/{run.steps}")
    grammar = _endless(lambda: auxiliary.parsed_examples(material.parsed, rng), rng, settings.pieces)
    sentiment = _endless(lambda: list(material.sentiment), rng, settings.pieces)
    found = [
        (settings.grammar_every, settings.grammar_weight, model.grammar_loss, grammar),
        (settings.sentiment_every, settings.sentiment_weight, model.sentiment_loss, sentiment),
    ]
    return [task for task in found if task[0]]


def _endless(
    make: Callable[[], list[data.Example]], rng: random.Random, pieces: int
) -> Iterator[list[data.Example]]:
    while True:
        yield from data.batches(make(), pieces=pieces, rng=rng)


def one_epoch(run: Run, material: Material, save: Callable[[], None]) -> None:
    """Train on every article once, or until the time is up."""
    settings = run.settings
    run.model.train()
    beside = tasks(run, material)
    saved = clock = time.monotonic()
    for i, group in enumerate(epoch(material, settings, run.epoch)):
        batch = data.hide(data.collate(group, run.device), settings.hide)
        loss = run.model.attribution_loss(
            batch, link_weight=settings.link_weight, end_weight=settings.end_weight
        )
        loss.backward()
        for every, weight, other, source in beside:
            if i % every == 0:
                (weight * other(data.collate(next(source), run.device))).backward()
        run.step()
        now = time.monotonic()
        run.elapsed, clock = run.elapsed + now - clock, now
        if i % 50 == 0:
            print(
                f"epoch {run.epoch} batch {i} loss {loss.item():.4f} minutes {run.elapsed / 60:.1f}",
                flush=True,
            )
        if now - saved > SAVE_SECONDS:
            save()
            saved = now
        if run.over:
            break
    run.epoch += 1


def measure(model: Model, material: Material, shared: Path) -> dict[str, object]:
    """All figures on the parts kept for development."""
    found = evaluate.predict(model, material.dev)
    return {
        **evaluate.span_scores(material.dev_articles, material.dev, found, shared),
        **evaluate.tag_accuracy(model, material.parsed_dev),
        "polarity": evaluate.polarity_f1(model, material.sentiment_dev),
    }


def train(shared: Path, folder: Path, settings: Settings) -> Run:
    """Train until the time is up; a run stopped half-way goes on from its last checkpoint."""
    torch.set_num_threads(settings.threads)
    folder.mkdir(parents=True, exist_ok=True)
    material = load(shared)
    run = Run(settings, {task: len(numbers) for task, numbers in material.tags.items()})
    run.restore(folder)
    (folder / "settings.json").write_text(json.dumps({**asdict(settings), "tags": material.tags}, indent=1))
    while not run.over:
        one_epoch(run, material, lambda: run.save(folder))
        at = {"minutes": round(run.elapsed / 60, 1), "epoch": run.epoch, "steps": run.steps}
        run.curve.append(at | measure(run.averaged(), material, shared))
        print(json.dumps(run.curve[-1]), flush=True)
        (folder / "curve.json").write_text(json.dumps(run.curve, indent=1))
        run.save(folder)
    return run
