"""New names for old: articles in which the people, parties and places are called something else.

The training articles are American and of two years, and a model learns their names by heart. One that has seen them
under other names must find a source by what stands around it.
"""

import random
from collections import Counter
from collections.abc import Iterable

from analysis.quotes.model.encoding import CASINGS, Document, pieces

NAMED = (CASINGS.index("Title"), CASINGS.index("miXed"))
# A word that the texts write small this often is no name.
COMMON = 3
_ONSETS = "b br c ch d dr f g gr h j k kh kr l m n p r s sh st t tr v w y z zh".split()
_VOWELS = "a e i o u ai ei ou ya io".split()
_CODAS = ["", "", "", *"l m n r s t k v x sh nd rg ts v".split()]


def made_up(rng: random.Random, count: int) -> list[str]:
    """Names of one to three syllables that nobody has."""
    return [_name(rng) for _ in range(count)]


def _name(rng: random.Random) -> str:
    syllables = [
        rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS)
        for _ in range(rng.choice((1, 2, 2, 3)))
    ]
    return "".join(syllables).capitalize()


def common_words(docs: Iterable[Document]) -> set[str]:
    """The words that these texts write small."""
    counts = Counter(doc.text[w.start : w.end] for doc in docs for w in doc.words if w.casing == 0)
    return {word for word, n in counts.items() if n >= COMMON}


def renamed(doc: Document, common: set[str], pool: list[str], share: float, rng: random.Random) -> Document:
    """The document with a share of its names, each wherever it stands, read as other names.

    Only the word pieces change: text, offsets, casing and marks stay.
    """
    new: dict[str, tuple[int, ...] | None] = {}
    result = list(doc.pieces)
    for i, word in enumerate(doc.words):
        if word.casing in NAMED:
            text = doc.text[word.start : word.end]
            if text not in new:
                takes = text.lower() not in common and rng.random() < share
                new[text] = pieces(rng.choice(pool)) if takes else None
            result[i] = new[text] or result[i]
    return doc._replace(pieces=result)
