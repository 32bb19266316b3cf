"""Sentences on who is spoken of how, and by whom."""

from __future__ import annotations

import pandas as pd

from analysis.charts.about import FEWEST, called, clear_about
from analysis.charts.dots import shown, signed
from analysis.charts.rows import need
from analysis.compare.targets import LABELS, spoken_of, who_about_whom
from analysis.narrate.names import listed, safe
from analysis.wording import capital, count, how_often, join, number, numbers, plural

_PLACES = {"narration": "in the narration", "own": "in speakers’ own words", "paraphrase": "in paraphrase"}


def about(table: pd.DataFrame) -> list[str]:
    """Who speaks well or ill of whom, where enough mentions carry it.

    Parameters
    ----------
    table
        From ``charts.about_table``.

    Returns
    -------
    list of str
        Sentences in Markdown; that there is too little where no pair has five mentions; none for an empty table.
    """
    need(table, ("holder", "target", "n", "net", "low", "high", "gate", "masked"), "who-about-whom")
    if table.empty:
        return []
    seen = table[~table["masked"]]
    pairs = f"{capital(count(len(seen), 'pair'))} of speaker and target {plural(len(seen), 'has', 'have')} {number(FEWEST)} mentions or more"
    if seen.empty:
        return safe([f"{pairs}: the most is {number(int(table['n'].max()))}."])
    clear = clear_about(table)
    good, bad = clear[clear["net"] > 0], clear[clear["net"] < 0]
    verdicts = [_pairs(good, "On balance positive"), _pairs(bad, "On balance negative")]
    if clear.empty:
        verdicts = [
            "None has enough for a balance: read the sentences."
            if shown(seen).empty
            else "Nobody speaks clearly well or ill of anybody: every interval on enough material holds 0."
        ]
    return safe([f"{pairs}.", *verdicts])


def _pairs(rows: pd.DataFrame, what: str) -> str:
    parts = [
        f"{called(row.holder)} about {row.target} ({signed(row.net)} in {count(int(row.n), 'mention')}{_hedge(row.gate)})"
        for row in rows.itertuples()
    ]
    return f"{what}: {listed(parts)}." if parts else ""


def mentions(targets: pd.DataFrame) -> list[str]:
    """Who is named in one article, how often in whose words, and whether anybody is spoken of well or ill on balance.

    Parameters
    ----------
    targets
        From ``score_targets``, one article.

    Returns
    -------
    list of str
        Sentences in Markdown; none where nobody is spoken of.
    """
    need(targets, ("target", "voice", "self", "source", "label", "article"), "targets")
    everywhere = spoken_of(targets, voices=tuple(_PLACES))
    if everywhere.empty:
        return []
    heard = spoken_of(targets)
    return safe([_named(everywhere), _most(heard), _verdict(heard)])


def _named(rows: pd.DataFrame) -> str:
    counts = rows["voice"].value_counts().reindex(list(_PLACES), fill_value=0)
    counts = counts[counts > 0]
    places = [
        f"{how_often(n)} {_PLACES[voice]}" for n, voice in zip(numbers(*counts), counts.index, strict=True)
    ]
    named = count(rows["target"].nunique(), "person or organisation", "people and organisations")
    return f"Apart from the words that tell who speaks, {named} {plural(rows['target'].nunique(), 'is', 'are')} mentioned {join(places)}."


def _most(rows: pd.DataFrame) -> str:
    """What the model takes the mentions for of those who are mentioned five times or more outside paraphrase."""
    often = rows["target"].value_counts().sort_index().sort_values(ascending=False, kind="stable")
    often = often[often >= FEWEST].head(3)
    if often.empty:
        return ""
    parts = [f"{_kinds(rows[rows['target'] == name])} of {name}" for name in often.index]
    return f"Leaving out paraphrase, the model finds {'; '.join(parts)}."


def _kinds(rows: pd.DataFrame) -> str:
    """
    >>> _kinds(pd.DataFrame({"label": [-1, -1, 0]}))
    'two negative and one neutral mention'
    """
    counts = {name: int(rows["label"].eq(label).sum()) for name, label in LABELS.items()}
    counts = {name: n for name, n in counts.items() if n}
    amounts = zip(numbers(*counts.values()), counts, strict=True)
    last = [*counts.values()][-1]
    return f"{join([f'{n} {name}' for n, name in amounts])} {plural(last, 'mention')}"


def _verdict(rows: pd.DataFrame) -> str:
    table = who_about_whom(rows, by="target", scope="article").dropna(subset="net")
    table = shown(table)
    if table.empty:
        return "No balance is drawn below ten mentions of one of them: read the sentences."
    clear = table[(table["low"] > 0) | (table["high"] < 0)]
    if clear.empty:
        return (
            "Nobody is clearly spoken of well or ill on balance: every interval on enough mentions holds 0."
        )
    sides = [("negative", clear[clear["net"] < 0]), ("positive", clear[clear["net"] > 0])]
    return " ".join(_balance(rows, what) for what, rows in sides if len(rows))


def _balance(rows: pd.DataFrame, what: str) -> str:
    parts = [
        f"{row.target} (net share {signed(row.net)}, 95% interval {signed(row.low)} to {signed(row.high)}{_hedge(row.gate)})"
        for row in rows.itertuples()
    ]
    return f"On balance the mentions of {listed(parts)} are {what}."


def _hedge(gate: str) -> str:
    return ", on little material" if gate == "weak" else ""
