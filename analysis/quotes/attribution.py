"""The attribution record that rules and model both produce, and that assembly and speakers read."""

from __future__ import annotations

from typing import NamedTuple

from analysis.text import Span


class Attribution(NamedTuple):
    """One relation: who (``source``), with which words of reporting (``cue``), says what (``content``).

    Each is a tuple of spans of the article's text, in order; ``source`` and ``cue`` may be empty.
    ``rule`` names what found it, in words fit for the table's ``reason``; ``score`` is how sure that is, 0 to 1.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    rule: str
    score: float = 1.0

    @property
    def start(self) -> int:
        """Where the content begins."""
        return self.content[0][0]

    @property
    def end(self) -> int:
        """Where the content ends."""
        return self.content[-1][1]


class Speaker(NamedTuple):
    """Who a quote is given to: the columns of the quotes table that say so.

    ``name`` is the canonical name, None if it stays unresolved; ``type`` one of SPEAKER_TYPES; ``resolution`` one of
    RESOLUTIONS; ``reason`` a few words why; ``score`` how sure, 0 to 1.
    """

    name: str | None
    type: str
    resolution: str
    reason: str
    score: float = 1.0
