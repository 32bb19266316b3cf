"""Names for the people behind the quotes that are short enough for a label, and one colour for each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

import pandas as pd

COLOURED = 7
LABEL_LENGTH = 28
GREY = 8


class Person(NamedTuple):
    """Who is behind a quote: full name, label, number of the colour (8 is grey: too rarely quoted, or unresolved)."""

    name: str
    label: str
    colour: int


def people(quotes: pd.DataFrame, ranked: Iterable[str] | None = None) -> dict[int, Person]:
    """Quote number -> the person behind it.

    ``ranked`` are the speakers, most words first (found from the table if not given): the first seven have a colour
    of their own, the same as in the charts.

    >>> from analysis.quotes.table import quotes_table
    >>> people(quotes_table([]))
    {}
    """
    named = quotes.dropna(subset="speaker")
    if ranked is None:
        words = named.groupby("speaker", sort=True)["n_words"].sum()
        ranked = words.sort_values(ascending=False, kind="stable").index
    colours = dict.fromkeys(named["speaker"], GREY) | {
        name: place for place, name in enumerate([*ranked][:COLOURED])
    }
    types = dict(zip(named["speaker"], named["speaker_type"], strict=True))
    labels = short_names(types)
    return {row.quote: _person(row, colours, labels) for row in quotes.itertuples()}


def short_names(types: dict[str, str]) -> dict[str, str]:
    """Full name -> label: the last name of a person, unless someone else ends with it.

    >>> short_names({"Ana Ruiz": "person", "a man in a hat": "person", "Port Authority": "organisation"})
    {'Ana Ruiz': 'Ruiz', 'a man in a hat': 'a man in a hat', 'Port Authority': 'Port Authority'}
    """
    last = {
        name: name.split()[-1] if kind == "person" and _proper(name) else name for name, kind in types.items()
    }
    times = Counter(last.values())
    return {name: clip(short if times[short] == 1 else name) for name, short in last.items()}


def _proper(name: str) -> bool:
    """Whether a name is a name ("Ana Ruiz") and not a description ("a man in a hat")."""
    return name[:1].isupper() and name.split()[-1][:1].isupper()


def clip(label: str) -> str:
    """A label cut at the length a label may have.

    >>> clip("two people who were in the room with the minister")
    'two people who were in the…'
    """
    if len(label) <= LABEL_LENGTH:
        return label
    return label[:LABEL_LENGTH].rsplit(" ", 1)[0] + "…"


def sure(confidence: float) -> str:
    """A confidence in words and per cent.

    >>> sure(0.87)
    '87 % sure'
    """
    return "not rated" if pd.isna(confidence) else f"{confidence:.0%}".replace("%", " % sure")


def _person(row: NamedTuple, colours: dict[str, int], labels: dict[str, str]) -> Person:
    if not pd.isna(row.speaker):
        return Person(row.speaker, labels[row.speaker], colours[row.speaker])
    if pd.isna(row.source):
        return Person("no speaker given", "?", GREY)
    return Person(f"“{row.source}”, not identified", f"{clip(row.source)}?", GREY)
