"""Paragraphs, sentences and words with exact offsets, and a straightened copy for counting."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache, partial
from importlib.resources import files

Span = tuple[int, int]

_SINGLE = "‘’‚‛ʼ′´`＇"
_DOUBLE = "“”„‟″«»＂"
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_STRAIGHT = str.maketrans(
    _SINGLE + "‹›" + _DOUBLE + _SPACES + "‐‑",
    "'" * (len(_SINGLE) + 2) + '"' * len(_DOUBLE) + " " * len(_SPACES) + "--",
)
_LINE = re.compile(r"[^\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]+")
_BREAK = re.compile(r"\r\n|[\n\r\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")
_LETTER = r"[^\W_][\u0300-\u036f\u00ad]*"
_WORD = re.compile(
    rf"\d+(?:[.,]\d+)+(?:{_LETTER})*"  # 3.5, 1,200
    r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?"  # U.S., a.m.
    r"|[A-Z]&[A-Z](?![^\W_])"  # Q&A
    rf"|(?:{_LETTER})+(?:(?:['’ʼ‐‑-]|(?<=[A-Z])&(?=[A-Z]))(?:{_LETTER})+)*"
)


def straighten(text: str) -> str:
    """Give a copy of the same length with plain quotation marks, apostrophes, spaces and hyphens.

    Word lists and regular expressions can then be written with ``'`` and ``"`` alone, and every offset in the
    copy is an offset in the original. Dashes and the ellipsis sign stay as they are.

    Examples
    --------
    >>> straighten("“It isn’t,” she said.")
    '"It isn\\'t," she said.'
    """
    return text.translate(_STRAIGHT)


def paragraphs(text: str) -> list[Span]:
    """Find the paragraphs: one (start, end) for each, without surrounding white space, empty ones left out.

    Every line is a paragraph, except in a block of lines that was wrapped by hand, which is one paragraph up to
    the next blank line.

    Examples
    --------
    >>> paragraphs("One.\\n\\n  Two. ")
    [(0, 4), (8, 12)]
    """
    found: list[Span] = []
    for block in _blocks(text):
        found += [(block[0][0], block[-1][1])] if _is_wrapped(text, block) else block
    return found


def _blocks(text: str) -> list[list[Span]]:
    """Lines (stripped), grouped: a blank line starts a new group."""
    blocks: list[list[Span]] = []
    end = None
    for line in _LINE.finditer(text):
        stripped = line[0].strip()
        if not stripped:
            continue
        start = line.start() + line[0].index(stripped[0])
        if end is None or not _adjacent(text, end, start):
            blocks.append([])
        blocks[-1].append((start, start + len(stripped)))
        end = start + len(stripped)
    return blocks


def _adjacent(text: str, end: int, start: int) -> bool:
    """Only one line break lies between ``end`` and ``start``."""
    return len(_BREAK.findall(text, end, start)) == 1


def _is_wrapped(text: str, lines: list[Span]) -> bool:
    """Most lines of the block break off in the middle of a sentence, and none is longer than a typewriter's."""
    if len(lines) < 2 or any(end - start > 110 for start, end in lines):
        return False
    pairs = list(itertools.pairwise(lines))
    broken = sum(text[a[1] - 1] not in ".!?:\"”’'" and text[b[0]].islower() for a, b in pairs)
    return 2 * broken >= len(pairs)


