"""The distribution holds every room of the package, with its data files."""

import tomllib

from conftest import REPO


def test_every_package_is_named():
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))
    named = project["tool"]["setuptools"]["packages"]
    held = {
        str(path.parent.relative_to(REPO)).replace("/", ".")
        for path in (REPO / "analysis").rglob("__init__.py")
    }
    assert set(named) == held


def test_every_data_file_is_named():
    project = tomllib.loads((REPO / "pyproject.toml").read_text(encoding="utf-8"))
    patterns = {pattern.lstrip("*") for pattern in project["tool"]["setuptools"]["package-data"]["*"]}
    files = [
        path for path in (REPO / "analysis").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    ]
    assert {path.suffix for path in files} - {".py", ".pyc"} <= patterns
