"""Passages rated by the user: drawn, read again, and set beside the scores."""

import pandas as pd
import pytest
from samples import talk

from analysis import charts, score_sentiment
from analysis.notebook import read_ratings, to_rate

SAID = ["A good and fair deal.", "It was a bad day.", "Nothing new."]
SCORES = score_sentiment(talk(*[("Ada", "own", 3)] * 30).assign(text=SAID * 10))


def test_drawn_passages_are_mixed_and_do_not_show_their_tone():
    drawn = to_rate(SCORES, 12)
    assert list(drawn) == ["article", "text", "rating"] and drawn["rating"].isna().all()
    assert drawn["text"].value_counts().tolist() == [4, 4, 4]
    assert to_rate(SCORES, 12).equals(drawn) and not to_rate(SCORES, 12, seed=2).equals(drawn)
    assert to_rate(SCORES.head(0)).empty


def test_there_and_back(tmp_path):
    marks = {SAID[0]: 2, SAID[1]: -2, SAID[2]: 0}
    drawn = to_rate(SCORES, 12)
    drawn.assign(rating=drawn["text"].map(marks)).to_csv(tmp_path / "mine.csv", index=False)
    table = charts.ratings_table(read_ratings(tmp_path / "mine.csv"))
    assert len(table) == 12 and table["tone"].isna().sum() == 4
    assert charts.plot_ratings(table).axison


def test_labels_are_set_beside_the_sentiment(monkeypatch):
    def stand_in(texts, starts, ends):
        named = [text[a:b] for text, a, b in zip(texts, starts, ends, strict=True)]
        assert named == ["Tom Hale", "Reed"]
        scores = {"negative": 0.7, "neutral": 0.2, "positive": 0.1, "label": -1}
        return pd.DataFrame(scores, index=texts.index)

    monkeypatch.setattr("analysis.notebook.rated.toward", stand_in)
    mine = {
        "text": ["Tom Hale lied.", "We met.", "Ada Reed left."],
        "mention": ["Tom Hale", "Bo", "Reed"],
        "label": [-1, 0, 0],
    }
    table = read_ratings(pd.DataFrame(mine))
    assert table["negative"].notna().tolist() == [True, False, True]
    assert charts.reliability_table(table)[["n", "right"]].to_numpy().tolist() == [[2, 0.5]]


def test_nothing_given_and_nothing_usable():
    empty = read_ratings(None)
    assert empty.empty
    assert not charts.plot_ratings(charts.ratings_table(empty)).axison
    assert not charts.plot_reliability(charts.reliability_table(empty)).axison
    with pytest.raises(KeyError, match="mention and label"):
        read_ratings(pd.DataFrame({"text": ["We met."], "mention": ["We"]}))
