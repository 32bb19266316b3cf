"""The x-ray of an article: who speaks where, from the first word to the last."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.patches import Patch, Rectangle

from analysis.charts.rows import label, need, one_article
from analysis.charts.style import (
    INK,
    MAX_ROWS,
    PALE,
    RULE,
    UNRESOLVED,
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
from analysis.wording import capital, figures, how_often, number, percent

COLUMNS = ["voice", "speaker", "quote", "kind", "paragraph", "start", "end", "n_words", "begin", "finish"]
WHOLE = "the whole article"
MARKERS = {"direct": "full", "mixed": "left", "indirect": "none"}
_KIND_TEXT = {"direct": "direct quote", "mixed": "partly quoted", "indirect": "indirect"}


def xray_table(segments: pd.DataFrame) -> pd.DataFrame:
    """Every stretch of an article that one voice fills, with its place in the article.

    Parameters
    ----------
    segments
        Segments table of one article, from ``split_voices``.

    Returns
    -------
    DataFrame
        One row a stretch (neighbouring segments of the same quote and voice are one), in order of the text: ``voice``
        (own, paraphrase, narration), ``speaker``, ``quote``, ``kind``, ``paragraph``, ``start`` and ``end``
        (characters), ``n_words``, and ``begin`` and ``finish``, its place in [0, 1] counted in words of the article.

    Raises
    ------
    ValueError
        When the table holds several articles.

    Examples
    --------
    >>> segments = pd.DataFrame({"article": "a", "quote": [0, pd.NA], "kind": ["direct", None], "paragraph": [0, 0],
    ...     "voice": ["own", "narration"], "speaker": ["Ada", None], "start": [0, 9], "end": [8, 20], "n_words": [3, 1]})
    >>> xray_table(segments)[["speaker", "begin", "finish"]].values.tolist()[0]
    ['Ada', 0.0, 0.75]
    """
    need(
        segments,
        ("article", "quote", "voice", "speaker", "kind", "paragraph", "start", "end", "n_words"),
        "segments",
    )
    rows = one_article(segments)
    rows = rows[rows["n_words"] > 0].sort_values("start")
    fragment = rows["kind"].eq("fragment")
    rows = rows.assign(
        voice=rows["voice"].mask(fragment, "narration"),
        quote=rows["quote"].astype("Int64").mask(fragment),
        kind=rows["kind"].mask(fragment),
        speaker=rows["speaker"].mask(fragment),
    )
    state = rows["voice"] + rows["quote"].astype("str") + "/" + rows["paragraph"].astype("str")
    runs = rows.groupby(state.ne(state.shift()).cumsum()).agg(
        {name: "first" for name in COLUMNS[:6]} | {"end": "last", "n_words": "sum"}
    )
    after = runs["n_words"].cumsum()
    total = max(int(runs["n_words"].sum()), 1)
    runs = runs.assign(begin=(after - runs["n_words"]) / total, finish=after / total)
    return runs[COLUMNS].reset_index(drop=True)


def plot_xray(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """One row a speaker, one block a stretch of their words, at its place in the article.

    Solid blocks are the speaker's own words, hatched ones the reporter's paraphrase; the disc above a quote tells its kind:
    full (direct), half (partly quoted), hollow (indirect). The strip on top shows the whole article, with its paragraphs.

    Parameters
    ----------
    table
        From :func:`xray_table`. Beyond 15 rows the speakers with fewest words share one row.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "x-ray")
    spoken = table[table["voice"].ne("narration")]
    with house_style():
        ax, ours = canvas(ax)
        if spoken.empty:
            words = figures(int(table["n_words"].sum()), "word")
            message = (
                f"All of its {words} are the reporter’s narration." if len(table) else "It holds no words."
            )
            return empty(ax, ours, title="Nobody speaks in this article", message=message)
        rows = _rows(spoken)
        names = list(dict.fromkeys(rows["label"]))
        row_labels(ax, [WHOLE, *names])
        words = spoken.groupby("speaker")["n_words"].sum().sort_values(ascending=False, kind="stable")
        colors = speaker_colors(words.index)
        _strip(ax, table, colors)
        for at, name in enumerate(names, start=1):
            _row(ax, at, rows[rows["label"].eq(name)], colors[name])
        _axis(ax, rows)
        look = {
            "title": xray_finding(table),
            "subtitle": _subtitle(table, rows),
            "alt": _alt(table, rows, names),
        }
        return finish(ax, ours, **look, body=27 * (len(names) + 1) + 6)


def _rows(spoken: pd.DataFrame) -> pd.DataFrame:
    """The stretches with their row: speakers in the order in which they come up, the rarest together in the last."""
    words = spoken.groupby(spoken["speaker"].map(label, na_action=None))["n_words"].sum()
    labels = spoken["speaker"].map(label, na_action=None)
    if len(words) <= MAX_ROWS:
        return spoken.assign(label=labels)
    kept = words.sort_values(ascending=False, kind="stable").index[: MAX_ROWS - 1]
    rest = f"{len(words) - len(kept)} others"
    rows = spoken.assign(label=labels.where(labels.isin(kept), rest))
    return rows.sort_values("label", key=lambda names: names.eq(rest), kind="stable")


