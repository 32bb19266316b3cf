"""Whether two names can be one person's: first names, initials, short forms, middle names, suffixes."""

from __future__ import annotations

import re

from analysis.quotes.names import lexicon
from analysis.quotes.names.name import Name


def fold(word: str) -> str:
    """A word of a name for comparing."""
    return word.casefold().rstrip(".")


def compatible(a: Name, b: Name) -> bool:
    """Two full names of one surname can be one person's."""
    if a.suffix != b.suffix:
        return False
    if a.gender and b.gender and a.gender != b.gender:
        return False
    if ends_with(a, b) or ends_with(b, a):
        return True
    if not _same_given(a, b):
        return False
    middle = [[fold(word) for word in name.words[1:-1]] for name in (a, b)]
    return not all(middle) or middle[0][0][0] == middle[1][0][0]


def longer(a: Name, b: Name) -> bool:
    """A full name with a word before it that is none of it: Crooked Ada Reed."""
    return (
        len(a.words) > len(b.words) > 1
        and ends_with(a, b)
        and _is_given_name(b.words[0])
        and not _is_given_name(a.words[0])
    )


def _is_given_name(word: str) -> bool:
    return word.lower() in lexicon.given_names() or len(word.rstrip(".")) == 1


def _same_given(a: Name, b: Name) -> bool:
    """Equal, an initial, a short form (Bob, Robert) or a nickname the text gives."""
    first, second = fold(a.words[0]), fold(b.words[0])
    if first == second or fold(a.nickname) == second or fold(b.nickname) == first:
        return True
    if min(len(first.rstrip(".")), len(second.rstrip("."))) == 1:
        return first[0] == second[0]
    known = lexicon.given_names()
    if _single(first) == _single(second):
        return True
    if not (first in known and second in known) and _one_letter_off(first, second):
        return True
    long = [{word, *(known[word].short_for if word in known else ())} for word in (first, second)]
    return bool(long[0] & long[1])


def _single(word: str) -> str:
    """A name without doubled letters: Hilary, Hillary."""
    return re.sub(r"(.)\1", r"\1", word)


def _one_letter_off(a: str, b: str) -> bool:
    """A slip of the pen: Donald, Donand."""
    return len(a) == len(b) > 4 and sum(x != y for x, y in zip(a, b, strict=True)) == 1


def ends_with(form: Name, name: Name) -> bool:
    """The words of ``name`` are the last of ``form``: López Obrador."""
    long, short = [fold(word) for word in form.words], [fold(word) for word in name.words]
    return long[-len(short) :] == short
