"""Rates made comparable: every group's rates inside topics (or outlets), weighted by one common mix of topics."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.compare.intervals import (
    OK_CLUSTERS,
    percentile_interval,
    single_strata,
    stratified_weights,
)
from analysis.compare.least import feature_gates
from analysis.rhetoric import count_matrix, feature, features


def standardised_rates(
    segments: pd.DataFrame, *, strata: str, by: str = "speaker", only: Sequence[str] | None = None
) -> pd.DataFrame:
    """Direct standardisation: what each group's rate would be if all spoke as much on each topic as all together do.

    Parameters
    ----------
    segments : DataFrame
        Segments, a quotes table, or any table with ``text``, with the column ``strata``, constant within an article.
    strata : str
        Topic, outlet or event. Only strata in which every group speaks are used.
    by : str
        The column that makes the groups.
    only : list of str, optional
        Ids of features; all of them when left out.

    Returns
    -------
    DataFrame
        ``by``, then feature, n, k, articles, strata (how many were used), rate (plain, of the same strata), standardised, low,
        high (over articles resampled inside strata, or whole strata where the group has one article in them; missing below
        ten of them), gate. Empty when no stratum has words of every group.

    Examples
    --------
    >>> talk = pd.DataFrame({"speaker": ["Ann", "Ann", "Ben", "Ben"], "article": list("abcd"), "topic": list("xyxy"),
    ...                      "text": ["We win.", "It rains here a lot.", "We go home.", "It snows."]})
    >>> standardised_rates(talk, strata="topic", only=["we"])["standardised"].round(1).tolist()
    [208.3, 138.9]
    """
    wanted = list(only) if only is not None else list(features())
    rows = count_matrix(segments, only=wanted).dropna(subset=[by, strata])
    cells = (
        rows.groupby(list(dict.fromkeys([by, strata, "article"])), observed=True)[
            [*wanted, "n_words", "n_sentences"]
        ]
        .sum()
        .reset_index()
    )
    words = cells.groupby([strata, by], observed=True)["n_words"].sum().unstack(fill_value=0)
    common = words.index[(words > 0).all(axis=1)] if len(words) else words.index
    cells = cells[cells[strata].isin(common)]
    parts = [
        _group(cells[cells[by] == name], wanted, strata, cells).assign(**{by: name})
        for name in cells[by].unique()
    ]
    columns = [by, "feature", "n", "k", "articles", "strata", "rate", "standardised", "low", "high", "gate"]
    return pd.concat(parts, ignore_index=True)[columns] if parts else pd.DataFrame(columns=columns)


def _group(mine: pd.DataFrame, wanted: Sequence[str], strata: str, everyone: pd.DataFrame) -> pd.DataFrame:
    units = [f"n_{feature(id).unit}" for id in wanted]
    per = np.array([feature(id).per for id in wanted])
    k, n = mine[list(wanted)].to_numpy(float), mine[units].to_numpy(float)
    names = sorted(everyone[strata].unique())
    places = [np.flatnonzero(mine[strata] == name) for name in names]
    mix = everyone.groupby(strata)[units[:1]].sum().loc[names].to_numpy(float)[:, 0]
    mix = mix / mix.sum()
    value = _standardised(np.ones((1, len(mine))), k, n, places, mix)[0] * per
    low = high = np.full(len(wanted), np.nan)
    if len(mine) >= OK_CLUSTERS:
        single = single_strata(places, [np.full(len(mine), True)])
        draws = [_standardised(weights, k, n, places, mix) for weights in stratified_weights(places, single)]
        low, high = (bound * per for bound in percentile_interval(np.concatenate(draws)))
    with np.errstate(divide="ignore", invalid="ignore"):
        rate = k.sum(axis=0) / n.sum(axis=0) * per
    table = pd.DataFrame({"feature": wanted, "n": n.sum(axis=0).astype(int), "k": k.sum(axis=0).astype(int)})
    table = table.assign(
        articles=len(mine), strata=len(names), rate=rate, standardised=value, low=low, high=high
    )
    return table.assign(gate=feature_gates(table, scope="corpus"))


def _standardised(
    weights: np.ndarray, k: np.ndarray, n: np.ndarray, places: Sequence[np.ndarray], mix: np.ndarray
) -> np.ndarray:
    total = mass = 0.0
    with np.errstate(divide="ignore", invalid="ignore"):
        for share, at in zip(mix, places, strict=True):
            # A stratum that was drawn twice counts twice, one that was not drawn not at all.
            drawn = share * weights[:, at].mean(axis=1, keepdims=True)
            rate = (weights[:, at] @ k[at]) / (weights[:, at] @ n[at])
            total, mass = total + np.where(drawn > 0, drawn * rate, 0), mass + drawn
        return total / mass
