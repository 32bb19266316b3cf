"""English for numbers and lists, and text that Markdown shows letter for letter."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis import wording


@pytest.mark.parametrize(
    ("n", "text"),
    [
        (0, "no quotes"),
        (1, "one quote"),
        (2, "two quotes"),
        (10, "ten quotes"),
        (11, "11 quotes"),
        (1200, "1,200 quotes"),
    ],
)
def test_counts(n, text):
    assert wording.count(n, "quote") == text


@pytest.mark.parametrize(
    ("share", "text"),
    [
        (0, "0%"),
        (0.001, "under 1%"),
        (0.0049, "under 1%"),
        (0.006, "1%"),
        (0.126, "13%"),
        (0.994, "99%"),
        (0.9999, "over 99%"),
        (1, "100%"),
    ],
)
def test_percent_never_makes_something_nothing_or_all(share, text):
    assert wording.percent(share) == text


@given(st.floats(0, 1))
def test_percent_says_nothing_only_of_nothing_and_all_only_of_all(share):
    text = wording.percent(share)
    assert (text == "0%") == (share == 0) and (text == "100%") == (share == 1)


@pytest.mark.parametrize(
    ("items", "text"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_join(items, text):
    assert wording.join(items) == text


@pytest.mark.parametrize(
    ("name", "text"),
    [("Ada Orr", "Ada Orr’s"), ("Peter Danvers", "Peter Danvers’"), ("officials", "officials’")],
)
def test_possessive(name, text):
    assert wording.possessive(name) == text


@given(st.text(), st.integers(2, 60))
def test_shortened_text_fits_and_begins_as_the_text_does(text, width):
    short, line = wording.shorten(text, width), " ".join(text.split())
    assert len(short) <= width and "\n" not in short
    assert short == line if len(line) <= width else line.startswith(short.removesuffix("…"))


@given(st.text(st.characters(blacklist_categories=["Cs", "Cc"])))
def test_markdown_shows_every_character(text):
    shown = re.sub(r"</?span>", "", re.sub(r"\\(?=[`*_{}\[\]#|~])", "", wording.markdown(text)))
    assert html.unescape(re.sub("&(?!amp;|lt;|gt;|#36;|#92;)", "&amp;", shown)) == text


@pytest.mark.parametrize(
    "text", ["$5 and $6", "a_b_c", "*bold*", "<b>x</b>", "# no title", r"\(x\)", "a `b` [c](d) ~~e~~ & f"]
)
def test_markdown_is_rendered_as_text(text):
    mistune = pytest.importorskip("mistune")
    page = mistune.html("Said: " + wording.markdown(text))
    assert not re.search(r"<(?!/?p>|/?span>)", page)
    assert html.unescape(re.sub(r"<[^>]+>", "", page)).strip() == "Said: " + text
    assert not re.search(r"\$[^<]*\$", page)
