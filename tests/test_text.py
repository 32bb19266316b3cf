"""Paragraphs, sentences, words: what they find, and that every offset is exact whatever the text."""

from itertools import pairwise

import pytest
from benchmarks.sentences import documents, f1, score
from conftest import shared_dir
from hostile import HOSTILE, LONG_RUNS, is_quick
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.text import paragraphs, sentences, straighten, words


def cut(text: str, spans: list[tuple[int, int]]) -> list[str]:
    return [text[start:end] for start, end in spans]


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("“It isn’t,” she said.", '"It isn\'t," she said.'),
        ("‘Oui’ « non » ‹ja›", "'Oui' \" non \" 'ja'"),
        ("a\u00a0b\u202fc", "a b c"),
        ("co‑op — now…", "co-op — now…"),
    ],
)
def test_straighten(text, plain):
    assert straighten(text) == plain


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        (" \n\t\n ", []),
        ("One.\n\n  Two. \r\n\r\nThree.", ["One.", "Two.", "Three."]),
        ("One line.\nAnother line.\nA third.", ["One line.", "Another line.", "A third."]),
        ("One.\u2029Two.\x0cThree.", ["One.", "Two.", "Three."]),
        (
            "The ferry left the old harbour late,\nbecause the tide was\nout and the crew asleep.\n\nNobody minded.",
            [
                "The ferry left the old harbour late,\nbecause the tide was\nout and the crew asleep.",
                "Nobody minded.",
            ],
        ),
        ("- first item\n- second item", ["- first item", "- second item"]),
    ],
)
def test_paragraphs(text, expected):
    assert cut(text, paragraphs(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don’t Kassym-Jomart O’Brien's", ["don’t", "Kassym-Jomart", "O’Brien's"]),
        ("3.5 percent of 1,200,000", ["3.5", "percent", "of", "1,200,000"]),
        ("the U.S. at 3 p.m. sharp", ["the", "U.S.", "at", "3", "p.m.", "sharp"]),
        ("a 3-year-old Q&A at AT&T", ["a", "3-year-old", "Q&A", "at", "AT&T"]),
        ("dogs’ — ‘lives’ -- no. - …", ["dogs", "lives", "no"]),
        ("cafe\u0301 naïve Žižek 北京", ["cafe\u0301", "naïve", "Žižek", "北京"]),
        ("''This isn't it,'' he said", ["This", "isn't", "it", "he", "said"]),
        ("and/or 2015–16 $5 7%", ["and", "or", "2015", "16", "5", "7"]),
        ("snake_case", ["snake", "case"]),
        ("Ask J.K. Row", ["Ask", "J.K.", "Row"]),
    ],
)
def test_words(text, expected):
    assert cut(text, words(text)) == expected


def test_words_within_bounds():
    assert cut("one two three", words("one two three", 4, 7)) == ["two"]


