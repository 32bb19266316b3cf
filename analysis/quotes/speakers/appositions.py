"""The description to which a name is apposed: "Her colleague, Ada Reed", "the historian Ada Reed"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.quotes.names import lexicon
from analysis.quotes.names.tokens import Word

BEFORE_SUBJECT = frozenset("that because whether though although while when where if unless".split())
# How far before a name the description begins that it is apposed to.
DESCRIBES = 9
_SHORT = 4
_POSSESSIVES = frozenset(["his", "her", "their", "my", "our"])
_ARTICLES = _POSSESSIVES | {"the", "a", "an", "its", "that", "this", "another", "one"}
# How many words may stand between the article of a description and its role.
_ADJECTIVES = 3


def apposed_from(words: Sequence[Word], first: int, last: int) -> int | None:
    """Where the description begins to which a name is apposed, or None if there is none."""
    described = described_from(words, first)
    if described is not None and not _is_fronted(words, described, last):
        return described
    return _the_one(words, first, last)


def described_from(words: Sequence[Word], first: int) -> int | None:
    """Where the description begins to which a name is apposed: "Her colleague, Ada Reed", "The head of the union, Ada Reed"."""
    if words[first].gap != ", ":
        return None
    role, owner, at = False, None, first - 1
    while at >= 0 and first - at <= DESCRIBES:
        role = (
            role or words[at].lower in lexicon.roles() or words[at].lower in _POSSESSIVES or words[at].owner
        )
        owner = at if words[at].owner else owner
        if words[at].gap not in (" ", "-", "' "):
            break
        if role and words[at].lower in _ARTICLES and words[at - 1].lower not in ("of", "for", "at", "in"):
            break
        at -= 1
    if at < 0 or not (words[at].lower in _ARTICLES or words[at].owner):
        at = owner
    if at is None or not role:
        return None
    while at > 0 and words[at].gap in (" ", ". ") and lexicon.bare(words[at - 1].text) in lexicon.titles():
        at -= 1
    reported = at > 0 and words[at].gap == " " and words[at - 1].lower in BEFORE_SUBJECT
    return None if reported else at


def _is_fronted(words: Sequence[Word], start: int, last: int) -> bool:
    """What stands before a name opens the sentence, and its verb follows: "Despite his age, Reed runs" has no apposition."""
    before = words[start - 1] if start else None
    after = words[last + 1] if last + 1 < len(words) else None
    opens = (
        before is not None
        and before.lower in lexicon.function_words("preposition")
        and before.gap not in (" ", ", ")
    )
    return opens and after is not None and after.gap == " " and after.text.islower()


def _the_one(words: Sequence[Word], first: int, last: int) -> int | None:
    """Where a short description opens the sentence to which a name is apposed: "The lone dissenter, Ada Reed, left"."""
    after = words[last + 1] if last + 1 < len(words) else None
    if words[first].gap != ", " or after is None or after.gap != ", ":
        return None
    begins = (at for at in range(first - 2, max(-1, first - _SHORT - 1), -1) if words[at].lower == "the")
    at = next(begins, None)
    opens = at is not None and (at == 0 or words[at].gap not in (" ", ", ", "-"))
    return at if opens and all(word.gap in (" ", "-") for word in words[at + 1 : first]) else None


def with_roles(words: Sequence[Word], first: int) -> int:
    """Where a phrase begins with the roles before it and what opens them: "the historian Ada Reed", "her old friend Ada Reed"."""
    roles = first
    while roles > 0 and words[roles].gap == " " and words[roles - 1].lower in lexicon.roles():
        roles -= 1
    at = roles
    while roles < first and at > 0 and words[at].gap == " " and roles - at < _ADJECTIVES:
        at -= 1
        if words[at].lower in _ARTICLES or words[at].owner:
            return at
    return roles
