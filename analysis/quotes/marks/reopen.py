"""Whether a quotation that is still open at a paragraph's end goes on in the next paragraph."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.quotes.marks.glyphs import Mark, kind_of
from analysis.text import Span, reporting_forms, words

_BY = "|".join(sorted(reporting_forms()))
_ATTRIBUTED = re.compile(
    rf"[,?!]\s+(?:(?:{_BY})\s+(?:[A-Z]|the\b|he\b|she\b)"
    rf"|(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]he\s\w+|[A-Z]\w+(?:\s[A-Z][\w'’-]+)?)\s(?:{_BY})\s*[.,:])"
)
_TURN = re.compile(r"\W{0,4}[A-Z][A-Z.'’-]+(?: [A-Z][A-Z.'’-]+){0,3}:\s")  # REED: ...


class Paragraph(NamedTuple):
    """A paragraph and the quotation marks in it."""

    start: int
    end: int
    marks: list[Mark]
    noise: list[Span]


def attribution_start(text: str, start: int, end: int) -> int | None:
    """Find where a speaker and a speech verb (", he said.") follow on a comma: the closing mark is missing there."""
    match = _ATTRIBUTED.search(text, start, end)
    return match.start() + 1 if match else None


def reopened(text: str, following: list[Paragraph]) -> str:
    """Give the families of the marks with which the next paragraph opens, none, one or two."""
    families = ""
    for mark in following[0].marks[:2] if following else ():
        if mark.sense == "close" or any(
            char.isalnum() for char in text[following[0].start : mark.start][:20]
        ):
            break
        families += mark.family
    return families


def restart(text: str, opening: Mark, level: int, following: list[Paragraph]) -> tuple[int | None, bool]:
    """Tell where a quotation open at the end of a paragraph goes on, and whether a mark reopens it there.

    Parameters
    ----------
    text
        The whole text.
    opening
        Its opening mark.
    level
        How many other quotations are open around it; their marks are reopened first.
    following
        The next paragraphs, at most two.
    """
    if not following:
        return None, False
    start, end, marks, _ = following[0]
    if _TURN.match(text, start, end):
        return None, False
    if len(marks) > level and marks[level].sense != "close" and kind_of(marks[level]) == kind_of(opening):
        at = marks[level].start
        if not any(char.isalnum() for char in text[start : min(at, start + 20)]):
            return at, True
    if (
        level == 0
        and opening.family != "'"
        and _closes(opening.family, following)
        and not _is_signature(text, following[0])
    ):
        return start, False
    return None, False


def _closes(family: str, following: list[Paragraph]) -> bool:
    """The next mark of this family closes."""
    senses = (mark.sense for paragraph in following for mark in paragraph.marks if mark.family == family)
    return next(senses, "") == "close"


def _is_signature(text: str, paragraph: Paragraph) -> bool:
    """A short line of names up to its one mark: who a displayed quote is by."""
    if (
        len(paragraph.marks) != 1
        or paragraph.marks[0].end != paragraph.end
        or paragraph.end - paragraph.start > 120
    ):
        return False
    tokens = [text[a:b] for a, b in words(text, paragraph.start, paragraph.end)]
    return len(tokens) <= 12 and 2 * sum(token[0].isupper() for token in tokens) >= max(len(tokens), 4)
