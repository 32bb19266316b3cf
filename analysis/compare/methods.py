"""A paragraph on methods, made from the tables it describes, ready to paste."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import pandas as pd

from analysis.compare.indices import SENTENCE_LENGTH
from analysis.compare.intervals import (
    MIN_CLUSTERS,
    MIN_EVENTS,
    OK_CLUSTERS,
    OK_EVENTS,
    RESAMPLES,
    SEED,
    scope_of,
)
from analysis.compare.least import least_material
from analysis.compare.spread import MEDIAN_RESAMPLES
from analysis.rhetoric import features, indices, own_words
from analysis.rhetoric.figures import DEFINITIONS
from analysis.rhetoric.indices import OK_WORDS, WEAK_WORDS
from analysis.rhetoric.lists import list_hash
from analysis.rhetoric.own import MIN_SENTENCE
from analysis.rhetoric.passages import Tagger
from analysis.rhetoric.registry import USUAL
from analysis.rhetoric.reporting import MIN_ATTRIBUTIONS, REPORTING, SOURCES
from analysis.rhetoric.tagging import Auto, model_tags, tagger_for
from analysis.wording import figures, join, number

MOST_NAMED = 4


def methods_paragraph(
    segments: pd.DataFrame,
    *,
    only: Sequence[str] | None = None,
    by: str = "speaker",
    exclusions: Sequence[str] = (),
    compared: bool = False,
    tagger: Tagger | Auto | None = "auto",
) -> str:
    """What was counted in which words, how, and how surely, as one paragraph of English.

    Parameters
    ----------
    segments : DataFrame
        The table that was analysed.
    only : list of str, optional
        The features, indices and figures that were used; all features when left out.
    by : str
        The column that made the groups.
    exclusions : list of str
        What else was left out, in your words ("reprints", "articles without a date").
    compared : bool
        Whether the groups were compared with each other, as ratios.
    tagger : "auto", callable or None
        What the counts were made with: see :func:`analysis.rhetoric.count_matrix`.

    Examples
    --------
    >>> talk = pd.DataFrame({"speaker": ["Ann"], "text": ["We must never give in."]})
    >>> methods_paragraph(talk, only=["we"]).split(". ")[0]
    'We analysed 5 words in 1 sentence by 1 speaker in 1 article'
    """
    rows = own_words(segments)
    chosen = list(features()) if only is None else list(only)
    # Words without a group are in no result; where nobody has one, all words are one group.
    grouped = rows.dropna(subset=[by]) if by in rows and rows[by].notna().any() else rows
    parts = [
        _material(grouped, by),
        _exclusions(segments, rows, len(rows) > len(grouped), by, exclusions),
        _definitions(chosen),
        _lists(chosen),
        _parts_of_speech(chosen, int(rows["n_words"].sum()), tagger),
        _certainty(grouped, by, chosen, compared),
        f"Computed with quotelab {_version()}.",
    ]
    return " ".join(part for part in parts if part)


def _material(rows: pd.DataFrame, by: str) -> str:
    words, sentences = int(rows["n_words"].sum()), int(rows["n_sentences"].sum())
    # A table without voices and kinds holds whatever its maker put into it.
    whose = " of the speakers’ own words" if "voice" in rows or "spans" in rows else ""
    groups, articles = _groups(rows, by), f" in {figures(rows['article'].nunique(), 'article')}"
    counted = f"{figures(words, 'word')} in {figures(sentences, 'sentence')}"
    return f"We analysed {counted}{whose}{groups}{articles}."


def _groups(rows: pd.DataFrame, by: str) -> str:
    """Who speaks, or the groups that another column makes: by their names where these are few."""
    if by == "article" or by not in rows or not (n := rows[by].nunique()):
        return ""
    if by == "speaker":
        return f" by {figures(n, by)}"
    names = f" ({join(sorted(map(str, rows[by].dropna().unique())))})" if n <= MOST_NAMED else ""
    return f" in {figures(n, 'group')} by {by.replace('_', ' ')}{names}"


def _exclusions(
    table: pd.DataFrame, rows: pd.DataFrame, cut: bool, by: str, exclusions: Sequence[str]
) -> str:
    sentences = rows.groupby(["article", "quote", "sentence"], dropna=False, observed=True)["n_sentences"]
    left_out = [*_unspoken(table)]
    if sentences.sum().eq(0).any():
        left_out.append(
            f"pieces of sentences of fewer than {number(MIN_SENTENCE)} words (from the sentences)"
        )
    left_out += exclusions
    if cut:
        nameless = int(rows["n_words"][rows[by].isna()].sum())
        left_out.append(f"{figures(nameless, 'word')} without a {by.replace('_', ' ')}")
    return f"We left out {join(left_out)}." if left_out else ""


def _unspoken(table: pd.DataFrame) -> list[str]:
    """What the table holds besides the speakers' own words: voices of segments, kinds of quotes."""
    if "voice" in table:
        return [voice for voice in ("paraphrase", "narration") if table["voice"].eq(voice).any()]
    if "kind" not in table or "spans" not in table:
        return []
    kinds = {"indirect": "indirect quotes", "fragment": "quoted terms and titles"}
    mixed = ["the unmarked words of partly quoted sentences"] if table["kind"].eq("mixed").any() else []
    return [said for kind, said in kinds.items() if table["kind"].eq(kind).any()] + mixed


