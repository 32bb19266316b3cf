"""The source of a quote as a phrase: a pronoun, a name, a role, an organisation's noun, a document, or its own words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from analysis.quotes.names import lexicon
from analysis.quotes.names.clusters import Clusters
from analysis.quotes.names.entities import Mention
from analysis.quotes.names.posts import narrowing, role_ending
from analysis.quotes.names.tokens import Word
from analysis.quotes.phrases.conjuncts import conjuncts
from analysis.quotes.phrases.describing import describe
from analysis.quotes.phrases.inside import after_office, apposed, called, is_body, of_body
from analysis.quotes.phrases.trimming import trimmed
from analysis.quotes.phrases.wording import Source, core_end, is_plural, lead, read_words_of

PRONOUNS = frozenset(
    "he she they it we i his her their its our my him them us me hers theirs himself herself itself themselves "
    "who which that whom whose this these both each all".split()
)
GENERIC = frozenset("nobody none everyone everybody anyone anybody one you nothing everything".split())
_OWNERS = frozenset(["his", "her", "their", "its", "my", "our"])
_DEFINITE = frozenset(["the", "this", "that", "these", "those"])
_EACH = frozenset(["the", "both", "each", "neither", "all"])
_THEM = frozenset(["whom", "them", "which", "us"])
# How names of peoples end: the French, the British, the Chinese, the Swiss.
_MANY = ("ch", "sh", "ese", "ss")


class Phrase(NamedTuple):
    """What a source is made of. ``kind``: pronoun, name, role, body (organisation), document, group, thing, generic.

    ``word`` is the pronoun or the head noun in the singular, ``narrow`` what narrows it, ``proper`` those of its words
    with a capital, ``mention`` the name it holds, ``definite`` whether it takes up somebody known, ``text`` the
    description in its own words, ``owner`` whose it is or what noun is owned.
    """

    kind: str
    start: int
    end: int
    word: str = ""
    narrow: frozenset[str] = frozenset()
    proper: frozenset[str] = frozenset()
    mention: Mention | None = None
    plural: bool = False
    definite: bool = False
    text: str = ""
    owner: str = ""
    gender: str = ""


def read_source(clusters: Clusters, start: int, end: int) -> list[Phrase]:
    """Read a source: one phrase for each of those it joins ("Mr. Grassley and Mr. Leahy" are two)."""
    source = trimmed(read_words_of(clusters, start, end))
    if not source.words:
        return []
    parts = [read_words_of(clusters, *part) for part in conjuncts(source)] or [source]
    return [_phrase(part) for part in parts]


def _phrase(source: Source) -> Phrase:
    """Read one noun phrase."""
    words = _from_pronoun(source.words)
    source = source._replace(words=words)
    start, end = words[0].start, words[-1].end
    pronoun = _pronoun(words)
    if " ".join(word.lower for word in words[:3]) == "one of them" and len(words) > 3:
        one, rest = apposed(source, 3), source._replace(words=words[3:])
        first = lead(rest.words)
        return (
            Phrase("name", start, end, mention=one) if one else _nominal(rest, first, core_end(rest, first))
        )
    if pronoun:
        return Phrase("generic" if pronoun in GENERIC else "pronoun", start, end, pronoun)
    if _is_demonym(words):
        place = narrowing([words[1].text])
        return Phrase("role", start, end, words[1].lower, place, place, definite=True, text=words[1].text)
    given = called(source)
    if given:
        return Phrase("name", start, end, mention=given)
    first = lead(words)
    core = core_end(source, first)
    named = source.named_at(core - 1)
    office = after_office(source, core) or of_body(source, core)
    if office:
        return Phrase("name", start, end, mention=office)
    one = not is_plural(words[core - 1].text) or " ".join(word.lower for word in words[:2]) == "one of"
    if core < len(words) and (named is None or words[core - 1].owner) and one:
        named = apposed(source, core)
    if named and (core == len(words) or not (named.end == words[core - 1].end and words[core - 1].owner)):
        return Phrase("name", start, end, mention=named)
    return _nominal(source, first, core)


def _from_pronoun(words: list[Word]) -> list[Word]:
    """A subject pronoun at the end alone, where a source took up what is fronted: "… to the premier, Tom Hale, she"."""
    last = words[-1]
    fronted = len(words) > 1 and last.gap.startswith(",") and last.lower in ("he", "she", "they", "i", "we")
    return [last] if fronted else words


def _is_demonym(words: Sequence[Word]) -> bool:
    """Somebody by their country: "the German"; "the Dutch" and "the Chinese" are many."""
    if len(words) != 2 or words[0].text != "the" or words[1].lower not in lexicon.adjectives():
        return False
    return words[1].capital and not words[1].owner and not words[1].lower.endswith(_MANY)


def _pronoun(words: Sequence[Word]) -> str:
    """The pronoun that a source is, or is about ("many of whom", "he himself"); "" if it is none."""
    lower = [word.lower for word in words]
    cut = next((i for i, word in enumerate(words) if i and word.gap.startswith(",")), len(words))
    if lower[cut - 1] in _THEM:
        lower = lower[:cut]  # one of them, who is a baker
    if " ".join(lower[:2]) == "no one" or lower[:2] == ["none", "of"] or lower[1:3] == ["no", "one"]:
        return "nobody"
    counted = " ".join(lower[-2:])
    if counted in ("the two", "the pair", "the three") and lower[0] in _EACH:
        return "they" if counted == "the three" else "both"
    if len(lower) == 1:
        alone = lower[0].partition("'")[0]  # you're
        return alone if alone in PRONOUNS | GENERIC else ""
    if lower[:2] == ["one", "or"]:
        return "one"
    if len(lower) <= 5 and lower[-1] in _THEM and lower[-2] in ("of", "among", "for"):
        return lower[-1]
    subject = lower[0] in ("he", "she", "they", "it", "we", "i", "who", "which")
    return lower[0] if subject and words[1].text.islower() else ""


def _nominal(source: Source, first: int, core: int) -> Phrase:
    """A phrase headed by a common noun."""
    words = source.words
    head = words[core - 1].lower
    owned = _owned(source, first, core)
    if owned:
        return owned
    owners = [word for word in words[first : core - 1] if word.owner]
    base = Phrase(
        "thing", words[0].start, words[-1].end, head,
        definite=words[0].lower in _DEFINITE | _OWNERS or bool(owners),
        plural=is_plural(head), text=describe(source, first), owner="his" if words[0].lower in _OWNERS else "",
    )  # fmt: skip
    ended = role_ending(words, _before_number(words, core), first=first)
    begin = ended[0] if ended else core - 1
    base = base._replace(
        narrow=narrowing(word.text for word in words[first:begin]) | _tail(source, core, every=bool(ended)),
        proper=narrowing(word.text for word in words[first:begin] if word.capital)
        | _tail(source, core, every=False),
    )
    if ended:
        return base._replace(kind="role", word=ended[1].role, gender=ended[1].gender)
    return _thing(base, head, capital=any(word.capital for word in words[first:begin]))


def _before_number(words: Sequence[Word], core: int) -> int:
    """The last word of a noun phrase that ends at ``core`` without its number: Juror No. 7, Witness B."""
    last = core - 1
    if last and (words[last].text.isdigit() or (len(words[last].text) == 1 and words[last].capital)):
        last -= 1 + (last > 1 and words[last - 1].lower == "no")
    return last


def _tail(source: Source, core: int, *, every: bool) -> frozenset[str]:
    """The words that narrow a noun after it: "of the finance ministry"; without ``every`` the capitals alone."""
    after = source.words[core : core + 6]
    if not after or after[0].lower not in ("of", "for", "at", "from"):
        return frozenset()
    return narrowing(word.text for word in after[1:] if every or word.capital)


def _thing(base: Phrase, head: str, *, capital: bool) -> Phrase:
    """The kind of a noun that is no role: organisation, document, group or anything."""
    written = head in lexicon.document_nouns() and head not in lexicon.organisations("noun")
    if is_body(head) and not base.plural and not written:
        return base._replace(kind="body", owner="named" if capital else base.owner)
    if head in lexicon.document_nouns() or head in lexicon.owned_nouns():
        return base._replace(kind="document")
    return base._replace(kind="group") if base.plural else base


def _owned(source: Source, first: int, core: int) -> Phrase | None:
    """Whose words a noun for words are: "the Kremlin's statement", "her letter", "the ministry's answer"."""
    words, head = source.words, source.words[core - 1].lower
    if head not in lexicon.owned_nouns():
        return None
    if words[0].lower in _OWNERS:
        return Phrase("pronoun", words[0].start, words[-1].end, words[0].lower, owner=head)
    days = lexicon.function_words("calendar") | {"year", "week", "month"}
    owners = (i for i in range(first, core - 1) if words[i].owner and words[i].lower not in days)
    at = max(owners, default=None)
    if at is None:
        return None
    mention = source.named_at(at)
    if mention:
        return Phrase("name", words[0].start, words[-1].end, mention=mention, owner=head)
    return _nominal(Source(words[: at + 1], source.mentions, source.text), first, at + 1)
