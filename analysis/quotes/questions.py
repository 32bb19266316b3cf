"""Who asked: after a question put to somebody, the answer is not the asker's."""

from __future__ import annotations

import re

from analysis.quotes.story import Event, Story
from analysis.text import Span

ASKS = re.compile(r"\b(?:asked|asks|wondered|inquired|wanted to know)\b")
_PRONOUN = re.compile(r" (?:him|her)\b(?! [a-z]+['’]s\b)")
_REACH = 60
# How far behind the verb the person asked may stand.
_ADDRESSED = 40


def is_question(text: str, end: int) -> bool:
    """A quote ends with a question mark."""
    return text[max(0, end - 3) : end].rstrip("\"”’'» ").endswith("?")


def asker(story: Story, at: int, end: int) -> Span | None:
    """Where whoever put a question to somebody in the sentence before stands, if what ends at ``end`` is no question."""
    text = story.clusters.reading.text
    last = next((event for event in reversed(story.trail) if event.speaks and event.at < at), None)
    if (
        last is None
        or is_question(text, end)
        or story.unit(at) - story.unit(max(last.at, last.until - 1)) != 1
    ):
        return None
    asks = ASKS.search(text, last.at, last.at + _REACH)
    return (last.at, last.at + 1) if asks and _addressed(story, last, asks.end()) else None


def _addressed(story: Story, last: Event, behind: int) -> bool:
    """Somebody named, described or meant by a pronoun stands behind the verb that asks."""
    return _PRONOUN.match(story.clusters.reading.text, behind) is not None or any(
        behind < event.at <= behind + _ADDRESSED and event.type == "person" and event.names != last.names
        for event in story.trail[-20:]
    )
