"""Dialogues: a paragraph of nothing but a quotation, behind another's answer, is the next turn and no more of that answer."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from analysis.quotes.attribution import Attribution
from analysis.quotes.layout import Layout
from analysis.text import Span

DIALOGUE = "the next turn of a dialogue"
_ANSWERS = re.compile(
    r"\b(?:repl(?:y|ies|ied)|answer(?:s|ed)?|respond(?:s|ed)?|retort(?:s|ed)?|sh(?:oot|oots|ot) back|counter(?:s|ed)?)$"
)
_NAME = re.compile(r"\b[A-Z][\w’'-]+")
# How somebody calls out whom the text does not name.
CAME = re.compile(
    r" (?:came|went up) (?:a|an|the) (?:\w+ )?(voice|shout|cry|call|yell|heckle|chorus|murmur)\b"
)
# So many words somebody calls out.
_CALL = 8
# Words besides quotation, subject and verb that a turn may have: "rising", "to laughter".
_MORE = 3


def takes_turns(
    layout: Layout, before: Sequence[Attribution], spans: Sequence[Span], ahead: Sequence[Span]
) -> bool:
    """Whether a quotation that fills a paragraph is the turn of another than the speaker of the paragraph before.

    It is but a few words that ask or call, or that one answered somebody else's question, or the quotation is a question
    that the next paragraph, which is nothing but a quotation too, answers (``ahead`` holds where that one stands).
    """
    place = _paragraph(layout, spans[0][0])
    if not before or not before[-1].source or _paragraph(layout, before[-1].start) != place - 1:
        return False
    if not _fills(layout, spans) or not _is_alone(layout, before[-1], spans[0][0] - 1):
        return False
    asked = is_question(layout.text, spans[-1][1])
    if len(layout.text[spans[0][0] : spans[-1][1]].split()) <= _CALL and (
        asked or is_call(layout.text, spans[-1][1])
    ):
        return True
    if asked and ahead and _paragraph(layout, ahead[0][0]) == place + 1 and _fills(layout, ahead):
        return not is_question(layout.text, ahead[-1][1])
    if len(before) < 2 or _paragraph(layout, before[-2].start) != place - 2:
        return False
    first, last = before[-2:]
    question = is_question(layout.text, first.content[-1][1])
    answer = any(_ANSWERS.search(layout.text, *span) for span in last.cue)
    return _differ(layout, first, last) and (question or (asked and answer))


def is_question(text: str, end: int) -> bool:
    """A quote ends with a question mark."""
    return text[max(0, end - 3) : end].rstrip("\"”’'» ").endswith("?")


def is_call(text: str, end: int) -> bool:
    """A quotation ends with an exclamation mark, as what somebody calls out does."""
    return text[max(0, end - 3) : end].rstrip("\"”'’»").endswith("!")


def _paragraph(layout: Layout, at: int) -> int:
    return bisect_right(layout.paragraphs, at, key=lambda span: span[0]) - 1


def _fills(layout: Layout, spans: Sequence[Span]) -> bool:
    """A quotation is a paragraph, or several."""
    first, last = (
        layout.paragraphs[_paragraph(layout, spans[0][0])],
        layout.paragraphs[_paragraph(layout, spans[-1][0])],
    )
    return spans[0][0] - first[0] < 2 and last[1] - spans[-1][1] < 2


def _is_alone(layout: Layout, one: Attribution, at: int) -> bool:
    """A paragraph holds a quotation with its subject and verb, and hardly a word more."""
    start, end = layout.paragraphs[_paragraph(layout, one.start)]
    taken = [*one.content, *one.cue, *one.source]
    words = (match.start() for match in re.finditer(r"\w+", layout.text[start:end]))
    more = sum(not any(a <= start + word < b for a, b in taken) for word in words)
    return more <= _MORE and end <= at + 1


def _differ(layout: Layout, first: Attribution, last: Attribution) -> bool:
    """Two turns are by different people: other names, or a name and somebody's question before it."""
    names = [set(_NAME.findall(" ".join(layout.text[a:b] for a, b in one.source))) for one in (first, last)]
    return not names[0] & names[1] and any(names)
