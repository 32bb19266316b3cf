"""The one machine for intervals and gates: every rate, share and mean of the package is made here.

Words inside an article are not independent of each other (one article is one topic, one occasion), so where there is
material enough the unit that is resampled is the article, never the word and never the quote.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
import pandas as pd

from analysis.compare.columns import names_of, need
from analysis.compare.intervals import (
    MIN_EVENTS,
    OK_CLUSTERS,
    OK_EVENTS,
    Scope,
    benjamini_hochberg,
    bootstrap_ratios,
    gates,
    percentile_interval,
    poisson_interval,
    resample_weights,
    scope_of,
    t_interval,
    wilson_interval,
)

__all__ = [
    "OK_CLUSTERS",
    "Scope",
    "benjamini_hochberg",
    "bootstrap_ratios",
    "gates",
    "mean_table",
    "percentile_interval",
    "poisson_interval",
    "rate_table",
    "resample_weights",
    "scope_of",
    "share_table",
    "t_interval",
    "wilson_interval",
]


def rate_table(
    counts: pd.DataFrame,
    *,
    by: str | Sequence[str],
    k: str = "k",
    n: str = "n",
    cluster: str = "article",
    per: float = 1000,
    scope: Scope = "auto",
) -> pd.DataFrame:
    """Rates with intervals and gates, one row a group.

    Parameters
    ----------
    counts : DataFrame
        Any number of rows a group and article, with events ``k`` in ``n`` units (words, sentences).
    by : str or list of str
        The columns that make a group. Rows where one is missing (a quote without a speaker) are left out.
    per : float
        The rate is events per this many units.
    scope : {"auto", "corpus", "article"}
        What the claim is about: speakers in general, or this one article. ``auto`` says "article" when the frame
        holds one.

    Returns
    -------
    DataFrame
        ``by``, then k, n, articles, rate, low, high (95 %), gate and method: ``bootstrap`` over articles where there
        are 10 events in 10 articles, exact ``poisson`` otherwise. A group without any material has missing values.

    Examples
    --------
    >>> counts = pd.DataFrame({"speaker": ["Ann", "Ben"], "article": ["a", "a"], "k": [3, 0], "n": [60, 60]})
    >>> rate_table(counts, by="speaker")[["speaker", "rate", "low", "high"]].round(1).to_numpy().tolist()
    [['Ann', 50.0, 10.3, 146.1], ['Ben', 0.0, 0.0, 61.5]]
    """
    table = _ratios(
        counts, by, k, n, cluster, scope_of(counts, cluster, scope, by=names_of(by)), few="poisson"
    )
    table[["ratio", "low", "high"]] *= per
    return table.rename(columns={"ratio": "rate"})


def share_table(
    counts: pd.DataFrame,
    *,
    by: str | Sequence[str],
    k: str = "k",
    n: str = "n",
    cluster: str = "article",
    scope: Scope = "auto",
    few: Literal["wilson", "t"] = "wilson",
    least: float = 0.0,
    ok: float = OK_EVENTS,
) -> pd.DataFrame:
    """Shares in [0, 1] with intervals and gates: as :func:`rate_table`, with Wilson's interval for few articles.

    ``few="t"`` is for shares of words, which are not drawn one by one: Student's interval on the article totals, cut at the
    ends of what is possible. ``least`` is the lower end: -1 where ``k`` is a balance of two kinds. ``ok`` is the least number
    of units from ten articles; about one article alone 25 are enough.

    >>> counts = pd.DataFrame({"speaker": ["Ann"], "article": ["a"], "k": [3], "n": [10]})
    >>> share_table(counts, by="speaker")[["share", "low", "high"]].round(3).to_numpy().tolist()
    [[0.3, 0.108, 0.603]]
    """
    scope = scope_of(counts, cluster, scope, by=names_of(by))
    table = _ratios(counts, by, k, n, cluster, scope, few=few)
    # A share rests on all its units, so that "none of 200" is known as well as "all of 200".
    table["gate"] = gates(
        table["n"], table["articles"], scope=scope, ok=ok if scope == "corpus" else OK_EVENTS
    )
    table[["low", "high"]] = table[["low", "high"]].clip(least, 1.0)
    return table.rename(columns={"ratio": "share"})


def mean_table(
    scores: pd.DataFrame,
    value: str,
    *,
    by: str | Sequence[str],
    cluster: str = "article",
    scope: Scope = "auto",
) -> pd.DataFrame:
    """Means with intervals and gates, one row a group; rows with a missing value or group are left out.

    Returns ``by``, then n (values), articles, mean, low, high, gate and method: ``bootstrap`` over articles where there
    are ten, else Student's ``t`` on the article totals, or on the single values when the scope is one article.

    >>> scores = pd.DataFrame({"speaker": ["Ann"] * 4, "article": ["a"] * 4, "tone": [0.1, 0.3, 0.2, 0.4]})
    >>> mean_table(scores, "tone", by="speaker")[["n", "mean", "low", "high"]].round(2).to_numpy().tolist()
    [[4.0, 0.25, 0.04, 0.46]]
    """
    by, scope = names_of(by), scope_of(scores, cluster, scope, by=names_of(by))
    rows = scores.dropna(subset=[value])
    # Inside one article every value stands for itself.
    units = rows[cluster] if scope == "corpus" else range(len(rows))
    rows = rows[by].assign(n=1, k=rows[value], unit=units)
    table = _ratios(rows, by, "k", "n", "unit", scope, few="t").drop(columns="k")
    table["articles"] = table["articles"] if scope == "corpus" else 1
    table["gate"] = gates(table["n"], table["articles"], scope=scope)
    return table.rename(columns={"ratio": "mean"})


def _ratios(
    counts: pd.DataFrame, by: str | Sequence[str], k: str, n: str, cluster: str, scope: Scope, *, few: str
) -> pd.DataFrame:
    """Σk / Σn for each group, with the interval that its material allows; ``few`` names the one for few articles."""
    by = names_of(by)
    need(counts, (*by, k, n, cluster))
    keys = list(dict.fromkeys([*by, cluster]))
    cells = counts.groupby(keys, observed=True)[[k, n]].sum().reset_index()
    cells = cells.rename(columns={k: "k", n: "n"}).assign(articles=lambda cell: (cell["n"] > 0).astype(int))
    table = cells.groupby(by, observed=True)[["k", "n", "articles"]].sum().reset_index()
    table["ratio"] = (table["k"] / table["n"].where(table["n"] > 0)).astype(float)
    low, high, method = _intervals(table, _by_size(cells[cells["n"] > 0], by, table), few, scope)
    table = table.assign(
        low=low, high=high, gate=gates(table["k"], table["articles"], scope=scope), method=method
    )
    return table[[*by, "k", "n", "articles", "ratio", "low", "high", "gate", "method"]]


def _by_size(
    cells: pd.DataFrame, by: list[str], table: pd.DataFrame
) -> Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]]:
    """Groups with equally many articles together: their rows in ``table``, and k and n as (articles x groups)."""
    rows = np.flatnonzero(table["n"] > 0)
    size = table["articles"].to_numpy()[rows]
    first = np.concatenate([[0], np.cumsum(size)[:-1]]).astype(int)
    k, n = cells["k"].to_numpy(float), cells["n"].to_numpy(float)
    for articles in np.unique(size):
        at = first[size == articles] + np.arange(articles)[:, None]
        yield rows[size == articles], k[at], n[at]


def _intervals(
    table: pd.DataFrame, blocks: Iterator[tuple[np.ndarray, np.ndarray, np.ndarray]], few: str, scope: Scope
) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    """Lower and upper bounds and the method that made them, for every row of ``table``."""
    low, high = np.full(len(table), np.nan), np.full(len(table), np.nan)
    method = np.full(len(table), few, dtype=object)
    for rows, k, n in blocks:
        enough = (
            (len(k) >= OK_CLUSTERS) & (scope != "article") & _resampable(k.sum(axis=0), n.sum(axis=0), few)
        )
        for at in np.array_split(np.flatnonzero(enough), max(1, enough.sum() // 500)):
            if len(at):
                low[rows[at]], high[rows[at]] = percentile_interval(bootstrap_ratios(k[:, at], n[:, at]))
        method[rows[enough]] = "bootstrap"
        for at in np.flatnonzero(~enough):
            low[rows[at]], high[rows[at]] = _few_interval(k[:, at], n[:, at], few)
    return low, high, method


def _resampable(k: np.ndarray, n: np.ndarray, few: str) -> np.ndarray:
    """Where resampling articles makes sense: with 10 events, and for shares with 10 others beside them."""
    events = {"poisson": k, "wilson": np.minimum(k, n - k), "t": n}[few]
    return events >= MIN_EVENTS


def _few_interval(k: np.ndarray, n: np.ndarray, few: str) -> tuple[float, float]:
    if few == "poisson":
        return poisson_interval(k.sum(), n.sum())
    if few == "wilson":
        return wilson_interval(k.sum(), n.sum())
    return t_interval(k, n)
