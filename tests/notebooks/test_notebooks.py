"""The notebooks as files: short cells, nothing defined, nothing left over, one place to change the article."""

import ast
import json
import re

import pytest
from conftest import REPO

NOTEBOOKS = sorted((REPO / "notebooks").glob("*.ipynb"))
README = (REPO / "README.md").read_text(encoding="utf-8")


def cells(path, kind="code"):
    nodes = json.loads(path.read_text(encoding="utf-8"))
    return [cell for cell in nodes["cells"] if cell["cell_type"] == kind]


def source(cell):
    return "".join(cell["source"])


def test_there_are_notebooks():
    assert NOTEBOOKS


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
class TestEveryNotebook:
    """What holds for each of them."""

    def test_outputs_are_stripped(self, path):
        assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells(path))

    def test_cells_are_short_and_define_nothing(self, path):
        for cell in cells(path):
            tree = ast.parse(source(cell))
            assert not any(
                isinstance(node, (ast.FunctionDef, ast.ClassDef, ast.Lambda)) for node in ast.walk(tree)
            )
            lines = [line for line in source(cell).splitlines() if line.strip()]
            assert len(lines) <= 3, source(cell)

    def test_nothing_is_looked_for_outside_the_package(self, path):
        text = path.read_text(encoding="utf-8")
        assert "../" not in text and "sys.path" not in text and "%run" not in text

    def test_one_cell_holds_the_parameters_and_nothing_else(self, path):
        tagged = [cell for cell in cells(path) if "parameters" in cell["metadata"].get("tags", [])]
        assert len(tagged) == 1
        for line in source(tagged[0]).splitlines():
            assert re.fullmatch(r"\w+ = .+  # .+", line), "a value and what it means, one a line"

    def test_only_this_package_is_imported(self, path):
        for cell in cells(path):
            for node in ast.walk(ast.parse(source(cell))):
                if isinstance(node, ast.ImportFrom):
                    assert node.module.split(".")[0] == "analysis"
                assert not isinstance(node, ast.Import) or {name.name for name in node.names} <= {"analysis"}

    def test_there_is_as_much_prose_as_code(self, path):
        assert len(cells(path, "markdown")) >= len(cells(path)) * 0.6

    def test_it_is_in_the_index(self, path):
        assert f"`{path.stem}`" in README
