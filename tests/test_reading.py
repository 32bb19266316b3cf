"""Reading: how a source is told, how bytes become text, what is noted as a problem."""

from pathlib import Path

import pytest
from hostile import HOSTILE
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article import Article
from analysis.reading import article_paths, decode, read

TEXT = "“I don’t know,” said Reed — a café owner.\nIt costs £5.\n"


def kinds(article: Article) -> list[str]:
    return [problem.kind for problem in article.problems]


def twice(text: str) -> str:
    """UTF-8 taken for Windows-1252."""
    free = b"\x81\x8d\x8f\x90\x9d"
    return "".join(bytes([b]).decode("latin-1" if b in free else "cp1252") for b in text.encode())


@pytest.mark.parametrize(
    ("data", "text", "problems"),
    [
        (TEXT.encode(), TEXT, 0),
        (TEXT.encode("utf-8-sig"), TEXT, 0),
        (TEXT.encode("utf-16"), TEXT, 0),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), TEXT, 0),
        (TEXT.encode("utf-32"), TEXT, 0),
        (TEXT.replace("\n", "\r\n").encode(), TEXT, 0),
        (TEXT.replace("\n", "\r").encode(), TEXT, 0),
        (TEXT.encode("cp1252"), TEXT, 1),
        (TEXT.encode("utf-16-le"), TEXT, 1),
        (twice(TEXT).encode(), TEXT, 1),
        ((TEXT * 3).encode() + b"\xff.", TEXT * 3 + "\ufffd.", 1),
        (b"Plain.", "Plain.", 0),
        (b"", "", 0),
    ],
)
def test_decoding(data, text, problems):
    decoded, noted = decode(data)
    assert decoded == text
    assert [problem.kind for problem in noted] == ["encoding"] * problems


def test_a_declared_encoding_is_believed_without_a_problem():
    assert decode("Žluť".encode("iso-8859-2"), charset="iso-8859-2") == ("Žluť", [])
    assert decode("Žluť".encode(), charset="no-such-code") == ("Žluť", [])


