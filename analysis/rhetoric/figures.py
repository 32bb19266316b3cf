"""Figures as labelled spans, inside one uninterrupted quote; the order of sentences makes some of them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

import pandas as pd

from analysis.rhetoric.own import Spoken, spoken
from analysis.rhetoric.passages import Passage, Token
from analysis.rhetoric.registry import Minimum
from analysis.rhetoric.schemes import Figure, Part, find_antimetabole, find_schemes
from analysis.rhetoric.syntax import find_questions
from analysis.rhetoric.vocabulary import is_content_word

ORDER_FIGURES = ("epanaphora", "epiphora", "symploce", "anadiplosis")
SCHEMES = ("epizeuxis", "diacope", "tricolon", "asyndeton", "polysyndeton", "antithesis")
QUESTIONS = ("hypophora", "unanswered question")
FIGURES = (*ORDER_FIGURES, *SCHEMES, *QUESTIONS)

DEFINITIONS = {
    "epanaphora": "neighbouring sentences that begin with the same two words, or the same content word",
    "epiphora": "neighbouring sentences that end with the same two words, or the same content word",
    "symploce": "neighbouring sentences that do both",
    "anadiplosis": "a sentence that begins with the content word, or the two words, that ended the one before",
    "epizeuxis": "a content word, or one of force (never, no, very, now), said twice at once",
    "diacope": "a content word said again after one to three words",
    "tricolon": "exactly three members of like form and length",
    "asyndeton": "three or more like members without a coordinator before the last",
    "polysyndeton": "three or more short members joined by the same coordinator each time",
    "antithesis": "not X but Y; it is not X, it is Y; rather than, instead of",
    "hypophora": "a question followed by a sentence of the same speaker that is none",
    "unanswered question": "a question not followed by a statement in the same quote; possibly rhetorical",
    "antimetabole": "A ... B ... B ... A within fifteen words: a candidate to be read, never a rate",
}

MINIMUM = Minimum(units=100)  # of a rate, and of sentences that are told from shuffled ones

_GAP = 2  # characters between two sentences of one uninterrupted quote


def alike(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words two sentences begin with in common, if that makes a figure: two, or one content word; else 0.

    Each sentence must go on after them.

    >>> alike("we shall fight here".split(), "we shall fight there".split())
    3
    >>> alike("the sea rose".split(), "the wind fell".split())
    0
    """
    common = 0
    for a, b in zip(one[:-1], other[:-1], strict=False):
        if a != b:
            break
        common += 1
    return common if common > 1 or (common == 1 and is_content_word(one[0])) else 0


def order_figures(first: Sequence[Token], second: Sequence[Token]) -> Iterator[tuple[str, int]]:
    """The figures that two neighbouring sentences make, with how many words make each."""
    one, other = [token.lower for token in first], [token.lower for token in second]
    begin, end = alike(one, other), alike(one[::-1], other[::-1])
    turn = _turn(one, other)
    if begin:
        yield "epanaphora", begin
    if end:
        yield "epiphora", end
    if begin and end:
        yield "symploce", begin + end
    if turn:
        yield "anadiplosis", turn


def _turn(one: Sequence[str], other: Sequence[str]) -> int:
    """How many words end the one and begin the other: two, or one content word."""
    if len(one) > 2 and len(other) > 2 and one[-2:] == other[:2]:
        return 2
    return int(len(one) > 1 and len(other) > 1 and one[-1] == other[0] and is_content_word(one[-1]))


