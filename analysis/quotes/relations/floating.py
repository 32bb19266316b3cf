"""Floating quotations: those that no relation holds, joined to the quote they continue or given an implied source."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import takewhile, zip_longest

from analysis.quotes.attribution import Attribution
from analysis.quotes.layout import MASK, Layout, touching
from analysis.quotes.marks import Quotation
from analysis.quotes.relations.dialogue import CAME, DIALOGUE, is_question, takes_turns
from analysis.quotes.relations.turns import SIGNED
from analysis.text import Span

FLOATING = "quoted sentence without attribution"


def with_floating(layout: Layout, found: Iterable[Attribution], *, alone: bool = True) -> list[Attribution]:
    """Give the relations with the quotations that none of them holds.

    One of several paragraphs is kept together. A quotation that continues the quote before it becomes one more span of it; another that is a sentence of its own
    becomes, if ``alone`` is true, a quote without source or cue; so does, in any case, the next turn of a dialogue;
    the rest (scare quotes, terms) is left out.
    """
    found = _with_paragraphs(layout, found)
    taken = touching(span for one in found for span in one.content)
    floating = [
        Attribution((), (), tuple(q.spans), FLOATING, 0.6)
        for q in layout.quotations
        if not taken(q.start, q.end)
    ]
    result: list[Attribution] = []
    order = sorted([*found, *floating], key=lambda one: (one.start, one.end))
    for one, after in zip_longest(order, order[1:]):
        ahead = after.content if after and after.rule == FLOATING else ()
        if one.rule != FLOATING:
            result.append(one)
        elif takes_turns(layout, result, one.content, ahead) or CAME.match(layout.plain, one.end):
            result.append(one._replace(rule=DIALOGUE))
        elif (before := _continued(layout, result, one.content)) is not None:
            result[before] = result[before]._replace(content=(*result[before].content, *one.content))
        elif alone and _is_sentence(layout, one.content):
            result.append(one)
    return result


def _with_paragraphs(layout: Layout, found: Iterable[Attribution]) -> list[Attribution]:
    """The relations, each with every paragraph of a quotation of which it holds some.

    Paragraphs that stand alone, without source and cue, go to the relation that holds the first of the others.
    """
    found = list(found)
    held = sorted((span, number) for number, one in enumerate(found) for span in one.content)
    gone: set[int] = set()
    for quotation in (each for each in layout.quotations if len(each.spans) > 1):
        parts = _parts_inside(held, quotation)
        if not parts:
            continue
        named = [number for _, number in parts if found[number].source or found[number].cue]
        owner = named[0] if named else parts[0][1]
        others = {number for _, number in parts} - {owner, *named}
        taken = touching(span for span, _ in parts)
        more = [span for n in others for span in found[n].content]
        more += [span for span in quotation.spans if not taken(*span)]
        found[owner] = found[owner]._replace(content=tuple(sorted((*found[owner].content, *more))))
        gone |= others
    return [one for number, one in enumerate(found) if number not in gone]


def _parts_inside(held: list[tuple[Span, int]], quotation: Quotation) -> list[tuple[Span, int]]:
    """The contents that touch a quotation, each with the number of its relation; contents lie one after the other."""
    first = bisect_right(held, quotation.start, key=lambda part: part[0][1])
    return list(
        takewhile(lambda part: part[0][0] < quotation.end, (held[i] for i in range(first, len(held))))
    )


def _continued(layout: Layout, result: list[Attribution], spans: tuple[Span, ...]) -> int | None:
    """The number of the quote that a quotation goes on with; what a participle added to that quote is passed over."""
    for number in range(len(result) - 1, max(-1, len(result) - 4), -1):
        if result[number].source or not result[number].cue:
            return number if _continues(layout, result[number], spans) else None
    return None


def _continues(layout: Layout, last: Attribution, spans: tuple[Span, ...]) -> bool:
    """Nothing but the rest of its unit, or the border of a paragraph, lies between a quote and the next quotation."""
    if last.rule == SIGNED or _has_clause(layout, spans[-1][1]):
        return False
    at = max(end for _, end in (*last.content, *last.cue, *last.source))
    between = layout.plain[at : spans[0][0]]
    if layout.text[last.end - 1] not in "”\"'’»" or not _is_sentence(layout, spans):
        return False
    if "\n" in between and (is_question(layout.text, last.end) or not last.source):
        return False  # an answer, or one more turn of a dialogue
    unit = bisect_left(layout.units, at, key=lambda unit: unit[1])
    end = layout.units[unit][1] if unit < len(layout.units) and layout.units[unit][0] < at else at
    return not layout.plain[max(at, end) : spans[0][0]].strip()


def _has_clause(layout: Layout, end: int) -> bool:
    """A comma closes the quotation and words go on behind it: a clause that nothing read says whose it is."""
    comma = layout.text[max(0, end - 2) : end].rstrip("”\"'’»").endswith(",")
    return comma and layout.plain[end : end + 2].lstrip(" ")[:1].isalpha()


def _is_sentence(layout: Layout, spans: tuple[Span, ...]) -> bool:
    """The quotation begins a sentence and ends one."""
    start, end = spans[0][0], spans[-1][1]
    before = layout.plain[max(0, start - 4) : start].rstrip(" \"'")
    inner = layout.text[start:end].strip("“”\"'‘’«»„ \n")
    closed = inner[-1:] in ".!?…,—–" or layout.plain[end : end + 1] in ("", ".", "\n")
    return (
        before[-1:] in ("", "\n", ".", "!", "?", ":", MASK)
        and inner[:1].isupper()
        and closed
        and len(inner.split()) >= 2
    )
