"""Sentences on what sets two sides apart: words, features, phrases, balances, and whether the answer holds."""

from __future__ import annotations

import math

import pandas as pd

from analysis.charts.balance import SIDES
from analysis.charts.dots import shown
from analysis.charts.profiles import feature_name
from analysis.charts.ratios import clear_ratios
from analysis.charts.rows import need
from analysis.charts.sides import times
from analysis.charts.signature import as_written, named_words
from analysis.narrate.names import listed, safe
from analysis.wording import capital, count, join, number, numbers, plural


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
    weak = ", all of them on little material" if carried["gate"].eq("weak").all() and len(carried) > 1 else ""
    made, clearly = numbers(len(carried), len(clear))
    verdict = (
        f"{clearly} of them {plural(len(clear), 'shows', 'show')} a clear difference"
        if len(clear)
        else "none of them shows a clear difference"
    )
    opening = (
        f"Of {count(len(table), 'pair')} of speaker and feature, {made} could be compared{weak}; {verdict}."
    )
    return safe([opening, *(_ratio(row) for row in clear.head(4).itertuples())])


def _ratio(row: object) -> str:
    often = f"{row.ratio:.1f} times" if row.ratio < 9.95 else f"{row.ratio:.0f} times"
    bounds = (
        f"95% interval {row.low:.1f} to {row.high:.1f}"
        if row.high < 99
        else f"95% interval from {row.low:.1f} on"
    )
    return f"{capital(row.feature)}: with {row.group} {often} as often as with the others ({bounds})."


def signature(table: pd.DataFrame) -> list[str]:
    """The words that tell two sides apart, and how stable they are.

    Parameters
    ----------
    table
        From ``charts.signature_table``.

    Returns
    -------
    list of str
        Sentences in Markdown; that there is too little where either side has fewer than 2,000 words.
    """
    need(table, ("word", "z", "stability", "side", "gate", "words", "words_other"), "signature words")
    if table.empty or shown(table).empty:
        sizes = (
            f" (there are {table['words'].iloc[0]:,} and {table['words_other'].iloc[0]:,})"
            if len(table)
            else ""
        )
        return safe([f"Signature words take 2,000 words of either side{sizes}: nothing is said on fewer."])
    ends = named_words(table, limit=6)
    if ends.empty:
        return safe(["No word on enough material sets the two sides apart."])
    lines = [
        f"What marks {side}: {join([_word(word) for word in words.sort_values('z', key=abs, ascending=False)['word']])}."
        for side, words in ends.groupby("side", sort=False)
    ]
    return safe([*lines, _stable(ends)])


def _word(word: str) -> str:
    return f"“{as_written(word)}”"


def _stable(ends: pd.DataFrame) -> str:
    sure = ends[ends["stability"].ge(0.9)]
    if len(sure) == len(ends):
        return (
            "All of these stay among the first 20 of their side in nine of ten draws of other articles."
            if len(ends) > 1
            else ""
        )
    shaky = ends[ends["stability"].lt(0.5)]["word"].map(_word).tolist()
    verb = plural(len(shaky), "hangs", "hang")
    return (
        f"With other articles drawn, {listed(shaky)} would often be missing: {plural(len(shaky), 'it', 'they')} {verb} on few articles."
        if shaky
        else ""
    )


def keywords(table: pd.DataFrame) -> list[str]:
    """The key words of either side with how many times as often they are used.

    Parameters
    ----------
    table
        From ``charts.keyness_table``.

    Returns
    -------
    list of str
        Sentences in Markdown; that there is none where chance cannot be left out.
    """
    need(table, ("word", "a", "b", "log_ratio", "side", "absent"), "keyness")
    if table.empty:
        return safe(["No word is used so unequally that chance can be left out."])
    return safe([_side(str(side), words) for side, words in table.groupby("side", sort=False)])


def _side(side: str, words: pd.DataFrame) -> str:
    used = words[~words["absent"]].head(3)
    only = words[words["absent"]].head(4)
    parts = [
        f"{_word(row.word)} {times(2 ** abs(row.log_ratio))} as on the other side"
        for row in used.itertuples()
    ]
    alone = (
        f"never on the other side {plural(len(only), 'comes', 'come')} {join([_word(word) for word in only['word']])}"
        if len(only)
        else ""
    )
    return f"{capital(side)}: {'; '.join(part for part in (join(parts), alone) if part)}."


