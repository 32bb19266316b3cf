"""Attribution by rule: from the layout of an article to who-cue-content relations."""

from __future__ import annotations

import re

from analysis.quotes.attribution import Attribution
from analysis.quotes.layout import MASK, Layout, Unit, touching
from analysis.quotes.relations.blocks import find_blocks
from analysis.quotes.relations.clauses import agrees, is_passive, subject_after, subject_before
from analysis.quotes.relations.contents import (
    begins_clause,
    clause_from,
    content_after,
    content_around,
    content_before,
    ends_clause,
    is_clause,
    second_half,
)
from analysis.quotes.relations.floating import with_floating
from analysis.quotes.relations.turns import find_signed, find_turns
from analysis.quotes.verbs import Cue
from analysis.text import Span

ACCORDING = "according to"
INVERTED = "verb and subject after the words"
# So much before a verb tells what it is.
_BEFORE = 60
_BY = re.compile(r"\s+by\b")
_CLAUSE = re.compile(r"\s+(?:that|he|she|they|it|we|the\s\w+\s(?:was|is|had|would))\b")
_SIBLING = re.compile(r"(?:,\s*(?:and|but|while|although|though|which)|;|—|–|\sand)\s*,?\s*$", re.IGNORECASE)


def find_attributions(layout: Layout) -> list[Attribution]:
    """All relations the rules see in an article, in order of their contents.

    The turns of a transcript or interview are taken whole; everything else goes unit by unit, after which
    quotations that no unit attributed are joined to the quote they continue, or stand as quotes with an implied source.
    """
    found = [*find_turns(layout), *find_signed(layout), *find_blocks(layout)]
    taken = touching(span for one in found for span in one.content)
    prose = [unit for unit in layout.units if not taken(*unit)]
    found += [one for unit in prose for one in in_unit(Unit(layout, *unit))]
    return sorted(with_floating(layout, found), key=lambda one: (one.start, one.end))


def in_unit(unit: Unit) -> list[Attribution]:
    """The relations of one unit, siblings cut where the next begins, the nested ones left to the outer."""
    kept: list[Attribution] = []
    for cue in unit.layout.cues_in(unit.start, unit.end):
        one = attribution_of(unit, cue)
        if one is None or not one.content:
            continue
        if kept and not _is_sibling(unit, kept[-1], one):
            continue
        kept = [*_cut(unit, kept, one), one]
    return kept or _by_colon(unit)


def attribution_of(unit: Unit, cue: Cue) -> Attribution | None:
    """The relation that a reporting verb makes with what stands around it, if it does report here."""
    before = unit.plain[max(unit.start, cue.start - _BEFORE) : cue.start]
    if "a" in cue.verb.frames:
        return _according(unit, cue)
    if re.search(r"\b(?:to|the|a|an|his|her|their|its|this|that|these|no|any|of)\s+$", before, re.IGNORECASE):
        return None
    if cue.form == "gerund":
        return _participle(unit, cue)
    if is_passive(unit.plain, unit.start, cue) or _BY.match(unit.plain, cue.end, unit.end):
        return None
    source = subject_before(unit.plain, unit.start, cue.start)
    if source and agrees(unit.plain, source, cue):
        return _plain_order(unit, cue, source)
    return _inverted(unit, cue) if re.search(rf"[{MASK},]\s*$", before) else None


def _plain_order(unit: Unit, cue: Cue, source: Span) -> Attribution | None:
    """Subject, verb; the content after them, before them, or on both sides."""
    after = content_after(unit, cue)
    left = content_before(unit, source[0])
    quoted = bool(left) and unit.plain[left[-1][1] - 1] == MASK
    whole = quoted and unit.plain[left[0][0]] == MASK
    if (
        left
        and "q" in cue.verb.frames
        and (whole or begins_clause(unit, cue, left) or (not after and ends_clause(unit, cue)))
    ):
        right = content_around(unit, cue, left)
        if right or is_clause(unit.plain[left[0][0] : left[-1][1]]):
            rule = "subject and verb inside the words" if right else "subject and verb after the words"
            return Attribution((source,), (_span(cue),), (*left, *right), rule)
    return (
        Attribution((source,), (_span(cue),), after, "subject and verb before the words") if after else None
    )


