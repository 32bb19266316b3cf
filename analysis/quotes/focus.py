"""Who is in focus: whom "he", "they" or a missing source means."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from analysis.quotes import lexicon
from analysis.quotes.clusters import Clusters, Mention
from analysis.text import Span

_PLURAL = frozenset(
    ["they", "them", "their", "theirs", "themselves", "these", "both", "all", "we", "us", "our", "whom"]
)
_MALE = frozenset(["he", "him", "his", "himself"])
_FEMALE = frozenset(["she", "her", "hers", "herself"])
_THING = frozenset(["it", "its", "itself"])


class Said(NamedTuple):
    """A speaker who was resolved: what a later pronoun or missing source may take up."""

    at: int
    names: tuple[str, ...]
    type: str
    gender: str
    plural: bool
    entities: tuple[int, ...] = ()
    end: int = 0
    start: int = 0


class Candidate(NamedTuple):
    """Somebody a pronoun may mean, with how much speaks for it."""

    names: tuple[str, ...]
    type: str
    gender: str
    weight: float
    entities: tuple[int, ...]


class Scene(NamedTuple):
    """What focus is read from: the names, the sentences, and where quotations stand."""

    clusters: Clusters
    sentences: list[Span]
    quoted: list[Span]

    def inside(self, at: int) -> Span | None:
        """The quotation that holds ``at``."""
        index = bisect_right(self.quoted, at, key=lambda span: span[0]) - 1
        span = self.quoted[index] if index >= 0 else None
        return span if span and span[0] <= at < span[1] else None

    def sentence(self, at: int) -> int:
        """The number of the sentence that holds ``at``."""
        return max(0, bisect_right(self.sentences, at, key=lambda span: span[0]) - 1)


def gender_of(pronoun: str) -> str:
    """m, f, or "" for a pronoun that does not tell."""
    return "m" if pronoun in _MALE else "f" if pronoun in _FEMALE else ""


def candidates(
    scene: Scene, pronoun: str, at: int, said: Sequence[Said], avoid: Sequence[Span] = ()
) -> list[Candidate]:
    """Everybody a pronoun at ``at`` may mean, the likeliest first."""
    found: dict[tuple[str, ...], Candidate] = {}
    for candidate in [*_speakers(scene, at, said), *_named(scene, at, avoid)]:
        if not _agrees(pronoun, candidate):
            continue
        old = found.get(candidate.names)
        if old is None:
            found[candidate.names] = candidate
        else:
            best, other = max(old.weight, candidate.weight), min(old.weight, candidate.weight)
            found[candidate.names] = candidate._replace(weight=best + 0.25 * other)
    return sorted(found.values(), key=lambda item: -item.weight)


def _agrees(pronoun: str, candidate: Candidate) -> bool:
    """Number, gender and kind agree."""
    if pronoun in _PLURAL:
        return len(candidate.names) > 1 or candidate.type in ("group", "organisation")
    if pronoun in _THING:
        return candidate.type in ("organisation", "document", "unknown") and len(candidate.names) == 1
    gender = gender_of(pronoun)
    return (
        candidate.type in ("person", "unknown")
        and len(candidate.names) == 1
        and candidate.gender in ("", gender)
    )


def _speakers(scene: Scene, at: int, said: Sequence[Said]) -> list[Candidate]:
    """Speakers of the quotes before, by how many sentences ago they were named."""
    here, found = scene.sentence(at), []
    for index, one in enumerate(reversed(said[-4:])):
        if one.at >= at or not one.names:
            continue
        distance = here - scene.sentence(one.at)
        reach = here - scene.sentence(max(one.at, one.end - 1))
        if reach <= 4:
            weight = (1.3 if index == 0 else 1.0) * 0.85 ** min(distance, max(reach, 1))
            found.append(Candidate(one.names, one.type, one.gender, weight, one.entities))
    return found


def _named(scene: Scene, at: int, avoid: Sequence[Span]) -> list[Candidate]:
    """People and organisations named in this sentence and the three before."""
    clusters, found = scene.clusters, []
    here, quotation = scene.sentence(at), scene.inside(at)
    index = bisect_left(clusters.mentions, at, key=lambda mention: mention.start) - 1
    while index >= 0:
        mention = clusters.mentions[index]
        index -= 1
        distance = here - scene.sentence(mention.start)
        if distance > 3:
            break
        if mention.entity is None or (
            scene.inside(mention.start) != quotation and scene.inside(mention.start)
        ):
            continue
        if any(start <= mention.start < end for start, end in avoid):
            continue
        entity = clusters.entities[mention.entity]
        if entity.type == "place":
            continue
        weight = place_in_clause(clusters, mention) * (1.0, 0.9, 0.65, 0.45)[distance]
        found.append(Candidate((entity.name,), entity.type, entity.gender, weight, (entity.number,)))
    return found


def place_in_clause(clusters: Clusters, mention: Mention) -> float:
    """How prominent a mention is where it stands: subject 1, object 0.5, after a preposition or possessive less."""
    words, name = clusters.reading.words, mention.name
    first, last = name.outer, name.last
    while first > 0 and words[first].gap == " " and words[first - 1].lower in lexicon.roles():
        first -= 1
    before, after = words[first - 1] if first else None, words[last + 1] if last + 1 < len(words) else None
    if name.owner:
        return 0.45
    opens = before is None or words[first].gap not in (" ", ", ")
    if (
        not opens
        and words[first].gap == " "
        and before.lower
        in lexicon.function_words("preposition") - {"like", "than", "as", "after", "before", "since", "until"}
    ):
        return 0.35
    verb = (
        after is not None
        and after.gap == " "
        and after.text.islower()
        and after.lower not in lexicon.function_words("preposition") | lexicon.function_words("conjunction")
    )
    if opens or (verb and not (words[first].gap == " " and before.lower in ("told", "asked", "urged"))):
        return 1.0
    return 0.55


def antecedent(scene: Scene, at: int) -> Span | None:
    """The noun phrase before a relative pronoun, as (start, end)."""
    words = scene.clusters.reading.words
    index = bisect_left(words, at, key=lambda word: word.start)
    stop = (
        lexicon.function_words("preposition") - {"of"}
        | lexicon.function_words("conjunction")
        | lexicon.function_words("auxiliary")
        | lexicon.function_words("relative")
    )
    first = index
    while first > 0 and index - first < 8:
        word = words[first - 1]
        gap = words[first].gap if first < index else words[index].gap.strip(", ")
        if (first < index and gap not in (" ", ". ", "-", "' ", "’ ")) or word.lower in stop:
            break
        first -= 1
        if word.lower in lexicon.function_words("determiner"):
            break
    return (words[first].start, words[index - 1].end) if first < index else None
