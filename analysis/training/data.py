"""Training material: attributed news, parsed text and targeted sentiment, as encoder windows and batches."""

import json
import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor

from analysis.quotes.decode import KINDS, LABELS, outlines
from analysis.quotes.encoding import Document, Window, document, runs, window

NONE = -100
MASK = 103
STRAIGHT = str.maketrans("“”‘’", "\"\"''")
Relation = dict[str, list[list[int]]]


class Article(NamedTuple):
    """A text and what each annotator found in it."""

    name: str
    text: str
    annotations: list[list[Relation]]


class Example(NamedTuple):
    """One window: encoder input, and one row of word targets for each task (`NONE` where there is none)."""

    window: Window
    targets: dict[str, list[int]]
    units: list[tuple[int, int]]


class Batch(NamedTuple):
    """Padded windows. `first` leads from words to pieces; `units` are the word ranges the CRF reads as one."""

    pieces: Tensor
    casings: Tensor
    marks: Tensor
    seen: Tensor
    first: Tensor
    targets: dict[str, Tensor]
    units: list[tuple[int, int, int]]


def read_articles(path: Path) -> list[Article]:
    """PolNeAR as JSON lines."""
    with path.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    return [Article(row["article"], row["text"], row["annotations"]) for row in rows]


def prepare(
    articles: Iterable[Article], *, straight: bool = False
) -> list[tuple[Document, list[dict[str, list[int]]]]]:
    """Documents with word targets, one set for each annotator; `straight` reads them with straight marks."""
    result = []
    for article in articles:
        doc = document(article.text.translate(STRAIGHT) if straight else article.text)
        result.append((doc, [word_targets(doc, relations) for relations in article.annotations]))
    return result


def word_targets(doc: Document, relations: list[Relation]) -> dict[str, list[int]]:
    """`tags`: index into `LABELS` for every word; `links`: the first word of the cue each span belongs to.

    A source that speaks twice points to the nearer of its cues.
    """
    tags, links = [0] * len(doc.words), [NONE] * len(doc.words)
    breaks = {first for first, _ in doc.paragraphs}
    for kind in KINDS:
        for relation in relations:
            cue = [first for first, _ in _word_spans(doc, relation.get("cue") or [])]
            for first, end in _word_spans(doc, relation.get(kind) or []):
                for a, b in _cut(first, end, breaks):
                    _paint(tags, kind, a, b)
                if cue and kind != "cue" and _nearer(cue[0], links[first], first):
                    links[first:end] = [cue[0]] * (end - first)
    return {"tags": tags, "links": links}


def _nearer(new: int, old: int, to: int) -> bool:
    return old == NONE or abs(new - to) < abs(old - to)


def _word_spans(doc: Document, spans: list[list[int]]) -> list[tuple[int, int]]:
    """Character spans -> word spans; a word belongs to a span that it touches."""
    starts, ends = [w.start for w in doc.words], [w.end for w in doc.words]
    found = [(bisect_right(ends, a), bisect_left(starts, b)) for a, b in spans]
    return [(first, end) for first, end in found if first < end]


def _cut(first: int, end: int, breaks: set[int]) -> list[tuple[int, int]]:
    edges = [first, *(i for i in range(first + 1, end) if i in breaks), end]
    return list(pairwise(edges))


def _paint(tags: list[int], kind: str, first: int, end: int) -> None:
    b, i, e, s = (LABELS.index(f"{part}-{kind}") for part in "BIES")
    tags[first:end] = [s] if end - first == 1 else [b, *[i] * (end - first - 2), e]
    # A span painted over in part keeps a legal outline.
    if first:
        _close(tags, first - 1)
    if end < len(tags):
        _open(tags, end)


def _open(tags: list[int], i: int) -> None:
    """Let a span begin at word `i`: I becomes B, E becomes S."""
    tags[i] += {"I": -1, "E": 1}.get(LABELS[tags[i]][0], 0)


