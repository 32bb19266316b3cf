"""Block quotes: "Reed added:" and then her words, without marks, in a paragraph of their own."""

from __future__ import annotations

import re

from analysis.quotes.attribution import Attribution
from analysis.quotes.layout import MASK, Layout
from analysis.quotes.relations.clauses import agrees, is_passive, subject_after, subject_before
from analysis.quotes.relations.links import unit_around
from analysis.quotes.verbs import Cue
from analysis.text import Span, words

BLOCK = "a paragraph of its own after a colon"

# Nothing, or where and to whom, between the verb and the colon: an object ("noted the following errors:") opens a list.
_TAIL = re.compile(
    rf"(?:,? (?:that|(?:in|on|at|via|to) [^,:{MASK}]{{2,50}}|later|again|further))?\s*:\s*\Z", re.I
)
_WRITER = re.compile(rf"[^:{MASK}]{{0,60}}:\s*\Z")
_NO_BLOCK = re.compile(r"[\"“”„‘’'«*•\-–—<\[(\d]|https?:|www\.")
_LEAST = 4


def find_blocks(layout: Layout) -> list[Attribution]:
    """The paragraphs that a reporting verb and a colon at the end of the one before give to somebody.

    One paragraph only: nothing tells where a longer block ends.
    """
    found = []
    for before, block in zip(layout.paragraphs, layout.paragraphs[1:], strict=False):
        if layout.plain[before[0] : before[1]].rstrip().endswith(":") and _may_be_block(
            layout, before, block
        ):
            one = _introduced(layout, before, block)
            found += [one] if one else []
    return found


def _may_be_block(layout: Layout, before: Span, block: Span) -> bool:
    """The next paragraph follows at once, is no list and no link, and has some words."""
    follows = not layout.text[before[1] : block[0]].strip()
    plain = not _NO_BLOCK.match(layout.text, block[0])
    return follows and plain and len(words(layout.text, *block)) >= _LEAST


def _introduced(layout: Layout, before: Span, block: Span) -> Attribution | None:
    """The relation of the last sentence of a paragraph with the paragraph behind it."""
    end = before[1]
    start = max(before[0], unit_around(layout, end - 1)[0])
    for cue in reversed(layout.cues_in(start, end)):
        source = _source(layout, cue, start, end)
        if source:
            return Attribution((source,), ((cue.start, cue.end),), (block,), BLOCK)
    return None


def _source(layout: Layout, cue: Cue, start: int, end: int) -> Span | None:
    """The subject of the verb before the colon, or who follows "according to"."""
    plain = layout.plain
    if "a" in cue.verb.frames:
        source = subject_after(plain, cue.end, end) if cue.start == start else None
        return source if source and _WRITER.match(plain, source[1], end) else None
    if "q" not in cue.verb.frames or not _TAIL.match(plain, cue.end, end) or is_passive(plain, start, cue):
        return None
    source = subject_before(plain, start, cue.start)
    return source if source and agrees(plain, source, cue) else None
