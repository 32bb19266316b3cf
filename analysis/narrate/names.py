"""How people and things are called in a sentence."""

from __future__ import annotations

import re

import pandas as pd

from analysis.text import straighten
from analysis.wording import join, markdown, number, shorten

_OPENING, _CLOSING = '“„«"', '”“»"'
_INNER = str.maketrans("“”„«»", "‘’‘‘’")
_DETERMINER = r"(?<!\w)(the|a|an|one|another)\s+"


def safe(sentences: list[str]) -> list[str]:
    """Sentences ready for Markdown: every character shows as it is, dollar signs and asterisks too."""
    return [markdown(sentence) for sentence in sentences if sentence]


def sentence_names(quotes: pd.DataFrame) -> dict[str, str]:
    """Speaker -> the name as a sentence needs it, with the article that the text itself gives it.

    >>> quotes = pd.DataFrame({"speaker": ["Kremlin", "Ada Lorne"], "source": ["The Kremlin’s statement", "Lorne"]})
    >>> sentence_names(quotes)
    {'Kremlin': 'the Kremlin', 'Ada Lorne': 'Ada Lorne'}
    """
    known = quotes.dropna(subset="speaker")
    return {
        str(name): _with_article(str(name), group["source"])
        for name, group in known.groupby("speaker", sort=False)
    }


def _with_article(name: str, sources: pd.Series) -> str:
    pattern = re.compile(_DETERMINER + re.escape(straighten(name)) + r"(?!\w)", re.IGNORECASE)
    for source in sources.dropna():
        if found := pattern.search(straighten(source)):
            return f"{found.group(1).lower()} {name}"
    return name.replace(" & ", " and ")


def listed(names: list[str], *, limit: int = 4) -> str:
    """Names in a sentence, the last ones as a number when there are many.

    >>> listed(["Ada", "Bo", "Cy", "Di", "Ed", "Flo"])
    'Ada, Bo, Cy and three more'
    """
    if len(names) <= limit + 1:
        return join(names)
    return join([*names[: limit - 1], f"{number(len(names) - limit + 1)} more"])


def excerpt(text: str, *, width: int = 90) -> str:
    """Words of a passage inside marks, its own outer marks taken off and inner ones made single.

    >>> excerpt("“We will pay,”")
    '“We will pay”'
    """
    bare = text.strip()
    if _split(bare):
        return f"“{shorten(bare.translate(_INNER), width)}”"
    opened, closed = bare[:1] in tuple(_OPENING), bare[-1:] in tuple(_CLOSING)
    if opened and (closed or not any(mark in bare[1:] for mark in _CLOSING)):
        bare = bare[1:]
    if closed and (opened or not any(mark in bare[:-1] for mark in _OPENING)):
        bare = bare[:-1]
    bare = bare.strip()
    inner = bare.rstrip(",;:–—").translate(_INNER)
    return f"“{shorten(inner, width)}”"


def _split(text: str) -> bool:
    """Whether the first mark is closed before the end: the marks are then those of two pieces, not outer ones."""
    inner = text[1:-1]
    closing = [inner.find(mark) for mark in _CLOSING if mark in inner]
    opening = [inner.find(mark) for mark in _OPENING if mark in inner]
    return bool(closing) and bool(opening) and min(closing) < min(opening) and text[0] in _OPENING
