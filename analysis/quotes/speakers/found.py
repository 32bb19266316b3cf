"""A speaker as found, before the user's aliases."""

from __future__ import annotations

from typing import NamedTuple

from analysis.quotes.speakers.story import Event


class Found(NamedTuple):
    """A speaker as found: the names (several people have several), and the entities they are."""

    names: tuple[str, ...]
    type: str
    resolution: str
    reason: str
    score: float
    entities: tuple[int, ...] = ()
    gender: str = ""


def nobody(kind: str, resolution: str, reason: str, score: float = 0.4) -> Found:
    """No speaker, and why."""
    return Found((), kind, resolution, reason, score)


def of_event(event: Event, resolution: str, reason: str, score: float) -> Found:
    """Those who came up in an event, as speakers."""
    return Found(event.names, event.type, resolution, reason, score, event.entities, event.gender)
