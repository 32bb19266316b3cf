"""Sentences on what sets two sides apart: words, features, phrases, balances, and whether the answer holds."""

from __future__ import annotations

import math

import pandas as pd

from analysis.charts.balance import SIDES
from analysis.charts.contrast import clear_contrasts, clear_one_sided, one_sided
from analysis.charts.dots import shown
from analysis.charts.profiles import feature_name
from analysis.charts.ratios import clear_ratios
from analysis.charts.rows import need
from analysis.charts.sides import fold, times
from analysis.compare.intervals import MIN_CLUSTERS, MIN_EVENTS
from analysis.narrate.names import safe
from analysis.wording import capital, count, join, number, numbers, plural

# So many differences are told.
_MOST = 5


def ratios(table: pd.DataFrame) -> list[str]:
    """Who uses which feature clearly more, or less, than all others together.

    Parameters
    ----------
    table
        From ``charts.ratios_table``.

    Returns
    -------
    list of str
        Sentences in Markdown: how many ratios could be made, then the clearest differences, at most four; only those
        whose interval leaves out 1 and whose q is under .05. None for an empty table.
    """
    need(table, ("group", "feature", "ratio", "low", "high", "q", "gate"), "ratios")
    if table.empty:
        return []
    carried, clear = shown(table).dropna(subset="ratio"), clear_ratios(table)
    if carried.empty:
        return safe(["Nobody said enough to be compared with the others."])
    return safe([_pairs(table, carried, clear), *(_ratio(row) for row in clear.head(4).itertuples())])


def _pairs(table: pd.DataFrame, carried: pd.DataFrame, clear: pd.DataFrame) -> str:
    """How many pairs of speaker and feature could be compared, and how many differ clearly."""
    made, clearly = numbers(len(carried), len(clear))
    alone, few = len(carried) == 1, carried["gate"].eq("weak").all()
    weak = f", {'' if alone else 'all of them '}on little material" if few else ""
    some = f"{clearly if len(clear) else 'none'} of them {plural(max(len(clear), 1), 'shows', 'show')} a"
    verdict = f"it shows {'a' if len(clear) else 'no'}" if alone else some
    return f"Of {count(len(table), 'pair')} of speaker and feature, {made} could be compared{weak}; {verdict} clear difference."


def _ratio(row: object) -> str:
    low, high = (fold(bound).removesuffix("×") for bound in (row.low, row.high))
    bounds = f"95% interval {low} to {high}" if row.high < 99 else f"95% interval from {low} on"
    return f"{capital(row.feature)}: with {row.group} {times(row.ratio)} as with the others ({bounds})."


def contrast(table: pd.DataFrame) -> list[str]:
    """Which features two sides clearly use differently.

    Parameters
    ----------
    table
        From ``charts.contrast_table``.

    Returns
    -------
    list of str
        Sentences in Markdown: how many features could be compared, then the clearest differences, at most five. None for
        an empty table.
    """
    need(table, ("feature", "ratio", "low", "high", "q", "gate"), "contrast")
    if table.empty:
        return []
    one, other = table.attrs.get("sides", ("the one", "all others"))
    carried, clear = shown(table).dropna(subset="log_ratio"), clear_contrasts(table)
    if carried.empty:
        return safe([f"Too little was said to compare {one} with {other}."])
    both = len(carried) - len(one_sided(table))
    made, clearly = numbers(both, len(clear))
    verdict = (
        f"{clearly} clearly {plural(len(clear), 'differs', 'differ')}{', these five most clearly' * (len(clear) > _MOST)}"
        if len(clear)
        else "none clearly differs"
    )
    opening = f"Of {made} features that both sides use, {verdict}." if both > 1 else ""
    top = clear.head(_MOST)
    return safe(
        [
            _alone(clear_one_sided(table), one, other),
            opening,
            _more(top[top["ratio"] > 1], one, other),
            _more(top[top["ratio"] <= 1], other, one),
        ]
    )


def _alone(rows: pd.DataFrame, one: str, other: str) -> str:
    sides = [(one, rows[rows["k"] > 0]), (other, rows[rows["k_other"] > 0])]
    parts = [
        f"only from {name}: {join([f'{row.feature} ({row.hits:,}{_little(row)})' for row in mine.itertuples()])}"
        for name, mine in sides
        if len(mine)
    ]
    return capital("; ".join(parts)) + "." if parts else ""


def _little(row: object) -> str:
    return ", on little material" if row.gate == "weak" else ""