def _close(tags: list[int], i: int) -> None:
    """Let a span end at word `i`: B becomes S, I becomes E."""
    tags[i] += {"B": 3, "I": 1}.get(LABELS[tags[i]][0], 0)


def examples(
    doc: Document, targets: dict[str, list[int]], *, most: int, rng: random.Random
) -> Iterator[Example]:
    """The whole document in windows of at most `most` pieces, cut between paragraphs where possible.

    The first window is shorter by chance, so that the cuts fall elsewhere in each epoch.
    """
    room, start, end, used = rng.randint(most // 3, most), 0, 0, 2
    for a, b in runs(doc, most - 2):
        size = sum(len(p) for p in doc.pieces[a:b]) + 1
        if used + size > room and end > start:
            yield _example(doc, targets, start, end)
            room, start, used = most, a, 2
        end, used = b, used + size
    if end > start:
        yield _example(doc, targets, start, end)


def _example(doc: Document, targets: dict[str, list[int]], start: int, end: int) -> Example:
    inside = {task: row[start:end] for task, row in targets.items()}
    for task in ("links", "heads"):
        if task in inside:
            inside[task] = [i - start if start <= i < end else NONE for i in inside[task]]
    units = [(max(a, start) - start, min(b, end) - start) for a, b in doc.paragraphs if a < end and b > start]
    if "tags" in inside:
        _open(inside["tags"], 0)
        _close(inside["tags"], -1)
        inside["ends"] = _ends(inside["tags"])
    return Example(window(doc, start, end), inside, units)


def _ends(tags: list[int]) -> list[int]:
    """For the first word of every span its last word."""
    ends = [NONE] * len(tags)
    for _, first, end in outlines(tags):
        ends[first] = end - 1
    return ends


def whole(doc: Document, targets: dict[str, list[int]]) -> Example:
    """The whole document in one window."""
    return _example(doc, targets, 0, len(doc.words))


def batches(found: list[Example], *, pieces: int, rng: random.Random) -> list[list[Example]]:
    """Examples of like length together, at most `pieces` padded pieces a batch, in random order."""
    ordered = sorted(found, key=lambda e: len(e.window.pieces) * rng.uniform(0.9, 1.1))
    result: list[list[Example]] = [[]]
    longest = 0
    for example in ordered:
        longest = max(longest, len(example.window.pieces))
        if result[-1] and longest * (len(result[-1]) + 1) > pieces:
            result.append([])
            longest = len(example.window.pieces)
        result[-1].append(example)
    rng.shuffle(result)
    return result


def collate(found: list[Example], device: str = "cpu") -> Batch:
    """Pad examples into tensors."""
    windows = [e.window for e in found]
    columns = [_pad([getattr(w, name) for w in windows], 0) for name in ("pieces", "casings", "marks")]
    seen = _pad([[1] * len(w.pieces) for w in windows], 0)
    targets = {task: _pad([e.targets[task] for e in found], NONE) for task in found[0].targets}
    units = [(row, a, b) for row, e in enumerate(found) for a, b in e.units]
    tensors = [t.to(device) for t in (*columns, seen, _pad([w.first for w in windows], 0))]
    return Batch(*tensors, {task: t.to(device) for task, t in targets.items()}, units)


def hide(batch: Batch, share: float) -> Batch:
    """The batch with a share of its word pieces masked; casing and quotation marks stay."""
    if not share:
        return batch
    hidden = (torch.rand(batch.pieces.shape, device=batch.pieces.device) < share) & (batch.pieces > MASK)
    return batch._replace(pieces=batch.pieces.masked_fill(hidden, MASK))


def _pad(rows: list[list[int]], value: int) -> Tensor:
    result = torch.full((len(rows), max(map(len, rows))), value, dtype=torch.long)
    for i, row in enumerate(rows):
        result[i, : len(row)] = torch.tensor(row)
    return result
