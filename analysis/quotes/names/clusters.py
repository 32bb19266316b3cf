"""The names of one text put together: which of them are one person or one organisation."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from analysis.quotes.names import lexicon
from analysis.quotes.names.by_title import under_titles
from analysis.quotes.names.entities import Entity, Mention, add, record
from analysis.quotes.names.full_names import by_length, speaking
from analysis.quotes.names.in_headlines import in_headlines
from analysis.quotes.names.name import Name, Reading
from analysis.quotes.names.organisations import organisations
from analysis.quotes.names.runs import is_particle
from analysis.quotes.names.same import compatible, ends_with, fold, longer


class Clusters(NamedTuple):
    """Everybody in a text: entities by number, and all mentions by position."""

    entities: list[Entity]
    mentions: list[Mention]
    reading: Reading

    def mentions_in(self, start: int, end: int) -> list[Mention]:
        """The mentions that lie at least partly between two offsets."""
        first = bisect_right(self.mentions, start, key=lambda mention: mention.end)
        last = bisect_left(self.mentions, end, key=lambda mention: mention.start)
        return self.mentions[first:last]


def cluster(reading: Reading) -> Clusters:
    """Put the names of a text together."""
    entities: list[Entity] = []
    mentions = [
        mention for part in (organisations(reading, entities), _people(reading, entities)) for mention in part
    ]
    mentions = under_titles(reading, entities, mentions)
    for entity in entities:
        entity.name = _canonical(entity)
        _tell_gender(entity)
    return Clusters(entities, sorted(mentions, key=lambda mention: mention[:2]), reading)


def _tell_gender(entity: Entity) -> None:
    """Somebody known by a given name alone has its gender."""
    given = lexicon.given_names().get(entity.name.lower())
    if given and not given.also_other and not entity.genders and entity.type in ("person", "unknown"):
        entity.genders |= {given.gender} - {"n"}


# --- people


def _people(reading: Reading, entities: list[Entity]) -> Iterable[Mention]:
    """Full names first, then what is short for them; names that several people share come last."""
    people: dict[str, list[Entity]] = defaultdict(list)
    leading = speaking(reading)
    full, short = by_length(reading, leading)
    found = []
    for name in full:
        bearers = people[fold(name.words[-1])]
        entity = next((item for item in bearers if _same_person(item, name)), None)
        if entity is None:
            told = name.kind == "person" or fold(name.words[0]) not in leading
            entity = add(entities, "person" if told else "unknown")
            bearers.append(entity)
        found.append(record(entity, name, reading.original, "full"))
    everybody = [entity for bearers in people.values() for entity in bearers]
    return found + _short_forms(reading, entities, everybody, short)


def _same_person(entity: Entity, name: Name) -> bool:
    """A full name can be another full name of the entity: first name, middle names and suffix agree."""
    return all(compatible(form, name) for form in entity.forms[:6])


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
    reading: Reading, entities: list[Entity], people: list[Entity], short: list[Name]
) -> list[Mention]:
    """Surnames, titles with surnames, first names, and single names that nobody is known by."""
    surnames, others = _index(people)
    _nameless(short, entities, surnames)
    found = []
    for name in short:
        key = fold(name.words[-1])
        bearers = _narrowed(_bearers(surnames, others, key, name), name)
        if len(bearers) > 1:
            rivals = tuple(entity.number for entity in bearers)
            found.append(Mention(name.start, name.end, None, "shared", name, rivals))
            continue
        entity = bearers[0] if bearers else add(entities, "unknown")
        if not bearers:
            surnames[key].append(entity)
        entity.type = "person" if name.kind == "person" else entity.type
        found.append(record(entity, name, reading.original, "short" if bearers else "full"))
    return found + in_headlines(reading, surnames, {name.start for name in short})


def _bearers(
    surnames: dict[str, list[Entity]], others: dict[str, list[Entity]], key: str, name: Name
) -> list[Entity]:
    """Those whom a short name may mean; the first surname of two stands alone too ("Laura García Moreno", "García")."""
    known = list(surnames.get(key) or others.get(key) or [])
    if len(name.words) > 1 or key in lexicon.given_names() or not surnames.get(key):
        return known
    doubled = (one for one in others.get(key, ()) if any(_is_first_surname(form, key) for form in one.forms))
    return known + [one for one in doubled if one not in known]


def _is_first_surname(form: Name, key: str) -> bool:
    """The last word but one of three or more."""
    return len(form.words) > 2 and fold(form.words[-2]) == key


def _narrowed(bearers: list[Entity], name: Name) -> list[Entity]:
    """The bearers whom gender, suffix and title of a short form leave."""
    kept = [item for item in bearers if not (name.gender and item.gender and name.gender != item.gender)]
    if len(name.words) > 1:
        kept = [item for item in kept if any(_is_part(form, name) for form in item.forms)]
    if name.suffix:
        kept = [item for item in kept if any(form.suffix == name.suffix for form in item.forms)]
    roles = {post.role for post in name.posts} - {""}
    held = [item for item in kept if roles & {post.role for post in item.posts}]
    if held and len(kept) > 1:
        return held
    if len(kept) < 2 or "president" not in roles:
        return kept
    return [item for item in kept if not any(len(form.words) > 1 for form in item.forms)] or kept


def _is_part(form: Name, name: Name) -> bool:
    """One of two names ends with the other, which is more than a surname."""
    return ends_with(form, name) or (len(form.words) > 1 and ends_with(name, form))


def _nameless(short: list[Name], entities: list[Entity], surnames: dict[str, list[Entity]]) -> None:
    """Add those who are never named in full, but whose title or "Mr." fits nobody of their surname who is."""
    for name in short:
        key = fold(name.words[-1])
        bearers = surnames.get(key, [])
        if not bearers or len(name.words) > 1 or not name.titled or name.suffix:
            continue
        left = _narrowed(bearers, name)
        posts = {post.role for item in left for post in item.posts}
        president = name.posts[0].role == "president" and "president" not in posts
        if not left or (president and not _may_preside(left)):
            entity = add(entities, "person")
            entity.genders |= {name.gender} - {""}
            entity.posts.extend(post for post in name.posts if post.role)
            surnames[key].append(entity)


def _may_preside(bearers: list[Entity]) -> bool:
    """The only bearer of a president's surname is the president: no wife, and nobody of whom something else is told."""
    return any(not item.forms for item in bearers) or (
        len(bearers) == 1 and bearers[0].gender == "m" and not bearers[0].posts
    )


