"""The source of a quote as a phrase: a pronoun, a name, a role, an organisation's noun, a document, or its own words."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from analysis.quotes import lexicon
from analysis.quotes.clusters import Clusters, Mention
from analysis.quotes.posts import narrowing, role_ending
from analysis.quotes.tokens import Word, word_at

PRONOUNS = frozenset(
    "he she they it we i you his her their its our my him them us me hers theirs himself herself itself themselves "
    "who which that whom whose this these both all".split()
)
GENERIC = frozenset(
    ["nobody", "none", "everyone", "everybody", "anyone", "anybody", "one", "you", "nothing", "everything"]
)
_CUT = re.compile(r"[,;:(\[\"—–\n\r]| - ")
_PEOPLE = frozenset(
    ["people", "police", "those", "others", "many", "most", "some", "critics", "men", "women", "children"]
)
_SINGULAR_S = frozenset(
    ["news", "congress", "press", "boss", "witness", "headquarters", "series", "species", "business"]
)


class Phrase(NamedTuple):
    """What a source is made of. ``kind``: pronoun, name, role, body (organisation), document, group, thing, generic.

    ``word`` is the pronoun or the head noun in the singular, ``narrow`` what narrows it, ``mention`` the name it
    holds, ``definite`` whether it takes up somebody known, ``text`` the description in its own words.
    """

    kind: str
    start: int
    end: int
    word: str = ""
    narrow: frozenset[str] = frozenset()
    mention: Mention | None = None
    plural: bool = False
    definite: bool = False
    text: str = ""
    owner: str = ""


class _Source(NamedTuple):
    """The words of one source and the names in it."""

    words: list[Word]
    mentions: list[Mention]
    text: str

    def named_at(self, index: int) -> Mention | None:
        """The name that the word belongs to."""
        word = self.words[index]
        return next((m for m in self.mentions if m.start <= word.start < m.end), None)


def read_source(clusters: Clusters, start: int, end: int) -> list[Phrase]:
    """Read a source: one phrase for each of those it joins ("Mr. Grassley and Mr. Leahy" are two)."""
    source = _source(clusters, start, end)
    if not source.words:
        return []
    parts = _conjuncts(source)
    if parts:
        return [_phrase(clusters, *part) for part in parts]
    return [_phrase(clusters, start, end)]


def _source(clusters: Clusters, start: int, end: int) -> _Source:
    words = clusters.reading.words
    first, last = word_at(words, start), word_at(words, end)
    at = bisect_left(clusters.mentions, start, key=lambda mention: mention.start)
    found = []
    while at < len(clusters.mentions) and clusters.mentions[at].start < end:
        found.append(clusters.mentions[at])
        at += 1
    return _Source(words[first:last], found, clusters.reading.text)


def _conjuncts(source: _Source) -> list[tuple[int, int]]:
    """The stretches of the people or groups that a source joins with "and", or nothing if it names but one."""
    ands = [i for i, word in enumerate(source.words) if word.lower in ("and", "&") and not source.named_at(i)]
    if not ands:
        return []
    pieces: list[tuple[int, int]] = []
    at = 0
    for i, word in enumerate(source.words):
        comma = (
            i > 0
            and word.gap.startswith(",")
            and not source.named_at(i - 1) is source.named_at(i) is not None
        )
        if i in ands or (comma and i > at):
            pieces += [(at, i)] if i > at else []
            at = i + (i in ands)
    pieces.append((at, len(source.words)))
    heads = [_head_of_piece(source, a, b) for a, b in pieces if b > a]
    after_and = (
        _head_of_piece(source, max(ands) + 1, len(source.words)) if max(ands) + 1 < len(source.words) else ""
    )
    if not heads or not heads[0] or not after_and:
        return []
    if heads[0] == "noun" and len(ands) == 1 and after_and == "noun" and len(pieces) == 2:
        return _spans(source, pieces) if _plural_piece(source, *pieces[0]) else []
    if heads[0] != "noun":
        kept = [
            piece
            for piece, head in zip(pieces, heads, strict=True)
            if head == heads[0]
            or (head == "noun" and piece is pieces[-1] and _plural_piece(source, *piece))
            or (
                heads[0] != head
                and head in ("person", "organisation")
                and piece is pieces[-1]
                and len(pieces) == 2
            )
        ]
        return _spans(source, kept) if len(kept) > 1 and kept[-1] is pieces[-1] else []
    return []


def _spans(source: _Source, pieces: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    return [(source.words[a].start, source.words[b - 1].end) for a, b in pieces]


def _head_of_piece(source: _Source, first: int, last: int) -> str:
    """What a piece between commas is headed by: person, organisation, noun, or nothing ("Republican of Iowa")."""
    for i in range(first, last):
        mention, word = source.named_at(i), source.words[i]
        if mention and word.owner:
            return ""
        if mention and mention.name.kind != "place":
            return "organisation" if mention.name.kind == "organisation" else "person"
        if word.lower in lexicon.function_words("preposition") | lexicon.function_words("relative"):
            return "noun" if i > first and i - 1 >= first and _plural_noun(source.words[i - 1].text) else ""
    return "noun" if last > first and _plural_noun(source.words[last - 1].text) else ""


def _plural_piece(source: _Source, first: int, last: int) -> bool:
    return _head_of_piece(source, first, last) == "noun"


def _plural_noun(word: str) -> bool:
    """A common noun in the plural."""
    lower = word.lower()
    role = lexicon.roles().get(lower)
    if role:
        return role.plural
    return lower in _PEOPLE or (
        len(lower) > 3
        and lower.endswith("s")
        and not lower.endswith(("ss", "us", "is"))
        and lower not in _SINGULAR_S
    )


def _core_end(source: _Source, first: int) -> int:
    """Where the noun phrase proper ends: before a preposition, a relative, a comma, a participle."""
    small = lexicon.function_words("preposition") | lexicon.function_words("relative") | {"and", "that"}
    for i in range(first + 1, len(source.words)):
        word = source.words[i]
        inside = source.named_at(i)
        if inside and inside is source.named_at(i - 1):
            continue
        if _CUT.search(word.gap) or (word.lower in small and not (inside and word.capital)):
            return i
        if (
            re.search(r"(?:ed|ing)$", word.text)
            and word.text.islower()
            and i + 1 < len(source.words)
            and source.words[i + 1].lower in small | {"to", "last", "this"}
        ):
            return i
    return len(source.words)


def _lead(words: Sequence[Word]) -> int:
    """How many determiners and quantifiers a phrase begins with ("a number of other", "some")."""
    skip = lexicon.function_words("determiner") | lexicon.function_words("quantifier")
    at = 0
    while (
        at < len(words) - 1 and (words[at].lower in skip or words[at].text.isdigit()) and not words[at].owner
    ):
        at += 1
        if (
            words[at].lower == "of"
            and at < len(words) - 1
            and words[at - 1].lower in lexicon.function_words("quantifier")
        ):
            at += 1
        if (
            words[at - 1].lower in ("a", "the")
            and words[at].lower in ("number", "handful", "majority", "couple", "lot", "range")
            and at + 1 < len(words) - 1
            and words[at + 1].lower == "of"
        ):
            at += 2
    return at


def _phrase(clusters: Clusters, start: int, end: int) -> Phrase:
    """Read one noun phrase."""
    source = _source(clusters, start, end)
    words = source.words
    if not words:
        return Phrase("thing", start, end)
    pronoun = _pronoun(words)
    if pronoun:
        return Phrase("generic" if pronoun in GENERIC else "pronoun", start, end, pronoun)
    lead = _lead(words)
    definite = lead > 0 and words[lead - 1].lower in ("the", "this", "that", "these", "those")
    core = _core_end(source, lead)
    named = source.named_at(core - 1)
    if named and not words[core - 1].owner:
        return Phrase("name", start, end, mention=named)
    apposed = _apposed(source, core)
    if apposed:
        return Phrase("name", start, end, mention=apposed)
    return _nominal(source, lead, core, definite)._replace(start=start, end=end)


def _pronoun(words: Sequence[Word]) -> str:
    """The pronoun that a source is, or is about ("many of whom", "he himself"); "" if it is none."""
    lower = [word.lower for word in words]
    if " ".join(lower[:2]) == "no one":
        return "nobody"
    if len(lower) == 1 and lower[0] in PRONOUNS | GENERIC:
        return lower[0]
    if len(lower) <= 5 and lower[-1] in ("whom", "them", "which") and lower[-2] in ("of", "among", "for"):
        return lower[-1]
    if lower[0] in ("he", "she", "they", "it", "we", "i", "who", "which") and words[1].text.islower():
        return lower[0]
    return ""


def _apposed(source: _Source, core: int) -> Mention | None:
    """The name given after a description: "the finance minister, Jane Roe,"."""
    small = (
        lexicon.function_words("preposition")
        | lexicon.function_words("relative")
        | {"and", "or", "like", "including"}
    )
    if _plural_noun(source.words[core - 1].text):
        return None
    open_piece = False
    for i in range(core, len(source.words)):
        word = source.words[i]
        if word.gap.startswith(","):
            open_piece = True
        mention = source.named_at(i)
        if mention and open_piece and not word.owner and mention.name.kind in ("person", "unknown"):
            return mention
        if word.lower in small or (word.owner and not mention):
            open_piece = False
    return None


def _nominal(source: _Source, lead: int, core: int, definite: bool) -> Phrase:
    """A phrase headed by a common noun."""
    words = source.words
    head, text = words[core - 1].lower, describe(source.text, words, lead, source)
    owner_at = max((i for i in range(lead, core - 1) if words[i].owner), default=None)
    possessor = source.named_at(owner_at) if owner_at is not None else None
    begins = words[0].lower in ("his", "her", "their", "its", "my", "our")
    definite = definite or begins
    made = dict(start=0, end=0, definite=definite, text=text, plural=_plural_noun(head))
    if head in lexicon.owned_nouns() and (possessor or begins):
        if possessor:
            return Phrase("name", **made, mention=possessor, owner=head)
        return Phrase("pronoun", **made, word=words[0].lower, owner=head)
    narrow = narrowing(word.text for word in words[lead : core - 1])
    ended = role_ending(words, core - 1, first=lead)
    after = words[core].lower if core < len(words) else ""
    tail = (
        narrowing(word.text for word in words[core + 1 : core + 6])
        if after in ("of", "for", "at", "from")
        else frozenset()
    )
    if ended:
        narrow = narrowing(word.text for word in words[lead : ended[0]]) | tail
        return Phrase("role", **made, word=ended[1].role, narrow=narrow, owner="his" if begins else "")
    if head in lexicon.organisations("noun") or head in lexicon.organisations("head"):
        capital = any(word.capital for word in words[lead : core - 1])
        return Phrase("body", **made, word=head, narrow=narrow, owner="named" if capital else "")
    if head in lexicon.document_nouns():
        return Phrase("document", **made, word=head, narrow=narrow)
    return Phrase("group" if made["plural"] or head in _PEOPLE else "thing", **made, word=head, narrow=narrow)


def describe(text: str, words: Sequence[Word], lead: int, source: _Source | None = None) -> str:
    """A source in its own words: no determiner, up to one phrase after the noun ("group of parents")."""
    prepositions, relatives = lexicon.function_words("preposition"), lexicon.function_words("relative")
    last, phrases = lead, 0
    for i in range(lead + 1, len(words)):
        word = words[i]
        inside = bool(source and source.named_at(i) and source.named_at(i) is source.named_at(i - 1))
        if not inside and (_CUT.search(word.gap) or word.lower in relatives | {"including", "like"}):
            break
        if word.lower in prepositions and not inside:
            phrases += 1
            if phrases > 1:
                break
        if word.lower == "and" and phrases and not inside:
            break
        if (
            re.search(r"ed$", word.text)
            and word.text.islower()
            and words[i - 1].text.islower()
            and i + 1 < len(words)
        ):
            break
        last = i
    described = " ".join(text[words[lead].start : words[last].end].split())
    opens = words[lead].capital and not (source and source.named_at(lead)) and words[lead].text[1:].islower()
    return (
        described[0].lower() + described[1:]
        if opens and words[lead].lower not in lexicon.nations()
        else described
    )
