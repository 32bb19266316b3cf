"""The quotation marks of a text one by one: which may open, which may close, which are apostrophes or inches."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.text import Span, read_forms

_SINGLES = "'‘’‚‛`"
_RUN = re.compile(r"[\"“”„‟«»‹›「」『』'‘’‚‛`]+")
_GLYPH = re.compile(r"``|''|\"\"|.", re.DOTALL)
_FAMILY = dict.fromkeys('"“”„‟', '"') | dict.fromkeys(_SINGLES, "'") | dict.fromkeys("«»", "«")
_FAMILY |= dict.fromkeys("‹›", "‹") | dict.fromkeys("「」", "「") | dict.fromkeys("『』", "『")
_FAMILY |= {"''": '"', "``": '"', '""': '"'}
_NATURE = dict.fromkeys("“„‟«‹‘‚‛`「『", "open") | dict.fromkeys("”»›’」』", "close") | {"``": "open"}
_NOISE = 5

_ELISIONS = read_forms("quotes/mark_words.csv", "elision")
_DROPPED = re.compile(r"(?:[sxz]|[a-z]in|\bo|\ban|\bth|\bol|\bwi|\blil)$", re.IGNORECASE)
_NEXT_WORD = re.compile(r"[^\W_]+")
_YEAR = re.compile(r"\d\d(?:s\b|(?!\w))")
_INCHES = re.compile(r"\s?(?:\d{1,2}|½)(?![\w])")
_SMALL_NUMBER = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d+)?|\d*[½¼¾])$")
_OPENING = "([{—–-―/*_~+=<>"
_CLOSING = ".,;:!?…)]}—–-―/*_~<"


class Mark(NamedTuple):
    """One mark in its place.

    ``sense`` is open, close or either; ``doubt`` says why it may be no quotation mark at all: "" (none),
    possessive (dogs’), elision (’tis) or inches (12").
    """

    start: int
    end: int
    family: str
    glyph: str
    sense: str
    strong: bool
    doubt: str


def marks_between(text: str, start: int, end: int) -> tuple[list[Mark], list[Span]]:
    """Find the marks of one paragraph, and the runs of marks that are nothing but noise."""
    found: list[Mark] = []
    noise: list[Span] = []
    for run in _RUN.finditer(text, start, end):
        a, b = run.span()
        before = text[a - 1] if a > start else " "
        after = text[b] if b < end else " "
        if b - a == 1 and text[a] in _SINGLES and before.isalnum() and after.isalnum():
            continue  # don’t, O’Brien
        if b - a >= _NOISE:
            noise.append((a, b))
            continue
        found += _classify(text, run, before, after, end)
    return found, noise


def _classify(text: str, run: re.Match[str], before: str, after: str, end: int) -> list[Mark]:
    context = _context(text, run.end(), before, after)
    marks = []
    for glyph, at in _glyphs(run[0], context):
        start = run.start() + at
        stop = start + len(glyph)
        nature = _NATURE.get(glyph)
        sense = _settle(nature, context, before, after)
        doubt = ""
        if _FAMILY[glyph] == "'":
            doubt = _single_doubt(text, start, stop, sense, glyph, end)
            if doubt == "apostrophe":
                continue
        elif (
            before.isalnum()
            and sense != "open"
            and _SMALL_NUMBER.search(text, max(0, run.start() - 8), start)
        ):
            doubt = "inches"
        strong = before in ",.?!…;—–-)" or (at > 0 and sense == "close")
        marks.append(Mark(start, stop, _FAMILY[glyph], glyph, sense, strong, doubt))
    return marks


def _glyphs(run: str, context: str) -> list[tuple[str, int]]:
    """The marks of a run; three straight singles at the end of a quote are one single and one double."""
    if run == "'''" and context == "close":
        return [("'", 0), ("''", 1)]
    if context == "either" and run == '""':
        return [('"', 0), ('"', 1)]
    return [(match[0], match.start()) for match in _GLYPH.finditer(run)]


def _context(text: str, end: int, before: str, after: str) -> str:
    """What the neighbours of a run of marks say: open, close or either."""
    free_before = before.isspace() or before in _OPENING
    free_after = after.isspace() or after in _CLOSING
    if before.isspace() and after == "." and text[end + 1 : end + 2] == ".":
        free_after = False  # an ellipsis at the start of a quote
    if before.isspace() and after in "—–-―*_~<…":
        free_after = False
    if after.isspace() and before in _OPENING:
        free_before = False
    if free_before == free_after:
        return "either"
    return "open" if free_before else "close"


def _settle(nature: str | None, context: str, before: str, after: str) -> str:
    """A curly mark means what it looks like, unless its place says plainly that the wrong one was typed."""
    if nature is None:
        return context
    if nature == "open" and context == "close" and not after.isalnum():
        return "close"
    if nature == "close" and context == "open" and (before.isspace() or before in "([{") and after.isalnum():
        return "open"
    return nature


def _single_doubt(text: str, start: int, stop: int, sense: str, glyph: str, end: int) -> str:
    """Why a single mark may be an apostrophe; "apostrophe" when it surely is one."""
    before, after = text[start - 1 : start], text[stop : stop + 1]
    if before.isdigit() and _INCHES.match(text, stop, end):
        return "apostrophe"  # 6' 2"
    if sense == "open" or (sense == "close" and after.isalnum()):
        return _elision(text, stop, glyph, end)
    if glyph == "`" or (before.isspace() and after.isspace()):
        return "apostrophe"
    if text[max(0, start - 2) : start] in ("'n", "’n", "‘n"):
        return "apostrophe"  # rock ’n’ roll
    if before.isalnum() and (before.isdigit() or _DROPPED.search(text, max(0, start - 4), start)):
        return "possessive"
    return ""


def _elision(text: str, stop: int, glyph: str, end: int) -> str:
    """Before a word: a year, a word that is written with an apostrophe, or nothing."""
    if _YEAR.match(text, stop, end):
        return "apostrophe"
    word = _NEXT_WORD.match(text, stop, end)
    if word and word[0].lower() in _ELISIONS:
        return "apostrophe" if glyph == "’" else "elision"
    return "wrong" if glyph == "’" else ""
