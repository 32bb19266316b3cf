"""Syntax that carries rhetoric: questions, negation, superlatives."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis.rhetoric.lists import Hit, find_items, listed
from analysis.rhetoric.passages import Passage
from analysis.rhetoric.registry import Feature

_QUESTION = re.compile(r"""\?[?!.…]*(?:\s*["')\]]){0,2}\s*$""")
_SUFFIX = re.compile(r"[a-z-]{2,}est$")
_PLAIN_SUPERLATIVES = {"most", "least", "best", "worst", "foremost", "utmost", "uppermost", "innermost"}


def find_questions(passage: Passage) -> Iterator[Hit]:
    """A sentence that ends in a question mark; the hit is the sentence."""
    if passage.tokens and _QUESTION.search(passage.text):
        yield Hit(passage.tokens[0].start, len(passage.text.rstrip()), "question")


def find_negation(passage: Passage) -> Iterator[Hit]:
    """Negators: not, n't, no, never, nor, neither, none, no one, nothing, nobody, nowhere, without."""
    return find_items(passage, "negators")


def find_superlatives(passage: Passage) -> Iterator[Hit]:
    """Superlatives: most, least, best, worst and words in -est that are not listed as something else (interest)."""
    for at, token in enumerate(passage.tokens):
        tagged = passage.tags is None or passage.tags[at] in ("ADJ", "ADV", "NOUN", "PROPN")
        if tagged and _is_superlative(token.lower):
            yield Hit(token.start, token.end, token.lower)


@cache
def _is_superlative(word: str) -> bool:
    if word in _PLAIN_SUPERLATIVES:
        return True
    return bool(_SUFFIX.match(word)) and word.rsplit("-", 1)[-1] not in listed("not_superlatives")


FEATURES = [
    Feature("question", "questions", "syntax", "sentences that end in a question mark", "sentences",
            "Quirk et al. 1985", find_questions, minimum="100 sentences from 10 articles"),
    Feature("negation", "negation", "syntax", "not, n't, no, never, nor, neither, none, no one, nothing, nobody, nowhere, "
            "without", "words", "Biber 1988, features 66-67", find_negation, lists=("negators",)),
    Feature("superlative", "superlatives", "syntax", "-est, most, least, best, worst", "words", "Quirk et al. 1985",
            find_superlatives, lists=("not_superlatives",)),
]  # fmt: skip
