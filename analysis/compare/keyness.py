"""Keyness: which words one side uses more than the other, how surely, how much more, and how widely."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Literal

import numpy as np
import pandas as pd

from analysis.compare.quantiles import normal_tails
from analysis.compare.rates import benjamini_hochberg
from analysis.compare.wordcounts import WordCounts, articles_with, word_counts

MIN_COUNT, MIN_ARTICLES = 5, 3


def g2(a: float, b: float, c: float, d: float, cells: Literal[2, 4] = 4) -> float:
    """Log-likelihood keyness G² of a word that occurs ``a`` times in ``c`` words here and ``b`` times in ``d`` words there.

    Parameters
    ----------
    a, b : float
        How often the word occurs on either side.
    c, d : float
        How many words either side has.
    cells : {4, 2}
        4: Dunning's ratio (1993), which also counts the other words. 2: the form of Rayson & Garside (2000), printed by
        many web tools. They differ little for rare words; say which one is shown.

    Returns
    -------
    float
        0 and above: 3.84, 6.63, 10.83 and 15.13 are the cut-offs for p < .05, .01, .001 and .0001 of one word looked at
        alone. It ranks by evidence, not by size. Missing when a side has no words.

    Raises
    ------
    ValueError
        When a count is negative or larger than its side, or ``cells`` is neither 2 nor 4.

    Examples
    --------
    >>> round(g2(110, 111, 2552, 29225), 2)
    270.72
    >>> round(g2(100, 50, 1e6, 1e6, cells=2), 4)
    16.9899
    """
    if cells not in (2, 4):
        raise ValueError(f"cells must be 2 or 4, not {cells!r}")
    if not (0 <= a <= c and 0 <= b <= d):
        raise ValueError(f"counts must lie between 0 and the size of their side: {a} of {c}, {b} of {d}")
    return float(_g2(*(np.asarray(value, float) for value in (a, b, c, d)), cells))


def _g2(a: np.ndarray, b: np.ndarray, c: np.ndarray, d: np.ndarray, cells: int) -> np.ndarray:
    with np.errstate(divide="ignore", invalid="ignore"):
        share = (a + b) / (c + d)
        total = _term(a, c * share) + _term(b, d * share)
        if cells == 4:
            total = total + _term(c - a, c * (1 - share)) + _term(d - b, d * (1 - share))
    return np.where((c > 0) & (d > 0), np.maximum(2 * total, 0), np.nan)


def _term(observed: np.ndarray, expected: np.ndarray) -> np.ndarray:
    """o ln(o/e), with 0 ln 0 = 0."""
    return np.where(observed > 0, observed * np.log(np.where(observed > 0, observed, 1) / expected), 0.0)


def log_ratio(a: float, b: float, c: float, d: float) -> float:
    """How many times more often, as log₂ (Hardie 2014): 1 is twice as often, -1 half as often; a zero counts as a half.

    >>> round(log_ratio(22, 10, 5000, 8000), 4)
    1.8156
    """
    if not (c > 0 and d > 0):
        return math.nan
    return math.log2(((a or 0.5) / c) / ((b or 0.5) / d))


def percent_difference(a: float, b: float, c: float, d: float) -> float:
    """%DIFF (Gabrielatos & Marchi 2012): by how many percent the rate here exceeds the one there; a zero there as a half.

    >>> round(percent_difference(22, 10, 5000, 8000))
    252
    """
    if not (c > 0 and d > 0):
        return math.nan
    there = (b or 0.5) / d
    return 100 * (a / c - there) / there


def bic(g2: float, c: float, d: float) -> float:
    """The Bayesian information criterion of a G² (Wilson 2013): below 0 no evidence, 2-6 positive, 6-10 strong, above very strong.

    >>> round(bic(12.0031, 5000, 8000), 4)
    2.5304
    """
    return g2 - math.log(c + d)


def dispersion(counts: Sequence[float], sizes: Sequence[float]) -> float:
    """Deviation of proportions, DP (Gries 2008): 0 when hits are spread as the words are, towards 1 when all are in one part.

    >>> round(dispersion([9, 0, 0], [100, 100, 100]), 3)
    0.667
    """
    hits, words = np.asarray(counts, float), np.asarray(sizes, float)
    if not hits.sum() or not words.sum():
        return math.nan
    return float(np.abs(hits / hits.sum() - words / words.sum()).sum() / 2)


def keyness(
    segments: pd.DataFrame,
    target: str,
    *,
    by: str = "speaker",
    against: str | None = None,
    cells: Literal[2, 4] = 4,
    min_count: int = MIN_COUNT,
    min_articles: int = MIN_ARTICLES,
) -> pd.DataFrame:
    """The words that a speaker uses more, and less, than the others.

    Parameters
    ----------
    segments : DataFrame
        Segments, a quotes table or any table with ``text``; own words only are counted. Remove reprints first
        (:func:`analysis.compare.drop_reprints`).
    target : str
        The value of ``by`` that is looked at.
    by : str
        The column that tells the sides apart.
    against : str, optional
        The other side; everybody else when left out. The target is never part of it.
    cells : {4, 2}
        Which G²: see :func:`g2`.
    min_count, min_articles : int
        Words with fewer hits on both sides together, or in fewer articles, are left out.

    Returns
    -------
    DataFrame
        word, a, b (hits on either side), c, d (words on either side), g2 with the sign of the difference, p, q
        (Benjamini-Hochberg over all words tested), log_ratio, percent, bic, articles (that hold it, of the side that
        uses it more), dp (its dispersion there). Greatest positive first; the target's key words are on top.

    Examples
    --------
    >>> talk = pd.DataFrame({"speaker": ["Ann", "Ben"] * 3, "article": list("aabbcc"),
    ...                      "text": ["tax tax tax and tax", "sea sea sea and sea"] * 3})
    >>> keyness(talk, "Ann")[["word", "a", "b"]].to_numpy().tolist()
    [['tax', 12, 0], ['and', 3, 3], ['sea', 0, 12]]
    """
    here, there = word_counts(segments, target, by=by, against=against)
    table = here.totals().rename("a").to_frame().join(there.totals().rename("b"), how="outer").fillna(0)
    table["n_articles"] = articles_with(here, there).reindex(table.index)
    enough = (table["a"] + table["b"] >= min_count) & (table["n_articles"] >= min_articles)
    # Words of one side are no key words where the other says nothing.
    table = table[enough & (min(here.words, there.words) > 0)]
    table = (
        table.astype({"a": int, "b": int})
        .assign(c=here.words, d=there.words)
        .rename_axis("word")
        .reset_index()
    )
    return g2_table(table, cells=cells).pipe(_spread, here, there).drop(columns="n_articles")


def g2_table(counts: pd.DataFrame, *, cells: Literal[2, 4] = 4) -> pd.DataFrame:
    """Keyness and effect sizes for a table of counts ``a``, ``b`` in sides of ``c``, ``d`` words; strongest first.

    Returns the table with g2 (signed: above 0 more often on the first side), p, q, log_ratio, percent and bic.

    >>> g2_table(pd.DataFrame({"word": ["tax"], "a": [22], "b": [10], "c": [5000], "d": [8000]}), cells=2)["g2"].round(4).item()
    12.0031
    """
    if cells not in (2, 4):
        raise ValueError(f"cells must be 2 or 4, not {cells!r}")
    a, b, c, d = (counts[column].to_numpy(float) for column in "abcd")
    strength = _g2(a, b, c, d, cells)
    p = [normal_tails(math.sqrt(value)) if value == value else math.nan for value in strength]
    columns = list(zip(a, b, c, d, strict=True))
    table = counts.assign(
        g2=np.where(a * d >= b * c, strength, -strength),
        p=p,
        q=benjamini_hochberg(p),
        log_ratio=[log_ratio(*row) for row in columns],
        percent=[percent_difference(*row) for row in columns],
        bic=[
            bic(value, c, d) if value == value else math.nan
            for value, (_, _, c, d) in zip(strength, columns, strict=True)
        ],
    )
    order = ["g2", "word"] if "word" in table.columns else ["g2"]
    return table.sort_values(order, ascending=[False, True][: len(order)], kind="stable").reset_index(
        drop=True
    )


def _spread(table: pd.DataFrame, here: WordCounts, there: WordCounts) -> pd.DataFrame:
    """Articles and dispersion on the side that uses the word more."""
    if table.empty:
        return table.assign(articles=0, dp=0.0)
    above = table["g2"] >= 0
    parts = [
        _dispersions(side, set(table.loc[mask, "word"])) for side, mask in ((here, above), (there, ~above))
    ]
    return table.merge(pd.concat(parts), left_on="word", right_index=True, how="left")


def _dispersions(side: WordCounts, chosen: set[str]) -> pd.DataFrame:
    """For words of one side: articles that hold them, and DP = ½Σ|hits - words|, without the articles that hold none."""
    cells = side.cells[side.cells["word"].isin(chosen)]
    # An empty map would be text, not numbers.
    size = cells["article"].map(side.sizes / side.words).astype(float)
    hits = cells["k"] / cells.groupby("word")["k"].transform("sum")
    parts = (
        cells.assign(gap=(hits - size).abs(), size=size)
        .groupby("word")
        .agg(articles=("k", "size"), gap=("gap", "sum"), size=("size", "sum"))
    )
    # Articles without the word each add their own size to the sum.
    return parts.assign(dp=(parts["gap"] + 1 - parts["size"]) / 2)[["articles", "dp"]]
