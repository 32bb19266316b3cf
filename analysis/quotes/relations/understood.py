"""The source of a cue to which the model saw none: its subject, the owner of its noun, or whom a fronted phrase is about."""

from __future__ import annotations

import re
from bisect import bisect_left

from analysis.quotes.attribution import Attribution
from analysis.quotes.layout import Layout, touching
from analysis.quotes.model import Tagged
from analysis.quotes.relations.clauses import subject_before
from analysis.quotes.relations.grammar import FINITE, follows_clause, is_active, subject
from analysis.quotes.relations.links import unit_around
from analysis.text import Span

# What may stand as subject and is nobody.
_NOBODY = frozenset(["It", "it", "There", "there"])
_FRONTED = re.compile(
    r"\W*(?:(?:(?P<article>An?|The)|(?:Even )?(?:In|By|While|When|After|Before|Since|Without|Besides|Despite))\s+)?"
)
# A comma may be the last that stands inside the marks of the words.
_COMMA = re.compile(r"(?:[\"']?,[\"']?|(?<=,[\"'”’]))\s+")
_REACH = 12


def understood(layout: Layout, tagged: Tagged, one: Attribution) -> Attribution:
    """The relation with the source that its sentence gives it by form, if there is one."""
    found = (
        _subject(layout, tagged, one.cue[0])
        or _owner(layout, tagged, one.cue[0])
        or _after_fronted(layout, tagged, one)
    )
    clear = found is not None and layout.plain[slice(*found)] not in _NOBODY
    return one._replace(source=(found,)) if clear and not touching(one.content)(*found) else one


def _subject(layout: Layout, tagged: Tagged, cue: Span) -> Span | None:
    """What stands as subject before a verb that no list has: "Reed long opposed it"."""
    start, _ = unit_around(layout, cue[0])
    before = subject_before(layout.plain, start, cue[0]) if is_active(tagged, layout.text, cue) else None
    found = subject(tagged, before) if before else None
    if found is None or not follows_clause(tagged, before[0], found[0]):
        return None
    return None if layout.plain[slice(*found)].endswith("'s") else found


def _owner(layout: Layout, tagged: Tagged, cue: Span) -> Span | None:
    """Whose a noun is that reports: "his obsession with", "Reed's promise of"."""
    at = bisect_left(tagged.words, (cue[0], 0))
    if not 0 < at < len(tagged.words) or tagged.upos[at] not in ("NOUN", "ADJ"):
        return None
    if layout.plain[slice(*tagged.words[at - 1])].lower() in ("his", "her"):
        return tagged.words[at - 1]
    first = at - 1
    while first > 0 and (tagged.xpos[first] == "POS" or _in_name(layout, tagged, first - 1)):
        first -= 1
    owned = tagged.xpos[at - 1] == "POS" and first < at - 1
    return (tagged.words[first][0], tagged.words[at - 1][1]) if owned else None


def _in_name(layout: Layout, tagged: Tagged, at: int) -> bool:
    """A capitalised word that a name, or its article, may begin with."""
    return layout.text[tagged.words[at][0]].isupper() and tagged.upos[at] in ("PROPN", "ADJ", "NOUN", "DET")


def _after_fronted(layout: Layout, tagged: Tagged, one: Attribution) -> Span | None:
    """The subject after a participle or a description that opens the sentence: "Citing rain, Reed", "A friend of bakers, Reed"."""
    cue = one.cue[0]
    start, stop = unit_around(layout, cue[0])
    opens = _FRONTED.fullmatch(layout.plain, start, cue[0])
    comma = _COMMA.match(layout.text, one.end, stop)
    if not opens or not comma or not (opens["article"] or _describes(layout, tagged, cue)):
        return None
    first = bisect_left(tagged.words, (comma.end(), 0))
    within = range(first, min(first + _REACH, len(tagged.words)))
    verb = next((at for at in within if tagged.upos[at] in ("VERB", "AUX", "SCONJ")), first)
    # A participle there is a finite verb taken for one, or describes what is the subject all the same.
    if (
        verb == first
        or tagged.xpos[verb] not in (*FINITE, "VBN")
        or tagged.xpos[first] in ("RB", "WDT", "WP")
    ):
        return None
    last = next(at for at in range(verb - 1, first - 1, -1) if tagged.upos[at] != "ADV" or at == first)
    found = subject(tagged, (comma.end(), tagged.words[last][1]))
    return found if found and found[0] == comma.end() else None


def _describes(layout: Layout, tagged: Tagged, cue: Span) -> bool:
    """A cue begins with a participle in -ing or with an article."""
    at = bisect_left(tagged.words, (cue[0], 0))
    return layout.plain[slice(*cue)].split(" ")[0].endswith("ing") or tagged.xpos[at : at + 1] == ["DT"]
