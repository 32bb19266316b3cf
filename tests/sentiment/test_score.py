"""Scores beside the rows of a table."""

from __future__ import annotations

import pandas as pd
import pytest

from analysis.sentiment import score_sentiment, tone_evidence
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


def test_evidence_is_the_strongest_sentences_of_each_pole():
    said = pd.DataFrame(
        {
            "speaker": ["Ada Reed"] * 4 + ["Ben Oyelaran", None, "Ada Reed"],
            "voice": ["own"] * 6 + ["paraphrase"],
            "text": [
                "It was a bad day.",
                "It was a terrible, shameful day.",
                "We are proud.",
                "They met.",
                "A good plan.",
                "Awful.",
                "It was a horrible crime.",
            ],
        }
    )
    evidence = tone_evidence(score_sentiment(said), n=1)
    assert evidence[["speaker", "pole", "text"]].to_numpy().tolist() == [
        ["Ada Reed", "negative", "It was a terrible, shameful day."],
        ["Ada Reed", "positive", "We are proud."],
        ["Ben Oyelaran", "positive", "A good plan."],
    ]
    assert evidence["words"].tolist() == ["shameful (-2.2), terrible (-2.1)", "proud (+2.1)", "good (+1.9)"]
    assert evidence["tone_hits"].map(len).tolist() == [2, 1, 1]


def test_evidence_by_voice_shows_every_voice():
    said = pd.DataFrame({"voice": ["narration", "own"], "text": ["A bad day.", "A bad week."]})
    assert tone_evidence(score_sentiment(said), by="voice")["voice"].tolist() == ["narration", "own"]


def test_no_evidence_is_an_empty_table():
    said = score_sentiment(pd.DataFrame({"speaker": ["Ada Reed"], "text": ["They met."]}))
    assert tone_evidence(said).empty
