"""How right the model is on the parts kept for development."""

import importlib.util
import json
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType

import numpy as np
import torch
from numpy.typing import NDArray

from analysis.quotes.decode import KINDS, Crf, Span, candidates, choose
from analysis.quotes.encoding import Document, cuts, window
from analysis.quotes.model import THRESHOLDS
from analysis.training.data import Article, Batch, Example, batches, collate
from analysis.training.heads import Model

Read = Callable[[Batch], torch.Tensor]


def word_vectors(model: Model, docs: list[Document]) -> list[NDArray[np.float32]]:
    """(words, width) for every document, read in windows with context on both sides."""
    jobs = [(i, *cut) for i, doc in enumerate(docs) for cut in cuts(doc)]
    found = [Example(window(docs[i], before, after), {}, []) for i, before, _, _, after in jobs]
    order = sorted(range(len(jobs)), key=lambda j: len(found[j].window.pieces))
    result = [np.zeros((len(doc.words), 384), dtype=np.float32) for doc in docs]
    for k in range(0, len(order), 12):
        group = order[k : k + 12]
        batch = collate_plain([found[j] for j in group])
        with torch.no_grad():
            vectors = model.words(batch).float().numpy()
        for row, j in zip(vectors, group, strict=True):
            i, before, first, end, _ = jobs[j]
            result[i][first:end] = row[first - before : end - before]
    return result


def collate_plain(found: list[Example]) -> Batch:
    """A batch without targets."""
    return collate([e._replace(targets={}) for e in found])


def crf_of(model: Model) -> Crf:
    """The CRF's scores as arrays."""
    return Crf(*(a.detach().numpy().astype(np.float32) for a in model.crf.scores()))


def predict(model: Model, docs: list[Document]) -> list[list[tuple[str, int, int]]]:
    """The spans (kind, first word, past the last) of every document."""
    model.eval()
    weight, bias = model.tags.weight.detach().numpy(), model.tags.bias.detach().numpy()
    emissions = [(doc, v @ weight.T + bias) for doc, v in zip(docs, word_vectors(model, docs), strict=True)]
    return [
        [
            (s.kind, a + s.first, a + s.end)
            for (a, _), spans in zip(doc.paragraphs, _candidates(doc, scores, model), strict=True)
            for s in choose(spans, THRESHOLDS)
        ]
        for doc, scores in emissions
    ]


def _candidates(doc: Document, scores: NDArray[np.float32], model: Model) -> list[list[Span]]:
    return candidates([scores[a:b] for a, b in doc.paragraphs], crf_of(model))


def span_scores(
    articles: Iterable[Article], docs: list[Document], found: list[list[tuple[str, int, int]]], shared: Path
) -> dict[str, dict[str, float]]:
    """Exact and begin F1 of every kind, as the published systems are scored."""
    scorer = _scorer(shared / "score" / "spans.py")
    gold = scorer.read_jsonl(shared / "data" / "polnear" / "dev_peer.jsonl")
    rows = []
    for article, doc, kinds in zip(articles, docs, found, strict=True):
        for kind, a, b in kinds:
            rows.append({"article": article.name, kind: [[doc.words[a].start, doc.words[b - 1].end]]})
    result = scorer.score(gold, rows)
    return {m: {kind: round(100 * result[m][kind]["f1"], 2) for kind in KINDS} for m in ("exact", "begin")}


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("spans", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tag_accuracy(model: Model, found: list[Example]) -> dict[str, float]:
    """Share of words with the right tag, for every task of the grammar."""
    model.eval()
    right = dict.fromkeys(model.grammar, 0)
    total = 0
    for batch in _batched(found):
        with torch.no_grad():
            words = model.words(batch)
        for task, head in model.grammar.items():
            gold = batch.targets[task]
            right[task] += int((head(words).argmax(2) == gold).sum())
        total += int((gold >= 0).sum())
    return {task: round(100 * n / total, 2) for task, n in right.items()}


def polarity_f1(model: Model, found: list[Example]) -> float:
    """Macro F1 of negative, neutral and positive."""
    model.eval()
    gold, guess = [], []
    for batch in _batched(found):
        with torch.no_grad():
            guess += model.sentiment(batch).argmax(1).tolist()
        gold += batch.targets["polarity"][:, 0].tolist()
    g, p = np.array(gold), np.array(guess)
    f1 = [2 * np.sum((g == c) & (p == c)) / max(np.sum(g == c) + np.sum(p == c), 1) for c in range(3)]
    return round(100 * float(np.mean(f1)), 2)


def _batched(found: list[Example]) -> Iterable[Batch]:
    import random

    for group in batches(found, pieces=4096, rng=random.Random(0)):
        yield collate(group)


def dump(path: Path, rows: list[dict[str, object]]) -> None:
    """Write rows as JSON lines."""
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
