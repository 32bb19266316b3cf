"""Scores beside the rows of a table."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.sentiment import score_sentiment
from analysis.sentiment.score import SCORE_COLUMNS


def test_columns_are_added_to_a_copy():
    table = pd.DataFrame({"voice": ["own", "narration"], "text": ["A great day.", "They met."]}, index=[4, 2])
    before = table.copy()
    scored = score_sentiment(table)
    assert list(scored.columns) == ["voice", "text", *SCORE_COLUMNS]
    assert list(scored.index) == [4, 2]
    pd.testing.assert_frame_equal(table, before)
    assert scored["tone_hits"].tolist() == [[("great", 2, 7, 3.1)], []]
    assert scored["polarity_hits"].tolist() == [[("great", 2, 7, 0.8)], []]
    assert scored[["tone", "polarity", "subjectivity"]].isna().all(axis=1).tolist() == [False, True]


def test_an_empty_table_has_all_columns():
    scored = score_sentiment(pd.DataFrame({"text": pd.Series([], dtype="str")}))
    assert list(scored.columns) == ["text", *SCORE_COLUMNS]


def test_a_table_without_text_is_refused_by_name():
    with pytest.raises(KeyError, match=r"'text'.*voice"):
        score_sentiment(pd.DataFrame({"voice": []}))
