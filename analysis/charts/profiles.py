"""The part of a profile that one chart or one sentence can tell."""

from __future__ import annotations

import pandas as pd

from analysis.charts.dots import shown
from analysis.charts.rows import need
from analysis.rhetoric import features, indices

COLUMNS = ["group", "feature", "unit", "k", "n", "articles", "rate", "low", "high", "gate"]
NOUNS = {"per 1,000 words": "word", "per 100 sentences": "sentence", "share of attributions": "attribution"}


def rates_table(
    profile: pd.DataFrame,
    *,
    by: str = "speaker",
    feature: str | None = None,
    group: str | None = None,
    unit: str | None = None,
) -> pd.DataFrame:
    """The part of a profile that one chart can show: rates of one unit, under names a reader knows.

    Parameters
    ----------
    profile
        From ``rhetoric_profile``: a row a group and feature, with ``k``, ``n``, ``rate``, ``low``, ``high``, ``gate``.
    by
        The column that holds the group.
    feature, group
        One feature (for the question who has more of it) or one group (of what it has most); both free compares
        groups feature by feature.
    unit
        "per 1,000 words", "per 100 sentences" or "share of attributions"; without it the first of these that occurs,
        because rates of two units do not belong on one axis. Indices (MATTR, readability) go one at a time.

    Returns
    -------
    DataFrame
        ``group``, ``feature`` (its name in the field), ``unit``, ``k``, ``n``, ``articles``, ``rate``, ``low``, ``high``
        (95 %), ``gate``. One feature: highest rate first; otherwise in the order of the profile.

    Raises
    ------
    KeyError
        For a feature or group that the profile does not have, with those it has.

    Examples
    --------
    >>> profile = pd.DataFrame({"speaker": ["Ada", "Bo"], "feature": "we", "unit": "per 1,000 words", "k": [30, 4],
    ...     "n": [900, 100], "articles": 1, "rate": [33.3, 40], "low": [22, 11], "high": [48, 102], "gate": ["ok", "insufficient"]})
    >>> rates_table(profile, feature="we")["group"].tolist()
    ['Bo', 'Ada']
    """
    need(profile, (by, "feature", "unit", "k", "n", "rate", "low", "high", "gate"), "profile")
    rows = profile.rename(columns={by: "group"})
    rows = _chosen(_chosen(rows, "feature", feature), "group", group)
    if len(rows):
        rows = _chosen(rows, "unit", unit or _default_unit(rows["unit"]))
    if rows["feature"].nunique() > 1 and not rows["unit"].isin(NOUNS).all():
        raise ValueError(
            f"every index has a scale of its own: choose one, feature={rows['feature'].iloc[0]!r}"
        )
    if feature is not None:
        rows = rows.sort_values(["rate", "group"], ascending=[False, True])
    rows = rows.assign(feature=rows["feature"].map(feature_name))
    return rows.assign(articles=rows.get("articles", 1))[COLUMNS].reset_index(drop=True)


def _default_unit(units: pd.Series) -> str:
    return next((unit for unit in NOUNS if units.eq(unit).any()), str(units.iloc[0]))


def _chosen(rows: pd.DataFrame, column: str, value: str | None) -> pd.DataFrame:
    if value is None or rows.empty:
        return rows
    if not rows[column].eq(value).any():
        raise KeyError(f"no {column} {value!r} here; there are {', '.join(map(str, rows[column].unique()))}")
    return rows[rows[column].eq(value)]


def feature_name(id: str) -> str:
    """What a feature is called in a chart or a sentence.

    >>> feature_name("modal_necessity"), feature_name("reporting_distancing")
    ('necessity modals', 'distancing verbs')
    """
    known = {**features(), **indices()}
    if id in known:
        return known[id].name
    return f"{id.removeprefix('reporting_')} verbs" if id.startswith("reporting_") else id.replace("_", " ")


def contrasts(table: pd.DataFrame) -> pd.DataFrame:
    """Pairs of groups whose intervals for a feature do not touch: a difference sure enough to be said.

    Stricter than a test of the difference, so that nothing is said that a test would not bear out.

    Returns
    -------
    DataFrame
        ``feature``, ``more``, ``less`` (groups), ``gap`` (lower bound of the one over upper bound of the other), the widest
        gap first; one row a feature, for its farthest groups.
    """
    rows = []
    for feature, items in shown(table).groupby("feature", sort=False):
        top, bottom = items.iloc[items["low"].argmax()], items.iloc[items["high"].argmin()]
        if top["low"] > bottom["high"] > 0:
            gap = top["low"] / bottom["high"]
            rows.append({"feature": feature, "more": top["group"], "less": bottom["group"], "gap": gap})
    table = pd.DataFrame(rows, columns=["feature", "more", "less", "gap"])
    return table.sort_values("gap", ascending=False, ignore_index=True, kind="stable")
