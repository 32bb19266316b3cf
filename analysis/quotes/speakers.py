"""From attributions to speakers: who "Tokayev", "the Kazakh president", "He" and nobody at all are."""

from __future__ import annotations

import heapq
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

import pandas as pd

from analysis.quotes import lexicon
from analysis.quotes.attribution import Attribution, Speaker
from analysis.quotes.clusters import Clusters, Mention, cluster
from analysis.quotes.focus import candidates
from analysis.quotes.marks import Quotation, pair_marks
from analysis.quotes.names import read_names
from analysis.quotes.nominals import holders
from analysis.quotes.phrases import Phrase
from analysis.quotes.posts import narrowing, role_starting
from analysis.quotes.silent import first_person, implicit, interview
from analysis.quotes.sources import Found, by_pronoun, resolve_source
from analysis.quotes.story import Event, Story, new_story, prominence

_PRONOUNS = {"he": 0.95, "she": 0.95, "him": 0.4, "his": 0.4, "her": 0.4}
_FIRST = frozenset(["i", "we", "my", "our", "me", "us", "ourselves", "myself"])


def resolve_speakers(
    text: str,
    attributions: Sequence[Attribution],
    *,
    quotations: Sequence[Quotation] = (),
    aliases: Mapping[str, str] | pd.DataFrame | None = None,
    author: str | None = None,
) -> list[Speaker]:
    """Say of every attribution who speaks: one :class:`Speaker` each, in the order given.

    Parameters
    ----------
    text
        The article's text.
    attributions
        Sources, cues and contents as spans of ``text``.
    quotations
        The paired quotation marks; found in the text if none are given.
    aliases
        The user's own names: a mapping of alias to speaker, or a frame with the columns ``alias``, ``speaker`` and,
        if wanted, ``type``. They win over everything.
    author
        The writer of the article, who is the questioner of an interview without another.

    Returns
    -------
    list of Speaker
        ``name`` is None where the speaker stays unresolved; ``reason`` says why.

    Examples
    --------
    >>> from analysis.quotes.attribution import Attribution
    >>> text = "Mayor Ada Reed spoke. “We will build,” she said."
    >>> cited = Attribution(source=((39, 42),), cue=((43, 47),), content=((22, 38),), rule="example")
    >>> resolve_speakers(text, [cited])[0].name
    'Ada Reed'
    """
    clusters = cluster(read_names(text))
    quotations = quotations or pair_marks(text)[0]
    quoted = [span for one in quotations if one.depth == 0 and one.role == "speech" for span in one.spans]
    story = new_story(text, clusters, quoted)
    _follow(story, (), author)
    learn_genders(story)
    found = _follow(story, attributions, author)
    known = _aliases(aliases)
    return [_speaker(text, one, found[i], clusters, known) for i, one in enumerate(attributions)]


def _follow(story: Story, attributions: Sequence[Attribution], author: str | None) -> dict[int, Found]:
    """Follow the text from start to end; who speaks in each attribution."""
    story.trail.clear()
    story.settled.clear()
    found: dict[int, Found] = {}
    sources = {one.source[0][0] for one in attributions if one.source}
    order = sorted(range(len(attributions)), key=lambda index: anchor(attributions[index]))
    steps = heapq.merge(
        ((mention.start, 0, mention) for mention in story.clusters.mentions),
        ((start, 1, phrase) for start, phrase in _descriptions(story) if start not in sources),
        ((anchor(attributions[index]), 2, index) for index in order),
        key=lambda step: step[:2],
    )
    for _, kind, item in steps:
        if kind == 0:
            _name(story, item)
        elif kind == 1:
            _described(story, item)
        else:
            found[item] = _attributed(story, attributions[item], attributions, found, author)
    return found


def anchor(one: Attribution) -> int:
    """Where an attribution stands: its source, else its cue, else its content."""
    return (one.source or one.cue or one.content)[0][0]


def _name(story: Story, mention: Mention) -> None:
    """Somebody is named; a shared surname goes to the one of that name who alone is in focus."""
    if mention.entity is None:
        number = _settled(story, mention)
        if number is None:
            return
        story.settled[mention.start] = number
    entity = story.entity(mention)
    if entity.type == "place":
        return
    name = mention.name
    weight = prominence(story.words, name.outer, name.last)
    event = Event(mention.start, (entity.name,), entity.type, story.gender(entity), (entity.number,), weight)
    event = event._replace(quotation=story.quotation(mention.start))
    last = story.trail[-1] if story.trail else None
    story.happen(event)
    if last and last.entities and _side_by_side(story, last, mention):
        both = (*last.names, *event.names)
        numbers = (*last.entities, *event.entities)
        story.happen(
            event._replace(names=both, type="group", gender="", entities=numbers, weight=last.weight)
        )


def _side_by_side(story: Story, last: Event, mention: Mention) -> bool:
    """Two names joined by "and"."""
    between = story.words[max(0, mention.name.outer - 1)]
    return (
        between.lower == "and"
        and 0 < between.start - last.at < 60
        and last.quotation == story.quotation(mention.start)
    )


def _settled(story: Story, mention: Mention) -> int | None:
    """Whom a shared surname means: who came up in a later paragraph than all others of the name, and near."""
    places: dict[int, int] = {}
    for event in story.trail[-200:]:
        for number in event.entities:
            if number in mention.rivals:
                places[number] = story.paragraph(max(event.at, min(event.until - 1, mention.start)))
    ranked = sorted(places.items(), key=lambda pair: -pair[1])
    if not ranked or story.paragraph(mention.start) - ranked[0][1] > 1:
        return None
    others = [number for number in mention.rivals if number != ranked[0][0]]
    unseen = all(story.begins[number] > mention.start for number in others)
    apart = len(ranked) > 1 and ranked[0][1] > ranked[1][1]
    return ranked[0][0] if unseen or apart else None