@pytest.mark.parametrize("data", [bytes(range(256)) * 4, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0" * 9])
def test_what_is_no_text(data, tmp_path):
    path = tmp_path / "picture.txt"
    path.write_bytes(data)
    with pytest.raises(ValueError, match=r"picture\.txt: this is no text; save"):
        read(path)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_bytes_are_read_or_refused(data):
    try:
        text, problems = decode(data, source="x")
    except ValueError as error:
        assert str(error).startswith("x: ")
    else:
        assert "\ufffd" not in text or problems or "\ufffd".encode() in data


@pytest.mark.parametrize(
    "text",
    [
        "“We won,” said Reed.",
        "Say no to file.txt please",
        "One.\nTwo.txt",
        "x" * 5000 + ".txt",
        "",
        "a\0b.txt",
        "~nobody-of-that-name",
        "http:// is how addresses begin",
        "See http://alder.example/x for more.",
        "http://alder.example/x\n",
        "missing.txt\n",
    ],
)
def test_texts(text):
    article = read(text)
    assert (article.text, article.id, article.source) == (text, "article", None)


@pytest.mark.parametrize("name", ["a.txt", "notes.md", "sub/a b.txt", "x.HTML", "report.pdf", "./a.txt"])
def test_files_that_are_not_there(name):
    with pytest.raises(FileNotFoundError, match="there is no such file"):
        read(name)


@pytest.mark.parametrize("wrong", [None, 3, b"text", ["a.txt"]])
def test_what_is_no_source(wrong):
    with pytest.raises(TypeError, match="a text, a path or an address"):
        read(wrong)


def test_files(tmp_path, monkeypatch):
    (tmp_path / "bridge opens").write_text("The bridge is open.", encoding="utf-8")
    path = tmp_path / "bridge-opens.txt"
    path.write_text(TEXT, encoding="utf-8")
    for source in (path, str(path), f" {path} "):
        article = read(source)
        assert (article.text, article.id, article.source) == (TEXT, "bridge-opens", str(path))
    assert read(f"{path}\n").text == f"{path}\n"
    monkeypatch.chdir(tmp_path)
    assert read("bridge-opens.txt", id="b", speaker="Reed").id == "b"
    assert read("bridge opens").text == "The bridge is open."
    assert read("bridge-opens.txt", speaker="Reed").speaker == "Reed"


def test_a_folder_is_explained(tmp_path):
    with pytest.raises(IsADirectoryError, match="a folder without articles"):
        read(tmp_path)


def test_article_paths(tmp_path):
    for name in ("b.txt", "a.md", "c.HTML", "d.pdf", ".hidden"):
        (tmp_path / name).write_text("x", encoding="utf-8")
    (tmp_path / "sub.txt").mkdir()
    assert [path.name for path in article_paths(tmp_path)] == ["a.md", "b.txt", "c.HTML"]
    assert article_paths(str(tmp_path / "d.pdf")) == [tmp_path / "d.pdf"]
    with pytest.raises(FileNotFoundError, match="no such file or folder"):
        article_paths(tmp_path / "none")


def test_lost_characters_are_noted_with_their_place():
    article = read(twice("“We won,” said Reed."))
    assert kinds(article) == ["encoding"]
    assert article.problems[0].start == 0
    assert kinds(read("He said \ufffdno\ufffd.")) == ["encoding"]
    assert kinds(read("Â is a letter, â too, and Ã as well.")) == []


def test_an_empty_text_is_noted():
    assert kinds(read("")) == kinds(read(" \n ")) == ["empty"]


def test_what_the_text_tells_of_itself_is_taken():
    article = read(
        "Bridge opens\n\nBy Ada Tarn\n\nALDER — It is open again, the mayor said on Monday, and will stay so."
    )
    assert (article.title, article.author) == ("Bridge opens", "Ada Tarn")
    assert [part.kind for part in article.parts] == ["headline", "byline", "dateline"]


def test_markdown_files(tmp_path):
    path = tmp_path / "bridge.md"
    path.write_text("# Bridge opens\n\n“It is open,” she said.\n", encoding="utf-8")
    article = read(path)
    assert article.text == "# Bridge opens\n\n“It is open,” she said.\n"
    assert (article.title, [part.kind for part in article.parts]) == ("Bridge opens", ["headline"])


HTML = """<!doctype html><html><head><meta charset="{charset}"><title>Bridge opens | The Alder Post</title>
<meta name="author" content="Ada Tarn"><meta property="og:site_name" content="The Alder Post">
<meta property="og:title" content="Bridge opens again in Alder">
<meta property="article:published_time" content="2024-05-12T10:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Bridge opens again in Alder</h1>
<p>The bridge over the Alder was opened again on Monday, eleven months after it had been shut for repairs.</p>
<p>“We have waited long enough,” said Mayor Ada Tarn, who cut the ribbon at noon. ‘It’s done’.</p>
<blockquote><p>“Nobody will forget this winter. Nobody should.”</p></blockquote>
<p>Shops said trade had fallen by half &mdash; and &quot;stayed there&quot; at &pound;5 a day.</p></article>
<footer>All rights reserved</footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "windows-1252"])
def test_html_files(tmp_path, charset):
    pytest.importorskip("trafilatura")
    path = tmp_path / "bridge.html"
    path.write_bytes(HTML.format(charset=charset).encode(charset))
    article = read(path)
    assert (article.title, article.author) == ("Bridge opens again in Alder", "Ada Tarn")
    assert (article.date, article.site, article.problems) == ("2024-05-12", "The Alder Post", ())
    assert "“We have waited long enough,” said Mayor Ada Tarn" in article.text
    assert "“Nobody will forget this winter. Nobody should.”" in article.text
    assert '— and "stayed there" at £5' in article.text
    assert "rights reserved" not in article.text
    assert [article.text[part.start : part.end] for part in article.parts] == ["Bridge opens again in Alder"]


@pytest.mark.parametrize("html", ["", "<html><body></body></html>", "<p>", "<<<>>>"])
def test_html_without_an_article(tmp_path, html):
    pytest.importorskip("trafilatura")
    path = tmp_path / "empty.html"
    path.write_text(html, encoding="utf-8")
    with pytest.raises(ValueError, match=r"empty\.html: no article found"):
        read(path)


def test_html_without_trafilatura(tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "trafilatura", None)
    path = Path(tmp_path, "a.html")
    path.write_text(HTML, encoding="utf-8")
    with pytest.raises(ImportError, match=r"pip install 'quotelab\[web\]'"):
        read(path)


@settings(deadline=None)
@given(HOSTILE)
def test_any_text_is_kept_as_it_is(text):
    text += "\n\nThe end."
    article = read(text)
    assert article.text == text
    for start, end in article.body:
        assert 0 <= start < end <= len(article.text)
