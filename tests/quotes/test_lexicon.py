"""The lists about people and organisations agree with each other."""

from collections import Counter

import pytest

from analysis.quotes.names import lexicon


def test_every_wider_word_and_every_title_is_a_role():
    roles = {row["role"] for row in lexicon.rows("roles.csv")}
    wider = {word for row in lexicon.rows("roles.csv") for word in row["also"].split(";")}
    titles = {row["role"] for row in lexicon.rows("titles.csv")}
    assert (wider | titles) - {""} <= roles


@pytest.mark.parametrize(
    ("name", "column"), [("roles.csv", "role"), ("titles.csv", "title"), ("demonyms.csv", "word")]
)
def test_every_word_has_one_row(name, column):
    words = Counter(lexicon.bare(row[column]) for row in lexicon.rows(name))
    assert [word for word, times in words.items() if times > 1] == []


@pytest.mark.parametrize(
    ("plural", "role"),
    [
        ("midwives", "midwife"),
        ("actuaries", "actuary"),
        ("editors-in-chief", "editor-in-chief"),
        ("sultans", "sultan"),
    ],
)
def test_plurals(plural, role):
    assert lexicon.roles()[plural].role == role
    assert lexicon.roles()[plural].plural


def test_a_state_behind_a_party_is_a_place_there_alone():
    assert lexicon.states()["mass"] == "massachusetts"
    assert "mass" not in lexicon.nations()
