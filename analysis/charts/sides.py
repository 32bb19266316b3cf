"""What charts of two sides share: ratios as a reader says them, an axis that reads in both directions."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.ticker import FixedLocator, NullLocator

from analysis.charts.style import BLUE, INK, VERMILLION

FOLDS = (1 / 64, 1 / 32, 1 / 16, 1 / 8, 1 / 4, 1 / 2, 1, 2, 4, 8, 16, 32, 64)
ONE_COLOR, OTHER_COLOR = BLUE, VERMILLION
ALL_OTHERS = "all others"


def fold(ratio: float) -> str:
    """A ratio as "so many times as often", with the digits it can carry.

    >>> fold(2.34), fold(0.5), fold(14.2), fold(250)
    ('2.3×', '0.5×', '14×', 'over 99×')
    """
    if pd.isna(ratio):
        return ""
    if ratio > 99:
        return "over 99×"
    if ratio < 0.01:
        return "under 0.01×"
    return f"{ratio:.0f}×" if ratio >= 9.5 else f"{ratio:.1f}×" if ratio >= 0.095 else f"{ratio:.2f}×"


def amount(ratio: float, k: int, k_other: int) -> str:
    """The ratio of two rates; where one side has no hit at all there is none, and that is said instead.

    >>> amount(2.3, 23, 10), amount(0.05, 0, 10), amount(19.0, 9, 0)
    ('2.3×', 'none', 'only here')
    """
    if not k:
        return "none"
    return fold(ratio) if k_other else "only here"


def times(ratio: float) -> str:
    """A ratio in a sentence, the larger side named first.

    >>> times(2.34), times(0.5), times(1.98)
    ('2.3 times as often', 'half as often', 'twice as often')
    """
    shown = round(ratio, 1)
    if shown in (2.0, 0.5):
        return "twice as often" if shown == 2 else "half as often"
    return f"{fold(ratio).removesuffix('×')} times as often"


def clipped(name: str, width: int = 26) -> str:
    """A name cut to so many characters, for keys and axes; titles hold it whole.

    >>> clipped("Ada Orr"), clipped("The International Association of Retired Pilots")
    ('Ada Orr', 'The International Associa…')
    """
    return name if len(name) <= width else f"{name[: width - 1].rstrip()}…"


def ratio_axis(ax: Axes, logs: np.ndarray | pd.Series, *, one: str, other: str) -> None:
    """An x axis of natural log ratios with its ticks as ratios, 1 in the middle and who uses more at either end."""
    values = np.asarray(logs, float)
    reach = max(np.nanmax(np.abs(values), initial=0.0), math.log(2)) * 1.05
    ax.set_xlim(-reach, reach)
    ticks = [tick for tick in FOLDS if abs(math.log(tick)) <= reach]
    if len(ticks) > 7:
        ticks = [tick for tick in ticks if round(math.log2(tick)) % 2 == 0]
    ax.xaxis.set_major_locator(FixedLocator([math.log(tick) for tick in ticks]))
    ax.xaxis.set_minor_locator(NullLocator())
    ax.set_xticklabels([_tick(tick) for tick in ticks])
    ax.axvline(0, color=INK, linewidth=1, zorder=1)
    ax.set_xlabel(
        f"←  more from {clipped(other, 18)}      times as often      more from {clipped(one, 18)}  →"
    )
    ax.grid(axis="x")
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(axis="x", length=0)


def _tick(ratio: float) -> str:
    return f"{ratio:g}×" if ratio >= 1 else f"1/{round(1 / ratio)}×"
