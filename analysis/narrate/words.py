"""Sentences on words: what marks a side, what somebody says again and again, who says a word."""

from __future__ import annotations

import pandas as pd

from analysis.charts.dots import shown
from analysis.charts.keyness import few_words, no_key_words
from analysis.charts.rows import need
from analysis.charts.sides import times
from analysis.charts.signature import as_written, named_words, no_signature
from analysis.narrate.names import listed, safe
from analysis.wording import capital, count, how_often, join, number, plural


def signature(table: pd.DataFrame) -> list[str]:
    """The words that tell two sides apart, and how stable they are.

    Parameters
    ----------
    table
        From ``charts.signature_table``.

    Returns
    -------
    list of str
        Sentences in Markdown; that there is too little, and of what, where no word is carried.
    """
    need(table, ("word", "z", "stability", "side", "gate", "words", "words_other"), "signature words")
    if table.empty or shown(table).empty:
        return safe(["There is too little material for signature words.", no_signature(table)])
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
        Sentences in Markdown; that there is none where chance cannot be left out or no word could be tested.
    """
    need(table, ("word", "a", "b", "c", "d", "log_ratio", "side", "absent"), "keyness")
    if table.empty:
        return safe([no_key_words(table)])
    few = few_words(table)
    hedge = (
        "All this stands on fewer than 2,000 words of one side: candidates to look at, no finding."
        if few
        else ""
    )
    return safe([*(_side(str(side), words) for side, words in table.groupby("side", sort=False)), hedge])


def _side(side: str, words: pd.DataFrame) -> str:
    used = words[~words["absent"]].head(3)
    only = words[words["absent"]].head(4)
    parts = [f"{_word(row.word)} {times(2 ** abs(row.log_ratio))}" for row in used.itertuples()]
    # "as often" is said once, of the last.
    parts = [
        *(part.removesuffix(" as often") for part in parts[:-1]),
        *(f"{part} as the other side" for part in parts[-1:]),
    ]
    alone = (
        f"and the other side never says {join([_word(word) for word in only['word']], last='or')}"
        if len(only)
        else ""
    )
    return (
        f"{capital(side)}: {', '.join(part for part in (join(parts), alone) if part).removeprefix('and ')}."
    )


def phrases(table: pd.DataFrame, *, by: str = "speaker") -> list[str]:
    """What speakers say again and again, and others do not.

    Parameters
    ----------
    table
        From ``recurrent_phrases``, with the speaker in the column ``by``.
    by
        The column that holds the group.

    Returns
    -------
    list of str
        Sentences in Markdown: up to three speakers with their most characteristic phrases; that no phrase recurs where
        none does.
    """
    need(table, (by, "phrase", "utterances", "k_others", "gate"), "phrases")
    if table.empty:
        return safe(
            [
                "No phrase of three words or more recurs in three quotes of one speaker from different articles."
            ]
        )
    groups = list(table.groupby(by, sort=False))
    said = "; ".join(_refrain(str(name), rows) for name, rows in groups[:3])
    more = len(groups) - 3
    rest = (
        f"{capital(count(more, 'more speaker'))} {plural(more, 'is', 'are')} in the table."
        if more > 0
        else ""
    )
    few = table["gate"].eq("insufficient").all()
    hedge = (
        "All this stands on fewer than 2,000 words a speaker: candidates to look at, no finding."
        if few
        else ""
    )
    return safe([f"Said again and again: {said}.", rest, hedge])


def _refrain(name: str, rows: pd.DataFrame) -> str:
    said = join(
        [
            f"“{' '.join(map(as_written, row.phrase.split()))}” ({count(int(row.utterances), 'quote')})"
            for row in rows.head(3).itertuples()
        ]
    )
    own = rows.head(3)["k_others"].eq(0)
    alone = ", which nobody else says" if own.all() else ""
    return f"by {name} {said}{alone}"


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
    return safe([f"“{phrase}” is said {how_often(number(len(lines)))} in {where}{by}."])
