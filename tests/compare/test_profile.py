"""Profiles of articles and speakers: shares, concentration, bites, rates and tone."""

import math

import pandas as pd
import pytest

from analysis.article import Article, Part
from analysis.compare import balance_table, index_table, quotation_profile, rhetoric_profile, sentiment_by
from analysis.compare.intervals import jackknife_interval
from analysis.compare.spread import concentration, median_table, portion_table
from analysis.quotes import extract_quotes, split_voices
from analysis.quotes.table import quotes_table


def article(id: str, quotes: list[tuple[str | None, str, str]]) -> tuple[Article, pd.DataFrame]:
    """An article of quotes (speaker, kind, text) with two reporter's words after each, and its quotes table."""
    text, rows = "", []
    for number, (speaker, kind, words) in enumerate(quotes):
        start = len(text)
        text += words + " someone said. "
        rows.append(
            {
                "article": id, "quote": number, "text": words, "start": start, "end": start + len(words),
                "spans": [(start, start + len(words))], "kind": kind, "speaker": speaker, "cue_class": "neutral",
                "paragraph": 0, "sentence": number, "n_words": len(words.split()), "confidence": 1.0,
            }
        )  # fmt: skip
    return Article(text, id=id), quotes_table(rows)


def many(count: int, quotes: list) -> tuple[list[Article], pd.DataFrame]:
    pairs = [article(f"a{number:02}", quotes) for number in range(count)]
    return [one for one, _ in pairs], pd.concat([table for _, table in pairs], ignore_index=True)


def test_one_article():
    one, quotes = article(
        "a",
        [
            ("Ann", "direct", "“The harbour wall will hold this winter.”"),
            ("Ben", "mixed", "it was “not our wall”"),
            (None, "indirect", "the wall is old"),
        ],
    )
    profile = quotation_profile(one, quotes)
    assert profile.articles.loc[0, ["n_words", "n_quotes", "own_words"]].tolist() == [22, 3, 10]
    assert profile.articles.loc[0, "share"] == pytest.approx(10 / 22)
    assert profile.kinds["kind"].tolist() == ["direct", "mixed", "indirect"]
    assert profile.speakers["speaker"].tolist() == ["Ann", "Ben", "all"]
    assert profile.speakers["share"].tolist() == [0.7, 0.3, 1.0]
    assert profile.speakers["bites"].tolist() == [1, 0, 1]
    assert set(profile.speakers["gate"]) == {"insufficient"}
    assert profile.verbs.loc[0, ["cue_class", "share"]].tolist() == ["neutral", 1.0]


def test_many_articles():
    pairs, quotes = many(12, [("Ann", "direct", "“We will hold.”"), ("Ben", "direct", "“No, it will not.”")])
    profile = quotation_profile(pairs, quotes)
    every = profile.articles.iloc[-1]
    assert every["article"] == "all" and every["gate"] == "weak" and every["share"] == pytest.approx(7 / 11)
    assert profile.concentration.loc[0, "speakers"] == 2
    assert profile.speakers.set_index("speaker").loc["Ann", ["share", "median"]].tolist() == pytest.approx(
        [3 / 7, 3]
    )


def test_words_are_those_of_the_voices():
    """A quote in the headline is a quote, but its words are counted neither here nor there."""
    headline, story = "“We will stay,” says Reed", "“We will stay as long as it takes,” Ada Reed said."
    one = Article(f"{headline}\n\n{story}", parts=(Part("headline", 0, len(headline)),))
    quotes = extract_quotes(one)
    voices = split_voices(one, quotes)
    found = quotation_profile(one, quotes)
    row, own = found.articles.iloc[0], int(voices.loc[voices["voice"] == "own", "n_words"].sum())
    assert len(quotes) == 2 and own == 8
    assert (row["n_words"], row["own_words"]) == (voices["n_words"].sum(), own)
    assert found.speakers.set_index("speaker").loc["all", "k"] == own


def test_scare_quotes():
    one, quotes = article(
        "a",
        [
            ("Ann", "direct", "“We will hold the wall.”"),
            (None, "fragment", "“progress”"),
            (None, "fragment", "“the best wall we ever had”"),
        ],
    )
    row = quotation_profile(one, quotes).scare_quotes.iloc[0]
    assert row[["k", "n"]].tolist() == [1, 3]
    assert quotation_profile(one, quotes.iloc[:1]).scare_quotes.empty


def test_an_article_without_a_quote():
    profile = quotation_profile(Article("Nothing happened in Orrin today.", id="a"), quotes_table([]))
    assert profile.articles.loc[0, ["n_quotes", "share"]].tolist() == [0, 0.0]
    assert profile.speakers["speaker"].tolist() == ["all"] and math.isnan(profile.speakers.loc[0, "share"])
    assert math.isnan(profile.concentration.loc[0, "hhi"])


def test_articles_in_which_no_speaker_is_known():
    profile = quotation_profile(*many(3, [(None, "direct", "“We will hold the wall.”")]))
    assert profile.speakers[["speaker", "k"]].to_numpy().tolist() == [["all", 15]]
    assert profile.speakers["k"].dtype.kind == "i"


def test_an_empty_article():
    profile = quotation_profile(Article("", id="a"), quotes_table([]))
    assert math.isnan(profile.articles.loc[0, "share"])


