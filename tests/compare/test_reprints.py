"""Reprints are one utterance; different speakers, times and words are not."""

import pandas as pd
import pytest

from analysis.compare.reprints import drop_reprints, find_reprints

SAID = "“We will not leave the harbour to the sea, whatever the council says.”"


def table(**columns: list) -> pd.DataFrame:
    return pd.DataFrame({"article": ["a", "b"]} | columns)


@pytest.mark.parametrize(
    ("columns", "one"),
    [
        ({"text": [SAID, SAID.replace("“", '"').upper()]}, True),
        ({"text": [SAID, "And then: " + SAID + " So she said."]}, True),
        ({"text": [SAID, SAID[:40]]}, True),
        ({"text": [SAID, SAID.replace("harbour", "town").replace("council", "court")]}, False),
        ({"text": [SAID] * 2, "speaker": ["Ann", "Ben"]}, False),
        ({"text": [SAID] * 2, "speaker": ["Ann", None]}, True),
        ({"text": [SAID] * 2, "article": ["a", "a"]}, False),
        ({"text": [SAID] * 2, "date": ["2024-03-01", "2024-03-10"]}, True),
        ({"text": [SAID] * 2, "date": ["2024-03-01", "2024-04-10"]}, False),
        ({"text": [SAID] * 2, "date": ["2024-03-01", "2024-04-10T08:00:00Z"]}, False),
        ({"text": ["No comment."] * 2, "speaker": ["Ann", "Ann"]}, True),
        ({"text": ["No comment."] * 2, "speaker": [None, None]}, False),
        ({"text": ["", None]}, False),
    ],
)
def test_pairs(columns, one):
    assert (find_reprints(table(**columns)).nunique() == 1) == one


@pytest.mark.parametrize(
    ("columns", "utterances"),
    [
        ({"speaker": ["Ann", None, "Ben"]}, [0, 0, 1]),
        ({"speaker": [None, "Ann", "Ben"]}, [0, 0, 1]),
        ({"speaker": ["Ann", "Ben", None]}, [0, 1, 0]),
        ({"date": ["2024-01-01", "2024-01-12", "2024-01-24"]}, [0, 0, 1]),
        ({"date": ["2024-01-24", None, "2024-01-01"]}, [0, 0, 1]),
        ({"date": ["2024-01-01", "2024-01-14", "2024-01-07"]}, [0, 0, 0]),
    ],
)
def test_a_third_printing_makes_no_one_of_two_that_differ(columns, utterances):
    frame = pd.DataFrame({"article": list("abc"), "text": SAID} | columns)
    assert find_reprints(frame).tolist() == utterances


BASE = "we will rebuild the bridge before the winter comes to the valley and every family"


@pytest.mark.parametrize("order", [[0, 1, 2], [2, 0, 1], [1, 2, 0]])
def test_a_nameless_quote_goes_to_the_one_it_fits_best(order):
    texts = [f"{BASE} alpha beta", f"{BASE} gamma delta", f"{BASE} gamma delta"]
    frame = pd.DataFrame({"article": list("abc"), "speaker": ["Ann", "Ben", None], "text": texts})
    ann, ben, nobody = find_reprints(frame.iloc[order]).sort_index()
    assert nobody == ben != ann


def test_the_longest_printing_stays():
    frame = table(text=[SAID[:50], SAID], site=["Orrin Post", "Sund Times"])
    kept = drop_reprints(frame)
    assert kept[["article", "n_copies", "n_outlets"]].to_numpy().tolist() == [["b", 2, 2]]


def test_segments_go_with_their_quote():
    frame = pd.DataFrame(
        {
            "article": ["a", "a", "b", "b", "b"],
            "quote": [1, 1, 1, 1, 2],
            "voice": "own",
            "speaker": "Ann",
            "text": [
                "We will not leave the harbour to the sea.",
                "Never.",
                "We will not leave the harbour to the sea.",
                "",
                "I said so.",
            ],
        }
    )
    kept = drop_reprints(frame)
    assert kept["text"].tolist() == ["We will not leave the harbour to the sea.", "Never.", "I said so."]
    assert kept["n_copies"].tolist() == [2, 2, 1]


def test_narration_stays():
    frame = pd.DataFrame(
        {
            "article": ["a", "a", "b"],
            "quote": pd.array([1, None, 1], dtype="Int64"),
            "speaker": ["Ann", None, "Ann"],
        }
    )
    frame = frame.assign(voice=["own", "narration", "own"], text=[SAID, "Ann said.", SAID])
    assert drop_reprints(frame)["text"].tolist() == [SAID, "Ann said."]


def test_impossible_containment():
    with pytest.raises(ValueError, match="containment"):
        find_reprints(table(text=["a", "b"]), containment=0)
