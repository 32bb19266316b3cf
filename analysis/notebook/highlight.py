"""An article as static HTML: who speaks where, and what stands in their own words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from html import escape
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.article import Article
from analysis.charts.shares import speaker_share_table
from analysis.notebook.page import IGNORE_MATH, html, stylesheet
from analysis.notebook.people import Cast, Person, cast, chip, sure
from analysis.text import Span, paragraphs
from analysis.wording import plural

if TYPE_CHECKING:
    from IPython.display import HTML

_ROLES = ("source", "cue")


class Piece(NamedTuple):
    """A stretch of text that is shown in one way: part of one quote, one role, one part of the page, or none of them."""

    start: int
    end: int
    quote: int | None
    own: bool
    role: str | None
    part: str | None


def show_article(article: Article, quotes: pd.DataFrame, voices: pd.DataFrame | None = None) -> HTML:
    """The article with every quote marked by its speaker and voice, as HTML for a notebook or a page.

    A speaker's own words stand on a tint with a solid line under them, the reporter's paraphrase of them on a
    dotted line; both begin with a small label that holds the quote's number in the table and the speaker, so that
    nothing depends on seeing colours or on hovering. Sources are bold, cues italic.

    Parameters
    ----------
    article
        The article as it was read.
    quotes
        Its quotes table, as :func:`analysis.extract_quotes` makes it.
    voices
        Its voices table (:func:`analysis.split_voices`); made from the two if it is not given.

    Returns
    -------
    IPython.display.HTML
        Static and escaped: no script, nothing loaded from elsewhere, ``$`` never turns into a formula.

    Examples
    --------
    >>> from analysis import extract_quotes, read
    >>> article = read("“We will build it,” said Ana Ruiz.")
    >>> show_article(article, extract_quotes(article))  # doctest: +ELLIPSIS
    <IPython.core.display.HTML object>
    """
    return html(article_html(article, quotes, voices))


def article_html(article: Article, quotes: pd.DataFrame, voices: pd.DataFrame | None = None) -> str:
    """What :func:`show_article` shows, as a string of HTML with its style."""
    if voices is None:
        from analysis.quotes import split_voices

        voices = split_voices(article, quotes)
    own = voices.loc[voices["voice"] == "own", ["start", "end"]].itertuples(index=False, name=None)
    own = _joined(article.text, own)
    known = cast(quotes, ranked_speakers(voices))
    body = _body(article, pieces(article, quotes, own), quotes, known)
    inner = f"{_heading(article)}{_legend(known)}<div class='ql-text'>{body}</div>"
    return f"{stylesheet('highlight.css')}<div class='ql-article {IGNORE_MATH}'>{inner}</div>"


def pieces(article: Article, quotes: pd.DataFrame, own: list[Span]) -> list[Piece]:
    """Cut the paragraphs of the article wherever the way they are shown changes.

    Of quotes inside quotes the innermost one is shown. Everything is covered once and in order, but the white space
    between paragraphs.
    """
    marks = sorted(_boundaries(article, quotes, own))
    open_: dict[str, dict[int, int]] = {"content": {}, "own": {}, "source": {}, "cue": {}, "part": {}}
    found, at = [], 0
    for start, end in paragraphs(article.text):
        while at < len(marks) and marks[at][0] <= start:
            at = _turn(open_, marks, at)
        while at < len(marks) and marks[at][0] < end:
            found.append(_piece(article, open_, start, marks[at][0]))
            start = marks[at][0]
            while at < len(marks) and marks[at][0] == start:
                at = _turn(open_, marks, at)
        found.append(_piece(article, open_, start, end))
    return found


def ranked_speakers(voices: pd.DataFrame) -> list[str]:
    """The speakers in the order of their words, most first: the order in which all charts give colours."""
    return speaker_share_table(voices)["speaker"].dropna().tolist()


def _joined(text: str, spans: Iterable[Span]) -> list[Span]:
    """Spans with nothing but white space between them made one, so that a line does not break at every sentence."""
    found: list[Span] = []
    for start, end in sorted(spans):
        if found and (start <= found[-1][1] or text[found[-1][1] : start].isspace()):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _boundaries(
    article: Article, quotes: pd.DataFrame, own: list[Span]
) -> Iterator[tuple[int, bool, str, int, int]]:
    """(position, whether it opens, layer, running number, quote): a closing sorts before an opening at one place."""
    spans = [("own", *span, -1) for span in own]
    spans += [("part", part.start, part.end, number) for number, part in enumerate(article.parts)]
    for row in quotes.itertuples():
        spans += [("content", *span, row.quote) for span in row.spans]
        for role in _ROLES:
            start, end = getattr(row, f"{role}_start"), getattr(row, f"{role}_end")
            spans += [] if pd.isna(start) else [(role, int(start), int(end), row.quote)]
    for number, (layer, start, end, quote) in enumerate(spans):
        if start < end:
            yield start, True, layer, number, quote
            yield end, False, layer, number, quote


def _turn(open_: dict[str, dict[int, int]], marks: list, at: int) -> int:
    _, opens, layer, number, quote = marks[at]
    if opens:
        open_[layer][number] = quote
    else:
        open_[layer].pop(number, None)
    return at + 1


def _piece(article: Article, open_: dict[str, dict[int, int]], start: int, end: int) -> Piece:
    quote = next(reversed(open_["content"].values()), None)
    role = next((role for role in _ROLES if open_[role]), None)
    part = next((article.parts[number].kind for number in open_["part"].values()), None)
    return Piece(start, end, quote, bool(open_["own"]), role, part)


def _body(article: Article, cut: list[Piece], quotes: pd.DataFrame, known: Cast) -> str:
    """One ``<p>`` for every paragraph, a label where a quote begins or is taken up again."""
    rows = {row.quote: row for row in quotes.itertuples()}
    looks = {number: _look(row, known.who(row)) for number, row in rows.items()}
    starts = {start: row for row in rows.values() for start, _ in row.spans}
    out, last = [], None
    for piece in cut:
        if piece.start != last:
            out.append("<p>" if last is None else "</p>\n<p>")
        if piece.start in starts:
            row = starts[piece.start]
            again = row.start != piece.start
            out.append(chip(known.who(row), row.quote, tag="sup", again=again, confidence=row.confidence))
        out.append(_shown(article.text[piece.start : piece.end], piece, looks))
        last = piece.end
    return "".join([*out, "</p>" if out else ""])


def _shown(text: str, piece: Piece, looks: dict[int, str]) -> str:
    text = escape(text)
    if piece.role:
        tag = {"source": "b", "cue": "i"}[piece.role]
        text = f"<{tag} class='ql-{piece.role}'>{text}</{tag}>"
    if piece.part:
        text = f"<span class='ql-{escape(piece.part)}'>{text}</span>"
    if piece.quote is None:
        return text
    return f"<span class='ql-{'own' if piece.own else 'paraphrase'} {looks[piece.quote]}>{text}</span>"


def _look(row: NamedTuple, person: Person) -> str:
    """The end of the class attribute and the title: who, what kind, how sure, why."""
    facts = [person.name, row.kind, sure(row.confidence), row.reason]
    facts = "; ".join(str(fact) for fact in facts if not pd.isna(fact))
    return f"ql-c{person.colour}' title='{escape(facts, quote=True)}'"


def _heading(article: Article) -> str:
    facts = [article.author, article.site, article.date]
    facts = " · ".join(escape(str(fact)) for fact in facts if fact)
    headline = any(part.kind == "headline" for part in article.parts)
    title = "" if headline or not article.title else f"<p class='ql-headline'>{escape(article.title)}</p>"
    return title + (f"<p class='ql-facts'>{facts}</p>" if facts else "")


def _legend(known: Cast) -> str:
    """Who speaks how often, most quoted first, and what the lines mean."""
    if not known.by_quote:
        return "<p class='ql-legend'>No quotes were found in this article.</p>"
    names = " ".join(_name(person, n) for person, n in Counter(known.by_quote.values()).most_common())
    key = (
        "<span class='ql-own ql-c8'>own words, inside quotation marks</span> &nbsp; "
        "<span class='ql-paraphrase ql-c8'>paraphrase by the reporter</span> &nbsp; "
        "<b class='ql-source'>source as written</b> &nbsp; <i class='ql-cue'>reporting words</i>"
    )
    return f"<div class='ql-legend'><p>{names}</p><p>{key}</p></div>"


def _name(person: Person, n: int) -> str:
    name = "" if person.name == person.label else f"{escape(person.name)}, "
    return f"<span class='ql-name'>{chip(person)} {name}{n} {plural(n, 'quote')}</span>"
