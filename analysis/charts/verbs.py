"""With which verbs the reporter introduces the quotes, and what those verbs say about them."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.dots import shown
from analysis.charts.rows import need
from analysis.charts.style import (
    BLUE,
    GREY,
    RULE,
    beside,
    canvas,
    describe,
    empty,
    finish,
    house_style,
    row_labels,
    wrap,
)
from analysis.compare.rates import share_table
from analysis.wording import capital, figures, join, number, part_of, percent, plural

COLUMNS = ["cue_class", "cue_lemma", "quotes", "class_quotes", "n", "share", "low", "high", "gate"]
CLASSES = {
    "neutral": "only reports",
    "endorsing": "takes it as true",
    "distancing": "leaves it open",
    "evaluative": "names the act",
    "mental": "thought, not said",
    "unlisted": "not in the list",
}


def reporting_verbs_table(quotes: pd.DataFrame) -> pd.DataFrame:
    """How often each reporting verb introduces a quote, with the share of its class.

    Parameters
    ----------
    quotes
        Quotes table of one or more articles. Fragments and quotes without a cue do not count.

    Returns
    -------
    DataFrame
        One row a verb, classes in a fixed order, in each the most frequent first: ``cue_class`` (``unlisted`` where
        the verb has none), ``cue_lemma``, ``quotes``; of the class ``class_quotes``, ``n`` (quotes with a cue),
        ``share`` ([0, 1]), ``low``, ``high`` (95 %), ``gate``. Empty when no quote has a cue.

    Notes
    -----
    Classes after Caldas-Coulthard (1994) and Thompson and Ye (1991): an endorsing verb (note, admit) presents what
    is said as true, a distancing one (claim, allege) leaves that to the speaker.

    Examples
    --------
    >>> quotes = pd.DataFrame({"article": "a", "kind": "direct", "cue": ["said", "said", "claimed"],
    ...     "cue_lemma": ["say", "say", "claim"], "cue_class": ["neutral", "neutral", "distancing"]})
    >>> reporting_verbs_table(quotes)[["cue_class", "cue_lemma", "quotes"]].values.tolist()
    [['neutral', 'say', 2], ['distancing', 'claim', 1]]
    """
    need(quotes, ("article", "kind", "cue", "cue_lemma", "cue_class"), "quotes")
    # A colon or a dash attributes a quote, but it is no verb.
    cues = quotes[quotes["cue"].astype("str").str.contains(r"\w", na=False) & quotes["kind"].ne("fragment")]
    if cues.empty:
        return pd.DataFrame({name: [] for name in COLUMNS})
    cues = cues.assign(
        cue_class=cues["cue_class"].fillna("unlisted"),
        cue_lemma=cues["cue_lemma"].fillna(cues["cue"].str.lower()),
    )
    verbs = cues.groupby(["cue_class", "cue_lemma"]).size().reset_index(name="quotes")
    verbs = verbs.merge(_classes(cues), on="cue_class")
    verbs["order"] = (
        verbs["cue_class"].map({name: place for place, name in enumerate(CLASSES)}).fillna(len(CLASSES))
    )
    verbs = verbs.sort_values(
        ["order", "quotes", "cue_lemma"], ascending=[True, False, True], ignore_index=True
    )
    return verbs[COLUMNS]


def _classes(cues: pd.DataFrame) -> pd.DataFrame:
    """The share of each class among all cues; every article counts for every class, with 0 where it has none."""
    cells = pd.crosstab(cues["article"], cues["cue_class"])
    counts = cells.stack().rename("k").reset_index()
    counts["n"] = counts["article"].map(cells.sum(axis=1))
    table = share_table(counts, by="cue_class")
    table = table.rename(columns={"k": "class_quotes"})
    return table.astype({"class_quotes": "int64", "n": "int64"})[
        ["cue_class", "class_quotes", "n", *COLUMNS[5:]]
    ]


def plot_reporting_verbs(table: pd.DataFrame, *, ax: Axes | None = None) -> Axes:
    """One bar a class of reporting verbs, cut into its verbs, which stand below it.

    Parameters
    ----------
    table
        From :func:`reporting_verbs_table`.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "reporting verbs")
    with house_style():
        ax, ours = canvas(ax)
        if table.empty:
            message = "No quote is introduced by a verb or a phrase like “according to”."
            return empty(ax, ours, title="There are no reporting verbs", message=message)
        rows = [name for name in CLASSES if table["cue_class"].eq(name).any()]
        absent = [name for name in CLASSES if name not in rows and name != "unlisted"]
        notes = [f"None is {join(absent, last='or')}."] if absent else []
        row_labels(ax, [f"{name}: {CLASSES[name]}" for name in rows])
        for row, name in enumerate(rows):
            _bar(ax, row, table[table["cue_class"].eq(name)])
        ax.set_xlim(0, table["class_quotes"].max() * 1.01)
        ax.set_xticks([])
        ax.spines["bottom"].set_visible(False)
        subtitle = f"Reporting verbs by what they say about the quote · {figures(int(table['n'].iloc[0]), 'quote')} with a verb"
        subtitle += ", share with 95% interval" if len(shown(table)) else ""
        finish(
            ax,
            ours,
            title=verbs_finding(table),
            subtitle=subtitle,
            alt=_alt(table),
            notes=notes,
            body=44 * len(rows) + 4,
        )
        for row, name in enumerate(rows):
            _verbs(ax, row, table[table["cue_class"].eq(name)])
    return ax


