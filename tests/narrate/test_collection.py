"""Sentences on a collection: how widely people are quoted, how concentrated, how mixed."""

import pandas as pd
import pytest
from samples import talk

from analysis import narrate


def test_reach_concentration_and_mixture():
    both = pd.concat(
        [
            talk(("Ada", "own", 6), ("Bo", "own", 2), (None, "narration", 2)),
            talk(("Ada", "own", 2), (None, "narration", 6), article="b"),
        ]
    )
    quotes = both.dropna(subset="quote")
    assert narrate.reach(quotes) == [
        "One of the two speakers is quoted in more than one article, most widely Ada (two articles).",
        "One appears in a single one.",
    ]
    assert narrate.reach(quotes[quotes["article"].eq("a")]) == []
    assert narrate.mixture(both) == [
        "The speakers’ own words fill between 25% (b) and 80% (a) of an article.",
        "In no article does paraphrase outweigh the speakers’ own words.",
    ]
    alike = both.assign(voice=both["voice"].where(both["voice"].eq("narration"), "paraphrase"))
    assert narrate.mixture(alike)[0].startswith("In both articles the same part of the words, 0%,")
    near = [
        talk(("Ada", "own", own), (None, "narration", 900), article=name)
        for name, own in (("a", 100), ("b", 102))
    ]
    assert narrate.mixture(pd.concat(near)) == [
        "In both articles about the same part of the words, 10%, is the speakers’ own."
    ]
    third = talk(("Cy", "own", 5), (None, "narration", 5), article="c")
    assert "of an article, 50% in the middle one." in narrate.mixture(pd.concat([both, third]))[0]
    row = pd.DataFrame(
        {"n": [40], "speakers": [9], "effective": [3.21], "low": [2.0], "high": [5.0], "gate": ["ok"]}
    )
    assert "as if 3.2 speakers (95% interval 2.0 to 5.0) had equal parts" in narrate.concentration(row)[0]
    assert narrate.concentration(row.assign(gate="insufficient")) == []
    assert narrate.concentration(row.assign(speakers=1, effective=1.0, low=1.0, high=1.0)) == []


def test_reach_counts_whole_speeches_as_the_chart_of_presence_does():
    article = talk(("Ada", "own", 5), ("Bo", "own", 5), (None, "narration", 5))
    voices = pd.concat([article, talk(("Ada", "own", 40), article="speech")])
    said = narrate.reach(article.dropna(subset="quote"), voices)
    assert (
        said[0]
        == "One of the two speakers is quoted in more than one article, most widely Ada (two articles)."
    )


@pytest.mark.parametrize(
    ("quoted", "said"),
    [
        ({"Ada": "ab"}, "The only speaker told apart, Ada, is quoted in two articles."),
        ({"Ada": "ab", "Bo": "ab"}, "Ada and Bo are quoted in two articles each."),
        ({"Ada": "abc", "Bo": "ab"}, "Both speakers are quoted in more than one article, most widely Ada (three articles)."),
        ({"Ada": "a", "Bo": "b"}, "Nobody is quoted in more than one article."),
    ],
)  # fmt: skip
def test_reach_of_one_of_all_and_of_none(quoted, said):
    rows = [(name, article) for name, articles in quoted.items() for article in articles]
    table = pd.DataFrame(rows, columns=["speaker", "article"]).assign(kind="direct")
    assert narrate.reach(table) == [said]
