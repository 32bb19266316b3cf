"""From scores for every word to spans: a linear-chain CRF in numpy, over many paragraphs at once.

The labels say of each word whether it begins, continues, ends or alone makes up a source, cue or content. The CRF
weighs each step from label to label, so that only whole spans are possible; and because it is a probability over
rows of labels, it tells how likely every span is, from its first word to its last. `valued` says what a span is worth:
where the borders are in doubt but the span is not, its variants speak for each other. `choose` then takes the spans that
together are worth most, which finds more of them than the single best row of labels does.

Source: Lafferty, McCallum and Pereira 2001, "Conditional random fields"; Goodman 1996, "Parsing algorithms and
metrics" (choosing by expected score); Kumar and Byrne 2004, "Minimum Bayes-risk decoding".
"""

from bisect import bisect_right
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

KINDS = ("source", "cue", "content")
LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BIES"))
Scores = NDArray[np.float32]
Labels = NDArray[np.int64]
Sums = NDArray[np.float64]


class Crf(NamedTuple):
    """Scores of a step from label to label, of the first label and of the last one."""

    steps: Scores
    first: Scores
    last: Scores


class Span(NamedTuple):
    """A span of words, half open, and the probability that it is exactly this (or, once valued, its worth)."""

    kind: str
    first: int
    end: int
    score: float


@cache
def legal() -> tuple[Scores, Scores, Scores]:
    """1 where a step, a first label or a last label is possible: B I I E, or S alone; else 0."""
    opens = np.array([label[0] in "OBS" for label in LABELS])
    closes = np.array([label[0] in "OES" for label in LABELS])
    same = np.array([[a[2:] == b[2:] for b in LABELS] for a in LABELS])
    steps = np.where(closes[:, None], opens[None, :], same & ~opens[None, :])
    return tuple(a.astype(np.float32) for a in (steps, opens, closes))


def candidates(rows: list[Scores], crf: Crf, *, least: float = 0.02, together: int = 64) -> list[list[Span]]:
    """Every span that is likely enough, for every row of word scores.

    Parameters
    ----------
    rows
        One array (words, labels) for each paragraph.
    crf
        The trained scores.
    least
        The probability below which a span is not worth a look.
    together
        How many paragraphs are read at once; those of like length go together.

    Returns
    -------
    list of list of Span
        For each paragraph its candidates; they may overlap.

    Examples
    --------
    >>> flat = Crf(*(np.where(a > 0, 0, -1e4).astype(np.float32) for a in legal()))
    >>> scores = np.zeros((3, len(LABELS)), dtype=np.float32)
    >>> scores[0, LABELS.index("S-source")] = scores[1, LABELS.index("S-cue")] = 9
    >>> [(s.kind, s.first, s.end) for s in candidates([scores], flat, least=0.5)[0]]
    [('source', 0, 1), ('cue', 1, 2)]
    """
    found: list[list[Span]] = [[] for _ in rows]
    order = sorted((i for i in range(len(rows)) if len(rows[i])), key=lambda i: len(rows[i]))
    for k in range(0, len(order), together):
        group = order[k : k + together]
        lengths = np.array([len(rows[i]) for i in group])
        padded = np.zeros((len(group), lengths.max(), len(LABELS)), dtype=np.float32)
        for row, i in enumerate(group):
            padded[row, : lengths[row]] = rows[i]
        sums = posteriors(padded, lengths, crf)
        for row, i in enumerate(group):
            found[i] = sums.spans(row, int(lengths[row]), least)
    return found


def valued(spans: list[Span]) -> list[Span]:
    """The candidates of one paragraph, kind by kind, each with its worth, 0 to 1, in place of its probability.

    The worth of a span is what it can expect to score: one half if it is exactly right, the other half by the share of its
    words that it has in common with the right one (intersection over union).

    Examples
    --------
    >>> spans = [Span("content", 2, 9, 0.4), Span("content", 3, 9, 0.4), Span("cue", 1, 2, 0.6)]
    >>> [round(s.score, 2) for s in valued(spans)]
    [0.6, 0.57, 0.57]
    """
    result: list[Span] = []
    for group in _overlapping(spans):
        first, end, chance = (np.array([span[k] for span in group]) for k in (1, 2, 3))
        common = np.minimum.outer(end, end) - np.maximum.outer(first, first)
        whole = np.maximum.outer(end, end) - np.minimum.outer(first, first)
        shared = np.minimum((np.maximum(common, 0) / whole) @ chance, 1)
        worth = ((chance + shared) / 2).tolist()
        result += [span._replace(score=score) for span, score in zip(group, worth, strict=True)]
    return result


def _overlapping(spans: list[Span]) -> Iterator[list[Span]]:
    """Runs of spans of one kind, from the first word that one of them covers to the last."""
    for kind in KINDS:
        run: list[Span] = []
        end = 0
        for span in sorted(span for span in spans if span.kind == kind):
            if run and span.first >= end:
                yield run
                run = []
            run.append(span)
            end = max(end, span.end)
        if run:
            yield run