def _inverted(unit: Unit, cue: Cue) -> Attribution | None:
    """ "…," said Smith. Only after a quotation or a clause with its comma."""
    source = subject_after(unit.plain, cue.end, unit.end)
    left = content_before(unit, cue.start)
    quoted = bool(left) and unit.plain[left[-1][1] - 1] == MASK
    if (
        source is None
        or not left
        or "q" not in cue.verb.frames
        or (not quoted and "c" not in cue.verb.frames)
    ):
        return None
    if _CLAUSE.match(unit.plain, cue.end):
        return None
    more = second_half(unit, source[1])
    return Attribution((source,), (_span(cue),), (*left, *more), INVERTED)


def _according(unit: Unit, cue: Cue) -> Attribution | None:
    """ "according to Smith": the clause before it, or after it when it opens the sentence or interrupts it."""
    source = subject_after(unit.plain, cue.end, unit.end)
    if source is None:
        return None
    goes_on = re.match(rf"\s*[,{MASK}]", unit.plain[source[1] : unit.end])
    right = clause_from(unit, source[1], unit.end) if goes_on else ()
    left = content_before(unit, cue.start, need_comma=False)
    before = unit.plain[max(unit.start, cue.start - _BEFORE) : cue.start]
    relative = re.search(r"\b(?:which|who|that|and|but)\s*,?\s*$", before)
    whole = bool(left) and is_clause(unit.plain[left[0][0] : left[-1][1]])
    content = right if right and (relative or not whole) else left
    return Attribution((source,), (_span(cue),), content, ACCORDING) if content else None


def _participle(unit: Unit, cue: Cue) -> Attribution | None:
    """ "…, adding that": the subject is the one of the clause before, so the source stays implied."""
    before = unit.plain[max(unit.start, cue.start - _BEFORE) : cue.start]
    if (
        not re.search(rf"(?:[,{MASK}—–]|\bwhile|\bbefore|\bafter|\band|\bby)\s*(?:also\s|then\s)?$", before)
        and before.strip()
    ):
        return None
    content = content_after(unit, cue)
    return Attribution((), (_span(cue),), content, "participle after the clause") if content else None


def _by_colon(unit: Unit) -> list[Attribution]:
    """A quotation that a colon introduces: its source is the subject of the words before."""
    for piece in unit.layout.pieces_in(unit.start, unit.end):
        lead = unit.plain[unit.start : piece.start]
        if re.search(r":\s*$", lead) and len(lead.split()) <= 25:
            colon = unit.start + lead.rindex(":")
            subject = re.match(
                r"(?:[A-Z][\w.'-]*|he|she|they|it)(?:\s(?:[A-Z][\w.'-]*|of|the|for)){0,6}", lead
            )
            source = () if subject is None else ((unit.start, unit.start + subject.end()),)
            return [
                Attribution(
                    source, ((colon, colon + 1),), unit.layout.spans_of(piece), "introduced by a colon"
                )
            ]
    return []


def _is_sibling(unit: Unit, first: Attribution, second: Attribution) -> bool:
    """The second relation stands beside the first, not inside its content or on the same words."""
    begin = min(span[0] for span in (*second.source, *second.cue))
    if begin >= first.end:
        return second.start >= first.end or not second.source
    if not second.source or second.rule == ACCORDING:
        return True
    return bool(_SIBLING.search(unit.plain[first.start : begin])) and second.start > begin


def _cut(unit: Unit, kept: list[Attribution], second: Attribution) -> list[Attribution]:
    """The relations so far, the last one's content ended where the next relation begins."""
    if not kept or (second.start >= kept[-1].end and _begin(second) >= kept[-1].end):
        return kept
    first, at = kept[-1], _begin(second)
    spans = [(a, min(b, at)) for a, b in first.content if a < at]
    if not spans:
        return kept[:-1]
    a, b = spans[-1]
    lead = re.sub(r"(?:,?\s*\b(?:which|and|but|while|although|though|who))?[\s,;—–]*$", "", unit.plain[a:b])
    content = (*spans[:-1], (a, a + len(lead)))
    return [*kept[:-1], first._replace(content=content)] if lead else kept[:-1]


def _begin(one: Attribution) -> int:
    return min(span[0] for span in (*one.source, *one.cue, *one.content))


def _span(cue: Cue) -> Span:
    return (cue.start, cue.end)
