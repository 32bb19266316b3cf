"""How far the probabilities of sentiment towards targets can be taken at their word."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.dots import Estimate, draw_upright, gate_marks
from analysis.charts.rows import need
from analysis.charts.style import GREY, canvas, describe, empty, finish, house_style, key
from analysis.compare.calibration import mean_gap, reliability
from analysis.wording import figures, percent

COLUMNS = ["n", "articles", "probability", "right", "low", "high", "gate"]
FEWEST = 10


def reliability_table(scored: pd.DataFrame, *, gold: str = "gold") -> pd.DataFrame:
    """The labels of ``toward`` by their probability, in steps of a tenth, with the share of them that people confirm.

    Parameters
    ----------
    scored
        Rows of ``toward`` with people's label (-1, 0, 1) beside.
    gold
        The column of people's labels.

    Returns
    -------
    DataFrame
        As :func:`analysis.compare.reliability`: ``n``, ``articles``, ``probability``, ``right``, ``low``, ``high``, ``gate``.

    Examples
    --------
    >>> scored = pd.DataFrame({"negative": [0.7, 0.74], "neutral": 0.2, "positive": [0.1, 0.06], "label": -1, "gold": [-1, 0]})
    >>> reliability_table(scored)["right"].tolist()
    [0.5]
    """
    return reliability(scored, gold)


def plot_reliability(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Dots with 95 % whiskers: how often labels of a probability are right; on the diagonal the probability is true.

    Parameters
    ----------
    table
        From :func:`reliability_table`.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "reliability")
    rows = table[table["n"].ge(FEWEST)]
    with house_style():
        ax, ours = canvas(ax)
        if rows.empty:
            most = int(table["n"].max()) if len(table) else 0
            message = f"A dot needs {FEWEST} labels of like probability; the most here is {most}."
            return empty(ax, ours, title="Too few labels to check the probabilities", message=message)
        (diagonal,) = ax.plot([0.3, 1], [0.3, 1], color=GREY, linewidth=1.2, linestyle=(0, (4, 3)), zorder=1)
        for row in rows.itertuples():
            draw_upright(ax, row.probability, Estimate(row.right, row.low, row.high, row.gate))
            look = {"textcoords": "offset points", "fontsize": 8.5, "color": GREY, "va": "top"}
            ax.annotate(f"{row.n:,}", (row.probability, row.right), (6, -3), **look)
        _axis(ax)
        marks, texts = gate_marks(rows["gate"])
        key(ax, [*marks, diagonal], [*texts, "as right as it is sure"])
        look = {"title": reliability_finding(table), "subtitle": _subtitle(table), "alt": _alt(rows)}
        return finish(ax, ours, **look, notes=_notes(table), body=280)


def _axis(ax: Axes) -> None:
    ticks = [0.4, 0.6, 0.8, 1.0]
    ax.set(xlim=(0.3, 1.03), ylim=(0, 1.03))
    ax.set_xticks(ticks, [f"{tick:.0%}" for tick in ticks])
    ax.set_yticks([0, 0.2, *ticks], [f"{tick:.0%}" for tick in [0, 0.2, *ticks]])
    ax.set_xlabel("probability of the label")
    ax.set_ylabel("labels that people confirm")
    ax.grid(axis="y")
    ax.tick_params(length=0)
    ax.spines["bottom"].set_visible(False)


def reliability_finding(table: pd.DataFrame) -> str:
    """How far the probabilities are off, and where most; empty for too few labels.

    >>> reliability_finding(pd.DataFrame({"n": [40], "probability": [.9], "right": [.6], "low": [.45], "high": [.74]}))
    'Probabilities are 30 points off on average, clearly so where the model is 90% sure'
    """
    rows = table[table["n"].ge(FEWEST)]
    if rows.empty:
        return ""
    off = rows[(rows["high"] < rows["probability"]) | (rows["low"] > rows["probability"])]
    points = figures(round(100 * mean_gap(table)), "point")
    if off.empty:
        return f"Probabilities are {points} off on average, nowhere clearly"
    worst = off.loc[(off["probability"] - off["right"]).abs().idxmax()]
    return f"Probabilities are {points} off on average, clearly so where the model is {percent(worst['probability'])} sure"


def _subtitle(table: pd.DataFrame) -> str:
    right = percent((table["right"] * table["n"]).sum() / table["n"].sum())
    labels = figures(int(table["n"].sum()), "label")
    return f"Share of labels that people confirm, by the probability the model gives them; their number beside each dot · {right} of {labels} right"


def _notes(table: pd.DataFrame) -> list[str]:
    few = int(table.loc[table["n"].lt(FEWEST), "n"].sum())
    return (
        [f"Not drawn: {figures(few, 'label')} of probabilities that fewer than {FEWEST} have."] if few else []
    )


def _alt(rows: pd.DataFrame) -> str:
    parts = [
        f"probability {percent(row.probability)}: {percent(row.right)} right of {row.n:,}"
        for row in rows.itertuples()
    ]
    return describe(
        "Dots with whiskers of the share of right labels", reliability_finding(rows), "; ".join(parts)
    )
