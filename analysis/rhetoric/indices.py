"""Indices of a whole body of speech: vocabulary and length, each one entry of a registry with its least material."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain
from typing import NamedTuple

from analysis.rhetoric.passages import Passage
from analysis.rhetoric.readability import (
    MIN_SENTENCES,
    MIN_WORDS,
    SMOG_SENTENCES,
    flesch_kincaid,
    flesch_reading_ease,
    smog_formula,
    syllables,
)
from analysis.rhetoric.vocabulary import (
    hapax_share,
    hdd,
    is_content_word,
    lexical_density,
    mattr,
    mtld,
    yules_k,
)

WEAK_WORDS, OK_WORDS = 100, 500  # of an index that is more than insufficient, and more than weak


class Material(NamedTuple):
    """What indices are made of: the words of one sentence in order, and what is counted in it.

    ``whole`` says that the sentence is quoted from its first word to its last: only then do its length and its syllables
    count for readability.
    """

    words: list[str]
    content: int
    whole: bool
    sentences: int
    syllables: int
    polysyllables: int


def material(passage: Passage, *, whole: bool, opens: bool) -> Material:
    """One passage as material; ``opens`` is whether it is the first piece of its sentence."""
    words: list[str] = []
    last = -1
    for token in passage.tokens:
        # Clitics belong to the word they lean on: "don't" is one word.
        if token.start == last:
            words[-1] += token.lower
        else:
            words.append(token.lower)
        last = token.end
    content = _content_words(passage)
    heard = [syllables(word) for word in words] if whole else []
    return Material(
        words, content, whole, int(opens and whole), sum(heard), sum(count >= 3 for count in heard)
    )


def _content_words(passage: Passage) -> int:
    words = [token.lower for token in passage.tokens]
    if passage.tags is None:
        return sum(map(is_content_word, words))
    return round(lexical_density(words, tags=[tag.upos for tag in passage.tags]) * len(words)) if words else 0


class Totals(NamedTuple):
    """Material put together: all words in order, and sums."""

    words: list[str]
    content: int
    whole_words: int
    sentences: int
    syllables: int
    polysyllables: int


def totals(pieces: Sequence[Material]) -> Totals:
    """Pieces of material as one body of speech, in their order."""
    whole = [piece for piece in pieces if piece.whole]
    return Totals(
        list(chain.from_iterable(piece.words for piece in pieces)),
        sum(piece.content for piece in pieces),
        sum(len(piece.words) for piece in whole),
        sum(piece.sentences for piece in whole),
        sum(piece.syllables for piece in whole),
        sum(piece.polysyllables for piece in whole),
    )


@dataclass(frozen=True)
class Index:
    """An index of a body of speech; ``value`` is missing below the least number of words and of whole sentences."""

    id: str
    name: str
    family: str
    definition: str
    range: str
    source: str
    value: Callable[[Totals], float]
    words: int = MIN_WORDS
    sentences: int = 0

    def of(self, body: Totals) -> float:
        """The value for a body of speech, missing where there is too little of it."""
        enough = len(body.words) >= self.words and body.sentences >= self.sentences
        return self.value(body) if enough else math.nan


@cache
def indices() -> dict[str, Index]:
    """Every index by its id.

    >>> indices()["mattr"].range
    '(0, 1]'
    """
    return {index.id: index for index in _INDICES}


_INDICES = [
    Index("mattr", "moving-average type-token ratio", "vocabulary", "mean share of different words in windows of 50 words, the "
          "quotes of a speaker put together in order", "(0, 1]", "Covington & McFall 2010", lambda body: mattr(body.words)),
    Index("hdd", "hypergeometric diversity, HD-D", "vocabulary", "expected share of different words in 42 random words",
          "(0, 1]", "McCarthy & Jarvis 2007", lambda body: hdd(body.words)),
    Index("mtld", "measure of textual lexical diversity", "vocabulary", "mean number of words until the share of different "
          "words falls to .72", "words, > 0", "McCarthy & Jarvis 2010", lambda body: mtld(body.words)),
    Index("yules_k", "Yule's K", "vocabulary", "10,000 (Σ i²V(i) - N) / N²: how often the same words come back", ">= 0",
          "Yule 1944", lambda body: yules_k(body.words)),
    Index("hapax_share", "share of hapax legomena", "vocabulary", "share of different words that occur once; depends on "
          "length", "[0, 1]", "Baayen 2001", lambda body: hapax_share(body.words)),
    Index("lexical_density", "lexical density", "vocabulary", "content words (names among them) in all words", "[0, 1]",
          "Ure 1971", lambda body: body.content / len(body.words), words=50),
    Index("flesch", "Flesch Reading Ease: sentence-and-word length index", "readability", "206.835 - 1.015 words/sentence - "
          "84.6 syllables/word, whole sentences only", "about 0-100, higher is easier", "Flesch 1948",
          lambda body: flesch_reading_ease(body.whole_words, body.sentences, body.syllables), sentences=MIN_SENTENCES),
    Index("flesch_kincaid", "Flesch-Kincaid: sentence-and-word length index", "readability", ".39 words/sentence + 11.8 "
          "syllables/word - 15.59, whole sentences only; no grade of the speaker", "unbounded, higher is harder",
          "Kincaid et al. 1975", lambda body: flesch_kincaid(body.whole_words, body.sentences, body.syllables),
          sentences=MIN_SENTENCES),
    Index("smog", "SMOG", "readability", "1.0430 √(30 words of three syllables and more / sentences) + 3.1291", ">= 3.1",
          "McLaughlin 1969", lambda body: smog_formula(body.sentences, body.polysyllables), sentences=SMOG_SENTENCES),
]  # fmt: skip
