"""How right a score is: correlations, bands and bins checked by hand and by simulation."""

from __future__ import annotations

import numpy as np
import pandas as pd
import pytest

from analysis.compare.calibration import calibration_error, rating_agreement, rating_bands, reliability


def labels(probability, right, n, **columns):
    """So many labels of one probability, so many of them right."""
    rest = (1 - probability) / 2
    gold = [1] * right + [0] * (n - right)
    return pd.DataFrame(
        {"negative": rest, "neutral": rest, "positive": probability, "label": 1, "gold": gold} | columns
    )


@pytest.mark.parametrize(
    ("tone", "rating", "r"),
    [
        ([1, 2, 3, 4, 5], [2, 4, 6, 8, 10], 1.0),
        ([1, 2, 3, 4, 5], [5, 4, 3, 2, 1], -1.0),
        ([1, 2, 3, 4, None, 10], [1, 2, 3, 5, 9, 4], 0.6324555320),
    ],
)
def test_correlation_with_ratings(tone, rating, r):
    row = rating_agreement(pd.DataFrame({"tone": tone, "rating": rating})).loc[0]
    assert row["r"] == pytest.approx(
        np.corrcoef(*pd.DataFrame([tone, rating]).dropna(axis=1).to_numpy())[0, 1]
    )
    assert row["r"] == pytest.approx(r, abs=0.2) and row["n"] == pd.Series(tone).notna().sum()


def test_what_has_no_tone_is_counted_and_left_out():
    rated = pd.DataFrame({"tone": [0.1, 0.2, 0.3, 0.4, 0.5] + [None] * 5, "rating": range(10)})
    assert rating_agreement(rated)[["n", "coverage"]].loc[0].tolist() == [5, 0.5]
    assert rating_agreement(rated.head(4))["r"].isna().all()
    assert rating_agreement(rated.head(0))["coverage"].isna().all()


def test_bands_hold_every_passage_once_and_rise_with_what_is_rated():
    rng = np.random.default_rng(3)
    rating = rng.normal(size=200)
    rated = pd.DataFrame({"tone": np.tanh(rating / 2), "rating": rating, "article": np.arange(200) % 20})
    bands = rating_bands(rated)
    assert bands["n"].sum() == 200 and bands["mean"].is_monotonic_increasing
    assert (bands["low"] <= bands["mean"]).all() and (bands["mean"] <= bands["high"]).all()
    assert rating_bands(rated.head(19)).empty
    assert rating_bands(rated.assign(rating=1)).shape[0] <= 1


def test_bins_by_hand():
    table = reliability(pd.concat([labels(0.9, 30, 40), labels(0.6, 6, 10)]))
    assert table[["n", "probability", "right"]].round(2).to_numpy().tolist() == [
        [10, 0.6, 0.6],
        [40, 0.9, 0.75],
    ]
    assert (table["low"] < table["right"]).all() and (table["right"] < table["high"]).all()
    assert calibration_error(pd.concat([labels(0.9, 30, 40), labels(0.6, 6, 10)])) == pytest.approx(0.12)


def test_true_probabilities_have_no_more_error_than_chance():
    rng = np.random.default_rng(5)
    sure = rng.uniform(0.4, 1, 5000)
    drawn = pd.concat([labels(p, int(rng.random() < p), 1) for p in sure.round(3)], ignore_index=True)
    assert calibration_error(drawn) < 0.03
    assert calibration_error(drawn.assign(gold=-1)) > 0.6


def test_what_is_missing_is_left_out_and_named():
    rows = labels(0.8, 8, 10).assign(gold=[1, None] * 5)
    assert reliability(rows)["n"].sum() == 5
    assert reliability(rows.head(0)).empty and np.isnan(calibration_error(rows.head(0)))
    with pytest.raises(KeyError, match="gold"):
        reliability(rows.drop(columns="gold"))
    with pytest.raises(KeyError, match="rating"):
        rating_agreement(pd.DataFrame({"tone": [1.0]}))