def _descriptions(story: Story) -> Iterator[tuple[int, Phrase]]:
    """Pronouns and definite roles ("the governor") of the whole text."""
    for index, word in enumerate(story.words):
        lower = word.lower
        if lower in _PRONOUNS:
            yield word.start, Phrase("pronoun", word.start, word.end, lower)
        elif lower == "the":
            yield from _role_after(story, index)


def _role_after(story: Story, index: int) -> Iterator[tuple[int, Phrase]]:
    """A role within four words after "the", if no name follows it."""
    words = story.words
    for first in range(index + 1, min(index + 5, len(words))):
        if words[first].gap not in (" ", "-") or words[first].lower in lexicon.no_names() - {"former"}:
            return
        found = role_starting(words, first)
        if found:
            last, role = found
            after = words[last + 1] if last + 1 < len(words) else None
            named = (
                after is not None
                and after.gap in (" ", ", ")
                and after.capital
                and after.lower not in lexicon.no_names()
            )
            noun = (
                after is not None
                and after.gap == " "
                and (after.lower in lexicon.roles() or after.lower in lexicon.organisations("noun"))
            )
            if not role.plural and not named and not noun:
                narrow = narrowing(word.text for word in words[index + 1 : first])
                proper = narrowing(word.text for word in words[index + 1 : first] if word.capital)
                yield (
                    words[index].start,
                    Phrase("role", words[index].start, words[last].end, role.role, narrow, proper=proper),
                )
            return


def _described(story: Story, phrase: Phrase) -> None:
    """Somebody is meant by a pronoun or a role in narration."""
    quotation = story.quotation(phrase.start)
    if phrase.kind == "role":
        fits = holders(story, phrase)
        if len(fits) != 1:
            return
        index = _index(story, phrase.start)
        weight = prominence(story.words, index, _index(story, phrase.end) - 1)
        one = fits[0]
        story.happen(
            Event(
                phrase.start, (one.name,), one.type, story.gender(one), (one.number,), weight, -1, quotation
            )
        )
        return
    if quotation >= 0:
        return
    ranked = candidates(story, phrase.word, phrase.start)
    who = by_pronoun(story, phrase)
    if not who.names or len(who.names) > 1:
        return
    if len(who.entities) == 1 and (len(ranked) == 1 or ranked[0].weight - ranked[1].weight > 0.4):
        story.votes[who.entities[0]].append("f" if phrase.word in ("she", "her") else "m")
    weight = _PRONOUNS[phrase.word]
    story.happen(Event(phrase.start, who.names, who.type, who.gender, who.entities, weight, -1, quotation))


def _index(story: Story, at: int) -> int:
    from analysis.quotes.tokens import word_at

    return word_at(story.words, at)


def learn_genders(story: Story) -> None:
    """What the pronouns of a text tell of those whose names do not."""
    for number, votes in story.votes.items():
        likely = max(set(votes), key=votes.count)
        if votes.count(likely) >= 0.8 * len(votes) and not story.clusters.entities[number].gender:
            story.genders[number] = likely


def _attributed(
    story: Story,
    one: Attribution,
    attributions: Sequence[Attribution],
    found: Mapping[int, Found],
    author: str | None,
) -> Found:
    """Who speaks in one attribution; they are in focus then."""
    text = story.clusters.reading.text
    written = text[one.source[0][0] : one.source[-1][1]].lower().strip(" .:") if one.source else ""
    if written in _FIRST:
        who = first_person(story, one, attributions, found)
    elif written in ("q", "a", "question", "answer"):
        who = interview(story, written[0], author)
    else:
        who = resolve_source(story, one) if one.source else implicit(story, one)
    if who.names:
        at = anchor(one)
        story.happen(
            Event(at, who.names, who.type, who.gender, who.entities, 1.2, one.end, story.quotation(at), True)
        )
    return who


# --- the user's aliases, and the record


def _aliases(aliases: Mapping[str, str] | pd.DataFrame | None) -> dict[str, tuple[str, str]]:
    """Alias in small letters to speaker and type."""
    if aliases is None:
        return {}
    if isinstance(aliases, pd.DataFrame):
        types = aliases["type"] if "type" in aliases else [""] * len(aliases)
        rows = zip(aliases["alias"], aliases["speaker"], types, strict=True)
    else:
        rows = ((alias, speaker, "") for alias, speaker in aliases.items())
    return {
        _plain(str(alias)): (str(speaker), "" if pd.isna(kind) else str(kind))
        for alias, speaker, kind in rows
        if not pd.isna(alias) and not pd.isna(speaker)
    }


def _plain(name: str) -> str:
    """A name for comparing with aliases: no article, straight apostrophes, small letters."""
    return re.sub(r"^(?:the|a|an)\s+", "", " ".join(name.replace("’", "'").casefold().split()))


def _speaker(
    text: str, one: Attribution, who: Found, clusters: Clusters, known: Mapping[str, tuple[str, str]]
) -> Speaker:
    """The record of the quotes table, the user's aliases applied."""
    if known:
        written = _plain(text[one.source[0][0] : one.source[-1][1]]) if one.source else ""
        for form in [written, *_forms(who, clusters)]:
            if form in known:
                name, kind = known[form]
                return Speaker(name, kind or who.type, who.resolution, "your alias", 1.0)
    return Speaker(" & ".join(who.names) or None, who.type, who.resolution, who.reason, round(who.score, 3))


def _forms(who: Found, clusters: Clusters) -> Iterable[str]:
    """Every form of the one speaker found."""
    if len(who.names) == 1:
        yield _plain(who.names[0])
        for number in who.entities:
            yield from sorted({_plain(text) for text in clusters.entities[number].texts})
