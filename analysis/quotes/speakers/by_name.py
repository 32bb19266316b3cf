"""Who a name means, and whose words a noun is: "Reed", "the Kremlin's statement"."""

from __future__ import annotations

from analysis.quotes.names.entities import Entity
from analysis.quotes.names.tokens import composed
from analysis.quotes.phrases import Phrase
from analysis.quotes.speakers.found import Found, nobody
from analysis.quotes.speakers.namesakes import settled
from analysis.quotes.speakers.story import Story


def by_name(story: Story, phrase: Phrase) -> Found:
    """A name, or what its owner said ("the Kremlin's statement")."""
    mention = phrase.mention
    entity = story.entity(mention)
    if entity is None and (number := settled(story, mention)) is not None:
        entity = story.clusters.entities[number]  # "Ms. Reed" begins before her name does
    if entity is None:
        rivals = ", ".join(story.clusters.entities[number].name for number in mention.rivals)
        return nobody("unknown", "partial", f"two people called {mention.name.words[-1]}: {rivals}")
    text = " ".join(composed(story.clusters.reading.original[mention.start : mention.end]).split())
    full = text.casefold() == entity.name.casefold()
    reason = "named in full" if full else f"short for {entity.name}"
    if mention.entity is None:
        reason += ", the likeliest of that name"
    if phrase.owner:
        reason += f", whose {phrase.owner} it is"
    known = entity.type in ("person", "organisation")
    score = 0.97 if known and mention.entity is not None else 0.85
    kind = entity.type if known else "organisation" if entity.type == "place" else _guess(entity)
    resolution = "named" if full else "partial"
    return Found((entity.name,), kind, resolution, reason, score, (entity.number,), story.gender(entity))


def _guess(entity: Entity) -> str:
    """What an unknown name that speaks is likely to be."""
    return "person" if len(entity.forms[0].words) < 4 and entity.type != "thing" else "organisation"
