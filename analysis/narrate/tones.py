"""Sentences on tone beyond a single speaker: two scorers, two sides, three voices."""

from __future__ import annotations

import pandas as pd

from analysis.charts.dots import shown, signed
from analysis.charts.rows import need
from analysis.charts.shift import carried
from analysis.compare.agreement import ENOUGH
from analysis.compare.agreement import agreement as compared
from analysis.narrate.names import safe
from analysis.wording import capital, count, excerpt, join, numbers, percent, plural

_VOICES = {
    "own": "the speakers’ own words",
    "paraphrase": "the paraphrases",
    "narration": "the reporters’ narration",
}


def agreement(table: pd.DataFrame) -> list[str]:
    """How far tone and TextBlob agree, and a passage on which they do not.

    Parameters
    ----------
    table
        From ``charts.agreement_table``.

    Returns
    -------
    list of str
        Sentences in Markdown; that they cannot be compared where fewer than five passages have both scores.
    """
    need(table, ("article", "text", "tone", "polarity", "signs"), "agreement")
    found = compared(table).iloc[0]
    n = len(table)
    if pd.isna(found["rho"]):
        return safe(
            [
                f"Tone and TextBlob cannot be compared here: {count(n, 'passage')} {plural(n, 'has', 'have')} both scores."
            ]
        )
    return safe([_coverage(table), _rank(found), _signs(table), _example(table)])


def _coverage(table: pd.DataFrame) -> str:
    if "passages" not in table.attrs:
        return f"{capital(count(len(table), 'passage'))} {plural(len(table), 'has', 'have')} both a tone and a TextBlob polarity."
    tone, polarity, both, n = numbers(
        table.attrs["tone"], table.attrs["polarity"], len(table), table.attrs["passages"]
    )
    return f"Of {n} passages {tone} have a tone, {polarity} a TextBlob polarity and {both} have both."


def _rank(found: pd.Series) -> str:
    interval = f"rank correlation {signed(found['rho'])}, 95% interval {signed(found['low'])} to {signed(found['high'])}"
    hedge = {"ok": "", "weak": ", on little material"}.get(found["gate"], ", on very little material")
    if found["low"] >= ENOUGH:
        verdict = "the two order the passages alike"
    elif found["high"] < ENOUGH:
        verdict = "the two do not order the passages alike: rest nothing on one of them alone"
    else:
        verdict = "whether the two order the passages alike is not clear: rest nothing on one of them alone"
    return capital(f"{verdict} ({interval}{hedge}).")


def _signs(table: pd.DataFrame) -> str:
    k = int(table["signs"].eq("opposite").sum())
    if not k:
        return "In no passage do they have opposite signs."
    return f"In {count(k, 'passage')} ({percent(k / len(table))}) one says positive and the other negative."


def _example(table: pd.DataFrame) -> str:
    rows = table[table["signs"].eq("opposite")]
    if rows.empty:
        return ""
    row = rows.loc[(rows["tone"] - rows["polarity"]).abs().idxmax()]
    return f"They differ most on {excerpt(row['text'])} (tone {signed(row['tone'])}, TextBlob {signed(row['polarity'])})."


def shift(table: pd.DataFrame) -> list[str]:
    """Which words make one side's tone differ from the other's.

    Parameters
    ----------
    table
        From ``charts.shift_table``.

    Returns
    -------
    list of str
        Sentences in Markdown; that there is too little where either side holds fewer than ten words with a tone.
    """
    need(table, ("word", "shift", "kind"), "word shift")
    first, second = table.attrs["names"]
    if not carried(table):
        return safe(
            [f"Too few words with a tone to set {first} and {second} against each other word by word."]
        )
    one, two = table.attrs["means"]
    with_tone = " and ".join(
        f"{hits:,} of {size:,}" for hits, size in zip(table.attrs["hits"], table.attrs["sizes"], strict=True)
    )
    material = f"Words with a tone: {with_tone} in the words of {first} and of {second}."
    if one == two:
        return safe([material, "On balance the two are equally positive."])
    more = "positive" if two > one else "negative"
    with_it = table[(table["shift"] > 0) == (two > one)]
    against = table[(table["shift"] > 0) != (two > one)]
    verdict = f"On balance the words of {second} are the more {more} ones here; most of that comes from {_used(with_it)}."
    return safe([material, verdict, f"The other way pull {_used(against)}." if len(against) else ""])


def _used(rows: pd.DataFrame) -> str:
    return join([f"“{row.word}” ({row.kind.replace(' words', '')})" for row in rows.head(3).itertuples()])


def tone_of_voices(table: pd.DataFrame) -> list[str]:
    """The net tone of speakers, paraphrase and narration side by side.

    Parameters
    ----------
    table
        From ``tone_table(scores, by="voice")``.

    Returns
    -------
    list of str
        Sentences in Markdown; differences only where the intervals do not touch; none where nothing is carried.
    """
    need(table, ("voice", "measure", "n", "hits", "value", "low", "high", "gate"), "tone")
    rows = shown(table[table["measure"].eq("net tone") & table["voice"].isin(list(_VOICES))])
    if rows.empty:
        return []
    rows = rows.sort_values("value", ascending=False, kind="stable")
    parts = [
        f"{_VOICES[row.voice]} {signed(row.value)} (95% interval {signed(row.low)} to {signed(row.high)}{', on little material' if row.gate == 'weak' else ''})"
        for row in rows.itertuples()
    ]
    return safe([f"Positive less negative words in a hundred: {join(parts)}.", _apart(rows)])


def _apart(rows: pd.DataFrame) -> str:
    if len(rows) < 2:
        return ""
    top, bottom = rows.iloc[rows["low"].argmax()], rows.iloc[rows["high"].argmin()]
    if top["low"] <= bottom["high"]:
        return "The intervals overlap: no voice is clearly more positive than another."
    return f"The tone of {_VOICES[top['voice']]} is clearly more positive than that of {_VOICES[bottom['voice']]}."
