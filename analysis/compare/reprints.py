"""One utterance printed by many outlets is one utterance: finding reprints before anything is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

import pandas as pd

from analysis.compare.wordcounts import tokens

GRAM = 5
CONTAINMENT = 0.8
DAYS = 14
_FREQUENT = 200  # a five-gram in more quotes than this is a formula, and finds no pairs


def find_reprints(
    quotes: pd.DataFrame, *, containment: float = CONTAINMENT, days: int = DAYS, by: str | None = "speaker"
) -> pd.Series:
    """Which utterance each quote belongs to: the same number for reprints of one.

    Two quotes are one utterance when at least 80 % of the five-word sequences of the shorter are in the longer, within 14 days
    of each other where there are dates (column ``date``), and not of two different speakers. Quotes of fewer than five
    words are one when they are word for word the same, of one known speaker and in different articles.

    Parameters
    ----------
    quotes : DataFrame
        One row a quote, with ``text``; ``article``, ``date`` and the speaker where there are.
    containment : float
        The least share of the shorter quote's sequences, in (0, 1].
    days : int
        The most days between two reprints.
    by : str, optional
        The column that must not differ (missing speakers differ from nobody).

    Returns
    -------
    Series
        Numbers of utterances, in the index of ``quotes``.

    Examples
    --------
    >>> import pandas as pd
    >>> said = "we will not leave the harbour to the sea"
    >>> find_reprints(pd.DataFrame({"text": [said, "He meant it: " + said, "No comment."]})).tolist()
    [0, 0, 1]
    """
    if not 0 < containment <= 1:
        raise ValueError(f"containment must be in (0, 1], not {containment!r}")
    grams = [_grams(text) for text in quotes["text"].fillna("")]
    group = list(range(len(quotes)))
    facts = _facts(quotes, by)
    for one, other, shared in _pairs(grams):
        near = shared >= containment * min(len(grams[one]), len(grams[other]))
        known = facts[one][1] is not None and facts[other][1] is not None
        short = min(len(gram) for gram in (*grams[one], *grams[other])) < GRAM
        if near and (known or not short) and _may_be_one(facts[one], facts[other], days):
            _join(group, one, other)
    roots = [_root(group, at) for at in range(len(group))]
    return pd.Series(pd.factorize(pd.Series(roots))[0], index=quotes.index, name="utterance")


def drop_reprints(
    quotes: pd.DataFrame, *, containment: float = CONTAINMENT, days: int = DAYS, by: str | None = "speaker"
) -> pd.DataFrame:
    """The quotes with each utterance once: its longest printing, and how often it was printed.

    Parameters are those of :func:`find_reprints`. Segments (several rows a quote) are taken as well: the rows of
    reprints go, all others stay, narration and paraphrase too.

    Returns
    -------
    DataFrame
        Rows of ``quotes`` in their order, with n_copies (printings) and n_outlets (different values of ``outlet``, ``site`` or,
        failing these, ``article``).

    Examples
    --------
    >>> import pandas as pd
    >>> said = "we will not leave the harbour to the sea"
    >>> table = pd.DataFrame({"article": ["a", "b"], "text": [said, said + " again"]})
    >>> drop_reprints(table)[["article", "n_copies", "n_outlets"]].to_numpy().tolist()
    [['b', 2, 2]]
    """
    if "voice" in quotes.columns:
        return _drop_segments(quotes, containment, days, by)
    outlet = next((name for name in ("outlet", "site", "article") if name in quotes.columns), None)
    utterance = find_reprints(quotes, containment=containment, days=days, by=by)
    length = quotes["text"].fillna("").str.len()
    order = length.sort_values(ascending=False, kind="stable").index
    keep = utterance.loc[order].drop_duplicates().index
    copies = utterance.map(utterance.value_counts())
    outlets = quotes[outlet].groupby(utterance).nunique() if outlet else utterance.value_counts()
    table = quotes.assign(n_copies=copies, n_outlets=utterance.map(outlets))
    return table[table.index.isin(keep)]


def _drop_segments(segments: pd.DataFrame, containment: float, days: int, by: str | None) -> pd.DataFrame:
    own = segments[segments["voice"] == "own"]
    facts = [name for name in ("speaker", by, "date", "outlet", "site") if name in own.columns]
    firsts = dict.fromkeys(dict.fromkeys(facts), "first") | {"text": " ".join}
    whole = own.groupby(["article", "quote"], sort=False, dropna=False).agg(firsts).reset_index()
    kept = drop_reprints(whole, containment=containment, days=days, by=by)
    dropped = pd.MultiIndex.from_frame(whole.drop(kept.index)[["article", "quote"]].astype(object))
    mine = pd.MultiIndex.from_frame(segments[["article", "quote"]].astype(object))
    marks = kept[["article", "quote", "n_copies", "n_outlets"]]
    return segments[~mine.isin(dropped)].merge(marks, on=["article", "quote"], how="left")


def _grams(text: str) -> frozenset[tuple[str, ...]]:
    words = tokens(text)
    if len(words) < GRAM:
        return frozenset([tuple(words)]) if words else frozenset()
    return frozenset(tuple(words[at : at + GRAM]) for at in range(len(words) - GRAM + 1))


def _pairs(grams: Sequence[frozenset]) -> Iterator[tuple[int, int, int]]:
    """Pairs of quotes that share any sequence, and how many."""
    where: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for at, mine in enumerate(grams):
        shared: dict[int, int] = defaultdict(int)
        for gram in mine:
            for other in where[gram][:_FREQUENT]:
                shared[other] += 1
            where[gram].append(at)
        yield from ((other, at, count) for other, count in shared.items())


def _facts(quotes: pd.DataFrame, by: str | None) -> list[tuple[object, object, pd.Timestamp | None]]:
    """Article, speaker and date of each quote; None where it is not known."""
    missing = [None] * len(quotes)
    article = quotes["article"].tolist() if "article" in quotes.columns else missing
    who = [None if pd.isna(name) else name for name in quotes[by]] if by in quotes.columns else missing
    dates = pd.to_datetime(quotes["date"], errors="coerce", utc=True) if "date" in quotes.columns else missing
    when = [None if pd.isna(date) else date for date in dates]
    return list(zip(article, who, when, strict=True))


def _may_be_one(one: tuple, other: tuple, days: int) -> bool:
    same_article = one[0] is not None and one[0] == other[0]
    two_people = one[1] is not None and other[1] is not None and one[1] != other[1]
    far = one[2] is not None and other[2] is not None and abs((one[2] - other[2]).days) > days
    return not (same_article or two_people or far)


def _root(group: list[int], at: int) -> int:
    while group[at] != at:
        group[at] = group[group[at]]
        at = group[at]
    return at


def _join(group: list[int], one: int, other: int) -> None:
    a, b = _root(group, one), _root(group, other)
    group[max(a, b)] = min(a, b)
