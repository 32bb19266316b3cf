"""Balances, standardised rates, indices, figures and the multiverse on small tables that can be counted by eye."""

import math

import numpy as np
import pandas as pd
import pytest

from analysis.compare import (
    agentless_share,
    balance_table,
    figure_table,
    index_table,
    multiverse,
    rhetoric_profile,
    standardised_rates,
)
from analysis.compare.balances import slant_contrast
from analysis.compare.over_time import rates_over_time
from analysis.compare.ratings import rating_table


def talk(name: str, articles: int, text: str, **columns: object) -> pd.DataFrame:
    frame = pd.DataFrame(
        {"speaker": name, "article": [f"{name}{at}" for at in range(articles)], "text": text}
    )
    return frame.assign(**columns)


def test_we_and_they():
    frame = pd.concat([talk("Ann", 12, "We hold. We win. They lose."), talk("Ben", 2, "Rain fell.")])
    table = balance_table(frame).set_index(["speaker", "balance"])
    row = table.loc[("Ann", "we_they")]
    assert row[["first", "second", "gate", "method"]].tolist() == [24, 12, "weak", "bootstrap"]
    assert row["value"] == pytest.approx(math.log(24.5 / 12.5))
    assert math.isnan(table.loc[("Ben", "we_they"), "value"])


def test_slant_of_reporting_verbs():
    quotes = talk("Ann", 3, "We win.", cue_class=["endorsing", "distancing", "endorsing"], quote=1)
    row = balance_table(quotes).set_index("balance").loc["slant"]
    assert row[["first", "second"]].tolist() == [2, 1] and row["value"] == pytest.approx(math.log(2.5 / 1.5))


@pytest.mark.parametrize("unknown", ["speaker", "cue_class"])
def test_no_slant_where_no_speaker_or_no_verb_is_known(unknown):
    quotes = talk("Ann", 3, "We win.", cue_class="endorsing", quote=1).assign(**{unknown: None})
    assert "slant" not in set(balance_table(quotes)["balance"])


def test_passives_without_agents():
    row = agentless_share(talk("Ann", 3, "Mistakes were made. The wall was built by the town.")).iloc[0]
    assert row[["k", "n", "share"]].tolist() == [3, 6, 0.5]


def test_standardised_rates_undo_the_mix_of_topics():
    busy, dull = "We go on. We win here.", "It rains here. It snows here."
    frame = pd.concat(
        [
            talk("Ann", 30, busy, topic="sea"), talk("Ann", 10, dull, topic="law").assign(article=lambda f: f["article"] + "l"),
            talk("Ben", 10, busy, topic="sea"), talk("Ben", 30, dull, topic="law").assign(article=lambda f: f["article"] + "l"),
        ]
    )  # fmt: skip
    table = standardised_rates(frame, strata="topic", only=["we"]).set_index("speaker")
    assert table.loc["Ann", "rate"] > 2 * table.loc["Ben", "rate"]
    assert table.loc["Ann", "standardised"] == pytest.approx(table.loc["Ben", "standardised"])
    assert table.loc["Ann", "low"] == pytest.approx(table.loc["Ann", "standardised"])


def test_topics_of_one_article_are_drawn_whole():
    frame = pd.concat(
        talk(name, 1, "We win. " * (1 + at % share) + "It rains.", topic=f"t{at}").assign(
            article=f"{name}{at}"
        )
        for at in range(12)
        for name, share in (("Ann", 2), ("Ben", 3))
    )
    table = standardised_rates(frame, strata="topic", only=["we"])
    assert ((table["low"] < table["standardised"]) & (table["standardised"] < table["high"])).all()


def test_no_common_topic_no_table():
    frame = pd.concat([talk("Ann", 2, "We win.", topic="sea"), talk("Ben", 2, "We win.", topic="law")])
    assert standardised_rates(frame, strata="topic", only=["we"]).empty


SPEECH = "The town will build a wall beside the old harbour. Nobody here may touch it before the winter storms arrive. "


def test_indices_need_words():
    short = index_table(talk("Ann", 1, SPEECH)).set_index("feature")
    assert short["value"].drop("sentence_length").isna().all() and set(short["gate"]) == {"insufficient"}
    long = index_table(talk("Ann", 12, SPEECH * 3)).set_index("feature")
    assert long.loc["mattr", ["n", "articles", "gate"]].tolist() == [20 * 36, 12, "ok"]
    assert long.loc["sentence_length", ["n", "value"]].tolist() == [72, 10.0]
    assert (long["low"] <= long["value"] + 1e-9).all() and (long["value"] - 1e-9 <= long["high"]).all()


def test_vocabulary_of_a_group_is_that_of_its_words_in_order():
    from analysis.rhetoric import mattr

    rng = np.random.default_rng(1)
    texts = [
        " ".join(rng.choice(["sea", "wall", "tax", "boat", "wind", "rope", "quay"], 30)) + "."
        for _ in range(12)
    ]
    frame = talk("Ann", 12, "").assign(text=texts)
    words = " ".join(texts).replace(".", "").split()
    assert index_table(frame, only=["mattr"]).loc[0, "value"] == pytest.approx(mattr(words))


