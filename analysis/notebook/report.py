"""A notebook run on one article and written as a page that needs nothing else: no network, no script, no code in sight."""

from __future__ import annotations

import ast
import json
import os
import tempfile
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from analysis.article import Article
from analysis.notebook.page import resource
from analysis.notebook.places import folder, open_article
from analysis.notebook.sections import without_empty

if TYPE_CHECKING:
    from nbformat import NotebookNode

NOTEBOOK = "01_one_article"
# Cells with one of these tags make sense in JupyterLab only.
_NOTEBOOK_ONLY = {"parameters", "injected-parameters", "notebook-only"}


class ReportError(RuntimeError):
    """The notebook did not run to its end."""


def report(source: str | Path, *, speaker: str | None = None, notebook: str = NOTEBOOK) -> str:
    """Run a notebook on an article and give the result as one self-contained HTML page.

    Parameters
    ----------
    source
        The article: name of a sample, file, web address, or the text itself.
    speaker
        Set it if the whole text is one person's speech.
    notebook
        Which of the notebooks to run, by its name without ``.ipynb``.

    Returns
    -------
    str
        The page. It works without a network, on a phone, on paper, and with dark colours where the reader prefers them.

    Raises
    ------
    FileNotFoundError, ValueError
        If the article or the notebook cannot be read.
    ReportError
        If a cell failed; the message is that of the cell.
    """
    article = open_article(source, speaker=speaker)
    return export(
        run(folder("notebooks") / f"{notebook}.ipynb", article=stable(source), speaker=speaker),
        title=_title(article),
    )


def run(path: Path, **parameters: object) -> NotebookNode:
    """Run a notebook with these parameters; its nodes with all outputs."""
    # The kernel must be this environment's own, even if the user has installed another one under the same name.
    os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")
    import papermill
    from papermill.exceptions import PapermillExecutionError

    if not path.is_file():
        raise FileNotFoundError(f"there is no notebook {path.name} in {path.parent}")
    with tempfile.TemporaryDirectory() as away:
        done = Path(away) / path.name
        try:
            return papermill.execute_notebook(
                path,
                done,
                parameters,
                kernel_name="python3",
                progress_bar=False,
                extra_arguments=["--log-level=CRITICAL"],
            )
        except PapermillExecutionError as error:
            raise ReportError(f"{path.name} stopped: {error.ename}: {error.evalue}") from error


def export(notebook: NotebookNode, *, title: str) -> str:
    """The page of a notebook that was run: prose, tables and charts, without the code."""
    from nbconvert import HTMLExporter

    kept = [cell for cell in notebook.cells if not _NOTEBOOK_ONLY & set(cell.metadata.get("tags", []))]
    # The state of widgets, which need a running kernel, would come along as a script.
    facts = {name: value for name, value in notebook.metadata.items() if name != "widgets"}
    notebook = type(notebook)({**notebook, "cells": without_empty(kept), "metadata": type(notebook)(facts)})
    exporter = HTMLExporter(
        template_name="basic", exclude_input=True, exclude_output_prompt=True, exclude_anchor_links=True
    )
    body, _ = exporter.from_notebook_node(notebook)
    page = resource("report.tpl")
    for name, value in {"title": escape(title), "style": resource("report.css"), "body": body}.items():
        page = page.replace(f"<!-- {name} -->", value)
    return page


def _title(article: Article) -> str:
    """The headline, or else the id made readable."""
    return article.title or article.id.replace("-", " ").replace("_", " ").strip().capitalize()


def with_article(notebook: str, source: str) -> str:
    """The text of a notebook file whose ``article`` parameter is another one."""
    nodes = json.loads(notebook)
    for cell in nodes["cells"]:
        if "parameters" in cell["metadata"].get("tags", []):
            cell["source"] = [_set(line, source) for line in cell["source"]]
    return json.dumps(nodes, indent=1, ensure_ascii=False) + "\n"


def article_of(notebook: str) -> str | None:
    """The ``article`` parameter of the text of a notebook file; None where it has none that can be read."""
    try:
        cells = json.loads(notebook)["cells"]
        ours = [cell for cell in cells if "parameters" in cell["metadata"].get("tags", [])]
        lines = [line for cell in ours for line in "".join(cell["source"]).splitlines()]
        values = [line.partition("=")[2].strip() for line in lines if line.startswith("article =")]
        return ast.literal_eval(values[0])
    except (ValueError, SyntaxError, LookupError, TypeError):
        return None


def _set(line: str, source: str) -> str:
    if not line.startswith("article ="):
        return line
    comment = line[line.index("  #") :] if "  #" in line else ""
    return f"article = {json.dumps(source, ensure_ascii=False)}{comment}"


def stable(source: str | Path) -> str:
    """The source as it is understood from any working directory: files by their full path."""
    source = str(source)
    is_file = len(source) < 1000 and "\n" not in source and Path(source).is_file()
    return str(Path(source).resolve()) if is_file else source
