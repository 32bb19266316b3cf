"""Speakers whom no source names: a quote that goes on, the turns of a dialogue, "I" inside a quote, questions and answers."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from analysis.quotes.attribution import Attribution
from analysis.quotes.relations.dialogue import CAME, DIALOGUE, is_call, is_question
from analysis.quotes.speakers.focus import candidates
from analysis.quotes.speakers.found import Found, nobody
from analysis.quotes.speakers.going_on import clause_before, goes_on, in_passing
from analysis.quotes.speakers.introduced import introduced
from analysis.quotes.speakers.prominence import SUBJECT
from analysis.quotes.speakers.questions import ASKS, REACH, asks_before
from analysis.quotes.speakers.story import Event, Story

_CAPITALS = re.compile(r"[\"']?[A-Z][A-Z .'-]{2,30}:")
# Before the name of who signs a quote: "No more." — Ada Reed
_SIGNATURE = re.compile(r"[\"'”’»]\s*[—–―-]{1,2}\s*\Z")
# What answers somebody else, even where nothing was asked.
_REPLY = re.compile(
    r"[\"“‘']?(?:Yes|No|Correct|Right|Indeed),? (?:ma['’]am|sir|madam|senator|your honou?r|minister)\b", re.I
)
_SHORT = 40
# A longer quote that ends with a question mark puts no question to whoever spoke before.
_QUESTION = 160
# How many signs may part two paragraphs.
_BREAK = 8
_I = re.compile(r"\bI\b")
# Not documents, plaques and posters.
_SAYING_I = frozenset(["person", "group", "organisation"])
_COMMA_END = re.compile(r",['\"]+\Z")


def implicit(story: Story, one: Attribution) -> Found:
    """No source: the subject of the clause before, the speaker whose quote goes on, or the other in a dialogue."""
    at = (one.cue or one.content)[0][0]
    spoken = (event for event in reversed(story.trail) if event.speaks and event.at <= at)
    last = next((event for event in spoken if not in_passing(story, event, at)), None)
    if one.cue:
        named = introduced(story, one) if _is_colon(story, one) else None
        return named if named and named.names else clause_before(story, one, last)
    called = CAME.match(story.clusters.reading.text, one.end)
    if called:
        return Found((called[1],), "person", "unnamed", "somebody calls out", 0.7)
    named = _label(story, one) or _said_after(story, one)
    if named:
        return named
    if last and _is_signed(story.clusters.reading.text, last.at, at):
        return nobody("unknown", "implicit", "a signature stands before: nobody goes on")
    other = _turn(story, one, last) if last else None
    if other is not None:
        return other
    if _within_sentence(story, one):
        return nobody("unknown", "implicit", "words within a sentence that does not say whose")
    before = introduced(story, one)
    if before is not None:
        return before
    ranked = candidates(story, "", at)
    if _I.search(story.clusters.reading.text, one.start, one.end):
        ranked = [item for item in ranked if item.event.type in _SAYING_I] or ranked
    answer = _answer(story, one, last)
    if answer:
        return answer
    if not ranked or (len(ranked) > 1 and ranked[0].weight - ranked[1].weight < 0.1):
        return nobody("unknown", "implicit", "nobody is named")
    first = ranked[0].event
    if first.shared:
        return nobody("person", "implicit", f"whichever {first.names[0]} was last spoken of")
    reason = "goes on: same speaker as before" if first.speaks else "last spoken of"
    here = story.paragraph(max(first.at, min(first.until - 1, at))) == story.paragraph(at)
    just = story.unit(at) - story.unit(first.at) <= 1 and first.weight >= SUBJECT
    if not (here or first.speaks or just):
        return nobody("unknown", "implicit", "nobody is named, and nobody has spoken just before")
    return goes_on(first, reason, 0.75 if here else 0.65)


def _is_colon(story: Story, one: Attribution) -> bool:
    """All that leads to the words is a colon: "More from Reed:"."""
    return story.clusters.reading.text[one.cue[0][0] : one.cue[-1][1]].strip() == ":"


def _is_signed(text: str, name: int, at: int) -> bool:
    """A name stands behind a quote and a dash, and its line is over: it signs that quote alone."""
    return _SIGNATURE.search(text, max(0, name - 8), name) is not None and "\n" in text[name:at]


def _answer(story: Story, one: Attribution, last: Event | None) -> Found | None:
    """After a clause that asks something, a quote that is no question is not the asker's, but the other speaker's."""
    at = one.start
    if last is None or story.paragraph(last.at) != story.paragraph(at):
        return None
    if not asks_before(story, last, at, one.end):
        return None
    other = next((e for e in reversed(story.trail) if e.speaks and e.names != last.names), None)
    near = (
        other is not None and other.type == "person" and story.paragraph(at) - story.paragraph(other.at) <= 3
    )
    return (
        goes_on(other, "answers the question", 0.65)
        if near
        else nobody("person", "implicit", "who answers is not named")
    )


def _within_sentence(story: Story, one: Attribution) -> bool:
    """Words of the reporter stand before the quote in its sentence, and no sign that lets a quote begin."""
    before = story.clusters.reading.text[max(0, one.start - 12) : one.start]
    return "\n" not in before and before.endswith(" ") and before.rstrip()[-1:].isalpha()


def _label(story: Story, one: Attribution) -> Found | None:
    """The label of a turn inside its marks: "REED: We will build." """
    text = story.clusters.reading.text
    for mention in story.clusters.mentions_in(one.start, one.start + 40):
        entity = story.entity(mention)
        if entity and mention.start - one.start < 3 and text[mention.end : mention.end + 1] == ":":
            who = (entity.number,), story.gender(entity)
            return Found((entity.name,), "person", "named", "labelled turn", 0.9, *who)
    if _CAPITALS.match(text, one.start):
        return nobody("unknown", "implicit", "the label of the turn names nobody", 0.3)
    return None


def _said_after(story: Story, one: Attribution) -> Found | None:
    """Who follows a quote that ends with a comma: their clause was not read, but the quote is theirs or nobody's."""
    text = story.clusters.reading.text
    end = one.end
    if not _COMMA_END.search(text[max(one.start, end - 3) : end]):
        return None
    for mention in story.clusters.mentions_in(end, end + 40):
        entity = story.entity(mention)
        if (
            entity
            and entity.type == "person"
            and text[end : mention.start].strip() == ""
            and not mention.name.owner
        ):
            return Found(
                (entity.name,),
                "person",
                "partial",
                "named right after",
                0.75,
                (entity.number,),
                story.gender(entity),
            )
    return nobody("unknown", "implicit", "the clause after the quote was not read", 0.3)


