"""What the model's parts of speech say of the words that rules know by their form alone: verb or noun, subject or not."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator

from analysis.quotes.model import Tagged
from analysis.quotes.verbs import Cue
from analysis.text import Span

_NO_VERB = ("NOUN", "PROPN", "ADJ")
_CLAUSE = ("VBD", "VBZ", "VBP", "MD", "WP", "WDT", "WRB")
_NOMINAL = ("NOUN", "PROPN", "PRON", "NUM")
_BEGINS = (*_NOMINAL, "DET", "ADJ", "ADV")


def only_verbs(cues: Iterable[Cue], tagged: Tagged) -> list[Cue]:
    """The candidates for cues without those that are nouns or adjectives where they stand ("the states", "a plan")."""
    return [cue for cue in cues if next(_tags(tagged, (cue.start, cue.end)), ("", ""))[0] not in _NO_VERB]


def is_relative(tagged: Tagged, start: int) -> bool:
    """ "That" which is no conjunction: "the plan that they made", "he wrote that letter"."""
    _, xpos = next(_tags(tagged, (start, start + 1)), ("", "IN"))
    return xpos in ("WDT", "DT")


def subject(tagged: Tagged, span: Span) -> Span | None:
    """The noun phrase in what a rule took for a subject, None if it holds none.

    Words up to a conjunction, a relative or a finite verb belong to another clause ("if the mayor", "what the mayor", "it
    seems the mayor"), unless a comma closes the phrase: then they are a clause about its head. A phrase that begins
    with a participle ("built in May") is no subject, nor is an adverb at the end part of one.
    """
    first, end = bisect_left(tagged.words, (span[0], 0)), bisect_left(tagged.words, (span[1], 0))
    while end > first and tagged.upos[end - 1] == "ADV":
        end -= 1
    if end > first and tagged.upos[end - 1] != "PUNCT":
        cuts = [i + 1 for i in range(first, end - 1) if _opens_clause(tagged, i)]
        first = max((i for i in cuts if tagged.upos[i] in _BEGINS), default=first)
    nominal = any(upos in _NOMINAL for upos in tagged.upos[first:end])
    if not nominal or tagged.upos[first] not in _BEGINS:
        return None
    return tagged.words[first][0], tagged.words[end - 1][1]


def _opens_clause(tagged: Tagged, at: int) -> bool:
    return tagged.upos[at] == "SCONJ" or tagged.xpos[at] in _CLAUSE


def _tags(tagged: Tagged, span: Span) -> Iterator[tuple[str, str]]:
    """The parts of speech, universal and Penn, of the words that begin in a span."""
    at = bisect_left(tagged.words, (span[0], 0))
    while at < len(tagged.words) and tagged.words[at][0] < span[1]:
        yield tagged.upos[at], tagged.xpos[at]
        at += 1
