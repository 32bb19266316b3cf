"""Docstrings refer to what there is."""

import importlib
import re

import pytest
from conftest import REPO

REFERENCES = [
    (path.relative_to(REPO).with_suffix("").as_posix().replace("/", "."), name)
    for path in sorted((REPO / "analysis").rglob("*.py"))
    if "training" not in path.parts
    for name in re.findall(r":(?:func|class):`~?([\w.]+)`", path.read_text(encoding="utf-8"))
]


@pytest.mark.parametrize(("module", "name"), sorted(set(REFERENCES)))
def test_a_name_referred_to_exists(module, name):
    home, _, last = name.rpartition(".")
    rooms = [home] if home else [module.removesuffix(".__init__"), module.rpartition(".")[0]]
    assert any(callable(getattr(importlib.import_module(room), last, None)) for room in rooms)
