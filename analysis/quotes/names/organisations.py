"""The organisations and places of a text put together, acronyms with what they stand for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from analysis.quotes.names.entities import Entity, Mention, add, record
from analysis.quotes.names.name import Name, Reading
from analysis.quotes.names.runs import opens_sentence
from analysis.quotes.names.same import fold
from analysis.quotes.names.tokens import Word

_COMPANY = frozenset(["inc", "corp", "co", "ltd", "llc", "plc", "gmbh", "ag"])


def organisations(reading: Reading, entities: list[Entity]) -> Iterable[Mention]:
    """Organisations and places by their words; acronyms with what they stand for."""
    by_key: dict[str, Entity] = {}
    before: Name | None = None
    for name in reading.names:
        if name.kind not in ("organisation", "place", "thing"):
            continue
        key = _key(name)
        spelled = (
            before is not None and before.last == name.first - 1 and reading.words[name.first].gap == " ("
        )
        entity = by_key.get(_key(before)) if spelled else by_key.get(key) or _by_initials(name, by_key)
        entity = entity or _by_ending(name, by_key, reading.words)
        if entity is None:
            entity = add(entities, name.kind)
        by_key.setdefault(key, entity)
        before = name
        yield record(entity, name, reading.original, "full" if len(name.words) > 1 else "short")


def _key(name: Name) -> str:
    """An organisation's words for comparing: no article, no "Inc.", no stops."""
    words = [fold(word).replace(".", "") for word in name.words]
    while len(words) > 1 and words[-1] in _COMPANY:
        words.pop()
    return " ".join(word for word in words if word != "the")


def _by_initials(name: Name, by_key: dict[str, Entity]) -> Entity | None:
    """The one organisation named before whose capitals spell the acronym."""
    letters = re.sub(r"[^A-Z]", "", "".join(name.words))
    if len(name.words) > 1 or len(letters) < 2 or not name.words[0].replace(".", "").isupper():
        return None
    hits = {
        entity.number: entity
        for entity in by_key.values()
        for form in entity.forms[:1]
        if "".join(word[0] for word in form.words if word[0].isupper()) == letters
    }
    return next(iter(hits.values())) if len(hits) == 1 else None


def _by_ending(name: Name, by_key: dict[str, Entity], words: Sequence[Word]) -> Entity | None:
    """The one organisation whose name ends like this: the Security Council, after the United Nations Security Council."""
    ending = f" {_key(name)}"
    hits = {
        one.number: one for key, one in by_key.items()
        if key.endswith(ending) and one.type == "organisation" and not opens_sentence(words[one.forms[0].first])
    }  # fmt: skip
    return next(iter(hits.values())) if ending.count(" ") > 1 and len(hits) == 1 else None
