"""How often each word occurs in each article, for the two sides of a comparison."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

import numpy as np
import pandas as pd

from analysis.compare.columns import need_group
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


def articles_with(here: WordCounts, there: WordCounts) -> pd.Series:
    """In how many articles each word occurs on either side; one in which both say it is one article."""
    both = pd.concat([here.cells, there.cells]).drop_duplicates(["word", "article"])
    return both.groupby("word").size()


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
    """The own words of ``target`` and of the other side, which never holds the target itself; a side may have none.

    Raises
    ------
    KeyError
        When there is no such group among those that say something; the message names these.
    """
    rows = own_words(segments)
    for name in [target] if against is None else [target, against]:
        need_group(rows[by], name)
    there = rows[by] == against if against is not None else rows[by].notna() & (rows[by] != target)
    return count_words(rows[rows[by] == target]), count_words(rows[there])
