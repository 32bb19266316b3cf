"""Who a description is: the holder of a post, the organisation of a noun, or somebody in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.quotes.names.entities import Entity
from analysis.quotes.phrases import Phrase
from analysis.quotes.phrases.wording import PARTIES
from analysis.quotes.speakers.ages import age_in
from analysis.quotes.speakers.epithets import taken_up
from analysis.quotes.speakers.found import Found, nobody, of_event
from analysis.quotes.speakers.kin import kin_meant
from analysis.quotes.speakers.nominals import bodies, holders
from analysis.quotes.speakers.prominence import SUBJECT
from analysis.quotes.speakers.story import Event, Story

_TYPES = {"role": "person", "body": "organisation", "document": "document", "group": "group"}

_KNOWN = 0.55
# Of whom a text may have more than it calls so.
_MANY = frozenset(
    "senator congressman congresswoman lawmaker legislator candidate contender hopeful actor actress singer comedian rapper "
    "musician journalist columnist commentator author writer activist professor analyst strategist lawyer attorney".split()
)
_GONE = 1
_LOOK_BACK = 40
_NEAR = 3
_AFTER_HEAD = re.compile(r"\s(?:of|in|at|for|from|with|on|to|who|close|familiar)\b")


def described(phrase: Phrase) -> Found:
    """Somebody unnamed, in the words of the text; taken up again if described so before."""
    kind = _TYPES.get(phrase.kind, "unknown")
    if phrase.plural and kind in ("person", "unknown"):
        kind = "group"
    if not phrase.text:
        return nobody("unknown", "unnamed", "the source holds no words", 0.2)
    # "The joiner" is likely somebody whom the text names elsewhere, "a joiner" is not.
    score = _KNOWN if phrase.definite and kind == "person" else 0.8
    return Found(
        (phrase.text,), kind, "unnamed", "unnamed: in the text's own words", score, (), phrase.gender
    )


def by_role(story: Story, phrase: Phrase) -> Found:
    """Who holds a post, or has the age that is told; somebody unnamed if nobody in the text does."""
    aged = _by_age(story, phrase)
    if aged:
        return aged
    fits = holders(story, phrase)
    if phrase.plural:
        return _several(story, phrase, fits)
    stranger = _spoken_before(story, phrase, since=_last_told(story, fits))
    if stranger:
        return stranger
    if len(fits) == 1 and _is_overtaken(story, phrase, fits[0]):
        return nobody("person", "nominal", f"“{phrase.text}” may be another than {fits[0].name}")
    if len(fits) == 1:
        return _held(story, fits[0], phrase, 0.9)
    if not fits:
        return _taken_up(story, phrase) or _called_so(story, phrase) or described(phrase)
    number = _foremost(story, {entity.number for entity in fits}, phrase.start)
    if number is None:
        names = ", ".join(entity.name for entity in fits[:4])
        return nobody("person", "nominal", f"“{phrase.text}” may be {names}")
    return _held(story, story.clusters.entities[number], phrase, 0.75)


def _is_overtaken(story: Story, phrase: Phrase, entity: Entity) -> bool:
    """The only senator of the text came up paragraphs before, and somebody else is the subject since: he may be one too."""
    at, number = phrase.start, entity.number
    if phrase.word not in _MANY or phrase.narrow or phrase.owner:
        return False
    last = story.latest.get(number, 0)
    if story.paragraph(at) - story.paragraph(last) <= _GONE:
        return False
    since = (
        one
        for one in story.trail[-_LOOK_BACK:]
        if last < one.at < at and story.unit(at) - story.unit(one.at) <= 2
    )
    return any(one.type in ("person", "unknown") and one.entities and one.weight >= SUBJECT for one in since)


def _last_told(story: Story, people: Sequence[Entity]) -> int:
    """Where one of these people last came up outside quotes; 0 if nowhere near."""
    numbers = {entity.number for entity in people}
    near = reversed(story.trail[-_LOOK_BACK:])
    told = (one.at for one in near if one.quotation < 0 and numbers & set(one.entities))
    return next(told, 0)


def by_noun(story: Story, phrase: Phrase) -> Found:
    """Somebody unnamed, unless an age tells who it is, or whose kin."""
    number = kin_meant(story, phrase)
    if number is not None:
        return _held(story, story.clusters.entities[number], phrase, 0.85)
    return _by_age(story, phrase) or described(phrase)


def _by_age(story: Story, phrase: Phrase) -> Found | None:
    """The person whose age a description tells, or who is in focus where no age was told."""
    return _taken_up(story, phrase) if age_in(story.clusters.reading.text, phrase) else None


def _taken_up(story: Story, phrase: Phrase) -> Found | None:
    """The person in focus, described anew."""
    entity = taken_up(story, phrase, speaks=True)
    if entity:
        story.called[phrase.word][entity.number] = phrase.narrow
    return _held(story, entity, phrase, 0.75) if entity else None


def _called_so(story: Story, phrase: Phrase) -> Found | None:
    """The only one who was taken up by the same word before, not far from here."""
    called = story.called.get(phrase.word, {})
    number = next(iter(called)) if len(called) == 1 and phrase.definite else None
    if number is None or not phrase.narrow <= called[number]:
        return None
    near = story.paragraph(phrase.start) - story.paragraph(story.latest.get(number, 0)) <= _NEAR
    return _held(story, story.clusters.entities[number], phrase, 0.75) if near else None


def _held(story: Story, entity: Entity, phrase: Phrase, score: float) -> Found:
    reason = f"the {phrase.text or phrase.word}: {entity.name}"
    return Found(
        (entity.name,), entity.type, "nominal", reason, score, (entity.number,), story.gender(entity)
    )


def _foremost(story: Story, numbers: set[int], at: int) -> int | None:
    """The one of several who came up last, if no other did near."""
    near: list[tuple[int, int]] = []
    for event in reversed(story.trail[-60:]):
        distance = story.unit(at) - story.unit(max(event.at, event.until - 1))
        if event.at < at and distance <= 4:
            near += [(number, story.paragraph(event.at)) for number in event.entities if number in numbers]
    distinct = list(dict.fromkeys(number for number, _ in near))
    if len(distinct) == 1:
        return distinct[0]
    if not distinct:
        return None
    first, second = (max(place for number, place in near if number == who) for who in distinct[:2])
    return distinct[0] if first > second else None


def _spoken_before(story: Story, phrase: Phrase, *, since: int = 0) -> Found | None:
    """A speaker described before in the same words, or with more of them: "a local baker", "the baker"."""
    told = set(re.split(r".*['’]s?\s", phrase.text.casefold())[-1].split())  # whose it is may be new
    for event in reversed(story.trail[-_LOOK_BACK:]):
        if not event.speaks or event.entities or len(event.names) > 1 or event.at < since:
            continue
        head = _AFTER_HEAD.split(event.names[0].casefold(), maxsplit=1)[0].split()
        if head[-1:] == [phrase.word] and told <= set(head):
            return of_event(event, "nominal", f"the {phrase.text or phrase.word} quoted before", 0.75)
    return None


def _several(story: Story, phrase: Phrase, fits: Sequence[Entity]) -> Found:
    """ "The senators": those of that role who were quoted or named together before."""
    numbers = {entity.number for entity in fits}
    exact = {number for number, post in story.posts.get(phrase.word, ()) if post.role == phrase.word}
    for event in reversed(story.trail[-40:]):
        near = story.paragraph(phrase.start) - story.paragraph(event.at) <= 3
        if near and len(event.names) > 1 and event.entities and _all_of_role(story, event, numbers, exact):
            return of_event(event, "nominal", f"the {phrase.text}, named together", 0.75)
    if phrase.definite and 1 < len(fits) < 4 and _all_near(story, numbers, phrase.start):
        names = tuple(entity.name for entity in fits)
        reason = f"the {phrase.text}: {', '.join(names)}"
        return Found(names, "group", "nominal", reason, 0.6, tuple(entity.number for entity in fits))
    return described(phrase)


def _all_of_role(story: Story, event: Event, fits: set[int], exact: set[int]) -> bool:
    """All named together are of the role, or one is and nothing else is told of the others."""
    others = [number for number in event.entities if number not in fits]
    told = {post.role for number in others for post in story.clusters.entities[number].posts}
    untold = told <= PARTIES
    return not others or (untold and any(number in exact for number in event.entities))


def _all_near(story: Story, numbers: set[int], at: int) -> bool:
    """All of them came up in the paragraphs just before."""
    near = {
        number
        for event in story.trail[-80:]
        if story.paragraph(at) - story.paragraph(event.at) <= 3
        for number in event.entities
    }
    return numbers <= near


def _known_as(phrase: Phrase, event: Event) -> str:
    """The reason for an organisation's noun."""
    name = event.names[0]
    return f"the {phrase.text}: {name}" if event.entities else f"the {phrase.text} spoken of before"


