"""The paragraph on methods: it says what was done with this table, and nothing that was not."""

import pandas as pd
import pytest

from analysis.compare import methods_paragraph


def table(*texts: str, **columns: object) -> pd.DataFrame:
    return pd.DataFrame({"text": texts, "article": [f"a{n}" for n in range(len(texts))]} | columns)


def test_methods_say_what_was_done():
    frame = table("We win.", "We win.", "Rain fell here.", speaker=["Ann", "Ann", None])
    text = methods_paragraph(frame, only=["we", "mattr", "tricolon"], exclusions=["reprints"])
    assert "4 words in 2 sentences by 1 speaker in 2 articles" in text
    assert "We left out reprints and 3 words without a speaker." in text
    assert "25 events in 10 articles (first person plural on 60 events; tricolon on 100 sentences)" in text
    assert "Covington & McFall 2010" in text and "pronouns " in text and "tricolon (" in text


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("sentence_length", "Counted were sentence length (median"),
        ("reporting_neutral", "neutral reporting verbs"),
    ],
)
def test_what_is_no_feature_is_defined_too(id, said):
    assert said in methods_paragraph(table("We win."), only=[id])


@pytest.mark.parametrize(
    ("columns", "left_out"),
    [
        ({"speaker": "Ann"}, ""),
        ({"speaker": "Ann", "voice": "own"}, ""),
        ({"speaker": "Ann", "voice": ["own", "own", "narration"]}, "We left out narration."),
        ({}, ""),
        ({"speaker": ["Ann", "Ann", None]}, "We left out 1 word without a speaker."),
    ],
)
def test_nothing_is_left_out_that_was_not_there(columns, left_out):
    text = methods_paragraph(table("We win.", "We win.", "Rain.", **columns), only=["we"])
    assert ("left out" in text) == bool(left_out) and left_out in text


@pytest.mark.parametrize(
    ("by", "values", "said"),
    [
        ("party", "AB", "in 3 sentences in 2 groups by party (A and B) in 2 articles"),
        ("speaker", "AB", "in 3 sentences by 2 speakers in 2 articles"),
        ("article", "AB", "in 3 sentences in 2 articles"),
    ],
)
def test_groups_are_counted_whatever_their_column_is_called(by, values, said):
    frame = table("We win. Go.", "They go.").assign(**{by: list(values)})
    assert said in methods_paragraph(frame, only=["we"], by=by)


@pytest.mark.parametrize(
    ("articles", "choice", "said", "unsaid"),
    [
        (1, {"only": ["we"]}, "at least 25 events, are called weak", "10 articles"),
        (2, {"only": ["we"]}, "at least 25 events in 10 articles", "Indices"),
        (2, {"only": ["mattr"]}, "at least 500 words in 10 articles", "25 events"),
        (1, {"only": ["mattr"]}, "one quote at a time, from ten on a tenth of them", "article at a time"),
        (2, {"only": ["mattr"]}, "one article at a time", "a tenth of the articles at a time"),
        (2, {"only": ["mattr"]}, "for fewer than five there is none", "25 events"),
        (2, {"only": ["we"], "compared": True}, "the articles of the one with fewer", "direct speech"),
        (
            2,
            {"only": ["we"], "compared": True},
            "fewer than ten events, and are then called weak at most",
            "Indices",
        ),
        (
            1,
            {"only": ["we"], "compared": True},
            "weak at most where one has fewer than ten events",
            "articles",
        ),
        (2, {"only": ["question", "tricolon"]}, "(questions and tricolon on 100 sentences)", "60 events"),
        (2, {"only": ["sentence_length"]}, "at least 25 sentences in 10 articles", "Rates"),
        (1, {"only": ["sentence_length"]}, "bootstrap resamples of sentences", "10 articles"),
        (2, {"only": ["reporting_neutral"]}, "at least 100 attributions in 10 articles", "Rates"),
        (1, {"only": ["reporting_neutral"]}, "Wilson's intervals. They rest on at least 25", "resamples"),
    ],
)
def test_certainty_is_that_of_the_results_there_are(articles, choice, said, unsaid):
    text = methods_paragraph(table(*["We win."] * articles, speaker="Ann"), **choice)
    assert said in text and unsaid not in text
