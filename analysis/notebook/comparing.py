"""What the notebooks on rhetoric and on comparison need: two sides of a text, figures of speech on the page."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import pandas as pd

from analysis.article import Article
from analysis.compare import drop_reprints
from analysis.notebook.page import html, nothing

if TYPE_CHECKING:
    from IPython.display import HTML

VOICES = {"own": "the speakers", "paraphrase": "the reporters’ paraphrase", "narration": "the reporters"}


def sides(voices: pd.DataFrame, by: str = "speaker") -> pd.DataFrame:
    """Segments ready to be compared by any column: a table of texts with the column ``side``.

    Parameters
    ----------
    voices
        From :func:`analysis.split_voices`, of one or more articles.
    by
        ``"voice"`` sets what the speakers say against what the reporters write; any other column (speaker, article, one you
        added, such as party or outlet) sets groups of speakers against each other, in their own words only.

    Returns
    -------
    DataFrame
        Rows of ``voices`` without quoted terms and titles and with every reprinted quote once, with ``side`` and without
        ``voice``: every row counts.

    Raises
    ------
    KeyError
        If there is no such column; the message names those there are.

    Examples
    --------
    >>> voices = pd.DataFrame({"article": "a", "quote": [0, None], "voice": ["own", "narration"], "kind": ["direct", None],
    ...     "speaker": ["Ada", None], "text": ["We will.", "she said."]})
    >>> sides(voices, "voice")["side"].tolist(), sides(voices)["side"].tolist()
    (['the speakers', 'the reporters'], ['Ada'])
    """
    if by not in voices:
        raise KeyError(f"no column {by!r} to compare by; there are {', '.join(map(str, voices))}")
    rows = voices[voices["kind"].ne("fragment")]
    if by == "voice":
        spoken, written = rows[rows["voice"].eq("own")], rows[rows["voice"].ne("own")]
        rows = pd.concat([drop_reprints(spoken), written], ignore_index=True)
        rows = rows.assign(side=rows["voice"].map(VOICES).astype("str"))
    else:
        rows = drop_reprints(rows[rows["voice"].eq("own")])
        rows = rows.assign(side=rows[by].astype("str").where(rows[by].notna()))
    return rows.drop(columns="voice").reset_index(drop=True)


def most_quoted(rows: pd.DataFrame, by: str = "speaker") -> str:
    """The group with most words of its own, to begin with when nobody is chosen.

    >>> most_quoted(pd.DataFrame({"speaker": ["Ada", "Bo"], "voice": "own", "n_words": [5, 9]}))
    'Bo'
    """
    own = rows[rows["voice"].eq("own")] if "voice" in rows else rows
    words = own.groupby(by)["n_words"].sum().sort_values(ascending=False, kind="stable")
    if words.empty:
        raise ValueError(f"nobody is quoted in words of their own, so there is no {by} to choose")
    return str(words.index[0])


def show_figures(found: pd.DataFrame, articles: Sequence[Article], *, each: int = 3) -> HTML:
    """Figures of speech in their passages, every part labelled.

    Parameters
    ----------
    found
        From :func:`analysis.rhetoric.figures.figures`.
    articles
        The articles they stand in.
    each
        How many of one figure to show at most, the strongest first.
    """
    from analysis.charts import figure_text, figure_text_table

    table = figure_text_table(found, articles, each=each)
    return (
        html(figure_text(table))
        if len(table)
        else nothing("No figure of speech stands in anybody’s own words.")
    )
