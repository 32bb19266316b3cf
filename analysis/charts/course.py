"""The tone along an article, from the first word to the last."""

from __future__ import annotations

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from analysis.charts.dots import signed
from analysis.charts.rows import need, one_article
from analysis.charts.style import BLUE, INK, canvas, describe, empty, finish, house_style, key
from analysis.wording import capital, excerpt, figures, number, numbers, percent

COLUMNS = ["voice", "speaker", "start", "end", "text", "n_words", "place", "tone"]
ARC_FROM = 60
_BANDWIDTH, _RESAMPLES, _SEED = 0.06, 500, 20240229
_LOOKS = {
    "own": {"marker": "o", "markerfacecolor": BLUE, "markeredgecolor": BLUE, "markersize": 6.5},
    "paraphrase": {"marker": "o", "markerfacecolor": "white", "markeredgecolor": BLUE, "markersize": 6.5},
    "narration": {"marker": "s", "markerfacecolor": "#a5a5a5", "markeredgecolor": "#767676", "markersize": 5},
}
_NAMES = {"own": "speaker’s own words", "paraphrase": "paraphrase", "narration": "reporter’s narration"}


def tone_course_table(scores: pd.DataFrame) -> pd.DataFrame:
    """Every passage of an article with its place and its tone.

    Parameters
    ----------
    scores
        From ``score_sentiment(segments)``, one article.

    Returns
    -------
    DataFrame
        One row a passage (a sentence, or the part of it in one voice), in order of the text: ``voice``, ``speaker``,
        ``start``, ``end``, ``text``, ``n_words``, ``place`` (its middle in [0, 1], counted in words of the article) and
        ``tone`` ([-1, 1]; missing where no word of the lexicon stands, which is not the same as neutral).

    Raises
    ------
    ValueError
        When the table holds several articles.

    Examples
    --------
    >>> scores = pd.DataFrame({"article": "a", "voice": "own", "speaker": "Ada", "start": [0, 20], "end": [19, 40],
    ...     "text": ["A fine day at last.", "Trains ran as usual"], "n_words": [5, 4], "tone": [.4, None]})
    >>> tone_course_table(scores)["place"].round(2).tolist()
    [0.28, 0.78]
    """
    need(scores, ("article", *COLUMNS[:6], "tone"), "scores")
    rows = one_article(scores).sort_values("start", ignore_index=True)
    total = max(int(rows["n_words"].sum()), 1)
    return rows.assign(place=(rows["n_words"].cumsum() - rows["n_words"] / 2) / total)[COLUMNS]


def tone_arc(table: pd.DataFrame) -> pd.DataFrame:
    """The smoothed tone along an article with its 95 % band, from passages resampled 500 times.

    A mean over neighbouring passages (Gaussian weights, 6 % of the article wide). Empty below 60 passages with a tone:
    fewer give a curve of chance.
    """
    rated = table.dropna(subset="tone")
    grid = np.linspace(0, 1, 101)
    if len(rated) < ARC_FROM:
        return pd.DataFrame({"place": [], "mean": [], "low": [], "high": []})
    place, tone = rated["place"].to_numpy(), rated["tone"].to_numpy()
    near = np.exp(-0.5 * ((grid[:, None] - place) / _BANDWIDTH) ** 2)
    draws = np.random.default_rng(_SEED).multinomial(
        len(rated), np.full(len(rated), 1 / len(rated)), _RESAMPLES
    )
    curves = (draws * tone) @ near.T / np.maximum(draws @ near.T, 1e-9)
    low, high = np.quantile(curves, [0.025, 0.975], axis=0)
    return pd.DataFrame({"place": grid, "mean": near @ tone / near.sum(axis=1), "low": low, "high": high})


