"""How prominent a name or a description is where it stands: as a subject, an object, after a preposition."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from analysis.quotes.names import lexicon
from analysis.quotes.names.tokens import Word
from analysis.quotes.speakers.appositions import BEFORE_SUBJECT, DESCRIBES, apposed_from, with_roles
from analysis.text import reporting_forms

_AFTER_PREPOSITION = frozenset(["like", "than", "as", "after", "before", "since", "until"])

_OPENING = 15
_TIMES = frozenset(
    "day days week weeks month months year years decade decades hour hours minute minutes moment morning afternoon evening "
    "night spring summer autumn fall winter season weekend".split()
)
_THEN = frozenset(
    "then next first second third last finally also here there up beside behind opposite one another among".split()
)
_ADVERBS = frozenset(
    "earlier later then nearby outside inside afterwards afterward meanwhile elsewhere still but".split()
)
_PARTING = frozenset("however too instead also though for".split())
_INVERTED = frozenset("came comes was is were stood sat rose spoke".split())
_WRITTEN = frozenset("written sent signed penned".split())
_LETTERS = frozenset("letter email e-mail message memo note".split())
# Before those of whom there are several.
_AMONG = frozenset(["by", "from", "including", "featuring"])
_ADDRESS = frozenset("told asked urged tell ask tells asks".split())
# "Reed asked Hale about what he did": Hale did.
_QUESTIONS = frozenset("about whether if why what how when where who".split())
# How prominent a speaker is, a subject at least, an object, and somebody of whom a relative clause tells more.
SPEAKER, SUBJECT, OBJECT, TOLD = 1.2, 0.9, 0.45, 0.6


def prominence(words: Sequence[Word], first: int, last: int, *, named: bool = False) -> float:
    """How prominent a phrase is where it stands: subject 1, object .45, possessive .6 (.75 first in its sentence), after a
    preposition .4; a name is as prominent as the description it is apposed to ("Her colleague, Ada Reed, agreed"), and .6
    at least before "who", "which" or "a ..."."""
    weight = _standing(words, first, last, named=named)
    if named and _dies(words, last):
        return min(weight, OBJECT)
    return max(weight, TOLD) if named and _is_told_of(words, last) else weight


def followed_by_who(words: Sequence[Word], last: int) -> bool:
    """A clause with "who" follows a description: "a councillor who laughed"."""
    after = words[last + 1] if last + 1 < len(words) else None
    return after is not None and after.gap in (" ", ", ") and after.lower in ("who", "whose")


def _dies(words: Sequence[Word], last: int) -> bool:
    """ "Reed died", "Reed was killed": others speak of it."""
    after = [word.lower for word in words[last + 1 : last + 3]]
    return after[:1] in (["died"], ["drowned"]) or after in (
        ["was", "killed"],
        ["was", "murdered"],
        ["had", "died"],
    )


def _is_told_of(words: Sequence[Word], last: int) -> bool:
    """More is told at once: "to Ada Reed, who laughed", "to Ada Reed, a baker"."""
    after = words[last + 1] if last + 1 < len(words) else None
    told = (
        after is not None and after.gap.endswith(", ") and after.lower in ("who", "which", "whose", "a", "an")
    )
    return told and not words[last].owner


def _standing(words: Sequence[Word], first: int, last: int, *, named: bool) -> float:
    """How prominent a phrase is by its place in the sentence."""
    first = with_roles(words, first)
    first -= named and first > 0 and words[first].gap == " " and words[first - 1].lower.endswith("-year-old")
    described = apposed_from(words, first, last) if named else None
    if named and described is None and _came(words, first):
        return 1.0
    first = first if described is None else described
    before = words[first - 1] if first else None
    after = words[last + 1] if last + 1 < len(words) else None
    if words[first].gap.endswith("("):
        return 0.4
    if _qualifies(words, last):
        return OBJECT
    opens = before is None or words[first].gap not in (" ", ", ") or (named and _goes_on(words, first - 1))
    if words[last].owner:
        return 0.75 if opens else 0.6
    if opens:
        return 1.0
    prepositions = lexicon.function_words("preposition")
    if before.lower == "for" and words[max(0, first - 2)].lower == "as":
        return 1.0  # as for Reed
    if words[first].gap == ", " and after_opening(words, first):
        return 0.4 if named and _is_one_of_many(words, first, last) else 1.0
    if named and before.lower == "the" and before.gap not in (" ", ", ") and _is_parted(after):
        return 1.0
    if named and words[first].gap == " " and before.lower in BEFORE_SUBJECT:
        return 1.0
    if words[first].gap == " " and before.lower in prepositions - _AFTER_PREPOSITION:
        return 1.0 if named and (_is_put_to(words, first) or _has_written(words, first)) else 0.4
    small = prepositions | lexicon.function_words("conjunction")
    verb = after is not None and after.gap == " " and after.text.islower() and after.lower not in small
    addressed = words[first].gap == " " and before.lower in _ADDRESS
    if addressed and after is not None and before.lower != "told" and after.lower in _QUESTIONS:
        return SPEAKER
    ordered = (
        first > 1 and words[first - 2].lower == "to" and after is not None and after.lower.endswith("ly")
    )
    return 1.0 if verb and not (addressed or ordered) else OBJECT


def after_opening(words: Sequence[Word], first: int) -> bool:
    """The comma before ``first`` ends what opens the sentence: "Writing in June, Ada Reed of Tolmar ..."."""
    at = first - 1
    while at > 0 and first - at < _OPENING and words[at].gap in (" ", "-"):
        at -= 1
    start = words[at].lower
    opens = start in lexicon.function_words("preposition") | lexicon.function_words(
        "conjunction"
    ) or start.endswith(("ing", "ed"))
    opens = opens or (at == first - 1 and start in _ADVERBS) or _is_time(words, at, first)
    return opens and (at == 0 or any(sign in words[at].gap for sign in ".!?\n\"'"))


def _is_one_of_many(words: Sequence[Word], first: int, last: int) -> bool:
    """Names go on behind the comma, after a preposition: "Featuring songs by Ada Reed, Tom Hale and Mia Lind, he"."""
    after = words[last + 1 : last + 3]
    if len(after) < 2 or not (
        (after[0].gap == ", " and after[0].capital) or (after[0].lower == "and" and after[1].capital)
    ):
        return False
    at = first - 1
    while at > 0 and words[at].capital and words[at].gap in (" ", ". "):
        at -= 1
    return words[at].lower in _AMONG


def _goes_on(words: Sequence[Word], at: int) -> bool:
    """ "And" or "but" opens the sentence: what stands behind it is its subject."""
    return words[at].text in ("And", "But", "Yet", "So") and words[at + 1].gap == " "


def _is_parted(after: Word | None) -> bool:
    """ "The FBI, meanwhile, is": an adverb in commas parts subject and verb."""
    return after is not None and after.gap == ", " and after.lower in _ADVERBS | _PARTING


def _is_time(words: Sequence[Word], first: int, end: int) -> bool:
    """ "That September", "Two years later", "Last week"."""
    last = words[end - 1].lower
    named = last in _TIMES or last in lexicon.function_words("calendar")
    return end - first < 5 and (
        named or (last in ("later", "ago", "before") and words[end - 2].lower in _TIMES)
    )


def _qualifies(words: Sequence[Word], last: int) -> bool:
    """What ends at ``last`` stands before a noun that is what is spoken of: "the GOP debate", "Tolmar sailors"."""
    after = words[last + 1] if last + 1 < len(words) else None
    if after is None or after.gap != " " or words[last].owner or not after.text.islower():
        return False
    return after.lower in _heads()


@cache
def _heads() -> frozenset[str]:
    """Nouns for people, organisations and what belongs to them; no verbs ("Reed will go")."""
    bodies = lexicon.organisations("noun").keys() | lexicon.organisations("thing").keys()
    nouns = lexicon.roles().keys() | bodies | lexicon.document_nouns()
    verbs = reporting_forms() | lexicon.function_words("auxiliary")
    return frozenset(nouns | {"nations", "countries", "states", "aides"}) - verbs


def _is_put_to(words: Sequence[Word], first: int) -> bool:
    """What was said is put to somebody, who answers next: "I put the plan to Ada Reed"."""
    at = first - 1
    while words[at].lower != "put" and at > 0 and first - at < DESCRIBES and words[at].gap == " ":
        at -= 1
    return words[first - 1].lower == "to" and words[at].lower == "put"


def _has_written(words: Sequence[Word], first: int) -> bool:
    """The writer of a letter, whose words may follow: "a letter from Ada Reed", "a memo sent to her by Ada Reed"."""
    if first < 2 or words[first - 1].lower not in ("from", "by"):
        return False
    if words[first - 2].lower in _WRITTEN:
        return True
    if words[first - 1].lower == "by":
        return words[first - 2].lower in _LETTERS
    for at in range(first - 2, max(-1, first - DESCRIBES), -1):
        if words[at].lower in _LETTERS:
            return True
        if words[at + 1].gap not in (" ", "-", ", "):
            return False
    return False


def _came(words: Sequence[Word], first: int) -> bool:
    """A subject after its verb: "Then came Ada Reed", "Next up was Ada Reed"."""
    verb = words[first - 1] if first > 1 and words[first].gap == " " else None
    if verb is None or verb.lower not in _INVERTED:
        return False
    before = words[max(0, first - 6) : first - 1]
    opens = next((i for i in range(len(before) - 1, -1, -1) if before[i].gap not in (" ", "-")), None)
    return opens is not None and before[opens].lower in _THEN
