"""Confidence: the probability that content and speaker of a quote are both right, from what is known when it is found."""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files

from analysis.quotes.attribution import Attribution, Speaker

FEATURES = ("constant", "content", "speaker", "quoted", "nobody")


def features(one: Attribution, speaker: Speaker, kind: str) -> list[float]:
    """What the confidence of a quote is computed from, in the order of FEATURES.

    ``content`` and ``speaker`` are the log odds of the scores of the two; ``quoted`` is 1 where some of the words stand in
    marks, ``nobody`` where no speaker was settled.
    """
    return [
        1.0,
        _log_odds(one.score),
        _log_odds(speaker.score),
        float(kind != "indirect"),
        float(speaker.name is None),
    ]


def confidence(one: Attribution, speaker: Speaker, kind: str) -> float:
    """Give the probability that content and speaker are both right, by a logistic model fitted on articles with gold.

    The coefficients, the articles they come from and how well they hold on articles left out are in ``confidence.json``.
    """
    weights = _card()["weights"]
    total = sum(weights[name] * x for name, x in zip(FEATURES, features(one, speaker, kind), strict=True))
    return round(1 / (1 + math.exp(-total)), 3)


def _log_odds(score: float) -> float:
    score = min(max(score, 0.02), 0.99)
    return math.log(score / (1 - score))


@cache
def _card() -> dict:
    return json.loads(
        files("analysis.quotes").joinpath("resources/confidence.json").read_text(encoding="utf-8")
    )
