"""A folder of the user's own with copies of the notebooks, and JupyterLab opened on it."""

from __future__ import annotations

import os
import shutil
from itertools import chain, count
from pathlib import Path
from urllib.parse import quote

from analysis.notebook.places import folder, open_article
from analysis.notebook.report import NOTEBOOK, article_of, stable, with_article

# Nothing is fetched while one works: no check for updates.
_OFFLINE = ["--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate"]


def prepare(place: Path, *, article: str | None = None) -> Path:
    """Copy the notebooks to ``place`` and give the path of the one to open. What is there already is never changed.

    Parameters
    ----------
    place
        The folder, made if need be.
    article
        If given, the first notebook is copied once more for it, as ``01_one_article_<its id>.ipynb``; for another article
        with the same id as ``01_one_article_<its id>-2.ipynb``, and so on.

    Raises
    ------
    FileNotFoundError, ValueError
        If the article cannot be read, or this copy of quotelab has no notebooks.
    """
    place = place.resolve()
    place.mkdir(parents=True, exist_ok=True)
    for path in sorted(folder("notebooks").glob("*.ipynb")):
        if not (place / path.name).exists():
            shutil.copyfile(path, place / path.name)
    if article is None:
        return place / f"{NOTEBOOK}.ipynb"
    mine = _own_copy(place / f"{NOTEBOOK}_{_file_name(open_article(article).id)}.ipynb", stable(article))
    if not mine.exists():
        original = (folder("notebooks") / f"{NOTEBOOK}.ipynb").read_text(encoding="utf-8")
        mine.write_text(with_article(original, stable(article)), encoding="utf-8")
    return mine


def _own_copy(path: Path, source: str) -> Path:
    """The notebook of this article, or the first free name for it: two files of one name are two articles."""
    numbered = (path.with_name(f"{path.stem}-{number}.ipynb") for number in count(2))
    return next(
        name
        for name in chain([path], numbered)
        if not name.exists() or article_of(name.read_text(encoding="utf-8")) == source
    )


def open_lab(notebook: Path, *, browser: bool = True) -> int:
    """Run JupyterLab on a notebook until it is stopped. It prints its address, for machines without a browser."""
    os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")
    try:
        from jupyterlab.labapp import main
    except ImportError as error:
        raise ImportError("JupyterLab is not installed: pip install 'quotelab[lab]'") from error
    # As the start page, not as a file to open: then the printed address leads to the notebook as well.
    options = [
        f"--ServerApp.root_dir={notebook.parent}",
        f"--LabApp.default_url=/lab/tree/{quote(notebook.name)}",
    ]
    options += [] if browser else ["--no-browser"]
    options += _OFFLINE
    # JupyterLab refuses to start for the administrator, which is who one is in a container.
    options += ["--allow-root"] if hasattr(os, "geteuid") and os.geteuid() == 0 else []
    main(options)
    return 0


def _file_name(name: str) -> str:
    kept = "".join(sign if sign.isalnum() or sign in "-_" else "-" for sign in name)
    return kept.strip("-")[:60] or "article"
