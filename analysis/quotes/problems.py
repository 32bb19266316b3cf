"""What in an article could not be taken at face value, as one table."""

from __future__ import annotations

import pandas as pd

from analysis.article import Article, Problem
from analysis.quotes.corrections import apply_corrections
from analysis.quotes.marks import pair_marks
from analysis.text import words

_ENGLISH = frozenset(
    "the of and to in that is was for it with as his on be at by had not are but from have they which were this said".split()
)
# English news has about 35 of these in 100 words, its nearest relatives under 10.
_LEAST_ENGLISH = 0.12
_LEAST_WORDS = 20
PROBLEM_COLUMNS = {
    "article": "str",
    "kind": "str",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "message": "str",
}


def find_problems(article: Article, *, corrections: pd.DataFrame | None = None) -> pd.DataFrame:
    """List what in an article deserves a second look before its numbers are used.

    Parameters
    ----------
    article
        The article that was read.
    corrections
        The table given to :func:`analysis.extract_quotes`; corrections that no longer fit the text are listed.

    Returns
    -------
    DataFrame
        One row a problem, by position: article, kind (such as encoding, language, unclosed quote, stray mark, correction), start
        and end in the text, the text there (at most 80 characters), and a message that says what was done.

    Examples
    --------
    >>> from analysis import find_problems, read
    >>> find_problems(read("“We will pay, said Ada Reed."))["kind"].tolist()
    ['unclosed quote']
    """
    _, misfits = apply_corrections(article, [], corrections)
    found = [*article.problems, *_not_english(article.text), *pair_marks(article.text)[1], *misfits]
    rows = [
        (article.id, one.kind, one.start, one.end, article.text[one.start : one.end][:80], one.message)
        for one in sorted(found, key=lambda problem: (problem.start, problem.end))
    ]
    return pd.DataFrame(rows, columns=list(PROBLEM_COLUMNS)).astype(PROBLEM_COLUMNS)


def _not_english(text: str) -> list[Problem]:
    """One problem if the commonest English words are too rare for the text to be English."""
    tokens = [text[start:end].lower() for start, end in words(text)]
    common = sum(token in _ENGLISH for token in tokens)
    if len(tokens) < _LEAST_WORDS or common >= _LEAST_ENGLISH * len(tokens):
        return []
    message = "this does not look like English, the only language the program knows: do not trust the tables"
    return [Problem("language", 0, len(text), message)]
