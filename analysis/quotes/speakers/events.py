"""Who comes up in a text: by a name, by what they are, or by a pronoun, each as prominent as it stands."""

from __future__ import annotations

from analysis.quotes.names.entities import Entity, Mention, may_be_person
from analysis.quotes.names.tokens import word_at
from analysis.quotes.phrases import Phrase
from analysis.quotes.phrases.inside import CALLED
from analysis.quotes.speakers.acting import acts_on
from analysis.quotes.speakers.beside import (
    acts,
    apposed,
    identified,
    is_demonym,
    is_modifier,
    named_behind,
    side_by_side,
)
from analysis.quotes.speakers.epithets import taken_up
from analysis.quotes.speakers.focus import candidates
from analysis.quotes.speakers.genders import is_clear
from analysis.quotes.speakers.kin import kin_meant, learn_kin
from analysis.quotes.speakers.namesakes import settled
from analysis.quotes.speakers.nominals import holders
from analysis.quotes.speakers.prominence import OBJECT, SPEAKER, TOLD, followed_by_who, prominence
from analysis.quotes.speakers.pronouns import by_pronoun
from analysis.quotes.speakers.referring import PRONOUNS
from analysis.quotes.speakers.story import Event, Story

_OTHER_SENSES = frozenset(
    "head forward private general major star champion deputy chair whip chief host guest fan".split()
)
# Somebody who comes up for the first time, as a subject.
_INTRODUCED = 1.09
_UNKNOWN_HOLDER = 0.9
# "His father" leads back to him.
_OWNED = 0.65
_REACH = 50


def come_up(story: Story, mention: Mention) -> None:
    """Somebody is named; a shared surname goes to the one of that name who alone is in focus."""
    name = mention.name
    learn_kin(story, mention)
    weight, quotation = _weight(story, mention), story.quotation(mention.start)
    if mention.entity is None:
        number = settled(story, mention)
        if number is None:
            event = Event(mention.start, (" ".join(name.words),), "person", name.gender, (), weight)
            story.happen(event._replace(quotation=quotation, shared=True, rivals=mention.rivals))
            return
        story.settled[mention.start] = number
        if name.gender:
            story.genders.setdefault(number, name.gender)
    entity = story.entity(mention)
    if entity.type == "place" and (is_demonym(name.words) or not acts(story, name.last)):
        return
    event = Event(mention.start, (entity.name,), entity.type, story.gender(entity), (entity.number,), weight)
    event = event._replace(quotation=quotation)
    last = story.trail[-1] if story.trail else None
    story.happen(event)
    if last and last.entities and side_by_side(story, last, mention):
        both = (*last.names, *event.names)
        numbers = (*last.entities, *event.entities)
        story.happen(
            event._replace(names=both, type="group", gender="", entities=numbers, weight=last.weight)
        )


def _weight(story: Story, mention: Mention) -> float:
    """How prominent a name is where it stands; who is known by it ("called Mama Reed") has spoken before, and is told a gender."""
    name = mention.name
    begins = story.words[name.outer].start  # "known as Mama Reed"
    called = CALLED.search(story.clusters.reading.text, max(0, begins - _REACH), begins)
    if called and mention.entity is not None:
        if called.lastindex:
            told = "f" if called[called.lastindex].lower().startswith("her") else "m"
            story.genders.setdefault(mention.entity, told)
        return SPEAKER
    weight = prominence(story.words, name.outer, name.last, named=True)
    if name.kind in ("person", "unknown") and is_modifier(story, mention):
        weight = min(weight, OBJECT)
    first = mention.entity is not None and story.begins.get(mention.entity) == mention.start
    return _INTRODUCED if weight >= 1 and first else weight


def describe(story: Story, phrase: Phrase) -> None:
    """Somebody is meant by a pronoun or a role in narration."""
    if phrase.kind == "group":
        weight = _prominence(story, phrase) * _UNKNOWN_HOLDER
        event = Event(phrase.start, (phrase.text,), "group", "", (), weight)
        story.happen(event._replace(quotation=story.quotation(phrase.start)))
    elif phrase.kind == "role" and identified(story, phrase.end):
        _is_named(story, phrase)
    elif phrase.kind == "role":
        _in_a_role(story, phrase)
    elif story.quotation(phrase.start) < 0:
        _by_pronoun(story, phrase)


def _prominence(story: Story, phrase: Phrase) -> float:
    """How prominent a phrase is where it stands."""
    return prominence(story.words, word_at(story.words, phrase.start), word_at(story.words, phrase.end) - 1)


def _in_a_role(story: Story, phrase: Phrase) -> None:
    """Somebody comes up by what they are: whoever holds the post or is taken up, else somebody unnamed."""
    if apposed(story, phrase.start) or named_behind(story, phrase):
        return
    one = _holder(story, phrase)
    if one is None and phrase.word in _OTHER_SENSES:
        return
    weight = _prominence(story, phrase) * (1 if one else _UNKNOWN_HOLDER)
    if followed_by_who(story.words, word_at(story.words, phrase.end) - 1):
        weight = max(weight, TOLD)
    if phrase.owner and not one:
        weight *= _OWNED
    event = Event(phrase.start, (phrase.text,), "person", phrase.gender, (), weight)
    if one:
        event = event._replace(names=(one.name,), gender=story.gender(one), entities=(one.number,))
    story.happen(event._replace(quotation=story.quotation(phrase.start)))


def _holder(story: Story, phrase: Phrase) -> Entity | None:
    """Who is meant by a role: somebody's kin, the only one who holds the post, or whoever the text is about."""
    relative = kin_meant(story, phrase)
    if relative is not None:
        return story.clusters.entities[relative]
    fits = holders(story, phrase) if phrase.definite else []
    if len(fits) == 1:
        return fits[0]
    return None if fits else taken_up(story, phrase)


def _by_pronoun(story: Story, phrase: Phrase) -> None:
    """Whoever a pronoun means comes up, and it tells of their gender."""
    avoid = acts_on(story, phrase)
    who = by_pronoun(story, phrase, avoid)
    if len(who.names) != 1:
        return
    if len(who.entities) == 1:
        clear = is_clear(candidates(story, phrase.word, phrase.start, avoid))
        told = story.votes if clear else story.hints
        told[who.entities[0]].append("f" if phrase.word in ("she", "her") else "m")
    story.happen(Event(phrase.start, who.names, who.type, who.gender, who.entities, PRONOUNS[phrase.word]))


def _is_named(story: Story, phrase: Phrase) -> None:
    """ "The fisherman was Ada Reed": whoever was a fisherman before is her."""
    named = story.clusters.mentions_in(phrase.end, phrase.end + _REACH)
    entity = next((one for one in map(story.entity, named) if one and may_be_person(one)), None)
    if entity is None or not phrase.definite:
        return
    for index, event in enumerate(story.trail):
        alone = not event.entities and len(event.names) == 1
        if alone and event.names[0].lower().split()[-1] == phrase.word:
            story.trail[index] = event._replace(
                names=(entity.name,), entities=(entity.number,), gender=story.gender(entity)
            )
    event = Event(phrase.start, (entity.name,), "person", story.gender(entity), (entity.number,), 1.0)
    story.happen(event._replace(quotation=story.quotation(phrase.start)))
