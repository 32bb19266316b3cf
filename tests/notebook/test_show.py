"""Tables, charts and sentences on the page."""

import re

import matplotlib.pyplot as plt
import pandas as pd
import pytest

from analysis.article import Article
from analysis.notebook import provenance, say, set_up, show_chart, show_table

TABLE = pd.DataFrame(
    {"speaker": ["Ana <Ruiz>", None], "rate": [1.23456, float("nan")], "quote_count": [3, 1]}
)


def test_a_table_escapes_rounds_and_marks_what_is_missing():
    page = show_table(TABLE).data
    assert "Ana &lt;Ruiz&gt;" in page and "1.23<" in page
    assert page.count("<td>–</td>") == 1 and page.count("<td class='ql-number'>–</td>") == 1
    assert "<th class='ql-number'>quote count</th>" in page
    assert "mathjax_ignore" in page


def test_columns_that_are_absent_are_left_out_and_long_tables_cut_with_a_word():
    page = show_table(TABLE, ["speaker", "nowhere"], rows=1, caption="Speakers").data
    assert page.count("<th") == 2 and "nowhere" not in page  # <thead> and one <th>
    assert "Speakers: the first 1 of 2 rows" in page


@pytest.mark.parametrize(
    ("value", "cell"), [(-0.0004, "0"), (0.0, "0"), (-0.004, "-0.004"), (-12.34, "-12.3"), (1234.5, "1,234")]
)
def test_numbers_are_rounded_and_nothing_is_less_than_nothing(value, cell):
    assert f"<td class='ql-number'>{cell}</td>" in show_table(pd.DataFrame({"x": [value]})).data


def test_an_empty_table_says_so():
    assert "No rows." in show_table(TABLE.iloc[:0]).data
    assert "All is &lt;well&gt;" in show_table(TABLE.iloc[:0], empty="All is <well>").data


def test_a_table_is_not_changed():
    before = TABLE.copy()
    show_table(TABLE, rows=1)
    pd.testing.assert_frame_equal(TABLE, before)


def test_a_chart_is_a_picture_with_a_description_and_leaves_no_figure():
    _, ax = plt.subplots()
    page = show_chart(ax, alt='Ruiz "most"').data
    assert re.search(r"alt='Ruiz &quot;most&quot;' src='data:image/png;base64,\w+", page)
    assert not plt.get_fignums()


def test_sentences_make_a_paragraph_and_nothing_is_said_as_such():
    assert say(["One.", "Two."]).data == "One. Two."
    assert say([]) is None


def test_provenance_names_versions_and_the_text():
    table = provenance(Article("Text.", id="a"))
    assert list(table.columns) == ["what", "version"]
    assert {"Python", "pandas", "textblob"} <= set(table["what"])
    assert re.fullmatch(r"[0-9a-f]{16}", table["version"].iloc[-1])


def test_set_up_shows_text_in_full():
    with pd.option_context("display.max_colwidth", 50, "display.html.use_mathjax", True):
        set_up()
        assert pd.get_option("display.max_colwidth") is None
        assert pd.get_option("display.html.use_mathjax") is False
