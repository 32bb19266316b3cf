"""Figures of speech in sentences of the public domain and invented ones."""

import pandas as pd
import pytest
from hostile import is_quick
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.rhetoric.figures import DEFINITIONS, FIGURES, alike, figures
from analysis.rhetoric.passages import passage
from analysis.rhetoric.schemes import find_antimetabole, find_schemes


def found(text: str, **options: bool) -> dict[str, list[list[str]]]:
    table = figures(pd.DataFrame({"text": [text]}), **options)
    result: dict[str, list[list[str]]] = {}
    for name, parts in zip(table["figure"], table["parts"], strict=True):
        result.setdefault(name, []).append([text[a:b] for _, a, b in parts])
    return result


LINCOLN = "It is government of the people, by the people, for the people."
KENNEDY = "Ask not what your country can do for you — ask what you can do for your country."


@pytest.mark.parametrize(
    ("text", "figure", "parts"),
    [
        (LINCOLN, "tricolon", ["of the people", "by the people", "for the people"]),
        (LINCOLN, "asyndeton", ["of the people", "by the people", "for the people"]),
        ("I came, I saw, I conquered.", "tricolon", ["I came", "I saw", "I conquered"]),
        ("I came, I saw, I conquered.", "asyndeton", ["I came", "I saw", "I conquered"]),
        ("They were planting, weeding, and harvesting.", "tricolon", ["planting", "weeding", "harvesting"]),
        ("Never, never give in.", "epizeuxis", ["Never", "never"]),
        ("It is a very, very long pier.", "epizeuxis", ["very", "very"]),
        ("The people, the island people, decide.", "diacope", ["people", "people"]),
        ("We have wind and rain and snow.", "polysyndeton", ["wind", "rain", "snow"]),
        ("We came not to complain, but to help.", "antithesis", ["not to complain", "but to help"]),
        ("It’s not about me, it’s about the harbour.", "antithesis", ["It’s not about me", "it’s about the harbour"]),
        ("They chose delay rather than action.", "antithesis", ["rather than"]),
        ("We will mend it. We will pay for it.", "epanaphora", ["We will", "We will"]),
        ("They took the boats. Now we miss the boats.", "epiphora", ["the boats", "the boats"]),
        ("We want the harbour. We need the harbour.", "epiphora", ["the harbour", "the harbour"]),
        ("First came fear. Fear brought silence.", "anadiplosis", ["fear", "Fear"]),
        ("Who pays? The island pays.", "hypophora", ["Who pays?", "The island pays"]),
        ("Who pays? Who decides?", "unanswered question", ["Who decides?"]),
    ],
)  # fmt: skip
def test_figures(text, figure, parts):
    assert parts in found(text)[figure]


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("She bought apples, sold a boat and went home.", "tricolon"),
        ("In 2019, 2020, and 2021 it rained.", "tricolon"),
        ("I had had enough of that that day.", "epizeuxis"),
        ("He is not only late but also rude.", "antithesis"),
        ("The sea rose. The wind fell.", "epanaphora"),
        ("We will. We will.", "epanaphora"),
        ("It was late. It rained.", "epanaphora"),
    ],
)  # fmt: skip
def test_no_figures(text, figure):
    assert figure not in found(text)


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        (KENNEDY, ["country", "you", "you", "country"]),
        ("First shall be last, last shall be first.", ["First", "last", "last", "first"]),
    ],
)
def test_criss_crosses_are_candidates(text, parts):
    assert parts in found(text, candidates=True)["antimetabole"]
    assert "antimetabole" not in found(text)


@pytest.mark.parametrize(
    "text",
    [
        "The quay, as the elders of the town say, and the ferry need a ferry quay.",  # halves of ten words and of one
        "They told us the tide was low and we told them so.",
    ],
)
def test_accidents_are_no_candidates(text):
    assert "antimetabole" not in found(text, candidates=True)


def test_nothing_across_an_interruption():
    frame = pd.DataFrame(
        {
            "article": "a",
            "quote": 1,
            "speaker": "Ann",
            "voice": ["own", "narration", "own"],
            "sentence": [0, 0, 1],
            "text": ["“We will mend it,”", "Ann said.", "“We will pay for it.”"],
            "start": [0, 19, 29],
        }
    )
    assert figures(frame).empty


def test_nothing_across_quotes():
    frame = pd.DataFrame(
        {"article": "a", "quote": [1, 2], "text": ["We will go.", "We will stay."], "start": [0, 12]}
    )
    assert figures(frame).empty


def test_a_sentence_must_go_on_after_what_is_repeated():
    assert alike(["we", "will"], ["we", "will"]) == 0
    assert alike(["peace", "now"], ["peace", "later"]) == 1


def test_every_figure_is_defined():
    assert set(FIGURES) < set(DEFINITIONS)


PIECES = st.sampled_from(
    "we will never never and or , ; . ? — “ ” not but people rather than the 3 its it’s".split(" ")
)


@settings(max_examples=30)
@given(st.lists(PIECES, max_size=40).map(" ".join) | st.text(max_size=80))
def test_parts_have_exact_offsets(text):
    for candidates in (False, True):
        for row in figures(pd.DataFrame({"text": [text]}), candidates=candidates).itertuples():
            assert 0 <= row.start < row.end <= len(text)
            assert all(row.start <= a < b <= row.end and text[a:b].strip() for _, a, b in row.parts)


@pytest.mark.parametrize("text", ["ab, " * 4000, "a b, c d, " * 2000, "boat " * 6000, "boat quay " * 3000])
@pytest.mark.parametrize("find", [find_schemes, find_antimetabole])
def test_one_long_sentence_is_read_at_once(find, text):
    assert is_quick(lambda text: list(find(passage(text))), text)
