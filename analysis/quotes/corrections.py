"""A user's corrections: a table that is kept beside the article and wins on every re-run."""

from __future__ import annotations

from typing import Any

import pandas as pd

from analysis.article import Article, Problem
from analysis.text import words

NOT_A_QUOTE = "not a quote"
COLUMNS = ("article", "start", "end", "speaker")


def apply_corrections(
    article: Article, rows: list[dict[str, Any]], corrections: pd.DataFrame | None
) -> tuple[list[dict[str, Any]], list[Problem]]:
    """Give the rows as the user corrected them, and a problem for every correction that no longer fits.

    A correction names a quote by its exact ``start`` and ``end``; ``speaker`` is the right name, or "not a quote". A
    correction of words that no row holds adds a quote there. It fits as long as its offsets lie inside the
    text, and, where the table has a column ``text``, as long as the article still says just that there.
    """
    if corrections is None:
        return _renumbered(rows), []
    missing = [name for name in COLUMNS if name not in corrections.columns]
    if missing:
        held = ", ".join(map(str, corrections.columns)) or "none"
        raise ValueError(f"corrections need the columns {', '.join(missing)}; the table has {held}")
    problems = []
    for wish in corrections[corrections["article"] == article.id].to_dict("records"):
        span = (int(wish["start"]), int(wish["end"]))
        if not _fits(article.text, span, wish.get("text")):
            message = f"the correction to {wish['speaker']!r} no longer fits the text; look it up again"
            problems.append(Problem("correction", *span, message))
            continue
        rows = _corrected(article, rows, span, wish["speaker"])
    return _renumbered(rows), problems


def _fits(text: str, span: tuple[int, int], said: Any) -> bool:
    start, end = span
    inside = 0 <= start < end <= len(text) and bool(text[start:end].strip())
    return inside and (not isinstance(said, str) or text[start:end] == said)


def _corrected(
    article: Article, rows: list[dict[str, Any]], span: tuple[int, int], speaker: str
) -> list[dict[str, Any]]:
    same = [row for row in rows if (row["start"], row["end"]) == span]
    if speaker == NOT_A_QUOTE:
        return [row for row in rows if row not in same]
    change = {"speaker": speaker, "confidence": 1.0, "reason": "your correction"}
    if not same:
        return [*rows, _added(article, span) | change]
    return [row | change if row in same else row for row in rows]


def _added(article: Article, span: tuple[int, int]) -> dict[str, Any]:
    """A row for words that the program did not take for a quote."""
    start, end = span
    text = article.text[start:end]
    kind = "direct" if text[0] in "“\"'‘«„" else "indirect"
    n_words = len(words(article.text, start, end))
    before = {"paragraph": article.text.count("\n\n", 0, start), "sentence": 0}
    return {
        "article": article.id,
        "quote": 0,
        "text": text,
        "start": start,
        "end": end,
        "spans": [span],
        "kind": kind,
        "manner": "speech",
        "speaker_type": "person",
        "resolution": "named",
        "n_words": n_words,
        **before,
    }


def _renumbered(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    ordered = sorted(rows, key=lambda row: (row["start"], row["end"]))
    return [row | {"quote": number} for number, row in enumerate(ordered)]
