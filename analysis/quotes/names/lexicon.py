"""The lists about people and organisations: titles, roles, given names, nations, organisations, reporting nouns."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files
from typing import NamedTuple


class Title(NamedTuple):
    """What an honorific tells: the role it stands for (may be empty), one or several people, gender (m, f or ""), whether
    the word is a given name too, and whether it is written in capitals (DI)."""

    role: str
    plural: bool
    gender: str
    given: bool = False
    capitals: bool = False


class Role(NamedTuple):
    """What a noun for a person tells: its singular, gender, whether it stands before a name, wider nouns, and whether
    "the" before it takes up somebody known (the mogul) or may bring in somebody new (the judge)."""

    role: str
    plural: bool
    gender: str
    before_name: bool
    also: frozenset[str]
    taken_up: bool = False
    brings_new: bool = False


class Given(NamedTuple):
    """A given name: gender (m, f or n), what it is short for, whether it is as often another word."""

    gender: str
    short_for: tuple[str, ...]
    also_other: bool


def rows(name: str) -> list[dict[str, str]]:
    """Read one list of the package, its comment lines left out."""
    lines = files("analysis.quotes.resources").joinpath(name).read_text(encoding="utf-8").splitlines()
    return list(csv.DictReader(line for line in lines if not line.startswith("#")))


def bare(word: str) -> str:
    """A word as the lists know it: small letters, no full stop at its end."""
    return word.rstrip(".").lower()


@cache
def titles() -> dict[str, Title]:
    """Honorifics by their word ("mr", "sen"); those that are given names too say so (King, Duke)."""
    found = {}
    for row in rows("titles.csv"):
        word, capitals = row["title"], len(row["title"]) > 1 and row["title"].isupper()
        found[bare(word)] = Title(
            row["role"], row["number"] == "plural", row["gender"], bool(row["given"]), capitals
        )
    return found


@cache
def roles() -> dict[str, Role]:
    """Nouns for people by their words, singular and plural ("prime minister", "senators")."""
    found: dict[str, Role] = {}
    for row in rows("roles.csv"):
        also = frozenset(row["also"].split(";")) - {""}
        for form, plural in ((row["plural"], True), (row["role"], False)):
            before = row["before_name"] == "yes" or (row["before_name"] == "one" and not plural)
            told = (row["taken_up"] == "yes", row["taken_up"] == "no")
            found[form] = Role(row["role"], plural, row["gender"], before, also, *told)
    return found


def is_many(word: str) -> bool:
    """A noun for several people, in small letters: officials, women, Americans."""
    role = roles().get(word)
    return (role is not None and role.plural) or word == "americans"


@cache
def longest_role() -> int:
    """How many words the longest role has."""
    return max(len(role.split()) for role in roles())


@cache
def given_names() -> dict[str, Given]:
    """Given names by their small letters."""
    return {
        row["name"].lower(): Given(
            row["gender"], tuple(filter(None, row["short_for"].lower().split("/"))), bool(row["also_other"])
        )
        for row in rows("given_names.csv")
    }


@cache
def family_names() -> dict[str, str]:
    """Family names that stand first, each with "yes" where a given name of two words follows as a rule, else ""."""
    return {row["name"]: row["three_words"] for row in rows("family_names.csv")}


@cache
def nations() -> dict[str, str]:
    """Countries, adjectives, capitals, regions and cities, each with the place it points to; all in small letters."""
    return {row["word"].lower(): row["place"].lower() for row in _places() if row["kind"] != "abbreviation"}


@cache
def states() -> dict[str, str]:
    """What may stand behind a party ("mass", "ohio"), each with the place; all in small letters."""
    return {row["word"].lower(): row["place"].lower() for row in _places()}


@cache
def _places() -> list[dict[str, str]]:
    return rows("demonyms.csv")


@cache
def adjectives() -> frozenset[str]:
    """The adjectives of nations ("kazakh", "british")."""
    return frozenset(row["word"].lower() for row in _places() if row["kind"] == "adjective")


@cache
def organisations(kind: str) -> dict[str, frozenset[str]]:
    """Words of organisations of one kind (head, name, noun, thing, brand, field), each with the nouns that may take it up."""
    return {
        row["word"].lower(): frozenset(row["nouns"].split(";")) - {""}
        for row in rows("organisations.csv")
        if row["kind"] == kind
    }


@cache
def short_names() -> dict[str, str]:
    """Names of organisations that are short for others in no regular way (GOP), with the others in small letters."""
    return {row["word"].lower(): row["full"].lower() for row in rows("organisations.csv") if row["full"]}


@cache
def owned_nouns() -> frozenset[str]:
    """Nouns for what is said whose words are their owner's ("the ministry's statement")."""
    return frozenset(row["noun"] for row in rows("reporting_nouns.csv") if row["owned"])


@cache
def document_nouns() -> frozenset[str]:
    """Nouns for documents that can speak by themselves ("a report found")."""
    return frozenset(row["noun"] for row in rows("reporting_nouns.csv") if row["document"])


@cache
def function_words(kind: str) -> frozenset[str]:
    """Small words of one kind: determiner, quantifier, preposition, relative, conjunction, pronoun, auxiliary ..."""
    return frozenset(row["word"] for row in rows("function_words.csv") if row["kind"] == kind)


@cache
def no_names() -> frozenset[str]:
    """Words that a capital at the start of a sentence does not make a name."""
    return frozenset(
        row["word"] for row in rows("function_words.csv") if row["kind"] not in ("plain", "modifier")
    )


@cache
def _endings() -> dict[str, tuple[int, int]]:
    """How many listed men's and women's names have each ending of one to three letters."""
    counts: dict[str, tuple[int, int]] = {}
    for name, given in given_names().items():
        for length in (1, 2, 3):
            men, women = counts.get(name[-length:], (0, 0))
            counts[name[-length:]] = (men + (given.gender == "m"), women + (given.gender == "f"))
    return counts


@cache
def female_odds(name: str) -> float:
    """How likely a given name is a woman's: as listed, else by its ending among the listed names.

    >>> female_odds("Mary"), female_odds("Ondrella") > 0.8
    (1.0, True)
    """
    given = given_names().get(name.lower())
    if given and given.gender != "n":
        return 1.0 if given.gender == "f" else 0.0
    for length in (3, 2, 1):
        men, women = _endings().get(name.lower()[-length:], (0, 0))
        if men + women >= 8 and not given:
            return (women + 1) / (men + women + 2)
    return 0.5
