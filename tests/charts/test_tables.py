"""The tables behind the charts against facts counted anew, and on frames small enough to check by eye."""

import pandas as pd
import pytest
from conftest import seed_article, seed_names
from samples import FORTY, crowd, quotes_of, scores_of, segments_of, talk, toned

from analysis import read, split_voices
from analysis.charts import (
    presence_table,
    quote_lengths_table,
    reporting_verbs_table,
    speaker_share_table,
    speaker_tone_table,
    tone_course_table,
    word_places_table,
    xray_table,
)
from analysis.charts.course import tone_arc
from analysis.charts.places import places_finding
from analysis.charts.presence import presence_finding
from analysis.charts.verbs import verbs_finding
from analysis.charts.xray import xray_finding
from analysis.compare import index_table, quotation_profile
from analysis.quotes.table import quotes_table

SEEDS = seed_names()


def test_share_tells_own_words_from_paraphrase_and_puts_the_unresolved_last():
    table = speaker_share_table(
        talk(("Ada", "own", 6), (None, "own", 50), ("Ada", "paraphrase", 2), ("Bo", "own", 2))
    )
    assert table[["own", "paraphrase", "words", "quotes"]].values.tolist() == [
        [6, 2, 8, 2],
        [2, 0, 2, 1],
        [50, 0, 50, 1],
    ]
    assert table["speaker"].tolist()[:2] == ["Ada", "Bo"] and pd.isna(table["speaker"].iloc[2])
    assert table["share"].sum() == pytest.approx(1)


@pytest.mark.parametrize("name", SEEDS)
def test_share_counts_every_reported_word_of_a_sample_once(name):
    segments, table = segments_of(name), speaker_share_table(segments_of(name))
    reported = [row for row in segments.itertuples() if row.voice != "narration"]
    assert table["words"].sum() == sum(row.n_words for row in reported)
    assert table["own"].sum() == sum(row.n_words for row in reported if row.voice == "own")
    assert table["quotes"].sum() == len({row.quote for row in reported})
    for row in table.dropna(subset="speaker").itertuples():
        assert row.words == sum(item.n_words for item in reported if item.speaker == row.speaker)


def test_one_quote_number_in_two_articles_is_two_quotes():
    both = pd.concat([talk(("Ada", "own", 5)), talk(("Ada", "own", 5), article="b")])
    table = speaker_share_table(both)
    assert table[["quotes", "articles"]].values.tolist() == [[2, 2]]


def test_fragments_are_not_speech():
    segments = talk(("Ada", "own", 5), ("Bo", "own", 2)).assign(kind=["direct", "fragment"])
    assert speaker_share_table(segments)["speaker"].tolist() == ["Ada"]
    assert xray_table(segments)["voice"].tolist() == ["own", "narration"]


@pytest.mark.parametrize("name", SEEDS)
def test_xray_covers_every_word_of_a_sample_once_and_in_order(name):
    segments, table = segments_of(name), xray_table(segments_of(name))
    assert table["n_words"].sum() == segments["n_words"].sum()
    assert table["begin"].iloc[0] == 0 and table["finish"].iloc[-1] == pytest.approx(1)
    assert table["begin"].iloc[1:].to_numpy() == pytest.approx(table["finish"].iloc[:-1].to_numpy())
    assert table["start"].is_monotonic_increasing
    own = table[table["voice"].eq("own")]["n_words"].sum()
    assert own == segments.loc[segments["voice"].eq("own"), "n_words"].sum()


def test_xray_joins_neighbours_of_one_quote_and_voice_inside_a_paragraph():
    segments = talk(
        ("Ada", "own", 4), ("Ada", "own", 4), (None, "narration", 2), ("Ada", "own", 2), ("Ada", "own", 2)
    )
    segments = segments.assign(quote=pd.array([0, 0, None, 0, 0], dtype="Int64"))
    table = xray_table(segments)
    assert table[["voice", "n_words"]].values.tolist() == [
        ["own", 8],
        ["narration", 2],
        ["own", 2],
        ["own", 2],
    ]
    assert table["paragraph"].tolist() == [0, 0, 0, 1]


@pytest.mark.parametrize("make", [xray_table, tone_course_table])
def test_charts_along_an_article_want_one_article_and_say_how_to_choose(make):
    both = toned(
        pd.concat([talk(("Ada", "own", 5)), talk(("Ada", "own", 5), article="b")], ignore_index=True)
    )
    with pytest.raises(ValueError, match=r"table.article == 'a'"):
        make(both)


