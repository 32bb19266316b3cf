"""Key words as bars to either side: how many times as often, for readers without statistics."""

from __future__ import annotations

import math

import numpy as np
import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.rows import need
from analysis.charts.sides import ALL_OTHERS, ONE_COLOR, OTHER_COLOR, fold, ratio_axis
from analysis.charts.signature import as_written
from analysis.charts.style import (
    beside,
    canvas,
    describe,
    empty,
    finish,
    hatched,
    house_style,
    row_labels,
    solid,
)
from analysis.compare.keyness import MIN_ARTICLES, MIN_COUNT
from analysis.wording import capital, figures, join, number

COLUMNS = ["word", "a", "b", "c", "d", "g2", "q", "log_ratio", "articles", "side", "absent", "gate"]
PER_SIDE = 7
MIN_WORDS = 2000


def keyness_table(
    keyness: pd.DataFrame, one: str, other: str = ALL_OTHERS, *, limit: int = PER_SIDE
) -> pd.DataFrame:
    """The key words of either side: those with most evidence whose q is under .05, at most so many a side.

    Parameters
    ----------
    keyness
        From ``analysis.compare.keyness``.
    one, other
        What to call the two sides.
    limit
        Words a side.

    Returns
    -------
    DataFrame
        ``word``, ``a`` of ``c`` words here, ``b`` of ``d`` there, signed ``g2``, ``q``, ``log_ratio`` (base 2), ``articles`` (of the
        side that uses it more), ``side``, ``absent`` (whether the other side never uses it, so that its ratio is only a lower bound
        made with half a hit), ``gate`` (weak below 2,000 words of either side or 25 hits of the word). First the words of the first side, most evidence on top.

    Examples
    --------
    >>> found = pd.DataFrame({"word": ["tax", "sea"], "a": [30, 0], "b": [3, 28], "c": 900, "d": 900, "g2": [22., -38.],
    ...     "q": .001, "log_ratio": [3.3, -5.8], "articles": 4})
    >>> keyness_table(found, "Ada", "Bo")[["word", "side", "absent"]].values.tolist()
    [['tax', 'Ada', False], ['sea', 'Bo', True]]
    """
    need(keyness, ("word", "a", "b", "c", "d", "g2", "q", "log_ratio", "articles"), "keyness")
    sure = keyness[keyness["q"] < 0.05]
    here = sure[sure["g2"] > 0].sort_values("g2", ascending=False, kind="stable").head(limit)
    there = sure[sure["g2"] < 0].sort_values("g2", kind="stable").head(limit)
    table = pd.concat([here, there], ignore_index=True)
    side = pd.Series(np.where(table["g2"] > 0, one, other), dtype="str")
    sizes, hits = table[["c", "d"]].min(axis=1), table["a"] + table["b"]
    gate = np.where(sizes.ge(MIN_WORDS) & hits.ge(25), "ok", "weak")
    table = table.assign(side=side, absent=table[["a", "b"]].min(axis=1).eq(0), gate=gate)[COLUMNS]
    table.attrs = {"sides": (one, other), "tested": len(keyness)}
    return table


def plot_keyness(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A bar a word, to the side that uses it more; hatched where the other side never uses it.

    Parameters
    ----------
    table
        From :func:`keyness_table`.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "keyness")
    one, other = table.attrs.get("sides", ("the one", ALL_OTHERS))
    with house_style():
        ax, ours = canvas(ax)
        if table.empty:
            return empty(ax, ours, title="No key words", message=no_key_words(table))
        logs = table["log_ratio"] * math.log(2)
        for row, (item, log) in enumerate(zip(table.itertuples(), logs, strict=True)):
            color = ONE_COLOR if item.g2 > 0 else OTHER_COLOR
            ax.barh(row, log, height=0.62, **(hatched(color) if item.absent else solid(color)))
            beside(
                ax,
                row,
                f"{_times(item)}  ·  {item.a:,} against {item.b:,}  ·  {figures(int(item.articles), 'article')}",
            )
        row_labels(ax, table["word"].map(as_written).tolist())
        ratio_axis(ax, logs, one=one, other=other)
        notes = (
            ["Hatched: the other side never uses it; the ratio is made with half a hit."]
            if table["absent"].any()
            else []
        )
        if few_words(table):
            notes.append(
                "On little material: below 2,000 words of either side these are candidates, no finding."
            )
        look = {"title": keyness_finding(table), "subtitle": _subtitle(table, one, other), "notes": notes}
        finish(ax, ours, **look, alt=_alt(table), body=22 * len(table) + 10)
        return ax


def _times(item: object) -> str:
    """How many times as often the side uses the word that uses it more."""
    ratio = fold(2 ** abs(item.log_ratio))
    return "only here" if item.absent else ratio


def _subtitle(table: pd.DataFrame, one: str, other: str) -> str:
    sizes = f"{int(table['c'].iloc[0]):,} words of {one}, {int(table['d'].iloc[0]):,} of {other}"
    tested = f" of {figures(table.attrs['tested'], 'word')} tested" if "tested" in table.attrs else ""
    return f"Key words (log-likelihood, q under .05), the surest{tested}; in how many articles of their side · {sizes}"


def no_key_words(table: pd.DataFrame) -> str:
    """Why a table is empty: no word could be tested, or chance explains them all."""
    if table.attrs.get("tested") == 0:
        few = f"{number(MIN_COUNT)} hits in {number(MIN_ARTICLES)} articles"
        return f"No word could be tested: that takes {few}, and words of both sides."
    return "No word is used so unequally that chance can be left out (q under .05)."


def few_words(table: pd.DataFrame) -> bool:
    """Whether either side has fewer than 2,000 words, too few for more than candidates."""
    return bool(table[["c", "d"]].min(axis=None) < MIN_WORDS)


def keyness_finding(table: pd.DataFrame) -> str:
    """The words with most evidence on either side; empty for an empty table.

    >>> keyness_finding(pd.DataFrame({"word": ["tax", "sea"], "side": ["Ada", "Bo"], "c": 9000, "d": 9000}))
    'Most overused: “tax” with Ada and “sea” with Bo'
    """
    if table.empty:
        return ""
    parts = [
        f"“{as_written(words['word'].iloc[0])}” with {side}"
        for side, words in table.groupby("side", sort=False)
    ]
    hedge = ", on little material" if few_words(table) else ""
    return f"Most overused: {join(parts)}{hedge}"


def _alt(table: pd.DataFrame) -> str:
    parts = [f"{row.word}: {capital(row.side)}, {row.a} against {row.b}" for row in table.itertuples()]
    return describe("Bars of key words to either side", keyness_finding(table), "; ".join(parts))
