"""One rate counted in every defensible way: whether the answer hangs on a choice nobody can see."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts.dots import Estimate, draw_upright, shown
from analysis.charts.profiles import feature_name
from analysis.charts.rows import need
from analysis.charts.style import (
    BLUE,
    GREEN,
    GREY,
    INK,
    PURPLE,
    RULE,
    VERMILLION,
    canvas,
    describe,
    empty,
    finish,
    house_style,
    key,
    text_width,
    wrap,
)
from analysis.rhetoric import feature as lookup
from analysis.wording import capital, figures, join

# column -> its choices, from top to bottom, in the reader's words
CHOICES = {
    "tokenisation": {"words": "every word", "no numbers": "no numbers"},
    "duplicates": {"as printed": "as printed", "without reprints": "without reprints"},
    "list": {"all items": "whole list", "single words": "single words", "checked items": "checked items"},
}
COLUMNS = ["place", "group", "rate", "low", "high", "gate", *CHOICES]
_LOOKS = ((BLUE, "o"), (VERMILLION, "s"), (GREEN, "D"), (PURPLE, "^"))  # colour and shape of each group
_UPPER, _ROW = 150.0, 16.0  # points: the rates, and one row of choices below them


def specifications_table(specifications: pd.DataFrame, feature: str, *, by: str = "speaker") -> pd.DataFrame:
    """Every way of counting, from the lowest rate of the leading group to its highest.

    Parameters
    ----------
    specifications
        Those of ``analysis.compare.multiverse``.
    feature
        The id of the feature that was counted.
    by
        The column that holds the group.

    Returns
    -------
    DataFrame
        ``place`` (from 0, the lowest rate of the leading group first), ``group``, ``rate``, ``low``, ``high`` (95 %), ``gate``,
        and what was chosen: ``tokenisation``, ``duplicates``, ``list``. Only groups that stand on enough material in
        every way, at most four, the highest median first. ``attrs``: ``feature`` (its name), ``unit``, ``more`` (names left out).

    Examples
    --------
    >>> ways = pd.DataFrame({"specification": [1, 2], "tokenisation": ["words", "no numbers"], "duplicates": "as printed",
    ...     "list": "all items", "speaker": "Ada", "rate": [4.0, 3.5], "low": 2.0, "high": 6.0, "gate": "ok"})
    >>> specifications_table(ways, "hedge")[["place", "rate", "tokenisation"]].to_numpy().tolist()
    [[0, 3.5, 'no numbers'], [1, 4.0, 'words']]
    """
    need(specifications, ("specification", by, "rate", "low", "high", "gate", *CHOICES), "multiverse")
    rows = specifications.rename(columns={by: "group"})
    weak = set(rows["group"]) - set(shown(rows)["group"])
    weak |= set(rows.loc[~rows["gate"].isin(["ok", "weak"]), "group"])
    medians = rows[~rows["group"].isin(weak)].groupby("group")["rate"].median()
    order = medians.sort_values(ascending=False, kind="stable").index.tolist()
    rows = rows[rows["group"].isin(order[: len(_LOOKS)])]
    leading = rows[rows["group"].eq(order[0] if order else "")].sort_values("rate", kind="stable")
    places = {number: place for place, number in enumerate(leading["specification"])}
    rank = {name: number for number, name in enumerate(order)}
    rows = rows.assign(place=rows["specification"].map(places), rank=rows["group"].map(rank))
    table = rows.sort_values(["rank", "place"], kind="stable")[COLUMNS].reset_index(drop=True)
    one = lookup(feature)
    table.attrs = {
        "feature": feature_name(feature),
        "unit": f"per {one.per:,} {one.unit}",
        "more": sorted(map(str, {*weak, *order[len(_LOOKS) :]})),
    }
    return table


def plot_specifications(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """The rate in every way of counting with its 95 % interval, and below each what was chosen for it.

    Parameters
    ----------
    table
        From :func:`specifications_table`.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "specifications")
    with house_style():
        ax, ours = canvas(ax)
        if table.empty:
            message = "A rate needs ten hits, in a corpus from five articles, in every way of counting."
            return empty(ax, ours, title="Too little material for a rate in every way", message=message)
        rows = _choice_rows(table)
        step = _axis(ax, table, rows)
        names = table["group"].unique().tolist()
        for number, name in enumerate(names):
            _group(ax, table[table["group"].eq(name)], number, len(names))
        _matrix(ax, table, rows, step)
        key(ax, *_marks(names))
        look = {"title": specifications_finding(table), "subtitle": _subtitle(table), "notes": _notes(table)}
        finish(ax, ours, **look, alt=_alt(table), body=_UPPER + _ROW * len(rows))
        return ax


def _choice_rows(table: pd.DataFrame) -> list[tuple[str, str]]:
    """(column, choice) for every choice of the columns in which there is one, from top to bottom."""
    return [
        (column, choice)
        for column in CHOICES
        if table[column].nunique() > 1
        for choice in CHOICES[column]
        if table[column].eq(choice).any()
    ]


