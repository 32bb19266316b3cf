"""Who speaks how about whom: a matrix of speakers and the people and organisations they speak of."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Patch, Rectangle

from analysis.charts.dots import shown, signed
from analysis.charts.rows import need
from analysis.charts.sides import ONE_COLOR, OTHER_COLOR
from analysis.charts.style import (
    INK,
    MARGIN,
    MAX_ROWS,
    PALE,
    WIDTH,
    canvas,
    describe,
    empty,
    finish,
    house_style,
    key,
    row_labels,
    text_width,
    wrap,
)
from analysis.sentiment.targets import NARRATOR
from analysis.wording import capital, figures

COLUMNS = ["holder", "target", "n", "negative", "neutral", "positive", "net", "low", "high", "gate"]
FEWEST = 5  # mentions below which a cell stays masked
MAX_TARGETS = 8
_STRONGEST = 0.62


def about_table(targets: pd.DataFrame, *, holder: str = "holder", target: str = "target") -> pd.DataFrame:
    """Who speaks about whom how often and how, masked below five mentions.

    Parameters
    ----------
    targets
        One row a holder and target: ``n`` (mentions), ``negative``, ``neutral``, ``positive`` (how many of them, or their shares),
        ``net`` (positive less negative share, [-1, 1]), ``low``, ``high`` (95 %), ``gate``.
    holder, target
        The columns with the names.

    Returns
    -------
    DataFrame
        The same columns under those names, the holders with most mentions first; ``masked`` where there are fewer than five.

    Examples
    --------
    >>> targets = pd.DataFrame({"holder": ["Ada", "Ada"], "target": ["Bo", "Cy"], "n": [12, 3], "negative": [9, 0], "neutral": [2, 1],
    ...     "positive": [1, 2], "net": [-.67, .67], "low": [-.9, 0.], "high": [-.3, 1.], "gate": ["weak", "insufficient"]})
    >>> about_table(targets)[["target", "masked"]].values.tolist()
    [['Bo', False], ['Cy', True]]
    """
    need(targets, (holder, target, *COLUMNS[2:]), "who-about-whom")
    rows = targets.rename(columns={holder: "holder", target: "target"})[COLUMNS].dropna(
        subset=["holder", "target"]
    )
    total = rows.groupby("holder")["n"].transform("sum")
    rows = rows.assign(most=-total, masked=rows["n"].lt(FEWEST))
    return rows.sort_values(
        ["most", "holder", "n"], ascending=[True, True, False], kind="stable", ignore_index=True
    ).drop(columns="most")


def plot_about(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A matrix: rows speak, columns are spoken about; sign and number in the cell, masked below five mentions.

    Parameters
    ----------
    table
        From :func:`about_table`. Fifteen holders and the eight targets mentioned most are drawn.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, (*COLUMNS, "masked"), "who-about-whom")
    seen = table[~table["masked"]]
    with house_style():
        ax, ours = canvas(ax)
        if seen.empty:
            most = int(table["n"].max()) if len(table) else 0
            message = f"A cell needs {FEWEST} mentions of one target by one speaker; the most here is {most}."
            return empty(
                ax, ours, title="Too few mentions to tell who speaks how about whom", message=message
            )
        totals = seen.groupby("target")["n"].sum().sort_values(ascending=False, kind="stable")
        columns = totals.index[:MAX_TARGETS].tolist()
        rows = list(dict.fromkeys(seen[seen["target"].isin(columns)]["holder"]))[:MAX_ROWS]
        _grid(ax, rows, columns, ours)
        cells = table[table["holder"].isin(rows) & table["target"].isin(columns)]
        for item in cells.itertuples():
            _cell(ax, rows.index(item.holder), columns.index(item.target), item)
        marks, texts = [_patch(ONE_COLOR), _patch(OTHER_COLOR)], ["+ more positive", "− more negative"]
        if cells["masked"].any():
            marks.append(Patch(facecolor="white", edgecolor=PALE, hatch="///"))
            texts.append("fewer than five mentions")
        key(ax, marks, texts)
        look = {
            "title": about_finding(table),
            "subtitle": _subtitle(table),
            "notes": _notes(seen, rows, columns),
        }
        finish(ax, ours, **look, alt=_alt(seen), body=30 * len(rows) + 4)
        return ax


def _grid(ax: Axes, rows: list[str], columns: list[str], ours: bool) -> None:
    row_labels(ax, [called(name) for name in rows])
    width = ax.get_position().width * ax.figure.get_figwidth() * 72
    if ours:
        width = WIDTH - 2 * MARGIN - 20 - max(text_width(label.get_text()) for label in ax.get_yticklabels())
    ax.set_xlim(-0.5, len(columns) - 0.5)
    ax.set_xticks(
        range(len(columns)), [wrap(name, width / len(columns) - 4, size=9, lines=2) for name in columns]
    )
    ax.tick_params(axis="x", length=0, labelcolor=INK)
    ax.set_xlabel(" ")
    ax.spines["bottom"].set_visible(False)


def _mixed(color: str, part: float) -> tuple[float, ...]:
    return tuple(1 - part * (1 - channel) for channel in to_rgb(color))


def _patch(color: str) -> Patch:
    return Patch(facecolor=_mixed(color, _STRONGEST))


def _cell(ax: Axes, row: int, column: int, item: object) -> None:
    fill = _mixed(ONE_COLOR if item.net >= 0 else OTHER_COLOR, abs(item.net) * _STRONGEST)
    look = {"facecolor": fill, "edgecolor": PALE, "linewidth": 0.6}
    if item.masked:
        look = {"facecolor": "white", "edgecolor": PALE, "linewidth": 0, "hatch": "///"}
    ax.add_patch(Rectangle((column - 0.47, row - 0.44), 0.94, 0.88, **look))
    if not item.masked:
        clear = item.gate != "insufficient" and (item.low > 0 or item.high < 0)
        ax.text(
            column,
            row,
            f"{signed(item.net)}\n{item.n:,}",
            ha="center",
            va="center",
            fontsize=8.5,
            color=INK,
            linespacing=1.1,
            weight="bold" if clear else "normal",
        )


def called(holder: str) -> str:
    """What a holder is called on the page: the narration is nobody's name.

    >>> called("narrator"), called("Ada Reed")
    ('the narration', 'Ada Reed')
    """
    return "the narration" if holder == NARRATOR else holder


def about_finding(table: pd.DataFrame) -> str:
    """The clearest sentiment of a speaker towards somebody; empty when every cell is masked.

    >>> about_finding(pd.DataFrame({"holder": ["Ada"], "target": ["Bo"], "n": [12], "net": [-.7], "low": [-.9], "high": [-.3],
    ...     "gate": ["weak"], "masked": [False]}))
    'Ada speaks negatively of Bo, on little material'
    """
    seen = table[~table["masked"]]
    if seen.empty:
        return ""
    if shown(seen).empty:
        return "Too little is said by anybody of anybody for a balance"
    clear = clear_about(table)
    if clear.empty:
        return "Nobody speaks clearly well or ill of anybody"
    top = clear.iloc[0]
    hedge = ", on little material" if top["gate"] == "weak" else ""
    return f"{capital(called(top['holder']))} speaks {'positively' if top['net'] > 0 else 'negatively'} of {top['target']}{hedge}"


def clear_about(table: pd.DataFrame) -> pd.DataFrame:
    """The pairs on enough material whose interval leaves out 0, the clearest first."""
    seen = shown(table[~table["masked"]])
    seen = seen.assign(gap=pd.concat([seen["low"], -seen["high"]], axis=1).max(axis=1))
    return (
        seen[seen["gap"].gt(0)]
        .sort_values("gap", ascending=False, kind="stable", ignore_index=True)
        .drop(columns="gap")
    )


def _subtitle(table: pd.DataFrame) -> str:
    n = figures(int(table["n"].sum()), "mention")
    return f"Rows speak about columns: positive less negative share of mentions, below it their number; bold: on enough material to tell it from 0 · {n}"


def _notes(seen: pd.DataFrame, rows: list[str], columns: list[str]) -> list[str]:
    left = seen[~(seen["holder"].isin(rows) & seen["target"].isin(columns))]
    return (
        [f"Not drawn: {figures(len(left), 'more pair')}, {figures(int(left['n'].sum()), 'mention')}."]
        if len(left)
        else []
    )


def _alt(seen: pd.DataFrame) -> str:
    strong = seen.reindex(seen["net"].abs().sort_values(ascending=False, kind="stable").index).head(8)
    parts = [
        f"{called(row.holder)} about {row.target}: {signed(row.net)} in {figures(int(row.n), 'mention')}"
        for row in strong.itertuples()
    ]
    return describe("Chart of who speaks how about whom", about_finding(seen), "; ".join(parts))