def words(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Find the words between ``start`` and ``end``: letters and digits, with apostrophes and hyphens inside kept.

    "don’t", "Kassym-Jomart", "U.S.", "1,200" and "3.5" are one word each; punctuation never is one.

    Examples
    --------
    >>> text = "The U.S. can’t pay 3.5 percent."
    >>> [text[a:b] for a, b in words(text)]
    ['The', 'U.S.', 'can’t', 'pay', '3.5', 'percent']
    """
    return [match.span() for match in _WORD.finditer(text, start, len(text) if end is None else end)]


@cache
def read_forms(table: str, kind: str) -> frozenset[str]:
    """Give the words of one kind in one of the package's word tables (columns form and kind)."""
    lines = files("analysis").joinpath(table).read_text(encoding="utf-8").splitlines()
    rows = (line.split(",") for line in lines if line and not line.startswith("#"))
    return frozenset(form for form, its_kind in rows if its_kind == kind)


_forms = partial(read_forms, "boundaries.csv")


def reporting_forms() -> frozenset[str]:
    """Give the common forms of speech verbs by which an attribution is told from a new sentence ("said", "asks")."""
    return _forms("reporting")


_CLOSERS = r"[\"'”’»›)\]}]"
_OPENERS = "\"'“‘„‚«‹([{*_¿¡`"
_END = re.compile(
    rf"(?<![.!?…。])(?P<stop>\.(?:\s?\.){{2,3}}|[.!?…。]++)(?P<close>(?:\s»|{_CLOSERS})*(?:\s?\[\d{{1,3}}\])*)(?P<gap>\s+|(?=[A-Z][a-z]*\s))"
)
_BEFORE = re.compile(r"[^\s\"'“”‘’()\[\]—–/]*$")
_AFTER = re.compile(rf"[{re.escape(_OPENERS)}]*\s?([^\W_][\w'’.&-]*)?")


def sentences(text: str, *, quotations: Sequence[Span] = ()) -> list[Span]:
    """Find the sentences, none of which crosses a paragraph; closing marks belong to the sentence they close.

    Abbreviations, initials, ordinals, decimals and ellipses are known, and a quote is never cut from its
    attribution (“Really?” Reed asked.). Inside a quotation a new sentence begins where it would outside,
    but a quotation of fewer than five words is never cut.

    Parameters
    ----------
    text
        Any text.
    quotations
        The (start, end) of paired quotations, marks included (see ``quotes.marks.pair_marks``).

    Examples
    --------
    >>> text = "Sen. Ada Reed, D-Calif., left at 3 p.m. Monday. “Why now?” Reed asked."
    >>> [text[a:b] for a, b in sentences(text)]
    ['Sen. Ada Reed, D-Calif., left at 3 p.m. Monday.', '“Why now?” Reed asked.']
    """
    short = sorted(span for span in quotations if span[1] - span[0] < 80 and len(words(text, *span)) < 5)
    found: list[Span] = []
    for start, end in paragraphs(text):
        for match in _END.finditer(text, start, end):
            if (
                match.end() < end
                and _ends_sentence(text, match, start, end)
                and not _inside(match.end("close"), short)
            ):
                found.append((start, match.start("gap")))
                start = match.end()
        found.append((start, end))
    return found


def span_at(spans: Sequence[tuple], at: int) -> int | None:
    """The number of the span, of those in order and apart, that holds a position; None if none does.

    >>> span_at([(0, 4), (6, 9)], 7), span_at([(0, 4), (6, 9)], 4)
    (1, None)
    """
    index = bisect_right(spans, at, key=lambda span: span[0]) - 1
    return index if index >= 0 and at < spans[index][1] else None


def _inside(at: int, spans: list[Span]) -> bool:
    """``at`` lies within one of the sorted spans, its closing mark apart."""
    index = bisect_right(spans, (at, at)) - 1
    return index >= 0 and spans[index][0] < at < spans[index][1] - 1


def _ends_sentence(text: str, match: re.Match[str], start: int, end: int) -> bool:
    """Whether a new sentence begins after this run of stops, closing marks and white space."""
    stop, close, gap = match["stop"], match["close"], match["gap"]
    after = _AFTER.match(text, match.end(), min(end, match.end() + 60))
    follower = (after[1] or "") if after else ""
    following = follower.rstrip(".-'’")
    if not gap:
        return stop == "." and text[match.start() - 1].islower() and following in _forms("opener")
    if not _may_begin(text, match.end(), follower):
        return False
    if close and _is_attribution(text, match.end(), end, strict=stop == "."):
        return False
    if close and text[match.end()] in "—–-―":
        return False
    before = _BEFORE.search(text, max(start, match.start() - 40), match.start())
    word = before[0] if before else ""
    if stop in "!?":
        return word + stop not in _forms("name") or following in _forms("opener")
    return (
        stop != "."
        or bool(close)
        or _stop_is_final(word, following, at_start=match.start() - len(word) == start)
    )


def _may_begin(text: str, at: int, follower: str) -> bool:
    """A sentence may begin here: with a capital, a digit, or a sign that has no case; not with a small letter."""
    if not follower:
        return text[at] not in ",;:)]}&%"
    return not follower[0].islower() or (not follower.islower() and not follower[1:2].isdigit())


def _stop_is_final(word: str, following: str, *, at_start: bool) -> bool:
    """A single full stop after ``word`` ends the sentence."""
    opens = following in _forms("opener")
    lower = word if word.isupper() else word.lower()
    if (
        word in _forms("title")
        or (word.isupper() and word.capitalize() in _forms("title"))
        or lower in _forms("inner")
    ):
        return False
    if word in _forms("number") or lower in _forms("number"):
        return not following[:1].isdigit()
    if word.lower() in _forms("clock"):
        return following not in _forms("calendar")
    if word.isdigit() and at_start:
        return False  # the number of an item in a list
    if word in _forms("maybe") or _is_acronym(word):
        return opens
    return True


def _is_acronym(word: str) -> bool:
    """An initial or letters with stops between them: J, U.S, D.C."""
    return (len(word) == 1 and word.isupper() and word.isalpha()) or bool(
        re.fullmatch(r"(?:[^\W\d_]\.)+[^\W\d_]", word)
    )


_NAMES = r"(?:[A-Z][\w'’.-]*|of|the|and|for|de|la|van|von|al|bin|ibn|da|dos|del)"
_SUBJECT = (
    rf"(?:[Hh]e|[Ss]he|[Tt]hey|[Ww]e|I|one|[A-Z][\w'’-]*['’]s?(?:\s[\w'’.-]+){{1,5}}?"
    rf"|[A-Z][\w.'’-]*(?:\s{_NAMES}){{0,6}}"
    r"|(?:The|A|An|His|Her|Their|Its|One|Another)(?:\s[\w'’.-]+){1,5}?)"
)
_BY = "|".join(sorted(_forms("reporting"), key=len, reverse=True))
_ATTRIBUTION = re.compile(
    rf"{_SUBJECT}(?:,[^!?“”\"]{{1,80}}?,)?\s(?:{_BY})\b(?P<rest>\s+[\w'’]+|\s*[.,;]|\s*$)?"
)


def _is_attribution(text: str, at: int, end: int, *, strict: bool) -> bool:
    """After a closing mark at ``at`` comes a speaker with a verb of speech: “Really?” Smith asked."""
    match = _ATTRIBUTION.match(text, at, min(end, at + 160))
    if not match:
        return False
    rest = (match["rest"] or "").strip()
    if strict or match[0].split(None, 1)[0] in _forms("opener") - {"I"}:  # He said ...: a capital too much
        return rest in ("", ".")
    return rest.lower() not in _forms("clause")
