"""Sentences on comparison: nothing said that the tables do not carry."""

import math

import pandas as pd
import pytest
from samples import talk

from analysis import charts, compare, narrate, score_sentiment


def contrast(**change) -> pd.DataFrame:
    row = {"feature": "we", "ratio": 2.0, "log_ratio": math.log(2), "low": 0.1, "high": 1.2, "k": 40, "n": 900,
           "k_other": 20, "n_other": 900, "q": 0.01, "gate": "ok"}  # fmt: skip
    return charts.contrast_table(pd.DataFrame([row | change]), "Ada", "Bo")


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ["More from Ada than from Bo: first person plural twice as often (95% interval 1.1 to 3.3)."]),
        (
            {"ratio": 0.25, "log_ratio": -math.log(4), "low": -2.0, "high": -0.5, "gate": "weak"},
            [
                "More from Bo than from Ada: first person plural 4.0 times as often (95% interval 1.6 to 7.4, on little material)."
            ],
        ),
        ({"low": -0.2}, []),
        ({"q": 0.3}, []),
        ({"k_other": 0}, ["Only from Ada: first person plural (40)."]),
        ({"k_other": 0, "gate": "weak"}, ["Only from Ada: first person plural (40, on little material)."]),
        ({"k": 13, "k_other": 0, "n_other": 66, "low": -1.5, "high": 4.0, "q": 0.7}, []),
        ({"gate": "insufficient"}, ["Too little was said to compare Ada with Bo."]),
    ],
)
def test_two_sides(change, said):
    assert narrate.contrast(contrast(**change)) == said


def test_differences_are_told_in_the_order_of_their_certainty():
    table = pd.concat([contrast()] * 6, ignore_index=True)
    table.attrs = {"sides": ("Ada", "Bo")}
    said = narrate.contrast(table)[0]
    assert said == "Of six features that both sides use, six clearly differ, these five most clearly."


def test_everybody_against_the_others():
    grid = pd.DataFrame({"speaker": ["Ada", "Bo", "Cy"], "feature": "we", "ratio": [2.0, 0.5, 1.0], "low": [0.1, -1.2, -1.0],
                         "high": [1.2, -0.1, 1.0], "k": 20, "n": 900, "k_other": 20, "articles": 12, "q": [0.01, 0.3, 0.9],
                         "gate": ["ok", "ok", "insufficient"]})  # fmt: skip
    assert narrate.ratios(charts.ratios_table(grid)) == [
        "Of three pairs of speaker and feature, two could be compared; one of them shows a clear difference.",
        "First person plural: with Ada twice as often as with the others (95% interval 1.1 to 3.3).",
    ]
    one = grid.assign(gate=["ok", "insufficient", "insufficient"], ratio=0.03, low=-5.0, high=-1.5)
    assert narrate.ratios(charts.ratios_table(one)) == [
        "Of three pairs of speaker and feature, one could be compared; it shows a clear difference.",
        "First person plural: with Ada 0.03 times as often as with the others (95% interval under 0.01 to 0.2).",
    ]
    none = charts.ratios_table(grid.assign(gate="insufficient"))
    assert narrate.ratios(none) == ["Nobody said enough to be compared with the others."]
    assert narrate.ratios(none.head(0)) == []


def signature(stability: float = 1.0, gate: str = "ok") -> pd.DataFrame:
    table = pd.DataFrame({"word": ["tax", "i", "sea"], "a": [30, 28, 2], "b": [3, 2, 28], "delta": [1.2, 1.1, -1.3],
                          "z": [4.0, 3.5, -4.2], "stability": stability, "articles": 12, "gate": gate})  # fmt: skip
    table.attrs = {"words": (2500.0, 900.0)}
    return charts.signature_table(table, "Ada", "Bo")


def test_signature_words_and_their_stability():
    assert narrate.signature(signature())[:2] == ["What marks Ada: “tax” and “I”.", "What marks Bo: “sea”."]
    assert "nine of ten draws" in narrate.signature(signature())[2]
    assert "hang on few articles" in " ".join(narrate.signature(signature(0.2)))


@pytest.mark.parametrize(
    ("sizes", "rows", "why"),
    [
        ((2500, 900), 3, "That takes 2,000 words of either side; there are 2,500 and 900."),
        ((12000, 9000), 3, "That takes words with ten hits, and five articles on either side."),
        ((12000, 9000), 0, "No word stands in three articles."),
    ],
)
def test_without_signature_words_it_is_said_what_is_lacking(sizes, rows, why):
    table = signature(gate="insufficient").assign(words=sizes[0], words_other=sizes[1])
    said = ["There is too little material for signature words.", why]
    assert narrate.signature(table.head(rows)) == said


@pytest.mark.parametrize(
    ("other", "why"),
    [
        ("the reporters", "There are no words of the reporters."),
        ("all others", "There are no words of anybody else."),
    ],
)
def test_a_side_that_says_nothing_is_named(other, why):
    talk_of_one = pd.DataFrame({"speaker": "Ada", "article": list("abcdef"), "text": "tax and the sea " * 50})
    table = charts.signature_table(compare.log_odds(talk_of_one, "Ada"), "Ada", other)
    assert narrate.signature(table)[-1] == why


