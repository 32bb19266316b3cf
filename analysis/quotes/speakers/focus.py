"""Who is in focus: whom "he", "they" or a missing source means, and the noun phrase before "who"."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from analysis.quotes.names import lexicon
from analysis.quotes.names.tokens import Word
from analysis.quotes.phrases.wording import is_plural
from analysis.quotes.speakers.prominence import SPEAKER, SUBJECT
from analysis.quotes.speakers.story import Event, Story
from analysis.text import Span

_PLURAL = frozenset("they them their theirs themselves these both each all we us our whom".split())
_MALE = frozenset(["he", "him", "his", "himself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_THING = frozenset(["it", "its", "itself"])
_FADE = (1.0, 0.9, 0.6, 0.45, 0.32)
_FAR = (0.0,) * len(_FADE) + (0.4,) * 6
_OTHER_PARAGRAPH = 0.65
# So many of those who came up last are looked at.
LOOK_BACK = 60
_FAINT = 0.15
_AGAIN = 0.15
_OFTEN = 4
_TOPIC = 0.6


class Candidate(NamedTuple):
    """Somebody a pronoun may mean, with how much speaks for it."""

    event: Event
    weight: float


def gender_of(pronoun: str) -> str:
    """m, f, or "" for a pronoun that does not tell."""
    return "m" if pronoun in _MALE else "f" if pronoun in _FEMALE else ""


def candidates(story: Story, pronoun: str, at: int, avoid: Sequence[Span] = ()) -> list[Candidate]:
    """Everybody a pronoun at ``at`` may mean, the likeliest first; "" stands for a missing source.

    A pronoun that tells the gender reaches further back where nobody near fits and but one there.
    """
    near = _ranked(story, pronoun, at, avoid, _FADE)
    if _is_topic(story, pronoun, at, near):
        return _with_topic(story, near)
    far = _ranked(story, pronoun, at, avoid, _FAR) if gender_of(pronoun) and not near else []
    return far if len(far) == 1 else near


def _is_topic(story: Story, pronoun: str, at: int, near: Sequence[Candidate]) -> bool:
    """The text is about somebody dead whom the pronoun fits, and nobody else came up in this paragraph."""
    if story.topic is None or story.begins[story.topic] > at:
        return False
    here = any(story.paragraph(item.event.at) == story.paragraph(at) for item in near)
    wanted = gender_of(pronoun)
    return bool(wanted) and not here and story.gender(story.clusters.entities[story.topic]) == wanted


def _with_topic(story: Story, near: Sequence[Candidate]) -> list[Candidate]:
    """The candidates, whom the text is about among them, as prominent as somebody spoken of just before."""
    entity = story.clusters.entities[story.topic]
    event = Event(
        story.begins[story.topic], (entity.name,), "person", story.gender(entity), (story.topic,), SUBJECT
    )
    others = [item for item in near if item.event.entities != event.entities]
    own = max((item.weight for item in near if item.event.entities == event.entities), default=0.0)
    return sorted([*others, Candidate(event, max(own, _TOPIC))], key=lambda item: -item.weight)


def _ranked(
    story: Story, pronoun: str, at: int, avoid: Sequence[Span], fades: Sequence[float]
) -> list[Candidate]:
    """The candidates, with how each sentence back makes them fade."""
    best: dict[tuple[str, ...], Candidate] = {}
    told: dict[tuple[str, ...], str] = {}  # what later pronouns tell of somebody unnamed
    quotation, unit, paragraph = story.quotation(at), story.unit(at), story.paragraph(at)
    # Whoever was last heard of before this has faded.
    far = story.units[unit - len(fades) + 1] if unit >= len(fades) else 0
    for event in reversed(story.trail[-LOOK_BACK:]):
        if event.at >= at or max(event.at, event.until - 1) < far:
            continue
        if event.quotation not in (-1, quotation) or (fades is _FAR and not event.gender):
            continue
        if not event.entities:
            told[event.names] = told.get(event.names) or event.gender
            event = event._replace(gender=told[event.names])
        if event.type == "place" and unit - story.unit(event.at) > 1:
            continue
        weight = _weight(story, event, at, (unit, paragraph), fades)
        if weight >= _FAINT:
            weight *= _agreement(story, pronoun, event)
        if weight < _FAINT or any(start <= event.at < end for start, end in avoid):
            continue
        old = best.get(event.names)
        if old:
            low, high = sorted((old, Candidate(event, weight)), key=lambda item: item.weight)
            best[event.names] = high._replace(weight=high.weight + _AGAIN * low.weight)
        else:
            best[event.names] = Candidate(event, weight)
    return sorted(best.values(), key=lambda item: -item.weight)


def _weight(story: Story, event: Event, at: int, here: tuple[int, int], fades: Sequence[float]) -> float:
    """How prominent the event still is at ``at``, which stands ``here``: in this sentence and paragraph.

    Somebody without a name is forgotten after a paragraph.
    """
    reach = max(event.at, min(event.until - 1, at))
    distance = here[0] - story.unit(reach)
    if distance >= len(fades):
        return 0.0
    paragraphs = here[1] - story.paragraph(reach)
    if event.type == "person" and not event.entities and paragraphs > (event.names not in story.passing):
        return 0.0
    fade = fades[distance] * (_OTHER_PARAGRAPH if paragraphs else 1.0)
    return event.weight * fade


def _agreement(story: Story, pronoun: str, event: Event) -> float:
    """1 where number, gender and kind agree, 0 where they do not, between where the text does not tell."""
    one = len(event.names) == 1 and event.type != "group"
    if not pronoun:
        return 1.0 if event.speaks or (one and event.type == "person") else 0.0
    if pronoun == "both" and len(event.names) == 1:
        return 0.4 if event.type == "group" else 0.0
    if pronoun in _PLURAL:
        body = event.type == "organisation" and (event.speaks or event.weight >= SUBJECT)
        return 1.0 if not one else 0.6 if body else 0.0
    if pronoun in _THING:
        fits = {"organisation": 1.0, "document": 1.0, "thing": 0.7, "place": float(event.weight >= SUBJECT)}
        heard = 1.0 if event.speaks or event.weight >= SUBJECT else 0.5
        return fits.get(event.type, 0.0) * heard if one else 0.0
    if not one or event.type not in ("person", "unknown"):
        return 0.0
    wanted = gender_of(pronoun)
    if not wanted or event.gender == wanted:
        return 1.0
    if event.gender:
        return 0.0
    told = 0.7 + 0.3 * odds(story, event, wanted)
    return told if event.type == "person" else told * _is_person(story, event)


def _is_person(story: Story, event: Event) -> float:
    """How likely a name of which nothing is told is a person's: the subject, of two or three words or named often."""
    if event.weight < SUBJECT or len(event.names[0].split()) > 3:
        return 0.3
    if not event.entities:
        return 0.75 if event.speaks and event.names[0].istitle() else 0.3
    times = len(story.clusters.entities[event.entities[0]].forms)
    if len(event.names[0].split()) == 1:
        heard = story.foremost.get(event.entities[0], 0.0) >= SPEAKER
        if times >= _OFTEN:
            return 0.9 if heard else 0.5
        return 0.75 if event.speaks else 0.3
    return 0.9 if times > 1 else 0.75


