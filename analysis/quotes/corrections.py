"""A user's corrections: a table that is kept beside the article and wins on every re-run."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.article import Article, Problem
from analysis.quotes.layout import places
from analysis.text import Span, words

NOT_A_QUOTE = "not a quote"
# No text is that long.
_FAR = 2**60
COLUMNS = ("article", "start", "end", "speaker")
_DEFAULTS = {"manner": "speech", "speaker_type": "person", "resolution": "named"}


def apply_corrections(
    article: Article, rows: list[dict[str, Any]], corrections: pd.DataFrame | None
) -> tuple[list[dict[str, Any]], list[Problem]]:
    """Give the rows as the user corrected them, and a problem for every correction that no longer fits.

    A correction names a quote by its ``start`` and ``end``; ``speaker`` is the right name, or "not a quote". It holds for
    the row with just these offsets; else it takes the place of every row that it touches, so that it outlives a change of
    borders; where no row is, a name adds one. One without a speaker changes nothing. It fits as long as its offsets lie
    inside the text, and, where the table has a column ``text``, as long as the article still says just that there.
    """
    if corrections is None:
        return _renumbered(rows), []
    missing = [name for name in COLUMNS if name not in corrections.columns]
    if missing:
        held = ", ".join(map(str, corrections.columns)) or "none"
        raise ValueError(f"corrections need the columns {', '.join(missing)}; the table has {held}")
    problems = []
    for wish in corrections[corrections["article"].map(_id) == article.id].to_dict("records"):
        span, speaker = _span(wish), wish["speaker"]
        if pd.isna(speaker):
            continue
        if span is None or not _fits(article.text, span, wish.get("text")):
            message = f"the correction to {speaker!r} no longer fits the text; look it up again"
            problems.append(Problem("correction", *(span or (0, 0)), message))
        else:
            rows = _corrected(article, rows, span, str(speaker).strip())
    return _renumbered(rows), problems


def _id(value: Any) -> str:
    """The id of an article that a table gives: a number stays whole, though a gap in its column made it 7.0."""
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)


def _span(wish: dict[Any, Any]) -> Span | None:
    """The offsets of a correction, None where they are no numbers."""
    start, end = (pd.to_numeric(wish[name], errors="coerce") for name in ("start", "end"))
    return (int(start), int(end)) if abs(start) < _FAR and abs(end) < _FAR else None


def _fits(text: str, span: Span, said: Any) -> bool:
    start, end = span
    inside = 0 <= start < end <= len(text) and bool(text[start:end].strip())
    return inside and (not isinstance(said, str) or text[start:end] == said)


def _corrected(
    article: Article, rows: list[dict[str, Any]], span: Span, speaker: str
) -> list[dict[str, Any]]:
    same = [row for row in rows if (row["start"], row["end"]) == span]
    meant = same or [row for row in rows if _shared(row, span)]
    others = [row for row in rows if row not in meant]
    if speaker.casefold() == NOT_A_QUOTE:
        return others
    words_there = {} if same else _added(article, span)
    closest = max(meant, key=lambda row: _shared(row, span), default={})
    change = {"speaker": speaker, "confidence": 1.0, "reason": "your correction"}
    return [*others, _DEFAULTS | _known(closest) | words_there | change]


def _known(row: dict[str, Any]) -> dict[str, Any]:
    """What a row tells of a quote that has a speaker now: a fragment is one, and nobody is unknown."""
    told = {name: value for name, value in row.items() if (name, value) != ("speaker_type", "unknown")}
    return told | {"kind": "direct"} if row.get("kind") == "fragment" else told


def _shared(row: dict[str, Any], span: Span) -> int:
    """How many characters of a row's contents lie in a span."""
    return sum(max(0, min(end, span[1]) - max(start, span[0])) for start, end in row["spans"])


def _added(article: Article, span: Span) -> dict[str, Any]:
    """The columns of a row that tell of its words, for words that the program did not take for a quote."""
    start, end = span
    text = article.text[start:end]
    paragraph, sentence = places(article)(start)
    return {
        "article": article.id,
        "text": text,
        "start": start,
        "end": end,
        "spans": [span],
        "kind": "direct" if text[0] in "“\"'‘«„" else "indirect",
        "paragraph": paragraph,
        "sentence": sentence,
        "n_words": len(words(article.text, start, end)),
    }


def _renumbered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    ordered = sorted(rows, key=lambda row: (row["start"], row["end"]))
    return [row | {"quote": number} for number, row in enumerate(ordered)]