def _bar(ax: Axes, row: int, verbs: pd.DataFrame) -> None:
    left = (verbs["quotes"].cumsum() - verbs["quotes"]).tolist()
    ax.barh(
        [row] * len(verbs),
        verbs["quotes"],
        left=left,
        height=0.44,
        color=BLUE,
        edgecolor="white",
        linewidth=0.6,
    )
    ax.vlines(0, row - 0.22, row + 0.22, color=RULE, linewidth=1.5)
    item = verbs.iloc[0]
    share = (
        f"  ·  {percent(item['share'])} ({item['low']:.0%} to {item['high']:.0%})"
        if len(shown(verbs))
        else ""
    )
    beside(ax, row, f"{item['class_quotes']} of {item['n']}{share}")


def _verbs(ax: Axes, row: int, verbs: pd.DataFrame) -> None:
    """The verbs below their bar, as many as the line holds."""
    names = [
        f"{verb.cue_lemma} {verb.quotes}" if verb.quotes > 1 else verb.cue_lemma
        for verb in verbs.itertuples()
    ]
    room = ax.get_position().width * ax.figure.get_figwidth() * 72
    line = wrap(",  ".join(names), room, size=9, lines=1)
    ax.annotate(
        line,
        (0, row + 0.22),
        (2, 0),
        textcoords="offset points",
        va="top",
        fontsize=9,
        color=GREY,
        gid="verbs",
    )


def verbs_finding(table: pd.DataFrame) -> str:
    """What a table of reporting verbs says in the first place; empty when there is none.

    >>> verbs_finding(pd.DataFrame({"cue_class": ["neutral"], "cue_lemma": ["say"], "quotes": [4], "class_quotes": [4], "n": [4]}))
    'All four reporting verbs are neutral'
    """
    if table.empty:
        return ""
    classes = table.drop_duplicates("cue_class").set_index("cue_class")["class_quotes"]
    n = int(table["n"].iloc[0])
    loaded = classes.drop(["neutral", "unlisted"], errors="ignore").sort_values(
        ascending=False, kind="stable"
    )
    some = int(loaded.sum())
    if n == classes.get("neutral", 0):
        return f"{capital(part_of(n, n, 'reporting verb'))} {plural(n, 'is', 'are')} neutral"
    if not some:
        return f"No reporting verb is known to be more than neutral ({number(n)} in all)"
    main = f", most of them {loaded.index[0]}" if 2 * loaded.iloc[0] > some > 2 else ""
    if len(loaded) == 1:
        main = f": {plural(some, 'it is', 'they are')} {loaded.index[0]}"
    return (
        f"{capital(part_of(some, n, 'reporting verb'))} {plural(some, 'is', 'are')} more than neutral{main}"
    )


def _alt(table: pd.DataFrame) -> str:
    parts = []
    for name, verbs in table.groupby("cue_class", sort=False):
        listed = ", ".join(f"{verb.cue_lemma} {verb.quotes}" for verb in verbs.head(6).itertuples())
        parts.append(f"{name} {verbs['class_quotes'].iloc[0]} ({listed})")
    return describe("Bars of reporting verbs by class", verbs_finding(table), "; ".join(parts))
