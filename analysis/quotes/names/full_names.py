"""Which names of a text are full, and which may be short for one."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.quotes.names import lexicon
from analysis.quotes.names.name import Name, Reading
from analysis.quotes.names.runs import is_particle
from analysis.quotes.names.same import fold
from analysis.quotes.names.tokens import Word
from analysis.quotes.verbs import finite_forms


def by_length(reading: Reading, acting: set[str]) -> tuple[list[Name], list[Name]]:
    """Full names of people, and what may be short for one.

    An unknown name is full if its last word stands alone too, or its first is one of those that speak (``acting``).
    """
    common = {word.text for word in reading.words if word.text.islower()}
    told = [name for name in reading.names if name.kind in ("person", "unknown")]
    singles = {fold(name.words[-1]) for name in told if len(name.words) == 1} - common
    lasts = {fold(name.words[-1]) for name in told if len(name.words) > 1}
    # Ong Ah Geok, Madam Ong
    leading = {fold(name.words[0]) for name in told if len(name.words) == 1 and name.titled} - lasts
    aged = {fold(name.words[0]) for name in told if _is_aged(reading.words, name)}
    full, short = [], []
    for name in told:
        sure = name.kind == "person" or fold(name.words[-1]) in singles
        sure = sure or (len(name.words) < 4 and fold(name.words[0]) in leading)
        sure = sure or (_is_surname_first(name) and fold(name.words[0]) in singles)
        sure = sure or fold(name.words[0]) in aged | acting
        whole = len(name.words) > 1 and not is_particle(name.words[0])
        (full if whole and sure else short).append(name)
    return full, short


def speaking(reading: Reading) -> set[str]:
    """Single names that speak, of which nothing is told: they may be the first words of longer ones (Goldman, Rokeya)."""
    verbs = finite_forms()
    alone = (name for name in reading.names if name.kind == "unknown" and len(name.words) == 1)
    return {
        fold(name.words[0])
        for name in alone
        if any(
            word.gap == " " and word.lower in verbs for word in reading.words[name.last + 1 : name.last + 2]
        )
    }


def _is_aged(words: Sequence[Word], name: Name) -> bool:
    """An age follows: "Jo, 46, said"."""
    after = words[name.last + 1 : name.last + 3]
    return len(after) == 2 and after[0].text.isdigit() and (after[0].gap, after[1].gap) == (", ", ", ")


def _is_surname_first(name: Name) -> bool:
    """A given name stands last: Hou Jianfeng."""
    first, last = name.words[0].lower(), name.words[-1].lower()
    return len(name.words) == 2 and last in lexicon.given_names() and first not in lexicon.given_names()
