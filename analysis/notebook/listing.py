"""The quotes of an article as a list to read: who, the words, and how they are reported."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.notebook.highlight import ranked_speakers
from analysis.notebook.page import IGNORE_MATH, html, nothing, stylesheet
from analysis.notebook.people import Person, cast, chip, sure

if TYPE_CHECKING:
    from IPython.display import HTML


def show_quotes(
    quotes: pd.DataFrame, voices: pd.DataFrame | None = None, *, rows: int = 100, why: bool = False
) -> HTML:
    """The quotes as a list: number and speaker as they are marked in the article, the words, kind, verb, certainty.

    Parameters
    ----------
    quotes
        A quotes table, or a part of one.
    voices
        The voices table of the article, for the same colours as in the article and the charts.
    rows
        How many quotes to list at most.
    why
        Whether to say with each why this is taken to be the speaker.

    Returns
    -------
    IPython.display.HTML
        Static and escaped, as :func:`analysis.notebook.show_article`.
    """
    if quotes.empty:
        return nothing("There are no quotes to list.")
    return html(listing_html(quotes, voices, rows=rows, why=why))


def listing_html(
    quotes: pd.DataFrame, voices: pd.DataFrame | None = None, *, rows: int = 100, why: bool = False
) -> str:
    """What :func:`show_quotes` shows, as a string of HTML with its style."""
    known = cast(quotes, None if voices is None else ranked_speakers(voices))
    several = quotes["article"].nunique() > 1
    items = "".join(_item(row, known.who(row), several, why) for row in quotes.head(rows).itertuples())
    rest = len(quotes) - rows
    more = f"<p class='ql-caption'>{rest:,} more not shown.</p>" if rest > 0 else ""
    body = f"<table><tbody>{items}</tbody></table>{more}" if items else "<p>No quotes.</p>"
    style = stylesheet("highlight.css") + stylesheet("table.css")
    return f"{style}<div class='ql-table ql-quotes {IGNORE_MATH}'>{body}</div>"


def _item(row: NamedTuple, person: Person, several: bool, why: bool) -> str:
    pieces = " … ".join(row.text[start - row.start : end - row.start] for start, end in row.spans)
    facts = [
        row.article if several else None,
        row.kind,
        row.cue if any(map(str.isalpha, str(row.cue))) else None,
        sure(row.confidence),
        row.reason if why else None,
    ]
    facts = " · ".join(escape(str(fact)) for fact in facts if not pd.isna(fact))
    full = "" if person.name == person.label else f"<br><span class='ql-facts'>{escape(person.name)}</span>"
    return f"<tr><td>{chip(person, row.quote, confidence=row.confidence)}{full}</td><td>{escape(pieces)}<br><span class='ql-facts'>{facts}</span></td></tr>"
