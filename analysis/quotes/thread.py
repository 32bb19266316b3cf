"""Following a text from start to end: every name, pronoun and speaker in turn, each seen against those before."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from functools import cache

from analysis.quotes import lexicon
from analysis.quotes.attribution import Attribution
from analysis.quotes.clusters import cluster
from analysis.quotes.entities import Mention
from analysis.quotes.epithets import taken_up
from analysis.quotes.focus import candidates
from analysis.quotes.found import Found
from analysis.quotes.marks import Quotation, pair_marks
from analysis.quotes.names import read_names
from analysis.quotes.namesakes import settled
from analysis.quotes.nominals import holders
from analysis.quotes.phrases import Phrase
from analysis.quotes.posts import narrowing, role_starting
from analysis.quotes.runs import opens_sentence
from analysis.quotes.silent import first_person, implicit, interview
from analysis.quotes.sources import FIRST_PERSON, by_pronoun, resolve_source
from analysis.quotes.story import Event, Story, new_story, prominence
from analysis.quotes.tokens import Word, word_at
from analysis.quotes.wording import is_people
from analysis.text import reporting_forms

_PRONOUNS = {"he": 0.9, "she": 0.9, "him": 0.4, "his": 0.4, "her": 0.4}
_OTHER_SENSES = frozenset(
    "head forward private general major star champion deputy chair whip chief host guest fan".split()
)
# Nouns for organisations that are places or papers more often.
_PREMISES = frozenset("body force label office paper platform school site station channel region".split())
_SPEAKER = 1.2
_UNKNOWN_HOLDER = 0.9
_VOTES = 0.15


def read_story(text: str, quotations: Sequence[Quotation] = ()) -> Story:
    """A text followed once, without attributions: what its pronouns tell of genders is learned then."""
    clusters = cluster(read_names(text))
    quotations = quotations or pair_marks(text)[0]
    quoted = [span for one in quotations if one.depth == 0 and one.role == "speech" for span in one.spans]
    story = new_story(text, clusters, quoted)
    story.phrases += _descriptions(story)
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
            _name(story, item)
        elif kind == 1:
            _described(story, item)
        elif _written(story, attributions[item]) not in FIRST_PERSON:
            found[item] = _attributed(story, attributions[item], author)
    for index in order:  # whoever "I" is may be named only after the quote
        if index not in found:
            found[index] = first_person(story, attributions[index], attributions, found)
    return found


def _written(story: Story, one: Attribution) -> str:
    """The source as written, in small letters."""
    text = story.clusters.reading.text
    return text[one.source[0][0] : one.source[-1][1]].lower().strip(" .:") if one.source else ""


def anchor(one: Attribution) -> int:
    """Where an attribution stands: its source, else its cue, else its content."""
    return (one.source or one.cue or one.content)[0][0]


def _name(story: Story, mention: Mention) -> None:
    """Somebody is named; a shared surname goes to the one of that name who alone is in focus."""
    name = mention.name
    weight = prominence(story.words, name.outer, name.last, named=True)
    quotation = story.quotation(mention.start)
    if mention.entity is None:
        number = settled(story, mention)
        if number is None:
            event = Event(mention.start, (" ".join(name.words),), "person", name.gender, (), weight)
            story.happen(event._replace(quotation=quotation, shared=True, rivals=mention.rivals))
            return
        story.settled[mention.start] = number
    entity = story.entity(mention)
    if entity.type == "place" and _is_demonym(name.words):
        return
    event = Event(mention.start, (entity.name,), entity.type, story.gender(entity), (entity.number,), weight)
    event = event._replace(quotation=quotation)
    last = story.trail[-1] if story.trail else None
    story.happen(event)
    if last and last.entities and _side_by_side(story, last, mention):
        both = (*last.names, *event.names)
        numbers = (*last.entities, *event.entities)
        story.happen(
            event._replace(names=both, type="group", gender="", entities=numbers, weight=last.weight)
        )


def _is_demonym(words: Sequence[str]) -> bool:
    """The words say where somebody is from: Vardian, Americans."""
    whole = " ".join(words).lower()
    return whole in lexicon.adjectives() or whole.removesuffix("s") in lexicon.adjectives()


def _side_by_side(story: Story, last: Event, mention: Mention) -> bool:
    """Two names joined by "and"."""
    between = story.words[max(0, mention.name.outer - 1)]
    return (
        between.lower == "and"
        and 0 < between.start - last.at < 60
        and last.quotation == story.quotation(mention.start)
        and mention.entity not in last.entities
    )


def _descriptions(story: Story) -> Iterator[tuple[int, Phrase]]:
    """Pronouns and roles ("the governor") of the whole text."""
    for index, word in enumerate(story.words):
        lower = word.lower
        if lower in _PRONOUNS:
            yield word.start, Phrase("pronoun", word.start, word.end, lower)
        elif (is_people(lower) or _is_bodies(lower)) and (group := _group_ending(story, index)):
            yield group.start, group
        elif lower == "the" or (lower in ("a", "an", "another") and opens_sentence(word)):
            yield from _role_after(story, index)


def _group_ending(story: Story, last: int) -> Phrase | None:
    """The people described by the noun phrase that ends at ``last``: "Some officials", "web developers"."""
    words = story.words
    if (last + 1 < len(words) and words[last + 1].gap == " " and words[last + 1].capital) or words[
        last
    ].owner:
        return None
    first = last
    while first > 0 and last - first < 3 and words[first].gap == " " and _premodifies(words[first - 1]):
        first -= 1
    start, end = words[first].start, words[last].end
    while first < last and (words[first].lower in _quantities() or words[first].text.isdigit()):
        first += 1
    if story.clusters.mentions_in(words[last].start, end):
        return None
    opens = opens_sentence(words[first]) and words[first].lower not in lexicon.nations()
    text = " ".join(story.clusters.reading.original[words[first].start : end].split())
    return Phrase("group", start, end, text=text[:1].lower() + text[1:] if opens else text)


def _is_bodies(word: str) -> bool:
    """A noun for several organisations or countries, and no verb: banks, nations."""
    one = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    actors = lexicon.organisations("noun").keys() - _PREMISES
    return one != word and one in actors and word not in reporting_forms()


@cache
def _quantities() -> frozenset[str]:
    return lexicon.function_words("determiner") | lexicon.function_words("quantifier")


def _premodifies(word: Word) -> bool:
    """It may stand before a noun in one phrase: no small word, no verb in -s or -ing."""
    plain = word.lower not in _borders() and not word.owner
    return plain and (word.capital or not word.text.endswith(("ing", "s")))


@cache
def _borders() -> frozenset[str]:
    """Words before which no noun phrase goes on."""
    kinds = ("determiner", "preposition", "conjunction", "auxiliary", "relative", "pronoun", "calendar")
    return frozenset().union(*map(lexicon.function_words, kinds)) | reporting_forms()


def _role_after(story: Story, index: int) -> Iterator[tuple[int, Phrase]]:
    """A role within four words after an article, if no name or other noun follows it."""
    words = story.words
    for first in range(index + 1, min(index + 5, len(words))):
        if words[first].gap not in (" ", "-") or words[first].lower in lexicon.no_names() - {"former"}:
            return
        found = role_starting(words, first)
        if found:
            last, role = found
            if not role.plural and not _noun_follows(story, last):
                start, end = words[index].start, words[last].end
                text = " ".join(story.clusters.reading.original[words[index + 1].start : end].split())
                narrow = narrowing(word.text for word in words[index + 1 : first])
                proper = narrowing(word.text for word in words[index + 1 : first] if word.capital)
                yield (
                    start,
                    Phrase(
                        "role",
                        start,
                        end,
                        role.role,
                        narrow,
                        proper,
                        text=text,
                        gender=role.gender,
                        definite=words[index].lower == "the",
                    ),
                )
            return


def _noun_follows(story: Story, last: int) -> bool:
    """A name or another noun comes right after a role: it is no phrase of its own."""
    if last + 1 >= len(story.words):
        return False
    after = story.words[last + 1 : last + 5]
    if after[0].lower == "and":  # the actress and activist Ada Reed
        after = [word for word in after[1:] if word.capital and word.gap == " "] or after
    named = after[0].gap in (" ", ", ") and after[0].capital and after[0].lower not in lexicon.no_names()
    noun = after[0].lower in lexicon.roles() or after[0].lower in lexicon.organisations("noun")
    return named or (noun and after[0].gap == " ")


def _described(story: Story, phrase: Phrase) -> None:
    """Somebody is meant by a pronoun or a role in narration."""
    quotation = story.quotation(phrase.start)
    if phrase.kind == "group":
        first, last = word_at(story.words, phrase.start), word_at(story.words, phrase.end) - 1
        weight = prominence(story.words, first, last) * _UNKNOWN_HOLDER
        story.happen(Event(phrase.start, (phrase.text,), "group", "", (), weight, -1, quotation))
        return
    if phrase.kind == "role":
        if _apposed(story, phrase.start) or _identified(story, phrase.end):
            return
        fits = holders(story, phrase) if phrase.definite else []
        first, last = word_at(story.words, phrase.start), word_at(story.words, phrase.end) - 1
        one = fits[0] if len(fits) == 1 else None if fits else taken_up(story, phrase)
        if one is None and phrase.word in _OTHER_SENSES:
            return
        weight = prominence(story.words, first, last) * (1 if one else _UNKNOWN_HOLDER)
        event = Event(phrase.start, (phrase.text,), "person", phrase.gender, (), weight)
        if one:
            event = event._replace(names=(one.name,), gender=story.gender(one), entities=(one.number,))
        story.happen(event._replace(quotation=quotation))
        return
    if quotation >= 0:
        return
    who = by_pronoun(story, phrase)
    if not who.names or len(who.names) > 1:
        return
    if len(who.entities) == 1:
        ranked = candidates(story, phrase.word, phrase.start)
        if len(ranked) == 1 or ranked[0].weight - ranked[1].weight > 0.4:
            story.votes[who.entities[0]].append("f" if phrase.word in ("she", "her") else "m")
    weight = _PRONOUNS[phrase.word]
    story.happen(Event(phrase.start, who.names, who.type, who.gender, who.entities, weight, -1, quotation))


def _apposed(story: Story, at: int) -> bool:
    """A comma and somebody's name stand before: "Ada Reed, the weary captain of the ferry" is one person."""
    index = word_at(story.words, at)
    if index == 0 or story.words[index].gap != ", " or story.words[index - 1].owner:
        return False
    named = story.clusters.mentions_in(story.words[index - 1].start, at - 1)
    return bool(named) and named[-1].name.kind == "person"


