"""Quantiles of the gamma, normal and t distributions, so that intervals need nothing beyond the standard library."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from statistics import NormalDist

_TINY = 1e-300


def _series(term: Callable[[int], float]) -> float:
    """1 + the running products of ``term(1), term(2), ...``, summed until they no longer matter."""
    total = product = 1.0
    for step in range(1, 100_000):
        product *= term(step)
        total += product
        if abs(product) < abs(total) * 1e-16:
            break
    return total


def gamma_cdf(x: float, shape: float) -> float:
    """The regularised lower incomplete gamma function P(shape, x), for a gamma distribution of scale 1.

    >>> round(gamma_cdf(1.0, 1.0), 6)
    0.632121
    """
    if x <= 0:
        return 0.0
    front = math.exp(shape * math.log(x) - x - math.lgamma(shape + 1))
    if x < shape + 1:
        return min(1.0, front * _series(lambda step: x / (shape + step)))
    return max(0.0, 1.0 - front * shape / x * _tail(x, shape))


def _tail(x: float, shape: float) -> float:
    """x times the continued fraction of the upper incomplete gamma function (Lentz's method)."""
    b = x + 1 - shape
    c, d = 1 / _TINY, 1 / b
    value = d
    for step in range(1, 100_000):
        a = -step * (step - shape)
        b += 2
        d = 1 / ((a * d + b) or _TINY)
        c = (b + a / c) or _TINY
        value *= c * d
        if abs(c * d - 1) < 1e-15:
            break
    return value * x


def _solve(cdf: Callable[[float], float], p: float, high: float) -> float:
    """The x at which an increasing ``cdf`` reaches ``p``, by doubling and halving."""
    while cdf(high) < p:
        high *= 2
    low = 0.0
    for _ in range(200):
        middle = (low + high) / 2
        if high - low <= 1e-13 * high:
            break
        low, high = (middle, high) if cdf(middle) < p else (low, middle)
    return float((low + high) / 2)


@lru_cache(maxsize=65_536)
def gamma_quantile(p: float, shape: float) -> float:
    """The x below which a share ``p`` of a gamma distribution of this shape and scale 1 lies.

    >>> round(gamma_quantile(0.975, 4.0), 4)
    8.7673
    """
    if not 0 <= p < 1:
        raise ValueError(f"p must be in [0, 1), not {p!r}")
    if shape <= 0 or p == 0:
        return 0.0
    return _solve(lambda x: gamma_cdf(x, shape), p, max(1.0, shape))


def normal_quantile(p: float) -> float:
    """The quantile of the standard normal distribution.

    >>> round(normal_quantile(0.975), 4)
    1.96
    """
    return NormalDist().inv_cdf(p)


def normal_tails(z: float) -> float:
    """The probability of a standard normal value at least as far from 0 as ``z``, on either side.

    >>> round(normal_tails(1.96), 3)
    0.05
    """
    return math.erfc(abs(z) / math.sqrt(2))


@lru_cache(maxsize=4096)
def t_quantile(p: float, df: int) -> float:
    """The quantile of Student's t distribution, for ``p`` of a half or more.

    >>> round(t_quantile(0.975, 9), 4)
    2.2622
    """
    if not 0.5 <= p < 1:
        raise ValueError(f"p must be in [0.5, 1), not {p!r}")
    return _solve(lambda t: _t_cdf(t, df), p, 2.0) if p > 0.5 else 0.0


def _t_cdf(t: float, df: int) -> float:
    """P(T <= t) for t >= 0 and whole degrees of freedom, by the finite trigonometric sums (Abramowitz & Stegun 26.7.3-4)."""
    angle = math.atan(t / math.sqrt(df))
    cosine, sine = math.cos(angle), math.sin(angle)
    if df == 1:
        return 0.5 + angle / math.pi
    total = term = cosine if df % 2 else 1.0
    for step in range(2 if df % 2 else 1, df - 2, 2):
        term *= step / (step + 1) * cosine**2
        total += term
    if df % 2:
        return 0.5 + (angle + sine * total) / math.pi
    return 0.5 + sine * total / 2
