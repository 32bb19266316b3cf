"""Recurrent phrases: what a speaker says again and again, and others do not."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import pandas as pd

from analysis.compare.intervals import gates
from analysis.compare.log_odds import PRIOR, weighted_log_odds
from analysis.compare.wordcounts import tokens
from analysis.rhetoric.own import own_words
from analysis.text import straighten

SIZES = (3, 4, 5)
MIN_UTTERANCES, MIN_DATES, MIN_WORDS = 3, 2, 2000

_BREAK = re.compile(r"[.,;:!?()\"]|--|[—–]")

Gram = tuple[str, ...]


def recurrent_phrases(
    segments: pd.DataFrame,
    target: str,
    *,
    by: str = "speaker",
    sizes: tuple[int, ...] = SIZES,
    min_utterances: int = MIN_UTTERANCES,
    min_dates: int = MIN_DATES,
) -> pd.DataFrame:
    """Phrases that a speaker uses in several utterances on several dates, set against all other speakers.

    Parameters
    ----------
    segments : DataFrame
        Segments, a quotes table or any table with ``text``, reprints removed (:func:`drop_reprints`): without that
        the list is one of news agencies. A ``date`` column tells the dates; without it articles stand for them.
    target : str
        The value of ``by`` that is looked at.
    by : str
        The column that makes the groups.
    sizes : tuple of int
        Lengths in words; phrases do not run over a comma or the end of a sentence, and overlapping ones of
        the greatest length are put together.
    min_utterances, min_dates : int
        The least number of different quotes, and of dates.

    Returns
    -------
    DataFrame
        phrase, n_words, utterances, dates, k, k_others, z (weighted log-odds against the others), gate (``insufficient``
        below 2,000 words of the speaker). A phrase inside a longer one of as many utterances is left out. Most
        characteristic first: everyday strings (as well as the) sink by themselves.

    Examples
    --------
    >>> talk = pd.DataFrame({"speaker": "Ann", "article": list("abc"), "text": ["Take back the sea, I do say."] * 3})
    >>> recurrent_phrases(talk, "Ann")["phrase"].tolist()
    ['take back the sea', 'i do say']
    """
    rows = own_words(segments)
    mine, others = rows[rows[by] == target], rows[(rows[by] != target) & rows[by].notna()]
    if mine.empty:
        raise KeyError(f"no own words of {target!r} in {by!r}")
    where = _places(mine, sizes)
    days = dict(enumerate(mine["date"] if "date" in mine.columns else mine["article"]))
    quotes = dict(enumerate(zip(mine["article"], mine["quote"].astype(object), strict=True)))
    table = _recurrent(where, quotes, days, min_utterances, min_dates)
    return _against(
        table, others, int(mine["n_words"].sum()), int(others["n_words"].sum()), mine["article"].nunique()
    )


def _grams(text: str, sizes: Sequence[int]) -> Iterator[Gram]:
    """Every run of so many words that no comma or other mark breaks."""
    for clause in _BREAK.split(straighten(text)):
        words = tokens(clause)
        for size in sizes:
            for at in range(len(words) - size + 1):
                yield tuple(words[at : at + size])


def _places(rows: pd.DataFrame, sizes: tuple[int, ...]) -> Mapping[Gram, list[int]]:
    """The rows in which each phrase stands, once for each time."""
    where: dict[Gram, list[int]] = defaultdict(list)
    for row, text in enumerate(rows["text"]):
        for gram in _grams(text, sizes):
            where[gram].append(row)
    return where


def _recurrent(
    where: Mapping[Gram, list[int]],
    quotes: Mapping[int, tuple],
    days: Mapping[int, object],
    least: int,
    dates: int,
) -> pd.DataFrame:
    """Phrases with enough utterances and dates, overlapping ones of the same utterances put together."""
    said: dict[Gram, frozenset[tuple]] = {}
    for gram, rows in where.items():
        utterances = frozenset(quotes[row] for row in rows) if len(rows) >= least else frozenset()
        if len(utterances) >= least and len({days[row] for row in rows}) >= dates:
            said[gram] = utterances
    kept = []
    for chain in _chains(said):
        gram = (*chain[0], *(one[-1] for one in chain[1:]))
        when = {days[row] for row in where[chain[0]]}
        kept.append(
            (gram, said[chain[0]], len(said[chain[0]]), len(when), min(len(where[one]) for one in chain))
        )
    table = pd.DataFrame(kept, columns=["gram", "quotes", "utterances", "dates", "k"])
    return table[~_nested(table)].drop(columns="quotes").reset_index(drop=True)


def _chains(said: Mapping[Gram, frozenset[tuple]]) -> Iterator[list[Gram]]:
    """Phrases of the greatest length that run on in one another in the same utterances; the shorter ones alone."""
    longest = max(map(len, said), default=0)
    heads = {gram[:-1]: gram for gram in said if len(gram) == longest}
    follows = {
        gram: after
        for gram in said
        if len(gram) == longest
        and (after := heads.get(gram[1:]))
        and after != gram
        and said[after] == said[gram]
    }
    inner = set(follows.values())
    for gram in said:
        if gram in inner and len(gram) == longest:
            continue
        chain = [gram]
        while chain[-1] in follows and follows[chain[-1]] not in chain:
            chain.append(follows[chain[-1]])
        yield chain


def _nested(table: pd.DataFrame) -> np.ndarray:
    """Which phrases stand in a longer one of as many utterances."""
    longer: dict[frozenset[tuple], list[str]] = defaultdict(list)
    for gram, quotes in zip(table["gram"], table["quotes"], strict=True):
        longer[quotes].append(f" {' '.join(gram)} ")
    return np.array(
        [
            any(len(other) > len(mine) and mine in other for other in longer[quotes])
            for mine, quotes in (
                (f" {' '.join(gram)} ", quotes)
                for gram, quotes in zip(table["gram"], table["quotes"], strict=True)
            )
        ],
        dtype=bool,
    )


def _against(table: pd.DataFrame, others: pd.DataFrame, n: int, n_others: int, articles: int) -> pd.DataFrame:
    wanted = set(table["gram"])
    sizes = tuple(sorted({len(gram) for gram in wanted}))
    counts = Counter(gram for text in others["text"] for gram in _grams(text, sizes) if gram in wanted)
    there = table["gram"].map(lambda gram: counts[gram]).to_numpy(float)
    here = table["k"].to_numpy(float)
    alpha = PRIOR * (here + there) / max(1, n + n_others)
    rest = PRIOR - alpha.sum()
    found = weighted_log_odds(here, there, alpha, sizes=(n + rest, n_others + rest))
    gate = gates(table["utterances"], [articles] * len(table), weak=MIN_UTTERANCES, ok=10)
    table = table.assign(
        phrase=pd.Series([" ".join(gram) for gram in table["gram"]], dtype="str"),
        n_words=table["gram"].map(len).astype("int64"),
        k_others=there.astype(int),
        z=found.z,
        gate=np.where(n >= MIN_WORDS, gate, "insufficient"),
    )
    columns = ["phrase", "n_words", "utterances", "dates", "k", "k_others", "z", "gate"]
    return table.sort_values(["z", "n_words", "phrase"], ascending=[False, False, True])[columns].reset_index(
        drop=True
    )
