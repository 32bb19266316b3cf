"""Sections of a notebook that was run: those that came out empty have no place on a page."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from nbformat import NotebookNode

# What has nothing to show says so in an element of this class.
EMPTY = "ql-empty"

Section = list["NotebookNode"]


def without_empty(cells: list[NotebookNode]) -> list[NotebookNode]:
    """The cells without the sections whose every output says that there is nothing to show.

    A section goes from one heading to the next. Of an empty section the heading stays if a section below it has
    something to show.
    """
    sections = _sections(cells)
    kept: list[NotebookNode] = []
    for number, section in enumerate(sections):
        if not _is_empty(section):
            kept += section
        elif not all(map(_is_empty, _below(sections, number))):
            kept += section[:1]
    return kept


def _below(sections: list[Section], number: int) -> Iterator[Section]:
    """The sections of lower rank that follow a section before the next of its own rank."""
    rank = _level(sections[number][0])
    return takewhile(lambda section: _level(section[0]) > rank, sections[number + 1 :])


def _sections(cells: list[NotebookNode]) -> list[Section]:
    sections: list[Section] = []
    for cell in cells:
        if _level(cell) or not sections:
            sections.append([])
        sections[-1].append(cell)
    return sections


def _level(cell: NotebookNode) -> int:
    """1 for a cell that begins with ``#``, 2 for ``##``, 0 for any other."""
    marks = cell.source.split(" ")[0]
    return len(marks) if cell.cell_type == "markdown" and marks and set(marks) == {"#"} else 0


def _is_empty(section: Section) -> bool:
    code = [cell for cell in section if cell.cell_type == "code"]
    return bool(_level(section[0]) and code) and not any(_shows(cell) for cell in code)


def _shows(cell: NotebookNode) -> bool:
    """Whether a cell has an output that is not the remark that there is nothing."""
    shown = [output for output in cell.outputs if output.output_type in ("display_data", "execute_result")]
    return any(EMPTY not in output.data.get("text/html", "") for output in shown)
