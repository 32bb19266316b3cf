"""The same question asked in several defensible ways: does the answer hold?"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import product
from typing import NamedTuple

import pandas as pd

from analysis.compare.intervals import Scope, scope_of
from analysis.compare.least import feature_gates
from analysis.compare.rates import rate_table
from analysis.compare.reprints import drop_reprints
from analysis.rhetoric import count_matrix, feature, own_words
from analysis.rhetoric.counting import tagger_in_use
from analysis.rhetoric.lists import OPEN_LISTS, VERSIONS
from analysis.rhetoric.tagging import tagger_for
from analysis.text import straighten, words

TOKENISATIONS = ("words", "no numbers")
DUPLICATES = ("as printed", "without reprints")


class Multiverse(NamedTuple):
    """What :func:`multiverse` finds: every specification, and what they say together."""

    specifications: pd.DataFrame
    summary: pd.DataFrame


def multiverse(
    segments: pd.DataFrame, feature_id: str, *, by: str = "speaker", scope: Scope = "auto"
) -> Multiverse:
    """The rate of one feature by group under 2 tokenisations x with and without reprints x 3 versions of its word list.

    Only choices that matter are made: without a reprint, a number or a word list there is nothing to choose.

    Parameters
    ----------
    segments : DataFrame
        Segments, a quotes table, or any table with ``text``.
    feature_id : str
        The id of a feature.
    by : str
        The column that makes the groups.
    scope : {"auto", "corpus", "article"}
        Whether the claim is about these groups in general or about this one article.

    Returns
    -------
    Multiverse
        ``specifications``: specification (number), tokenisation, duplicates, list, then ``by``, k, n, articles, rate, low,
        high, gate, method. ``summary``: ``by``, specifications, least, median, greatest (of the rates), rank_least,
        rank_greatest (1 is the highest rate), stability: the mean rank correlation (Spearman) of each specification with
        the first, the same in all rows, missing for fewer than three groups; gate (that of the weakest specification).

    Notes
    -----
    "no numbers" leaves tokens with digits out of the denominator, as some programs do; sentences stay the same. The versions of a list are all its
    items, single words alone, and those checked to be right in at least 80 % of the lines read.

    Examples
    --------
    >>> talk = pd.DataFrame({"speaker": ["Ann", "Ben"], "text": ["Perhaps we win.", "We win 3 times, I think, perhaps."]})
    >>> multiverse(talk, "hedge").summary[["speaker", "specifications"]].to_numpy().tolist()
    [['Ann', 6], ['Ben', 6]]
    """
    wanted = feature(feature_id)
    tables = []
    for number, (tokenisation, duplicates, version, counts) in enumerate(
        _worlds(segments, feature_id), start=1
    ):
        claim = scope_of(counts, "article", scope, by=[by])
        table = rate_table(counts, by=by, k=feature_id, n=f"n_{wanted.unit}", per=wanted.per, scope=claim)
        table["gate"] = feature_gates(table.assign(feature=feature_id), scope=claim)
        spec = {
            "specification": number,
            "tokenisation": tokenisation,
            "duplicates": duplicates,
            "list": version,
        }
        tables.append(pd.DataFrame([spec]).merge(table, how="cross"))
    every = pd.concat(tables, ignore_index=True)
    return Multiverse(every, _summary(every, by))


def _worlds(segments: pd.DataFrame, feature_id: str) -> Iterator[tuple[str, str, str, pd.DataFrame]]:
    """Counts under every specification that can change them."""
    wanted, rows = feature(feature_id), own_words(segments)
    n_words = int(rows["n_words"].sum())
    frames = {DUPLICATES[0]: segments}
    once = drop_reprints(segments)
    if own_words(once)["n_words"].sum() < n_words:
        frames[DUPLICATES[1]] = once
    versions = VERSIONS if any(name in OPEN_LISTS for name in wanted.lists) else VERSIONS[:1]
    numbers = wanted.unit == "words" and rows["text"].str.contains(r"\d").any()
    # Parts of speech in all versions or in none.
    tagger = tagger_for(tagger_in_use("auto", [wanted]), n_words)
    for (duplicates, frame), version in product(frames.items(), versions):
        counts = count_matrix(frame, only=[feature_id], lists=version, tagger=tagger)
        yield TOKENISATIONS[0], duplicates, version, counts
        if numbers:
            fewer = counts.assign(n_words=_without_numbers(counts["text"]))
            yield TOKENISATIONS[1], duplicates, version, fewer


def _without_numbers(texts: pd.Series) -> list[int]:
    return [
        sum(not any(map(str.isdigit, plain[a:b])) for a, b in words(plain))
        for plain in map(straighten, texts)
    ]


def _summary(every: pd.DataFrame, by: str) -> pd.DataFrame:
    ranks = every.assign(rank=every.groupby("specification")["rate"].rank(ascending=False))
    grouped = ranks.groupby(by, observed=True)
    table = grouped.agg(
        specifications=("specification", "nunique"),
        least=("rate", "min"),
        median=("rate", "median"),
        greatest=("rate", "max"),
        rank_least=("rank", "min"),
        rank_greatest=("rank", "max"),
    ).reset_index()
    order = ("insufficient", "weak", "ok")
    worst = grouped["gate"].agg(lambda gate: order[min(map(order.index, gate))])
    return table.assign(stability=_stability(ranks, by), gate=worst.loc[table[by]].to_numpy())


def _stability(ranks: pd.DataFrame, by: str) -> float:
    wide = ranks.pivot(index=by, columns="specification", values="rank").dropna()
    if len(wide) < 3 or wide.shape[1] < 2:
        return float("nan")
    return float(wide.corr().iloc[0, 1:].mean())
