"""Other words for old: articles in which some words give way to kindred ones, for teachers to label anew.

A small model that learns from a large one wants more text than there is. Nouns, verbs, adjectives, adverbs and numbers
are replaced by words of the same part of speech with a like vector (Jiao et al. 2020, "TinyBERT", replace words so too);
the gold no longer holds then, but a teacher can say what it expects.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterable

import numpy as np
from numpy.typing import NDArray

from analysis.quotes.model.encoding import Document

OPEN = ("NOUN", "VERB", "ADJ", "ADV", "NUM")
# A word has the part of speech that parsed texts give it this often, and in this share of its places.
SEEN, CLEAR = 3, 0.8
NEAREST = 10
Kin = dict[int, list[int]]


def parts_of_speech(
    found: Iterable[tuple[Document, dict[str, list[int]]]], upos: dict[str, int]
) -> dict[int, int]:
    """Words of one word piece -> their tag (XPOS), if it is clear and of an open class."""
    is_open = {upos[name] for name in OPEN if name in upos}
    counts: dict[int, Counter[int]] = defaultdict(Counter)
    for doc, targets in found:
        for pieces, word, broad, tag in zip(
            doc.pieces, doc.words, targets["upos"], targets["xpos"], strict=True
        ):
            if len(pieces) == 1 and word.casing == 0:
                counts[pieces[0]][tag if broad in is_open else -1] += 1
    best = {piece: (*own.most_common(1)[0], own.total()) for piece, own in counts.items()}
    return {piece: tag for piece, (tag, n, of) in best.items() if tag >= 0 and n >= SEEN and n >= CLEAR * of}


def kindred(tags: dict[int, int], vectors: NDArray) -> Kin:
    """Of every word the nearest ones of its part of speech, by the cosine of their vectors."""
    kin: Kin = {}
    for tag in set(tags.values()):
        own = np.array([piece for piece, its in tags.items() if its == tag])
        units = vectors[own] / np.linalg.norm(vectors[own], axis=1, keepdims=True)
        like = units @ units.T
        np.fill_diagonal(like, -1)
        nearest = np.argsort(-like, axis=1)[:, : min(NEAREST, len(own) - 1)]
        kin |= {int(piece): own[row].tolist() for piece, row in zip(own, nearest, strict=True) if len(row)}
    return kin


def varied(doc: Document, kin: Kin, share: float, rng: random.Random) -> Document:
    """The document with a share of its words, where they have kin, read as others; text, offsets, casing and marks stay."""
    new = [
        (rng.choice(kin[own[0]]),) if len(own) == 1 and own[0] in kin and rng.random() < share else own
        for own in doc.pieces
    ]
    return doc._replace(pieces=new)
