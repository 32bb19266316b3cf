"""Somebody called by letters: the initials of the name in a transcript ("AR:"), of the title ("the DPP"), a handle ("@AdaReed")."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence

from analysis.quotes.attribution import Attribution
from analysis.quotes.names import lexicon
from analysis.quotes.names.entities import Entity
from analysis.quotes.names.name import Name
from analysis.quotes.names.tokens import Word
from analysis.quotes.relations.turns import TURN
from analysis.quotes.speakers.found import Found
from analysis.quotes.speakers.story import Story

_HANDLE = re.compile(r"\.?@(\w{5,30})")
_TITLE = re.compile(r"[Tt]he ([A-Z]{2,5})\b")
# Small words inside a title: Superintendent of Police.
_SMALL = frozenset(["of", "for", "and", "the"])
_REACH = 7


def by_initials(story: Story, one: Attribution) -> Found | None:
    """The one person whose initials or handle are the source of an attribution, if they are any's."""
    start, end = one.source[0][0], one.source[-1][1]
    text = story.clusters.reading.original[start:end]
    if one.rule == TURN and text.isalpha() and text.isupper() and 1 < len(text) < 4:
        return _only(story, start, text, _of_names, "the initials of")
    handle = _HANDLE.fullmatch(text)
    if handle:
        return _only(story, start, handle[1].upper(), _joined_names, "the handle of")
    titled = _TITLE.fullmatch(text)
    if not titled or titled[1].lower() in lexicon.roles() or _is_known(story, titled[1], start, end):
        return None
    return _only(story, start, titled[1], _of_titles, "the initials of the title of")


def _is_known(story: Story, letters: str, start: int, end: int) -> bool:
    """The letters are short for an organisation that the text names, or everybody knows."""
    named = (story.entity(mention) for mention in story.clusters.mentions_in(start, end))
    known = letters.lower() in lexicon.organisations("name")
    return known or any(one and one.type == "organisation" and one.name != letters for one in named)


def _only(
    story: Story,
    before: int,
    letters: str,
    initials: Callable[[Sequence[Word], Entity], Iterator[str]],
    what: str,
) -> Found | None:
    """The only person named before an offset of whom these are the initials."""
    people = (one for one in story.clusters.entities if one.type in ("person", "unknown") and one.forms)
    known = (one for one in people if story.begins[one.number] < before)
    fits = [one for one in known if letters in initials(story.words, one)]
    if len(fits) != 1:
        return None
    who = fits[0]
    reason = f"{what} {who.name}"
    return Found((who.name,), "person", "partial", reason, 0.9, (who.number,), story.gender(who))


def _of_names(_: Sequence[Word], entity: Entity) -> Iterator[str]:
    """The initials of somebody's names."""
    return ("".join(word[0] for word in form.words).upper() for form in entity.forms)


def _joined_names(_: Sequence[Word], entity: Entity) -> Iterator[str]:
    """Somebody's names in one word: ADAREED."""
    return ("".join(form.words).upper() for form in entity.forms)


def _of_titles(words: Sequence[Word], entity: Entity) -> Iterator[str]:
    """The initials of the titles that stand before somebody's names: DPP, "Deputy Public Prosecutor Ada Reed"."""
    return (letters for form in entity.forms for letters in _title_letters(words, form))


def _title_letters(words: Sequence[Word], form: Name) -> Iterator[str]:
    """The initials of the last two, three ... capitalised words before a name."""
    letters, at = "", form.first
    while at > 0 and form.first - at < _REACH and words[at].gap in (" ", "-", ") ", " ("):
        at -= 1
        if lexicon.bare(words[at].text) in lexicon.titles():
            continue
        if words[at].capital:
            letters = words[at].text[0] + letters
            yield letters
            if words[at].text.isupper() and len(words[at].text) > 1 and words[at].gap.endswith("("):
                yield words[at].text  # (DPP) Ada Reed
        elif words[at].lower not in _SMALL:
            return
