"""Pairing of quotation marks: which stretch of the text each pair encloses, whatever the style and however messy."""

from __future__ import annotations

from operator import itemgetter
from typing import NamedTuple

from analysis.article import Problem
from analysis.quotes.marks.glyphs import marks_between, tags
from analysis.quotes.marks.pairing import Found, Page, pair_paragraph
from analysis.quotes.marks.reopen import Paragraph
from analysis.text import Span, paragraphs


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
    page = Page(text, _is_british(pages))
    for number, paragraph in enumerate(pages):
        for span in paragraph.noise:
            page.complain("stray mark", span, "a run of marks that encloses nothing")
        pair_paragraph(page, paragraph, pages[number + 1 : number + 3])
    return _in_order(page.found), sorted(page.problems, key=itemgetter(1))


def _is_british(pages: list[Paragraph]) -> bool:
    """More quotations are opened by single marks than by double ones."""
    opening = [
        mark.family for page in pages for mark in page.marks if mark.sense == "open" and not mark.doubt
    ]
    return 2 * opening.count("'") > len(opening)


def _in_order(found: list[Found]) -> list[Quotation]:
    """The quotations by position, each with its depth."""
    ends: list[int] = []
    ordered = []
    for spans, glyph, closed, role in sorted(found, key=lambda each: (each[0][0][0], -each[0][-1][1])):
        while ends and ends[-1] <= spans[0][0]:
            ends.pop()
        ordered.append(Quotation(spans, glyph, len(ends), closed, role))
        ends.append(spans[-1][1])
    return ordered
