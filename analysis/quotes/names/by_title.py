"""A title that looks like a name, and whose it is: "The Ceann Comhairle, Ada Reed, said", "the Ceann Comhairle"."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.quotes.names.entities import Entity, Mention
from analysis.quotes.names.name import Name, Reading
from analysis.quotes.names.tokens import Word

_LONGEST = 3


def under_titles(reading: Reading, entities: Sequence[Entity], mentions: Sequence[Mention]) -> list[Mention]:
    """The mentions, those by a title alone given to whom the text calls so."""
    begins = {
        form.outer: (one.number, form) for one in entities if one.type == "person" for form in one.forms
    }
    titles: dict[tuple[str, ...], int] = {}
    for mention in mentions:
        number, form = begins.get(mention.name.last + 1, (None, None))
        if form and _is_title(reading.words, mention.name) and _closed(reading.words, form):
            titles.setdefault(mention.name.words, number)
    return [
        one._replace(entity=titles[one.name.words], how="short") if one.name.words in titles else one
        for one in mentions
    ]


def _is_title(words: Sequence[Word], name: Name) -> bool:
    """ "The" opens the sentence before it, and a comma ends it."""
    before, after = words[name.outer - 1 : name.outer], words[name.last + 1 : name.last + 2]
    opens = bool(before) and before[0].lower == "the" and before[0].gap != " "
    plain = name.kind in ("unknown", "thing") and not name.owner and len(name.words) <= _LONGEST
    return opens and plain and bool(after) and after[0].gap == ", "


def _closed(words: Sequence[Word], form: Name) -> bool:
    """A comma follows the name."""
    after = words[form.last + 1 : form.last + 2]
    return bool(after) and after[0].gap == ", "