def _more(rows: pd.DataFrame, more: str, less: str) -> str:
    """What one side has more of, each with how many times as often."""
    if rows.empty:
        return ""
    parts = [f"{row.feature} {_feature(row, first=not at)}" for at, row in enumerate(rows.itertuples())]
    return f"More from {more} than from {less}: {join(parts)}."


def _feature(row: object, *, first: bool) -> str:
    low, high = sorted(math.exp(abs(bound)) for bound in (row.low, row.high))
    ends = f"{low:.1f} to {high:.1f}" if high < 99.5 else f"from {low:.1f} on"
    often = (
        times(math.exp(abs(row.log_ratio)))
        if first
        else times(math.exp(abs(row.log_ratio))).removesuffix(" as often")
    )
    return f"{often} ({'95% interval ' if first else ''}{ends}{_little(row)})"


def balances(table: pd.DataFrame) -> list[str]:
    """With whom one of two things clearly prevails over the other.

    Parameters
    ----------
    table
        From ``charts.balances_table``.

    Returns
    -------
    list of str
        Sentences in Markdown; that nobody has enough where nobody has; none for an empty table.
    """
    need(table, ("group", "balance", "first", "second", "value", "low", "high", "gate"), "balances")
    if table.empty:
        return []
    first, second, _ = SIDES.get(table["balance"].iloc[0], ("the first", "the second", ""))
    carried = shown(table).dropna(subset="value")
    if carried.empty:
        return safe([f"Nobody has enough {first} and {second} {_lacking(table)}."])
    lines = [_balance(row, first, second) for row in carried.itertuples() if row.low > 0 or row.high < 0]
    return safe(
        lines[:4] or [f"With nobody is the balance of {first} and {second} clear: every interval holds 1."]
    )


def _lacking(table: pd.DataFrame) -> str:
    """Whether it is the hits that are too few, or the articles they stand in."""
    most = int((table["first"] + table["second"]).max())
    if not most:
        return "for a ratio: there is not one of either"
    if most < MIN_EVENTS:
        return f"for a ratio: the most is {number(most)} of both together"
    return f"in enough articles for a ratio: that takes {number(MIN_EVENTS)} of both together in {number(MIN_CLUSTERS)} articles"


def _balance(row: object, first: str, second: str) -> str:
    k, less = (row.first, row.second) if row.value > 0 else (row.second, row.first)
    more, fewer = (first, second) if row.value > 0 else (second, first)
    low, high = sorted(math.exp(abs(bound)) for bound in (row.low, row.high))
    return f"With {row.group} more {more} than {fewer}, {k:,} to {less:,} (95% interval of the ratio {low:.1f} to {high:.1f}{_little(row)})."


def robustness(summary: pd.DataFrame, feature: str, *, by: str = "speaker") -> list[str]:
    """Whether an answer holds when the counting is done in other defensible ways.

    Parameters
    ----------
    summary
        The summary of ``multiverse``.
    feature
        The id of the feature it was made for.
    by
        The column that holds the group.

    Returns
    -------
    list of str
        Sentences in Markdown; only on groups that stand on enough material in every version.
    """
    need(
        summary,
        (by, "specifications", "least", "greatest", "rank_least", "rank_greatest", "stability", "gate"),
        "multiverse",
    )
    if summary.empty:
        return []
    name, ways = feature_name(feature), count(int(summary["specifications"].max()), "defensible way")
    rows = shown(summary).sort_values("median", ascending=False, kind="stable")
    if rows.empty:
        return safe([f"{capital(name)}: nobody stands on enough material, counted in {ways}."])
    ranges = join([_range(str(row[by]), row["least"], row["greatest"]) for _, row in rows.head(4).iterrows()])
    ranks = _ranks(summary, "speakers" if by == "speaker" else "groups") if len(rows) > 2 else ""
    return safe([f"Counted in {ways}, the rates of {name} are: {ranges}.", ranks])


def _range(name: str, least: float, greatest: float) -> str:
    low, high = f"{least:.1f}", f"{greatest:.1f}"
    return f"{name} {low} to {high}" if low != high else f"{name} {low} throughout"


def _ranks(summary: pd.DataFrame, groups: str) -> str:
    stability = summary["stability"].iloc[0]
    if pd.isna(stability):
        return ""
    verdict = (
        "hardly changes"
        if stability >= 0.95
        else "changes little"
        if stability >= 0.8
        else "depends on how one counts"
    )
    return f"The order of all {groups} {verdict} (mean rank correlation {stability:.2f})."
