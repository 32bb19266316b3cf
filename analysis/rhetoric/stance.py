"""Stance: who speaks for whom, what must and may be, and how strongly it is put."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator

from analysis.rhetoric.lists import Hit, find_items
from analysis.rhetoric.passages import Passage
from analysis.rhetoric.registry import Detector, Feature, Minimum

# After 'd these make it "had": had been, had better, had rather.
_HAD = re.compile(
    r"(?:been|better|had|gone|done|seen|come|become|known|given|taken|made|got|gotten|left|lost|\w+ed)$"
)
_SIGHT = 4  # characters before a word in which the stop of another sentence may stand
_ADVERBS = {"already", "just", "never", "always", "not", "only", "also", "ever", "really"}


def find_pronouns(passage: Passage, person: str) -> Iterator[Hit]:
    """Personal, possessive and reflexive pronouns of one person: ``1sg``, ``1pl``, ``2`` or ``3pl``."""
    shouted = passage.text.isupper()
    for hit in find_items(passage, "pronouns"):
        country = hit.item == "us" and passage.text[hit.start : hit.end] == "US" and not shouted
        if hit.category == person and not country:
            yield hit


def find_modals(passage: Passage, group: str) -> Iterator[Hit]:
    """Modal verbs of one group: ``possibility``, ``necessity`` or ``prediction``."""
    for hit in find_items(passage, "modals"):
        if hit.category == group and not _is_name(passage, hit) and not _is_had(passage, hit):
            yield hit


def _is_name(passage: Passage, hit: Hit) -> bool:
    """Will and May with a capital: a person or the month, unless they open a question or the text is all capitals."""
    if passage.tags is not None or passage.text[hit.start : hit.end] not in ("Will", "May"):
        return False
    before = passage.text[max(0, hit.start - _SIGHT) : hit.start].rstrip(" ")
    opening = hit.start == passage.tokens[0].start or before.endswith((".", "?", "!", ":", '"'))
    follows = re.match(r" (?:[A-Z](?![' ])|\d)", passage.text[hit.end : hit.end + 3])
    return not opening or bool(follows)


def _is_had(passage: Passage, hit: Hit) -> bool:
    """Whether 'd stands for had."""
    if hit.item != "'d":
        return False
    at = bisect_left(passage.tokens, hit.start, key=lambda token: token.start)
    if passage.tags is not None:
        return passage.tags[at].xpos != "MD"
    after = [token.lower for token in passage.tokens[at + 1 : at + 4]]
    while after and after[0] in _ADVERBS:
        after = after[1:]
    is_verb = bool(after) and after[0] in ("need", "feed", "proceed", "succeed")
    return bool(after) and bool(_HAD.match(after[0])) and not is_verb


def find_extreme(passage: Passage) -> Iterator[Hit]:
    """Extreme-case formulations: claims at their limit (always, nobody, totally), literal counts left out."""
    return find_items(passage, "extreme_case")


def _items(name: str) -> Detector:
    return lambda passage: find_items(passage, name)


def _pronouns(person: str) -> Detector:
    return lambda passage: find_pronouns(passage, person)


def _modals(group: str) -> Detector:
    return lambda passage: find_modals(passage, group)


_BIBER = "Biber 1988, features 52-54"
FEATURES = [
    Feature(
        "self_mention", "self-mention", "stance", "I, me, my, mine, myself", "words", "Hyland 2005", _pronouns("1sg"),
        lists=("pronouns",),
    ),
    Feature(
        "we", "first person plural", "stance", "we, us, our, ours, ourselves and the 's of let's; whom it takes in "
        "cannot be seen from the form", "words", "Biber 1988", _pronouns("1pl"),
        minimum=Minimum(events=60), lists=("pronouns",),  # these cluster most of all
    ),
    Feature("you", "second person", "stance", "you, your, yours, yourself, yourselves", "words", "Biber 1988",
            _pronouns("2"), lists=("pronouns",)),
    Feature("they", "third person plural", "stance", "they, them, their, theirs, themselves; mostly plain anaphora",
            "words", "Biber 1988", _pronouns("3pl"), lists=("pronouns",)),
    Feature("modal_possibility", "possibility modals", "stance", "can, could, may, might", "words", _BIBER,
            _modals("possibility"), lists=("modals",), tagged=True),
    Feature("modal_necessity", "necessity modals", "stance", "must, should, ought, and have to, need to, got to",
            "words", _BIBER, _modals("necessity"), lists=("modals",), tagged=True),
    Feature("modal_prediction", "prediction modals", "stance", "will, would, shall and their short forms", "words",
            _BIBER, _modals("prediction"), lists=("modals",), tagged=True),
    Feature("extreme_case", "extreme-case formulations", "stance", "all, every, always, never, nobody, totally, in "
            "history, ever after a superlative; not before a number or after 'not'", "words", "Pomerantz 1986",
            find_extreme, lists=("extreme_case",)),
    Feature("hedge", "hedges", "stance", "words that keep a claim open: perhaps, I think, sort of, about before a number; "
            "modal verbs are counted apart", "words", "Hyland 2005; Biber 1988, features 45-47", _items("hedges"),
            lists=("hedges",)),
    Feature("booster", "boosters", "stance", "words that close a claim or give it force: clearly, no doubt, the fact is",
            "words", "Hyland 2005; Biber 1988, features 48-49", _items("boosters"), lists=("boosters",)),
    Feature("attitude", "attitude markers", "stance", "evaluation of what is talked about: unfortunately, outrageous, I regret",
            "words", "Hyland 2005", _items("attitude"), lists=("attitude",)),
    Feature("engagement", "engagement markers", "stance", "turns to the listener: look, my friends, let's, ask yourself; you "
            "and imperatives are counted apart", "words", "Hyland 2005", _items("engagement"), lists=("engagement",)),
]  # fmt: skip
