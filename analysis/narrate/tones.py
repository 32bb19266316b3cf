"""Sentences on tone beyond a single speaker: two scorers, two sides, three voices."""

from __future__ import annotations

from typing import NamedTuple

import pandas as pd

from analysis.charts.dots import shown, signed
from analysis.charts.rows import need
from analysis.charts.shift import beyond, carried
from analysis.compare.agreement import ENOUGH
from analysis.compare.agreement import agreement as compared
from analysis.compare.tonality import tone_gaps, tone_table
from analysis.narrate.names import safe
from analysis.wording import capital, count, excerpt, join, numbers, percent, plural

_VOICES = {
    "own": "the speakers’ own words",
    "paraphrase": "the paraphrases",
    "narration": "the reporters’ narration",
}
_USES = {
    "more positive words": "a positive word used more",
    "fewer positive words": "a positive word used less",
    "more negative words": "a negative word used more",
    "fewer negative words": "a negative word used less",
    "other score": "weighed differently",
}
_BE = {"own": "are", "paraphrase": "are", "narration": "is"}


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
    material = " and ".join(
        f"{hits:,} of the {size:,} words of {name}"
        for hits, size, name in zip(*(table.attrs[what] for what in ("hits", "sizes", "names")), strict=True)
    )
    material = f"{capital(material)} have a tone."
    if one == two:
        return safe([material, "On balance the two are equally positive."])
    with_it = table[(table["shift"] > 0) == (two > one)]
    against = table[(table["shift"] > 0) != (two > one)]
    verdict = f"On balance the words of {second} are the {beyond(one, two)} ones here, above all through {_used(with_it)}."
    other = f"The other way {plural(len(against), 'pulls', 'pull')} {_used(against)}." if len(against) else ""
    return safe([material, verdict, other])


def _used(rows: pd.DataFrame) -> str:
    return join([f"“{row.word}” ({_USES[row.kind]})" for row in rows.head(3).itertuples()])


def tone_of_voices(scores: pd.DataFrame) -> list[str]:
    """The net tone of speakers, paraphrase and narration side by side.

    Parameters
    ----------
    scores
        From ``score_sentiment(segments)``.

    Returns
    -------
    list of str
        Sentences in Markdown; differences only where their own intervals leave out 0; none where nothing is carried.
    """
    need(scores, ("article", "voice", "text", "positive", "negative"), "scores")
    table = tone_table(scores, by="voice")
    rows = shown(table[table["measure"].eq("net tone")])
    if rows.empty:
        return []
    rows = rows.sort_values("value", ascending=False, kind="stable")
    parts = [
        f"{_VOICES[row.voice]} {signed(row.value)} (95% interval {signed(row.low)} to {signed(row.high)}{', on little material' if row.gate == 'weak' else ''})"
        for row in rows.itertuples()
    ]
    net = f"Positive less negative words in a hundred: {join(parts)}."
    return safe([net, _intensity(table, rows["voice"]), *_apart(shown(tone_gaps(scores, by="voice")))])


def _intensity(table: pd.DataFrame, voices: pd.Series) -> str:
    """How much tone there is at all: a balance near 0 is neutral with little of it, mixed with much."""
    both = table[table["measure"].eq("intensity")].set_index("voice")["value"]
    parts = [f"{both[voice]:.1f} in {_VOICES[voice]}" for voice in voices]
    return f"Words with a tone, of either sign, in a hundred: {join(parts)}."


def _apart(gaps: pd.DataFrame) -> list[str]:
    if gaps.empty:
        return []
    clear = gaps[(gaps["low"] > 0) | (gaps["high"] < 0)]
    if clear.empty:
        return ["No voice is clearly more positive than another: every interval of a difference holds 0."]
    return [_difference(row) for row in clear.itertuples()]


def _difference(row: NamedTuple) -> str:
    up = row.difference > 0
    more, less = (row.first, row.second) if up else (row.second, row.first)
    low, high = (row.low, row.high) if up else (-row.high, -row.low)
    hedge = "; on little material" if row.gate == "weak" else ""
    return capital(
        f"{_VOICES[more]} {_BE[more]} clearly more positive than {_VOICES[less]} "
        f"(by {abs(row.difference):.2f}, 95% interval {low:.2f} to {high:.2f}{hedge})."
    )
