"""The organisations and places of a text put together, acronyms with what they stand for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from analysis.quotes.names import lexicon
from analysis.quotes.names.entities import Entity, Mention, add, record
from analysis.quotes.names.name import Name, Reading
from analysis.quotes.names.runs import opens_sentence
from analysis.quotes.names.same import fold
from analysis.quotes.names.tokens import Word

_COMPANY = frozenset(["inc", "corp", "co", "ltd", "llc", "lp", "plc", "gmbh", "ag"])
# Bodies whose field stands before or after: the Ministry of Defence, the Defence Ministry.
_OF = frozenset(["department", "ministry", "bureau"])


def organisations(reading: Reading, entities: list[Entity]) -> Iterable[Mention]:
    """Organisations and places by their words; acronyms with what they stand for."""
    by_key: dict[str, Entity] = {}
    # By acronym, those named by it and those whose names it may stand for.
    short: dict[str, set[int]] = defaultdict(set)
    full: dict[str, set[int]] = defaultdict(set)
    before: Name | None = None
    for name in reading.names:
        if name.kind not in ("organisation", "place", "thing"):
            continue
        key, letters = _key(name), _letters(name)
        spelled = before is not None and bool(letters) and _is_spelled(reading.words, before, name)
        entity = by_key.get(_key(before)) if spelled else by_key.get(key)
        known, own = (full, short) if letters else (short, full)
        acronyms = {letters} if letters else _acronyms(name)
        entity = entity or _by_acronym(acronyms, known, entities) or _by_ending(name, by_key, reading.words)
        if entity is None:
            entity = add(entities, name.kind)
            for one in acronyms:
                own[one].add(entity.number)
        by_key.setdefault(key, entity)
        before = name
        yield record(entity, name, reading.original, "full" if len(name.words) > 1 else "short")


def _is_spelled(words: Sequence[Word], before: Name, name: Name) -> bool:
    """Letters stand right behind what they are short for: "the People's Party (SVP)", "the People's Party, or SVP"."""
    between = name.first - before.last
    bracketed = between == 1 and words[name.first].gap == " ("
    return bracketed or (
        between == 2 and words[name.first - 1].lower == "or" and words[name.first - 1].gap == ", "
    )


def _key(name: Name) -> str:
    """An organisation's words for comparing: no article, no "Inc.", no stops; the Department of Justice as the Justice Department."""
    words = [fold(word).replace(".", "") for word in name.words]
    while len(words) > 1 and words[-1] in _COMPANY:
        words.pop()
    words = [word for word in words if word != "the"]
    at = next((i for i, word in enumerate(words[:-2]) if word in _OF and words[i + 1] in ("of", "for")), None)
    if at is not None:
        words = [*words[:at], *words[at + 2 :], words[at]]
    known = " ".join(words)
    return lexicon.short_names().get(known, known)


def _letters(name: Name) -> str:
    """The letters of an acronym of two or more; "" for other names."""
    letters = re.sub(r"[^A-Z]", "", "".join(name.words))
    short = len(name.words) == 1 and len(letters) > 1 and name.words[0].replace(".", "").isupper()
    return letters if short else ""


def _acronyms(name: Name) -> set[str]:
    """What may be short for a name: its capitals or all first letters, hyphens parting words (HP); a department's field (DOJ, HHS)."""
    words = _key(name).split()
    if words[-1:] == ["department"]:
        field = "".join(word[0] for word in words[:-1] if word not in ("us", "and", "of")).upper()
        found = {field, f"D{field}", f"DO{field}", f"USD{field}"}
    else:
        parts = [part for word in name.words for part in word.split("-") if part]
        found = {
            "".join(part[0] for part in parts if part[0].isupper()),
            "".join(part[0] for part in parts).upper(),
        }
    return {one for one in found if len(one) > 1}


def _by_acronym(acronyms: set[str], known: dict[str, set[int]], entities: Sequence[Entity]) -> Entity | None:
    """The one organisation known by one of the acronyms."""
    hits = set().union(*(known[one] for one in acronyms if one in known))
    return entities[hits.pop()] if len(hits) == 1 else None


def _by_ending(name: Name, by_key: dict[str, Entity], words: Sequence[Word]) -> Entity | None:
    """The one organisation whose name ends like this: the Security Council, after the United Nations Security Council."""
    ending = f" {_key(name)}"
    hits = {
        one.number: one for key, one in by_key.items()
        if key.endswith(ending) and one.type == "organisation" and not opens_sentence(words[one.forms[0].first])
    }  # fmt: skip
    return next(iter(hits.values())) if ending.count(" ") > 1 and len(hits) == 1 else None
