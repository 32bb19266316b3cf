"""What charts need of their tables: checked columns, one article where it takes one, names for rows."""

from __future__ import annotations

from collections.abc import Iterable

import pandas as pd

from analysis.charts.style import UNRESOLVED

_MAKERS = {
    "quotes": "extract_quotes(article)",
    "segments": "split_voices(article, quotes)",
    "scores": "score_sentiment(segments)",
}


def need(frame: pd.DataFrame, columns: Iterable[str], kind: str) -> None:
    """Raise a ValueError that names the missing columns and the function that makes such a table."""
    missing = [column for column in columns if column not in frame]
    if missing:
        maker = f"; make it with {_MAKERS[kind]}" if kind in _MAKERS else ""
        raise ValueError(f"this is not a {kind} table: it has no column {', '.join(missing)}{maker}")


def one_article(frame: pd.DataFrame) -> pd.DataFrame:
    """The frame, if it is about one article; a ValueError that tells how to choose one if not."""
    names = frame["article"].dropna().unique()
    if len(names) > 1:
        raise ValueError(
            f"one article at a time, this table has {len(names)}: choose with table[table.article == {names[0]!r}]"
        )
    return frame


def reported(segments: pd.DataFrame) -> pd.DataFrame:
    """The segments that report somebody: own words and paraphrase, without fragments (terms, titles, nicknames)."""
    need(segments, ("article", "quote", "voice", "speaker", "kind", "n_words"), "segments")
    return segments[segments["voice"].isin(["own", "paraphrase"]) & segments["kind"].ne("fragment")]


def label(speaker: object) -> str:
    """The name in a row: the speaker, or that there is none."""
    return UNRESOLVED if pd.isna(speaker) else str(speaker)
