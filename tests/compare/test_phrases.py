"""Phrases that come back, and words in context."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.compare.concordance import kwic
from analysis.compare.phrases import recurrent_phrases

DAYS = ["2024-03-01", "2024-03-01", "2024-03-02"]


def talk(name: str, texts: list[str], **columns: object) -> pd.DataFrame:
    return pd.DataFrame(
        {"speaker": name, "article": [f"{name}{at}" for at in range(len(texts))], "text": texts}
    ).assign(**columns)


def test_planted_phrase():
    ann = talk(
        "Ann",
        [
            f"{start}: we give the island back its voice, and that is all."
            for start in ("Yes", "Today", "Here")
        ],
    )
    ben = talk("Ben", ["That is all I know, and that is all."] * 3)
    table = recurrent_phrases(pd.concat([ann, ben]), "Ann")
    assert table.iloc[0]["phrase"] == "we give the island back its voice"
    assert "and that is all" in set(table["phrase"])
    z = table.set_index("phrase")["z"]
    assert z["we give the island back its voice"] > z["and that is all"]
    assert set(table["gate"]) == {"insufficient"}


@pytest.mark.parametrize(("dates", "found"), [(DAYS, True), (["2024-03-01"] * 3, False)])
def test_dates(dates, found):
    ann = talk("Ann", ["Hold the line."] * 3, date=dates)
    assert ("hold the line" in set(recurrent_phrases(ann, "Ann")["phrase"])) == found


def test_three_times_in_one_quote_is_one_utterance():
    assert recurrent_phrases(
        talk("Ann", ["Hold the line. Hold the line. Hold the line.", "Rain."]), "Ann"
    ).empty


def test_phrases_end_with_their_sentence():
    table = recurrent_phrases(talk("Ann", ["We go. Home they run."] * 3), "Ann")
    assert "go home they" not in set(table["phrase"])


def test_unknown_speaker():
    with pytest.raises(KeyError, match="Cy"):
        recurrent_phrases(talk("Ann", ["a b c"]), "Cy")


@pytest.mark.parametrize(
    ("phrase", "hits"),
    [
        ("econom*", ["economy", "economists"]),
        ("economy", ["economy"]),
        ("the * people", ["the working people"]),
        ("don't", ["don’t"]),
        ("our", ["Our"]),
        ("nomy", []),
    ],
)
def test_kwic(phrase, hits):
    frame = pd.DataFrame(
        {
            "speaker": ["Ann"],
            "text": ["Our economy, economists say, leaves the working people out. I don’t agree."],
        }
    )
    assert kwic(frame, phrase)["text"].tolist() == hits


@pytest.mark.parametrize("phrase", ["", " ", "*"])
def test_an_empty_phrase_is_an_error(phrase):
    with pytest.raises(ValueError, match="phrase"):
        kwic(pd.DataFrame({"text": ["a"]}), phrase)


@settings(max_examples=25)
@given(st.text(max_size=60), st.sampled_from(["a", "a*", "'", "*b c", "(", "[a"]))
def test_any_text(text, phrase):
    for row in kwic(pd.DataFrame({"text": [text]}), phrase).itertuples():
        assert text[row.start : row.end] == row.text
