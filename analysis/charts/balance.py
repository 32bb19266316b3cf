"""Two things set against each other, speaker by speaker: endorsing and distancing verbs, hedges and boosters, we and they."""

from __future__ import annotations

import math

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.dots import Estimate, draw, gate_marks, shown, too_little
from analysis.charts.rows import need
from analysis.charts.sides import fold, ratio_axis
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
from analysis.wording import capital, figures, possessive

COLUMNS = ["group", "balance", "first", "second", "articles", "value", "low", "high", "gate"]
# balance -> what its two sides are called, and what it is about
SIDES = {
    "slant": ("endorsing verbs", "distancing verbs", "How reporters introduce each speaker"),
    "hedge_booster": ("hedges", "boosters", "How guarded each speaker is"),
    "we_they": ("“we”", "“they”", "Whom each speaker speaks of"),
}


def balances_table(balances: pd.DataFrame, balance: str = "slant", *, by: str = "speaker") -> pd.DataFrame:
    """One balance, the speakers in its order.

    Parameters
    ----------
    balances
        From ``analysis.compare.balances.balance_table``.
    balance
        ``"slant"`` (verbs that endorse against verbs that distance), ``"hedge_booster"`` or ``"we_they"``.
    by
        The column that holds the group.

    Returns
    -------
    DataFrame
        ``group``, ``balance``, ``first`` and ``second`` (counts), ``articles``, ``value`` (the natural log of their ratio, half a hit
        added to both), ``low``, ``high`` (95 %), ``gate``. Highest value first; empty where
        nobody says anything.

    Raises
    ------
    KeyError
        For a balance that there is not, with those there are.

    Examples
    --------
    >>> table = pd.DataFrame({"speaker": ["Ada", "Bo"], "balance": "slant", "first": [9, 20], "second": [20, 9], "articles": 12,
    ...     "value": [-.77, .77], "low": [-1.5, 0.], "high": [0., 1.5], "gate": "ok"})
    >>> balances_table(table)["group"].tolist()
    ['Bo', 'Ada']
    """
    need(balances, (by, "balance", "first", "second", "articles", "value", "low", "high", "gate"), "balances")
    rows = balances.rename(columns={by: "group"})
    known = dict.fromkeys([*SIDES, *rows["balance"]])
    if balance not in known:
        raise KeyError(f"no balance {balance!r} here; there are {', '.join(known)}")
    rows = rows[rows["balance"].eq(balance)]
    rows = rows.sort_values(["value", "group"], ascending=[False, True], kind="stable")
    table = rows[COLUMNS].reset_index(drop=True)
    table.attrs["balance"] = balance
    return table


def plot_balances(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """Dots with 95 % whiskers on either side of 1: which of the two prevails with each speaker.

    Parameters
    ----------
    table
        From :func:`balances_table`. Hollow on little material; speakers with too little are named below.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "balances")
    carried = shown(table).dropna(subset="value")
    with house_style():
        ax, ours = canvas(ax)
        if carried.empty:
            return empty(ax, ours, title=f"Too little material: {_title(table)}", message=_nothing(table))
        rows = carried.head(MAX_ROWS)
        for at, item in enumerate(rows.itertuples()):
            ax.axhline(at, color=RULE, linewidth=0.8, zorder=1)
            draw(ax, at, Estimate(item.value, item.low, item.high, item.gate))
            beside(ax, at, f"{item.first:,} to {item.second:,}  ·  {figures(int(item.articles), 'article')}")
        row_labels(ax, rows["group"].tolist())
        first, second, _ = _names(table)
        ratio_axis(ax, rows[["low", "high"]].to_numpy().ravel(), one=first, other=second)
        ax.set_xlabel(f"←  more {second}      ratio      more {first}  →")
        key(ax, *gate_marks(rows["gate"]))
        few = table[table["gate"].eq("insufficient")]["group"].tolist()
        look = {
            "title": balances_finding(table),
            "subtitle": _subtitle(table),
            "notes": too_little(few, "a ratio", limit=5),
        }
        finish(ax, ours, **look, alt=_alt(rows, table), body=24 * len(rows) + 12)
        return ax


def _names(table: pd.DataFrame) -> tuple[str, str, str]:
    name = str(table["balance"].iloc[0]) if len(table) else table.attrs.get("balance", "slant")
    return SIDES.get(name, ("the first", "the second", capital(name.replace("_", " "))))


def _title(table: pd.DataFrame) -> str:
    first, second, _ = _names(table)
    return f"{first} against {second}"


def _nothing(table: pd.DataFrame) -> str:
    most = int((table["first"] + table["second"]).max()) if len(table) else 0
    if most >= 10:
        return "A ratio needs 10 of both together, in a corpus from 5 articles; there are enough, but from too few articles."
    here = f"the most anybody has here is {most}" if most else "there is not one here"
    return f"A ratio needs 10 of both together, in a corpus from 5 articles; {here}."


def balances_finding(table: pd.DataFrame) -> str:
    """The speaker with whom one side prevails most clearly; that none does; empty when nothing is carried.

    >>> balances_finding(pd.DataFrame({"group": ["Ada"], "balance": "slant", "value": [1.1], "low": [.4], "high": [1.8], "gate": ["ok"]}))
    'With Ada more endorsing verbs than distancing verbs'
    """
    carried = shown(table).dropna(subset="value")
    if carried.empty:
        return ""
    first, second, _ = _names(table)
    clear = carried.assign(
        gap=carried[["low", "high"]].apply(lambda row: max(row["low"], -row["high"]), axis=1)
    )
    top = clear.sort_values("gap", ascending=False, kind="stable").iloc[0]
    if top["gap"] <= 0:
        return f"With nobody a clear balance of {first} and {second}"
    more, less = (first, second) if top["value"] > 0 else (second, first)
    hedge = ", on little material" if top["gate"] == "weak" else ""
    return f"With {top['group']} more {more} than {less}{hedge}"


def _subtitle(table: pd.DataFrame) -> str:
    first, second, about = _names(table)
    total = int((table["first"] + table["second"]).sum())
    return f"{about}: {first} for one of the {second}, 95% intervals · {total:,} of both"


def _alt(rows: pd.DataFrame, table: pd.DataFrame) -> str:
    first, second, about = _names(table)
    parts = [
        f"{possessive(row.group)} {first} to {second}: {row.first} to {row.second}, {fold(math.exp(row.value))}"
        f" (95% {fold(math.exp(row.low))} to {fold(math.exp(row.high))})"
        for row in rows.itertuples()
    ]
    return describe(f"Dots with whiskers. {about}", balances_finding(table), "; ".join(parts))
