"""Profiles of groups: with what rhetoric they speak and in what tone, each number with its n, interval and gate."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.compare.columns import names_of
from analysis.compare.figure_rates import figure_table
from analysis.compare.indices import SENTENCE_LENGTH, index_table
from analysis.compare.least import feature_gates
from analysis.compare.quotation import QuotationProfile, quotation_profile
from analysis.compare.rates import Scope, mean_table, rate_table, scope_of, share_table
from analysis.rhetoric import count_matrix, feature, features, reporting_counts
from analysis.rhetoric.counting import tagger_in_use
from analysis.rhetoric.figures import FIGURES
from analysis.rhetoric.indices import indices
from analysis.rhetoric.own import Spoken, spoken
from analysis.rhetoric.passages import Tagger
from analysis.rhetoric.reporting import MIN_ATTRIBUTIONS
from analysis.rhetoric.tagging import Auto
from analysis.sentiment.score import spoken as own_scores

__all__ = ["QuotationProfile", "quotation_profile", "rhetoric_profile", "sentiment_by"]

UNITS = {
    "words": "per 1,000 words",
    "sentences": "per 100 sentences",
    "attributions": "share of attributions",
    "index": "index",
    "length": "words, median",
}
_NULL = ("null_ratio", "p", "q")
# Each measure of tone, and from where to where it goes.
MEASURES = {
    "tone": (-1, 1),
    "positive": (0, None),
    "negative": (0, None),
    "polarity": (-1, 1),
    "subjectivity": (0, 1),
}


def rhetoric_profile(
    segments: pd.DataFrame,
    *,
    by: str | Sequence[str] = "speaker",
    only: Sequence[str] | None = None,
    quotes: pd.DataFrame | None = None,
    scope: Scope = "auto",
    tagger: Tagger | Auto | None = "auto",
) -> pd.DataFrame:
    """The rate of every feature of rhetoric for every group, on the speakers' own words alone.

    Parameters
    ----------
    segments : DataFrame
        Segments (rows with ``voice == "own"`` count), a quotes table (what stands inside the marks counts), or any
        table with ``text``.
    by : str or list of str
        The columns that make a group.
    only : list of str, optional
        Ids of features (:func:`analysis.rhetoric.features`), indices (:func:`analysis.rhetoric.indices`) and figures; all
        of them when left out.
    quotes : DataFrame, optional
        A quotes table with ``cue_class``, to have the reporting-verb classes as well; not needed when ``segments`` is one.
    scope : {"auto", "corpus", "article"}
        Whether the claim is about these speakers in general or about this one article.
    tagger : "auto", callable or None
        Parts of speech for the rules that are better with them: see :func:`analysis.rhetoric.count_matrix`.

    Returns
    -------
    DataFrame
        ``by``, then feature, unit, n (words, sentences or attributions), k (hits, missing for an index), articles, rate
        (the value of an index), low, high (95 %), gate, method, and for figures made by the order of sentences null_ratio (how
        many times as often as in shuffled order), p and q (Benjamini-Hochberg over all of them). Features in the order of the registry.

    Examples
    --------
    >>> talk = pd.DataFrame({"speaker": ["Ann", "Ben"], "text": ["We must never give in.", "I may go, they say."]})
    >>> table = rhetoric_profile(talk, only=["we", "modal_possibility"])
    >>> table[["speaker", "feature", "n", "k", "rate", "gate"]].to_numpy().tolist()[0]
    ['Ann', 'we', 5, 1, 200.0, 'insufficient']
    """
    by = names_of(by)
    chosen = [*features(), *indices(), SENTENCE_LENGTH, *FIGURES] if only is None else list(only)
    wanted = [id for id in chosen if id not in (*indices(), SENTENCE_LENGTH, *FIGURES)]
    if "lexical_density" not in chosen:
        tagger = tagger_in_use(tagger, [feature(id) for id in wanted])
    words = spoken(segments, tagger=tagger)
    table = count_matrix(words, only=wanted)
    scope = scope_of(table, "article", scope, by=by)
    keys = list(dict.fromkeys([*by, "article"]))
    cells = table.groupby(keys, observed=True)[[*wanted, "n_words", "n_sentences"]].sum().reset_index()
    parts = [_rates(cells, by, unit, wanted, scope) for unit in ("words", "sentences")]
    if bodies := [id for id in chosen if id in indices() or id == SENTENCE_LENGTH]:
        parts.append(_indices(words, by, bodies, scope))
    if any(id in FIGURES for id in chosen):
        parts.append(figure_table(words, by=by, scope=scope).assign(unit=UNITS["sentences"]))
    quotes = segments if quotes is None and "cue_class" in segments.columns else quotes
    if quotes is not None and set(by) <= set(quotes.columns) and only is None:
        parts.append(_reporting(quotes, by, scope))
    profile = pd.concat([part for part in parts if len(part)] or parts, ignore_index=True)
    profile = profile[profile["feature"].isin(chosen) | (profile["unit"] == UNITS["attributions"])]
    return _ordered(profile, by, chosen)


def _rates(
    cells: pd.DataFrame, by: list[str], unit: str, wanted: Sequence[str], scope: Scope
) -> pd.DataFrame:
    ids = [id for id in wanted if feature(id).unit == unit]
    long = cells.melt([*dict.fromkeys([*by, "article"]), f"n_{unit}"], ids, "feature", "k").rename(
        columns={f"n_{unit}": "n"}
    )
    per = feature(ids[0]).per if ids else 1
    table = rate_table(long, by=[*by, "feature"], per=per, scope=scope)
    return table.assign(unit=UNITS[unit], gate=feature_gates(table, scope=scope))


def _indices(words: Spoken, by: list[str], ids: Sequence[str], scope: Scope) -> pd.DataFrame:
    table = index_table(words, by=by, only=ids, scope=scope).rename(columns={"value": "rate"})
    length = table["feature"] == SENTENCE_LENGTH
    method = length.map({True: "bootstrap", False: "jackknife"})
    unit = length.map({True: UNITS["length"], False: UNITS["index"]})
    return table.assign(k=pd.array([pd.NA] * len(table), dtype="Int64"), method=method, unit=unit)


def _reporting(quotes: pd.DataFrame, by: list[str], scope: Scope) -> pd.DataFrame:
    counts = reporting_counts(quotes, by=by)
    table = share_table(counts, by=[*by, "feature"], scope=scope, ok=MIN_ATTRIBUTIONS)
    return table.rename(columns={"share": "rate"}).assign(unit=UNITS["attributions"])


def _ordered(profile: pd.DataFrame, by: list[str], wanted: Sequence[str]) -> pd.DataFrame:
    """Groups in their own order, features in that of the registry, reporting verbs last; every column there."""
    place = {id: number for number, id in enumerate(wanted)}
    rank = profile["feature"].map(place).fillna(len(place))
    columns = [*by, "feature", "unit", "n", "k", "articles", "rate", "low", "high", "gate", "method", *_NULL]
    ordered = profile.assign(rank=rank).sort_values([*by, "rank"], kind="stable").reset_index(drop=True)
    return ordered.reindex(columns=columns).astype({"k": "Int64"})


def sentiment_by(
    scores: pd.DataFrame,
    *,
    by: str | Sequence[str] = "speaker",
    measures: Sequence[str] = tuple(MEASURES),
    scope: Scope = "auto",
) -> pd.DataFrame:
    """Mean tone, polarity and subjectivity of every group, with intervals and gates.

    Parameters
    ----------
    scores : DataFrame
        Scored segments (:func:`analysis.score_sentiment`). Where they know voices, and neither ``by`` holds the voice nor
        the article itself is the group, only the speakers' own words count.
    by : str or list of str
        The columns that make a group: speaker, article, voice ...
    measures : list of str
        Columns to average, those that are there. Where no word matched the value is missing and does not count.
    scope : {"auto", "corpus", "article"}
        Whether the claim is about speakers in general or about this one article.

    Returns
    -------
    DataFrame
        ``by``, then measure, n (sentences with a value), articles, mean, low, high, gate, method.

    Examples
    --------
    >>> scores = pd.DataFrame({"speaker": ["Ann"] * 3, "article": ["a"] * 3, "tone": [0.2, 0.4, None]})
    >>> sentiment_by(scores)[["speaker", "measure", "n", "mean"]].round(2).to_numpy().tolist()
    [['Ann', 'tone', 2, 0.3]]
    """
    by = names_of(by)
    scores = own_scores(scores, by)
    scope = scope_of(scores, "article", scope, by=by)
    parts = [_means(scores, measure, by, scope) for measure in measures if measure in scores.columns]
    if not parts:
        raise KeyError(
            f"the table has none of the columns {', '.join(measures)}: score it with score_sentiment first"
        )
    table = pd.concat([part for part in parts if len(part)] or parts, ignore_index=True)
    return table[[*by, "measure", "n", "articles", "mean", "low", "high", "gate", "method"]]


def _means(scores: pd.DataFrame, measure: str, by: list[str], scope: Scope) -> pd.DataFrame:
    """The means of one measure, with intervals that end where it ends."""
    table = mean_table(scores, measure, by=by, scope=scope)
    table[["low", "high"]] = table[["low", "high"]].clip(*MEASURES.get(measure, (None, None)))
    return table.assign(measure=measure)
