"""Comparing groups: log rate ratios with intervals over articles, against one other group or against all the rest."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pandas as pd

from analysis.compare.columns import need_group
from analysis.compare.intervals import (
    MIN_EVENTS,
    OK_CLUSTERS,
    RESAMPLES,
    Scope,
    benjamini_hochberg,
    drawn_units,
    percentile_interval,
    scope_of,
)
from analysis.compare.least import feature_gates
from analysis.compare.log_ratios import (
    Sides,
    common,
    draws_of,
    error_of,
    error_over_articles,
    log_ratios,
    spoken,
    strata_of,
)
from analysis.compare.quantiles import normal_quantile, normal_tails
from analysis.rhetoric import count_matrix, feature, features
from analysis.rhetoric.passages import Tagger
from analysis.rhetoric.tagging import Auto

COLUMNS = (
    "feature",
    "k",
    "n",
    "k_other",
    "n_other",
    "rate",
    "rate_other",
    "ratio",
    "log_ratio",
    "low",
    "high",
    "superiority",
    "p",
    "method",
    "articles",
    "articles_other",
    "q",
    "gate",
)


def compare_rates(
    segments: pd.DataFrame,
    one: str,
    other: str | None = None,
    *,
    by: str = "speaker",
    only: Sequence[str] | None = None,
    strata: str | None = None,
    scope: Scope = "auto",
    tagger: Tagger | Auto | None = "auto",
) -> pd.DataFrame:
    """How many times as often one group uses each feature as another, or as all others together.

    Parameters
    ----------
    segments : DataFrame
        Segments, a quotes table, or any table with ``text``; own words only are counted.
    one, other : str
        Values of ``by``; without ``other``, one against all the rest (which never holds ``one`` itself).
    by : str
        The column that makes the groups.
    only : list of str, optional
        Ids of features; all of them when left out.
    strata : str, optional
        A column that is constant within an article (outlet, event, topic): sides are compared inside each stratum and the
        ratios put together after Mantel & Haenszel. Strata with one side alone say nothing and are left out, of all
        counts too.
    scope : {"auto", "corpus", "article"}
        Whether the claim is about these groups in general or about this one article.
    tagger : "auto", callable or None
        Parts of speech for the rules that are better with them: see :func:`analysis.rhetoric.count_matrix`.

    Returns
    -------
    DataFrame
        One row a feature: feature, k, n, k_other, n_other, rate, rate_other (per 1,000 words or 100 sentences), ratio and
        its natural logarithm log_ratio with low and high (95 %, on the logarithm), superiority (the probability that the
        first uses it more), p, q (Benjamini-Hochberg over the rows), articles, articles_other, gate, method:
        ``bootstrap`` over articles, both sides drawn together (over whole strata where these hold one article of a side);
        ``normal`` where a side has fewer than ten of them or fewer than ten events, and then the gate is at most weak: by
        the spread of counts, or of articles where that is greater.
        Half an event is added to both sides, so that no hits give a finite ratio.

    Examples
    --------
    >>> talk = pd.DataFrame({"speaker": ["Ann", "Ben"], "text": ["We hold on. We win.", "They may, we think."]})
    >>> compare_rates(talk, "Ann", "Ben", only=["we"])[["k", "k_other", "gate"]].to_numpy().tolist()
    [[2, 1, 'insufficient']]
    """
    cells, wanted, scope = _cells(segments, by, only, strata, scope, tagger)
    return _contrast(cells, wanted, by, one, other, scope)


def one_against_rest(
    segments: pd.DataFrame,
    *,
    by: str = "speaker",
    only: Sequence[str] | None = None,
    strata: str | None = None,
    scope: Scope = "auto",
    tagger: Tagger | Auto | None = "auto",
) -> pd.DataFrame:
    """Every group against all others together, feature by feature.

    Parameters and columns are those of :func:`compare_rates`, after the group itself; q is over the whole grid.

    >>> talk = pd.DataFrame({"speaker": ["Ann", "Ben", "Cy"], "text": ["We win.", "They may.", "You must."]})
    >>> one_against_rest(talk, only=["we"])[["speaker", "k", "k_other"]].to_numpy().tolist()
    [['Ann', 1, 0], ['Ben', 0, 1], ['Cy', 0, 1]]
    """
    cells, wanted, scope = _cells(segments, by, only, strata, scope, tagger)
    names = sorted(cells[by].unique())
    parts = [
        _contrast(cells, wanted, by, name, None, scope).assign(**{by: name})
        for name in names
        if len(names) > 1
    ]
    if not parts:
        return pd.DataFrame(columns=[by, *COLUMNS])
    table = pd.concat(parts, ignore_index=True)
    table["q"] = benjamini_hochberg(table["p"])
    return table[[by, *(column for column in table.columns if column != by)]]


def _cells(
    segments: pd.DataFrame,
    by: str,
    only: Sequence[str] | None,
    strata: str | None,
    scope: Scope,
    tagger: Tagger | Auto | None,
) -> tuple[pd.DataFrame, list[str], Scope]:
    """Counts by group, article and stratum."""
    wanted = list(only) if only is not None else list(features())
    table = count_matrix(segments, only=wanted, tagger=tagger).dropna(subset=[by])
    table = table.assign(stratum=table[strata] if strata else "")
    keys = list(dict.fromkeys([by, "article", "stratum"]))
    cells = table.groupby(keys, observed=True)[[*wanted, "n_words", "n_sentences"]].sum()
    return cells.reset_index(), wanted, scope_of(table, "article", scope, by=[by])


def _contrast(
    cells: pd.DataFrame, wanted: list[str], by: str, one: str, other: str | None, scope: Scope
) -> pd.DataFrame:
    chosen = cells[by] == one, cells[by] == other if other is not None else cells[by] != one
    for name in [one] if other is None else [one, other]:
        need_group(cells[by], name)
    sides = common(_sides(cells, wanted, *chosen))
    articles = [int((n.sum(axis=1) > 0).sum()) for n in (sides.n, sides.n_other)]
    table = _totals(sides, wanted)
    few = scope == "article" or drawn_units(strata_of(sides), spoken(sides)) < OK_CLUSTERS
    draws = None if few else np.concatenate(list(draws_of(sides)))
    error = error_of(sides) if scope == "article" else np.fmax(error_of(sides), error_over_articles(sides))
    table = _with_intervals(table, log_ratios(sides)[0], error, draws)
    table = table.assign(articles=articles[0], articles_other=articles[1], q=benjamini_hochberg(table["p"]))
    both = table[["feature"]].assign(
        k=table["k"] + table["k_other"], n=table[["n", "n_other"]].min(axis=1), articles=min(articles)
    )
    gate = feature_gates(both, scope=scope)
    # The normal interval takes words for independent, and that of a rare event is rough.
    sure = _both_enough(table) if scope == "article" else table["method"] == "bootstrap"
    table["gate"] = np.where((gate == "ok") & ~sure, "weak", gate)
    return table


def _sides(cells: pd.DataFrame, wanted: list[str], here: pd.Series, there: pd.Series) -> Sides:
    keys = pd.MultiIndex.from_frame(cells[["article", "stratum"]]).unique()
    units = [f"n_{feature(id).unit}" for id in wanted]
    parts = []
    for mask in (here, there):
        side = (
            cells[mask]
            .groupby(["article", "stratum"])[[*wanted, "n_words", "n_sentences"]]
            .sum()
            .reindex(keys, fill_value=0)
        )
        parts += [side[wanted].to_numpy(float), side[units].to_numpy(float)]
    return Sides(*parts, pd.factorize(keys.get_level_values("stratum"))[0])


def _totals(sides: Sides, wanted: list[str]) -> pd.DataFrame:
    k, n, k_other, n_other = (part.sum(axis=0) for part in sides[:4])
    per = np.array([feature(id).per for id in wanted])
    with np.errstate(divide="ignore", invalid="ignore"):
        rates = k / n * per, k_other / n_other * per
    return pd.DataFrame(
        {
            "feature": wanted, "k": k.astype(int), "n": n.astype(int), "k_other": k_other.astype(int),
            "n_other": n_other.astype(int), "rate": rates[0], "rate_other": rates[1],
        }
    )  # fmt: skip


def _both_enough(table: pd.DataFrame) -> np.ndarray:
    return (table[["k", "k_other"]].min(axis=1) >= MIN_EVENTS).to_numpy()


def _with_intervals(
    table: pd.DataFrame, log_ratio: np.ndarray, error: np.ndarray, draws: np.ndarray | None
) -> pd.DataFrame:
    half = normal_quantile(0.975) * error
    low, high, score = log_ratio - half, log_ratio + half, log_ratio / error
    p = np.array([normal_tails(z) for z in score], dtype=float)
    above = np.where(score > 0, 1 - p / 2, p / 2)
    method = np.full(len(table), "normal", dtype=object)
    enough = _both_enough(table)
    if draws is not None and enough.any():
        low[enough], high[enough] = percentile_interval(draws[:, enough])
        above[enough] = _share_above(draws[:, enough])
        # Fewer than one resample in so many cannot be told.
        p[enough] = np.clip(2 * np.minimum(above, 1 - above)[enough], 1 / (RESAMPLES + 1), 1)
        method[enough] = "bootstrap"
    return table.assign(
        ratio=np.exp(log_ratio),
        log_ratio=log_ratio,
        low=low,
        high=high,
        superiority=above,
        p=p,
        method=method,
    )


def _share_above(draws: np.ndarray) -> np.ndarray:
    """In which share of the resamples a log ratio is above 0; one at 0 counts for both, one that is missing for none."""
    # Sums in another order leave traces of a difference where there is none.
    sign = np.sign(np.round(draws, 12))
    known = (~np.isnan(sign)).sum(axis=0)
    with np.errstate(invalid="ignore"):
        return (np.nansum(sign, axis=0) / known + 1) / 2
