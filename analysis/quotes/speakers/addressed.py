"""Whom a quote names, or is told to: they are not who says it."""

from __future__ import annotations

import re
from typing import NamedTuple

from analysis.quotes.attribution import Attribution
from analysis.quotes.names.entities import Mention
from analysis.quotes.speakers.beside import is_modifier
from analysis.quotes.speakers.focus import LOOK_BACK
from analysis.quotes.speakers.story import Story
from analysis.text import Span

_TOLD = re.compile(r"\b(?:told|asked|reminded|assured|warned|tells|asks|thanked|informed)$")
_OF = re.compile(r" (?:of|about) [A-Z]")
_MY = re.compile(r"\b[Mm]y (?:late |own |own late )?([a-z]+)\b(?! and I\b)")
# How far behind such a verb the one addressed begins: "told Reed", "told a laughing Ada Reed".
_BEHIND = 20
# How far into unmarked words somebody is named who can hardly be who says them.
NEAR = 40
# How far behind the mark the name stands that a quote begins with.
_FIRST = 4


class Named(NamedTuple):
    """The people, by number, whom the words name, or who are told them; whether they begin with such a name."""

    people: frozenset[int]
    begins: bool = False


def _without_owner(story: Story, span: Span) -> Span:
    """A content without the owner of its first noun: "Reed's wife loved it, he said" may be by Reed."""
    named = story.clusters.mentions_in(*span)
    first = named[0] if named and named[0].name.owner else None
    opens = first is not None and story.words[first.name.outer].start - span[0] < 3
    return (first.end, span[1]) if opens else span


def within_or_kin(story: Story, one: Attribution) -> list[Span]:
    """Where those come up who stand in a content before its source, whom a quote calls "my father", of whom it is said."""
    before = [_without_owner(story, span) for span in one.content if span[0] < one.source[0][0]]
    return before + _own_kin(story, one) + _said_of(story, one)


def _said_of(story: Story, one: Attribution) -> list[Span]:
    """Where the person comes up behind a verb and "of": "he said of Reed"."""
    end = one.cue[-1][1] if one.cue else 0
    of = _OF.match(story.clusters.reading.text, end) if one.cue else None
    named = story.clusters.mentions_in(of.end() - 1, of.end() + _BEHIND)[:1] if of else []
    return [
        (event.at, event.at + 1)
        for event in story.trail[-LOOK_BACK:]
        if named and named[0].entity is not None and named[0].entity in event.entities
    ]


def bound_by(story: Story, one: Attribution, reach: int | None = None) -> list[Mention]:
    """Whom the words behind a source name outside marks, within a reach: "she said Reed would go" is not by Reed."""
    behind = [span for span in one.content if one.source[-1][1] <= span[0]]
    within = ((start, end if reach is None else min(end, start + reach)) for start, end in behind)
    named = (mention for span in within for mention in story.clusters.mentions_in(*span))
    return [m for m in named if story.quotation(m.start) < 0 and not is_modifier(story, m)]


def _own_kin(story: Story, one: Attribution) -> list[Span]:
    """Where those come up whom a quote calls "my father": they do not say it."""
    text = story.clusters.reading.text
    kin = {found[1].lower() for span in one.content for found in _MY.finditer(text, *span)}
    if not kin:
        return []
    named = {number for (_, word), number in story.kin.items() if word in kin}
    return [
        (event.at, event.at + 1)
        for event in story.trail[-LOOK_BACK:]
        if named & set(event.entities) or (not event.entities and event.names[0].split()[-1].lower() in kin)
    ]


def spoken_of(story: Story, one: Attribution) -> Named:
    """The people whom the words name, or who are told them."""
    named = [
        mention
        for start, end in one.content
        for mention in story.clusters.mentions_in(start, end)
        if story.quotation(mention.start) >= 0
    ]
    begins = any(mention.start - one.start < _FIRST for mention in named)
    text = story.clusters.reading.text
    for _, end in one.cue:
        if _TOLD.search(text, max(0, end - 10), end):
            behind = (m for m in story.clusters.mentions_in(end, end + _BEHIND) if m.start >= end)
            named += [mention for mention in behind if not mention.name.owner][:1]
    begins = begins or bool(bound_by(story, one, NEAR))
    named += bound_by(story, one)
    people = (story.entity(mention) for mention in named)
    numbers = (entity.number for entity in people if entity is not None and entity.type == "person")
    return Named(frozenset(numbers), begins)
