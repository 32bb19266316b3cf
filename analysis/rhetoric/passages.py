"""What is counted in: one sentence of somebody's own words, cut into tokens, with parts of speech where there are any."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from analysis.text import Span, straighten, words

SUBJECTS = {"i", "he", "she", "it", "we", "they", "you", "this", "that", "these", "those", "there"}
"""The words that may be a subject by themselves."""

_CLITIC = re.compile(r"(?:n't|'(?:s|re|ve|ll|d|m))$", re.IGNORECASE)


class Token(NamedTuple):
    """A word or a clitic ("do" + "n't", "we" + "'re"): its place in the passage and its lower-case form."""

    start: int
    end: int
    lower: str


class Tag(NamedTuple):
    """A part of speech: universal (NOUN, AUX ...) and Penn (NNS, MD ...)."""

    upos: str
    xpos: str


class Passage(NamedTuple):
    """One sentence, or the part of one that stands inside the marks, ready for counting.

    ``text`` is straightened and as long as the text it was made from; ``tags`` are parts of speech, one a token,
    where a tagger was given; ``lists`` is the version of the word lists to be used.
    """

    text: str
    tokens: Sequence[Token]
    n_words: int
    tags: Sequence[Tag] | None = None
    lists: str = "all items"


Tagger = Callable[[Sequence[Passage]], Sequence[Sequence[Tag]]]
"""A tag for every token of many passages at once."""


def passage(text: str) -> Passage:
    """One text as a passage.

    >>> [token.lower for token in passage("We can’t wait.").tokens]
    ['we', 'ca', "n't", 'wait']
    """
    plain = straighten(text)
    spans = words(plain)
    return Passage(plain, list(_tokens(plain, spans)), len(spans))


def _tokens(text: str, spans: Sequence[Span]) -> Iterator[Token]:
    for start, end in spans:
        word = text[start:end].lower()
        cut = _CLITIC.search(word) if "'" in word else None
        at = start + cut.start() if cut else (start + 3 if word == "cannot" else end)
        if at > start:
            yield Token(start, at, text[start:at].lower())
        if at < end:
            yield Token(at, end, text[at:end].lower())
