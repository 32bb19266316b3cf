"""Tables that the tests of charts and narration share: the sample articles by their gold, and invented talk."""

from __future__ import annotations

from functools import cache

import numpy as np
import pandas as pd
from conftest import gold_quotes, seed_article

from analysis.quotes.verbs import describe_cue
from analysis.quotes.voices import SEGMENT_COLUMNS, split_voices
from analysis.sentiment import score_sentiment

LONG_NAMES = [
    "Her Excellency Maria-Magdalena Anastasia von Hohenfelsen-Wittgenstein zu Altenburg",
    "The International Association of Retired Harbour Pilots and Lighthouse Keepers of the Isles",
    "Undersecretary-General Bartholomew Featherstonehaugh-Cholmondeley III",
    "$Cash_Money* <b> costs $5",
    "Ng",
]
FORTY = [
    f"{first} {last}"
    for first in "Ada Bram Cleo Dov Edda Finn Gil Hanna".split()
    for last in "Orr Pell Quist Rove Stam".split()
]


@cache
def quotes_of(name: str) -> pd.DataFrame:
    """The gold quotes of a sample article, with the classes of their reporting verbs."""
    quotes = gold_quotes(name)
    verbs = [describe_cue(cue) if isinstance(cue, str) else None for cue in quotes["cue"]]
    return quotes.assign(
        cue_lemma=pd.Series([verb.lemma if verb else None for verb in verbs], dtype="str"),
        cue_class=pd.Series([verb.cue_class if verb else None for verb in verbs], dtype="str"),
    )


@cache
def segments_of(name: str) -> pd.DataFrame:
    """The gold voices of a sample article."""
    return split_voices(seed_article(name), quotes_of(name))


@cache
def scores_of(name: str) -> pd.DataFrame:
    """The gold voices of a sample article with their tone."""
    return score_sentiment(segments_of(name))


def talk(*rows: tuple[str | None, str, int], article: str = "a") -> pd.DataFrame:
    """Segments from (speaker, voice, words); every row is a sentence, and a quote unless it is narration."""
    cells = []
    for number, (speaker, voice, n_words) in enumerate(rows):
        kind = {"own": "direct", "paraphrase": "indirect", "narration": None}[voice]
        cells.append(
            {
                "article": article,
                "segment": number,
                "paragraph": number // 4,
                "sentence": number,
                "voice": voice,
                "speaker": speaker,
                "quote": pd.NA if voice == "narration" else number,
                "kind": kind,
                "start": 100 * number,
                "end": 100 * number + 99,
                "text": "word " * n_words,
                "n_words": n_words,
            }
        )
    return pd.DataFrame(cells, columns=list(SEGMENT_COLUMNS)).astype(SEGMENT_COLUMNS)


def crowd(names: list[str], *, rounds: int = 4) -> pd.DataFrame:
    """A long article in which everybody speaks in turn, in own words or in paraphrase."""
    rng = np.random.default_rng(7)
    rows = []
    for number in range(len(names) * rounds):
        voice = "own" if rng.random() < 0.6 else "paraphrase"
        rows += [(None, "narration", 9), (names[number % len(names)], voice, int(rng.integers(3, 30)))]
    return talk(*rows)


def toned(segments: pd.DataFrame, *, spread: float = 0.3) -> pd.DataFrame:
    """Invented tones for invented talk: every third passage without one."""
    tone = np.random.default_rng(11).normal(0.1, spread, len(segments)).clip(-1, 1)
    return segments.assign(tone=np.where(np.arange(len(segments)) % 3 == 2, np.nan, tone))
