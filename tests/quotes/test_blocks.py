"""Block quotes: which paragraphs are somebody's words because of the line before them."""

import pytest

from analysis import extract_quotes, read
from analysis.quotes.layout import lay_out
from analysis.quotes.relations.blocks import find_blocks

WORDS = "It is typical of the harbor board. The board knows nothing of ships."

BLOCKS = [
    # the paragraph before, the source
    ("The mayor added:", "The mayor"),
    ("It rained. Ada Reed, who owns three ships, wrote:", "Ada Reed, who owns three ships"),
    ("Reed argued that:", "Reed"),
    ("Reed wrote in an email to reporters:", "Reed"),
    ("In May, she said:", "she"),
    ("According to Tom Hale:", "Tom Hale"),
    # an object opens a list, no verb reports nothing, and marks show their words themselves
    ("Reed noted the following errors:", None),
    ("Reed said the harbor needs ships:", None),
    ("Here is what we learned:", None),
    ("“The board is asleep,” Reed said.", None),
    ("Reed was told:", None),
]


@pytest.mark.parametrize(("before", "source"), BLOCKS)
def test_the_paragraph_after_is_somebodys(before, source):
    text = f"{before}\n\n{WORDS}\n\nThe board was silent."
    found = find_blocks(lay_out(read(text)))
    assert [text[slice(*one.source[0])].rstrip(",") for one in found] == ([source] if source else [])
    assert [text[one.start : one.end] for one in found] == ([WORDS] if source else [])


@pytest.mark.parametrize(
    "after",
    ["“It is typical,” she said.", "• Ships are old", "1. Ships are old", "https://example.org", "Yes."],
)
def test_what_is_no_block(after):
    assert find_blocks(lay_out(read(f"Reed added:\n\n{after}\n\nThe board was silent."))) == []


def test_a_block_is_one_direct_quote_of_its_speaker():
    text = f"Mayor Ada Reed spoke on Monday.\n\nThe mayor added:\n\n{WORDS}\n\nThe board was silent."
    (row,) = extract_quotes(read(text)).itertuples()
    assert (row.speaker, row.kind, row.cue, row.text) == ("Ada Reed", "direct", "added", WORDS)
