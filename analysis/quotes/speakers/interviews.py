"""Who asks and who answers in an interview of questions (Q) and answers (A)."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from analysis.quotes.names.entities import Mention, may_be_person
from analysis.quotes.speakers.found import Found, nobody
from analysis.quotes.speakers.story import Story

_INTERVIEWER = re.compile(
    r"^(?:Interview(?:ed)?|Questions) by ([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})[ \t]*$", re.M
)
_ASKED_BY = re.compile(
    r"\b(?:spoke|speaks|talked|talks|sat down|spoken) (?:to|with)\s+$|\b(?:interview|question|quizz|grill|examin|cross-examin)(?:ed)?[^.\n]{0,30} (?:by|with)\s+$",
    re.I,
)
_BYLINE = re.compile(r"(?:^|\n)by\s+$", re.I)
# Whom a question is put to: "Q: Mr Hale, is it yours?", "Q: Is it yours, Mr Hale?"
_OPENS = re.compile(r"^(?:Q|Question)[:.]\s+(?:[A-Z][a-z]*\.? )?$", re.M)
_CLOSES = re.compile(r"[?.]\s*$", re.M)


def _addressed(story: Story) -> int | None:
    """The one person whom the questions call by name."""
    text, found = story.clusters.reading.text, set()
    for mention in story.clusters.mentions:
        line = text.rfind("\n", 0, mention.start) + 1
        opens = _OPENS.match(text[line : mention.start]) and text[mention.end : mention.end + 1] == ","
        asked = text.startswith(("Q:", "Q.", "Question:"), line)
        closes = asked and text[line : mention.start].rstrip().rpartition(",")[2].strip() in (
            "",
            "Mr",
            "Ms",
            "Mrs",
            "Dr",
        )
        if (opens or (closes and _CLOSES.match(text, mention.end))) and mention.entity is not None:
            found.add(mention.entity)
    return found.pop() if len(found) == 1 else None


def _named_behind(text: str, people: Sequence[Mention], lead: re.Pattern[str]) -> int | None:
    """The first person before whom such words stand."""
    return next((m.entity for m in people if lead.search(text[max(0, m.start - 30) : m.start])), None)


def interview(story: Story, side: str, author: str | None) -> Found:
    """Who asks (Q) and who answers (A): the answer is by whom the lines before are about, who spoke to the other."""
    text = story.clusters.reading.text
    begins = re.search(r"^[ \t]*(?:(?:Q|Question)\s*[:.]|Q(?=[A-Z][a-z])|A\s*:)", text, re.M)
    mentions = [
        m
        for m in story.clusters.mentions
        if m.entity is not None and (not begins or m.start < begins.start())
    ]
    people = [m for m in mentions if may_be_person(story.clusters.entities[m.entity])]
    asker = _named_behind(text, people, _ASKED_BY)
    signed = _INTERVIEWER.search(text)
    asker = _named_behind(text, people, _BYLINE) if asker is None and not signed else asker
    counts = Counter(m.entity for m in people if m.entity != asker)
    if side == "a":
        if not counts:
            return nobody("person", "nominal", "who answers is not named")
        number = _addressed(story)
        number = counts.most_common(1)[0][0] if number is None else number
        who = story.clusters.entities[number]
        return Found(
            (who.name,), "person", "nominal", "answers in the interview", 0.85, (number,), story.gender(who)
        )
    if asker is not None:
        who = story.clusters.entities[asker]
        return Found(
            (who.name,), "person", "nominal", "asks in the interview", 0.85, (asker,), story.gender(who)
        )
    if signed or author:
        reason = "asks in the interview" if signed else "the writer asks in the interview"
        return Found((signed[1] if signed else author,), "person", "nominal", reason, 0.7)
    return nobody("person", "nominal", "who asks is not named")
