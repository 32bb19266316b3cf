"""Parts of speech for the rules that can use them, from the model that finds quotes."""

from __future__ import annotations

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache, lru_cache
from typing import Literal

import numpy as np

from analysis.quotes.model import THREADS, Model, linear, load_model
from analysis.quotes.model import passages as windows
from analysis.quotes.model.encoding import document
from analysis.rhetoric.passages import Passage, Tag, Tagger

_REMEMBERED = 10_000  # sentences; the cells of a notebook ask for the same ones again and again

Auto = Literal["auto"]
FEW_WORDS = 10_000
_CANNOT = (Tag("AUX", "MD"), Tag("PART", "RB"))


def tagger_for(tagger: Tagger | Auto | None, n_words: int) -> Tagger | None:
    """The tagger that is meant: with "auto" the model's up to 10,000 words (about five seconds of one core), none beyond.

    >>> tagger_for("auto", 300) is model_tags, tagger_for("auto", 300_000)
    (True, None)
    """
    if tagger != "auto":
        return tagger
    return model_tags if n_words <= FEW_WORDS else None


def model_tags(passages: Sequence[Passage]) -> list[list[Tag]]:
    """Universal and Penn parts of speech for every token of every passage, by the model that ships with the package.

    Every passage is read by itself, so that its hits depend neither on its neighbours nor on their order. About 2,000 words a
    second and core; the tags of the last 10,000 sentences are remembered. How right they are, and what the rules gain
    by them, is in MEASURES.md.

    Raises
    ------
    FileNotFoundError
        If the package was installed without its model.

    Examples
    --------
    >>> from analysis.rhetoric.passages import passage
    >>> [[tag.upos for tag in tags] for tags in model_tags([passage("We may pay in May.")])]
    [['PRON', 'AUX', 'VERB', 'ADP', 'PROPN']]
    """
    if not passages:
        return []
    load_model()
    with ThreadPoolExecutor(THREADS) as threads:
        read = threads.map(_tagged_words, [one.text for one in passages])
        return [_of_tokens(one, words) for one, words in zip(passages, read, strict=True)]


@lru_cache(maxsize=_REMEMBERED)
def _tagged_words(text: str) -> tuple[tuple[int, Tag], ...]:
    """(end, tag) of every word of a text, in order."""
    doc, model = document(text), load_model()
    tags = [tag for _, vectors in windows(doc, model.encode) for tag in _tags(model, vectors)]
    return tuple((word.end, tag) for word, tag in zip(doc.words, tags, strict=True))


def _tags(model: Model, vectors: np.ndarray) -> list[Tag]:
    upos, xpos = (
        model.heads[f"{task}.names"][linear(model.heads, task, vectors).argmax(1)].tolist()
        for task in ("upos", "xpos")
    )
    return [_tag(*pair) for pair in zip(upos, xpos, strict=True)]


@cache
def _tag(upos: str, xpos: str) -> Tag:
    """One object for each pair: a text has thousands of words and some fifty kinds of them."""
    return Tag(upos, xpos)


def _of_tokens(one: Passage, words: Sequence[tuple[int, Tag]]) -> list[Tag]:
    """The tag of the word in which each token begins; "cannot" is one word to the model and two tokens here."""
    found: list[Tag] = []
    at, end = 0, -1
    for token in one.tokens:
        while at < len(words) - 1 and words[at][0] <= token.start:
            at += 1
        if token.lower == "not" and token.start == end:
            found[-1:] = _CANNOT
        else:
            found.append(words[at][1])
        end = token.end
    return found