def stretches(rows: pd.DataFrame) -> list[list[int]]:
    """Rows of own words that follow each other without interruption, as lists of positions."""
    runs: list[list[int]] = []
    keys = list(zip(rows["article"], rows["quote"].astype(object), rows["start"], rows["end"], strict=True))
    for at, (article, quote, start, _) in enumerate(keys):
        if runs and keys[at - 1][:2] == (article, quote) and 0 <= start - keys[at - 1][3] <= _GAP:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def figures(quotes: pd.DataFrame | Spoken, *, candidates: bool = False) -> pd.DataFrame:
    """Every figure of speech as a span with labelled parts.

    Parameters
    ----------
    quotes : DataFrame
        Segments, a quotes table, or any table with ``text``. Nothing is found across an interruption.
    candidates : bool
        Give antimetabole candidates instead, best first: most of them are accidents, and no rate is made of them.

    Returns
    -------
    DataFrame
        article, quote, speaker, figure, start, end (of the whole), parts (list of (label, start, end) in characters of the article), strength, context
        (the sentences that hold it, one space between them).

    Notes
    -----
    Terms after Lanham 1991; rules after Dubremetz 2018 and Al-Khatib, Morari & Stein 2020. Neighbouring sentences that begin
    alike are found pair by pair; a run of three sentences is two pairs. Compare with what shuffled sentences give:
    :func:`analysis.compare.figure_table`.

    Examples
    --------
    >>> import pandas as pd
    >>> table = figures(pd.DataFrame({"text": ["We will build. We will mend the wall."]}))
    >>> table[["figure", "start", "end", "parts"]].to_numpy().tolist()
    [['epanaphora', 0, 22, [('A', 0, 7), ('A', 15, 22)]]]
    """
    rows, texts = spoken(quotes)
    found = _candidates(rows, texts) if candidates else list(_all_figures(rows, texts))
    table = _table(rows, found)
    return (
        table.sort_values("strength", ascending=False, kind="stable", ignore_index=True)
        if candidates
        else table
    )


_Found = tuple[int, int, Figure]  # first and last row of a figure, and its parts in characters of the article


def _all_figures(rows: pd.DataFrame, texts: Sequence[Passage]) -> Iterator[_Found]:
    starts = rows["start"].tolist()
    for run in stretches(rows):
        for at in run:
            for figure in find_schemes(texts[at]):
                yield at, at, _moved(figure, starts[at])
        for first, second in pairwise(run):
            yield from _pair(texts, starts, first, second)
        yield from _questions(texts, starts, run)


def _pair(texts: Sequence[Passage], starts: Sequence[int], first: int, second: int) -> Iterator[_Found]:
    one, other = texts[first].tokens, texts[second].tokens
    for name, size in order_figures(one, other):
        ends = {"epanaphora": (one[:size], other[:size]), "epiphora": (one[-size:], other[-size:])}
        ends["anadiplosis"] = (one[-size:], other[:size])
        ends["symploce"] = (one, other)
        a, b = ends[name]
        parts = (
            Part("A", starts[first] + a[0].start, starts[first] + a[-1].end),
            Part("A", starts[second] + b[0].start, starts[second] + b[-1].end),
        )
        yield first, second, Figure(name, parts, float(size))


def _questions(texts: Sequence[Passage], starts: Sequence[int], run: Sequence[int]) -> Iterator[_Found]:
    """Questions with an answer of the same speaker, and those without."""
    asked = [next(iter(find_questions(texts[at])), None) for at in run]
    for place, (at, hit) in enumerate(zip(run, asked, strict=True)):
        if hit is None:
            continue
        question = Part("question", starts[at] + hit.start, starts[at] + hit.end)
        answer = run[place + 1] if place + 1 < len(run) and asked[place + 1] is None else None
        if answer is None or not texts[answer].tokens:
            yield at, at, Figure("unanswered question", (question,), 1.0)
            continue
        tokens = texts[answer].tokens
        reply = Part("answer", starts[answer] + tokens[0].start, starts[answer] + tokens[-1].end)
        yield at, answer, Figure("hypophora", (question, reply), 1.0)


def _candidates(rows: pd.DataFrame, texts: Sequence[Passage]) -> list[_Found]:
    starts = rows["start"].tolist()
    return [
        (at, at, _moved(figure, starts[at]))
        for at, text in enumerate(texts)
        for figure in find_antimetabole(text)
    ]


def _moved(figure: Figure, by: int) -> Figure:
    return figure._replace(
        parts=tuple(Part(label, start + by, end + by) for label, start, end in figure.parts)
    )


def _table(rows: pd.DataFrame, found: Sequence[_Found]) -> pd.DataFrame:
    keys = rows[["article", "quote", "speaker"]].iloc[[first for first, _, _ in found]].reset_index(drop=True)
    texts = rows["text"].tolist()
    return keys.assign(
        figure=pd.Series([figure.name for _, _, figure in found], dtype="str"),
        start=[min(part.start for part in figure.parts) for _, _, figure in found],
        end=[max(part.end for part in figure.parts) for _, _, figure in found],
        parts=pd.Series([[tuple(part) for part in figure.parts] for _, _, figure in found], dtype=object),
        strength=[float(figure.strength) for _, _, figure in found],
        context=pd.Series([" ".join(texts[first : last + 1]) for first, last, _ in found], dtype="str"),
    )
