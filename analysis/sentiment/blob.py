"""TextBlob's polarity and subjectivity, with negated contractions made visible to it and its words located."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

from analysis.sentiment.tone import as_texts
from analysis.text import straighten

_IRREGULAR = {
    "can't": "can not",
    "won't": "will not",
    "shan't": "shall not",
    "ain't": "is not",
    "cannot": "can not",
}
_NEGATORS = ("no", "not", "never", "n't")
_NEGATED = re.compile(r"\b(?:can't|won't|shan't|ain't|cannot|[a-z]+n't)\b", re.IGNORECASE)

_TYPES = {"polarity": "float64", "subjectivity": "float64", "assessments": "object"}


class Assessment(NamedTuple):
    """What TextBlob assessed as one: the words as written, their place in the text given, and its two scores."""

    word: str
    start: int
    end: int
    polarity: float
    subjectivity: float


def textblob_polarity(texts: Iterable[str]) -> pd.DataFrame:
    """Score texts with TextBlob, and list what it assessed.

    The scores are TextBlob's own (De Smedt & Daelemans 2012, pattern's lexicon of 2,918 words, mainly adjectives of
    reviews): the mean over the words it knows, "not" turning the next word by half. Only one thing is mended:
    TextBlob does not see that n't negates ("isn't great" scores like "is great"), so contractions are written out
    for it first, with straight and with curly apostrophe.

    Known limits. It knows few words of news: nothing in "condemned", "convicted", "shooting", but something in
    "new", "more" and "first". It negates only the word next to "not". On news sentences it gives the sign of the
    author's attitude less often than not (macro F1 .42 of three classes; VADER .51), and its subjectivity does not
    tell opinion from fact (AUC .62). It stands here to compare with; use :func:`tone`.

    Parameters
    ----------
    texts : iterable of str
        Quotes, sentences or longer texts; a Series keeps its index. Missing texts are allowed.

    Returns
    -------
    DataFrame
        One row a text: `polarity` in [-1, 1] and `subjectivity` in [0, 1], missing where it knew no word;
        `assessments`, a list of (word, start, end, polarity, subjectivity) with offsets in the text.

    Examples
    --------
    >>> textblob_polarity(["It isn’t great.", "They met."])[["polarity", "subjectivity"]]
       polarity  subjectivity
    0      -0.4          0.75
    1       NaN           NaN
    """
    listed, index = as_texts(texts)
    return pd.DataFrame([_row(text) for text in listed], columns=list(_TYPES), index=index).astype(_TYPES)


def expand_negations(text: str) -> tuple[str, list[int]]:
    """Write out every n't of a text, with the way back.

    Returns
    -------
    tuple of str and list of int
        The straightened, expanded text, and for each of its characters (and its end) the offset in `text`.

    Examples
    --------
    >>> expand_negations("It can’t be.")[0]
    'It can not be.'
    """
    straight, pieces, origin, done = straighten(text), [], [], 0
    for match in _NEGATED.finditer(straight):
        pieces += [straight[done : match.start()], written := _written_out(match.group())]
        origin += range(done, match.start())
        origin += [match.start()] * (len(written) - 1) + [match.end() - 1]
        done = match.end()
    return "".join([*pieces, straight[done:]]), [*origin, *range(done, len(text) + 1)]


def _written_out(word: str) -> str:
    return _IRREGULAR.get(word.lower()) or f"{word[:-3]} not"


def _row(text: str) -> tuple[float, float, list[Assessment]]:
    from textblob.en import sentiment  # here, for TextBlob takes most of a second to import

    expanded, origin = expand_negations(text)
    score = sentiment(expanded)
    if not score.assessments:
        return float("nan"), float("nan"), []
    return score[0], score[1], _located(text, expanded, origin, score.assessments)


def _located(text: str, expanded: str, origin: list[int], assessed: list[tuple]) -> list[Assessment]:
    """Find TextBlob's chunks, which come in order but without offsets."""
    found, cursor = [], 0
    for chunk, polarity, subjectivity, _ in assessed:
        span = _find(expanded, chunk, cursor)
        if span:  # else TextBlob rewrote what it read, and there is nothing to show
            start, end, cursor = origin[span[0]], origin[span[1] - 1] + 1, span[1]
            found.append(Assessment(text[start:end], start, end, polarity, subjectivity))
    return found


def _find(expanded: str, chunk: list[str], cursor: int) -> tuple[int, int] | None:
    """Where a chunk stands: TextBlob assesses every word it knows, so the next one is meant; a negator precedes it."""
    at, spans = cursor, []
    for word in chunk:
        match = _whole(word).search(expanded, at) if word not in (*_NEGATORS, "!") else None
        if match:
            spans.append(match.span())
            at = match.end()
    if not spans:
        return None
    negators = _whole(chunk[0]).finditer(expanded, cursor, spans[0][0]) if chunk[0] in _NEGATORS else ()
    return [spans[0], *(match.span() for match in negators)][-1][0], at


def _whole(word: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/—–-]){re.escape(word)}(?![\w/—–-])", re.IGNORECASE)
