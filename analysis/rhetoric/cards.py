"""Measure cards: what every feature is, what it was checked on, and how right it is."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from importlib.resources import files

import pandas as pd

from analysis.rhetoric.figures import DEFINITIONS, FIGURES, MINIMUM
from analysis.rhetoric.indices import OK_WORDS, WEAK_WORDS, Index, indices
from analysis.rhetoric.lists import list_hash, read_list
from analysis.rhetoric.registry import Feature, Minimum, features
from analysis.rhetoric.reporting import MIN_ATTRIBUTIONS, SOURCES

_HEAD = """# Measures of rhetoric

Made from the registry, the word lists and `cards.csv` by `tests/benchmarks/rhetoric.py --write`; do not edit by hand.

Rates are per 1,000 words or 100 sentences of the speakers' own words. Precision: the share of hits that are right; recall: the
share of what is there that is found. With "model", the rules have the parts of speech of the package's model, with "words" none: the
functions use the model up to 10,000 words and the words alone beyond, unless told otherwise (`tagger=`). Word lists were read by one
person in lines of US political news, and their exclude patterns were made after reading: expect less on other texts, and
a recall that nobody has measured. The least material decides whether a number is called ok, weak or insufficient; what is
claimed of one article alone rests on 25 events of it (weak: 10), attributions included, an index on 500 words (weak: 100).
"""


@cache
def read_cards() -> pd.DataFrame:
    """The checks behind the cards: feature, checked_on, with, n, precision, recall, f1, note.

    >>> "passive" in set(read_cards()["feature"])
    True
    """
    with (files("analysis.rhetoric") / "cards.csv").open(encoding="utf-8") as file:
        return pd.read_csv(file, comment="#")


def measure_cards() -> pd.DataFrame:
    """Every feature, index and figure with its definition and, where it was checked, how right it is.

    Returns
    -------
    DataFrame
        id, name, family, definition, unit, minimum, source, list (name and hash of the word list), then the columns of
        :func:`read_cards`, one row a check; missing where nothing could be checked.

    Examples
    --------
    >>> cards = measure_cards()
    >>> cards.loc[cards["id"] == "mattr", "source"].iloc[0]
    'Covington & McFall 2010'
    """
    table = pd.DataFrame(
        _rows(), columns=["id", "name", "family", "definition", "unit", "minimum", "source", "list"]
    )
    return table.merge(read_cards(), left_on="id", right_on="feature", how="left").drop(columns="feature")


def _rows() -> Iterator[tuple[str, ...]]:
    for one in features().values():
        unit = f"per {one.per:,} {one.unit}"
        yield (
            one.id,
            one.name,
            one.family,
            one.definition,
            unit,
            _least(one.minimum, one.unit),
            one.source,
            _lists(one),
        )
    for one in indices().values():
        yield one.id, one.name, one.family, one.definition, one.range, _least_of(one), one.source, ""
    yield (
        "reporting",
        "reporting-verb classes",
        "reporting verbs",
        "the class of the verb with which a reporter introduces somebody's words: neutral, endorsing, distancing, evaluative, mental",
        "share of attributions",
        f"{MIN_ATTRIBUTIONS} attributions from 10 articles (weak: 10 from 5)",
        SOURCES,
        "",
    )
    for id in FIGURES:
        yield (
            id,
            id,
            "figures",
            DEFINITIONS[id],
            "per 100 sentences",
            _least(MINIMUM, "sentences"),
            "Lanham 1991; Dubremetz 2018",
            "",
        )


def _least(minimum: Minimum, unit: str) -> str:
    units = f" in {minimum.units} {unit}" if minimum.units else ""
    return f"{minimum.events} events{units} from 10 articles (weak: 10 from 5)"


def _least_of(index: Index) -> str:
    """From where on there is a value, and from where on it is more than insufficient."""
    whole = f" and {index.sentences} whole sentences" if index.sentences else ""
    return f"a value from {index.words} words{whole} on, ok from {OK_WORDS} words in 10 articles (weak: {WEAK_WORDS} in 5)"


def _lists(one: Feature) -> str:
    return ", ".join(f"{name} {list_hash(name)}" for name in one.lists)


def measures_markdown() -> str:
    """The measure cards as a page, one section a family."""
    table = measure_cards().astype(object)
    table = table.where(table.notna(), "")
    parts = [_HEAD]
    for family, rows in table.groupby("family", sort=False):
        parts.append(f"## {str(family).capitalize()}\n")
        parts += [_section(group) for _, group in rows.groupby("id", sort=False)]
    return "\n".join([*parts, *_list_section()])


def _section(rows: pd.DataFrame) -> str:
    one = rows.iloc[0]
    lines = [f"### `{one['id']}`: {one['name']}\n", f"{one['definition'][0].upper()}{one['definition'][1:]}. Unit: {one['unit']}. "
             f"Least material: {one['minimum']}. Source: {one['source']}." + (f" Lists: {one['list']}." if one["list"] else "")]  # fmt: skip
    checks = rows[rows["checked_on"] != ""]
    if len(checks):
        lines += [
            "",
            "| checked on | with | n | precision | recall | F1 | note |",
            "|---|---|---|---|---|---|---|",
        ]
        columns = ["checked_on", "with", "n", "precision", "recall", "f1", "note"]
        lines += ["| " + " | ".join(map(_shown, row)) + " |" for row in checks[columns].to_numpy().tolist()]
    return "\n".join([*lines, ""])


def _shown(value: object) -> str:
    if isinstance(value, float):
        return f"{value:.0f}" if value == int(value) and value > 1 else f"{value:.3f}"
    return str(value)


def _list_section() -> Iterator[str]:
    yield "## Word lists\n\n| list | items | items read in context | precision of these |\n|---|---|---|---|"
    names = dict.fromkeys(name for one in features().values() for name in one.lists)
    for name in names:
        table = read_list(name)
        read = table.dropna(subset=["precision"])
        right = (read["precision"] * read["n_checked"]).sum() / read["n_checked"].sum() if len(read) else None
        yield f"| `{name}` | {len(table)} | {len(read) or ''} | {'' if right is None else f'{right:.2f}'} |"
    yield ""
