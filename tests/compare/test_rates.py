"""Rates, shares and means: published and hand-made check values, gates, and what must not change them."""

import math
import time

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.compare.quantiles import gamma_cdf, gamma_quantile, normal_quantile, t_quantile
from analysis.compare.rates import (
    bootstrap_ratios,
    gates,
    mean_table,
    percentile_interval,
    poisson_interval,
    rate_table,
    share_table,
    wilson_interval,
)


def counts(articles: int, k: int, n: int = 1000, speaker: str = "Ann Vale") -> pd.DataFrame:
    names = [f"a{number:03}" for number in range(articles)]
    return pd.DataFrame({"speaker": speaker, "article": names, "k": k, "n": n})


# Garwood's exact intervals, per 1,000; worked out once with an independent chi-squared table.
@pytest.mark.parametrize(
    ("k", "n", "low", "high"),
    [(3, 60, 10.31, 146.12), (15, 1000, 8.40, 24.74), (0, 60, 0.0, 61.48)],
)
def test_exact_poisson(k, n, low, high):
    assert poisson_interval(k, n, per=1000) == pytest.approx((low, high), abs=0.005)


@pytest.mark.parametrize(("k", "n", "low", "high"), [(3, 10, 0.108, 0.603), (10, 12, 0.552, 0.953)])
def test_wilson(k, n, low, high):
    assert wilson_interval(k, n) == pytest.approx((low, high), abs=0.0005)


# Printed tables: chi-squared at 95 % and 97.5 %, Student's t at 97.5 %.
@pytest.mark.parametrize(
    ("p", "df", "value"),
    [
        (0.95, 1, 3.841459),
        (0.95, 10, 18.307038),
        (0.975, 2, 7.377759),
        (0.025, 30, 16.790772),
        (0.99, 100, 135.806723),
    ],
)
def test_gamma_quantiles(p, df, value):
    """Chi-squared is twice a gamma distribution of half as many degrees of freedom."""
    assert 2 * gamma_quantile(p, df / 2) == pytest.approx(value, rel=1e-6)


@pytest.mark.parametrize(
    ("df", "value"), [(1, 12.706205), (2, 4.302653), (5, 2.570582), (10, 2.228139), (30, 2.042272)]
)
def test_t_quantiles(df, value):
    assert t_quantile(0.975, df) == pytest.approx(value, rel=1e-6)


@given(st.floats(1e-4, 0.9999), st.floats(0.5, 5000))
def test_gamma_quantile_undoes_the_distribution(p, shape):
    assert gamma_cdf(gamma_quantile(p, shape), shape) == pytest.approx(p, abs=1e-9)


def test_no_material_is_missing_not_zero():
    assert all(math.isnan(bound) for bound in (*poisson_interval(0, 0), *wilson_interval(0, 0)))
    table = rate_table(counts(1, 0, n=0), by="speaker")
    assert table[["rate", "low", "high"]].isna().all(axis=None)
    assert list(table["gate"]) == ["insufficient"]


@pytest.mark.parametrize(
    ("events", "articles", "scope", "gate"),
    [
        (25, 10, "corpus", "ok"),
        (24, 10, "corpus", "weak"),
        (25, 9, "corpus", "weak"),
        (10, 5, "corpus", "weak"),
        (9, 50, "corpus", "insufficient"),
        (900, 4, "corpus", "insufficient"),
        (25, 1, "article", "ok"),
        (10, 1, "article", "weak"),
        (9, 1, "article", "insufficient"),
    ],
)
def test_gates(events, articles, scope, gate):
    assert list(gates([events], [articles], scope=scope)) == [gate]


def test_rate_of_one_article_is_about_that_article():
    table = rate_table(counts(1, 30), by="speaker")
    assert table.loc[0, ["k", "n", "articles", "rate", "gate", "method"]].tolist() == [
        30,
        1000,
        1,
        30.0,
        "ok",
        "poisson",
    ]


def test_many_articles_are_resampled():
    frame = pd.concat([counts(20, 1), counts(20, 9).assign(article=lambda f: "b" + f["article"])])
    table = rate_table(frame, by="speaker")
    exact = poisson_interval(200, 40_000, per=1000)
    assert table.loc[0, "method"] == "bootstrap"
    assert table.loc[0, "low"] < exact[0] < 5 < exact[1] < table.loc[0, "high"]


def test_every_group_has_its_own_articles():
    frame = pd.concat([counts(12, 3), counts(30, 1, speaker="Ben Roe"), counts(2, 1, speaker="Cy Low")])
    together = rate_table(frame, by="speaker", scope="corpus").set_index("speaker")
    for speaker, rows in frame.groupby("speaker"):
        alone = rate_table(rows, by="speaker", scope="corpus").iloc[0]
        assert alone.drop("speaker").tolist() == pytest.approx(together.loc[speaker].tolist())


