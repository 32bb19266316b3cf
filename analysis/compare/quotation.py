"""The quotation profile: how much is quoted, in what form, from whom, in bites of what length."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple

import pandas as pd

from analysis.article import Article
from analysis.compare.rates import gates, scope_of, share_table
from analysis.compare.spread import concentration, median_table, portion_table
from analysis.quotes.table import CUE_CLASSES, KINDS
from analysis.quotes.voices import SEGMENT_COLUMNS, split_voices
from analysis.rhetoric import reporting_counts
from analysis.rhetoric.reporting import MIN_ATTRIBUTIONS

ALL = "all"


class QuotationProfile(NamedTuple):
    """What :func:`quotation_profile` finds: six tables."""

    articles: pd.DataFrame
    kinds: pd.DataFrame
    speakers: pd.DataFrame
    concentration: pd.DataFrame
    verbs: pd.DataFrame
    scare_quotes: pd.DataFrame


def quotation_profile(articles: Article | Iterable[Article], quotes: pd.DataFrame) -> QuotationProfile:
    """How much is quoted, in what form, from whom, in bites of what length, with which reporting verbs.

    Parameters
    ----------
    articles : Article or iterable of Article
        The articles that ``quotes`` come from; headline, byline and dateline are no part of the count.
    quotes : DataFrame
        Their quotes table. Words are counted as :func:`analysis.split_voices` gives them: those of the voice ``own`` are
        quoted words, all voices together are the words of the article. Rows are counted as they are.

    Returns
    -------
    QuotationProfile
        ``articles``: article, n_words, n_quotes, own_words, share (quoted words in all words, [0, 1]), and a last row
        ``all`` with the interval over articles (low, high) and gate.
        ``kinds``: kind, k, n, articles, share, low, high, gate, method.
        ``speakers``: speaker, quotes, k (own words), n (all quoted words), articles, share with low, high and gate;
        the sound bite (words in a direct quote) as bites, median, q25, q75, median_low, median_high, bite_gate. Most
        quoted first, then the row ``all``. Words of unresolved speakers are in ``all`` and in every denominator.
        ``concentration``: one row: n (quotes), articles, speakers, hhi, effective, low, high, gate
        (:func:`analysis.compare.spread.concentration`).
        ``verbs``: cue_class, k, n, articles, share, low, high, gate, method.
        ``scare_quotes``: one row: k (marked fragments of one to three words that no reporting verb introduces), n (all marked
        stretches), articles, share, low, high, gate, method. Empty unless ``quotes`` holds fragments.

    Notes
    -----
    Medians, because lengths have a long tail (Hallin 1992; Esser 2008). Twenty quotes are the least material for lengths
    and concentration.
    """
    articles = [articles] if isinstance(articles, Article) else list(articles)
    voices = _voices(articles, quotes)
    own = _own_by_quote(voices)
    return QuotationProfile(
        _article_table(voices, [article.id for article in articles], quotes),
        _kind_table(quotes),
        _speaker_table(own),
        concentration(own).to_frame().T.infer_objects(),
        _verb_table(quotes),
        _scare_table(quotes),
    )


def _voices(articles: Sequence[Article], quotes: pd.DataFrame) -> pd.DataFrame:
    """The segments of all articles, one below the other."""
    mine = dict(list(quotes.groupby("article", sort=False)))
    parts = [split_voices(article, mine.get(article.id, quotes.iloc[:0])) for article in articles]
    return pd.concat(parts, ignore_index=True) if parts else pd.DataFrame(columns=list(SEGMENT_COLUMNS))


def _own_by_quote(voices: pd.DataFrame) -> pd.DataFrame:
    """One row a quote with words inside marks: article, quote, speaker, kind, n_words."""
    keys = ["article", "quote", "speaker", "kind"]
    own = voices[voices["voice"] == "own"]
    return own.groupby(keys, dropna=False, observed=True)["n_words"].sum().reset_index()


def _article_table(voices: pd.DataFrame, ids: Sequence[str], quotes: pd.DataFrame) -> pd.DataFrame:
    """Quoted words in all words, by article and for all of them together."""
    names = pd.Series(ids, dtype="str")
    counts = {
        "n_words": voices.groupby("article")["n_words"].sum(),
        "n_quotes": quotes[quotes["kind"] != "fragment"].groupby("article").size(),
        "own_words": voices[voices["voice"] == "own"].groupby("article")["n_words"].sum(),
    }
    table = pd.DataFrame({"article": names})
    table = table.assign(**{name: names.map(of).fillna(0).astype(int) for name, of in counts.items()})
    table["share"] = table["own_words"] / table["n_words"].where(table["n_words"] > 0)
    if len(table) < 2:
        return table.assign(
            low=float("nan"), high=float("nan"), gate=gates(table["n_quotes"], 1, scope="article")
        )
    every = share_table(table.assign(group=ALL), by="group", k="own_words", n="n_words", few="t").iloc[0]
    last = {
        "article": ALL,
        "n_words": every["n"],
        "n_quotes": table["n_quotes"].sum(),
        "own_words": every["k"],
    }
    last |= {"share": every["share"], "low": every["low"], "high": every["high"]}
    last["gate"] = gates([last["n_quotes"]], [every["articles"]])[0]
    return pd.concat([table, pd.DataFrame([last])], ignore_index=True)


def _kind_table(quotes: pd.DataFrame) -> pd.DataFrame:
    """Direct, mixed, indirect, and fragments when the table holds any: their shares of all rows."""
    present = [kind for kind in KINDS if kind != "fragment" or (quotes["kind"] == kind).any()]
    parts = [
        quotes[["article"]].assign(kind=kind, k=(quotes["kind"] == kind).astype(int), n=1) for kind in present
    ]
    return _in_order(share_table(pd.concat(parts), by="kind"), "kind", present)


def _in_order(table: pd.DataFrame, column: str, order: Sequence[str]) -> pd.DataFrame:
    return table.sort_values(column, key=lambda names: names.map(list(order).index)).reset_index(drop=True)


def _speaker_table(own: pd.DataFrame) -> pd.DataFrame:
    """Every speaker's part of the quoted words, and the length of their bites."""
    both = pd.concat([own.dropna(subset=["speaker"]), own.assign(speaker=ALL)], ignore_index=True)
    scope = scope_of(own, "article", "auto")
    shares = portion_table(own, by="speaker").sort_values("k", ascending=False, kind="stable")
    every = {
        "speaker": ALL,
        "k": own["n_words"].sum(),
        "n": own["n_words"].sum(),
        "articles": own["article"].nunique(),
    }
    table = pd.concat(
        [shares, pd.DataFrame([every | {"share": 1.0 if len(own) else float("nan")}])], ignore_index=True
    )
    table.insert(1, "quotes", table["speaker"].map(both.groupby("speaker").size()).fillna(0).astype(int))
    # The share of one speaker stands on everybody's quotes.
    table["gate"] = gates([len(own)] * len(table), [own["article"].nunique()] * len(table), scope=scope)
    bites = median_table(both[both["kind"] == "direct"], "n_words", by="speaker", scope=scope).drop(
        columns="articles"
    )
    names = {"n": "bites", "low": "median_low", "high": "median_high", "gate": "bite_gate"}
    table = table.merge(bites.rename(columns=names), on="speaker", how="left")
    return table.assign(
        bites=table["bites"].fillna(0).astype(int), bite_gate=table["bite_gate"].fillna("insufficient")
    )


def _verb_table(quotes: pd.DataFrame) -> pd.DataFrame:
    """The shares of the reporting-verb classes."""
    counts = reporting_counts(quotes)
    counts = counts.assign(cue_class=counts["feature"].str.removeprefix("reporting_"))
    return _in_order(share_table(counts, by="cue_class", ok=MIN_ATTRIBUTIONS), "cue_class", CUE_CLASSES)


def _scare_table(quotes: pd.DataFrame) -> pd.DataFrame:
    """The reporters' scare quotes in all marked stretches."""
    marked = quotes[quotes["kind"].isin(["direct", "mixed", "fragment"])]
    if not (marked["kind"] == "fragment").any():
        marked = marked.iloc[:0]
    scare = (marked["kind"] == "fragment") & (marked["n_words"] <= 3) & marked["cue"].isna()
    counts = marked[["article"]].assign(group=ALL, k=scare.astype(int), n=1)
    return share_table(counts, by="group").drop(columns="group")
