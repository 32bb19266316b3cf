"""The names of one text put together: which of them are one person or one organisation."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.quotes import lexicon
from analysis.quotes.names import Name, Reading
from analysis.quotes.posts import Post
from analysis.text import paragraphs

_COMPANY = frozenset(["inc", "corp", "co", "ltd", "llc", "plc", "gmbh", "ag"])
_KIN = frozenset(
    "wife husband son daughter brother sister father mother nephew niece widow uncle aunt cousin".split()
)


@dataclass
class Entity:
    """One person or organisation: its forms in order of appearance, and what is known of it."""

    number: int
    type: str
    forms: list[Name] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    name: str = ""

    @property
    def gender(self) -> str:
        """m, f, or "" where the text does not tell."""
        return next(iter(self.genders)) if len(self.genders) == 1 else ""


class Mention(NamedTuple):
    """Where an entity is named; ``entity`` is None for a name that several share, who ``rivals`` are."""

    start: int
    end: int
    entity: int | None
    how: str
    name: Name
    rivals: tuple[int, ...] = ()


class Clusters(NamedTuple):
    """Everybody in a text: entities by number, and all mentions by position."""

    entities: list[Entity]
    mentions: list[Mention]
    reading: Reading


def fold(word: str) -> str:
    """A word of a name for comparing."""
    return word.casefold().rstrip(".")


def cluster(reading: Reading) -> Clusters:
    """Put the names of a text together."""
    entities: list[Entity] = []
    mentions = [
        mention
        for part in (_organisations(reading, entities), _people(reading, entities))
        for mention in part
    ]
    for entity in entities:
        entity.name = _canonical(entity)
    return Clusters(entities, sorted(mentions, key=lambda mention: mention[:2]), reading)


def _add(entities: list[Entity], kind: str) -> Entity:
    entities.append(Entity(len(entities), kind))
    return entities[-1]


def _record(entity: Entity, name: Name, text: str, how: str) -> Mention:
    """Give a name to its entity."""
    entity.forms.append(name)
    entity.texts.append(" ".join(text[name.start : name.end].split()))
    entity.posts.extend(post for post in name.posts if post.role)
    entity.genders |= {name.gender} - {""}
    return Mention(name.start, name.end, entity.number, how, name)


# --- people


def _people(reading: Reading, entities: list[Entity]) -> Iterable[Mention]:
    """Full names first, then what is short for them; names that several people share come last."""
    text, people = reading.text, []
    singles = {fold(name.words[-1]) for name in reading.names if len(name.words) == 1}
    full, short = [], []
    for name in reading.names:
        if name.kind == "person" or (name.kind == "unknown" and len(name.words) > 1):
            sure = name.kind == "person" or fold(name.words[-1]) in singles
            (full if len(name.words) > 1 and sure else short).append(name)
        elif name.kind == "unknown":
            short.append(name)
    found = []
    for name in full:
        entity = next((item for item in people if _same_person(item, name)), None)
        if entity is None:
            entity = _add(entities, "person")
            people.append(entity)
        found.append(_record(entity, name, text, "full"))
    return found + _short_forms(reading, entities, people, found, short)


def _same_person(entity: Entity, name: Name) -> bool:
    """A full name can be another full name of the entity: surname, first name, middle names and suffix agree."""
    return all(_compatible(form, name) for form in entity.forms)


def _compatible(a: Name, b: Name) -> bool:
    if fold(a.words[-1]) != fold(b.words[-1]) or a.suffix != b.suffix:
        return False
    if a.gender and b.gender and a.gender != b.gender:
        return False
    if not _same_given(a, b):
        return False
    middle = [[fold(word) for word in name.words[1:-1]] for name in (a, b)]
    return not all(middle) or middle[0][0][0] == middle[1][0][0]


def _same_given(a: Name, b: Name) -> bool:
    """Equal, an initial, a short form (Bob, Robert) or a nickname the text gives."""
    first, second = fold(a.words[0]), fold(b.words[0])
    if first == second or fold(a.nickname) == second or fold(b.nickname) == first:
        return True
    if min(len(first.rstrip(".")), len(second.rstrip("."))) == 1:
        return first[0] == second[0]
    known = lexicon.given_names()
    long = [
        known[word].short_for if word in known and known[word].short_for else word for word in (first, second)
    ]
    return long[0] == long[1]


def _index(people: Sequence[Entity]) -> tuple[dict[str, list[Entity]], dict[str, list[Entity]]]:
    """People by their surname (and what may stand for it), and by any other word of their names."""
    surnames, others = defaultdict(list), defaultdict(list)
    for entity in people:
        for name in entity.forms:
            folded = [fold(word) for word in name.words]
            for key, table in [(folded[-1], surnames)] + [
                (word, others) for word in [*folded[:-1], *fold(name.nickname).split()]
            ]:
                if entity not in table[key] and len(key) > 1:
                    table[key].append(entity)
    return surnames, others


def _short_forms(
    reading: Reading, entities: list[Entity], people: list[Entity], full: list[Mention], short: list[Name]
) -> list[Mention]:
    """Surnames, titles with surnames, first names, and single names that nobody is known by."""
    surnames, others = _index(people)
    timeline = _Timeline(reading.text, full)
    found = []
    for name in short:
        key = fold(name.words[-1])
        bearers = surnames.get(key) or others.get(key) or []
        bearers = _narrowed(bearers, name)
        if not bearers:
            entity = _add(entities, "person" if name.kind == "person" else "unknown")
            people.append(entity)
            surnames[key].append(entity)
            mention = _record(entity, name, reading.text, "full")
        elif len(bearers) == 1:
            mention = _record(bearers[0], name, reading.text, "short")
            if name.kind == "person":
                bearers[0].type = "person"
        else:
            sure = timeline.pick(bearers, name.start)
            rivals = tuple(entity.number for entity in bearers)
            mention = (
                _record(sure, name, reading.text, "short")
                if sure
                else Mention(name.start, name.end, None, "shared", name, rivals)
            )
        timeline.add(mention)
        found.append(mention)
    return found


def _narrowed(bearers: list[Entity], name: Name) -> list[Entity]:
    """The bearers whom gender, suffix and title of a short form leave."""
    kept = [item for item in bearers if not (name.gender and item.gender and name.gender != item.gender)]
    if len(name.words) > 1:
        kept = [item for item in kept if any(_ends_with(form, name) for form in item.forms)]
    if name.suffix:
        kept = [item for item in kept if any(form.suffix == name.suffix for form in item.forms)]
    roles = {post.role for post in name.posts} - {""}
    held = [item for item in kept if roles & {post.role for post in item.posts}]
    if len(kept) > 1 and held:
        return held
    return kept


def _ends_with(form: Name, name: Name) -> bool:
    """The words of ``name`` are the last of ``form``: López Obrador."""
    long, short = [fold(word) for word in form.words], [fold(word) for word in name.words]
    return long[-len(short) :] == short


class _Timeline:
    """Who was named in which paragraph: to tell whom a shared surname means where a careful reader is sure."""

    def __init__(self, text: str, full: Sequence[Mention]) -> None:
        self.starts = [start for start, _ in paragraphs(text)] or [0]
        self.seen: dict[int, list[int]] = defaultdict(list)
        self.bare: dict[int, list[int]] = defaultdict(list)
        for mention in full:
            self.seen[mention.entity].append(mention.start)

    def add(self, mention: Mention) -> None:
        """Note a short mention."""
        if mention.entity is not None:
            self.bare[mention.entity].append(mention.start)

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that holds ``at``."""
        return bisect_right(self.starts, at) - 1

    def last(self, entity: Entity, at: int) -> int | None:
        """Where the entity was last named before ``at``."""
        before = [start for start in self.seen[entity.number] + self.bare[entity.number][-1:] if start < at]
        return max(before, default=None)

    def pick(self, bearers: list[Entity], at: int) -> Entity | None:
        """The bearer meant at ``at``, if no other comes into question."""
        last = {item.number: self.last(item, at) for item in bearers}
        named = [item for item in bearers if last[item.number] is not None]
        if len(named) == 1:
            return named[0]
        if not named:
            return None
        first, second = sorted(named, key=lambda item: -last[item.number])[:2]
        here, there = self.paragraph(last[first.number]), self.paragraph(last[second.number])
        if here > there and self.paragraph(at) - here <= 1:
            return first
        return self._established(named)

    def _established(self, named: list[Entity]) -> Entity | None:
        """Whose surname it was before anybody else of that name came up, if the others are hardly named."""
        owner = min(named, key=lambda item: min(self.seen[item.number] + self.bare[item.number]))
        others = [item for item in named if item is not owner]
        entry = min(min(self.seen[item.number], default=0) for item in others)
        before = [start for start in self.bare[owner.number] if start < entry]
        rare = all(len(self.seen[item.number]) <= 2 and not self.bare[item.number] for item in others)
        return owner if len(before) >= 3 and rare else None


