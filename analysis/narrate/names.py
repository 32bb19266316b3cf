"""How people and things are called in a sentence."""

from __future__ import annotations

import re

import pandas as pd

from analysis.text import straighten
from analysis.wording import join, markdown, number

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


def described(name: str) -> str:
    """A name as it is; what is none, as the text has it, inside marks: a sentence cannot tell the article that it takes.

    >>> described("Ada Lorne"), described("letter"), described("a guard")
    ('Ada Lorne', '“letter”', 'a guard')
    """
    bare = name == name.lower() and not re.match(_DETERMINER, name)
    return f"“{name}”" if bare else name


def listed(names: list[str], *, limit: int = 4) -> str:
    """Names in a sentence, the last ones as a number when there are many.

    >>> listed(["Ada", "Bo", "Cy", "Di", "Ed", "Flo"])
    'Ada, Bo, Cy and three more'
    """
    if len(names) <= limit + 1:
        return join(names)
    return join([*names[: limit - 1], f"{number(len(names) - limit + 1)} more"])
