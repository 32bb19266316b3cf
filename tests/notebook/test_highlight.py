"""The highlighted article: every character once, in order, escaped; every quote labelled."""

import re
import time
from html import unescape
from itertools import pairwise

import pandas as pd
import pytest
from conftest import gold_quotes, seed_article, seed_names
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article import Article, Part
from analysis.notebook.highlight import article_html, pieces
from analysis.notebook.page import resource
from analysis.notebook.people import cast, short_names
from analysis.quotes.table import quotes_table
from analysis.text import paragraphs

SAID = "“It will cost $5 or $6,” said Ana Ruiz. She added that <script>alert(1)</script> was no answer."


def quote(text, start, end, **facts):
    row = {
        "article": "a",
        "quote": 0,
        "text": text[start:end],
        "start": start,
        "end": end,
        "spans": [(start, end)],
    }
    row |= {
        "kind": "direct",
        "paragraph": 0,
        "sentence": 0,
        "n_words": 3,
        "confidence": 0.9,
        "reason": "named beside it",
    }
    return row | facts


def voices(*own):
    """A voices table of nothing but these spans of own words."""
    facts = {
        "article": "a",
        "quote": 0,
        "kind": "direct",
        "voice": "own",
        "speaker": "Ana Ruiz",
        "n_words": 3,
    }
    rows = [{**facts, "start": start, "end": end} for start, end in own]
    return pd.DataFrame(rows, columns=[*facts, "start", "end"])


def body(page):
    """The text as a reader sees it: no style, no legend, no labels, no tags."""
    page = re.sub(r"<sup .*?</sup>", "", page[page.index("<div class='ql-text'>") :], flags=re.DOTALL)
    return unescape(re.sub(r"<[^>]*>", "", page))


def one_quote():
    article = Article(SAID, id="a")
    return article, quotes_table([quote(SAID, 0, 24, speaker="Ana Ruiz", speaker_type="person")])


@pytest.mark.parametrize("name", seed_names())
def test_a_reader_sees_the_article_and_nothing_else(name):
    article, quotes = seed_article(name), gold_quotes(name)
    page = article_html(article, quotes)
    assert body(page) == "\n".join(article.text[start:end] for start, end in paragraphs(article.text))


@pytest.mark.parametrize("name", seed_names())
def test_every_quote_is_labelled_with_number_and_speaker(name):
    article, quotes = seed_article(name), gold_quotes(name)
    page = unescape(article_html(article, quotes))
    for (_, number), person in cast(quotes).by_quote.items():
        assert f">{number}\u202f{person.label}</sup>" in page


def test_own_words_paraphrase_source_and_cue_are_told_apart():
    article, quotes = one_quote()
    quotes = quotes.assign(source_start=30, source_end=38, cue_start=25, cue_end=29)
    page = article_html(article, quotes, voices((0, 24)))
    assert ">“It will cost $5 or $6,”</span>" in page
    assert "class='ql-own ql-c0'" in page
    assert "<b class='ql-source'>Ana Ruiz</b>" in page
    assert "<i class='ql-cue'>said</i>" in page
    paraphrased = article_html(article, quotes, voices())
    assert "class='ql-paraphrase ql-c8'" in paraphrased


def test_hostile_text_stays_text():
    article, quotes = one_quote()
    page = article_html(
        article, quotes.assign(speaker="<b onclick='x'>", reason="' onmouseover='x"), voices((0, 24))
    )
    assert "<script" not in page and "<b onclick" not in page and "' onmouseover" not in page
    assert "tex2jax_ignore mathjax_ignore" in page
    assert "http" not in page, "nothing may be loaded from elsewhere"


def test_a_split_quote_is_labelled_again_where_it_goes_on():
    text = "“We will build it,” he said, “and soon.”"
    quotes = quotes_table(
        [quote(text, 0, 40, spans=[(0, 19), (29, 40)], speaker="Bo Lind", speaker_type="person")]
    )
    page = article_html(Article(text), quotes, voices((0, 19), (29, 40)))
    assert page.count("0&#8239;Lind</sup>") == 1 and page.count("0&#8239;…</sup>") == 1


def test_an_unresolved_speaker_is_shown_as_written():
    article, quotes = one_quote()
    page = article_html(article, quotes.assign(speaker=pd.NA, source="she"), voices())
    assert "“she”, not identified" in page and "she\u202f?" in page