def _of_another(story: Story, event: Event, at: int) -> bool:
    """Since "Reed's campaign" somebody else has become the one in focus, so that "the campaign" may be theirs."""
    owner, owned, _ = event.names[0].replace("’", "'").partition("'s ")
    if event.entities or not owned or not owner[0].isupper():
        return False
    later = (
        one for one in reversed(story.trail) if event.at < one.at < at and one.entities and one.weight >= 1
    )
    focus = next((one for one in later if one.type == "person"), None)
    return focus is not None and owner.split()[-1] not in focus.names[0].split()


def by_body(story: Story, phrase: Phrase) -> Found:
    """The organisation that a noun takes up: the only one, or the one in focus."""
    found = bodies(story, phrase)
    if not found:
        return _spoken_before(story, phrase) or described(phrase)
    if _of_another(story, found[0], phrase.start):
        return nobody("organisation", "nominal", f"“{phrase.text}” may be another’s than {found[0].names[0]}")
    lead = story.unit(found[0].at) - story.unit(found[1].at) if len(found) > 1 else 9
    elsewhere = len(found) > 1 and story.paragraph(found[0].at) > story.paragraph(found[1].at)
    if lead <= 1 and not elsewhere and found[0].weight - found[1].weight < 0.3:
        names = ", ".join(event.names[0] for event in found[:3])
        return nobody("organisation", "nominal", f"“{phrase.text}” may be {names}")
    return of_event(found[0], "nominal", _known_as(phrase, found[0]), 0.85 if len(found) == 1 else 0.7)