def _strip(ax: Axes, table: pd.DataFrame, colors: dict[str, str]) -> None:
    """The whole article in one row: every voice in its colour, narration pale, a gap between paragraphs."""
    for run in table.itertuples():
        if run.voice == "narration":
            ax.add_patch(
                Rectangle((run.begin, -0.11), run.finish - run.begin, 0.22, facecolor=PALE, linewidth=0)
            )
        else:
            _block(ax, run, 0, colors[label(run.speaker)])
    starts = table.groupby("paragraph")["begin"].min()
    ax.vlines(starts[starts > 0], -0.32, 0.32, color="white", linewidth=1.8, zorder=4)
    ax.axhline(0.47, color=PALE, linewidth=0.8)
    beside(ax, 0, figures(int(table["n_words"].sum()), "word"))


def _block(ax: Axes, run: object, row: int, color: str) -> None:
    look = solid(color) if run.voice == "own" else hatched(color)
    width = max(run.finish - run.begin, 0.002)
    ax.add_patch(Rectangle((run.begin, row - 0.25), width, 0.5, zorder=3, **look))


def _row(ax: Axes, row: int, runs: pd.DataFrame, color: str) -> None:
    ax.hlines(row, 0, 1, color=RULE, linewidth=1, zorder=1)
    quotes = runs.groupby("quote").agg(
        begin=("begin", "min"), finish=("finish", "max"), kind=("kind", "first")
    )
    ax.hlines([row] * len(quotes), quotes["begin"], quotes["finish"], color=color, linewidth=1.2, zorder=2)
    for run in runs.itertuples():
        _block(ax, run, row, color)
    for kind, group in quotes.groupby("kind"):
        middle = (group["begin"] + group["finish"]) / 2
        ax.plot(middle, [row - 0.4] * len(group), **_disc(str(kind)), zorder=4)
    beside(ax, row, f"{figures(len(quotes), 'quote')}  ·  {figures(int(runs['n_words'].sum()), 'word')}")


def _disc(kind: str) -> dict[str, object]:
    return {
        "marker": "o",
        "linestyle": "none",
        "fillstyle": MARKERS.get(kind, "none"),
        "markersize": 4.6,
        "color": INK,
        "markerfacecoloralt": "white",
        "markeredgewidth": 0.9,
        "label": f"_{kind}",
    }


def _axis(ax: Axes, rows: pd.DataFrame) -> None:
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["first word", "25%", "50%", "75%", "last word"])
    ax.set_xlabel("place in the article")
    ax.grid(axis="x")
    ax.tick_params(axis="x", length=0)
    ax.spines["bottom"].set_visible(False)
    marks: dict[str, object] = {}
    if rows["voice"].eq("own").any():
        marks["own words"] = Patch(**solid())
    if rows["voice"].eq("paraphrase").any():
        marks["paraphrase"] = Patch(**hatched())
    marks |= {
        _KIND_TEXT[kind]: Line2D([], [], **_disc(kind)) for kind in MARKERS if kind in set(rows["kind"])
    }
    key(ax, list(marks.values()), list(marks))


def xray_finding(table: pd.DataFrame) -> str:
    """Who has the first and who the last word of an article; empty when nobody speaks.

    >>> xray_finding(pd.DataFrame({"voice": ["own", "narration"], "speaker": ["Ada", None], "quote": [0, pd.NA],
    ...     "begin": [0, .5], "finish": [.5, 1]}))
    'The only voice is Ada, quoted once'
    """
    spoken = table[table["voice"].ne("narration")]
    if spoken.empty:
        return ""
    first, last = label(spoken["speaker"].iloc[0]), label(spoken["speaker"].iloc[-1])
    if spoken["speaker"].map(label, na_action=None).nunique() == 1:
        return (
            "No quote has a speaker with a name"
            if first == UNRESOLVED
            else f"The only voice is {first}, quoted {how_often(number(spoken['quote'].nunique()))}"
        )
    named = [f"a {UNRESOLVED}" if who == UNRESOLVED else who for who in (first, last)]
    return capital(_first_last(*named, _most(spoken)))


def _most(spoken: pd.DataFrame) -> str | None:
    """The speaker with more than half of the quotes, if there is one."""
    quotes = spoken.dropna(subset="speaker").groupby("speaker")["quote"].nunique()
    most = quotes[2 * quotes > spoken["quote"].nunique()]
    return None if most.empty else str(most.index[0])


def _first_last(first: str, last: str, most: str | None) -> str:
    """Names are never the subject here: whether they take "is" or "are" cannot be told from the name."""
    if first == last:
        with_most = ", the last and most quotes" if most == first else " and the last"
        return f"the first word{with_most} go to {first}"
    if most == first:
        return f"the first word and most quotes go to {first}, the last word to {last}"
    end = f"the last word and most quotes to {last}" if most == last else f"the last word to {last}"
    middle = f"most quotes to {most}, " if most not in (None, last) else ""
    return f"the first word goes to {first}, {middle}{end}"


def _subtitle(table: pd.DataFrame, rows: pd.DataFrame) -> str:
    words, told = int(table["n_words"].sum()), int(rows["n_words"].sum())
    quotes, speakers = (
        figures(rows["quote"].nunique(), "quote"),
        figures(rows["speaker"].nunique(), "speaker"),
    )
    return f"Place of every quote, counted in words · {figures(words, 'word')}, {percent(told / words)} of them in {quotes} by {speakers}"


def _alt(table: pd.DataFrame, rows: pd.DataFrame, names: list[str]) -> str:
    parts = []
    for name in names:
        own = rows[rows["label"].eq(name)]
        quotes = figures(own["quote"].nunique(), "quote")
        parts.append(
            f"{name}: {quotes} between {percent(own['begin'].min())} and {percent(own['finish'].max())}"
        )
    return describe("Chart of who is quoted where in the article", xray_finding(table), "; ".join(parts))