@pytest.mark.parametrize(
    ("confidence", "shown"),
    [(0.51, "Ruiz</sup>"), (0.49, "Ruiz&#8239;?</sup>"), (float("nan"), "Ruiz</sup>")],
)
def test_a_name_that_is_less_than_half_sure_has_a_question_mark(confidence, shown):
    article, quotes = one_quote()
    assert shown in article_html(article, quotes.assign(confidence=confidence), voices((0, 24)))


def test_no_quotes():
    page = article_html(Article("Rain is expected on Friday."), quotes_table([]), voices())
    assert "No quotes were found" in page and body(page) == "Rain is expected on Friday."


def test_headline_and_the_innermost_quote():
    text = "Ministers meet\nHe said that “she told me ‘no’ twice” then."
    whole, inner = (23, len(text)), (39, 43)
    quotes = quotes_table([quote(text, *whole, quote=0), quote(text, *inner, quote=1)])
    article = Article(text, parts=(Part("headline", 0, 14),))
    found = pieces(article, quotes, [])
    assert [piece.quote for piece in found] == [None, None, 0, 1, 0]
    assert found[0].part == "headline"


@st.composite
def hostile(draw):
    text = draw(st.text(st.sampled_from("ab “”\"'’<>&$\n.é\u2028"), max_size=60))
    spans = st.lists(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted), max_size=5)
    rows = []
    for number, (start, end) in enumerate(draw(spans)):
        source = draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(sorted))
        rows.append(
            quote(
                text, start, end, quote=number, source_start=source[0], source_end=source[1], speaker="A < B"
            )
        )
    return text, quotes_table(rows), draw(spans)


@given(hostile())
@settings(max_examples=150, deadline=None)
def test_any_spans_in_any_text_leave_the_text_as_it_is(case):
    text, quotes, own = case
    article = Article(text)
    found = pieces(article, quotes, [tuple(span) for span in own])
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert "".join(text[piece.start : piece.end] for piece in found) == "".join(
        text[a:b] for a, b in paragraphs(text)
    )
    assert body(article_html(article, quotes, voices(*own))).replace("\n", "") == "".join(
        text[a:b] for a, b in paragraphs(text)
    ).replace("\n", "")


def test_fifty_thousand_words_do_not_hang():
    text = "“We will build it here,” said the mayor of the town.\n" * 5000
    rows = [
        quote(text, at, at + 24, quote=n, speaker=f"M {n % 40}", speaker_type="person")
        for n, at in enumerate(range(0, len(text), 53))
    ]
    began = time.perf_counter()
    article_html(Article(text), quotes_table(rows), voices(*((row["start"], row["end"]) for row in rows)))
    assert time.perf_counter() - began < 60


def contrast(one, two):
    def light(colour):
        parts = [value / 255 for value in colour]
        linear = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2] + 0.05

    pair = sorted((light(one), light(two)))
    return pair[1] / pair[0]


@pytest.mark.parametrize(("paper", "ink"), [((255, 255, 255), (0, 0, 0)), ((17, 17, 17), (230, 230, 230))])
def test_lines_and_text_are_visible_on_light_and_dark_pages(paper, ink):
    css = resource("highlight.css")
    mixed = re.findall(r"color-mix\(in srgb, #(\w{6}) (\d+)%, currentColor\)", css)
    assert len(mixed) == 8
    for code, share in mixed:
        colour = [int(code[at : at + 2], 16) for at in (0, 2, 4)]
        line = [c * int(share) / 100 + i * (1 - int(share) / 100) for c, i in zip(colour, ink, strict=True)]
        tint = [c * 0.22 + p * 0.78 for c, p in zip(colour, paper, strict=True)]
        assert contrast(line, paper) >= 3
        assert contrast(ink, tint) >= 4.5


@pytest.mark.parametrize(
    ("names", "labels"),
    [
        (["Joe Hale Jr."], ["Hale"]),
        (["Joe Hale, Jr.", "Ana Ruiz III"], ["Hale", "Ruiz"]),
        (["Joe Hale Jr.", "Joe Hale Sr."], ["Joe Hale Jr.", "Joe Hale Sr."]),
        (["Ivy Iv", "III"], ["Iv", "III"]),
    ],
)
def test_a_suffix_is_no_last_name(names, labels):
    assert list(short_names(dict.fromkeys(names, "person")).values()) == labels
