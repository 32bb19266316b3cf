"""The three voices of an article: the speakers' own words, the reporter's paraphrase of them, the narration."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from itertools import pairwise
from typing import Any

import pandas as pd

from analysis.article import Article
from analysis.quotes.layout import body_paragraphs, spoken_marks, trim
from analysis.quotes.marks import pair_marks
from analysis.text import sentences, span_at, words

VOICES = ("own", "paraphrase", "narration")
SEGMENT_COLUMNS: dict[str, str] = {
    "article": "str",
    "segment": "int64",
    "paragraph": "int64",
    "sentence": "int64",
    "voice": "str",
    "speaker": "str",
    "quote": "Int64",
    "kind": "str",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "n_words": "int64",
}


def split_voices(article: Article, quotes: pd.DataFrame) -> pd.DataFrame:
    """Cut the body of an article into segments that are each one voice inside one sentence.

    Every word of the body stands in exactly one segment; headline, byline and dateline stand in none. ``voice`` is
    ``own`` for words inside the speaker's quotation marks (or a turn of a transcript), ``paraphrase`` for the other
    words of a quote, ``narration`` for all the rest, cue and source included. A speaker's rhetoric and tone
    are computed on ``own`` alone.

    Parameters
    ----------
    article
        The article that was read.
    quotes
        Its quotes table, from :func:`analysis.extract_quotes`. Fragments are narration.

    Returns
    -------
    DataFrame
        One row a segment: article, segment (its number), paragraph, sentence, voice, speaker (missing in narration
        or when unresolved), quote (missing in narration; a whole speech has the number after the last quote in it),
        kind, start, end, text, n_words.

    Examples
    --------
    >>> from analysis import extract_quotes, read, split_voices
    >>> article = read("“We will pay,” said Ada Reed, the mayor. She added that it was late.")
    >>> split_voices(article, extract_quotes(article))["voice"].tolist()
    ['own', 'narration', 'narration', 'paraphrase']
    """
    own = sorted(
        span for quotation in pair_marks(article.text)[0] if quotation.depth == 0 for span in quotation.spans
    )
    contents = _contents(article, quotes)
    whole = sentences(article.text, quotations=sorted(s for q in spoken_marks(article.text) for s in q.spans))
    cuts = sorted({at for a, b, *_ in [*whole, *own, *contents, *article.body] for at in (a, b)})
    blocks, body = body_paragraphs(article), article.body
    rows = []
    for number, (start, end) in enumerate(whole):
        inner = cuts[bisect_left(cuts, start) : bisect_right(cuts, end)]
        for a, b in pairwise(inner):
            n_words = len(words(article.text, a, b))
            if not n_words or span_at(body, a) is None:
                continue
            a, b = trim(article.text, a, b)
            content = span_at(contents, a)
            row = {} if content is None else contents[content][2]
            spoken = span_at(own, a) is not None or row.get("kind") == "direct"
            rows.append(
                {
                    "article": article.id,
                    "segment": len(rows),
                    "paragraph": span_at(blocks, a) or 0,
                    "sentence": number,
                    "voice": ("own" if spoken else "paraphrase") if row else "narration",
                    **row,
                    "start": a,
                    "end": b,
                    "text": article.text[a:b],
                    "n_words": n_words,
                }
            )
    return pd.DataFrame(rows, columns=list(SEGMENT_COLUMNS)).astype(SEGMENT_COLUMNS)


def _contents(article: Article, quotes: pd.DataFrame) -> list[tuple[int, int, dict[str, Any]]]:
    """Every piece of every quote with its row, by position; where two overlap the first keeps the words."""
    if article.speaker:
        # No number of a quote inside the speech: those are told apart by it.
        speech = 0 if quotes.empty else int(quotes["quote"].max()) + 1
        row = {"quote": speech, "speaker": article.speaker, "kind": "direct"}
        return [(a, b, row) for a, b in article.body]
    columns = ["quote", "speaker", "kind"]
    records = quotes.loc[quotes["kind"] != "fragment", [*columns, "spans"]].to_dict("records")
    pieces = [(a, b, {name: row[name] for name in columns}) for row in records for a, b in row["spans"]]
    found, at = [], 0
    for a, b, row in sorted(pieces, key=lambda piece: piece[:2]):
        if b > at:
            found.append((max(a, at), b, row))
            at = b
    return found
