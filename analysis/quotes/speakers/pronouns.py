"""Whom "he", "she", "they" and "it" mean: the likeliest of those in focus, and nobody where two may be meant."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.quotes.names.entities import Entity
from analysis.quotes.phrases import Phrase
from analysis.quotes.speakers.addressed import Named
from analysis.quotes.speakers.focus import LOOK_BACK, Candidate, candidates, gender_of, odds
from analysis.quotes.speakers.found import Found, nobody, of_event
from analysis.quotes.speakers.prominence import OBJECT, SUBJECT
from analysis.quotes.speakers.story import Event, Story
from analysis.text import Span

_MARGIN = 0.09
_AS_LIKELY = 0.6
_PAIR_REACH = 2


def by_pronoun(story: Story, phrase: Phrase, avoid: Sequence[Span] = (), named: Named | None = None) -> Found:
    """The likeliest of those a pronoun may mean, if it stands out.

    Whom a quote names seldom says it: somebody else does who is nearly as likely, or nobody can tell if it begins so.
    """
    ranked = candidates(story, phrase.word, phrase.start, avoid)
    if phrase.word == "both" and not ranked:
        return _pair(story, phrase)
    others = candidates(story, phrase.word, phrase.start, [*avoid, *named.places]) if named else []
    if others and others[0].event.names != ranked[0].event.names:
        if others[0].weight >= _AS_LIKELY * ranked[0].weight:
            ranked = others
        elif named.begins:
            return nobody("person", "pronoun", f"“{phrase.word}”: the quote names {ranked[0].event.names[0]}")
    if ranked and ranked[0].event.shared and (told := _told_by_gender(story, ranked, gender_of(phrase.word))):
        return told
    other = _untold(story, phrase, ranked)
    if other and other.event.weight >= SUBJECT and story.unit(other.event.at) == story.unit(phrase.start):
        return of_event(other.event, "pronoun", f"“{phrase.word}”: the subject whom it fits", 0.8)
    other = other or _newer(story, phrase, ranked)
    if other:
        names = f"{ranked[0].event.names[0]}, {other.event.names[0]}"
        return nobody("person", "pronoun", f"“{phrase.word}” may be {names}")
    return _likeliest(ranked, f"“{phrase.word}”")


def _pair(story: Story, phrase: Phrase) -> Found:
    """ "The two": the people of the last sentence that named any, where they were just two."""
    people: dict[int, Event] = {}
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
    numbers = tuple(sorted(people, key=lambda number: people[number].at))
    names = tuple(story.clusters.entities[number].name for number in numbers)
    return Found(names, "group", "pronoun", f"the two: {' and '.join(names)}", 0.75, numbers)


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

    It is the subject; an object too, where the first candidate stands in another paragraph.
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
        before = unit - story.unit(event.at) == 1 and story.paragraph(event.at) == here
        fits = event.type == "person" and event.gender in ("", wanted)
        if before and fits and event.weight >= least:
            return item
    return None
