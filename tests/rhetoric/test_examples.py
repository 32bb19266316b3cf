"""The examples in the docstrings of the two rooms are true."""

import doctest
from importlib import import_module
from pkgutil import iter_modules

import pytest

import analysis.compare
import analysis.rhetoric

MODULES = [
    f"{room.__name__}.{one.name}"
    for room in (analysis.compare, analysis.rhetoric)
    for one in iter_modules(room.__path__)
]


@pytest.mark.parametrize("name", MODULES)
def test_examples(name):
    assert doctest.testmod(import_module(name)).failed == 0