# Simpson's index and its inverse for shares of a half and two quarters.
def test_concentration():
    words = pd.DataFrame({"speaker": ["A", "B", "C", None], "article": "a", "n_words": [50, 25, 25, 900]})
    row = concentration(words)
    assert (row["hhi"], row["effective"]) == pytest.approx((0.375, 2.667), abs=5e-4)
    assert row["gate"] == "insufficient" and math.isnan(row["low"])


def test_concentration_holds_its_value():
    words = pd.DataFrame({"speaker": list("AABBC") * 6, "n_words": range(10, 40)})
    words["article"] = [f"a{number % 15}" for number in range(30)]
    row = concentration(words)
    assert 1 <= row["low"] <= row["effective"] <= row["high"] <= 3


def test_jackknife_of_a_mean_is_students_interval():
    values = pd.Series([2.0, 4.0, 9.0])
    without = [(values.sum() - value) / 2 for value in values]
    low, high = jackknife_interval(values.mean(), pd.Series(without).to_numpy())
    assert (high - low) / 2 == pytest.approx(4.3027 * values.std() / math.sqrt(3), rel=1e-4)


def test_portions_add_up_and_know_silence():
    frame = pd.DataFrame(
        {"speaker": ["A", "B", "A", None], "article": ["x", "x", "y", "z"], "n_words": [10, 30, 20, 40]}
    )
    table = portion_table(frame, by="speaker")
    assert table["share"].tolist() == [0.3, 0.3]
    assert table["articles"].tolist() == [2, 1]
    assert ((table["low"] < table["share"]) & (table["share"] < table["high"])).all()


def test_medians():
    frame = pd.DataFrame({"speaker": "A", "article": [f"a{i}" for i in range(30)], "n": range(1, 31)})
    row = median_table(frame, "n", by="speaker").iloc[0]
    assert row["median"] == 15.5 and 8 <= row["low"] < 15.5 < row["high"] <= 23 and row["gate"] == "ok"


def test_rhetoric_of_speakers():
    _, quotes = many(
        12,
        [
            ("Ann", "direct", "“We must never wait.”"),
            ("Ben", "direct", "“I may.”"),
            (None, "direct", "“We.”"),
        ],
    )
    table = rhetoric_profile(quotes).set_index(["speaker", "feature"])
    row = table.loc[("Ann", "we")]
    assert row[["n", "k", "articles", "rate", "gate"]].tolist() == [48, 12, 12, 250.0, "weak"]
    assert table.loc[("Ben", "modal_possibility"), "rate"] == 500
    assert table.loc[("Ann", "reporting_neutral"), "unit"] == "share of attributions"
    assert set(table.index.get_level_values(0)) == {"Ann", "Ben"}


def test_another_speaker_changes_nothing():
    _, ann = many(3, [("Ann", "direct", "“We must never wait.”")])
    _, both = many(3, [("Ann", "direct", "“We must never wait.”"), ("Ben", "direct", "“I may.”")])
    alone, together = rhetoric_profile(ann), rhetoric_profile(both)
    columns = ["feature", "n", "k", "rate", "low", "high", "gate"]
    pd.testing.assert_frame_equal(
        alone[columns], together.loc[together["speaker"] == "Ann", columns].reset_index(drop=True)
    )


def test_order_of_sentences_does_not_matter():
    _, quotes = many(
        3, [("Ann", "direct", "“We must never wait. Is it over?”"), ("Ann", "direct", "“All of it, I say.”")]
    )
    mixed = quotes.sample(frac=1, random_state=3)
    pd.testing.assert_frame_equal(rhetoric_profile(quotes), rhetoric_profile(mixed))


def test_tone_is_of_own_words():
    scores = pd.DataFrame(
        {
            "article": "a",
            "speaker": ["Ann", "Ann", "Ann", None],
            "voice": ["own", "own", "paraphrase", "narration"],
            "tone": [0.2, 0.4, -1.0, -1.0],
        }
    )
    assert sentiment_by(scores).loc[0, ["n", "mean"]].tolist() == pytest.approx([2, 0.3])
    assert sentiment_by(scores, by="voice").set_index("voice").loc["narration", "mean"] == -1
    with pytest.raises(KeyError, match="score it"):
        sentiment_by(scores, measures=["joy"])


GROUPS = ["article", "outlet", ["outlet", "article"], ["article", "quote"]]


@pytest.mark.parametrize("by", GROUPS, ids=str)
def test_any_column_of_the_quotes_makes_groups(by):
    """The article among them, which is counted in too, and columns that the user added, for reporting verbs as well."""
    _, quotes = many(2, [("Ann", "direct", "“We will hold.”"), ("Ben", "direct", "“No, it will not.”")])
    quotes = quotes.assign(outlet="Post", cue_class="endorsing")
    table = rhetoric_profile(quotes, by=by)
    assert {"we", "sentence_length", "epanaphora", "reporting_endorsing"} <= set(table["feature"])
    assert table.loc[table["feature"] == "we", "k"].sum() == 2
    assert index_table(quotes, by=by)["feature"].eq("sentence_length").any()
    assert balance_table(quotes, by=by).loc[lambda rows: rows["balance"] == "slant", "first"].sum() == 4


def test_means_end_where_the_measure_ends():
    scores = pd.DataFrame({"speaker": "Ann", "article": "a", "tone": [0.9, 0.2], "subjectivity": [0.9, 0.1]})
    table = sentiment_by(scores).set_index("measure")
    assert table.loc["tone", ["low", "high"]].tolist() == [-1, 1]
    assert table.loc["subjectivity", ["low", "high"]].tolist() == [0, 1]
