"""TextBlob as a comparator: its published values, its contractions mended, its words located."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textblob import TextBlob

from analysis.sentiment import textblob_polarity
from analysis.sentiment.blob import expand_negations

PIECES = ["great", "not", "very", "good", "n't", "isn’t", "CAN'T", ":)", "—", "!", " ", "’", "İ", "."]
MESSY = st.lists(st.sampled_from(PIECES)).map("".join)


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("great", 0.8),
        ("not great", -0.4),
        ("very great", 1.0),
        ("not very great", -0.3077),
        ("is not good", -0.35),
        ("isn't good", -0.35),
        ("isn’t good", -0.35),
        ("It isn’t great", -0.4),
        ("IT ISN'T GREAT", -0.4),
        ("It ain't good", -0.35),
        ("It wasn’t a good plan", -0.35),
        ("It can’t be good", 0.7),  # TextBlob's own limit: "not" reaches the next word only
    ],
)
def test_polarity(text, polarity):
    assert textblob_polarity([text])["polarity"].item() == pytest.approx(polarity, abs=1e-4)


@pytest.mark.parametrize("text", ["", "They met.", None, "😀"])
def test_nothing_known_is_missing(text):
    row = textblob_polarity([text]).loc[0]
    assert row[["polarity", "subjectivity"]].isna().all()
    assert row["assessments"] == []


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("It isn’t great, he said.", ["isn’t great"]),
        ("Not the plan, and not a great one", ["not a great"]),
        ("I know no great man", ["no great"]),
        ("They weren't really happy", ["weren't really happy"]),
        ("A good—bad, good deal", ["good"]),
    ],
)
def test_words_are_located(text, words):
    assert [hit.word for hit in textblob_polarity([text])["assessments"].item()] == words


@pytest.mark.parametrize("text", ["A very good plan, not a bad one.", "Great! New and more first things :)"])
def test_without_contractions_it_is_textblob(text):
    ours = textblob_polarity([text]).loc[0]
    assert tuple(ours[["polarity", "subjectivity"]]) == pytest.approx(tuple(TextBlob(text).sentiment))


@given(MESSY | st.text(max_size=100))
def test_offsets_are_exact(text):
    hits = textblob_polarity([text])["assessments"].item()
    assert all(text[hit.start : hit.end] == hit.word and hit.word for hit in hits)


@pytest.mark.parametrize(
    ("text", "expanded"),
    [
        ("It can’t be", "It can not be"),
        ("We WON'T go", "We will not go"),
        ("They shan't", "They shall not"),
        ("It ain’t so", "It is not so"),
        ("He cannot", "He can not"),
        ("Mustn’t we?", "Must not we?"),
        ("Don't", "Do not"),
    ],
)
def test_contractions_are_written_out(text, expanded):
    assert expand_negations(text)[0].casefold() == expanded.casefold()


@given(MESSY | st.text(max_size=100))
def test_every_character_has_its_origin(text):
    expanded, origin = expand_negations(text)
    assert len(origin) == len(expanded) + 1
    assert origin == sorted(origin)
    assert all(0 <= at <= len(text) for at in origin)
