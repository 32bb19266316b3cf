"""Tone of groups in counts of words."""

from __future__ import annotations

import math

import pandas as pd
import pytest

from analysis.compare.tonality import (
    TONE_MEASURES,
    logit_tone,
    net_tone,
    relative_tone,
    tone_gaps,
    tone_table,
)
from analysis.sentiment import score_sentiment


@pytest.mark.parametrize(
    ("positive", "negative", "net", "relative", "logit"),
    [(3, 2, 10, 0.2, 0.33647), (1, 0, 10, 1, 1.09861), (0, 2, -20, -1, -1.60944)],
)
def test_published_values(positive, negative, net, relative, logit):
    """Of ten words; logit as quanteda.sentiment prints it (Lowe et al. 2011)."""
    assert net_tone(positive, negative, 10) == pytest.approx(net)
    assert relative_tone(positive, negative) == pytest.approx(relative)
    assert logit_tone(positive, negative) == pytest.approx(logit, abs=5e-6)


def test_nothing_counted_is_missing_not_neutral():
    assert math.isnan(net_tone(0, 0, 0))
    assert math.isnan(relative_tone(0, 0))
    assert (net_tone(0, 0, 10), logit_tone(0, 0)) == (0, 0)


def spoken(*rows):
    return score_sentiment(pd.DataFrame(rows, columns=["article", "speaker", "voice", "text"]))


def test_values_and_counts():
    scored = spoken(
        ("a", "Ada Reed", "own", "A good plan."),
        ("a", "Ada Reed", "own", "They met on Monday in the old town."),
        ("a", "Ada Reed", "paraphrase", "It was terrible."),  # the reporter's words
        ("a", None, "narration", "It was awful."),
    )
    table = tone_table(scored).set_index("measure")
    assert list(table.index) == list(TONE_MEASURES)
    assert table["value"].tolist() == pytest.approx([100 / 11, 1, 100 / 11, 0.5])
    assert table["n"].tolist() == [11, 1, 11, 2]
    assert (
        set(table["hits"]) == {1} and set(table["articles"]) == {1} and set(table["gate"]) == {"insufficient"}
    )


def test_gates_and_intervals_come_from_articles():
    rows = [(f"a{i}", "Ada Reed", "own", "A good, fair and honest plan. A bad day.") for i in range(12)]
    rows += [(f"b{i}", "Ada Reed", "own", "It was a terrible week.") for i in range(4)]
    table = tone_table(spoken(*rows)).set_index("measure")
    assert table["articles"].tolist() == [16] * 4
    assert table.loc["net tone", ["gate", "method"]].tolist() == ["ok", "bootstrap"]
    assert table.loc["net tone", "low"] < table.loc["net tone", "value"] < table.loc["net tone", "high"]


def test_other_groups():
    scored = spoken(("a", "Ada Reed", "own", "A good plan."), ("a", None, "narration", "A bad plan."))
    table = tone_table(scored, by="voice")
    assert table.loc[table["measure"] == "relative tone", ["voice", "value"]].to_numpy().tolist() == [
        ["narration", -1.0],
        ["own", 1.0],
    ]


def test_missing_column_is_named():
    with pytest.raises(KeyError, match="positive"):
        tone_table(pd.DataFrame({"speaker": [], "article": [], "text": []}))


def test_empty_table():
    assert tone_table(spoken(("a", None, "narration", "They met."))).empty


def two_voices(articles, told="It was a bad day at the port.", said="It is a good and fair plan."):
    """Articles in which the narration always says the one and the speakers always say the other, and neutral ones."""
    rows = [
        (f"a{i}", voice, [text, "They met on Monday."][i % 3 == 2])
        for i in range(articles)
        for voice, text in (("narration", told), ("own", said))
    ]
    return score_sentiment(pd.DataFrame(rows, columns=["article", "voice", "text"]))


@pytest.mark.parametrize(
    ("articles", "method", "gate"), [(30, "bootstrap", "ok"), (8, "mover", "insufficient")]
)
def test_a_gap_is_the_difference_of_both_net_tones_and_signs_flip_with_the_order(articles, method, gate):
    scored = two_voices(articles)
    table = tone_table(scored, by="voice").set_index(["voice", "measure"])["value"]
    gap = tone_gaps(scored).loc[0]
    assert gap[["first", "second", "method"]].tolist() == ["narration", "own", method]
    assert gap["difference"] == pytest.approx(table["narration", "net tone"] - table["own", "net tone"])
    assert gap["low"] < gap["difference"] < gap["high"] < 0
    swapped = tone_gaps(scored.assign(voice=scored["voice"].map({"own": "a", "narration": "b"}))).loc[0]
    assert swapped["difference"] == pytest.approx(-gap["difference"])
    assert swapped["low"] == pytest.approx(-gap["high"], abs=1)


def test_the_same_words_have_no_gap():
    gap = tone_gaps(two_voices(30, said="It was a bad day at the port.")).loc[0]
    assert gap[["difference", "low", "high"]].tolist() == [0, 0, 0]


def test_one_group_alone_has_no_gap():
    scored = two_voices(6)
    assert tone_gaps(scored[scored["voice"] == "own"]).empty and tone_gaps(scored.head(0)).empty
    with pytest.raises(KeyError, match="positive"):
        tone_gaps(scored.drop(columns="positive"))


@pytest.mark.parametrize("articles", [1, 3])
def test_articles_can_be_the_groups(articles):
    said = ("A good and fair plan.", "It was a bad day at the port.", "They met.")
    names = [f"a{number}" for number in range(articles)]
    scored = spoken(*[(name, "Ada Reed", "own", text) for name in names for text in said * 10])
    table = tone_table(scored, by="article")
    rows = table[table["measure"] == "net tone"]
    assert rows["article"].tolist() == names and rows["hits"].tolist() == [30] * articles
    assert set(rows["gate"]) == {"ok"} and (rows["low"] < rows["value"]).all()
    assert tone_gaps(scored, by="article")[["low", "high"]].notna().all(axis=None)


def test_intervals_end_where_the_measure_ends():
    table = tone_table(
        spoken(("a", "Ada Reed", "own", "Good."), ("a", "Ada Reed", "own", "A bad day it was."))
    )
    bounds = table.set_index("measure")[["low", "high"]].drop("coverage")
    assert bounds.to_numpy().tolist() == [[-100, 100], [-1, 1], [0, 100]]
