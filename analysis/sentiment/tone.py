"""Tone of words: which of them are positive or negative, where they stand, and what that makes of a text."""

from __future__ import annotations

from collections.abc import Iterable
from math import sqrt

import pandas as pd

from analysis.sentiment.hits import Hit, find_hits
from analysis.text import sentences, words

ALPHA = 15  # VADER's constant: a sum of 4, two strong words, makes a tone of .72

_TYPES = {"tone": "float64", "positive": "int64", "negative": "int64", "n_words": "int64", "hits": "object"}


def tone(texts: Iterable[str]) -> pd.DataFrame:
    """Score the tone of texts by their positive and negative words, and list every word that counted.

    The weights are VADER's (Hutto & Gilbert 2014), adjusted to political news: words that are names or have another
    sense there are taken out, words of news are added (`adjustments.csv` in this folder, with reasons). A word inside
    a name ("the Justice Department") does not count. A negator turns the words after it, up to the end of its clause
    or five words; verbs of ending turn negative words ("prevent violence"), verbs of failing positive ones ("failed to
    win"), and two of these undo each other ("did not prevent violence"); "very" and "slightly" strengthen and weaken.
    Capitals, exclamation marks and emoji do nothing: in a quotation they are the typist's, not the speaker's.

    Each sentence is scored by itself, x / sqrt(x² + 15) with x the sum of its weights. The tone of a longer text is
    the mean over those of its sentences that have such a word, so that a long text is not driven to -1 or 1.

    Tone says how pleasant the words are, not what the speaker thinks of somebody: a minister who reports crimes has a
    negative tone. It does not see irony. On news sentences its sign agrees with the author's attitude to a person
    named only somewhat more often than not, so compare means over many quotes (ten quotes and twenty words that
    count at least), never single sentences.

    Parameters
    ----------
    texts : iterable of str
        Quotes, sentences or longer texts; a Series keeps its index. Missing texts are allowed.

    Returns
    -------
    DataFrame
        One row a text: `tone` in [-1, 1], missing where no word counted; `positive` and `negative`, how many words
        counted as such; `n_words`; `hits`, a list of (word, start, end, weight) with offsets in the text.

    Examples
    --------
    >>> tone(["The deal isn’t good, but it is honest.", "They met on Monday."])[["tone", "positive", "negative"]]
           tone  positive  negative
    0  0.224916         1         1
    1       NaN         0         0
    """
    listed, index = as_texts(texts)
    return pd.DataFrame([_row(text) for text in listed], columns=list(_TYPES), index=index).astype(_TYPES)


def as_texts(texts: Iterable[str]) -> tuple[list[str], pd.Index]:
    """Texts as a list, missing ones empty, and the index of their results; a lone string is one text."""
    if isinstance(texts, str):
        texts = [texts]
    index = texts.index if isinstance(texts, pd.Series) else None
    listed = [text if isinstance(text, str) else "" for text in texts]
    return listed, pd.RangeIndex(len(listed)) if index is None else index


def squash(total: float) -> float:
    """Map a sum of weights to (-1, 1), VADER's way: x / sqrt(x² + 15)."""
    return total / sqrt(total * total + ALPHA)


def _row(text: str) -> tuple[float, int, int, int, list[Hit]]:
    spans = sentences(text)
    by_sentence = [hits for start, end in spans if (hits := find_hits(text, start, end))]
    tones = [squash(sum(hit.weight for hit in hits)) for hits in by_sentence]
    hits = [hit for hits in by_sentence for hit in hits]
    positive = sum(hit.weight > 0 for hit in hits)
    n_words = sum(len(words(text, start, end)) for start, end in spans)
    mean = sum(tones) / len(tones) if tones else float("nan")
    return mean, positive, len(hits) - positive, n_words, hits
