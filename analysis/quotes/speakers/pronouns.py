"""Whom "he", "she", "they" and "it" mean: the likeliest of those in focus, and nobody where two may be meant."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.quotes.names.entities import Entity
from analysis.quotes.phrases import Phrase
from analysis.quotes.speakers.addressed import Named
from analysis.quotes.speakers.focus import LOOK_BACK, Candidate, candidates, gender_of, odds
from analysis.quotes.speakers.found import Found, nobody, of_event
from analysis.quotes.speakers.prominence import OBJECT, SUBJECT, TOLD, prominence
from analysis.quotes.speakers.story import Event, Story
from analysis.text import Span

# What opens a sentence before "his": "Despite", "In"
_OPENS = re.compile(
    r"(?:Despite|In(?: what)?|With|For|Throughout|During|Besides|After|Before|Since|Like|Unlike|Through|By|Given) "
)
_FRONT = re.compile(r"[^,.;:\n]{3,60},[\"'”’]{0,2} ")
# How far behind a comma a name may end that begins there.
_NAME = 40
_MARGIN = 0.09
_AS_LIKELY = 0.6
_PAIR_REACH = 2


def by_pronoun(story: Story, phrase: Phrase, avoid: Sequence[Span] = (), named: Named | None = None) -> Found:
    """The likeliest of those a pronoun may mean, if it stands out.

    Whom a quote names seldom says it: somebody else does who is nearly as likely, or nobody can tell if it begins so.
    """
    ahead = _named_ahead(story, phrase)
    if ahead:
        return ahead
    ranked = candidates(story, phrase.word, phrase.start, avoid)
    if phrase.word == "both" and not ranked:
        return _pair(story, phrase)
    if named and ranked and named.people & set(ranked[0].event.entities):
        others = [item for item in ranked if not named.people & set(item.event.entities)]
        if others and others[0].weight >= _AS_LIKELY * ranked[0].weight:
            ranked = others
        elif named.begins:
            return nobody("person", "pronoun", f"“{phrase.word}”: the quote names {ranked[0].event.names[0]}")
    if ranked and ranked[0].event.shared and (told := _told_by_gender(story, ranked, gender_of(phrase.word))):
        return told
    anew = _described_anew(story, phrase, ranked)
    if anew:
        return of_event(anew.event, "pronoun", f"“{phrase.word}”: last named", 0.7)
    other = _untold(story, phrase, ranked)
    if other and other.event.weight >= SUBJECT and story.unit(other.event.at) == story.unit(phrase.start):
        return of_event(other.event, "pronoun", f"“{phrase.word}”: the subject whom it fits", 0.8)
    other = other or _newer(story, phrase, ranked) or _nearer(story, phrase, ranked)
    if other:
        names = f"{ranked[0].event.names[0]}, {other.event.names[0]}"
        return nobody("person", "pronoun", f"“{phrase.word}” may be {names}")
    return _likeliest(ranked, f"“{phrase.word}”")


def _named_ahead(story: Story, phrase: Phrase) -> Found | None:
    """Who is named behind what opens a sentence: "Despite his age, Reed will run"."""
    text, wanted = story.clusters.reading.text, gender_of(phrase.word)
    begin = story.units[story.unit(phrase.start)] if story.units else 0
    if not wanted or story.quotation(phrase.start) >= 0 or not _OPENS.fullmatch(text, begin, phrase.start):
        return None
    comma = _FRONT.match(text, phrase.end)
    named = story.clusters.mentions_in(comma.end(), comma.end() + _NAME)[:1] if comma else []
    entity = story.entity(named[0]) if named and not named[0].name.owner else None
    if entity is None or entity.type != "person" or story.gender(entity) not in ("", wanted):
        return None
    name = named[0].name
    opens = story.words[name.outer].start == comma.end()
    if not opens or prominence(story.words, name.outer, name.last, named=True) < SUBJECT:
        return None
    return Found(
        (entity.name,),
        "person",
        "pronoun",
        f"“{phrase.word}”: named behind it",
        0.8,
        (entity.number,),
        wanted,
    )


def _pair(story: Story, phrase: Phrase) -> Found:
    """ "The two": the people of the last sentence that named any, where they were just two, or the two of a surname."""
    people: dict[int, Event] = {}
    last = next(
        (one for one in reversed(story.trail) if one.type == "person" and one.at < phrase.start), None
    )
    if (
        last
        and last.shared
        and len(last.rivals) == 2
        and story.unit(phrase.start) - story.unit(last.at) <= _PAIR_REACH
    ):
        return _two(story, sorted(last.rivals, key=lambda number: story.begins[number]))
    last = None
    for event in reversed(story.trail[-LOOK_BACK:]):
        one = event.type == "person" and len(event.entities) == 1 and event.quotation < 0
        if not one or event.at >= phrase.start:
            continue
        last = story.unit(event.at) if last is None else last
        if story.unit(event.at) < last or story.unit(phrase.start) - last > _PAIR_REACH:
            break
        people.setdefault(event.entities[0], event)
    if len(people) != 2:
        return nobody("group", "pronoun", "the two: nobody before whom it could mean", 0.3)
    return _two(story, sorted(people, key=lambda number: people[number].at))


def _two(story: Story, numbers: Sequence[int]) -> Found:
    names = tuple(story.clusters.entities[number].name for number in numbers)
    return Found(names, "group", "pronoun", f"the two: {' and '.join(names)}", 0.75, tuple(numbers))


def _told_by_gender(story: Story, ranked: Sequence[Candidate], wanted: str) -> Found | None:
    """The only one of a shared surname whom the pronoun can mean, where no other name comes near."""
    rivals = [story.clusters.entities[number] for number in ranked[0].event.rivals]
    fits = [entity for entity in rivals if story.gender(entity) == wanted]
    told = wanted and len(fits) == 1
    told = told and (all(map(story.gender, rivals)) or (len(ranked) > 1 and _is(ranked[1], fits[0])))
    own = ranked[0].weight + sum(item.weight for item in ranked[1:] if fits and _is(item, fits[0]))
    near = [item for item in ranked[1:] if item.weight > 0.6 * own]
    if not told or not all(_is(item, fits[0]) for item in near):
        return None
    reason = f"the {ranked[0].event.names[0]} whom the pronoun fits"
    return Found((fits[0].name,), "person", "pronoun", reason, 0.8, (fits[0].number,), wanted)


def _is(item: Candidate, entity: Entity) -> bool:
    return item.event.entities == (entity.number,)


def _likeliest(ranked: Sequence[Candidate], what: str) -> Found:
    """The first candidate if it stands out from the second."""
    if not ranked:
        return nobody("unknown", "pronoun", f"{what}: nobody before whom it could mean", 0.3)
    first, lead = ranked[0], ranked[0].weight - (ranked[1].weight if len(ranked) > 1 else 0)
    if lead < _MARGIN:
        names = ", ".join(" & ".join(item.event.names) for item in ranked[:2])
        return nobody(first.event.type, "pronoun", f"{what} may be {names}")
    if first.event.shared:
        return nobody("person", "pronoun", f"{what}: whichever {first.event.names[0]} was last spoken of")
    reason = f"{what}: {'last speaker' if first.event.speaks else 'last spoken of'}"
    return of_event(first.event, "pronoun", reason, min(0.95, 0.7 + 0.3 * lead))


def _described_anew(story: Story, phrase: Phrase, ranked: Sequence[Candidate]) -> Candidate | None:
    """Who is named, where the first candidate is a description with "the" that may well be of the same person."""
    wanted, first = gender_of(phrase.word), ranked[0].event if ranked else None
    if not wanted or len(ranked) < 2 or first.entities or first.type != "person":
        return None
    second = ranked[1]
    the = story.clusters.reading.text[first.at : first.at + 4].lower() == "the "
    near = story.paragraph(second.event.at) == story.paragraph(phrase.start)
    fits = second.event.type == "person" and second.event.entities and second.event.gender == wanted
    return second if the and near and fits and second.weight > _AS_LIKELY * ranked[0].weight else None


def _untold(story: Story, phrase: Phrase, ranked: Sequence[Candidate]) -> Candidate | None:
    """Somebody of the right gender in this paragraph, behind a first candidate whose gender nothing tells."""
    wanted, first = gender_of(phrase.word), ranked[0].event if ranked else None
    if not wanted or first is None or first.gender or odds(story, first, wanted) > 0.75:
        return None
    here = story.paragraph(phrase.start)
    for item in ranked[1:]:
        near = story.paragraph(max(item.event.at, min(item.event.until - 1, phrase.start))) == here
        if near and item.event.gender == wanted and item.weight > 0.25 * ranked[0].weight:
            return item
    return None


def _newer(story: Story, phrase: Phrase, ranked: Sequence[Candidate]) -> Candidate | None:
    """Somebody in the sentence just before whom the pronoun may fit, where the first candidate stands further back.

    It is the subject; an object too, where the first candidate stands in another paragraph. From the paragraph before
    it is who comes up there alone, or for the first time and is told of.
    """
    wanted = gender_of(phrase.word)
    if not wanted or len(ranked) < 2:
        return None
    unit, first = story.unit(phrase.start), ranked[0].event
    if unit - story.unit(max(first.at, min(first.until - 1, phrase.start))) < 2:
        return None
    here = story.paragraph(phrase.start)
    least = SUBJECT if story.paragraph(first.at) == here else OBJECT
    for item in ranked[1:]:
        event = item.event
        fits = event.type == "person" and event.gender in ("", wanted)
        before = unit - story.unit(event.at) == 1 and story.paragraph(event.at) == here
        acts = event.type == "unknown" and event.entities and event.weight >= SUBJECT
        if before and (fits or acts) and event.weight >= least:
            return item
        last = next(
            one for one in reversed(story.trail) if one.names == event.names and one.at < phrase.start
        )
        apart = (
            story.paragraph(first.at) < story.paragraph(last.at) < here and unit - story.unit(last.at) == 1
        )
        if apart and fits and (_is_new(story, last) or _is_alone(story, last)):
            return item
    return None


def _nearer(story: Story, phrase: Phrase, ranked: Sequence[Candidate]) -> Candidate | None:
    """Somebody of that gender in the same sentence, no object, where the first candidate stands in another paragraph."""
    wanted, unit, here = gender_of(phrase.word), story.unit(phrase.start), story.paragraph(phrase.start)
    if not wanted or story.paragraph(ranked[0].event.at if ranked else phrase.start) == here:
        return None
    fits = (item for item in ranked[1:] if item.event.gender == wanted and item.event.weight >= TOLD)
    return next((item for item in fits if story.unit(item.event.at) == unit), None)


def _is_new(story: Story, event: Event) -> bool:
    """Somebody is named for the first time, and told of: "courtesy of Ada Reed, a baker who"."""
    first = len(event.entities) == 1 and story.begins.get(event.entities[0]) == event.at
    return first and event.weight >= TOLD


def _is_alone(story: Story, event: Event) -> bool:
    """Nobody else is named in the sentence, which is a paragraph."""
    unit = story.unit(event.at)
    here = [one for one in story.trail[-LOOK_BACK:] if story.unit(one.at) == unit and one.type == "person"]
    alone = all(one.names == event.names for one in here)
    return alone and story.paragraph(story.units[max(0, unit - 1)]) != story.paragraph(event.at)
