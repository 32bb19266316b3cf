"""Following a text from start to end: every name, pronoun and speaker in turn, each seen against those before."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from analysis.quotes.attribution import Attribution
from analysis.quotes.marks import Quotation, pair_marks
from analysis.quotes.names import read_names
from analysis.quotes.names.clusters import cluster
from analysis.quotes.names.entities import Mention, may_be_person
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
from analysis.quotes.speakers.found import Found, nobody
from analysis.quotes.speakers.genders import is_clear, learn_genders
from analysis.quotes.speakers.interviews import interview
from analysis.quotes.speakers.kin import kin_meant, learn_kin
from analysis.quotes.speakers.named_later import name_later
from analysis.quotes.speakers.namesakes import settled
from analysis.quotes.speakers.nominals import holders
from analysis.quotes.speakers.prominence import OBJECT, SPEAKER, TOLD, followed_by_who, prominence
from analysis.quotes.speakers.pronouns import by_pronoun
from analysis.quotes.speakers.questions import beside_the_story
from analysis.quotes.speakers.referring import PRONOUNS, descriptions
from analysis.quotes.speakers.relatives import RELATIVE
from analysis.quotes.speakers.silent import first_person, implicit
from analysis.quotes.speakers.sources import FIRST_PERSON, resolve_source
from analysis.quotes.speakers.story import Event, Story, new_story
from analysis.quotes.speakers.unsettled import brought_up, is_open

_OTHER_SENSES = frozenset(
    "head forward private general major star champion deputy chair whip chief host guest fan".split()
)
# Somebody who comes up for the first time, as a subject.
_INTRODUCED = 1.09
_UNKNOWN_HOLDER = 0.9
# "His father" leads back to him.
_OWNED = 0.65
_REACH = 50
_ONE_OF_MANY = frozenset(["one", "another", "some", "several", "others", "many"])
# A pronoun that is clear tells the gender of whom it means, for what follows.
_TELLING = {"he": "m", "she": "f"}
_CLEAR = 0.9


def read_story(text: str, quotations: Sequence[Quotation] = ()) -> Story:
    """A text followed once, without attributions: what its pronouns tell of genders is learned then."""
    clusters = cluster(read_names(text))
    quotations = quotations or pair_marks(text)[0]
    quoted = [span for one in quotations if one.depth == 0 and one.role == "speech" for span in one.spans]
    story = new_story(text, clusters, quoted)
    story.phrases += descriptions(story)
    follow(story, (), None)
    learn_genders(story)
    return story


def follow(story: Story, attributions: Sequence[Attribution], author: str | None) -> dict[int, Found]:
    """Follow the text from start to end; who speaks in each attribution, by its index."""
    story.begin_again()
    found: dict[int, Found] = {}
    sources = {one.source[0][0] for one in attributions if one.source}
    order = sorted(range(len(attributions)), key=lambda index: anchor(attributions[index]))
    steps = heapq.merge(
        ((mention.start, 0, mention) for mention in story.clusters.mentions),
        ((start, 1, phrase) for start, phrase in story.phrases if start not in sources),
        ((anchor(attributions[index]), 2, index) for index in order),
        key=lambda step: step[:2],
    )
    for _, kind, item in steps:
        if kind == 0:
            _name(story, item)
        elif kind == 1:
            _described(story, item)
        elif _written(story, attributions[item]) not in FIRST_PERSON:
            found[item] = _attributed(story, attributions[item], author)
    for index in order:  # whoever "I" is may be named only after the quote
        if index not in found:
            found[index] = first_person(story, attributions[index], attributions, found)
    name_later(story, attributions, found)
    return found


def _written(story: Story, one: Attribution) -> str:
    """The source as written, in small letters."""
    text = story.clusters.reading.text
    return text[one.source[0][0] : one.source[-1][1]].lower().strip(" .:") if one.source else ""


def anchor(one: Attribution) -> int:
    """Where an attribution stands: its source, else its cue, else its content."""
    return (one.source or one.cue or one.content)[0][0]


def _name(story: Story, mention: Mention) -> None:
    """Somebody is named; a shared surname goes to the one of that name who alone is in focus."""
    name = mention.name
    learn_kin(story, mention)
    weight = prominence(story.words, name.outer, name.last, named=True)
    if name.kind in ("person", "unknown") and is_modifier(story, mention):
        weight = min(weight, OBJECT)
    if weight >= 1 and mention.entity is not None and story.begins.get(mention.entity) == mention.start:
        weight = _INTRODUCED
    begins = story.words[name.outer].start  # "known as Mama Reed"
    called = CALLED.search(story.clusters.reading.text, max(0, begins - _REACH), begins)
    if called and mention.entity is not None:
        weight = SPEAKER
        if called.lastindex:
            told = "f" if called[called.lastindex].lower().startswith("her") else "m"
            story.genders.setdefault(mention.entity, told)
    quotation = story.quotation(mention.start)
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


def _described(story: Story, phrase: Phrase) -> None:
    """Somebody is meant by a pronoun or a role in narration."""
    quotation = story.quotation(phrase.start)
    if phrase.kind == "group":
        first, last = word_at(story.words, phrase.start), word_at(story.words, phrase.end) - 1
        weight = prominence(story.words, first, last) * _UNKNOWN_HOLDER
        story.happen(Event(phrase.start, (phrase.text,), "group", "", (), weight, -1, quotation))
        return
    if phrase.kind == "role":
        if identified(story, phrase.end):
            _is_named(story, phrase)
            return
        if apposed(story, phrase.start) or named_behind(story, phrase):
            return
        relative = kin_meant(story, phrase)
        fits = holders(story, phrase) if phrase.definite else []
        fits = fits if relative is None else [story.clusters.entities[relative]]
        first, last = word_at(story.words, phrase.start), word_at(story.words, phrase.end) - 1
        one = fits[0] if len(fits) == 1 else None if fits else taken_up(story, phrase)
        if one is None and phrase.word in _OTHER_SENSES:
            return
        weight = prominence(story.words, first, last) * (1 if one else _UNKNOWN_HOLDER)
        if followed_by_who(story.words, last):
            weight = max(weight, TOLD)
        if phrase.owner and not one:
            weight *= _OWNED
        event = Event(phrase.start, (phrase.text,), "person", phrase.gender, (), weight)
        if one:
            event = event._replace(names=(one.name,), gender=story.gender(one), entities=(one.number,))
        story.happen(event._replace(quotation=quotation))
        return
    if quotation >= 0:
        return
    who = by_pronoun(story, phrase, acts_on(story, phrase))
    if not who.names or len(who.names) > 1:
        return
    if len(who.entities) == 1:
        ranked = candidates(story, phrase.word, phrase.start, acts_on(story, phrase))
        told = story.votes if is_clear(ranked) else story.hints
        told[who.entities[0]].append("f" if phrase.word in ("she", "her") else "m")
    weight = PRONOUNS[phrase.word]
    story.happen(Event(phrase.start, who.names, who.type, who.gender, who.entities, weight, -1, quotation))


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


def _attributed(story: Story, one: Attribution, author: str | None) -> Found:
    """Who speaks in one attribution; they are in focus then."""
    written = _written(story, one)
    if written in ("q", "a", "question", "answer"):
        who = interview(story, written[0], author)
    else:
        who = resolve_source(story, one) if one.source else implicit(story, one)
    at = anchor(one)
    if written in _TELLING and is_open(story, written, who, at):
        who = nobody("person", "pronoun", f"“{written}”: whoever spoke before, which is open")
    if written in _TELLING and len(who.entities) == 1 and who.score >= _CLEAR:
        story.genders.setdefault(who.entities[0], _TELLING[written])
    if who.names:
        aside = bool(one.source) and beside_the_story(story, one, written)
        event = Event(
            at,
            who.names,
            who.type,
            who.gender,
            who.entities,
            OBJECT if aside else SPEAKER,
            one.end,
            story.quotation(at),
            True,
        )
        story.happen(event)
        if not who.entities and written.split(" ")[0] in _ONE_OF_MANY:
            story.passing.add(who.names)
    elif written not in RELATIVE:
        story.unsettled.append(at)
        brought_up(story, one)
    return who
