"""The first notebook, run from beginning to end on very different articles."""

import json
import re
from html import unescape

import pytest
from conftest import SEEDS, seed_article
from pages import page_of

from analysis.notebook.places import folder
from analysis.notebook.report import ReportError, export, run, with_article

# The first sample, one with many speakers and $ signs, one without a quote.
SOME = ["tokayev-state-visit", "rate-press-conference", "night-timetable"]
PATH = folder("notebooks") / "01_one_article.ipynb"


@pytest.mark.parametrize("name", SOME)
def test_it_runs_in_twenty_seconds_and_needs_nothing_else(name):
    page, seconds = page_of(name)
    assert seconds < 20
    loaded = re.findall(r"(?:src|href)\s*=\s*[\"']?([^\"'\s>]+)", page)
    assert all(link.startswith(("data:", "#")) for link in loaded), [link[:60] for link in loaded]
    assert "<script" not in page and "@import" not in page and "url(http" not in page


@pytest.mark.parametrize("name", SOME)
def test_the_page_holds_the_article_and_no_code(name):
    page = page_of(name).html
    shown = unescape(re.sub(r"<sup .*?</sup>|<[^>]*>", "", page))
    longest = max(seed_article(name).text.splitlines(), key=len)
    assert longest in shown
    assert "notebook.set_up()" not in page and "Traceback" not in page


@pytest.mark.parametrize("name", SOME)
def test_every_picture_is_described(name):
    pictures = re.findall(r"<img [^>]*>", page_of(name).html)
    assert all(re.search(r"alt=\"[^\"]{20,}\"", picture) for picture in pictures)
    assert len(pictures) >= (6 if name != "night-timetable" else 1)


def test_an_article_of_ones_own(tmp_path):
    path = tmp_path / "two.txt"
    path.write_text(
        "“It costs $5 or $6,” said Ana Ruiz, the mayor. <script>alert(1)</script>\n", encoding="utf-8"
    )
    page = page_of(path).html
    assert "Ana Ruiz" in page and "<script" not in page and "$5 or $6" in page


def test_a_cell_that_fails_is_named(tmp_path):
    nodes = json.loads(PATH.read_text(encoding="utf-8"))
    nodes["cells"] = [
        {
            **nodes["cells"][0],
            "cell_type": "code",
            "source": ["1 / 0"],
            "outputs": [],
            "execution_count": None,
        }
    ]
    path = tmp_path / "broken.ipynb"
    path.write_text(json.dumps(nodes), encoding="utf-8")
    with pytest.raises(ReportError, match="ZeroDivisionError"):
        export(run(path), title="x")


@pytest.mark.parametrize("name", ["my story.txt", 'a "quoted" name', "https://example.org/a"])
def test_the_article_of_a_copy_is_set_and_its_comment_kept(name):
    changed = json.loads(with_article(PATH.read_text(encoding="utf-8"), name))
    (cell,) = (cell for cell in changed["cells"] if "parameters" in cell["metadata"].get("tags", []))
    space = {}
    exec("".join(cell["source"]), space)
    assert space["article"] == name
    assert "  # " in "".join(cell["source"])


def test_the_samples_are_all_there():
    assert len(list(SEEDS.glob("*.txt"))) >= 9
