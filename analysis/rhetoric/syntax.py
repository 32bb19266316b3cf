"""Syntax that carries rhetoric: questions, negation, grades of comparison, nominalisations, passives, commands."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from analysis.rhetoric.commands import find_imperatives
from analysis.rhetoric.lists import Hit, find_items, listed
from analysis.rhetoric.passages import SUBJECTS, Passage
from analysis.rhetoric.passives import find_agents, find_passives
from analysis.rhetoric.registry import Feature, Minimum

_CLOSING = " \t\n\"')]"
_STOPS = "?!.…"
_SUBJECTS = rf"(?:{'|'.join(sorted(SUBJECTS))})"
_ASKING = r"(?:do|does|did|is|are|was|can|could|will|would|have|has|isn't|don't|didn't|aren't|won't|can't)"
# Commands (do it now; but do these people care) and what is said of what happens (what matters is that we win).
_ALONE = r"(?:it|this|that|(?:these|those)(?=\s+(?:again|and|first|now|or|too)\b|\W*$|\s*[,.;:!]))"
_TELLING = rf"(?:(?:do|have)\s+{_ALONE}|what\s+\w*(?:[^\Ws]s|[^\We]ed)\s+(?:is|was))\b"
# Conditional inversions (had I known, were it so, should you need) are no questions.
_INVERTED = re.compile(
    rf"""(?i)[\s"'(\[]*(?:(?:and|but|so|well|now)[, ]+)?(?!{_TELLING})(?:(?:what|why|how|when|where|who|which)\s+(?:\w+\s+)?)?{_ASKING}\s+{_SUBJECTS}\b"""
)
_STATED = re.compile(r"""[.!:;]["')\s]*$|[.!]\s""")
_SUFFIX = re.compile(r"[a-z-]{2,}est$")
_NOMINAL = re.compile(r"[a-z]{3}(?:tions?|ments?|ness(?:es)?|ity|ities)$")
_PLAIN_SUPERLATIVES = {"most", "least", "best", "worst", "foremost", "utmost", "uppermost", "innermost"}


def find_questions(passage: Passage) -> Iterator[Hit]:
    """A sentence that ends in a question mark, or is broken off or run into "he asked" and has the word order of a question.

    The hit is the sentence.
    """
    text = passage.text
    asked = _ends_asking(text) or (_INVERTED.match(text) and not _STATED.search(text))
    if passage.tokens and asked:
        yield Hit(passage.tokens[0].start, len(text.rstrip()), "question")


def _ends_asking(text: str) -> bool:
    """Whether a question mark is among the last stops; without a pattern, which would read a long run of them again and again."""
    whole = text.rstrip(_CLOSING)
    return "?" in whole[len(whole.rstrip(_STOPS)) :]


def find_negation(passage: Passage) -> Iterator[Hit]:
    """Negators: not, n't, no, never, nor, neither, none, no one, nothing, nobody, nowhere, without."""
    return find_items(passage, "negators")


def find_superlatives(passage: Passage) -> Iterator[Hit]:
    """Superlatives: most, least, best, worst and words in -est that are not listed as something else (interest)."""
    for token in passage.tokens:
        if _is_superlative(token.lower):
            yield Hit(token.start, token.end, token.lower)


@cache
def _is_superlative(word: str) -> bool:
    if word in _PLAIN_SUPERLATIVES:
        return True
    return bool(_SUFFIX.match(word)) and word.rsplit("-", 1)[-1] not in listed("not_superlatives")


def find_comparatives(passage: Passage) -> Iterator[Hit]:
    """Comparatives: more, less and the listed forms in -er."""
    return find_items(passage, "comparatives")


def find_nominalisations(passage: Passage) -> Iterator[Hit]:
    """Nouns in -tion, -ment, -ness, -ity and their plurals that are not on the list of exceptions (nation, government)."""
    for at, token in enumerate(passage.tokens):
        tagged = passage.tags is None or passage.tags[at].upos == "NOUN"
        if tagged and is_nominalisation(token.lower):
            yield Hit(token.start, token.end, token.lower)


@cache
def is_nominalisation(word: str) -> bool:
    """Whether a word, in lower case, has the ending of a nominalisation and is not on the list of exceptions."""
    if not _NOMINAL.search(word):
        return False
    single = word.rsplit("-", 1)[-1]
    single = (
        single[:-3] + "y"
        if single.endswith("ities")
        else single.removesuffix("s")
        if single[-2:] in ("ns", "ts")
        else single
    )
    return single.removesuffix("es") not in listed("not_nominalisations") and single not in listed(
        "not_nominalisations"
    )


_PARTICIPLES = ("participles", "not_participles", "adjectival_participles")

FEATURES = [
    Feature("question", "questions", "syntax", "sentences that end in a question mark, or are broken off with the word order of a question", "sentences",
            "Quirk et al. 1985", find_questions, minimum=Minimum(units=100)),
    Feature("negation", "negation", "syntax", "not, n't, no, never, nor, neither, none, no one, nothing, nobody, nowhere, "
            "without", "words", "Biber 1988, features 66-67", find_negation, lists=("negators",)),
    Feature("superlative", "superlatives", "syntax", "-est, most, least, best, worst", "words", "Quirk et al. 1985",
            find_superlatives, lists=("not_superlatives",)),
    Feature("comparative", "comparatives", "syntax", "more, less and adjectives and adverbs in -er", "words",
            "Quirk et al. 1985", find_comparatives, lists=("comparatives",), tagged=True),
    Feature("nominalisation", "nominalisations", "syntax", "nouns in -tion, -ment, -ness, -ity, without those that are felt as "
            "plain nouns (nation, city, government: see the list)", "words", "Biber 1988, feature 14", find_nominalisations,
            lists=("not_nominalisations",), tagged=True),
    Feature("passive", "passives", "syntax", "be or get and a past participle, up to four adverbs between; reduced passives are "
            "not counted", "words", "Biber 1988, features 17-18", find_passives, lists=_PARTICIPLES,
            tagged=True),
    Feature("passive_agent", "passives with by", "syntax", "passives that name their agent with by; the others are agentless",
            "words", "Biber 1988, feature 18", find_agents, lists=_PARTICIPLES, tagged=True),
    Feature("imperative", "imperatives", "syntax", "a base verb without subject at the head of a sentence or clause, let's and "
            "let us", "sentences", "Quirk et al. 1985", find_imperatives, minimum=Minimum(units=100),
            lists=("base_verbs",), tagged=True),
]  # fmt: skip
