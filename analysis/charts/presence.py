"""Who is quoted in which article."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts.dots import not_drawn
from analysis.charts.rows import need, reported
from analysis.charts.style import (
    BLUE,
    INK,
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
    text_width,
    wrap,
)
from analysis.wording import capital, count, figures, part_of, plural

MAX_ARTICLES = 20
_ROW, _NAMES = 25, 98  # points: the height of a row, and the longest name of an article that is shown


def presence_table(segments: pd.DataFrame) -> pd.DataFrame:
    """How many reported words each speaker has in each article.

    Parameters
    ----------
    segments
        Segments table of one or more articles, from ``split_voices``.

    Returns
    -------
    DataFrame
        One row a speaker and article in which they are quoted: ``speaker``, ``article``, ``own``, ``words`` (own and paraphrased),
        ``quotes``, ``articles`` (of the speaker). Speakers in most articles first, then by words. Unresolved speakers are left out.

    Examples
    --------
    >>> segments = pd.DataFrame({"article": ["a", "b"], "quote": 0, "kind": "direct", "voice": "own", "speaker": "Ada", "n_words": [3, 5]})
    >>> presence_table(segments)[["article", "words", "articles"]].values.tolist()
    [['a', 3, 2], ['b', 5, 2]]
    """
    rows = reported(segments).dropna(subset="speaker")
    rows = rows[rows["n_words"] > 0]
    rows = rows.assign(own=rows["n_words"].where(rows["voice"].eq("own"), 0))
    cells = (
        rows.groupby(["speaker", "article"])
        .agg(own=("own", "sum"), words=("n_words", "sum"), quotes=("quote", "nunique"))
        .reset_index()
    )
    cells["articles"] = cells.groupby("speaker")["article"].transform("size")
    cells["total"] = cells.groupby("speaker")["words"].transform("sum")
    order = cells.sort_values(
        ["articles", "total", "speaker", "article"], ascending=[False, False, True, True], ignore_index=True
    )
    return order.drop(columns="total")


def plot_presence(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Who is quoted in which article: a disc a pair, its area the words; hollow where all is paraphrase.

    Parameters
    ----------
    table
        From :func:`presence_table`. The 15 speakers in most articles, and up to 20 articles, are drawn.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, ("speaker", "article", "own", "words", "articles"), "presence")
    with house_style():
        ax, ours = canvas(ax)
        if table.empty:
            return empty(
                ax,
                ours,
                title="Nobody is quoted by name",
                message="There are no reported words of a named speaker.",
            )
        rows = list(dict.fromkeys(table["speaker"]))[:MAX_ROWS]
        seen = table[table["speaker"].isin(rows)]
        columns = sorted(
            seen.groupby("article")["words"]
            .sum()
            .sort_values(ascending=False, kind="stable")
            .index[:MAX_ARTICLES]
        )
        seen = seen[seen["article"].isin(columns)]
        scale = 260 / max(seen["words"].max(), 1)
        for at, name in enumerate(rows):
            _row(ax, at, seen[seen["speaker"].eq(name)], columns, scale)
        row_labels(ax, rows)
        height = _articles(ax, columns, len(rows))
        marks = [
            Line2D([], [], linestyle="none", marker="o", color=BLUE),
            Line2D([], [], linestyle="none", marker="o", markerfacecolor="white", markeredgecolor=BLUE),
        ]
        key(ax, marks, ["own words (area: all reported words)", "paraphrase only"])
        notes = _hidden(table, rows, columns)
        subtitle = f"Reported words of each speaker in each article · {figures(table['speaker'].nunique(), 'speaker')}, {figures(table['article'].nunique(), 'article')}"
        return finish(
            ax,
            ours,
            title=presence_finding(table),
            subtitle=subtitle,
            alt=_alt(table, rows),
            notes=notes,
            body=_ROW * len(rows) + height - 10,
        )


def _row(ax: Axes, row: int, own: pd.DataFrame, columns: list[str], scale: float) -> None:
    places = [columns.index(article) for article in own["article"]]
    ax.axhline(row, color=RULE, linewidth=0.8, zorder=1)
    face = [BLUE if words else "white" for words in own["own"]]
    ax.scatter(
        places,
        [row] * len(places),
        s=own["words"] * scale + 8,
        facecolor=face,
        edgecolor="#004a75",
        linewidth=1,
        zorder=3,
    )
    beside(ax, row, f"{figures(int(own['words'].sum()), 'word')} in {figures(len(own), 'article')}")


def _articles(ax: Axes, columns: list[str], rows: int) -> float:
    """Article names stand upright below the rows, so that many have room; gives the height they take in points."""
    names = [wrap(name.replace("_", " ").replace("-", " "), _NAMES, size=9, lines=1) for name in columns]
    height = max(text_width(name, size=9) for name in names) + 4
    ax.set_xlim(-0.6, len(columns) - 0.4)
    ax.set_ylim(rows - 0.45 + height / _ROW, -0.55)
    for at, name in enumerate(names):
        ax.text(at, rows - 0.3, name, rotation=90, ha="center", va="top", fontsize=9, color=INK)
    ax.set_xticks([])
    ax.vlines(
        range(len(columns)), -0.5, rows - 0.45, color=PALE, linewidth=0.5, linestyle=(0, (1, 3)), zorder=0
    )
    ax.spines["bottom"].set_visible(False)
    return height


def _hidden(table: pd.DataFrame, rows: list[str], columns: list[str]) -> list[str]:
    in_articles, articles = _in_articles(table), table["article"].nunique() - len(columns)
    notes = not_drawn(in_articles.drop(rows), in_articles[rows], "speaker", "in fewer articles")
    return notes + (
        [f"Not drawn: {figures(articles, 'article')} with fewer words of these."] if articles else []
    )


def presence_finding(table: pd.DataFrame) -> str:
    """How many speakers come up in several articles; empty for an empty table.

    >>> presence_finding(pd.DataFrame({"speaker": ["Ada", "Ada", "Bo"], "article": ["a", "b", "a"], "articles": [2, 2, 1]}))
    'One of the two speakers is quoted in more than one article'
    """
    if table.empty:
        return ""
    articles = _in_articles(table)
    if not (articles > 1).any():
        return (
            "Nobody is quoted in more than one article"
            if table["article"].nunique() > 1
            else capital(count(len(articles), "speaker"))
        )
    return in_several(articles)


def _in_articles(table: pd.DataFrame) -> pd.Series:
    """In how many articles each speaker is quoted."""
    return table.drop_duplicates("speaker").set_index("speaker")["articles"]


def in_several(articles: pd.Series) -> str:
    """How many of the speakers are quoted in more than one article, from the number of articles of each; at least one is.

    >>> in_several(pd.Series([2, 1, 1])), in_several(pd.Series([2, 3]))
    ('One of the three speakers is quoted in more than one article', 'Both speakers are quoted in more than one article')
    """
    several = int((articles > 1).sum())
    who = capital(part_of(several, len(articles), "speaker"))
    return f"{who} {plural(several, 'is', 'are')} quoted in more than one article"


def _alt(table: pd.DataFrame, rows: list[str]) -> str:
    first = table[table["speaker"].isin(rows)].groupby("speaker", sort=False)
    parts = [
        f"{name}: {figures(int(own['words'].sum()), 'word')} in {figures(len(own), 'article')}"
        for name, own in first
    ]
    return describe("Chart of who is quoted in which article", presence_finding(table), "; ".join(parts))
