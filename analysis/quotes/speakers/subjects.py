"""The subject of a reporting verb where the source found is only part of it, or stands inside a clause about it."""

from __future__ import annotations

import re

from analysis.quotes.attribution import Attribution
from analysis.quotes.names import lexicon
from analysis.quotes.names.tokens import word_at
from analysis.quotes.speakers.focus import antecedent
from analysis.quotes.speakers.prominence import SUBJECT
from analysis.quotes.speakers.story import Story
from analysis.text import Span

_PARTICIPLES = frozenset("sent written made drawn given seen read begun kept cut put shown known".split())
_OPEN_ENDED = {"close": "to", "loyal": "to", "familiar": "with", "involved": "in", "opposed": "to"}
_REACH = 12
# How far behind its subject the verb of a passive ends.
_CLOSE = 40
_FIRST_PERSON = re.compile(r"\b(?:I|my|me|myself)\b")

# "Reed was asked", "has been criticised": somebody else spoke.
_SPOKEN_TO = re.compile(
    r"\b(?:is|are|was|were|been|being|got|gets?)(?: \w+ly| also| later| never| once)? "
    r"(?:asked|told|criti[cs]i[sz]ed|accused|warned|urged|reminded|blamed|praised|questioned|pressed|slammed|mocked|"
    r"attacked|challenged|quizzed|condemned|faulted|denounced|ridiculed|grilled|berated|scolded|celebrated|recogni[sz]ed|hono[u]?red|lauded|hailed|advised|begged|informed|assured)\b"
    # "has faced sharp criticism", "came under fire"
    r"|\b(?:fac(?:e|es|ed|ing)|dr(?:aw|aws|ew|awn|awing)|(?:c[ao]m(?:e|es|ing)|is|are|was|were|been) under|(?:sparked|provoked|attracted|met with))"
    r"(?: [\w-]+){0,3} (?:criticism|questions|scrutiny|fire|attacks?|accusations|allegations|backlash|condemnation|rebukes?|calls|pressure)\b"
)


def is_spoken_to(story: Story, one: Attribution) -> bool:
    """The source is the subject of a passive, or meets with words, and who spoke is somebody else: "Reed was asked"."""
    text, end = story.clusters.reading.text, one.source[-1][1]
    if not one.cue or one.cue[0][0] < end:
        return False
    cue = " ".join(text[start:stop] for start, stop in one.cue).lower()
    behind = _SPOKEN_TO.search(text, end, min(one.cue[0][1], end + _CLOSE))
    return _SPOKEN_TO.search(cue) is not None or (behind is not None and behind.end() == one.cue[0][1])


def subject_span(story: Story, one: Attribution) -> Span:
    """From where to where the subject reaches whose words a source gives.

    "One memo, sent by [Reed], warned" is the memo; "the answer, which [Reed] wrote, said" is the answer; "[people
    close] to her said" are people close to her.
    """
    start, end = one.source[0][0], one.source[-1][1]
    if one.cue and one.cue[0][0] >= end:
        index = word_at(story.words, start)
        before = story.words[index - 1].lower if index else ""
        if before == "by":
            return _written(story, index - 1) or (start, end)
        closed = "," in story.clusters.reading.text[end - 1 : one.cue[0][0]]
        if before == "which" and closed:
            return _whole(story, antecedent(story, story.words[index - 1].start)) or (start, end)
    return start, _open_end(story, end)


def _written(story: Story, by: int) -> Span | None:
    """The document before a participle and "by": "one memo, sent at noon by"."""
    words = story.words
    for at in range(by - 1, max(0, by - _REACH), -1):
        after = words[at + 1].lower
        if story.unit(words[at].start) != story.unit(words[by].start):
            return None
        if words[at].lower in lexicon.document_nouns() and (after.endswith("ed") or after in _PARTICIPLES):
            first = at
            while (
                first > 0
                and at - first < 4
                and words[first].gap == " "
                and words[first].lower not in _starts()
            ):
                first -= 1
            if first > 2 and words[first].lower in _starts() and words[first - 1].lower == "of":
                first = next(
                    (i for i in range(first - 2, max(-1, first - 6), -1) if words[i].lower in _starts()),
                    first,
                )
            return (words[first].start, words[at].end) if words[first].lower in _starts() else None
    return None


def _whole(story: Story, span: Span | None) -> Span | None:
    """A noun phrase with its owner: "the ministry's answer"."""
    first = word_at(story.words, span[0]) if span else 0
    while first > 0 and (story.words[first - 1].owner or story.words[first - 1].lower in _starts()):
        first -= 1
    return (story.words[first].start, span[1]) if span else None


def _starts() -> frozenset[str]:
    return lexicon.function_words("determiner") | lexicon.function_words("quantifier") | {"one"}


def _open_end(story: Story, end: int) -> int:
    """The end of a description that needs more words: "people close" to her."""
    index = word_at(story.words, end)
    if not 0 < index < len(story.words) - 1:
        return end
    last, link, after = story.words[index - 1 : index + 2]
    wanted = _OPEN_ENDED.get(last.lower)
    near = link.gap == after.gap == " " and last.end == end
    return after.end if near and link.lower == wanted else end


def owner_of_words(story: Story, one: Attribution) -> int | None:
    """Whose "the statement" is that says "I": the number of the one who just spoke "in a statement"."""
    text = story.clusters.reading.text
    noun = text[one.source[0][0] : one.source[-1][1]].lower().removeprefix("the ")
    said = " ".join(text[start:end] for start, end in one.content)
    if noun not in lexicon.owned_nouns() or not _FIRST_PERSON.search(said):
        return None
    last = next((e for e in reversed(story.trail) if e.weight >= SUBJECT and len(e.entities) == 1), None)
    if last is None or last.type != "person":
        return None
    here = story.paragraph(last.at) == story.paragraph(one.start)
    issued = re.search(rf"\bin an? (?:\w+ )?{re.escape(noun)}\b", text[last.at : one.start])
    return last.entities[0] if here and issued else None
