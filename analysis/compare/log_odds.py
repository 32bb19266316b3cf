"""Signature words: weighted log-odds with an informative Dirichlet prior ("Fightin' Words"), and how stable they are."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

import numpy as np
import pandas as pd

from analysis.compare.intervals import SEED, gates, resample_weights
from analysis.compare.wordcounts import WordCounts, articles_with, word_counts

PRIOR = 500.0  # pseudo-words that the prior stands for
MIN_WORDS, MIN_ARTICLES = 2000, 3
_CANDIDATES = 400  # words on either end that resamples look at


class LogOdds(NamedTuple):
    """Log-odds ratios and their z scores, one for each word."""

    delta: np.ndarray
    z: np.ndarray


def weighted_log_odds(
    one: Sequence[float],
    other: Sequence[float],
    prior: Sequence[float],
    *,
    sizes: tuple[float, float] | None = None,
    terms: Literal[2, 4] = 4,
) -> LogOdds:
    """Log-odds ratios of word counts with a Dirichlet prior (Monroe, Colaresi & Quinn 2008, eq. 16, 20, 22).

    Parameters
    ----------
    one, other : sequence of float
        Counts of the same words on either side.
    prior : sequence of float
        Pseudo-counts of these words; their sum is the weight of the prior.
    sizes : (float, float), optional
        All words of either side, where the counts given are not all of them.
    terms : {4, 2}
        The variance with all four terms, or with the two that matter while a word is rare.

    Returns
    -------
    LogOdds
        ``delta``: above 0 where the first side uses the word more. ``z``: delta over its standard error. |z| > 1.96 is no test
        when thousands of words are looked at.

    Examples
    --------
    >>> found = weighted_log_odds([30, 100, 5], [10, 110, 12], [50, 1000, 10], terms=2)
    >>> found.delta.round(6)[0].item(), found.z.round(6)[0].item()
    (0.302814, 1.773095)
    """
    y1, y2, alpha = (np.asarray(values, float) for values in (one, other, prior))
    n1, n2 = sizes or (y1.sum(), y2.sum())
    a0 = alpha.sum()
    in1, in2 = y1 + alpha, y2 + alpha
    out1, out2 = n1 + a0 - in1, n2 + a0 - in2
    delta = np.log(in1 / out1) - np.log(in2 / out2)
    variance = 1 / in1 + 1 / in2 + ((1 / out1 + 1 / out2) if terms == 4 else 0)
    return LogOdds(delta, delta / np.sqrt(variance))


def log_odds(
    segments: pd.DataFrame,
    target: str,
    *,
    by: str = "speaker",
    against: str | None = None,
    prior: float = PRIOR,
    min_articles: int = MIN_ARTICLES,
    top: int = 20,
    resamples: int = 200,
) -> pd.DataFrame:
    """The signature words of a speaker, and the words that the others use instead.

    Parameters
    ----------
    segments : DataFrame
        Segments, a quotes table or any table with ``text``; own words only are counted. Remove reprints first.
    target : str
        The value of ``by`` that is looked at.
    by : str
        The column that tells the sides apart.
    against : str, optional
        The other side; everybody else when left out. The target is never part of it.
    prior : float
        How many pseudo-words the prior, made of both sides together, stands for: more pull rare words to 0.
    min_articles : int
        Words in fewer articles of both sides together are left out.
    top : int
        Stability is how often, when articles are drawn again, a word is among so many on its end.
    resamples : int
        How often articles are drawn again.

    Returns
    -------
    DataFrame
        word, a, b (hits on either side), delta, low, high (95 % over resampled articles), z, stability in [0, 1] (missing
        far from either end), articles, gate: "insufficient" unless both sides have 2,000 words, then as for rates. Sorted by
        z, the target's words first. ``attrs``: prior, words of either side.

    Examples
    --------
    >>> talk = pd.DataFrame({"speaker": ["Ann", "Ben"] * 3, "article": list("aabbcc"),
    ...                      "text": ["tax and the tax", "sea and the sea"] * 3})
    >>> log_odds(talk, "Ann", resamples=20)["word"].tolist()
    ['tax', 'and', 'the', 'sea']
    """
    here, there = word_counts(segments, target, by=by, against=against)
    table = _counts(here, there, min_articles)
    alpha = (prior * (table["a"] + table["b"]) / max(1, here.words + there.words)).to_numpy(float)
    sizes = (float(here.words), float(there.words))
    found = weighted_log_odds(table["a"], table["b"], alpha, sizes=_with_rest(sizes, alpha, prior))
    table = table.assign(delta=found.delta, z=found.z)
    table = table.sort_values(["z", "word"], ascending=[False, True]).reset_index(drop=True)
    table = _stability(table, here, there, prior, top, resamples)
    gate = gates(table["a"] + table["b"], [min(len(here.sizes), len(there.sizes))] * len(table))
    table["gate"] = np.where(min(sizes) >= MIN_WORDS, gate, "insufficient")
    columns = ["word", "a", "b", "delta", "low", "high", "z", "stability", "articles", "gate"]
    table = table[columns]
    table.attrs |= {"prior": prior, "words": sizes}
    return table


def _with_rest(sizes: tuple[float, float], alpha: np.ndarray, prior: float) -> tuple[float, float]:
    """Sizes with the pseudo-words of the words left out, so that the prior keeps its whole weight."""
    rest = prior - float(alpha.sum())
    return sizes[0] + rest, sizes[1] + rest


def _counts(here: WordCounts, there: WordCounts, min_articles: int) -> pd.DataFrame:
    table = here.totals().rename("a").to_frame().join(there.totals().rename("b"), how="outer").fillna(0)
    table["articles"] = articles_with(here, there).reindex(table.index).astype(int)
    # Words of one side are nobody's signature where the other says nothing.
    table = table[(table["articles"] >= min_articles) & (min(here.words, there.words) > 0)]
    return table.astype({"a": int, "b": int}).rename_axis("word").reset_index()


def _stability(
    table: pd.DataFrame, here: WordCounts, there: WordCounts, prior: float, top: int, resamples: int
) -> pd.DataFrame:
    """Interval of delta, and share of resamples in which a word of either end is among the first ``top`` of its end."""
    ends = np.unique(np.r_[0 : min(_CANDIDATES, len(table)), max(0, len(table) - _CANDIDATES) : len(table)])
    if not len(ends):
        return table.assign(low=np.nan, high=np.nan, stability=np.nan)
    vocabulary = pd.Index(table["word"].iloc[ends])
    draws = [
        _redrawn(side, vocabulary, resamples, SEED + number) for number, side in enumerate((here, there))
    ]
    deltas, counts = [], np.zeros(len(ends))
    for (y1, n1), (y2, n2) in zip(*draws, strict=True):
        alpha = prior * (y1 + y2 + 0.01) / (n1 + n2)
        found = weighted_log_odds(y1, y2, alpha, sizes=_with_rest((n1, n2), alpha, prior))
        rank = np.argsort(np.argsort(-found.z, kind="stable"), kind="stable")
        positive = table["z"].to_numpy()[ends] >= 0
        counts += np.where(positive, rank < top, rank >= len(ends) - top)
        deltas.append(found.delta)
    low, high = np.quantile(np.array(deltas), [0.025, 0.975], axis=0)
    shown = pd.DataFrame({"low": low, "high": high, "stability": counts / resamples}, index=ends)
    return table.join(shown)


def _redrawn(
    side: WordCounts, vocabulary: pd.Index, resamples: int, seed: int
) -> list[tuple[np.ndarray, float]]:
    """Counts of the vocabulary and all words, with articles drawn again."""
    articles = side.sizes.index
    matrix, sizes = side.matrix(vocabulary, articles), side.sizes.to_numpy(float)
    made: list[tuple[np.ndarray, float]] = []
    for weights in resample_weights(len(articles), resamples=resamples, seed=seed, width=len(vocabulary)):
        made += list(zip(weights @ matrix, weights @ sizes, strict=True))
    return made
