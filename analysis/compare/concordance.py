"""Words in context, by speaker, inside their own words alone."""

from __future__ import annotations

import re

import pandas as pd

from analysis.rhetoric.counting import hits_table
from analysis.rhetoric.lists import Hit
from analysis.rhetoric.passages import own_words
from analysis.text import straighten


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
