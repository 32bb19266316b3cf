"""Floating quotations: those that no relation holds, joined to the quote they continue or given an implied source."""

from __future__ import annotations

from collections.abc import Iterable

from analysis.quotes.attribution import Attribution
from analysis.quotes.layout import MASK, Layout, touching
from analysis.text import Span

FLOATING = "quoted sentence without attribution"


def with_floating(layout: Layout, found: Iterable[Attribution]) -> list[Attribution]:
    """Give the relations with the quotations that none of them holds.

    A quotation that continues the quote before it becomes one more span of it; another that is a sentence of its own
    becomes a quote without source or cue; the rest (scare quotes, terms) is left out.
    """
    found = list(found)
    taken = touching(span for one in found for span in one.content)
    floating = [
        Attribution((), (), tuple(q.spans), FLOATING, 0.6)
        for q in layout.quotations
        if not taken(q.start, q.end)
    ]
    result: list[Attribution] = []
    for one in sorted([*found, *floating], key=lambda one: (one.start, one.end)):
        if one.rule != FLOATING:
            result.append(one)
        elif result and _continues(layout, result[-1], one.content):
            result[-1] = result[-1]._replace(content=(*result[-1].content, *one.content))
        elif _is_sentence(layout, one.content):
            result.append(one)
    return result


def _continues(layout: Layout, last: Attribution, spans: tuple[Span, ...]) -> bool:
    """Only the attribution itself, or the border of a paragraph, lies between a quote and the next quotation."""
    at = max(end for _, end in (*last.content, *last.cue, *last.source))
    between = layout.plain[at : spans[0][0]]
    if layout.text[last.end - 1] not in "”\"'’»" or not _is_sentence(layout, spans):
        return False
    if "\n" in between and (layout.text[: last.end].rstrip("”\"'’»").endswith("?") or not last.source):
        return False  # an answer, or one more turn of a dialogue
    unit_ends = [end for start, end in layout.units if start < at <= end]
    tail = (
        layout.plain[at : spans[0][0]] if not unit_ends else layout.plain[max(at, unit_ends[0]) : spans[0][0]]
    )
    return not tail.strip() and MASK not in between


def _is_sentence(layout: Layout, spans: tuple[Span, ...]) -> bool:
    """The quotation begins a sentence and ends one."""
    start, end = spans[0][0], spans[-1][1]
    before = layout.plain[max(0, start - 2) : start].rstrip(" ")
    inner = layout.text[start:end].strip("“”\"'‘’«»„ \n")
    closed = inner[-1:] in ".!?…,—–" or layout.plain[end : end + 1] in ("", ".", "\n")
    return (
        before[-1:] in ("", "\n", ".", "!", "?", ":", MASK)
        and inner[:1].isupper()
        and closed
        and len(inner.split()) >= 2
    )
