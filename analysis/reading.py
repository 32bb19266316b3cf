"""Reading an article: from a string, a file or the web to an Article, with everything odd written down as a problem."""

from __future__ import annotations

import codecs
import re
from pathlib import Path
from urllib.parse import urlsplit

from analysis.article import Article, Problem
from analysis.parts import METADATA, find_parts

SUFFIXES = (".txt", ".md", ".html", ".htm")
_LONGEST_PATH = 400
_URL = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://\S+")
_SUFFIX = re.compile(
    r"\.(?:txt|text|md|markdown|html?|xhtml|pdf|docx?|rtf|odt|csv|json|epub)$", re.IGNORECASE
)
_MOJIBAKE = re.compile(r"â€[\u0080-\u00ff\u2018-\u2122œ]|Ã[\u0080-\u00bf©¨±¶¼]|Â[\u00a0-\u00bf]")
_PAGES = (".html", ".htm", ".xhtml")
# What begins a web page, and what marks one that quotelab wrote.
_PAGE = re.compile(r"\s*<(?:!doctype html|html)\b", re.IGNORECASE)
_GENERATOR = b'<meta name="generator" content="quotelab">'
_META_CHARSET = re.compile(
    rb"<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*[\"']?([\w.:-]+)", re.IGNORECASE
)
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def read(
    source: str | Path,
    *,
    id: str | None = None,
    speaker: str | None = None,
    allow_private: bool = False,
    timeout: float = 10.0,
) -> Article:
    """Read an article.

    A ``Path`` is a file. A string that holds the end of a line is the text itself; another one is an address if it
    begins with ``http://`` or ``https://``, a file if there is one of that name, and else the text itself.

    Parameters
    ----------
    source
        Text, path (.txt, .md, .html) or address. Files may be UTF-8, UTF-16 or, with a problem noted, any other
        encoding; their line ends become ``\\n``. HTML needs ``pip install quotelab[web]``.
    id
        The article's name in all tables; the file's stem if not given.
    speaker
        The name of the speaker when the whole text is one person's speech.
    allow_private
        Also read addresses on the local network.
    timeout
        Seconds for an address, altogether.

    Returns
    -------
    Article
        Headline, byline and dateline in the text itself are its ``parts``. What was odd is in ``problems``: kinds
        "encoding" and "empty".

    Raises
    ------
    FileNotFoundError
        There is no such file.
    ValueError
        The source is no text, or an address that may not be read.
    OSError
        The address cannot be reached.

    Examples
    --------
    >>> read("“We won,” said Reed.").text
    '“We won,” said Reed.'
    """
    if isinstance(source, Path):
        return _read_file(source, id, speaker)
    if not isinstance(source, str):
        raise TypeError(f"read() takes a text, a path or an address, not {type(source).__name__}")
    name = source.strip(" \t")  # the end of a line stays: it marks a text
    if _URL.fullmatch(name):
        return _read_url(name, id, speaker, allow_private=allow_private, timeout=timeout)
    if _is_path(name):
        return _read_file(Path(name).expanduser(), id, speaker)
    if _PAGE.match(source):
        return _from_html(source.encode(), "this page", id or "article", speaker, charset="utf-8")
    return _article(source, [], id or "article", speaker)


def article_paths(folder: str | Path) -> list[Path]:
    """List the articles in a folder: its .txt, .md and .html files by name, those of its subfolders left out.

    Pages that ``quotelab report`` wrote are no articles. A path to one file gives that file.

    Raises
    ------
    FileNotFoundError
        There is no such folder.
    """
    folder = Path(folder).expanduser()
    if folder.is_file():
        return [folder]
    if not folder.is_dir():
        raise FileNotFoundError(f"{folder}: there is no such file or folder (looked in {Path.cwd()})")
    files = (path for path in folder.iterdir() if path.suffix.lower() in SUFFIXES and path.is_file())
    return sorted(path for path in files if not _is_own_page(path))


def _is_own_page(path: Path) -> bool:
    """A page that ``quotelab report`` wrote, beside the article as a rule."""
    if path.suffix.lower() not in _PAGES:
        return False
    with path.open("rb") as page:
        return _GENERATOR in page.read(1000)


def _is_path(source: str) -> bool:
    """The string names a file that exists, or was surely meant to."""
    if "\n" in source or "\r" in source or "\0" in source or not 0 < len(source) <= _LONGEST_PATH:
        return False
    try:
        if Path(source).expanduser().exists():
            return True
    except (OSError, RuntimeError):
        return False
    return bool(_SUFFIX.search(source)) and (" " not in source or "/" in source or "\\" in source)


def _read_file(path: Path, id: str | None, speaker: str | None) -> Article:
    if path.is_dir():
        raise IsADirectoryError(
            f"{path}: a folder; choose one of its articles"
            if article_paths(path)
            else f"{path}: a folder without articles (.txt, .md or .html; its subfolders are not looked through)"
        )
    if not path.is_file():
        raise FileNotFoundError(f"{path}: there is no such file (looked in {Path.cwd()})")
    data = path.read_bytes()
    if path.suffix.lower() in _PAGES:
        return _from_html(data, str(path), id or path.stem, speaker, charset=None)
    text, problems = decode(data, source=str(path))
    markdown = path.suffix.lower() in (".md", ".markdown")
    return _article(text, problems, id or path.stem, speaker, source=str(path), markdown=markdown)