def _axis(ax: Axes, table: pd.DataFrame, rows: list[tuple[str, str]]) -> float:
    """Rates above 0, choices below it; the height of a row of choices in units of the rate."""
    top = float(np.nanmax(table[["rate", "high"]].to_numpy())) * 1.04
    step = top * _ROW / _UPPER
    ticks = [tick for tick in np.linspace(0, _round(top), 5) if tick <= top]
    names = [CHOICES[column][choice] for column, choice in rows]
    ax.set_yticks(
        [*ticks, *(-(at + 0.75) * step for at in range(len(rows)))],
        [*(f"{tick:g}" for tick in ticks), *names],
    )
    ax.set_ylim(-(len(rows) + 0.25) * step, top)
    ax.set_xlim(-0.6, table["place"].max() + 0.6)
    ax.set_xticks([])
    ax.tick_params(axis="y", length=0, pad=6)
    for spine in ax.spines.values():
        spine.set_visible(False)
    ax.axhline(0, color=GREY, linewidth=1, zorder=1)
    for tick in ticks[1:]:
        ax.axhline(tick, color=RULE, linewidth=0.8, zorder=0)
    return step


def _round(top: float) -> float:
    """A round number near the top of the axis that four steps make."""
    size = 10.0 ** np.floor(np.log10(top / 4))
    return 4 * size * next(factor for factor in (10, 5, 4, 2.5, 2, 1) if 4 * size * factor <= top)


def _group(ax: Axes, rows: pd.DataFrame, number: int, of: int) -> None:
    color, marker = _LOOKS[number]
    for row in rows.itertuples():
        at = row.place + (number - (of - 1) / 2) * 0.18
        estimate = Estimate(row.rate, row.low, row.high, row.gate)
        draw_upright(ax, at, estimate, color=color, marker=marker)


def _matrix(ax: Axes, table: pd.DataFrame, rows: list[tuple[str, str]], step: float) -> None:
    """A filled square where a way of counting makes a choice, a pale dot where it does not."""
    ways = table.drop_duplicates("place")
    for at, (column, choice) in enumerate(rows):
        made = ways[column].eq(choice)
        y = -(at + 0.75) * step
        ax.plot(ways["place"][~made], [y] * int((~made).sum()), ".", color=RULE, markersize=5, zorder=2)
        ax.plot(ways["place"][made], [y] * int(made.sum()), "s", color=INK, markersize=6, zorder=3)
        if at and rows[at - 1][0] != column:
            ax.axhline(y + step / 2, color=RULE, linewidth=0.8, zorder=0)


def _marks(names: list[str]) -> tuple[list[Line2D], list[str]]:
    width = 500 / len(names)
    marks = [
        Line2D([], [], color=color, marker=marker, linewidth=1.8, markersize=6)
        for color, marker in _LOOKS[: len(names)]
    ]
    return marks, [name if text_width(name) < width else wrap(name, width, lines=1) for name in names]


def specifications_finding(table: pd.DataFrame) -> str:
    """Whether the order of the groups holds in every way of counting; for one group, from where to where its rate goes.

    >>> table = pd.DataFrame({"place": [0, 1, 0, 1], "group": ["Ada", "Ada", "Bo", "Bo"], "rate": [4.0, 5, 3, 3],
    ...     "low": [3.5, 4, 2, 2], "high": [5.0, 6, 3.2, 3.2]})
    >>> table.attrs = {"feature": "hedges"}
    >>> specifications_finding(table)
    'Hedges: more from Ada than from Bo, whichever way one counts'
    """
    if table.empty:
        return ""
    name, groups = capital(table.attrs["feature"]), table["group"].unique().tolist()
    wide = table.pivot(index="place", columns="group", values="rate")[groups]
    if len(groups) == 1:
        low, high = f"{wide[groups[0]].min():.1f}", f"{wide[groups[0]].max():.1f}"
        return f"{name} of {groups[0]}: {low if low == high else f'{low} to {high}, as one counts'}"
    usual = (np.diff(wide.to_numpy(), axis=1) <= 0).all(axis=1)
    if usual.all():
        doubt = ", but the intervals overlap" if _overlap(table, groups) else ""
        ways = ", whichever way one counts" if len(wide) > 1 else ""
        return f"{name}: more from {' than from '.join(groups)}{ways}{doubt}"
    first = (
        f"{groups[0]} has most"
        if wide.idxmax(axis=1).eq(groups[0]).all()
        else "who has most depends on how one counts"
    )
    holds = int(usual.sum()) or "none"
    return f"{name}: the order holds in {holds} of {len(wide)} ways of counting; {first}"


def _overlap(table: pd.DataFrame, groups: list[str]) -> bool:
    """Whether in any way of counting the interval of a group reaches that of the next."""
    low, high = (
        table.pivot(index="place", columns="group", values=end)[groups].to_numpy() for end in ("low", "high")
    )
    return bool((low[:, :-1] <= high[:, 1:]).any())


def _subtitle(table: pd.DataFrame) -> str:
    ways = table["place"].nunique()
    return f"{capital(table.attrs['feature'])} {table.attrs['unit']} in {figures(ways, 'way')} of counting, 95% intervals"


def _notes(table: pd.DataFrame) -> list[str]:
    more = table.attrs.get("more", [])
    notes = ["A column is a way of counting; the squares below it say what was chosen."]
    if table["gate"].eq("weak").any():
        notes.append("Hollow: on little material.")
    if more:
        rest = [*more[:5], f"{len(more) - 5} more"] if len(more) > 6 else more
        notes.append(f"Not drawn, on too little material or for want of room: {join(rest)}.")
    return notes


def _alt(table: pd.DataFrame) -> str:
    parts = [
        f"{name}: {rows['rate'].min():.1f} to {rows['rate'].max():.1f}"
        for name, rows in table.groupby("group", sort=False)
    ]
    return describe(
        "Dots with whiskers above a table of choices", specifications_finding(table), "; ".join(parts)
    )
