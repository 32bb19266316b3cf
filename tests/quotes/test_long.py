"""Text of one kind that goes on and on: nothing is raised, and time grows with the text alone."""

import time

import pytest

from analysis import read
from analysis.quotes.layout import lay_out
from analysis.quotes.relations.rules import find_attributions
from analysis.quotes.speakers import resolve_speakers

ON_AND_ON = {
    "a list before a verb": ", ".join(["Alder"] * 400) + ", the harbour town and its bright beach people said it was late.",
    "initials": "“No,” said " + "B. " * 2000 + "Reed.",
    "blanks before a quote": "Reed said" + " " * 6000 + "nothing else was “known” here.",
    "blanks after a quote": "“No,”" + " " * 6000 + "said Reed.",
    "no full stop": "Reed said he told them that it was late and " * 400,
    "quotes without a full stop": "They saw “a cat” and said “a dog” and " * 400,
    "dashes": "Reed — who — " * 400 + " said it was late.",
    "marked words in one paragraph": "“It is late,” Reed said.\n\n" + "He saw “cats” there. " * 400,
    "a noun for an organisation": "Ellery Bank said it was late. The bank said it was early. " * 150,
    "relative clauses": "Ada Reed, who said it was late, met Tom Hale, who said no. " * 150,
    "one name again and again": "Ada Reed and " * 1000 + "Tom Hale said no.",
    "months that are names": "May Reed and Will Hale may go. " * 300,
}  # fmt: skip


@pytest.mark.parametrize("name", ON_AND_ON)
def test_time_grows_with_the_text(name):
    text = read(f"Rain falls on Tolmar\n\n{ON_AND_ON[name]}\n\nIt is over.").text
    start = time.perf_counter()
    resolve_speakers(text, find_attributions(lay_out(read(text))))
    assert time.perf_counter() - start < 60
