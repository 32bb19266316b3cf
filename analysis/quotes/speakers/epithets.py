"""Descriptions that take up whoever the text is about: "the real estate mogul", "the Vermont senator", "the actor"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from analysis.quotes.names import lexicon
from analysis.quotes.names.entities import Entity
from analysis.quotes.names.tokens import word_at
from analysis.quotes.phrases import Phrase
from analysis.quotes.phrases.wording import PARTIES
from analysis.quotes.speakers.ages import UNNAMED, age_in
from analysis.quotes.speakers.focus import LOOK_BACK, candidates
from analysis.quotes.speakers.nominals import tells_apart
from analysis.quotes.speakers.prominence import SUBJECT
from analysis.quotes.speakers.story import Event, Story

# Posts held by appointment or vote: nobody is called by one that the text has not given them, unless it is no country's
# and they alone have just spoken.
_OF_COUNTRIES = frozenset(
    "president premier chancellor pope pontiff king queen prince princess leader president-elect".split()
) | {"prime minister", "vice president", "secretary of state"}
_OFFICES = _OF_COUNTRIES | frozenset(
    "senator governor congressman congresswoman mp mayor lawmaker legislator".split()
)
# "The old woman", "the young man": somebody just spoken of.
_GENERIC = frozenset("man woman teenager boy girl".split())
_OPENERS = frozenset("though although while when after as if since because before once".split())
# Whose party may be named anew: "the Tolmar Republican".
_IN_POLITICS = frozenset(["politician", "candidate"]) | PARTIES
_FAINT = 0.3
_LEAD, _AGED_LEAD = 0.2, 0.15
_KNOWN = 3
# "The former minister" is nobody new.
_ONCE = frozenset(["former", "ex", "retired", "veteran"])
_OF_CLUBS = frozenset(["manager", "boss", "coach", "captain"])
# How much in focus somebody is who stands out, and how far before anybody else.
_CLEAR, _CLEAR_LEAD = 0.45, 0.3
_OWNED = re.compile(r"['’]s?\s")
# "The mother of two" takes up somebody spoken of, "the mother" may not.
_PARENT = re.compile(
    r"\b(?:(?:grand)?(?:mother|father)|mum|mom|dad)[ -]of[ -](?:one|two|three|four|five|six|seven)\b"
)


def taken_up(story: Story, phrase: Phrase, *, speaks: bool = False) -> Entity | None:
    """The person in focus whom a description with "the" takes up, where nobody holds the post by the text's own words.

    It is nobody if the noun may bring in somebody new, if somebody unnamed was called so before, if another person is
    nearly as much in focus, or if what is told of the person does not agree. Who ``speaks`` under a new description
    is whoever stands out: "the midfielder said".
    """
    age = age_in(story.clusters.reading.text, phrase)
    if age:
        return _of_age(story, phrase, age)
    role = lexicon.roles().get(phrase.word)
    generic = (phrase.word in _GENERIC and " " in phrase.text) or _PARENT.search(phrase.text) is not None
    new = phrase.word not in lexicon.adjectives() if role is None else _brings_new(phrase, role)
    plain = story.words[word_at(story.words, phrase.start)].lower == "the"
    outstanding = speaks and plain and (generic or not new) and not _OWNED.search(phrase.text)
    known = generic or outstanding or (role.taken_up if role else phrase.word in lexicon.adjectives())
    if not known or phrase.plural or phrase.owner or not phrase.definite:
        return None
    if story.strangers.get(phrase.word, phrase.start) < phrase.start:
        return None
    number = _in_focus(story, phrase)
    if number is None:
        return None
    entity = story.clusters.entities[number]
    offices = _OF_COUNTRIES if phrase.narrow and _spoke_last(story, number) else _OFFICES
    if outstanding and _stands_out(story, phrase, number) and _may_hold(phrase, entity, offices):
        return entity
    if not (generic or role is None or role.taken_up):
        return None
    alone = role is not None and _alone(story, number, phrase.start) and _may_hold(phrase, entity)
    return entity if alone or _agrees(phrase, entity) else None


def _brings_new(phrase: Phrase, role: lexicon.Role) -> bool:
    """A noun may bring in somebody new: not "the former judge", nor "the Tolmar coach"."""
    club = bool(phrase.proper - frozenset(lexicon.nations().values())) and phrase.word in _OF_CLUBS
    return role.brings_new and not phrase.narrow & _ONCE and not club


def _stands_out(story: Story, phrase: Phrase, number: int) -> bool:
    """This person spoke last or nobody else came up, no other has been a subject since, and nobody was called so before."""
    ranked = candidates(story, {"m": "he", "f": "she"}.get(phrase.gender, ""), phrase.start)
    own = max((one.weight for one in ranked if number in one.event.entities), default=0.0)
    others = max((one.weight for one in ranked if number not in one.event.entities), default=0.0)
    recent = story.trail[-LOOK_BACK:]
    speaker = _last_speaker(story)
    spoke = _spoke_last(story, number)
    alone = not others and phrase.word in lexicon.roles()
    if own < _CLEAR or own - others < _CLEAR_LEAD or not (spoke or alone):
        return False
    since = story.paragraph(speaker.at) if spoke else story.paragraph(phrase.start)
    rivals = any(
        one.type in ("person", "unknown")
        and number not in one.entities
        and one.weight >= SUBJECT
        and one.quotation < 0
        for one in recent
        if story.paragraph(one.at) >= since and one.at < phrase.start
    )
    known = any(not one.entities and one.names[0].split()[-1].lower() == phrase.word for one in recent)
    return not rivals and not known and not _held_by_another(story, phrase, number)


def _last_speaker(story: Story) -> Event | None:
    return next((one for one in reversed(story.trail[-LOOK_BACK:]) if one.speaks), None)


def _spoke_last(story: Story, number: int) -> bool:
    speaker = _last_speaker(story)
    return speaker is not None and number in speaker.entities


def _held_by_another(story: Story, phrase: Phrase, number: int) -> bool:
    """The text calls somebody else so."""
    return any(
        other != number and story.begins[other] < phrase.start
        for other, _ in story.posts.get(phrase.word, ())
    )


def _alone(story: Story, number: int, at: int) -> bool:
    """Nobody else came up since the paragraph of this person, here or just before: "Tom Hale, 74, sang. The retired joiner said"."""
    here = story.paragraph(at)
    last = next(
        (story.paragraph(one.at) for one in reversed(story.trail) if number in one.entities and one.at < at),
        here,
    )
    since = [
        one
        for one in story.trail[-30:]
        if one.at < at and story.paragraph(one.at) >= last and one.quotation < 0
    ]
    people = {one.entities or one.names for one in since if one.type in ("person", "unknown")}
    return here - last < 2 and people == {(number,)}


def _of_age(story: Story, phrase: Phrase, age: str) -> Entity | None:
    """The one person of that age; if no age is told, the person in focus."""
    same = [number for number, at in story.ages.get(age, {}).items() if at < phrase.start]
    if same:
        return story.clusters.entities[same[0]] if len(same) == 1 and same[0] != UNNAMED else None
    number = _in_focus(story, phrase, lead=_AGED_LEAD)
    if number is None or any(number in bearers for bearers in story.ages.values()):
        return None
    entity = story.clusters.entities[number]
    return entity if _may_hold(phrase, entity) else None


def _in_focus(story: Story, phrase: Phrase, *, lead: float = _LEAD) -> int | None:
    """Whom a description may take up: the one who came up in its sentence and is no subject there, or the foremost."""
    subjects, others = _in_sentence(story, phrase.start)
    number = (
        next(iter(others)) if len(others) == 1 else _foremost(story, phrase, lead) if not others else None
    )
    return None if number in subjects else number


def _in_sentence(story: Story, at: int) -> tuple[set[int], set[int]]:
    """Who came up in the sentence before ``at``: subjects, whom no description after them means, and the others."""
    here = [
        one for one in story.trail[-20:]
        if one.at < at
        and story.unit(one.at) == story.unit(at) and one.quotation == story.quotation(at) and one.type in ("person", "unknown")
    ]  # fmt: skip
    text = story.clusters.reading.text
    start = story.units[story.unit(at)]
    fronted = text.find(",", start, at) if text[start:at].split(" ", 1)[0].lower() in _OPENERS else -1
    subjects = _numbers(one for one in here if one.weight >= 1 and one.at > fronted)
    return subjects, _numbers(here) - subjects


def _numbers(events: Iterable[Event]) -> set[int]:
    return {number for event in events for number in event.entities}


def _foremost(story: Story, phrase: Phrase, lead: float) -> int | None:
    """The person in focus, if nobody else is nearly as much."""
    wanted = {"m": "he", "f": "she"}.get(phrase.gender, "")
    ranked = [one for one in candidates(story, wanted, phrase.start) if one.event.type == "person"]
    if not ranked or len(ranked[0].event.entities) != 1 or ranked[0].event.shared:
        return None
    first, second = ranked[0].weight, ranked[1].weight if len(ranked) > 1 else 0.0
    return ranked[0].event.entities[0] if first >= _FAINT and first - second >= lead else None


def _agrees(phrase: Phrase, entity: Entity) -> bool:
    """What the text tells of somebody speaks for a description, or is at least much and not against it.

    The office must be theirs; no post of theirs may name another place or party; somebody hardly spoken of must be in
    politics at least, as those are whom reporters describe anew.
    """
    political = _IN_POLITICS | ({"leader"} if phrase.word in PARTIES else set())
    told = bool(_roles(entity) & ({phrase.word} | political))
    known = len(entity.forms) >= _KNOWN and max(len(form.words) for form in entity.forms) > 1
    return (told or known) and _may_hold(phrase, entity)


def _may_hold(phrase: Phrase, entity: Entity, offices: frozenset[str] = _OFFICES) -> bool:
    """The office that a description names is theirs, and no post of theirs names another place or party."""
    places = phrase.narrow & frozenset(lexicon.nations().values())
    unknown = phrase.word not in _roles(entity) or (places and phrase.word in _OF_COUNTRIES)
    if phrase.word in offices and unknown:
        return False
    return not any(tells_apart(phrase, post) for post in entity.posts)


def _roles(entity: Entity) -> set[str]:
    """The roles that the text gives somebody, and what else their holders are called."""
    roles = {post.role for post in entity.posts}
    return roles | {also for role in roles & lexicon.roles().keys() for also in lexicon.roles()[role].also}
