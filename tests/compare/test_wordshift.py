"""Word shifts: the published example, the identities, the tone of two speakers."""

from __future__ import annotations

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.compare.wordshift import WORD_SHIFT_COLUMNS, mean_score, mean_weight, tone_shift, word_shift
from analysis.sentiment import score_sentiment

FIRST, SECOND = {"good": 3, "bad": 5, "tax": 12}, {"good": 6, "bad": 2, "tax": 8, "great": 4}
SCORES = {"good": 7, "bad": 2, "tax": 4, "great": 8}

COUNTS = st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 50))
WEIGHTS = st.dictionaries(st.sampled_from("abcdef"), st.floats(-4, 4), min_size=2)


def test_worked_example():
    """Computed by hand from the definition in Gallagher et al. 2021 (EPJ Data Science 10:4)."""
    table = word_shift(FIRST, SECOND, SCORES, reference=5).set_index("word")
    assert (mean_score(FIRST, SCORES), mean_score(SECOND, SCORES)) == (3.95, 5.5)
    assert table["shift"].round(10).to_dict() == {"great": 0.6, "bad": 0.45, "good": 0.3, "tax": 0.2}
    assert table["share"].round(3).to_dict() == {"great": 0.387, "bad": 0.29, "good": 0.194, "tax": 0.129}
    assert table["kind"].to_dict() == {
        "great": "more positive words",
        "bad": "fewer negative words",
        "good": "more positive words",
        "tax": "fewer negative words",
    }


@pytest.mark.parametrize("mark", ["'", "’"])
def test_a_possessive_is_the_same_word(mark):
    first = score_sentiment(pd.DataFrame({"text": [f"They felt the war{mark}s reach.", "They met."]}))
    second = score_sentiment(pd.DataFrame({"text": ["The war was long, the war was near."]}))
    assert tone_shift(first, second)["word"].tolist() == ["war"]


def filled(one, other):
    return other | one


@given(COUNTS, COUNTS, WEIGHTS, WEIGHTS, st.none() | st.floats(-4, 4))
def test_shifts_sum_to_the_difference(counts_1, counts_2, scores_1, scores_2, reference):
    table = word_shift(counts_1, counts_2, scores_1, scores_2, reference=reference)
    first = mean_score(counts_1, filled(scores_1, scores_2))
    second = mean_score(counts_2, filled(scores_2, scores_1))
    assert list(table.columns) == list(WORD_SHIFT_COLUMNS)
    if not table.empty:
        assert table["shift"].sum() == pytest.approx(second - first, abs=1e-9)
    else:
        assert first != first or second != second


@given(COUNTS, COUNTS, WEIGHTS)
def test_swapping_the_texts_flips_every_sign(counts_1, counts_2, scores):
    there = word_shift(counts_1, counts_2, scores, reference=0).set_index("word")["shift"]
    back = word_shift(counts_2, counts_1, scores, reference=0).set_index("word")["shift"]
    assert (there + back.reindex(there.index)).abs().max() < 1e-9 or there.empty


def test_no_scored_word_gives_an_empty_table():
    assert word_shift({"a": 1}, {"b": 1}, {"a": 1.0}).empty
    assert word_shift({}, {}, {}).empty


def scored(*texts):
    return score_sentiment(pd.DataFrame({"text": list(texts)}))


def test_tone_shift_sums_to_the_difference_of_mean_weights():
    first = scored("A terrible and shameful week, and a very bad deal.", "They met.")
    second = scored("It is not a bad deal, it is a very good one.", "We are proud of it.")
    table = tone_shift(first, second)
    assert table["shift"].sum() == pytest.approx(mean_weight(second) - mean_weight(first))
    assert {"terrible", "shameful", "bad", "not bad", "good", "proud"} == set(table["word"])
    kinds = table.set_index("word")["kind"]
    assert kinds[["bad", "not bad"]].tolist() == ["fewer negative words", "more positive words"]


def test_mean_weight_of_no_words_is_missing():
    assert pd.isna(mean_weight(scored("")))
    assert mean_weight(scored("They met on Monday.")) == 0
    assert tone_shift(scored(""), scored("A good day.")).empty
