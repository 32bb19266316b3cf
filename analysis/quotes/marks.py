"""Pairing of quotation marks: which stretch of the text each pair encloses, whatever the style and however messy."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import itemgetter
from typing import NamedTuple

from analysis.article import Problem
from analysis.quotes.glyphs import Mark, closers_ahead, kind_of, marks_between, senses_ahead, tags
from analysis.quotes.reopen import Paragraph, attribution_start, reopened, restart
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


_Found = tuple[tuple[Span, ...], str, bool, str]


@dataclass(slots=True)
class _Frame:
    """A quotation that is still open: its opening mark, where its present span began, the spans before."""

    mark: Mark
    start: int
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class _Page:
    """The state while a text is read: what is open, what was found, which families the next paragraph opens with."""

    text: str
    british: bool
    reopens: str = ""
    open: list[_Frame] = field(default_factory=list)
    found: list[_Found] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def complain(self, kind: str, span: Span, message: str) -> None:
        """Write down a problem."""
        self.problems.append(Problem(kind, *span, message))


def pair_marks(text: str) -> tuple[list[Quotation], list[Problem]]:
    """Pair the quotation marks of a text.

    Knows “ ”, " ", ' ', ‘ ’, « », „ “, ‹ ›, 「 」, ''…'' and ``…''; nested; reopened at every paragraph and closed
    at the last. Apostrophes, inches, minutes and the marks inside HTML tags are no quotation marks. Single marks are
    the outer ones when a text opens more quotations with them than with double marks, as British newspapers do.

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
    markup = tags(text)
    pages = [Paragraph(*span, *marks_between(text, *span, without=markup)) for span in paragraphs(text)]
    page = _Page(text, _is_british(pages))
    for number, paragraph in enumerate(pages):
        for span in paragraph.noise:
            page.complain("stray mark", span, "a run of marks that encloses nothing")
        following = pages[number + 1 : number + 3]
        page.reopens = reopened(text, following)
        _pair_paragraph(page, paragraph)
        _carry_over(page, paragraph, following)
    return _in_order(page.found), sorted(page.problems, key=itemgetter(1))


def _is_british(pages: list[Paragraph]) -> bool:
    """More quotations are opened by single marks than by double ones."""
    opening = [
        mark.family for page in pages for mark in page.marks if mark.sense == "open" and not mark.doubt
    ]
    return 2 * opening.count("'") > len(opening)


def _pair_paragraph(page: _Page, paragraph: Paragraph) -> None:
    """Go through the marks of one paragraph; what stays open stays in ``page.open``."""
    marks = paragraph.marks
    closers = closers_ahead(marks)
    ahead = senses_ahead(marks)
    for at, mark in enumerate(marks):
        frame = _innermost(page, mark)
        if frame and frame.start == mark.start:
            continue  # reopened at the start of this paragraph
        if mark.family == "'":
            _take_single(page, mark, frame, closers[at], nests=ahead[at] == "cc")
        else:
            _take_double(page, mark, frame, ahead[at], first=at == 0)


def _take_double(page: _Page, mark: Mark, frame: _Frame | None, ahead: str, *, first: bool) -> None:
    """A double mark (or guillemet) opens, closes, is a sign for inches, or stands alone."""
    sense = _decide(page, mark, frame, ahead, first=first)
    if mark.doubt == "inches" and (not frame or ahead[:1] in ("c", "e")):
        return
    if sense == "close":
        _close(page, mark, frame)
    elif sense == "open":
        if frame and ahead != "cc" and not _may_nest(page, mark, frame):
            _abandon(page, frame, _sentence_end(page.text, frame, mark))
        page.open.append(_Frame(mark, mark.start))
    else:
        page.complain("stray mark", (mark.start, mark.end), "it neither opens nor closes a quotation")


_SPEECH_VERB = re.compile(rf"\b(?:{'|'.join(sorted(reporting_forms()))})[,:]?\s?$")


def _decide(page: _Page, mark: Mark, frame: _Frame | None, ahead: str, *, first: bool) -> str:
    """What the place of a mark left undecided, told by what is open and what comes; "" if it is neither."""
    if mark.sense == "either" and frame:
        return "close" if mark.strong or kind_of(mark) == kind_of(frame.mark) else "open"
    if mark.sense == "open" or (mark.sense == "close" and frame):
        return mark.sense
    verb = _SPEECH_VERB.search(page.text, max(0, mark.start - 16), mark.start)
    if mark.sense == "close":
        return "open" if verb and ahead[:1] == "c" else "close"
    return "open" if first or verb or ahead[:1] in ("c", "e") else ""


_WINDOW = 400


def _may_nest(page: _Page, mark: Mark, frame: _Frame) -> bool:
    """Marks of another kind may open inside, unless a closing mark is evidently missing."""
    return (
        kind_of(mark) != kind_of(frame.mark)
        and attribution_start(page.text, max(frame.start, mark.start - _WINDOW), mark.start) is None
    )


