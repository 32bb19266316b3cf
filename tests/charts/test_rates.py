"""Rates and indices as tables: chosen, named, never of mixed units; what is lacking is said."""

import pandas as pd
import pytest

from analysis.charts import (
    rates_table,
)
from analysis.charts.profiles import contrasts, feature_name
from analysis.charts.rates import _nothing as no_rate
from analysis.charts.tone import _nothing as no_mean

PROFILE = pd.DataFrame(
    {
        "speaker": ["Ada", "Bo", "Cy", "Ada", "Ada"],
        "feature": ["we", "we", "we", "question", "mattr"],
        "unit": ["per 1,000 words"] * 3 + ["per 100 sentences", "index"],
        "k": pd.array([40, 12, 1, 14, None], dtype="Int64"),
        "n": [1000, 1000, 50, 40, 1000],
        "articles": 1,
        "rate": [40.0, 12, 20, 35, 0.74],
        "low": [29.0, 6, 0.5, 19, 0.7],
        "high": [54.0, 21, 111, 59, 0.78],
        "gate": ["ok", "weak", "insufficient", "weak", "ok"],
    }
)


def test_rates_are_chosen_by_feature_group_and_unit_and_never_mix_units():
    assert rates_table(PROFILE, feature="we")["group"].tolist() == ["Ada", "Cy", "Bo"]
    assert rates_table(PROFILE, group="Ada")["feature"].tolist() == ["first person plural"]
    assert rates_table(PROFILE, group="Ada", unit="per 100 sentences")["feature"].tolist() == ["questions"]
    assert rates_table(PROFILE)["unit"].unique().tolist() == ["per 1,000 words"]
    assert rates_table(PROFILE, feature="mattr")["rate"].tolist() == [0.74]


@pytest.mark.parametrize(
    ("choice", "known"), [({"feature": "wee"}, "we, question"), ({"group": "Zoe"}, "Ada, Bo, Cy")]
)
def test_a_choice_that_is_not_there_names_those_that_are(choice, known):
    with pytest.raises(KeyError, match=known):
        rates_table(PROFILE, **choice)


def test_indices_have_scales_of_their_own():
    two = pd.concat([PROFILE, PROFILE.tail(1).assign(feature="mtld", rate=60.0)])
    with pytest.raises(ValueError, match="scale of its own"):
        rates_table(two, unit="index")


def test_a_contrast_is_said_only_where_intervals_do_not_touch():
    assert contrasts(rates_table(PROFILE))[["more", "less"]].values.tolist() == [["Ada", "Bo"]]
    touching = PROFILE.assign(low=PROFILE["low"].where(PROFILE["speaker"].ne("Ada"), 20))
    assert contrasts(rates_table(touching)).empty
    hidden = PROFILE.assign(gate=PROFILE["gate"].where(PROFILE["speaker"].ne("Bo"), "insufficient"))
    assert contrasts(rates_table(hidden)).empty


def test_features_have_names_even_when_the_registry_does_not_know_them():
    assert feature_name("we") == "first person plural"
    assert feature_name("reporting_endorsing") == "endorsing verbs"
    assert feature_name("my_own_feature") == "my own feature"


@pytest.mark.parametrize(
    ("most", "said"),
    [
        (0, "there are none here"),
        (1, "the most here is 1 hit"),
        (10, "there are hits enough, but from too few articles"),
    ],
)
def test_what_is_lacking_for_a_rate(most, said):
    assert no_rate(pd.DataFrame({"k": [most, 0], "n": 900})).endswith(f"; {said}.")


@pytest.mark.parametrize(("most", "said"), [(9, "the most here is 9."), (30, "from too few articles.")])
def test_what_is_lacking_for_a_mean(most, said):
    assert no_mean(pd.DataFrame({"n": [most, 1]})).endswith(said)
