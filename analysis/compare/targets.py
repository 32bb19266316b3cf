"""Who speaks how about whom: sentiment towards targets, counted by who holds it, with intervals and gates."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pandas as pd

from analysis.compare.columns import names_of, need
from analysis.compare.quantiles import normal_quantile
from analysis.compare.rates import Scope, mean_table

MIN_MENTIONS = 5
LABELS = {"negative": -1, "neutral": 0, "positive": 1}
_NEEDED = ("article", "voice", "self", "source", "label")
_SHOWN = [*LABELS, "net", "low", "high"]


def who_about_whom(
    scored: pd.DataFrame,
    *,
    by: str | Sequence[str] = ("holder", "target"),
    voices: Sequence[str] = ("own", "narration"),
    selves: bool = False,
    sources: bool = False,
    scope: Scope = "auto",
) -> pd.DataFrame:
    """Count how every holder speaks of every target: a signed network, with an interval for each of its ties.

    Parameters
    ----------
    scored : DataFrame
        Mentions from ``score_targets``, of one article or many.
    by : str or list of str
        The columns that make a group: ``"target"`` alone tells how everybody is spoken of. Rows where one is missing
        (a quote without a speaker) are left out.
    voices : list of str
        Whose words count. Paraphrase is left out at first: what a reporter makes of somebody's words is evidence of
        neither; ask for it by itself, as ``voices=["paraphrase"]``.
    selves : bool
        Whether what people say of themselves counts.
    sources : bool
        Whether names that only tell who speaks ("said Ada Reed") count.
    scope : {"auto", "corpus", "article"}
        Whether the claim is about these people in general or about this one article.

    Returns
    -------
    DataFrame
        `by`, then `n` (mentions), `articles`; the shares `negative`, `neutral` and `positive`, in [0, 1]; `net`, the share
        of positive less that of negative mentions, in [-1, 1]; `low` and `high`, its 95 % interval: from resampling
        articles (Student's from fewer than ten), or the one for so few mentions (Bonett & Price 2012) where that is wider;
        `gate`, as everywhere: ``ok`` from 25 mentions in 10 articles (or in the one article the claim is about). With fewer
        than 5 mentions nothing but n is told. The largest groups first.

    Raises
    ------
    KeyError
        If a column is missing.

    Examples
    --------
    >>> said = pd.DataFrame({"label": [-1, -1, -1, 0, 1], "article": "a", "voice": "own", "self": False})
    >>> said = said.assign(holder="Ada Reed", target="Tom Hale", source=False)
    >>> who_about_whom(said)[["holder", "target", "n", "net", "low", "high"]].round(2).to_numpy().tolist()
    [['Ada Reed', 'Tom Hale', 5, -0.4, -1.0, 0.71]]
    """
    by = names_of(by)
    need(scored, (*by, *_NEEDED))
    rows = spoken_of(scored, voices=voices, selves=selves, sources=sources).dropna(subset=by)
    rows = rows.assign(label=rows["label"].astype("float64"))
    table = mean_table(rows, "label", by=by, scope=scope).rename(columns={"mean": "net"})
    table = table.merge(_shares(rows, by), on=by, how="left").astype({"n": "int64"})
    table = _widened(table)
    table[_SHOWN] = table[_SHOWN].where(table["n"] >= MIN_MENTIONS)
    table = table.sort_values(["n", *by], ascending=[False] + [True] * len(by), ignore_index=True)
    return table[[*by, "n", "articles", *_SHOWN, "gate"]]


def spoken_of(
    scored: pd.DataFrame,
    *,
    voices: Sequence[str] = ("own", "narration"),
    selves: bool = False,
    sources: bool = False,
) -> pd.DataFrame:
    """The mentions that :func:`who_about_whom` counts: of these voices, by others, with a label, not of who speaks."""
    kept = scored["voice"].isin(list(voices)) & scored["label"].notna()
    kept &= selves | ~scored["self"].astype(bool)
    return scored[kept & (sources | ~scored["source"].astype(bool))]


def net_interval(positive: int, negative: int, n: int) -> tuple[float, float]:
    """The interval of a difference of two shares of one sample, good for few cases (Bonett & Price 2012).

    One case is added to both sides, so that it is never of no width: five mentions, all negative, are not proof.

    >>> [round(bound, 3) for bound in net_interval(0, 5, 5)]
    [-1.0, -0.196]
    """
    if not n:
        return math.nan, math.nan
    more, less = (positive + 1) / (n + 2), (negative + 1) / (n + 2)
    half = normal_quantile(0.975) * math.sqrt((more + less - (more - less) ** 2) / (n + 2))
    return max(-1.0, more - less - half), min(1.0, more - less + half)


def _shares(rows: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    flags = rows[by].assign(
        **{name: (rows["label"] == label).astype(float) for name, label in LABELS.items()}
    )
    return flags.groupby(by, observed=True).mean().reset_index()


def _widened(table: pd.DataFrame) -> pd.DataFrame:
    """The wider of both intervals: of few articles, or of labels all alike, the first alone would say too much."""
    counts = zip(table["positive"] * table["n"], table["negative"] * table["n"], table["n"], strict=True)
    bounds = [net_interval(round(more), round(less), n) for more, less, n in counts]
    low = pd.Series([low for low, _ in bounds], index=table.index, dtype="float64")
    high = pd.Series([high for _, high in bounds], index=table.index, dtype="float64")
    return table.assign(
        low=table["low"].fillna(low).clip(lower=-1).where(lambda v: v < low, low),
        high=table["high"].fillna(high).clip(upper=1).where(lambda v: v > high, high),
    )