def phrases(table: pd.DataFrame, who: str) -> list[str]:
    """What somebody says again and again, and others do not.

    Parameters
    ----------
    table
        From ``recurrent_phrases``.
    who
        The speaker it was made for.

    Returns
    -------
    list of str
        Sentences in Markdown; that no phrase recurs where none does.
    """
    need(table, ("phrase", "utterances", "dates", "k_others", "gate"), "phrases")
    if table.empty:
        return safe(
            [f"No phrase of three words or more recurs in three quotes of {who} from different articles."]
        )
    hedge = (
        " This stands on fewer than 2,000 words: a list of candidates, no finding."
        if table["gate"].eq("insufficient").all()
        else ""
    )
    own = table[table["k_others"].eq(0)]
    top = join(
        [f"“{row.phrase}” ({count(int(row.utterances), 'quote')})" for row in table.head(3).itertuples()]
    )
    nobody = (
        f" Nobody else says {number(len(own)) if len(own) < len(table) else 'any'} of them."
        if len(own)
        else ""
    )
    found = count(len(table), "phrase")
    return safe(
        [
            f"{capital(found)} {plural(len(table), 'recurs', 'recur')} with {who}, most characteristically {top}.{nobody}{hedge}"
        ]
    )


def concordance(lines: pd.DataFrame, phrase: str) -> list[str]:
    """Who says a word how often, as counts.

    Parameters
    ----------
    lines
        From ``kwic``.
    phrase
        What was looked for.

    Returns
    -------
    list of str
        Sentences in Markdown.
    """
    need(lines, ("article", "speaker", "text"), "concordance")
    if lines.empty:
        return safe([f"Nobody says “{phrase}” in words of their own."])
    where = count(lines["article"].nunique(), "article")
    who = lines["speaker"].value_counts()
    parts = [f"{name} ({n})" for name, n in who.items()]
    by = f", by {listed(parts)}" if parts else ""
    return safe([f"“{phrase}” is said {count(len(lines), 'time')} in {where}{by}."])


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
        most = int((table["first"] + table["second"]).max())
        return safe(
            [
                f"Nobody has enough {first} and {second} for a ratio: the most is {number(most)} of both together."
            ]
        )
    lines = [_balance(row, first, second) for row in carried.itertuples() if row.low > 0 or row.high < 0]
    return safe(
        lines[:4] or [f"With nobody is the balance of {first} and {second} clear: every interval holds 1."]
    )


def _balance(row: object, first: str, second: str) -> str:
    k, less = (row.first, row.second) if row.value > 0 else (row.second, row.first)
    more, fewer = (first, second) if row.value > 0 else (second, first)
    hedge = ", on little material" if row.gate == "weak" else ""
    low, high = sorted(math.exp(abs(bound)) for bound in (row.low, row.high))
    return f"With {row.group} more {more} than {fewer}, {k:,} to {less:,} (95% interval of the ratio {low:.1f} to {high:.1f}{hedge})."


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
    name, ways = feature_name(feature), number(int(summary["specifications"].max()))
    rows = shown(summary).sort_values("median", ascending=False, kind="stable")
    if rows.empty:
        return safe([f"{capital(name)}: nobody stands on enough material in all {ways} ways of counting."])
    ranges = join([_range(str(row[by]), row["least"], row["greatest"]) for _, row in rows.head(4).iterrows()])
    ranks = _ranks(summary) if len(rows) > 2 else ""
    return safe([f"Counted in {ways} defensible ways, the rates of {name} are: {ranges}.", ranks])


def _range(name: str, least: float, greatest: float) -> str:
    low, high = f"{least:.1f}", f"{greatest:.1f}"
    return f"{name} {low} to {high}" if low != high else f"{name} {low} throughout"


def _ranks(summary: pd.DataFrame) -> str:
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
    return f"The order of all speakers {verdict} (mean rank correlation {stability:.2f})."
