"""Imports go only down the line: article, quotes, sentiment and rhetoric, compare, charts, narration, notebook."""

import ast

import pytest
from conftest import REPO

LINE = [
    {"text"},
    {"article", "wording"},
    {"parts", "web"},
    {"reading"},
    {"quotes"},
    {"sentiment", "rhetoric"},
    {"compare"},
    {"charts"},
    {"narrate", "formats"},
    {"notebook"},
    {"__main__"},
]
RANK = {room: rank for rank, rooms in enumerate(LINE) for room in rooms}
MODULES = sorted(path.relative_to(REPO / "analysis") for path in (REPO / "analysis").rglob("*.py"))


def rooms_imported(tree):
    for node in ast.walk(tree):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            if name.startswith("analysis."):
                yield name.split(".")[1]


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_go_down_the_line(module):
    room = module.parts[0].removesuffix(".py")
    if room in ("training", "__init__"):
        return
    tree = ast.parse((REPO / "analysis" / module).read_text(encoding="utf-8"))
    assert {other for other in rooms_imported(tree) if RANK[other] > RANK[room]} == set()


def test_the_package_prints_nothing_and_catches_no_bare_exception():
    for module in MODULES:
        if module.parts[0] in ("training", "__main__.py"):
            continue
        for node in ast.walk(ast.parse((REPO / "analysis" / module).read_text(encoding="utf-8"))):
            assert not (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
            ), module
            assert not (isinstance(node, ast.ExceptHandler) and node.type is None), module
