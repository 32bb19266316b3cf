"""From a table of text to counts and hits: whose words count, exact offsets, and that no text breaks it."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.quotes.table import quotes_table
from analysis.rhetoric import (
    count_matrix,
    count_rhetoric,
    features,
    own_words,
    reporting_counts,
    rhetoric_hits,
)
from analysis.rhetoric.passages import passage

SAMPLE = (
    "“We must go,” Ann Vale said, “and we will.” The mayor called it “a must”. Nobody, she said, would pay."
)


def segments() -> pd.DataFrame:
    rows = [
        ("own", "Ann Vale", 0, 0, "“We must go,”"),
        ("narration", None, None, 0, "Ann Vale said,"),
        ("own", "Ann Vale", 0, 0, "“and we will.”"),
        ("narration", None, None, 1, "The mayor called it"),
        ("own", "Ben Roe", 1, 1, "“a must”"),
        ("paraphrase", "Ann Vale", 2, 2, "Nobody, she said, would pay"),
    ]
    frame = pd.DataFrame(rows, columns=["voice", "speaker", "quote", "sentence", "text"]).assign(article="a")
    starts = [SAMPLE.index(text) for text in frame["text"]]
    return frame.assign(
        start=starts, end=[at + len(text) for at, text in zip(starts, frame["text"], strict=True)]
    )


def quotes() -> pd.DataFrame:
    def row(quote, speaker, kind, *texts):
        spans = [(SAMPLE.index(text), SAMPLE.index(text) + len(text)) for text in texts]
        start, end = spans[0][0], spans[-1][1]
        return {
            "article": "a", "quote": quote, "speaker": speaker, "kind": kind, "spans": spans, "start": start, "end": end,
            "text": SAMPLE[start:end], "paragraph": 0, "sentence": 0, "n_words": 1, "confidence": 1.0,
            "cue_class": "neutral",
        }  # fmt: skip

    return quotes_table(
        [
            row(0, "Ann Vale", "direct", "“We must go,”", "“and we will.”"),
            row(1, "Ben Roe", "mixed", "called it “a must”"),
            row(2, "Ann Vale", "indirect", "Nobody, she said, would pay"),
        ]
    )


@pytest.mark.parametrize("table", [segments, quotes])
def test_only_words_inside_the_marks_count(table):
    own = own_words(table())
    assert own["text"].tolist() == ["“We must go,”", "“and we will.”", "“a must”"]
    assert own["speaker"].tolist() == ["Ann Vale", "Ann Vale", "Ben Roe"]
    assert [SAMPLE[a:b] for a, b in zip(own["start"], own["end"], strict=True)] == own["text"].tolist()


def test_a_split_sentence_is_one_sentence_and_scare_quotes_are_none():
    own = own_words(segments())
    assert own["n_sentences"].tolist() == [1, 0, 0]
    assert own["complete"].tolist() == [True, True, False]


@pytest.mark.parametrize(
    ("text", "kind", "whole"),
    [
        ("“The wall will hold.”", "direct", True),
        ("“The wall will hold,”", "direct", True),
        ("“The wall,”", "mixed", False),
        ("“Élan is all we have.”", "direct", True),
        ("“a wall that will hold.”", "mixed", False),
        ("“The wall will hold", "direct", False),
        ("“12 boats sank!”", "direct", True),
    ],
)
def test_whole_sentences(text, kind, whole):
    frame = pd.DataFrame({"text": [text], "kind": [kind], "voice": ["own"]})
    assert own_words(frame)["complete"].tolist() == [whole]


def test_any_text_is_cut_at_its_sentences():
    own = own_words(pd.DataFrame({"text": ["We go. You stay?", None]}))
    assert own["text"].tolist() == ["We go.", "You stay?"]
    assert own["n_sentences"].tolist() == [1, 1]


def test_counts_are_tidy():
    table = count_rhetoric(segments(), only=["we", "question"])
    assert table.groupby("feature")[["k", "n"]].sum().to_dict("index") == {
        "we": {"k": 2, "n": 8},
        "question": {"k": 0, "n": 1},
    }


def test_hits_show_the_text_itself():
    hits = rhetoric_hits(segments(), "we")
    assert hits[["text", "left", "right", "item"]].iloc[0].tolist() == ["We", "“", " must go,”", "we"]
    assert [SAMPLE[a:b] for a, b in zip(hits["start"], hits["end"], strict=True)] == hits["text"].tolist()


def test_reporting_verbs_are_attributions():
    table = quotes().assign(cue_class=["neutral", "distancing", None])
    counts = reporting_counts(table).groupby("feature")[["k", "n"]].sum()
    assert counts.loc["reporting_distancing"].tolist() == [1, 2]
    assert counts.loc["reporting_mental"].tolist() == [0, 2]


def test_reporting_verbs_open_their_evidence():
    at = SAMPLE.index("said")
    table = quotes().assign(
        cue_class=["neutral", "distancing", None],
        cue=["said", "called", None],
        cue_lemma=["say", "call", None],
    )
    table = table.assign(cue_start=at, cue_end=at + 4)
    hits = rhetoric_hits(table, "reporting_neutral")
    assert hits[["text", "item", "start", "end"]].to_numpy().tolist() == [["said", "say", at, at + 4]]
    with pytest.raises(KeyError, match="distancing"):
        rhetoric_hits(table, "reporting_loud")


def test_hits_are_as_many_as_the_counts():
    frame = pd.DataFrame({"text": ["“Why? Who knows it? I do.”", "“ever and who?”"]})
    counts = count_rhetoric(frame).groupby("feature")["k"].sum()
    assert {id: len(rhetoric_hits(frame, id)) for id in features()} == counts.to_dict()


def test_an_unknown_feature_names_those_there_are():
    with pytest.raises(KeyError, match="negation"):
        rhetoric_hits(segments(), "irony")


def test_a_table_without_text_says_so():
    with pytest.raises(KeyError, match="no column 'text'"):
        own_words(pd.DataFrame({"words": ["a"]}))


def test_the_caller_s_frame_stays():
    frame = segments()
    kept = frame.copy()
    count_matrix(frame)
    pd.testing.assert_frame_equal(frame, kept)


def test_nothing_in_nothing_out():
    empty = segments().iloc[:0]
    assert count_matrix(empty).empty and count_rhetoric(empty).empty and rhetoric_hits(empty, "we").empty
    assert rhetoric_hits(pd.DataFrame({"text": ["Hello."]}), "question").empty


PIECES = st.sampled_from(
    [
        "we",
        "don’t",
        "must",
        "never",
        "all",
        "?",
        "“",
        "”",
        "'",
        "I",
        "Will",
        "ever",
        "\n\n",
        "...",
        "let’s",
        "best",
        "İ",
        "𝒶",
    ]
)


@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60))
def test_every_hit_has_exact_offsets(text):
    one = passage(text)
    assert len(one.text) == len(text)
    for each in features().values():
        spans = [(hit.start, hit.end) for hit in each.detect(one)]
        assert all(0 <= start < end <= len(text) and text[start:end].strip() for start, end in spans)
        assert spans == sorted(spans)


@given(st.lists(PIECES, max_size=25).map(" ".join) | st.text(max_size=60))
@settings(max_examples=25)
def test_shown_text_is_the_text_at_its_place(text):
    hits = rhetoric_hits(pd.DataFrame({"text": [text]}), "negation")
    assert [text[a:b] for a, b in zip(hits["start"], hits["end"], strict=True)] == hits["text"].tolist()
