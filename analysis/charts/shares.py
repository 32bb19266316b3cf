"""Whose words fill the article: the share of reported words by speaker."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from analysis.charts.rows import label, need, reported
from analysis.charts.style import (
    MAX_ROWS,
    beside,
    canvas,
    describe,
    empty,
    finish,
    hatched,
    house_style,
    key,
    row_labels,
    solid,
    speaker_colors,
)
from analysis.wording import capital, figures, join, number, percent, possessive

COLUMNS = ["speaker", "own", "paraphrase", "words", "share", "quotes", "articles"]


def speaker_share_table(segments: pd.DataFrame) -> pd.DataFrame:
    """How many reported words each speaker has, the own words and the reporter's paraphrase told apart.

    Parameters
    ----------
    segments
        Segments table of one or more articles, from ``split_voices``.

    Returns
    -------
    DataFrame
        One row a speaker, most words first, ``speaker`` missing for words whose speaker is not resolved (last row):
        ``own`` and ``paraphrase`` (words inside and outside the marks), ``words`` (their sum), ``share`` (of all
        reported words of the table, [0, 1]; a full count of these articles, so without an interval), ``quotes``,
        ``articles``. Empty when nobody is quoted.

    Examples
    --------
    >>> segments = pd.DataFrame({"article": "a", "quote": [0, 0, 1], "kind": ["mixed", "mixed", "direct"],
    ...     "voice": ["own", "paraphrase", "own"], "speaker": ["Ada", "Ada", "Bo"], "n_words": [6, 2, 2]})
    >>> speaker_share_table(segments)[["speaker", "own", "paraphrase", "share"]].values.tolist()
    [['Ada', 6, 2, 0.8], ['Bo', 2, 0, 0.2]]
    """
    rows = reported(segments)
    rows = rows.assign(
        own=rows["n_words"].where(rows["voice"].eq("own"), 0),
        paraphrase=rows["n_words"].where(rows["voice"].eq("paraphrase"), 0),
        key=rows["article"].astype("str") + "\0" + rows["quote"].astype("str"),
    )
    groups = rows.groupby("speaker", dropna=False)
    table = groups.agg(
        own=("own", "sum"),
        paraphrase=("paraphrase", "sum"),
        quotes=("key", "nunique"),
        articles=("article", "nunique"),
    ).reset_index()
    table["words"] = table["own"] + table["paraphrase"]
    table = table[table["words"] > 0]
    table["share"] = table["words"] / table["words"].sum()
    table = table.assign(last=table["speaker"].isna())
    return table.sort_values(["last", "words", "speaker"], ascending=[True, False, True], ignore_index=True)[
        COLUMNS
    ]


def plot_speaker_share(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Bars of reported words by speaker: solid for own words, hatched for paraphrase.

    Parameters
    ----------
    table
        From :func:`speaker_share_table`. The 15 with most words are drawn; a note sums up the others.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "speaker share")
    with house_style():
        ax, ours = canvas(ax)
        if table.empty:
            return empty(
                ax, ours, title="Nobody is quoted", message="There are no reported words to share out."
            )
        rows, notes = _rows(table)
        _bars(ax, rows)
        look = {
            "title": share_finding(table),
            "subtitle": _subtitle(table),
            "alt": _alt(table),
            "notes": notes,
        }
        return finish(ax, ours, **look, body=24 * len(rows) + 10)


def _rows(table: pd.DataFrame) -> tuple[pd.DataFrame, list[str]]:
    """What is drawn, and the note about the rest: one bar of all others would dwarf every speaker's."""
    rows = table.assign(label=table["speaker"].map(label, na_action=None))
    named, unknown = rows[rows["speaker"].notna()], rows[rows["speaker"].isna()]
    keep = MAX_ROWS - len(unknown)
    if len(named) <= keep:
        return rows, []
    rest = named.iloc[keep:]
    words, quotes = (figures(int(rest[name].sum()), name.removesuffix("s")) for name in ("words", "quotes"))
    note = f"Not drawn: {figures(len(rest), 'other')}, {percent(rest['share'].sum())} together ({words} in {quotes})."
    return pd.concat([named.head(keep), unknown], ignore_index=True), [note]


def _bars(ax: Axes, rows: pd.DataFrame) -> None:
    colors = speaker_colors(rows["label"])
    for at, row in enumerate(rows.itertuples()):
        ax.barh(at, row.own, height=0.62, **solid(colors[row.label]))
        ax.barh(at, row.paraphrase, left=row.own, height=0.62, **hatched(colors[row.label]))
    row_labels(ax, rows["label"].tolist())
    for row, item in enumerate(rows.itertuples()):
        quotes = figures(int(item.quotes), "quote")
        beside(ax, row, f"{percent(item.share)}  ·  {figures(int(item.words), 'word')} in {quotes}")
    ax.set_xlim(0, rows["words"].max() * 1.01)
    ax.set_xlabel("reported words")
    ax.grid(axis="x")
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(axis="x", length=0)
    ax.xaxis.get_major_locator().set_params(integer=True, nbins=6)
    key(
        ax,
        [Patch(**solid()), Patch(**hatched())],
        ["own words, inside the marks", "paraphrase by the reporter"],
    )


def share_finding(table: pd.DataFrame) -> str:
    """The sentence a share table says in the first place; empty when nobody is quoted.

    >>> share_finding(pd.DataFrame({"speaker": ["Ada", "Bo"], "words": [8, 2], "share": [0.8, 0.2]}))
    '80% of the reported words are Ada’s'
    """
    named = table[table["speaker"].notna()]
    if named.empty:
        return "None of the reported words has a speaker with a name" if len(table) else ""
    top = named[named["words"].eq(named["words"].max())]["speaker"].tolist()
    share = percent(named["share"].max())
    if len(table) == 1:
        return f"All reported words are those of {top[0]}"
    if len(top) > 3:
        return capital(f"{number(len(top))} speakers have {share} of the reported words each")
    if len(top) > 1:
        return f"{join(top)} each have {share} of the reported words"
    if len(table) > 4 and named["share"].max() < 0.25:
        return f"No voice dominates: the largest share of reported words, {share}, is {possessive(top[0])}"
    return f"{capital(share)} of the reported words are {possessive(top[0])}"


def _subtitle(table: pd.DataFrame) -> str:
    speakers = figures(int(table["speaker"].notna().sum()), "speaker")
    where = "" if table["articles"].max() == 1 else f", up to {table['articles'].max()} articles a speaker"
    return f"Reported words by speaker, a full count · {figures(int(table['words'].sum()), 'word')} in {figures(int(table['quotes'].sum()), 'quote')}, {speakers}{where}"


def _alt(table: pd.DataFrame) -> str:
    rows = [
        f"{label(row.speaker)} {percent(row.share)} ({int(row.own)} own words, {int(row.paraphrase)} in paraphrase)"
        for row in table.head(MAX_ROWS).itertuples()
    ]
    return describe("Bar chart of reported words by speaker", share_finding(table), "; ".join(rows))
