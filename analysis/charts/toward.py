"""Sentiment towards each person or organisation: bars of negative, neutral and positive mentions."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes
from matplotlib.patches import Patch

from analysis.charts.about import COLUMNS as _PAIRS
from analysis.charts.about import FEWEST
from analysis.charts.dots import shown, signed
from analysis.charts.rows import need
from analysis.charts.sides import ONE_COLOR, OTHER_COLOR
from analysis.charts.style import (
    INK,
    MAX_ROWS,
    beside,
    canvas,
    describe,
    empty,
    finish,
    house_style,
    key,
    row_labels,
)
from analysis.wording import capital, figures, join, percent

FEW = 10  # mentions below which there is no net share; as everywhere, five articles are needed too
COLUMNS = _PAIRS[1:]  # without the holder


def toward_table(targets: pd.DataFrame) -> pd.DataFrame:
    """The targets with five mentions or more: shares of negative, neutral and positive, and the net share with its interval.

    Parameters
    ----------
    targets
        As for :func:`analysis.charts.about_table`, one row a target (``holder`` may be missing from the columns); counts or shares.

    Returns
    -------
    DataFrame
        ``target``, ``n``, ``negative``, ``neutral``, ``positive`` (shares, they sum to 1), ``net``, ``low``, ``high``, ``gate``; highest net
        share first. ``attrs["masked"]``: how many targets were left out.

    Examples
    --------
    >>> targets = pd.DataFrame({"target": ["Bo"], "n": [10], "negative": [6], "neutral": [3], "positive": [1], "net": [-.5],
    ...     "low": [-.8], "high": [-.1], "gate": ["weak"]})
    >>> toward_table(targets)[["negative", "neutral", "positive"]].values.tolist()
    [[0.6, 0.3, 0.1]]
    """
    need(targets, COLUMNS, "sentiment by target")
    rows = targets[targets["n"].ge(FEWEST)]
    total = rows[["negative", "neutral", "positive"]].sum(axis=1)
    rows = rows.assign(**{name: rows[name] / total for name in ("negative", "neutral", "positive")})
    rows = rows.sort_values(["net", "target"], ascending=[False, True], kind="stable", ignore_index=True)[
        COLUMNS
    ]
    rows.attrs = {"masked": len(targets) - len(rows)}
    return rows


def plot_toward(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Bars of negative, neutral and positive mentions of each target, neutral in the middle; the net share beside them.

    Parameters
    ----------
    table
        From :func:`toward_table`. The 15 targets mentioned most are drawn.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "sentiment by target")
    with house_style():
        ax, ours = canvas(ax)
        if table.empty:
            message = f"Nobody is mentioned {FEWEST} times."
            return empty(ax, ours, title="Too few mentions of anybody", message=message)
        kept = table["n"].sort_values(ascending=False, kind="stable").index[:MAX_ROWS]
        rows = table.loc[sorted(kept)]
        for at, item in enumerate(rows.itertuples()):
            _bar(ax, at, item)
        row_labels(ax, rows["target"].tolist())
        _axis(ax)
        n = figures(int(table["n"].sum()), "mention")
        subtitle = f"Mentions by sentiment, neutral in the middle; net: positive less negative share with its 95% interval · {n}"
        finish(
            ax,
            ours,
            title=toward_finding(table),
            subtitle=subtitle,
            alt=_alt(rows),
            notes=_notes(table, rows),
            body=26 * len(rows) + 8,
        )
        return ax


def _notes(table: pd.DataFrame, rows: pd.DataFrame) -> list[str]:
    left = [(len(table) - len(rows), "than these"), (table.attrs.get("masked", 0), f"than {FEWEST}")]
    parts = [f"{figures(n, 'target')} with fewer mentions {than}" for n, than in left if n]
    return [f"Not drawn: {join(parts)}."] if parts else []


_LOOKS = {
    "negative": {"facecolor": OTHER_COLOR, "edgecolor": "#8a3d00", "hatch": "\\\\\\"},
    "neutral": {"facecolor": "#e3e3e3", "edgecolor": "#8d8d8d"},
    "positive": {"facecolor": ONE_COLOR, "edgecolor": "#004a75"},
}


def _bar(ax: Axes, row: int, item: object) -> None:
    left = -item.neutral / 2 - item.negative
    for name in _LOOKS:
        if width := getattr(item, name):
            ax.barh(row, width, left=left, height=0.62, linewidth=0.8, **_LOOKS[name])
        left += width
    net = f"net {signed(item.net)} ({signed(item.low)} to {signed(item.high)})"
    if item.gate == "insufficient":
        net = "too few mentions" if item.n < FEW else "too few articles"
    beside(ax, row, f"{net}  ·  {item.n:,}")


def _axis(ax: Axes) -> None:
    ax.set_xlim(-1.02, 1.02)
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["100%", "50%", "0", "50%", "100%"])
    ax.axvline(0, color=INK, linewidth=0.8, linestyle=(0, (3, 3)), zorder=3)
    ax.set_xlabel("negative  ←   share of mentions   →  positive")
    ax.spines["bottom"].set_visible(False)
    ax.tick_params(axis="x", length=0)
    key(ax, [Patch(linewidth=0.8, **look) for look in _LOOKS.values()], list(_LOOKS))


def toward_finding(table: pd.DataFrame) -> str:
    """Of whom the sentiment is clearest; empty for an empty table.

    >>> toward_finding(pd.DataFrame({"target": ["Bo"], "net": [-.5], "low": [-.8], "high": [-.1], "gate": ["ok"]}))
    'Bo is spoken of more negatively than positively'
    """
    if table.empty:
        return ""
    carried = shown(table)
    if carried.empty:
        return "Too little is said of anybody for a balance"
    carried = carried.assign(gap=pd.concat([carried["low"], -carried["high"]], axis=1).max(axis=1))
    carried = carried[carried["gap"].gt(0)].sort_values("gap", ascending=False, kind="stable")
    if carried.empty:
        return "Nobody is clearly spoken of more positively or more negatively"
    top = carried.iloc[0]
    more, less = ("positively", "negatively") if top["net"] > 0 else ("negatively", "positively")
    hedge = ", on little material" if top["gate"] == "weak" else ""
    return f"{capital(top['target'])} is spoken of more {more} than {less}{hedge}"


def _alt(rows: pd.DataFrame) -> str:
    parts = [
        f"{row.target}: {percent(row.negative)} negative, {percent(row.neutral)} neutral, {percent(row.positive)} positive"
        for row in rows.itertuples()
    ]
    return describe("Bars of sentiment towards each target", toward_finding(rows), "; ".join(parts))
