"""Medians, portions of a whole and concentration, with intervals over the same clusters and through the same gates as rates."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.compare.columns import names_of
from analysis.compare.intervals import (
    MIN_CLUSTERS,
    SEED,
    Scope,
    gates,
    jackknife_interval,
    percentile_interval,
    resample_weights,
    scope_of,
)
from analysis.compare.quantiles import t_quantile

MEDIAN_RESAMPLES = 1000


def median_table(
    values: pd.DataFrame,
    value: str,
    *,
    by: str | Sequence[str],
    cluster: str = "article",
    scope: Scope = "auto",
    resamples: int = MEDIAN_RESAMPLES,
) -> pd.DataFrame:
    """Medians and quartiles with the interval of the median, one row a group.

    Returns ``by``, then n, articles, median, q25, q75, low, high and gate. The interval resamples articles, or single
    values when the claim is about one article; with fewer than five of them it is missing.

    >>> bites = pd.DataFrame({"speaker": "Ann", "article": "a", "words": [4, 8, 15, 16, 23, 42]})
    >>> median_table(bites, "words", by="speaker")[["n", "median", "q25", "q75"]].to_numpy().tolist()
    [[6.0, 15.5, 9.75, 21.25]]
    """
    by = names_of(by)
    scope = scope_of(values, cluster, scope, by=by)
    rows = values.dropna(subset=[value])
    made = []
    for key, group in rows.groupby(by, observed=True):
        numbers = group[value].to_numpy(float)
        units = np.arange(len(group)) if scope == "article" else pd.factorize(group[cluster])[0]
        low, high = _median_interval(numbers, units, resamples)
        quartiles = np.quantile(numbers, [0.5, 0.25, 0.75])
        made.append((*key, len(group), group[cluster].nunique(), *quartiles, low, high))
    table = pd.DataFrame(made, columns=[*by, "n", "articles", "median", "q25", "q75", "low", "high"])
    return table.assign(gate=gates(table["n"], table["articles"], scope=scope))


def _median_interval(numbers: np.ndarray, units: np.ndarray, resamples: int) -> tuple[float, float]:
    """The percentile interval of the median when whole units are drawn again."""
    count = int(units.max()) + 1 if len(units) else 0
    if count < MIN_CLUSTERS:
        return math.nan, math.nan
    order = np.argsort(numbers, kind="stable")
    draws = []
    for weights in resample_weights(count, resamples=resamples, seed=SEED, width=len(numbers)):
        heaped = np.cumsum(weights[:, units[order]], axis=1)
        middle = (heaped >= heaped[:, -1:] / 2).argmax(axis=1)
        draws.append(numbers[order][middle])
    low, high = percentile_interval(np.concatenate(draws)[:, None])
    return float(low[0]), float(high[0])


def portion_table(
    counts: pd.DataFrame, *, by: str, k: str = "n_words", cluster: str = "article", scope: Scope = "auto"
) -> pd.DataFrame:
    """What part of the whole each group has (quoted words by speaker), with intervals over clusters.

    Rows without a group count in the whole. Returns ``by``, then k, n (the whole), articles, share, low, high. The
    interval is Student's, on the linearised ratio of sums over all articles, or over the rows when the claim is about
    one article; it is missing for fewer than two.

    >>> quotes = pd.DataFrame({"speaker": ["Ann", "Ben"], "article": ["a", "a"], "n_words": [30, 10]})
    >>> portion_table(quotes, by="speaker")[["speaker", "k", "n", "share"]].to_numpy().tolist()
    [['Ann', 30, 40, 0.75], ['Ben', 10, 40, 0.25]]
    """
    scope = scope_of(counts, cluster, scope, by=[by])
    units = np.arange(len(counts)) if scope == "article" else counts[cluster].to_numpy()
    rows = pd.DataFrame({by: counts[by], "unit": units, "k": counts[k], "article": counts[cluster]})
    whole = rows.groupby("unit")["k"].sum()
    cells = rows.groupby([by, "unit"], observed=True)["k"].sum().reset_index()
    # An empty map would be text, not numbers.
    size = cells["unit"].map(whole).astype(float)
    cells = cells.assign(both=cells["k"] * size, square=cells["k"] ** 2)
    table = cells.groupby(by, observed=True)[["k", "both", "square"]].sum().reset_index()
    table["articles"] = (
        table[by].map(rows[rows["k"] > 0].groupby(by, observed=True)["article"].nunique()).fillna(0)
    )
    total, clusters = float(whole.sum()), len(whole)
    share = table["k"] / total if total else table["k"] * math.nan
    # Σ(k - share·n)² over all clusters, also those where the group says nothing.
    residual = table["square"] - 2 * share * table["both"] + share**2 * float((whole**2).sum())
    half = _half_width(residual.clip(lower=0), clusters, total)
    table = table.assign(
        n=int(total), share=share, low=(share - half).clip(0), high=(share + half).clip(upper=1)
    )
    return table.astype({"articles": int})[[by, "k", "n", "articles", "share", "low", "high"]]


def _half_width(residual: pd.Series, clusters: int, total: float) -> pd.Series:
    if clusters < 2 or not total:
        return residual * math.nan
    return t_quantile(0.975, clusters - 1) * np.sqrt(residual * clusters / (clusters - 1)) / total


def concentration(
    counts: pd.DataFrame, *, by: str = "speaker", k: str = "n_words", cluster: str = "article"
) -> pd.Series:
    """How concentrated the quoted words are on few speakers.

    ``hhi`` is Simpson's Σp² in [1/speakers, 1]; ``effective`` its inverse, the number of equally quoted speakers that would be
    as concentrated (Laakso & Taagepera 1979), with a jackknife interval over articles (over quotes for one article).
    Rows without a speaker are left out. At least 20 quotes should stand behind it: see ``gate``.

    >>> words = pd.DataFrame({"speaker": ["A", "B", "C"], "article": "a", "n_words": [50, 25, 25]})
    >>> concentration(words)[["hhi", "effective"]].round(3).tolist()
    [0.375, 2.667]
    """
    rows = counts.dropna(subset=[by])
    rows = rows[rows[k] > 0]
    scope = scope_of(rows, cluster, "auto")
    units = np.arange(len(rows)) if scope == "article" else rows[cluster].to_numpy()
    cells = (
        pd.DataFrame({by: rows[by], "unit": units, "k": rows[k]})
        .groupby([by, "unit"], observed=True)["k"]
        .sum()
    )
    total = cells.groupby(level=0, observed=True).sum()
    squares, words = float((total**2).sum()), float(total.sum())
    hhi = squares / words**2 if words else math.nan
    low, high = _jackknife_effective(cells, total, squares, words)
    articles = rows[cluster].nunique()
    return pd.Series(
        {
            "n": len(rows),
            "articles": articles,
            "speakers": len(total),
            "hhi": hhi,
            "effective": 1 / hhi if words else math.nan,
            "low": low,
            "high": high,
            "gate": gates([len(rows)], [articles], scope=scope)[0],
        }
    )


def _jackknife_effective(
    cells: pd.Series, total: pd.Series, squares: float, words: float
) -> tuple[float, float]:
    """The interval of the effective number from leaving out one cluster at a time, inside its possible range."""
    whole = total.reindex(cells.index.get_level_values(0)).to_numpy(float)
    k = cells.to_numpy(float)
    parts = pd.DataFrame({"unit": cells.index.get_level_values(1), "k": k, "lost": 2 * whole * k - k**2})
    left_out = parts.groupby("unit")[["k", "lost"]].sum()
    remaining = words - left_out["k"]
    if len(left_out) < MIN_CLUSTERS or not (remaining > 0).all():
        return math.nan, math.nan
    without = remaining**2 / (squares - left_out["lost"])
    low, high = jackknife_interval(words**2 / squares, without.to_numpy())
    return max(1.0, low), min(float(len(total)), high)