def odds(story: Story, event: Event, wanted: str) -> float:
    """How likely somebody of unlisted given name is of the gender wanted, by the ending of the name."""
    if not event.entities:
        return 0.5
    words = story.clusters.entities[event.entities[0]].name.split()
    if words[0] in lexicon.family_names():
        return 0.5
    known = words[0].lower() in lexicon.given_names()
    likely = lexicon.female_odds(words[0]) if known or len(words) > 1 else 0.5
    return likely if wanted == "f" else 1 - likely


def antecedent(story: Story, at: int) -> Span | None:
    """The noun phrase before a relative pronoun, as (start, end)."""
    words = story.words
    index = bisect_left(words, at, key=lambda word: word.start)
    if index and words[index].gap.startswith(")"):  # Ada Reed (Ind, Tolmar and Osmere), who
        opened = next(
            (i for i in range(index - 1, max(index - 9, 0), -1) if words[i].gap.endswith("(")), None
        )
        index = index if opened is None else opened
    first = index
    while first > 0 and index - first < 9:
        word = words[first - 1]
        if first < index and (
            words[first].gap not in (" ", ". ", "-", "/") or (word.owner and not word.capital)
        ):
            break
        if story.unit(word.start) != story.unit(at):
            break
        both = (
            word.lower == "and"
            and first < index
            and is_plural(words[index - 1].text)
            and is_plural(words[first - 2].text)
        )
        if word.lower in _stop_words() and not both and not _is_inside_name(words, first - 1, index - 1):
            break
        first -= 1
        if word.lower in lexicon.function_words("determiner"):
            break
    return (words[first].start, words[index - 1].end) if first < index else None


def _is_inside_name(words: Sequence[Word], at: int, last: int) -> bool:
    """ "For" or "and" stands between capitals before a role: "the Club for Growth donor", "the Food and Drug chief"."""
    between = words[at].lower in ("for", "and") and last > at + 1
    capitals = between and words[at - 1].capital and words[at + 1].capital
    return capitals and words[last].text.islower() and not is_plural(words[last].text)


@cache
def _stop_words() -> frozenset[str]:
    """Words that no noun phrase runs across."""
    kinds = ("preposition", "conjunction", "auxiliary", "relative")
    return frozenset().union(*(lexicon.function_words(kind) for kind in kinds)) - {"of"}
