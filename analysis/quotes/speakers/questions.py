"""Who asked: after a question put to somebody, the answer is not the asker's."""

from __future__ import annotations

import re

from analysis.quotes.attribution import Attribution
from analysis.quotes.relations.dialogue import is_question
from analysis.quotes.speakers.story import Event, Story
from analysis.text import Span

ASKS = re.compile(r"\b(?:asked|asks|wondered|inquired|wanted to know|put it to)\b")
# "Asked her to call": what follows is no answer.
_REQUEST = re.compile(r" (?:him|her|them|(?:[A-Z][\w.'’-]* ?){1,4}|the \w+) ?(?:not )?to [a-z]")
_PRONOUN = re.compile(
    r" (?:him|her)\b(?! [a-z]+['’]s\b)| (?:whether|if|why|what|how|where|when|who) (?:\w+ )?(?:he|she)\b"
)
_ASKING = re.compile(r",? (?:\w+ )?ask(?:s|ed)\b")
_ASKED_BY = re.compile(
    r"(?:asked|pressed|questioned|challenged|quizzed|prompted|under questioning)\b[^.]{0,80}\bby"
)
REACH = 60
_LOOK_BACK = 60
# How long a clause may be that opens a sentence.
_FRONT = 300
# How far behind the verb the person asked may stand.
_ADDRESSED = 40


def asks_before(story: Story, last: Event, at: int, end: int) -> re.Match[str] | None:
    """The verb by which a speaker asks in the sentence before ``at``, if what ends at ``end`` is no question itself."""
    text = story.clusters.reading.text
    if is_question(text, end) or story.unit(at) - story.unit(max(last.at, last.until - 1)) != 1:
        return None
    asks = ASKS.search(text, last.at, last.at + REACH)
    return None if asks and _REQUEST.match(text, asks.end()) else asks


_FRONTED = re.compile(
    r"(?:(?:When|If) )?(?:[Aa]sked|[Pp]ressed|[Qq]uestioned) (?:about|whether|if|why|how|what|on|for)\b.*, $",
    re.S,
)


def asker(story: Story, at: int, end: int) -> list[Span]:
    """Where whoever put a question to somebody in the sentence before comes up there: the answer is not theirs."""
    recent = list(reversed(story.trail[-_LOOK_BACK:]))
    last = next((event for event in recent if event.speaks and event.at < at), None)
    asks = asks_before(story, last, at, end) if last else None
    if not asks or not _addressed(story, last, asks.end()):
        return []
    return [
        (one.at, one.at + 1) for one in recent if one.names == last.names and last.at <= one.at < last.until
    ]


def asked_about(story: Story, at: int) -> list[Span]:
    """What opens the sentence of a pronoun at ``at`` with "Asked about Ada Reed,": whoever comes up there is not who answers."""
    start = story.units[story.unit(at)] if story.units else 0
    opener = story.clusters.reading.text[start:at]
    return [(start, at)] if len(opener) < _FRONT and _FRONTED.match(opener) else []


def _addressed(story: Story, last: Event, behind: int) -> bool:
    """Somebody named, described or meant by a pronoun stands behind the verb that asks."""
    return _PRONOUN.match(story.clusters.reading.text, behind) is not None or any(
        behind < event.at <= behind + _ADDRESSED and event.type == "person" and event.names != last.names
        for event in story.trail[-20:]
    )


def beside_the_story(story: Story, one: Attribution, written: str) -> bool:
    """Somebody who speaks beside the story: "When a visitor asked", "our correspondent"."""
    text, (start, end) = story.clusters.reading.text, one.source[0]
    opener = text[story.units[story.unit(start)] : start].lower().strip() if story.units else ""
    asks = opener in ("when", "as", "after") and _ASKING.match(text, end)
    return bool(asks or _ASKED_BY.fullmatch(opener)) or written.startswith("our ")
