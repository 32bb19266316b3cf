"""Mean ratings of words (concreteness, valence, familiarity ...) from a list that the user brings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial

import pandas as pd

from analysis.compare.columns import names_of
from analysis.compare.intervals import Scope, gates, scope_of
from analysis.compare.rates import mean_table
from analysis.compare.wordcounts import tokens
from analysis.rhetoric.own import own_words
from analysis.rhetoric.vocabulary import is_content_word

MIN_RATED, OK_RATED, MIN_COVERAGE = 100, 500, 0.7


def rating_table(
    segments: pd.DataFrame,
    ratings: Mapping[str, float] | pd.Series,
    *,
    by: str | Sequence[str] = "speaker",
    scope: Scope = "auto",
) -> pd.DataFrame:
    """The mean rating of the content words of every group, such as concreteness from 1 to 5.

    No ratings are shipped: those published (Brysbaert, Warriner & Kuperman 2014 for concreteness) have no open licence. Load
    your copy: ``pd.read_csv(path, sep="\\t").set_index("Word")["Conc.M"]``.

    Parameters
    ----------
    segments : DataFrame
        Segments, a quotes table, or any table with ``text``; own words only count.
    ratings : mapping or Series
        Rating of each word, in lower case. Words that are not in it are tried without -s, -es, -ed, -ing.
    by : str or list of str
        The columns that make a group.
    scope : {"auto", "corpus", "article"}
        Whether the claim is about these groups in general or about this one article.

    Returns
    -------
    DataFrame
        ``by``, then n (rated words), coverage (their share of content words), articles, mean, low, high, gate, method. The mean
        is missing below 100 rated words; the gate is "insufficient" there and "weak" at most below 70 % coverage.
        Figurative words are rated as literal ones.

    Examples
    --------
    >>> talk = pd.DataFrame({"speaker": "Ann", "article": "a", "text": ["Boats need ropes and hope."] * 50})
    >>> rating_table(talk, {"boat": 4.9, "rope": 4.9, "hope": 1.3})[["n", "coverage", "mean"]].round(2).to_numpy().tolist()
    [[150.0, 0.75, 3.7]]
    """
    by = names_of(by)
    rows = own_words(segments)
    scope = scope_of(rows, "article", scope, by=by)
    words = rows.assign(word=rows["text"].map(tokens)).explode("word").dropna(subset=["word"])
    words = words[words["word"].map(is_content_word)]
    words = words.assign(rating=words["word"].map(partial(_rating, dict(ratings))))
    table = mean_table(words, "rating", by=by, scope=scope)
    coverage = (
        words.groupby(by, observed=True)["rating"].agg(lambda rated: rated.notna().mean()).rename("coverage")
    )
    table = table.merge(coverage.reset_index(), on=by, how="left")
    gate = pd.Series(
        gates(table["n"], table["articles"], scope=scope, weak=MIN_RATED, ok=OK_RATED), index=table.index
    )
    thin = (table["coverage"] < MIN_COVERAGE) & (gate == "ok")
    table = table.assign(gate=gate.where(~thin, "weak"))
    table[["mean", "low", "high"]] = table[["mean", "low", "high"]].where(table["n"] >= MIN_RATED)
    return table[[*by, "n", "coverage", "articles", "mean", "low", "high", "gate", "method"]]


def _rating(ratings: Mapping[str, float], word: str) -> float:
    for form in _forms(word):
        if form in ratings:
            return float(ratings[form])
    return float("nan")


def _forms(word: str) -> list[str]:
    """The word, and what it may be an inflected form of."""
    forms = [word]
    for ending, instead in (
        ("ies", "y"),
        ("es", ""),
        ("s", ""),
        ("ied", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ing", ""),
        ("ing", "e"),
    ):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            forms.append(word[: -len(ending)] + instead)
    return forms
