"""The word shift: which words make one side's tone differ from the other's."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from analysis.charts.dots import signed
from analysis.charts.rows import need
from analysis.charts.sides import ONE_COLOR, OTHER_COLOR, clipped
from analysis.charts.style import (
    INK,
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
)
from analysis.compare.wordshift import mean_weight, tone_shift
from analysis.text import words
from analysis.wording import figures, percent

COLUMNS = ["word", "p_1", "p_2", "shift", "share", "kind", "hits_1", "hits_2"]
FEWEST = 10  # words with a tone that either side must hold
# kind -> (sign in the row, whether more of it), the mark that needs no colour
_SIGNS = {
    "more positive words": "+↑",
    "fewer positive words": "+↓",
    "more negative words": "−↑",
    "fewer negative words": "−↓",
    "other score": "±",
}


def shift_table(
    first: pd.DataFrame, second: pd.DataFrame, names: tuple[str, str] = ("first", "second")
) -> pd.DataFrame:
    """Which words make the second side's tone differ from the first's, with the totals on either side.

    Parameters
    ----------
    first, second
        Rows of ``score_sentiment``: say the own words of two speakers.
    names
        What to call the two sides.

    Returns
    -------
    DataFrame
        As ``tone_shift``: ``word``, ``p_1``, ``p_2`` (share of all words of the side), ``score_1``, ``score_2``, ``shift`` (what the
        word adds to the difference of the mean weights), ``share``, ``kind``; and ``hits_1``, ``hits_2``. ``attrs``: ``names``,
        ``means`` (mean weight of all words), ``sizes`` (words), ``hits`` (words with a tone). Largest shift first.

    Examples
    --------
    >>> from analysis.sentiment import score_sentiment
    >>> one = score_sentiment(pd.DataFrame({"text": ["It was a bad day."]}))
    >>> two = score_sentiment(pd.DataFrame({"text": ["It was a great day."]}))
    >>> shift_table(one, two)[["word", "kind"]].values.tolist()
    [['great', 'more positive words'], ['bad', 'fewer negative words']]
    """
    table = tone_shift(first, second)
    sizes = tuple(sum(len(words(text)) for text in side["text"].dropna()) for side in (first, second))
    hits = [
        (table[f"p_{at}"].astype(float) * size).round().astype(int)
        for at, size in zip((1, 2), sizes, strict=True)
    ]
    table = table.assign(hits_1=hits[0], hits_2=hits[1])
    means = (mean_weight(first), mean_weight(second))
    table.attrs = {
        "names": names,
        "means": means,
        "sizes": sizes,
        "hits": tuple(int(side.sum()) for side in hits),
    }
    return table


def carried(table: pd.DataFrame) -> bool:
    """Whether both sides hold enough words with a tone for a shift to say something."""
    return len(table) > 0 and min(table.attrs.get("hits", (FEWEST, FEWEST))) >= FEWEST


def plot_shift(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A bar a word: to the right what makes the second side more positive, to the left what makes it more negative.

    Solid bars are words that the second side uses more, hatched ones words that it uses less. After Gallagher et al.
    (2021). It shows which words move the score, not that the score is right.

    Parameters
    ----------
    table
        From :func:`shift_table`. The 15 largest shifts are drawn.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "word shift")
    if "names" not in table.attrs:
        raise ValueError(
            "this table has lost the totals of its sides; make it with shift_table(first, second)"
        )
    with house_style():
        ax, ours = canvas(ax)
        if not carried(table):
            hits = min(table.attrs.get("hits", (0, 0)), default=0)
            message = f"Either side needs {FEWEST} words with a tone; one has {hits}."
            return empty(ax, ours, title="Too little tone to compare word by word", message=message)
        rows = table.head(MAX_ROWS)
        for at, item in enumerate(rows.itertuples()):
            _bar(ax, at, item)
        row_labels(ax, rows["word"].tolist())
        _axis(ax, rows, table)
        look = {"title": shift_finding(table), "subtitle": _subtitle(table), "notes": _notes(table, rows)}
        finish(ax, ours, **look, alt=_alt(table, rows), body=22 * len(rows) + 10)
        return ax


def _bar(ax: Axes, row: int, item: object) -> None:
    color = ONE_COLOR if item.shift > 0 else OTHER_COLOR
    more = item.kind.startswith("more") or item.kind == "other score"
    ax.barh(row, 100 * item.shift, height=0.62, **(solid(color) if more else hatched(color)))
    beside(ax, row, f"{_SIGNS[item.kind]}  ·  {item.hits_1} → {item.hits_2}")


def _axis(ax: Axes, rows: pd.DataFrame, table: pd.DataFrame) -> None:
    reach = 100 * rows["shift"].abs().max() * 1.06
    second = clipped(table.attrs["names"][1])
    ax.set_xlim(-reach, reach)
    ax.axvline(0, color=INK, linewidth=1, zorder=1)
    ax.xaxis.get_major_locator().set_params(nbins=6)
    ax.xaxis.set_major_formatter(
        lambda value, _: "0" if abs(value) < 1e-9 else f"{value:+.3g}".replace("-", "−")
    )
    ax.set_xlabel(f"←  makes {second} more negative      more positive  →")
    ax.grid(axis="x")
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(axis="x", length=0)
    key(ax, [Patch(**solid()), Patch(**hatched())], [f"used more by {second}", f"used less by {second}"])


def beyond(one: float, two: float) -> str:
    """How the second of two different mean weights stands to the first: two positive sides differ in how positive they are.

    >>> beyond(1.9, 1.1), beyond(0.2, -0.1), beyond(-2.0, -1.0)
    ('less positive', 'more negative', 'less negative')
    """
    if two > one:
        return "less negative" if two <= 0 else "more positive"
    return "less positive" if two >= 0 else "more negative"


def shift_finding(table: pd.DataFrame) -> str:
    """Which side has the more positive words, and the word that adds most to the difference."""
    first, second = table.attrs.get("names", ("first", "second"))
    one, two = table.attrs["means"]
    if not carried(table):
        return ""
    if one == two:
        return f"In these texts the words of {first} and of {second} are equally positive"
    top = table[(table["shift"] > 0) == (two > one)].iloc[0]
    does = {"more": "more", "fewe": "less", "othe": "differently"}[top["kind"][:4]]
    return f"In these texts the words of {second} are {beyond(one, two)} than those of {first}, above all through “{top['word']}”, used {does}"


def _subtitle(table: pd.DataFrame) -> str:
    (first, second), (one, two), sizes = (table.attrs[name] for name in ("names", "means", "sizes"))
    return (
        f"What each word adds to the weight of 100 words ({signed(100 * one)} with {first}, {signed(100 * two)} with {second}) · "
        f"{sizes[0]:,} and {sizes[1]:,} words"
    )


def _notes(table: pd.DataFrame, rows: pd.DataFrame) -> list[str]:
    marks = "+ a positive word, − a negative one; ↑ used more, ↓ used less; then its hits on either side."
    rest = 1 - rows["share"].abs().sum()
    hidden = len(table) - len(rows)
    more = (
        [f"Not drawn: {figures(hidden, 'word')} with smaller shifts, {percent(rest)} of all movement."]
        if hidden
        else []
    )
    return [marks, *more]


def _alt(table: pd.DataFrame, rows: pd.DataFrame) -> str:
    parts = [
        f"{row.word} {row.shift:+.3f} ({row.kind}, {row.hits_1} to {row.hits_2})" for row in rows.itertuples()
    ]
    return describe("Bars of the words that move the tone", shift_finding(table), "; ".join(parts))
