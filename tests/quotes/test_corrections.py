"""A user's corrections: they win on every run, and what no longer fits is reported."""

import pandas as pd
import pytest

from analysis import Article, extract_quotes, find_problems, read

REED = "“We will pay,” said Mayor Ada Reed. She added that it was late."


def corrections(**columns):
    return pd.DataFrame({"article": ["article"], **{name: [value] for name, value in columns.items()}})


def test_a_correction_names_the_speaker():
    quotes = extract_quotes(read(REED), corrections=corrections(start=0, end=14, speaker="Oona Vale"))
    assert quotes.loc[0, ["speaker", "confidence", "reason"]].tolist() == [
        "Oona Vale",
        1.0,
        "your correction",
    ]


def test_a_correction_of_words_in_marks_makes_them_a_quote():
    article = read("He is a so-called “expert” in tides.")
    fixed = extract_quotes(
        article, fragments=True, corrections=corrections(start=18, end=26, speaker="Oona Vale")
    )
    assert fixed[["text", "kind", "speaker_type"]].values.tolist() == [["“expert”", "direct", "person"]]


def test_articles_may_be_known_by_numbers():
    article, wish = Article(REED, id="7"), corrections(start=0, end=14, speaker="Oona Vale").assign(article=7)
    assert extract_quotes(article, corrections=wish).loc[0, "speaker"] == "Oona Vale"


def test_a_gap_in_the_numbers_of_articles_changes_nothing():
    wish = pd.DataFrame(
        {"article": [7.0, None], "start": [0, None], "end": [14, None], "speaker": ["Oona Vale", None]}
    )
    assert extract_quotes(Article(REED, id="7"), corrections=wish).loc[0, "speaker"] == "Oona Vale"


def test_a_correction_removes_a_row():
    quotes = extract_quotes(read(REED), corrections=corrections(start=0, end=14, speaker="not a quote"))
    assert quotes["text"].tolist() == ["that it was late"] and quotes["quote"].tolist() == [0]


def test_a_correction_adds_a_quote():
    article = read("The ferry never leaves on time, Ada Reed knows.")
    quotes = extract_quotes(article, corrections=corrections(start=0, end=30, speaker="Ada Reed"))
    assert ("The ferry never leaves on time", "Ada Reed") in quotes[["text", "speaker"]].itertuples(
        index=False, name=None
    )


def test_a_correction_outlives_a_change_of_borders():
    quotes = extract_quotes(read(REED), corrections=corrections(start=1, end=13, speaker="Oona Vale"))
    first = quotes.loc[0, ["text", "speaker", "cue"]].tolist()
    assert len(quotes) == 2 and first == ["We will pay,", "Oona Vale", "said"]
    gone = corrections(start=1, end=13, speaker=" Not a quote")
    assert extract_quotes(read(REED), corrections=gone)["text"].tolist() == ["that it was late"]


def test_a_correction_without_a_speaker_changes_nothing():
    article, empty = read(REED), corrections(start=0, end=14, speaker=None)
    assert extract_quotes(article, corrections=empty).equals(extract_quotes(article))
    assert find_problems(article, corrections=empty).empty


@pytest.mark.parametrize(
    "wish",
    [
        {"start": 0, "end": 14, "text": "“We will lose”"},
        {"start": 900, "end": 914},
        {"start": None, "end": 14},
        {"start": 0, "end": float("inf")},
        {"start": 0, "end": 2**70},
        {"start": "first", "end": "last"},
    ],
)
def test_a_correction_that_no_longer_fits_is_reported(wish):
    stale, article = corrections(speaker="Oona Vale", **wish), read(REED)
    assert extract_quotes(article, corrections=stale).loc[0, "speaker"] == "Ada Reed"
    assert find_problems(article, corrections=stale)["kind"].tolist() == ["correction"]


def test_corrections_without_a_column_say_which():
    with pytest.raises(ValueError, match="start, end, speaker"):
        extract_quotes(read(REED), corrections=pd.DataFrame({"article": ["article"]}))
