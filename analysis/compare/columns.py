"""What tables of this package are asked for: the columns that make a group, and those that must be there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import pandas as pd


def names_of(by: str | Sequence[str]) -> list[str]:
    """One column or several as a list.

    >>> names_of("speaker"), names_of(("speaker", "voice"))
    (['speaker'], ['speaker', 'voice'])
    """
    return [by] if isinstance(by, str) else list(by)


def need_group(column: pd.Series, name: object) -> None:
    """Raise a KeyError where there is no such group; the message names those there are.

    A group of a categorical column is there without a row too, and where nobody says a word nobody is missing.
    """
    categorical = isinstance(column.dtype, pd.CategoricalDtype)
    known = list(column.cat.categories if categorical else column.dropna().unique())
    if known and name not in known:
        raise KeyError(
            f"no own words of {name!r} in {column.name!r}; there are {', '.join(sorted(map(str, known))[:20])}"
        )


def dates(column: pd.Series) -> pd.Series:
    """Days and times of any form, each read for itself, as times in UTC; missing where it is none.

    >>> dates(pd.Series(["2024-01-05", "2024-03-01T10:00:00Z", "soon"])).notna().tolist()
    [True, True, False]
    """
    return pd.to_datetime(column, errors="coerce", utc=True, format="mixed")


def need(table: pd.DataFrame, columns: Iterable[str]) -> None:
    """Raise a KeyError that names the columns a table lacks and those it has."""
    missing = [name for name in columns if name not in table]
    if missing:
        raise KeyError(f"the table lacks {', '.join(missing)}; it has {', '.join(map(str, table))}")
