"""Whoever a text brings in by a description and names below: "A federal judge said ...", then "Judge Ada Reed"."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from itertools import takewhile

from analysis.quotes.attribution import Attribution
from analysis.quotes.names.entities import Entity
from analysis.quotes.names.tokens import word_at
from analysis.quotes.phrases import Phrase, read_source
from analysis.quotes.speakers.focus import LOOK_BACK
from analysis.quotes.speakers.found import Found
from analysis.quotes.speakers.kin import KIN
from analysis.quotes.speakers.nominals import same_word, tells_apart
from analysis.quotes.speakers.prominence import SUBJECT
from analysis.quotes.speakers.story import Event, Story

# Where a text begins, in characters, and how many paragraphs later the name stands.
_BEGINNING, _BEHIND = 900, 4
_SCORE = 0.75
_AGE = re.compile(r", (?:aged )?\d{1,3}[,.]")
# Who may be meant by "the leaders of".
_LEADERS = frozenset(["leader", "president", "prime minister", "premier", "chancellor", "king", "queen"])
_OTHERS = frozenset(["another", "second", "other", "one"])
# What hardly more than one person of a story is: the next who is called so is who came in so.
_SOLE = frozenset(
    "judge magistrate president premier taoiseach chancellor senator congressman congresswoman lawmaker legislator mp msp td mla mna "
    "mayor governor councillor councilman councilwoman commissioner sheriff coroner bishop archbishop pope pastor vicar imam rabbi "
    "ceo head director chairman chairwoman chairperson chair principal headteacher headmaster "
    "headmistress treasurer minister secretary prosecutor ambassador king queen prince princess general admiral".split()
) | frozenset(
    ["prime minister", "vice president", "chief executive", "police chief", "fire chief", "attorney general"]
)


def name_later(story: Story, attributions: Sequence[Attribution], found: dict[int, Found]) -> None:
    """Give those described at the beginning, and the kin of somebody, the name that the text has for them below."""
    order = sorted(found, key=lambda index: attributions[index].start)
    trail = sorted(story.trail, key=lambda one: one.at)
    alike: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for index in order:
        if not found[index].entities:
            alike[found[index].names].append(index)
    for place, index in enumerate(order):
        who, one = found[index], attributions[index]
        if who.resolution != "unnamed" or who.type not in ("person", "group") or not one.source:
            continue
        parts = read_source(story.clusters, *(one.source[0][0], one.source[-1][1]))
        if len(parts) != 1 or parts[0].kind != "role" or _names(story, parts[0]):
            continue
        if parts[0].plural:
            entities = _of_places(story, parts[0])
        else:
            later = [found[i] for i in order[place + 1 : place + 3]]
            entity = _kin_below(story, trail, parts[0], later) if parts[0].word in KIN else None
            entity = entity or _holder(story, parts[0]) or _next(story, parts[0])
            entities = [entity] if entity else []
        if entities:
            _rename(story, alike.pop(who.names, []), entities, found)


def _of_places(story: Story, phrase: Phrase) -> list[Entity]:
    """ "The leaders of France and Poland": who in the text leads each of these countries, if just one does."""
    if not phrase.definite or len(phrase.proper) < 2 or phrase.proper != phrase.narrow:
        return []
    roles = _LEADERS if phrase.word == "leader" else {phrase.word}
    found = []
    for place in sorted(phrase.proper, key=phrase.text.lower().find):
        held = [(number, post) for role in roles for number, post in story.posts.get(role, ())]
        numbers = {number for number, post in held if any(same_word(place, word) for word in post.narrow)}
        if len(numbers) != 1:
            return []
        found.append(story.clusters.entities[numbers.pop()])
    return found if len({entity.number for entity in found}) == len(found) else []


def _names(story: Story, phrase: Phrase) -> bool:
    """Somebody is named in a description, as in a headline: "Ada Reed Slams Bank CEO"."""
    entities = map(story.entity, story.clusters.mentions_in(phrase.start, phrase.end))
    return any(one is not None and one.type == "person" for one in entities)


def _holder(story: Story, phrase: Phrase) -> Entity | None:
    """The only one of the text who has the post, named first in the next paragraphs."""
    first = story.words[word_at(story.words, phrase.start)].lower
    sole = phrase.word in _SOLE or phrase.word.endswith((" minister", " secretary"))
    if phrase.start > _BEGINNING or not sole or phrase.owner or first in _OTHERS:
        return None
    if phrase.definite and any(
        one.entities and one.weight >= SUBJECT and one.type == "person" for one in _before(story, phrase)
    ):
        return None
    told = story.posts.get(phrase.word, ())
    numbers = {number for number, _ in told}
    if len(numbers) != 1 or _told_apart(story, phrase, numbers):
        return None
    entity = story.clusters.entities[numbers.pop()]
    begins = story.begins[entity.number]
    near = phrase.end < begins and story.paragraph(begins) - story.paragraph(phrase.start) <= _BEHIND
    former = any(("former" in post.narrow) == ("former" in phrase.narrow) for _, post in told)
    return entity if near and former and entity.type == "person" else None


def _before(story: Story, phrase: Phrase) -> list[Event]:
    """What came up before a description."""
    return [one for one in story.trail[:LOOK_BACK] if one.at < phrase.start]


def _next(story: Story, phrase: Phrase) -> Entity | None:
    """Who begins the next paragraph with name and age, after "A retired pilot has ..." began the text."""
    place = story.paragraph(phrase.start)
    opens = phrase.start == story.paragraphs[place] and phrase.start <= _BEGINNING
    article = story.words[word_at(story.words, phrase.start)].lower
    if not opens or article not in ("a", "an") or place + 1 >= len(story.paragraphs):
        return None
    start = story.paragraphs[place + 1]
    named = story.clusters.mentions_in(start, start + 1)
    entity = story.entity(named[0]) if named else None
    if entity is None or story.begins.get(entity.number) != named[0].start:
        return None
    aged = _AGE.match(story.clusters.reading.text, named[0].end) is not None
    return entity if aged and _may_be(story, phrase, entity) else None


def _may_be(story: Story, phrase: Phrase, entity: Entity) -> bool:
    """A person whose gender does not speak against the description."""
    return entity.type == "person" and (
        phrase.gender in ("", story.gender(entity)) or not story.gender(entity)
    )


def _told_apart(story: Story, phrase: Phrase, numbers: set[int]) -> bool:
    """What the text tells of them names another party or place than the description."""
    return any(
        tells_apart(phrase, post) for number in numbers for post in story.clusters.entities[number].posts
    )


def _kin_below(story: Story, trail: Sequence[Event], phrase: Phrase, later: Sequence[Found]) -> Entity | None:
    """The next who speaks, first named there, if it is somebody of the surname of the one whose kin was described."""
    speaker = next((one for one in later if len(one.entities) == 1), None)
    if speaker is None or not phrase.owner:
        return None
    entity = story.clusters.entities[speaker.entities[0]]
    begins, start = story.begins.get(entity.number, 0), phrase.start
    new = start < begins and story.paragraph(begins) - story.paragraph(start) <= 1
    before = trail[max(0, (end := bisect_left(trail, start, key=lambda one: one.at)) - LOOK_BACK) : end]
    near = takewhile(lambda one: story.paragraph(start) - story.paragraph(one.at) <= 1, reversed(before))
    family = any(len(one.entities) == 1 and _same_surname(story, one, entity) for one in near)
    return entity if new and family and _may_be(story, phrase, entity) else None


def _same_surname(story: Story, event: Event, entity: Entity) -> bool:
    """Two people of one surname."""
    other = story.clusters.entities[event.entities[0]]
    return other is not entity and other.name.split()[-1] == entity.name.split()[-1]


def _rename(story: Story, alike: Sequence[int], entities: Sequence[Entity], found: dict[int, Found]) -> None:
    """Give all that was found for a description to whom it means."""
    names = tuple(entity.name for entity in entities)
    for index in alike:
        who = found[index]
        own = who.resolution == "unnamed"
        found[index] = who._replace(
            names=names,
            type=entities[0].type if len(entities) == 1 else "group",
            resolution="nominal" if own else who.resolution,
            reason=f"named later: {' & '.join(names)}" if own else f"{who.reason}; named later",
            score=min(who.score, _SCORE),
            entities=tuple(entity.number for entity in entities),
            gender=story.gender(entities[0]) if len(entities) == 1 else "",
        )
