"""Texts with their attributions marked by hand."""

from __future__ import annotations

import re

from analysis.quotes.attribution import Attribution
from analysis.quotes.speakers import resolve_speakers


def marked(text: str) -> tuple[str, list[Attribution]]:
    """A text with its sources in square brackets and its contents in braces, one attribution for each pair.

    [Reed] said {it rained}. A lone brace is a content without a source; a cue without a source stands in ‹ ›.
    """
    spans: list[tuple[str, int, int]] = []
    plain = ""
    for piece in re.split(r"(\[[^\]]*\]|\{[^}]*\}|‹[^›]*›)", text):
        inside = piece[1:-1] if piece[:1] in "[{‹" and piece else piece
        if piece[:1] in ("[", "{", "‹"):
            spans.append((piece[0], len(plain), len(plain) + len(inside)))
        plain += inside
    found, pending = [], {}
    for kind, start, end in spans:
        pending[kind] = (start, end)
        if "{" in pending and ("[" in pending or "‹" in pending):
            found.append(made(pending))
            pending = {}
    return plain, found


def made(pending: dict[str, tuple[int, int]]) -> Attribution:
    """An attribution of the spans collected."""
    of = lambda kind: (pending[kind],) if kind in pending else ()  # noqa: E731
    return Attribution(of("["), of("‹"), of("{"), "test")


def speakers(text: str, **options) -> list[str | None]:
    """The names found for a marked text."""
    return [who.name for who in resolve_speakers(*marked(text), **options)]
