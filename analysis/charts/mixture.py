"""The three voices in every article: own words, paraphrase, narration."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from analysis.charts.rows import need
from analysis.charts.style import (
    BLUE,
    MAX_ROWS,
    RULE,
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
from analysis.wording import capital, figures, percent

COLUMNS = ["article", "own", "paraphrase", "narration", "n_words", "quotes", "share_own", "share_paraphrase"]
_LOOKS = {
    "own": solid(BLUE),
    "paraphrase": hatched(BLUE),
    "narration": {"facecolor": RULE, "edgecolor": "#a5a5a5", "linewidth": 0.6},
}
_NAMES = {"own": "speakers’ own words", "paraphrase": "paraphrase", "narration": "narration"}


def mixture_table(segments: pd.DataFrame) -> pd.DataFrame:
    """How many words of every article are the speakers' own, paraphrase, and the reporter's narration.

    Parameters
    ----------
    segments
        Segments table of one or more articles, from ``split_voices``.

    Returns
    -------
    DataFrame
        One row an article that holds words: ``own``, ``paraphrase``, ``narration``, ``n_words``, ``quotes``, ``share_own`` and
        ``share_paraphrase`` (of all words, [0, 1]; a full count, so without an interval). Greatest share of own words first.

    Examples
    --------
    >>> segments = pd.DataFrame({"article": "a", "quote": [0, None], "voice": ["own", "narration"], "n_words": [3, 9]})
    >>> mixture_table(segments)[["own", "narration", "share_own"]].values.tolist()
    [[3.0, 9.0, 0.25]]
    """
    need(segments, ("article", "quote", "voice", "n_words"), "segments")
    words = segments.pivot_table(
        index="article", columns="voice", values="n_words", aggfunc="sum", fill_value=0
    )
    words = words.reindex(columns=list(_NAMES), fill_value=0).astype(int)
    words["n_words"] = words.sum(axis=1)
    words["quotes"] = segments.groupby("article")["quote"].nunique()
    words = words[words["n_words"] > 0].rename_axis(columns=None).reset_index()
    table = words.assign(
        share_own=words["own"] / words["n_words"], share_paraphrase=words["paraphrase"] / words["n_words"]
    )
    return table.sort_values(["share_own", "article"], ascending=[False, True], ignore_index=True)[COLUMNS]


def plot_mixture(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A bar an article, from what the speakers say themselves to what the reporter tells.

    Parameters
    ----------
    table
        From :func:`mixture_table`. Of more than 15 articles the ones with most and with fewest own words are drawn.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "voices by article")
    with house_style():
        ax, ours = canvas(ax)
        if table.empty:
            return empty(ax, ours, title="No article holds words", message="There is nothing to share out.")
        rows = table if len(table) <= MAX_ROWS else pd.concat([table.head(8), table.tail(7)])
        for at, item in enumerate(rows.itertuples()):
            left = 0.0
            for voice in _NAMES:
                part = getattr(item, voice) / item.n_words
                ax.barh(at, part, left=left, height=0.64, **_LOOKS[voice])
                left += part
            beside(
                ax,
                at,
                f"{percent(item.share_own)} own  ·  {figures(item.n_words, 'word')}, {figures(item.quotes, 'quote')}",
            )
        row_labels(ax, rows["article"].tolist())
        _axis(ax)
        hidden = len(table) - len(rows)
        notes = (
            [f"Not drawn: {figures(hidden, 'article')} between the eighth and the last seven."]
            if hidden
            else []
        )
        total = f"{int(table['n_words'].sum()):,} words in {figures(len(table), 'article')}"
        look = {
            "title": mixture_finding(table),
            "subtitle": f"Whose words an article consists of, a full count · {total}",
            "notes": notes,
        }
        return finish(ax, ours, **look, alt=_alt(rows, table), body=23 * len(rows) + 8)


def _axis(ax: Axes) -> None:
    ax.set_xlim(0, 1)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["0%", "25%", "50%", "75%", "100%"])
    ax.set_xlabel("share of all words")
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(axis="x", length=0)
    key(ax, [Patch(**look) for look in _LOOKS.values()], list(_NAMES.values()))


def mixture_finding(table: pd.DataFrame) -> str:
    """Between which shares the speakers' own words lie; empty for an empty table.

    >>> mixture_finding(pd.DataFrame({"article": ["a", "b"], "share_own": [.5, .25]}))
    'The speakers’ own words fill 25% to 50% of an article'
    """
    if table.empty:
        return ""
    least, most = percent(table["share_own"].min()), percent(table["share_own"].max())
    if len(table) == 1:
        return f"{capital(most)} of the article are the speakers’ own words"
    return f"The speakers’ own words fill {least if least == most else f'{least} to {most}'} of an article"


def _alt(rows: pd.DataFrame, table: pd.DataFrame) -> str:
    parts = [
        f"{row.article}: {percent(row.share_own)} own words, {percent(row.share_paraphrase)} paraphrase"
        for row in rows.itertuples()
    ]
    return describe("Bars of whose words each article consists of", mixture_finding(table), "; ".join(parts))
