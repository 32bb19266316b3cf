"""Names that an acronym in brackets spells out: Alliance to Reclaim Our Schools (AROS)."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.quotes.names.name import Name
from analysis.quotes.names.tokens import Word


def with_acronyms(words: Sequence[Word], names: list[Name]) -> list[Name]:
    """The names with those that an acronym in brackets spells out: Alliance to Reclaim Our Schools (AROS)."""
    spelled = [
        found
        for name in names
        if name.kind == "organisation" and words[name.first].gap == " (" and (found := _spelled(words, name))
    ]
    if not spelled:
        return names
    covered = [(name.start, name.end) for name in spelled]
    kept = [name for name in names if not any(start <= name.start < end for start, end in covered)]
    return sorted([*kept, *spelled], key=lambda name: name.start)


def _spelled(words: Sequence[Word], name: Name) -> Name | None:
    """The words before an acronym whose capitals spell it."""
    left = [letter for letter in "".join(name.words) if letter.isupper()]
    size, at = len(left), name.first
    while left and at > 0 and name.first - at < 3 * size:
        at -= 1
        word = words[at]
        if word.text[0] == left[-1]:
            left.pop()
        elif word.capital or (at < name.first - 1 and words[at + 1].gap not in (" ", "-", " & ", "' ")):
            return None
    if left or size < 3:
        return None
    core = tuple(word.text for word in words[at : name.first])
    return Name(
        words[at].start, words[name.first - 1].end, at, name.first - 1, core, "organisation", outer=at
    )
