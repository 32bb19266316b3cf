"""How long the sound bites are."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedLocator, NullLocator

from analysis.charts.dots import not_drawn
from analysis.charts.rows import need, reported
from analysis.charts.style import (
    BLUE,
    INK,
    MAX_ROWS,
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
from analysis.compare.rates import Scope, gates, scope_of
from analysis.wording import count, figures, plural

COLUMNS = ["speaker", "quotes", "lengths", "median", "q1", "q3", "shortest", "longest", "gate"]
EVERYONE = "all direct quotes"


def quote_lengths_table(segments: pd.DataFrame) -> pd.DataFrame:
    """The length of the sound bites in words: how long the direct quotes are.

    Parameters
    ----------
    segments
        Segments table of one or more articles, from ``split_voices``. Only direct quotes are sound bites, as in
        :func:`analysis.compare.quotation_profile`: what stands inside the marks of a partly quoted sentence is no whole one.

    Returns
    -------
    DataFrame
        First row all direct quotes (``speaker`` missing), then one a speaker, most quotes first: ``quotes``, ``lengths``
        (their words, sorted), ``median``, ``q1``, ``q3``, ``shortest``, ``longest`` (words), ``gate`` (ok from 25 quotes,
        weak from 10, and in a corpus from 10 and 5 articles: quartiles of fewer say little). Empty when nobody is quoted
        directly.

    Notes
    -----
    Medians, because a few long quotes pull the mean (Hallin 1992; Esser 2008).

    Examples
    --------
    >>> segments = pd.DataFrame({"article": "a", "quote": [0, 1, 1], "kind": "direct", "voice": "own",
    ...     "speaker": ["Ada", "Bo", "Bo"], "n_words": [6, 3, 9]})
    >>> quote_lengths_table(segments)[["quotes", "median"]].values.tolist()
    [[2.0, 9.0], [1.0, 12.0], [1.0, 6.0]]
    """
    own = reported(segments)
    own = own[own["voice"].eq("own") & own["kind"].eq("direct") & own["n_words"].gt(0)]
    bites = own.groupby(["article", "quote", own["speaker"].fillna("")])["n_words"].sum().reset_index()
    speakers = [(name, group) for name, group in bites.groupby("speaker") if name]
    speakers.sort(key=lambda item: (-len(item[1]), -item[1]["n_words"].sum(), item[0]))
    scope = scope_of(bites, "article", "auto")
    every = [(None, bites), *speakers] if len(bites) else []
    rows = [_summary(name, group, scope) for name, group in every]
    return pd.DataFrame(rows, columns=COLUMNS).astype({"speaker": "str", "gate": "str"})


def _summary(speaker: str | None, bites: pd.DataFrame, scope: Scope) -> dict[str, object]:
    words = bites["n_words"].sort_values()
    q1, median, q3 = words.quantile([0.25, 0.5, 0.75])
    return {
        "speaker": speaker,
        "quotes": len(words),
        "lengths": words.tolist(),
        "median": median,
        "q1": q1,
        "q3": q3,
        "shortest": int(words.min()),
        "longest": int(words.max()),
        "gate": gates([len(words)], [bites["article"].nunique()], scope=scope)[0],
    }


def plot_quote_lengths(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """One dot a direct quote at its length, all of them on top, then speaker by speaker; median and middle half as a bar.

    Parameters
    ----------
    table
        From :func:`quote_lengths_table`. Median and middle half are drawn where ten quotes, in a corpus of five articles, carry them.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "quote lengths")
    with house_style():
        ax, ours = canvas(ax)
        if table.empty:
            message = "No quote stands whole inside quotation marks, so there is no length to show."
            return empty(ax, ours, title="Nobody is quoted directly", message=message)
        rows = (table if len(table) > 2 else table.tail(1)).head(MAX_ROWS)
        for row, item in enumerate(rows.itertuples()):
            _bites(ax, row, item)
        row_labels(ax, rows["speaker"].fillna(EVERYONE).tolist())
        _axis(ax, table)
        hidden = table[MAX_ROWS:]["quotes"]
        notes = not_drawn(hidden, rows["quotes"], "speaker", "with fewer quotes")
        subtitle = f"Words in each direct quote, on a log scale · {figures(int(table['quotes'].iloc[0]), 'direct quote')}"
        look = {"title": lengths_finding(table), "subtitle": subtitle, "alt": _alt(table), "notes": notes}
        return finish(ax, ours, **look, body=24 * len(rows) + 10)


