"""Signature words: what one side says and the other does not, by the weight of the evidence."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FixedLocator, NullLocator

from analysis.charts.dots import shown
from analysis.charts.rows import need
from analysis.charts.sides import ALL_OTHERS, ONE_COLOR, OTHER_COLOR, clipped
from analysis.charts.style import GREY, INK, PALE, RULE, canvas, describe, empty, finish, house_style, key
from analysis.wording import capital, figures, join

COLUMNS = [
    "word",
    "a",
    "b",
    "total",
    "delta",
    "z",
    "stability",
    "articles",
    "side",
    "gate",
    "words",
    "words_other",
]
SURE = 1.96
_LABELS, _STEP = 12, 12.5
_BODY = 2 * _LABELS * _STEP + 30


def signature_table(signature: pd.DataFrame, one: str, other: str = ALL_OTHERS) -> pd.DataFrame:
    """The words of a log-odds table with the side that each belongs to.

    Parameters
    ----------
    signature
        From ``log_odds``.
    one, other
        What to call the two sides.

    Returns
    -------
    DataFrame
        ``word``, ``a`` and ``b`` (hits on either side), ``total``, ``delta`` (log-odds ratio), ``z``, ``stability`` (share of
        resamples in which the word is among the first 20 of its end), ``articles``, ``side``, ``gate``, and ``words`` and
        ``words_other`` (all words of either side, in every row). The words of the first side on top. ``attrs``: the names of the
        ``sides`` and their ``words``, where known.

    Examples
    --------
    >>> signature = pd.DataFrame({"word": ["tax", "sea"], "a": [30, 2], "b": [3, 28], "delta": [1.2, -1.3], "z": [4., -4.2],
    ...     "stability": 1.0, "articles": 12, "gate": "ok"})
    >>> signature_table(signature, "Ada", "Bo")["side"].tolist()
    ['Ada', 'Bo']
    """
    need(signature, ("word", "a", "b", "delta", "z", "stability", "articles", "gate"), "signature words")
    sizes = signature.attrs.get("words", (signature["a"].sum(), signature["b"].sum()))
    side = pd.Series(np.where(signature["z"] >= 0, one, other), dtype="str", index=signature.index)
    table = signature.assign(
        total=signature["a"] + signature["b"], side=side, words=int(sizes[0]), words_other=int(sizes[1])
    )
    table = table[COLUMNS].reset_index(drop=True)
    table.attrs = {"sides": (one, other), "words": tuple(map(int, signature.attrs.get("words", ())))}
    return table


def plot_signature(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Every word by how frequent it is and how surely it belongs to one side; the surest of either side are named.

    The Fightin’ Words plot of Monroe, Colaresi & Quinn (2008). The grey band is |z| < 1.96: no evidence. Among thousands
    of words some leave it by chance, so only the ends are named, and only words on enough material.

    Parameters
    ----------
    table
        From :func:`signature_table`.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "signature words")
    one, other = table.attrs.get("sides", ("the one", ALL_OTHERS))
    with house_style():
        ax, ours = canvas(ax)
        if shown(table).empty:
            return empty(
                ax, ours, title="Too little material for signature words", message=no_signature(table)
            )
        _band(ax, table)
        ends = named_words(table)
        _dots(ax, table, ends)
        _axis(ax, table, one, other)
        _labels(ax, ends, ours)
        look = {
            "title": signature_finding(table),
            "subtitle": _subtitle(table, one, other),
            "notes": _notes(table),
        }
        finish(ax, ours, **look, alt=_alt(table), body=_BODY)
        return ax


def named_words(table: pd.DataFrame, *, limit: int = _LABELS) -> pd.DataFrame:
    """The words at either end that leave the band and stand on ten hits or more: the surest of each side."""
    sure = shown(table)[shown(table)["z"].abs() > SURE]
    top = sure[sure["z"] > 0].sort_values("z", ascending=False, kind="stable").head(limit)
    bottom = sure[sure["z"] < 0].sort_values("z", kind="stable").head(limit)
    return pd.concat([top, bottom[::-1]])


def _band(ax: Axes, table: pd.DataFrame) -> None:
    ax.axhspan(-SURE, SURE, color=RULE, alpha=0.6, linewidth=0, zorder=0)
    ax.axhline(0, color=PALE, linewidth=0.8, zorder=1)
    ax.set_ylim(min(table["z"].min(), -SURE) * 1.12, max(table["z"].max(), SURE) * 1.12)


def _dots(ax: Axes, table: pd.DataFrame, ends: pd.DataFrame) -> None:
    rest = table.drop(ends.index)
    ax.scatter(
        rest["total"],
        rest["z"],
        s=_area(rest),
        facecolor="#bdbdbd",
        edgecolor="#8d8d8d",
        linewidth=0.4,
        zorder=2,
    )
    for sign, color, marker in ((1, ONE_COLOR, "o"), (-1, OTHER_COLOR, "s")):
        for gate, face in (("ok", color), ("weak", "white")):
            own = ends[(np.sign(ends["z"]) == sign) & ends["gate"].eq(gate)]
            ax.scatter(
                own["total"],
                own["z"],
                s=_area(own),
                marker=marker,
                facecolor=face,
                edgecolor=color,
                linewidth=1.2,
                zorder=3,
            )


def as_written(word: str) -> str:
    """A counted word as English writes it: the first person with a capital.

    >>> as_written("i've"), as_written("it")
    ("I've", 'it')
    """
    return f"I{word[1:]}" if word == "i" or word.startswith("i'") else word


def _area(words: pd.DataFrame) -> pd.Series:
    return 5 + 2.2 * words["articles"].clip(upper=40)


def _axis(ax: Axes, table: pd.DataFrame, one: str, other: str) -> None:
    ax.set_xscale("log")
    least, most = table["total"].min(), table["total"].max()
    ax.set_xlim(least * 0.85, most * 1.25)
    ticks = [
        tick
        for tick in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000, 10000)
        if least * 0.85 <= tick <= most * 1.25
    ]
    ax.xaxis.set_major_locator(FixedLocator(ticks))
    ax.set_xticklabels([f"{tick:,}" for tick in ticks])
    ax.xaxis.set_minor_locator(NullLocator())
    ax.set_xlabel("how often the word occurs on both sides together")
    ticks = [
        tick
        for tick in range(-40, 41, 2 if table["z"].abs().max() < 9 else 4)
        if ax.get_ylim()[0] <= tick <= ax.get_ylim()[1]
    ]
    ax.set_yticks(ticks, [f"{tick:+d}".replace("-", "−") if tick else "0" for tick in ticks])
    ax.tick_params(length=0)
    ax.spines["bottom"].set_visible(False)
    marks = [
        Line2D([], [], linestyle="none", marker=m, color=c) for m, c in (("o", ONE_COLOR), ("s", OTHER_COLOR))
    ]
    texts = [f"above: {clipped(one)}", f"below: {clipped(other)}"]
    if shown(table)["gate"].eq("weak").any():
        marks.append(
            Line2D([], [], linestyle="none", marker="o", markerfacecolor="white", markeredgecolor=GREY)
        )
        texts.append("hollow: little material")
    key(ax, marks, texts)


def _labels(ax: Axes, ends: pd.DataFrame, ours: bool) -> None:
    """Words at the right-hand edge, in the order of their dots, each with a thread to its own."""
    height = _BODY if ours else ax.get_position().height * ax.figure.get_figheight() * 72
    low, high = ax.get_ylim()
    points = (ends["z"].to_numpy() - low) / (high - low) * height
    spread = _apart(points, min(_STEP, height / max(len(points), 1)), height)
    for (_, row), y in zip(ends.iterrows(), spread, strict=True):
        color = ONE_COLOR if row["z"] > 0 else OTHER_COLOR
        ax.annotate(
            clipped(as_written(row["word"])), (row["total"], row["z"]), (1.02, y / height), textcoords="axes fraction", va="center",
            fontsize=9, color=INK, gid="beside", annotation_clip=False,
            arrowprops={"arrowstyle": "-", "color": color, "linewidth": 0.5, "alpha": 0.55, "shrinkA": 1, "shrinkB": 2},
        )  # fmt: skip


def _apart(points: np.ndarray, step: float, height: float) -> np.ndarray:
    """Places from the top down at least ``step`` apart, moved as little as need be and kept within the height."""
    if not len(points):
        return points
    places = points.astype(float).copy()
    places[0] = min(places[0], height - step / 2)
    for at in range(1, len(places)):
        places[at] = min(places[at], places[at - 1] - step)
    places[-1] = max(places[-1], step / 2)
    for at in range(len(places) - 2, -1, -1):
        places[at] = max(places[at], places[at + 1] + step)
    return places


def _subtitle(table: pd.DataFrame, one: str, other: str) -> str:
    sizes = f"{table['words'].iloc[0]:,} words of {one}, {table['words_other'].iloc[0]:,} of {other}"
    return f"Log-odds with a prior, in standard errors (z); larger dots: in more articles; grey band: no evidence · {sizes}"


def _notes(table: pd.DataFrame) -> list[str]:
    little = int(table["gate"].eq("insufficient").sum())
    return (
        [f"Never named: {figures(little, 'word')} with fewer than 10 hits, or in too few articles."]
        if little
        else []
    )


def no_signature(table: pd.DataFrame) -> str:
    """Why no word is carried: a side without words, no words in enough articles, too few words, too few hits or articles."""
    sides, sizes = (table.attrs.get(name, ()) for name in ("sides", "words"))
    if silent := [side for side, size in zip(sides, sizes, strict=False) if not size]:
        names = ["anybody else" if side == ALL_OTHERS else side for side in silent]
        return f"There are no words of {join(names, last='or')}."
    if table.empty:
        return "No word stands in three articles."
    one, other = table["words"].iloc[0], table["words_other"].iloc[0]
    if min(one, other) < 2000:
        return f"That takes 2,000 words of either side; there are {one:,} and {other:,}."
    return "That takes words with ten hits, and five articles on either side."


def signature_finding(table: pd.DataFrame) -> str:
    """The surest words of either side; empty when nothing is carried.

    >>> signature_finding(signature_table(pd.DataFrame({"word": ["tax", "sea"], "a": [30, 2], "b": [3, 28], "delta": [1.2, -1.3],
    ...     "z": [4., -4.2], "stability": 1.0, "articles": 12, "gate": "ok"}), "Ada", "Bo"))
    'Ada: “tax” · Bo: “sea”'
    """
    if shown(table).empty:
        return ""
    ends = named_words(table, limit=3)
    parts = [
        f"{side}: {join([f'“{as_written(word)}”' for word in (words if words['z'].iloc[0] > 0 else words[::-1])['word']])}"
        for side, words in ends.groupby("side", sort=False)
    ]
    return capital(" · ".join(parts)) or "No word sets the two sides apart"


def _alt(table: pd.DataFrame) -> str:
    ends = named_words(table)
    parts = [f"{row.word} ({row.side}, {row.a} against {row.b}, z {row.z:+.1f})" for row in ends.itertuples()]
    return describe(
        "Chart of words by frequency and by how surely they belong to one side",
        signature_finding(table),
        "; ".join(parts),
    )
