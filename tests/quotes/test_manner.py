"""Spoken, written or thought: from the verb, the document and who it is that says it."""

from __future__ import annotations

import pytest

from analysis.article import Article
from analysis.quotes.assembly import quote_rows
from analysis.quotes.layout import lay_out
from analysis.quotes.speakers import resolve_speakers
from tests.quotes.attributed import marked

MANNER = [
    # the source in square brackets, the cue in ‹ ›, what is reported in braces; the manner
    ("[Ada Reed] ‹said› {it rained}.", "speech"),
    ("[Ada Reed] ‹wrote› {it rained}.", "writing"),
    ("[Ada Reed] ‹said› on Twitter {that it rained}.", "writing"),
    ("[Ada Reed] ‹said› by e-mail {that it rained}.", "writing"),
    ("In a letter to the board, [Ada Reed] ‹said› {that it rained}.", "writing"),
    ("[Ada Reed] ‹said› {she had sent a note in a letter by e-mail}.", "speech"),
    ("[Ada Reed, editor of the Tolmar Report,] ‹said› {it rained}.", "speech"),
    ("[Ada Reed] ‹said› in a statement {that it rained}.", "speech"),
    ("In a short statement, [the Harbor Board] ‹said› {it rained}. The Harbor Board met.", "writing"),
    ("[A report on the storm] ‹warned› {of floods}.", "writing"),
    ("[The ministry’s answer, which Reed kept,] ‹insisted› {that it rained}.", "writing"),
    ("[Engineers at the site] ‹insisted› {that it rained}.", "speech"),
    ("‹According to› [the Harbor Board], {prices rose}.", "writing"),
    ("‹According to› [Ada Reed], {prices rose}.", "speech"),
    # names that are nouns for documents too
    ("[Bill] ‹said› {“No deal.”}", "speech"),
    ("[Emily Post] ‹said› {“No deal.”}", "speech"),
    ("[The Reed Report] ‹said› {“No deal.”}", "writing"),
    ("[Court documents] ‹said› {“No deal.”}", "writing"),
    ("[FBI Report] ‹said› {“No deal.”}", "writing"),
    ("[Ada Reed] ‹believed› {that it rained}.", "thought"),
    ("[Ada Reed] ‹is angry about› {the rain}.", "thought"),
    ("[Ada Reed] ‹wanted to know› {who had rung}.", "speech"),
    ("[Ada Reed] ‹ruled out› {sending boats}.", "speech"),
]


@pytest.mark.parametrize(("text", "manner"), MANNER)
def test_manner_of(text, manner):
    plain, cited = marked(text)
    article = Article(plain)
    rows = list(quote_rows(article, lay_out(article), cited, resolve_speakers(plain, cited)))
    assert [row["manner"] for row in rows] == [manner]


def test_how_somebody_unknown_was_quoted_says_nothing_of_another():
    plain, cited = marked("It was late. ‹Wrote› {“No deal.”} ‹Added› {“No.”}")
    article = Article(plain)
    rows = list(quote_rows(article, lay_out(article), cited, resolve_speakers(plain, cited)))
    assert [(row["speaker"], row["manner"]) for row in rows] == [(None, "writing"), (None, "speech")]
