"""The cells of all notebooks on articles in which hardly anything is said, executed in this process, which takes seconds."""

import json

import matplotlib as mpl
import pandas as pd
import pytest

from analysis.notebook.places import folder

NAMES = ["01_one_article", "02_who_says_what", "03_sentiment", "04_rhetoric", "05_compare_speakers"]
ARTICLES = {
    "no quote": ["The bridge was closed on Monday. Trucks waited.", "Rain fell on the valley all night."],
    "indirect only": [
        "Ada Reed said that the bridge would be closed. Tom Hale said they would wait.",
        "Ada Reed said that the bridge was safe again.",
    ],
    "all speakers open": [
        "“We will rebuild the bridge before the winter,” it was said on Monday.",
        "“The bridge is closed,” it was said. “Nobody asked us.” Trucks waited.",
    ],
    "next to nothing": ["Rain.", "“We will wait for the boats,” said Ada Reed, the mayor."],
}


@pytest.fixture(autouse=True)
def settings_of_notebooks_stay_there():
    """What the first cell sets for its kernel would hold for all later tests."""
    names = ["display.precision", "display.max_colwidth", "display.html.use_mathjax"]
    kept = {name: pd.get_option(name) for name in names}
    with mpl.rc_context():
        yield
    for name, value in kept.items():
        pd.set_option(name, value)


def run(name: str, **parameters: str) -> None:
    """Execute the code of a notebook, its parameters set, as a kernel would."""
    nodes = json.loads((folder("notebooks") / f"{name}.ipynb").read_text(encoding="utf-8"))
    space = {}
    for cell in nodes["cells"]:
        if cell["cell_type"] == "code":
            exec("".join(cell["source"]), space)
        if "parameters" in cell["metadata"].get("tags", []):
            space |= {key: value for key, value in parameters.items() if key in space}


@pytest.mark.parametrize("kind", ARTICLES)
@pytest.mark.parametrize("name", NAMES)
def test_every_cell_runs(name, kind, tmp_path):
    for number, text in enumerate(ARTICLES[kind]):
        (tmp_path / f"article-{number}.txt").write_text(text, encoding="utf-8")
    run(name, article=str(tmp_path / "article-0.txt"), articles=str(tmp_path))
