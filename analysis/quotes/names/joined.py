"""Names joined by "and": couples who share a surname, senators who share a title."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

from analysis.quotes.names.kinds import given_gender, is_given
from analysis.quotes.names.name import Name
from analysis.quotes.names.posts import place_after
from analysis.quotes.names.tokens import Word

# How many words may stand between two names in a row: "(D-Ohio) and".
_BETWEEN = 4


def couples(words: Sequence[Word], names: list[Name]) -> list[Name]:
    """ "Ann and Tom Hale" are Ann Hale and Tom Hale, if the text has no other Ann."""
    surnames = defaultdict(set)
    for name in names:
        if len(name.words) > 1:
            surnames[name.words[0]].add(name.words[-1])
    found = list(names)
    for place, (name, after) in enumerate(pairwise(names)):
        joined = after.first == name.last + 2 and words[name.last + 1].lower == "and" and not name.owner
        given = is_given(words[name.last]) and is_given(words[after.first])
        if joined and given and (len(name.words), len(after.words)) == (1, 2) and not name.titled:
            told = (name.words[0], after.words[1])
            if not surnames[told[0]] - {told[1]}:
                gender = given_gender(told, "")
                found[place] = name._replace(words=told, kind="person", gender=gender)
    return found


def share_titles(words: Sequence[Word], names: Sequence[Name]) -> list[Name]:
    """ "Sens. Ada Reed (Ohio) and Tom Hale (Tex.)": the title in the plural is of all in the row."""
    found: list[Name] = []
    row: Name | None = None
    for name in sorted(names, key=lambda name: name.start):
        shared = [post for post in row.posts if post.plural and post.role] if row else []
        person = name.kind in ("person", "unknown") and not name.titled
        if shared and person and _in_a_row(words, row, name):
            place = place_after(words, name.last)
            posts = tuple(post._replace(narrow=place) for post in shared)
            name = name._replace(kind="person", posts=(*name.posts, *posts), titled=True)
        bracketed = row is not None and words[name.first].gap.endswith("(")
        row = row if bracketed else name
        found.append(name)
    return found


def _in_a_row(words: Sequence[Word], before: Name, name: Name) -> bool:
    """Nothing but "and" and what is in brackets stands between two names."""
    between = words[before.last + 1 : name.outer]
    if not between or len(between) > _BETWEEN or "and" not in (between[-1].lower, words[name.outer].lower):
        return bool(not between and words[name.outer].gap == ", ")
    return all(word.lower == "and" or "(" in word.gap or word.gap == "-" for word in between)
