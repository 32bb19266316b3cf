"""Texts as flat arrays, and batches of windows cut from them.

All texts of a set lie behind one another: word pieces in one stream, words by the place of their first piece, units
(paragraphs, or runs of words of a long one) as ranges of words. A text may stand in the stream in several readings,
with straight marks or with other names, whose words are the same. So a batch is a few numbers, and everything else is
looked up where the model is.
"""

import random
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from analysis.quotes.model.encoding import BREAK, CLS, SEP, Document, runs

NONE = -100
MASK = 103
# The longest unit, in word pieces.
LONGEST = 300
Ints = NDArray[np.int64]


class Texts(NamedTuple):
    """Flat arrays of some texts in one or more readings.

    `pieces`, `casings`, `marks`: the stream, a break after every unit. `first` (readings, words): the place of each word's
    first piece. `places` (readings, units, 2): where the pieces of a unit begin and end, the break included. `units` (units,
    2): its words. `docs` (texts + 1): the first unit of every text.
    """

    pieces: Ints
    casings: Ints
    marks: Ints
    first: Ints
    places: Ints
    units: Ints
    docs: Ints


class Window(NamedTuple):
    """Units `first` to `end` of one text in one reading, and how many pieces they have."""

    reading: int
    first: int
    end: int
    size: int


class Batch(NamedTuple):
    """Windows as the model reads them.

    `pieces`, `casings`, `marks`, `seen`: (windows, pieces). `words`: the number of every word in its `Texts`; `at`: its
    place among the flattened pieces. `rows` (windows, words) and `units` (units, words): indices into `words`, -1 behind the
    last. `numbers`: the units' numbers in their `Texts`.
    """

    pieces: Tensor
    casings: Tensor
    marks: Tensor
    seen: Tensor
    words: Tensor
    at: Tensor
    rows: Tensor
    units: Tensor
    numbers: Tensor


def flatten(readings: Sequence[Sequence[Document]]) -> Texts:
    """Lay texts out flat; every reading has the same texts with the same words, the first one decides the units."""
    plain = readings[0]
    counts = np.cumsum([0, *(len(doc.words) for doc in plain)])
    cut = [[(a, b) for a, b in runs(doc, LONGEST)] for doc in plain]
    units = [(n + a, n + b) for n, ranges in zip(counts, cut, strict=False) for a, b in ranges]
    stream: list[tuple[int, int, int]] = []
    first, places = [], []
    for docs in readings:
        for doc, ranges in zip(docs, cut, strict=True):
            for a, b in ranges:
                start = len(stream)
                for word, pieces in zip(doc.words[a:b], doc.pieces[a:b], strict=True):
                    first.append(len(stream))
                    stream += [(piece, word.casing, word.mark) for piece in pieces]
                stream.append((SEP, BREAK, 0))
                places.append((start, len(stream)))
    shape = (len(readings), -1)
    return Texts(
        *np.array(stream, dtype=np.int64).reshape(-1, 3).T,
        np.array(first, dtype=np.int64).reshape(shape),
        np.array(places, dtype=np.int64).reshape(*shape, 2),
        np.array(units, dtype=np.int64).reshape(-1, 2),
        np.cumsum([0, *map(len, cut)]),
    )


def windows(
    texts: Texts, docs: Sequence[int], *, most: int, rng: random.Random | None = None, plain: float = 1.0
) -> Iterator[Window]:
    """The texts in windows of whole units and at most `most` pieces.

    With `rng` the first window of a text is shorter by chance, so that the cuts fall elsewhere each time, and a share of
    1 - `plain` of the texts is read in one of the other readings.
    """
    others = len(texts.places) - 1
    for doc in docs:
        reading = rng.randint(1, others) if rng and others and rng.random() >= plain else 0
        room = rng.randint(most // 3, most) if rng else most
        start, end, used = int(texts.docs[doc]), int(texts.docs[doc + 1]), 0
        sizes = np.diff(texts.places[reading, start:end], axis=1)[:, 0].tolist()
        for unit, size in enumerate(sizes, start):
            if used and used + size > room:
                yield Window(reading, start, unit, used)
                start, used, room = unit, 0, most
            used += size
        if used:
            yield Window(reading, start, end, used)


def grouped(found: Sequence[Window], *, pieces: int, rng: random.Random) -> list[list[Window]]:
    """Windows of like length together, at most `pieces` padded pieces a group, the groups in random order."""
    ordered = sorted(found, key=lambda w: w.size * rng.uniform(0.9, 1.1))
    result: list[list[Window]] = [[]]
    longest = 0
    for window in ordered:
        longest = max(longest, window.size)
        if result[-1] and longest * (len(result[-1]) + 1) > pieces:
            result.append([])
            longest = window.size
        result[-1].append(window)
    rng.shuffle(result)
    return result


class Stream(NamedTuple):
    """The stream of some texts where the model is."""

    texts: Texts
    pieces: Tensor
    casings: Tensor
    marks: Tensor

    def batch(self, group: Sequence[Window]) -> Batch:
        """Look up a group of windows."""
        device = self.pieces.device
        plan = [torch.from_numpy(a).to(device, non_blocking=True) for a in _plan(self.texts, group)]
        begins, sizes, words, at, rows, units, numbers = plan
        # A multiple of eight suits the matrix units.
        place = torch.arange(-(-(max(w.size for w in group) + 1) // 8) * 8, device=device)
        seen = place < sizes[:, None]
        index = (begins[:, None] + place - 1).clamp(0, len(self.pieces) - 1)
        inside = seen & (place > 0)
        pieces = self.pieces[index].masked_fill(~inside, 0)
        pieces[:, 0] = CLS
        casings = self.casings[index].masked_fill(~inside, BREAK)
        at = at[:, 0] * len(place) + at[:, 1]
        return Batch(
            pieces, casings, self.marks[index].masked_fill(~inside, 0), seen, words, at, rows, units, numbers
        )


def stream(texts: Texts, device: str) -> Stream:
    """Bring texts to where the model is."""
    return Stream(texts, *(torch.from_numpy(a).long().to(device) for a in texts[:3]))


def _plan(texts: Texts, group: Sequence[Window]) -> list[Ints]:
    """Where windows begin, their sizes, their words and units; see `Batch`."""
    begins = np.array([texts.places[w.reading, w.first, 0] for w in group])
    words = [np.arange(texts.units[w.first, 0], texts.units[w.end - 1, 1]) for w in group]
    at = [
        np.stack([np.full(len(own), row), texts.first[w.reading, own] - begins[row] + 1], 1)
        for row, (w, own) in enumerate(zip(group, words, strict=True))
    ]
    edges = np.cumsum([0, *map(len, words)])
    numbers = np.concatenate([np.arange(w.first, w.end) for w in group])
    shift = np.concatenate(
        [[a - own[0]] * (w.end - w.first) for a, own, w in zip(edges, words, group, strict=False)]
    )
    spans = texts.units[numbers] + shift[:, None]
    sizes = np.array([w.size + 1 for w in group])
    return [
        begins,
        sizes,
        np.concatenate(words),
        np.concatenate(at),
        _ranges(np.array(list(pairwise(edges)))),
        _ranges(spans),
        numbers,
    ]


def _ranges(spans: Ints) -> Ints:
    """Every range as a row of whole numbers, -1 behind the last."""
    index = spans[:, :1] + np.arange(np.diff(spans, axis=1).max())
    return np.where(index < spans[:, 1:], index, -1)
