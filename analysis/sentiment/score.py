"""Sentiment of a table of quotes or voices: the scores beside its rows, indices of tone, the evidence behind them."""

from __future__ import annotations

from collections.abc import Sequence

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


def tone_evidence(scored: pd.DataFrame, *, by: str | Sequence[str] = "speaker", n: int = 3) -> pd.DataFrame:
    """Show the sentences behind the tone of every group: its most negative and its most positive ones.

    Parameters
    ----------
    scored : DataFrame
        Segments or quotes from :func:`score_sentiment`. Where they know voices, and neither ``by`` holds the voice nor
        the article itself is the group, only the speakers' own words count, as they do in the groups' means.
    by : str or list of str
        The columns that make a group.
    n : int
        Sentences for each group and pole.

    Returns
    -------
    DataFrame
        `by`, `pole` (negative, positive), `tone`, `words` (the words that counted, the strongest first, with their
        weights), then all other columns of the table; the strongest sentence of each pole first. Sentences without a
        tone, or with one of exactly 0, are no evidence for either.

    Examples
    --------
    >>> said = pd.DataFrame({"speaker": "Ada Reed", "text": ["It was a bad day.", "We are very proud.", "We met."]})
    >>> tone_evidence(score_sentiment(said))[["pole", "words", "text"]]
           pole         words                text
    0  negative    bad (-2.5)   It was a bad day.
    1  positive  proud (+2.4)  We are very proud.
    """
    by = [by] if isinstance(by, str) else list(by)
    rows = spoken(scored, by).dropna(subset=["tone", *by])
    rows = rows[rows["tone"] != 0]
    rows = rows.assign(pole=rows["tone"].gt(0).map({True: "positive", False: "negative"}).astype("str"))
    rows = rows.assign(strength=rows["tone"].abs(), words=[_listed(hits) for hits in rows["tone_hits"]])
    rows = rows.sort_values(
        [*by, "pole", "strength"], ascending=[True] * len(by) + [True, False], kind="stable"
    )
    rows = rows.groupby([*by, "pole"], observed=True, sort=False).head(n).reset_index(drop=True)
    first = [*by, "pole", "tone", "words"]
    return rows[first + [column for column in scored if column not in first]]


def spoken(scored: pd.DataFrame, by: Sequence[str]) -> pd.DataFrame:
    """Rows that count for groups: the speakers' own words, unless the groups are voices or whole articles."""
    everything = "voice" not in scored or "voice" in by or list(by) == ["article"]
    return scored if everything else scored[scored["voice"] == "own"]


def _listed(hits: list[Hit]) -> str:
    strongest = sorted(hits, key=lambda hit: -abs(hit[3]))
    return ", ".join(f"{word} ({weight:+.1f})" for word, _, _, weight in strongest)
