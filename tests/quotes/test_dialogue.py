"""Paragraphs of nothing but a quotation: the next turn of a dialogue, a call, or more of what was said before."""

from __future__ import annotations

import pytest

from analysis import Article, extract_quotes

TURNS = [
    # a question was answered: the next paragraph is the questioner's again
    (
        "Lawyer Ada Reed rose.\n\n“You kept it?” Reed asked.\n\n“Every page,” replied Tom Hale.\n\n“And nothing is missing from it?”",
        ["Ada Reed", "Tom Hale", "Ada Reed"],
    ),
    (
        "Lawyer Ada Reed rose.\n\n“How much do you take in?” she asked.\n\n“Three dollars,” Tom Hale said.\n\n“So you would remember it.”",
        ["Ada Reed", "Tom Hale", "Ada Reed"],
    ),
    # a question that the next paragraph answers
    (
        "Ada Reed accused Tom Hale of theft.\n\n“That is false,” Hale said.\n\n“Did he give you money or not?”\n\n“He gave it to you!”",
        ["Tom Hale", "Ada Reed", "Tom Hale"],
    ),
    # a few words that ask or call
    (
        "“When?” a reporter called out.\n\n“Soon,” Mayor Tom Hale said.\n\n“How soon?”",
        ["reporter", "Tom Hale", "reporter"],
    ),
    ("“It was robust,” Tom Hale said.\n\n“So were the badgers!”\n\nHale left.", ["Tom Hale", None]),
    (
        "“It was robust,” Tom Hale said. “So were the badgers!” came a voice from the back.",
        ["Tom Hale", "voice"],
    ),
    ("“We own it,” Tom Hale said.\n\n“But you paid for it!” the senator cut in.", ["Tom Hale", "senator"]),
]

ONE_QUOTE = [
    "“That is false,” Tom Hale said.\n\n“We did all we could. We will do it again.”\n\nHale sat down.",
    "“That is false,” Tom Hale said.\n\n“But is it really all that we can do for these people?”\n\nHale sat down.",
    "“We lost,” Tom Hale said.\n\n“We fought to the end, and we will fight again!”\n\nHale sat down.",
]


@pytest.mark.parametrize(("text", "expected"), TURNS)
def test_the_next_turn_is_the_others(text, expected):
    quotes = extract_quotes(Article(text))
    direct = quotes[quotes["kind"] == "direct"]
    assert [who if isinstance(who, str) else None for who in direct["speaker"]] == expected


@pytest.mark.parametrize("text", ONE_QUOTE)
def test_a_speaker_goes_on_in_the_next_paragraph(text):
    quotes = extract_quotes(Article(text))
    assert quotes["speaker"].tolist() == ["Tom Hale"]
    assert len(quotes["spans"].iloc[0]) == 2
