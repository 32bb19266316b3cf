"""How text becomes words, features and windows."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.quotes.model.encoding import CASINGS, cuts, document, window

MESSY = st.text(alphabet=st.sampled_from("aB1 .,'’‘“”\"«»-\n\u00a0é漢😀\x00U.S"), max_size=120)


def texts(text: str) -> list[str]:
    return [text[w.start : w.end] for w in document(text).words]


def inside(text: str) -> str:
    """The words inside quotation marks, the marks left out."""
    return " ".join(text[w.start : w.end] for w in document(text).words if w.mark == 1)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ada Brook can’t sail.", "Ada Brook ca n’t sail ."),
        ("O’Hara’s boat isn't theirs", "O’Hara ’s boat is n't theirs"),
        ("Gov. Ada J. Brook of the U.S. said so.", "Gov. Ada J. Brook of the U.S. said so ."),
        ("coal-fired, $1,200.50 (10%)—or more", "coal-fired , $ 1,200.50 ( 10 % ) — or more"),
        ("the 1990s, the 3rd at 10:30", "the 1990s , the 3rd at 10:30"),
        ("well ... so… yes", "well ... so … yes"),
    ],
)
def test_words(text: str, expected: str):
    assert texts(text) == expected.split()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“Rain,” said Ada Brook, “is due.”", "Rain , is due ."),
        ('"Rain," said Ada Brook, "is due."', "Rain , is due ."),
        ("‘Rain is due,’ the sailors’ wives said.", "Rain is due ,"),
        ("The sailors’ wives don’t talk of ‘70s boats.", ""),
        ("“She said ‘no’ to it,” he said.", "She said ‘ no ’ to it ,"),
        ("«Rain», he said; „Sun“, she said.", "Rain Sun"),
        ("“Never closed here\n\nnor said there", "Never closed here"),
        ("", ""),
    ],
)
def test_what_stands_inside_marks(text: str, expected: str):
    assert inside(text) == expected


def test_casing():
    words = document("ada Ada ADA McAda 12th — A").words
    assert [CASINGS[w.casing] for w in words] == [
        "lower",
        "Title",
        "UPPER",
        "miXed",
        "digit",
        "punctuation",
        "Title",
    ]


@settings(max_examples=150, deadline=None)
@given(MESSY)
def test_words_are_in_order_and_leave_out_only_space(text: str):
    doc = document(text)
    end = 0
    for word in doc.words:
        assert end <= word.start < word.end
        assert not text[end : word.start].strip()
        end = word.end
    assert not text[end:].strip()
    assert [i for a, b in doc.paragraphs for i in range(a, b)] == list(range(len(doc.words)))


@settings(max_examples=80, deadline=None)
@given(MESSY, st.integers(8, 60), st.integers(0, 20))
def test_windows_cover_every_word_once(text: str, most: int, context: int):
    doc = document(text)
    covered = []
    for before, first, end, after in cuts(doc, most=most, context=context):
        covered += range(first, end)
        read = window(doc, before, after)
        assert 0 <= before <= first < end <= after <= len(doc.words)
        assert len(read.pieces) == len(read.casings) == len(read.marks)
        assert [read.pieces[i] for i in read.first] == [p[0] for p in doc.pieces[before:after]]
    assert covered == list(range(len(doc.words)))


@pytest.mark.parametrize(
    "text", ["word " * 5000, "a\n" * 5000, "supercalifragilistic" * 9 + " " + "x-1.y" * 3000]
)
def test_no_window_is_longer_than_the_encoder_reads(text: str):
    doc = document(text)
    assert max(len(window(doc, a, b).pieces) for a, _, _, b in cuts(doc)) < 448