def _take_single(page: _Page, mark: Mark, frame: _Frame | None, closer: str, *, nests: bool) -> None:
    """A single mark opens, closes, or is an apostrophe, by what is open and what closes further on."""
    if mark.sense == "open" or (mark.sense == "either" and not frame):
        _open_single(page, mark, frame, closer, nests=nests)
    elif frame:
        later = closer in ("strong", "plain") or (page.british and page.reopens == "'")
        if not (later and mark.doubt == "possessive"):
            _close(page, mark, frame)
    elif mark.strong and page.british:
        _close(page, mark, None)


def _open_single(page: _Page, mark: Mark, frame: _Frame | None, closer: str, *, nests: bool) -> None:
    """A single mark opens a quotation if there is one to close it; in a British text in any case."""
    if mark.doubt and (frame or closer != "strong" or not (page.british or mark.doubt == "wrong")):
        return
    if not closer and not page.british and not (page.open and page.reopens == "\"'"):
        if mark.glyph == "‘":
            page.complain("stray mark", (mark.start, mark.end), "a single mark that is never closed")
        return
    if frame and not (nests and page.british):
        _abandon(page, frame, _sentence_end(page.text, frame, mark))
    page.open.append(_Frame(mark, mark.start))


def _sentence_end(text: str, frame: _Frame, mark: Mark) -> int:
    """Where a quotation is left that was still open when ``mark`` opens the next: before the words that lead to it."""
    before = text[frame.mark.end : mark.start].rstrip()
    last = max(before.rfind(stop) for stop in ".!?…")
    return mark.start if last < 1 else frame.mark.end + last + 1


def _innermost(page: _Page, mark: Mark) -> _Frame | None:
    """The innermost open quotation with marks of the same kind, else of the same family."""
    same = None
    for frame in reversed(page.open):
        if frame.mark.family == mark.family:
            if frame.mark.glyph == mark.glyph or kind_of(frame.mark) == kind_of(mark):
                return frame
            same = same or frame
    return same


def _close(page: _Page, mark: Mark, frame: _Frame | None) -> None:
    """Close ``frame`` with ``mark``; what was left open inside it ends here too."""
    if frame is None:
        page.complain("stray mark", (mark.start, mark.end), "a closing mark that nothing opens")
        return
    while page.open[-1] is not frame:
        _abandon(page, page.open[-1], mark.start)
    page.open.pop()
    _add(page, frame, mark.end, closed=True)


def _abandon(page: _Page, frame: _Frame, end: int) -> None:
    """End an open quotation, and all inside it, without a closing mark: at ``end``, or before its attribution."""
    last = None
    while last is not frame:
        last = page.open.pop()
        page.complain(
            "unclosed quote", (last.mark.start, last.mark.end), "never closed; taken to end where it must"
        )
        _add(page, last, _natural_end(page, last, end), closed=False)


_TYPED_SINGLE = re.compile(r"(?<=[.,?!…])['’](?=\s|$)")


def _natural_end(page: _Page, frame: _Frame, end: int) -> int:
    """Where a quotation without closing mark ends: before its attribution, at a single mark, else at ``end``."""
    stops = [attribution_start(page.text, frame.start, end)]
    if frame.mark.family == '"' and (single := _TYPED_SINGLE.search(page.text, frame.start, end)):
        stops.append(single.end())
    stop = min((stop for stop in stops if stop), default=None)
    if stop is None or any(a < stop <= b for a, b in _inside(page, frame.start)):
        return frame.start + len(page.text[frame.start : end].rstrip())
    return stop


def _inside(page: _Page, start: int) -> Iterator[Span]:
    """The quotations found since ``start``."""
    for spans, *_ in reversed(page.found):
        if spans[0][0] < start:
            return
        yield spans[0][0], spans[-1][1]


def _add(page: _Page, frame: _Frame, end: int, *, closed: bool) -> None:
    """Write down a quotation, unless there is nothing in it."""
    mark = frame.mark
    if not page.text[mark.end : min(end - closed, mark.end + 60)].strip():
        page.complain("stray mark", (mark.start, mark.end), "marks that enclose nothing")
        return
    spans = (*frame.spans, (frame.start, end))
    role = role_of(page.text, spans, mark.end - mark.start) if closed else "speech"
    page.found.append((spans, mark.glyph, closed, role))


def _in_order(found: list[_Found]) -> list[Quotation]:
    """The quotations by position, each with its depth."""
    ends: list[int] = []
    ordered = []
    for spans, glyph, closed, role in sorted(found, key=lambda each: (each[0][0][0], -each[0][-1][1])):
        while ends and ends[-1] <= spans[0][0]:
            ends.pop()
        ordered.append(Quotation(spans, glyph, len(ends), closed, role))
        ends.append(spans[-1][1])
    return ordered


def _carry_over(page: _Page, paragraph: Paragraph, following: list[Paragraph]) -> None:
    """At a paragraph's end: go on with what the next paragraph reopens, end the rest."""
    for level, frame in enumerate(page.open):
        at, reopened = restart(page.text, frame.mark, level, following)
        if at is None or attribution_start(page.text, frame.start, paragraph.end) is not None:
            _abandon(page, frame, paragraph.end)
            return
        if not reopened:
            page.complain(
                "reopening missing", (at, at + 1), "the quote that is open goes on in this paragraph"
            )
        frame.spans.append((frame.start, paragraph.end))
        frame.start = at
