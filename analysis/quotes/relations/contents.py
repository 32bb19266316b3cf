"""Contents: which words of a unit a reporting verb reports, before it, after it or on both sides."""

from __future__ import annotations

import re

from analysis.quotes.layout import MASK, Piece, Unit, trim
from analysis.quotes.verbs import Cue
from analysis.text import Span

_OPENERS = " \n\t([—–-"
CLOSERS = " ,;:\n\t\"'”’"
_TIME = r"(?:on|in|at|during|before|after|to|from|for|via|through|by|over|of|with|outside|inside|about|earlier|late|last|this|yesterday|today|\w+day)\b"
_WITH_LISTENER = frozenset(
    "tell remind warn assure reassure inform notify advise ask urge promise caution teach text email swear".split()
)
_TO_QUOTE = re.compile(
    rf"(?P<aside>[^{MASK}:;]{{0,90}}?)(?:,?\s{{0,3}}\b(?P<that>that))?\s{{0,3}}(?P<mark>[,:]?)\s{{0,3}}(?={MASK})"
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
    rf"(?:,?\s*(?:{_TIME}|as|when|while|amid|adding|who|the|a)\b[^{MASK}]*)?[.,;:!?]?", re.IGNORECASE
)


def content_before(unit: Unit, end: int, *, need_comma: bool = True) -> tuple[Span, ...]:
    """The words of the unit before an attribution that follows them: up to a comma or a closing mark."""
    stretch = unit.plain[unit.start : end].rstrip()
    pieces = unit.layout.pieces_in(unit.start, end)
    if pieces and not unit.plain[pieces[-1].end : end].strip(CLOSERS):
        return _quotation_back(unit, pieces)
    if need_comma and not stretch.endswith((",", MASK)):
        return ()
    start, stop = trim(unit.plain, unit.start, end, punctuation=",;:")
    return ((start, stop),) if len(unit.plain[start:stop].split()) >= 2 else ()


def _quotation_back(unit: Unit, pieces: list[Piece]) -> tuple[Span, ...]:
    """The quotation that ends here, with the words of its sentence before it when it does not begin the unit."""
    last = pieces[-1]
    lead = unit.plain[unit.start : last.start]
    if not lead.strip(_OPENERS):
        return unit.layout.spans_of(last)
    bounds = [m.end() for m in re.finditer(rf"[.!?]{MASK}*\s+(?=[A-Z{MASK}])", lead)]
    start, _ = trim(unit.plain, unit.start + (bounds[-1] if bounds else 0), last.end)
    return ((start, last.end),)


def content_after(unit: Unit, cue: Cue) -> tuple[Span, ...]:
    """The content that follows a verb, by the frames the verb allows: a quote, a that-clause, a bare clause …"""
    rest, frames = unit.plain[cue.end : unit.end], cue.verb.frames
    quote = _TO_QUOTE.match(rest)
    if quote and "q" in frames and _is_aside(quote):
        return _quotation_forward(unit, cue, cue.end + quote.end())
    that = _TO_THAT.match(rest)
    if that and "t" in frames and _leads_to_that(cue, that["aside"]):
        return clause_from(unit, cue.end + that.end(), unit.end)
    for frame, pattern in (("w", _WH), ("i", _TO)):
        match = pattern.match(rest)
        if match and frame in frames:
            start = cue.end + (match.end() if frame == "w" else len(rest) - len(rest.lstrip()))
            return clause_from(unit, start, unit.end)
    relative = re.search(
        r"\b(?:who|which)\b.{0,20}$", unit.plain[max(unit.start, cue.start - 26) : cue.start]
    )
    if relative and MASK not in rest:
        return ()
    clause = _CLAUSE_START.match(rest)
    if clause and "c" in frames and _CLAUSE_VERB.search(" ".join(rest[clause.end() :].split(None, 14)[:14])):
        return clause_from(unit, cue.end + clause.end(), unit.end)
    noun = _NOUN.match(rest)
    return _object(unit, cue.end + noun.end()) if noun and "n" in frames else ()


def _object(unit: Unit, start: int) -> tuple[Span, ...]:
    """The noun phrase that a verb such as "praise" or "accuse" takes, to the comma after its last quotation."""
    last = unit.plain.rfind(MASK, start, unit.end)
    comma = unit.plain.find(",", last + 1, unit.end) if last >= 0 else -1
    return clause_from(unit, start, comma if comma >= 0 else unit.end)


