"""Agreement of two scores: its value, its interval, its warning."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.compare.agreement import agreement, correlation


def table(first, second, **columns):
    return pd.DataFrame({"tone": first, "polarity": second, **columns})


@pytest.mark.parametrize(
    ("first", "second", "rho"),
    [
        ([1, 2, 3, 4, 5], [1, 2, 3, 4, 5], 1.0),
        ([1, 2, 3, 4, 5], [10, 8, 6, 4, 2], -1.0),
        ([1, 2, 3, 4, 5], [5, 6, 7, 8, 7], 0.8207826817),  # with a tie
        ([1, 2, 3, 4, None, 5], [2, 1, 4, 3, 9, 5], 0.8),  # missing scores are left out
    ],
)
def test_rank_correlation(first, second, rho):
    assert agreement(table(first, second))["rho"].item() == pytest.approx(rho)


# Two neighbours of five swapped: rho .9, z 1.472, half of the interval of z 1.96 √((1 + 1/2) / 2) = 1.697.
@pytest.mark.parametrize(
    ("second", "low", "high"), [([1, 2, 3, 4, 5], -0.2214, 1), ([5, 4, 3, 2, 1], -1, 0.2214)]
)
def test_a_perfect_order_of_few_is_no_certainty(second, low, high):
    row = agreement(table([1, 2, 3, 4, 5], second)).loc[0]
    assert row[["low", "high"]].tolist() == pytest.approx([low, high], abs=1e-4)


@pytest.mark.parametrize("values", [[], [0.1], [0.1, 0.2, 0.3, 0.4]])
def test_too_little_is_missing(values):
    row = agreement(table(values, values)).loc[0]
    assert row[["rho", "low", "high"]].isna().all()
    assert row["gate"] == "insufficient"
    assert "too few" in row["warning"]


@pytest.mark.parametrize(
    ("first", "second", "who"),
    [
        ([0.1] * 7, [1, 2, 3, 4, 5, 6, 7], "tone is"),
        ([1, 2, 3, 4, 5, 6, 7], [0.3] * 7, "polarity is"),
        ([0.1] * 7, [0.3] * 7, "tone and polarity are"),
    ],
)
def test_a_constant_score_has_no_order(first, second, who):
    row = agreement(table(first, second)).loc[0]
    assert row[["rho", "low", "high"]].isna().all()
    assert row["warning"].startswith(f"{who} the same for all texts")
    assert np.isnan(correlation(pd.Series(first), pd.Series(second))["r"])


@pytest.mark.parametrize("offset", [0, 1e8, -1e8])
def test_large_numbers_leave_the_correlation(offset):
    first, second = pd.Series(np.arange(10.0)), pd.Series([1.0, 0, 2, 3, 5, 4, 6, 7, 9, 8])
    expected = np.corrcoef(first, second)[0, 1]
    assert correlation(first + offset, second + offset)["r"] == pytest.approx(expected)


def test_low_agreement_warns_and_high_does_not():
    rng = np.random.default_rng(1)
    tone = rng.normal(size=400)
    noisy, close = rng.normal(size=400), tone + rng.normal(size=400) * 0.1
    articles = np.repeat(np.arange(40), 10)
    low, high = (
        agreement(table(tone, noisy, article=articles)),
        agreement(table(tone, close, article=articles)),
    )
    assert low["warning"].item() and not high["warning"].item()
    assert low["low"].item() < 0 < low["high"].item()
    assert high[["n", "articles", "gate"]].loc[0].tolist() == [400, 40, "ok"]


def test_intervals_from_articles_are_wider_than_from_rows():
    rng = np.random.default_rng(2)
    topic = np.repeat(rng.normal(size=20), 20)
    slope = np.repeat(rng.normal(1, 1.5, size=20), 20)  # articles differ in how the scorers agree
    tone = topic + rng.normal(size=400)
    rows = table(tone, slope * tone + rng.normal(size=400), article=np.repeat(np.arange(20), 20))
    clustered, alone = agreement(rows).loc[0], agreement(rows.drop(columns="article")).loc[0]
    assert clustered["high"] - clustered["low"] > 1.5 * (alone["high"] - alone["low"])
    assert clustered["low"] < clustered["rho"] < clustered["high"]


def test_missing_column_is_named():
    with pytest.raises(KeyError, match="polarity"):
        agreement(pd.DataFrame({"tone": [1.0]}))
