"""What the model's parts of speech say of the words that rules know by their form alone: verb or noun, subject or not."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator

from analysis.quotes.model import Tagged
from analysis.quotes.verbs import Cue
from analysis.text import Span

_NO_VERB = ("NOUN", "PROPN", "ADJ")
_CLAUSE = ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB")
FINITE = ("VBD", "VBZ", "VBP", "MD")
_RELATIVE = ("WP", "WDT", "WP$")
_BESIDE = ("ADV", "PART")
_BE = frozenset("is are was were be been being am 's 're ’s ’re".split())
_SEEMS = re.compile("(?:seem|appear|look)(?:s|ed)?")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_BEGINS = (*_NOMINAL, "DET", "ADJ", "ADV")


def only_verbs(cues: Iterable[Cue], tagged: Tagged) -> list[Cue]:
    """The candidates for cues without those that are nouns or adjectives where they stand ("the states", "a plan")."""
    return [cue for cue in cues if next(_tags(tagged, (cue.start, cue.end)), ("", ""))[0] not in _NO_VERB]


def is_relative(tagged: Tagged, start: int) -> bool:
    """ "That" which is no conjunction: "the plan that they made", "he wrote that letter"."""
    _, xpos = next(_tags(tagged, (start, start + 1)), ("", "IN"))
    return xpos in ("WDT", "DT")


def is_active(tagged: Tagged, text: str, span: Span) -> bool:
    """A cue is a finite verb whose subject does what it says: "long blocked", "has said", but not "was accused"."""
    first = bisect_left(tagged.words, (span[0], 0))
    verbs = [
        at for at in range(first, bisect_left(tagged.words, (span[1], 0))) if tagged.upos[at] not in _BESIDE
    ]
    forms = [text[slice(*tagged.words[at])].lower() for at in verbs]
    if not verbs or tagged.xpos[verbs[0]] not in FINITE or _SEEMS.fullmatch(forms[0]):
        return False
    after = zip(forms[1:], verbs[1:], strict=True)
    passive = [tagged.xpos[at] == "VBN" or form.endswith("ed") for form, at in after]
    return not any(form in _BE and done for form, done in zip(forms, passive, strict=False))


def subject(tagged: Tagged, span: Span) -> Span | None:
    """The noun phrase in what a rule took for a subject, None if it holds none.

    Words up to a conjunction, a relative or a finite verb belong to another clause ("if the mayor", "what the mayor", "it
    seems the mayor"), unless a comma closes the phrase: then they are a clause about its head. A phrase that begins
    with a participle ("built in May") or ends with a preposition is no subject, nor is an adverb at the end part of one.
    """
    first, end = bisect_left(tagged.words, (span[0], 0)), bisect_left(tagged.words, (span[1], 0))
    while end > first and tagged.upos[end - 1] == "ADV":
        end -= 1
    if end > first and tagged.upos[end - 1] != "PUNCT":
        cuts = [i + 1 for i in range(first, end - 1) if _opens_clause(tagged, i)]
        first = max((i for i in cuts if tagged.upos[i] in _BEGINS), default=first)
    if end > first and tagged.upos[end - 1] == "ADP":
        return None
    nominal = any(upos in _NOMINAL for upos in tagged.upos[first:end])
    if not nominal or tagged.upos[first] not in _BEGINS or _is_clause(tagged, first, end):
        return None
    return tagged.words[first][0], tagged.words[end - 1][1]


def follows_clause(tagged: Tagged, start: int, at: int) -> bool:
    """Nothing stands between ``start`` and ``at``, or a conjunction right before ``at`` ends it ("it is said that")."""
    first, end = bisect_left(tagged.words, (start, 0)), bisect_left(tagged.words, (at, 0))
    return end <= first or tagged.upos[end - 1] == "SCONJ" or tagged.xpos[end - 1] == "WRB"


def end_of_relative(tagged: Tagged, text: str, span: Span) -> int:
    """Where the relative clause around a content ends, at the latest with the content.

    A comma with a finite verb behind it goes on with the main clause ("Reed, who wants the wall built, came"), if a verb
    stands in the content before; without one the content still waits for its own ("that the men, and Reed, must go").
    """
    first, end = bisect_left(tagged.words, (span[0], 0)), bisect_left(tagged.words, (span[1], 0))
    verbs = [at for at in range(first, end) if tagged.upos[at] in ("VERB", "AUX")]
    for at in verbs[1:]:
        comma = text[slice(*tagged.words[at - 1])] == ","
        if comma and tagged.xpos[at] in FINITE and tagged.xpos[at] != "MD":
            return tagged.words[at - 2][1]
    return span[1]


def _is_clause(tagged: Tagged, first: int, end: int) -> bool:
    """A finite verb stands in the words, in no clause about their head."""
    tags = tagged.xpos[first:end]
    verbs = [at for at, tag in enumerate(tags) if tag in FINITE]
    if not verbs or (tags[0] in _RELATIVE and len(verbs) == 1):
        return False  # "who had" is a subject, "what is new is" none
    return not any(tag in _RELATIVE or tag == "WRB" for tag in tags[1 : verbs[0]])


def _opens_clause(tagged: Tagged, at: int) -> bool:
    return tagged.upos[at] == "SCONJ" or tagged.xpos[at] in _CLAUSE


def _tags(tagged: Tagged, span: Span) -> Iterator[tuple[str, str]]:
    """The parts of speech, universal and Penn, of the words that begin in a span."""
    at = bisect_left(tagged.words, (span[0], 0))
    while at < len(tagged.words) and tagged.words[at][0] < span[1]:
        yield tagged.upos[at], tagged.xpos[at]
        at += 1