def _definitions(chosen: Sequence[str]) -> str:
    said = []
    for id in chosen:
        if id in features():
            one = features()[id]
            said.append(f"{one.name} ({one.definition}; per {one.per:,} {one.unit}; {one.source})")
        elif id in indices():
            index = indices()[id]
            said.append(f"{index.name} ({index.definition}; {index.source})")
        elif id in DEFINITIONS:
            said.append(f"{id} ({DEFINITIONS[id]})")
        elif id == SENTENCE_LENGTH:
            said.append("sentence length (median number of words of whole sentences)")
        elif id.startswith(REPORTING):
            said.append(f"{id.removeprefix(REPORTING)} reporting verbs (share of attributions; {SOURCES})")
    return f"Counted were {'; '.join(said)}." if said else ""


def _lists(chosen: Sequence[str]) -> str:
    names = dict.fromkeys(name for id in chosen if id in features() for name in features()[id].lists)
    if not names:
        return ""
    return (
        "Word lists (first digits of SHA-256): "
        + ", ".join(f"{name} {list_hash(name)}" for name in names)
        + "."
    )


def _parts_of_speech(chosen: Sequence[str], n_words: int, tagger: Tagger | Auto | None) -> str:
    tagged = [features()[id].name for id in chosen if id in features() and features()[id].tagged]
    if not tagged:
        return ""
    used = tagger_for(tagger, n_words)
    if used is None:
        return "No parts of speech were used."
    source = "quotelab's model" if used is model_tags else "a tagger of our own"
    return f"Parts of speech, from {source}, decided on {join(tagged)}."


def _certainty(rows: pd.DataFrame, by: str, chosen: Sequence[str], compared: bool) -> str:
    """How the intervals were made and what the results rest on, of the kinds of results that there are."""
    one = scope_of(rows, "article", "auto", by=[by]) == "article"
    rated = [id for id in chosen if id in features() or id in DEFINITIONS]
    parts = [
        _rates(one, rated) if rated else "",
        _ratios(one) if compared and rated else "",
        _indices(one) if any(id in indices() for id in chosen) else "",
        _lengths(one) if SENTENCE_LENGTH in chosen else "",
        _shares(one) if any(id.startswith(REPORTING) for id in chosen) else "",
    ]
    return " ".join(part for part in parts if part)


def _rates(one: bool, chosen: Sequence[str]) -> str:
    resampled = f"{_resampled('articles')}, or exact Poisson intervals for fewer than ten articles or events"
    made = "exact Poisson intervals" if one else resampled
    return f"Rates are ratios of sums; their 95% intervals are {made}. Rates rest on {_least('events', OK_EVENTS, MIN_EVENTS, one, _stricter(chosen, one))}."


def _resampled(units: str, resamples: int = RESAMPLES) -> str:
    return f"percentiles of {resamples:,} bootstrap resamples of {units} (seed {SEED})"


def _stricter(chosen: Sequence[str], one: bool) -> str:
    """The features and figures that must rest on more; not where the claim is about one article."""
    asked: dict[str, list[str]] = {}
    for id in chosen:
        if (least := least_material(id)) != USUAL:
            name, unit = (features()[id].name, features()[id].unit) if id in features() else (id, "sentences")
            more = f"{least.units} {unit}" if least.units else f"{least.events} events"
            asked.setdefault(more, []).append(name)
    stricter = [f"{join(names)} on {more}" for more, names in asked.items()]
    return f" ({'; '.join(stricter)})" if stricter and not one else ""


def _ratios(one: bool) -> str:
    """Of one article there is nothing to draw again."""
    few = f"fewer than {number(MIN_EVENTS)} events"
    if one:
        made = f"normal intervals of their logarithms, and are called weak at most where one has {few}; the events of both decide"
    else:
        made = (
            f"{_resampled('the articles of both')}, or normal intervals, at least as wide as the spread of articles makes them, where one "
            f"has fewer than {number(OK_CLUSTERS)} articles or {few}, and are then called weak at most; the events of both and the "
            "articles of the one with fewer decide"
        )
    return f"Ratios of two groups have {made} what they rest on, as for rates."


def _indices(one: bool) -> str:
    part = "quote" if one else "article"
    made = f"Intervals of indices come from leaving out one {part} at a time, from ten on a tenth of them (jackknife); for fewer than {number(MIN_CLUSTERS)} there is none."
    return f"{made} Indices rest on {_least('words', OK_WORDS, WEAK_WORDS, one)}."


def _lengths(one: bool) -> str:
    made = _resampled("sentences" if one else "articles", MEDIAN_RESAMPLES)
    return f"Medians of sentence length have {made}; for fewer than {number(MIN_CLUSTERS)} there is none. They rest on {_least('sentences', OK_EVENTS, MIN_EVENTS, one)}."


def _shares(one: bool) -> str:
    """A share of one article needs no more than any other number."""
    wilson = "Wilson's intervals"
    made = (
        wilson
        if one
        else f"{_resampled('articles')}, or {wilson} for fewer than ten articles, ten attributions of the class or ten others"
    )
    ok = OK_EVENTS if one else MIN_ATTRIBUTIONS
    return (
        f"Shares of reporting verbs have {made}. They rest on {_least('attributions', ok, MIN_EVENTS, one)}."
    )


def _least(what: str, ok: int, weak: int, one: bool, stricter: str = "") -> str:
    """The gates in words; a claim about one article takes no more articles."""
    many, few = ("", "") if one else (f" in {OK_CLUSTERS} articles", f" in {MIN_CLUSTERS} articles")
    return f"at least {ok} {what}{many}{stricter}, are called weak from {weak} {what}{few}, and are not reported below"


def _version() -> str:
    try:
        return version("quotelab")
    except PackageNotFoundError:
        return "(not installed)"
