"""The word lists behind `tone`: VADER's lexicon with our adjustments, negators, intensifiers."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from importlib.util import find_spec
from pathlib import Path
from types import MappingProxyType
from typing import NamedTuple


class Unit(NamedTuple):
    """What a word or phrase does: `weight`, or one of the roles that `modifiers.csv` explains, and its value."""

    role: str
    value: float = 0.0


@cache
def lexicon() -> Mapping[str, float]:
    """Return the weight of every word and phrase that `tone` counts.

    VADER's lexicon (Hutto & Gilbert 2014, MIT) as installed, its ordinary words only (no emoticons, no digits),
    changed as `adjustments.csv` says: words taken out because in political news they are names or have another
    sense, words of news and politics added, each with its reason.

    Returns
    -------
    Mapping[str, float]
        Lower-case word, or words joined by one space, to weight, from about -4 (most negative) to 4.

    Examples
    --------
    >>> lexicon()["disaster"] < 0 < lexicon()["excellent"]
    True
    >>> "united" in lexicon()
    False
    """
    weights = {word: weight for word, weight in vader_lexicon().items() if _is_ordinary(word)}
    for row in word_list("adjustments"):
        if row["weight"]:
            weights[row["word"]] = float(row["weight"])
        else:
            weights.pop(row["word"], None)
    return MappingProxyType(weights)


@cache
def vader_lexicon() -> Mapping[str, float]:
    """Return VADER's own lexicon, entry to weight, read from the installed package without running it."""
    spec = find_spec("vaderSentiment")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("tone needs the lexicon of vaderSentiment: pip install vaderSentiment")
    text = Path(spec.origin).with_name("vader_lexicon.txt").read_text(encoding="utf-8")
    fields = (line.split("\t") for line in text.splitlines() if line.strip())
    return MappingProxyType({entry: float(weight) for entry, weight, *_ in fields})


@cache
def units() -> Mapping[str, Unit]:
    """Return every word and phrase that means something to the scorer, with what it does."""
    table = {word: Unit("weight", weight) for word, weight in lexicon().items()}
    for row in word_list("modifiers"):
        table[row["word"]] = Unit(row["role"], float(row["value"] or 0))
    return MappingProxyType(table)


@cache
def longest() -> int:
    """Return the number of words in the longest phrase of :func:`units`."""
    return max(phrase.count(" ") for phrase in units()) + 1


def word_list(name: str) -> Iterator[dict[str, str]]:
    """Yield the rows of one of this folder's word lists; lines beginning with # say where it comes from."""
    lines = files("analysis.sentiment").joinpath(f"{name}.csv").read_text(encoding="utf-8").splitlines()
    yield from csv.DictReader(line for line in lines if line.strip() and not line.startswith("#"))


def _is_ordinary(entry: str) -> bool:
    return len(entry) > 1 and entry[0].isalpha() and entry.replace("'", "").replace("-", "").isalpha()
