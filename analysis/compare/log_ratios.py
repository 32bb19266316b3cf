"""Log rate ratios over strata after Mantel and Haenszel, their errors, and their resamples over articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from analysis.compare.intervals import single_strata, stratified_weights


class Sides(NamedTuple):
    """Hits and units of both sides, (articles x features), and the stratum of each article."""

    k: np.ndarray
    n: np.ndarray
    k_other: np.ndarray
    n_other: np.ndarray
    strata: np.ndarray


def common(sides: Sides) -> Sides:
    """The strata in which both sides speak: the others say nothing about a difference."""
    here, there = (np.bincount(sides.strata, n.max(axis=1)) for n in (sides.n, sides.n_other))
    kept = ((here > 0) & (there > 0))[sides.strata]
    return Sides(*(part[kept] for part in sides[:4]), np.unique(sides.strata[kept], return_inverse=True)[1])


def strata_of(sides: Sides) -> list[np.ndarray]:
    """The places of the articles of each stratum."""
    return [np.flatnonzero(sides.strata == stratum) for stratum in np.unique(sides.strata)]


def spoken(sides: Sides) -> list[np.ndarray]:
    """In which articles either side says anything."""
    return [n.max(axis=1) > 0 for n in (sides.n, sides.n_other)]


def _weighted(sides: Sides, weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The hits of either side, each weighted by the units of the other, summed over strata: (resamples x features) each."""
    above = below = np.zeros((len(weights), sides.k.shape[1]))
    whole = (sides.n + sides.n_other).sum(axis=0)
    with np.errstate(divide="ignore", invalid="ignore"):
        for mine in strata_of(sides):
            k, n, k_other, n_other = (weights[:, mine] @ part[mine] for part in sides[:4])
            # Half an event on both sides, shared out over the strata.
            half = 0.5 * (sides.n[mine] + sides.n_other[mine]).sum(axis=0) / whole
            above = above + np.nan_to_num((k + half) * n_other / (n + n_other))
            below = below + np.nan_to_num((k_other + half) * n / (n + n_other))
    return above, below


def _once(sides: Sides) -> np.ndarray:
    """The weights of the articles as they are."""
    return np.ones((1, len(sides.k)))


def log_ratios(sides: Sides, weights: np.ndarray | None = None) -> np.ndarray:
    """Mantel-Haenszel log rate ratios, (resamples x features); with one stratum the plain log ratio."""
    above, below = _weighted(sides, _once(sides) if weights is None else weights)
    with np.errstate(divide="ignore", invalid="ignore"):
        ratio = np.log(above) - np.log(below)
    return np.where(np.isfinite(ratio), ratio, np.nan)


def error_of(sides: Sides) -> np.ndarray:
    """The standard error of the log ratio (Greenland & Robins 1985); with one stratum that of two Poisson counts."""
    spread = np.zeros(sides.k.shape[1])
    whole = (sides.n + sides.n_other).sum(axis=0)
    (above,), (below,) = _weighted(sides, _once(sides))
    with np.errstate(divide="ignore", invalid="ignore"):
        for mine in strata_of(sides):
            k, n, k_other, n_other = (part[mine].sum(axis=0) for part in sides[:4])
            events = k + k_other + (n + n_other) / whole
            spread = spread + np.nan_to_num(events * n * n_other / (n + n_other) ** 2)
        return np.sqrt(spread / (above * below))


def error_over_articles(sides: Sides) -> np.ndarray:
    """The standard error of the log ratio from how far articles are from it (linearised; Cochran 1977)."""
    pull, pull_other = np.zeros_like(sides.k), np.zeros_like(sides.k)
    (above,), (below,) = _weighted(sides, _once(sides))
    with np.errstate(divide="ignore", invalid="ignore"):
        for mine in strata_of(sides):
            k, n, k_other, n_other = (part[mine].sum(axis=0) for part in sides[:4])
            both = n + n_other
            gap = (sides.n_other[mine] * n - sides.n[mine] * n_other) / both
            pull[mine] = np.nan_to_num((sides.k[mine] * n_other + k * gap) / both)
            pull_other[mine] = np.nan_to_num((sides.k_other[mine] * n - k_other * gap) / both)
        articles = ((sides.n + sides.n_other) > 0).sum(axis=0)
        squares = ((pull / above - pull_other / below) ** 2).sum(axis=0)
        return np.where(articles > 1, np.sqrt(squares * articles / (articles - 1)), 0.0)


def draws_of(sides: Sides) -> Iterator[np.ndarray]:
    """Log ratios with articles drawn again inside each stratum, both sides together."""
    strata = strata_of(sides)
    for weights in stratified_weights(strata, single_strata(strata, spoken(sides))):
        yield log_ratios(sides, weights)
