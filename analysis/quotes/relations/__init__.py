"""Attribution: rules where they are surer, the model for everything else, quotations that neither attributed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable

from analysis.quotes.attribution import Attribution
from analysis.quotes.layout import Layout, Unit, touching, trim
from analysis.quotes.model import Tagged
from analysis.quotes.relations.blocks import find_blocks
from analysis.quotes.relations.floating import with_floating
from analysis.quotes.relations.grammar import is_relative, only_verbs
from analysis.quotes.relations.rules import ACCORDING, INVERTED, in_unit
from analysis.quotes.relations.tagged import attributions_of, whole_name
from analysis.quotes.relations.turns import find_signed, find_turns
from analysis.text import Span, words

# A further clause: what stands after it may report that clause alone.
_FURTHER = re.compile(r",\s(?:which|who|where|when|and|but|while|although|though|because|\w+ing)\b")

_COMMAS = re.compile(r"[,\s]+")
_INSERTED = re.compile(
    r" (?P<who>(?:his|her|their|the|an?) [a-z][\w -]{2,40}|[A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){0,2}), (?:who [^,.;:]{3,60}, )?"
)


def combine(layout: Layout, tagged: Tagged) -> list[Attribution]:
    """Who is said to say what, by position, from the rules and from what the model tagged.

    In order, each step leaving alone what the ones before it took: the turns of transcripts and interviews; block
    quotes; direct quotes whose subject and verb stand beside them; what the model finds; the plainest indirect ones that it
    overlooked; quotations that are left over.
    """
    layout = layout._replace(cues=only_verbs(layout.cues, tagged))
    signed = find_signed(layout)
    found = [*find_turns(layout), *signed]
    found += _beside(find_blocks(layout), found)
    by_rule = [one for unit in layout.units for one in in_unit(Unit(layout, *unit))]
    direct = with_floating(layout, [one for one in by_rule if _is_beside_quotation(layout, one)], alone=False)
    found += _beside([_with_borders(layout, one, tagged) for one in direct], found)
    by_model = [
        mended
        for one in attributions_of(layout, tagged)
        if one.cue or one.source or _is_marked(layout, one)
        for mended in _mended(layout, one)
    ]
    ends = {one.cue for one in signed}  # what comes after a signature is somebody else's
    found = _joined(layout, [*found, *_beside([one for one in by_model if one.cue not in ends], found)])
    found = _outermost(layout, found, [one for one in by_rule if one.rule in (ACCORDING, INVERTED)])
    found += _beside([one for one in by_rule if one.rule == ACCORDING], found)
    found += _beside([one for one in by_rule if _says_that(layout, tagged, one)], found)
    return sorted(with_floating(layout, found), key=lambda one: (one.start, one.end))


def _mended(layout: Layout, one: Attribution) -> list[Attribution]:
    """What the model reads wrongly: an answer as part of the question, a subject that is reported as who reports.

    "Asked by Reed whether it held, Hale said that it did"; "The mayor, said her spokeswoman, will pay".
    """
    if one.cue and not one.source:
        return [_around(layout, one)]
    if not (one.source and one.cue):
        return [one]
    cue = layout.plain[slice(*one.cue[0])]
    if cue == "Asked" and layout.plain.startswith("by ", one.cue[0][1] + 1) and len(one.content) > 1:
        return [one._replace(content=one.content[:1]), *_answer(layout, one)]
    inserted = _INSERTED.match(layout.plain, one.cue[0][1]) if cue in ("said", "says") else None
    subject, between = layout.plain[slice(*one.source[0])], layout.plain[one.source[0][1] : one.cue[0][0]]
    if inserted and between == ", " and "," not in subject and one.content[0][0] == one.cue[0][1] + 1:
        rest = (inserted.end(), one.content[0][1])
        return [one._replace(source=(inserted.span("who"),), content=(one.source[0], rest, *one.content[1:]))]
    return [one]


def _around(layout: Layout, one: Attribution) -> Attribution:
    """What is said on both sides of who says it, whom the model took for words: "And Reed, said Hale, who knows him, forgets"."""
    cue, who = one.cue[0], _INSERTED.match(layout.plain, one.cue[0][1])
    before = layout.plain[one.start : cue[0]]
    if (
        layout.plain[slice(*cue)] not in ("said", "says")
        or not who
        or one.start > cue[0]
        or not before.endswith(", ")
    ):
        return one
    if len(one.content) < 2 or not (one.content[1][0] == cue[1] + 1 and who.end() < one.content[-1][1]):
        return one
    rest = (who.end(), one.content[-1][1])
    return one._replace(source=(who.span("who"),), content=(one.content[0], rest))


def _answer(layout: Layout, one: Attribution) -> list[Attribution]:
    """Who answers what stands behind a question: "…, the minister, Tom Hale, told the House that …"."""
    start, end = one.content[0][1], one.content[1][0]
    cues = layout.cues_in(start, end)
    if not cues:
        return []
    source = trim(layout.plain, start, cues[-1].start)
    begins = _COMMAS.match(layout.plain, source[0])
    source = (begins.end() if begins else source[0], source[1])
    return [one._replace(source=(source,), cue=((cues[-1].start, cues[-1].end),), content=one.content[1:])]


def _is_beside_quotation(layout: Layout, one: Attribution) -> bool:
    """A quotation that ends with its subject and verb beside it ("…," Reed said): the rules are right in 97 of 100."""
    return bool(one.source and one.cue) and one.start < one.cue[0][0] and _is_direct(layout, one)


def _outermost(layout: Layout, found: list[Attribution], outer: Iterable[Attribution]) -> list[Attribution]:
    """The relations, each that stands whole inside what another says put in its place: "Reed wants it, said two aides".

    What Reed wants is known from the aides alone: it is their words that the reporter gives. Where further clauses
    stand before them, they may speak of the last alone.
    """
    seen = touching(span for one in found for span in one.cue)
    for one in outer:
        within = [other for other in found if other.source and other.cue and _holds(one, other)]
        plain = not any(_FURTHER.search(layout.plain, *span) for span in one.content)
        if within and plain and not any(seen(*span) for span in one.cue):
            found = [*(other for other in found if other not in within), one]
            seen = touching(span for other in found for span in other.cue)
    return found


def _holds(outer: Attribution, inner: Attribution) -> bool:
    """Every word of the inner relation is part of what the outer says."""
    parts = (*inner.source, *inner.cue, *inner.content)
    return all(any(a <= start and end <= b for a, b in outer.content) for start, end in parts)


def _says_that(layout: Layout, tagged: Tagged, one: Attribution) -> bool:
    """ "Reed said that …": like "according to", too plain to be left out where the model overlooks it."""
    that = bool(one.source) and layout.text.startswith("that ", one.start)
    return that and not is_relative(tagged, one.start)


def _with_borders(layout: Layout, one: Attribution, tagged: Tagged) -> Attribution:
    """The relation with the model's borders of source and cue, where it saw them in the same place."""
    source = tuple(whole_name(layout, span) for span in _seen(tagged, "source", one.source))
    return one._replace(source=source, cue=_seen(tagged, "cue", one.cue))