def plot_tone_course(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """A mark for every passage at its place and tone, told apart by voice; the extremes are quoted below.

    From 60 passages on a smoothed line with its band is added. Ticks at the bottom are passages without any word of
    the tone lexicon.

    Parameters
    ----------
    table
        From :func:`tone_course_table`.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "tone along the article")
    rated = table.dropna(subset="tone")
    with house_style():
        ax, ours = canvas(ax)
        if rated.empty:
            message = f"None of its {figures(len(table), 'passage')} holds a word of the tone lexicon."
            return empty(ax, ours, title="No tone to show for this article", message=message)
        _arc(ax, tone_arc(table))
        voices = [voice for voice in _LOOKS if rated["voice"].eq(voice).any()]
        for voice in reversed(voices):
            _marks(ax, rated[rated["voice"].eq(voice)], _LOOKS[voice])
        silent = table.loc[table["tone"].isna(), "place"]
        ax.vlines(silent, -1.1, -1.04, color="#a5a5a5", linewidth=1)
        _axis(ax)
        key(
            ax,
            [Line2D([], [], linestyle="none", **_LOOKS[voice]) for voice in voices],
            [_NAMES[v] for v in voices],
        )
        notes = _extremes(ax, rated)
        look = {"title": course_finding(table), "subtitle": _subtitle(table), "alt": _alt(table)}
        return finish(ax, ours, **look, notes=notes, body=215)


def _marks(ax: Axes, rated: pd.DataFrame, look: dict[str, object]) -> None:
    ax.vlines(rated["place"], 0, rated["tone"], color="#b9b9b9", linewidth=1, zorder=2)
    ax.plot(rated["place"], rated["tone"], linestyle="none", zorder=4, **look)


def _arc(ax: Axes, arc: pd.DataFrame) -> None:
    if len(arc):
        ax.fill_between(arc["place"], arc["low"], arc["high"], color=BLUE, alpha=0.15, linewidth=0, zorder=1)
        ax.plot(arc["place"], arc["mean"], color=INK, linewidth=2, zorder=5)


def _axis(ax: Axes) -> None:
    ax.set(xlim=(-0.01, 1.01), ylim=(-1.12, 1.06))
    ax.axhline(0, color=INK, linewidth=1, zorder=1)
    ax.set_xticks([0, 0.25, 0.5, 0.75, 1], ["first word", "25%", "50%", "75%", "last word"])
    ax.set_yticks([-1, -0.5, 0, 0.5, 1], ["negative  −1", "−0.5", "0", "+0.5", "positive  +1"])
    ax.set_xlabel("place in the article")
    ax.grid(axis="y")
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(length=0)


def _extremes(ax: Axes, rated: pd.DataFrame) -> list[str]:
    """Letters at the most positive and the most negative passage, and their words for the notes."""
    notes = []
    picks = [(rated["tone"].idxmax(), "A", "Most positive", 9, rated["tone"].max() > 0)]
    picks += [(rated["tone"].idxmin(), "B", "Most negative", -9, rated["tone"].min() < 0)]
    for at, letter, what, offset, wanted in picks:
        if wanted:
            row = rated.loc[at]
            look = {"textcoords": "offset points", "ha": "center", "weight": "bold", "gid": "extreme"}
            side = "bottom" if offset > 0 else "top"
            ax.annotate(letter, (row["place"], row["tone"]), (0, offset / 1.8), va=side, **look)
            who = f"{row['speaker']}, " if pd.notna(row["speaker"]) else ""
            voice = _NAMES[row["voice"]].replace("speaker’s ", "")
            notes.append(
                f"{letter}  {what}, {signed(row['tone'])} ({who}{voice}): {excerpt(row['text'], width=110)}"
            )
    return notes


def course_finding(table: pd.DataFrame) -> str:
    """How many passages sound positive and how many negative; empty when none has a tone.

    >>> course_finding(pd.DataFrame({"tone": [.5, .2, -.3, None]}))
    'More positive passages than negative ones: two to one'
    """
    rated = table["tone"].dropna()
    up, down = int(rated.gt(0).sum()), int(rated.lt(0).sum())
    if not up + down:
        return "No passage sounds positive or negative" if len(rated) else ""
    if not up or not down:
        side = "positive" if up else "negative"
        only = f"the only passage with a tone sounds {side}"
        return capital(
            only if up + down == 1 else f"all {number(up + down)} passages with a tone sound {side}"
        )
    if up == down:
        return f"As many positive passages as negative ones: {number(up)} each"
    more, less = ("positive", "negative") if up > down else ("negative", "positive")
    many, few = numbers(max(up, down), min(up, down))
    return f"More {more} passages than {less} ones: {many} to {few}"


def _subtitle(table: pd.DataFrame) -> str:
    rated = int(table["tone"].notna().sum())
    line = ", line: their mean with its 95% band" if rated >= ARC_FROM else ""
    ticks = "; ticks below: no word of the tone lexicon" if rated < len(table) else ""
    return f"Tone of each passage (−1 to 1){line} · {rated} of {figures(len(table), 'passage')} have a tone{ticks}"


def _alt(table: pd.DataFrame) -> str:
    rated = table.dropna(subset="tone")
    parts = [
        f"{_NAMES[voice]}: {figures(len(group), 'passage')}, {percent(group['tone'].gt(0).mean())} of them positive"
        for voice, group in rated.groupby("voice")
    ]
    return describe("Tone of each passage along the article", course_finding(table), "; ".join(parts))
