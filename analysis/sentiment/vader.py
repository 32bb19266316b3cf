"""VADER as published, for comparison: its compound score, with apostrophes it can read."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import TYPE_CHECKING

import pandas as pd

from analysis.sentiment.tone import as_texts
from analysis.text import straighten

if TYPE_CHECKING:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer

_COLUMNS = ["compound", "positive", "neutral", "negative"]


def vader(texts: Iterable[str]) -> pd.DataFrame:
    """Score texts with VADER (Hutto & Gilbert 2014), apostrophes straightened first.

    VADER does not know the curly apostrophe: without that repair "The plan isn’t good." is as positive as "The plan
    is good.". Made and measured on tweets (r .87 with human raters), it is much weaker on news (r .50 on editorials)
    and it gets close to -1 or 1 on anything longer than a sentence. It stands here to compare with; use
    :func:`~analysis.sentiment.tone`.

    Parameters
    ----------
    texts : iterable of str
        Sentences; a Series keeps its index. Missing texts are allowed.

    Returns
    -------
    DataFrame
        One row a text: `compound` in [-1, 1], and the shares `positive`, `neutral` and `negative`; all missing where
        VADER knows no word.

    Examples
    --------
    >>> vader(["The book was good.", "The book was long."])["compound"].tolist()
    [0.4404, nan]
    """
    listed, index = as_texts(texts)
    rows = [_analyzer().polarity_scores(straighten(text)) for text in listed]
    frame = pd.DataFrame(rows, columns=["compound", "pos", "neu", "neg"], index=index, dtype="float64")
    frame.columns = _COLUMNS
    return frame.where((frame["positive"] > 0) | (frame["negative"] > 0))


@cache
def _analyzer() -> SentimentIntensityAnalyzer:
    from vaderSentiment.vaderSentiment import SentimentIntensityAnalyzer  # here: it imports requests

    return SentimentIntensityAnalyzer()
