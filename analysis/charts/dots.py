"""Dots with whiskers: how an estimate, its interval and its gate are drawn, the same in every chart."""

from __future__ import annotations

from typing import Any, NamedTuple

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts.style import BLUE
from analysis.wording import figures, join


def look(gate: str = "ok", color: str = BLUE, marker: str = "o") -> dict[str, Any]:
    """How a dot is drawn: solid on enough material, hollow on little."""
    face = "white" if gate == "weak" else color
    return {"marker": marker, "markerfacecolor": face, "markeredgecolor": color, "markeredgewidth": 1.5}


HOLLOW, SOLID = look("weak"), look()


class Estimate(NamedTuple):
    """A value with its 95 % interval and its gate."""

    value: float
    low: float
    high: float
    gate: str


def shown(table: pd.DataFrame) -> pd.DataFrame:
    """The rows that stand on enough material to be drawn."""
    return table[table["gate"].isin(["ok", "weak"])]


def draw(ax: Axes, row: float, estimate: Estimate, *, color: str = BLUE, marker: str = "o") -> None:
    """One dot with its whisker: solid on enough material, hollow on little."""
    if pd.notna(estimate.low) and pd.notna(estimate.high):
        ax.hlines(row, estimate.low, estimate.high, color=color, linewidth=1.8, zorder=3)
    ax.plot(estimate.value, row, **look(estimate.gate, color, marker), zorder=4)


def draw_upright(ax: Axes, at: float, estimate: Estimate, *, color: str = BLUE, marker: str = "o") -> None:
    """The same standing: one dot with its whisker at a place on the horizontal axis."""
    ax.vlines(at, estimate.low, estimate.high, color=color, linewidth=1.8, zorder=3)
    ax.plot(at, estimate.value, **look(estimate.gate, color, marker), zorder=4)


def gate_marks(gates: pd.Series) -> tuple[list[Line2D], list[str]]:
    """The entries of the key for the gates that occur."""
    marks = {
        "ok": (Line2D([], [], color=BLUE, linewidth=1.8, markersize=6, **SOLID), "estimate and 95% interval"),
        "weak": (
            Line2D([], [], color=BLUE, linewidth=1.8, markersize=6, **HOLLOW),
            "on little material, with 95% interval",
        ),
    }
    found = [marks[gate] for gate in ("ok", "weak") if gates.eq(gate).any()]
    return [mark for mark, _ in found], [text for _, text in found]


def too_little(names: list[str], what: str, *, limit: int = 8) -> list[str]:
    """The note that names the rows left undrawn; nothing when there are none."""
    if not names:
        return []
    rest = len(names) - limit
    listed = [*names[:limit], f"{rest} more"] if rest > 1 else names
    return [f"Too little material for {what}: {join(listed)}."]


def not_drawn(left: pd.Series, drawn: pd.Series, what: str, fewer: str) -> list[str]:
    """The note on the rows left out; that they have fewer of what they are ordered by is said only where all of them have.

    >>> not_drawn(pd.Series([1, 1]), pd.Series([3, 2]), "speaker", "in fewer articles")
    ['Not drawn: 2 more speakers in fewer articles.']
    >>> not_drawn(pd.Series([2, 1]), pd.Series([3, 2]), "speaker", "in fewer articles")
    ['Not drawn: 2 more speakers.']
    """
    if left.empty:
        return []
    than = f" {fewer}" if left.max() < drawn.min() else ""
    return [f"Not drawn: {figures(len(left), f'more {what}')}{than}."]


def signed(value: float, *, digits: int = 2) -> str:
    """A number with its sign, a true minus; nought has none.

    >>> signed(0.214), signed(-0.1), signed(0.001), signed(-0.04, digits=1)
    ('+0.21', '−0.10', '0.00', '0.0')
    """
    text = f"{value:+.{digits}f}".replace("-", "−")
    return text[1:] if float(f"{value:.{digits}f}") == 0 else text
