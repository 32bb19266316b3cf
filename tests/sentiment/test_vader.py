"""VADER as published."""

from __future__ import annotations

import math

import pytest

from analysis.sentiment import vader


@pytest.mark.parametrize(
    ("text", "compound"),
    [
        ("VADER is smart, handsome, and funny.", 0.8316),
        ("VADER is smart, handsome, and funny!", 0.8439),
        ("VADER is VERY SMART, handsome, and FUNNY!!!", 0.9342),
        ("VADER is not smart, handsome, nor funny.", -0.7424),
        ("The book was good.", 0.4404),
        ("At least it isn't a horrible book.", 0.431),
        ("Today SUX!", -0.5461),
        ("The plan isn't good.", -0.3412),
        ("The plan isn’t good.", -0.3412),  # read by VADER itself as +.4404
    ],
)
def test_published_values(text, compound):
    assert vader([text])["compound"].item() == compound


@pytest.mark.parametrize("text", ["", "They met on Monday.", None])
def test_nothing_known_is_missing(text):
    assert vader([text]).isna().all(axis=None)


def test_balanced_words_are_not_missing():
    row = vader(["good"]).loc[0]
    assert not math.isnan(row["compound"]) and row["positive"] == 1.0
