"""Balances of two features: we and they, hedges and boosters, endorsing and distancing verbs, passives with and without by."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from analysis.compare.columns import names_of
from analysis.compare.intervals import (
    MIN_EVENTS,
    OK_CLUSTERS,
    RESAMPLES,
    Scope,
    drawn_units,
    gates,
    percentile_interval,
    resample_weights,
    scope_of,
    single_strata,
    stratified_weights,
)
from analysis.compare.quantiles import normal_quantile
from analysis.compare.rates import share_table
from analysis.rhetoric import count_matrix, reporting_counts


class Balance(NamedTuple):
    """Two features set against each other as ln((first + .5) / (second + .5))."""

    id: str
    first: str
    second: str
    ok: float  # events of both together that make it ok


# Pronouns cluster most of all: 61 first persons plural give what 25 of another feature give.
BALANCES = (Balance("we_they", "we", "they", 60), Balance("hedge_booster", "hedge", "booster", 25))
SLANT = Balance("slant", "reporting_endorsing", "reporting_distancing", 25)


def balance_table(
    segments: pd.DataFrame,
    *,
    by: str | Sequence[str] = "speaker",
    quotes: pd.DataFrame | None = None,
    scope: Scope = "auto",
) -> pd.DataFrame:
    """Log ratios of paired features by group.

    Parameters
    ----------
    segments : DataFrame
        Segments, a quotes table, or any table with ``text``.
    by : str or list of str
        The columns that make a group.
    quotes : DataFrame, optional
        A quotes table with ``cue_class``, for the slant of reporting verbs; not needed when ``segments`` is one.
    scope : {"auto", "corpus", "article"}
        Whether the claim is about these groups in general or about this one article.

    Returns
    -------
    DataFrame
        ``by``, then balance, first, second (counts), articles, value = ln((first + .5) / (second + .5)), low, high, gate,
        method. ``we_they``: above 0 more we; whom "we" takes in cannot be seen, and it is no measure of populism.
        ``hedge_booster``: above 0 more hedges. ``slant``: above 0 the reporters endorse more than they distance; compare it
        inside one outlet. It needs the columns of ``by`` in the quotes. Missing where neither occurs.

    Examples
    --------
    >>> table = balance_table(pd.DataFrame({"speaker": ["Ann"], "text": ["We hold what they gave us, we think."]}))
    >>> table.loc[table["balance"] == "we_they", ["first", "second", "value"]].round(2).to_numpy().tolist()
    [[3.0, 1.0, 0.85]]
    """
    by = names_of(by)
    wanted = list(dict.fromkeys(name for one in BALANCES for name in (one.first, one.second)))
    rows = count_matrix(segments, only=wanted)
    scope = scope_of(rows, "article", scope, by=by)
    parts = [_balance(rows, one, by, scope) for one in BALANCES]
    quotes = segments if quotes is None and "cue_class" in segments.columns else quotes
    if quotes is not None and set(by) <= set(quotes.columns):
        parts.append(_balance(_slants(quotes, by), SLANT, by, scope))
    return pd.concat([part for part in parts if len(part)] or parts, ignore_index=True)


def _slants(quotes: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """Endorsing and distancing verbs, a column each, one row an attribution."""
    counts = reporting_counts(quotes, by=by)
    sides = [SLANT.first, SLANT.second]
    return counts.assign(**{side: counts["k"].where(counts["feature"] == side, 0) for side in sides})


def _balance(rows: pd.DataFrame, one: Balance, by: list[str], scope: Scope) -> pd.DataFrame:
    keys = list(dict.fromkeys([*by, "article"]))
    cells = rows.groupby(keys, observed=True)[[one.first, one.second]].sum().reset_index()
    made = []
    for key, group in cells.groupby(by, observed=True):
        counts = group[[one.first, one.second]].to_numpy(float)
        total = counts.sum(axis=0)
        low, high, method = _interval(counts, scope)
        value = _log(total) if total.sum() else math.nan
        made.append((*key, one.id, *total.astype(int), len(group), value, low, high, method))
    columns = [*by, "balance", "first", "second", "articles", "value", "low", "high", "method"]
    table = pd.DataFrame(made, columns=columns)
    gate = gates(table["first"] + table["second"], table["articles"], scope=scope, ok=one.ok)
    return table.assign(gate=gate)[[*columns[:-1], "gate", "method"]]


def _log(counts: np.ndarray) -> float:
    return float(np.log(counts[..., 0] + 0.5) - np.log(counts[..., 1] + 0.5))


def _interval(counts: np.ndarray, scope: Scope) -> tuple[float, float, str]:
    """Over resampled articles where there are enough, else by the usual standard error of a log ratio."""
    total = counts.sum(axis=0)
    if not total.sum():
        return math.nan, math.nan, "none"
    if scope != "article" and len(counts) >= OK_CLUSTERS and total.sum() >= MIN_EVENTS:
        sums = np.concatenate(
            [weights @ counts for weights in resample_weights(len(counts), resamples=RESAMPLES)]
        )
        low, high = percentile_interval((np.log(sums[:, 0] + 0.5) - np.log(sums[:, 1] + 0.5))[:, None])
        return float(low[0]), float(high[0]), "bootstrap"
    half = normal_quantile(0.975) * math.sqrt((1 / (total + 0.5)).sum())
    return _log(total) - half, _log(total) + half, "normal"


def slant_contrast(
    quotes: pd.DataFrame, one: str, other: str, *, by: str = "speaker", strata: str | None = "outlet"
) -> pd.Series:
    """How differently reporters frame two speakers: the difference of their slants, inside the same outlets.

    Parameters
    ----------
    quotes : DataFrame
        A quotes table with ``cue_class``; ``strata`` is constant within an article.
    one, other : str
        Values of ``by``.
    strata : str, optional
        The column of outlets; None compares over all of them, which mixes outlets with speakers.

    Returns
    -------
    Series
        n (endorsing and distancing attributions of both), articles (of the speaker with fewer), strata (outlets that quote
        both), value: the mean over outlets of slant(one) - slant(other), weighted by their precision, with low and high
        (articles resampled within outlets, or whole outlets where they hold one article of a speaker), gate. Above 0: ``one``
        is endorsed more. Missing without a common outlet.

    Examples
    --------
    >>> quotes = pd.DataFrame({"speaker": ["Ann", "Ben"], "article": ["a", "b"], "quote": [1, 1], "outlet": ["Post", "Post"],
    ...                        "cue_class": ["endorsing", "distancing"]})
    >>> round(slant_contrast(quotes, "Ann", "Ben")["value"], 3)
    2.197
    """
    chosen = quotes[quotes[by].isin([one, other]) & quotes["cue_class"].isin(["endorsing", "distancing"])]
    stratum = chosen[strata] if strata else pd.Series("", index=chosen.index)
    side = np.where(chosen[by] == one, "one_", "other_") + chosen["cue_class"].to_numpy(dtype=object)
    names = [f"{who}_{what}" for who in ("one", "other") for what in ("endorsing", "distancing")]
    cells = pd.crosstab([stratum.rename("stratum"), chosen["article"].rename("article")], side).reindex(
        columns=names, fill_value=0
    )
    both = cells.groupby(level="stratum").sum()
    both = both[(both[names[:2]].sum(axis=1) > 0) & (both[names[2:]].sum(axis=1) > 0)].index
    cells = cells[cells.index.get_level_values("stratum").isin(both)]
    strata = [np.flatnonzero(cells.index.get_level_values("stratum") == name) for name in both]
    articles = min((int((cells[pair].sum(axis=1) > 0).sum()) for pair in (names[:2], names[2:])), default=0)
    counts = cells.to_numpy(float)
    value = float(_contrast(counts, strata, np.ones((1, len(counts))))[0]) if strata else math.nan
    low, high = _contrast_interval(counts, strata, value)
    n = int(cells.to_numpy().sum())
    facts = {"n": n, "articles": articles, "strata": len(strata), "value": value, "low": low, "high": high}
    return pd.Series(facts | {"gate": gates([n], [articles])[0]})


def _contrast(counts: np.ndarray, strata: Sequence[np.ndarray], weights: np.ndarray) -> np.ndarray:
    """Differences of slants over strata, weighted by the inverse of their variance, one for each resample."""
    total = share = 0.0
    for places in strata:
        sums = weights[:, places] @ counts[places] + 0.5
        # A stratum of which nothing was drawn says nothing.
        precision = weights[:, places].any(axis=1) / (1 / sums).sum(axis=1)
        logs = np.log(sums)
        total = total + precision * (logs[:, 0] - logs[:, 1] - logs[:, 2] + logs[:, 3])
        share = share + precision
    return np.asarray(total / share)


def _contrast_interval(counts: np.ndarray, strata: Sequence[np.ndarray], value: float) -> tuple[float, float]:
    if not strata:
        return math.nan, math.nan
    sides = [pair.sum(axis=1) > 0 for pair in (counts[:, :2], counts[:, 2:])]
    if drawn_units(strata, sides) < OK_CLUSTERS:
        precision = sum(1 / (1 / (counts[places].sum(axis=0) + 0.5)).sum() for places in strata)
        half = normal_quantile(0.975) / math.sqrt(precision)
        return value - half, value + half
    weights = stratified_weights(strata, single_strata(strata, sides))
    draws = np.concatenate([_contrast(counts, strata, block) for block in weights])
    low, high = percentile_interval(draws[:, None])
    return float(low[0]), float(high[0])


def agentless_share(
    segments: pd.DataFrame, *, by: str | Sequence[str] = "speaker", scope: Scope = "auto"
) -> pd.DataFrame:
    """The share of passives that do not name who acts, by group; leaving the agent out is no proof of evasion.

    Returns ``by``, then k (agentless), n (passives), articles, share, low, high, gate, method.

    >>> talk = pd.DataFrame({"speaker": ["Ann"], "text": ["Mistakes were made. It was built by the town."]})
    >>> agentless_share(talk)[["k", "n"]].to_numpy().tolist()
    [[1, 2]]
    """
    rows = count_matrix(segments, only=["passive", "passive_agent"])
    rows = rows.assign(k=rows["passive"] - rows["passive_agent"], n=rows["passive"])
    return share_table(rows, by=by, scope=scope)
