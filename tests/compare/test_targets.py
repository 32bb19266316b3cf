"""Who speaks how about whom, with intervals and gates."""

import math

import pandas as pd
import pytest

from analysis.compare.targets import net_interval, who_about_whom


def mentions(holder, target, labels, *, articles=1, voice="own", source=False):
    """Rows as `score_targets` gives them, the labels dealt out to the articles in turn."""
    return pd.DataFrame(
        {
            "article": [f"a{i % articles}" for i in range(len(labels))],
            "holder": holder,
            "target": target,
            "voice": voice,
            "self": holder == target,
            "source": source,
            "label": pd.array(labels, dtype="Int64"),
        }
    )


def test_counts_and_shares():
    table = who_about_whom(mentions("Ada Reed", "Tom Hale", [-1, -1, -1, 0, 1, -1, -1, 0, 0, 1])).loc[0]
    assert table[["holder", "target", "n", "articles", "gate"]].tolist() == [
        "Ada Reed",
        "Tom Hale",
        10,
        1,
        "weak",
    ]
    assert table[["negative", "neutral", "positive", "net"]].tolist() == pytest.approx([0.5, 0.3, 0.2, -0.3])
    assert table["low"] < -0.3 < table["high"]


def test_fewer_than_five_mentions_tell_nothing_but_their_number():
    table = who_about_whom(mentions("Ada Reed", "Tom Hale", [-1, -1, -1, -1])).loc[0]
    assert table["n"] == 4 and table["gate"] == "insufficient"
    assert table[["negative", "neutral", "positive", "net", "low", "high"]].isna().all()


def test_labels_all_alike_are_not_proof():
    for articles in (1, 3, 12):
        table = who_about_whom(mentions("Ada Reed", "Tom Hale", [-1] * 24, articles=articles)).loc[0]
        assert table["net"] == table["low"] == -1
        assert table["high"] > -1


def test_voices_selves_sources_and_missing_holders():
    rows = pd.concat(
        [
            mentions("Ada Reed", "Tom Hale", [-1] * 5),
            mentions("Ada Reed", "Tom Hale", [1] * 5, voice="paraphrase"),
            mentions("narrator", "Tom Hale", [0] * 6, voice="narration"),
            mentions("Tom Hale", "Tom Hale", [1] * 7),
            mentions(None, "Tom Hale", [1] * 8),
            mentions("Ada Reed", "Tom Hale", [None] * 3),
            mentions("narrator", "Tom Hale", [-1] * 9, voice="narration", source=True),
        ]
    )
    table = who_about_whom(rows)
    assert table[["holder", "n", "net"]].to_numpy().tolist() == [["narrator", 6, 0.0], ["Ada Reed", 5, -1.0]]
    told = who_about_whom(rows, voices=["paraphrase"])
    assert told[["holder", "n", "net"]].to_numpy().tolist() == [["Ada Reed", 5, 1.0]]
    assert "Tom Hale" in who_about_whom(rows, selves=True)["holder"].tolist()
    assert who_about_whom(rows, sources=True).loc[0, ["holder", "n", "net"]].tolist() == [
        "narrator",
        15,
        -0.6,
    ]


def test_targets_alone():
    rows = pd.concat(
        [mentions("Ada Reed", "Tom Hale", [-1] * 5), mentions("Ines Varga", "Tom Hale", [1] * 5)]
    )
    table = who_about_whom(rows, by="target")
    assert table[["target", "n", "net"]].to_numpy().tolist() == [["Tom Hale", 10, 0.0]]


def test_many_articles_carry_an_ok():
    labels = [-1, -1, 0, -1, 1, -1, 0, -1] * 5
    table = who_about_whom(mentions("Ada Reed", "Tom Hale", labels, articles=11)).loc[0]
    assert table["articles"] == 11 and table["gate"] == "ok"
    assert -1 <= table["low"] < table["net"] < table["high"] <= 1


def test_nothing():
    assert who_about_whom(mentions("Ada Reed", "Tom Hale", [])).empty


def test_missing_columns_are_named():
    with pytest.raises(KeyError, match="voice"):
        who_about_whom(pd.DataFrame({"holder": [], "target": [], "article": [], "label": [], "self": []}))


def test_input_is_left_alone():
    rows = mentions("Ada Reed", "Tom Hale", [-1] * 6)
    before = rows.copy()
    who_about_whom(rows)
    pd.testing.assert_frame_equal(rows, before)


@pytest.mark.parametrize(
    ("positive", "negative", "n", "low", "high"),
    [(1, 3, 5, -0.938, 0.367), (0, 5, 5, -1, -0.196), (50, 50, 100, -0.194, 0.194)],
)
def test_bonett_price(positive, negative, n, low, high):
    """By the published formula: one case added to each side, two to the sample."""
    assert net_interval(positive, negative, n) == pytest.approx((low, high), abs=1e-3)


def test_no_mention_no_interval():
    assert all(math.isnan(bound) for bound in net_interval(0, 0, 0))
