"""Find the words of a sentence that count for its tone, with offsets and their weight in context."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.sentiment.lexicon import Unit, longest, units
from analysis.text import straighten, words

NEGATED = -0.74  # VADER's factor: "not good" is less bad than "bad"
REACH = {"negator": 5, "ender": 3, "failure": 3}  # words it governs, unless its clause ends before

# A comma ends a clause, except in a list that goes on to "or" or "nor" ("not fair, honest or wise").
_CLAUSE_END = re.compile(r"[;:.!?()\[\]—–]|--|\s-\s|,(?!(?:\s+[\w-]+,){0,5}(?:\s+[\w-]+)?\s+n?or\b)")
_ARTICLES = frozenset({"a", "an"})
_UNDOING = frozenset(
    {"anti", "counter", "ex", "free", "non", "post", "pre", "proof", "wise"}
)  # "non-violent", "crime-free", "budget-wise"


class Hit(NamedTuple):
    """A word that counted: as written, its place (half open) in the text given, its weight in this context."""

    word: str
    start: int
    end: int
    weight: float


class _Word(NamedTuple):
    lower: str
    start: int
    end: int
    titled: bool  # a capital, then small letters
    opens: bool  # the first of a clause
    quoted: bool  # the first after an opening mark


def find_hits(text: str, start: int = 0, end: int | None = None) -> list[Hit]:
    """List the words of one sentence, `text[start:end]`, that count for its tone.

    Examples
    --------
    >>> find_hits("It was never a good plan.")
    [Hit(word='good', start=15, end=19, weight=-1.406)]
    """
    found = _words(text, start, len(text) if end is None else end)
    named = _names(found)
    hits: list[Hit] = []
    until, boost = dict.fromkeys(REACH, 0), 0.0
    for first, last, unit in _units(found):
        if found[first].opens or unit.role == "clause":
            until = dict.fromkeys(REACH, 0)
        if unit.value and unit.role != "intensifier" and not any(named[first:last]):
            weight = unit.value + (boost if unit.value > 0 else -boost)
            turned = first < max(until["negator"], until["ender" if weight < 0 else "failure"])
            begin, stop = found[first].start, found[last - 1].end
            hits.append(Hit(text[begin:stop], begin, stop, round(weight * (NEGATED if turned else 1), 4)))
        if unit.role in ("ender", "failure") and first < max(until["negator"], until["failure"]):
            until = dict.fromkeys(REACH, 0)  # "did not prevent", "never failed to": the two undo each other
        elif unit.role in REACH:
            until[unit.role] = last + REACH[unit.role]
        if unit.role == "intensifier":
            boost = unit.value
        elif found[first].lower not in _ARTICLES:
            boost = 0.0
    return hits


def _words(text: str, start: int, end: int) -> list[_Word]:
    found, before, straight = [], 0, straighten(text[start:end])
    clause_ends = [match.start() for match in _CLAUSE_END.finditer(straight)]
    for begin, stop in words(straight):
        gap, word = straight[before:begin], straight[begin:stop]
        opens = not found or bisect_left(clause_ends, before) < bisect_left(clause_ends, begin)
        quoted = '"' in gap or "'" in gap
        titled = word.removesuffix("'s").istitle()
        found.append(_Word(word.lower(), start + begin, start + stop, titled, opens, quoted))
        before = stop
    return found


def _names(found: Sequence[_Word]) -> list[bool]:
    """Which words are parts of names: capitals inside a sentence; at its head before another capital or with 's."""
    long = [word.titled for word in found if len(word.lower) > 3]
    if len(long) > 3 and sum(long) > 0.7 * len(long):
        return [False] * len(found)  # a headline, where capitals say nothing
    following = [*(word.titled for word in found), False][1:]
    heads = [i == 0 or word.quoted for i, word in enumerate(found)]
    return [
        word.titled
        and (not head or (follower and not word.lower.endswith("ly")) or word.lower.endswith("'s"))
        for word, head, follower in zip(found, heads, following, strict=True)
    ]


def _units(found: Sequence[_Word]) -> Iterator[tuple[int, int, Unit]]:
    """Cut a sentence into the longest phrases known: (first word, word after the last, what it does)."""
    first = 0
    while first < len(found):
        last, unit = _longest(found, first)
        yield first, last, unit
        first = last


def _longest(found: Sequence[_Word], first: int) -> tuple[int, Unit]:
    known = units()
    last = first + 1
    while last < min(first + longest(), len(found)) and not found[last].opens:
        last += 1
    for stop in range(last, first + 1, -1):
        unit = known.get(" ".join(word.lower for word in found[first:stop]))
        if unit:
            return stop, unit
    return first + 1, _single(found[first].lower)


def _single(word: str) -> Unit:
    """What one word does: as listed, else without 's, else as n't, else as the mean of its hyphenated parts."""
    known = units()
    unit = known.get(word) or known.get(word.removesuffix("'s"))
    if unit:
        return unit
    if word.endswith("n't"):
        return Unit("negator")
    parts = word.split("-")
    if parts[0] in _UNDOING or parts[-1] in _UNDOING:
        return Unit("nothing")
    weights = [unit.value for part in parts if (unit := known.get(part)) and unit.role == "weight"]
    return Unit("weight", sum(weights) / len(weights)) if sum(weights) else Unit("nothing")
