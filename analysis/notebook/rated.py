"""Passages that the user has rated, scored: how right the measures are on the user's own kind of text."""

from __future__ import annotations

from pathlib import Path

import pandas as pd

from analysis.sentiment import score_sentiment, toward
from analysis.sentiment.toward import PROBABILITIES

_COLUMNS = ["article", "text", "rating", "mention", "label"]


def to_rate(scores: pd.DataFrame, n: int = 60, *, seed: int = 1) -> pd.DataFrame:
    """Draw passages to be rated: as many negative, positive and silent ones as there are, in an order that tells nothing.

    Save it (``to_rate(scores).to_csv("ratings.csv", index=False)``), let people fill in the column `rating` without
    seeing the tone, on any scale that rises from negative to positive, and open it with :func:`read_ratings`.

    Parameters
    ----------
    scores
        From :func:`analysis.score_sentiment`, on segments.
    n
        How many, at most.
    seed
        Another number draws others.

    Returns
    -------
    DataFrame
        ``article``, ``text``, ``rating`` (to be filled in).
    """
    side = pd.cut(scores["tone"], [-1.1, -1e-9, 1e-9, 1.1], labels=False).fillna(1)
    parts = [group.sample(min(len(group), n // 3), random_state=seed) for _, group in scores.groupby(side)]
    drawn = pd.concat([*parts, scores.head(0)]).sample(frac=1, random_state=seed)
    return drawn[["article", "text"]].assign(rating=pd.NA).reset_index(drop=True)


def read_ratings(source: str | Path | pd.DataFrame | None) -> pd.DataFrame:
    """Passages with people's ratings, with the tone, the polarity and the sentiment that the program gives them.

    Parameters
    ----------
    source
        A .csv file or a table with ``text`` and ``rating``, or, to check the sentiment towards somebody, with ``text``,
        ``mention`` (the name, as it stands in the text) and ``label`` (-1, 0, 1); ``article`` if passages belong together.
        None for a table without rows.

    Returns
    -------
    DataFrame
        The table with ``tone``, ``polarity``, the probabilities and the ``label`` of :func:`analysis.toward`, and with people's
        label as ``gold``; ready for ``charts.ratings_table`` and ``charts.reliability_table``.

    Raises
    ------
    KeyError
        If there is no column ``text``, or neither ``rating`` nor ``mention`` and ``label``.

    Examples
    --------
    >>> mine = pd.DataFrame({"text": ["A great day.", "It was awful."], "rating": [3, -2]})
    >>> read_ratings(mine)[["rating", "tone"]].round(2).to_numpy().tolist()
    [[3.0, 0.62], [-2.0, -0.46]]
    """
    given = pd.DataFrame(columns=_COLUMNS) if source is None else source
    table = given if isinstance(given, pd.DataFrame) else pd.read_csv(given)
    if "text" not in table or not ({"rating"} <= {*table} or {"mention", "label"} <= {*table}):
        raise KeyError(
            f"ratings need a column text, and rating or mention and label; there are {', '.join(map(str, table))}"
        )
    table = table.assign(text=table["text"].astype("str")).reset_index(drop=True)
    table = table.assign(**{name: pd.NA for name in ("rating", "mention", "label") if name not in table})
    scores = score_sentiment(table)
    table = table.rename(columns={"label": "gold"}).assign(tone=scores["tone"], polarity=scores["polarity"])
    return _judged(table)


def _judged(table: pd.DataFrame) -> pd.DataFrame:
    """The sentiment towards the name given, where it stands in the text."""
    pairs = zip(table["text"], table["mention"], strict=True)
    starts = pd.Series([-1 if pd.isna(name) else text.find(str(name)) for text, name in pairs], dtype="int64")
    found = table[starts.ge(0).to_numpy()]
    begin = starts[found.index]
    scores = toward(found["text"], begin, begin + found["mention"].astype("str").str.len())
    return table.join(scores[[*PROBABILITIES, "label"]])
