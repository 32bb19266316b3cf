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
QUOTES_LINE = [
    {"attribution", "marks", "model", "names", "table", "verbs"},
    {"layout"},
    {"confidence", "corrections", "phrases", "problems"},
    {"manner", "relations", "voices"},
    {"assembly", "speakers"},
    {"__init__"},
]
MODULES = sorted(path.relative_to(REPO / "analysis") for path in (REPO / "analysis").rglob("*.py"))


def imported_from(module, package):
    """The rooms of a package that a module imports from."""
    for node in ast.walk(ast.parse((REPO / "analysis" / module).read_text(encoding="utf-8"))):
        names = [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
        names += [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
        for name in names:
            if name.startswith(f"{package}."):
                yield name.removeprefix(f"{package}.").split(".")[0]


def upwards(module, room, package, line):
    """What a module imports from rooms that come after its own."""
    rank = {name: place for place, names in enumerate(line) for name in names}
    return {other for other in imported_from(module, package) if rank[other] > rank[room]}


@pytest.mark.parametrize("module", MODULES, ids=str)
def test_imports_go_down_the_line(module):
    room = module.parts[0].removesuffix(".py")
    if room in ("training", "__init__"):
        return
    assert upwards(module, room, "analysis", LINE) == set()
    if room == "quotes":
        part = module.parts[1].removesuffix(".py")
        assert upwards(module, part, "analysis.quotes", QUOTES_LINE) == set()


def test_the_package_prints_nothing_and_catches_no_bare_exception():
    for module in MODULES:
        if module.parts[0] in ("training", "__main__.py"):
            continue
        for node in ast.walk(ast.parse((REPO / "analysis" / module).read_text(encoding="utf-8"))):
            assert not (
                isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
            ), module
            assert not (isinstance(node, ast.ExceptHandler) and node.type is None), module
