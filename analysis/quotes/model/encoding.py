"""Text as the encoder reads it: words, their casing, their place inside quotation marks, pieces, windows.

Training reads text through the same functions, so that the shipped model sees what it was trained on.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from tokenizers import Tokenizer

from analysis.text import paragraphs

RESOURCES = Path(__file__).parents[1] / "resources"
UNKNOWN = 100

WORD = re.compile(
    r"""
      (?:[^\W\d_]\.){2,}                                        # U.S., e.g.
    | (?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Sgt|Capt|Rev|Hon|Prof|St|Jr|Sr|No|vs|Inc|Corp|Ltd|Co)\.
      (?=\s+\S)                                                 # Sen. Ada Brook
    | (?-i:[A-HJ-Z]\.(?=\s[A-Z]\w))                             # Ada J. Brook
    | \d+(?:[.,:/]\d+)*(?:st|nd|rd|th|s)?(?![^\W\d_])           # 1,000.5  10:30  1990s
    | ['’](?:s|re|ve|ll|d|m|em)\b                               # clitics: 's, 're
    | [nN]['’][tT]\b
    | [^\W_]+?(?=[nN]['’][tT]\b)                                # do|n't
    | [^\W_]+(?:(?:[-&.@_](?=[^\W_])|[\u0300-\u036f\u00ad])[^\W_]*)*  # coal-fired, AT&T, a.com; accents
      (?:['’](?!(?:s|re|ve|ll|d|m)\b)[^\W\d_]+)?                # O'Neill
    | \.(?:[ ]?\.)+ | …                                         # ellipsis
    | -{2,} | '' | ``
    | \S
    """,
    re.VERBOSE | re.IGNORECASE,
)
CASINGS = ("lower", "Title", "UPPER", "miXed", "digit", "punctuation", "break")
MARKS = ("outside", "inside", "opening", "closing")


class Word(NamedTuple):
    """A word or punctuation mark: where it stands, how it is cased, where it stands to quotation marks."""

    start: int
    end: int
    casing: int
    mark: int


def words(text: str, start: int = 0, end: int | None = None) -> list[Word]:
    """The words of one paragraph, in order, each with its casing and its place inside quotation marks."""
    found = [m.span() for m in WORD.finditer(text, start, len(text) if end is None else end)]
    return features(text, found)


def features(text: str, spans: list[tuple[int, int]]) -> list[Word]:
    """Casing and place inside quotation marks for the words of one paragraph."""
    return [
        Word(a, b, casing(text[a:b]), mark) for (a, b), mark in zip(spans, _marks(text, spans), strict=True)
    ]


@lru_cache(maxsize=200_000)
def casing(word: str) -> int:
    """Index into `CASINGS`."""
    if word[:1].isdigit():
        return 4
    if not any(c.isalpha() for c in word):
        return 5
    if word.islower():
        return 0
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 1
    return 2 if word.isupper() else 3


def _marks(text: str, found: list[tuple[int, int]]) -> list[int]:
    """Index into `MARKS` for every word of a paragraph; a mark never closed holds to the paragraph's end."""
    closing: frozenset[str] = frozenset()
    single = max(
        (i for i, (a, b) in enumerate(found) if text[a] == "’" and _closes(text, a, b, _SINGLE)), default=-1
    )
    result = []
    for i, (a, b) in enumerate(found):
        if text[a] not in _SIGNS:
            result.append(int(bool(closing)))
        elif _closes(text, a, b, closing):
            closing = frozenset()
            result.append(3)
        # A single mark opens a quote only where its partner follows in the same paragraph.
        elif not closing and (i < single if text[a:b] == "‘" else _opens(text, a, b)):
            closing = _CLOSE[text[a:b]]
            result.append(2)
        else:
            result.append(int(bool(closing)))
    return result


# What closes each opening mark. A straight mark may close a curly one: keyboards mix.
_DOUBLE = frozenset(("”", '"', "''"))
_SINGLE = frozenset("’")
_CLOSE = {
    "“": _DOUBLE,
    '"': _DOUBLE,
    "''": _DOUBLE,
    "``": _DOUBLE,
    "„": _DOUBLE | {"“"},
    "«": frozenset("»"),
    "‘": _SINGLE,
}
# What any of the marks begins with: most words need no closer look.
_SIGNS = frozenset(mark[0] for mark in (*_CLOSE, *frozenset().union(*_CLOSE.values())))


def _closes(text: str, a: int, b: int, closing: frozenset[str]) -> bool:
    return text[a:b] in closing and not (text[a:b] == "’" and text[b : b + 1].isalpha())


def _opens(text: str, a: int, b: int) -> bool:
    if text[a:b] in ('"', "''"):
        # Not where a word ends here: an inch sign, or the end of a quote that began paragraphs ago.
        return not text[max(a - 1, 0) : a].isalnum() or text[b : b + 1].isalnum()
    return text[a:b] in _CLOSE


class Document(NamedTuple):
    """A text as the encoder reads it: its words, their word pieces, and where paragraphs begin."""

    text: str
    words: list[Word]
    pieces: list[tuple[int, ...]]
    paragraphs: list[tuple[int, int]]


def document(text: str) -> Document:
    """Find words, pieces and paragraphs (as word ranges) of a text; a paragraph without words is left out."""
    found: list[Word] = []
    ranges = []
    for a, b in paragraphs(text):
        first = len(found)
        found += words(text, a, b)
        if len(found) > first:
            ranges.append((first, len(found)))
    return Document(text, found, [pieces(text[w.start : w.end]) for w in found], ranges)


CLS, SEP, BREAK = 101, 102, CASINGS.index("break")
MOST_PIECES = 8


@cache
def tokenizer() -> Tokenizer:
    """The word-piece vocabulary that ships with the model."""
    return Tokenizer.from_file(str(RESOURCES / "tokenizer.json"))


@lru_cache(maxsize=200_000)
def pieces(word: str) -> tuple[int, ...]:
    """The word pieces of one word, the first `MOST_PIECES` of them (web addresses have hundreds)."""
    return tuple(tokenizer().encode(word, add_special_tokens=False).ids[:MOST_PIECES]) or (UNKNOWN,)


class Window(NamedTuple):
    """A run of words as encoder input; `first` is the place of each word's first piece."""

    start: int
    end: int
    pieces: list[int]
    casings: list[int]
    marks: list[int]
    first: list[int]


def window(doc: Document, start: int, end: int) -> Window:
    """Encoder input for the words from `start` to `end`, with a break between paragraphs."""
    at = bisect_right(doc.paragraphs, (start, len(doc.words)))
    breaks = {first for first, _ in doc.paragraphs[at : bisect_right(doc.paragraphs, (end, 0))]}
    ids, cases, marks, first = [CLS], [BREAK], [0], []
    for i in range(start, end):
        if i in breaks:
            ids.append(SEP), cases.append(BREAK), marks.append(0)
        first.append(len(ids))
        n, word = len(doc.pieces[i]), doc.words[i]
        ids += doc.pieces[i]
        cases += [word.casing] * n
        marks += [word.mark] * n
    return Window(start, end, [*ids, SEP], [*cases, BREAK], [*marks, 0], first)


def cuts(doc: Document, *, most: int = 256, context: int = 16) -> Iterator[tuple[int, int, int, int]]:
    """(from, first, end, to): words `first` to `end` are read, with what precedes and follows as context."""
    start = used = 0
    last = 0
    for a, b in runs(doc, most):
        size = sum(map(len, doc.pieces[a:b])) + 1
        if used + size > most and a > start:
            yield _widen(doc, start, a, context)
            start, used = a, 0
        used += size
        last = b
    if last > start:
        yield _widen(doc, start, last, context)


def runs(doc: Document, most: int) -> Iterator[tuple[int, int]]:
    """Paragraphs; one that fills more than a window in several runs of words."""
    for first, end in doc.paragraphs:
        size = 1
        for i in range(first, end):
            size += len(doc.pieces[i])
            if size > most and i > first:
                yield first, i
                first, size = i, len(doc.pieces[i]) + 1
        yield first, end


def _widen(doc: Document, first: int, end: int, context: int) -> tuple[int, int, int, int]:
    before, room = first, context
    while before > 0 and (room := room - len(doc.pieces[before - 1])) >= 0:
        before -= 1
    after, room = end, context
    while after < len(doc.words) and (room := room - len(doc.pieces[after])) >= 0:
        after += 1
    return before, first, end, after
