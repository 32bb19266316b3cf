"""The command line: ``quotelab``, or ``python -m analysis``."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from analysis import __version__

if TYPE_CHECKING:
    from analysis.article import Article

OK, FAILED = 0, 1
FORMATS = ("table", "csv", "jsonl")

ABOUT = """\
Who is quoted saying what in the news, in what tone and with what rhetoric.

  quotelab lab                                 open JupyterLab on the first notebook, with a sample article
  quotelab lab story.txt                       the same with an article of yours
  quotelab report story.txt -o report.html     the finished page, without JupyterLab
  quotelab quotes story.txt                    who says what, to read in the terminal
  quotelab quotes stories/ --format csv        all articles of a folder, for a spreadsheet
  cat story.txt | quotelab quotes -            text from another program
"""
CODES = "Exit codes: 0 done; 1 an article could not be read or a notebook failed; 2 the command was not understood."
ARTICLES = "a file (.txt, .md, .html), a web address, or the name of a sample"
ARTICLE = f"{ARTICLES}, or - for standard input"
SPEECH = "who speaks, if the whole text is one person's speech"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code: 0 done, 1 something could not be read or run, 2 not understood.

    >>> main(["quotes", "no-such-file.txt"])
    1
    """
    options = _parser().parse_args(argv)
    try:
        return options.run(options)
    except BrokenPipeError:
        # Whoever read our output (head, less) has gone: nothing is wrong, but Python must not write there on its way out.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return OK
    except (OSError, ValueError, ImportError, RuntimeError) as error:
        return _fail(error)
    except KeyboardInterrupt:
        return _fail("stopped")


def _parser() -> argparse.ArgumentParser:
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(prog="quotelab", description=ABOUT, epilog=CODES, formatter_class=raw)
    parser.add_argument("--version", action="version", version=f"quotelab {__version__}")
    commands = parser.add_subparsers(title="commands", required=True, metavar="COMMAND")
    _add_quotes(_command(commands, "quotes", _quotes, "list the quotes of articles"))
    _add_report(
        _command(commands, "report", _report, "write the finished page on one article; it needs no network")
    )
    _add_lab(
        _command(commands, "lab", _lab, "copy the notebooks to a folder of yours and open them in JupyterLab")
    )
    return parser


def _command(
    commands: argparse._SubParsersAction, name: str, run: Callable, does: str
) -> argparse.ArgumentParser:
    about = f"{does[0].upper()}{does[1:]}."
    command = commands.add_parser(name, help=does, description=about, epilog=CODES)
    command.set_defaults(run=run)
    return command


def _add_quotes(command: argparse.ArgumentParser) -> None:
    command.add_argument("path", nargs="+", help=f"{ARTICLE}; or a folder of articles")
    command.add_argument(
        "--format",
        choices=FORMATS,
        help="table: to read; csv: every column; jsonl: one quote a line, with offsets; default: as FILE ends, else table",
    )
    command.add_argument("-o", "--output", metavar="FILE", default="-", help="default: standard output")
    command.add_argument(
        "--aliases", metavar="CSV", help="your own names: a table with columns alias and speaker"
    )
    command.add_argument("--fragments", action="store_true", help="list quoted terms and titles too")
    command.add_argument("--speaker", metavar="NAME", help=SPEECH)


def _add_report(command: argparse.ArgumentParser) -> None:
    command.add_argument("article", help=ARTICLE)
    command.add_argument("-o", "--output", metavar="FILE", default="-", help="default: standard output")
    command.add_argument("--speaker", metavar="NAME", help=SPEECH)


def _add_lab(command: argparse.ArgumentParser) -> None:
    command.add_argument("article", nargs="?", help=f"{ARTICLES}; default: a sample")
    command.add_argument(
        "--folder", default="quotelab-notebooks", help="where your copies go; default: %(default)s"
    )
    command.add_argument("--no-browser", action="store_true", help="open nothing, print the address")


def _quotes(options: argparse.Namespace) -> int:
    import pandas as pd

    from analysis import extract_quotes, formats

    aliases = pd.read_csv(options.aliases) if options.aliases else None
    failed = False

    def found() -> Iterator[tuple[Article, pd.DataFrame]]:
        nonlocal failed
        for source in _sources(options.path):
            try:
                article = _read(source, options.speaker)
            except (OSError, ValueError, ImportError) as error:
                failed = bool(_fail(error))
                continue
            yield article, extract_quotes(article, aliases=aliases, fragments=options.fragments)

    writers = {"table": formats.write_listing, "csv": formats.write_csv, "jsonl": formats.write_jsonl}
    write = writers[options.format or _format_of(options.output)]
    articles = found()
    first = list(islice(articles, 1))
    # What is there already is written over only once there is something to write.
    if first or not failed:
        with _output(options.output) as out:
            write(chain(first, articles), out)
    return FAILED if failed else OK


def _format_of(output: str) -> str:
    """The format that the name of a file asks for."""
    suffix = Path(output).suffix.lower().removeprefix(".")
    return suffix if suffix in FORMATS else "table"


def _report(options: argparse.Namespace) -> int:
    from analysis.notebook.report import report

    source = _standard_input() if options.article == "-" else options.article
    page = report(source, speaker=options.speaker)
    with _output(options.output) as out:
        out.write(page)
    if options.output != "-":
        sys.stderr.write(f"wrote {options.output}\n")
    return OK


def _lab(options: argparse.Namespace) -> int:
    from analysis.notebook.workplace import open_lab, prepare

    notebook = prepare(Path(options.folder), article=options.article)
    sys.stderr.write(f"your notebooks are in {notebook.parent}\n")
    return open_lab(notebook, browser=not options.no_browser)


def _sources(paths: Sequence[str]) -> Iterator[str | Path]:
    """The articles behind the arguments: folders become the files in them."""
    from analysis import article_paths

    for path in paths:
        if path != "-" and Path(path).is_dir():
            yield from article_paths(path) or [Path(path)]
        else:
            yield path


def _read(source: str | Path, speaker: str | None) -> Article:
    from analysis import read
    from analysis.notebook.places import open_article

    if source == "-":
        return read(_standard_input(), id="stdin", speaker=speaker)
    return open_article(source, speaker=speaker)


def _standard_input() -> str:
    """Everything on standard input as text, whatever its encoding; the end of a line marks it as text and no path."""
    from analysis.reading import decode

    text, _ = decode(sys.stdin.buffer.read(), source="standard input")
    return text if text.endswith("\n") else text + "\n"


def _output(path: str) -> AbstractContextManager[TextIO]:
    if path != "-":
        if not Path(path).parent.is_dir():
            raise FileNotFoundError(f"{path}: there is no folder {Path(path).parent} to write to")
        return Path(path).open("w", encoding="utf-8", newline="")
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8")
    return nullcontext(sys.stdout)


def _fail(error: object) -> int:
    sys.stderr.write(f"quotelab: {error}\n")
    return FAILED


if __name__ == "__main__":
    sys.exit(main())
