"""Attribution by the model: from its tagged spans and links to relations, with quotation marks as exact borders."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from typing import NamedTuple

from analysis.quotes.attribution import Attribution
from analysis.quotes.layout import Layout, Piece, Unit, touching
from analysis.quotes.lexicon import no_names
from analysis.quotes.model import Tagged, TaggedSpan
from analysis.quotes.rules import ACCORDING, attribution_of
from analysis.text import Span, words

MODEL = "found by the model"
# So many characters may stand between a reporting verb and its content: a listener, a time.
_NEAR = 30
_CAPITALISED = re.compile(r"(?<![\w'’-])([A-Z][a-z][\w'’-]*) $")
# What may stand between a cue and its neighbour.
_SIDE = re.compile(r"\s*[,:]?\s*")
_LISTED = re.compile(r"\s*(?:,|&|and|or|as well as|,\s*and)\s*")


class _Parts(NamedTuple):
    """The spans that belong to one cue, or to no cue."""

    sources: list[TaggedSpan]
    contents: list[TaggedSpan]

    def of(self, kind: str) -> list[TaggedSpan]:
        """The sources or the contents."""
        return self.contents if kind == "content" else self.sources


def attributions_of(layout: Layout, tagged: Tagged) -> list[Attribution]:
    """The relations of a tagged text: all contents and sources of one cue, by position.

    A content without a cue stands alone, with the source of its unit that has none either.
    """
    spans = tagged.spans
    parts: dict[int, _Parts] = defaultdict(lambda: _Parts([], []))
    alone = _Parts([], [])
    for span, cue in zip(spans, _cues_of(layout, spans), strict=True):
        if span.kind != "cue":
            (alone if cue is None else parts[cue]).of(span.kind).append(span)
    found = [_relation(layout, spans[cue], held) for cue, held in parts.items()]
    found += [_orphan(layout, content, alone.sources) for content in alone.contents]
    found += _completed(layout, spans, parts, found)
    found = [_with_source(layout, one) for one in found if one.content]
    return sorted(found, key=lambda one: (one.start, one.end))


def _cues_of(layout: Layout, spans: list[TaggedSpan]) -> list[int | None]:
    """The place of the cue that each source and content belongs to, None for cues and for what stands alone.

    Neighbours come first: a cue nothing points to has the content right behind it and the source at its side. Else a link
    counts inside one unit; a quotation may also go on from a cue of the unit before it. A span whose cue stands elsewhere
    goes to the nearest cue of its own unit that has none.
    """
    unit_of = [_unit_at(layout, span.start) for span in spans]
    cues = [number for number, span in enumerate(spans) if span.kind == "cue"]
    result = [_linked(layout, spans, unit_of, number) for number in range(len(spans))]
    taken = {(span.kind, cue) for span, cue in zip(spans, result, strict=True) if cue is not None}
    for number, span in enumerate(spans):
        near = _neighbour(layout, spans, unit_of, number)
        if near is not None and (span.kind, near) not in taken:
            result[number] = near
            taken.add((span.kind, near))
    for number, span in enumerate(spans):
        if span.kind == "cue" or result[number] is not None:
            continue
        free = [
            cue for cue in cues if unit_of[cue] == unit_of[number] and (span.kind, cue) not in taken
        ]
        if free:
            result[number] = min(free, key=lambda cue: _between(spans[cue], span))
            taken.add((span.kind, result[number]))
        elif _goes_on(layout, spans, unit_of, number):
            result[number] = span.cue
    return result


def _linked(layout: Layout, spans: list[TaggedSpan], unit_of: list[int], number: int) -> int | None:
    """The cue that a span points to, inside its unit."""
    cue = spans[number].cue
    return cue if cue is not None and unit_of[cue] == unit_of[number] else None


def _neighbour(layout: Layout, spans: list[TaggedSpan], unit_of: list[int], number: int) -> int | None:
    """The cue at whose side a span stands: a content behind its cue, a source before or behind it."""
    span = spans[number]
    if span.kind == "cue":
        return None
    for cue in (number - 1, number + 1) if span.kind == "source" else (number - 1,):
        if not 0 <= cue < len(spans) or spans[cue].kind != "cue":
            continue
        first, second = sorted((spans[cue], span), key=lambda one: one.start)
        gap = layout.text[first.end - 1 : second.start]
        if _SIDE.fullmatch(gap, 1) and (unit_of[cue] == unit_of[number] or ":" in gap):
            return cue
    return None


def _goes_on(layout: Layout, spans: list[TaggedSpan], unit_of: list[int], number: int) -> bool:
    """A quotation that its link leads back to the unit before."""
    span = spans[number]
    back = span.cue is not None and unit_of[span.cue] == unit_of[number] - 1
    return back and layout.piece_at(span.start) is not None


def _between(cue: TaggedSpan, span: TaggedSpan) -> int:
    """How many characters lie between a cue and a span."""
    return max(cue.start - span.end, span.start - cue.end)


def _unit_at(layout: Layout, at: int) -> int:
    return bisect_right(layout.units, at, key=lambda unit: unit[0]) - 1


def _relation(layout: Layout, cue: TaggedSpan, held: _Parts) -> Attribution:
    content = tuple(_to_marks(layout, held.contents))
    score = min((span.score for span in held.contents), default=0.0)
    return Attribution(_one_source(layout, cue, held.sources), ((cue.start, cue.end),), content, MODEL, score)


def whole_name(layout: Layout, span: Span) -> Span:
    """A source that begins in the middle of a name, begun with it: the model cuts first names it does not know."""
    start, end = span
    before = _CAPITALISED.search(layout.text, max(0, start - 40), start)
    if before and layout.text[start].isupper() and before[1].lower() not in no_names():
        return before.start(1), end
    return span


def _one_source(layout: Layout, cue: TaggedSpan, sources: list[TaggedSpan]) -> tuple[Span, ...]:
    """The source nearest to the cue, and those that stand in one list with it ("Reed and Lind")."""
    if not sources:
        return ()
    spans = sorted((span.start, span.end) for span in sources)
    near = min(range(len(spans)), key=lambda i: max(spans[i][0] - cue.end, cue.start - spans[i][1]))
    first = last = near
    while first > 0 and _LISTED.fullmatch(layout.text, spans[first - 1][1], spans[first][0]):
        first -= 1
    while last + 1 < len(spans) and _LISTED.fullmatch(layout.text, spans[last][1], spans[last + 1][0]):
        last += 1
    return tuple(whole_name(layout, span) for span in spans[first : last + 1])


def _orphan(layout: Layout, content: TaggedSpan, sources: list[TaggedSpan]) -> Attribution:
    """A content in whose unit the model saw no cue: with a reporting verb just before it, if there is one."""
    start, end = layout.units[_unit_at(layout, content.start)]
    cues = [cue for cue in layout.cues_in(start, content.start) if content.start - cue.end <= _NEAR]
    cue = ((cues[-1].start, cues[-1].end),) if cues else ()
    inside = [(s.start, s.end) for s in sources if start <= s.start < end]
    return Attribution(tuple(inside), cue, tuple(_to_marks(layout, [content])), MODEL, content.score)


def _with_source(layout: Layout, one: Attribution) -> Attribution:
    """The relation with the subject of its verb, by rule, where the model saw no source."""
    if one.source or not one.cue:
        return one
    unit = Unit(layout, *layout.units[_unit_at(layout, one.cue[0][0])])
    for cue in layout.cues_in(one.cue[0][0], one.cue[-1][1]):
        by_rule = attribution_of(unit, cue)
        if by_rule and by_rule.rule == ACCORDING:
            return by_rule  # it is never without a source: the model has it inside the content
        if (
            by_rule
            and by_rule.source
            and not any(a < d and c < b for a, b in one.content for c, d in by_rule.source)
        ):
            return one._replace(source=by_rule.source)
    return one


def _completed(
    layout: Layout, spans: list[TaggedSpan], parts: dict[int, _Parts], found: list[Attribution]
) -> list[Attribution]:
    """Relations by rule for the cues that got no content, where the rules find one that is nobody else's."""
    taken = touching(span for one in found for span in one.content)
    added = []
    for number, span in enumerate(spans):
        if span.kind != "cue" or (number in parts and parts[number].contents):
            continue
        unit = Unit(layout, *layout.units[_unit_at(layout, span.start)])
        for cue in layout.cues_in(span.start, span.end):
            one = attribution_of(unit, cue)
            if one and not any(taken(*content) for content in one.content):
                source = (
                    tuple((s.start, s.end) for s in parts[number].sources) if number in parts else one.source
                )
                added.append(one._replace(source=source or one.source, cue=((span.start, span.end),)))
                break
    return added


def _to_marks(layout: Layout, contents: list[TaggedSpan]) -> list[Span]:
    """The spans of a content with borders inside a quotation moved to its marks, joined where they then touch."""
    joined: list[Span] = []
    for span in sorted(contents, key=lambda span: span.start):
        start, end = _snap(layout, span.start, span.end)
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        elif start < end:
            joined.append((start, end))
    return joined


def _snap(layout: Layout, start: int, end: int) -> Span:
    """A border inside a quotation goes to the mark that leaves most of the quotation on the side it was."""
    first, last = layout.piece_at(start), layout.piece_at(end - 1)
    if first and start > first.start:
        start = first.start if _mostly(layout, first, start, end) else min(first.end, end)
    if last and end < last.end:
        end = last.end if _mostly(layout, last, start, end) else max(last.start, start)
    while start < end and layout.text[start].isspace():
        start += 1
    while start < end and layout.text[end - 1].isspace():
        end -= 1
    return start, end


def _mostly(layout: Layout, piece: Piece, start: int, end: int) -> bool:
    """At least half of the quotation's words lie inside the span."""
    whole = len(words(layout.text, piece.start, piece.end))
    inside = len(words(layout.text, max(start, piece.start), min(end, piece.end)))
    return 2 * inside >= whole
