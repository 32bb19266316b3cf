"""How right the model is on the parts kept for development."""

import importlib.util
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import numpy as np
import torch
from numpy.typing import NDArray

from analysis.quotes.model import THRESHOLDS
from analysis.quotes.model.decode import KINDS, Crf, candidates, choose, valued
from analysis.quotes.model.encoding import document
from analysis.training.heads import Model, pointer_scores
from analysis.training.material import Arrays, read_articles, read_jsonl
from analysis.training.texts import NONE, Batch, Stream, windows

Found = list[tuple[str, int, int]]
# Windows read at once.
TOGETHER = 24


def crf_of(model: Model) -> Crf:
    """The CRF's scores as arrays."""
    return Crf(*(a.detach().cpu().numpy().astype(np.float32) for a in model.crf.scores()))


def predict(model: Model, read: Stream) -> Found:
    """The spans (kind, first word, past the last) of all texts of a set, by number of the word in the set."""
    model.eval()
    scores = np.zeros((read.texts.first.shape[1], len(model.tags.bias)), np.float32)
    for batch in _batches(read):
        with torch.no_grad():
            scores[batch.words.cpu().numpy()] = model.tags(model.words(batch)).cpu().numpy()
    found = candidates([scores[a:b] for a, b in read.texts.units], crf_of(model))
    return [
        (span.kind, int(a) + span.first, int(a) + span.end)
        for (a, _), spans in zip(read.texts.units, found, strict=True)
        for span in choose(valued(spans), THRESHOLDS)
    ]


def _batches(read: Stream) -> Iterator[Batch]:
    found = sorted(windows(read.texts, range(len(read.texts.docs) - 1), most=320), key=lambda w: w.size)
    for k in range(0, len(found), TOGETHER):
        yield read.batch(found[k : k + TOGETHER])


def span_scores(found: Found, shared: Path) -> dict[str, dict[str, float]]:
    """Exact and begin F1 of every kind, as the published systems are scored."""
    scorer = _scorer(shared / "score" / "spans.py")
    folder = shared / "data" / "polnear"
    words = [
        (article.name, word.start, word.end)
        for article in read_articles(folder / "dev.jsonl")
        for word in document(article.text).words
    ]
    rows = [{"article": words[a][0], kind: [[words[a][1], words[b - 1][2]]]} for kind, a, b in found]
    result = scorer.score(read_jsonl(folder / "dev_peer.jsonl"), rows)
    return {m: {kind: round(100 * result[m][kind]["f1"], 2) for kind in KINDS} for m in ("exact", "begin")}


def _scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("spans", path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def tag_accuracy(model: Model, read: Stream, targets: Arrays) -> dict[str, float]:
    """Share of words with the right tag, and of right pointers, for every task of the grammar."""
    model.eval()
    guess: dict[str, NDArray] = {task: np.full(len(gold), NONE) for task, gold in targets.items()}
    for batch in _batches(read):
        own = batch.words.cpu().numpy()
        with torch.no_grad():
            words = model.words(batch)
            for task, head in model.grammar.items():
                guess[task][own] = head(words).argmax(1).cpu().numpy()
            for task, head in model.pointers.items():
                place = pointer_scores(head(words), batch).argmax(2)
                real = batch.rows >= 0
                first = batch.words[batch.rows[:, :1]]
                guess[task][own] = (place + first)[real].cpu().numpy()
    return {
        task: round(100 * float((guess[task] == gold)[gold != NONE].mean()), 2)
        for task, gold in targets.items()
    }
