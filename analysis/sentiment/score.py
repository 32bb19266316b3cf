"""Sentiment of a table of quotes or voices: the scores beside its rows, indices of tone, the evidence behind them."""

from __future__ import annotations

import pandas as pd

from analysis.sentiment.blob import textblob_polarity
from analysis.sentiment.hits import Hit
from analysis.sentiment.tone import tone

SCORE_COLUMNS = ("tone", "positive", "negative", "tone_hits", "polarity", "subjectivity", "polarity_hits")


def score_sentiment(segments: pd.DataFrame) -> pd.DataFrame:
    """Score the tone and TextBlob's polarity of every row of a table, and list the words behind both.

    Parameters
    ----------
    segments : DataFrame
        Voices, quotes or any table with a column `text`.

    Returns
    -------
    DataFrame
        A copy of the table with `tone`, `positive`, `negative` and `tone_hits` of :func:`tone`; `polarity`,
        `subjectivity` and `polarity_hits` of :func:`textblob_polarity`. Both hits are lists of (word, start, end,
        weight) with offsets in the `text` of the row. Scores are missing where no word counted.

    Raises
    ------
    KeyError
        If there is no column `text`.

    Examples
    --------
    >>> quotes = pd.DataFrame({"speaker": ["Mara Voss"], "text": ["It was a great day."]})
    >>> score_sentiment(quotes)[["speaker", "tone", "polarity"]]
         speaker      tone  polarity
    0  Mara Voss  0.624893       0.8
    """
    if "text" not in segments:
        raise KeyError(
            f"score_sentiment needs a column 'text'; this table has {', '.join(map(str, segments))}"
        )
    words = tone(segments["text"]).rename(columns={"hits": "tone_hits"})
    blob = textblob_polarity(segments["text"])
    return segments.assign(
        tone=words["tone"],
        positive=words["positive"],
        negative=words["negative"],
        tone_hits=words["tone_hits"],
        polarity=blob["polarity"],
        subjectivity=blob["subjectivity"],
        polarity_hits=[[Hit(*hit[:4]) for hit in hits] for hits in blob["assessments"]],
    )