def _leads_to_that(cue: Cue, aside: str) -> bool:
    """Between verb and "that" stands nothing, a time or place, or a listener, not a noun with a clause of its own."""
    aside = aside.strip(" ,")
    if MASK in aside:
        return False
    return not aside or cue.verb.lemma in _WITH_LISTENER or bool(re.match(_TIME, aside, re.IGNORECASE))


def _is_aside(lead: re.Match[str]) -> bool:
    """Between the verb and the quotation stands nothing, a listener, a time or a place: no clause of its own."""
    aside = lead["aside"].strip(" ,")
    if not aside:
        return True
    if re.search(r"\bthat\b", aside) or _AUXILIARY.search(aside) or _PRONOUN.search(aside):
        return False
    return bool(re.match(_TIME, aside, re.IGNORECASE)) or (
        bool(lead["mark"] or lead["that"]) and len(aside.split()) <= 8
    )


def _quotation_forward(unit: Unit, cue: Cue, start: int) -> tuple[Span, ...]:
    """The quotation that opens here; with the rest of its clause when it is not a sentence of its own."""
    piece = unit.layout.pieces_in(start, unit.end)[0]
    spans = unit.layout.spans_of(piece)
    lead = unit.plain[cue.end : start]
    that = re.search(r"\bthat\s*$", lead)
    inner = unit.layout.text[piece.start : piece.end].strip("“”\"'‘’«»„ ")
    whole = inner[:1].isupper() and re.search(r"[,:]\s*$", lead)
    if whole or not unit.plain[piece.end : unit.end].strip(" .,;!?"):
        return spans if not that else ((cue.end + that.start(), spans[-1][1]),)
    return clause_from(unit, cue.end + that.start() if that else start, unit.end)


def clause_from(unit: Unit, start: int, end: int) -> tuple[Span, ...]:
    """From here to the end of the unit, without the full stop that closes unmarked words."""
    start, end = trim(unit.plain, start, end, punctuation=",;:")
    while (
        end > start and unit.plain[end - 1] in ".!?, " and not unit.plain[start:end].endswith(("U.S.", "..."))
    ):
        end -= 1
    return ((start, end),) if end - start > 3 else ()


def content_around(unit: Unit, cue: Cue, left: tuple[Span, ...]) -> tuple[Span, ...]:
    """What follows "…, Smith said, …": the rest of a clause begun before, or the second half of a split quote."""
    comma = re.match(r"\s*,\s*", unit.plain[cue.end : unit.end])
    if comma and not is_clause(unit.plain[left[0][0] : left[-1][1]]):
        return clause_from(unit, cue.end + comma.end(), unit.end)
    return second_half(unit, cue.end)


def begins_clause(unit: Unit, cue: Cue, left: tuple[Span, ...]) -> bool:
    """ "This law, he believes, “will open …”": a phrase before, and after the verb a quotation that goes on with it."""
    comma = re.match(rf"\s*,\s*(?={MASK})", unit.plain[cue.end : unit.end])
    if not comma or is_clause(unit.plain[left[0][0] : left[-1][1]]):
        return False
    return unit.layout.text[cue.end + comma.end() :].lstrip("“”\"'‘«»„")[:1].islower()


def is_clause(words: str) -> bool:
    """The words hold a quotation or a finite verb, as far as its form tells."""
    return MASK in words or bool(_AUXILIARY.search(words) or re.search(r"\w{2,}ed\b", words))


def second_half(unit: Unit, start: int) -> tuple[Span, ...]:
    """The quotation that goes on after the attribution inside one unit."""
    pieces = unit.layout.pieces_in(start, unit.end)
    lead = pieces and re.fullmatch(
        r"[^.!?;]{0,80}[,:—–-]\s*(?P<joined>(?:and|but)\s(?:\w+\s){0,3})?",
        unit.plain[start : pieces[0].start],
    )
    if not lead:
        return ()
    spans = unit.layout.spans_of(pieces[0])
    return spans if lead["joined"] is None else ((start + lead.start("joined"), spans[0][1]), *spans[1:])


def ends_clause(unit: Unit, cue: Cue) -> bool:
    """Nothing that could be content follows the verb: only time, place, a full stop, a comma or a new quotation."""
    after = unit.plain[cue.end : unit.end]
    stop = re.search(rf"[,.:;{MASK}]", after)
    only_time = _ONLY_TIME.fullmatch((after[: stop.start()] if stop else after).strip())
    return bool(only_time) or after.lstrip()[:1] in tuple(",.;:")
