"""The x-ray of words: where in everybody's speech a word or phrase falls."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from analysis.charts.rows import need
from analysis.charts.style import (
    BLUE,
    GREEN,
    MAX_ROWS,
    RULE,
    VERMILLION,
    beside,
    canvas,
    describe,
    empty,
    finish,
    house_style,
    key,
    row_labels,
)
from analysis.compare.concordance import kwic
from analysis.rhetoric import own_words
from analysis.text import words as word_spans
from analysis.wording import capital, figures, join, part_of

COLUMNS = ["group", "article", "begin", "finish", "n_words", "hits"]
MAX_WORDS = 3
_LOOKS = ((BLUE, "|", "solid"), (VERMILLION, "d", "solid"), (GREEN, "o", "solid"))


def word_places_table(
    segments: pd.DataFrame, words: str | Sequence[str], *, by: str = "speaker"
) -> pd.DataFrame:
    """Where words fall in the speech of each group, article after article.

    Parameters
    ----------
    segments
        Segments, a quotes table or any table with ``text``; own words only.
    words
        One to three words or phrases, as for ``kwic`` (``econom*`` takes all its endings).
    by
        The column that makes the groups.

    Returns
    -------
    DataFrame
        One row a group and article, groups with most words first: ``begin`` and ``finish`` (place of this article in the group's
        speech, counted in words), ``n_words``, ``hits``: a list of (word as asked for, place in words).

    Raises
    ------
    ValueError
        For more than three words, or an empty one.

    Examples
    --------
    >>> talk = pd.DataFrame({"speaker": ["Ada", "Bo"], "text": ["The tax is a tax on us.", "No tax."]})
    >>> word_places_table(talk, "tax")[["group", "n_words", "hits"]].values.tolist()
    [['Ada', 7, [('tax', 1), ('tax', 4)]], ['Bo', 2, [('tax', 1)]]]
    """
    asked = [words] if isinstance(words, str) else list(words)
    if not 1 <= len(asked) <= MAX_WORDS:
        raise ValueError(f"one to {MAX_WORDS} words at a time, not {len(asked)}")
    rows = own_words(segments).dropna(subset=[by]).sort_values(["article", "quote", "start"], kind="stable")
    size = rows.groupby(by)["n_words"].sum().sort_values(ascending=False, kind="stable")
    hits = {word: kwic(segments, word) for word in asked}
    parts = [row for name in size.index for row in _group(str(name), rows[rows[by].eq(name)], hits)]
    return pd.DataFrame(parts, columns=COLUMNS)


def _group(name: str, rows: pd.DataFrame, hits: dict[str, pd.DataFrame]) -> list[dict[str, object]]:
    """The stretches of one group's speech, an article each, with the places of the hits."""
    made, at = [], 0
    for article, own in rows.groupby("article", sort=False):
        n, places = int(own["n_words"].sum()), []
        for word, found in hits.items():
            places += [(word, at + place) for place in _places(own, found[found["article"].eq(article)])]
        made.append(
            {
                "group": name,
                "article": article,
                "begin": at,
                "finish": at + n,
                "n_words": n,
                "hits": sorted(places, key=lambda hit: hit[1]),
            }
        )
        at += n
    return made


def _places(own: pd.DataFrame, found: pd.DataFrame) -> list[int]:
    """The hits inside these sentences as numbers of words from the first of them."""
    before = own["n_words"].cumsum() - own["n_words"]
    places = []
    for (_, row), start in zip(own.iterrows(), before, strict=True):
        mine = found[
            found["quote"].eq(row["quote"]) & found["start"].ge(row["start"]) & found["start"].lt(row["end"])
        ]
        places += [
            int(start) + len(word_spans(row["text"], 0, int(hit - row["start"]))) for hit in mine["start"]
        ]
    return places


