"""Change over time: rates by month (or year), gaps shown as gaps."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pandas as pd

from analysis.compare.columns import dates
from analysis.compare.least import feature_gates
from analysis.compare.rates import rate_table
from analysis.rhetoric import count_matrix, feature

TREND_POINTS = 12
PERIODS = {"month": "M", "quarter": "Q", "year": "Y"}


def rates_over_time(
    segments: pd.DataFrame,
    feature_id: str,
    *,
    by: str | None = None,
    period: Literal["month", "quarter", "year"] = "month",
    date: str = "date",
) -> pd.DataFrame:
    """The rate of one feature in each period, with intervals; periods without a word are there, with missing values.

    Parameters
    ----------
    segments : DataFrame
        Segments, a quotes table, or any table with ``text``, and a column of dates; rows without one are left out.
    feature_id : str
        The id of a feature.
    by : str, optional
        A column whose values get a series each.
    period : {"month", "quarter", "year"}
        How long a period is.
    date : str
        The column of dates.

    Returns
    -------
    DataFrame
        ``by`` if given, then period (its first day), k, n, articles, rate, low, high, gate, method, trend: a locally weighted line
        (Cleveland 1979) through the rates, missing for fewer than twelve periods with material. Nothing is interpolated.

    Raises
    ------
    KeyError
        When there is no column of dates.

    Examples
    --------
    >>> talk = pd.DataFrame({"text": ["We win.", "We go on."], "date": ["2024-01-05", "2024-03-01"], "article": ["a", "b"]})
    >>> rates_over_time(talk, "we")[["k", "n"]].to_numpy().tolist()
    [[1, 2], [0, 0], [1, 3]]
    """
    if date not in segments.columns:
        raise KeyError(
            f"the table has no column {date!r} of dates; it has {', '.join(map(str, segments.columns))}"
        )
    if period not in PERIODS:
        raise ValueError(f"period must be one of {', '.join(PERIODS)}, not {period!r}")
    wanted = feature(feature_id)
    rows = count_matrix(segments, only=[feature_id])
    when = dates(rows[date]).dt.tz_localize(None).dt.to_period(PERIODS[period])
    rows = rows.assign(period=when.dt.start_time).dropna(subset=["period"])
    keys = [by, "period"] if by else ["period"]
    table = rate_table(rows, by=keys, k=feature_id, n=f"n_{wanted.unit}", per=wanted.per, scope="corpus")
    table["gate"] = feature_gates(table.assign(feature=feature_id), scope="corpus")
    groups = [group for _, group in table.groupby(by)] if by else []
    parts = [_series(group, PERIODS[period]) for group in groups or [table]]
    return pd.concat(parts, ignore_index=True).astype({"k": "int64", "n": "int64", "articles": "int64"})


def _series(table: pd.DataFrame, unit: str) -> pd.DataFrame:
    """One series with its gaps filled in as rows without material, and its trend."""
    if table.empty:
        return table.assign(trend=[])
    every = pd.period_range(table["period"].min(), table["period"].max(), freq=unit).start_time
    full = table.set_index("period").reindex(every).rename_axis("period").reset_index()
    nothing = {"k": 0, "n": 0, "articles": 0, "gate": "insufficient", "method": "poisson"}
    first = [column for column in table.columns if column not in (*nothing, "period", "rate", "low", "high")]
    full = full.fillna(nothing | {column: table[column].iloc[0] for column in first})
    known = full["rate"].notna().to_numpy()
    trend = np.full(len(full), np.nan)
    if known.sum() >= TREND_POINTS:
        trend[known] = local_line(np.flatnonzero(known).astype(float), full["rate"].to_numpy(float)[known])
    return full[list(table.columns)].assign(trend=trend)


def local_line(x: np.ndarray, y: np.ndarray, *, share: float = 2 / 3) -> np.ndarray:
    """Locally weighted straight lines (lowess without its robust rounds) at every x, over the nearest ``share`` of points.

    >>> local_line(np.arange(5.0), np.arange(5.0) * 2 + 1).round(6).tolist()
    [1.0, 3.0, 5.0, 7.0, 9.0]
    """
    near = max(3, round(share * len(x)))
    made = []
    for at in x:
        gap = np.abs(x - at)
        reach = np.sort(gap)[min(near, len(x)) - 1] or 1.0
        weight = np.clip(1 - (gap / (reach * 1.0001)) ** 3, 0, None) ** 3
        _, level = np.polyfit(x - at, y, 1, w=np.sqrt(weight))
        made.append(level)
    return np.array(made)
