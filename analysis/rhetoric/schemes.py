"""Figures inside one sentence: repetition of words, series, antithesis, and criss-crosses to be read."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.rhetoric.passages import Passage, Token
from analysis.rhetoric.vocabulary import is_content_word


class Part(NamedTuple):
    """A labelled part of a figure, in characters of its passage (of the article once it is in a table)."""

    label: str
    start: int
    end: int


class Figure(NamedTuple):
    """A figure with its labelled parts. ``strength`` ranks figures of one kind: more repetitions, longer or closer ones."""

    name: str
    parts: tuple[Part, ...]
    strength: float


_FORCEFUL = {
    "never",
    "no",
    "very",
    "more",
    "all",
    "now",
    "nothing",
    "nobody",
    "everything",
    "not",
    "why",
    "only",
    "again",
}
_CROSSING = {"i", "we", "you", "they", "he", "she", "do", "does", "did"}
_BREAK = re.compile(r"[.;:!?()]")
_COORDINATORS = {"and", "or", "nor", "but"}
_SUFFIX = re.compile(r"(?:ing|ed|ly|tion|ment|ness|ity|s)$")
_NEAR = 3  # most words between the two of a diacope
_REACH, _INNER = 15, 8  # words from first to last, and between the inner pair, of a criss-cross
_UNEVEN = 2  # words by which the halves of a criss-cross may differ
_LONGEST_MEMBER = 6
_MOST_MEMBERS = (
    50  # of a longer list, which is read afresh from every member that is unlike the next, only so many
)

_NOT_BUT = re.compile(
    r"(?i)\b(not (?!only\b|just\b|merely\b|simply\b)[^.;:!?\"]{2,60}?),? (but (?!also\b|I\b|we\b|they\b|he\b|she\b|it\b|you\b|there\b|that\b|this\b)[^.;:!?,\"]{2,60})"
)
_NOT_BUT_IS = re.compile(
    r"(?i)\b((it|this|that|they|we|he|she|i|you)(?:'s|'re|'m| is| are| was| were| am)(?:n't| not)\b[^.;!?]{2,60}?)(?:[,;.]|--| [–—]) "
    r"(?:but )?(\2(?:'s|'re|'m| is| are| was| were| am)\b(?! not)[^.;!?,]{2,60})"
)
# "but" followed by a subject and its verb opens a new clause and contrasts nothing word by word.
_FINITE = re.compile(
    r"(?i)but (?:\S+ ){1,4}(?:is|are|was|were|has|have|had|will|would|can|could|says?|said|did|does|do)\b"
)
_INSTEAD = re.compile(r"(?i)\b(rather than|instead of|as opposed to)\b")


def find_schemes(passage: Passage) -> Iterator[Figure]:
    """Every figure of one sentence: epizeuxis, diacope, tricolon, asyndeton, polysyndeton, antithesis."""
    yield from find_repetition(passage)
    yield from find_series(passage)
    yield from find_polysyndeton(passage)
    yield from find_antithesis(passage)


def _part(label: str, tokens: Sequence[Token]) -> Part:
    return Part(label, tokens[0].start, tokens[-1].end)


def find_repetition(passage: Passage) -> Iterator[Figure]:
    """Epizeuxis: a word said again at once (never, never). Diacope: again after one to three words, set off or coordinated."""
    tokens = passage.tokens
    for at, token in enumerate(tokens):
        for gap in range(1, min(_NEAR + 2, len(tokens) - at)):
            if tokens[at + gap].lower != token.lower:
                continue
            if _repeats(passage, at, at + gap):
                name = "epizeuxis" if gap == 1 else "diacope"
                yield Figure(name, (_part("A", [token]), _part("A", [tokens[at + gap]])), 1 / gap)
            break


def _repeats(passage: Passage, first: int, second: int) -> bool:
    """Whether the second is said for effect: at once, after a comma or dash, or after and (the people, the island people)."""
    tokens, word = passage.tokens, passage.tokens[first].lower
    between = passage.text[tokens[first].end : tokens[second].start]
    strong = is_content_word(word) and len(word) > 2
    if _BREAK.search(between) or not (strong or (second == first + 1 and word in _FORCEFUL)):
        return False
    coordinated = second == first + 2 and tokens[first + 1].lower in _COORDINATORS
    return second == first + 1 or coordinated or any(mark in between for mark in (",", "—", "–", "--"))


def find_series(passage: Passage) -> Iterator[Figure]:
    """Tricolon and asyndeton: three or more members of like form and length between commas."""
    for members, joined in _series(passage):
        parts = tuple(_part(label, member) for label, member in zip("ABCDEFGH", members, strict=False))
        if len(members) == 3:
            yield Figure("tricolon", parts, sum(map(len, members)))
        if not joined:
            yield Figure("asyndeton", parts, float(len(members)))


def _series(passage: Passage) -> Iterator[tuple[list[Sequence[Token]], bool]]:
    """Runs of three and more like members, and whether a coordinator stands before the last."""
    chunks = _chunks(passage)
    first = 0
    while first + 2 < len(chunks):
        size = len(_bare(chunks[first + 1]))
        last = first + 1
        while (
            last + 1 < min(len(chunks), first + _MOST_MEMBERS)
            and 0 < size <= _LONGEST_MEMBER
            and abs(len(_bare(chunks[last])) - size) <= 1
        ):
            last += 1
        if last - first >= 2:
            inner = [_bare(chunk) for chunk in chunks[first + 1 : last]]
            members = [_bare(chunks[first])[-size:], *inner, _bare(chunks[last])[:size]]
            if _alike(members):
                rest = _bare(chunks[last])
                members[-1] = rest if len(rest) <= 2 * size + 2 else members[-1]
                yield members, chunks[last][0].lower in _COORDINATORS
                first = last
                continue
        first += 1


def _chunks(passage: Passage) -> list[list[Token]]:
    """The words between commas, semicolons and dashes."""
    chunks: list[list[Token]] = []
    for at, token in enumerate(passage.tokens):
        gap = passage.text[passage.tokens[at - 1].end : token.start] if at else ","
        if any(mark in gap for mark in ",;:—–") or "--" in gap:
            chunks.append([])
        chunks[-1].append(token)
    return chunks


def _bare(chunk: Sequence[Token]) -> Sequence[Token]:
    """A member without its coordinator."""
    return chunk[1:] if len(chunk) > 1 and chunk[0].lower in _COORDINATORS else chunk


def _alike(members: Sequence[Sequence[Token]]) -> bool:
    """Like form: one first word, one last word, or one ending, in members of like length that are not all the same."""
    words = [[token.lower for token in member] for member in members]
    lengths = [len(member) for member in words]
    if (
        max(lengths) - min(lengths) > 1
        or not min(lengths)
        or len({tuple(member) for member in words}) < len(words)
    ):
        return False
    if any(any(character.isdigit() for character in word) for member in words for word in member):
        return False
    heads, tails = {member[0] for member in words}, {member[-1] for member in words}
    endings = {match[0] if (match := _SUFFIX.search(member[-1])) else member[-1] for member in words}
    return (
        (len(heads) == 1 and min(lengths) > 1)
        or (len(tails) == 1 and min(lengths) > 1)
        or (
            len(endings) == 1
            and next(iter(endings)) != "s"
            and all(is_content_word(member[-1]) for member in words)
        )
    )


def find_polysyndeton(passage: Passage) -> Iterator[Figure]:
    """Three and more members of at most three words, each joined by the same coordinator (wind and rain and snow)."""
    for run in _coordinators(passage.tokens):
        members = _joined_members(passage, run) if len(run) > 1 and run[0] > 0 else []
        if members:
            parts = tuple(_part(label, member) for label, member in zip("ABCDEFGH", members, strict=False))
            yield Figure("polysyndeton", parts, float(len(members)))


def _coordinators(tokens: Sequence[Token]) -> list[list[int]]:
    """Where the same coordinator comes again and again, at most three words between."""
    runs: list[list[int]] = []
    for at, token in enumerate(tokens):
        if token.lower not in ("and", "or", "nor"):
            continue
        if runs and 1 < at - runs[-1][-1] <= 4 and token.lower == tokens[runs[-1][0]].lower:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _joined_members(passage: Passage, run: Sequence[int]) -> list[Sequence[Token]]:
    """The members around the coordinators, if they are of like length and form; else none."""
    tokens = passage.tokens
    size = run[1] - run[0] - 1
    ends = [*run[1:], run[-1] + 1 + size]
    if run[0] < size or ends[-1] > len(tokens):
        return []
    members = [tokens[run[0] - size : run[0]], *(tokens[a + 1 : b] for a, b in zip(run, ends, strict=True))]
    inside = any(_BREAK.search(passage.text, one[0].start, one[-1].end) for one in members)
    if inside or len({len(member) for member in members}) > 1:
        return []
    after = passage.text[members[-1][-1].end : members[-1][-1].end + 1]
    closed = len(run) > 2 or after in ("", ".", ",", ";", "!", "?", '"', ":")
    same_head = len({member[0].lower for member in members}) == 1
    plain = all(is_content_word(member[-1].lower) for member in members) and size == 1
    return members if closed and ((same_head and size > 1) or plain) else []


def find_antithesis(passage: Passage) -> Iterator[Figure]:
    """Antithesis cues: not X but Y; it is not X, it is Y; rather than, instead of."""
    for pattern, second in ((_NOT_BUT, 2), (_NOT_BUT_IS, 3)):
        for match in pattern.finditer(passage.text):
            if _FINITE.match(match[second]):
                continue
            yield Figure("antithesis", (Part("A", *match.span(1)), Part("B", *match.span(second))), 2.0)
    for match in _INSTEAD.finditer(passage.text):
        yield Figure("antithesis", (Part("cue", *match.span(1)),), 1.0)


def find_antimetabole(passage: Passage) -> Iterator[Figure]:
    """Candidates for antimetabole (A ... B ... B ... A), to be read: most criss-crosses of words are none.

    All four within fifteen words, at most eight between the inner two; a content word among them; the halves A ... B and B ... A
    of like length, as the parallel that makes the figure has it, give or take two words. ``strength`` is higher for close
    ones with the same words between the pairs, after Dubremetz & Nivre 2016.
    """
    tokens = passage.tokens
    words = [token.lower for token in tokens]
    usable = [
        at for at, word in enumerate(words) if (is_content_word(word) and len(word) > 1) or word in _CROSSING
    ]
    later: dict[str, list[int]] = {}
    for at in usable:
        later.setdefault(words[at], []).append(at)
    for first in usable:
        for last in _between(later[words[first]], first + 3, first + _REACH):
            pair = _inner_pair(words, usable, first, last)
            if pair is not None and _is_even(first, *pair, last) and _holds(words, first, *pair, last):
                parts = zip("ABBA", (first, *pair, last), strict=True)
                strength = _crossing_strength(words, first, *pair, last)
                yield Figure(
                    "antimetabole", tuple(_part(label, [tokens[at]]) for label, at in parts), strength
                )


def _between(places: Sequence[int], first: int, last: int) -> Sequence[int]:
    """The sorted places from ``first`` to ``last``, both included."""
    return places[bisect_left(places, first) : bisect_right(places, last)]


def _inner_pair(words: Sequence[str], usable: Sequence[int], first: int, last: int) -> tuple[int, int] | None:
    """The closest pair of another word between the outer two."""
    inside = [at for at in _between(usable, first + 1, last - 1) if words[at] != words[first]]
    pairs = [
        (b - a, a, b)
        for number, a in enumerate(inside)
        for b in inside[number + 1 :]
        if words[a] == words[b]
        and b - a <= _INNER
        and not (words[a] in _CROSSING and words[first] in _CROSSING)
    ]
    return min(pairs)[1:] if pairs else None


def _is_even(a: int, b: int, c: int, d: int) -> bool:
    """Whether the halves are of like length."""
    return abs((b - a) - (d - c)) <= _UNEVEN


def _holds(words: Sequence[str], a: int, b: int, c: int, d: int) -> bool:
    """Pronouns cross each other everywhere: they count only with a shared word between the pairs."""
    weak = words[a] in _CROSSING or words[b] in _CROSSING
    return not weak or bool(set(words[a + 1 : b]) & set(words[c + 1 : d]))


def _crossing_strength(words: Sequence[str], a: int, b: int, c: int, d: int) -> float:
    left, right = words[a + 1 : b], words[c + 1 : d]
    shared = len(set(left) & set(right))
    both = is_content_word(words[a]) and is_content_word(words[b])
    return (1 + shared) * (2 if both else 1) / (d - a)
