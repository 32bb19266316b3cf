"""How right a score is: tone beside what people say of the same passages, probabilities beside their labels."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.compare.agreement import correlation
from analysis.compare.columns import need
from analysis.compare.rates import mean_table, share_table

BANDS, FEWEST_IN_BAND = 7, 10
PROBABILITIES = ["negative", "neutral", "positive"]


def rating_agreement(
    rated: pd.DataFrame, score: str = "tone", rating: str = "rating", *, cluster: str = "article"
) -> pd.DataFrame:
    """Measure how a score of passages goes along with people's ratings of them.

    Passages without a score (no word counted) are left out and counted in `coverage`: what is missing is not neutral.

    Parameters
    ----------
    rated : DataFrame
        One row a passage with a rating, on any scale that rises from negative to positive, best the mean of several people.
    score, rating : str
        The columns of the score and of the rating.
    cluster : str
        The column that tells which passages belong together; without it each stands for itself.

    Returns
    -------
    DataFrame
        One row: `r` in [-1, 1] (Pearson), missing for fewer than five passages; `low` and `high`, 95 %, from
        resampling articles where there are ten, else by Fisher's z; `n` passages with both; `coverage`, their share of
        those rated; `articles`, `gate`.

    Raises
    ------
    KeyError
        If a column is missing.

    Examples
    --------
    >>> rated = pd.DataFrame({"tone": [-0.5, None, 0.1, 0.2, 0.4, 0.6], "rating": [-2, 0, -1, 1, 1, 3]})
    >>> rating_agreement(rated)[["r", "n", "coverage"]].round(2).loc[0].tolist()
    [0.92, 5.0, 0.83]
    """
    need(rated, (score, rating))
    asked = rated.dropna(subset=rating)
    rows = asked.dropna(subset=score)
    found = correlation(rows[score].astype(float), rows[rating].astype(float), rows.get(cluster))
    coverage = len(rows) / len(asked) if len(asked) else float("nan")
    return pd.DataFrame([found | {"coverage": coverage}])[
        ["r", "low", "high", "n", "coverage", "articles", "gate"]
    ]


def rating_bands(
    rated: pd.DataFrame, score: str = "tone", rating: str = "rating", *, bands: int = BANDS
) -> pd.DataFrame:
    """The mean score of passages that people rate alike: as many bands of ratings as there is material for, all of like size.

    Returns
    -------
    DataFrame
        One row a band of ten passages or more, the lowest ratings first: `rating` (the mean), `n`, `articles`, `mean` (of
        the score), `low`, `high` (95 %), `gate`, `method`. Empty below twice ten passages.

    Examples
    --------
    >>> rated = pd.DataFrame({"tone": [n / 10 for n in range(-10, 11)], "rating": range(21)})
    >>> rating_bands(rated)[["rating", "mean"]].round(2).to_numpy().tolist()
    [[5.0, -0.5], [15.5, 0.55]]
    """
    need(rated, (score, rating))
    rows = rated.dropna(subset=[score, rating])
    rows = rows if "article" in rows else rows.assign(article="")
    number = min(bands, len(rows) // FEWEST_IN_BAND)
    if number < 2:
        return pd.DataFrame(columns=["rating", "n", "articles", "mean", "low", "high", "gate", "method"])
    band = pd.qcut(rows[rating].astype(float), number, labels=False, duplicates="drop")
    rows = rows.assign(band=band)
    table = mean_table(rows, score, by="band")
    means = rows.groupby("band")[rating].mean()
    table.insert(0, "rating", table["band"].map(means).astype(float))
    return table.drop(columns="band")[table["n"].ge(FEWEST_IN_BAND)].reset_index(drop=True)


def reliability(scored: pd.DataFrame, gold: str = "gold", *, bins: int = 10) -> pd.DataFrame:
    """Set the probability of a label against how often that label is right, bin by bin.

    Parameters
    ----------
    scored : DataFrame
        Rows of ``toward`` (`negative`, `neutral`, `positive`, `label`) with people's label (-1, 0, 1) beside; those
        where either is missing are left out. A column `article` tells which rows belong together.
    gold : str
        The column of people's labels.
    bins : int
        Into how many bins of like width the probabilities from 0 to 1 are put.

    Returns
    -------
    DataFrame
        One row a bin that is not empty: `n`, `articles`, `probability` (the mean of the labels in it), `right` (the share
        of labels that are), `low`, `high` (95 %), `gate`.

    Raises
    ------
    KeyError
        If a column is missing.

    Examples
    --------
    >>> scored = pd.DataFrame({"negative": [0.7, 0.74], "neutral": 0.2, "positive": [0.1, 0.06], "label": -1, "gold": [-1, 0]})
    >>> reliability(scored)[["n", "probability", "right"]].round(2).to_numpy().tolist()
    [[2.0, 0.72, 0.5]]
    """
    rows = _judged(scored, gold)
    place = np.minimum((rows["sure"] * bins).astype(int), bins - 1)
    table = share_table(rows.assign(bin=place), by="bin", k="right", n="one", few="wilson")
    mean = rows["sure"].groupby(place).mean()
    table = table.assign(probability=table["bin"].map(mean).astype(float)).rename(columns={"share": "right"})
    return table[["n", "articles", "probability", "right", "low", "high", "gate"]]


def calibration_error(scored: pd.DataFrame, gold: str = "gold", *, bins: int = 10) -> float:
    """How far the probability of a label is from how often it is right, on average over the labels (ECE).

    In [0, 1]; missing without rows. With few rows it is above 0 by chance alone: of 100 some .05.

    >>> scored = pd.DataFrame({"negative": [0.7, 0.74], "neutral": 0.2, "positive": [0.1, 0.06], "label": -1, "gold": [-1, 0]})
    >>> round(calibration_error(scored), 2)
    0.22
    """
    return mean_gap(reliability(scored, gold, bins=bins))


def mean_gap(bins: pd.DataFrame) -> float:
    """The calibration error of a table of :func:`reliability`."""
    gaps = (bins["probability"] - bins["right"]).abs() * bins["n"]
    return float(gaps.sum() / bins["n"].sum()) if len(bins) else float("nan")


def _judged(scored: pd.DataFrame, gold: str) -> pd.DataFrame:
    need(scored, (*PROBABILITIES, "label", gold))
    rows = scored.dropna(subset=[*PROBABILITIES, "label", gold])
    rows = rows if "article" in rows else rows.assign(article="")
    right = rows["label"].astype(int).eq(rows[gold].astype(int)).astype(float)
    return pd.DataFrame(
        {"article": rows["article"], "sure": rows[PROBABILITIES].max(axis=1), "right": right, "one": 1}
    )
