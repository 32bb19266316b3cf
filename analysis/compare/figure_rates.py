"""How often figures occur, and whether more often than the same sentences give when they are shuffled."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.compare.columns import names_of
from analysis.compare.intervals import SEED, Scope, benjamini_hochberg, scope_of
from analysis.compare.least import feature_gates
from analysis.compare.rates import rate_table
from analysis.rhetoric.figures import FIGURES, MINIMUM, ORDER_FIGURES, figures, stretches
from analysis.rhetoric.own import Spoken, spoken
from analysis.rhetoric.passages import Passage
from analysis.rhetoric.vocabulary import is_content_word

SHUFFLES = 1000
_BLOCK = 2_000_000  # most sentences held in shuffled order at once


def figure_table(
    segments: pd.DataFrame | Spoken,
    *,
    by: str | Sequence[str] = "speaker",
    scope: Scope = "auto",
    shuffles: int = SHUFFLES,
) -> pd.DataFrame:
    """Figures per 100 sentences by group, those made by the order of sentences against shuffled order.

    Parameters
    ----------
    segments : DataFrame
        Segments, a quotes table, or any table with ``text``.
    by : str or list of str
        The columns that make a group.
    scope : {"auto", "corpus", "article"}
        Whether the claim is about these speakers in general or about this one article.
    shuffles : int
        How often the sentences of each speaker in each article are put in random order (with a fixed seed).

    Returns
    -------
    DataFrame
        ``by``, then feature (the figure), n (sentences), k, articles, rate (per 100 sentences), low, high, gate, method; for
        epanaphora, epiphora, symploce and anadiplosis null (mean of k over the shuffles), null_low, null_high (the middle
        95 % of them), null_ratio (k / null), p (one-sided) and q (Benjamini-Hochberg over all p of groups with 100 sentences,
        missing for others). The ratio is missing where the shuffles gave none.

    Notes
    -----
    Everyday words begin many sentences: "it is" twice in a row is no art. In political speeches neighbouring sentences begin
    alike several times as often as in shuffled order, in news reports about as often. Conversation repairs itself in the
    same way: a high ratio of a transcript is not yet rhetoric. At least 100 sentences should stand behind a ratio.

    Examples
    --------
    >>> talk = pd.DataFrame({"speaker": "Ann", "text": ["We will go. We will stay. Rain fell. Bread rose."]})
    >>> table = figure_table(talk)
    >>> table.loc[table["feature"] == "epanaphora", ["n", "k", "rate", "gate"]].to_numpy().tolist()
    [[4, 1, 25.0, 'insufficient']]
    """
    by = names_of(by)
    words = spoken(segments)
    rows = words.rows
    scope = scope_of(rows, "article", scope, by=by)
    counts = _counts(rows, figures(words), by)
    table = rate_table(counts, by=[*by, "feature"], per=100, scope=scope)
    table["gate"] = feature_gates(table, scope=scope)
    table = table.merge(_nulls(words, by, shuffles), on=[*by, "feature"], how="left")
    table["null_ratio"] = table["k"] / table["null"].where(table["null"] > 0)
    # What cannot be told from chance is no test.
    table["q"] = benjamini_hochberg(table["p"].where(table["n"] >= MINIMUM.units))
    rank = table["feature"].map(list(FIGURES).index)
    table = table.assign(rank=rank).sort_values([*by, "rank"], kind="stable").drop(columns="rank")
    return table.reset_index(drop=True)


def _counts(rows: pd.DataFrame, found: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """For every group and article: sentences, and each figure."""
    keys = list(dict.fromkeys([*by, "article"]))
    sizes = rows.groupby(keys, observed=True)["n_sentences"].sum().rename("n").reset_index()
    groups = rows.drop_duplicates(["article", "quote"])[list(dict.fromkeys([*keys, "quote"]))]
    extra = [key for key in keys if key not in found.columns]
    hits = found.merge(groups[["article", "quote", *extra]], on=["article", "quote"]) if extra else found
    tally = hits.groupby([*keys, "figure"], observed=True).size().rename("k").reset_index()
    every = sizes.merge(pd.DataFrame({"feature": FIGURES}), how="cross")
    return (
        every.merge(tally.rename(columns={"figure": "feature"}), how="left")
        .fillna({"k": 0})
        .astype({"k": int})
    )


class _Codes(NamedTuple):
    """The words at the ends of each sentence as numbers: first, second, last but one, last; and how many there are."""

    ends: np.ndarray
    content: np.ndarray
    length: np.ndarray


def _codes(texts: Sequence[Passage]) -> _Codes:
    words = [[token.lower for token in text.tokens] for text in texts]
    flat = [[one[0], one[min(1, len(one) - 1)], one[max(0, len(one) - 2)], one[-1]] for one in words]
    ends, names = pd.factorize(np.array(flat, dtype=object).reshape(-1)) if flat else (np.zeros(0, int), [])
    content = np.array([is_content_word(name) for name in names], dtype=bool)
    return _Codes(ends.reshape(-1, 4), content, np.array([len(one) for one in words]))


def _pairs(codes: _Codes, one: np.ndarray, other: np.ndarray) -> dict[str, np.ndarray]:
    """Which figures the sentences ``one`` and ``other`` make as neighbours: the rule of ``order_figures`` on numbers."""
    a, b = codes.ends[one], codes.ends[other]
    shortest = np.minimum(codes.length[one], codes.length[other])
    begin = (a[..., 0] == b[..., 0]) & (
        (codes.content[a[..., 0]] & (shortest > 1)) | ((a[..., 1] == b[..., 1]) & (shortest > 2))
    )
    end = (a[..., 3] == b[..., 3]) & (
        (codes.content[a[..., 3]] & (shortest > 1)) | ((a[..., 2] == b[..., 2]) & (shortest > 2))
    )
    turn = (a[..., 3] == b[..., 0]) & codes.content[a[..., 3]] & (shortest > 1)
    turn |= (a[..., 2] == b[..., 0]) & (a[..., 3] == b[..., 1]) & (shortest > 2)
    return {"epanaphora": begin, "epiphora": end, "symploce": begin & end, "anadiplosis": turn}


def _nulls(words: Spoken, by: list[str], shuffles: int) -> pd.DataFrame:
    """What sentences shuffled inside each speaker and article give in every group, quotes keeping their lengths."""
    rows, codes = words.rows, _codes(words.passages)
    cells = rows.groupby(["speaker", "article"], dropna=False, observed=True).ngroup().to_numpy()
    follows = np.zeros(len(rows), dtype=bool)
    for run in stretches(rows):
        follows[run[1:]] = True
    made = []
    for key, group in rows.groupby(by, observed=True):
        places = rows.index.get_indexer(group.index)
        places = places[np.argsort(cells[places], kind="stable")]
        draws = _shuffled(codes, places, cells[places], follows[places], shuffles)
        observed = {
            name: int(hits.sum()) for name, hits in _neighbours(codes, places, follows[places]).items()
        }
        for name in ORDER_FIGURES:
            low, high = np.quantile(draws[name], [0.025, 0.975])
            p = (1 + (draws[name] >= observed[name]).sum()) / (1 + shuffles)
            made.append((*key, name, draws[name].mean(), low, high, p))
    return pd.DataFrame(made, columns=[*by, "feature", "null", "null_low", "null_high", "p"])


def _neighbours(codes: _Codes, order: np.ndarray, follows: np.ndarray) -> dict[str, np.ndarray]:
    """Figures of neighbours in each row of ``order``, where the second of the two follows the first in its quote."""
    pairs = _pairs(codes, order[..., :-1], order[..., 1:])
    return {name: hits & follows[1:] for name, hits in pairs.items()}


def _shuffled(
    codes: _Codes, places: np.ndarray, cells: np.ndarray, follows: np.ndarray, shuffles: int
) -> dict[str, np.ndarray]:
    """Figures in each shuffle; nobody takes over the sentences of somebody else, or those of another article."""
    rng = np.random.default_rng(SEED)
    block = max(1, min(shuffles, _BLOCK // max(1, len(places))))
    draws: dict[str, list[np.ndarray]] = {name: [] for name in ORDER_FIGURES}
    for done in range(0, shuffles, block):
        # Sorted by cell and, inside it, by chance.
        chance = rng.random((min(block, shuffles - done), len(places)))
        order = places[np.argsort(cells + chance, axis=1)]
        for name, hits in _neighbours(codes, order, follows).items():
            draws[name].append(hits.sum(axis=1))
    return {name: np.concatenate(parts) for name, parts in draws.items()}
