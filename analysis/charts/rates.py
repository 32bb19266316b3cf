"""Rates with whiskers: who is more of something, or of what one speaker has most."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts.dots import HOLLOW, Estimate, draw, gate_marks, shown, too_little
from analysis.charts.profiles import COLUMNS, NOUNS, contrasts
from analysis.charts.rows import need
from analysis.charts.style import (
    GREY,
    MAX_ROWS,
    RULE,
    SPEAKER_COLORS,
    beside,
    canvas,
    describe,
    empty,
    finish,
    house_style,
    key,
    row_labels,
)
from analysis.wording import capital, figures, join, possessive

MAX_GROUPS = 4
_SCALE = {"per 1,000 words": 1000, "per 100 sentences": 100, "share of attributions": 1}
_MARKERS = ("o", "s", "D", "^")


def plot_rates(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Dots with 95 % whiskers, hollow on little material; what has too little is named below, not drawn.

    Parameters
    ----------
    table
        From :func:`rates_table`. One feature: a row a group; one group: a row a feature; otherwise a row a feature
        with a mark for each of the four groups with most material.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "rates")
    carried = shown(table)
    by = "group" if table["feature"].nunique() <= 1 else "feature"
    with house_style():
        ax, ours = canvas(ax)
        if carried.empty:
            return empty(ax, ours, title="Too little material for rates", message=_nothing(table))
        groups = _groups(carried) if by == "feature" else []
        if groups:
            carried = carried[carried["group"].isin(groups)]
        rows = [name for name in dict.fromkeys(table[by]) if name in set(carried[by])][:MAX_ROWS]
        for row, name in enumerate(rows):
            _row(ax, row, carried[carried[by].eq(name)], groups)
        row_labels(ax, [capital(name) if by == "feature" else name for name in rows])
        _axis(ax, carried, groups)
        if by == "group":
            _pooled(ax, table)
        look = {
            "title": rates_finding(table),
            "subtitle": _subtitle(table, by, groups),
            "notes": _notes(table, by, rows),
        }
        step = 22 + 7 * max(0, len(groups) - 1)
        return finish(ax, ours, **look, alt=_alt(table, carried), body=step * len(rows) + 16)


def _groups(carried: pd.DataFrame) -> list[str]:
    """The groups with most material, in that order."""
    size = carried.groupby("group")["n"].max().sort_values(ascending=False, kind="stable")
    return size.index[:MAX_GROUPS].tolist()


def _row(ax: Axes, row: int, items: pd.DataFrame, groups: list[str]) -> None:
    ax.axhline(row, color=RULE, linewidth=0.8, zorder=1)
    for item in items.itertuples():
        place = groups.index(item.group) if groups else 0
        shift = (place - (len(groups) - 1) / 2) * 0.2 if len(groups) > 1 else 0.0
        estimate = Estimate(item.rate, item.low, item.high, item.gate)
        draw(ax, row + shift, estimate, color=SPEAKER_COLORS[place], marker=_MARKERS[place])
    if len(groups) < 2:
        item = items.iloc[0]
        where = f" in {figures(int(item['articles']), 'article')}" if item["articles"] > 1 else ""
        hits = "" if pd.isna(item["k"]) else f"{int(item['k']):,} of "
        beside(ax, row, f"{_rate(item)}  ·  {hits}{_units(item)}{where}")


def _units(item: pd.Series) -> str:
    noun = NOUNS.get(item["unit"])
    return figures(int(item["n"]), noun) if noun else f"n {int(item['n']):,}"


def _rate(item: pd.Series) -> str:
    """A rate with as many digits as it can carry; a share in per cent."""
    if item["unit"].startswith("share"):
        return f"{item['rate']:.0%}"
    if item["rate"] < 1 and item["unit"] == "index":
        return f"{item['rate']:.2f}"
    return f"{item['rate']:.0f}" if item["rate"] >= 10 else f"{item['rate']:.1f}"


def _axis(ax: Axes, carried: pd.DataFrame, groups: list[str]) -> None:
    if carried["unit"].iloc[0] in NOUNS:
        top = max(carried["high"].max(), carried["rate"].max())
        ax.set_xlim(0, top * 1.04 if top > 0 else 1)
    ax.set_xlabel(carried["unit"].iloc[0])
    ax.grid(axis="x")
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(axis="x", length=0)
    marks, texts = gate_marks(carried["gate"])
    if len(groups) > 1:
        looks = zip(_MARKERS, SPEAKER_COLORS, strict=False)
        marks = [Line2D([], [], color=color, marker=marker, linewidth=1.8) for marker, color in looks][
            : len(groups)
        ]
        texts = [name if len(name) < 24 else f"{name[:22]}…" for name in groups]
        if carried["gate"].eq("weak").any():
            marks.append(Line2D([], [], **HOLLOW | {"markeredgecolor": GREY}, linestyle="none"))
            texts.append("hollow: little material")
    key(ax, marks, texts)


def _pooled(ax: Axes, table: pd.DataFrame) -> None:
    """A grey line at the rate of all groups together, those that are not drawn included."""
    scale = _SCALE.get(table["unit"].iloc[0])
    if scale and len(table) > 1 and table["n"].sum() > 0:
        at = scale * table["k"].sum() / table["n"].sum()
        ax.axvline(at, color=GREY, linewidth=1, linestyle=(0, (4, 3)), zorder=1)


def _notes(table: pd.DataFrame, by: str, rows: list[str]) -> list[str]:
    few = table[table["gate"].eq("insufficient")].sort_values("k", ascending=False, kind="stable")
    names = [name for name in dict.fromkeys(few[by]) if name not in rows]
    notes = too_little(names, "a rate")
    if hidden := shown(table)[by].nunique() - len(rows):
        what = "feature" if by == "feature" else "row"
        notes.append(f"Not drawn, though on enough material: {figures(hidden, f'more {what}')}.")
    return notes


def _nothing(table: pd.DataFrame) -> str:
    if table.empty:
        return "There are no words of a speaker to count in."
    if table["k"].isna().all():
        return f"The largest body of speech here has n {int(table['n'].max()):,}."
    most = int(table["k"].max())
    if most >= 10:
        return "A rate needs 10 hits, in a corpus from 5 articles; there are hits enough, but from too few articles."
    here = f"the most here is {figures(most, 'hit')}" if most else "there are none here"
    return f"A rate needs 10 hits, in a corpus from 5 articles; {here}."


def _subtitle(table: pd.DataFrame, by: str, groups: list[str]) -> str:
    drawn = table[table["group"].isin(groups)] if groups else table
    unit, n = table["unit"].iloc[0], int(drawn.groupby("group")["n"].max().sum())
    what = table["feature"].iloc[0] if by == "group" else "features of rhetoric"
    line = ", dashed: all together" if by == "group" and len(table) > 1 and unit in _SCALE else ""
    noun = NOUNS.get(unit)
    what = f"{what} of {groups[0]}" if len(groups) == 1 else what
    measure = f"{capital(what)}, {unit}{' of their own' if noun == 'word' else ''}"
    return f"{measure}, 95% intervals{line}" + (f" · {figures(n, noun)}" if noun else "")


def rates_finding(table: pd.DataFrame) -> str:
    """What a table of rates says in the first place, no more than its intervals carry; empty when nothing.

    >>> rates_finding(pd.DataFrame({"group": ["Ada"], "feature": ["negation"], "unit": ["per 1,000 words"], "rate": [12.2],
    ...     "low": [8.0], "high": [17.0], "gate": ["ok"]}))
    'Ada: negation at 12 per 1,000 words'
    """
    carried = shown(table).sort_values("rate", ascending=False, kind="stable")
    if carried.empty:
        return ""
    top = carried.iloc[0]
    hedge = ", on little material" if top["gate"] == "weak" else ""
    if len(carried) == 1:
        return f"{capital(top['group'])}: {top['feature']} at {_amount(top)}{hedge}"
    if table["feature"].nunique() == 1:
        apart = top["low"] > carried["high"].iloc[1:].max()
        clear = hedge if apart else "; the intervals overlap"
        return f"Highest rate of {top['feature']}: {top['group']}, {_amount(top)}{clear}"
    if carried["group"].nunique() == 1:
        return f"{capital(possessive(top['group']))} most frequent feature: {top['feature']}, {_amount(top)}{hedge}"
    names = _groups(carried)
    apart = contrasts(carried[carried["group"].isin(names)])
    if apart.empty:
        return f"No clear difference between {join(names)}"
    best = apart.iloc[0]
    return f"{capital(best['feature'])}: more from {best['more']} than from {best['less']}"


def _amount(item: pd.Series) -> str:
    return (
        f"{_rate(item)} of the attributions"
        if item["unit"].startswith("share")
        else f"{_rate(item)} {item['unit']}"
    )


def _alt(table: pd.DataFrame, carried: pd.DataFrame) -> str:
    rows = [
        f"{item.group}, {item.feature}: {item.rate:.3g} (95% {item.low:.3g} to {item.high:.3g}, n {int(item.n)})"
        for item in carried.head(MAX_ROWS).itertuples()
    ]
    return describe(f"Dots with whiskers, {table['unit'].iloc[0]}", rates_finding(table), "; ".join(rows))
