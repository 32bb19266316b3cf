"""Pairing of quotation marks: which stretch of the text each pair encloses, whatever the style and however messy."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.article import Problem
from analysis.quotes.glyphs import Mark, marks_between
from analysis.quotes.roles import role_of
from analysis.text import Span, paragraphs, reporting_forms


class Quotation(NamedTuple):
    """What one pair of marks encloses.

    ``spans`` hold the marks; there is one for every paragraph through which the quotation runs. ``mark`` is the
    opening mark, ``depth`` the number of quotations around this one. A quotation that is not ``closed`` was taken
    to end with its paragraph. ``role`` tells from the form alone what it may be: speech, term (one to three words
    that are no sentence), title (“The Great Gatsby”) or nickname (John “Jack” Smith).
    """

    spans: tuple[Span, ...]
    mark: str
    depth: int
    closed: bool
    role: str

    @property
    def start(self) -> int:
        """The offset of the opening mark."""
        return self.spans[0][0]

    @property
    def end(self) -> int:
        """The offset after the closing mark."""
        return self.spans[-1][1]


@dataclass
class _Frame:
    """A quotation that is still open: its opening mark, where its present span began, the spans before."""

    mark: Mark
    start: int
    spans: list[Span] = field(default_factory=list)


@dataclass
class _Page:
    """The state while a text is read: what is open, what was found."""

    text: str
    british: bool
    open: list[_Frame] = field(default_factory=list)
    found: list[Quotation] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def pair_marks(text: str) -> tuple[list[Quotation], list[Problem]]:
    """Pair the quotation marks of a text.

    Knows “ ”, " ", ' ', ‘ ’, « », „ “, ‹ ›, ''…'' and ``…''; nested; reopened at every paragraph and closed at the
    last. Apostrophes, inches and minutes are no quotation marks. Single marks count as the outer ones when a
    text opens more quotations with them than with double marks, as British newspapers do.

    Parameters
    ----------
    text
        Any text; nothing in it can make this raise.

    Returns
    -------
    quotations, problems
        The quotations in the order of their opening marks, properly nested, and a problem for each mark without
        partner: kind "unclosed quote", "stray mark" or "reopening missing".

    Examples
    --------
    >>> text = 'He said “it is John “Jack” Doe,” and left the 12" disc.'
    >>> [(text[q.start:q.end], q.depth, q.role) for q in pair_marks(text)[0]]
    [('“it is John “Jack” Doe,”', 0, 'speech'), ('“Jack”', 1, 'nickname')]
    """
    spans = paragraphs(text)
    pages = [marks_between(text, *span) for span in spans]
    page = _Page(text, _is_british([mark for marks, _ in pages for mark in marks]))
    for number, (span, (marks, noise)) in enumerate(zip(spans, pages, strict=True)):
        page.problems += [
            Problem("stray mark", a, b, "a run of marks that encloses nothing") for a, b in noise
        ]
        _pair_paragraph(page, span, marks)
        _carry_over(page, spans, pages, number)
    page.found.sort(key=lambda quotation: (quotation.start, -quotation.end))
    page.problems.sort(key=lambda problem: problem.start)
    return page.found, page.problems


def _is_british(marks: list[Mark]) -> bool:
    """More quotations are opened by single marks than by double ones."""
    opening = [mark.family for mark in marks if mark.sense == "open" and not mark.doubt]
    return opening.count("'") > len(opening) - opening.count("'")


def _pair_paragraph(page: _Page, span: Span, marks: list[Mark]) -> None:
    """Go through the marks of one paragraph; what stays open stays in ``page.open``."""
    closers = _closers_ahead(marks, across=page.british)
    ahead = _senses_ahead(marks)
    for at, mark in enumerate(marks):
        frame = _open_frame(page, mark.family)
        if frame and frame.start == mark.start:
            continue  # reopened at the start of this paragraph
        sense = mark.sense
        if sense == "either":
            sense = "close" if frame else "open"
        if mark.family == "'":
            _take_single(page, mark, sense, frame, closers[at])
        elif mark.doubt == "inches" and (not frame or ahead[at][:1] in (["close"], ["either"])):
            continue
        elif sense == "open":
            if frame and ahead[at] != ["close", "close"]:
                _abandon(page, frame, mark.start)
            page.open.append(_Frame(mark, mark.start))
        else:
            _close(page, mark, frame)


def _take_single(page: _Page, mark: Mark, sense: str, frame: _Frame | None, closer: str) -> None:
    """A single mark opens, closes, or is an apostrophe, by what is open and what closes further on."""
    if sense == "open":
        if mark.doubt and (frame or closer != "strong" or not (page.british or mark.doubt == "wrong")):
            return
        if not closer and not page.british:
            if mark.glyph == "‘":
                page.problems.append(
                    Problem("stray mark", mark.start, mark.end, "a single mark that is never closed")
                )
            return
        if frame:
            _abandon(page, frame, mark.start)
        page.open.append(_Frame(mark, mark.start))
    elif frame:
        if not (mark.doubt == "possessive" and closer in ("strong", "plain")):
            _close(page, mark, frame)
    elif mark.strong and page.british:
        _close(page, mark, None)


def _closers_ahead(marks: list[Mark], *, across: bool) -> list[str]:
    """For each mark the best closing single mark before the next opening one: strong, plain, possessive or ""."""
    best = ""
    ahead = []
    rank = ["", "possessive", "plain", "strong"]
    for mark in reversed(marks):
        ahead.append(best)
        if mark.family != "'":
            best = best if across else ""
        elif mark.sense == "open" and not mark.doubt:
            best = ""
        elif mark.sense != "open":
            kind = "strong" if mark.strong else mark.doubt or "plain"
            best = max(best, kind if kind in rank else "plain", key=rank.index)
    return ahead[::-1]


def _senses_ahead(marks: list[Mark]) -> list[list[str]]:
    """For each mark the senses of the next two of its family."""
    last: dict[str, list[str]] = {}
    ahead = []
    for mark in reversed(marks):
        following = last.get(mark.family, [])
        ahead.append(following)
        last[mark.family] = [mark.sense, *following[:1]]
    return ahead[::-1]


def _open_frame(page: _Page, family: str) -> _Frame | None:
    """The innermost open quotation with marks of this family."""
    return next((frame for frame in reversed(page.open) if frame.mark.family == family), None)


def _close(page: _Page, mark: Mark, frame: _Frame | None) -> None:
    """Close ``frame`` with ``mark``; what was left open inside it ends here too."""
    if frame is None:
        page.problems.append(Problem("stray mark", mark.start, mark.end, "a closing mark that nothing opens"))
        return
    while page.open[-1] is not frame:
        _abandon(page, page.open[-1], mark.start)
    page.open.pop()
    _add(page, frame, mark.end, closed=True)


def _abandon(page: _Page, frame: _Frame, end: int) -> None:
    """End an open quotation, and all inside it, without a closing mark."""
    while True:
        last = page.open.pop()
        start, stop = last.mark.start, last.mark.end
        page.problems.append(
            Problem("unclosed quote", start, stop, "never closed; taken to end where it must")
        )
        _add(page, last, len(page.text[last.start : end].rstrip()) + last.start, closed=False)
        if last is frame:
            return


def _add(page: _Page, frame: _Frame, end: int, *, closed: bool) -> None:
    """Write down a quotation, unless there is nothing in it."""
    spans = (*frame.spans, (frame.start, end)) if end > frame.start else tuple(frame.spans)
    inner = page.text[frame.mark.end : spans[-1][1] - closed] if spans else ""
    if not inner.strip():
        page.problems.append(
            Problem("stray mark", frame.mark.start, frame.mark.end, "marks that enclose nothing")
        )
        return
    role = role_of(page.text, spans, frame.mark.end - frame.mark.start) if closed else "speech"
    page.found.append(Quotation(spans, frame.mark.glyph, len(page.open), closed, role))


def _carry_over(
    page: _Page, spans: list[Span], pages: list[tuple[list[Mark], list[Span]]], number: int
) -> None:
    """At a paragraph's end: go on with what the next paragraph reopens, end the rest."""
    if not page.open:
        return
    end = spans[number][1]
    for level, frame in enumerate(page.open):
        restart = _restart(page, frame, spans, pages, number, level)
        if restart is None:
            _abandon(page, frame, end)
            return
        frame.spans.append((frame.start, end))
        frame.start = restart


