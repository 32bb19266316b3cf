"""The quotes table: what is in it, that its offsets are true of any text, corrections, fragments, problems, voices."""

import pandas as pd
import pytest
from conftest import seed_article, seed_names
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import Article, extract_quotes, find_problems, read, split_voices
from analysis.quotes.table import CUE_CLASSES, KINDS, MANNERS, QUOTE_COLUMNS, RESOLUTIONS, SPEAKER_TYPES
from analysis.text import words

REED = "“We will pay,” said Mayor Ada Reed. She added that it was late."

PHRASES = st.sampled_from(
    [
        "“We will pay,”",
        '"No."',
        "‘Never!’",
        " said ",
        "Ada Reed",
        " he ",
        ", who runs the mill, ",
        "according to",
        " that ",
        "\n\n",
        ". ",
        ", ",
        ": ",
        "“",
        "”",
        '"',
        "'",
        "’",
        "SMITH: ",
        "Q: ",
        "A: ",
        "adding that it was late",
        "U.S. ",
        "—",
        "(R-Ohio)",
        "$5",
        "<b>",
        "\u200b",
        "é",
        "\t",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PHRASES, max_size=40).map("".join))


def is_true_of(article: Article, quotes: pd.DataFrame) -> bool:
    """Every offset of a quotes table is what the table shows."""
    for row in quotes.to_dict("records"):
        assert article.text[row["start"] : row["end"]] == row["text"]
        assert row["spans"][0][0] == row["start"] and row["spans"][-1][1] == row["end"]
        assert all(a < b for a, b in row["spans"])
        for part in ("source", "cue"):
            start, end = row[f"{part}_start"], row[f"{part}_end"]
            assert pd.isna(row[part]) if pd.isna(start) else article.text[start:end] == row[part]
    return True


@given(TEXTS)
@settings(max_examples=150, deadline=None)
def test_offsets_are_true_of_any_text(text):
    article = Article(text)
    quotes = extract_quotes(article, fragments=True)
    assert is_true_of(article, quotes)
    assert list(quotes.columns) == list(QUOTE_COLUMNS)
    assert quotes["quote"].tolist() == list(range(len(quotes)))
    assert quotes["start"].is_monotonic_increasing


@given(TEXTS)
@settings(max_examples=100, deadline=None)
def test_every_word_has_one_voice(text):
    article = Article(text)
    segments = split_voices(article, extract_quotes(article))
    shown = [
        text[a:b] == shown
        for a, b, shown in zip(segments["start"], segments["end"], segments["text"], strict=True)
    ]
    assert all(shown)
    assert segments["n_words"].sum() == len(words(text))


@pytest.mark.parametrize("name", seed_names())
def test_seeds_offsets_and_vocabulary(name):
    article = seed_article(name)
    quotes = extract_quotes(article, fragments=True)
    assert is_true_of(article, quotes)
    assert set(quotes["kind"]) <= set(KINDS)
    assert set(quotes["manner"].dropna()) <= set(MANNERS)
    assert set(quotes["speaker_type"].dropna()) <= set(SPEAKER_TYPES)
    assert set(quotes["resolution"].dropna()) <= set(RESOLUTIONS)
    assert set(quotes["cue_class"].dropna()) <= set(CUE_CLASSES)
    assert quotes["confidence"].dropna().between(0, 1).all()
    spoken = quotes[quotes["kind"] != "fragment"]
    assert spoken["reason"].str.len().gt(0).all()


@pytest.mark.parametrize(
    ("surer", "less_sure"),
    [
        ("“We will pay in full,” Ada Reed said.", "“We will pay in full,” she said."),
        ("“We will pay in full,” Ada Reed said.", "Reed: the town, some believe, would pay."),
    ],
)
def test_confidence_falls_with_what_is_unclear(surer, less_sure):
    sure, unsure = (extract_quotes(Article(text))["confidence"].max() for text in (surer, less_sure))
    assert sure > 0.9 and not unsure >= sure


def test_no_quotes_is_an_empty_table_with_every_column():
    quotes = extract_quotes(Article("The ferry leaves at nine."))
    assert quotes.empty and list(quotes.columns) == list(QUOTE_COLUMNS)


def test_same_input_same_output():
    article = seed_article("tokayev-state-visit")
    pd.testing.assert_frame_equal(extract_quotes(article), extract_quotes(article))


