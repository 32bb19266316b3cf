"""Sentences on verbs, tone, rhetoric and certainty: nothing beyond what the tables carry."""

import re

import pandas as pd
import pytest
from conftest import seed_names
from samples import quotes_of, scores_of, segments_of, talk

from analysis.article import Problem
from analysis.compare import rhetoric_profile
from analysis.narrate import certainty, course, quotation, reporting, rhetoric, sentiment, speakers

SEEDS = seed_names()


def cues(*rows: tuple[str | None, str | None]) -> pd.DataFrame:
    """Quotes by the lemma and class of their verb."""
    lemmas, classes = zip(*rows, strict=True) if rows else ((), ())
    base = quotes_of("tokayev-state-visit").head(1)
    frame = pd.concat([base] * len(rows), ignore_index=True) if rows else base.head(0)
    text = {
        name: pd.Series(list(values), dtype="str")
        for name, values in {"cue": lemmas, "cue_lemma": lemmas, "cue_class": classes}.items()
    }
    return frame.assign(**text)


SAY, CLAIM, NOTE = ("say", "neutral"), ("claim", "distancing"), ("note", "endorsing")


@pytest.mark.parametrize(
    ("rows", "sentences"),
    [
        ([], []),
        ([(None, None)], []),
        ([SAY], ["A reporting verb introduces the only quote, the neutral “say”."]),
        ([SAY] * 2, ["A reporting verb introduces both quotes, always the neutral “say”."]),
        (
            [SAY, SAY, CLAIM],
            [
                "A reporting verb introduces all three quotes, in two cases the neutral “say”.",
                "One comes with a distancing verb (“claim”).",
            ],
        ),
        (
            [SAY, SAY, ("tell", "neutral"), (None, None)],
            ["A reporting verb introduces three of the four quotes, always a neutral one, most often “say”."],
        ),
        (
            [NOTE, CLAIM],
            [
                "A reporting verb introduces both quotes, never a neutral one.",
                "One comes with an endorsing verb (“note”) and one comes with a distancing verb (“claim”).",
            ],
        ),
    ],
)
def test_reporting_verbs(rows, sentences):
    assert reporting(cues(*rows)) == sentences


def scores(*tones: float | None, speaker: str = "Ada") -> pd.DataFrame:
    return talk(*[(speaker, "own", 5)] * len(tones)).assign(tone=pd.Series(tones, dtype="float64"))


def test_tone_says_nothing_without_a_tone_and_no_mean_below_ten():
    assert sentiment(scores(None, None)) == []
    assert sentiment(scores(0.5)) == [
        "In the speakers’ own words one passage has a tone, a positive one.",
        "No speaker said enough for a mean tone: that takes ten passages with a tone, and the most here is one.",
        "The most positive passage comes from Ada: “word word word word word” (+0.50).",
    ]


def test_a_mean_comes_with_its_interval_and_its_hedge():
    weak, sure = " ".join(sentiment(scores(*[0.4, 0.5] * 6))), " ".join(sentiment(scores(*[0.4, 0.5] * 20)))
    assert (
        "The mean tone of Ada’s own words is +0.45 (95% interval" in weak and "on the positive side" in weak
    )
    assert "little material" in weak and "little material" not in sure


@pytest.mark.parametrize(("shift", "clear"), [(-0.8, True), (-0.01, False)])
def test_a_difference_is_said_only_where_intervals_do_not_touch(shift, clear):
    ada = scores(*[0.4, 0.5, 0.3] * 10)
    both = pd.concat([ada, ada.assign(speaker="Bo", tone=ada["tone"] + shift)])
    said = " ".join(sentiment(both))
    assert ("Ada is the more positive one, compared with that of Bo" in said) == clear
    assert ("no difference in tone is clear" in said) != clear


def test_paraphrase_is_not_the_speakers_tone():
    assert sentiment(scores(0.5).assign(voice="paraphrase")) == []


PROFILE = pd.DataFrame(
    {
        "speaker": ["Ada", "Bo"],
        "feature": "negation",
        "unit": "per 1,000 words",
        "k": [40, 30],
        "n": [1000, 3000],
        "articles": 1,
        "rate": [40.0, 10],
        "low": [29.0, 6],
        "high": [54.0, 14],
        "gate": ["ok", "ok"],
    }
)


def test_rhetoric_tells_rates_with_intervals_and_sure_differences():
    assert rhetoric(PROFILE) == [
        "Counted in Ada’s own words: negation 40 per 1,000 words (95% interval 29 to 54).",
        "Counted in Bo’s own words: negation 10 per 1,000 words (95% interval 6 to 14).",
        "Negation: clearly more from Ada than from Bo.",
    ]
    assert "clearly more" not in " ".join(rhetoric(PROFILE.assign(high=[54, 30.0])))
    assert "All rates here stand on little material." in rhetoric(PROFILE.assign(gate="weak"))
    assert "this stands on little material" in rhetoric(PROFILE.assign(gate=["weak", "ok"]))[0]


