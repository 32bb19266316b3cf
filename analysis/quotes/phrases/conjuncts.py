"""A source that joins several: "Mr. Grassley and Mr. Leahy", "developers and supporters in Congress"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from analysis.quotes.names import lexicon
from analysis.quotes.names.kinds import is_given
from analysis.quotes.names.runs import PARTNERS
from analysis.quotes.names.tokens import Word
from analysis.quotes.phrases.wording import Source, is_plural

_TAILS = frozenset("of at in for from with to on".split())
_TITLED = lexicon.titles().keys()
_Piece = tuple[int, int]


def conjuncts(source: Source) -> list[tuple[int, int]]:
    """The stretches of those whom a source joins with "and", or nothing if it names but one."""
    source = _before_clause(source)
    signs = [
        i for i, word in enumerate(source.words) if i and word.gap == PARTNERS and not source.within_name(i)
    ]
    if signs:
        borders = [0, *signs, len(source.words)]
        return [(source.words[a].start, source.words[b - 1].end) for a, b in pairwise(borders)]
    ands = [i for i, word in enumerate(source.words) if word.lower == "and" and not source.named_at(i)]
    if not ands or ands[0] == 0 or ands[-1] + 1 >= len(source.words):
        return []
    ands = [i for i in ands if not _inside(source, i) and not _roles_of_one(source, i)]
    if not ands:
        return []
    pieces = _pieces(source, ands)
    if len(pieces) > 1 and all(_is_place(source, *piece) for piece in pieces):
        return [(source.words[a].start, source.words[b - 1].end) for a, b in pieces]
    heads = [_head(source, *piece) for piece in pieces]
    for i, (first, _) in enumerate(pieces):
        if i and first - 1 not in ands and source.words[first].lower in ("a", "an", "the"):
            heads[i] = ""  # an apposition
    joined = next((i for i, piece in enumerate(pieces) if piece[0] == ands[-1] + 1), None)
    if joined is None or not heads[0] or not heads[joined] or any(heads[joined + 1 :]):
        return []
    if heads[0] == "noun":
        kept = pieces if len(pieces) == 2 and heads[1] == "noun" else []
    else:
        kept = [piece for piece, head in zip(pieces, heads, strict=True) if head == heads[0]]
        if heads[joined] != heads[0]:
            kept.append(pieces[joined])
    return [(source.words[a].start, source.words[b - 1].end) for a, b in kept] if len(kept) > 1 else []


def _inside(source: Source, at: int) -> bool:
    """The "and" at ``at`` belongs to what is told of the one before ("Reed, head of Law and Order" is one)."""
    words = source.words
    comma = max((i for i in range(1, at) if _opens_piece(source, i)), default=0)
    if comma:  # in an apposition, a participle: the next person comes after one more comma
        listed = source.named_at(comma) is not None or words[comma].lower in _TITLED
        if words[at].gap == " " and (_is_child_of(words[comma:at]) or words[at + 1].lower in ("a", "an")):
            return True  # Ada Reed, a baker and a friend of theirs
        return not listed and words[at].gap == " " and not _begins_person(source, at + 1)
    named = [i for i in range(at) if source.named_at(i)]
    tail = named and any(words[i].lower in _TAILS for i in range(named[0] + 1, at))
    return bool(tail) and source.named_at(at - 1) is not None and not _begins_person(source, at + 1)


def _roles_of_one(source: Source, at: int) -> bool:
    """ "Presidential contender and former surgeon Ada Reed" is one: a role stands before "and", no article behind."""
    words = source.words
    role = lexicon.roles().get(words[at - 1].lower)
    listed = any("," in word.gap for word in words[1 : at + 1])
    if (
        role is None
        or role.plural
        or listed
        or source.named_at(at - 1)
        or words[0].lower in ("the", "a", "an")
    ):
        return False
    for i in range(at + 1, min(at + 6, len(words))):
        mention = source.named_at(i)
        if mention and mention.name.kind == "person":
            return i > at + 1
        if words[i].gap != " " or words[i].lower in lexicon.function_words("determiner"):
            return False
    return False


def _is_child_of(words: Sequence[Word]) -> bool:
    """An apposition whose "of" has two names after it: "the daughter of Bill Reed" (and Ann Reed)."""
    return words[0].lower in lexicon.function_words("determiner") and any(
        word.lower == "of" for word in words
    )


def _opens_piece(source: Source, at: int) -> bool:
    """A comma stands before ``at``, or after what is in brackets: "Ada Reed (D-Ohio), Tom Hale"."""
    return "," in source.words[at].gap and not source.within_name(at)


def _begins_person(source: Source, at: int) -> bool:
    """A person, a description with an article, or "others" begins at ``at``."""
    words = source.words
    if words[at].lower in lexicon.function_words("determiner") | {"other", "others"}:
        return True
    named = next((m for i in range(at, min(at + 4, len(words))) if (m := source.named_at(i))), None)
    return named is not None and named.name.kind == "person" and not named.name.owner


def _before_clause(source: Source) -> Source:
    """The source up to its first relative clause."""
    relatives = lexicon.function_words("relative")
    for i, word in enumerate(source.words):
        if i and word.lower in relatives:
            return source._replace(words=source.words[:i])
    return source


def _pieces(source: Source, ands: list[int]) -> list[_Piece]:
    """The stretches between commas and "and", as (first, last) words."""
    found: list[_Piece] = []
    at = 0
    for i in range(len(source.words)):
        comma = i > at and _opens_piece(source, i)
        if i in ands or comma:
            found += [(at, i)] if i > at else []
            at = i + (i in ands)
    return [*found, (at, len(source.words))] if at < len(source.words) else found


def _is_place(source: Source, first: int, last: int) -> bool:
    """A piece is a country or a town, which speaks: "France", "the United States"."""
    first += last - first > 1 and source.words[first].lower == "the"
    mention = source.named_at(first)
    whole = mention is not None and mention.end >= source.words[last - 1].end
    return whole and mention.name.kind == "place" and not source.words[last - 1].owner


def _head(source: Source, first: int, last: int) -> str:
    """What a piece is headed by: person, organisation, noun (in the plural), or nothing ("Republican of Iowa")."""
    small = lexicon.function_words("preposition") | lexicon.function_words("relative")
    for i in range(first, last):
        mention, word = source.named_at(i), source.words[i]
        if mention and word.owner:
            return ""
        if mention and mention.name.kind != "place":
            return "organisation" if mention.name.kind == "organisation" else "person"
        if word.lower in small:
            return "noun" if i > first and is_plural(source.words[i - 1].text) else ""
    if last - first == 1 and is_given(source.words[first]):
        return "person"  # a given name that nothing else tells of opens the sentence
    return "noun" if is_plural(source.words[last - 1].text) else ""
