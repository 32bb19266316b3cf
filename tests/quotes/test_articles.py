"""Invented articles of many genres in which it is marked who says what: wrong names are rare, and hardly anything is missed."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from analysis import Article, extract_quotes
from analysis.training.marked import holding, judged, read_marked

FILES = sorted((Path(__file__).parents[1] / "articles").glob("*.txt"))
# Shares of all marks. A description in place of a name counts as wrong here.
WRONG, MISSED = 0.07, 0.03
# What nothing was mended on yet may be worse.
NEW = 2


def verdicts(path: Path) -> Counter[str]:
    found: Counter[str] = Counter()
    for article in read_marked(path):
        quotes = extract_quotes(Article(article.text))
        for at, gold in article.gold:
            number = holding(list(quotes["spans"]), at)
            said = None if number is None else quotes["speaker"].iloc[number]
            found["missed" if number is None else judged(gold, said if isinstance(said, str) else None)] += 1
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_wrong_names_are_rare(path):
    found, times = verdicts(path), NEW if path.stem.endswith("_new") else 1
    assert found["wrong"] <= times * WRONG * found.total()
    assert found["missed"] <= times * MISSED * found.total()
