"""The people and organisations of an article, with every place where each is named."""

from __future__ import annotations

import pandas as pd

from analysis.article import Article
from analysis.quotes.names.entities import Entity, Mention
from analysis.quotes.speakers.thread import read_story

PEOPLE_COLUMNS: dict[str, str] = {
    "person": "int64",
    "name": "str",
    "type": "str",
    "gender": "str",
    "mention": "str",
    "start": "int64",
    "end": "int64",
    "form": "str",
}


def find_people(article: Article | str) -> pd.DataFrame:
    """Find the people and organisations an article names: one row for each time one is named.

    Names are put together by their words: "Kazakh President Kassym-Jomart Tokayev" and "Tokayev" are one person.
    A surname that several people share, and that the text does not give to one of them, is left out, and so is
    a name of which nothing in the text tells whether it is a person's.

    Parameters
    ----------
    article
        An article or its text.

    Returns
    -------
    DataFrame
        ``person`` numbers them by first appearance; ``name`` is the fullest name the text uses, without titles;
        ``type`` person or organisation; ``gender`` m, f or missing where titles, roles, given names and
        pronouns do not tell;
        ``mention`` equals ``text[start:end]``; ``form`` is full or short.

    Examples
    --------
    >>> found = find_people("Mayor Ada Reed met Tom Hale. Reed smiled.")
    >>> found[["name", "mention"]].values.tolist()
    [['Ada Reed', 'Ada Reed'], ['Tom Hale', 'Tom Hale'], ['Ada Reed', 'Reed']]
    """
    text = article if isinstance(article, str) else article.text
    story = read_story(text)
    order: dict[int, int] = {}
    rows = []
    for mention in story.clusters.mentions:
        entity = story.entity(mention)
        if entity is not None and entity.type in ("person", "organisation"):
            number = order.setdefault(entity.number, len(order))
            rows.append(_row(text, number, entity, story.gender(entity), mention))
    return pd.DataFrame(rows, columns=list(PEOPLE_COLUMNS)).astype(PEOPLE_COLUMNS)


def _row(text: str, number: int, entity: Entity, gender: str, mention: Mention) -> tuple:
    shown = text[mention.start : mention.end]
    return (
        number,
        entity.name,
        entity.type,
        gender or None,
        shown,
        mention.start,
        mention.end,
        "full" if mention.how == "full" else "short",
    )
