"""Words as the search for names needs them: with possessives taken off and what stands before each."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple
from unicodedata import normalize

from analysis.quotes.names import lexicon

# Letters and digits, with accents that stand for themselves and soft hyphens ("José" in five signs).
_LETTERS = r"[^\W_]+(?:[\u0300-\u036f\u00ad][^\W_]*)*"
_WORD = re.compile(
    r"[RDI]-(?:(?:[A-Z]\.){2,3}|W\.Va\b)"  # D-N.Y.
    r"|(?:[^\W\d_]\.){2,}(?:[^\W\d_](?!\w))?"  # U.S., G.K.
    r"|(?<![\w'])[A-Z]\.(?=\s)"  # the initial of a name
    r"|[Tt]hen(?=-[A-Z])"  # then-President
    rf"|{_LETTERS}(?:['&-]{_LETTERS})*"
)

# The article of an Arabic name is part of it: al-Amin, Abd el-Karim.
_ARTICLE = re.compile(r"(?:a[lnrtz]|ad|as|ash|el|ul)-[A-Z]")


class Word(NamedTuple):
    """A word without its possessive ending, as it is and in small letters.

    ``gap`` is what stands between it and the word before (at most 8 signs); ``capital``: it begins with one.
    """

    text: str
    start: int
    end: int
    gap: str
    owner: bool
    lower: str
    capital: bool


def read_words(text: str) -> list[Word]:
    """Find the words of a straightened text."""
    found, at, brands = [], 0, lexicon.organisations("brand")
    for match in _WORD.finditer(text):
        word, start, end = match[0], match.start(), match.end()
        if start < at:  # the s of "Jr.'s"
            continue
        owner = len(word) > 2 and word[-2:] in ("'s", "'S") and word.lower() not in brands
        if owner:
            word, end = word[:-2], end - 2
        elif word[-1] in "sS" and text[end : end + 2] == "' ":
            owner = word[0].isupper()
        short = not owner and text.startswith(".'s", match.end())
        gap = text[at:start] if start - at <= 8 else text[at : at + 4] + text[start - 4 : start]
        word = composed(word)
        found.append(Word(word, start, end, gap, owner or short, word.lower(), _is_capital(word)))
        at = match.end() + (3 if short else text[match.end() : match.end() + 1] == "'" and owner)
    return found


def composed(text: str) -> str:
    """A text with every accent in its letter and no soft hyphens, as the lists have it."""
    return text if text.isascii() else normalize("NFC", text.replace("\u00ad", ""))


def _is_capital(word: str) -> bool:
    """A word begins with a capital, after an Arabic article too."""
    return word[0].isupper() or ("-" in word and _ARTICLE.match(word) is not None)


def word_at(words: Sequence[Word], offset: int) -> int:
    """The index of the first word that begins at or after ``offset``."""
    return bisect_left(words, offset, key=lambda word: word.start)


def in_brackets(words: Sequence[Word], at: int) -> bool:
    """A word stands alone in brackets and more follows: "Deputy Harbour Officer (DHO) Ada Reed"."""
    return words[at].gap == " (" and at + 1 < len(words) and words[at + 1].gap == ") "
