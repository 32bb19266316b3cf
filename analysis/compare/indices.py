"""Indices of vocabulary and length by group, with jackknife intervals over articles."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.compare.columns import names_of
from analysis.compare.intervals import MIN_CLUSTERS, Scope, gates, jackknife_interval, scope_of
from analysis.compare.spread import median_table
from analysis.rhetoric.indices import (
    OK_WORDS,
    WEAK_WORDS,
    Index,
    Material,
    Totals,
    indices,
    material,
    totals,
)
from analysis.rhetoric.own import Spoken, spoken
from analysis.rhetoric.passages import Passage, Tagger
from analysis.rhetoric.tagging import Auto

BLOCKS = 10  # most parts left out in turn
SENTENCE_LENGTH = "sentence_length"


def index_table(
    segments: pd.DataFrame | Spoken,
    *,
    by: str | Sequence[str] = "speaker",
    only: Sequence[str] | None = None,
    scope: Scope = "auto",
    tagger: Tagger | Auto | None = "auto",
) -> pd.DataFrame:
    """Vocabulary and length of every group's own words.

    Parameters
    ----------
    segments : DataFrame
        Segments, a quotes table, or any table with ``text``, in the order in which things were said: windows run over
        the quotes of a group as they follow each other.
    by : str or list of str
        The columns that make a group.
    only : list of str, optional
        Ids of :func:`analysis.rhetoric.indices.indices`, or ``sentence_length``; all when left out.
    scope : {"auto", "corpus", "article"}
        Whether the claim is about these speakers in general or about this one article.
    tagger : "auto", callable or None
        Parts of speech, for lexical density: see :func:`analysis.rhetoric.count_matrix`.

    Returns
    -------
    DataFrame
        ``by``, then feature, n (words; whole sentences for sentence_length, whose value is the median), articles, value,
        low, high, gate. Values are missing below the least material of each index: 100 words (50 for lexical_density), for
        readability 10 whole sentences too (30 for smog); sentence_length has no such limit. The gate is ``weak`` below 500
        words or 10 articles, that of sentence_length below 25 sentences. Intervals need 100 words and leave out one article
        (one quote, for one article) at a time, from ten on a tenth of them; below five they are missing. That of
        sentence_length draws articles (sentences) again.

    Examples
    --------
    >>> talk = pd.DataFrame({"speaker": "Ann", "text": ["We say what we mean and mean what we say."] * 12})
    >>> index_table(talk, only=["hapax_share"])[["n", "value", "gate"]].to_numpy().tolist()
    [[120, 0.0, 'weak']]
    """
    by = names_of(by)
    if tagger == "auto" and only is not None and "lexical_density" not in only:
        tagger = None
    rows, texts = spoken(segments, tagger=tagger)
    scope = scope_of(rows, "article", scope, by=by)
    wanted = [index for index in indices().values() if only is None or index.id in only]
    parts = [_sentence_lengths(rows, by, scope)] if only is None or SENTENCE_LENGTH in only else []
    if wanted:
        parts.insert(0, _indices(rows, texts, by, wanted, scope))
    columns = [*by, "feature", "n", "articles", "value", "low", "high", "gate"]
    return pd.concat([part for part in parts if len(part)] or parts, ignore_index=True)[columns]


def _indices(
    rows: pd.DataFrame, texts: Sequence[Passage], by: list[str], wanted: Sequence[Index], scope: Scope
) -> pd.DataFrame:
    flags = zip(rows["complete"], rows["n_sentences"], strict=True)
    pieces = [
        material(text, whole=whole, opens=opens > 0)
        for text, (whole, opens) in zip(texts, flags, strict=True)
    ]
    cluster = ["article", "quote"] if scope == "article" else ["article"]
    made = []
    for key, group in rows.groupby(by, observed=True):
        ours = [pieces[at] for at in rows.index.get_indexer(group.index)]
        blocks = _blocks(group.groupby(cluster, sort=False, dropna=False).ngroup().to_numpy())
        made += [(*key, *row, group["article"].nunique()) for row in _values(wanted, ours, blocks)]
    table = pd.DataFrame(made, columns=[*by, "feature", "n", "value", "low", "high", "articles"])
    return table.assign(gate=_gate(table, scope))


def _gate(table: pd.DataFrame, scope: Scope) -> np.ndarray:
    gate = gates(table["n"], table["articles"], scope=scope, weak=WEAK_WORDS, ok=OK_WORDS)
    return np.where(table["value"].isna(), "insufficient", gate)


def _blocks(clusters: np.ndarray) -> np.ndarray:
    """Clusters put together to at most ten blocks of neighbours; -1 where there are too few for an interval."""
    count = int(clusters.max()) + 1
    if count < MIN_CLUSTERS:
        return np.full(len(clusters), -1)
    return clusters * min(BLOCKS, count) // count


def _values(
    wanted: Sequence[Index], pieces: Sequence[Material], blocks: np.ndarray
) -> list[tuple[str, int, float, float, float]]:
    """Id, words, value, and its interval from leaving out one block at a time, for each index."""
    body = totals(pieces)
    enough = blocks[0] >= 0 and len(body.words) >= WEAK_WORDS
    left = [_without(pieces, blocks, out) for out in range(blocks.max() + 1)] if enough else []
    made = []
    for index in wanted:
        value, low, high = index.of(body), math.nan, math.nan
        if left and not math.isnan(value):
            low, high = jackknife_interval(value, np.array([index.value(rest) for rest in left]))
        made.append((index.id, len(body.words), value, low, high))
    return made


def _without(pieces: Sequence[Material], blocks: np.ndarray, out: int) -> Totals:
    return totals([piece for piece, block in zip(pieces, blocks, strict=True) if block != out])


def _sentence_lengths(rows: pd.DataFrame, by: list[str], scope: Scope) -> pd.DataFrame:
    """Median length of whole sentences."""
    whole = rows[rows["complete"]]
    keys = list(dict.fromkeys([*by, "article", "quote", "sentence"]))
    lengths = whole.groupby(keys, observed=True, dropna=False)["n_words"].sum().reset_index()
    table = median_table(lengths, "n_words", by=by, scope=scope).rename(columns={"median": "value"})
    return table.assign(feature=SENTENCE_LENGTH)
