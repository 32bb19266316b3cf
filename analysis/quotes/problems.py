"""What in an article could not be taken at face value, as one table."""

from __future__ import annotations

import unicodedata

import pandas as pd

from analysis.article import Article, Problem
from analysis.quotes.corrections import apply_corrections
from analysis.quotes.marks import pair_marks
from analysis.text import words

_ENGLISH = frozenset(
    "the of and to in that is was for it with as his on be at by had not are but from have they which were this said".split()
)
# The commonest words of other languages in Latin letters that are neither English nor parts of names (de, van, la).
_FOREIGN = frozenset(
    "und nicht ist ein eine einen im wie immer werde wir ich sich auch werden wird wurde sagte für auf mit dass das sind zu "
    "est une dans que qui avec nous vous pas les des sont ont et dit ce cette elle "
    "los una por para con como más pero dijo fue su sus se lo "
    "che non sono della nel gli alla anche questo è hanno "
    "het een niet zijn voor wordt heeft zei naar ook aan "
    "não uma com são mas foi disse dos pelo "
    "och att det som är inte på har för til ikke jeg og "
    "nie się jest że na oraz powiedział bir ve için bu ile değil yang dan dengan untuk dari".split()
)
# English news has about 45 of these in 100 words in small letters, its nearest relatives under 10.
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
    """One problem if the text is in another language, by its letters or its commonest words; names and headlines tell nothing."""
    letters = [sign for sign in text if sign.isalpha()]
    latin = sum(unicodedata.name(sign, "").startswith("LATIN") for sign in letters)
    tokens = [token for start, end in words(text) if (token := text[start:end]).islower()]
    english = sum(token in _ENGLISH for token in tokens)
    foreign = sum(token in _FOREIGN for token in tokens)
    rare = len(tokens) >= _LEAST_WORDS and english < _LEAST_ENGLISH * len(tokens)
    if 2 * latin >= len(letters) and not rare and not (foreign >= 2 and foreign > english):
        return []
    message = "this does not look like English, the only language the program knows: do not trust the tables"
    return [Problem("language", 0, len(text), message)]
