"""Runs of capitalised words that may hold a name, and the lines in which a capital tells nothing."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence

from analysis.quotes.names import lexicon
from analysis.quotes.names.tokens import Word
from analysis.text import paragraphs

PARTICLES = frozenset(
    "van von der den de del della da di du dos das la le el al bin ibn ben ter ten zu zur af av y e ag ould".split()
)


def is_particle(word: str) -> bool:
    """The first word of a name is part of a surname: De Voss, but not Ben Reed."""
    return word.lower() in PARTICLES and word.lower() not in lexicon.given_names()


# Between the names of a firm: Reed & Hale.
PARTNERS = " & "
_LINKS = frozenset(["of", "for", "on"])
_ON = frozenset(
    "committee subcommittee commission council panel conference convention institute center centre".split()
)
# Whose an organisation may be by name: the King's Fund, the Children's Hospital.
_OWNERS = frozenset("children women men people king queen prince veterans farmers workers teachers".split())
# How words end that name no person but what a group may be for: prosperity, reform, peace.
_AIM = re.compile(
    r"(?:(?:it|ac|et)y|[ts]ion|ment|ness|ism|ice|ance|ence|dom|growth|reform|change|progress|peace|life|values)$"
)
_LABEL = re.compile(r"[A-Z][A-Z .'-]{1,60}(?:, [A-Z][A-Z ,.'&/-]{1,80})?:")
# What ends with a full stop inside a name.
_SHORT = frozenset("jr sr st ft mt mohd md wm chas geo thos jos".split())
_STARTS = frozenset(".!?:]\n\r\"'")
_SPACE = re.compile(r"[ \t]{1,2}$")


def name_runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words as (first, last); joined by "of", "for", "on" or "and" for organisations."""
    runs = list(_runs(words))
    heads, names = lexicon.organisations("head"), lexicon.organisations("name")
    at = 0
    while at < len(runs):
        first, last = runs[at]
        while at + 1 < len(runs):
            start, end = runs[at + 1]
            between = [word.text.lower() for word in words[last + 1 : start]]
            if not between and _owner_joins(words, first, last, end) and words[start].gap == " ":
                last, at = end, at + 1
                continue
            if not between or not all(_joined(words[i - 1], words[i]) for i in range(last + 1, start + 1)):
                break
            head = words[last].text.lower()
            if between in (["and"], ["&"], ["and", "the"]):
                joins = _and_joins(words, first, last, start, end)
            else:
                link = between[0] in _LINKS and between[1:] in ([], ["the"], ["a"])
                link = link and (between[0] != "on" or head in _ON)
                joins = link and (head in heads or head in names) and head not in lexicon.roles()
                joins = joins or (
                    between == ["for"] and first == last and _is_movement(words, first, start, end)
                )
            if not joins:
                break
            last, at = end, at + 1
        yield first, last
        at += 1


def _is_movement(words: Sequence[Word], first: int, start: int, end: int) -> bool:
    """ "Citizens for Tax Justice", "Americans for Prosperity", but not "Voters for Reed", "Women for Ada Reed"."""
    aims = [lexicon.bare(word.text) for word in words[start : end + 1]]
    titled = aims[0] in lexicon.roles() or aims[0] in lexicon.titles()
    if not lexicon.is_many(words[first].lower) or titled or any(aim in lexicon.given_names() for aim in aims):
        return False
    after = words[end + 1] if end + 1 < len(words) else None
    noun = (
        after is not None and after.gap == " " and lexicon.is_many(after.lower)
    )  # Citizens for Ohio schools
    aim = _AIM.search(words[end].lower) is not None
    return not noun and (end > start or aim or not opens_sentence(words[first]))


