"""Two sides, feature by feature: how many times as often the one uses it, with intervals."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.dots import Estimate, draw, gate_marks, shown, too_little
from analysis.charts.profiles import feature_name
from analysis.charts.rows import need
from analysis.charts.sides import ALL_OTHERS, ONE_COLOR, amount, fold, ratio_axis
from analysis.charts.style import (
    MAX_ROWS,
    RULE,
    beside,
    canvas,
    describe,
    empty,
    finish,
    house_style,
    key,
    row_labels,
)
from analysis.wording import capital, figures

_MOST = math.log(64)
COLUMNS = ["feature", "ratio", "log_ratio", "low", "high", "k", "n", "k_other", "n_other", "q", "gate"]


def contrast_table(contrast: pd.DataFrame, one: str, other: str = ALL_OTHERS) -> pd.DataFrame:
    """The features of a comparison under names a reader knows, the largest ratio first.

    Parameters
    ----------
    contrast
        From ``compare_rates``.
    one, other
        What to call the two sides.

    Returns
    -------
    DataFrame
        ``feature``, ``ratio`` and its natural logarithm ``log_ratio`` with ``low`` and ``high`` (95 %, of the logarithm), ``k`` of ``n`` on
        the first side, ``k_other`` of ``n_other`` on the second, ``q``, ``gate``. ``attrs["sides"]``: the names.

    Examples
    --------
    >>> found = pd.DataFrame({"feature": ["we"], "ratio": [2.0], "log_ratio": [.69], "low": [.2], "high": [1.2], "k": [40],
    ...     "n": [900], "k_other": [20], "n_other": [900], "q": [.01], "gate": ["ok"]})
    >>> contrast_table(found, "Ada", "Bo")["feature"].tolist()
    ['first person plural']
    """
    need(contrast, COLUMNS, "contrast")
    rows = contrast.assign(feature=contrast["feature"].map(feature_name))[COLUMNS]
    rows = rows.sort_values(
        ["log_ratio", "feature"], ascending=[False, True], kind="stable", ignore_index=True
    )
    rows.attrs = {"sides": (one, other)}
    return rows


def clear_contrasts(table: pd.DataFrame) -> pd.DataFrame:
    """The features used clearly more by one side: interval without 1, q under .05, hits on both sides; clearest first."""
    carried = shown(table).dropna(subset="log_ratio")
    return _clear(carried[carried[["k", "k_other"]].gt(0).all(axis=1)])


def _clear(rows: pd.DataFrame) -> pd.DataFrame:
    """Those whose interval leaves out 1 and whose q is under .05, the clearest first."""
    rows = rows.assign(gap=pd.concat([rows["low"], -rows["high"]], axis=1).max(axis=1))
    rows = rows[rows["gap"].gt(0) & rows["q"].lt(0.05)]
    return rows.sort_values("gap", ascending=False, kind="stable", ignore_index=True).drop(columns="gap")


def one_sided(table: pd.DataFrame) -> pd.DataFrame:
    """The features on enough material that one side never uses, most hits first."""
    carried = shown(table)
    alone = carried[carried[["k", "k_other"]].min(axis=1).eq(0)]
    return alone.assign(hits=alone["k"] + alone["k_other"]).sort_values(
        "hits", ascending=False, kind="stable", ignore_index=True
    )


def clear_one_sided(table: pd.DataFrame) -> pd.DataFrame:
    """Those of :func:`one_sided` that are no chance: a side with few words has no hit of much that it would use."""
    return _clear(one_sided(table)).sort_values("hits", ascending=False, kind="stable", ignore_index=True)


def plot_contrast(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Dots with 95 % whiskers on an axis of ratios: right of 1 more from the first side, left of it more from the second.

    Parameters
    ----------
    table
        From :func:`contrast_table`. Fifteen features at most, those farthest from 1; hollow on little material, an arrow where one
        side has no hit at all.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "contrast")
    one, other = table.attrs.get("sides", ("the one", ALL_OTHERS))
    carried = shown(table).dropna(subset="log_ratio")
    with house_style():
        ax, ours = canvas(ax)
        if carried.empty:
            message = "A ratio needs 10 hits on both sides together, and in a corpus 5 articles on either."
            return empty(
                ax, ours, title=f"Too little material to compare {one} with {other}", message=message
            )
        kept = carried["log_ratio"].abs().sort_values(ascending=False, kind="stable").index[:MAX_ROWS]
        rows = carried.loc[sorted(kept)]
        for at, item in enumerate(rows.itertuples()):
            ax.axhline(at, color=RULE, linewidth=0.8, zorder=1)
            _mark(ax, at, item)
            beside(
                ax, at, f"{amount(item.ratio, item.k, item.k_other)}  ·  {item.k:,} against {item.k_other:,}"
            )
        row_labels(ax, [capital(name) for name in rows["feature"]])
        both = rows[rows[["k", "k_other"]].gt(0).all(axis=1)]
        reach = both[["low", "high"]].clip(-_MOST, _MOST).to_numpy().ravel()
        ratio_axis(ax, reach, one=one, other=other)
        key(ax, *gate_marks(rows["gate"]))
        notes = too_little(table[table["gate"].eq("insufficient")]["feature"].tolist(), "a ratio")
        left = len(carried) - len(rows)
        notes += [f"Not drawn: {figures(left, 'more feature')} with ratios nearer to 1."] if left else []
        look = {"title": contrast_finding(table), "subtitle": _subtitle(table, one, other), "notes": notes}
        return finish(ax, ours, **look, alt=_alt(rows, table), body=23 * len(rows) + 10)


def _mark(ax: Axes, row: int, item: object) -> None:
    """A dot with its whisker; an arrow to the edge where one side has no hit, for there is no ratio then."""
    if item.k and item.k_other:
        draw(ax, row, Estimate(item.log_ratio, item.low, item.high, item.gate))
        return
    edge, sign = (0.995, ">") if item.k else (0.005, "<")
    ax.plot(
        edge,
        row,
        marker=sign,
        markersize=7,
        color=ONE_COLOR,
        transform=ax.get_yaxis_transform(),
        clip_on=False,
        zorder=4,
    )


def contrast_finding(table: pd.DataFrame) -> str:
    """The clearest difference between two sides; that there is none; empty when nothing is carried.

    >>> contrast_finding(contrast_table(pd.DataFrame({"feature": ["we"], "ratio": [2.0], "log_ratio": [.69], "low": [.2],
    ...     "high": [1.2], "k": [40], "n": [900], "k_other": [20], "n_other": [900], "q": [.01], "gate": ["ok"]}), "Ada", "Bo"))
    'First person plural: 2.0× as often from Ada as from Bo'
    """
    if shown(table).empty:
        return ""
    one, other = table.attrs.get("sides", ("the one", ALL_OTHERS))
    clear = clear_contrasts(table)
    if clear.empty and len(alone := clear_one_sided(table)):
        top = alone.iloc[0]
        hedge = ", on little material" if top["gate"] == "weak" else ""
        return f"{capital(top['feature'])}: only from {one if top['k'] else other}{hedge}"
    if clear.empty:
        return f"No clear difference between {one} and {other}"
    top = clear.iloc[0]
    more, less, ratio = (one, other, top["ratio"]) if top["ratio"] > 1 else (other, one, 1 / top["ratio"])
    hedge = ", on little material" if top["gate"] == "weak" else ""
    return f"{capital(top['feature'])}: {fold(ratio)} as often from {more} as from {less}{hedge}"


def _subtitle(table: pd.DataFrame, one: str, other: str) -> str:
    sizes = f"{int(table['n'].max()):,} words of {one}, {int(table['n_other'].max()):,} of {other}"
    return f"Ratio of the rates of each feature, 95% intervals; hits on either side · {sizes}"


def _alt(rows: pd.DataFrame, table: pd.DataFrame) -> str:
    parts = [
        f"{row.feature}: {fold(row.ratio)} (95% {fold(math.exp(row.low))} to {fold(math.exp(row.high))})"
        for row in rows.itertuples()
    ]
    return describe(
        "Dots with whiskers of ratios between two sides", contrast_finding(table), "; ".join(parts)
    )
