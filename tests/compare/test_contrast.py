"""Log rate ratios: what they must be, strata, and what must not change them."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.compare.contrast import _share_above, compare_rates, one_against_rest
from analysis.compare.shrinkage import Prior, fit_prior, shrink_rates, shrunk_rate
from analysis.compare.standard import standardised_rates


def talk(name: str, articles: int, text: str, **columns: object) -> pd.DataFrame:
    frame = pd.DataFrame({"speaker": name, "article": [f"a{at}" for at in range(articles)], "text": text})
    return frame.assign(**columns)


WE, THEY = (
    "We must hold the wall that stands before us today.",
    "They may hold the wall that stands before them today.",
)


def test_ratio_and_direction():
    frame = pd.concat([talk("Ann", 20, f"{WE} {WE} {THEY}"), talk("Ben", 20, f"{THEY} {THEY} {WE}")])
    table = compare_rates(frame, "Ann", "Ben", only=["we", "they", "negation"]).set_index("feature")
    assert table.loc["we", ["k", "k_other", "n", "n_other"]].tolist() == [80, 40, 600, 600]
    assert table.loc["we", "ratio"] == pytest.approx(80.5 / 40.5)
    assert table.loc["we", "log_ratio"] == pytest.approx(-table.loc["they", "log_ratio"])
    assert table.loc["we", ["gate", "method", "superiority"]].tolist() == ["ok", "bootstrap", 1.0]
    assert table.loc["negation", "gate"] == "insufficient"
    assert (table["q"] >= table["p"] - 1e-12).all()


def test_swapping_flips_the_sign():
    frame = pd.concat([talk("Ann", 12, WE), talk("Ben", 15, THEY), talk("Ben", 15, WE)])
    one, other = compare_rates(frame, "Ann", "Ben"), compare_rates(frame, "Ben", "Ann")
    assert one["log_ratio"].to_numpy() == pytest.approx(-other["log_ratio"].to_numpy())


def test_few_articles_use_the_normal_interval():
    frame = pd.concat([talk("Ann", 3, WE), talk("Ben", 3, THEY)])
    table = compare_rates(frame, "Ann", "Ben", only=["we"])
    half = 1.959964 * math.sqrt(1 / 6.5 + 1 / 0.5)
    assert table.loc[0, "method"] == "normal"
    assert table.loc[0, "high"] - table.loc[0, "log_ratio"] == pytest.approx(half, rel=1e-5)


def test_few_events_of_one_article_widen_the_normal_interval():
    """Nine events of one article are less sure than nine of nine, which are as sure as independent ones."""
    rest = talk("Ben", 20, "We go. It rains.").assign(article=lambda f: "b" + f["article"])
    even, lump = talk("Ann", 20, "It rains."), talk("Ann", 20, "It rains.")
    even.loc[:8, "text"], lump.loc[0, "text"] = "We go.", "We go. " * 9
    widths = []
    for frame in (even, lump):
        row = compare_rates(pd.concat([frame, rest]), "Ann", "Ben", only=["we"]).loc[0]
        assert row[["k", "method"]].tolist() == [9, "normal"]
        widths.append(row["high"] - row["low"])
    assert widths[0] == pytest.approx(2 * 1.959964 * math.sqrt(1 / 9.5 + 1 / 20.5))
    assert widths[1] > 1.5 * widths[0]


@pytest.mark.parametrize(
    ("k", "k_other", "articles", "gate", "method"),
    [
        (2, 1, 20, "ok", "bootstrap"),
        (1, 1, 20, "weak", "bootstrap"),  # 40 are few for this pronoun
        (2, 0, 20, "weak", "normal"),  # 40 events of one side, none of the other
        (30, 1, 1, "weak", "normal"),
        (30, 30, 1, "ok", "normal"),  # of one article nothing is claimed but that article
    ],
)
def test_both_sides_need_events(k, k_other, articles, gate, method):
    sides = [
        talk(name, articles, "we " * times + "rain " * 30) for name, times in (("Ann", k), ("Ben", k_other))
    ]
    row = compare_rates(pd.concat(sides), "Ann", "Ben", only=["we"]).loc[0]
    assert row[["gate", "method"]].tolist() == [gate, method]


def test_only_resamples_have_a_least_p():
    frame = pd.concat([talk("Ann", 3, "we " * 200 + "rain"), talk("Ben", 3, "we " * 20 + "rain " * 200)])
    row = compare_rates(frame, "Ann", "Ben", only=["we"]).loc[0]
    assert row["method"] == "normal" and row["p"] < 1e-6


def test_those_who_do_not_differ_are_not_told_apart():
    frame = pd.concat([talk("Ann", 20, WE), talk("Ben", 20, WE)])
    row = compare_rates(frame, "Ann", "Ben", only=["we"]).loc[0]
    assert row[["method", "log_ratio", "superiority", "p"]].tolist() == ["bootstrap", 0.0, 0.5, 1.0]


def test_resamples_without_one_side_count_for_none():
    draws = np.array([[1.0, np.nan], [np.nan, np.nan], [2.0, np.nan], [-1.0, np.nan]])
    assert _share_above(draws) == pytest.approx([2 / 3, math.nan], nan_ok=True)


def test_resampled_articles_widen_the_interval_of_clustered_words():
    rng = np.random.default_rng(3)
    even = pd.concat(
        [talk(name, 40, "We hold on. " * 3 + "It rains here now. " * 3) for name in ("Ann", "Ben")]
    )
    lumps = even.assign(text=np.where(rng.random(80) < 0.5, "We hold on. " * 6, "It rains here now. " * 6))
    width = [
        (t := compare_rates(f, "Ann", "Ben", only=["we"])).loc[0, "high"] - t.loc[0, "low"]
        for f in (even, lumps)
    ]
    assert width[0] < 0.01 < width[1]


# One outlet quotes everybody's "we" more often; inside each outlet the two do not differ.
def test_strata_take_away_what_outlets_do():
    frame = pd.concat(
        [
            talk("Ann", 24, "We hold. We win. It rains.", outlet="Post"),
            talk("Ann", 12, "It rains. It pours here. It rains.", outlet="Times").assign(
                article=lambda f: "t" + f["article"]
            ),
            talk("Ben", 12, "We hold. We win. It rains.", outlet="Post").assign(
                article=lambda f: "b" + f["article"]
            ),
            talk("Ben", 24, "It rains. It pours here. It rains.", outlet="Times").assign(
                article=lambda f: "bt" + f["article"]
            ),
        ]
    )
    plain = compare_rates(frame, "Ann", "Ben", only=["we"]).loc[0, "log_ratio"]
    stratified = compare_rates(frame, "Ann", "Ben", only=["we"], strata="outlet").loc[0, "log_ratio"]
    assert plain > 0.6 and abs(stratified) < 0.05


def test_strata_of_one_side_are_left_out():
    frame = pd.concat(
        [
            talk("Ann", 12, WE, outlet="Post"),
            talk("Ben", 12, THEY, outlet="Post"),
            talk("Ben", 12, WE, outlet="Times"),
        ]
    )
    frame = frame.assign(article=frame["outlet"] + frame["article"])
    row = compare_rates(frame, "Ann", "Ben", only=["we"], strata="outlet").loc[0]
    assert row[["k", "k_other", "n_other", "articles_other"]].tolist() == [24, 0, 120, 12]


def events(count: int) -> pd.DataFrame:
    """Events of one article each, in which now the one and now the other says more of it."""
    rows = [
        (name, f"a{at}", f"e{at}", text)
        for at in range(count)
        for name, text in (("Ann", WE + " It rains." * (at % 3)), ("Ben", WE + " It rains." * (at % 4)))
    ]
    return pd.DataFrame(rows, columns=["speaker", "article", "event", "text"])


@pytest.mark.parametrize(("count", "method"), [(14, "bootstrap"), (6, "normal")])
def test_events_of_one_article_are_drawn_whole(count, method):
    row = compare_rates(events(count), "Ann", "Ben", only=["we"], strata="event").loc[0]
    assert row["method"] == method
    assert row["low"] < row["log_ratio"] < row["high"] and row["p"] > 0.05


def test_one_event_of_one_article_is_drawn_with_the_articles_of_another():
    frame = events(14).assign(event=lambda table: np.where(table["article"] == "a0", "small", "large"))
    row = compare_rates(frame, "Ann", "Ben", only=["we"], strata="event").loc[0]
    assert row["method"] == "bootstrap" and row["low"] < row["log_ratio"] < row["high"]


def test_no_common_stratum_no_ratio():
    frame = pd.concat(
        [talk("Ann", 12, WE, outlet="Post"), talk("Ben", 12, THEY, outlet="Times").assign(article="t")]
    )
    row = compare_rates(frame, "Ann", "Ben", only=["we"], strata="outlet").loc[0]
    assert (
        math.isnan(row["log_ratio"])
        and math.isnan(row["low"])
        and math.isnan(row["p"])
        and row["gate"] == "insufficient"
    )


# Two strata, 8 and 4 events in 100 words against 4 and 2 in 100: the ratio is 2 in both, so it is 2 together.
def test_mantel_haenszel():
    rows = [("Ann", "Post", 8), ("Ben", "Post", 4), ("Ann", "Times", 4), ("Ben", "Times", 2)]
    texts = [(name, outlet, "we " * k * 50 + "rain " * (100 - k) * 50) for name, outlet, k in rows]
    frame = pd.DataFrame(texts, columns=["speaker", "outlet", "text"]).assign(article=lambda f: f["outlet"])
    row = compare_rates(frame, "Ann", "Ben", only=["we"], strata="outlet").loc[0]
    assert row["ratio"] == pytest.approx(2, abs=0.01)
    # Greenland & Robins: Σ m n n'/T² = (600 + 300)/4, Σ k n'/T = 300, Σ k' n/T = 150.
    assert (row["high"] - row["log_ratio"]) == pytest.approx(
        1.959964 * math.sqrt(225 / (300 * 150)), rel=0.01
    )


def test_everybody_against_the_rest():
    frame = pd.concat([talk("Ann", 12, WE), talk("Ben", 12, THEY), talk("Cy", 12, THEY)])
    table = one_against_rest(frame, only=["we", "they"])
    ann = table[(table["speaker"] == "Ann") & (table["feature"] == "we")].iloc[0]
    assert ann[["k", "k_other", "n_other"]].tolist() == [24, 0, 240]
    assert len(table) == 6
    alone = one_against_rest(talk("Ann", 3, WE), only=["we"])
    assert alone.empty and list(alone.columns) == list(table.columns)


def test_articles_can_be_compared():
    """What is claimed of two articles is claimed of no others."""
    frame = pd.concat([talk("Ann", 1, f"{WE} " * 30), talk("Ben", 2, f"{WE} {THEY} " * 30).tail(1)])
    row = compare_rates(frame, "a0", "a1", by="article", only=["we"]).loc[0]
    assert row[["k", "k_other", "gate", "method"]].tolist() == [60, 60, "ok", "normal"]
    assert standardised_rates(frame.assign(topic="sea"), strata="topic", by="article")["k"].sum() > 0


def test_unknown_groups_name_the_known():
    with pytest.raises(KeyError, match="Ann"):
        compare_rates(talk("Ann", 2, WE), "Cy")


# Gamma-Poisson with 4 events in 1,000 words as prior, 3 in 60 seen; quantiles from an independent table.
def test_shrinkage():
    assert shrunk_rate(3, 60, Prior(4, 1000), per=1000) == pytest.approx((6.60, 2.66, 12.32), abs=0.005)


def test_prior_of_equal_groups_lets_nobody_stand_out():
    prior = fit_prior([20, 20, 20], [1000, 1000, 1000])
    assert shrunk_rate(3, 60, prior, per=1000)[0] == pytest.approx(20, rel=1e-3)


def test_prior_of_different_groups_lets_large_ones_stay():
    prior = fit_prior([200, 20, 100], [10_000, 10_000, 10_000])
    assert shrunk_rate(200, 10_000, prior, per=1000)[0] == pytest.approx(20, rel=0.05)


def test_shrunken_rates_keep_missing_ones_missing():
    table = pd.DataFrame(
        {
            "feature": ["we", "we", "mattr"],
            "k": [3, 50, None],
            "n": [60, 3000, 500],
            "rate": [50.0, 16.7, 0.7],
        }
    )
    shrunk = shrink_rates(table)["shrunk"]
    assert 16 < shrunk[1] < shrunk[0] < 50 and math.isnan(shrunk[2])


@pytest.mark.parametrize(
    ("columns", "shrunk"),
    [({"unit": "per 1,000 words"}, 1000 / 3120), ({"unit": "per 100 sentences"}, 100 / 3120), ({}, math.nan)],
)
def test_nobody_with_a_hit_keeps_the_unit(columns, shrunk):
    table = pd.DataFrame({"k": [0, 0], "n": [60, 3000], "rate": 0.0} | columns)
    assert shrink_rates(table, within=None)["shrunk"][0] == pytest.approx(0.5 * shrunk, nan_ok=True)