def test_key_words():
    found = pd.DataFrame({"word": ["tax", "oil", "sea"], "a": [30, 9, 0], "b": [3, 0, 28], "c": 9000, "d": 9000,
                          "g2": [22.0, 12.0, -38.0], "q": 0.001, "log_ratio": [2.0, 4.0, -5.8], "articles": 4})  # fmt: skip
    assert narrate.keywords(charts.keyness_table(found, "Ada", "Bo")) == [
        "Ada: “tax” 4.0 times as often as the other side, and the other side never says “oil”.",
        "Bo: the other side never says “sea”.",
    ]
    assert "no finding" in narrate.keywords(charts.keyness_table(found.assign(d=900), "Ada"))[-1]
    assert narrate.keywords(charts.keyness_table(found.assign(q=1.0), "Ada")) == [
        "No word is used so unequally that chance can be left out (q under .05)."
    ]
    assert narrate.keywords(charts.keyness_table(found.head(0), "Ada")) == [
        "No word could be tested: that takes five hits in three articles, and words of both sides."
    ]


def test_phrases_and_concordance():
    table = pd.DataFrame({"speaker": "Ada", "phrase": ["take back the sea"], "utterances": [4], "dates": 3, "k_others": [0],
                          "gate": ["insufficient"]})  # fmt: skip
    said = narrate.phrases(table)
    assert (
        said[0] == "Said again and again: by Ada “take back the sea” (four quotes), which nobody else says."
    )
    assert "no finding" in said[1] and len(narrate.phrases(table.assign(gate="ok"))) == 1
    assert narrate.phrases(table.head(0))[0].startswith("No phrase")
    lines = pd.DataFrame({"article": ["a", "a", "b"], "speaker": ["Ada", "Ada", "Bo"], "text": "tax"})
    assert narrate.concordance(lines, "tax") == [
        "“tax” is said three times in two articles, by Ada (2) and Bo (1)."
    ]
    assert narrate.concordance(lines.head(1), "tax") == ["“tax” is said once in one article, by Ada (1)."]
    assert narrate.concordance(lines.head(0), "$*") == [
        "Nobody says “<span>&#36;</span>\\*” in words of their own."
    ]


def test_balances_only_where_the_interval_leaves_out_one():
    table = pd.DataFrame({"speaker": ["Ada", "Bo"], "balance": "slant", "first": [30, 9], "second": [10, 10], "articles": 12,
                          "value": [1.1, -0.1], "low": [0.4, -1.0], "high": [1.8, 0.8], "gate": ["ok", "weak"]})  # fmt: skip
    assert narrate.balances(charts.balances_table(table)) == [
        "With Ada more endorsing verbs than distancing verbs, 30 to 10 (95% interval of the ratio 1.5 to 6.0)."
    ]
    assert "every interval holds 1" in narrate.balances(charts.balances_table(table.tail(1)))[0]


@pytest.mark.parametrize(
    ("first", "second", "lacking"),
    [
        (30, 2, "in enough articles for a ratio: that takes ten of both together in five articles."),
        (5, 2, "for a ratio: the most is seven of both together."),
        (0, 0, "for a ratio: there is not one of either."),
    ],
)
def test_without_a_balance_it_is_said_what_is_lacking(first, second, lacking):
    table = pd.DataFrame({"speaker": ["Ada"], "balance": "slant", "first": first, "second": second, "articles": 2, "value": 1.1,
                          "low": 0.4, "high": 1.8, "gate": "insufficient"})  # fmt: skip
    assert narrate.balances(charts.balances_table(table)) == [
        f"Nobody has enough endorsing verbs and distancing verbs {lacking}"
    ]


def test_robustness_speaks_of_ranks_from_three_speakers_on():
    summary = pd.DataFrame({"speaker": ["Ada", "Bo", "Cy"], "specifications": 12, "least": [9.0, 5.0, 2.0], "median": [10.0, 6, 2],
                            "greatest": [11.0, 6.5, 2.0], "rank_least": 1, "rank_greatest": 3, "stability": 0.97, "gate": "ok"})  # fmt: skip
    assert narrate.robustness(summary, "we") == [
        "Counted in 12 defensible ways, the rates of first person plural are: Ada 9.0 to 11.0, Bo 5.0 to 6.5 and Cy 2.0 throughout.",
        "The order of all speakers hardly changes (mean rank correlation 0.97).",
    ]
    parties = narrate.robustness(summary.rename(columns={"speaker": "party"}), "we", by="party")
    assert parties[1] == "The order of all groups hardly changes (mean rank correlation 0.97)."
    assert len(narrate.robustness(summary.assign(gate=["ok", "ok", "insufficient"]), "we")) == 1
    once = narrate.robustness(summary.head(1).assign(specifications=1, greatest=9.0), "we")
    assert once == [
        "Counted in one defensible way, the rates of first person plural are: Ada 9.0 throughout."
    ]


