"""Length of sentences and words, and the two indices made of them.

They describe what was written down: in speech the full stops are the reporter's. They are no measure of a speaker's mind,
and none of them is ever computed for a single quote.
"""

from __future__ import annotations

import math
import re
from functools import cache

MIN_WORDS, MIN_SENTENCES = 100, 10
SMOG_SENTENCES = 30

_GROUPS = re.compile(r"[aeiouy]+")
# Two vowels in a row that are two syllables: actual, radio, science, quiet, earlier, chaos, player, poet, ruin, reaction.
_HIATUS = re.compile(
    r"(?<![qg])u(?:al|ar(?!d)|ate|ity|ous|ing|el(?!l)|ance|ence|ent|ation)|ia(?!ge|ns?$|l)|io(?!n|us)|ium|iety|iet(?=s?$)"
    r"|(?<![cts])(?<!fr)ien|(?<=\bsc)ien|(?<=os)ien|(?<=[bdfgklmnprsvx])i(?:er$|ers$|est$)|(?<=[bdfgmnprvx])i(?:an|al|ous)|eo(?!u|n$|p)"
    r"|(?<=cr)ea(?=t[eio])|(?<=[rd])ea(?=s?$)|\brea(?=ct|li[tsz])|[aeo]ing|y(?:ing|ee|al)|(?<=[ao])yer|ao|uu|seum|oe(?=[mt])"
    r"|(?<=l)ui(?=d)|rui(?=n)"
)
# Vowels that are not heard: made, league, asked, times, hopeful, basically.
_SILENT = re.compile(
    r"(?:(?<=[^aeiouyl])|(?<=[aeiouyl]l))e$|(?<=[aeiou][qg])ues?$|(?<=[^aeiouydt])ed$|(?<=[^aeiouysxzcgh])es$"
    r"|(?<=[aeiouy][^aeiouyl])e(?=(?:ly|ful(?:ly)?|less|ments?|ness)$)|(?<=ic)a(?=lly$)"
)
_LE = re.compile(r"[^aeiouyl]les?$|[^aeiouyl]led$")
_SYLLABIC = re.compile(r"(?:th|s)ms?$|n't$")
_COMPOUND = re.compile(r"^(some|there|where|home|life|house|frame|base)(?=[a-z]{3})|^every(?=[a-z])")
_IRREGULAR = {
    "business": 2, "businesses": 3, "businessman": 3, "centre": 2, "chocolate": 2, "colleague": 2, "colleagues": 2,
    "constituency": 5, "element": 3, "elements": 3, "european": 4, "evening": 2, "evenings": 2, "maybe": 2, "mosque": 1,
    "mosques": 1, "naked": 2, "nuclear": 3, "ok": 2, "pm": 2, "recipe": 3, "sacred": 2, "theatre": 3, "tv": 2, "via": 2,
    "wicked": 2, "priest": 1, "priests": 1, "mayor": 2, "clothes": 1, "soldier": 2, "soldiers": 2, "largely": 2, "beyond": 2, "being": 2, "ideology": 5,
}  # fmt: skip


@cache
def syllables(word: str) -> int:
    """How many syllables an English word has, by its spelling; at least one.

    >>> [syllables(word) for word in ("cat", "breakfast", "the", "table", "asked", "wanted", "creation")]
    [1, 2, 1, 2, 1, 2, 3]
    """
    parts = [part for part in re.split(r"[^a-z']+", word.lower()) if part]
    return max(1, sum(_syllables(part) for part in parts))


def _syllables(word: str) -> int:
    word = re.sub(r"'s?$|'(?=s$)", "", word) or word
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    word = _COMPOUND.sub(lambda match: {"every": "evry"}.get(match[0], match[0][:-1]), word)
    if len(word) <= 3:
        return max(1, len(_GROUPS.findall(word.rstrip("e"))))
    silent = 0 if _LE.search(word) else len(_SILENT.findall(word))
    count = len(_GROUPS.findall(word)) - silent + len(_HIATUS.findall(word)) + len(_SYLLABIC.findall(word))
    return max(1, count)


def flesch_reading_ease(words: int, sentences: int, syllables: int) -> float:
    """Flesch Reading Ease (Flesch 1948): 206.835 - 1.015 words/sentence - 84.6 syllables/word; about 0-100, higher is easier.

    Computed from totals, so that the caller decides what is enough: see :func:`analysis.rhetoric.indices.indices`.

    >>> round(flesch_reading_ease(7, 1, 8), 2)
    103.04
    """
    if not words or not sentences:
        return math.nan
    return 206.835 - 1.015 * words / sentences - 84.6 * syllables / words


def flesch_kincaid(words: int, sentences: int, syllables: int) -> float:
    """The Flesch-Kincaid index (Kincaid et al. 1975): .39 words/sentence + 11.8 syllables/word - 15.59; higher is harder.

    >>> round(flesch_kincaid(7, 1, 8), 3)
    0.626
    """
    if not words or not sentences:
        return math.nan
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def smog_formula(sentences: int, polysyllables: int) -> float:
    """SMOG (McLaughlin 1969): 1.0430 √(30 polysyllables/sentences) + 3.1291; made on 30 sentences and more.

    Computed for any number, for intervals that leave sentences out in turn.

    >>> round(smog_formula(30, 49), 4)
    10.4301
    """
    return 1.0430 * math.sqrt(polysyllables * 30 / sentences) + 3.1291 if sentences else math.nan
