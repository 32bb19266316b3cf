"""How a noun phrase is put in short, for somebody of whom the text tells no name."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from analysis.quotes.names import lexicon
from analysis.quotes.names.tokens import Word
from analysis.quotes.phrases.wording import (
    PARTIES,
    Source,
    adjectives_at,
    core_end,
    cuts,
    is_participle,
    is_plural,
)

_EXAMPLES = frozenset("including like as such".split())
_PREPOSED = frozenset("from to in on at for with by".split())
_PLACES = frozenset("in on near outside inside at across around".split())


def describe(source: Source, first: int) -> str:
    """A source in its own words: no determiner, up to one phrase after the noun ("group of parents")."""
    words = source.words
    last, phrases = first, 0
    single = not is_plural(words[core_end(source, first) - 1].text)
    for i in range(first + 1, len(words)):
        word = words[i]
        if not source.within_name(i):
            small = lexicon.function_words("preposition") - adjectives_at(words, i)
            phrases += word.lower in small
            dated = words[i + 1 : i + 2] and words[i + 1].lower in lexicon.function_words("calendar")
            if word.lower in ("in", "on", "since") and dated:
                break
            if phrases > 1 or _ends_description(words, i, phrases, single=single):
                break
        last = i
    while last > first and words[last].lower in _dangling():
        last -= 1
    return _lowered(source, first, " ".join(source.text[words[first].start : words[last].end].split()))


@cache
def _dangling() -> frozenset[str]:
    """Words that no description ends with."""
    kinds = ("determiner", "preposition", "conjunction", "relative")
    return frozenset().union(*map(lexicon.function_words, kinds)) - frozenset(
        "each such that this those these her".split()
    )


def _ends_description(words: Sequence[Word], i: int, phrases: int, *, single: bool) -> bool:
    word = words[i]
    if cuts(words, i) or word.lower in lexicon.function_words("relative") | _EXAMPLES | {"that"}:
        return True
    if phrases and word.lower in ("last", "next", "this"):
        return True
    if word.lower == "and" and phrases:
        return not _joins_alike(words, i)
    if single and word.lower in _PLACES - {"at"}:
        return True
    if words[i - 1].lower in _dangling() or words[i - 1].lower in ("those", "these"):
        return False  # the planning, of classified material
    ranging = word.text.endswith("ing") and words[i + 1 : i + 2] and words[i + 1].lower in _PREPOSED
    return (
        is_participle(words, i)
        and words[i - 1].text.islower()
        and not words[i - 1].text.endswith("ly")  # a newly released email
        and (word.text.endswith("ed") or bool(ranging))
    )


def _joins_alike(words: Sequence[Word], at: int) -> bool:
    """ "And" between two names, or two adjectives of one name: eastern and southern Ohio."""
    before, after = words[at - 1], words[at + 1 : at + 3]
    names = before.capital and bool(after) and after[0].capital
    adjectives = len(after) == 2 and after[1].capital and not before.capital and not is_plural(before.text)
    return names or (adjectives and after[0].text.islower() and after[0].lower not in _dangling())


def _lowered(source: Source, first: int, text: str) -> str:
    """The description without the capital that only the start of a sentence gives it."""
    word = source.words[first]
    if text.isupper() and text.lower() in lexicon.roles():
        return text.lower()  # the label of a turn
    sentence = not word.gap or any(sign in word.gap for sign in ".!?\n\r\"'(:")
    proper = source.named_at(first) or word.lower in lexicon.nations() or not word.text[1:].islower()
    proper = proper or word.lower.removesuffix("s").removesuffix("ic") in PARTIES or word.owner
    after = source.words[first + 1] if first + 1 < len(source.words) else None
    proper = proper or (after is not None and (after.capital or after.text.isdigit()))  # Officer 3
    common = (after is not None and not after.gap.startswith(",")) or is_plural(word.text)
    common = common or word.lower in lexicon.roles() or word.lower in lexicon.document_nouns()
    if first > 0 or not sentence or proper or not common:
        return text
    return text[:1].lower() + text[1:]