@pytest.mark.parametrize(
    ("text", "manner"),
    [
        ("“We pay,” Reed said.", "speech"),
        ("“We pay,” Reed wrote.", "writing"),
        ("“We pay,” Reed said in a letter.", "writing"),
        ("“We pay,” the report said.", "writing"),
        ("Reed believes that they pay.", "thought"),
        ("Reed wrote that they pay. “We do,” she noted.", "writing"),
    ],
)
def test_manner(text, manner):
    assert extract_quotes(Article(text))["manner"].tolist()[-1] == manner


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("“We pay,” Reed said.", "direct"),
        ("Reed said that “we pay.”", "direct"),
        ("Reed said they would “pay.”", "mixed"),
        ("Reed said they would pay.", "indirect"),
    ],
)
def test_kind(text, kind):
    assert extract_quotes(Article(text))["kind"].tolist() == [kind]


def test_fragments_only_when_asked_for():
    article = Article("He is a so-called “expert” in tides.")
    assert extract_quotes(article).empty
    assert extract_quotes(article, fragments=True)[["kind", "text"]].values.tolist() == [
        ["fragment", "“expert”"]
    ]


def test_problems_show_an_unclosed_quotation():
    problems = find_problems(read("“We will pay, said Ada Reed.\n\nIt rained."))
    assert problems["kind"].tolist() == ["unclosed quote"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "Der Bürgermeister sagte am Montag, die Stadt werde den Deich im Herbst bauen und die Fähre fahre wie immer. "
            * 2,
            ["language"],
        ),
        (
            "Le maire a dit lundi que la ville construira la digue cet automne et que le bac partira comme toujours. "
            * 2,
            ["language"],
        ),
        (
            "De burgemeester zei maandag dat de stad de dijk in het najaar bouwt en dat de veerboot gewoon vaart. "
            * 2,
            ["language"],
        ),
        (
            "The mayor said on Monday that the town would build the dike in the fall and the ferry would leave. "
            * 2,
            [],
        ),
        ("„Wir werden zahlen“, sagte der Bürgermeister.", ["language"]),
        ("«Біз төлейміз», — деді қала әкімі.", ["language"]),
        ("市长说：“我们会付钱。”", ["language"]),
        ("Ada Reed, Oona Vale, Tomas Lind, Juno Takele, Arvo Lintz, Dorian Kett, Hild Moen. " * 3, []),
        ("Mayor Reed Vows New Dike; Ferry Fares Rise; Council Split Over Budget; Crews Strike. " * 3, []),
        ("Mayor Ursula von der Reed said no.", []),
        ("Kurz.", []),
    ],
)
def test_other_languages_are_a_problem(text, kinds):
    assert find_problems(Article(text))["kind"].tolist() == kinds


def test_voices_of_a_mixed_quote():
    article = read("Reed said they would “pay at once” and leave. It rained.")
    segments = split_voices(article, extract_quotes(article))
    assert segments[["voice", "text"]].values.tolist() == [
        ["narration", "Reed said"],
        ["paraphrase", "they would"],
        ["own", "“pay at once”"],
        ["paraphrase", "and leave"],
        ["narration", "It rained."],
    ]


def test_a_speech_is_all_one_voice():
    article = read("My friends. We will never yield.", speaker="Ada Reed")
    segments = split_voices(article, extract_quotes(article))
    assert segments[["voice", "speaker", "quote"]].values.tolist() == [["own", "Ada Reed", 0]] * 2


def test_a_speech_has_a_number_that_no_quote_in_it_has():
    article = read("“We will pay,” said Tom Hale. He is right, my friends.", speaker="Ada Reed")
    quotes = extract_quotes(article)
    segments = split_voices(article, quotes)
    assert segments["quote"].nunique() == 1 and len(quotes)
    assert set(segments["quote"]).isdisjoint(quotes["quote"])


def test_headline_and_byline_are_no_voice():
    article = read(
        "Town to pay\n\nBy Ada Reed\n\n" + "The ferry leaves at nine, and the bus waits for it. " * 4
    )
    assert [part.kind for part in article.parts] == ["headline", "byline"]
    assert split_voices(article, extract_quotes(article))["start"].min() > article.parts[-1].end


def test_what_follows_a_dateline_is_narration():
    article = read("Rain falls on Tolmar\n\nALDER, May 2 — The bridge is open again. It rained.")
    segments = split_voices(article, extract_quotes(article))
    assert segments["text"].tolist() == ["The bridge is open again.", "It rained."]


def test_quotes_and_voices_count_paragraphs_and_sentences_alike():
    alike = []
    for article in map(seed_article, seed_names()):
        quotes = extract_quotes(article, fragments=True)
        both = quotes.merge(split_voices(article, quotes), on="start", suffixes=("", "_there"))
        alike.append(
            (both["paragraph"] == both["paragraph_there"]) & (both["sentence"] == both["sentence_there"])
        )
    alike = pd.concat(alike)
    assert len(alike) > 100 and alike.all()
