"""How people and passages are called in a sentence."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.narrate.names import listed, sentence_names
from analysis.wording import excerpt


@pytest.mark.parametrize(
    ("speaker", "sources", "name"),
    [
        ("Kremlin", ["The Kremlin’s statement"], "the Kremlin"),
        ("harbour union", ["A harbour union"], "a harbour union"),
        ("Dockers' Guild", [None, "a note of the Dockers’ Guild"], "the Dockers' Guild"),
        ("Ada Orr", ["Orr", "she"], "Ada Orr"),
        ("Orr", ["the Orrs"], "Orr"),
        ("Ada Orr & Bo Pell", ["Both leaders"], "Ada Orr and Bo Pell"),
        ("Bank (Osmere)", ["the Bank (Osmere)"], "the Bank (Osmere)"),
    ],
)
def test_a_name_takes_the_article_the_text_gives_it(speaker, sources, name):
    quotes = pd.DataFrame({"speaker": speaker, "source": sources})
    assert sentence_names(quotes) == {speaker: name}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("“We will pay,”", "“We will pay”"),
        ("We will pay.", "“We will pay.”"),
        ("“We call it “the bill”.”", "“We call it ‘the bill’.”"),
        ("The report, titled “Low Tide,”", "“The report, titled ‘Low Tide,’”"),
        ("“Not closed here.", "“Not closed here.”"),
        ("not opened here.”", "“not opened here.”"),
        ("“No,” she said, “never.”", "“‘No,’ she said, ‘never.’”"),
        ('"Straight," he said', '“"Straight," he said”'),
    ],
)
def test_an_excerpt_has_one_pair_of_outer_marks(text, shown):
    assert excerpt(text) == shown


@given(st.text())
def test_an_excerpt_never_raises_and_stays_short(text):
    assert len(excerpt(text, width=40)) <= 42


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (1, "A"),
        (2, "A and B"),
        (5, "A, B, C, D and E"),
        (6, "A, B, C and three more"),
        (20, "A, B, C and 17 more"),
    ],
)
def test_long_lists_end_in_a_number(n, text):
    assert listed([chr(65 + number) for number in range(n)]) == text
