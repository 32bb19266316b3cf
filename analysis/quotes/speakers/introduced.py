"""Who is brought in before the colon that stands before a quote: "Reed quotes an adviser, Ada Hale:"."""

from __future__ import annotations

import re

from analysis.quotes.attribution import Attribution
from analysis.quotes.phrases import read_source
from analysis.quotes.speakers.found import Found, nobody
from analysis.quotes.speakers.going_on import goes_on
from analysis.quotes.speakers.story import Story

# Before a name that may be a place's: "In Tolmar they sing:"
_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Nn]ear|[Oo]utside|across) \Z")
# "Frank quotes an adviser, Ada Reed:"
_QUOTES = re.compile(r"\b(?:quot|cit)(?:es|ed|ing)\b[^.:;\"'“”]{0,60}\Z")
# How prominent a described subject is.
_UNKNOWN = 0.9
# How far the subject of a sentence may reach.
_SUBJECT = 50


def introduced(story: Story, one: Attribution) -> Found | None:
    """The person of the sentence that ends with a colon before the quote; nobody if it names several."""
    text = story.clusters.reading.text
    until = one.start
    while until > 0 and text[until - 1] in " \n\"'":
        until -= 1
    if text[until - 1 : until] != ":":
        return None
    unit = story.unit(until - 1)
    events = [
        e
        for e in story.trail[-30:]
        if story.unit(e.at) == unit
        and e.at < until
        and (e.type == "person" or (e.type == "unknown" and not _is_placed(text, e.at)))
    ]
    who = {event.names: event for event in events if event.entities}
    if _QUOTES.search(text, story.units[unit], max((e.at for e in who.values()), default=0)):
        who = dict([max(who.items(), key=lambda item: item[1].at)])
    if len(who) > 1:
        who = {names: event for names, event in who.items() if event.weight >= 1}
    strangers = [e for e in events if e.type == "person" and not e.entities and e.weight >= _UNKNOWN]
    if strangers and len(strangers) == len(events):
        return goes_on(strangers[0], "described before the colon", 0.7)
    if not events:
        return _described_before(story, story.units[unit], until)
    return goes_on(next(iter(who.values())), "named before the colon", 0.75) if len(who) == 1 else None


def _described_before(story: Story, start: int, colon: int) -> Found | None:
    """Somebody without a name begins the sentence before the colon: "One fan, writing on a board, was less sure:"."""
    text = story.clusters.reading.text
    words = text[start:colon].split()
    if not words or words[0].lower() not in ("a", "an", "one", "another", "some"):
        return None
    comma = text.find(",", start, colon)
    phrases = read_source(story.clusters, start, comma) if start < comma < start + _SUBJECT else []
    if len(phrases) == 1 and phrases[0].kind in ("role", "group") and not phrases[0].definite:
        return Found((phrases[0].text,), "person", "unnamed", "described before the colon", 0.7)
    return nobody("unknown", "implicit", "somebody else is spoken of before the colon")


def _is_placed(text: str, at: int) -> bool:
    """A name stands where the name of a place may."""
    return _PLACED.search(text, max(0, at - 9), at) is not None
