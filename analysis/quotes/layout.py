"""The layout of an article for attribution: paragraphs, units, quotations, cues, and the text with quotations masked."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from analysis.article import Article
from analysis.quotes.marks import Quotation, pair_marks
from analysis.quotes.verbs import Cue, find_cues
from analysis.text import Span, paragraphs, sentences, straighten

MASK = "\x01"


class Piece(NamedTuple):
    """One stretch of a quotation inside one paragraph; ``quotation`` is its number in the layout."""

    start: int
    end: int
    quotation: int


class Layout(NamedTuple):
    """What the rules read.

    ``plain`` is the straightened text with every quotation masked, character for character, so that rules about the
    words around a quotation never see inside it; nicknames and titles of works stay, they belong to the words around.
    ``units`` are sentences, but a quotation with several sentences and the attribution beside it are one unit.
    """

    text: str
    plain: str
    paragraphs: list[Span]
    units: list[Span]
    quotations: list[Quotation]
    pieces: list[Piece]
    cues: list[Cue]

    def pieces_in(self, start: int, end: int) -> list[Piece]:
        """The pieces that begin inside a stretch, in order."""
        return _from_to(self.pieces, start, end)

    def cues_in(self, start: int, end: int) -> list[Cue]:
        """The cues that begin inside a stretch, in order."""
        return _from_to(self.cues, start, end)

    def piece_at(self, at: int) -> Piece | None:
        """The piece that holds a position, if any."""
        i = bisect_right(self.pieces, at, key=_start) - 1
        return self.pieces[i] if i >= 0 and at < self.pieces[i].end else None

    def spans_of(self, piece: Piece) -> tuple[Span, ...]:
        """All spans of the quotation that a piece belongs to."""
        return self.quotations[piece.quotation].spans


class Unit(NamedTuple):
    """One unit under the rules."""

    layout: Layout
    start: int
    end: int

    @property
    def plain(self) -> str:
        """The masked text of the whole article: offsets stay the article's."""
        return self.layout.plain


def lay_out(article: Article) -> Layout:
    """Everything the rules need to know of an article, computed once."""
    text = article.text
    quotations = spoken_marks(text)
    pieces = sorted(Piece(a, b, i) for i, quotation in enumerate(quotations) for a, b in quotation.spans)
    spans = [(piece.start, piece.end) for piece in pieces]
    plain = mask(straighten(text), [span for quotation in quotations for span in quotation.spans])
    apparatus = [(part.start, part.end) for part in article.parts]
    units = _units([s for s in sentences(text, quotations=spans) if not _inside(s, apparatus)], spans)
    return Layout(text, plain, body_paragraphs(article), units, quotations, pieces, find_cues(plain))


def spoken_marks(text: str) -> list[Quotation]:
    """The outermost quotations of a text but nicknames and titles of works, which belong to the words around."""
    outer = (quotation for quotation in pair_marks(text)[0] if quotation.depth == 0)
    return [quotation for quotation in outer if quotation.role not in ("nickname", "title")]


def body_paragraphs(article: Article) -> list[Span]:
    """The paragraphs of an article, without its headline and what else is no part of its body."""
    apparatus = [(part.start, part.end) for part in article.parts]
    return [span for span in paragraphs(article.text) if not _inside(span, apparatus)]


def places(
    article: Article, quotations: Sequence[Quotation] | None = None
) -> Callable[[int], tuple[int, int]]:
    """A function that gives the numbers of the paragraph and of the sentence that a position stands in, from 0.

    ``quotations`` are those of its layout, where there is one already.
    """
    known = spoken_marks(article.text) if quotations is None else quotations
    spans = [span for quotation in known for span in quotation.spans]
    starts = [start for start, _ in sentences(article.text, quotations=sorted(spans))]
    blocks = [start for start, _ in body_paragraphs(article)]

    def numbers(at: int) -> tuple[int, int]:
        return max(0, bisect_right(blocks, at) - 1), max(0, bisect_right(starts, at) - 1)

    return numbers


def mask(plain: str, spans: Sequence[Span]) -> str:
    """The text with every span replaced by as many mask characters."""
    parts, at = [], 0
    for start, end in sorted(spans):
        parts += [plain[at:start], MASK * (end - max(start, at))]
        at = max(at, end)
    return "".join([*parts, plain[at:]])


def _units(found: Sequence[Span], quotations: Sequence[Span]) -> list[Span]:
    """Sentences joined where their border falls inside a quotation."""
    ends = [end for _, end in quotations]
    units: list[Span] = []
    for start, end in found:
        i = bisect_right(ends, units[-1][1]) if units else len(ends)
        if units and i < len(quotations) and quotations[i][0] < units[-1][1]:
            units[-1] = (units[-1][0], end)
        else:
            units.append((start, end))
    return units


def _inside(span: Span, outer: Sequence[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in outer)


def _from_to(items: list, start: int, end: int) -> list:
    """The items, sorted by their start, that begin inside a stretch."""
    return items[bisect_left(items, start, key=_start) : bisect_left(items, end, key=_start)]


def _start(item: Piece | Cue) -> int:
    return item.start


def touching(spans: Iterable[Span]) -> Callable[[int, int], bool]:
    """A function that tells whether a stretch shares a character with any of the spans, in logarithmic time."""
    merged: list[Span] = []
    for start, end in sorted(spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    ends = [end for _, end in merged]

    def touches(start: int, end: int) -> bool:
        i = bisect_right(ends, start)
        return i < len(merged) and merged[i][0] < end

    return touches


def trim(text: str, start: int, end: int, *, punctuation: str = "") -> Span:
    """A span without the white space, and the given punctuation, at its borders."""
    left, right = start, end
    while left < right and (text[left].isspace() or text[left] in punctuation):
        left += 1
    while left < right and (text[right - 1].isspace() or text[right - 1] in punctuation):
        right -= 1
    return (left, right) if right > left else (start, start)
