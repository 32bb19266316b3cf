"""The machine that goes through the marks of a text paragraph by paragraph and says what opens and what closes."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from analysis.article import Problem
from analysis.quotes.marks.glyphs import Mark, closers_ahead, kind_of, senses_ahead
from analysis.quotes.marks.reopen import Paragraph, attribution_start, reopened, restart
from analysis.quotes.marks.roles import role_of
from analysis.text import Span, read_forms, reporting_forms

Found = tuple[tuple[Span, ...], str, bool, str]


@dataclass(slots=True)
class Frame:
    """A quotation that is still open: its opening mark, where its present span began, the spans before."""

    mark: Mark
    start: int
    spans: list[Span] = field(default_factory=list)


@dataclass(slots=True)
class Page:
    """The state while a text is read: what is open, what was found, which families the next paragraph opens with."""

    text: str
    british: bool
    reopens: str = ""
    open: list[Frame] = field(default_factory=list)
    found: list[Found] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def complain(self, kind: str, span: Span, message: str) -> None:
        """Write down a problem."""
        self.problems.append(Problem(kind, *span, message))


def pair_paragraph(page: Page, paragraph: Paragraph, following: list[Paragraph]) -> None:
    """Go through the marks of one paragraph, with a look at the next two; what stays open stays in ``page.open``."""
    page.reopens = reopened(page.text, following)
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
    _carry_over(page, paragraph, following)


def _take_double(page: Page, mark: Mark, frame: Frame | None, ahead: str, *, first: bool) -> None:
    """A double mark (or guillemet) opens, closes, is a sign for inches, or stands alone."""
    sense = _decide(page, mark, frame, ahead, first=first)
    if mark.doubt == "inches" and (not frame or ahead[:1] in ("c", "e")):
        return
    if sense == "close":
        _close(page, mark, frame)
    elif sense == "open":
        if frame and ahead != "cc" and not _may_nest(page, mark, frame):
            _abandon(page, frame, _sentence_end(page.text, frame, mark))
        page.open.append(Frame(mark, mark.start))
    else:
        page.complain("stray mark", (mark.start, mark.end), "it neither opens nor closes a quotation")


_SPEECH_VERB = re.compile(rf"\b(?:{'|'.join(sorted(reporting_forms()))})[,:]?\s?$")


def _decide(page: Page, mark: Mark, frame: Frame | None, ahead: str, *, first: bool) -> str:
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


def _may_nest(page: Page, mark: Mark, frame: Frame) -> bool:
    """Marks of another kind may open inside, unless a closing mark is evidently missing."""
    return (
        kind_of(mark) != kind_of(frame.mark)
        and attribution_start(page.text, max(frame.start, mark.start - _WINDOW), mark.start) is None
    )


def _take_single(page: Page, mark: Mark, frame: Frame | None, closer: str, *, nests: bool) -> None:
    """A single mark opens, closes, or is an apostrophe, by what is open and what closes further on."""
    if mark.sense == "open" or (mark.sense == "either" and not frame):
        _open_single(page, mark, frame, closer, nests=nests)
    elif frame:
        later = closer in ("strong", "plain") or (page.reopens[:1] == "'" and _may_run_on(page, frame, mark))
        if not (later and mark.doubt == "possessive"):
            _close(page, mark, frame)
    elif mark.strong and page.british:
        _close(page, mark, None)


_SPEECH_STARTS = re.compile(r"(?:^|[\n.:,?!…]\s*)[‘']\W*[A-Z]")
_NO_NOUN = read_forms("quotes/marks/mark_words.csv", "small") | read_forms(
    "quotes/marks/mark_words.csv", "clause"
)


def _may_run_on(page: Page, frame: Frame, mark: Mark) -> bool:
    """In a British text: it begins as speech does, and a noun may follow the mark, so this may be a possessive."""
    begins = _SPEECH_STARTS.search(page.text, max(0, frame.start - 2), frame.start + 4)
    following = page.text[mark.end : mark.end + 20].split()
    return page.british and bool(begins and following) and following[0].lower() not in _NO_NOUN


def _open_single(page: Page, mark: Mark, frame: Frame | None, closer: str, *, nests: bool) -> None:
    """A single mark opens a quotation if there is one to close it; in a British text in any case."""
    if mark.doubt and (frame or closer != "strong" or not (page.british or mark.doubt == "wrong")):
        return
    if not closer and not page.british and not (page.open and page.reopens == "\"'"):
        if mark.glyph == "‘":
            page.complain("stray mark", (mark.start, mark.end), "a single mark that is never closed")
        return
    if frame and not (nests and page.british):
        _abandon(page, frame, _sentence_end(page.text, frame, mark))
    page.open.append(Frame(mark, mark.start))


def _sentence_end(text: str, frame: Frame, mark: Mark) -> int:
    """Where a quotation is left that was still open when ``mark`` opens the next: before the words that lead to it."""
    begin = max(frame.mark.end, frame.start + 1)
    last = max(text.rfind(stop, begin, mark.start) for stop in ".!?…")
    return last + 1 if last > begin else mark.start


def _innermost(page: Page, mark: Mark) -> Frame | None:
    """The innermost open quotation with marks of the same kind, else of the same family."""
    same = None
    for frame in reversed(page.open):
        if frame.mark.family == mark.family:
            if frame.mark.glyph == mark.glyph or kind_of(frame.mark) == kind_of(mark):
                return frame
            same = same or frame
    return same


def _close(page: Page, mark: Mark, frame: Frame | None) -> None:
    """Close ``frame`` with ``mark``; what was left open inside it ends here too."""
    if frame is None:
        page.complain("stray mark", (mark.start, mark.end), "a closing mark that nothing opens")
        return
    while page.open[-1] is not frame:
        _abandon(page, page.open[-1], mark.start)
    page.open.pop()
    _add(page, frame, mark.end, closed=True)


def _abandon(page: Page, frame: Frame, end: int) -> None:
    """End an open quotation, and all inside it, without a closing mark: at ``end``, or before its attribution."""
    last = None
    while last is not frame:
        last = page.open.pop()
        page.complain(
            "unclosed quote", (last.mark.start, last.mark.end), "never closed; taken to end where it must"
        )
        _add(page, last, _natural_end(page, last, end), closed=False)


_TYPED_SINGLE = re.compile(r"(?<=[.,?!…])['’](?=\s|$)")


def _natural_end(page: Page, frame: Frame, end: int) -> int:
    """Where a quotation without closing mark ends: before its attribution, at a single mark, else at ``end``."""
    stops = [attribution_start(page.text, frame.start, end)]
    if frame.mark.family == '"' and (single := _TYPED_SINGLE.search(page.text, frame.start, end)):
        stops.append(single.end())
    stop = min((stop for stop in stops if stop), default=None)
    if stop is not None and not any(a < stop <= b for a, b in _inside(page, frame.start)):
        return stop
    end = frame.start + len(page.text[frame.start : end].rstrip())
    return max([b for a, b in _inside(page, frame.start) if a < end < b], default=end)


def _inside(page: Page, start: int) -> Iterator[Span]:
    """The quotations found since ``start``."""
    for spans, *_ in reversed(page.found):
        if spans[0][0] < start:
            return
        yield spans[0][0], spans[-1][1]


def _add(page: Page, frame: Frame, end: int, *, closed: bool) -> None:
    """Write down a quotation, unless there is nothing in it."""
    mark = frame.mark
    if not page.text[mark.end : min(end - closed, mark.end + 60)].strip():
        page.complain("stray mark", (mark.start, mark.end), "marks that enclose nothing")
        return
    spans = (*frame.spans, (frame.start, end))
    typed = mark.family == '"' and page.text[end - 2 : end] in ("''", '""', "’’")
    widths = mark.end - mark.start, 1 + typed
    role = role_of(page.text, spans, widths) if closed else "speech"
    page.found.append((spans, mark.glyph, closed, role))


def _carry_over(page: Page, paragraph: Paragraph, following: list[Paragraph]) -> None:
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
