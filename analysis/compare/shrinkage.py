"""League tables that small samples cannot head by accident: rates drawn towards those of everybody."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.compare.quantiles import gamma_quantile
from analysis.rhetoric.registry import PER

_MOST_UNITS = 1e9  # a prior that no data can move: groups do not differ more than chance lets them


class Prior(NamedTuple):
    """A gamma distribution of rates: ``events`` seen in ``units``."""

    events: float
    units: float


def fit_prior(k: Sequence[float], n: Sequence[float]) -> Prior:
    """The spread of true rates over groups, by moments: what is left of the variance when chance is taken out.

    >>> prior = fit_prior([30, 10, 22, 58], [1000, 1000, 1000, 1000])
    >>> round(float(prior.events / prior.units), 4)
    0.03
    """
    k, n = np.asarray(k, float), np.asarray(n, float)
    k, n = k[n > 0], n[n > 0]
    if not n.sum() or not k.sum():
        return Prior(0.5, max(1.0, float(n.sum())))
    mean = k.sum() / n.sum()
    excess = (n * (k / n - mean) ** 2).sum() - (len(n) - 1) * mean
    weight = n.sum() - (n**2).sum() / n.sum()
    variance = max(excess / weight, 0.0) if weight > 0 else 0.0
    units = min(mean / variance if variance else _MOST_UNITS, _MOST_UNITS)
    return Prior(float(mean * units), float(units))


def shrunk_rate(k: float, n: float, prior: Prior, *, per: float = 1) -> tuple[float, float, float]:
    """The rate drawn towards the prior, with its 95 % interval (Gamma-Poisson).

    >>> [round(value, 2) for value in shrunk_rate(3, 60, Prior(4, 1000), per=1000)]
    [6.6, 2.66, 12.32]
    """
    shape, units = k + prior.events, n + prior.units
    return tuple(
        per * value / units for value in (shape, gamma_quantile(0.025, shape), gamma_quantile(0.975, shape))
    )


def shrink_rates(table: pd.DataFrame, *, within: str | None = "feature") -> pd.DataFrame:
    """A table of rates with shrunken ones beside them, for sorting groups.

    Parameters
    ----------
    table : DataFrame
        Rates with ``k``, ``n`` and ``rate`` (:func:`analysis.compare.rate_table`, :func:`rhetoric_profile`).
    within : str, optional
        A column whose values have a prior each.

    Returns
    -------
    DataFrame
        The table with shrunk, shrunk_low, shrunk_high in the unit of ``rate``. They treat words as independent: read them as
        an order, not as the last word on a difference. Rows without hits counted (indices) get missing values, and so do
        tables without any hit that do not tell their ``unit``.

    Examples
    --------
    >>> table = pd.DataFrame({"k": [3, 40, 60], "n": [60, 2000, 4000], "rate": [50.0, 20.0, 15.0]})
    >>> shrink_rates(table, within=None)["shrunk"].round(1).tolist()
    [19.5, 19.2, 15.3]
    """
    groups = [table.index] if within is None or within not in table else table.groupby(within).groups.values()
    parts = [_shrunk(table.loc[index]) for index in groups]
    return (
        table.join(pd.concat(parts)) if len(table) else table.assign(shrunk=[], shrunk_low=[], shrunk_high=[])
    )


def _per(rows: pd.DataFrame) -> float:
    """How many units a rate is of where nobody has a hit to tell it by: as the unit says, missing where there is none."""
    units = {f"per {per:,} {unit}": per for unit, per in PER.items()} | {"share of attributions": 1}
    return float(units.get(rows["unit"].iloc[0], math.nan)) if "unit" in rows and len(rows) else math.nan


def _shrunk(rows: pd.DataFrame) -> pd.DataFrame:
    counted = rows.dropna(subset=["k", "n", "rate"]).astype({"k": float, "n": float})
    prior = fit_prior(counted["k"], counted["n"])
    seen = counted[(counted["k"] > 0) & (counted["n"] > 0)]
    per = float((seen["rate"] * seen["n"] / seen["k"]).median()) if len(seen) else _per(counted)
    values = [shrunk_rate(k, n, prior, per=per) for k, n in zip(counted["k"], counted["n"], strict=True)]
    table = pd.DataFrame(values, columns=["shrunk", "shrunk_low", "shrunk_high"], index=counted.index)
    return table.reindex(rows.index)