def _runs(words: Sequence[Word]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised words as (first, last), particles and a nickname inside included."""
    at = 0
    while at < len(words):
        if not words[at].capital:
            at += 1
            continue
        last = at
        while (step := _next(words, last)) is not None:
            last = step
        yield at, last
        at = last + 1


def _next(words: Sequence[Word], last: int) -> int | None:
    """The index of the word that continues the name after ``last``, or None."""
    at = last + 1
    if at >= len(words):
        return None
    if not words[last].owner and words[at].gap in (' "', " '", " (", ' ("', " ('"):
        return _after_nickname(words, last)
    if words[at].gap == PARTNERS and _are_two(words, last, at):
        return None
    while at < len(words) and at - last <= 3 and _joined(words[at - 1], words[at]):
        if words[at].capital:
            return at
        if words[at].text not in PARTICLES:
            return None
        at += 1
    return None


def _are_two(words: Sequence[Word], last: int, at: int) -> bool:
    """People with their given names stand on both sides of a sign: Ada Reed & Tom Hale."""
    given = lexicon.given_names()
    before = last > 0 and words[last - 1].lower in given and words[last].gap == " "
    after = (
        at + 1 < len(words)
        and words[at].lower in given
        and words[at + 1].gap == " "
        and words[at + 1].capital
    )
    return before or after


def _after_nickname(words: Sequence[Word], last: int) -> int | None:
    """The surname after a given name and a nickname in marks: Robert C. "Bobby" Scott."""
    closing = {"'": "'", '"': '"', "(": ")"}[words[last + 1].gap[-1]] + " "
    for at in range(last + 2, min(last + 4, len(words))):
        if not words[at - 1].capital:
            return None
        if words[at].gap == closing:
            return at if words[at].capital else None
    return None


def _joined(before: Word, word: Word) -> bool:
    """Two words belong to one name: a space alone between them, or a title's full stop."""
    if before.owner or not word.gap.endswith((" ", "\t")):
        return False
    if _SPACE.fullmatch(word.gap) or word.gap == PARTNERS:
        return True
    abbreviation = lexicon.bare(before.text)
    return word.gap in (". ", ".  ") and (abbreviation in lexicon.titles() or abbreviation in _SHORT)


def _owner_joins(words: Sequence[Word], first: int, last: int, end: int) -> bool:
    """ "Seafarers' Union", "Sheriff's Office", "Children's Hospital" are names: a plural, an office, a saint that owns it."""
    owner = words[last]
    if not owner.owner or words[end].lower not in lexicon.organisations("head"):
        return False
    plural = owner.text.endswith("s") and owner.lower not in lexicon.nations() and last - first < 3
    office = owner.lower in lexicon.roles() or owner.lower in _OWNERS
    saint = last > first and lexicon.bare(words[last - 1].text) in ("st", "saint")
    return plural or office or saint


def _and_joins(words: Sequence[Word], first: int, last: int, start: int, end: int) -> bool:
    """ "Securities and Exchange Commission" is one name, "Trump and the Senate" is not."""
    left = words[last].text.lower()
    known = (
        left in lexicon.given_names() or left in lexicon.nations() or left in lexicon.organisations("head")
    )
    alone = first == last and opens_sentence(words[first])
    alone = alone or any(word.lower in lexicon.given_names() for word in words[first:last])
    plain = not known and left not in lexicon.roles() and last - first < 3 and not alone
    return plain and end > start and words[end].text.lower() in lexicon.organisations("head")


def opens_sentence(word: Word) -> bool:
    """A capital is due here anyway."""
    return word.gap != " " and (not word.gap or not _STARTS.isdisjoint(word.gap))


def headlines(text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Paragraphs in title case, with small letters for articles and prepositions alone: there a capital does not tell a name."""
    found, at = [], 0
    small = frozenset().union(*map(lexicon.function_words, ("determiner", "preposition", "conjunction")))
    for start, end in paragraphs(text):
        first = at = bisect_left(words, start, lo=at, key=lambda word: word.start)
        while at < len(words) and words[at].start < end:
            at += 1
        if at - first > 30:
            continue
        line = [word.text for word in words[first:at] if word.text[0].isalpha()]
        telling = [word for word in line if word.lower() not in small]
        if (
            len(telling) > 2
            and all(word[0].isupper() for word in telling)
            and not _LABEL.match(text, start, end)
        ):
            found.append((start, end))
    return found
