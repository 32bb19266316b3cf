"""Posts: what the words beside a name say its bearer is ("Kazakh President X", "X, the finance minister, ...")."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from analysis.quotes.names import lexicon
from analysis.quotes.names.tokens import Word

_LIGHT = frozenset(
    [
        "the",
        "a",
        "an",
        "his",
        "her",
        "its",
        "their",
        "our",
        "my",
        "then",
        "of",
        "and",
        "one",
        "who",
        "is",
        "was",
    ]
)
_TWO_WORDS = tuple(word for word in lexicon.nations() if " " in word)
_PARTIES = {"R": "republican", "D": "democrat", "I": "independent", "Lab": "labour", "Con": "conservative"}
_TAIL = frozenset(["of", "for", "at", "in", "to", "with", "from", "on", "by"])


class Post(NamedTuple):
    """A role with the words that narrow it: ("president", {"kazakhstan"}); ``gender`` m, f or ""."""

    role: str
    narrow: frozenset[str] = frozenset()
    plural: bool = False
    gender: str = ""


def narrowing(words: Iterable[str]) -> frozenset[str]:
    """The words that narrow a role, in small letters, every nation under its own name, small words left out.

    >>> sorted(narrowing(["West", "Bank", "ill"]))
    ['ill', 'west bank']
    """
    phrase, found = " ".join(words), []
    for pair in (pair for pair in _TWO_WORDS if pair in phrase.lower()):
        place = re.search(rf"\b{re.escape(pair)}\b", phrase, re.I)
        if place and place[0][0].isupper():
            phrase = phrase[: place.start()] + phrase[place.end() :]
            found.append(lexicon.nations()[pair])
    found += [_place(word) for word in phrase.split()]
    plain = lexicon.function_words("plain") | _LIGHT
    return frozenset(word for word in found if word not in plain and len(word) > 1)


def _place(word: str) -> str:
    """The place that a word points to, else the word, in small letters: "ill" is no Illinois, "polish" not Poland."""
    lower = word.lower()
    if not word[0].isupper() and (lower not in lexicon.adjectives() or lower == "polish"):
        return lower
    return lexicon.nations().get(lower) or lexicon.states().get(lower, lower)


@cache
def _border_words(which: int) -> frozenset[str]:
    """The first (0) or last (-1) words of all roles: most words are none, and need no longer look."""
    return frozenset(role.split(" ")[which] for role in lexicon.roles())


def role_ending(words: Sequence[Word], last: int, *, first: int = 0) -> tuple[int, lexicon.Role] | None:
    """The longest role whose last word is ``words[last]``: where it begins, and the role."""
    if words[last].lower not in _border_words(-1):
        return None
    roles = lexicon.roles()
    for length in range(min(lexicon.longest_role(), last - first + 1), 0, -1):
        start = last - length + 1
        if all(word.gap in (" ", "-") for word in words[start + 1 : last + 1]):
            role = roles.get(" ".join(word.lower for word in words[start : last + 1]))
            if role:
                return start, role
    return None


def role_starting(words: Sequence[Word], first: int) -> tuple[int, lexicon.Role] | None:
    """The longest role whose first word is ``words[first]``: where it ends, and the role."""
    if words[first].lower not in _border_words(0):
        return None
    roles = lexicon.roles()
    for last in range(min(first + lexicon.longest_role(), len(words)) - 1, first - 1, -1):
        if all(word.gap in (" ", "-") for word in words[first + 1 : last + 1]):
            role = roles.get(" ".join(word.lower for word in words[first : last + 1]))
            if role:
                return last, role
    return None


def _stops(word: Word) -> bool:
    """A word that cannot stand inside the phrase before a role."""
    return word.lower in lexicon.no_names() and word.lower not in lexicon.function_words("opener") | {
        "former"
    }


def _before(words: Sequence[Word], start: int) -> tuple[int, list[str]]:
    """The words that narrow the role beginning at ``start``: from where, and which (at most six)."""
    found: list[str] = []
    at = start
    while at > 0 and len(found) < 6 and words[at].gap in (" ", "-", ". ", "/") and not _stops(words[at - 1]):
        if words[at].gap == ". " and not words[at - 1].capital:
            break
        at -= 1
        found.append(words[at].text)
    return at, found[::-1]


def place_after(words: Sequence[Word], last: int) -> frozenset[str]:
    """The place after a name with a title: President X of Y, Senator X (Y)."""
    after = words[last + 1 : last + 4]
    if after and after[0].gap == " (" and after[0].lower in lexicon.nations():
        return narrowing([after[0].text])
    if len(after) < 2 or after[0].gap != " " or after[0].lower != "of" or not after[1].capital:
        return frozenset()
    joined = after[1:] if len(after) > 2 and after[2].capital and after[2].gap == " " else after[1:2]
    return narrowing(word.text for word in joined)


def affiliation(words: Sequence[Word], last: int) -> tuple[Post, ...]:
    """The party and state after a name: Ada Reed (R-Ohio), Ada Reed, D-Wis.,"""
    after = words[last + 1] if last + 1 < len(words) else None
    if after is None or after.gap not in (" (", ", "):
        return ()
    if after.gap == " (" and after.text in ("Lab", "Con"):
        return (Post(_PARTIES[after.text]),)
    letter, dash, state = after.text.partition("-")
    state = lexicon.states().get(state.lower(), state.lower())
    return (Post(_PARTIES[letter], frozenset([state])),) if dash and letter in _PARTIES else ()


def post_before(words: Sequence[Word], first: int) -> tuple[Post, ...]:
    """What stands before a name: "press secretary X", or "the country's finance minister, X,"."""
    if first > 1 and words[first].gap == " " and _is_named(words, first):
        first -= 1  # a Frenchman named Roux
    if first == 0 or words[first].gap not in (" ", ", "):
        return ()
    ended = role_ending(words, first - 1)
    if not ended or ended[1].plural or words[first - 1].owner:
        return ()
    start, role = ended
    at, narrow = _before(words, start)
    if words[first].gap == ", ":
        determined = at > 0 and words[at - 1].lower in lexicon.function_words("determiner") | {"whose"}
        closed = first + 1 < len(words) and any(w.gap[:1] in ",.;)" for w in words[first + 1 : first + 5])
        if not (determined or any(word.owner for word in words[at:start])) or not closed:
            return ()
    return (Post(role.role, narrowing(narrow), False, role.gender),)


def _is_named(words: Sequence[Word], first: int) -> bool:
    """ "A man called Reed", but not "a lawmaker called Reed a clown"."""
    verb = words[first - 1].lower
    after = next((word for word in words[first : first + 4] if not word.capital), None)
    name = after is None or (
        after.gap[-1:] not in ('"', "'") and after.lower not in lexicon.function_words("determiner")
    )
    return verb == "named" or (verb == "called" and name)


def post_after(words: Sequence[Word], last: int) -> tuple[Post, ...]:
    """What stands after a name: "X, executive director of Y," or "X, who is the mayor of Y"."""
    at = last + 1
    while at < len(words) and at < last + 5 and words[at].gap[:2] != ", ":
        if "(" not in words[last + 1].gap:
            return ()
        at += 1
    if at >= len(words) or at == last + 5:
        return ()
    if words[at].text.isdigit() and at + 1 < len(words) and words[at + 1].gap == ", ":
        at += 1  # an age
    if at + 1 < len(words) and words[at].lower == "who" and words[at + 1].lower in ("is", "was"):
        at += 2
    if words[at].lower == "and":
        return ()
    return _phrase_from(words, at)


def _phrase_from(words: Sequence[Word], at: int) -> tuple[Post, ...]:
    """The post in the noun phrase that begins at ``at``, if its head is a role."""
    narrow: list[str] = []
    for index in range(at, min(at + 9, len(words))):
        if index > at and (
            words[index].gap not in (" ", "-", ". ", ' "', '" ') or _begins_anew(words, index)
        ):
            return ()
        if index > at and words[index].lower in ("the", "a", "an") and not _is_adverb(words[at]):
            return ()  # "Her niece, Ada Reed, hugged the pastor"
        found = role_starting(words, index)
        if found and _closes(words, found[0]):
            narrow += _tail(words, found[0] + 1)
            post = Post(found[1].role, narrowing(narrow), False, found[1].gender)
            return () if found[1].plural else (post,)
        if _stops(words[index]) and words[index].lower not in _LIGHT:
            return ()
        narrow.append(words[index].text)
    return ()


def _is_adverb(word: Word) -> bool:
    """ "Ada Reed, now the mayor", "then a baker"."""
    return word.lower in ("now", "then", "once", "later", "also", "still") or word.lower.endswith("ly")


def _begins_anew(words: Sequence[Word], index: int) -> bool:
    """A full stop before a word ends a sentence, not an abbreviation: "Ada Reed, 57. The baker"."""
    ends = not words[index - 1].capital or words[index].lower in lexicon.function_words("determiner")
    return words[index].gap == ". " and ends


def _closes(words: Sequence[Word], last: int) -> bool:
    """The noun phrase ends at ``last``: what follows is a sign, a preposition or a relative, not a name or a noun."""
    if last + 1 >= len(words) or words[last].owner:
        return last + 1 >= len(words)
    after = words[last + 1]
    return after.gap not in (" ", "-") or after.lower in _TAIL | {
        "who",
        "and",
        "whose",
        "that",
    }


def _tail(words: Sequence[Word], at: int) -> list[str]:
    """The narrowing words after a role: "of the finance ministry"."""
    if at >= len(words) or words[at].gap != " " or words[at].lower not in _TAIL:
        return []
    found = []
    for word in words[at + 1 : at + 9]:
        if word.gap not in (" ", "-") or (
            word.lower in lexicon.no_names() and word.lower not in _LIGHT | {"for"}
        ):
            break
        found.append(word.text)
    return found
