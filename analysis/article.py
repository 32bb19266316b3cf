"""An article: the text as it was read, and what is known about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from analysis.text import Span


class Problem(NamedTuple):
    """Something in the text that could not be taken at face value: what, where, and what was done about it."""

    kind: str
    start: int
    end: int
    message: str


class Part(NamedTuple):
    """A stretch of text beside the story: ``kind`` is headline, byline, dateline or (Markdown) front matter."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True)
class Article:
    """A news article. ``text`` is never changed after reading: every offset in every table points into it.

    ``parts`` are headline, byline and dateline when the text itself holds them; they are kept out of all counts.
    ``speaker`` is set when the whole text is one person's speech.
    """

    text: str
    id: str = "article"
    title: str | None = None
    author: str | None = None
    date: str | None = None
    site: str | None = None
    source: str | None = None
    speaker: str | None = None
    parts: tuple[Part, ...] = ()
    problems: tuple[Problem, ...] = ()

    @property
    def body(self) -> list[Span]:
        """The stretches of the text that are the story: everything but ``parts``, as (start, end)."""
        spans, at = [], 0
        for part in sorted(self.parts, key=lambda part: part.start):
            spans.append((at, part.start))
            at = max(at, part.end)
        spans.append((at, len(self.text)))
        return [(start, end) for start, end in spans if self.text[start:end].strip()]
