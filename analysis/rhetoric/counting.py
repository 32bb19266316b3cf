"""Counting features over tables of text: how often, and every hit with its place."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.rhetoric.lists import Hit
from analysis.rhetoric.own import Spoken, spoken
from analysis.rhetoric.passages import Passage, Tagger
from analysis.rhetoric.registry import Feature, features
from analysis.rhetoric.registry import feature as lookup
from analysis.rhetoric.reporting import REPORTING, reporting_hits
from analysis.rhetoric.tagging import Auto

_KEYS = ("article", "quote", "segment", "sentence", "speaker", "voice", "kind", "start", "end")


def count_matrix(
    frame: pd.DataFrame | Spoken,
    *,
    only: Sequence[str] | None = None,
    tagger: Tagger | Auto | None = "auto",
    lists: str = "all items",
) -> pd.DataFrame:
    """The speakers' own words, a row a sentence, with a column of counts for every feature.

    Parameters
    ----------
    frame : DataFrame
        Segments, quotes or texts: see :func:`analysis.rhetoric.own.own_words`.
    only : list of str, optional
        Ids of features; all of them when left out.
    tagger : "auto", callable or None
        Parts of speech for the rules that are better with them (``Feature.tagged``): the model's up to 10,000 words and none
        beyond; always those of a tagger, such as :func:`analysis.rhetoric.tagging.model_tags`; or none.
    lists : str
        The version of open word lists: "all items", "single words" or "checked items".

    Returns
    -------
    DataFrame
        The rows of ``own_words`` with one more column a feature. Counts of a feature per 100 sentences are 0 in rows
        that belong to no counted sentence.
    """
    wanted = [lookup(id) for id in only] if only is not None else list(features().values())
    rows, texts = spoken(frame, tagger=tagger_in_use(tagger, wanted), lists=lists)
    counts = {one.id: [_count(one, text) for text in texts] for one in wanted}
    table = pd.concat([rows, pd.DataFrame(counts, index=rows.index, dtype="int64")], axis=1)
    inside = _counted_sentence(rows)
    for one in wanted:
        if one.unit == "sentences":
            table[one.id] = table[one.id].where(inside, 0)
    return table


def tagger_in_use(tagger: Tagger | Auto | None, wanted: Sequence[Feature]) -> Tagger | Auto | None:
    """The tagger, unless it is left to the program and no wanted feature gains by it."""
    return None if tagger == "auto" and not any(one.tagged for one in wanted) else tagger


def _count(one: Feature, text: Passage) -> int:
    return sum(1 for _ in one.detect(text))


def _counted_sentence(rows: pd.DataFrame) -> pd.Series:
    """Which rows belong to a sentence that counts (scare quotes do not)."""
    if rows.empty:
        return pd.Series(dtype=bool)
    keys = ["article", "quote", "sentence"]
    return rows.groupby(keys, sort=False, dropna=False, observed=True)["n_sentences"].transform("max") > 0


def count_rhetoric(
    segments: pd.DataFrame, *, only: Sequence[str] | None = None, tagger: Tagger | Auto | None = "auto"
) -> pd.DataFrame:
    """How often every feature occurs in every sentence of the speakers' own words, in tidy form.

    Returns
    -------
    DataFrame
        Keys of the segments (article, quote, sentence, speaker, start, end ...), then ``feature``, ``k`` (hits) and ``n``
        (words, or sentences, that they are counted against).

    Examples
    --------
    >>> import pandas as pd
    >>> table = count_rhetoric(pd.DataFrame({"text": ["We must never give in."]}), only=["we", "negation"])
    >>> table[["feature", "k", "n"]].to_numpy().tolist()
    [['we', 1, 5], ['negation', 1, 5]]
    """
    table = count_matrix(segments, only=only, tagger=tagger)
    wanted = list(only) if only is not None else list(features())
    keys = [key for key in _KEYS if key in table.columns]
    parts = [table[keys].assign(feature=id, k=table[id], n=table[f"n_{lookup(id).unit}"]) for id in wanted]
    return pd.concat(parts, ignore_index=True) if parts else table[keys].assign(feature="", k=0, n=0).iloc[:0]


def rhetoric_hits(
    quotes: pd.DataFrame, feature: str, *, width: int = 60, tagger: Tagger | Auto | None = "auto"
) -> pd.DataFrame:
    """Every hit of a feature as a key word in context, with its place in the article.

    Parameters
    ----------
    quotes : DataFrame
        Segments, quotes or texts, as for :func:`count_rhetoric`.
    feature : str
        The id of a feature, or ``reporting_`` and a class of reporting verbs (of a quotes table).
    width : int
        Characters of the same sentence shown on either side.

    Returns
    -------
    DataFrame
        article, quote, speaker, sentence, start, end, left, text, right, item. ``text`` is exactly what stands in the
        article from ``start`` to ``end``.

    Examples
    --------
    >>> import pandas as pd
    >>> hits = rhetoric_hits(pd.DataFrame({"text": ["It isn’t over."]}), "negation")
    >>> hits[["start", "end", "left", "text", "right"]].to_numpy().tolist()
    [[5, 8, 'It is', 'n’t', ' over.']]
    """
    if feature.startswith(REPORTING):
        return reporting_hits(quotes, feature.removeprefix(REPORTING))
    one = lookup(feature)
    rows, texts = spoken(quotes, tagger=tagger_in_use(tagger, [one]))
    counted = _counted_sentence(rows) if one.unit == "sentences" else pd.Series(True, index=rows.index)
    found = [(row, hit) for row, text in enumerate(texts) if counted.iat[row] for hit in one.detect(text)]
    return hits_table(rows, found, width=width)


def hits_table(rows: pd.DataFrame, found: Sequence[tuple[int, Hit]], *, width: int = 60) -> pd.DataFrame:
    """Hits in rows of own words as a table of key words in context."""
    keys = [key for key in ("article", "quote", "speaker", "sentence") if key in rows.columns]
    table = rows[keys].iloc[[row for row, _ in found]].reset_index(drop=True)
    texts, starts = rows["text"].tolist(), rows["start"].tolist()
    context = [(texts[row], hit) for row, hit in found]
    return table.assign(
        start=[starts[row] + hit.start for row, hit in found],
        end=[starts[row] + hit.end for row, hit in found],
        left=_column(text[max(0, hit.start - width) : hit.start] for text, hit in context),
        text=_column(text[hit.start : hit.end] for text, hit in context),
        right=_column(text[hit.end : hit.end + width] for text, hit in context),
        item=_column(hit.item for _, hit in found),
    )


def _column(values: object) -> pd.Series:
    return pd.Series(list(values), dtype="str")
