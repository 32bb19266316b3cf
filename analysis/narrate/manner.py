"""Sentences on how it is said: reporting verbs, tone, rhetoric; and on how sure all that is."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.article import Problem
from analysis.charts.dots import shown, signed
from analysis.charts.profiles import contrasts, feature_name
from analysis.charts.rows import need
from analysis.charts.tone import leaning, own_scores, speaker_tone_table
from analysis.charts.verbs import reporting_verbs_table
from analysis.narrate.names import safe, sentence_names
from analysis.narrate.voices import speech_rows
from analysis.rhetoric.figures import QUESTIONS
from analysis.wording import (
    capital,
    count,
    excerpt,
    join,
    number,
    numbers,
    part_of,
    percent,
    plural,
    possessive,
)


def reporting(quotes: pd.DataFrame) -> list[str]:
    """With which verbs the quotes are introduced.

    Parameters
    ----------
    quotes
        Quotes table of one or more articles.

    Returns
    -------
    list of str
        Sentences in Markdown; none when no quote has a reporting verb.
    """
    table = reporting_verbs_table(quotes)
    if table.empty:
        return []
    n, every = int(table["n"].iloc[0]), len(speech_rows(quotes))
    classes = dict(list(table.groupby("cue_class", sort=False)))
    neutral = classes.pop("neutral", None)
    classes.pop("unlisted", None)
    loaded = [_class(name, verbs) for name, verbs in classes.items()]
    absent = [name for name in ("endorsing", "distancing") if name not in classes]
    return safe(
        [
            _neutral(neutral, n, every),
            capital(f"{join(loaded)}.") if loaded else "",
            f"No {join(absent, last='or')} verb is used." if n >= 10 and absent else "",
        ]
    )


def _neutral(verbs: pd.DataFrame | None, n: int, every: int) -> str:
    introduced = f"A reporting verb introduces {part_of(n, every, 'quote')}"
    if verbs is None:
        return f"{introduced}, {'not' if n == 1 else 'never'} a neutral one."
    k, top = int(verbs["class_quotes"].iloc[0]), verbs[verbs["quotes"].eq(verbs["quotes"].max())]
    if len(verbs) == 1:
        lemma = f"“{verbs['cue_lemma'].iloc[0]}”"
        always = "the neutral" if n == 1 else "always the neutral"
        return f"{introduced}, {f'{always} {lemma}' if k == n else f'in {_times(k)} the neutral {lemma}'}."
    often = f", most often “{top['cue_lemma'].iloc[0]}”" if len(top) == 1 else ""
    return f"{introduced}, {'always' if k == n else f'in {_times(k)}'} a neutral one{often}."


def _times(k: int) -> str:
    return count(k, "case")


def _class(name: str, verbs: pd.DataFrame) -> str:
    k = int(verbs["class_quotes"].iloc[0])
    examples = join([f"“{lemma}”" for lemma in verbs["cue_lemma"].head(3)])
    more = " and others" if len(verbs) > 3 else ""
    a = "an" if name[0] in "aeiou" else "a"
    return f"{number(k)} {plural(k, 'comes', 'come')} with {a} {name} verb ({examples}{more})"


def sentiment(scores: pd.DataFrame, quotes: pd.DataFrame | None = None) -> list[str]:
    """The tone of the speakers' own words, with the passages at both ends.

    Parameters
    ----------
    scores
        From ``score_sentiment(segments)``.
    quotes
        The quotes table, for names as the text has them ("the Kremlin").

    Returns
    -------
    list of str
        Sentences in Markdown. Means only where ten passages carry them, differences only where the intervals do not
        touch; none when no own words have a tone.
    """
    own = own_scores(scores)
    if own.empty:
        return []
    if quotes is not None:
        own = own.assign(speaker=own["speaker"].replace(sentence_names(quotes)))
    table = speaker_tone_table(own)
    carried = shown(table)
    means = [_mean(row) for _, row in carried.head(4).iterrows()]
    if len(carried) > 4:
        means.append(
            f"{capital(number(len(carried) - 4))} more speakers have a mean of their own in the table."
        )
    return safe([_passages(own), *(means or [_no_mean(table)]), _difference(carried), _ends(own)])


def _passages(own: pd.DataFrame) -> str:
    up, down, n = int(own["tone"].gt(0).sum()), int(own["tone"].lt(0).sum()), len(own)
    have = f"In the speakers’ own words {count(n, 'passage')} {plural(n, 'has', 'have')} a tone"
    if n == 1:
        return f"{have}, a {'positive' if up else 'negative' if down else 'balanced'} one."
    kinds = {"positive": up, "negative": down, "balanced": n - up - down}
    kinds = {name: k for name, k in kinds.items() if k}
    if len(kinds) == 1:
        return f"{have}, {'both' if n == 2 else 'all of them'} {next(iter(kinds))}."
    return (
        f"{have}: {join([f'{k} {name}' for k, name in zip(numbers(*kinds.values()), kinds, strict=True)])}."
    )


def _mean(row: pd.Series) -> str:
    hedge = "; this stands on little material" if row["gate"] == "weak" else ""
    interval = (
        f"95% interval {signed(row['low'])} to {signed(row['high'])}, {count(int(row['n']), 'passage')}"
    )
    verdict = {"lean positive": "on the positive side", "lean negative": "on the negative side"}
    side = verdict.get(leaning(row), "not clearly on either side")
    return f"The mean tone of {possessive(row['speaker'])} own words is {signed(row['mean'])} ({interval}), {side}{hedge}."


def _no_mean(table: pd.DataFrame) -> str:
    """Why there is no mean, when there is none."""
    most = int(table["n"].max())
    if most < 10:
        return f"No speaker said enough for a mean tone: that takes ten passages with a tone, and the most here is {number(most)}."
    return "No speaker said enough in enough articles for a mean tone."


def _difference(carried: pd.DataFrame) -> str:
    if len(carried) < 2:
        return ""
    top, bottom = carried.iloc[carried["low"].argmax()], carried.iloc[carried["high"].argmin()]
    if top["low"] <= bottom["high"]:
        return "Between the speakers no difference in tone is clear: their intervals overlap."
    weak = " on little material" if "weak" in (top["gate"], bottom["gate"]) else ""
    return f"The tone of {top['speaker']} is the more positive one, compared with that of {bottom['speaker']}{weak and ', though' + weak}."


def _ends(own: pd.DataFrame) -> str:
    """The most positive and the most negative passage in somebody's own words."""
    best, worst = own.iloc[own["tone"].argmax()], own.iloc[own["tone"].argmin()]
    parts = []
    if best["tone"] > 0:
        parts.append(
            f"the most positive passage comes from {best['speaker']}: {excerpt(best['text'])} ({signed(best['tone'])})"
        )
    if worst["tone"] < 0:
        parts.append(
            f"the most negative one from {worst['speaker']}: {excerpt(worst['text'])} ({signed(worst['tone'])})"
        )
    if len(parts) == 1 and worst["tone"] < 0:
        parts = [parts[0].replace("one from", "passage comes from", 1)]
    return capital("; ".join(parts)) + "." if parts else ""