SENTENCES = {
    "abbreviations": "Mr. Oake met Dr. Lund at St. Bride’s. | Rep. Ana Sol, D-Calif., left.",
    "states": "She lives in Alder, Calif. | The town is small.",
    "state then name": "He flew to Mo. Senator Reed’s office.",
    "acronym before a name": "The U.S. President spoke. | He left the U.S. | The crowd followed.",
    "initials": "J. K. Row wrote to George W. Tarn. | He answered.",
    "clock": "It opens at 3 p.m. Monday. | It shuts at 5 p.m. | Visitors go home.",
    "numbers": "Prices rose 3.5 percent. | No. 2 was Oslo. | Is it No. | It is no. | Nothing else.",
    "months": "On Nov. 10 it rained. | On Sept. 3, 2016. | It did not.",
    "years": "It began in 2016. | The rest followed.",
    "company": "Acme Corp. Chairman Bo Tarn left Acme Corp. | He was 50.",
    "et cetera": "Reed v. Tarn, e.g. Smith, vs. Alder, was heard.",
    "ellipsis": "I thought … perhaps not. | He waited... | Then he left. . . . | She stayed.",
    "ellipsis inside": "She was ... well ... tired.",
    "marks": "Really?! | Yes!! | He left (at last.) | She stayed.",
    "closing marks": "“I came.” | He left. | ‘Good.’ | [Applause.] | They sat.",
    "footnote": "The bridge fell.[1] | It was old.[2][3] | Nobody knew. [4] | SEN. REED did.",
    "quoted sentences": "“I came. | I saw,” he said. | “And then?” she asked.",
    "question and speaker": "“Really?” he asked. | “No!” said Tarn. | “Why?” Ada Tarn wanted to know.",
    "exclamation and name": "“Never!” Reed shouted. | “Never!” the mayor of Alder shouted back.",
    "exclamation and office": "“Out!” the Alder police chief yelled at them. | “Out!” The chief said.",
    "new sentence after a quote": "“We won!” | Reed said that nobody had slept. | “We won!” | He said on Friday it rained.",
    "full stop before speaker": "“It is over.” Reed said.",
    "not a speaker": "“We won!” | The crowd went home.",
    "dash signature": "“We shall not sleep.” — Ada Tarn, mayor",
    "typed marks": "''We won!'' Reed said. | ``It is done.'' | He left.",
    "french": "« Nous partons ! » a dit Reed. | « Bien. » | Il part.",
    "title with a mark": "Yahoo! shares fell. | Yahoo! Chairman Bo Tarn left. | The rest followed.",
    "lower case name": "It sold well. | iPhones did not. | eBay closed.",
    "no split in names": "Visit alder.example today. | See Node.js or 3.Bf6 now.",
    "list": "1. Open the door. | 2. Close it.",
    "transcript": "REED: Good morning. | TARN: Is it?",
    "no final stop": "He came. | She went",
    "one word": "Yes",
    "academic": "Ada Tarn, Ph.D., spoke. | Bo Reed Jr. | He did not.",
    "no abbreviation": "He sat. | Gene stood on the mat. | Art came.",
}


@pytest.mark.parametrize("marked", SENTENCES.values(), ids=SENTENCES)
def test_sentences(marked):
    expected = marked.split(" | ")
    text = " ".join(expected)
    assert cut(text, sentences(text)) == expected


def test_a_missing_space_is_seen():
    text = "The bridge fell.The town was cut off."
    assert cut(text, sentences(text)) == ["The bridge fell.", "The town was cut off."]


def test_sentences_stay_in_their_paragraph():
    text = "A headline without stop\n\nThe story begins. It ends\nHere is more."
    assert cut(text, sentences(text)) == [
        "A headline without stop",
        "The story begins.",
        "It ends",
        "Here is more.",
    ]


def test_sentence_boundaries_of_a_treebank():
    found = score(documents(shared_dir() / "data" / "gum" / "dev.conllu"), errors=False)
    three = (found[genre] for genre in ("news", "speech", "interview"))
    assert f1(*map(sum, zip(*three, strict=True))) >= 0.985


def test_a_short_quotation_is_never_cut():
    text = "“No. Never,” he said of “Who? Me,” the song."
    assert cut(text, sentences(text, quotations=[(0, 12), (24, 34)])) == [text]
    assert len(sentences(text)) > 1


@settings(deadline=None)
@given(HOSTILE)
def test_straighten_keeps_every_offset(text):
    assert len(straighten(text)) == len(text)
    assert straighten(straighten(text)) == straighten(text)


@settings(deadline=None)
@given(HOSTILE)
def test_spans_are_exact_and_in_order(text):
    for spans in (paragraphs(text), sentences(text), words(text)):
        assert all(start < end and text[start:end] == text[start:end].strip() for start, end in spans)
        assert all(before[1] <= after[0] for before, after in pairwise(spans))


@settings(deadline=None)
@given(HOSTILE)
def test_nothing_is_lost(text):
    kept = "".join("".join(cut(text, paragraphs(text))).split())
    assert kept == "".join(text.split())
    assert "".join("".join(cut(text, sentences(text))).split()) == kept


@settings(deadline=None)
@given(HOSTILE, st.lists(st.tuples(st.integers(0, 50), st.integers(0, 50)), max_size=5))
def test_any_quotations_are_taken(text, spans):
    for start, end in sentences(text, quotations=spans):
        assert 0 <= start < end <= len(text)


@settings(deadline=None)
@given(HOSTILE)
def test_a_word_never_holds_white_space(text):
    assert all(not any(char.isspace() for char in word) and word for word in cut(text, words(text)))


@pytest.mark.parametrize("text", LONG_RUNS, ids=lambda text: text[:12])
def test_long_runs_are_cut_at_once(text):
    assert is_quick(sentences, text) and is_quick(words, text)
