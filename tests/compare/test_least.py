"""Every feature is gated by what its card says it needs."""

import pandas as pd
import pytest

from analysis.compare import multiverse, rates_over_time, rhetoric_profile, standardised_rates
from analysis.compare.least import feature_gates


@pytest.mark.parametrize(
    ("feature", "k", "n", "articles", "scope", "gate"),
    [
        ("hedge", 25, 30, 10, "corpus", "ok"),
        ("hedge", 24, 30, 10, "corpus", "weak"),
        ("we", 60, 90, 10, "corpus", "ok"),
        ("we", 59, 90, 10, "corpus", "weak"),
        ("we", 90, 90, 9, "corpus", "weak"),
        ("we", 25, 90, 1, "article", "ok"),
        ("question", 25, 100, 10, "corpus", "ok"),
        ("question", 25, 99, 10, "corpus", "weak"),
        ("epanaphora", 40, 99, 10, "corpus", "weak"),
        ("epanaphora", 9, 999, 10, "corpus", "insufficient"),
    ],
)
def test_least_material(feature, k, n, articles, scope, gate):
    rates = pd.DataFrame({"feature": [feature], "k": [k], "n": [n], "articles": [articles]})
    assert feature_gates(rates, scope=scope).tolist() == [gate]


@pytest.mark.parametrize(("times", "gate"), [(3, "weak"), (5, "ok")])
def test_every_table_of_rates_asks_for_it(times, gate):
    """Twelve articles with three "we" each are too few, twelve with five are enough."""
    frame = pd.DataFrame(
        {
            "speaker": "Ann",
            "article": f"a{at}",
            "text": "we " * times + f"rain{at}",
            "topic": "sea",
            "date": "2024-01-05",
        }
        for at in range(12)
    )
    tables = [
        rhetoric_profile(frame, only=["we"]),
        standardised_rates(frame, strata="topic", only=["we"]),
        rates_over_time(frame, "we"),
        multiverse(frame, "we").summary,
    ]
    assert [table["gate"].tolist() for table in tables] == [[gate]] * len(tables)


@pytest.mark.parametrize(("attributions", "gate"), [(8, "weak"), (9, "ok")])
def test_reporting_verbs_need_a_hundred_attributions(attributions, gate):
    quotes = pd.DataFrame(
        {
            "speaker": "Ann",
            "article": [f"a{at}" for at in range(12)],
            "text": "We win.",
            "cue_class": "neutral",
        }
    )
    quotes = pd.concat([quotes] * attributions, ignore_index=True).assign(quote=range(12 * attributions))
    table = rhetoric_profile(quotes).set_index("feature")
    assert table.loc["reporting_neutral", "gate"] == gate
