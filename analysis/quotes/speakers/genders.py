"""What the pronouns of a text tell of the gender of those whose names do not."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.quotes.speakers.focus import Candidate
from analysis.quotes.speakers.story import Story

_VOTES = 0.15


def is_clear(ranked: Sequence[Candidate]) -> bool:
    """The first is far ahead, and if its gender is not told, nobody behind has the one the pronoun tells."""
    if len(ranked) < 2:
        return True
    told = bool(ranked[0].event.gender) or not any(one.event.gender for one in ranked[1:])
    return told and ranked[0].weight - ranked[1].weight > 0.4


def learn_genders(story: Story) -> None:
    """What the pronouns of a text tell of those whose names do not."""
    for number, votes in story.votes.items():
        entity = story.clusters.entities[number]
        likely = max(set(votes), key=votes.count)
        often = len(votes) >= _VOTES * len(entity.forms)
        doubted = sum(told != likely for told in story.hints[number]) >= len(votes)
        if often and not doubted and votes.count(likely) >= 0.8 * len(votes) and not entity.gender:
            story.genders[number] = likely
