"""Names for the people behind the quotes that are short enough for a label, and one colour for each."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from html import escape
from typing import NamedTuple

import pandas as pd

from analysis.wording import percent, shorten

COLOURED = 7
LABEL_LENGTH = 28
DOUBTFUL = 0.5
GREY = 8
_SUFFIX = re.compile(r"(?<=\S),?\s+([JS]r\.?|I{2,3}|IV)$")


class Person(NamedTuple):
    """Who is behind some words: full name, label, number of the colour (8 is grey: rarely quoted, or unresolved)."""

    name: str
    label: str
    colour: int


REPORTER = Person("the reporter", "reporter", GREY)


class Cast(NamedTuple):
    """The people of one or more articles, by name and by quote."""

    by_name: dict[str, Person]
    by_quote: dict[tuple[str, int], Person]

    def who(self, row: NamedTuple) -> Person:
        """The person behind a row of a quotes, voices or hits table."""
        return self.by_quote.get((row.article, row.quote)) or self.by_name.get(row.speaker, REPORTER)


def cast(quotes: pd.DataFrame, ranked: Iterable[str] | None = None) -> Cast:
    """Give everyone in a quotes table a label and a colour.

    ``ranked`` are the speakers, most words first (found from the table if not given): the first seven have a colour
    of their own, the same as in the charts.

    >>> from analysis.quotes.table import quotes_table
    >>> cast(quotes_table([])).by_quote
    {}
    """
    named = quotes.dropna(subset="speaker")
    if ranked is None:
        words = named.groupby("speaker", sort=True)["n_words"].sum()
        ranked = words.sort_values(ascending=False, kind="stable").index
    colours = {name: place for place, name in enumerate([*ranked][:COLOURED])}
    types = dict.fromkeys(ranked, "person") | dict(zip(named["speaker"], named["speaker_type"], strict=True))
    by_name = {
        name: Person(name, label, colours.get(name, GREY)) for name, label in short_names(types).items()
    }
    return Cast(by_name, {(row.article, row.quote): _person(row, by_name) for row in quotes.itertuples()})


def chip(
    person: Person, quote: int | None = None, *, tag: str = "span", again: bool = False, confidence: float = 1
) -> str:
    """The label of a person as HTML: the number of the quote, the short name, on the person's colour.

    Where the program is less than half sure, the name has a question mark and the label a broken line.
    """
    doubt = not person.label.endswith("?") and confidence < DOUBTFUL
    words = "…" if again else escape(person.label) + ("&#8239;?" if doubt else "")
    number = "" if quote is None or pd.isna(quote) else f"{quote}&#8239;"
    look = f"ql-label ql-c{person.colour}{' ql-doubt' if doubt else ''}"
    return f"<{tag} class='{look}'>{number}{words}</{tag}>"


def short_names(types: dict[str, str]) -> dict[str, str]:
    """Full name -> label: the last name of a person, unless someone else ends with it.

    >>> short_names({"Ana Ruiz": "person", "Joe Hale Jr.": "person", "a man in a hat": "person", "Port Authority": "organisation"})
    {'Ana Ruiz': 'Ruiz', 'Joe Hale Jr.': 'Hale', 'a man in a hat': 'a man in a hat', 'Port Authority': 'Port Authority'}
    """
    last = {name: _last(name) if kind == "person" and _proper(name) else name for name, kind in types.items()}
    times = Counter(last.values())
    return {name: shorten(short if times[short] == 1 else name, LABEL_LENGTH) for name, short in last.items()}


def _last(name: str) -> str:
    """The last name, which a suffix ("Jr.", "III") is no part of."""
    return _SUFFIX.sub("", name).split()[-1]


def _proper(name: str) -> bool:
    """Whether a name is a name ("Ana Ruiz") and not a description ("a man in a hat")."""
    return name[:1].isupper() and name.split()[-1][:1].isupper()


def sure(confidence: float) -> str:
    """A confidence in words.

    >>> sure(0.87), sure(0.999)
    ('87% sure', 'over 99% sure')
    """
    return "not rated" if pd.isna(confidence) else f"{percent(confidence)} sure"


def _person(row: NamedTuple, by_name: dict[str, Person]) -> Person:
    if not pd.isna(row.speaker):
        return by_name[row.speaker]
    if pd.isna(row.source):
        return Person("no speaker given", "?", GREY)
    return Person(f"“{row.source}”, not identified", f"{shorten(row.source, LABEL_LENGTH)}\u202f?", GREY)
