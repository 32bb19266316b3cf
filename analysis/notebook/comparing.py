"""What the notebooks on rhetoric and on comparison need: two sides of a text, figures of speech on the page."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.article import Article
from analysis.compare import drop_reprints, recurrent_phrases
from analysis.notebook.page import IGNORE_MATH, html, nothing, stylesheet
from analysis.sentiment.targets import score_targets

if TYPE_CHECKING:
    from IPython.display import HTML

_CONTEXT = 60
NOBODY = "nobody"
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
        # A side that says nothing is a side all the same.
        kinds = pd.CategoricalDtype(list(VOICES.values()))
        rows = rows.assign(side=rows["voice"].map(VOICES).astype(kinds))
    else:
        rows = drop_reprints(rows[rows["voice"].eq("own")])
        rows = rows.assign(side=rows[by].astype("str").where(rows[by].notna()))
    return rows.drop(columns="voice").reset_index(drop=True)


def most_quoted(rows: pd.DataFrame, by: str = "speaker") -> str:
    """The group with most words of its own, to begin with when nobody is chosen; "nobody" where nobody is quoted.

    >>> most_quoted(pd.DataFrame({"speaker": ["Ada", "Bo"], "voice": "own", "n_words": [5, 9]}))
    'Bo'
    """
    own = rows[rows["voice"].eq("own")] if "voice" in rows else rows
    words = own.groupby(by)["n_words"].sum().sort_values(ascending=False, kind="stable")
    return str(words.index[0]) if len(words) else NOBODY


def refrains(voices: pd.DataFrame, by: str = "speaker", *, limit: int = 15) -> pd.DataFrame:
    """The recurrent phrases of those who are quoted most, one table for all of them.

    Parameters
    ----------
    voices
        From :func:`analysis.split_voices`, reprints removed.
    by
        The column that makes the groups.
    limit
        How many groups, those with most words first.

    Returns
    -------
    DataFrame
        ``by`` before the columns of :func:`analysis.compare.recurrent_phrases`, most characteristic first.
    """
    words = (
        voices[voices["voice"].eq("own")]
        .groupby(by)["n_words"]
        .sum()
        .sort_values(ascending=False, kind="stable")
    )
    parts = [recurrent_phrases(voices, name, by=by).assign(**{by: name}) for name in words.index[:limit]]
    columns = [by, "phrase", "utterances", "dates", "k", "k_others", "z", "gate"]
    table = pd.concat([part for part in parts if len(part)] or [pd.DataFrame(columns=columns)])
    return table.sort_values(["z", by], ascending=[False, True], kind="stable", ignore_index=True)[columns]


def show_lines(lines: pd.DataFrame, *, rows: int = 25) -> HTML:
    """Words in context, one under the other, as a concordance is read.

    Parameters
    ----------
    lines
        From :func:`analysis.compare.kwic` or :func:`analysis.rhetoric.rhetoric_hits`.
    rows
        How many lines to show at most; the caption says how many there are.
    """
    if lines.empty:
        return nothing("It does not occur in anybody’s own words.")
    body = "".join(_line(row) for row in lines.head(rows).itertuples())
    cut = f"<p class='ql-caption'>the first {rows} of {len(lines):,} lines</p>" if len(lines) > rows else ""
    return html(
        f"{stylesheet('table.css')}<div class='ql-table {IGNORE_MATH}'>{cut}<table><tbody>{body}</tbody></table></div>"
    )


def _line(row: NamedTuple) -> str:
    left = row.left if len(row.left) < _CONTEXT else "…" + row.left.partition(" ")[2]
    right = row.right if len(row.right) < _CONTEXT else row.right.rpartition(" ")[0] + " …"
    who = "not identified" if pd.isna(row.speaker) else str(row.speaker)
    cells = f"<td><div style='text-align:right'>{escape(left)}</div></td><td><b>{escape(row.text)}</b></td><td>{escape(right)}</td>"
    return f"<tr>{cells}<td>{escape(who)}<br><small>{escape(str(row.article))}</small></td></tr>"


def show_figures(
    found: pd.DataFrame,
    articles: Sequence[Article],
    *,
    each: int = 3,
    empty: str = "No figure of speech stands in anybody’s own words.",
) -> HTML:
    """Figures of speech in their passages, every part labelled.

    Parameters
    ----------
    found
        From :func:`analysis.rhetoric.figures.figures`.
    articles
        The articles they stand in.
    each
        How many of one figure to show at most, the strongest first.
    empty
        What is said when there is none.
    """
    from analysis.charts import figure_text, figure_text_table

    table = figure_text_table(found, articles, each=each)
    return html(figure_text(table)) if len(table) else nothing(empty)


def targets_of(
    articles: Iterable[Article], quotes: pd.DataFrame, *, aliases: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """The sentiment towards every person and organisation of several articles: ``score_targets`` of each, one below the other.

    Parameters
    ----------
    articles
        The articles that were read.
    quotes
        The quotes table of all of them.
    aliases
        Names as the program finds them, and as you want them, as for the quotes.

    Returns
    -------
    DataFrame
        One row a mention; see :func:`analysis.score_targets`.
    """
    parts = [
        score_targets(article, quotes[quotes["article"].eq(article.id)], aliases=aliases)
        for article in articles
    ]
    return pd.concat(parts, ignore_index=True)
