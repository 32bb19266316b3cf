"""The quotes room: who is quoted saying what, as a table with one row a quote.

``marks`` pairs the quotation marks, ``model`` tags the words, ``relations`` makes of both who-cue-content relations;
``names`` and ``phrases`` read who is named and how, ``speakers`` says who each source is; ``assembly`` makes the rows.
"""

from __future__ import annotations

from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor

import pandas as pd

from analysis.article import Article
from analysis.quotes.assembly import fragment_rows, quote_rows
from analysis.quotes.attribution import Speaker
from analysis.quotes.corrections import apply_corrections
from analysis.quotes.layout import lay_out
from analysis.quotes.model import tag
from analysis.quotes.problems import find_problems
from analysis.quotes.relations import combine
from analysis.quotes.speakers import resolve_speakers
from analysis.quotes.speakers.thread import read_story
from analysis.quotes.table import QUOTE_COLUMNS, quotes_table
from analysis.quotes.voices import split_voices

__all__ = ["QUOTE_COLUMNS", "extract_quotes", "find_problems", "split_voices"]


def extract_quotes(
    article: Article,
    *,
    aliases: pd.DataFrame | Mapping[str, str] | None = None,
    corrections: pd.DataFrame | None = None,
    fragments: bool = False,
) -> pd.DataFrame:
    """Find who is quoted saying what in an article.

    Parameters
    ----------
    article
        The article, from :func:`analysis.read`.
    aliases
        Your own names for speakers, a mapping or a table with the columns alias and speaker; they win over what the
        article calls them.
    corrections
        Your own table with the columns article, start, end and speaker (a name, or "not a quote"); it wins over all
        else. One that no longer fits the text is a row of :func:`analysis.find_problems`.
    fragments
        Whether to keep rows for what stands in marks but is no speech: scare quotes, terms, titles, nicknames.

    Returns
    -------
    DataFrame
        One row a quote, by position, with the columns of :data:`QUOTE_COLUMNS`. ``text[start:end]`` of the article is
        the ``text`` shown; ``spans`` holds the pieces of a split quote. ``speaker`` is missing where it
        would be a guess, and ``reason`` says why.

    Examples
    --------
    >>> from analysis import extract_quotes, read
    >>> quotes = extract_quotes(read("“We will pay,” said Mayor Ada Reed. She added that it was late."))
    >>> quotes[["speaker", "kind", "cue"]].values.tolist()
    [['Ada Reed', 'direct', 'said'], ['Ada Reed', 'indirect', 'added']]
    """
    with ThreadPoolExecutor(1) as aside:
        # While the encoder computes, what does not need it is read.
        tagged = aside.submit(tag, article.text)
        layout = lay_out(article)
        story = read_story(article.text, layout.quotations)
        attributions = combine(layout, tagged.result())
    speakers = resolve_speakers(
        article.text, attributions, story=story, aliases=aliases, author=article.author
    )
    speakers = [_in_a_speech(one, article.speaker) for one in speakers]
    rows = list(quote_rows(article, layout, attributions, speakers))
    if fragments:
        rows += fragment_rows(article, rows)
    rows, _ = apply_corrections(article, rows, corrections)
    return quotes_table(rows)


def _in_a_speech(one: Speaker, speaker: str | None) -> Speaker:
    """ "I" and "we" outside quotation marks are whoever gives the speech."""
    if speaker is None or one.type != "author":
        return one
    return one._replace(name=speaker, type="person", reason="who gives the speech")
