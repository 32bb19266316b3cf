"""Who is spoken of how: where a name stands decides whose sentiment it is."""

import pandas as pd
import pytest
from conftest import gold_quotes, seed_article, seed_names
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article import Article
from analysis.quotes.table import quotes_table
from analysis.sentiment import score_targets
from analysis.sentiment.targets import NARRATOR, TARGET_COLUMNS

TEXT = (
    "Mayor Ada Reed met Governor Tom Hale on Monday. “Tom Hale is a coward,” Ada Reed said, “and a liar.”\n\n"
    "Tom Hale said that Ada Reed was mistaken. He had waited."
)


def quoted(text: str, *rows: tuple[str | None, str, list[str], str]) -> pd.DataFrame:
    """A quotes table: speaker, kind, the pieces of each quote, and the clause that names its speaker before "said"."""
    result = []
    for number, (speaker, kind, pieces, clause) in enumerate(rows):
        spans = [(text.index(piece), text.index(piece) + len(piece)) for piece in pieces]
        start, end, source = spans[0][0], spans[-1][1], text.index(clause)
        result.append(
            {"article": "a", "quote": number, "text": text[start:end], "start": start, "end": end, "spans": spans,
             "kind": kind, "speaker": speaker, "paragraph": 0, "sentence": 0, "n_words": 1, "confidence": 1.0,
             "source_start": source, "source_end": source + len(clause.removesuffix(" said"))}
        )  # fmt: skip
    return quotes_table(result)


QUOTES = quoted(
    TEXT,
    ("Ada Reed", "direct", ["“Tom Hale is a coward,”", "“and a liar.”"], "Ada Reed said"),
    ("Tom Hale", "indirect", ["Ada Reed was mistaken"], "Tom Hale said"),
)


def by_length(texts, starts, ends):
    """A stand-in for the model that also looks at what it is given."""
    listed = list(texts)
    for text, start, end in zip(listed, starts, ends, strict=True):
        assert 0 <= start < end and text[start:end].strip()
    frame = pd.DataFrame({"negative": 0.6, "neutral": 0.3, "positive": 0.1}, index=range(len(listed)))
    return frame.assign(label=pd.array([-1] * len(listed), dtype="Int64"))


def test_holder_and_voice():
    table = score_targets(Article(TEXT, id="a"), QUOTES, score=by_length)
    assert table[["mention", "target", "holder", "voice", "text"]].to_numpy().tolist() == [
        ["Ada Reed", "Ada Reed", NARRATOR, "narration", "Mayor Ada Reed met Governor Tom Hale on Monday."],
        ["Tom Hale", "Tom Hale", NARRATOR, "narration", "Mayor Ada Reed met Governor Tom Hale on Monday."],
        ["Tom Hale", "Tom Hale", "Ada Reed", "own", "“Tom Hale is a coward,” Ada Reed said, “and a liar.”"],
        [
            "Ada Reed",
            "Ada Reed",
            NARRATOR,
            "narration",
            "“Tom Hale is a coward,” Ada Reed said, “and a liar.”",
        ],
        ["Tom Hale", "Tom Hale", NARRATOR, "narration", "Tom Hale said that Ada Reed was mistaken."],
        ["Ada Reed", "Ada Reed", "Tom Hale", "paraphrase", "Ada Reed was mistaken"],
    ]
    assert list(table.columns) == list(TARGET_COLUMNS)
    assert table["target_type"].eq("person").all() and not table["self"].any()
    assert table["source"].tolist() == [False, False, False, True, True, False]
    assert table["quote"].tolist()[2] == 0 and table["quote"].isna().sum() == 4


@pytest.mark.parametrize(
    ("text", "kind", "pieces", "read"),
    [
        ("“We trust Ada Reed,” Tom Hale said, “and me.”", "direct", ["“We trust Ada Reed,”", "“and me.”"],
         "“We trust Ada Reed,”________________“and me.”"),
        ("Tom Hale said it was “a day for Ada Reed” and that “all” lied.", "mixed", ["it was “a day for Ada Reed” and that “all” lied"],
         "“a day for Ada Reed”__________“all”"),
        ("“We trust Ada Reed,” Tom Hale said.", "direct", ["“We trust Ada Reed,”"], "“We trust Ada Reed,”"),
    ],
)  # fmt: skip
def test_of_a_quote_its_own_words_alone_are_read(text, kind, pieces, read):
    seen = []

    def score(texts, starts, ends):
        seen.extend(texts)
        return by_length(texts, starts, ends)

    text = f"Mayor Ada Reed came. {text}"
    table = score_targets(
        Article(text), quoted(text, ("Tom Hale", kind, pieces, "Tom Hale said")), score=score
    )
    (own,) = table.index[table["voice"] == "own"]
    assert seen[own].replace("  ", "__") == read and len(table["text"][own]) == len(read)


