"""The command line: what it writes, where, and its exit codes."""

import csv
import io
import json
import subprocess
import sys

import pytest
from conftest import REPO, SEEDS

from analysis.__main__ import FAILED, OK, main

STORY = "“We will build the bridge,” said Ana Ruiz, the mayor of Port Ellery.\n"


@pytest.fixture
def story(tmp_path):
    path = tmp_path / "story.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def quotes_of(capsys, *arguments):
    code = main(["quotes", *map(str, arguments), "--format", "jsonl"])
    out, err = capsys.readouterr()
    return code, [json.loads(line) for line in out.splitlines()], err


def test_jsonl(story, capsys):
    code, lines, err = quotes_of(capsys, story)
    assert code == OK and err == ""
    assert [(line["article"], line["speaker"], line["text"]) for line in lines] == [
        ("story", "Ana Ruiz", "“We will build the bridge,”")
    ]


def test_csv_to_a_file(story, tmp_path, capsys):
    out = tmp_path / "quotes.csv"
    assert main(["quotes", str(story), "--format", "csv", "-o", str(out)]) == OK
    rows = list(csv.DictReader(io.StringIO(out.read_text(encoding="utf-8"))))
    assert [row["speaker"] for row in rows] == ["Ana Ruiz"]
    assert capsys.readouterr().out == ""


def test_the_listing_is_the_default(story, capsys):
    assert main(["quotes", str(story)]) == OK
    assert "Ana Ruiz" in capsys.readouterr().out


def test_a_folder_and_a_sample(tmp_path, story, capsys):
    (tmp_path / "other.txt").write_text("“No,” said Bo Lind of Port Ellery.\n", encoding="utf-8")
    code, lines, _ = quotes_of(capsys, tmp_path, "tokayev-state-visit")
    assert code == OK
    assert [line["article"] for line in lines[:2]] == ["other", "story"]
    assert lines[-1]["article"] == "tokayev-state-visit"


def test_one_bad_article_does_not_stop_the_others(story, capsys):
    code, lines, err = quotes_of(capsys, "missing.txt", story)
    assert code == FAILED
    assert "missing.txt" in err and "Traceback" not in err
    assert len(lines) == 1


def test_a_page_without_trafilatura_does_not_stop_the_others(story, capsys, monkeypatch):
    monkeypatch.setitem(sys.modules, "trafilatura", None)
    story.with_name("page.html").write_text("<p>It rained.</p>", encoding="utf-8")
    code, lines, err = quotes_of(capsys, story.parent)
    assert code == FAILED
    assert "pip install 'quotelab[web]'" in err
    assert [line["article"] for line in lines] == ["story"]


@pytest.mark.parametrize(("articles", "kept"), [(["missing.txt"], True), (["missing.txt", "{story}"], False)])
def test_a_file_is_written_over_only_if_an_article_was_read(articles, kept, story, tmp_path):
    out = tmp_path / "keep.csv"
    out.write_text("mine", encoding="utf-8")
    articles = [article.format(story=story) for article in articles]
    assert main(["quotes", *articles, "--format", "csv", "-o", str(out)]) == FAILED
    assert (out.read_text(encoding="utf-8") == "mine") is kept


@pytest.mark.parametrize("piped", ["missing.txt", "http://127.0.0.1:9/story"])
def test_a_name_or_an_address_on_standard_input_is_text(piped, monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(piped.encode())))
    assert main(["quotes", "-"]) == OK
    assert capsys.readouterr().out.startswith("stdin: no quotes")


@pytest.mark.parametrize("arguments", [[], ["quotes"], ["quotes", "x", "--format", "yaml"], ["dance"]])
def test_a_command_that_is_not_understood(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    assert stop.value.code == 2
    assert "usage: quotelab" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments", [["--help"], ["quotes", "--help"], ["report", "--help"], ["lab", "--help"]]
)
def test_help_teaches(arguments, capsys):
    with pytest.raises(SystemExit) as stop:
        main(arguments)
    page = capsys.readouterr().out
    assert stop.value.code == 0
    assert ("exit codes" in page.lower() and "web address" in page) or arguments == ["--help"]


def test_standard_input_and_a_reader_that_leaves():
    piped = subprocess.run(
        [sys.executable, "-m", "analysis", "quotes", "-", "--format", "jsonl"],
        input=STORY.encode(),
        capture_output=True,
        cwd=REPO,
        check=True,
    )
    assert json.loads(piped.stdout)["article"] == "stdin"
    command = (
        f"'{sys.executable}' -m analysis quotes {SEEDS} --format jsonl | head -n 1; exit ${{PIPESTATUS[0]}}"
    )
    left = subprocess.run(["bash", "-c", command], capture_output=True, cwd=REPO, check=True)
    assert left.stderr == b"" and json.loads(left.stdout)


def test_a_report_on_nothing_fails_before_the_notebook_is_run(capsys):
    assert main(["report", "missing.txt"]) == FAILED
    assert "missing.txt" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "meant"), [("tokayev-state-vist", "tokayev-state-visit"), ("nonsense", "the samples are")]
)
def test_a_mistyped_name_is_no_article(name, meant, capsys):
    assert main(["quotes", name]) == FAILED
    assert meant in capsys.readouterr().err


def test_a_folder_without_articles_says_so(tmp_path, capsys):
    (tmp_path / "notes.docx").write_bytes(b"x")
    assert main(["quotes", str(tmp_path)]) == FAILED
    assert "a folder without articles" in capsys.readouterr().err


def test_own_pages_are_no_articles(tmp_path, story, capsys):
    page = '<!doctype html>\n<meta charset="utf-8">\n<meta name="generator" content="quotelab">\n<p>“No,” said Bo Lind.'
    (tmp_path / "story.html").write_text(page, encoding="utf-8")
    code, lines, _ = quotes_of(capsys, tmp_path)
    assert code == OK and [line["speaker"] for line in lines] == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("name", "begins"), [("q.csv", "article,quote,"), ("q.jsonl", '{"article"'), ("q.txt", "story: ")]
)
def test_the_name_of_the_file_tells_the_format(name, begins, story, tmp_path):
    out = tmp_path / name
    assert main(["quotes", str(story), "-o", str(out)]) == OK
    assert out.read_text(encoding="utf-8").startswith(begins)


def test_there_is_no_folder_to_write_to(story, tmp_path, capsys):
    assert main(["quotes", str(story), "-o", str(tmp_path / "none" / "q.csv")]) == FAILED
    assert "there is no folder" in capsys.readouterr().err


def test_a_speech(tmp_path, capsys):
    path = tmp_path / "speech.txt"
    path.write_text("My friends. I said that we would win. “No,” said Tom Hale.\n", encoding="utf-8")
    code, lines, _ = quotes_of(capsys, path, "--speaker", "Ada Reed")
    assert code == OK
    assert [line["speaker"] for line in lines] == ["Ada Reed", "Tom Hale"]