def _seen(tagged: Tagged, kind: str, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """The model's spans of one kind that touch the given ones; these where there are none."""
    found: list[Span] = []
    for start, end in spans:
        # Spans of the model do not overlap each other, so their ends are in order too.
        at = bisect_right(tagged.spans, start, key=lambda span: span.end)
        while at < len(tagged.spans) and tagged.spans[at].start < end:
            if tagged.spans[at].kind == kind:
                found.append((tagged.spans[at].start, tagged.spans[at].end))
            at += 1
    return tuple(dict.fromkeys(found)) or spans


def _is_marked(layout: Layout, one: Attribution) -> bool:
    """Some of the content stands inside quotation marks."""
    return any(layout.piece_at(start) or layout.pieces_in(start, end) for start, end in one.content)


def _is_direct(layout: Layout, one: Attribution) -> bool:
    """Every word of the content stands inside quotation marks."""
    return all(layout.piece_at(a) for start, end in one.content for a, _ in words(layout.text, start, end))


def _joined(layout: Layout, found: Iterable[Attribution]) -> list[Attribution]:
    """The relations with those of one cue made one: what the rules took of it, and what the model found besides.

    The words around a direct quote are none of it: only a further quotation joins one.
    """
    by_cue: dict[tuple[Span, ...], Attribution] = {}
    alone = []
    for one in found:
        first = by_cue.get(one.cue)
        if not one.cue:
            alone.append(one)
        elif first is None:
            by_cue[one.cue] = one
        elif _is_marked(layout, one) or not _is_direct(layout, first):
            by_cue[one.cue] = first._replace(content=tuple(sorted((*first.content, *one.content))))
    return [*by_cue.values(), *alone]


def _beside(found: Iterable[Attribution], taken: Iterable[Attribution]) -> list[Attribution]:
    """The relations with the contents that touch no content taken before; those left without content go."""
    touches = touching(span for one in taken for span in one.content)
    kept = (one._replace(content=tuple(span for span in one.content if not touches(*span))) for one in found)
    return [one for one in kept if one.content]
