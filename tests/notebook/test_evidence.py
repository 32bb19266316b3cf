"""The words behind the numbers, and the explorer: nothing hidden, nothing let through unescaped."""

import re
from html import unescape

import pandas as pd
import pytest

from analysis import extract_quotes, score_sentiment, split_voices
from analysis.article import Article
from analysis.notebook import choose, explore, show_devices, show_quotes, show_targets, show_tone_words
from analysis.rhetoric import features, rhetoric_hits

TEXT = (
    "“We must never give in to this terrible <b>fear</b>,” said Ana Ruiz, the mayor. “Will we win? We will!”\n"
    "Bo Lind said that he was happy. “A good day, at $5 or $6,” he said.\n"
)
ARTICLE = Article(TEXT, id="a")
QUOTES = extract_quotes(ARTICLE)
VOICES = split_voices(ARTICLE, QUOTES)
EMPTY = Article("The ferry leaves at nine.", id="b")


def plain(page):
    return unescape(re.sub(r"<[^>]*>", "", page))


@pytest.mark.parametrize("name", list(features()))
def test_every_hit_of_every_feature_is_listed(name):
    page, hits = show_devices(VOICES, QUOTES, only=[name]).data, rhetoric_hits(VOICES, name)
    assert page.count("<mark>") == len(hits)
    for hit in hits.itertuples():
        assert f"{hit.left}{hit.text}{hit.right}" in plain(page)


def test_a_whole_speech_has_a_speaker_and_no_number():
    speech = Article("“We win,” said Bo Lind. We must never give in.", id="a", speaker="Ana Ruiz")
    quotes = extract_quotes(speech)
    page = plain(show_devices(split_voices(speech, quotes), quotes, only=["modal_necessity"]).data)
    assert "necessity modals once · Ruiz 1" in page
    assert not re.search(r"\d\u202f", page)


def test_words_with_a_tone_are_marked_with_their_weight():
    scores = score_sentiment(VOICES)
    page = show_tone_words(scores, QUOTES).data
    assert "<mark>terrible</mark><sup>" in page and "<mark>good</mark><sup>+" in page
    assert "happy" not in page, "paraphrase is not the speaker's own tone"
    assert "happy" in show_tone_words(scores, QUOTES, voice="paraphrase").data
    assert page.index("good") < page.index("terrible"), "the most pleasant passage first"


def mentions(text, *rows):
    """Rows as `score_targets` gives them: holder, voice, label, and the name."""
    made = []
    for holder, voice, label, name in rows:
        start = text.index(name)
        made.append(
            {"article": "a", "quote": 0 if voice != "narration" else None, "target": name, "holder": holder, "voice": voice,
             "label": label, "self": False, "source": False, "mention": name, "start": start, "end": start + len(name),
             "text": text, "text_start": 0, "negative": 0.2, "neutral": 0.1, "positive": 0.7}
        )  # fmt: skip
    return pd.DataFrame(made).astype({"quote": "Int64", "label": "Int64"})


def test_whoever_is_spoken_of_is_listed_with_the_sentences():
    rows = mentions(
        TEXT[:90],
        ("Ana Ruiz", "own", 1, "Ana"),
        ("Ana Ruiz", "paraphrase", 0, "Ana"),
        ("narrator", "narration", -1, "mayor"),
    )
    page = show_targets(rows, QUOTES).data
    assert page.count("<mark>Ana</mark>") == 2 and page.count("as reported") == 1
    assert page.index("<b>Ana</b>") < page.index("<b>mayor</b>"), "the most mentioned first"
    assert "2 mentions · 1 neutral, 1 positive" in plain(page)
    assert "reporter" in page and "<b>fear" not in page
    assert "1 mentioned less often not shown" in show_targets(rows, QUOTES, rows=1).data
    assert "ql-empty" in show_targets(rows.assign(source=True), QUOTES).data


def test_text_is_escaped_everywhere():
    pages = [
        show_devices(VOICES, QUOTES),
        show_tone_words(score_sentiment(VOICES), QUOTES),
        show_quotes(QUOTES, VOICES),
    ]
    for page in pages:
        assert "<b>fear" not in page.data and "mathjax_ignore" in page.data
    assert "&lt;b&gt;fear" in pages[-1].data


def test_an_article_without_quotes_says_so():
    quotes = extract_quotes(EMPTY)
    voices = split_voices(EMPTY, quotes)
    pages = [
        show_devices(voices, quotes),
        show_tone_words(score_sentiment(voices), quotes),
        show_quotes(quotes, voices),
    ]
    assert all("ql-empty" in page.data for page in pages)


def test_the_list_holds_every_quote_and_says_what_it_leaves_out():
    page = show_quotes(QUOTES, VOICES, why=True).data
    assert page.count("<tr>") == len(QUOTES)
    assert all(reason in plain(page) for reason in QUOTES["reason"])
    assert f"{len(QUOTES) - 1} more not shown" in show_quotes(QUOTES, VOICES, rows=1).data


@pytest.mark.parametrize(
    ("wishes", "speakers"),
    [
        ({}, {"Ana Ruiz", "Bo Lind"}),
        ({"speaker": "Ana Ruiz"}, {"Ana Ruiz"}),
        ({"kind": "indirect"}, {"Bo Lind"}),
        ({"word": "GOOD day"}, {"Bo Lind"}),
        ({"word": "("}, set()),
        ({"at_least": 1.01}, set()),
        ({"speaker": "not identified"}, set()),
    ],
)
def test_choosing(wishes, speakers):
    assert set(choose(QUOTES, **wishes)["speaker"]) == speakers


def test_the_explorer_shows_what_is_chosen():
    box = explore(ARTICLE, QUOTES)
    controls, seen = box.children
    speaker = controls.children[0]
    assert set(speaker.options) == {"everyone", "Ana Ruiz", "Bo Lind"}
    speaker.value = "Bo Lind"
    assert f"of {len(QUOTES)} quotes" in plain(seen.value)
    assert "Ruiz</sup>" not in seen.value and "Lind</sup>" in seen.value
    assert plain(seen.value).count("We must never give in") == 1, "the article is shown in full"
