"""The user's own folder: copies made once, changes kept; samples and notebooks found."""

import json

import pytest

from analysis.notebook import open_article, samples
from analysis.notebook.places import folder
from analysis.notebook.report import article_of
from analysis.notebook.workplace import prepare


def test_copies_are_made_and_what_was_changed_is_kept(tmp_path):
    first = prepare(tmp_path / "mine")
    assert first.name == "01_one_article.ipynb"
    assert {path.name for path in first.parent.iterdir()} == {
        path.name for path in folder("notebooks").glob("*.ipynb")
    }
    first.write_text("changed", encoding="utf-8")
    assert prepare(tmp_path / "mine").read_text(encoding="utf-8") == "changed"


def test_an_article_has_a_copy_of_its_own(tmp_path):
    story = tmp_path / "my story.txt"
    story.write_text("“No,” said Ana Ruiz.\n", encoding="utf-8")
    mine = prepare(tmp_path / "mine", article=str(story))
    assert mine.name == "01_one_article_my-story.ipynb"
    cells = json.loads(mine.read_text(encoding="utf-8"))["cells"]
    (cell,) = (cell for cell in cells if "parameters" in cell["metadata"].get("tags", []))
    assert "".join(cell["source"]).startswith(f'article = "{story}"')


def test_another_article_of_the_same_name_has_another_copy(tmp_path):
    stories = [tmp_path / place / "story.txt" for place in "abc"]
    for story in stories:
        story.parent.mkdir()
        story.write_text(f"“No,” said Ana Ruiz in {story.parent.name}.\n", encoding="utf-8")
    copies = [prepare(tmp_path / "mine", article=str(story)) for story in stories]
    assert [path.stem.removeprefix("01_one_article_") for path in copies] == ["story", "story-2", "story-3"]
    assert [article_of(path.read_text(encoding="utf-8")) for path in copies] == list(map(str, stories))
    assert prepare(tmp_path / "mine", article=str(stories[1])) == copies[1]


@pytest.mark.parametrize(
    ("text", "article"),
    [
        ("changed", None),
        ("[]", None),
        ('{"cells": []}', None),
        ('{"cells": [{"metadata": {"tags": ["parameters"]}, "source": "article = \'a\'  # mine"}]}', "a"),
        ('{"cells": [{"metadata": {"tags": ["parameters"]}, "source": ["article = open()"]}]}', None),
    ],
)
def test_the_article_of_a_notebook(text, article):
    assert article_of(text) == article


def test_an_article_that_is_not_there_makes_no_copy(tmp_path):
    with pytest.raises(FileNotFoundError):
        prepare(tmp_path / "mine", article="missing.txt")
    assert not list((tmp_path / "mine").glob("*missing*"))


def test_samples_open_by_name_and_texts_and_files_as_what_they_are(tmp_path):
    assert "tokayev-state-visit" in samples()
    assert open_article("tokayev-state-visit").id == "tokayev-state-visit"
    assert open_article("“No,” said Ana Ruiz, the mayor of Port Ellery.\n").text.startswith("“No,”")
    path = tmp_path / "story.txt"
    path.write_text("A story.", encoding="utf-8")
    assert open_article(path).id == open_article(str(path)).id == "story"


def test_a_folder_that_is_nowhere_is_one_clear_error():
    with pytest.raises(FileNotFoundError, match="has no picnic"):
        folder("picnic")