def test_a_wrong_table_is_refused_with_the_function_that_makes_the_right_one():
    with pytest.raises(ValueError, match=r"no column voice.*split_voices"):
        speaker_share_table(quotes_of("tokayev-state-visit"))
    with pytest.raises(ValueError, match=r"no column tone.*score_sentiment"):
        tone_course_table(talk(("Ada", "own", 5)))


def test_tone_by_speaker_counts_own_words_with_a_tone_only():
    rows = [("Ada", "own", 5)] * 12 + [("Ada", "paraphrase", 5), (None, "own", 5), ("Bo", "own", 5)]
    scores = talk(*rows).assign(tone=[0.2, 0.4] * 6 + [-1, -1, -0.5])
    table = speaker_tone_table(scores)
    assert table[["speaker", "n", "gate"]].values.tolist() == [["Ada", 12, "weak"], ["Bo", 1, "insufficient"]]
    assert table["mean"].tolist() == pytest.approx([0.3, -0.5])


@pytest.mark.parametrize("name", SEEDS)
def test_tone_along_a_sample_keeps_every_passage_and_its_place(name):
    scores, table = scores_of(name), tone_course_table(scores_of(name))
    assert len(table) == len(scores) and table["place"].between(0, 1).all()
    assert table["place"].is_monotonic_increasing
    assert table["tone"].isna().sum() == scores["tone"].isna().sum()


def test_the_arc_needs_sixty_passages_and_holds_its_mean():
    few = tone_course_table(toned(talk(*[("Ada", "own", 5)] * 60)))
    assert tone_arc(few).empty
    flat = tone_course_table(talk(*[("Ada", "own", 5)] * 80).assign(tone=0.25))
    assert tone_arc(flat)[["mean", "low", "high"]].to_numpy() == pytest.approx(0.25)
    many = tone_arc(tone_course_table(toned(talk(*[("Ada", "own", 5)] * 200))))
    assert (many["low"] <= many["mean"]).all() and (many["mean"] <= many["high"]).all()


VERBS = pd.DataFrame(
    {
        "article": "a",
        "kind": ["direct"] * 6 + ["fragment"],
        "cue": ["said", "said", "claimed", ":", None, "tweeted", "called"],
        "cue_lemma": ["say", "say", "claim", None, None, None, "call"],
        "cue_class": ["neutral", "neutral", "distancing", None, None, None, "neutral"],
    }
)


def test_reporting_verbs_leave_out_colons_missing_cues_and_fragments():
    table = reporting_verbs_table(VERBS)
    assert table[["cue_class", "cue_lemma", "quotes"]].values.tolist() == [
        ["neutral", "say", 2],
        ["distancing", "claim", 1],
        ["unlisted", "tweeted", 1],
    ]
    assert table["n"].tolist() == [4, 4, 4] and table["share"].tolist() == [0.5, 0.25, 0.25]
    assert set(table["gate"]) == {"insufficient"}


@pytest.mark.parametrize(
    ("classes", "said"),
    [
        ("n", "The only reporting verb is neutral"),
        ("nn", "Both reporting verbs are neutral"),
        ("d", "The only reporting verb is more than neutral: it is distancing"),
        ("dd", "Both reporting verbs are more than neutral: they are distancing"),
        ("nddd", "Three of the four reporting verbs are more than neutral: they are distancing"),
        ("nndde", "Three of the five reporting verbs are more than neutral, most of them distancing"),
    ],
)
def test_what_reporting_verbs_say_in_the_first_place(classes, said):
    names = [{"n": "neutral", "d": "distancing", "e": "endorsing"}[letter] for letter in classes]
    quotes = pd.DataFrame(
        {"article": "a", "kind": "direct", "cue": "v", "cue_lemma": "v", "cue_class": names}
    )
    assert verbs_finding(reporting_verbs_table(quotes)) == said


@pytest.mark.parametrize(
    ("speakers", "said"),
    [
        ("ABA", "The first word, the last and most quotes go to A"),
        ("ABCA", "The first word and the last go to A"),
        ("ABBC", "The first word goes to A, the last word to C"),
        ("ABBBC", "The first word goes to A, most quotes to B, the last word to C"),
    ],
)
def test_most_quotes_are_more_than_half(speakers, said):
    assert xray_finding(xray_table(talk(*[(name, "own", 5) for name in speakers]))) == said


