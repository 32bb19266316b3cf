"""Following a text from start to end: every name, pronoun and speaker in turn, each seen against those before."""

from __future__ import annotations

import heapq
from collections.abc import Sequence

from analysis.quotes.attribution import Attribution
from analysis.quotes.marks import Quotation, pair_marks
from analysis.quotes.names import read_names
from analysis.quotes.names.clusters import cluster
from analysis.quotes.speakers.events import come_up, describe
from analysis.quotes.speakers.found import Found, nobody
from analysis.quotes.speakers.genders import learn_genders
from analysis.quotes.speakers.interviews import interview
from analysis.quotes.speakers.named_later import name_later
from analysis.quotes.speakers.prominence import OBJECT, SPEAKER
from analysis.quotes.speakers.questions import beside_the_story
from analysis.quotes.speakers.referring import descriptions
from analysis.quotes.speakers.relatives import RELATIVE
from analysis.quotes.speakers.silent import first_person, implicit
from analysis.quotes.speakers.sources import FIRST_PERSON, resolve_source
from analysis.quotes.speakers.story import Event, Story, new_story
from analysis.quotes.speakers.unsettled import brought_up, is_open

_ONE_OF_MANY = frozenset(["one", "another", "some", "several", "others", "many"])
# A pronoun that is clear tells the gender of whom it means, for what follows.
_TELLING = {"he": "m", "she": "f"}
_CLEAR = 0.9


def read_story(text: str, quotations: Sequence[Quotation] = ()) -> Story:
    """A text followed once, without attributions: what its pronouns tell of genders is learned then."""
    clusters = cluster(read_names(text))
    quotations = quotations or pair_marks(text)[0]
    quoted = [span for one in quotations if one.depth == 0 and one.role == "speech" for span in one.spans]
    story = new_story(text, clusters, quoted)
    story.phrases += descriptions(story)
    follow(story, (), None)
    learn_genders(story)
    return story


def follow(story: Story, attributions: Sequence[Attribution], author: str | None) -> dict[int, Found]:
    """Follow the text from start to end; who speaks in each attribution, by its index."""
    story.begin_again()
    found: dict[int, Found] = {}
    sources = {one.source[0][0] for one in attributions if one.source}
    order = sorted(range(len(attributions)), key=lambda index: anchor(attributions[index]))
    steps = heapq.merge(
        ((mention.start, 0, mention) for mention in story.clusters.mentions),
        ((start, 1, phrase) for start, phrase in story.phrases if start not in sources),
        ((anchor(attributions[index]), 2, index) for index in order),
        key=lambda step: step[:2],
    )
    for _, kind, item in steps:
        if kind == 0:
            come_up(story, item)
        elif kind == 1:
            describe(story, item)
        elif _written(story, attributions[item]) not in FIRST_PERSON:
            found[item] = _attributed(story, attributions[item], author)
    for index in order:  # whoever "I" is may be named only after the quote
        if index not in found:
            found[index] = first_person(story, attributions[index], attributions, found)
    name_later(story, attributions, found)
    return found


def _written(story: Story, one: Attribution) -> str:
    """The source as written, in small letters."""
    text = story.clusters.reading.text
    return text[one.source[0][0] : one.source[-1][1]].lower().strip(" .:") if one.source else ""


def anchor(one: Attribution) -> int:
    """Where an attribution stands: its source, else its cue, else its content."""
    return (one.source or one.cue or one.content)[0][0]


def _attributed(story: Story, one: Attribution, author: str | None) -> Found:
    """Who speaks in one attribution; they are in focus then."""
    written = _written(story, one)
    if written in ("q", "a", "question", "answer"):
        who = interview(story, written[0], author)
    else:
        who = resolve_source(story, one) if one.source else implicit(story, one)
    at = anchor(one)
    if written in _TELLING and is_open(story, written, who, at):
        who = nobody("person", "pronoun", f"“{written}”: whoever spoke before, which is open")
    if written in _TELLING and len(who.entities) == 1 and who.score >= _CLEAR:
        story.genders.setdefault(who.entities[0], _TELLING[written])
    if who.names:
        aside = bool(one.source) and beside_the_story(story, one, written)
        event = Event(
            at,
            who.names,
            who.type,
            who.gender,
            who.entities,
            OBJECT if aside else SPEAKER,
            one.end,
            story.quotation(at),
            True,
        )
        story.happen(event)
        if not who.entities and written.split(" ")[0] in _ONE_OF_MANY:
            story.passing.add(who.names)
    elif written not in RELATIVE:
        story.unsettled.append(at)
        brought_up(story, one)
    return who
