"""Reports for tests to look at, each made once for the whole run because it takes seconds."""

from functools import cache
from time import perf_counter
from typing import NamedTuple

from analysis.notebook.report import report


class Page(NamedTuple):
    """A finished report and how long it took."""

    html: str
    seconds: float


@cache
def page_of(source):
    """The report on an article."""
    began = perf_counter()
    return Page(report(source), perf_counter() - began)
