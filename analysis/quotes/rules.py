"""Attribution by rule: from the layout of an article to who-cue-content relations."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from analysis.quotes.attribution import Attribution
from analysis.quotes.clauses import agrees, is_passive, subject_after, subject_before
from analysis.quotes.layout import MASK, Layout, trim
from analysis.quotes.turns import find_signed, find_turns
from analysis.quotes.verbs import Cue
from analysis.text import Span

_CLOSE = " ,;:\n\t\"'”’"
_TIME = r"(?:on|in|at|during|before|after|to|from|for|via|through|by|over|of|with|outside|inside|about|earlier|late|last|this|yesterday|today|\w+day)\b"
_TO_QUOTE = re.compile(
    rf"(?P<aside>[^{MASK}:;]{{0,90}}?)(?:,?\s*\b(?P<that>that))?\s*(?P<mark>[,:]?)\s*(?={MASK})"
)
_TO_THAT = re.compile(r"(?P<aside>(?:[^,;:.]{0,80}?|,[^,;:.]{1,60},)?)\s+(?=that\b)")
_CLAUSE_VERB = re.compile(
    rf"{MASK}|\b(?:is|are|was|were|be|been|has|have|had|will|would|could|can|may|might|must|should|do|does|did|\w+n't|\w+'s|"
    r"\w+'re|\w+'ve|\w+'ll|\w+'d|\w{3,}ed|\w{3,}s|went|made|came|took|got|gave|knew|saw|felt|left|lost|won|need|want)\b",
    re.IGNORECASE,
)
_AUXILIARY = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|could|can|may|might|must|should|do|does|did|\w+n't|\w+'(?:re|ve|ll))\b",
    re.IGNORECASE,
)
_PRONOUN = re.compile(r"\b(?:he|she|they|it|we|i)\b", re.IGNORECASE)
_CLAUSE_START = re.compile(
    r"\s+(?:(?P<who>me|him|her|them|us|reporters|journalists|lawmakers|colleagues|supporters|(?:the\s)?[A-Z][\w.'-]+"
    r"(?:\s[A-Z][\w.'-]+){0,3}|the\s\w+(?:\s\w+)?)(?:\son\s\w+day)?,?\s+)??"
    r"(?=(?:he|she|they|it|we|i|you|there|this|these|those|the|a|an|his|her|their|its|our|my|some|many|most|no|all|"
    r"any|one|both|what|even|if|when|while|such|it's|he's|she's|they're|we're|i'm|people|\d+|[A-Z]|\w+s\b|\w+ing\b))",
)
_WH = re.compile(r"(?:\s+[\w.'-]+(?:\s[\w.'-]+){0,3}?)??\s+(?=(?:whether|if|what|why|how|who|when|where)\b)")
_TO = re.compile(r"(?:\s+[\w.'-]+(?:\s[\w.'-]+){0,4}?)??\s+(?=(?:not\s)?to\s\w)")
_NOUN = re.compile(
    rf"\s+(?!(?:in|on|at|to|by|with|from|about|after|before|of|off|over|out|and|or|but|when|while|back)\b)(?=(?:{MASK}|the|a|an|his|her|their|its|this|that|these|any|all|it|him|them|as|for|\w+)\b)"
)
_ONLY_TIME = re.compile(
    rf"\s*(?:,?\s*(?:{_TIME}|as|when|while|amid|adding|who|the|a)\b[^{MASK}]*)?[.,;:!?]?\s*$", re.IGNORECASE
)
_SIBLING = re.compile(r"(?:,\s*(?:and|but|while|although|though|which)|;|—|–|\sand)\s*,?\s*$", re.IGNORECASE)


class _Unit(NamedTuple):
    """One unit under the rules."""

    layout: Layout
    start: int
    end: int

    @property
    def plain(self) -> str:
        return self.layout.plain


def find_attributions(layout: Layout) -> list[Attribution]:
    """All relations the rules see in an article, in order of their contents.

    The turns of a transcript or interview are taken whole; everything else goes unit by unit, after which
    quotations that no unit attributed are joined to the quote they continue, or stand as quotes with an implied source.
    """
    found = [*find_turns(layout), *find_signed(layout)]
    taken = sorted(span for one in found for span in one.content)
    prose = [unit for unit in layout.units if not any(a < unit[1] and unit[0] < b for a, b in taken)]
    found += [one for unit in prose for one in _in_unit(_Unit(layout, *unit))]
    return sorted(_with_floating(layout, found), key=lambda one: (one.start, one.end))


def _in_unit(unit: _Unit) -> list[Attribution]:
    """The relations of one unit, siblings cut where the next begins, the nested ones left to the outer."""
    kept: list[Attribution] = []
    for cue in unit.layout.cues_in(unit.start, unit.end):
        one = _for_cue(unit, cue)
        if one is None or not one.content:
            continue
        if kept and not _is_sibling(unit, kept[-1], one):
            continue
        kept = [*_cut(unit, kept, one), one]
    return kept or _by_colon(unit)


def _for_cue(unit: _Unit, cue: Cue) -> Attribution | None:
    """The relation that a reporting verb makes with what stands around it, if it does report here."""
    before = unit.plain[unit.start : cue.start]
    if "a" in cue.verb.frames:
        return _according(unit, cue)
    if re.search(r"\b(?:to|the|a|an|his|her|their|its|this|that|these|no|any|of)\s+$", before, re.IGNORECASE):
        return None
    if cue.form == "gerund":
        return _participle(unit, cue)
    if is_passive(unit.plain, unit.start, cue) or re.match(r"\s+by\b", unit.plain[cue.end : unit.end]):
        return None
    source = subject_before(unit.plain, unit.start, cue.start)
    if source and agrees(unit.plain, source, cue):
        return _plain_order(unit, cue, source)
    return _inverted(unit, cue) if re.search(rf"[{MASK},]\s*$", before) else None


def _plain_order(unit: _Unit, cue: Cue, source: Span) -> Attribution | None:
    """Subject, verb; the content after them, before them, or on both sides."""
    after = _content_after(unit, cue)
    left = _content_before(unit, source[0])
    quoted = bool(left) and unit.plain[left[-1][1] - 1] == MASK
    whole = quoted and unit.plain[left[0][0]] == MASK
    if left and "q" in cue.verb.frames and (whole or not after and _ends_clause(unit, cue)):
        right = _parenthetical(unit, cue, left)
        if right or _is_clause(unit.plain[left[0][0] : left[-1][1]]):
            rule = "subject and verb inside the words" if right else "subject and verb after the words"
            return Attribution((source,), (_span(cue),), (*left, *right), rule)
    return (
        Attribution((source,), (_span(cue),), after, "subject and verb before the words") if after else None
    )


def _inverted(unit: _Unit, cue: Cue) -> Attribution | None:
    """ "…," said Smith. Only after a quotation or a clause with its comma."""
    source = subject_after(unit.plain, cue.end, unit.end)
    left = _content_before(unit, cue.start)
    quoted = bool(left) and unit.plain[left[-1][1] - 1] == MASK
    if source is None or not left or "q" not in cue.verb.frames or not quoted and "c" not in cue.verb.frames:
        return None
    if re.match(r"\s+(?:that|he|she|they|it|we|the\s\w+\s(?:was|is|had|would))\b", unit.plain[cue.end :]):
        return None
    more = _rest_of_split(unit, source[1])
    return Attribution((source,), (_span(cue),), (*left, *more), "verb and subject after the words")


def _according(unit: _Unit, cue: Cue) -> Attribution | None:
    """ "according to Smith": the clause before it, or after it when it opens the sentence or interrupts it."""
    source = subject_after(unit.plain, cue.end, unit.end)
    if source is None:
        return None
    right = _clause(unit, source[1], unit.end)
    left = _content_before(unit, cue.start, need_comma=False)
    relative = re.search(
        r"(?:,|\b)\s*(?:which|who|that|and|but)\s*,?\s*$", unit.plain[unit.start : cue.start]
    )
    opens = not unit.plain[unit.start : cue.start].strip(_CLOSE + "and but")
    whole = bool(left) and _is_clause(unit.plain[left[0][0] : left[-1][1]])
    content = right if right and (opens or relative or not whole) else left
    return Attribution((source,), (_span(cue),), content, "according to") if content else None


def _participle(unit: _Unit, cue: Cue) -> Attribution | None:
    """ "…, adding that": the subject is the one of the clause before, so the source stays implied."""
    before = unit.plain[unit.start : cue.start]
    if (
        not re.search(rf"(?:[,{MASK}—–]|\bwhile|\bbefore|\bafter|\band|\bby)\s*(?:also\s|then\s)?$", before)
        and before.strip()
    ):
        return None
    content = _content_after(unit, cue)
    return Attribution((), (_span(cue),), content, "participle after the clause") if content else None


def _by_colon(unit: _Unit) -> list[Attribution]:
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


def _content_before(unit: _Unit, end: int, *, need_comma: bool = True) -> tuple[Span, ...]:
    """The words of the unit before an attribution that follows them: up to a comma or a closing mark."""
    stretch = unit.plain[unit.start : end].rstrip()
    pieces = unit.layout.pieces_in(unit.start, end)
    if pieces and not unit.plain[pieces[-1].end : end].strip(_CLOSE):
        return _quotation_back(unit, pieces)
    if need_comma and not stretch.endswith((",", MASK)):
        return ()
    start, stop = trim(unit.plain, unit.start, end, punctuation=",;:")
    return ((start, stop),) if len(unit.plain[start:stop].split()) >= 2 else ()


def _quotation_back(unit: _Unit, pieces: list) -> tuple[Span, ...]:
    """The quotation that ends here, with the words of its sentence before it when it does not begin the unit."""
    last = pieces[-1]
    lead = unit.plain[unit.start : last.start]
    if not lead.strip():
        return unit.layout.spans_of(last)
    bounds = [m.end() for m in re.finditer(rf"[.!?]{MASK}*\s+(?=[A-Z{MASK}])", lead)]
    start, _ = trim(unit.plain, unit.start + (bounds[-1] if bounds else 0), last.end)
    return ((start, last.end),)


def _ends_clause(unit: _Unit, cue: Cue) -> bool:
    """Nothing that could be content follows the verb: only time, place, a full stop, a comma or a new quotation."""
    after = unit.plain[cue.end : unit.end]
    stop = re.search(rf"[,.:;{MASK}]", after)
    return bool(_ONLY_TIME.match(after[: stop.start()] if stop else after)) or bool(
        re.match(r"\s*[,.;:]", after)
    )


def _parenthetical(unit: _Unit, cue: Cue, left: tuple[Span, ...]) -> tuple[Span, ...]:
    """What follows "…, Smith said, …": the rest of a clause begun before, or the second half of a split quote."""
    comma = re.match(r"\s*,\s*", unit.plain[cue.end : unit.end])
    if comma and not _is_clause(unit.plain[left[0][0] : left[-1][1]]):
        return _clause(unit, cue.end + comma.end(), unit.end)
    return _rest_of_split(unit, cue.end)


def _is_clause(words: str) -> bool:
    """The words hold a quotation or a finite verb, as far as its form tells."""
    return MASK in words or bool(_AUXILIARY.search(words) or re.search(r"\w{2,}ed\b", words))


def _rest_of_split(unit: _Unit, start: int) -> tuple[Span, ...]:
    """The quotation that goes on after the attribution inside one unit."""
    pieces = unit.layout.pieces_in(start, unit.end)
    if not pieces or not re.fullmatch(
        r"[^.!?;]{0,80}[,:—–-]\s*(?:and\s|but\s|that\s)?", unit.plain[start : pieces[0].start]
    ):
        return ()
    return unit.layout.spans_of(pieces[0])


def _content_after(unit: _Unit, cue: Cue) -> tuple[Span, ...]:
    """The content that follows a verb, by the frames the verb allows: a quote, a that-clause, a bare clause …"""
    rest, frames = unit.plain[cue.end : unit.end], cue.verb.frames
    quote = _TO_QUOTE.match(rest)
    if quote and "q" in frames and _is_aside(quote):
        return _quotation_forward(unit, cue, cue.end + quote.end())
    that = _TO_THAT.match(rest)
    if that and "t" in frames and not re.search(rf"{MASK}", that.group()):
        return _clause(unit, cue.end + that.end(), unit.end)
    for frame, pattern in (("w", _WH), ("i", _TO)):
        match = pattern.match(rest)
        if match and frame in frames:
            start = cue.end + (match.end() if frame == "w" else len(rest) - len(rest.lstrip()))
            return _clause(unit, start, unit.end)
    clause = _CLAUSE_START.match(rest)
    if clause and "c" in frames and _CLAUSE_VERB.search(" ".join(rest[clause.end() :].split()[:14])):
        return _clause(unit, cue.end + clause.end(), unit.end)
    relative = re.search(r"\b(?:who|which)\b.{0,20}$", unit.plain[unit.start : cue.start])
    noun = None if relative and MASK not in rest else _NOUN.match(rest)
    return _object(unit, cue.end + noun.end()) if noun and "n" in frames else ()


def _object(unit: _Unit, start: int) -> tuple[Span, ...]:
    """The noun phrase that a verb such as "praise" or "accuse" takes, to the comma after its last quotation."""
    last = unit.plain.rfind(MASK, start, unit.end)
    comma = unit.plain.find(",", last + 1, unit.end) if last >= 0 else -1
    return _clause(unit, start, comma if comma >= 0 else unit.end)


def _is_aside(lead: re.Match[str]) -> bool:
    """Between the verb and the quotation stands nothing, a listener, a time or a place: no clause of its own."""
    aside = lead["aside"].strip(" ,")
    if not aside:
        return True
    if re.search(r"\bthat\b", aside) or _AUXILIARY.search(aside) or _PRONOUN.search(aside):
        return False
    return (
        bool(re.match(_TIME, aside, re.IGNORECASE))
        or bool(lead["mark"] or lead["that"])
        and len(aside.split()) <= 8
    )


def _quotation_forward(unit: _Unit, cue: Cue, start: int) -> tuple[Span, ...]:
    """The quotation that opens here; with the rest of its clause when it is not a sentence of its own."""
    piece = unit.layout.pieces_in(start, unit.end)[0]
    spans = unit.layout.spans_of(piece)
    lead = unit.plain[cue.end : start]
    that = re.search(r"\bthat\s*$", lead)
    inner = unit.layout.text[piece.start : piece.end].strip("“”\"'‘’«»„ ")
    whole = inner[:1].isupper() and re.search(r"[,:]\s*$", lead)
    if whole or not unit.plain[piece.end : unit.end].strip(" .,;!?"):
        return spans if not that else ((cue.end + that.start(), spans[-1][1]),)
    return _clause(unit, cue.end + that.start() if that else start, unit.end)


def _clause(unit: _Unit, start: int, end: int) -> tuple[Span, ...]:
    """From here to the end of the unit, without the full stop that closes unmarked words."""
    start, end = trim(unit.plain, start, end, punctuation=",;:")
    while (
        end > start and unit.plain[end - 1] in ".!?, " and not unit.plain[start:end].endswith(("U.S.", "..."))
    ):
        end -= 1
    return ((start, end),) if len(unit.plain[start:end].split()) >= 1 and end - start > 3 else ()


def _is_sibling(unit: _Unit, first: Attribution, second: Attribution) -> bool:
    """The second relation stands beside the first, not inside its content or on the same words."""
    begin = min(span[0] for span in (*second.source, *second.cue))
    if begin >= first.end:
        return second.start >= first.end or not second.source
    if not second.source or second.rule == "according to":
        return True
    return bool(_SIBLING.search(unit.plain[first.start : begin])) and second.start > begin


def _cut(unit: _Unit, kept: list[Attribution], second: Attribution) -> list[Attribution]:
    """The relations so far, the last one's content ended where the next relation begins."""
    if not kept or second.start >= kept[-1].end and _begin(second) >= kept[-1].end:
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


def _with_floating(layout: Layout, found: list[Attribution]) -> list[Attribution]:
    """Quotations that no relation holds: joined to the quote they continue, else quotes with an implied source."""
    result = sorted(found, key=lambda one: (one.start, one.end))
    for spans in _unclaimed(layout, result):
        before = [one for one in result if one.end <= spans[0][0]]
        last = max(before, key=lambda one: one.end) if before else None
        if last and _continues(layout, last, spans):
            result[result.index(last)] = last._replace(content=(*last.content, *spans))
        elif _is_sentence(layout, spans):
            result.append(Attribution((), (), spans, "quoted sentence without attribution", 0.6))
    return result


def _unclaimed(layout: Layout, found: Iterable[Attribution]) -> Iterator[tuple[Span, ...]]:
    """The spans of every quotation that touches no content."""
    taken = sorted(span for one in found for span in one.content)
    for quotation in layout.quotations:
        if not any(a < quotation.end and quotation.start < b for a, b in taken):
            yield tuple(quotation.spans)


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


def _span(cue: Cue) -> Span:
    return (cue.start, cue.end)
