"""Text that fits its place, and axes that are nobody else's business."""

import matplotlib.pyplot as plt
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.charts import alt_text
from analysis.charts.style import LABEL, house_style, row_labels, text_width, wrap


@settings(max_examples=60, deadline=None)
@given(st.text(st.characters(codec="latin-1", exclude_categories=["Cc"]), max_size=200), st.integers(60, 300))
def test_wrapped_text_fits_and_keeps_its_words_in_order(text, width):
    lines = wrap(text, width, lines=2).split("\n")
    assert len(lines) <= 2 and all(text_width(line) <= width for line in lines)
    shown = " ".join(lines).removesuffix("…").split()
    for ours, theirs in zip(shown, text.split(), strict=False):
        assert theirs.startswith(ours.removesuffix("…"))
        if ours != theirs:
            break


@pytest.mark.parametrize(
    ("name", "label"),
    [
        ("Ada Orr", "Ada Orr"),
        ("Harbour pilots and keepers of the Isles", "Harbour pilots and\nkeepers of the Isles"),
    ],
)
def test_a_label_takes_two_lines_at_most(name, label):
    _, ax = plt.subplots()
    row_labels(ax, [name])
    shown = ax.get_yticklabels()[0].get_text()
    assert shown.replace("\n", " ") == label.replace("\n", " ") and text_width(shown) <= LABEL


def test_rows_run_from_the_top():
    _, ax = plt.subplots()
    row_labels(ax, ["first", "second"])
    low, high = ax.get_ylim()
    assert low > high and [label.get_text() for label in ax.get_yticklabels()] == ["first", "second"]


def test_foreign_axes_have_no_alt_text():
    _, ax = plt.subplots()
    assert alt_text(ax) == ""


def test_the_house_style_ends_with_its_block():
    before = plt.rcParams["axes.spines.top"]
    with house_style():
        assert plt.rcParams["axes.spines.top"] is False
    assert plt.rcParams["axes.spines.top"] == before