def test_figures_against_shuffled_sentences():
    text = "We will build. We will mend. We will pay. Rain fell again. Boats came home. Some slept late. Bread was baked. Night came. "
    table = figure_table(talk("Ann", 1, text)).set_index("feature")
    row = table.loc["epanaphora"]
    # Three alike among eight: each of the seven places holds a pair of them with probability 3/28.
    assert row[["k", "n"]].tolist() == [2, 8] and row["null"] == pytest.approx(7 * 3 / 28, abs=0.1)
    assert row["null_ratio"] == pytest.approx(2 / row["null"])
    assert 0 < row["p"] < 0.3
    assert math.isnan(table.loc["tricolon", "null_ratio"])


def test_sentences_are_shuffled_inside_speakers_and_articles():
    """Each begins every sentence in a way of their own: no order of their sentences gives fewer figures."""
    said = {("Ann", "a"): "We will", ("Ann", "b"): "Now the", ("Ben", "b"): "They may"}
    frame = pd.DataFrame(
        {"who": "all", "speaker": speaker, "article": article, "text": f"{words} {verb}. " * 4}
        for (speaker, article), words in said.items()
        for verb in ("build", "mend")
    )
    for by in ("speaker", "who"):
        rows = figure_table(frame, by=by).query("feature == 'epanaphora'")
        assert rows["null"].tolist() == rows["k"].tolist() and set(rows["p"]) == {1.0}


def test_figures_are_corrected_for_all_that_were_looked_at():
    text = "We will build. We will mend. We will pay. Rain fell again. Boats came home. Night came. " * 20
    frame = pd.concat([talk("Ann", 1, text), talk("Ben", 1, "We will build. We will mend. Rain fell again.")])
    table = figure_table(frame).set_index(["speaker", "feature"])
    p = table.loc["Ann", "p"].dropna()
    assert len(p) == 4 and (table.loc["Ann", "q"][p.index] >= p).all()
    assert table.loc["Ben", "q"].isna().all()  # too few sentences to be told from chance


def test_order_of_sentences_matters_to_order_figures_alone():
    texts = [
        "We will build. Rain fell again. We will mend it well.",
        "We will build. We will mend it well. Rain fell again.",
    ]
    one, other = (rhetoric_profile(talk("Ann", 1, text)).set_index("feature") for text in texts)
    same = [id for id in one.index if id not in ("epanaphora",)]
    pd.testing.assert_series_equal(one.loc[same, "rate"], other.loc[same, "rate"])
    assert (one.loc["epanaphora", "k"], other.loc["epanaphora", "k"]) == (0, 1)


def test_copies_of_articles_leave_rates():
    frame = pd.concat(
        [
            talk("Ann", 6, SPEECH),
            talk("Ann", 6, "We never know. " + SPEECH).assign(article=lambda f: f["article"] + "b"),
        ]
    )
    twice = pd.concat([frame, frame.assign(article=frame["article"] + "copy")])
    chosen = ["we", "negation", "passive", "question", "superlative"]
    one, two = (rhetoric_profile(f, only=chosen).set_index("feature") for f in (frame, twice))
    assert one["rate"].tolist() == two["rate"].tolist()
    width = [(t["high"] - t["low"])["negation"] for t in (one, two)]
    assert width[1] / width[0] == pytest.approx(1 / math.sqrt(2), rel=0.2)


def test_multiverse():
    said = "Perhaps we shall see it next year, I think, or perhaps in 2031."
    frame = pd.concat(
        [talk("Ann", 3, said), talk("Ben", 3, "We shall see it for sure."), talk("Cy", 3, "Perhaps. " * 4)]
    )
    result = multiverse(frame, "hedge")
    every = result.specifications
    ann = every[every["speaker"] == "Ann"].set_index(["tokenisation", "duplicates", "list"])
    assert ann.loc[("words", "as printed", "all items"), ["k", "n"]].tolist() == [9, 39]
    assert ann.loc[("no numbers", "as printed", "all items"), "n"] == 36
    assert ann.loc[("words", "without reprints", "all items"), "k"] == 3
    assert ann.loc[("words", "as printed", "single words"), "k"] == 6
    summary = result.summary.set_index("speaker")
    assert summary.loc["Cy", ["rank_least", "rank_greatest", "specifications"]].tolist() == [1, 1, 12]
    assert summary.loc["Ann", "stability"] > 0.9
    assert multiverse(frame, "we").summary["specifications"].tolist() == [4, 4, 4]