# --- organisations


def _organisations(reading: Reading, entities: list[Entity]) -> Iterable[Mention]:
    """Organisations and places by their words; acronyms with what they stand for."""
    by_key: dict[str, Entity] = {}
    found: list[Mention] = []
    for name in reading.names:
        if name.kind not in ("organisation", "place"):
            continue
        key = _key(name)
        spelled = _spelled_out(reading, name) if reading.words[name.first].gap == " (" else None
        if spelled:
            key, name, found = _key(spelled[0]), name, found
            entity = by_key.get(key) or _add(entities, "organisation")
            by_key[key] = by_key[_key(name)] = entity
            if not any(mention.start == spelled[0].start for mention in found):
                found.append(_record(entity, spelled[0], reading.text, "full"))
        entity = by_key.get(key) or by_key.get(_key(name)) or _by_initials(name, by_key)
        if entity is None:
            entity = _add(entities, name.kind)
        by_key.setdefault(_key(name), entity)
        found.append(_record(entity, name, reading.text, "full" if len(name.words) > 1 else "short"))
    return found


def _key(name: Name) -> str:
    """An organisation's words for comparing: no article, no "Inc.", no stops."""
    words = [fold(word).replace(".", "") for word in name.words]
    while len(words) > 1 and words[-1] in _COMPANY:
        words.pop()
    return " ".join(word for word in words if word != "the")


