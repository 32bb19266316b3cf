"""Many features, many speakers: who uses what more often than all others, as a map of ratios."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.patches import Patch, Rectangle

from analysis.charts.dots import shown, too_little
from analysis.charts.profiles import feature_name
from analysis.charts.rows import need
from analysis.charts.sides import ONE_COLOR, OTHER_COLOR, amount, fold
from analysis.charts.style import (
    GREY,
    INK,
    MAX_ROWS,
    PALE,
    canvas,
    describe,
    empty,
    finish,
    house_style,
    key,
    row_labels,
    wrap,
)
from analysis.wording import capital, figures, number

COLUMNS = ["group", "feature", "ratio", "low", "high", "k", "n", "k_other", "articles", "q", "gate"]
MAX_GROUPS = 8
_FULL = math.log(4)  # the ratio at which a cell has its full colour
_STRONGEST = 0.62  # of the pure colour: dark letters stay readable on it


def ratios_table(contrasts: pd.DataFrame, *, by: str = "speaker") -> pd.DataFrame:
    """Every feature of every group against all other groups, under names a reader knows.

    Parameters
    ----------
    contrasts
        From ``one_against_rest``.
    by
        The column that holds the group.

    Returns
    -------
    DataFrame
        ``group``, ``feature`` (its name in the field), ``ratio`` of the two rates with ``low`` and ``high`` (95 %), ``k`` in
        ``n`` units of the group and ``k_other`` of the others, ``articles``, ``q`` (Benjamini-Hochberg over all cells),
        ``gate``. Groups with most material first; features in the order given.

    Examples
    --------
    >>> contrasts = pd.DataFrame({"speaker": ["Ada", "Bo"], "feature": "we", "ratio": [2.0, .5], "low": [.1, -1.2],
    ...     "high": [1.2, -.1], "k": [20, 10], "n": [400, 400], "k_other": [10, 20], "articles": 6, "q": .04, "gate": "ok"})
    >>> ratios_table(contrasts)[["group", "feature", "ratio"]].values.tolist()
    [['Ada', 'first person plural', 2.0], ['Bo', 'first person plural', 0.5]]
    """
    need(
        contrasts,
        (by, "feature", "ratio", "low", "high", "k", "n", "k_other", "articles", "q", "gate"),
        "contrasts",
    )
    rows = contrasts.rename(columns={by: "group"})
    rows = rows.assign(
        feature=rows["feature"].map(feature_name), low=_exp(rows["low"]), high=_exp(rows["high"])
    )
    size = rows.groupby("group")["n"].max()
    order = rows["group"].map(size)
    rows = rows.assign(size=-order).sort_values(["size", "group"], kind="stable")
    return rows[COLUMNS].reset_index(drop=True)


def _exp(logs: pd.Series) -> pd.Series:
    return logs.map(math.exp, na_action="ignore")


def plot_ratios(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A cell a feature and group: how many times as often as all others together, blank where there is too little.

    Parameters
    ----------
    table
        From :func:`ratios_table`. The eight groups with most material and fifteen features at most are drawn, those
        with the clearest differences first. Filled cells stand on enough material, framed ones on little; a ratio is
        bold where its interval leaves out 1.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "ratios")
    carried = shown(table).dropna(subset="ratio")
    with house_style():
        ax, ours = canvas(ax)
        if carried.empty:
            return empty(ax, ours, title="Too little material to compare anybody", message=_nothing(table))
        groups = [name for name in dict.fromkeys(table["group"]) if carried["group"].eq(name).any()][
            :MAX_GROUPS
        ]
        cells = carried[carried["group"].isin(groups)]
        rows = _features(cells)
        _columns(ax, groups, ours)
        for item in cells[cells["feature"].isin(rows)].itertuples():
            _cell(ax, rows.index(item.feature), groups.index(item.group), item)
        row_labels(ax, [capital(name) for name in rows])
        _key(ax, cells)
        look = {
            "title": ratios_finding(table),
            "subtitle": _subtitle(cells),
            "notes": _notes(table, rows, groups),
        }
        finish(ax, ours, **look, alt=_alt(carried), body=22 * len(rows) + 4)
        return ax


def _features(cells: pd.DataFrame) -> list[str]:
    """The features drawn: those whose clearest cell is clearest, kept in the order of the table."""
    strength = cells.assign(clear=_clearness(cells)).groupby("feature", sort=False)["clear"].max()
    kept = set(strength.sort_values(ascending=False, kind="stable").index[:MAX_ROWS])
    return [name for name in dict.fromkeys(cells["feature"]) if name in kept]


def _clearness(cells: pd.DataFrame) -> pd.Series:
    """How far an interval stays away from 1, on the scale of logarithms; below 0 when it holds 1."""
    low, high = cells["low"].map(_log), cells["high"].map(_log)
    return pd.concat([low, -high], axis=1).max(axis=1)


def _log(ratio: float) -> float:
    return math.log(ratio) if ratio > 0 else -math.inf


def _columns(ax: Axes, groups: list[str], ours: bool) -> None:
    ax.set_xlim(-0.5, len(groups) - 0.5)
    ax.set_xticks(
        range(len(groups)), [wrap(name, _room(ax, groups, ours), size=9, lines=2) for name in groups]
    )
    ax.tick_params(axis="x", length=0, labelcolor=INK)
    ax.set_xlabel(" ")  # keeps a second line of the names clear of the notes
    ax.spines["bottom"].set_visible(False)


def _room(ax: Axes, groups: list[str], ours: bool) -> float:
    width = 385.0 if ours else ax.get_position().width * ax.figure.get_figwidth() * 72
    return width / len(groups) - 5


def _cell(ax: Axes, row: int, column: int, item: object) -> None:
    logs = _log(item.ratio)
    pure = to_rgb(ONE_COLOR if logs >= 0 else OTHER_COLOR)
    part = min(abs(logs) / _FULL, 1) * _STRONGEST
    fill = tuple(1 - part * (1 - channel) for channel in pure)
    look = (
        {"facecolor": fill, "linewidth": 0}
        if item.gate == "ok"
        else {"facecolor": "white", "edgecolor": fill, "linewidth": 2.4}
    )
    inset = 0.03 if item.gate == "ok" else 0.07
    ax.add_patch(Rectangle((column - 0.5 + inset, row - 0.5 + inset), 1 - 2 * inset, 1 - 2 * inset, **look))
    clear = (item.low > 1 or item.high < 1) and item.k and item.k_other
    weight = {"weight": "bold", "color": INK} if clear else {"color": INK if item.gate == "ok" else GREY}
    ax.text(
        column,
        row,
        amount(item.ratio, item.k, item.k_other).removesuffix(" here"),
        ha="center",
        va="center",
        fontsize=8.5,
        **weight,
    )


def _key(ax: Axes, cells: pd.DataFrame) -> None:
    def mix(color: str) -> tuple[float, ...]:
        return tuple(1 - _STRONGEST * (1 - channel) for channel in to_rgb(color))

    marks = [Patch(facecolor=mix(ONE_COLOR)), Patch(facecolor=mix(OTHER_COLOR))]
    texts = ["more than the others", "less than the others"]
    if cells["gate"].eq("weak").any():
        marks.append(Patch(facecolor="white", edgecolor=PALE, linewidth=2))
        texts.append("framed: little material")
    key(ax, marks, texts)


def _subtitle(cells: pd.DataFrame) -> str:
    words = int(cells.groupby("group")["n"].max().sum())
    articles = int(cells["articles"].max())
    where = f", up to {figures(articles, 'article')} each" if articles > 1 else ""
    return f"Rate of each feature against all others together; bold: the 95% interval leaves out 1 · {words:,} words of their own{where}"


def _notes(table: pd.DataFrame, rows: list[str], groups: list[str]) -> list[str]:
    carried = shown(table)
    few = [name for name in dict.fromkeys(table["group"]) if not carried["group"].eq(name).any()]
    notes = too_little(few, "any ratio", limit=5)
    hidden = carried["group"].nunique() - len(groups)
    notes += [f"Not drawn: {figures(hidden, 'more speaker')} with fewer words."] if hidden > 0 else []
    left = carried["feature"].nunique() - len(rows)
    notes += [f"Not drawn: {figures(left, 'more feature')} with less clear differences."] if left > 0 else []
    blank = table[
        table["group"].isin(groups) & table["feature"].isin(rows) & table["gate"].eq("insufficient")
    ]
    return [*notes, "Blank: too few hits or articles for a ratio."] if len(blank) else notes


def _nothing(table: pd.DataFrame) -> str:
    if table.empty:
        return "A comparison needs two speakers with words of their own."
    return "A ratio needs 10 hits on both sides together, and in a corpus 5 articles on either."


def ratios_finding(table: pd.DataFrame) -> str:
    """The clearest difference of a table of ratios, no more than its interval carries; empty when nothing is carried.

    >>> ratios_finding(pd.DataFrame({"group": ["Ada"], "feature": ["negation"], "ratio": [2.0], "low": [1.1], "high": [3.0],
    ...     "k": [40], "k_other": [30], "q": [.01], "gate": ["ok"]}))
    'Negation: more from Ada than from the others'
    """
    carried = shown(table).dropna(subset="ratio")
    if carried.empty:
        return ""
    clear = clear_ratios(table)
    if clear.empty:
        cells = number(len(carried))
        return (
            "No clear difference in the only ratio"
            if len(carried) == 1
            else f"No clear difference in {cells} ratios"
        )
    best = clear.iloc[0]
    hedge = ", on little material" if best["gate"] == "weak" else ""
    more = "more" if best["ratio"] > 1 else "less"
    return f"{capital(best['feature'])}: {more} from {best['group']} than from the others{hedge}"


def clear_ratios(table: pd.DataFrame) -> pd.DataFrame:
    """The cells that stay clear after all the looking: interval without 1, q under .05, hits on both sides; clearest first."""
    carried = shown(table).dropna(subset="ratio")
    carried = carried.assign(clear=_clearness(carried))
    carried = carried[
        carried["clear"].gt(0) & carried["q"].lt(0.05) & carried[["k", "k_other"]].gt(0).all(axis=1)
    ]
    return carried.sort_values("clear", ascending=False, kind="stable", ignore_index=True).drop(
        columns="clear"
    )


def _alt(carried: pd.DataFrame) -> str:
    cells = (
        carried.assign(clear=_clearness(carried)).sort_values("clear", ascending=False, kind="stable").head(8)
    )
    parts = [
        f"{row.group}, {row.feature}: {fold(row.ratio)} (95% {fold(row.low)} to {fold(row.high)})"
        for row in cells.itertuples()
    ]
    return describe(
        "Chart of ratios, a cell a feature and speaker", ratios_finding(carried), "; ".join(parts)
    )
