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
_LISTED = re.compile(r"\s*(?:,|&|and|or|as well as|,\s*and)\s*")


class _Parts(NamedTuple):
    """The spans that belong to one cue."""

    sources: list[TaggedSpan]
    contents: list[TaggedSpan]


def attributions_of(layout: Layout, tagged: Tagged) -> list[Attribution]:
    """The relations of a tagged text: all contents and sources of one cue, by position.

    A link counts inside one unit; a quotation may also go on from a cue of the unit before it. A content whose
    cue stands elsewhere goes to a cue of its own unit that has none, and stands alone where there is no such cue.
    """
    spans = tagged.spans
    unit_of = [_unit_at(layout, span.start) for span in spans]
    parts: dict[int, _Parts] = defaultdict(lambda: _Parts([], []))
    cues = [number for number, span in enumerate(spans) if span.kind == "cue"]
    away: list[int] = []
    for number, span in enumerate(spans):
        if span.cue is not None and unit_of[span.cue] == unit_of[number]:
            (parts[span.cue].contents if span.kind == "content" else parts[span.cue].sources).append(span)
        elif span.kind != "cue":
            away.append(number)
    for number in away:
        cue = _home(layout, spans, unit_of, cues, parts, number)
        (parts[cue].contents if spans[number].kind == "content" else parts[cue].sources).append(spans[number])
    found = [_relation(layout, spans[cue], held) for cue, held in parts.items() if cue >= 0]
    orphans = [-1 - cue for cue in parts if cue < 0]
    sources = [spans[number] for number in orphans if spans[number].kind == "source"]
    found += [_orphan(layout, spans[n], sources) for n in orphans if spans[n].kind == "content"]
    found += _completed(layout, spans, parts, found)
    found = [_with_source(layout, one) for one in found if one.content]
    return sorted(found, key=lambda one: (one.start, one.end))


def _unit_at(layout: Layout, at: int) -> int:
    return bisect_right(layout.units, at, key=lambda unit: unit[0]) - 1


def _home(
    layout: Layout,
    spans: list[TaggedSpan],
    unit_of: list[int],
    cues: list[int],
    parts: dict[int, _Parts],
    number: int,
) -> int:
    """The cue for a span whose link leads out of its unit; a number below zero where it stands alone."""
    span = spans[number]
    role = "contents" if span.kind == "content" else "sources"
    inside = [cue for cue in cues if unit_of[cue] == unit_of[number]]
    free = [cue for cue in inside if cue not in parts or not getattr(parts[cue], role)]
    if free:
        return min(free, key=lambda cue: max(spans[cue].start - span.end, span.start - spans[cue].end))
    goes_on = (
        span.cue is not None and unit_of[span.cue] == unit_of[number] - 1 and layout.piece_at(span.start)
    )
    return span.cue if goes_on else -1 - number


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
