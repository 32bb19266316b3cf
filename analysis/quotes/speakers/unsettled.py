"""Speakers who stayed open, and what follows from it for whoever speaks next."""

from __future__ import annotations

from itertools import takewhile

from analysis.quotes.attribution import Attribution
from analysis.quotes.speakers.found import Found
from analysis.quotes.speakers.prominence import SPEAKER
from analysis.quotes.speakers.story import Story
from analysis.quotes.speakers.subjects import is_spoken_to

_RECENT = 20


def is_open(story: Story, pronoun: str, who: Found, at: int) -> bool:
    """The same pronoun stood open just before, and whom it would mean now has not come up since."""
    if not story.unsettled:
        return False
    before = story.unsettled[-1]
    again = story.clusters.reading.text[before : before + len(pronoun) + 1].lower() == f"{pronoun} "
    if not again or not who.names or story.paragraph(at) - story.paragraph(before) > 1:
        return False
    since = takewhile(lambda event: event.at >= before, reversed(story.trail))
    return not any(event.speaks or event.names == who.names for event in since)


def brought_up(story: Story, one: Attribution) -> None:
    """One of several who share a surname speaks, or somebody is asked: a pronoun behind it may mean them."""
    asked = bool(one.source) and is_spoken_to(story, one)
    for index in range(len(story.trail) - 1, max(-1, len(story.trail) - _RECENT), -1):
        event = story.trail[index]
        named = (event.shared or asked) and any(start <= event.at < end for start, end in one.source)
        if named:
            story.trail[index] = event._replace(weight=SPEAKER, until=one.end, speaks=event.shared)
