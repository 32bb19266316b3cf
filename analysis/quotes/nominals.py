"""Whom a description means: "the Kazakh president", "the senators", "the agency"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.quotes import lexicon
from analysis.quotes.clusters import Clusters, Entity, Mention
from analysis.quotes.phrases import Phrase
from analysis.quotes.posts import Post

_LOOSE = frozenset(
    ["group", "organisation", "organization", "company", "firm", "agency", "body", "institution"]
)


class Meant(NamedTuple):
    """Whom a description may mean, and why it is or is not sure."""

    entities: tuple[Entity, ...]
    reason: str


def holders(clusters: Clusters, phrase: Phrase, recent: Sequence[int]) -> Meant:
    """The people whose post a description names; more than one where it does not tell them apart.

    ``recent`` are the numbers of the entities named before the phrase, the latest last.
    """
    fits = [
        (entity, fit)
        for entity in clusters.entities
        if entity.type == "person" and entity.number in recent
        for fit in [max((_fit(phrase, post) for post in entity.posts), default=0)]
        if fit
    ]
    best = max((fit for _, fit in fits), default=0)
    found = tuple(entity for entity, fit in fits if fit == best)
    return Meant(found, f"the {' '.join([*sorted(phrase.narrow), phrase.word])} in the text")


def _fit(phrase: Phrase, post: Post) -> int:
    """How well a post fits a description: 0 not at all, 1 by a wider word, 2 by the role, 3 by all that narrows it."""
    same = phrase.word == post.role
    also = lexicon.roles()[post.role].also if post.role in lexicon.roles() else frozenset()
    if not same and phrase.word not in also:
        return 0
    if ("former" in phrase.narrow) != ("former" in post.narrow):
        return 0
    if not phrase.narrow:
        return 2 if same else 1
    if phrase.narrow <= post.narrow:
        return 4 if same else 3
    nations = frozenset(lexicon.nations().values())
    telling = {word for word in phrase.narrow - post.narrow if word in nations or word in _PARTIES}
    if telling or (phrase.narrow & nations and not phrase.narrow & post.narrow):
        return 0
    return 0 if post.narrow and not phrase.narrow & post.narrow and same else 1


_PARTIES = frozenset(
    "republican democratic conservative labour liberal green socialist deputy vice prime foreign finance defence defense interior".split()
)


def bodies(clusters: Clusters, phrase: Phrase, at: int, window: int = 1500) -> Meant:
    """The organisation that "the agency" or "the alliance" takes up: named before, nearest of those that fit."""
    exact, loose = [], []
    for mention in _before(clusters.mentions, at):
        entity = clusters.entities[mention.entity]
        if entity.type not in ("organisation", "unknown"):
            continue
        words = {word.lower() for form in entity.forms for word in form.words}
        nouns = _nouns(entity)
        if phrase.word in words or phrase.word in nouns:
            exact.append(entity)
        elif (
            phrase.word in _LOOSE
            and not nouns
            and entity.type == "organisation"
            and at - mention.start < window
        ):
            loose.append(entity)
    found = exact or loose
    distinct = tuple({entity.number: entity for entity in reversed(found)}.values())
    return Meant(distinct, f"the {phrase.word} named before")


def _before(mentions: Sequence[Mention], at: int) -> list[Mention]:
    return [mention for mention in mentions if mention.start < at and mention.entity is not None]


def _nouns(entity: Entity) -> frozenset[str]:
    """The nouns that may take an organisation up."""
    heads, names = lexicon.organisations("head"), lexicon.organisations("name")
    found: set[str] = set()
    for form in entity.forms:
        found |= names.get(" ".join(form.words).lower(), frozenset()) | heads.get(
            form.words[-1].lower(), frozenset()
        )
    if entity.type == "organisation":
        found |= {
            noun for form in entity.forms for word in form.words[:1] for noun in heads.get(word.lower(), ())
        }
    return frozenset(found)
