"""Attribution by the model: from its tagged spans and links to relations, with quotation marks as exact borders."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import NamedTuple

from analysis.quotes.attribution import Attribution
from analysis.quotes.layout import Layout, Piece, Unit, touching
from analysis.quotes.model import Tagged, TaggedSpan
from analysis.quotes.names.lexicon import no_names
from analysis.quotes.relations.grammar import end_of_relative, is_relative, subject
from analysis.quotes.relations.links import RELATIVE, cues_of, distance, unit_around
from analysis.quotes.relations.objects import short_object
from analysis.quotes.relations.rules import ACCORDING, attribution_of
from analysis.quotes.relations.understood import understood
from analysis.text import Span, words

MODEL = "found by the model"
# So many characters may stand between a reporting verb and its content: a listener, a time.
_NEAR = 30
# How sure it is that a cue to which the model saw no content has the one that a rule gives it.
_GUESS = 0.4
# A capitalised word, and the one before it if there is one: then this is the middle of a longer name.
_FIRST_NAME = re.compile(r"(?<![\w'’-])(?:([A-Z][\w.'’-]*) )?([A-Z][a-z][\w'’-]*) $")
_SURNAME = re.compile(r"[A-Z][\w'’-]*[a-z][\w'’-]*")
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
    for span, cue in zip(spans, cues_of(layout, spans), strict=True):
        if span.kind != "cue":
            (alone if cue is None else parts[cue]).of(span.kind).append(span)
    found = [_relation(layout, spans[cue], held) for cue, held in parts.items()]
    found += [_orphan(layout, content, alone.sources) for content in alone.contents]
    found += list(_completed(layout, tagged, parts, found))
    found = [
        _within_relative(layout, tagged, _with_source(layout, tagged, one)) for one in found if one.content
    ]
    return sorted(found, key=lambda one: (one.start, one.end))


def _relation(layout: Layout, cue: TaggedSpan, held: _Parts) -> Attribution:
    content = tuple(_to_marks(layout, held.contents))
    score = min((span.score for span in held.contents), default=0.0)
    return Attribution(_one_source(layout, cue, held.sources), ((cue.start, cue.end),), content, MODEL, score)


def whole_name(layout: Layout, span: Span) -> Span:
    """A source that begins with a surname, begun with the first name: the model cuts first names it does not know."""
    start, end = span
    surname = _SURNAME.match(layout.text, start, end)
    before = _FIRST_NAME.search(layout.text, max(0, start - 40), start)
    alone = before and not before[1]
    if surname and alone and not {surname[0].lower(), before[2].lower()} & no_names():
        return before.start(2), end
    return span


def _one_source(layout: Layout, beside: TaggedSpan, sources: list[TaggedSpan]) -> tuple[Span, ...]:
    """The source nearest to a cue or content, and those that stand in one list with it ("Reed and Lind")."""
    if not sources:
        return ()
    near = min(range(len(sources)), key=lambda i: distance(sources[i], beside))
    first = last = near
    while first > 0 and _is_listed(layout, sources[first - 1], sources[first]):
        first -= 1
    while last + 1 < len(sources) and _is_listed(layout, sources[last], sources[last + 1]):
        last += 1
    return tuple(whole_name(layout, (span.start, span.end)) for span in sources[first : last + 1])


def _is_listed(layout: Layout, one: TaggedSpan, other: TaggedSpan) -> bool:
    """Two sources with a comma or "and" between them, the second no relative clause about the first."""
    relative = layout.text[other.start : other.end].lower() in RELATIVE
    return not relative and bool(_LISTED.fullmatch(layout.text, one.end, other.start))


def _orphan(layout: Layout, content: TaggedSpan, sources: list[TaggedSpan]) -> Attribution:
    """A content in whose unit the model saw no cue: with a reporting verb just before it, if there is one."""
    start, end = unit_around(layout, content.start)
    cues = [cue for cue in layout.cues_in(start, content.start) if content.start - cue.end <= _NEAR]
    cue = ((cues[-1].start, cues[-1].end),) if cues else ()
    source = _one_source(layout, content, [span for span in sources if start <= span.start < end])
    return Attribution(source, cue, tuple(_to_marks(layout, [content])), MODEL, content.score)


def _with_source(layout: Layout, tagged: Tagged, one: Attribution) -> Attribution:
    """The relation with the subject of its verb, by rule, where the model saw no source."""
    if one.source or not one.cue:
        return one
    unit = Unit(layout, *unit_around(layout, one.cue[0][0]))
    inside = touching(one.content)
    for cue in layout.cues_in(one.cue[0][0], one.cue[-1][1]):
        by_rule = attribution_of(unit, cue)
        if by_rule and by_rule.rule == ACCORDING:
            return by_rule  # it is never without a source: the model has it inside the content
        if by_rule and by_rule.source and not any(inside(*span) for span in by_rule.source):
            source = subject(tagged, (by_rule.source[0][0], by_rule.source[-1][1]))
            return one._replace(source=(source,)) if source else one
    return understood(layout, tagged, one)


def _within_relative(layout: Layout, tagged: Tagged, one: Attribution) -> Attribution:
    """The relation of "who" with a content that does not run on into the main clause."""
    relative = one.source and layout.text[slice(*one.source[0])].lower() in RELATIVE
    if not relative or not one.cue or one.start < one.cue[0][0]:
        return one
    content = tuple((start, end_of_relative(tagged, layout.text, (start, end))) for start, end in one.content)
    return one._replace(content=content)


def _completed(
    layout: Layout, tagged: Tagged, parts: dict[int, _Parts], found: list[Attribution]
) -> Iterator[Attribution]:
    """Relations by rule for the cues that got no content, where the rules find one that is nobody else's."""
    taken = touching(span for one in found for span in one.content)
    for number, span in enumerate(tagged.spans):
        sources, contents = parts.get(number, _Parts([], []))
        if span.kind != "cue" or contents:
            continue
        unit = Unit(layout, *unit_around(layout, span.start))
        for cue in layout.cues_in(span.start, span.end):
            one = attribution_of(unit, cue)
            if (
                one
                and not _is_doubtful(layout, tagged, one)
                and not any(taken(*part) for part in one.content)
            ):
                source = _one_source(layout, span, sources) or one.source
                yield one._replace(source=source, cue=((span.start, span.end),), score=_GUESS)
                break
        else:
            content = short_object(layout, tagged, span)
            before = [source for source in sources if source.end <= span.start]
            if content and before and not taken(*content) and not taken(span.start, span.end):
                source = _one_source(layout, span, before)
                yield Attribution(source, ((span.start, span.end),), (content,), MODEL, _GUESS)


def _is_doubtful(layout: Layout, tagged: Tagged, one: Attribution) -> bool:
    """ "That" which is no conjunction: the rule took "the plan that they made" for a report of what "they made"."""
    return layout.text.startswith("that ", one.start) and is_relative(tagged, one.start)


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
