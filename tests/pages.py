"""Reports for tests to look at, each made once for the whole run because it takes seconds."""

import os
from functools import cache
from typing import NamedTuple

from analysis.notebook.report import report


class Page(NamedTuple):
    """A finished report and the processor time it took, the kernel's included: a busy machine changes nothing."""

    html: str
    seconds: float


@cache
def page_of(source):
    """The report on an article."""
    began = _used()
    return Page(report(source), _used() - began)


def _used():
    return sum(os.times()[:4])
