"""The reporter's layer: which reporting verbs frame a speaker's words."""

from __future__ import annotations

import pandas as pd

from analysis.quotes.table import CUE_CLASSES


def reporting_counts(quotes: pd.DataFrame) -> pd.DataFrame:
    """Reporting-verb classes in tidy form, one row an attribution and class, for the shares of each class.

    Neutral (say, according to), endorsing or factive (point out, acknowledge), distancing (claim, allege), evaluative
    (slam, vow) and mental (think, want), after Caldas-Coulthard 1994, Thompson & Ye 1991 and Martin & White 2005. The verb
    is the reporter's choice: it says how the speaker is framed, not how the speaker talks. Attributions whose cue has
    no class are left out; fragments are no attributions.

    Parameters
    ----------
    quotes : DataFrame
        A quotes table.

    Returns
    -------
    DataFrame
        article, quote, speaker, ``feature`` (``reporting_neutral`` and so on), ``k`` (1 where the cue has this class)
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
    keys = [key for key in ("article", "quote", "speaker") if key in rows.columns]
    parts = [
        rows[keys].assign(feature=f"reporting_{name}", k=(rows["cue_class"] == name).astype(int), n=1)
        for name in CUE_CLASSES
    ]
    return pd.concat(parts, ignore_index=True)