def test_ratio_of_sums_not_mean_of_ratios():
    frame = pd.DataFrame({"speaker": "Ann", "article": ["a", "b"], "k": [1, 0], "n": [10, 990]})
    assert rate_table(frame, by="speaker").loc[0, "rate"] == 1.0


def test_copies_of_articles_leave_the_rate_and_narrow_the_interval():
    rng = np.random.default_rng(5)
    frame = counts(60, 0).assign(k=rng.poisson(4, 60))
    twice = pd.concat([frame, frame.assign(article=frame["article"] + " copy")])
    once, doubled = (rate_table(f, by="speaker").iloc[0] for f in (frame, twice))
    assert once["rate"] == doubled["rate"]
    ratio = (doubled["high"] - doubled["low"]) / (once["high"] - once["low"])
    assert ratio == pytest.approx(1 / math.sqrt(2), rel=0.1)


def test_the_same_input_gives_the_same_output_and_is_not_changed():
    frame = counts(15, 2).assign(k=range(15))
    kept = frame.copy()
    pd.testing.assert_frame_equal(rate_table(frame, by="speaker"), rate_table(frame, by="speaker"))
    pd.testing.assert_frame_equal(frame, kept)


def test_shares_near_the_border_keep_wilson():
    frame = counts(20, 10, n=10)
    table = share_table(frame, by="speaker")
    assert table.loc[0, ["share", "method", "gate"]].tolist() == [1.0, "wilson", "ok"]
    assert table.loc[0, "low"] > 0.97


def test_shares_of_words_stay_between_0_and_1():
    frame = pd.DataFrame({"group": "all", "article": ["a", "b"], "k": [1, 90], "n": [100, 100]})
    row = share_table(frame, by="group", few="t").loc[0]
    assert row[["low", "high"]].tolist() == [0, 1]


def test_means():
    frame = pd.DataFrame({"speaker": "Ann", "article": "a", "tone": [0.1, 0.3, 0.2, 0.4, None]})
    table = mean_table(frame, "tone", by="speaker")
    assert table.loc[0, ["n", "articles", "mean", "gate", "method"]].tolist() == [
        4,
        1,
        0.25,
        "insufficient",
        "t",
    ]
    # Student: standard deviation .1291, t(3) 3.1824
    assert (table.loc[0, "low"], table.loc[0, "high"]) == pytest.approx((0.0446, 0.4554), abs=1e-4)


def test_means_over_articles():
    rng = np.random.default_rng(1)
    frame = pd.DataFrame({"speaker": "Ann", "article": np.repeat([f"a{i}" for i in range(40)], 5)})
    frame["tone"] = np.repeat(rng.normal(size=40), 5)
    table = mean_table(frame, "tone", by="speaker")
    spread = table.loc[0, "high"] - table.loc[0, "low"]
    assert spread == pytest.approx(2 * 1.96 / math.sqrt(40), rel=0.3)  # 40 articles, not 200 values


def test_a_missing_column_is_named():
    with pytest.raises(KeyError, match="lacks speaker"):
        rate_table(pd.DataFrame({"article": [], "k": [], "n": []}), by="speaker")


def test_an_empty_table_stays_a_table():
    table = rate_table(counts(3, 1).iloc[:0], by="speaker")
    assert table.empty and list(table.columns)[-2:] == ["gate", "method"]


@settings(max_examples=30)
@given(st.lists(st.tuples(st.integers(0, 30), st.integers(30, 500)), min_size=1, max_size=30))
def test_intervals_hold_the_rate(cells):
    frame = pd.DataFrame(cells, columns=["k", "n"]).assign(speaker="Ann")
    frame["article"] = [f"a{i % 14}" for i in range(len(frame))]
    row = rate_table(frame, by="speaker").iloc[0]
    assert row["low"] - 1e-9 <= row["rate"] <= row["high"] + 1e-9


def test_percentiles_leave_out_missing_draws():
    draws = np.array([[1.0, np.nan], [2.0, np.nan], [3.0, np.nan]])
    low, high = percentile_interval(draws)
    assert (low[0], high[0]) == pytest.approx((1.05, 2.95)) and np.isnan(low[1])


def test_resampling_is_quick():
    rng = np.random.default_rng(2)
    k, n = rng.poisson(3, (1000, 40)).astype(float), np.full((1000, 40), 500.0)
    begun = time.perf_counter()
    draws = bootstrap_ratios(k, n)
    assert draws.shape == (2000, 40)
    assert time.perf_counter() - begun < 60


def test_normal():
    assert normal_quantile(0.975) == pytest.approx(1.959964, abs=1e-6)


def test_articles_can_be_the_groups():
    frame = counts(12, 30).assign(tone=0.5)
    assert set(rate_table(frame, by="article")["gate"]) == {"ok"}
    assert set(mean_table(pd.concat([frame] * 30), "tone", by="article")["gate"]) == {"ok"}
