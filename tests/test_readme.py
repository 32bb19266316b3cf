"""What the README promises is so: its commands parse, its code runs, its tables are complete, its picture is there."""

import re
import shlex

import pytest
from conftest import REPO, SEEDS

import analysis
from analysis.__main__ import _parser
from analysis.quotes.table import QUOTE_COLUMNS

README = (REPO / "README.md").read_text(encoding="utf-8")
COMMANDS = re.findall(r"`(?:\.venv/bin/)?(quotelab [a-z][^`|]*)`", README)


@pytest.mark.parametrize("command", sorted(set(COMMANDS)))
def test_every_command_is_understood(command):
    words = shlex.split(command.replace("\\", "").replace("\n", " ").replace("…", "example"))
    assert _parser().parse_args(words[1:])


def test_there_are_commands_to_check():
    assert len(COMMANDS) >= 5


@pytest.mark.parametrize("name", ["lab", "tests"])
def test_the_two_commands_stand_alone(name):
    (block,) = re.findall(rf"<!-- command: {name} -->\n```sh\n(.*?)```", README, flags=re.DOTALL)
    assert block.count("\n") == 1, "one line to copy"
    assert block.startswith("python3 -m venv .venv && .venv/bin/pip install")


def test_the_python_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "story.txt").write_bytes((SEEDS / "tokayev-state-visit.txt").read_bytes())
    for block in re.findall(r"```python\n(.*?)```", README, flags=re.DOTALL):
        exec(block, {})


def test_the_python_for_a_folder_runs(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "stories").mkdir()
    (tmp_path / "stories" / "story.txt").write_text("It rained.", encoding="utf-8")
    (code,) = re.findall(r"`(\[analysis[^`]+\])`", README)
    assert [article.text for article in eval(code, {"analysis": analysis})] == ["It rained."]


def test_the_figures_of_tone_are_those_of_its_card():
    card = (REPO / "analysis" / "sentiment" / "README.md").read_text(encoding="utf-8")
    parts = re.findall(
        r"^\| NewsMTSC dev.*?\| (\.\d\d) .*?\| (\.\d\d) .*?\| (\.\d\d) ", card, flags=re.MULTILINE
    )
    figures = "; ".join(" and ".join(both) for both in zip(*parts[:2], strict=True))
    assert f"macro F1 on NewsMTSC (two parts): ours; VADER; TextBlob | {figures} |" in README


def test_every_column_is_explained():
    table = README[README.index("## The quotes table") : README.index("## How right it is")]
    named = set(re.findall(r"`(\w+)`", table))
    assert set(QUOTE_COLUMNS) <= named


def test_pictures_and_notebooks_exist():
    for picture in re.findall(r"!\[[^\]]+\]\(([^)]+)\)", README):
        assert (REPO / picture).is_file()
    index = README[README.index("<!-- notebooks -->") : README.index("<!-- /notebooks -->")]
    named = set(re.findall(r"^\| `(\w+)`", index, flags=re.MULTILINE))
    assert named == {path.stem for path in (REPO / "notebooks").glob("*.ipynb")}
