"""A paragraph on methods, made from the tables it describes, ready to paste."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version

import pandas as pd

from analysis.compare.intervals import RESAMPLES, SEED
from analysis.rhetoric import features, indices, own_words
from analysis.rhetoric.figures import DEFINITIONS
from analysis.rhetoric.lists import list_hash
from analysis.rhetoric.passages import Tagger
from analysis.rhetoric.registry import USUAL, Feature
from analysis.rhetoric.tagging import Auto, model_tags, tagger_for
from analysis.wording import join


def methods_paragraph(
    segments: pd.DataFrame,
    *,
    only: Sequence[str] | None = None,
    by: str = "speaker",
    exclusions: Sequence[str] = (),
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
    tagger : "auto", callable or None
        What the counts were made with: see :func:`analysis.rhetoric.count_matrix`.

    Examples
    --------
    >>> talk = pd.DataFrame({"speaker": ["Ann"], "text": ["We must never give in."]})
    >>> methods_paragraph(talk, only=["we"]).split(". ")[0]
    'We analysed 5 words in 1 sentence of direct speech by 1 speaker in 1 article'
    """
    rows = own_words(segments)
    chosen = list(features()) if only is None else list(only)
    parts = [
        _material(rows, by),
        _exclusions(rows, by, exclusions),
        _definitions(chosen),
        _lists(chosen),
        _parts_of_speech(chosen, int(rows["n_words"].sum()), tagger),
        _intervals(chosen),
    ]
    return " ".join(part for part in parts if part)


def _material(rows: pd.DataFrame, by: str) -> str:
    sizes = (
        (int(rows["n_words"].sum()), "word"),
        (int(rows["n_sentences"].sum()), "sentence"),
        (rows[by].nunique() if by in rows else 0, by),
        (rows["article"].nunique(), "article"),
    )
    words, sentences, groups, articles = (
        f"{count:,} {name if count == 1 else name + 's'}" for count, name in sizes
    )
    return f"We analysed {words} in {sentences} of direct speech by {groups} in {articles}."


def _exclusions(rows: pd.DataFrame, by: str, exclusions: Sequence[str]) -> str:
    nameless = int(rows["n_words"][rows[by].isna()].sum()) if by in rows else 0
    left_out = [
        "paraphrase and narration",
        "marked stretches of fewer than four words (for counts of sentences)",
        *exclusions,
    ]
    if nameless:
        left_out.append(f"{nameless:,} words without a {by}")
    return f"Left out were {', '.join(left_out[:-1])} and {left_out[-1]}."


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


def _intervals(chosen: Sequence[str]) -> str:
    stricter = [
        f"{features()[id].name} on {_more(features()[id])}"
        for id in chosen
        if id in features() and features()[id].minimum != USUAL
    ]
    least = f" ({join(stricter)})" if stricter else ""
    return (
        f"Rates are ratios of sums; 95 % intervals are percentiles of {RESAMPLES:,} bootstrap resamples of articles (seed {SEED}), "
        "exact Poisson, Wilson or Student intervals for fewer than ten articles or events. Results rest on at least 25 "
        f"events in 10 articles{least}, are called weak from 10 events in 5 articles, and are not reported below. "
        f"Computed with quotelab {_version()}."
    )


def _more(one: Feature) -> str:
    return f"{one.minimum.units} {one.unit}" if one.minimum.units else f"{one.minimum.events} events"


def _version() -> str:
    try:
        return version("quotelab")
    except PackageNotFoundError:
        return "(not installed)"