def rhetoric(profile: pd.DataFrame, *, by: str = "speaker") -> list[str]:
    """The features of rhetoric that stand on enough material, and the differences that are sure enough to be said.

    Parameters
    ----------
    profile
        From ``rhetoric_profile``.
    by
        The column that holds the group.

    Returns
    -------
    list of str
        Sentences in Markdown: for up to three groups their most frequent features of either unit, then up to three differences
        between groups whose intervals do not touch. That there is too little, where no rate stands on ten hits.
    """
    need(profile, (by, "feature", "unit", "k", "n", "rate", "low", "high", "gate"), "profile")
    rows = profile.rename(columns={by: "group"})
    # Answered and unanswered questions are questions: they would say the same twice.
    rows = rows[
        rows["unit"].isin(["per 1,000 words", "per 100 sentences"]) & ~rows["feature"].isin(QUESTIONS)
    ]
    rows = rows.assign(feature=rows["feature"].map(feature_name))
    if rows.empty or not rows["n"].gt(0).any():
        return []
    carried = shown(rows)
    if carried.empty:
        return safe([_no_rate(int(rows["k"].max()))])
    groups = carried.groupby("group")["k"].sum().sort_values(ascending=False, kind="stable").index[:3]
    weak = len(groups) > 1 and carried["gate"].eq("weak").all()
    said = [_features(str(name), carried[carried["group"].eq(name)], hedged=not weak) for name in groups]
    opening = "All rates here stand on little material." if weak else ""
    return safe([*said, opening, *(_contrast(item) for _, item in contrasts(carried).head(3).iterrows())])