def _canonical(entity: Entity) -> str:
    """The fullest name the text uses, the first of several, one without a nickname before one with; a middle name in full only if the text begins with it."""
    forms = list(zip(entity.forms, entity.texts, strict=True))
    if not forms:  # expected from a title, but named by none
        return ""
    if entity.type in ("organisation", "place", "thing"):
        return max(forms, key=lambda pair: len(pair[1]))[1]
    distinct = {form.words: form for form, _ in forms}.values()
    whole = {form.words for form in distinct if not any(longer(form, other) for other in distinct)}
    forms = [one for one in forms if one[0].words in whole] or forms
    plain = [
        (form, text)
        for form, text in forms
        if not any(len(word.rstrip(".")) > 1 for word in form.words[1:-1]) and not is_particle(form.words[0])
    ]
    if plain and len(plain[0][0].words) > 1 and plain[0][0].start == min(form.start for form in entity.forms):
        forms = plain
    upper = [
        (form, text)
        for form, text in forms
        if not text.isupper() or len(text) < 4 or (form.label and len(form.words) > 1)
    ]
    times = Counter(entity.texts)
    form, text = max(
        upper or forms,
        key=lambda pair: (len(pair[0].words), not pair[0].nickname, times[pair[1]], -pair[0].start),
    )
    return _as_written(text) if form.label and text.isupper() else text


def _as_written(label: str) -> str:
    """A name from the label of a turn as names are written: McCarthy, O'Brien."""
    return re.sub(r"\bMc([a-z])", lambda match: f"Mc{match[1].upper()}", label.title())
