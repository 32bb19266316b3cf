"""The name inside a description: "Chair of governors Ada Reed", "the minister, Ada Reed,", "a docker who gave his name as Ada"."""

from __future__ import annotations

import re

from analysis.quotes.names import lexicon
from analysis.quotes.names.entities import Mention
from analysis.quotes.names.posts import role_ending
from analysis.quotes.phrases.wording import Source

# Somebody described is named: "a woman who gave her name only as Ada".
CALLED = re.compile(
    r"\b(?:(?:ga|gi)v(?:e|es|ing) (?:only )?(his|her) (?:name (?:only |simply |just )?as|(?:first |full )?name,)"
    r"|(?:identified|introduced|called) (himself|herself)(?: only| simply)?(?: as)?"
    r"|known (?:only |simply |just )?(?:as|by the name)|go(?:es)? by(?: the name)?|([Hh]is|[Hh]er) name (?:is|was)) $"
)
_DASH = re.compile(r" ?(?:—|--) ?| [–-] ")


def after_office(source: Source, core: int) -> Mention | None:
    """The name after a bare role and what it is of: "Chair of governors Ada Reed", "Minister for Rural Affairs Ada Reed"."""
    words = source.words
    rest = words[core : core + 7]
    if len(rest) < 3 or rest[0].lower not in ("of", "for"):
        return None
    people = (i for i in range(core + 2, core + len(rest)) if _is_persons(source.named_at(i)))
    at = next(people, None)
    if at is None or words[0].lower in lexicon.function_words("determiner") or words[0].owner:
        return None
    between, office = words[core + 1 : at], role_ending(words, core - 1)
    if office is None:
        role = role_ending(words, at - 1, first=core + 1)
        named = role is not None and words[0].capital and all(w.capital for w in words[core + 1 : role[0]])
        plain = named and not role[1].plural  # Bay of Tolmar Society chairwoman Ada Reed
    else:
        plain = not office[1].plural and not any(_before_name(w.lower) for w in between)
    joined = all(word.gap in (" ", " (", ") ") for word in words[core + 1 : at + 1])
    return source.named_at(at) if plain and joined else None


def of_body(source: Source, core: int) -> Mention | None:
    """The holder behind an organisation and an office: "The Council on Trade National Director Ada Reed"."""
    words = source.words
    ended = next((i for i in range(core + 2, len(words)) if _is_persons(source.named_at(i))), None)
    if ended is None or not (words[core - 1].capital and is_body(words[core - 1].lower)):
        return None
    between = words[core + 1 : ended]
    office = len(between) > 1 and between[-1].lower in lexicon.roles()
    joined = all(word.gap in (" ", "-") for word in words[1 : ended + 1])
    return source.named_at(ended) if office and joined and all(word.capital for word in between) else None


def _is_persons(mention: Mention | None) -> bool:
    """A person's name, and nothing that is theirs."""
    return mention is not None and mention.name.kind == "person" and not mention.name.owner


def _before_name(word: str) -> bool:
    """A role in the singular, which belongs to a name behind it: "friend of actress Ada Reed"."""
    role = lexicon.roles().get(word)
    return role is not None and not role.plural


def apposed(source: Source, core: int) -> Mention | None:
    """The name given after a description: "the finance minister, Jane Roe,", "another favourite — Jane Roe —"."""
    small = (
        lexicon.function_words("preposition")
        | lexicon.function_words("relative")
        | {"and", "or", "including"}
    )
    opened = False
    told = core < len(source.words) and source.words[core].gap.startswith(",")
    if told and source.words[core].lower in ("who", "which"):
        return None  # "The governor, who spoke through his secretary, Ada Reed, said"
    for i in range(core, len(source.words)):
        word, mention = source.words[i], source.named_at(i)
        opened = opened or word.gap.startswith(",") or _DASH.fullmatch(word.gap) is not None
        ends = mention and i + 1 == len(source.words)
        ends = ends and (mention.how == "short" or (i == core and bool(role_ending(source.words, core - 1))))
        direct = i == core or (i == core + 1 and source.words[core].lower == "the")
        whole = (
            i + 1 == len(source.words) or source.words[i + 1].gap.startswith(",") or source.within_name(i + 1)
        )
        body = bool(mention) and direct and whole and is_body(source.words[core - 1].lower)
        named = mention and (
            mention.name.kind == "person"
            or (body and mention.name.kind in ("organisation", "unknown"))
            or (mention.name.kind == "unknown" and (len(mention.name.words) > 1 or ends))
        )
        if named and opened and not word.owner and not _is_of_another(source, mention):
            return mention
        after = source.words[i + 1] if i + 1 < len(source.words) else None
        takes = word.text.endswith("ed") and (after is None or after.lower in small or after.gap != " ")
        if word.lower in small or takes or (word.owner and not mention):
            opened = False
    return None


def _is_of_another(source: Source, mention: Mention) -> bool:
    """A role of theirs and its holder follow: "his wife, longtime Tom Hale aide Ada Reed"."""
    behind = next((i for i, word in enumerate(source.words) if word.start >= mention.end), len(source.words))
    if behind + 1 >= len(source.words) or source.words[behind].lower not in lexicon.roles():
        return False
    return source.words[behind].gap == " " and _is_persons(source.named_at(behind + 1))


def called(source: Source) -> Mention | None:
    """Somebody described whose name is told: "a docker who gave his name only as Ada", "the singer known as Ada"."""
    start, starts = source.words[0].start, {word.start for word in source.words[1:]}
    named = (one for one in source.mentions if not one.name.owner and one.start in starts)
    return next((one for one in named if CALLED.search(source.text, start, _outer(source, one))), None)


def _outer(source: Source, mention: Mention) -> int:
    """Where the titles before a name begin."""
    before = mention.name.first - mention.name.outer
    at = next(i for i, word in enumerate(source.words) if word.start == mention.start)
    return source.words[max(0, at - before)].start


def is_body(noun: str) -> bool:
    """A noun for an organisation."""
    return noun in lexicon.organisations("noun") or noun in lexicon.organisations("head")
