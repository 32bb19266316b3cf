"""The quotation marks of a text one by one: which may open, which may close, which are apostrophes or inches."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from analysis.text import Span, read_forms, span_at

_SINGLES = "'‘’‚‛`"
_RUN = re.compile(r"[\"“”„‟«»‹›「」『』'‘’‚‛`]+")
_GLYPH = re.compile(r"``|''|\"\"|‘‘|’’|.", re.DOTALL)
_FAMILY = dict.fromkeys('"“”„‟', '"') | dict.fromkeys(_SINGLES, "'") | dict.fromkeys("«»", "«")
_FAMILY |= dict.fromkeys("‹›", "‹") | dict.fromkeys("「」", "「") | dict.fromkeys("『』", "『")
_FAMILY |= {"''": '"', "``": '"', '""': '"', "‘‘": '"', "’’": '"'}
_NATURE = (
    dict.fromkeys("“„‟«‹‘‚‛`「『", "open")
    | dict.fromkeys("”»›’」』", "close")
    | {"``": "open", "‘‘": "open", "’’": "close"}
)
_NOISE = 5  # so many marks in a row enclose nothing
_FLOOD = 20  # more marks than this, and no fewer than other characters: no prose

_ELISIONS = read_forms("quotes/marks/mark_words.csv", "elision")
_DROPPED = read_forms("quotes/marks/mark_words.csv", "dropped")
_LAST_WORD = re.compile(r"[^\W_]+$")
_LEAD = re.compile(r"(?P<year>\d\d(?:s\b|(?!\w)))|[^\W_]+")
_WORD_FOLLOWS = re.compile(r"\s[^\W_]")
_ENDING = re.compile(r"(?:s|d|re|ve|ll)\b")
_INCHES = re.compile(r"\s?(?:\d{1,2}|½)(?!\w)")
_SMALL_NUMBER = re.compile(r"(?<![\d.,])(?:\d{1,3}(?:\.\d+)?|\d*[½¼¾])$")
_TAG = re.compile(r"<[/!]?[A-Za-z][^<>]{0,2000}>")
_OPENING = frozenset("([{—–-―/*_~+=<>")
_CLOSING = frozenset(".,;:!?…)]}—–-―/*_~<")
_UNSEEN = frozenset("\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\ufeff")


class Mark(NamedTuple):
    """One mark in its place.

    ``sense`` is open, close or either. ``strong`` says that it follows punctuation, as the mark at the end of speech
    does. ``doubt`` says why it may be no quotation mark at all: "" (no doubt), possessive (dogs’), elision (’tis),
    inches (12") or wrong (a closing mark that stands where one opens).
    """

    start: int
    end: int
    family: str
    glyph: str
    sense: str
    strong: bool
    doubt: str


_KIND = {'"': "straight", '""': "straight", "''": "typed", "``": "typed"}


def kind_of(mark: Mark) -> str:
    """Give the kind of a mark within its family: straight and curly marks do not close each other while both are open."""
    return _KIND.get(mark.glyph, mark.family)


def tags(text: str) -> list[Span]:
    """Find what is left of HTML, whose marks say nothing about speech."""
    return [match.span() for match in _TAG.finditer(text)] if "<" in text else []


def marks_between(
    text: str, start: int, end: int, *, without: Sequence[Span] = ()
) -> tuple[list[Mark], list[Span]]:
    """Find the marks of one paragraph, and the runs of marks that are nothing but noise; skip the spans ``without``."""
    found: list[Mark] = []
    noise: list[Span] = []
    for run in _RUN.finditer(text, start, end):
        a, b = run.span()
        before = text[a - 1] if a > start else " "
        after = text[b] if b < end else " "
        if b - a == 1 and text[a] in _SINGLES and before.isalnum() and after.isalnum():
            continue  # don’t, O’Brien
        if without and span_at(without, a) is not None:
            continue
        if b - a >= _NOISE:
            noise.append((a, b))
        else:
            _classify(text, a, b, before, after, end, found)
    if len(found) > _FLOOD and 2 * len(found) >= len("".join(text[start:end].split())):
        return [], [(start, end)]
    return found, noise


def _classify(text: str, a: int, b: int, before: str, after: str, end: int, found: list[Mark]) -> None:
    """Add the marks of one run to ``found``."""
    dots = after == "." and (text[b + 1 : b + 2].strip() != "" or text[b + 2 : b + 3] == ".")
    follows = before in ",.?!…;—–-)"
    spans = [(a, b)] if b - a == 1 else _split(text[a:b], a, _context(before, after, dots))
    for start, stop in spans:
        glyph = text[start:stop]
        family = _FAMILY[glyph]
        sense = _sense(glyph, before, after, dots)
        doubt = ""
        if family == "'":
            doubt = _single_doubt(text, start, stop, sense, glyph, end)
        elif sense != "open" and before.isnumeric() and _SMALL_NUMBER.search(text, max(0, start - 8), start):
            doubt = "inches"
        if doubt != "apostrophe":
            strong = follows or (start > a and sense == "close")
            found.append(Mark(start, stop, family, glyph, sense, strong, doubt))


def _split(run: str, a: int, context: str) -> list[Span]:
    """The marks of a run; three straight singles at the end of a quote are one single and one double."""
    if run == "'''" and context == "close":
        return [(a, a + 1), (a + 1, a + 3)]
    if run == '""' and context == "either":
        return [(a, a + 1), (a + 1, a + 2)]
    return [(a + match.start(), a + match.end()) for match in _GLYPH.finditer(run)]


@lru_cache(4096)
def _context(before: str, after: str, dots: bool) -> str:
    """What the neighbours of a run of marks say: open, close or either."""
    blank_before = before.isspace() or before in _UNSEEN
    blank_after = after.isspace()
    may_open = (blank_before or before in _OPENING) and not blank_after
    may_close = (blank_after or after in _CLOSING) and not blank_before
    if blank_before and (after not in _CLOSING or after in "—–-―*_~<…" or dots):
        may_close = False
    elif blank_before and not blank_after:
        may_open, may_close = False, True  # a mark before a comma
    if may_open == may_close:
        return "either"
    return "open" if may_open else "close"


@lru_cache(4096)
def _sense(glyph: str, before: str, after: str, dots: bool) -> str:
    """A curly mark means what it looks like, unless its place says plainly that the wrong one was typed."""
    nature, context = _NATURE.get(glyph), _context(before, after, dots)
    floating = before.isspace() and after.isspace()
    if nature is None or (floating and glyph in "“”‘"):
        return context
    if (
        nature == "open"
        and not after.isalnum()
        and (context == "close" or (context == "either" and before in ".,!?"))
    ):
        return "close"
    if nature == "close" and context == "open" and (before.isspace() or before in "([{" or before in _UNSEEN):
        return "open"
    return nature


def _single_doubt(text: str, start: int, stop: int, sense: str, glyph: str, end: int) -> str:
    """Why a single mark may be an apostrophe; "apostrophe" when it surely is one."""
    before = text[start - 1] if start else " "
    if before.isdigit() and _INCHES.match(text, stop, end):
        return "apostrophe"  # 6' 2"
    if before == "." and _ENDING.match(text, stop, end):
        return "apostrophe"  # the U.S.’s
    if sense == "open":
        return _elision(text, stop, glyph, end)
    after = text[stop] if stop < end else " "
    if sense == "close" and after.isalnum() and not (before in ",?!" and after.isupper()):
        return _elision(text, stop, glyph, end) and "apostrophe"
    if glyph == "`" or (glyph != "‘" and before.isspace() and after.isspace()):
        return "apostrophe"
    if before in "nN" and text[max(0, start - 2) : start - 1] in ("'", "’", "‘"):
        return "apostrophe"  # rock ’n’ roll
    if not _WORD_FOLLOWS.match(text, stop, end):
        return ""
    word = _LAST_WORD.search(text, max(0, start - 12), start)
    if word and (before in "sxzSXZ" or before.isdigit() or word[0].lower() in _DROPPED):
        return "possessive"
    return ""


def _elision(text: str, stop: int, glyph: str, end: int) -> str:
    """Before a word: a year, a word that is written with an apostrophe, or nothing."""
    word = _LEAD.match(text, stop, end)
    if word and word["year"]:
        return "elision" if glyph == "‘" else "apostrophe"
    if word and word[0].lower() in _ELISIONS:
        return "apostrophe" if glyph == "’" else "elision"
    return "wrong" if glyph == "’" else ""


_RANK = {"": 0, "possessive": 1, "plain": 2, "strong": 3}


def closers_ahead(marks: list[Mark]) -> list[str]:
    """Give for each mark the best closing single mark before the next opening one: strong, plain, possessive or "".

    A single mark inside a pair of double ones is closed inside it; one outside may be closed after the pair, by a
    mark that follows punctuation.
    """
    if not any(mark.family == "'" for mark in marks):
        return [""] * len(marks)
    best, ahead, after = "", [], []
    for mark in reversed(marks):
        ahead.append(best)
        if mark.family != "'":
            if mark.sense == "close":
                after.append(best)
                best = ""
            else:
                best = after.pop() if mark.sense == "open" and after and after[-1] == "strong" else ""
        elif mark.sense != "open":
            kind = "strong" if mark.strong else mark.doubt or "plain"
            best = kind if _RANK.get(kind, 0) > _RANK[best] else best
        elif not mark.doubt:
            best = ""
    return ahead[::-1]


def senses_ahead(marks: list[Mark]) -> list[str]:
    """Give for each mark the senses of the next two of its family: "oc", "cc", "e" ..., p for a possible possessive."""
    last: dict[str, str] = {}
    ahead = []
    for mark in reversed(marks):
        following = last.get(mark.family, "")
        ahead.append(following)
        last[mark.family] = ("p" if mark.doubt == "possessive" else mark.sense[0]) + following[:1]
    return ahead[::-1]
