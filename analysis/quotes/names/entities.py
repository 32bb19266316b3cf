"""People and organisations of a text, and where each is named."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.quotes.names.name import LETTERS, Name
from analysis.quotes.names.posts import Post
from analysis.quotes.names.tokens import composed


@dataclass
class Entity:
    """One person or organisation: its forms in order of appearance, and what is known of it."""

    number: int
    type: str
    forms: list[Name] = field(default_factory=list)
    texts: list[str] = field(default_factory=list)
    posts: list[Post] = field(default_factory=list)
    genders: set[str] = field(default_factory=set)
    name: str = ""

    @property
    def gender(self) -> str:
        """m, f, or "" where the text does not tell."""
        return next(iter(self.genders)) if len(self.genders) == 1 else ""


class Mention(NamedTuple):
    """Where an entity is named; ``entity`` is None for a name that several share, who ``rivals`` are."""

    start: int
    end: int
    entity: int | None
    how: str
    name: Name
    rivals: tuple[int, ...] = ()


def may_be_person(entity: Entity) -> bool:
    """A person, or a name of two words of which nothing is told."""
    return entity.type == "person" or (entity.type == "unknown" and len(entity.forms[0].words) > 1)


def add(entities: list[Entity], kind: str) -> Entity:
    """A new entity at the end of the list."""
    entities.append(Entity(len(entities), kind))
    return entities[-1]


def record(entity: Entity, name: Name, text: str, how: str) -> Mention:
    """Give a name to its entity."""
    entity.forms.append(name)
    shown = composed(text[name.start : name.end])
    written = (
        shown if shown.count("(") == shown.count(")") else shown.replace(")", "").replace("(", "")
    ).split()
    lettered = len(written) > len(name.words) and written[-1] in LETTERS
    shared = len(written) < len(name.words)  # the surname comes with the next name: Ann and Tom Hale
    entity.texts.append(" ".join(name.words if shared else written[:-1] if lettered else written))
    entity.posts.extend(post for post in name.posts if post.role)
    entity.genders |= {name.gender} - {""}
    return Mention(name.start, name.end, entity.number, how, name)
