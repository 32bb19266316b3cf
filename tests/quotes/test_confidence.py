"""Confidence: a probability that rises with what speaks for a quote, and how its calibration is measured."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.quotes.attribution import Attribution, Speaker
from analysis.quotes.confidence import CONTENT, SPEAKER, confidence, content_features, speaker_features
from analysis.training.confidence import calibration_error

SCORES = st.floats(0, 1)


def quote(score: float, *, words: int = 8, source: bool = True) -> Attribution:
    return Attribution(((0, 4),) if source else (), ((5, 9),), ((10, 10 + 5 * words),), "example", score)


def speaker(score: float, name: str | None = "Ada Reed") -> Speaker:
    return Speaker(name, "person", "named", "named in full", score)


@given(SCORES, SCORES, st.sampled_from(["direct", "mixed", "indirect"]))
def test_confidence_is_a_probability(content, who, kind):
    assert 0 <= confidence(quote(content), speaker(who), kind) <= 1


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        (("direct", quote(0.9), speaker(0.9)), ("direct", quote(0.6), speaker(0.9))),
        (("direct", quote(0.9), speaker(0.9)), ("direct", quote(0.9), speaker(0.6))),
        (("direct", quote(0.9), speaker(0.9)), ("indirect", quote(0.9), speaker(0.9))),
        (("direct", quote(0.9), speaker(0.9)), ("direct", quote(0.9, words=1), speaker(0.9))),
        (("direct", quote(0.9), speaker(0.9)), ("direct", quote(0.9, source=False), speaker(0.9))),
        (("direct", quote(0.9), speaker(0.9)), ("direct", quote(0.9), speaker(0.9, None))),
    ],
)
def test_confidence_falls_with_what_speaks_against_a_quote(surer, less_sure):
    high, low = (confidence(content, who, kind) for kind, content, who in (surer, less_sure))
    assert high > low


def test_features_have_names():
    assert len(content_features(quote(0.5), "direct")) == len(CONTENT)
    assert len(speaker_features(speaker(0.5))) == len(SPEAKER)


@pytest.mark.parametrize(
    ("predicted", "right", "error"),
    [
        ([1.0, 1.0, 0.0], [1, 1, 0], 0.0),
        ([0.95, 0.95], [1, 0], 0.45),
        ([0.75, 0.75, 0.75, 0.75], [1, 1, 1, 0], 0.0),
        ([0.25, 0.85], [0, 0], 0.55),
    ],
)
def test_calibration_error(predicted, right, error):
    assert calibration_error(np.array(predicted), np.array(right, dtype=float)) == pytest.approx(error)