def _read_url(
    url: str, id: str | None, speaker: str | None, *, allow_private: bool, timeout: float
) -> Article:
    from analysis.web import fetch

    page = fetch(url, allow_private=allow_private, timeout=timeout)
    name = id or Path(urlsplit(url).path).stem or urlsplit(url).hostname or "article"
    if page.type in ("text/html", "application/xhtml+xml", "application/xml", "text/xml"):
        return _from_html(page.data, page.url, name, speaker, charset=page.charset)
    if not page.type.startswith("text/"):
        raise ValueError(
            f"{url}: {page.type} is no text; save the article as .txt or .html and read the file"
        )
    text, problems = decode(page.data, source=url, charset=page.charset)
    return _article(text, problems, name, speaker, source=page.url, markdown=page.type == "text/markdown")


def decode(data: bytes, *, source: str = "text", charset: str | None = None) -> tuple[str, list[Problem]]:
    """Turn bytes into text: by their byte order mark, as UTF-8, as declared, or as guessed, which is a problem noted.

    Line ends become ``\\n``.

    Raises
    ------
    ValueError
        The bytes are no text in any encoding.
    """
    text, note = _decode(data, source, charset)
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    problems = [Problem("encoding", 0, 0, note)] if note else []
    return text, problems


def _decode(data: bytes, source: str, charset: str | None) -> tuple[str, str]:
    for bom, codec in _BOMS:
        if data.startswith(bom):
            text = data.decode(codec, errors="replace")
            return text, "some bytes could not be read" if "\ufffd" in text else ""
    for codec in ("utf-8", charset):
        try:
            if codec and b"\0" not in data:
                return _mend(data.decode(codec))
        except (UnicodeDecodeError, LookupError):
            continue
    return _guess(data, source)


def _mend(text: str) -> tuple[str, str]:
    """Undo a second encoding: UTF-8 that was taken for Windows-1252 and saved as UTF-8 again."""
    if not _MOJIBAKE.search(text):
        return text, ""
    try:
        return b"".join(map(_byte, text)).decode("utf-8"), "the text had been encoded twice; it was put right"
    except (UnicodeDecodeError, UnicodeEncodeError):
        return text, ""


def _byte(char: str) -> bytes:
    """A character as Windows-1252 has it, the five codes it leaves free as they are."""
    return char.encode("latin-1" if "\x80" <= char <= "\x9f" else "cp1252")


def _guess(data: bytes, source: str) -> tuple[str, str]:
    from charset_normalizer import from_bytes

    damaged = data.decode("utf-8", errors="replace")
    lost = damaged.count("\ufffd") + damaged.count("\0")
    if 3 * lost < sum(char > "\x7f" for char in damaged) - lost or (
        data.isascii() and 100 * lost < len(data)
    ):
        return damaged, "some bytes could not be read"
    matches = list(from_bytes(data))
    if matches and "\0" not in str(matches[0]):
        best = next(
            (m for m in matches if m.encoding == "cp1252" and m.chaos <= matches[0].chaos), matches[0]
        )
        return str(best), f"not UTF-8; read as {best.encoding}, which is a guess"
    raise ValueError(f"{source}: this is no text; save the article as .txt (UTF-8) or .html")


def _from_html(data: bytes, source: str, id: str, speaker: str | None, *, charset: str | None) -> Article:
    """The article in a web page, as trafilatura finds it."""
    try:
        from trafilatura import bare_extraction
    except ImportError as error:
        raise ImportError(f"{source}: reading HTML needs trafilatura: pip install 'quotelab[web]'") from error
    declared = _META_CHARSET.search(data[:4096])
    html, problems = decode(
        data, source=source, charset=charset or (declared and declared[1].decode("ascii"))
    )
    page = bare_extraction(
        html, url=source if "://" in source else None, with_metadata=True, include_comments=False
    )
    if page is None or not (page.text or "").strip():
        raise ValueError(f"{source}: no article found in this page; copy its text into a .txt file")
    known = {"title": page.title, "author": page.author, "date": page.date, "site": page.sitename}
    return _article(page.text, problems, id, speaker, source=source, **known)


def _article(
    text: str,
    problems: list[Problem],
    id: str,
    speaker: str | None,
    *,
    source: str | None = None,
    markdown: bool = False,
    **known: str | None,
) -> Article:
    """Put the article together; what the text says of itself fills what is not known."""
    found = find_parts(text, title=known.get("title"), markdown=markdown)
    for match in [_MOJIBAKE.search(text), re.search("\ufffd", text)]:
        if match:
            problems.append(
                Problem("encoding", *match.span(), "characters were lost before the text came here")
            )
    if not text.strip():
        problems.append(Problem("empty", 0, len(text), "there is nothing to read"))
    told = {field: known.get(field) or getattr(found, field) for field in METADATA}
    return Article(
        text,
        id,
        site=known.get("site"),
        source=source,
        speaker=speaker,
        parts=found.parts,
        problems=tuple(problems),
        **told,
    )
