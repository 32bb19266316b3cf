"""The CRF decoder against brute force over all rows of labels, and as properties."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.quotes.model.decode import KINDS, LABELS, Crf, Span, candidates, choose, legal, outlines, valued

THRESHOLDS = {"source": 0.5, "cue": 0.4, "content": 0.3}
RANDOM = np.random.default_rng(7)


def crf(seed: int = 0) -> Crf:
    """Random scores for the legal steps, the others ruled out."""
    random = np.random.default_rng(seed)
    return Crf(*(np.where(a > 0, random.normal(size=a.shape), -1e4).astype(np.float32) for a in legal()))


def total(row: tuple[int, ...], scores: np.ndarray, model: Crf) -> float:
    steps = sum(model.steps[a, b] for a, b in itertools.pairwise(row))
    return model.first[row[0]] + model.last[row[-1]] + steps + sum(scores[i, x] for i, x in enumerate(row))


def legal_rows(length: int) -> list[tuple[int, ...]]:
    steps, first, last = legal()
    rows = [(i,) for i in np.flatnonzero(first)]
    for _ in range(length - 1):
        rows = [(*row, int(i)) for row in rows for i in np.flatnonzero(steps[row[-1]])]
    return [row for row in rows if last[row[-1]]]


@pytest.mark.parametrize("length", [1, 3, 4])
def test_a_span_is_as_likely_as_the_rows_that_hold_it(length: int):
    scores = np.random.default_rng(length).normal(size=(length, len(LABELS))).astype(np.float32)
    weights: dict[tuple[str, int, int], float] = {}
    whole = 0.0
    for row in legal_rows(length):
        weight = np.exp(total(row, scores, crf()))
        whole += weight
        for span in outlines(np.array(row)):
            weights[span] = weights.get(span, 0.0) + weight
    # A padded neighbour must change nothing.
    longer = RANDOM.normal(size=(length + 3, len(LABELS))).astype(np.float32)
    found = {s[:3]: s.score for s in candidates([scores, longer], crf(), least=0.0)[0]}
    assert set(weights) <= set(found)
    for span, weight in weights.items():
        assert found[span] == pytest.approx(weight / whole, rel=1e-4)


@pytest.mark.parametrize("seed", range(5))
def test_the_choice_is_the_best_of_all(seed: int):
    random = np.random.default_rng(seed)
    edges = [sorted(random.choice(9, 2, replace=False).tolist()) for _ in range(9)]
    spans = [Span(KINDS[i % 3], a, b, float(random.random())) for i, (a, b) in enumerate(edges)]

    def worth(chosen: tuple[Span, ...]) -> float:
        ordered = sorted(chosen, key=lambda s: s.first)
        if any(a.end > b.first for a, b in itertools.pairwise(ordered)):
            return -1.0
        return sum(s.score - THRESHOLDS[s.kind] for s in chosen)

    best = max(worth(c) for n in range(5) for c in itertools.combinations(spans, n))
    assert worth(tuple(choose(spans, THRESHOLDS))) == pytest.approx(best)


def test_higher_thresholds_leave_fewer_spans():
    scores = RANDOM.normal(size=(60, len(LABELS))).astype(np.float32) * 4
    found = candidates([scores], crf())[0]
    counts = [len(choose(found, dict.fromkeys(KINDS, t))) for t in (0.05, 0.5, 1.0)]
    assert counts[0] > counts[1] > counts[2] == 0


def test_variants_of_one_span_speak_for_each_other():
    doubtful = [Span("content", first, 12, 0.3) for first in (2, 3, 4)]
    assert choose(doubtful, THRESHOLDS | {"content": 0.5}) == []
    (chosen,) = choose(valued(doubtful), THRESHOLDS | {"content": 0.5})
    assert chosen.first == 3  # the one that has most in common with the others


def _place(span: Span) -> tuple[int, Span]:
    return KINDS.index(span.kind), span


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 9), st.integers(1, 9), st.floats(0.02, 1))))
def test_a_span_is_worth_half_its_chance_and_more_only_by_what_it_shares(rows):
    spans = [Span(kind, first, first + n, chance) for kind, first, n, chance in rows]
    for span, worth in zip(sorted(spans, key=_place), valued(spans), strict=True):
        shared = 0.0
        for other in (s for s in spans if s.kind == span.kind):
            words, others = set(range(*span[1:3])), set(range(*other[1:3]))
            shared += other.score * len(words & others) / len(words | others)
        assert worth[:3] == span[:3]
        assert worth.score == pytest.approx((span.score + min(shared, 1)) / 2)


def test_nothing_to_read():
    assert candidates([], crf()) == []
    assert candidates([np.zeros((0, len(LABELS)), dtype=np.float32)], crf()) == [[]]
    assert choose(valued([]), THRESHOLDS) == []


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 30), max_size=6), st.integers(0, 2**16), st.sampled_from([0.1, 3.0, 60.0]))
def test_spans_lie_inside_never_overlap_and_do_not_depend_on_company(
    lengths: list[int], seed: int, scale: float
):
    random = np.random.default_rng(seed)
    rows = [(random.normal(size=(n, len(LABELS))) * scale).astype(np.float32) for n in lengths]
    found = candidates(rows, crf(seed), together=2)
    for row, spans in zip(rows, found, strict=True):
        assert all(0 <= s.first < s.end <= len(row) and s.kind in KINDS and 0 <= s.score <= 1 for s in spans)
        edges = [edge for span in choose(spans, THRESHOLDS) for edge in (span.first, span.end)]
        assert edges == sorted(edges)
        alone = {s[:3]: s.score for s in candidates([row], crf(seed))[0]}
        # A span at the very edge of what is worth a look may fall to either side.
        assert all(alone[s[:3]] == pytest.approx(s.score) for s in spans if s.score > 0.06)
