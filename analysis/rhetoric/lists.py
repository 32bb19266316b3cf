"""Word lists: read from the .csv files of this folder, looked up longest item first, one hit a stretch of text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Mapping
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import pandas as pd

from analysis.rhetoric.passages import Passage

_CONTEXT = 40  # characters on either side that an exclude pattern may look at
_BROKEN = re.compile(r'[.,;:!?"()]')

OPEN_LISTS = ("hedges", "boosters", "attitude", "engagement", "extreme_case")
VERSIONS = ("all items", "single words", "checked items")
_RIGHT, _ENOUGH_LINES = 0.8, 10
_TEXT = ("item", "pattern", "pos", "category", "sense_note", "exclude_pattern")


class Item(NamedTuple):
    """One entry of a list. ``words`` holds the accepted forms at each place; ``exclude`` is looked for around a hit."""

    item: str
    words: tuple[frozenset[str], ...]
    pos: frozenset[str]
    category: str
    exclude: re.Pattern[str] | None


class Hit(NamedTuple):
    """A stretch of a passage that counts, with the name of the item or rule that found it."""

    start: int
    end: int
    item: str
    category: str = ""


@cache
def read_list(name: str) -> pd.DataFrame:
    """The list ``name`` as a table, one row an item, with its checked precision (missing where nobody has read lines).

    >>> set(read_list("negators")["category"])
    {'negation'}
    """
    with (files("analysis.rhetoric") / f"{name}.csv").open(encoding="utf-8") as file:
        table = pd.read_csv(file, comment="#", dtype=dict.fromkeys(_TEXT, "str"))
    return table.fillna(dict.fromkeys(_TEXT, ""))


@cache
def listed(name: str) -> frozenset[str]:
    """The single words of a list, for looking up."""
    return frozenset(read_list(name)["pattern"])


def list_hash(name: str) -> str:
    """The first twelve digits of the SHA-256 of a list, to be printed with results."""
    return hashlib.sha256((files("analysis.rhetoric") / f"{name}.csv").read_bytes()).hexdigest()[:12]


@cache
def _index(name: str, version: str) -> Mapping[str, list[Item]]:
    """The items of a version of a list by the first word that may begin them, longest first."""
    index: dict[str, list[Item]] = {}
    for row in _version(name, version).itertuples():
        places = tuple(frozenset(place.split("|")) for place in row.pattern.split())
        exclude = re.compile(row.exclude_pattern) if row.exclude_pattern else None
        item = Item(row.item, places, frozenset(filter(None, row.pos.split("|"))), row.category, exclude)
        for first in places[0]:
            index.setdefault(first, []).append(item)
    for items in index.values():
        items.sort(key=lambda item: -len(item.words))
    return index


def _version(name: str, version: str) -> pd.DataFrame:
    """A list as it stands, or cut to single words, or to items checked to be right four times in five."""
    if version not in VERSIONS:
        raise ValueError(f"no version {version!r} of the lists; there are {', '.join(VERSIONS)}")
    table = read_list(name)
    if name not in OPEN_LISTS or version == VERSIONS[0]:
        return table
    if version == VERSIONS[1]:
        return table[~table["pattern"].str.contains(" ")]
    return table[(table["precision"] >= _RIGHT) & (table["n_checked"] >= _ENOUGH_LINES)]


def find_items(passage: Passage, name: str) -> Iterator[Hit]:
    """Every hit of the list ``name`` in a passage, from left to right, none inside another.

    Patterns are words with alternatives (``tend|tends to``), clitics apart (``do n't know``). An exclude pattern is a
    regular expression over the text around the hit, which stands in it as ``_``: ``_ \\d`` is "followed by a number".
    """
    index, free = _index(name, passage.lists), 0
    for at, token in enumerate(passage.tokens):
        items = index.get(token.lower)
        if items is None or at < free:
            continue
        for item in items:
            if _matches(passage, at, item):
                free = at + len(item.words)
                yield Hit(token.start, passage.tokens[free - 1].end, item.item, item.category)
                break


def _matches(passage: Passage, at: int, item: Item) -> bool:
    tokens, text = passage.tokens, passage.text
    last = at + len(item.words) - 1
    if last >= len(tokens):
        return False
    if last > at and any(tokens[at + i].lower not in forms for i, forms in enumerate(item.words)):
        return False
    if passage.tags is not None and item.pos and passage.tags[at].upos not in item.pos:
        return False
    start, end = tokens[at].start, tokens[last].end
    if last > at and _BROKEN.search(text, start, end):
        return False
    if item.exclude is None:
        return True
    return not item.exclude.search(f"{text[max(0, start - _CONTEXT) : start]}_{text[end : end + _CONTEXT]}")