def _spelled_out(reading: Reading, name: Name) -> tuple[Name] | None:
    """The words before "(AROS)" whose capitals spell it."""
    letters = re.sub(r"[^A-Z]", "", " ".join(name.words))
    at, left = name.first, list(letters)
    while left and at > 0 and name.first - at < 3 * len(letters):
        at -= 1
        word = reading.words[at]
        if word.text[0] == left[-1]:
            left.pop()
        elif word.capital or (at < name.first - 1 and reading.words[at + 1].gap not in (" ", "-", " & ")):
            return None
    if left or len(letters) < 2:
        return None
    first, last = reading.words[at], reading.words[name.first - 1]
    words = tuple(word.text for word in reading.words[at : name.first])
    return (Name(first.start, last.end, at, name.first - 1, words, "organisation"),)


def _by_initials(name: Name, by_key: dict[str, Entity]) -> Entity | None:
    """The one organisation named before whose capitals spell the acronym."""
    letters = re.sub(r"[^A-Z]", "", "".join(name.words))
    if len(name.words) > 1 or len(letters) < 3 or not name.words[0].replace(".", "").isupper():
        return None
    hits = {
        entity.number: entity
        for entity in by_key.values()
        for form in entity.forms[:1]
        if "".join(word[0] for word in form.words if word[0].isupper()) == letters
    }
    return next(iter(hits.values())) if len(hits) == 1 else None


def _canonical(entity: Entity) -> str:
    """The fullest name the text uses; a middle name in full only if the text begins with it."""
    forms = list(zip(entity.forms, entity.texts, strict=True))
    if entity.type in ("organisation", "place"):
        return max(forms, key=lambda pair: len(pair[1]))[1]
    plain = [pair for pair in forms if not any(len(word.rstrip(".")) > 1 for word in pair[0].words[1:-1])]
    if plain and len(plain[0][0].words) > 1 and plain[0][0].start <= forms[0][0].start:
        forms = plain
    return max(forms, key=lambda pair: (len(pair[0].words), len(pair[1])))[1]
