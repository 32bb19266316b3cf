"""Which cue each source and content of a tagged text belongs to: by what stands side by side, then by the model's links."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice, takewhile
from typing import NamedTuple

from analysis.quotes.layout import Layout
from analysis.quotes.model import TaggedSpan
from analysis.text import Span

# What may stand between a cue and its neighbour.
_SIDE = re.compile(r"\s*[,:]?\s*")
RELATIVE = frozenset(("who", "whom", "which", "that"))


class _Tags(NamedTuple):
    """What the model tagged, with the number of the unit that each span begins in."""

    layout: Layout
    spans: list[TaggedSpan]
    units: list[int]


def cues_of(layout: Layout, spans: list[TaggedSpan]) -> list[int | None]:
    """The place of the cue that each source and content belongs to, None for cues and for what stands alone.

    Neighbours come first: a cue nothing points to has the content right behind it and the source at its side. Else a link
    counts inside one unit, and a span whose link leads out of it goes to the nearest cue of the unit that has none; a
    quotation without such a cue goes on from a cue of the unit before.
    """
    tags = _Tags(layout, spans, [unit_at(layout, span.start) for span in spans])
    others = [number for number, span in enumerate(spans) if span.kind != "cue"]
    result = [_linked(tags, number) for number in range(len(spans))]
    taken = {(span.kind, cue) for span, cue in zip(spans, result, strict=True) if cue is not None}
    for number in others:
        cue, kind = _neighbour(tags, number), spans[number].kind
        if cue is not None and (kind, cue) not in taken:
            result[number] = cue
            taken.add((kind, cue))
    for number in others:
        if result[number] is None:
            result[number] = _nearest_free(tags, number, taken)
            taken.add((spans[number].kind, result[number]))
    return [_goes_on(tags, number) if cue is None else cue for number, cue in enumerate(result)]


def _linked(tags: _Tags, number: int) -> int | None:
    """The cue that a span points to, inside its unit."""
    cue = tags.spans[number].cue
    return cue if cue is not None and tags.units[cue] == tags.units[number] else None


def _neighbour(tags: _Tags, number: int) -> int | None:
    """The cue at whose side a span stands: a content behind its cue, a source before or behind it."""
    span = tags.spans[number]
    for cue in (number - 1, number + 1) if span.kind == "source" else (number - 1,):
        if 0 <= cue < len(tags.spans) and tags.spans[cue].kind == "cue" and _is_beside(tags, number, cue):
            return cue
    return None


def _is_beside(tags: _Tags, number: int, cue: int) -> bool:
    """Nothing but a comma or a colon stands between; behind a colon the content may be a sentence of its own.

    A relative pronoun is the subject of the next cue, whatever adverbial stands between ("who on Tuesday said").
    """
    text, (first, second) = tags.layout.text, sorted((number, cue))
    same = tags.units[number] == tags.units[cue]
    span = tags.spans[number]
    if same and number < cue and text[span.start : span.end].lower() in RELATIVE:
        return True
    end = tags.spans[first].end
    gap = text[end : tags.spans[second].start]
    return bool(_SIDE.fullmatch(gap)) and (same or ":" in text[end - 1 : end] + gap)


def _nearest_free(tags: _Tags, number: int, taken: set[tuple[str, int]]) -> int | None:
    """The nearest cue of the unit to which no span of this kind belongs."""
    kind = tags.spans[number].kind

    def first(places: Iterable[int]) -> Iterator[int]:
        inside = takewhile(lambda place: tags.units[place] == tags.units[number], places)
        return islice((p for p in inside if tags.spans[p].kind == "cue" and (kind, p) not in taken), 1)

    free = [*first(range(number - 1, -1, -1)), *first(range(number + 1, len(tags.spans)))]
    return min(free, key=lambda cue: distance(tags.spans[cue], tags.spans[number]), default=None)


def _goes_on(tags: _Tags, number: int) -> int | None:
    """The cue of the unit before to which its link leads a quotation back."""
    span = tags.spans[number]
    if span.cue is None or tags.units[span.cue] != tags.units[number] - 1:
        return None
    return span.cue if tags.layout.piece_at(span.start) else None


def unit_at(layout: Layout, at: int) -> int:
    """The number of the unit that a position stands in, or of the one before it; -1 before the first."""
    return bisect_right(layout.units, at, key=lambda unit: unit[0]) - 1


def unit_around(layout: Layout, at: int) -> Span:
    """The unit that a position stands in; the line, in a headline and what else belongs to no unit."""
    number = unit_at(layout, at)
    if number >= 0 and at < layout.units[number][1]:
        return layout.units[number]
    end = layout.text.find("\n", at)
    return layout.text.rfind("\n", 0, at) + 1, len(layout.text) if end < 0 else end


def distance(one: TaggedSpan, other: TaggedSpan) -> int:
    """How many characters lie between two spans."""
    return max(one.start - other.end, other.start - one.end)
