"""Weighted log-odds against published values, and signature words on planted ones."""

import numpy as np
import pandas as pd
import pytest

from analysis.compare.log_odds import log_odds, weighted_log_odds

FOX = "the quick brown fox jumps over the lazy pig".split()
DONKEY = "the lazy purple pig jumps over the lazier donkey".split()


# README of the fightin_words package, flat prior of .05, z scores.
def test_published_flat_prior():
    words = sorted({*FOX, *DONKEY})
    found = weighted_log_odds(
        [FOX.count(w) for w in words], [DONKEY.count(w) for w in words], [0.05] * len(words), terms=2
    )
    z = dict(zip(words, found.z, strict=True))
    for word in ("fox", "quick", "brown"):
        assert z[word] == pytest.approx(0.6894227887)
    for word in ("donkey", "lazier", "purple"):
        assert z[word] == pytest.approx(-0.6894227887)
    assert z["the"] == 0


# Worked by hand from the formulas of Monroe, Colaresi & Quinn 2008.
@pytest.mark.parametrize(
    ("scale", "word", "delta", "z"),
    [(1, 0, 0.302814, 1.773095), (1, 1, None, -3.671669), (1, 2, None, -1.169206), (10, 0, None, 3.002506)],
)
def test_informative_prior(scale, word, delta, z):
    found = weighted_log_odds([30, 100, 5], [10, 110, 12], np.array([50, 1000, 10]) / scale, terms=2)
    assert found.z[word] == pytest.approx(z, abs=1e-6)
    if delta:
        assert found.delta[word] == pytest.approx(delta, abs=1e-6)


# The common word alone tells two terms from four.
def test_four_terms():
    found = weighted_log_odds([30, 100, 5], [10, 110, 12], [50, 1000, 10])
    assert found.z[1] == pytest.approx(-1.00, abs=0.005)


def talk(copies: int = 40) -> pd.DataFrame:
    ann = "The tax on boats is a burden and the people of the quay know the tax well. "
    ben = "The wall by the quay is a promise and the people of the town know the wall well. "
    rows = [
        (name, f"{name}{at}", text * 5) for name, text in (("Ann", ann), ("Ben", ben)) for at in range(copies)
    ]
    return pd.DataFrame(rows, columns=["speaker", "article", "text"])


def test_planted_words_lead_and_are_stable():
    table = log_odds(talk(), "Ann", resamples=50)
    assert set(table["word"].head(4)) == {"tax", "boats", "burden", "on"}
    assert table.iloc[0][["stability", "gate"]].tolist() == [1.0, "ok"]
    assert table.iloc[-1]["word"] in ("wall", "promise", "by", "town")
    assert (table["low"] <= table["delta"] + 1e-3).all() and (table["delta"] - 1e-3 <= table["high"]).all()


def test_swapping_the_sides_flips_the_signs():
    ann, ben = (log_odds(talk(4), name, resamples=5).set_index("word")["z"] for name in ("Ann", "Ben"))
    assert ann.sort_index().to_numpy() == pytest.approx(-ben.sort_index().to_numpy())


def test_too_few_words_are_insufficient():
    assert set(log_odds(talk(3), "Ann", resamples=5)["gate"]) == {"insufficient"}


def test_the_same_each_time():
    pd.testing.assert_frame_equal(
        log_odds(talk(4), "Ann", resamples=10), log_odds(talk(4), "Ann", resamples=10)
    )
