"""Word shifts: which words make the mean score of one text differ from another's, and by how much."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from analysis.sentiment.hits import find_hits
from analysis.text import straighten, words

WORD_SHIFT_COLUMNS = ("word", "p_1", "p_2", "score_1", "score_2", "shift", "share", "kind")

# (more of it in the second text, scored above the reference) -> what that is called
KINDS = {
    (True, True): "more positive words",
    (False, True): "fewer positive words",
    (True, False): "more negative words",
    (False, False): "fewer negative words",
}


def word_shift(
    counts_1: Mapping[str, float],
    counts_2: Mapping[str, float],
    scores_1: Mapping[str, float],
    scores_2: Mapping[str, float] | None = None,
    *,
    reference: float | None = None,
) -> pd.DataFrame:
    """Split the difference of two mean scores into what each word adds (Gallagher et al. 2021).

    The mean score S of a text is the sum of p·s over its words, p the share of a word, s its score. Word w adds
    (p₂ - p₁)·((s₁ + s₂)/2 - reference) + (p₁ + p₂)/2·(s₂ - s₁): it is used more or less often, or with another score.
    The shifts of all words sum to S₂ - S₁ exactly. They tell which words move the score, not that the score is right.

    Parameters
    ----------
    counts_1, counts_2 : mapping of str to float
        How often each word stands in either text. Words without a score are left out of both.
    scores_1, scores_2 : mapping of str to float
        The score of each word, for the second text the same unless given.
    reference : float, optional
        The score that counts as neutral; S₁ unless given. It moves weight between words, never the sum.

    Returns
    -------
    DataFrame
        One row a word, the largest shift first: `word`, `p_1`, `p_2`, `score_1`, `score_2`, `shift`, `share` (of the
        sum of absolute shifts, in [-1, 1]) and `kind` (more or fewer, positive or negative words, as seen from the
        reference; "other score" where the word is equally frequent). Empty if either text has no scored word.

    Examples
    --------
    >>> word_shift({"good": 3, "bad": 5, "tax": 12}, {"good": 6, "bad": 2, "tax": 8, "great": 4},
    ...            {"good": 7, "bad": 2, "tax": 4, "great": 8}, reference=5)[["word", "shift", "kind"]].round(2)
        word  shift                  kind
    0  great   0.60   more positive words
    1    bad   0.45  fewer negative words
    2   good   0.30   more positive words
    3    tax   0.20  fewer negative words
    """
    scores_2 = scores_1 if scores_2 is None else scores_2
    score = pd.DataFrame(
        {"score_1": pd.Series(scores_1, dtype=float), "score_2": pd.Series(scores_2, dtype=float)}
    )
    score = score.T.bfill().ffill().T.dropna()  # a word with one score has it in both texts
    table = score.assign(p_1=pd.Series(counts_1, dtype=float), p_2=pd.Series(counts_2, dtype=float)).fillna(
        0.0
    )
    table = table[(table["p_1"] > 0) | (table["p_2"] > 0)]
    if not (table["p_1"].sum() > 0 and table["p_2"].sum() > 0):
        return pd.DataFrame(columns=list(WORD_SHIFT_COLUMNS))
    table = table.assign(p_1=table["p_1"] / table["p_1"].sum(), p_2=table["p_2"] / table["p_2"].sum())
    return _shifts(table, (table["p_1"] * table["score_1"]).sum() if reference is None else reference)


def mean_score(counts: Mapping[str, float], scores: Mapping[str, float]) -> float:
    """Mean score of a text's words, those without a score left out; missing if none has one.

    >>> mean_score({"good": 3, "bad": 5, "tax": 12}, {"good": 7, "bad": 2, "tax": 4})
    3.95
    """
    total = sum(counts[word] for word in counts if word in scores)
    return (
        sum(counts[word] * scores[word] for word in counts if word in scores) / total
        if total
        else float("nan")
    )


def tone_shift(first: pd.DataFrame, second: pd.DataFrame) -> pd.DataFrame:
    """Show which words make the second set of texts more positive or more negative than the first.

    What is split is the difference of :func:`mean_weight`: the weights of all words that counted for the tone, a word
    of any text, 0 for all other words. Negated words are words of their own ("not good").

    Parameters
    ----------
    first, second : DataFrame
        Rows of ``score_sentiment``: `text` and `tone_hits`, say the own words of two speakers.

    Returns
    -------
    DataFrame
        As :func:`word_shift`, `p` being shares of all words of the text; Σ `shift` is the difference exactly.

    Examples
    --------
    >>> from analysis.sentiment import score_sentiment
    >>> one = score_sentiment(pd.DataFrame({"text": ["It was a bad day."]}))
    >>> two = score_sentiment(pd.DataFrame({"text": ["It was not a bad day."]}))
    >>> tone_shift(one, two)[["word", "shift", "kind"]].round(3)
          word  shift                  kind
    0      bad  0.500  fewer negative words
    1  not bad  0.308   more positive words
    """
    (counts_1, scores_1), (counts_2, scores_2) = _weighed(first), _weighed(second)
    table = word_shift(counts_1, counts_2, scores_1, scores_2, reference=0.0)
    return table[table["word"] != _OTHER].reset_index(drop=True)


def mean_weight(scored: pd.DataFrame) -> float:
    """Mean weight of all words of scored texts, from about -4 to 4; missing without words.

    >>> from analysis.sentiment import score_sentiment
    >>> mean_weight(score_sentiment(pd.DataFrame({"text": ["It was a bad day."]})))
    -0.5
    """
    return mean_score(*_weighed(scored))


_OTHER = ""  # stands for all words without a weight


def _weighed(scored: pd.DataFrame) -> tuple[dict[str, float], dict[str, float]]:
    """How often each word that counted stands in the texts, and its mean weight there."""
    hits = pd.DataFrame(_labelled(scored["tone_hits"]), columns=["word", "weight"])
    grouped = hits.groupby("word")["weight"]
    counts, scores = grouped.size().to_dict(), grouped.mean().to_dict()
    total = sum(len(words(text)) for text in scored["text"].dropna())
    return counts | {_OTHER: total - len(hits)}, scores | {_OTHER: 0.0}


def _labelled(hits: Iterable[Iterable[tuple[str, int, int, float]]]) -> list[tuple[str, float]]:
    rows = [
        (straighten(word.lower()).removesuffix("'s"), weight)
        for found in hits
        for word, _, _, weight in found
    ]
    plain = {word: sum(hit.weight for hit in find_hits(word)) for word in dict(rows)}
    return [(word if weight * plain[word] > 0 else f"not {word}", weight) for word, weight in rows]


def _shifts(table: pd.DataFrame, reference: float) -> pd.DataFrame:
    change = table["p_2"] - table["p_1"]
    above = (table["score_1"] + table["score_2"]) / 2 - reference
    shift = change * above + (table["p_1"] + table["p_2"]) / 2 * (table["score_2"] - table["score_1"])
    kinds = [
        KINDS[more > 0, high > 0] if more and high else "other score"
        for more, high in zip(change, above, strict=True)
    ]
    table = table.assign(shift=shift, share=shift / (shift.abs().sum() or 1.0), kind=kinds)
    table = (
        table.rename_axis("word").reset_index().sort_values("shift", key=abs, ascending=False, kind="stable")
    )
    return table[list(WORD_SHIFT_COLUMNS)].reset_index(drop=True)
