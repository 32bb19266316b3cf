"""One utterance printed by many outlets is one utterance: finding reprints before anything is counted."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from analysis.compare.columns import dates
from analysis.compare.wordcounts import tokens

GRAM = 5
CONTAINMENT = 0.8
DAYS = 14
_FREQUENT = 200  # most earlier quotes that a five-gram pairs a quote with: a formula would pair all with all


def find_reprints(
    quotes: pd.DataFrame, *, containment: float = CONTAINMENT, days: int = DAYS, by: str | None = "speaker"
) -> pd.Series:
    """Which utterance each quote belongs to: the same number for reprints of one.

    Two quotes are one utterance when at least 80 % of the five-word sequences of the shorter are in the longer. All printings
    of an utterance lie within 14 days where there are dates (column ``date``), and have one speaker where speakers are known:
    a quote that fits two utterances, one without a speaker say, goes to the one it fits best, the first of equals. Quotes of
    fewer than five words are one when they are word for word the same, of one known speaker and in different articles.

    Parameters
    ----------
    quotes : DataFrame
        One row a quote, with ``text``; ``article``, ``date`` and the speaker where there are.
    containment : float
        The least share of the shorter quote's sequences, in (0, 1].
    days : int
        The most days between the first printing and the last.
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
    printed = list(facts)
    for one, other in _near(grams, facts, containment):
        _join(group, printed, one, other, days)
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


def _near(grams: Sequence[frozenset], facts: Sequence[_Facts], containment: float) -> list[tuple[int, int]]:
    """Pairs of quotes that may be one utterance, those that fit best first."""
    found = []
    for one, other, shared in _pairs(grams):
        share = shared / min(len(grams[one]), len(grams[other]))
        known = facts[one].who and facts[other].who
        short = min(len(gram) for gram in (*grams[one], *grams[other])) < GRAM
        same_article = facts[one].article is not None and facts[one].article == facts[other].article
        if share >= containment and (known or not short) and not same_article:
            found.append((-share, one, other))
    return [(one, other) for _, one, other in sorted(found)]


class _Facts(NamedTuple):
    """The article of a quote, and the speakers and dates of a quote or of all printings of an utterance, as far as known."""

    article: object
    who: frozenset
    when: tuple[pd.Timestamp, ...]


def _facts(quotes: pd.DataFrame, by: str | None) -> list[_Facts]:
    nothing = [None] * len(quotes)
    article = quotes["article"] if "article" in quotes.columns else nothing
    who = quotes[by] if by in quotes.columns else nothing
    when = dates(quotes["date"]) if "date" in quotes.columns else nothing
    return [
        _Facts(one, frozenset() if pd.isna(name) else frozenset([name]), () if pd.isna(date) else (date,))
        for one, name, date in zip(article, who, when, strict=True)
    ]


def _root(group: list[int], at: int) -> int:
    while group[at] != at:
        group[at] = group[group[at]]
        at = group[at]
    return at


def _join(group: list[int], printed: list[_Facts], one: int, other: int, days: int) -> None:
    """Make one utterance of two, unless it would have two speakers or too many days; ``printed`` is kept at the roots."""
    a, b = sorted((_root(group, one), _root(group, other)))
    who, when = printed[a].who | printed[b].who, printed[a].when + printed[b].when
    if len(who) > 1 or (when and (max(when) - min(when)).days > days):
        return
    group[b] = a
    printed[a] = printed[a]._replace(who=who, when=(min(when), max(when)) if when else ())
