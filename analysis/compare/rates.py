"""The one machine for intervals and gates: every rate, share and mean of the package is made here.

Words inside an article are not independent of each other (one article is one topic, one occasion), so where there is
material enough the unit that is resampled is the article, never the word and never the quote.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
import pandas as pd

from analysis.compare.quantiles import gamma_quantile, normal_quantile, t_quantile

Scope = Literal["auto", "corpus", "article"]
GATES = ("insufficient", "weak", "ok")

RESAMPLES = 2000
SEED = 20240229
MIN_EVENTS, OK_EVENTS = 10, 25
MIN_CLUSTERS, OK_CLUSTERS = 5, 10
_BLOCK = 4_000_000  # most numbers held at once while resampling


def gates(events: Sequence[float], clusters: Sequence[float], *, scope: Scope = "corpus") -> np.ndarray:
    """What the material can carry: ``ok``, ``weak`` or ``insufficient``.

    ``ok`` needs 25 events from 10 articles, ``weak`` 10 events from 5 articles. With ``scope="article"`` the claim is
    about one article and no other, so that only the events count.

    >>> list(gates([30, 30, 12, 3], [20, 6, 20, 20]))
    ['ok', 'weak', 'weak', 'insufficient']
    """
    events, clusters = np.asarray(events, float), np.asarray(clusters, float)
    level = (events >= MIN_EVENTS).astype(int) + (events >= OK_EVENTS)
    if scope != "article":
        level = np.minimum(level, (clusters >= MIN_CLUSTERS).astype(int) + (clusters >= OK_CLUSTERS))
    return np.asarray(GATES, dtype=object)[level]


def poisson_interval(k: int, n: float, *, per: float = 1, level: float = 0.95) -> tuple[float, float]:
    """The exact interval of a rate of ``k`` events in ``n`` units, ``per`` so many units (Garwood 1936).

    >>> [round(bound, 2) for bound in poisson_interval(3, 60, per=1000)]
    [10.31, 146.12]
    """
    if not n > 0:
        return math.nan, math.nan
    tail = (1 - level) / 2
    return gamma_quantile(tail, k) / n * per, gamma_quantile(1 - tail, k + 1) / n * per


def wilson_interval(k: float, n: float, *, level: float = 0.95) -> tuple[float, float]:
    """The score interval of a share of ``k`` in ``n`` (Wilson 1927).

    >>> [round(bound, 3) for bound in wilson_interval(3, 10)]
    [0.108, 0.603]
    """
    if not n > 0:
        return math.nan, math.nan
    z, share = normal_quantile(0.5 + level / 2), k / n
    middle = share + z * z / (2 * n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low, high = (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)
    return max(0.0, low), min(1.0, high)


def t_interval(k: np.ndarray, n: np.ndarray, *, level: float = 0.95) -> tuple[float, float]:
    """The interval of a ratio of sums over few clusters, from the spread of their residuals (linearised; Cochran 1977).

    With ``n`` all ones it is Student's interval of a mean. Missing for fewer than two clusters.

    >>> [round(bound, 3) for bound in t_interval(np.array([1.0, 2.0, 3.0]), np.ones(3))]
    [-0.484, 4.484]
    """
    clusters = len(k)
    if clusters < 2 or not n.sum() > 0:
        return math.nan, math.nan
    mean = k.sum() / n.sum()
    error = math.sqrt(((k - mean * n) ** 2).sum() * clusters / (clusters - 1)) / n.sum()
    half = t_quantile(0.5 + level / 2, clusters - 1) * error
    return float(mean - half), float(mean + half)


def resample_weights(
    clusters: int, *, resamples: int = RESAMPLES, seed: int = SEED, width: int = 0
) -> Iterator[np.ndarray]:
    """How often each cluster is drawn in each resample: blocks of rows (resample) by columns (cluster).

    ``width`` is how many numbers the caller makes of one resample, if more than there are clusters.
    """
    rng = np.random.default_rng(seed)
    block = max(1, min(resamples, _BLOCK // max(clusters, width, 1)))
    equal = np.full(clusters, 1 / clusters)
    for done in range(0, resamples, block):
        yield rng.multinomial(clusters, equal, size=min(block, resamples - done)).astype(float)


def bootstrap_ratios(
    k: np.ndarray, n: np.ndarray, *, resamples: int = RESAMPLES, seed: int = SEED
) -> np.ndarray:
    """Ratios of sums (Σk / Σn) in every resample of the clusters.

    ``k`` and ``n`` hold one row a cluster and one column a measure; the result one row a resample. The ratio is
    missing in a resample that drew no material.
    """
    parts = []
    for weights in resample_weights(len(k), resamples=resamples, seed=seed):
        with np.errstate(divide="ignore", invalid="ignore"):
            parts.append((weights @ k) / (weights @ n))
    ratios = np.concatenate(parts)
    ratios[~np.isfinite(ratios)] = np.nan
    return ratios


def percentile_interval(draws: np.ndarray, *, level: float = 0.95) -> tuple[np.ndarray, np.ndarray]:
    """The middle ``level`` of the draws in each column, missing draws left out."""
    tail = (1 - level) / 2
    if not np.isnan(draws).any():
        low, high = np.quantile(draws, [tail, 1 - tail], axis=0)
        return low, high
    columns = [column[~np.isnan(column)] for column in draws.T]
    bounds = [np.quantile(c, [tail, 1 - tail]) if len(c) else (np.nan, np.nan) for c in columns]
    low, high = np.array(bounds).T
    return low, high


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
    table = _ratios(counts, by, k, n, cluster, scope_of(counts, cluster, scope), few="poisson")
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
) -> pd.DataFrame:
    """Shares in [0, 1] with intervals and gates: as :func:`rate_table`, with Wilson's interval for few articles.

    ``few="t"`` is for shares of words, which are not drawn one by one: Student's interval on the article totals.

    >>> counts = pd.DataFrame({"speaker": ["Ann"], "article": ["a"], "k": [3], "n": [10]})
    >>> share_table(counts, by="speaker")[["share", "low", "high"]].round(3).to_numpy().tolist()
    [[0.3, 0.108, 0.603]]
    """
    scope = scope_of(counts, cluster, scope)
    table = _ratios(counts, by, k, n, cluster, scope, few=few)
    # A share rests on all its units, so that "none of 200" is known as well as "all of 200".
    table["gate"] = gates(table["n"], table["articles"], scope=scope)
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
    by, scope = _names(by), scope_of(scores, cluster, scope)
    rows = scores.dropna(subset=[value])[[*by, cluster, value]]
    rows = rows.assign(n=1).rename(columns={value: "k"})
    if scope == "article":
        # Inside one article every value stands for itself.
        rows = rows.assign(**{cluster: np.arange(len(rows))})
    table = _ratios(rows, by, "k", "n", cluster, scope, few="t").drop(columns="k")
    table["gate"] = gates(table["n"], table["articles"], scope=scope)
    if scope == "article":
        table["articles"] = 1
    return table.rename(columns={"ratio": "mean"})


def _names(by: str | Sequence[str]) -> list[str]:
    return [by] if isinstance(by, str) else list(by)


def scope_of(frame: pd.DataFrame, cluster: str, scope: Scope) -> Scope:
    """What a claim from this frame is about: one article, or speakers in general ("corpus")."""
    if scope not in ("auto", "corpus", "article"):
        raise ValueError(f"scope must be 'auto', 'corpus' or 'article', not {scope!r}")
    if scope != "auto":
        return scope
    return "article" if frame[cluster].nunique() <= 1 else "corpus"


def _ratios(
    counts: pd.DataFrame, by: str | Sequence[str], k: str, n: str, cluster: str, scope: Scope, *, few: str
) -> pd.DataFrame:
    """Σk / Σn for each group, with the interval that its material allows; ``few`` names the one for few articles."""
    by = _names(by)
    missing = [name for name in (*by, k, n, cluster) if name not in counts.columns]
    if missing:
        raise KeyError(f"the table lacks {', '.join(missing)}; it has {', '.join(map(str, counts.columns))}")
    cells = counts.groupby([*by, cluster], observed=True)[[k, n]].sum().reset_index()
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
