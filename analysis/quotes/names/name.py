"""A name where it stands in a text, and a text read for names."""

from __future__ import annotations

from typing import NamedTuple

from analysis.quotes.names.posts import Post
from analysis.quotes.names.tokens import Word

# What may follow a name: Martin Luther King Jr.
SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
# Letters after a name that are no part of it.
LETTERS = frozenset("KC QC SC MP MSP MEP MLA TD MBE OBE CBE".split())


class Name(NamedTuple):
    """A name where it stands: ``start`` to ``end`` without title, role and possessive.

    ``kind`` is person, organisation, place, thing (a name after "the") or unknown; ``words`` are the name's words
    without ``nickname``, ``suffix`` and letters after it; ``posts`` what the text beside it says the bearer is; ``titled``: straight after a title; ``first``
    and ``last`` are the numbers of its words, ``outer`` that of the first word of its titles.
    """

    start: int
    end: int
    first: int
    last: int
    words: tuple[str, ...]
    kind: str
    gender: str = ""
    nickname: str = ""
    suffix: str = ""
    posts: tuple[Post, ...] = ()
    titled: bool = False
    owner: bool = False
    label: bool = False
    outer: int = 0


class Reading(NamedTuple):
    """A text read for names: it and its straightened copy, its words, its names, and the lines in title case."""

    original: str
    text: str
    words: list[Word]
    names: list[Name]
    headlines: list[tuple[int, int]]
