"""Tone beside what people say of the same passages: is the measure right on this kind of text?"""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import MaxNLocator

from analysis.charts.dots import SOLID, signed
from analysis.charts.rows import need
from analysis.charts.style import BLUE, GREY, INK, PALE, canvas, describe, empty, finish, house_style, key
from analysis.compare.calibration import rating_agreement, rating_bands
from analysis.wording import excerpt, figures, percent

COLUMNS = ["article", "text", "tone", "rating"]


def ratings_table(rated: pd.DataFrame, *, score: str = "tone", rating: str = "rating") -> pd.DataFrame:
    """Every passage that people have rated, with its tone.

    Parameters
    ----------
    rated
        One row a passage, from ``score_sentiment`` of a table with the column ``rating``; `article` may be missing.
    score, rating
        The columns of the score (``tone``, ``polarity``) and of the rating.

    Returns
    -------
    DataFrame
        ``article``, ``text``, ``tone`` (the score, missing where no word counted), ``rating``. Passages without a rating are left out.

    Examples
    --------
    >>> rated = pd.DataFrame({"text": ["Good.", "Bad."], "tone": [.4, -.5], "rating": [2, -3]})
    >>> ratings_table(rated)["rating"].tolist()
    [2.0, -3.0]
    """
    need(rated, ("text", score, rating), "ratings")
    rows = rated if "article" in rated else rated.assign(article="")
    rows = rows[["article", "text"]].assign(tone=rows[score].astype(float), rating=rows[rating].astype(float))
    return rows.dropna(subset="rating").reset_index(drop=True)


def plot_ratings(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A dot a passage, people's rating from left to right and tone from bottom to top, with the mean tone of like ratings.

    Ticks at the bottom are passages in which no word counted. The two passages on which tone and people differ most
    are quoted below. After Hutto & Gilbert (2014).

    Parameters
    ----------
    table
        From :func:`ratings_table`.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "ratings")
    found = rating_agreement(table).iloc[0]
    with house_style():
        ax, ours = canvas(ax)
        if pd.isna(found["r"]):
            return empty(ax, ours, title="Too few ratings to check the tone against", message=_nothing(table))
        rows, bands = table.dropna(subset="tone"), rating_bands(table)
        faint = min(0.8, 12 / len(rows) ** 0.5)
        ax.scatter(rows["rating"], rows["tone"], s=16, color=GREY, alpha=faint, linewidth=0, zorder=2)
        silent = table.loc[table["tone"].isna(), "rating"]
        ax.vlines(silent, -1.13, -1.07, color=GREY, linewidth=0.8, alpha=faint)
        ax.vlines(bands["rating"], bands["low"], bands["high"], color=BLUE, linewidth=1.8, zorder=3)
        ax.plot(bands["rating"], bands["mean"], color=BLUE, linewidth=1, **SOLID, zorder=4)
        _axis(ax, table["rating"])
        _key(ax, len(bands) > 0)
        look = {"title": ratings_finding(table), "subtitle": _subtitle(table), "notes": _apart(ax, rows)}
        return finish(ax, ours, **look, alt=_alt(table, bands), body=280)


def _axis(ax: Axes, ratings: pd.Series) -> None:
    margin = float(ratings.max() - ratings.min()) / 40 or 1.0
    low, high = ratings.min() - margin, ratings.max() + margin
    ax.set(xlim=(low, high), ylim=(-1.15, 1.05))
    ticks = [tick for tick in MaxNLocator(6).tick_values(low, high) if low <= tick <= high]
    ax.set_xticks(ticks, [f"{tick:.3g}".replace("-", "−") for tick in ticks])
    ax.axhline(0, color=PALE, linewidth=1, zorder=1)
    ax.set_yticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "+0.5", "+1"])
    ax.set_xlabel("negative  ←   people’s rating   →  positive")
    ax.set_ylabel("negative  ←   tone   →  positive")
    ax.tick_params(length=0)
    ax.spines["bottom"].set_visible(False)


def _key(ax: Axes, banded: bool) -> None:
    dot = Line2D([], [], linestyle="none", marker="o", markersize=4, color=GREY)
    mean = Line2D([], [], color=BLUE, linewidth=1, markersize=6, **SOLID)
    marks, texts = [dot, mean], ["a passage", "mean tone of passages rated alike, with 95% interval"]
    key(ax, marks[: 1 + banded], texts[: 1 + banded])


def _apart(ax: Axes, rows: pd.DataFrame) -> list[str]:
    """Letters at the two passages that tone and people place most differently, and their words for the notes."""
    gap = rows["tone"].rank(pct=True) - rows["rating"].rank(pct=True)
    notes = []
    for letter, at in zip("AB", (gap.idxmax(), gap.idxmin()), strict=True):
        row = rows.loc[at]
        ax.annotate(
            letter,
            (row["rating"], row["tone"]),
            (6, 0),
            textcoords="offset points",
            va="center",
            weight="bold",
            color=INK,
            gid="extreme",
        )
        scored = f"rated {row['rating']:.3g}, tone {signed(row['tone'])}".replace("-", "−")
        notes.append(f"{letter}  {scored}: {excerpt(row['text'], width=110)}")
    return notes


def ratings_finding(table: pd.DataFrame) -> str:
    """How closely tone follows people's ratings, in words for the size of the correlation; empty for too few.

    >>> ratings_finding(pd.DataFrame({"article": "a", "text": "", "tone": [.1, .2, .3, .4, .5], "rating": [1, 2, 3, 5, 4]}))
    'Tone follows people’s ratings closely (r +0.90)'
    """
    found = rating_agreement(table).iloc[0]
    if pd.isna(found["r"]):
        return ""
    r = f"(r {signed(found['r'])})"
    if not found["low"] > 0:
        return f"That tone follows people’s ratings is not shown here {r}"
    how = "closely" if found["r"] >= 0.7 else "in part" if found["r"] >= 0.4 else "loosely"
    return f"Tone follows people’s ratings {how} {r}"


def _nothing(table: pd.DataFrame) -> str:
    n = len(table.dropna(subset="tone"))
    return f"A comparison needs five rated passages with a tone that differ; there {'is' if n == 1 else 'are'} {n}."


def _subtitle(table: pd.DataFrame) -> str:
    found = rating_agreement(table).iloc[0]
    interval = f"95% {signed(found['low'])} to {signed(found['high'])}"
    return (
        f"Correlation over the {percent(found['coverage'])} of passages in which a word counts, {interval}; "
        f"ticks: passages without one · {figures(len(table), 'passage')}"
    )


def _alt(table: pd.DataFrame, bands: pd.DataFrame) -> str:
    parts = [f"rated {row.rating:.2g}: tone {signed(row.mean)}" for row in bands.itertuples()]
    what = "Dots of passages by people’s rating and tone"
    return describe(what, ratings_finding(table), "; ".join(parts).replace("-", "−"))
