"""Do two scorers order the same texts alike?"""

from __future__ import annotations

import math

import numpy as np
import pandas as pd

from analysis.compare.columns import need
from analysis.compare.quantiles import normal_quantile
from analysis.compare.rates import OK_CLUSTERS, gates, percentile_interval, resample_weights

ENOUGH = 0.6  # below this rank correlation two scorers do not measure the same
_ROUNDING = 1e-12
FEWEST = 5  # rows without which a rank correlation says nothing


def agreement(
    scored: pd.DataFrame, first: str = "tone", second: str = "polarity", *, cluster: str = "article"
) -> pd.DataFrame:
    """Measure how far two scores of the same texts agree in their order.

    Two word lists that order the texts differently cannot both be right: below .6 no finding should rest on one of
    them alone. Agreement does not show that either is right.

    Parameters
    ----------
    scored : DataFrame
        Rows of ``score_sentiment``; those where either score is missing are left out.
    first, second : str
        The columns of the two scores.
    cluster : str
        The column that tells which rows belong together; without it each row stands for itself.

    Returns
    -------
    DataFrame
        One row: `rho` in [-1, 1] (Spearman 1904), missing for fewer than five rows or a score that is constant; `low`
        and `high`, 95 %, from resampling articles where there are ten, else from Fisher's z (Bonett & Wright 2000), where
        a perfect order counts as one with two neighbours swapped; `n` rows, `articles`, `gate`; and `warning`, empty where
        `rho` is at least .6.

    Raises
    ------
    KeyError
        If a column is missing.

    Examples
    --------
    >>> scored = pd.DataFrame({"tone": [0.1, 0.2, 0.3, 0.4, 0.5], "polarity": [0.1, 0.3, 0.2, 0.5, 0.4]})
    >>> agreement(scored)[["rho", "low", "high", "n"]].round(2).loc[0].tolist()
    [0.8, -0.46, 0.99, 5.0]
    """
    need(scored, (first, second))
    rows = scored.dropna(subset=[first, second])
    found = correlation(rows[first], rows[second], rows.get(cluster), ranks=True)
    table = pd.DataFrame([found]).rename(columns={"r": "rho"})
    constant = [name for name in (first, second) if rows[name].nunique() == 1]
    return table.assign(warning=_warning(found, constant, first, second))


def correlation(
    first: pd.Series, second: pd.Series, cluster: pd.Series | None = None, *, ranks: bool = False
) -> dict[str, float | int | str]:
    """The correlation of two columns without gaps, of their values (Pearson) or their ranks (Spearman).

    >>> found = correlation(pd.Series([1.0, 2, 3, 4, 5]), pd.Series([1.0, 3, 2, 5, 4]))
    >>> [round(found[name], 2) for name in ("r", "low", "high")], found["n"]
    ([0.8, -0.28, 0.99], 5)
    """
    pair = pd.DataFrame({"x": first, "y": second})
    groups = np.arange(len(pair)) if cluster is None else pd.factorize(cluster)[0]
    articles = len(np.unique(groups))
    values = (pair.rank() if ranks else pair).to_numpy(float)
    # About their means: sums of squares of large numbers have no room for the differences.
    sums = _sums(values - values.mean(axis=0), groups) if len(pair) else np.zeros((0, 6))
    r = float(_correlations(sums.sum(axis=0))) if len(pair) >= FEWEST else math.nan
    low, high = _interval(r, sums, 1 + r * r / 2 if ranks else 1.0)
    scope = "corpus" if cluster is not None and articles > 1 else "article"
    gate = gates([len(pair)], [articles], scope=scope)[0]
    return {"r": r, "low": low, "high": high, "n": len(pair), "articles": articles, "gate": gate}


def _sums(ranks: np.ndarray, groups: np.ndarray) -> np.ndarray:
    """What a correlation is made of (n, Σx, Σy, Σxx, Σyy, Σxy), one row a cluster."""
    x, y = ranks.T
    terms = np.column_stack([np.ones(len(x)), x, y, x * x, y * y, x * y])
    sums = np.zeros((len(np.unique(groups)), terms.shape[1]))
    np.add.at(sums, groups, terms)
    return sums


def _correlations(sums: np.ndarray) -> np.ndarray:
    n, x, y, xx, yy, xy = np.moveaxis(sums, -1, 0)
    spread_x, spread_y = n * xx - x * x, n * yy - y * y
    # What is left of the squares of equal values is the rounding.
    vary = (spread_x > _ROUNDING * n * xx) & (spread_y > _ROUNDING * n * yy)
    with np.errstate(divide="ignore", invalid="ignore"):
        r = (n * xy - x * y) / np.sqrt(spread_x * spread_y)
    return np.where(vary, np.clip(r, -1, 1), np.nan)


def _interval(rho: float, sums: np.ndarray, spread: float) -> tuple[float, float]:
    """From ten articles on by resampling them (their ranks kept), else as if every row stood for itself."""
    if math.isnan(rho):
        return math.nan, math.nan
    if OK_CLUSTERS <= len(sums) < sums[:, 0].sum():
        draws = np.concatenate([_correlations(weights @ sums) for weights in resample_weights(len(sums))])
        low, high = percentile_interval(draws[:, None])
        return float(low[0]), float(high[0])
    n = sums[:, 0].sum()
    half = normal_quantile(0.975) * math.sqrt(spread / (n - 3))
    # Of a perfect order there is no z: that of the order with two neighbours swapped stands for it.
    most = 1 - 12 / (n * (n * n - 1))
    z = math.atanh(rho if abs(rho) < 1 - _ROUNDING else math.copysign(most, rho))
    return min(rho, math.tanh(z - half)), max(rho, math.tanh(z + half))


def _warning(found: dict, constant: list[str], first: str, second: str) -> str:
    rho = found["r"]
    if found["n"] >= FEWEST and constant:
        return f"{' and '.join(constant)} {'is' if len(constant) == 1 else 'are'} the same for all texts: there is no order to compare"
    if math.isnan(rho):
        return f"too few texts have both {first} and {second} to compare them"
    return (
        ""
        if rho >= ENOUGH
        else f"{first} and {second} order these texts differently: rest nothing on one alone"
    )
