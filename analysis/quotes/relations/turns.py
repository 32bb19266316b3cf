"""Turns: transcripts (SMITH: …), question-and-answer interviews, and quotations signed with a dash (“…” — Smith)."""

from __future__ import annotations

import re

from analysis.quotes.attribution import Attribution
from analysis.quotes.layout import MASK, Layout, trim
from analysis.text import Span

SIGNED = "signed with a dash"
TURN = "turn of a transcript"

_LABEL = re.compile(
    r"[\"“*]*(?P<label>[QA]|[A-Z][A-Z.'’-]+(?:[ \t][A-Z][A-Z.'’-]*){0,5}(?:[ \t]\([^)]{1,40}\))?(?:,[ \t][A-Z][A-Z .'’&/-]{1,40})?|"
    r"(?:[A-Z][\w.'’-]*|of|the|for|de|van|von)(?:[ \t](?:[A-Z][\w.'’-]*|of|the|for|de|van|von)){0,5})"
    r"(?P<told>(?:[ \t]\([^()\n]{1,40}\)){0,2})\**(?P<colon>[:.])\**[ \t]*"
    r"(?=\S)"
)
_BRACKETED = re.compile(r"[ \t]\((?:Mr |Mrs |Ms |Dr )?([A-Z][\w.'’-]+(?: [A-Z][\w.'’-]+){1,3})\)")
_ASIDE = re.compile(r"\s*[(\[][^)\]]{1,60}[)\]]\s*$")
# What the paper says below an interview.
_FURNITURE = re.compile(
    r"(?:Follow|Like|Find) [^\n]{0,80}\b(?:Twitter|Facebook|Instagram|X|TikTok)\b|(?:Follow|Email) [^\n]{0,60}@\w"
)
_FIRST_PERSON = re.compile(r"\b(?:I|[Ww]e|[Yy]ou|[Mm]y|[Oo]ur|[Yy]our|me|us)\b")
_I = re.compile(r"\bI\b")
_SIGNED = re.compile(r"\s*[—–―-]{1,2}\s*(?P<name>[A-Z][^\n.;:“”\"]{2,80}?)(?=\s*(?:$|\n|\.\s*$))")
# On a line of its own the name may end with a full stop.
_SIGNED_BELOW = re.compile(r"\s*\n\s*[—–―-]{1,2}\s*(?P<name>[A-Z][^\n.;:“”\"]{2,60}?)\.[ \t]*(?=\n|$)")

# Who helped with an article does not sign its last quote.
_CREDIT = re.compile(
    r"(?:With|Additional|Reporting|Edited|Editing|Compiled|By|Photos?|Agencies|Source)\b"
    r"|[A-Z]\w+(?:an|ish|ese|ch|ek|in) for\b"  # Russian for "goodbye"
)


def find_turns(layout: Layout) -> list[Attribution]:
    """The turns of a transcript or interview, one relation each; empty where the article has no turns.

    A label is a name or Q or A with a colon at the start of a paragraph; labels count when at least three paragraphs
    have one and some label comes back. What follows a label is its turn, with the paragraphs up to the next label
    where labels open at least a third of all paragraphs and the paragraph does not quote anybody itself, or where
    the turn and the paragraph both open with a quotation mark.
    """
    labels = [_LABEL.match(layout.text, *paragraph) for paragraph in layout.paragraphs]
    labels = [
        match if match and (match["colon"] == ":" or match["label"] in "QA") else None for match in labels
    ]
    labels = _without_heading(labels)
    names = [match["label"] for match in labels if match]
    if len(names) < 3 or len(set(names)) == len(names) or not _is_talk(layout, labels):
        return []
    found: list[Attribution] = []
    open_turn, reopened = False, None
    for (start, end), match in zip(layout.paragraphs, labels, strict=True):
        if match:
            content = trim(layout.text, match.end(), end)
            found.append(Attribution((_who(match),), (match.span("colon"),), (content,), TURN))
            reopened = layout.text[start] if layout.text[start] in '“"' else None
            open_turn = 3 * len(names) >= len(labels)
        elif (found and reopened and layout.text[start] == reopened) or (
            open_turn and not _is_prose(layout, start, end)
        ):
            found[-1] = found[-1]._replace(content=(*found[-1].content, (start, end)))
        elif not _ASIDE.fullmatch(layout.text[start:end]):
            open_turn, reopened = False, None
    return [one for one in found if _has_words(layout, one)]


def _has_words(layout: Layout, turn: Attribution) -> bool:
    """A turn is more than a label and an aside: not "REED: (CROSSTALK.)"."""
    start, end = turn.content[0][0], turn.content[-1][1]
    return start < end and not _ASIDE.fullmatch(layout.text, start, end)


def _without_heading(labels: list[re.Match[str] | None]) -> list[re.Match[str] | None]:
    """The labels, less that of the first paragraph if it never comes back: "PODCAST: The night the lights went out"."""
    names = [match["label"] for match in labels if match]
    if not labels or not labels[0] or names.count(labels[0]["label"]) > 1 or " " in labels[0]["label"]:
        return labels
    return [None, *labels[1:]]


def _who(match: re.Match[str]) -> Span:
    """Who is labelled: the name in brackets after a post, "The Secretary for Transport (Ada Reed):"."""
    named = _BRACKETED.match(match["told"] or "") if match["label"].startswith("The ") else None
    begin = match.start("told")
    return (begin + named.start(1), begin + named.end(1)) if named else match.span("label")


def _is_talk(layout: Layout, labels: list[re.Match[str] | None]) -> bool:
    """Most of what follows the labels has a word in it: a table of results is no conversation."""
    worded = [
        bool(re.search(r"\b[a-z]+\b|\b[A-Z][a-z]+\b", layout.text[match.end() : end]))
        for (_, end), match in zip(layout.paragraphs, labels, strict=True)
        if match
    ]
    return 2 * sum(worded) > len(worded)


def _is_prose(layout: Layout, start: int, end: int) -> bool:
    """A stage direction, a paragraph that quotes somebody and has no "I" of its own, one in which nobody says I, we or you, or
    what the paper says of itself."""
    if _FURNITURE.match(layout.text, start, end):
        return True
    quotes = any(
        MASK in layout.plain[max(start, cue.start - 60) : min(end, cue.end + 60)]
        for cue in layout.cues_in(start, end)
    )
    return not (_I if quotes else _FIRST_PERSON).search(layout.plain, start, end)


def find_signed(layout: Layout) -> list[Attribution]:
    """Quotations whose speaker signs them: “…” — Jane Roe, mayor."""
    found = []
    for quotation in layout.quotations:
        match = _SIGNED.match(layout.plain, quotation.end) or _SIGNED_BELOW.match(layout.plain, quotation.end)
        if match and not _CREDIT.match(match["name"]):
            dash = trim(layout.plain, quotation.end, match.start("name"))
            found.append(Attribution((match.span("name"),), (dash,), tuple(quotation.spans), SIGNED))
    return found
