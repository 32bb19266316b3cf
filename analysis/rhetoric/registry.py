"""The features that can be counted: what each is called in the field, what it counts, and on what it needs to stand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from typing import Literal, NamedTuple

from analysis.rhetoric.lists import Hit
from analysis.rhetoric.passages import Passage

Unit = Literal["words", "sentences", "attributions"]
PER: dict[str, int] = {"words": 1000, "sentences": 100, "attributions": 1}
FAMILIES = ("stance", "syntax")


class Minimum(NamedTuple):
    """What a rate must rest on to be more than weak, beside ten articles: so many events, in so many units counted.

    About one article alone 25 events are enough: what clusters in articles, or is rare in them, matters between articles.
    """

    events: int = 25
    units: int = 0


USUAL = Minimum()

Detector = Callable[[Passage], Iterator[Hit]]


@dataclass(frozen=True)
class Feature:
    """A feature of rhetoric: its id, its name in the field's standard term, and the rule that finds it.

    ``unit`` is what it is counted against: 1,000 words, or 100 sentences. ``lists`` names the word lists it uses;
    ``tagged`` says that its rule is better with parts of speech; ``minimum`` decides on the gates of its rates.
    """

    id: str
    name: str
    family: str
    definition: str
    unit: Unit
    source: str
    detect: Detector
    minimum: Minimum = USUAL
    lists: tuple[str, ...] = ()
    tagged: bool = False

    @property
    def per(self) -> int:
        """The rate is events per this many units."""
        return PER[self.unit]


@cache
def features() -> dict[str, Feature]:
    """Every feature by its id, in the order of the families.

    >>> features()["negation"].unit
    'words'
    """
    found = [
        feature for family in FAMILIES for feature in import_module(f"analysis.rhetoric.{family}").FEATURES
    ]
    return {feature.id: feature for feature in found}


def feature(id: str) -> Feature:
    """One feature by its id; the error names the ids there are."""
    known = features()
    if id not in known:
        raise KeyError(f"no feature {id!r}; there are {', '.join(known)}")
    return known[id]