def test_agreement_warns_unless_it_is_sure():
    scores = talk(*[("Ada", "own", 3)] * 40).assign(
        tone=[n / 40 - 0.5 for n in range(40)], polarity=[n / 40 - 0.4 for n in range(40)]
    )
    said = narrate.agreement(charts.agreement_table(scores))
    assert said[0] == "Of 40 passages 40 have a tone, 40 a TextBlob polarity and 40 have both."
    assert said[1].startswith("The two order the passages alike")
    crossed = scores.assign(polarity=-scores["polarity"])
    assert "rest nothing on one of them alone" in narrate.agreement(charts.agreement_table(crossed))[1]
    assert narrate.agreement(charts.agreement_table(scores.head(3))) == [
        "Tone and TextBlob cannot be compared here: three passages have both scores."
    ]


def test_voices_differ_where_the_interval_of_the_difference_leaves_out_nought():
    rows = [(f"a{i}", voice, text) for i in range(12) for voice, text in (("own", "A good and fair plan for us."),
            ("narration", "It was a bad, bad day at the port."), ("paraphrase", "A good day and a bad day in the town."))]  # fmt: skip
    scores = score_sentiment(pd.DataFrame(rows, columns=["article", "voice", "text"]))
    said = narrate.tone_of_voices(scores)
    assert said[0].startswith("Positive less negative words in a hundred: the speakers’ own words +28.57")
    assert said[1].startswith(
        "Words with a tone, of either sign, in a hundred: 28.6 in the speakers’ own words"
    )
    assert (
        len(said) == 5 and "are clearly more positive than the reporters’ narration (by 50.79, 95%" in said[2]
    )
    alike = scores.assign(positive=1, negative=1)
    assert narrate.tone_of_voices(alike)[2].startswith("No voice is clearly more positive")
    assert narrate.tone_of_voices(scores.head(3)) == []


def test_a_word_shift_names_its_words_and_what_is_less_positive_is_not_negative():
    one = score_sentiment(pd.DataFrame({"text": ["A great day and a good plan."] * 6}))
    two = score_sentiment(pd.DataFrame({"text": ["A good day and a good plan."] * 6 + ["It was bad."]}))
    assert narrate.shift(charts.shift_table(one, two, ("Ada", "Bo"))) == [
        "12 of the 42 words of Ada and 13 of the 45 words of Bo have a tone.",
        "On balance the words of Bo are the less positive ones here, above all through “great” (a positive word used less) "
        "and “bad” (a negative word used more).",
        "The other way pulls “good” (a positive word used more).",
    ]
    assert narrate.shift(charts.shift_table(one.head(2), two, ("Ada", "Bo")))[0].startswith("Too few words")


def test_who_speaks_how_about_whom():
    targets = pd.DataFrame({"holder": ["Ada", "Ada", "Bo"], "target": ["Bo", "Cy", "Ada"], "n": [12, 3, 30], "negative": [10, 0, 9],
                            "neutral": [1, 0, 12], "positive": [1, 3, 9], "net": [-0.75, 1.0, 0.0], "low": [-0.9, 0.5, -0.3],
                            "high": [-0.4, 1.0, 0.3], "gate": ["weak", "insufficient", "ok"]})  # fmt: skip
    assert narrate.about(charts.about_table(targets)) == [
        "Two pairs of speaker and target have five mentions or more.",
        "On balance negative: Ada about Bo (−0.75 in 12 mentions, on little material).",
    ]
    few = targets.assign(n=6, gate="insufficient")
    assert narrate.about(charts.about_table(few))[1] == "None has enough for a balance: read the sentences."
    assert narrate.about(charts.about_table(targets[targets["n"] < 5])) == [
        "No pairs of speaker and target have five mentions or more: the most is three."
    ]


def test_who_is_spoken_of_in_one_article():
    def named(target, voice, *labels, source=False):
        rows = {
            "article": "a",
            "target": target,
            "voice": voice,
            "self": False,
            "source": source,
            "label": labels,
        }
        return pd.DataFrame(rows)

    few = named("Bo", "own", -1, 0, -1)
    assert narrate.mentions(few) == [
        "Apart from the words that tell who speaks, one person or organisation is mentioned three times in speakers’ own words.",
        "No balance is drawn below ten mentions of one of them: read the sentences.",
    ]
    many = pd.concat(
        [
            few,
            named("Bo", "narration", *[-1] * 9),
            named("Cy", "paraphrase", 1),
            named("Cy", "narration", 1, source=True),
        ]
    )
    assert narrate.mentions(many) == [
        "Apart from the words that tell who speaks, two people and organisations are mentioned nine times in the narration, "
        "three times in speakers’ own words and once in paraphrase.",
        "Leaving out paraphrase, the model finds 11 negative and 1 neutral mention of Bo.",
        "On balance the mentions of Bo (net share −0.92, 95% interval −1.00 to −0.49, on little material) are negative.",
    ]
    assert narrate.mentions(few.head(0)) == []