@pytest.mark.parametrize(
    ("articles", "said"),
    [
        ({"Ada": "ab"}, "The only speaker is quoted in more than one article"),
        ({"Ada": "ab", "Bo": "ab"}, "Both speakers are quoted in more than one article"),
        ({"Ada": "ab", "Bo": "a"}, "One of the two speakers is quoted in more than one article"),
        ({"Ada": "a", "Bo": "b"}, "Nobody is quoted in more than one article"),
    ],
)
def test_how_many_come_up_in_several_articles(articles, said):
    parts = [talk((name, "own", 5), article=one) for name, many in articles.items() for one in many]
    assert presence_finding(presence_table(pd.concat(parts))) == said


@pytest.mark.parametrize(
    ("hits", "said"),
    [
        ([1, 1], "Both speakers say “tax”"),
        ([1, 1, 0], "Two of the three speakers say “tax”"),
        ([1, 0], "Only 0 says “tax”"),
    ],
)
def test_who_says_a_word(hits, said):
    rows = [{"group": str(at), "article": "a", "hits": [("tax", 1)] * n} for at, n in enumerate(hits)]
    assert places_finding(pd.DataFrame(rows)) == said


@pytest.mark.parametrize("name", SEEDS)
def test_reporting_verbs_of_a_sample_add_up(name):
    table = reporting_verbs_table(quotes_of(name))
    assert table["quotes"].sum() == (table["n"].iloc[0] if len(table) else 0)
    for label, verbs in table.groupby("cue_class"):
        assert verbs["quotes"].sum() == verbs["class_quotes"].iloc[0], label


def test_lengths_are_words_of_each_direct_quote():
    segments = talk(
        ("Ada", "own", 6), ("Bo", "own", 3), ("Bo", "own", 9), ("Ada", "own", 2), ("Ada", "paraphrase", 9)
    )
    segments = segments.assign(
        quote=pd.array([0, 1, 1, 2, 2], dtype="Int64"), kind=["direct"] * 3 + ["mixed"] * 2
    )
    table = quote_lengths_table(segments)
    assert table["lengths"].tolist() == [[6, 12], [12], [6]]
    assert table["speaker"].fillna("all").tolist() == ["all", "Bo", "Ada"]
    assert table["median"].tolist() == [9, 12, 6]


def test_a_speech_is_counted_as_one_quote_of_its_speaker():
    article = read("We must build schools. The tax is a tax on us.", speaker="Ada Reed")
    segments = split_voices(article, quotes_table([]))
    assert xray_finding(xray_table(segments)) == "The only voice is Ada Reed, quoted once"
    assert quote_lengths_table(segments)["lengths"].tolist() == [[11], [11]]
    assert presence_table(segments)["quotes"].tolist() == [1]
    assert word_places_table(segments, "tax")["hits"].tolist() == [[("tax", 5), ("tax", 8)]]
    assert index_table(segments, only=["sentence_length"])["n"].tolist() == [2]


@pytest.mark.parametrize(("articles", "gate"), [(1, "ok"), (2, "insufficient"), (5, "weak"), (10, "ok")])
def test_lengths_rest_on_articles_where_there_are_several(articles, gate):
    parts = [talk(*[("Ada", "own", 5)] * 25, article=f"a{n}") for n in range(articles)]
    assert quote_lengths_table(pd.concat(parts))["gate"].tolist() == [gate, gate]


@pytest.mark.parametrize("name", SEEDS)
def test_lengths_of_a_sample_are_those_of_its_quotation_profile(name):
    table, article = quote_lengths_table(segments_of(name)), seed_article(name)
    bites = quotation_profile(article, quotes_of(name)).speakers
    bites = bites[bites["bites"].gt(0)].replace({"speaker": {"all": None}}).set_index("speaker")
    for row in table.itertuples():
        other = bites.loc[bites.index.isna() if pd.isna(row.speaker) else bites.index == row.speaker].iloc[0]
        assert (row.quotes, row.median, row.gate) == (other["bites"], other["median"], other["bite_gate"])
    assert len(table) == len(bites)


def test_no_table_function_changes_its_frame():
    segments, scores, quotes = crowd(FORTY), toned(crowd(FORTY)), quotes_of("harbour-summit").copy()
    kept = [frame.copy(deep=True) for frame in (segments, scores, quotes)]
    for make in (speaker_share_table, xray_table, quote_lengths_table):
        make(segments)
    for make in (speaker_tone_table, tone_course_table):
        make(scores)
    reporting_verbs_table(quotes)
    for before, after in zip(kept, (segments, scores, quotes), strict=True):
        pd.testing.assert_frame_equal(before, after)