def choose(spans: list[Span], thresholds: dict[str, float]) -> list[Span]:
    """The spans that do not overlap and together are worth most.

    A span counts with its score less the threshold of its kind: right spans are gained, wrong ones are paid for.
    The higher the threshold, the fewer and the surer the spans.

    Examples
    --------
    >>> spans = [Span("content", 0, 9, 0.5), Span("content", 0, 4, 0.4), Span("content", 5, 9, 0.4)]
    >>> [s[1:3] for s in choose(spans, {"content": 0.2})]
    [(0, 4), (5, 9)]
    >>> [s[1:3] for s in choose(spans, {"content": 0.35})]
    [(0, 9)]
    """
    useful = sorted((s for s in spans if s.score > thresholds[s.kind]), key=lambda s: s.end)
    ends = [s.end for s in useful]
    worth = [0.0]
    taken: list[int | None] = [None]
    for i, span in enumerate(useful):
        before = bisect_right(ends, span.first, hi=i)
        value = worth[before] + span.score - thresholds[span.kind]
        taken.append(before if value > worth[-1] else None)
        worth.append(max(value, worth[-1]))
    result = []
    i = len(useful)
    while i:
        before = taken[i]
        if before is not None:
            result.append(useful[i - 1])
        i = i - 1 if before is None else before
    return result[::-1]


class Posteriors(NamedTuple):
    """Forward and backward sums, each scaled at every word, and the (log) weight of a step into each word."""

    forward: Sums
    backward: Sums
    enter: Sums
    steps: Scores

    def spans(self, row: int, length: int, least: float) -> list[Span]:
        """The spans of one paragraph with at least this probability."""
        both = self.forward[row, :length] * self.backward[row, :length]
        found = []
        for k, kind in enumerate(KINDS):
            begin, single = 4 * k + 1, 4 * k + 4
            alone = np.flatnonzero(both[:, single] > least).tolist()
            found += [Span(kind, w, w + 1, min(float(both[w, single]), 1.0)) for w in alone]
            first = np.flatnonzero(both[:, begin] > least)
            if not len(first):
                continue
            chance = self._from(row, first, length, begin)
            starts, lasts = np.nonzero(chance > least)
            rows = zip(first[starts].tolist(), lasts.tolist(), chance[starts, lasts].tolist(), strict=True)
            found += [Span(kind, w, last + 1, p) for w, last, p in rows]
        return found

    def _from(self, row: int, first: Labels, length: int, begin: int) -> Sums:
        """(first words, words): the probability of a span of two or more words with this first word and this last one."""
        b, i, e = range(begin, begin + 3)
        last = np.arange(length)
        inside = np.cumsum(self.enter[row, :length, i] + self.steps[i, i])
        with np.errstate(divide="ignore"):
            opening = np.log(self.forward[row, first, b]) - inside[first]
            closing = np.log(self.backward[row, :length, e]) + self.enter[row, :length, e]
        # The steps into the words before the last.
        closing[1:] += inside[:-1]
        gap = last - first[:, None]
        turn = np.where(gap == 1, self.steps[b, e], self.steps[b, i] - self.steps[i, i] + self.steps[i, e])
        chance = np.exp(np.minimum(opening[:, None] + closing + turn, 0.0))
        return np.where(gap > 0, chance, 0.0)


def posteriors(emissions: Scores, lengths: Labels, crf: Crf) -> Posteriors:
    """The forward-backward sums of every paragraph, from which any span's probability follows.

    `emissions` is (paragraphs, words, labels), padded to the longest.
    """
    count, longest, n = emissions.shape
    top = emissions.max(2, keepdims=True)
    lift = np.exp((emissions - top).astype(np.float64))
    steps, first, last = (np.exp(a.astype(np.float64)) for a in crf)
    forward = np.zeros((count, longest, n))
    total = np.ones((count, longest))
    state = first * lift[:, 0]
    for t in range(longest):
        state = (state @ steps) * lift[:, t] if t else state
        total[:, t] = np.maximum(state.sum(1), 1e-300)
        state = state / total[:, t, None]
        forward[:, t] = state
    backward = np.zeros((count, longest, n))
    state = np.zeros((count, n))
    for t in range(longest - 1, -1, -1):
        closing = last / np.maximum(forward[:, t] @ last, 1e-300)[:, None]
        state = np.where((lengths == t + 1)[:, None], closing, state)
        backward[:, t] = state
        state = (lift[:, t] * state) @ steps.T / total[:, t, None]
    enter = (emissions - top).astype(np.float64) - np.log(total)[:, :, None]
    return Posteriors(forward, backward, enter, crf.steps)


def outlines(tags: Labels | list[int]) -> list[tuple[str, int, int]]:
    """(kind, first word, past the last word) of every span in one legal row of labels."""
    found = []
    first = 0
    for i in np.flatnonzero(tags).tolist():
        label = LABELS[tags[i]]
        if label[0] in "BS":
            first = i
        if label[0] in "ES":
            found.append((label[2:], first, i + 1))
    return found
