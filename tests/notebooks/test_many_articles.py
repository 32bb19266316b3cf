"""The notebooks on many articles, run on the samples and on hardly anything."""

import re
import shutil
import time

import pytest
from conftest import SEEDS

from analysis.notebook.places import folder
from analysis.notebook.report import export, run

NAMES = ["02_who_says_what", "03_sentiment", "04_rhetoric", "05_compare_speakers"]


def page(name: str, **parameters: object) -> str:
    return export(run(folder("notebooks") / f"{name}.ipynb", **parameters), title=name)


@pytest.mark.parametrize("name", NAMES)
def test_it_runs_within_a_minute_and_describes_every_picture(name):
    began = time.perf_counter()
    made = page(name)
    assert time.perf_counter() - began < 60
    pictures = re.findall(r"<img [^>]*>", made)
    assert len(pictures) >= 3 and all(re.search(r"alt=(['\"]).{20,}?\1", picture) for picture in pictures)
    assert "Traceback" not in made and "<script" not in made
    shown = re.sub(r"<[^>]*>", " ", made)
    assert not re.search(r"\bnan\b|<NA>", shown)


@pytest.mark.parametrize("name", ["03_sentiment", "04_rhetoric", "05_compare_speakers"])
@pytest.mark.parametrize("article", ["tokayev-state-visit", "night-timetable"])
def test_it_runs_on_a_single_article_even_without_a_quote(name, article, tmp_path):
    shutil.copy(SEEDS / f"{article}.txt", tmp_path)
    assert "Traceback" not in page(name, articles=str(tmp_path))


def test_two_speakers_instead_of_two_voices():
    made = page("05_compare_speakers", choice=["speaker", "Dorian Kett", "Tobias Renn"])
    assert "Too little" in made and "Traceback" not in made
