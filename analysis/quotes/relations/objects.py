"""Short objects, which the model often overlooks: "Reed attacked them, saying …", "both camps claimed victory"."""

from __future__ import annotations

import re
from bisect import bisect_left

from analysis.quotes.layout import Layout
from analysis.quotes.model import Tagged, TaggedSpan
from analysis.quotes.names import lexicon
from analysis.quotes.relations.grammar import is_active
from analysis.text import Span

_WORDS = 3
_SURE = 0.6
# Whoever stands behind these hears what is said.
_LISTENED = re.compile(r"\b(?:tell|tells|told|ask|asks|asked|inform|informed)\Z")
_NOMINAL = ("PRON", "PROPN", "NOUN", "NUM")


def short_object(layout: Layout, tagged: Tagged, cue: TaggedSpan) -> Span | None:
    """The one to three words right behind a verb with which its clause ends, if they can be its object."""
    if (
        cue.score < _SURE
        or _LISTENED.search(layout.plain, cue.start, cue.end)
        or layout.piece_at(cue.start)
        or not is_active(tagged, layout.text, (cue.start, cue.end))
    ):
        return None
    first = last = bisect_left(tagged.words, (cue.end, 0))
    while last < min(first + _WORDS, len(tagged.words)) and tagged.upos[last] in (*_NOMINAL, "ADJ"):
        last += 1
    ends = first < last < len(tagged.words) and layout.text[tagged.words[last][0]] in ".,;"
    if not ends or tagged.upos[last - 1] not in _NOMINAL or tagged.upos[first] not in _NOMINAL:
        return None
    start, end = tagged.words[first][0], tagged.words[last - 1][1]
    dated = layout.plain[slice(*tagged.words[last - 1])].lower() in lexicon.function_words("calendar")
    return None if dated or _speaks(tagged, start, end) else (start, end)


def _speaks(tagged: Tagged, start: int, end: int) -> bool:
    """The model saw a source in these words: the subject stands behind its verb."""
    return any(span.kind == "source" and span.start < end and start < span.end for span in tagged.spans)
