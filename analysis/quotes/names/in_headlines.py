"""The people of a text in its headlines, where capitals do not tell names."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.quotes.names.entities import Entity, Mention, record
from analysis.quotes.names.kinds import is_given
from analysis.quotes.names.name import Name, Reading
from analysis.quotes.names.same import fold
from analysis.quotes.names.tokens import Word, word_at


def in_headlines(reading: Reading, surnames: dict[str, list[Entity]], known: set[int]) -> list[Mention]:
    """The people of the text in its headlines, where capitals do not tell names: full names and surnames."""
    found = []
    for start, end in reading.headlines:
        first, last = word_at(reading.words, start), word_at(reading.words, end)
        for at in range(first, last):
            word = reading.words[at]
            told = at > first and is_given(reading.words[at - 1])
            wanted = ("person", "unknown") if told else ("person",)
            bearers = [item for item in surnames.get(fold(word.text), ()) if item.type in wanted]
            if not word.capital or word.start in known or not bearers:
                continue
            begin, entity = _full_before(reading.words, bearers, first, at)
            if begin == at and entity and _is_first_full(reading.words, entity, first, at):
                begin, entity.type = at - 1, "person"
            core = tuple(item.text for item in reading.words[begin : at + 1])
            kind = entity.type if entity else "unknown"
            name = Name(
                reading.words[begin].start, word.end, begin, at, core, kind, owner=word.owner, outer=begin
            )
            if entity:
                found.append(record(entity, name, reading.original, "full" if begin < at else "short"))
            else:
                rivals = tuple(item.number for item in bearers)
                found.append(Mention(name.start, name.end, None, "shared", name, rivals))
    return found


def _full_before(
    words: Sequence[Word], bearers: Sequence[Entity], first: int, at: int
) -> tuple[int, Entity | None]:
    """Where the name begins whose surname stands at ``at``, and its bearer if that is one."""
    for entity in bearers:
        for form in entity.forms:
            begin = at - len(form.words) + 1
            if first <= begin < at and [fold(w.text) for w in words[begin : at + 1]] == [
                fold(w) for w in form.words
            ]:
                return begin, entity
    return at, bearers[0] if len(bearers) == 1 else None


def _is_first_full(words: Sequence[Word], entity: Entity, first: int, at: int) -> bool:
    """A given name stands before a surname of somebody whom the text below never names in full."""
    given = at > first and is_given(words[at - 1]) and words[at].gap == " "
    return given and all(len(form.words) == 1 for form in entity.forms)
