"""How often each word occurs in each article, for the two sides of a comparison."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.rhetoric.own import own_words
from analysis.text import straighten, words


@dataclass(frozen=True)
class WordCounts:
    """One side: hits of each word in each article as a tidy table (word, article, k), and the words of each article."""

    cells: pd.DataFrame
    sizes: pd.Series

    @property
    def words(self) -> int:
        """All words of this side."""
        return int(self.sizes.sum())

    def totals(self) -> pd.Series:
        """Hits of each word."""
        return self.cells.groupby("word")["k"].sum()

    def articles(self) -> pd.Series:
        """In how many articles each word occurs."""
        return self.cells.groupby("word").size()

    def matrix(self, vocabulary: pd.Index, articles: pd.Index) -> np.ndarray:
        """Hits as (articles x vocabulary)."""
        table = np.zeros((len(articles), len(vocabulary)))
        rows, columns = (
            articles.get_indexer(self.cells["article"]),
            vocabulary.get_indexer(self.cells["word"]),
        )
        known = (rows >= 0) & (columns >= 0)
        table[rows[known], columns[known]] = self.cells["k"].to_numpy()[known]
        return table


def tokens(text: str) -> list[str]:
    """The words of a text in lower case, apostrophes straight.

    >>> tokens("We won’t.")
    ['we', "won't"]
    """
    plain = straighten(text)
    return [plain[start:end].lower() for start, end in words(plain)]


def count_words(rows: pd.DataFrame) -> WordCounts:
    """The words of rows with ``article`` and ``text``."""
    cells, sizes = [], {}
    for article, texts in rows.groupby("article", sort=True)["text"]:
        counts = Counter(word for text in texts for word in tokens(text))
        sizes[article] = counts.total()
        cells += [(word, article, k) for word, k in counts.items()]
    table = pd.DataFrame(cells, columns=["word", "article", "k"]).astype({"word": "str", "k": "int64"})
    return WordCounts(table, pd.Series(sizes, dtype="int64").rename_axis("article"))


def word_counts(
    segments: pd.DataFrame, target: str, *, by: str, against: str | None = None
) -> tuple[WordCounts, WordCounts]:
    """The own words of ``target`` and of the other side, which never holds the target itself.

    Raises
    ------
    KeyError
        When a side has no row; the message names the groups there are.
    """
    rows = own_words(segments)
    sides = [
        rows[rows[by] == target],
        rows[rows[by] == against] if against is not None else rows[rows[by] != target],
    ]
    sides[1] = sides[1].dropna(subset=[by])
    for name, side in zip((target, against if against is not None else "all others"), sides, strict=True):
        if side.empty:
            known = ", ".join(sorted(map(str, rows[by].dropna().unique()))[:20])
            raise KeyError(f"no own words of {name!r} in {by!r}; there are {known or 'none'}")
    return count_words(sides[0]), count_words(sides[1])
