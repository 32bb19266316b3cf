"""Two scorers of the same passages side by side: where they agree, and where one sees what the other does not."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts.dots import signed
from analysis.charts.rows import need
from analysis.charts.style import (
    BLUE,
    GREY,
    PALE,
    RULE,
    VERMILLION,
    canvas,
    describe,
    empty,
    finish,
    house_style,
    key,
)
from analysis.compare.agreement import ENOUGH, agreement
from analysis.wording import excerpt, figures, percent

COLUMNS = ["article", "speaker", "text", "tone", "polarity", "signs"]

_LOOKS = {
    "same": {"marker": "o", "markersize": 5.8, "markerfacecolor": BLUE, "markeredgecolor": BLUE},
    "one is 0": {"marker": "o", "markersize": 5.8, "markerfacecolor": "white", "markeredgecolor": GREY},
    "opposite": {
        "marker": "X",
        "markersize": 6.2,
        "markerfacecolor": VERMILLION,
        "markeredgecolor": VERMILLION,
    },
}
_NAMES = {"same": "same sign", "one is 0": "one of them 0", "opposite": "opposite signs"}


def agreement_table(scores: pd.DataFrame, *, voice: str | None = "own") -> pd.DataFrame:
    """Every passage that both the tone lexicon and TextBlob have a score for.

    Parameters
    ----------
    scores
        From ``score_sentiment(segments)``.
    voice
        ``"own"``, ``"paraphrase"`` or ``"narration"``; ``None`` for all.

    Returns
    -------
    DataFrame
        ``article``, ``speaker``, ``text``, ``tone``, ``polarity`` (both in [-1, 1]) and ``signs``: "same", "opposite" or
        "one is 0". ``attrs``: ``passages`` (all of this voice), ``tone`` and ``polarity`` (how many have each).

    Examples
    --------
    >>> scores = pd.DataFrame({"article": "a", "speaker": "Ada", "voice": "own", "text": ["Good.", "Bad.", "Cold."],
    ...     "tone": [.5, -.5, None], "polarity": [.7, .1, -.6]})
    >>> agreement_table(scores)["signs"].tolist()
    ['same', 'opposite']
    """
    need(scores, ("article", "speaker", "voice", "text", "tone", "polarity"), "scores")
    heard = scores if voice is None else scores[scores["voice"].eq(voice)]
    rows = heard.dropna(subset=["tone", "polarity"])
    product = np.sign(rows["tone"]) * np.sign(rows["polarity"])
    signs = product.map({1.0: "same", -1.0: "opposite", 0.0: "one is 0"}).astype("str")
    table = rows.assign(signs=signs)[COLUMNS].reset_index(drop=True)
    table.attrs = {
        "passages": len(heard),
        "tone": int(heard["tone"].notna().sum()),
        "polarity": int(heard["polarity"].notna().sum()),
    }
    return table


def plot_agreement(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A dot a passage: its tone from left to right, TextBlob's polarity from bottom to top; opposite signs are crosses.

    Parameters
    ----------
    table
        From :func:`agreement_table`. The two passages farthest apart are quoted below.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "agreement")
    found = agreement(table).iloc[0]
    with house_style():
        ax, ours = canvas(ax)
        if pd.isna(found["rho"]):
            message = (
                f"{figures(len(table), 'passage')} with both scores; a comparison needs five that differ."
            )
            return empty(ax, ours, title="Too few passages to compare tone and TextBlob", message=message)
        _ground(ax)
        present = [signs for signs in _LOOKS if table["signs"].eq(signs).any()]
        for signs in present:
            rows = table[table["signs"].eq(signs)]
            ax.plot(rows["tone"], rows["polarity"], linestyle="none", alpha=0.8, zorder=3, **_LOOKS[signs])
        marks = [Line2D([], [], linestyle="none", **_LOOKS[signs]) for signs in present]
        key(ax, marks, [_NAMES[signs] for signs in present])
        notes = _apart(ax, table)
        look = {"title": agreement_finding(table), "subtitle": _subtitle(table), "notes": notes}
        finish(ax, ours, **look, alt=_alt(table), body=300)
        return ax


def _ground(ax: Axes) -> None:
    """Fields of opposite signs tinted, so that disagreement is a place and not a colour."""
    for x, y in ((-1.05, 0), (0, -1.05)):
        ax.fill_between([x, x + 1.05], y, y + 1.05, color=RULE, alpha=0.55, linewidth=0, zorder=0)
    ax.axhline(0, color=PALE, linewidth=1, zorder=1)
    ax.axvline(0, color=PALE, linewidth=1, zorder=1)
    ax.set(xlim=(-1.05, 1.05), ylim=(-1.05, 1.05))
    for x, y, side in ((-1.02, 1.01, "left"), (1.02, -1.01, "right")):
        va = "top" if y > 0 else "bottom"
        ax.text(x, y, "opposite signs", ha=side, va=va, fontsize=9, color=GREY)
    ticks, labels = [-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "+0.5", "+1"]
    ax.set_xticks(ticks, labels)
    ax.set_yticks(ticks, labels)
    ax.set_xlabel("negative  ←   tone   →  positive")
    ax.set_ylabel("negative  ←   TextBlob   →  positive")
    ax.tick_params(length=0)
    ax.spines["bottom"].set_visible(False)


def _apart(ax: Axes, table: pd.DataFrame) -> list[str]:
    """Letters at the two passages on which the scorers differ most, and their words for the notes."""
    gap = (table["tone"] - table["polarity"]).abs()
    notes = []
    for letter, at in zip("AB", gap[table["signs"].eq("opposite")].nlargest(2).index, strict=False):
        row = table.loc[at]
        ax.annotate(
            letter,
            (row["tone"], row["polarity"]),
            (6, 0),
            textcoords="offset points",
            va="center",
            weight="bold",
            gid="extreme",
        )
        scored = f"tone {signed(row['tone'])}, TextBlob {signed(row['polarity'])}"
        notes.append(f"{letter}  {scored}: {excerpt(row['text'], width=110)}")
    return notes


def agreement_finding(table: pd.DataFrame) -> str:
    """Whether the two order the passages alike, as far as the interval tells; empty when they cannot be compared."""
    found = agreement(table).iloc[0]
    if pd.isna(found["rho"]):
        return ""
    rho = f"(rank correlation {signed(found['rho'])})"
    if found["low"] >= ENOUGH:
        return f"Tone and TextBlob order the passages alike {rho}"
    if found["high"] < ENOUGH:
        return f"Tone and TextBlob do not order the passages alike {rho}"
    return f"Whether tone and TextBlob agree is not clear {rho}"


def _subtitle(table: pd.DataFrame) -> str:
    found, opposite = agreement(table).iloc[0], table["signs"].eq("opposite").mean()
    heard = f" of {table.attrs['passages']:,}" if "passages" in table.attrs else ""
    interval = f"95% {signed(found['low'])} to {signed(found['high'])}"
    return (
        f"Each dot a passage that both have a score for; {interval}; opposite signs in {percent(opposite)} · "
        f"{figures(len(table), 'passage')}{heard}"
    )


def _alt(table: pd.DataFrame) -> str:
    signs = table["signs"].value_counts()
    parts = [
        f"{signs.get(name, 0)} {what}"
        for name, what in (("same", "of one sign"), ("opposite", "of opposite signs"))
    ]
    return describe(
        "Dots of passages by tone and TextBlob polarity", agreement_finding(table), ", ".join(parts)
    )