_BY = "|".join(sorted(reporting_forms()))
_ATTRIBUTED = re.compile(
    rf"[,?!]\s+(?:(?:{_BY})\s+(?:[A-Z]|the\b|he\b|she\b)"
    rf"|(?:[Hh]e|[Ss]he|[Tt]hey|[Tt]he\s\w+|[A-Z]\w+(?:\s[A-Z][\w'’-]+)?)\s(?:{_BY})\s*[.,:])"
)


def _restart(
    page: _Page,
    frame: _Frame,
    spans: list[Span],
    pages: list[tuple[list[Mark], list[Span]]],
    number: int,
    level: int,
) -> int | None:
    """Where an open quotation goes on in the next paragraph, if it does."""
    if number + 1 >= len(spans) or _ATTRIBUTED.search(page.text, frame.start, spans[number][1]):
        return None
    marks = pages[number + 1][0]
    if len(marks) > level and marks[level].family == frame.mark.family and marks[level].sense != "close":
        lead = page.text[spans[number + 1][0] : marks[level].start]
        if not any(char.isalnum() for char in lead):
            return marks[level].start
    if level == 0 and frame.mark.family != "'" and _closes_later(frame, pages, number):
        start = spans[number + 1][0]
        page.problems.append(
            Problem("reopening missing", start, start + 1, "the open quote goes on in this paragraph")
        )
        return start
    return None


def _closes_later(frame: _Frame, pages: list[tuple[list[Mark], list[Span]]], number: int) -> bool:
    """The next mark of this family, at most two paragraphs on, closes."""
    for marks, _ in pages[number + 1 : number + 3]:
        senses = [mark.sense for mark in marks if mark.family == frame.mark.family]
        if senses:
            return senses[0] == "close"
    return False
