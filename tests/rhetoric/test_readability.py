"""Syllables by spelling, and the indices of sentence and word length against published values."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.rhetoric.readability import flesch_kincaid, flesch_reading_ease, smog_formula, syllables


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "cat the made asked times league friend priest strength clothes queue I"),
        (2, "table wanted hopeful being poet business science maybe player raises co-op"),
        (3, "creation radio banana important government anything idea area earlier"),
        (4, "society reality community experience january"),
        (5, "university opportunity representative"),
    ],
)
def test_syllables(count, words):
    words = words.split()
    assert {word: syllables(word) for word in words} == dict.fromkeys(words, count)


# quanteda's tests: "The cat in the hat ate breakfast." has 7 words, 1 sentence, 8 syllables.
def test_the_cat_in_the_hat():
    words = "The cat in the hat ate breakfast".split()
    heard = sum(map(syllables, words))
    assert heard == 8
    assert flesch_reading_ease(7, 1, heard) == pytest.approx(103.04, abs=0.005)
    assert flesch_kincaid(7, 1, heard) == pytest.approx(0.626, abs=0.0005)


def test_smog():
    assert smog_formula(30, 49) == pytest.approx(1.0430 * 7 + 3.1291)
    assert math.isnan(smog_formula(0, 0))


def test_nothing_has_no_index():
    assert math.isnan(flesch_reading_ease(0, 0, 0)) and math.isnan(flesch_kincaid(5, 0, 5))


@given(st.text(max_size=40))
def test_any_word_has_a_syllable(word):
    assert syllables(word) >= 1
