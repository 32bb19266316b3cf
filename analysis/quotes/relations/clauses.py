"""Clauses around a reporting verb: its subject to the left or right, and the content that follows it."""

from __future__ import annotations

import re

from analysis.quotes.layout import MASK, trim
from analysis.quotes.names.lexicon import given_names
from analysis.quotes.verbs import Cue
from analysis.text import Span

_ADVERB = (
    r"(?:also|then|later|again|once|twice|never|not|only|just|even|still|further|soon|recently|always|often|"
    r"first|too|both|all|previously|(?-i:[a-z]+ly))"  # Kelly is no adverb
)
_AUXILIARY = (  # nor is Will an auxiliary
    r"(?-i:has|have|had|would|will|could|can|may|might|must|should|did|does|do|didn't|doesn't|don't|won't|"
    r"wouldn't|couldn't|hasn't|haven't|hadn't|went on to|was quick to|continued to|seemed to|appeared to)"
)
_VERBAL = re.compile(rf"\b(?:{_AUXILIARY}|is|are|was|were)\b", re.IGNORECASE)
BETWEEN = re.compile(rf"(?<!\s)(?:\s+(?:{_ADVERB}|{_AUXILIARY}))*\s*$", re.IGNORECASE)
_PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being|am|get|got|gets)(?:\s+{_ADVERB})*\s*$", re.IGNORECASE
)
_FRONTED = re.compile(
    r"(?:in|on|at|after|before|during|while|when|as|if|since|for|with|from|despite|although|though|asked|speaking|"
    r"however|meanwhile|still|yet|later|earlier|by|under|over|about|but|and|so|then|now|today|yesterday|tomorrow|"
    r"instead|indeed|also|perhaps|among|within|because|once|through|throughout|following|given|unlike|like|citing|"
    r"noting|nor|or|moreover|nevertheless|nonetheless|thus|therefore|finally|first|second|last|next|this|that"
    r"(?=\s(?:week|month|year|morning|evening|night|day))|monday|tuesday|wednesday|thursday|friday|saturday|sunday|"
    r"\w+ly(?=,|\s(?-i:[a-z]))|\w+ing|\w+ed by|one (?:after|by)|apparently|no|yes|well|to)\b",
    re.IGNORECASE,
)
_HARD = re.compile(rf"{MASK}|[;:(—–―]|\s-\s|--|\.\.\.|…")
_INSERTED = re.compile(rf"\s*(?:[—–―]|--)[^{MASK};:—–―]*(?<!-)(?:[—–―]|--)\s*$")
_SOFT = re.compile(
    r"(?:,\s*|\s)(?:but|because|while|although|though|whereas|since|that|if|when|after|before|until|unless|so|than|"
    r"as|where|how|why|whether|nor)\s+|,\s*(?:and|or)\s+",
    re.IGNORECASE,
)
_APPOSITION = re.compile(
    r",\s*(?:who|whose|which|where|including|titled|entitled|called|named|nicknamed|the|a|an|his|her|its|their|one|former|then|now|himself|herself|\d|aged|both|of|and|"
    r"chair|director|president|head|co-|vice|R-|D-|I-|speaking|[a-z]\w+ing|[a-z]+(?:ed|en|own|eld|ent)\s(?:by|in|as|to|at|on|for|with|from)|[A-Z][a-z]+'s)",
)
_OF_WHOM = re.compile(r"(?:most|many|some|several|few|all|both|none|one|two|three|half) of (?:whom|which)")
_ABOUT_HEAD = re.compile(r",\s*(?:who|whose|which|where)\b")
_NAMED = re.compile(r",\s*[A-Z][\w.'-]+(?:\s[A-Z][\w.'-]+){0,3},?\s*$")
_PREPOSITION = frozenset(
    "in on at to for with by from about of during before after via through over under as".split()
)
_NOT_LAST = _PREPOSITION | frozenset(
    "a an the his her its their my our your this that these those without against and or but is are was were be been "
    "has have had will would not very so too than if when while because into other whom".split()
)
_NOT_FIRST = _PREPOSITION | frozenset("there had has have is was are were been lets let".split())
_MANY = re.compile(r"(?:s|people|police|men|women|they|we|i|you|who|many|some|few|both|others)\W*$")
# What comes after the head of a subject: "farmers in Ohio, who".
_TAIL = re.compile(r",|\s(?:in|at|from|on|for|with|near|around|across|outside|inside|within|who)\s")
# How long one of several names is, and how far before its verb a subject begins.
_LISTED = 40
_REACH = 600
_RELATIVE = frozenset("who which he she they it we i you".split())


def is_passive(plain: str, start: int, cue: Cue) -> bool:
    """Whether a form of be stands before a participle: its subject is then not the speaker."""
    return cue.form in ("past", "participle") and bool(
        _PASSIVE.search(plain[max(start, cue.start - 40) : cue.start])
    )


def agrees(plain: str, source: Span, cue: Cue) -> bool:
    """Whether a subject can go with the form of the verb: "the company call" is no clause, "they call" is one."""
    if cue.form != "base" or re.search(_AUXILIARY, plain[source[1] : cue.start], re.IGNORECASE):
        return True
    phrase = plain[source[0] : source[1]].lower()
    return " and " in phrase or any(map(_MANY.search, (phrase, _TAIL.split(phrase, maxsplit=1)[0])))