def plot_word_places(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """One bar a group, as long as its speech, cut where an article ends; a mark wherever a word falls.

    Parameters
    ----------
    table
        From :func:`word_places_table`. The 15 groups with most words are drawn.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "word places")
    asked = _asked(table)
    with house_style():
        ax, ours = canvas(ax)
        if not asked:
            spoken = figures(int(table["n_words"].sum()), "word")
            return empty(
                ax,
                ours,
                title="Nobody says it",
                message=f"It does not occur in the {spoken} of anybody’s own.",
            )
        groups = list(dict.fromkeys(table["group"]))
        rows = groups[:MAX_ROWS]
        for at, name in enumerate(rows):
            _row(ax, at, table[table["group"].eq(name)], asked)
        row_labels(ax, rows)
        _axis(ax, table, asked)
        hidden = table[~table["group"].isin(rows)]
        look = {"title": places_finding(table), "subtitle": _subtitle(table), "notes": _notes(hidden)}
        finish(ax, ours, **look, alt=_alt(table, rows), body=(24 + 4 * (len(asked) - 1)) * len(rows) + 8)
        return ax


def _asked(table: pd.DataFrame) -> list[str]:
    """The words that occur, most hits first."""
    hits = pd.Series([word for row in table["hits"] for word, _ in row], dtype="str")
    return hits.value_counts(sort=True).index.tolist()


def _row(ax: Axes, row: int, parts: pd.DataFrame, asked: list[str]) -> None:
    for part in parts.itertuples():
        ax.add_patch(
            Rectangle((part.begin, row - 0.34), part.n_words, 0.68, facecolor=RULE, linewidth=0, zorder=1)
        )
    ax.vlines(parts["begin"].iloc[1:], row - 0.34, row + 0.34, color="white", linewidth=2, zorder=2)
    for lane, word in enumerate(asked):
        color, marker, _ = _LOOKS[lane]
        places = [place + 0.5 for hits in parts["hits"] for said, place in hits if said == word]
        y = row + (lane - (len(asked) - 1) / 2) * 0.22
        size = 13 / len(asked) + 2 if marker == "|" else 5
        ax.plot(
            places,
            [y] * len(places),
            linestyle="none",
            marker=marker,
            color=color,
            markersize=size,
            markeredgewidth=1.5 if marker == "|" else 0,
            zorder=3,
        )
    times = sum(map(len, parts["hits"]))
    beside(ax, row, f"{figures(times, 'time')} in {figures(int(parts['n_words'].sum()), 'word')}")


def _axis(ax: Axes, table: pd.DataFrame, asked: list[str]) -> None:
    ax.set_xlim(0, table["finish"].max() * 1.005)
    ax.set_xlabel("words of their own, article after article")
    ax.xaxis.get_major_locator().set_params(integer=True, nbins=7)
    ax.xaxis.set_major_formatter(lambda value, _: f"{value:,.0f}")
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(axis="x", length=0)
    looks = zip(asked, _LOOKS, strict=False)
    marks = [
        Line2D(
            [], [], linestyle="none", marker=m, color=c, markersize=9 if m == "|" else 5, markeredgewidth=1.5
        )
        for _, (c, m, _) in looks
    ]
    key(ax, marks, [f"“{word}”" for word in asked])


def places_finding(table: pd.DataFrame) -> str:
    """Who says it most often, as a count; empty when nobody does.

    >>> places_finding(pd.DataFrame({"group": ["Ada", "Bo"], "article": "a", "hits": [[("tax", 1), ("tax", 4)], []]}))
    'Only Ada says “tax”'
    """
    asked = _asked(table)
    if not asked:
        return ""
    hits = table.assign(k=table["hits"].map(len)).groupby("group", sort=False)["k"].sum()
    what, who = join([f"“{word}”" for word in asked], last="or"), hits[hits > 0]
    if len(who) == 1:
        return f"Only {who.index[0]} says {what}"
    top = who[who.eq(who.max())].index.tolist()
    if len(top) > 1:
        return f"{capital(part_of(len(who), len(hits), 'speaker'))} say {what}"
    return f"{what}: {who.max()} of {who.sum()} times from {top[0]}"


def _subtitle(table: pd.DataFrame) -> str:
    groups, total = figures(table["group"].nunique(), "speaker"), int(table["n_words"].sum())
    return f"Where each word falls in everybody’s own words; white cuts: a new article · {total:,} words, {groups}"


def _notes(hidden: pd.DataFrame) -> list[str]:
    if hidden.empty:
        return []
    times = sum(map(len, hidden["hits"]))
    return [
        f"Not drawn: {figures(hidden['group'].nunique(), 'speaker')} with fewer words, {figures(times, 'time')} together."
    ]


def _alt(table: pd.DataFrame, rows: list[str]) -> str:
    parts = []
    for name, own in table[table["group"].isin(rows)].groupby("group", sort=False):
        parts.append(
            f"{name}: {figures(sum(map(len, own['hits'])), 'time')} in {figures(int(own['n_words'].sum()), 'word')}"
        )
    return describe("Chart of where words fall", places_finding(table), "; ".join(parts))
