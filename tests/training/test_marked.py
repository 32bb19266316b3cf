"""Marked articles: reading the marks, and judging names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.training.marked import holding, judged, read_marked

FILE = """=== 01
Ada Reed spoke.

“It rains,”{{Ada Reed}} she said. A neighbour agreed that it poured.{{-neighbour}}

=== 02
“No.”{{Tom Hale|Hale & Roe}}
"""


def test_marks_stand_behind_the_last_letter_of_a_content(tmp_path):
    path = tmp_path / "some.txt"
    path.write_text(FILE, encoding="utf-8")
    first, second = read_marked(path)
    assert first.name == "01" and "{{" not in first.text
    assert [(first.text[at - 4 : at + 1], who) for at, who in first.gold] == [
        ("rains", "Ada Reed"),
        ("oured", "-neighbour"),
    ]
    assert second.gold == [(2, "Tom Hale|Hale & Roe")]


JUDGED = [
    ("Ada Reed", "Ada Reed", "right"),
    ("Ada Reed", "Reed", "right"),
    ("Ada Reed", "Ada B. Reed", "right"),
    ("Ada Reed", "Ada", "wrong"),
    ("Ada Reed", "Tom Reed", "wrong"),
    ("Ada Reed", "mayor", "wrong"),
    ("Ada Reed", None, "open"),
    ("Reed & Hale", "Hale & Reed", "right"),
    ("Tom Hale|Ada Reed", "Reed", "right"),
    ("-a neighbour", "neighbour", "right"),
    ("-a neighbour", None, "right"),
    ("-a neighbour", "Ada Reed", "wrong"),
]


@pytest.mark.parametrize(("gold", "said", "verdict"), JUDGED)
def test_a_name_is_judged(gold, said, verdict):
    assert judged(gold, said) == verdict


@given(st.text(max_size=20), st.none() | st.text(max_size=20))
def test_any_names_are_judged(gold, said):
    assert judged(gold, said) in ("right", "wrong", "open")


def test_the_shortest_content_that_holds_a_place():
    contents = [((0, 20),), ((2, 6), (9, 12)), ((30, 40),)]
    assert [holding(contents, at) for at in (1, 3, 7, 10, 25, 30)] == [0, 1, 0, 1, None, 2]
