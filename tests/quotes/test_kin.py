"""Whose wife, mother or brother speaks, where the text names them; and never somebody else's."""

from __future__ import annotations

import pytest

from tests.quotes.attributed import speakers

NAMED = [
    ("Emeka Hale, whose wife, Ada, is a nurse, left.\n\n{“No,”} said [his wife].", "Ada"),
    ("Emeka Hale, whose wife, Ada, is a nurse, left. [Hale] said {no}.\n\nHis wife laughed. {“Yes,”} [she] said.", "Ada"),
    ("Tom Hale’s sister Ann Hale sang. [Tom Hale] said {no}. {“Yes,”} said [his sister].", "Ann Hale"),
    ("[Jim Roe] said {no}.\n\nHer husband, the cellist Tom Hale, let me out. {“She told you?”} [he] says.", "Tom Hale"),
    ("Tom Hale came with his nephew Jim. {“He does not talk,”} said [his uncle].", "uncle"),
    # somebody else opened the paragraph before, but only one grandson is named
    ("[Tom Hale’s grandson, Jim Roe,] spoke {well}.\n\n[Mayor Tim Poe] said {no}.\n\n[His grandson] said {yes}.", "Jim Roe"),
    # the name comes with the next quote
    ("Tom Hale fell. It was late, [his brother] said {so}.\n\n{“He sang,”} said [Jim Hale], who dug.", "Jim Hale"),
    ("MP Tom Poe left. [His Lelmo counterpart, Jim Kip,] said {no}. [Ann Roe] said {so}. {“Yes,”} said [his counterpart].", "counterpart"),
    # the other way round
    ("Tom Hale came with his nephew Jim. [Jim] said {no}. {“He does not talk,”} said [his uncle].", "Tom Hale"),
    ("Tom Hale fell. His mother, Ada Hale, came. {“He has his arm,”} [Ada Hale] said. {“I am fine,”} said [her son].", "Tom Hale"),
    ("Tom Hale fell. His wife, Ada Hale, came. [Ada Hale] said {no}. {“I am fine,”} said [her husband].", "Tom Hale"),
]  # fmt: skip

OTHERS = [
    # whose wife is named is not whose wife speaks
    ("Emeka Hale, whose wife, Ada, is a nurse, left. [Jim Roe] said {no}. {“Yes,”} said [Roe’s wife].", "Roe’s wife"),
    ("Emeka Hale, whose wife, Ada, is a nurse, left. [Jim Roe] said {no}. {“Yes,”} said [his sister].", "sister"),
    ("Tom Hale fell. {“He sang,”} said [Jim Roe], who dug.\n\nIt was late, [his brother] said {so}.", "brother"),
    ("Ada Reed spoke of her brother, Tom Hale. {“Yes,”} said [her sister].", "sister"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), NAMED)
def test_kin_are_known_by_whose_they_are(text, expected):
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize(("text", "expected"), OTHERS)
def test_kin_of_somebody_else_keep_their_description(text, expected):
    assert speakers(text)[-1] == expected
