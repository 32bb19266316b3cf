"""The CRF decoder against brute force over all rows of labels, and as properties."""

import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.quotes.decode import KINDS, LABELS, Crf, decode, legal, outlines, viterbi, with_border_cost

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


@pytest.mark.parametrize("length", [1, 2, 3, 4])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_the_best_row_is_the_best_of_all(length: int, seed: int):
    scores = np.random.default_rng(seed).normal(size=(length, len(LABELS))).astype(np.float32) * 2
    best = max(legal_rows(length), key=lambda row: total(row, scores, crf(seed)))
    found = viterbi(scores[None], np.array([length]), crf(seed))[0]
    assert tuple(found) == best


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
    spans = decode([scores, longer], crf())[0]
    assert spans or length == 1
    for kind, first, end, score in spans:
        assert score == pytest.approx(weights[kind, first, end] / whole, rel=1e-4)


def test_a_border_cost_leaves_fewer_spans():
    scores = [RANDOM.normal(size=(60, len(LABELS))).astype(np.float32)]
    counts = [len(decode(scores, with_border_cost(crf(), cost))[0]) for cost in (0, 2, 50)]
    assert counts[0] > counts[1] > counts[2] == 0


def test_nothing_to_read():
    assert decode([], crf()) == []
    assert decode([np.zeros((0, len(LABELS)), dtype=np.float32)], crf()) == [[]]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.integers(0, 30), max_size=6), st.integers(0, 2**16), st.sampled_from([0.1, 3.0, 60.0]))
def test_spans_lie_inside_never_overlap_and_do_not_depend_on_company(
    lengths: list[int], seed: int, scale: float
):
    random = np.random.default_rng(seed)
    rows = [(random.normal(size=(n, len(LABELS))) * scale).astype(np.float32) for n in lengths]
    found = decode(rows, crf(seed), together=2)
    for row, spans in zip(rows, found, strict=True):
        edges = [edge for span in spans for edge in (span.first, span.end)]
        assert edges == sorted(edges)
        assert all(0 <= s.first < s.end <= len(row) and s.kind in KINDS and 0 <= s.score <= 1 for s in spans)
        assert [s[:3] for s in decode([row], crf(seed))[0]] == [s[:3] for s in spans]
