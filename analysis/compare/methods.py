"""A paragraph on methods, made from the tables it describes, ready to paste."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import pandas as pd

from analysis.compare.indices import OK_WORDS, WEAK_WORDS
from analysis.compare.intervals import (
    MIN_CLUSTERS,
    MIN_EVENTS,
    OK_CLUSTERS,
    OK_EVENTS,
    RESAMPLES,
    SEED,
    scope_of,
)
from analysis.rhetoric import features, indices, own_words
from analysis.rhetoric.figures import DEFINITIONS
from analysis.rhetoric.lists import list_hash
from analysis.rhetoric.own import MIN_SENTENCE
from analysis.rhetoric.passages import Tagger
from analysis.rhetoric.registry import USUAL, Feature
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
    ]
    return " ".join(part for part in parts if part)


def _rates(one: bool, chosen: Sequence[str]) -> str:
    resampled = f"percentiles of {RESAMPLES:,} bootstrap resamples of articles (seed {SEED}), or exact Poisson intervals for fewer than ten articles or events"
    made = "exact Poisson intervals" if one else resampled
    return f"Rates are ratios of sums; their 95% intervals are {made}. Rates rest on {_least('events', OK_EVENTS, MIN_EVENTS, one, _stricter(chosen, one))}."


def _stricter(chosen: Sequence[str], one: bool) -> str:
    """The features that must rest on more; not where the claim is about one article."""
    stricter = [features()[id] for id in chosen if id in features() and features()[id].minimum != USUAL]
    return (
        f" ({join([f'{feature.name} on {_more(feature)}' for feature in stricter])})"
        if stricter and not one
        else ""
    )


def _more(one: Feature) -> str:
    return f"{one.minimum.units} {one.unit}" if one.minimum.units else f"{one.minimum.events} events"


def _ratios(one: bool) -> str:
    """Of one article there is nothing to draw again."""
    resampled = f"percentiles of {RESAMPLES:,} bootstrap resamples of the articles of both, or normal intervals where one has fewer than ten"
    made = "normal intervals of their logarithms" if one else resampled
    articles = "" if one else " and the articles of the one with fewer"
    return f"Ratios of two groups have {made}; the events of both{articles} decide what they rest on, as for rates."


def _indices(one: bool) -> str:
    parts = "quotes" if one else "articles"
    made = f"Intervals of indices come from leaving out a tenth of the {parts} at a time (jackknife)."
    return f"{made} Indices rest on {_least('words', OK_WORDS, WEAK_WORDS, one)}."


def _least(what: str, ok: int, weak: int, one: bool, stricter: str = "") -> str:
    """The gates in words; a claim about one article takes no more articles."""
    many, few = ("", "") if one else (f" in {OK_CLUSTERS} articles", f" in {MIN_CLUSTERS} articles")
    return f"at least {ok} {what}{many}{stricter}, are called weak from {weak} {what}{few}, and are not reported below"


def _version() -> str:
    try:
        return version("quotelab")
    except PackageNotFoundError:
        return "(not installed)"
