"""Keyness against published tables, and what must hold for any counts."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.compare.keyness import bic, dispersion, g2, keyness, log_ratio, percent_difference
from analysis.compare.rates import benjamini_hochberg


# Dunning 1993, table of bigrams: cells (both, first without second, second without first, neither).
@pytest.mark.parametrize(
    ("cells", "value"),
    [((110, 2442, 111, 29114), 270.72), ((29, 13, 123, 31612), 263.90), ((31, 23, 139, 31584), 256.84), ((10, 0, 3, 31764), 167.23)],
)  # fmt: skip
def test_dunning(cells, value):
    a, rest_a, b, rest_b = cells
    assert g2(a, b, a + rest_a, b + rest_b) == pytest.approx(value, abs=0.005)


@pytest.mark.parametrize(
    ("counts", "two", "four"),
    [((100, 50, 1e6, 1e6), 16.9899, 16.9912), ((22, 10, 5000, 8000), 12.0031, 12.0337), ((5, 0, 1000, 1000), 6.9315, None)],
)  # fmt: skip
def test_two_and_four_cells(counts, two, four):
    assert g2(*counts, cells=2) == pytest.approx(two, abs=5e-5)
    if four:
        assert g2(*counts) == pytest.approx(four, abs=5e-5)


# quanteda.textstats, without a correction: "b" 7 and "a" 3 against "a" 7 and "b" 2.
def test_small_counts():
    assert g2(7, 2, 10, 9) == pytest.approx(4.53494, abs=5e-6)


@pytest.mark.parametrize(
    ("counts", "ratio", "percent"),
    [((100, 50, 1e6, 1e6), 1.0, 100), ((22, 10, 5000, 8000), 1.8156, 252), ((5, 0, 1000, 1000), 3.3219, 900)],
)
def test_effect_sizes(counts, ratio, percent):
    assert log_ratio(*counts) == pytest.approx(ratio, abs=5e-5)
    assert percent_difference(*counts) == pytest.approx(percent, abs=0.5)


@pytest.mark.parametrize(
    ("counts", "value"),
    [((100, 50, 1e6, 1e6), 2.4812), ((22, 10, 5000, 8000), 2.5304), ((5, 0, 1000, 1000), -0.6694)],
)
def test_bic(counts, value):
    assert bic(g2(*counts, cells=2), *counts[2:]) == pytest.approx(value, abs=5e-5)


def test_dispersion():
    assert dispersion([9, 0, 0], [1, 1, 1]) == pytest.approx(2 / 3)
    assert dispersion([2, 4], [100, 200]) == 0
    assert math.isnan(dispersion([0, 0], [1, 1]))


@pytest.mark.parametrize(
    ("call", "message"),
    [((1, 1, 5, 5, 3), "cells"), ((6, 1, 5, 5, 4), "counts"), ((-1, 1, 5, 5, 4), "counts")],
)
def test_impossible_counts(call, message):
    with pytest.raises(ValueError, match=message):
        g2(*call)


def test_no_words_no_keyness():
    assert math.isnan(g2(0, 0, 0, 10)) and math.isnan(log_ratio(0, 0, 0, 10))


@given(st.integers(0, 50), st.integers(0, 50), st.integers(1, 1000), st.integers(1, 1000))
def test_sides_can_be_swapped(a, b, c, d):
    c, d = c + a, d + b
    for cells in (2, 4):
        assert g2(a, b, c, d, cells) == pytest.approx(g2(b, a, d, c, cells), abs=1e-9)
    assert log_ratio(a, b, c, d) == pytest.approx(-log_ratio(b, a, d, c), abs=1e-9)


# Worked by hand: m p(i)/i for p = .01, .03, .04, .5, made monotone from above.
def test_benjamini_hochberg():
    assert benjamini_hochberg([0.01, 0.04, math.nan, 0.03, 0.5])[[0, 1, 3, 4]] == pytest.approx(
        [0.04, 0.16 / 3, 0.16 / 3, 0.5]
    )


def talk() -> pd.DataFrame:
    rows = [("Ann", f"a{number}", "The harbour tax must go. Cut the tax now.") for number in range(6)] + [
        ("Ben", f"b{number}", "The sea wall must stay. Build the wall now.") for number in range(6)
    ]
    return pd.DataFrame(rows, columns=["speaker", "article", "text"])


def test_key_words_come_first_and_the_others_last():
    table = keyness(talk(), "Ann")
    assert table.loc[0, ["word", "a", "b", "c", "d", "articles", "dp"]].tolist() == [
        "tax",
        12,
        0,
        54,
        54,
        6,
        0,
    ]
    assert table.iloc[-1]["word"] == "wall" and table.iloc[-1]["g2"] < 0
    assert (table["q"] >= table["p"]).all()


def test_swapping_the_sides_flips_the_signs():
    ann, ben = (keyness(talk(), name).set_index("word").sort_index() for name in ("Ann", "Ben"))
    unequal = ann["g2"].abs() > 1e-9
    assert ann.loc[unequal, "g2"].to_numpy() == pytest.approx(-ben.loc[unequal, "g2"].to_numpy())
    assert ann["log_ratio"].to_numpy() == pytest.approx(-ben["log_ratio"].to_numpy())


def test_words_of_few_articles_are_left_out():
    frame = pd.concat([talk(), pd.DataFrame({"speaker": "Ann", "article": ["a0"], "text": ["cod " * 30]})])
    assert "cod" not in set(keyness(frame, "Ann")["word"])
    assert "cod" in set(keyness(frame, "Ann", min_articles=1)["word"])


def test_an_article_in_which_both_speak_is_one_article():
    frame = talk().assign(article=lambda rows: rows["article"].str[1:]).query("article < '2'")
    assert keyness(frame, "Ann", min_count=1).empty
    assert "tax" in set(keyness(frame, "Ann", min_count=1, min_articles=2)["word"])


def test_an_unknown_speaker_names_the_known():
    with pytest.raises(KeyError, match="Ann, Ben"):
        keyness(talk(), "Cy")


def test_no_word_in_enough_articles_is_an_empty_table():
    rows = [("one", "Ada Reed", "tide " * 9), ("one", "Oona Vale", "bridge " * 9)]
    segments = pd.DataFrame(rows, columns=["article", "speaker", "text"]).assign(voice="own")
    assert keyness(segments, "Ada Reed").empty
