"""What the words around a name tell of it: person, organisation or place, and the noun an organisation may be taken up by."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.quotes.names import lexicon
from analysis.quotes.names.kinds import has_whose
from analysis.quotes.names.name import Name
from analysis.quotes.names.tokens import Word

_MARKS = ('"', "'")
_PLACES = frozenset("counties streets avenues rivers provinces districts mountains islands".split())
# So many names at most stand in a row before them.
_ROW = 5
# Nouns that stand before the name of a firm.
_FIRMS = frozenset("giant retailer drugmaker carmaker automaker chipmaker startup airline".split())
CALLED = frozenset(["called", "named", "dubbed"])
_BEHIND = frozenset("of in for from with at on that which whose based".split())


def kind_around(words: Sequence[Word], first: int, last: int, core: tuple[str, ...], beside: bool) -> str:
    """The kind of a name whose words do not tell: person by a post or "who", thing after "the" or in marks, else unknown."""
    placed = first > 0 and words[first].gap == " " and words[first - 1].lower in ("in", "at", "near")
    if (placed and _state_follows(words, last)) or _is_one_of_places(words, last):
        return "place"
    if len(core) < 5 and (beside or (has_whose(words, last) and not placed)):
        return "person"
    after_the = first > 0 and words[first - 1].lower in ("the", "a", "an", "its")
    marked = last + 1 < len(words) and words[first].gap[-1:] in _MARKS and words[last + 1].gap[:1] in _MARKS
    return "thing" if len(core) > 1 and (after_the or marked) else "unknown"


def _state_follows(words: Sequence[Word], last: int) -> bool:
    """ "Ellery, Ohio": a state or country stands behind a comma."""
    after = words[last + 1] if last + 1 < len(words) else None
    return after is not None and after.gap == ", " and after.capital and after.lower in lexicon.nations()


def _is_one_of_places(words: Sequence[Word], last: int) -> bool:
    """ "Hale, Reed and Ellery counties": names in a row before a noun for places in the plural."""
    for word in words[last + 1 : last + 2 * _ROW]:
        if word.lower in _PLACES:
            return word.gap == " "
        if not (word.capital or word.lower == "and") or word.gap not in (" ", ", "):
            return False
    return False


def noun_before(words: Sequence[Word], first: int) -> frozenset[str]:
    """The nouns of an organisation that stand before its name: "the oil giant Ellery", "a group called Clean Rivers"."""
    if first < 1 or words[first].gap != " ":
        return frozenset()
    before = words[first - 1].lower
    if before in _FIRMS:
        return frozenset(["company", "firm", before])
    noun = words[first - 2].lower if first > 1 and before in CALLED and words[first - 1].gap == " " else ""
    known = noun in lexicon.organisations("noun") or noun in lexicon.organisations("head")
    return frozenset([noun]) if known else frozenset()


def nouns_of(words: Sequence[Word], forms: Sequence[Name]) -> frozenset[str]:
    """The nouns that may take up an organisation of these names: "Ellery Bank" the bank, "Reed Ltd., a brewer" the brewer."""
    heads, names = lexicon.organisations("head"), lexicon.organisations("name")
    found: set[str] = set()
    for form in forms:
        found |= apposed_noun(words, form.last) | noun_before(words, form.first)
    for own in {form.words for form in forms}:
        found |= names.get(" ".join(own).lower(), frozenset())
        found |= heads.get(own[0].lower(), frozenset()) | heads.get(own[-1].lower(), frozenset())
    return frozenset(found)


def apposed_noun(words: Sequence[Word], last: int) -> frozenset[str]:
    """The noun for an organisation in what is apposed to its name: "Reed Brothers, a Tolmar-based company"."""
    after = words[last + 1] if last + 1 < len(words) else None
    if after is None or after.gap != ", " or after.lower not in ("a", "an", "the"):
        return frozenset()
    nouns = lexicon.organisations("noun")
    for at in range(last + 2, min(last + 8, len(words) - 1)):
        if words[at].gap not in (" ", "-"):
            break
        ends = words[at + 1].gap != " " or words[at + 1].lower in _BEHIND
        if words[at].lower in nouns and ends:
            return frozenset([words[at].lower])
    return frozenset()
