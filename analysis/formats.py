"""A quotes table written out: for programs (jsonl), for spreadsheets (csv), for eyes (a listing in the terminal)."""

from __future__ import annotations

import csv
import json
import textwrap
from collections.abc import Iterable
from typing import NamedTuple, TextIO

import pandas as pd

from analysis.article import Article
from analysis.quotes.table import QUOTE_COLUMNS
from analysis.wording import count

Found = Iterable[tuple[Article, pd.DataFrame]]

_FIELDS = (
    "kind",
    "manner",
    "speaker",
    "speaker_type",
    "resolution",
    "cue_lemma",
    "cue_class",
    "confidence",
    "reason",
)


def record(row: NamedTuple) -> dict[str, object]:
    """One row of a quotes table as a plain dictionary: spans as lists, missing values as ``None``.

    Keys are ``article``, ``quote``, ``text``, then ``content``, ``source`` and ``cue`` as lists of [start, end] in
    characters of the article (half open), then the other facts under the names of their columns.
    """
    head = {"article": row.article, "quote": int(row.quote), "text": row.text}
    spans = {
        "content": [list(span) for span in row.spans],
        "source": _span(row, "source"),
        "cue": _span(row, "cue"),
    }
    return head | spans | {name: _plain(getattr(row, name)) for name in _FIELDS}


def write_jsonl(found: Found, out: TextIO) -> None:
    """One quote a line, as :func:`record` makes it."""
    for _, quotes in found:
        out.writelines(json.dumps(record(row), ensure_ascii=False) + "\n" for row in quotes.itertuples())


def write_csv(found: Found, out: TextIO) -> None:
    """Every column of the quotes table, one header; spans as ``0-12 30-41``."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(QUOTE_COLUMNS)
    for _, quotes in found:
        for row in quotes[list(QUOTE_COLUMNS)].itertuples(index=False):
            values = row._replace(spans=" ".join(f"{start}-{end}" for start, end in row.spans))
            writer.writerow("" if pd.isna(value) else value for value in values)


def write_listing(found: Found, out: TextIO, *, width: int = 88) -> None:
    """Every quote in a few lines: its number, who, how it is reported, and the words, wrapped to ``width``."""
    for article, quotes in found:
        out.write(f"{article.title or article.id}: {count(len(quotes), 'quote')}\n")
        for row in quotes.itertuples():
            words = " ".join(" … ".join(article.text[start:end] for start, end in row.spans).split())
            body = textwrap.fill(words, width, initial_indent="      ", subsequent_indent="      ")
            out.write(f"\n{row.quote:>4}  {_who(row)}\n{body}\n")
        out.write("\n")


def _who(row: NamedTuple) -> str:
    name = row.speaker if not pd.isna(row.speaker) else "not identified"
    written = "" if pd.isna(row.source) or row.source == name else f" (“{row.source}”)"
    cue = "" if pd.isna(row.cue) else f", {row.cue}"
    return " ".join(f"{name}{written}{cue} [{row.kind}, {row.confidence:.0%} sure]".split())


def _span(row: NamedTuple, role: str) -> list[list[int]]:
    start, end = getattr(row, f"{role}_start"), getattr(row, f"{role}_end")
    return [] if pd.isna(start) else [[int(start), int(end)]]


def _plain(value: object) -> object:
    return None if pd.isna(value) else value
