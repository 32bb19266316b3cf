"""Gates, intervals and the resampling of articles: the parts that every rate, share, mean and index is made with."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from typing import Literal

import numpy as np
import pandas as pd

from analysis.compare.quantiles import gamma_quantile, normal_quantile, t_quantile

Scope = Literal["auto", "corpus", "article"]
LOW, HIGH = 0.025, 0.975  # where all intervals of the package begin and end: 95 % lie between
GATES = ("insufficient", "weak", "ok")

RESAMPLES = 2000
SEED = 20240229
MIN_EVENTS, OK_EVENTS = 10, 25
MIN_CLUSTERS, OK_CLUSTERS = 5, 10
_BLOCK = 4_000_000  # most numbers held at once while resampling


def gates(
    events: Sequence[float],
    clusters: Sequence[float],
    *,
    scope: Scope = "corpus",
    weak: float = MIN_EVENTS,
    ok: float | Sequence[float] = OK_EVENTS,
) -> np.ndarray:
    """What the material can carry: ``ok``, ``weak`` or ``insufficient``.

    ``ok`` needs 25 events from 10 articles, ``weak`` 10 events from 5 articles. With ``scope="article"`` the claim is
    about one article and no other, so that only the events count. ``weak`` and ``ok`` are other least numbers of events.

    >>> list(gates([30, 30, 12, 3], [20, 6, 20, 20]))
    ['ok', 'weak', 'weak', 'insufficient']
    """
    events, clusters = np.asarray(events, float), np.asarray(clusters, float)
    level = (events >= weak).astype(int) + (events >= ok)
    if scope != "article":
        level = np.minimum(level, (clusters >= MIN_CLUSTERS).astype(int) + (clusters >= OK_CLUSTERS))
    return np.asarray(GATES, dtype=object)[level]


def poisson_interval(k: int, n: float, *, per: float = 1) -> tuple[float, float]:
    """The exact interval of a rate of ``k`` events in ``n`` units, ``per`` so many units (Garwood 1936).

    >>> [round(bound, 2) for bound in poisson_interval(3, 60, per=1000)]
    [10.31, 146.12]
    """
    if not n > 0:
        return math.nan, math.nan
    return gamma_quantile(LOW, k) / n * per, gamma_quantile(HIGH, k + 1) / n * per


def wilson_interval(k: float, n: float) -> tuple[float, float]:
    """The score interval of a share of ``k`` in ``n`` (Wilson 1927).

    >>> [round(bound, 3) for bound in wilson_interval(3, 10)]
    [0.108, 0.603]
    """
    if not n > 0:
        return math.nan, math.nan
    z, share = normal_quantile(HIGH), k / n
    middle = share + z * z / (2 * n)
    half = z * math.sqrt(share * (1 - share) / n + z * z / (4 * n * n))
    low, high = (middle - half) / (1 + z * z / n), (middle + half) / (1 + z * z / n)
    # Rounding must not leave a trace of doubt where there is none.
    return 0.0 if k <= 0 else max(0.0, low), 1.0 if k >= n else min(1.0, high)


def t_interval(k: np.ndarray, n: np.ndarray) -> tuple[float, float]:
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
    half = t_quantile(HIGH, clusters - 1) * error
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


def single_strata(strata: Sequence[np.ndarray], sides: Sequence[np.ndarray]) -> list[bool]:
    """Which strata hold one cluster of a side or none, so that nothing can vary inside them.

    ``strata`` holds the places of the clusters of each, ``sides`` whether each cluster has material of that side.
    """
    return [min(side[places].sum() for side in sides) < 2 for places in strata]


def drawn_units(strata: Sequence[np.ndarray], sides: Sequence[np.ndarray]) -> int:
    """How many units :func:`stratified_weights` draws of the side that has fewest: clusters, or strata as a whole.

    >>> drawn_units([np.array([0]), np.array([1, 2])], [np.array([True, True, True])])
    3
    """
    single = single_strata(strata, sides)
    return min(
        sum(1 if alone else int(side[places].sum()) for places, alone in zip(strata, single, strict=True))
        for side in sides
    )


def stratified_weights(strata: Sequence[np.ndarray], single: Sequence[bool]) -> Iterator[np.ndarray]:
    """How often each cluster is drawn when clusters are drawn again inside their strata.

    ``strata`` holds the places of the clusters of each. Where a stratum has a ``single`` cluster nothing can vary inside it:
    such strata are drawn whole, from among each other, and one alone together with the clusters of the smallest other.

    >>> weights = next(stratified_weights([np.array([0]), np.array([1, 2])], [True, True]))
    >>> np.unique(weights[:, 0]).tolist(), bool((weights[:, 1] == weights[:, 2]).all())
    ([0.0, 1.0, 2.0], True)
    """
    size = sum(map(len, strata))
    pools = _pools(strata, single)
    streams = [
        resample_weights(len(pool), seed=SEED + number, width=size) for number, pool in enumerate(pools)
    ]
    for blocks in zip(*streams, strict=True):
        weights = np.zeros((len(blocks[0]), size))
        for pool, drawn in zip(pools, blocks, strict=True):
            weights[:, np.concatenate(pool)] = np.repeat(drawn, [len(unit) for unit in pool], axis=1)
        yield weights


def _pools(strata: Sequence[np.ndarray], single: Sequence[bool]) -> list[list[np.ndarray]]:
    """Units that are drawn from among each other."""
    pools = [list(places[:, None]) for places, alone in zip(strata, single, strict=True) if not alone]
    whole = [places for places, alone in zip(strata, single, strict=True) if alone]
    if len(whole) == 1 and pools:
        whole += pools.pop(min(range(len(pools)), key=lambda at: len(pools[at])))
    return [*pools, whole] if whole else pools


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


def percentile_interval(draws: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The middle 95 % of the draws in each column, missing draws left out."""
    if not np.isnan(draws).any():
        low, high = np.quantile(draws, [LOW, HIGH], axis=0)
        return low, high
    columns = [column[~np.isnan(column)] for column in draws.T]
    bounds = [np.quantile(c, [LOW, HIGH]) if len(c) else (np.nan, np.nan) for c in columns]
    low, high = np.array(bounds).T
    return low, high


