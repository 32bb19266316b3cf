"""Sentences on figures of speech: what was found, and what chance would have given."""

from __future__ import annotations

import pandas as pd

from analysis.charts.figures import MIN_SENTENCES
from analysis.charts.rows import need
from analysis.charts.sides import times
from analysis.narrate.names import described, safe
from analysis.rhetoric.figures import QUESTIONS
from analysis.wording import capital, count, how_often, join, number, numbers, part_of, plural


def figures_found(found: pd.DataFrame) -> list[str]:
    """Which figures of speech stand in the speakers' own words, and who has most of them.

    Parameters
    ----------
    found
        From ``analysis.rhetoric.figures.figures``.

    Returns
    -------
    list of str
        Sentences in Markdown; counts, not rates: a speaker who says more has more of everything.
    """
    need(found, ("figure", "speaker"), "figures")
    if found.empty:
        return safe(["No figure of speech was found in the speakers’ own words."])
    asked = found["figure"].isin(QUESTIONS)
    return safe([_figures(found[~asked]), _most(found[~asked]), _asked(found["figure"])])


def _figures(found: pd.DataFrame) -> str:
    if found.empty:
        return "No figure of speech was found in the speakers’ own words."
    kinds = found["figure"].value_counts()
    top = [f"{name} ({n})" for name, n in zip(kinds.index[:4], numbers(*kinds.head(4)), strict=True)]
    rest = int(kinds.iloc[4:].sum())
    others = [f"{number(rest)} of other kinds"] if rest else []
    return f"{capital(count(len(found), 'figure'))} of speech {plural(len(found), 'was', 'were')} found: {join([*top, *others])}."


def _asked(kinds: pd.Series) -> str:
    """What becomes of the questions that speakers ask."""
    answered, left = (int(kinds.eq(name).sum()) for name in QUESTIONS)
    if not answered + left:
        return ""
    n, where = answered + left, "of the same speaker in the same quote"
    if n == 1:
        return f"The only question is followed by {'a' if answered else 'no'} statement {where}."
    if not answered or not left:
        verb = "are" if answered else "is"
        return f"{capital(part_of(answered, n, 'question'))} {verb} followed by a statement {where}."
    here, none = numbers(answered, left)
    return f"Of {count(n, 'question')} {here} {plural(answered, 'is', 'are')} followed by a statement {where}, {none} by none."


def _most(found: pd.DataFrame) -> str:
    speakers = found["speaker"].dropna().value_counts()
    if speakers.empty or speakers.iloc[0] < 2:
        return ""
    k, top = int(speakers.iloc[0]), speakers[speakers.eq(speakers.iloc[0])].index.map(described).tolist()
    if len(top) > 3:
        return ""
    if len(top) > 1:
        return f"{_come(k * len(top), len(found), f'{join(top)} ({number(k)} each)')}."
    return f"{_come(k, len(found), f'{top[0]} ({number(k)})')}; who says more has more of everything."


def _come(k: int, n: int, who: str) -> str:
    """Most are more than half; the largest part of several is only more than anybody else’s."""
    if k == n:
        return f"All come from {who}"
    return f"Most come from {who}" if 2 * k > n else f"More come from {who} than from anybody else"


def chance(table: pd.DataFrame) -> list[str]:
    """Which figures occur more often than the same sentences give in random order.

    Parameters
    ----------
    table
        From ``charts.figures_table``.

    Returns
    -------
    list of str
        Sentences in Markdown; that nobody said enough where no group has 100 sentences.
    """
    need(table, ("group", "figure", "n", "k", "null_ratio", "p", "clear"), "figures against chance")
    if table.empty:
        most = table.attrs.get("most", 0)
        return safe(
            [
                f"To tell a figure from chance takes {MIN_SENTENCES} sentences of one speaker; the most here is {most}."
            ]
        )
    groups = list(table.groupby("group", sort=False))
    lines = [_group(str(name), rows) for name, rows in groups[:3]]
    more = (
        f"{capital(count(len(groups) - 3, 'more speaker'))} {plural(len(groups) - 3, 'is', 'are')} in the table."
        if len(groups) > 3
        else ""
    )
    return safe([*lines, more])


def _group(name: str, rows: pd.DataFrame) -> str:
    clear = rows[rows["clear"]].sort_values("k", ascending=False, kind="stable")
    sentences = count(int(rows["n"].max()), "sentence")
    if clear.empty:
        return f"{capital(name)}: in {sentences} no figure occurs more often than in shuffled order."
    parts = [f"{row.figure} {_often(row)}" for row in clear.itertuples()]
    return f"{capital(name)}: in {sentences} more often than chance would have it: {join(parts)}."


def _often(row: object) -> str:
    hits = how_often(number(int(row.k)))
    if pd.isna(row.null_ratio) or row.null_ratio > 99:
        return f"({hits}, where shuffled sentences give next to none)"
    return f"({hits}, {times(row.null_ratio)} as in shuffled order)"
