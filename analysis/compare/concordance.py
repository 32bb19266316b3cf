"""Words in context, by speaker, inside their own words alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

import pandas as pd

from analysis.rhetoric.counting import hits_table
from analysis.rhetoric.lists import Hit
from analysis.rhetoric.own import own_words, spoken
from analysis.rhetoric.passages import Passage
from analysis.rhetoric.vocabulary import is_content_word
from analysis.text import straighten

_REACH = 6  # tokens after a pronoun among which its verb is looked for
_FILLERS = {
    "always",
    "already",
    "often",
    "still",
    "going",
    "gon",
    "na",
    "want",
    "need",
    "got",
    "let",
    "together",
}


def kwic(segments: pd.DataFrame, phrase: str, *, width: int = 60) -> pd.DataFrame:
    """Every place where speakers use a word or phrase, as key words in context.

    Parameters
    ----------
    segments : DataFrame
        Segments, a quotes table, or any table with ``text``; own words only are searched.
    phrase : str
        Whole words, in any case; ``*`` stands for any letters (``econom*``, ``the * people``).
    width : int
        Characters of the same sentence shown on either side.

    Returns
    -------
    DataFrame
        article, quote, speaker, sentence, start, end, left, text, right, item (the phrase as it stands there, in lower
        case). ``text`` is exactly what stands in the article from ``start`` to ``end``.

    Raises
    ------
    ValueError
        When the phrase is empty.

    Examples
    --------
    >>> lines = kwic(pd.DataFrame({"text": ["Our economy grows; economists doubt it."]}), "econom*")
    >>> lines[["left", "text", "right"]].to_numpy().tolist()[0]
    ['Our ', 'economy', ' grows; economists doubt it.']
    """
    pattern = _pattern(phrase)
    rows = own_words(segments)
    found = [
        (row, Hit(*match.span(), match[0].lower()))
        for row, text in enumerate(rows["text"])
        for match in pattern.finditer(straighten(text))
    ]
    return hits_table(rows, found, width=width)


def _pattern(phrase: str) -> re.Pattern[str]:
    words = straighten(phrase).split()
    if not any(word.strip("*") for word in words):
        raise ValueError(f"phrase must hold at least one word, not {phrase!r}")
    parts = [r"[\w'-]*".join(map(re.escape, word.split("*"))) for word in words]
    phrase = r"\s+".join(parts)
    return re.compile(rf"(?<![\w'-]){phrase}(?![\w-]|'\w)", re.IGNORECASE)


def pronoun_verbs(segments: pd.DataFrame, pronoun: str = "we", *, by: str = "speaker") -> pd.DataFrame:
    """What "we" (or "they") is said to do: the first content word after the pronoun and its auxiliaries.

    Parameters
    ----------
    segments : DataFrame
        Segments, a quotes table, or any table with ``text``; own words only count.
    pronoun : str
        A subject pronoun: we, they, I, you.
    by : str
        The column that makes the groups.

    Returns
    -------
    DataFrame
        ``by``, then word, k, n (all occurrences of the pronoun that a word was found for), articles; most frequent first. Found by
        position, not by grammar: now and then the word is an adjective ("we are ready").

    Examples
    --------
    >>> talk = pd.DataFrame({"speaker": "Ann", "text": ["We will never leave. We have won. They left."]})
    >>> pronoun_verbs(talk)[["word", "k", "n"]].to_numpy().tolist()
    [['leave', 1, 2], ['won', 1, 2]]
    """
    rows, texts = spoken(segments)
    found = [(row, word) for row, text in enumerate(texts) for word in _verbs_after(text, pronoun.lower())]
    table = rows[[by, "article"]].iloc[[row for row, _ in found]].reset_index(drop=True)
    table = table.assign(word=pd.Series([word for _, word in found], dtype="str"))
    counts = table.groupby([by, "word"], observed=True).agg(
        k=("word", "size"), articles=("article", "nunique")
    )
    counts = counts.reset_index()
    counts.insert(3, "n", counts.groupby(by, observed=True)["k"].transform("sum"))
    return counts.sort_values([by, "k", "word"], ascending=[True, False, True]).reset_index(drop=True)


def _verbs_after(text: Passage, pronoun: str) -> Iterator[str]:
    tokens = text.tokens
    for at, token in enumerate(tokens):
        if token.lower != pronoun:
            continue
        for one, after in pairwise(tokens[at : at + _REACH]):
            if any(mark in text.text[one.end : after.start] for mark in ",.;:!?()"):
                break
            if (
                is_content_word(after.lower)
                and not after.lower.endswith("ly")
                and after.lower not in _FILLERS
            ):
                yield after.lower
                break
