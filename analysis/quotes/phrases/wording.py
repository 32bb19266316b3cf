"""The wording of a noun phrase: where it begins, where it ends, whether it is plural."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.quotes.names import lexicon
from analysis.quotes.names.clusters import Clusters
from analysis.quotes.names.entities import Mention
from analysis.quotes.names.tokens import Word, in_brackets, word_at

_CUT = re.compile(r"[,;:(\[—–\n\r]| --? ")
_PEOPLE = frozenset("police those others many most some".split())
_SINGULAR_S = frozenset("news headquarters series species".split())
_AMOUNTS = frozenset("number handful majority couple lot range pair group dozen".split())
PARTIES = frozenset("republican democrat conservative liberal socialist labour tory".split())
_CLAUSE = frozenset("i he she they we you it".split())


class Source(NamedTuple):
    """The words of one source and the names in it."""

    words: list[Word]
    mentions: list[Mention]
    text: str

    def named_at(self, index: int) -> Mention | None:
        """The name that the word belongs to."""
        word = self.words[index]
        return next((one for one in self.mentions if one.start <= word.start < one.end), None)

    def within_name(self, index: int) -> bool:
        """The word and the one before belong to one name."""
        return (
            index > 0
            and self.named_at(index) is not None
            and self.named_at(index) is self.named_at(index - 1)
        )


def read_words_of(clusters: Clusters, start: int, end: int) -> Source:
    """The words and names between two offsets."""
    words = clusters.reading.words
    first, last = word_at(words, start), word_at(words, end)
    if first > 0 and words[first - 1].end > start:
        first -= 1  # a source that begins inside a word
    return Source(words[first:last], clusters.mentions_in(start, end), clusters.reading.original)


def is_plural(word: str) -> bool:
    """A common noun in the plural."""
    lower = word.lower()
    role = lexicon.roles().get(lower)
    if role:
        return role.plural
    ends = len(lower) > 3 and lower.endswith("s") and not lower.endswith(("ss", "us", "is"))
    return lower in _PEOPLE or (ends and lower not in _SINGULAR_S)


# What stands for a noun before a comma.
_HEADS = frozenset("others some many several most few".split())


def lead(words: Sequence[Word]) -> int:
    """How many determiners and quantifiers a phrase begins with ("a number of other", "some")."""
    quantifiers = lexicon.function_words("quantifier")
    skip = lexicon.function_words("determiner") | quantifiers | {"same"}
    at, last = _shares(words) or int(len(words) > 1 and words[0].lower == "whose"), len(words) - 1
    while at < last and not words[at].owner and _is_amount(words, at, skip):
        if words[at + 1].gap == ", " and words[at].lower in _HEADS:
            return at  # others, reacting at once
        at += 1
        of = at < last and words[at].lower == "of"
        amount = at + 1 < last and words[at].lower in _AMOUNTS - {"group"} and words[at + 1].lower == "of"
        if of and words[at - 1].lower in quantifiers | {"each", "either", "neither"}:
            at += 1
        elif amount and words[at - 1].lower in ("a", "the"):
            at += 2
    if at and words[at].lower in lexicon.function_words("relative"):
        return at - 1  # those who
    adjective = at and words[at - 1].lower in ("a", "an", "the")  # an outside group
    return at if adjective or words[at].lower not in lexicon.function_words("preposition") else 0


def _is_amount(words: Sequence[Word], at: int, skip: frozenset[str]) -> bool:
    """A determiner, quantifier or number that is not part of what is described ("16 percent of voters")."""
    counted = words[at + 1].lower == "percent" or words[at + 1].gap == "."
    if words[at].lower == "no" and words[at + 1].text.isdigit():
        return False  # the No 8
    return words[at].lower in skip or (words[at].text.isdigit() and not counted)


def _shares(words: Sequence[Word]) -> int:
    """How many words "nine in 10" takes where a noun follows."""
    shares = len(words) > 3 and words[1].lower in ("in", "of") and words[1].gap == words[2].gap == " "
    return 3 if shares and words[2].text.isdigit() and words[3].gap == " " else 0


def core_end(source: Source, first: int) -> int:
    """Where the noun phrase proper ends: before a preposition, a relative, a comma, a participle."""
    small = lexicon.function_words("preposition") | lexicon.function_words("relative") | {"that"}
    for i in range(first + 1, len(source.words)):
        word = source.words[i]
        abbreviation = in_brackets(source.words, i) and source.words[i + 1].capital
        if source.within_name(i) or _within_role(source.words, i) or abbreviation:
            continue
        if word.lower == "and" and (_joins_nouns(source, i) or _joins_owned(source.words, i)):
            return i
        if cuts(source.words, i) or word.lower in _CLAUSE:
            return i
        if word.lower in small - adjectives_at(source.words, i) and not (word.capital and source.named_at(i)):
            return i
        if is_participle(source.words, i) and source.words[i + 1].lower in small | {"to", "last", "this"}:
            return i
        if _supports(source, i):
            return i
    return len(source.words)


def _supports(source: Source, at: int) -> bool:
    """A participle after a role, with its object: "Democrats supporting Mrs. Reed", "the officers guarding the house"."""
    if not is_participle(source.words, at) or source.words[at].text.endswith("ed"):
        return False
    after = source.words[at + 1].lower
    begins = after in lexicon.function_words("determiner") or after in lexicon.titles()
    return source.words[at - 1].lower in lexicon.roles() and (begins or source.named_at(at + 1) is not None)


def cuts(words: Sequence[Word], at: int) -> bool:
    """A sign before the word ends the phrase; the comma of a date does not."""
    year = len(words[at].text) == 4 and words[at].text.isdigit() and words[at - 1].text.isdigit()
    return _CUT.search(words[at].gap) is not None and not year and not _parts_adjectives(words, at)


def _parts_adjectives(words: Sequence[Word], at: int) -> bool:
    """A comma parts two adjectives before one noun: "the snarky, unsigned headline"."""
    first, small = words[at - 1], lexicon.function_words("preposition") | lexicon.function_words("relative")
    determiners = lexicon.function_words("determiner")
    opens = at > 1 and words[at - 2].lower in determiners and words[at].gap == ", " and first.text.islower()
    if (
        not opens
        or words[at].lower in small | determiners
        or _is_noun(first.lower)
        or _is_noun(words[at].lower)
    ):
        return False
    for word in words[at + 1 : at + 5]:
        if word.gap not in (" ", "-", "/") or word.lower in small:
            return False
        if _is_noun(word.lower):
            return True
    return False


def _is_noun(word: str) -> bool:
    """A noun for people, organisations or what is written, or a plural."""
    bodies = lexicon.organisations("noun").keys() | lexicon.organisations("head").keys()
    return word in lexicon.roles() or word in lexicon.document_nouns() or word in bodies or is_plural(word)


def adjectives_at(words: Sequence[Word], at: int) -> frozenset[str]:
    """Prepositions that are adjectives here: conservative outside groups."""
    ends = at + 2 == len(words) and words[at + 1].gap == " " and words[at + 1].text.islower()
    return frozenset(["outside", "inside"]) if ends else frozenset()


def _within_role(words: Sequence[Word], at: int) -> bool:
    """The word belongs to a role of several words: Secretary of State."""
    if words[at].lower != "of":
        return False
    phrase = [word.lower for word in words[at - 1 : at + 3]]
    return any(" ".join(phrase[:length]) in lexicon.roles() for length in (3, 4))


def _joins_nouns(source: Source, at: int) -> bool:
    """The "and" at ``at`` joins two nouns, not two adjectives or two roles of the person named after them."""
    before = source.words[at - 1]
    if before.lower in PARTIES and source.words[at + 2 : at + 3] and source.words[at + 2].text.islower():
        return False  # the Republican and Mormon voters
    if is_plural(before.text) or source.named_at(at - 1):
        return True
    if before.lower not in lexicon.roles():
        return False
    for i in range(at + 1, min(at + 8, len(source.words))):
        if source.words[i].gap != " ":
            break
        mention = source.named_at(i)
        if mention and mention.name.kind == "person":
            return False
    return True


def _joins_owned(words: Sequence[Word], at: int) -> bool:
    """ "The company and its founder": another phrase begins after "and"."""
    return at + 1 < len(words) and words[at + 1].lower in ("its", "his", "her", "their")


def is_participle(words: Sequence[Word], at: int) -> bool:
    """A word in -ed or -ing that more follows."""
    return at + 1 < len(words) and words[at].text.islower() and words[at].text.endswith(("ed", "ing"))
