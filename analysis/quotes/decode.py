"""From scores for every word to spans: a linear-chain CRF in numpy, over many paragraphs at once.

The labels say of each word whether it begins, continues, ends or alone makes up a source, cue or content. The CRF
weighs each step from label to label, so that the best row of labels is always a row of whole spans; and because
it is a probability over such rows, it tells how likely each span is, from its first word to its last.

Source: Lafferty, McCallum and Pereira 2001, "Conditional random fields"; Viterbi 1967.
"""

from functools import cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

KINDS = ("source", "cue", "content")
LABELS = ("O", *(f"{part}-{kind}" for kind in KINDS for part in "BIES"))
Scores = NDArray[np.float32]
Labels = NDArray[np.int64]


class Crf(NamedTuple):
    """Scores of a step from label to label, of the first label and of the last one."""

    steps: Scores
    first: Scores
    last: Scores


class Span(NamedTuple):
    """A span of words, half open, and the probability that it is exactly this."""

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


def with_border_cost(crf: Crf, cost: float) -> Crf:
    """The same CRF, less ready to open a span."""
    opening = np.array([cost if label[0] in "BS" else 0.0 for label in LABELS], dtype=np.float32)
    return Crf(crf.steps - opening, crf.first - opening, crf.last)


def decode(rows: list[Scores], crf: Crf, *, together: int = 64) -> list[list[Span]]:
    """The spans of every row of word scores.

    Parameters
    ----------
    rows
        One array (words, labels) for each paragraph.
    crf
        The trained scores.
    together
        How many paragraphs are read at once; those of like length go together.

    Returns
    -------
    list of list of Span
        For each paragraph its spans in order; they never overlap.

    Examples
    --------
    >>> flat = Crf(*(np.where(a > 0, 0, -1e4).astype(np.float32) for a in legal()))
    >>> scores = np.zeros((3, len(LABELS)), dtype=np.float32)
    >>> scores[0, LABELS.index("S-source")] = scores[1, LABELS.index("S-cue")] = 9
    >>> [(s.kind, s.first, s.end) for s in decode([scores], flat)[0]][:2]
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
        best = viterbi(padded, lengths, crf)
        weights = posteriors(padded, lengths, crf)
        for row, i in enumerate(group):
            tags = best[row, : lengths[row]]
            found[i] = [Span(*s, weights.span(row, tags, *s[1:])) for s in outlines(tags)]
    return found


def viterbi(emissions: Scores, lengths: Labels, crf: Crf) -> Labels:
    """The best legal labels of every paragraph.

    `emissions` is (paragraphs, words, labels), padded; past a paragraph's end the result is 0.
    """
    count, longest, _ = emissions.shape
    rows = np.arange(count)
    score = crf.first + emissions[:, 0]
    back = np.zeros(emissions.shape, dtype=np.int8)
    final = np.zeros(count, dtype=np.int64)
    for t in range(1, longest + 1):
        ends = lengths == t
        final[ends] = (score[ends] + crf.last).argmax(1)
        if t < longest:
            paths = score[:, :, None] + crf.steps
            back[:, t] = paths.argmax(1)
            score = paths.max(1) + emissions[:, t]
    tags = np.zeros((count, longest), dtype=np.int64)
    label = np.zeros(count, dtype=np.int64)
    for t in range(longest - 1, -1, -1):
        label = np.where(lengths == t + 1, final, label)
        tags[:, t] = np.where(lengths > t, label, 0)
        label = back[rows, t, label].astype(np.int64)
    return tags


class Posteriors(NamedTuple):
    """Forward and backward sums, each scaled at every word, and the (log) weight of a step into each word."""

    forward: NDArray[np.float64]
    backward: NDArray[np.float64]
    enter: NDArray[np.float64]
    steps: Scores

    def span(self, row: int, tags: Labels, first: int, end: int) -> float:
        """The probability of exactly these labels from word `first` to word `end`."""
        log = np.log(
            max(self.forward[row, first, tags[first]] * self.backward[row, end - 1, tags[end - 1]], 1e-300)
        )
        inside = np.arange(first + 1, end)
        log += self.enter[row, inside, tags[inside]].sum() + self.steps[tags[inside - 1], tags[inside]].sum()
        return float(np.exp(min(log, 0.0)))


def posteriors(emissions: Scores, lengths: Labels, crf: Crf) -> Posteriors:
    """The forward-backward sums of every paragraph, from which any span's probability follows."""
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


def outlines(tags: Labels) -> list[tuple[str, int, int]]:
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
