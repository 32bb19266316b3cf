"""The thread of a text: who was last spoken of, where, and how prominently."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.quotes.names import lexicon
from analysis.quotes.names.around import nouns_of
from analysis.quotes.names.clusters import Clusters
from analysis.quotes.names.entities import Entity, Mention
from analysis.quotes.names.posts import Post, role_starting
from analysis.quotes.names.tokens import Word
from analysis.quotes.phrases import Phrase
from analysis.quotes.speakers.ages import ages_told
from analysis.text import Span, paragraphs, sentences, span_at

_TELLS = frozenset("is was be become became been as being".split())  # "Reed is a baker" brings in nobody new

_BEGINNING = 400
_DIED = re.compile(
    r",? [^.\n]{0,80}?\b(?:has died|who died|died (?:on|at|in|last|this|peacefully|of)|, dies|dies at)\b"
)
_OBITUARY = re.compile(r"\b[Oo]bituary\b")


class Event(NamedTuple):
    """Somebody comes up: named, described, meant by a pronoun, or speaking.

    ``weight`` says how prominently (a speaker 1.2, a subject 1, an object less); ``until`` where their quote ends,
    ``quotation`` the start of the quotation it stands in, or -1; ``shared``: a surname of several, the ``rivals``, whose
    is open.
    """

    at: int
    names: tuple[str, ...]
    type: str
    gender: str
    entities: tuple[int, ...]
    weight: float
    until: int = -1
    quotation: int = -1
    speaks: bool = False
    shared: bool = False
    rivals: tuple[int, ...] = ()


class Body(NamedTuple):
    """What takes up an organisation: the words of its names, and the nouns for it."""

    words: frozenset[str]
    nouns: frozenset[str]


@dataclass
class Story:
    """A text while it is followed from start to end: ``trail`` grows by what comes up.

    ``topic`` is whom an obituary is about; ``phrases`` are the pronouns and descriptions of the text, which stay the same however often it is followed;
    ``votes`` is what pronouns tell of somebody's gender that can hardly mean another, ``hints`` what others tell;
    ``unsettled`` is where somebody spoke and it stayed open who; ``kin`` who is whose wife or brother;
    ``passing`` one of many ("one voter"), whom no pronoun of a later paragraph means; ``called`` who was taken up by which
    description, with the words that narrowed it.
    """

    clusters: Clusters
    quoted: list[Span]
    units: list[int]
    paragraphs: list[int]
    posts: dict[str, list[tuple[int, Post]]]
    begins: dict[int, int]
    bodies: dict[int, Body]
    strangers: dict[str, int]
    ages: dict[str, dict[int, int]]
    topic: int | None = None
    phrases: list[tuple[int, Phrase]] = field(default_factory=list)
    genders: dict[int, str] = field(default_factory=dict)
    votes: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    hints: dict[int, list[str]] = field(default_factory=lambda: defaultdict(list))
    trail: list[Event] = field(default_factory=list)
    unsettled: list[int] = field(default_factory=list)
    settled: dict[int, int] = field(default_factory=dict)
    foremost: dict[int, float] = field(default_factory=dict)
    latest: dict[int, int] = field(default_factory=dict)
    kin: dict[tuple[int, str], int] = field(default_factory=dict)
    passing: set[tuple[str, ...]] = field(default_factory=set)
    called: dict[str, dict[int, frozenset[str]]] = field(default_factory=lambda: defaultdict(dict))

    @property
    def words(self) -> list[Word]:
        """The words of the text."""
        return self.clusters.reading.words

    def quotation(self, at: int) -> int:
        """Where the quotation begins that holds ``at``, or -1."""
        index = span_at(self.quoted, at)
        return -1 if index is None else self.quoted[index][0]

    def unit(self, at: int) -> int:
        """The number of the sentence that holds ``at``, a quotation counted as one."""
        return max(0, bisect_right(self.units, at) - 1)

    def paragraph(self, at: int) -> int:
        """The number of the paragraph that holds ``at``."""
        return max(0, bisect_right(self.paragraphs, at) - 1)

    def gender(self, entity: Entity) -> str:
        """m, f or "": told by title, role or given name, else by the pronouns of the text."""
        return entity.gender or self.genders.get(entity.number, "")

    def entity(self, mention: Mention) -> Entity | None:
        """Whom a mention names: a shared surname only where the thread of the text settled it."""
        number = mention.entity if mention.entity is not None else self.settled.get(mention.start)
        return None if number is None else self.clusters.entities[number]

    def happen(self, event: Event) -> None:
        """Add what comes up: who is how prominent at most, and named last where."""
        self.trail.append(event)
        for number in event.entities:
            self.latest[number] = max(event.at, event.until)
            if event.quotation < 0:
                self.foremost[number] = max(event.weight, self.foremost.get(number, 0.0))

    def begin_again(self) -> None:
        """Forget what came up, but not what was learned of genders."""
        for kept in (
            self.trail,
            self.unsettled,
            self.settled,
            self.foremost,
            self.latest,
            self.kin,
            self.passing,
            self.called,
        ):
            kept.clear()


def new_story(text: str, clusters: Clusters, quoted: Sequence[Span]) -> Story:
    """A text of which nothing has been followed yet."""
    quoted = sorted(quoted)
    story = Story(
        clusters,
        quoted,
        [],
        [start for start, _ in paragraphs(text)],
        defaultdict(list),
        {},
        {one.number: _body(clusters, one) for one in clusters.entities},
        strangers(clusters),
        ages_told(clusters),
    )
    for start, _ in sentences(text, quotations=quoted):
        if story.quotation(start) in (-1, start):
            story.units.append(start)
    for entity in (one for one in clusters.entities if one.forms):
        for post in dict.fromkeys(entity.posts):
            role = lexicon.roles().get(post.role)
            for word in {post.role, *(role.also if role else ())}:
                story.posts[word].append((entity.number, post))
        story.begins[entity.number] = min(form.start for form in entity.forms)
    story.topic = _mourned(text, clusters)
    return story


def _body(clusters: Clusters, entity: Entity) -> Body:
    """By what an entity may be taken up."""
    named = frozenset(word.lower() for form in entity.forms for word in form.words)
    return Body(named, nouns_of(clusters.reading.words, entity.forms))


def _mourned(text: str, clusters: Clusters) -> int | None:
    """The first person of a text that says at its start that they died, or calls itself an obituary."""
    begins = text[:_BEGINNING]
    people = (m for m in clusters.mentions_in(0, _BEGINNING) if m.entity is not None)
    first = next((m for m in people if clusters.entities[m.entity].type == "person"), None)
    if first is None or not (_DIED.match(text, first.end) or _OBITUARY.search(begins)):
        return None
    return first.entity


def strangers(clusters: Clusters) -> dict[str, int]:
    """Roles in which somebody unnamed comes in ("a baker", "his lawyer"), each with where that is first."""
    words, found = clusters.reading.words, {}
    determiners = lexicon.function_words("determiner") - {"the"} | {"one"}
    for index, word in enumerate(words[:-1]):
        apposed = word.gap == ", " and bool(clusters.mentions_in(word.start - 3, word.start - 1))
        if word.lower not in determiners or apposed or words[max(0, index - 1)].lower in _TELLS:
            continue
        ended = _role_near(words, index + 1)
        if ended and not clusters.mentions_in(word.start, ended[1]):
            found.setdefault(ended[0], word.start)
    return found


def _role_near(words: Sequence[Word], first: int) -> tuple[str, int] | None:
    """The role within four words, and where it ends with the word that goes on."""
    for at in range(first, min(first + 4, len(words))):
        if words[at].gap not in (" ", "-"):
            return None
        if role := role_starting(words, at):
            after = words[role[0] + 1] if role[0] + 1 < len(words) else None
            return role[1].role, (after if after and after.gap == " " else words[role[0]]).end
    return None
