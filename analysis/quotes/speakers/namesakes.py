"""Whom a surname means that several people of a text share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence

from analysis.quotes.names.entities import Mention
from analysis.quotes.speakers.prominence import SPEAKER, SUBJECT
from analysis.quotes.speakers.story import Story

_OFTEN = 3
_AGAIN = 2


def settled(story: Story, mention: Mention) -> int | None:
    """Whom a shared surname means, where a careful reader is sure.

    That is the only one of the name so far; the one whom the text has always called so while it names the others in
    full; the one in focus beside another of no weight; or the one who bore it alone before another came up who is not near.
    """
    # One who is only expected from a title has no beginning yet.
    seen = [number for number in mention.rivals if story.begins.get(number, mention.start) < mention.start]
    seen = [number for number in seen if not _is_late(story, number)] or seen
    seen = _told_by_title(story, mention, seen)
    if len(seen) < 2:
        return seen[0] if seen else None
    usual = _by_custom(story, seen)
    if usual is not None:
        return usual
    here = story.paragraph(mention.start)
    places = {number: story.paragraph(min(story.latest.get(number, 0), mention.start)) for number in seen}
    first, second = sorted(seen, key=lambda number: -places[number])[:2]
    minor = all(story.foremost.get(number, 0) < SUBJECT for number in seen if number != first)
    if (
        minor
        and story.foremost.get(first, 0) >= SUBJECT
        and here - places[first] <= 1
        and places[first] > places[second]
    ):
        return first
    owner = _established(story, seen, here, places)
    return owner if owner is not None else _dominant(story, seen, here, places)


def _is_late(story: Story, number: int) -> bool:
    """ "The late Tom Hale" is no longer who speaks."""
    outer = (form.outer for form in story.clusters.entities[number].forms)
    return any(at and story.words[at - 1].lower == "late" for at in outer)


def _told_by_title(story: Story, mention: Mention, seen: Sequence[int]) -> list[int]:
    """Those whom "Mr." or "Ms." fits, first of all those of whom the text tells it."""
    if not mention.name.gender:
        return list(seen)
    genders = {number: story.gender(story.clusters.entities[number]) for number in seen}
    sure = [number for number in seen if genders[number] == mention.name.gender]
    return sure or [number for number in seen if not genders[number]]


def _by_custom(story: Story, seen: Sequence[int]) -> int | None:
    """Who alone bore the surname alone so far, three times at least, while all others were named in full again and again."""
    bare = Counter(story.settled.values())
    owner = max(seen, key=lambda number: bare[number])
    others = [story.clusters.entities[number] for number in seen if number != owner]
    full = all(sum(len(form.words) > 1 for form in other.forms) >= _AGAIN for other in others)
    return (
        owner if bare[owner] >= _OFTEN and full and not any(bare[other.number] for other in others) else None
    )


def _established(story: Story, seen: Sequence[int], here: int, places: Mapping[int, int]) -> int | None:
    """Who bore the shared surname alone before others came up who are far or of no weight, and never spoke if it was but once."""
    owner = min(seen, key=lambda number: story.begins[number])
    others = [number for number in seen if number != owner]
    entry = min(story.begins[number] for number in others)
    alone = sum(number == owner and start < entry for start, number in story.settled.items())
    slight = all(here - places[number] > 1 or story.foremost.get(number, 0) < SUBJECT for number in others)
    silent = all(story.foremost.get(number, 0) < SPEAKER for number in others)
    return owner if slight and (alone >= _OFTEN or (alone and silent)) else None


def _dominant(story: Story, seen: Sequence[int], here: int, places: Mapping[int, int]) -> int | None:
    """Whom the text is about: named without doubt three times as often as any other of the surname, who are not near."""
    times = {number: len(story.clusters.entities[number].forms) for number in seen}
    first = max(seen, key=lambda number: times[number])
    others = [number for number in seen if number != first]
    often = times[first] >= _OFTEN * max(times[number] for number in others)
    return first if often and all(here - places[number] > 1 for number in others) else None
