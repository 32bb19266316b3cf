"""Confidence: the probability that content and speaker of a quote are both right, from what is known when it is found."""

from __future__ import annotations

import json
import math
from functools import cache
from importlib.resources import files

from analysis.quotes.attribution import Attribution, Speaker

CONTENT = ("constant", "score", "quoted", "source", "length")
# How a speaker was found that is no name: each goes wrong more often than its score alone tells.
RESOLVED = ("pronoun", "nominal", "implicit", "unnamed")
SPEAKER = ("constant", "score", "nobody", *RESOLVED)


def content_features(one: Attribution, kind: str) -> list[float]:
    """What speaks for the content of a quote, in the order of CONTENT.

    ``score`` is the log odds of its score; ``quoted`` is 1 where some of the words stand in marks, ``source`` where somebody is
    said to speak; ``length`` is the logarithm of its characters: of a word or two it is hard to say whether they are reported.
    """
    size = sum(end - start for start, end in one.content)
    return [1.0, _log_odds(one.score), float(kind != "indirect"), float(bool(one.source)), math.log1p(size)]


def speaker_features(speaker: Speaker) -> list[float]:
    """What speaks for the speaker of a quote, in the order of SPEAKER.

    The log odds of the score; 1 where nobody was settled, and where a speaker was found in this way.
    """
    ways = [float(speaker.name is not None and speaker.resolution == way) for way in RESOLVED]
    return [1.0, _log_odds(speaker.score), float(speaker.name is None), *ways]


def confidence(one: Attribution, speaker: Speaker, kind: str) -> float:
    """Give the probability that content and speaker are both right: that the content is, times that then the speaker is.

    Both are logistic models fitted on articles with gold, of the news and of many other kinds. Their coefficients, the articles they come from and how well they
    hold on articles left out are in ``confidence.json``.
    """
    card = _card()
    content = _probability(card["content"], CONTENT, content_features(one, kind))
    return round(content * _probability(card["speaker"], SPEAKER, speaker_features(speaker)), 3)


def _probability(weights: dict[str, float], names: tuple[str, ...], values: list[float]) -> float:
    total = sum(weights[name] * x for name, x in zip(names, values, strict=True))
    return 1 / (1 + math.exp(-total))


def _log_odds(score: float) -> float:
    score = min(max(score, 0.02), 0.99)
    return math.log(score / (1 - score))


@cache
def _card() -> dict:
    return json.loads(
        files("analysis.quotes").joinpath("resources/confidence.json").read_text(encoding="utf-8")
    )
