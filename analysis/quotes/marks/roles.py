"""What a quotation may be by its form: speech, a term in quotation marks, a title or a nickname."""

from __future__ import annotations

import re

from analysis.text import Span, read_forms, straighten, words

_SMALL = read_forms("quotes/marks/mark_words.csv", "small")
_CLAUSE = read_forms("quotes/marks/mark_words.csv", "clause")
_NAME_BEFORE = re.compile(r"(?:^|[\s(])((?:[A-Z]\.)+|[A-Z][\w’'-]+)\s$")
_NAME_AFTER = re.compile(r"\s(?:[A-Z]\.|[A-Z][\w’'-]+|von\b|van\b|de\b)")
_NOT_NAMES = read_forms("quotes/marks/mark_words.csv", "no-name")
_NAMING = re.compile(
    r"(?:so-called|nicknamed|known as|a\.k\.a\.|aka|titled|entitled|codenamed|code-named"
    r"|\bthe (?:word|words|term|phrase|slogan|nickname|hashtag))\s(?:the\s|a\s)?$"
)


def role_of(text: str, spans: tuple[Span, ...], widths: tuple[int, int]) -> str:
    """Tell from form and neighbours what a quotation may be.

    Parameters
    ----------
    text
        The text that holds it.
    spans
        Its spans, marks included.
    widths
        How many characters its first and its last mark have.

    Returns
    -------
    str
        "nickname" (between the parts of a name), "title" (at least two words, all in title case), "term" (one to
        three words that make no sentence, or what "so-called" announces) or "speech" (all else).
    """
    start, end = spans[0][0] + widths[0], spans[-1][1] - widths[1]
    inner = text[start:end].strip()
    tokens = [text[a:b] for a, b in words(text, start, min(end, start + 200))]
    if len(spans) > 1 or not tokens or len(tokens) > 12 or re.search(r"[.?!…;:]\s+\S", inner):
        return "speech"
    if len(tokens) <= 3 and _is_nickname(text, spans[0], inner) and not _in_headline(text, *spans[0]):
        return "nickname"
    if _NAMING.search(text, max(0, spans[0][0] - 24), spans[0][0]):
        return "title" if _is_title(tokens) else "term"
    if inner[-1] not in "?!…" and _is_title(tokens) and not _in_headline(text, *spans[0]):
        return "title"
    return "term" if _is_term(tokens, inner) else "speech"


def _in_headline(text: str, start: int, end: int) -> bool:
    """The words before and after on the line are in title case too, so that capitals say nothing."""
    first = max(text.rfind("\n", max(0, start - 60), start) + 1, start - 60, 0)
    last = text.find("\n", end, end + 60)
    spans = words(text, first, start) + words(text, end, last if last >= 0 else min(end + 60, len(text)))
    around = [text[a:b] for a, b in spans]
    return len(around) >= 3 and all(word[0].isupper() or word in _SMALL for word in around)


def _is_nickname(text: str, span: Span, inner: str) -> bool:
    before = _NAME_BEFORE.search(text, max(0, span[0] - 30), span[0])
    if not before or before[1] in _NOT_NAMES or not inner[0].isupper() or inner[-1] in ",.?!":
        return False
    after = _NAME_AFTER.match(text, span[1])
    return bool(after) and after[0].strip() not in _NOT_NAMES


def _is_title(tokens: list[str]) -> bool:
    capitals = [token for token in tokens if token[0].isupper() or token[0].isdigit()]
    small = [token for token in tokens if token in _SMALL]
    return len(capitals) >= 2 and len(capitals) + len(small) == len(tokens) and tokens[0] in capitals


def _is_term(tokens: list[str], inner: str) -> bool:
    """One to three words; with a comma or full stop inside the mark only if they begin with a small letter."""
    if len(tokens) > 3 or inner[-1] in "?!…—–-" or _CLAUSE & {straighten(token).lower() for token in tokens}:
        return False
    return inner[-1] not in ",." or inner[0].islower()