def benjamini_hochberg(p: Sequence[float]) -> np.ndarray:
    """q values: the share of false finds to be expected when everything up to this p is taken (Benjamini & Hochberg 1995).

    Missing p values stay missing and are not counted as tests.

    >>> benjamini_hochberg([0.01, 0.04, 0.03, 0.5]).round(4).tolist()
    [0.04, 0.0533, 0.0533, 0.5]
    """
    p = np.asarray(p, float)
    q = np.full(len(p), np.nan)
    tested = np.flatnonzero(~np.isnan(p))
    order = tested[np.argsort(p[tested], kind="stable")]
    scaled = p[order] * len(order) / np.arange(1, len(order) + 1)
    q[order] = np.minimum(np.minimum.accumulate(scaled[::-1])[::-1], 1)
    return q


def jackknife_interval(value: float, without: np.ndarray) -> tuple[float, float]:
    """The interval of any statistic from its values with one cluster left out each (Tukey 1958).

    >>> [round(bound, 3) for bound in jackknife_interval(2.0, np.array([2.5, 2.0, 1.5]))]
    [-0.484, 4.484]
    """
    clusters = len(without)
    if clusters < 2 or not np.isfinite(without).all():
        return math.nan, math.nan
    error = math.sqrt((clusters - 1) / clusters * ((without - without.mean()) ** 2).sum())
    half = t_quantile(HIGH, clusters - 1) * error
    return value - half, value + half


def scope_of(frame: pd.DataFrame, cluster: str, scope: Scope, *, by: Sequence[str] = ()) -> Scope:
    """What a claim from this frame is about: one article ("article"), or speakers in general ("corpus").

    ``auto`` is settled by the frame: one article in it, or one article a group, makes claims about articles.
    """
    if scope not in ("auto", "corpus", "article"):
        raise ValueError(f"scope must be 'auto', 'corpus' or 'article', not {scope!r}")
    if scope != "auto":
        return scope
    return "article" if cluster in by or frame[cluster].nunique() <= 1 else "corpus"
