"""Figures of speech against chance: how many there are, and how many the same sentences give when shuffled."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from analysis.charts.rows import need
from analysis.charts.sides import fold
from analysis.charts.style import (
    BLUE,
    GREY,
    MAX_ROWS,
    PALE,
    RULE,
    beside,
    canvas,
    describe,
    empty,
    finish,
    house_style,
    key,
    row_labels,
)
from analysis.rhetoric.figures import MINIMUM
from analysis.wording import capital, figures

COLUMNS = [
    "group",
    "figure",
    "n",
    "k",
    "rate",
    "null",
    "null_low",
    "null_high",
    "null_ratio",
    "p",
    "q",
    "clear",
]
MIN_SENTENCES = MINIMUM.units


def figures_table(figure_rates: pd.DataFrame, *, by: str = "speaker") -> pd.DataFrame:
    """The figures made by the order of sentences, with what shuffled order gives, per 100 sentences.

    Parameters
    ----------
    figure_rates
        From ``analysis.compare.figure_rates.figure_table``.
    by
        The column that holds the group.

    Returns
    -------
    DataFrame
        ``group``, ``figure``, ``n`` (sentences), ``k``, ``rate``, ``null`` with ``null_low`` and ``null_high`` (mean and middle 95 %
        of the shuffles, per 100 sentences like the rate), ``null_ratio``, ``p`` (one-sided), ``q`` (p as one of many that were looked
        at), ``clear`` (more than the shuffles give: q under .05). Only groups with 100 sentences: fewer cannot be told from chance.

    Examples
    --------
    >>> rates = pd.DataFrame({"speaker": ["Ada", "Bo"], "feature": "epanaphora", "n": [200, 8], "k": [12, 1], "rate": [6.0, 12.5],
    ...     "null": [3.0, .2], "null_low": [0, 0], "null_high": [6, 1], "null_ratio": [4, 5], "p": [.001, .2], "q": [.002, .2]})
    >>> figures_table(rates)[["group", "null", "null_high", "clear"]].values.tolist()
    [['Ada', 1.5, 3.0, True]]
    """
    need(
        figure_rates,
        (by, "feature", "n", "k", "rate", "null", "null_low", "null_high", "null_ratio", "p", "q"),
        "figure rates",
    )
    rows = figure_rates.rename(columns={by: "group", "feature": "figure"})
    rows = rows[rows["null"].notna() & rows["n"].ge(MIN_SENTENCES)]
    scaled = {name: 100 * rows[name] / rows["n"] for name in ("null", "null_low", "null_high")}
    table = rows.assign(**scaled, clear=rows["q"].lt(0.05))[COLUMNS].reset_index(drop=True)
    table.attrs = {
        "groups": figure_rates[by].nunique(),
        "most": int(figure_rates["n"].max()) if len(figure_rates) else 0,
    }
    return table


def plot_figures(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A dot for what was found, a grey bar for what the same sentences give in random order, the ratio beside them.

    A dot to the right of its bar is more than chance; filled where no more than one in twenty of those filled is to be
    expected by chance.

    Parameters
    ----------
    table
        From :func:`figures_table`.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "figures against chance")
    with house_style():
        ax, ours = canvas(ax)
        if table.empty:
            most = table.attrs.get("most", 0)
            message = f"That takes {MIN_SENTENCES} sentences of one speaker; the most here is {most}."
            return empty(ax, ours, title="Too few sentences to tell a figure from chance", message=message)
        rows = (
            table.sort_values(["group", "figure"], kind="stable") if table["group"].nunique() == 1 else table
        )
        rows = rows.sort_values("rate", ascending=False, kind="stable").head(MAX_ROWS)
        for at, item in enumerate(rows.itertuples()):
            _row(ax, at, item)
        one = table["group"].nunique() == 1
        row_labels(ax, [capital(i.figure) if one else f"{i.group}: {i.figure}" for i in rows.itertuples()])
        _axis(ax, rows)
        look = {"title": figures_finding(table), "subtitle": _subtitle(table), "notes": _notes(table, rows)}
        finish(ax, ours, **look, alt=_alt(rows), body=26 * len(rows) + 8)
        return ax


def _row(ax: Axes, row: int, item: object) -> None:
    ax.axhline(row, color=RULE, linewidth=0.8, zorder=1)
    ax.barh(
        row, max(item.null_high - item.null_low, 0.02), left=item.null_low, height=0.5, color=PALE, zorder=2
    )
    ax.vlines(item.null, row - 0.25, row + 0.25, color=GREY, linewidth=1.5, zorder=3)
    ax.plot(
        item.rate,
        row,
        marker="o",
        markersize=8,
        markerfacecolor=BLUE if item.clear else "white",
        markeredgecolor=BLUE,
        markeredgewidth=1.6,
        zorder=4,
    )
    beside(ax, row, f"{_ratio(item)}  ·  {item.k} in {item.n:,} sentences")


def _ratio(item: object) -> str:
    """The ratio to chance; where nothing was found there is none, and that is said instead."""
    if not item.k:
        return "none"
    return f"{fold(item.null_ratio)} chance" if pd.notna(item.null_ratio) else "chance gives none"


def _axis(ax: Axes, rows: pd.DataFrame) -> None:
    top = max(rows["rate"].max(), rows["null_high"].max(), 0.5)
    ax.set_xlim(-0.02 * top, top * 1.06)
    ax.set_xlabel("per 100 sentences")
    ax.grid(axis="x")
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(axis="x", length=0)
    dot = {
        "linestyle": "none",
        "marker": "o",
        "markersize": 7,
        "markeredgecolor": BLUE,
        "markeredgewidth": 1.6,
    }
    marks, texts = [], []
    for clear, face, text in (
        (True, BLUE, "found, more than chance"),
        (False, "white", "found, no more than chance"),
    ):
        if rows["clear"].eq(clear).any():
            marks.append(Line2D([], [], **dot, markerfacecolor=face))
            texts.append(text)
    key(ax, [*marks, Patch(facecolor=PALE)], [*texts, "in shuffled order (95%)"])


def figures_finding(table: pd.DataFrame) -> str:
    """The figure that goes farthest beyond chance; empty for an empty table.

    >>> figures_finding(pd.DataFrame({"group": ["Ada"], "figure": ["epanaphora"], "null_ratio": [4.0], "clear": [True], "p": [.001],
    ...     "rate": [6.0]}))
    'Ada: epanaphora 4.0× as often as in shuffled order'
    """
    if table.empty:
        return ""
    clear = table[table["clear"]].sort_values(["p", "rate"], ascending=[True, False], kind="stable")
    if clear.empty:
        return "No figure more often than in shuffled order"
    top = clear.iloc[0]
    if pd.isna(top["null_ratio"]):
        return f"{capital(top['group'])}: {top['figure']}, which shuffled order never gives"
    return f"{capital(top['group'])}: {top['figure']} {fold(top['null_ratio'])} as often as in shuffled order"


def _subtitle(table: pd.DataFrame) -> str:
    sentences = int(table.groupby("group")["n"].max().sum())
    return f"Figures made by neighbouring sentences, per 100 sentences, against the same sentences shuffled · {figures(sentences, 'sentence')}"


def _notes(table: pd.DataFrame, rows: pd.DataFrame) -> list[str]:
    left = table.attrs.get("groups", 0) - table["group"].nunique()
    notes = (
        [f"Under {MIN_SENTENCES} sentences, and left out: {figures(left, 'speaker')}."] if left > 0 else []
    )
    if hidden := len(table) - len(rows):
        notes.append(f"Not drawn: {figures(hidden, 'row')} with lower rates.")
    return notes


def _alt(rows: pd.DataFrame) -> str:
    parts = [
        f"{row.group}, {row.figure}: {row.rate:.1f} against {row.null_low:.1f} to {row.null_high:.1f} shuffled"
        for row in rows.itertuples()
    ]
    return describe(
        "Dots of figures against shuffled sentences, per 100 sentences",
        figures_finding(rows),
        "; ".join(parts),
    )