def test_what_people_say_of_themselves_is_marked():
    text = "Mayor Ada Reed spoke. Ada Reed said that Ada Reed was tired."
    quotes = quoted(text, ("Ada Reed", "indirect", ["Ada Reed was tired"], "Ada Reed said"))
    table = score_targets(Article(text), quotes, score=by_length)
    assert table["self"].tolist() == [False, False, True]


def test_an_unresolved_speaker_stays_missing():
    text = "Mayor Ada Reed came. “Ada Reed is late,” somebody said."
    quotes = quoted(text, (None, "direct", ["“Ada Reed is late,”"], "somebody said"))
    table = score_targets(Article(text), quotes, score=by_length)
    assert table["holder"].isna().tolist() == [False, True]
    assert not table["self"].any()


def test_a_narrator_who_is_quoted_is_not_the_reporter():
    text = "Mayor Ada Reed came. “Ada Reed is late,” a narrator said."
    quotes = quoted(text, ("narrator", "direct", ["“Ada Reed is late,”"], "a narrator said"))
    table = score_targets(Article(text), quotes, score=by_length)
    assert table["holder"].tolist() == [NARRATOR, "the narrator"]


def test_a_name_alone_says_nothing():
    text = "Mayor Ada Reed came. They chose “Ada Reed.”"
    table = score_targets(
        Article(text), quoted(text, (None, "direct", ["“Ada Reed.”"], "They")), score=by_length
    )
    assert table["label"].isna().tolist() == table["negative"].isna().tolist() == [False, True]


@pytest.mark.parametrize("alias", ["Ada Reed", "the Reed", "reed"])
def test_the_users_own_names(alias):
    text = "Mayor Ada Reed came. Reed smiled."
    table = score_targets(Article(text), quotes_table([]), aliases={alias: "Ada Reed-Voss"}, score=by_length)
    assert table["target"].tolist() == ["Ada Reed-Voss"] * 2
    assert table["mention"].tolist() == ["Ada Reed", "Reed"]


def test_other_people_may_be_given():
    text = "The club lost. It rained."
    people = pd.DataFrame({"name": ["Harbour FC"], "type": ["organisation"], "start": [4], "end": [8]})
    table = score_targets(Article(text), quotes_table([]), people=people, score=by_length)
    assert table[["target", "target_type", "mention"]].to_numpy().tolist() == [
        ["Harbour FC", "organisation", "club"]
    ]


@pytest.mark.parametrize("text", ["", "It rained all day.", "\n\n"])
def test_nobody_named(text):
    table = score_targets(Article(text), quotes_table([]), score=by_length)
    assert table.empty and table.dtypes.astype(str).to_dict() == {k: v for k, v in TARGET_COLUMNS.items()}


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Ada Reed", " said", "“", "”", ".", "\n\n", " Tom Hale ", '"', "Mr. Hale", "x"])
    )
)
def test_offsets_are_exact_in_any_text(pieces):
    text = "Mayor Ada Reed met Tom Hale. " + "".join(pieces)
    table = score_targets(Article(text), quotes_table([]), score=by_length)
    for row in table.itertuples():
        assert text[row.start : row.end] == row.mention
        assert text[row.text_start : row.text_end] == row.text
        assert row.text_start <= row.start < row.text_end


@pytest.mark.parametrize("name", seed_names())
def test_sample_articles(name):
    article = seed_article(name)
    table = score_targets(article, gold_quotes(name), score=by_length)
    assert (table["holder"].isna() | (table["voice"] != "narration") | (table["holder"] == NARRATOR)).all()
    assert table["start"].is_monotonic_increasing
    assert table["text_start"].le(table["start"]).all()
