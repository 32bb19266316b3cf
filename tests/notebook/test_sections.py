"""What came out empty is left out of a page, and nothing else."""

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from analysis.notebook.page import nothing
from analysis.notebook.sections import without_empty

VOID = nothing("nobody").data


def cells(text):
    """``##`` and the like are headings, x a cell with something to show, o one without, - one with no output, > prose."""
    made = []
    for sign in text.split():
        if sign.startswith("#"):
            made.append(new_markdown_cell(f"{sign} A heading"))
        elif sign == ">":
            made.append(new_markdown_cell("> How to read it"))
        else:
            page = {"x": "<p>yes</p>", "o": VOID}.get(sign)
            outputs = [new_output("execute_result", {"text/html": page})] if page else []
            made.append(new_code_cell("call()", outputs=outputs))
    return made


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("", ""),
        ("- x > o", "- x > o"),
        ("- ## x > ## o > ## x", "- ## x > ## x"),
        ("## o - > ### x >", "## ### x >"),
        ("## o > ### o > ## x", "## x"),
        ("## x ### o > ### x", "## x ### x"),
        ("## > ## -", "## >"),
        ("# > ## o", "# >"),
        ("## o ### o ## o ### x", "## ### x"),
    ],
)
def test_empty_sections_go_and_headings_above_full_ones_stay(before, after):
    shapes = [(cell.cell_type, cell.source, cell.get("outputs")) for cell in without_empty(cells(before))]
    assert shapes == [(cell.cell_type, cell.source, cell.get("outputs")) for cell in cells(after)]