def _bites(ax: Axes, row: int, item: object) -> None:
    ax.axhline(row, color=RULE, linewidth=0.8, zorder=1)
    lengths = pd.Series(item.lengths)
    # Quotes of one length stand above each other, within the row.
    rank = lengths.groupby(lengths).cumcount() - lengths.groupby(lengths).transform("size").sub(1) / 2
    spread = (rank * min(0.12, 0.6 / max(1, 2 * rank.max()))).tolist()
    ax.plot(
        lengths, [row + step for step in spread], "o", color=BLUE, markersize=4.5, alpha=0.55, mew=0, zorder=3
    )
    if item.gate != "insufficient":
        ax.hlines(row, item.q1, item.q3, color=INK, linewidth=1.6, zorder=4)
        ax.plot(item.median, row, "|", color=INK, markersize=15, markeredgewidth=2.4, zorder=5)
    beside(ax, row, _span(item))


def _span(item: object) -> str:
    quotes = figures(int(item.quotes), "quote")
    if item.gate == "insufficient":
        span = f"{item.shortest} to {item.longest}" if item.shortest != item.longest else f"{item.longest}"
        return f"{span} {plural(item.longest, 'word')}  ·  {quotes}"
    return f"median {item.median:g}  ·  {quotes}"


def _axis(ax: Axes, table: pd.DataFrame) -> None:
    longest = table["longest"].max()
    ax.set_xscale("log")
    ax.set_xlim(0.85, max(longest * 1.25, 12))
    ticks = [
        tick
        for tick in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000)
        if tick <= max(longest, 10) * 1.1
    ]
    ax.xaxis.set_major_locator(FixedLocator(ticks))
    ax.set_xticklabels([f"{tick:,}" for tick in ticks])
    ax.xaxis.set_minor_locator(NullLocator())
    ax.set_xlabel("words")
    ax.grid(axis="x")
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(axis="x", length=0)
    dot = Line2D(
        [], [], marker="o", linestyle="none", color=BLUE, alpha=0.55, markersize=4.5, markeredgewidth=0
    )
    marks, texts = [dot], ["one quote"]
    if table["gate"].ne("insufficient").any():
        marks.append(Line2D([], [], marker="|", color=INK, linewidth=1.6, markersize=11, markeredgewidth=2.4))
        texts.append("median and middle half")
    key(ax, marks, texts)


def lengths_finding(table: pd.DataFrame) -> str:
    """What a table of lengths says in the first place; empty when nobody is quoted directly.

    >>> lengths_finding(quote_lengths_table(pd.DataFrame({"article": "a", "quote": range(20), "kind": "direct",
    ...     "voice": "own", "speaker": "Ada", "n_words": range(1, 21)})))
    'Half of the direct quotes have ten words or fewer'
    """
    if table.empty:
        return ""
    everyone = table.iloc[0]
    longest = int(everyone["longest"])
    if everyone["gate"] == "insufficient":
        if everyone["quotes"] == 1:
            return f"The only direct quote has {count(longest, 'word')}"
        return f"The longest of {count(int(everyone['quotes']), 'direct quote')} has {count(longest, 'word')}"
    return f"Half of the direct quotes have {count(int(everyone['median']), 'word')} or fewer"


def _alt(table: pd.DataFrame) -> str:
    rows = [
        f"{EVERYONE if pd.isna(row.speaker) else row.speaker}: {_span(row)}"
        for row in table.head(MAX_ROWS).itertuples()
    ]
    return describe(
        "Dots of the words in each quote", lengths_finding(table), "; ".join(rows).replace("  ·  ", ", ")
    )