def _identified(story: Story, end: int) -> bool:
    """ "The candidate is Ada Reed": who it is comes right after a description."""
    index = word_at(story.words, end)
    after = story.words[index : index + 2]
    told = len(after) == 2 and after[0].lower in ("is", "was") and after[0].gap == after[1].gap == " "
    return told and any(
        m.name.kind == "person" for m in story.clusters.mentions_in(after[1].start, after[1].end)
    )


def learn_genders(story: Story) -> None:
    """What the pronouns of a text tell of those whose names do not."""
    for number, votes in story.votes.items():
        entity = story.clusters.entities[number]
        likely = max(set(votes), key=votes.count)
        often = len(votes) >= _VOTES * len(entity.forms)
        if often and votes.count(likely) >= 0.8 * len(votes) and not entity.gender:
            story.genders[number] = likely


def _attributed(story: Story, one: Attribution, author: str | None) -> Found:
    """Who speaks in one attribution; they are in focus then."""
    written = _written(story, one)
    if written in ("q", "a", "question", "answer"):
        who = interview(story, written[0], author)
    else:
        who = resolve_source(story, one) if one.source else implicit(story, one)
    if who.names:
        at = anchor(one)
        event = Event(
            at, who.names, who.type, who.gender, who.entities, _SPEAKER, one.end, story.quotation(at), True
        )
        story.happen(event)
    return who
