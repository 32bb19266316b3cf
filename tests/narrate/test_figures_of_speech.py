"""Sentences on figures of speech: who makes them, whether chance would, what follows questions."""

import pandas as pd
import pytest

from analysis import charts, narrate


def test_figures_and_chance():
    found = pd.DataFrame(
        {"figure": ["epanaphora", "epanaphora", "tricolon"], "speaker": ["Ada", "Ada", "Bo"]}
    )
    assert narrate.figures_found(found) == [
        "Three figures of speech were found: epanaphora (two) and tricolon (one).",
        "Most come from Ada (two); who says more has more of everything.",
    ]
    asked = pd.DataFrame(
        {"figure": ["hypophora", "unanswered question", "unanswered question"], "speaker": "Ada"}
    )
    assert narrate.figures_found(pd.concat([found, asked]))[1:] == [
        "Most come from Ada (two); who says more has more of everything.",
        "Of three questions one is followed by a statement of the same speaker in the same quote, two by none.",
    ]
    assert narrate.figures_found(found.head(0)) == [
        "No figure of speech was found in the speakers’ own words."
    ]
    rates = pd.DataFrame({"speaker": ["Ada"] * 2, "feature": ["epanaphora", "epiphora"], "n": 150, "k": [12, 1], "rate": [8.0, 0.7],
                          "null": [3.0, 1.0], "null_low": 0.0, "null_high": 6.0, "null_ratio": [4.0, 1.0], "p": [0.001, 0.04], "q": [0.002, 0.06]})  # fmt: skip
    assert narrate.chance(charts.figures_table(rates)) == [
        "Ada: in 150 sentences more often than chance would have it: epanaphora (12 times, 4.0 times as often as in shuffled order)."
    ]
    assert "the most here is 99" in narrate.chance(charts.figures_table(rates.assign(n=99)))[0]


@pytest.mark.parametrize(
    ("speakers", "said"),
    [
        ("AAAA", "All come from A (four)"),
        ("AAAB", "Most come from A (three)"),
        ("AAABBCDE", "More come from A (three) than from anybody else"),
        ("AABBC", "Most come from A and B (two each)."),
        ("AABBCDEF", "More come from A and B (two each) than from anybody else."),
    ],
)
def test_most_figures_are_more_than_half(speakers, said):
    found = pd.DataFrame({"figure": "tricolon", "speaker": list(speakers)})
    assert narrate.figures_found(found)[1].startswith(said)


def test_a_description_of_a_speaker_stands_inside_marks():
    found = pd.DataFrame({"figure": "tricolon", "speaker": ["letter", "letter", "Bo"]})
    assert narrate.figures_found(found)[1].startswith("Most come from “letter” (two);")


@pytest.mark.parametrize(
    ("answered", "left", "said"),
    [
        (
            0,
            3,
            "None of the three questions is followed by a statement of the same speaker in the same quote.",
        ),
        (2, 0, "Both questions are followed by a statement of the same speaker in the same quote."),
        (0, 1, "The only question is followed by no statement of the same speaker in the same quote."),
    ],
)
def test_questions_of_one_kind(answered, left, said):
    kinds = ["hypophora"] * answered + ["unanswered question"] * left
    assert narrate.figures_found(pd.DataFrame({"figure": kinds, "speaker": "Ada"}))[-1] == said
