"""Tone of groups in counts of words: how positive on balance, how much tone at all, how much of the text has one."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

import numpy as np
import pandas as pd

from analysis.compare.columns import names_of, need
from analysis.compare.intervals import bootstrap_ratios, t_interval
from analysis.compare.rates import OK_CLUSTERS, Scope, gates, percentile_interval, scope_of, share_table
from analysis.sentiment.score import spoken
from analysis.text import words

TONE_MEASURES = ("net tone", "relative tone", "intensity", "coverage")
_NEEDED = ("text", "article", "positive", "negative")


def net_tone(positive: int, negative: int, n_words: int) -> float:
    """Positive less negative words in a hundred words, in [-100, 100] (Young & Soroka 2012); missing without words.

    >>> net_tone(3, 2, 10)
    10.0
    """
    return 100 * (positive - negative) / n_words if n_words else math.nan


def relative_tone(positive: int, negative: int) -> float:
    """Positive less negative words as a share of both, in [-1, 1]; missing, not 0, where there are none.

    >>> relative_tone(3, 2)
    0.2
    """
    return (positive - negative) / (positive + negative) if positive + negative else math.nan


def logit_tone(positive: int, negative: int) -> float:
    """Log odds of a positive word, any number, 0 when balanced and where there are none (Lowe et al. 2011).

    >>> round(logit_tone(3, 2), 5)
    0.33647
    """
    return math.log((positive + 0.5) / (negative + 0.5))


def tone_table(
    scored: pd.DataFrame, *, by: str | Sequence[str] = "speaker", scope: Scope = "auto"
) -> pd.DataFrame:
    """Describe the tone of every group by its words: balance, intensity and coverage, with intervals and gates.

    A net tone near 0 is neutral if the intensity is low and mixed if it is high, so the two are read together; and
    where the coverage is low, little of the text speaks for the group.

    Parameters
    ----------
    scored : DataFrame
        Segments or quotes from ``score_sentiment``. Where they know voices, and neither ``by`` holds the voice nor
        the article itself is the group, only the speakers' own words count.
    by : str or list of str
        The columns that make a group; rows where one is missing are left out.
    scope : {"auto", "corpus", "article"}
        Whether the claim is about the groups in general or about this one article.

    Returns
    -------
    DataFrame
        `by`, then `measure`: `net tone` (positive less negative in a hundred words, [-100, 100]), `relative tone`
        (the same as a share of the words that count, [-1, 1]), `intensity` (words that count in a hundred), `coverage`
        (share of segments with one, [0, 1]); `n` (words, words that count, words, segments), `hits` (words that
        count), `articles`, `value`, `low`, `high` (95 %), `gate`, `method`. Gates rest on the hits, for coverage on
        the segments.

    Raises
    ------
    KeyError
        If a column is missing.

    Examples
    --------
    >>> from analysis.sentiment import score_sentiment
    >>> said = pd.DataFrame({"article": "a", "speaker": "Ada Reed", "text": ["A good and fair deal.", "It is late."]})
    >>> tone_table(score_sentiment(said))[["measure", "n", "value", "gate"]].round(2).to_numpy().tolist()[0]
    ['net tone', 8, 25.0, 'insufficient']
    """
    by = names_of(by)
    need(scored, (*by, *_NEEDED))
    scope = scope_of(scored, "article", scope, by=by)
    rows = _counted(spoken(scored, by))
    # Inside one article every segment stands for itself.
    rows = rows.assign(unit=rows["article"] if scope == "corpus" else np.arange(len(rows)))
    parts = [
        _measured(rows, measure, by, k, n, scope)
        for measure, k, n in zip(
            TONE_MEASURES, ("net", "net", "hits", "heard"), ("n_words", "hits", "n_words", "one"), strict=True
        )
    ]
    table = pd.concat(parts, ignore_index=True)
    return table[[*by, "measure", "n", "hits", "articles", "value", "low", "high", "gate", "method"]]


def tone_gaps(scored: pd.DataFrame, *, by: str = "voice", scope: Scope = "auto") -> pd.DataFrame:
    """Compare the net tone of every two groups: the difference, with an interval of its own.

    Two intervals may overlap though the difference is clear, so this, not the overlap, tells whether one group is
    more positive. Both groups are drawn from the same resampled articles, so what an article is about weighs less.

    Parameters
    ----------
    scored : DataFrame
        Segments or quotes from ``score_sentiment``; see :func:`tone_table` for which of them count.
    by : str
        The column that makes the groups.
    scope : {"auto", "corpus", "article"}
        Whether the claim is about the groups in general or about this one article.

    Returns
    -------
    DataFrame
        One row a pair: `first`, `second`; `difference` of their net tones, the first less the second, in words in a
        hundred; `low`, `high` (95 %); `hits`, the words that count of the group that has fewer; `articles`, `gate`;
        `method`: ``bootstrap`` over articles, ``mover`` (from both intervals, Zou & Donner 2008) where there are fewer than ten.

    Raises
    ------
    KeyError
        If a column is missing.

    Examples
    --------
    >>> from analysis.sentiment import score_sentiment
    >>> said = pd.DataFrame({"article": "a", "voice": ["own", "narration"], "text": ["A good deal.", "A bad deal."]})
    >>> tone_gaps(score_sentiment(said))[["first", "second", "difference", "gate"]].round(1).to_numpy().tolist()
    [['narration', 'own', -66.7, 'insufficient']]
    """
    need(scored, (by, *_NEEDED))
    scope = scope_of(scored, "article", scope, by=[by])
    rows = _counted(spoken(scored, [by]).dropna(subset=by))
    unit = rows["article"] if scope == "corpus" else pd.Series(np.arange(len(rows)), index=rows.index)
    sums = rows.groupby([unit.rename("unit"), by], observed=True)[["net", "n_words", "hits"]].sum()
    groups = sorted(rows[by].unique())
    net, n, hits = (
        sums[name].unstack(fill_value=0).reindex(columns=groups) for name in ("net", "n_words", "hits")
    )
    pairs = [_gap(net[[*pair]], n[[*pair]], hits[[*pair]], scope) for pair in combinations(groups, 2)]
    columns = ["first", "second", "difference", "low", "high", "hits", "articles", "gate", "method"]
    return pd.DataFrame(pairs, columns=columns)


def _gap(net: pd.DataFrame, n: pd.DataFrame, hits: pd.DataFrame, scope: Scope) -> tuple:
    k, size = net.to_numpy(float), n.to_numpy(float)
    fewest, articles = int(hits.sum().min()), int((n > 0).sum().min()) if scope == "corpus" else 1
    values = k.sum(axis=0) / size.sum(axis=0)
    enough = len(k) >= OK_CLUSTERS and (n > 0).sum().min() >= OK_CLUSTERS
    if enough:
        draws = bootstrap_ratios(k, size)
        low, high = (bound[0] for bound in percentile_interval(draws[:, :1] - draws[:, 1:]))
    else:
        low, high = _mover(values, k, size)
    gate = gates([fewest], [articles], scope=scope)[0]
    bounds = [float(100 * bound) for bound in (values[0] - values[1], low, high)]
    return (*net.columns, *bounds, fewest, articles, gate, "bootstrap" if enough else "mover")


def _mover(values: np.ndarray, k: np.ndarray, n: np.ndarray) -> tuple[float, float]:
    """The interval of a difference from the intervals of both sides."""
    used = [n[:, side] > 0 for side in (0, 1)]
    bounds = (t_interval(k[used[i], i], n[used[i], i]) for i in (0, 1))
    (low, high), (other_low, other_high) = (np.clip(pair, -1, 1) for pair in bounds)
    gap = values[0] - values[1]
    return (
        gap - math.hypot(values[0] - low, other_high - values[1]),
        gap + math.hypot(high - values[0], values[1] - other_low),
    )


def _counted(scored: pd.DataFrame) -> pd.DataFrame:
    hits = scored["positive"] + scored["negative"]
    return scored.assign(
        n_words=[len(words(text)) if isinstance(text, str) else 0 for text in scored["text"]],
        hits=hits,
        net=scored["positive"] - scored["negative"],
        heard=(hits > 0).astype(int),
        one=1,
    )


def _measured(rows: pd.DataFrame, measure: str, by: list[str], k: str, n: str, scope: Scope) -> pd.DataFrame:
    few = "wilson" if measure == "coverage" else "t"
    least = -1.0 if k == "net" else 0.0
    table = share_table(rows, by=by, k=k, n=n, cluster="unit", scope=scope, few=few, least=least)
    table = table.rename(columns={"share": "value"}).drop(columns="k")
    table = table.merge(rows.groupby(by, observed=True)["hits"].sum().reset_index(), on=by)
    if measure != "coverage":
        table["gate"] = gates(table["hits"], table["articles"], scope=scope)
    if scope == "article":
        table["articles"] = 1
    if measure in ("net tone", "intensity"):
        table[["value", "low", "high"]] *= 100
    return table.assign(measure=measure)