@pytest.mark.parametrize(
    ("feature", "said", "ways"),
    [
        ("we", ["We win here in the end.", "Rain fell on the old town."], 1),
        ("we", ["We win here in the end.", "Rain fell on 3 old towns."], 2),
        ("we", ["We win here in the end.", "We win here in the end."], 2),
        ("question", ["Do we win in 2031?", "Do we win in 2031?"], 2),  # numbers change no sentence
        ("hedge", ["We win, I think, in 2031.", "We win, I think, in 2031."], 12),
    ],
)
def test_only_choices_that_matter_are_ways_of_counting(feature, said, ways):
    frame = pd.DataFrame({"speaker": "Ann", "article": list("ab"), "text": said})
    found = multiverse(frame, feature)
    assert found.summary["specifications"].tolist() == [ways] and len(found.specifications) == ways


def test_months_without_a_word_stay_gaps():
    frame = pd.DataFrame(
        {"text": "We go on here.", "article": list("abc"), "date": ["2024-01-03", "2024-01-30", "2024-04-01"]}
    )
    table = rates_over_time(frame, "we")
    assert table["k"].tolist() == [2, 0, 0, 1] and table["rate"].isna().tolist() == [False, True, True, False]
    assert table["trend"].isna().all() and set(table["gate"]) == {"insufficient"}
    with pytest.raises(KeyError, match="date"):
        rates_over_time(frame.drop(columns="date"), "we")
    with pytest.raises(ValueError, match="month"):
        rates_over_time(frame, "we", period="week")


@pytest.mark.parametrize("by", [None, "speaker"])
def test_dates_of_mixed_form_and_no_date_at_all(by):
    frame = talk("Ann", 3, "We go on here.", date=["2024-01-05", "2024-03-01T10:00:00Z", "soon"])
    table = rates_over_time(frame, "we", by=by)
    assert table["k"].tolist() == [1, 0, 1]
    empty = rates_over_time(frame.assign(date=None), "we", by=by)
    assert empty.empty and list(empty.columns) == list(table.columns)


def test_a_trend_needs_twelve_months():
    dates = pd.date_range("2023-01-01", periods=14, freq="MS").astype(str)
    frame = pd.DataFrame(
        {"text": ["We go on here." + " It rains." * at for at in range(14)], "date": dates, "speaker": "Ann"}
    )
    frame = frame.assign(article=frame["date"])
    table = rates_over_time(frame, "we", by="speaker")
    assert table["trend"].notna().all() and table["trend"].is_monotonic_decreasing
    assert set(table["speaker"]) == {"Ann"}


def test_ratings_need_coverage():
    ratings = {"boat": 5.0, "hope": 1.0}
    full = rating_table(talk("Ann", 12, "Boats hoped. " * 30), ratings).iloc[0]
    assert full[["n", "coverage", "mean", "gate"]].tolist() == [720, 1.0, 3.0, "ok"]
    thin = rating_table(talk("Ann", 12, "Boats drift away slowly. " * 50), ratings).iloc[0]
    assert thin["coverage"] < 0.5 and thin["gate"] == "weak"
    short = rating_table(talk("Ann", 1, "Boats hoped."), ratings).iloc[0]
    assert math.isnan(short["mean"]) and short["gate"] == "insufficient"


def verbs(name: str, outlet: str, endorsing: int, distancing: int, articles: int = 12) -> pd.DataFrame:
    rows = [
        (name, outlet, f"{outlet}{at}", one)
        for at in range(articles)
        for one, times in (("endorsing", endorsing), ("distancing", distancing))
        for _ in range(times)
    ]
    frame = pd.DataFrame(rows, columns=["speaker", "outlet", "article", "cue_class"])
    return frame.assign(quote=range(len(frame)))


# One outlet endorses everybody, and quotes Ann more: inside each outlet the two are framed alike.
def test_slant_is_compared_inside_outlets():
    frame = pd.concat(
        [
            verbs("Ann", "Post", 8, 2),
            verbs("Ben", "Post", 4, 1),
            verbs("Ann", "Times", 1, 4),
            verbs("Ben", "Times", 2, 8),
        ]
    )
    inside, mixed = (slant_contrast(frame, "Ann", "Ben", strata=strata) for strata in ("outlet", None))
    assert abs(inside["value"]) < 0.05 and inside["low"] <= inside["value"] <= inside["high"]
    assert mixed["value"] > 0.8 and inside[["strata", "gate"]].tolist() == [2, "ok"]


@pytest.mark.parametrize("outlets", [14, 6])
def test_outlets_of_one_article_are_drawn_whole(outlets):
    frame = pd.concat(
        verbs(name, f"o{at}", at % times, 1, articles=1)
        for at in range(outlets)
        for name, times in (("Ann", 3), ("Ben", 2))
    )
    row = slant_contrast(frame, "Ann", "Ben")
    assert row["low"] < row["value"] < row["high"]


def test_no_common_outlet_no_contrast():
    frame = pd.concat([verbs("Ann", "Post", 1, 1), verbs("Ben", "Times", 1, 1)])
    assert math.isnan(slant_contrast(frame, "Ann", "Ben")["value"])
