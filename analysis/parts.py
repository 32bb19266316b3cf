"""Headline, byline and dateline where the text itself holds them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.article import Part
from analysis.text import Span, paragraphs, reporting_forms, straighten, words

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_DAY = rf"(?:{_MONTH}\s\d{{1,2}}(?:,?\s\d{{4}})?|\d{{1,2}}\s{_MONTH}(?:,?\s\d{{4}})?)"
_WEEKDAY = r"(?:Mon|Tues?|Wed(?:nes)?|Thurs?|Fri|Sat(?:ur)?|Sun)(?:day|\.)?"
_DATE = re.compile(
    rf"(?:(?:First\s)?(?:[Pp]ublished|[Uu]pdated|[Pp]osted|[Ll]ast (?:updated|modified))(?:\son)?:?\s)?"
    rf"(?:{_WEEKDAY},?\s)?(?P<date>{_DAY}|\d{{4}}-\d\d-\d\d)(?:,?\s(?:at\s)?\d{{1,2}}[:.]\d\d.{{0,20}}|\.)?"
)
_NAME = r"(?:[A-Z][\w.'’-]*|de|la|van|von|bin|al|del|da|di)"
_NAMES = rf"{_NAME}(?:\s{_NAME}){{1,4}}"
_BYLINE = re.compile(
    rf"(?:By|BY|by|Words by|Story by|Written by):?\s(?P<author>{_NAMES}(?:(?:,\s|,?\s(?:and|&|AND)\s){_NAMES}){{0,4}})"
    r"(?:(?:,|\s[|/–—-]|\sin\s|\sfor\s|\n|\s\().{0,80})?"
)
_AGENCY = r"\((?:[A-Z][\w.&-]*)(?:\s[A-Z][\w.&-]*){0,3}\)"
# No sign both inside a word and between two: a line of such signs would be cut in all ways there are.
_PLACE = r"[A-Z][A-Z.'’-]+(?:[ /][A-Z][A-Z.'’-]*){0,3}"
_REGION = r"(?:,\s(?:[A-Z][a-z]+\.?(?:\s[A-Z][a-z]+\.?)?|[A-Z]\.[A-Z]\.|[A-Z]{2,}))?"
_DASH = r"\s?(?:[—–―‒]|--?)(?=\s+[\"“‘'«]*[A-Z0-9])"
_DATELINE = re.compile(
    rf"(?:{_PLACE}{_REGION}(?:,\s{_DAY})?(?:\s{_AGENCY})?"
    rf"|[A-Z][a-z]+(?:[ -][A-Z][a-z]+){{0,2}}{_REGION}(?:(?:,\s{_DAY})?\s{_AGENCY}|,\s{_DAY})){_DASH}"
)
_PLACE_AND_DAY = re.compile(rf"{_PLACE}{_REGION},?\s{_DAY}\.?")
_STAFF = re.compile(
    r"(?:By|From) (?:(?:our|the|a)\s)?(?:[\w’'-]+\s){0,6}(?:staff|bureau|correspondents?|reporters?|desk|agencies|team)"
)
_HEADING = re.compile(r"#{1,6}\s++.*")
_FRONT = re.compile(r"---[ \t]*\n(?P<lines>(?:.*\n){0,60}?)(?:---|\.\.\.)[ \t]*(?:\n|$)")
_COLON = re.compile(r"(?:[\w.'-]+\s){0,3}[\w.'-]+:\s")
_JOB = re.compile(
    r"(?:[\w’'&-]+\s){0,4}(?:[Ww]riter|[Cc]orrespondent|[Rr]eporter|[Ee]ditor|Press|Reuters|AFP|Service|News|Post|Times)"
)
_MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
_FINAL = (*".!?…,;:—–-\"”’'", "")
_TOP = 7  # more paragraphs above a story are a list
_QUOTES = re.compile(r"[\"“”„«]|(?<!\w)['‘](?=\w)")


METADATA = ("title", "author", "date")


class Found(NamedTuple):
    """What a text says of itself: its parts beside the story, and the metadata in them."""

    parts: tuple[Part, ...] = ()
    title: str | None = None
    author: str | None = None
    date: str | None = None


def find_parts(text: str, *, title: str | None = None, markdown: bool = False) -> Found:
    """Find headline, byline and dateline.

    A headline is a short first paragraph without a final stop, quotation marks or a verb of speech, with a longer
    paragraph after it; in doubt it stays part of the story. In Markdown every heading is a headline.

    Parameters
    ----------
    text
        The text of an article.
    title
        The article's title where it is known; the same words at the top of the text are the headline.
    markdown
        Headings and front matter are marked as in Markdown.

    Examples
    --------
    >>> text = "Bridge reopens in Alder\\n\\nBy Jo Reed\\n\\nALDER, May 2 — The bridge is open again, and full of cars."
    >>> [(part.kind, text[part.start:part.end]) for part in find_parts(text).parts]
    [('headline', 'Bridge reopens in Alder'), ('byline', 'By Jo Reed'), ('dateline', 'ALDER, May 2 —')]
    """
    front, told = _front_matter(text) if markdown else ([], {})
    spans = [span for span in paragraphs(text) if not front or span[0] >= front[0].end]
    top = _top(text, spans, title, markdown=markdown)
    body = spans[len(top) :]
    parts = front + top + _dateline(text, body)
    if markdown:
        parts += [Part("headline", *span) for span in body if _HEADING.fullmatch(text[slice(*span)])]
    for part in top:
        told = _metadata(part.kind, text[part.start : part.end]) | told
    return Found(tuple(sorted(parts, key=lambda part: part.start)), **told)


def _front_matter(text: str) -> tuple[list[Part], dict[str, str]]:
    """The lines between two rules at the top of a Markdown file."""
    match = _FRONT.match(text)
    if not match:
        return [], {}
    pairs = (line.split(":", 1) for line in match["lines"].splitlines() if ":" in line)
    told = {key.strip().lower(): value.strip().strip("\"'") for key, value in pairs}
    return [Part("front matter", 0, match.end())], {key: told[key] for key in METADATA if told.get(key)}


def _top(text: str, spans: list[Span], title: str | None, *, markdown: bool) -> list[Part]:
    """The headlines, bylines and dates before the story begins."""
    top: list[Part] = []
    for span in spans[:_TOP]:
        kind = _kind(text[slice(*span)], top, title, markdown=markdown)
        if not kind:
            break
        top.append(Part(kind, *span))
    unsure = [
        part for part in top if part.kind == "headline" and not _is_sure(text, part, title, markdown=markdown)
    ]
    story = spans[len(top) :]
    if unsure and (len(unsure) > 2 or not story or not _is_story(text, story[0], max(unsure, key=_length))):
        return top[: top.index(unsure[0])]
    return top


def _kind(paragraph: str, before: list[Part], title: str | None, *, markdown: bool) -> str:
    """What a paragraph above the story is; "" if it is the story."""
    if _is_title(paragraph, title) or (markdown and _HEADING.fullmatch(paragraph)):
        return "headline"
    if _BYLINE.fullmatch(paragraph) and paragraph.count(" ") < 20:
        return "byline"
    if before and before[-1].kind == "byline" and _JOB.fullmatch(paragraph):
        return "byline"
    if _DATE.fullmatch(paragraph) or _PLACE_AND_DAY.fullmatch(paragraph):
        return "dateline"
    if before and _STAFF.fullmatch(paragraph):
        return "byline"
    if all(part.kind == "headline" for part in before) and _may_be_headline(paragraph):
        return "headline"
    return ""


def _is_title(paragraph: str, title: str | None) -> bool:
    return (
        bool(title)
        and straighten(paragraph).strip(" .#").lower() == straighten(str(title)).strip(" .").lower()
    )


def _is_sure(text: str, part: Part, title: str | None, *, markdown: bool) -> bool:
    paragraph = text[part.start : part.end]
    return _is_title(paragraph, title) or bool(markdown and _HEADING.fullmatch(paragraph))


def _may_be_headline(paragraph: str) -> bool:
    if len(paragraph) > 160 or paragraph.rstrip(")]")[-1:] in _FINAL or not paragraph[0].isupper():
        return False
    tokens = [paragraph[a:b].lower() for a, b in words(paragraph)]
    if not 2 <= len(tokens) <= 20 or _DATELINE.match(paragraph):
        return False
    return not (_QUOTES.search(paragraph) or _COLON.match(paragraph) or reporting_forms() & set(tokens))


def _is_story(text: str, span: Span, headline: Part) -> bool:
    """A paragraph that is longer than the headline and ends as sentences do."""
    return _length(span) > _length(headline[1:]) and text[span[1] - 1] in ".!?…\"”’')"


def _length(span: Sequence[int]) -> int:
    return span[-1] - span[-2]


def _dateline(text: str, body: list[Span]) -> list[Part]:
    """The place and date before the first sentence; none in a transcript, where such a start is a speaker's."""
    starts = [match for span in body if (match := _DATELINE.match(text, *span)) and match.end() < span[1]]
    if len(starts) == 1 and starts[0].start() in [start for start, _ in body[:3]]:
        return [Part("dateline", *starts[0].span())]
    return []


def _metadata(kind: str, paragraph: str) -> dict[str, str]:
    """What one part tells: the title, the author, or the date as year-month-day."""
    if kind == "headline":
        return {"title": paragraph.strip("# ")}
    if kind == "byline":
        match = _BYLINE.fullmatch(paragraph)
        return {"author": match["author"]} if match else {}
    date = _iso_date(paragraph)
    return {"date": date} if date else {}


def _iso_date(paragraph: str) -> str | None:
    """The date as year-month-day if the year is there."""
    if match := re.search(r"\d{4}-\d\d-\d\d", paragraph):
        return match[0]
    month = re.search(_MONTH, paragraph)
    year = re.search(r"\b\d{4}\b", paragraph)
    day = re.search(r"\b\d{1,2}\b", paragraph)
    if not (month and year and day):
        return None
    return f"{year[0]}-{_MONTHS.index(month[0][:3]) + 1:02}-{int(day[0]):02}"
