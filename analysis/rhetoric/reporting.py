"""The reporter's layer: which reporting verbs frame a speaker's words."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from analysis.quotes.table import CUE_CLASSES

REPORTING = "reporting_"
SOURCES = "Caldas-Coulthard 1994; Thompson & Ye 1991; Martin & White 2005"
MIN_ATTRIBUTIONS = 100  # endorsing and distancing verbs are some five in a hundred


def reporting_counts(quotes: pd.DataFrame, *, by: Sequence[str] = ()) -> pd.DataFrame:
    """Reporting-verb classes in tidy form, one row an attribution and class, for the shares of each class.

    Neutral (say, according to), endorsing or factive (point out, acknowledge), distancing (claim, allege), evaluative
    (slam, vow) and mental (think, want), after Caldas-Coulthard 1994, Thompson & Ye 1991 and Martin & White 2005. The verb
    is the reporter's choice: it says how the speaker is framed, not how the speaker talks. Attributions whose cue has
    no class are left out; fragments are no attributions.

    Parameters
    ----------
    quotes : DataFrame
        A quotes table.
    by : list of str
        Further columns to keep, those of the groups that are made.

    Returns
    -------
    DataFrame
        article, quote, speaker, those of ``by``, ``feature`` (``reporting_neutral`` and so on), ``k`` (1 where the cue has this class)
        and ``n`` (1).

    Examples
    --------
    >>> import pandas as pd
    >>> quotes = pd.DataFrame({"article": ["a"], "quote": [1], "speaker": ["Ann"], "cue_class": ["distancing"]})
    >>> counts = reporting_counts(quotes)
    >>> counts.loc[counts["k"] == 1, "feature"].tolist()
    ['reporting_distancing']
    """
    rows = quotes[quotes["cue_class"].isin(CUE_CLASSES)]
    if "kind" in rows.columns:
        rows = rows[rows["kind"] != "fragment"]
    keys = [key for key in dict.fromkeys(("article", "quote", "speaker", *by)) if key in rows.columns]
    parts = [
        rows[keys].assign(feature=f"{REPORTING}{name}", k=(rows["cue_class"] == name).astype(int), n=1)
        for name in CUE_CLASSES
    ]
    return pd.concat(parts, ignore_index=True)


def reporting_hits(quotes: pd.DataFrame, cue_class: str) -> pd.DataFrame:
    """The reporting words of one class where they stand, in the columns of a concordance.

    ``left`` and ``right`` are empty: a quotes table does not hold the words around its cues. ``item`` is the lemma.

    Raises
    ------
    KeyError
        For a class that there is not.
    """
    if cue_class not in CUE_CLASSES:
        raise KeyError(f"no class {cue_class!r} of reporting verbs; there are {', '.join(CUE_CLASSES)}")
    rows = quotes[(quotes["cue_class"] == cue_class) & (quotes["kind"] != "fragment") & quotes["cue"].notna()]
    keys = rows[["article", "quote", "speaker", "sentence"]].reset_index(drop=True)
    empty = pd.Series([""] * len(rows), dtype="str")
    return keys.assign(
        start=rows["cue_start"].to_numpy(dtype="int64"),
        end=rows["cue_end"].to_numpy(dtype="int64"),
        left=empty,
        text=rows["cue"].to_numpy(),
        right=empty,
        item=rows["cue_lemma"].to_numpy(),
    )
