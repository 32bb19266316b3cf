"""Tone: which words count, what turns them, where they stand."""

from __future__ import annotations

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.sentiment import tone

PIECES = ["good", "bad", "not", "isn’t", "n't", "Hope", *",.!?“”'—-İǅ\u0301😀  "]
MESSY = st.lists(st.sampled_from(PIECES)).map("".join)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The book was good.", 1.9 / math.sqrt(1.9**2 + 15)),  # .4404, as published for VADER
        ("The book was not good.", -0.74 * 1.9 / math.sqrt((0.74 * 1.9) ** 2 + 15)),
        (
            "The book was good. It was long.",
            1.9 / math.sqrt(1.9**2 + 15),
        ),  # a sentence without such a word is left out
    ],
)
def test_value_of_a_sentence(text, value):
    assert tone([text])["tone"].item() == pytest.approx(value, abs=1e-4)


@pytest.mark.parametrize("text", ["", " \n", "They met on Monday.", "😀 !!!", None, float("nan")])
def test_nothing_found_is_missing(text):
    row = tone([text]).loc[0]
    assert math.isnan(row["tone"])
    assert (row["positive"], row["negative"], row["hits"]) == (0, 0, [])


def test_long_text_is_the_mean_of_its_sentences():
    text = "A good day. A good day. A terrible night."
    parts = tone(["A good day.", "A good day.", "A terrible night."])
    assert tone([text])["tone"].item() == pytest.approx(parts["tone"].mean())
    assert tone([text])[["positive", "negative", "n_words"]].loc[0].tolist() == [2, 1, 9]


def test_index_is_kept_and_columns_are_stable():
    scored = tone(pd.Series(["good", None, "bad"], index=[7, 3, 5], dtype="str"))
    assert list(scored.columns) == ["tone", "positive", "negative", "n_words", "hits"]
    assert list(scored.index) == [7, 3, 5]
    assert tone([]).shape == (0, 5)


@given(MESSY | st.text(max_size=100))
def test_offsets_are_exact(text):
    scored = tone([text]).loc[0]
    hits = scored["hits"]
    assert all(text[hit.start : hit.end] == hit.word and hit.weight for hit in hits)
    assert [hit.start for hit in hits] == sorted({hit.start for hit in hits})
    assert len(hits) == scored["positive"] + scored["negative"]
    assert math.isnan(scored["tone"]) == (not hits)
