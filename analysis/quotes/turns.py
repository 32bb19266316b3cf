"""Turns: transcripts (SMITH: …), question-and-answer interviews, and quotations signed with a dash (“…” — Smith)."""

from __future__ import annotations

import re

from analysis.quotes.attribution import Attribution
from analysis.quotes.layout import Layout, trim
from analysis.text import Span

_LABEL = re.compile(
    r"\**(?P<label>[QA]|[A-Z][A-Z.'’-]+(?:[ \t][A-Z][A-Z.'’-]*){0,5}(?:[ \t]\([^)]{1,40}\))?|"
    r"(?:[A-Z][\w.'’-]*|of|the|for|de|van|von)(?:[ \t](?:[A-Z][\w.'’-]*|of|the|for|de|van|von)){0,5})\**(?P<colon>[:.])\**[ \t]*"
    r"(?=\S)"
)
_ASIDE = re.compile(r"\s*[(\[][^)\]]{1,60}[)\]]\s*$")
_SIGNED = re.compile(r"\s*[—–―-]{1,2}\s*(?P<name>[A-Z][^\n.;:“”\"]{2,80}?)(?=\s*(?:$|\n|\.\s*$))")


def find_turns(layout: Layout) -> list[Attribution]:
    """The turns of a transcript or interview, one relation each; empty where the article has no turns.

    An article is in turns when at least three paragraphs open with a label and a colon ("Q:", "SMITH:",
    "Jane Roe:"), labels come back, and they open at least a third of its paragraphs. What follows a label up
    to the next one is the turn; paragraphs before the first label are prose and yield nothing here.
    """
    labels = [(p, _LABEL.match(layout.text, *p)) for p in layout.paragraphs]
    labelled = [match for _, match in labels if match and _is_label(match)]
    names = {match["label"] for match in labelled}
    if len(labelled) < 3 or len(names) == len(labelled) or 3 * len(labelled) < len(labels):
        return []
    return _turns(layout, [(p, match if match and match["label"] in names else None) for p, match in labels])


def _is_label(match: re.Match[str]) -> bool:
    return match["colon"] == ":" or match["label"] in ("Q", "A")


def _turns(layout: Layout, labels: list[tuple[Span, re.Match[str] | None]]) -> list[Attribution]:
    """One relation a label: its paragraph after the label and all paragraphs up to the next label."""
    found: list[Attribution] = []
    for (start, end), match in labels:
        if match:
            content = trim(layout.text, match.end(), end)
            found.append(Attribution((match.span("label"),), (match.span("colon"),), (content,), "turn of a transcript"))
        elif found and not _ASIDE.fullmatch(layout.text[start:end]):
            last = found[-1]
            found[-1] = last._replace(content=(*last.content, (start, end)))
    return [one for one in found if one.content[0][0] < one.content[0][1]]


def find_signed(layout: Layout) -> list[Attribution]:
    """Quotations whose speaker signs them: “…” — Jane Roe, mayor."""
    found = []
    for quotation in layout.quotations:
        match = _SIGNED.match(layout.plain, quotation.end)
        if match:
            dash = trim(layout.plain, quotation.end, match.start("name"))
            found.append(Attribution((match.span("name"),), (dash,), tuple(quotation.spans), "signed with a dash"))
    return found