def _no_rate(most: int) -> str:
    """Why there is no rate, when there is none: no hits, few hits, few articles."""
    if most >= 10:
        return "Nobody said enough in enough articles for a rate of any feature: that takes ten hits in five articles."
    here = f"the most here is {number(most)}" if most else "there are none here"
    return f"Nobody said enough for a rate of any feature: that takes ten hits, and {here}."


def _features(name: str, rows: pd.DataFrame, *, hedged: bool) -> str:
    # A rate per 1,000 words is not more or less than one per 100 sentences: each unit has its own order.
    top = rows.sort_values("rate", ascending=False, kind="stable").groupby("unit", sort=False).head(3)
    top = top.sort_values("unit", key=lambda units: units.ne("per 1,000 words"), kind="stable")
    weak = top["gate"].eq("weak").all()
    parts = [f"{row.feature} {_rate(row, hedged=hedged and not weak)}" for row in top.itertuples()]
    hedge = "; this stands on little material" if hedged and weak else ""
    return f"Counted in {possessive(name)} own words: {join(parts)}{hedge}."


def _rate(row: object, *, hedged: bool) -> str:
    """A rate with its interval, and with its own hedge where it alone is weak."""
    digits = 0 if row.rate >= 10 else 1
    little = ", on little material" if hedged and row.gate == "weak" else ""
    return f"{row.rate:.{digits}f} {row.unit} (95% interval {row.low:.{digits}f} to {row.high:.{digits}f}{little})"


def _contrast(item: pd.Series) -> str:
    return f"{capital(item['feature'])}: clearly more from {item['more']} than from {item['less']}."


def certainty(quotes: pd.DataFrame, problems: Sequence[Problem] = ()) -> list[str]:
    """How far the table can be trusted, and which quotes to check first.

    Parameters
    ----------
    quotes
        Quotes table; ``confidence`` is the calibrated probability that content and speaker are both right.
    problems
        What was odd in the text itself (``article.problems``).

    Returns
    -------
    list of str
        Sentences in Markdown; none when there is nothing to be sure of and no problem in the text.
    """
    speech = speech_rows(quotes)
    rated = speech.dropna(subset="confidence")
    sure = int(rated["confidence"].ge(0.9).sum())
    lines = (
        [f"The program is at least 90% sure of content and speaker in {part_of(sure, len(rated), 'quote')}."]
        if sure
        else []
    )
    if len(rated) and not sure:
        lines = [f"In {part_of(0, len(rated), 'quote')} is the program 90% sure of content and speaker."]
    if len(rated) == 1:
        lines = [
            f"The program is {percent(rated['confidence'].iloc[0])} sure of content and speaker of the only quote."
        ]
    return safe([*lines, _check(rated), _problems(problems)])


def _check(rated: pd.DataFrame) -> str:
    doubtful = rated[rated["confidence"].lt(0.8)].sort_values("confidence", kind="stable").head(3)
    parts = [f"{excerpt(row.text, width=50)} ({percent(row.confidence)})" for row in doubtful.itertuples()]
    return f"To be checked first: {join(parts)}." if parts else ""


def _problems(problems: Sequence[Problem]) -> str:
    if not problems:
        return ""
    kinds = pd.Series([problem.kind for problem in problems]).value_counts(sort=False)
    parts = [
        f"{kind.replace('_', ' ')} ({n})" if n > 1 else kind.replace("_", " ") for kind, n in kinds.items()
    ]
    return (
        f"In the text itself {count(len(problems), 'thing')} could not be taken at face value: {join(parts)}."
    )