def subject_before(plain: str, start: int, cue_start: int) -> Span | None:
    """The noun phrase that stands as subject before a verb, with its apposition; None if nothing there can be one."""
    start = max(start, cue_start - _REACH)
    end = start + BETWEEN.search(plain[start:cue_start]).start()
    aside = _without_brackets(plain[start:end])
    while inserted := _INSERTED.search(aside):
        end = start + BETWEEN.search(plain[start : start + inserted.start()]).start()
        aside = _without_brackets(plain[start:end])
    hard = [m.end() for m in _HARD.finditer(aside)]
    start += hard[-1] if hard else 0
    clause = plain[start:end]
    if clause.rstrip(" \"'").endswith(","):
        return _with_apposition(plain, start, end)
    soft = [m.end() for m in _SOFT.finditer(clause)]
    return _last_phrase(plain, start + (soft[-1] if soft else 0), end)


def _without_brackets(clause: str) -> str:
    """The clause with what stands in brackets blanked out, character for character."""
    return re.sub(r"\([^()]*\)", lambda m: "x" * len(m.group()), clause)


def _with_apposition(plain: str, start: int, end: int) -> Span | None:
    """ "Smith, who runs the mill, said": from the head to the comma before the verb."""
    start = _skip_fronted(plain, start, end)
    head = re.match(r"[^,]+", plain[start:end])
    after = plain[start + head.end() : end] if head else ""
    if not head or not (_APPOSITION.match(after) or _NAMED.match(after)):
        return None
    return trim(plain, start, end) if _valid(plain, start, start + head.end()) else None


def _last_phrase(plain: str, start: int, end: int) -> Span | None:
    """The noun phrase that ends a clause, without what is fronted before it."""
    start = _skip_fronted(plain, start, end)
    clause = plain[start:end]
    parts = [part.strip().removeprefix("and ") for part in clause.split(",")]
    listed = all(0 < len(part) <= _LISTED and part[0].isupper() for part in parts)
    if len(parts) > 1 and (not listed or _VERBAL.search(clause)):
        start += clause.rfind(",") + 1
    joined = re.search(r"\band\s+(?=\S+(?:\s\S+){0,3}$)", plain[start:end])
    if joined and _VERBAL.search(plain[start : start + joined.start()]):
        start += joined.end()
    return _valid(plain, start, end)


def _skip_fronted(plain: str, start: int, end: int) -> int:
    """Past the adverbials before a subject: "On Monday, ", "However, ", "and "."""
    while True:
        at = start + len(plain[start:end]) - len(plain[start:end].lstrip(" ,\n\t"))
        bare = re.match(r"(?:and|but|so|yet|then|nor|or)\s+", plain[at:end], re.IGNORECASE)
        if bare:
            start = at + bare.end()
            continue
        comma = plain.find(",", at, end)
        aside = _ABOUT_HEAD.match(plain, comma) or not plain[comma + 1 : end].strip()
        fronted = _FRONTED.match(plain, at)
        if comma < 0 or not fronted or aside or _is_named(fronted[0]):
            return at
        start = comma + 1


def _is_named(word: str) -> bool:
    """A given name that looks like an adverb or a participle: Emily, Sterling."""
    given = word.endswith(("ly", "ing")) and given_names().get(word.lower())
    return bool(given) and not given.also_other


def _valid(plain: str, start: int, end: int) -> Span | None:
    """The span without its borders' white space, if a noun phrase can look like that."""
    start, end = trim(plain, start, end)
    tokens = re.findall(r"[\w.'&-]+", plain[start:end].rstrip(", "))
    if _OF_WHOM.fullmatch(plain, start, end):
        return start, end
    if not tokens or len(tokens) > 30 or tokens[-1].lower() in _NOT_LAST or tokens[-1].endswith("'"):
        return None
    if (
        len(tokens) == 1
        and tokens[0].islower()
        and tokens[0] not in _RELATIVE
        and not tokens[0].endswith("s")
    ):
        return None
    return None if tokens[0].lower() in _NOT_FIRST else (start, end)


_STOP_AFTER = re.compile(
    rf"[.;:!?({MASK}—–]|,|\s(?:in|on|during|when|after|before|while|as|at|because|if|last|this|earlier|"
    r"yesterday|today|\w+day|via|through|by|with|to|adding|and|but|who|late|about)\b"
)
# A title or a name that ends with a full stop.
_SHORT = re.compile(r"[A-Z][a-z]{0,4}")


def subject_after(plain: str, start: int, end: int, *, shortened: int = 8) -> Span | None:
    """The noun phrase after an inverted verb ("said Smith, the mayor,") or after "according to"; so many of its words
    may be ``shortened`` ("said Rep. J. T. Roe")."""
    stop = _STOP_AFTER.search(plain, start + 1, end)
    first = stop.start() if stop else end
    span = _valid(plain, start, first)
    if not span:
        return None
    if stop and stop.group() == ",":
        apposition = re.match(
            rf",\s(?:the|a|an|who|whose|his|her|its|\d)\b[^,.;:{MASK}]*(?=[,.]|$)", plain[first:end]
        )
        if apposition and len(apposition.group().split()) <= 14 and not _VERBAL.search(apposition.group()):
            return (span[0], first + apposition.end())
    if shortened and stop and stop.group() == "." and _SHORT.fullmatch(plain[span[0] : first].split()[-1]):
        more = subject_after(plain, first + 1, end, shortened=shortened - 1)
        return (span[0], more[1]) if more else span
    return span
