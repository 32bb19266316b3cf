"""Whom a quote names, or is told to: they are not who says it."""

from __future__ import annotations

import re

from analysis.quotes.attribution import Attribution
from analysis.quotes.story import Story

_TOLD = re.compile(r"\b(?:told|asked|reminded|assured|warned|tells|asks|thanked|informed)$")
# How far behind such a verb the one addressed begins: "told Reed", "told a laughing Ada Reed".
_NEAR = 20


def spoken_of(story: Story, one: Attribution) -> frozenset[int]:
    """The people named inside the quotation marks of a quote, and the one it is told to."""
    named = [
        mention
        for start, end in one.content
        for mention in story.clusters.mentions_in(start, end)
        if story.quotation(mention.start) >= 0
    ]
    text = story.clusters.reading.text
    for _, end in one.cue:
        if _TOLD.search(text, max(0, end - 10), end):
            named += [
                m for m in story.clusters.mentions_in(end, end + _NEAR) if not m.name.owner and m.start >= end
            ][:1]
    people = (story.entity(mention) for mention in named)
    return frozenset(entity.number for entity in people if entity is not None and entity.type == "person")