def test_only_the_weak_rates_of_a_speaker_are_hedged():
    both = PROFILE.assign(speaker="Ada", feature=["negation", "hedge"], gate=["ok", "weak"])
    assert rhetoric(both) == [
        "Counted in Ada’s own words: negation 40 per 1,000 words (95% interval 29 to 54) and hedges 10 per 1,000 words "
        "(95% interval 6 to 14, on little material)."
    ]
    assert rhetoric(both.assign(gate="weak"))[0].endswith(
        "(95% interval 6 to 14); this stands on little material."
    )


def test_rates_per_words_and_per_sentences_are_not_ranked_against_each_other():
    words = pd.DataFrame({"feature": ["we", "you", "hedge"], "rate": [9.0, 8.0, 7.0]})
    questions = pd.DataFrame({"feature": ["question"], "rate": [30.0], "unit": "per 100 sentences"})
    rows = pd.concat([questions, words.assign(unit="per 1,000 words")], ignore_index=True)
    said = rhetoric(rows.assign(speaker="Ada", k=40, n=1000, articles=1, low=1.0, high=40.0, gate="ok"))[0]
    order = ["first person plural", "second person", "hedges", "questions"]
    assert [said.index(name) for name in order] == sorted(said.index(name) for name in order)


@pytest.mark.parametrize(
    ("most", "lacking"),
    [
        (0, "for a rate of any feature: that takes ten hits, and there are none here."),
        (4, "for a rate of any feature: that takes ten hits, and the most here is four."),
        (30, "in enough articles for a rate of any feature: that takes ten hits in five articles."),
    ],
)
def test_rhetoric_says_what_is_lacking_for_a_rate(most, lacking):
    assert rhetoric(PROFILE.assign(gate="insufficient", k=[most, 0])) == [f"Nobody said enough {lacking}"]
    assert rhetoric(PROFILE.head(0)) == []


@pytest.mark.parametrize(
    ("confidence", "said"),
    [
        ([1, 0.95], "The program is at least 90% sure of content and speaker in both quotes."),
        (
            [1, 0.95, 0.5],
            "The program is at least 90% sure of content and speaker in two of the three quotes.",
        ),
        ([0.5, 0.6], "In neither of the two quotes is the program 90% sure of content and speaker."),
        ([0.62], "The program is 62% sure of content and speaker of the only quote."),
    ],
)
def test_certainty(confidence, said):
    quotes = quotes_of("tokayev-state-visit").head(len(confidence)).assign(confidence=confidence)
    assert certainty(quotes)[0] == said
    assert any("To be checked first" in line for line in certainty(quotes)) == (min(confidence) < 0.8)


def test_certainty_lists_what_was_odd_in_the_text():
    problems = [
        Problem("unclosed_mark", 0, 1, "x"),
        Problem("unclosed_mark", 5, 6, "x"),
        Problem("stray_mark", 9, 10, "x"),
    ]
    said = certainty(quotes_of("tokayev-state-visit").head(0), problems)
    assert said == [
        "In the text itself three things could not be taken at face value: unclosed mark (2) and stray mark."
    ]


@pytest.mark.parametrize("name", SEEDS)
def test_all_sentences_of_a_sample_are_english(name):
    quotes, segments, scored = quotes_of(name), segments_of(name), scores_of(name)
    profile = rhetoric_profile(segments, quotes=quotes)
    said = [
        *quotation(quotes, segments),
        *speakers(quotes, segments),
        *course(quotes, segments),
        *reporting(quotes),
        *sentiment(scored, quotes),
        *rhetoric(profile),
        *certainty(quotes),
    ]
    assert said if len(quotes) else len(said) == 2
    for sentence in said:
        assert re.match(r"[A-Z\d“]", sentence) and re.search(r"[.)]$", sentence), sentence
        assert not re.search(
            r"\bnan\b|\bNone\b|<NA>|  |\.\.|,\.| ,|\b(one|1) \w+s (is|are|come|go)\b", sentence
        ), sentence
        assert not re.search(
            r"\bone (quotes|words|passages|speakers)\b|\b(two|three|[2-9]) (quote|word|passage|speaker)\b",
            sentence,
        ), sentence
        assert not re.search(r"\ba [aeiou]\w+ (verb|one)\b|\ban [^aeiou\W]\w+ (verb|one)\b", sentence), (
            sentence
        )
