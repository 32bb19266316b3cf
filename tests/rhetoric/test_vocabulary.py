"""Vocabulary indices: published check values, what they do with too little, and their limits."""

import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.rhetoric import hapax_share, hdd, lexical_density, mattr, mtld, yules_k
from analysis.rhetoric.vocabulary import yules_k_of_spectrum

# The worked example of the lexicalrichness package.
TEN = "test text with some text numbers hyphenhere and text punctuations".split()


@pytest.mark.parametrize(
    ("value", "expected"), [(mattr(TEN, window=5), 0.9), (hdd(TEN, draws=5), 0.883333), (mtld(TEN), 14.0)]
)
def test_published_values(value, expected):
    assert value == pytest.approx(expected, abs=1e-6)


# The worked example of the lexical-diversity package, a text on a river and a state, as which word comes when: its 180 words, and
# the same brought to their base forms.
RIVER = (
    "0 1 2 3 4 0 5 6 7 8 9 3 0 10 5 4 0 11 12 0 6 13 14 0 15 0 16 17 5 2 18 19 20 21 22 23 19 24 25 26 27 28 29 30 "
    "31 32 33 34 35 5 36 0 37 38 0 39 1 5 40 41 0 42 43 44 45 46 47 1 47 48 49 0 50 17 0 51 52 53 17 54 5 40 55 56 "
    "57 36 0 58 59 36 0 60 61 36 0 62 63 36 0 64 65 66 36 0 67 68 36 0 69 23 70 71 36 0 72 73 0 74 75 5 40 76 4 77 "
    "78 79 17 15 80 81 82 83 84 85 86 23 87 88 5 40 89 17 0 90 91 92 51 52 23 93 17 0 94 52 95 40 0 96 23 97 98 99 "
    "17 5 100 17 0 1 101 102 38 103 104 0 105 106 107 40 108 109 "
).split()
RIVER_BASE = (
    "0 1 2 3 4 0 5 6 7 8 9 3 0 10 5 4 0 11 12 0 6 13 14 0 15 0 16 17 5 2 18 19 20 21 22 23 19 24 25 26 27 28 29 30 "
    "31 32 33 34 35 5 36 0 37 38 0 39 1 5 2 40 0 41 42 43 44 45 46 1 46 47 48 0 32 17 0 49 1 50 17 51 5 2 52 53 54 "
    "36 0 55 56 36 0 57 58 36 0 59 60 36 0 61 62 63 36 0 64 65 36 0 66 23 67 68 36 0 69 70 0 71 72 5 2 73 4 74 75 "
    "76 17 15 77 78 79 80 81 82 6 23 83 84 5 2 85 17 0 86 87 88 49 1 23 89 17 0 15 1 90 2 0 91 23 92 93 94 17 5 95 "
    "17 0 1 2 96 38 97 98 0 99 100 101 2 102 103 "
).split()


@pytest.mark.parametrize(
    ("words", "wide", "narrow", "drawn", "run"),
    [(RIVER_BASE, 0.720611, 0.796154, 0.734699, 36.505950), (RIVER, 0.741221, 0.806154, 0.761786, 50.736677)],
)
def test_published_text(words, wide, narrow, drawn, run):
    assert len(words) == 180
    values = mattr(words), mattr(words, window=25), hdd(words), mtld(words)
    assert values == pytest.approx((wide, narrow, drawn, run), abs=1e-6)


# Spectrum made so that Σi²V(i) and N are round: 100 types once, 50 twice, 10 ten times.
def test_yules_k():
    assert yules_k_of_spectrum({1: 100, 2: 50, 10: 10}) == pytest.approx(
        1e4 * (100 + 200 + 1000 - 300) / 300**2
    )
    assert yules_k(["a", "a", "b", "c"]) == 1250


@pytest.mark.parametrize("function", [mattr, hdd, mtld, yules_k, hapax_share, lexical_density])
def test_no_words_no_value(function):
    assert math.isnan(function([]))


def test_too_short_is_missing():
    assert math.isnan(mattr(["a"] * 49)) and math.isnan(hdd(["a"] * 41))


def test_all_different_all_the_same():
    different = [f"w{number}" for number in range(120)]
    assert (mattr(different), hdd(different), mtld(different)) == pytest.approx((1, 1, 120))
    assert mattr(["a"] * 100) == pytest.approx(1 / 50)
    assert hdd(["a"] * 100) == pytest.approx(1 / 42)
    assert mtld(["a"] * 100) == pytest.approx(2)


def test_lexical_density():
    assert lexical_density("the old bridge of the town fell".split()) == pytest.approx(4 / 7)
    tags = ["DET", "ADJ", "NOUN", "ADP", "PROPN"]
    assert lexical_density(["the", "old", "bridge", "of", "orrin"], tags=tags) == 0.6


@pytest.mark.parametrize(
    ("call", "message"),
    [(lambda: mattr(TEN, 0), "window"), (lambda: hdd(TEN, 0), "draws"), (lambda: mtld(TEN, 1), "threshold")],
)
def test_impossible_settings(call, message):
    with pytest.raises(ValueError, match=message):
        call()


WORDS = st.lists(st.sampled_from([f"w{number}" for number in range(12)]), min_size=60, max_size=300)


@settings(max_examples=40)
@given(WORDS)
def test_ranges(words):
    assert (
        0 < mattr(words) <= 1
        and 0 < hdd(words) <= 1
        and 1 <= mtld(words) <= len(words)
        and yules_k(words) >= 0
    )


@settings(max_examples=40)
@given(WORDS, st.randoms())
def test_order_matters_to_runs_and_windows_only(words, random):
    mixed = random.sample(words, len(words))
    assert hdd(mixed) == pytest.approx(hdd(words)) and yules_k(mixed) == yules_k(words)


@settings(max_examples=40)
@given(WORDS)
def test_windows_agree_with_the_plain_definition(words):
    ratios = [len(set(words[at : at + 50])) / 50 for at in range(len(words) - 49)]
    assert mattr(words) == pytest.approx(sum(ratios) / len(ratios))


@settings(max_examples=40)
@given(WORDS)
def test_runs_read_the_same_backwards(words):
    assert mtld(words) == pytest.approx(mtld(words[::-1]))