def _turn(story: Story, one: Attribution, last: Event) -> Found | None:
    """The other party, where a question and an answer stand in paragraphs of their own."""
    text = story.clusters.reading.text
    start, end = one.start, one.end
    alone = (
        story.paragraph(last.until - 1) == story.paragraph(start) - 1
        and start - story.paragraphs[story.paragraph(start)] < 3
    )
    if not alone:
        return None
    asked, asks = is_question(text, last.until), is_question(text, end) and end - start < _QUESTION
    reply = _REPLY.match(text, start) is not None and end - start < _SHORT
    if asked == asks and not reply and one.rule != DIALOGUE:
        return None
    other = next(
        (
            event
            for event in reversed(story.trail)
            if event.speaks and event.names != last.names and event.type == "person"
        ),
        None,
    )
    if one.rule == DIALOGUE and is_call(text, end) and not asked:
        return nobody("person", "implicit", "somebody calls out, who is not named")
    if other is None:
        unknown = asked or one.rule == DIALOGUE
        return nobody("person", "implicit", "another speaker's turn, who is not named") if unknown else None
    if asked and one.rule != DIALOGUE and not _is_exchange(story, last, other, start):
        return nobody("person", "implicit", "an answer, or more of who spoke before")
    return goes_on(other, "turn of the dialogue", 0.7)


def _is_exchange(story: Story, last: Event, other: Event, at: int) -> bool:
    """The last speaker asks in so many words, the question ends the paragraph, or the other spoke in the one before."""
    text = story.clusters.reading.text
    asks = ASKS.search(text, last.at, last.until + REACH) is not None
    asks = asks or text[max(0, at - _BREAK) : at].rstrip(" \n\"'").endswith("?")
    return asks or story.paragraph(last.at) - story.paragraph(other.at) <= 1


def first_person(
    story: Story, one: Attribution, attributions: Sequence[Attribution], found: Mapping[int, Found]
) -> Found:
    """ "I" is who speaks around it, outside quotation marks the writer."""
    at = one.source[0][0]
    holding = (index for index in found if attributions[index].start <= at < attributions[index].end)
    for index in holding:
        other, who = attributions[index], found[index]
        if other is not one and any(start <= at < end for start, end in other.content):
            return who._replace(resolution="pronoun", reason="speaks of himself or herself inside the quote")
    if story.quotation(at) < 0:
        return nobody("author", "pronoun", "the writer", 0.7)
    return nobody("unknown", "pronoun", "first person inside a quote nobody is given for", 0.3)
