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
    assert lexical_density(["the", "old", "bridge", "of", "orrin"], tags=tags, names=False) == 0.4


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
