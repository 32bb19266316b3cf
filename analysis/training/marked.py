"""Articles in which it is marked who says what: read, and what the program says of them judged.

A file holds several, each after a line ``=== name``. Right behind a content stands ``{{Ada Reed}}``: the fullest name that the
article uses for whoever says it; ``{{-a neighbour}}`` where it names nobody, ``{{A & B}}`` two together, ``|`` between what is as right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from analysis.text import Span

_MARK = re.compile(r"\{\{(.*?)\}\}")
_SIGNS = frozenset("\"'”’»,.?! \n")


class Marked(NamedTuple):
    """An article without its marks, and for every mark the last letter of the content before it and who says it."""

    name: str
    text: str
    gold: list[tuple[int, str]]


def read_marked(path: Path) -> Iterator[Marked]:
    """The articles of a file."""
    for part in re.split(r"^=== ", path.read_text(encoding="utf-8"), flags=re.M)[1:]:
        name, _, body = part.partition("\n")
        yield _without_marks(name.strip(), body.strip())


def _without_marks(name: str, body: str) -> Marked:
    text, gold, at = "", [], 0
    for mark in _MARK.finditer(body):
        text += body[at : mark.start()]
        at, last = mark.end(), len(text) - 1
        while last > 0 and text[last] in _SIGNS:
            last -= 1
        gold.append((last, mark[1]))
    return Marked(name, text + body[at:], gold)


def holding(contents: Sequence[Sequence[Span]], at: int) -> int | None:
    """The number of the shortest content that holds an offset, None if none does."""
    found = [i for i, spans in enumerate(contents) if any(start <= at < end for start, end in spans)]
    return min(found, key=lambda i: sum(end - start for start, end in contents[i]), default=None)


def judged(gold: str, said: str | None) -> str:
    """Whether a speaker is ``right``, ``wrong`` or ``open`` (nobody is given).

    A part of the name is right if it is the last word or two words of it; nobody is right where the article names nobody.

    >>> judged("Ada Reed", "Reed"), judged("Ada Reed", "Ada Roe"), judged("Ada Reed", None), judged("-a neighbour", None)
    ('right', 'wrong', 'open', 'right')
    """
    names = gold.split("|")
    if any(_alike(name, said) for name in names):
        return "right"
    return "wrong" if said else "right" if any(name.startswith("-") for name in names) else "open"


def _alike(name: str, said: str | None) -> bool:
    wanted, given = _words(name), _words(said or "")
    if not wanted or not given or not (given.keys() <= wanted.keys() or wanted.keys() <= given.keys()):
        return False
    last = list(wanted)[-1] == list(given)[-1]
    return last or len(wanted.keys() & given.keys()) > 1 or name.startswith("-")


def _words(name: str) -> dict[str, None]:
    """The words of a name in small letters, in order, without signs."""
    plain = re.sub(r"[^\w ]", "", name.lower().replace("’", "'").lstrip("-"))
    return dict.fromkeys(plain.split())
