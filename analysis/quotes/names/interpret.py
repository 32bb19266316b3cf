"""The name in a run of capitalised words: title and role taken off, its kind told by its words and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from analysis.quotes.names import lexicon
from analysis.quotes.names.around import CALLED, kind_around, noun_before
from analysis.quotes.names.kinds import (
    given_gender,
    is_calendar,
    is_compound,
    is_given,
    is_no_acronym,
    is_no_name,
    is_shouted,
    is_title,
    kind_of_name,
)
from analysis.quotes.names.name import LETTERS, SUFFIXES, Name
from analysis.quotes.names.posts import (
    Post,
    affiliation,
    place_after,
    post_after,
    post_before,
)
from analysis.quotes.names.pretitles import after_office, is_abbreviation, is_group, pretitle
from analysis.quotes.names.runs import PARTNERS, opens_sentence
from analysis.quotes.names.tokens import Word
from analysis.text import reporting_forms

_DASH = re.compile(
    r"(?:, [A-Z][\w. ]{1,20}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?)?\s?(?:\([\w ]{1,12}\))?\s?[—–-]{1,2}\s"
)
_LABELLED = re.compile(r"(?: \([A-Z-]{1,12}\))?(?:, [A-Z][A-Z ,.'&/-]{1,80})?:")
_LINE_LABEL = re.compile(r"^[A-Z][A-Z .'-]+(?: \([A-Z-]{1,12}\))?:", re.M)
_BEGINNING = 600
_MEDIA = frozenset("news radio tv television network magazine".split())
_DANGLING = frozenset(["of", "for", "on", "and", "the", "democratic"])
_DATED = frozenset("last next this early late mid every until since through".split())


def interpret(text: str, words: Sequence[Word], first: int, last: int, lower: set[str]) -> Iterator[Name]:
    """The name in a run of capitalised words, its title and role taken off; nothing if there is none."""
    placed = _is_placed(text, words, first, last)
    label = not placed and _is_label(text, words, first, last)
    first, last = _borders(words, first, last)
    if is_compound(words[first]):
        return
    ends = last - _is_lettered(words, first, last)
    begin, posts, titled = _after_titles(words, first, ends, lower)
    dateline = placed or _is_dateline(text, words, first, last)
    if begin > ends or _is_none(words, begin, ends, lower, label=label, sure=label or dateline or titled):
        return
    nickname, core, suffix = _parts(words, begin, ends)
    if len("".join(core)) < 2:
        return  # Witness B
    told = titled or bool(nickname or suffix)
    kind = "place" if dateline else _kind(words, begin, ends, core, told=told, label=label)
    if kind == "unknown" and opens_sentence(words[begin]) and len(core) == 1 and core[0].lower() in lower:
        return
    kind, beside = _told_beside(words, (first, begin, last), core, kind, titled=titled)
    member = affiliation(words, last)
    place = place_after(words, last) | (member[0].narrow if member else frozenset())
    posts = (*(one._replace(narrow=one.narrow | place) for one in posts), *beside, *member)
    gender = _gender(posts, core, nickname) if kind == "person" else ""
    yield Name(
        words[begin].start, _end(text, words[last]), begin, last, core, kind, gender,
        nickname, suffix, posts, titled, words[last].owner, label, first,
    )  # fmt: skip


def _borders(words: Sequence[Word], first: int, last: int) -> tuple[int, int]:
    """The run without what only opens the sentence, the day or small word it ends with, and adjectives made of names."""
    while first < last and words[first].lower in _leading() and not _is_first(words, first):
        first += 1
    while last > first and is_calendar(words, first, last):
        last -= 1
    while last > first and words[last].lower in _DANGLING:
        last -= 1
    while last > first and is_compound(words[last]):
        last -= 1
    first = next((i + 1 for i in range(last - 1, first - 1, -1) if is_compound(words[i])), first)
    return _after_body(words, first, last), last


def _after_titles(
    words: Sequence[Word], first: int, ends: int, lower: set[str]
) -> tuple[int, tuple[Post, ...], bool]:
    """Where the name begins, the posts that stand before it, and whether a title or an office does."""
    begin, posts, titled = pretitle(words, first, ends)
    begin, office = after_office(words, begin, ends)
    titled = titled or bool(office)
    begin += titled and is_abbreviation(words, begin, ends)
    begin += _is_verb_before(words, begin, ends, lower)
    return begin, (*posts, *office), titled


def _is_none(
    words: Sequence[Word], begin: int, ends: int, lower: set[str], *, label: bool, sure: bool
) -> bool:
    """What is left is no name: a heading, a word that only opens the sentence, a thing, one of a people."""
    alone = begin == ends
    shouted = not label and is_shouted(words, begin, ends)
    if shouted and any(word.lower in lexicon.function_words("auxiliary") for word in words[begin : ends + 1]):
        return True  # THE MAYOR HAS SAID
    if not sure and (is_shouted(words, begin, ends) or (alone and is_no_name(words[ends], lower))):
        return True
    if label and alone and is_no_acronym(words[ends].text):
        return True
    the = begin > 0 and words[begin - 1].lower == "the"
    return alone and the and _is_common(words, ends)  # the Dane, The Art of the Deal


def _kind(
    words: Sequence[Word], begin: int, ends: int, core: tuple[str, ...], *, told: bool, label: bool
) -> str:
    """What the words of a name tell; partners and groups with an aim are organisations."""
    joined = any(word.gap == PARTNERS for word in words[begin + 1 : ends + 1])
    if joined or is_group(words[begin : ends + 1]):
        return "organisation"
    return kind_of_name(core, titled=told, label=label)


def _told_beside(
    words: Sequence[Word], run: tuple[int, int, int], core: tuple[str, ...], kind: str, *, titled: bool
) -> tuple[str, tuple[Post, ...]]:
    """The kind of a name with what stands beside it, and the posts told there; ``run``: where it begins with and without
    its title, and ends."""
    first, begin, last = run
    beside: tuple[Post, ...] = ()
    if kind in ("person", "unknown") and not (len(core) == 1 and _after_place_word(words, begin)):
        beside = (post_before(words, begin) if begin == first else ()) + post_after(words, last)
    # "A group called Sandy Banks", but "the comic giant Sandy Banks".
    sure = kind == "person" and words[first - 1].lower not in CALLED
    if kind in ("person", "unknown") and not (titled or sure) and noun_before(words, first):
        return "organisation", ()
    return kind_around(words, first, last, core, bool(beside)) if kind == "unknown" else kind, beside


def _gender(posts: Sequence[Post], core: tuple[str, ...], nickname: str) -> str:
    """The gender that a title tells, else the given name, else a role: a spokesman may be a woman."""
    titles = [one.gender for one in posts if one.gender and not one.role]
    roles = [one.gender for one in posts if one.gender]
    return next((gender for gender in (*titles, given_gender(core, nickname), *roles) if gender), "")


def _is_common(words: Sequence[Word], at: int) -> bool:
    """A role, or a given name that is another word before "of"."""
    of = at + 1 < len(words) and words[at + 1].lower == "of"
    return words[at].lower in lexicon.roles() or (words[at].lower in lexicon.given_names() and of)


def _after_body(words: Sequence[Word], first: int, last: int) -> int:
    """Where a full name begins behind the station or paper it speaks for: "Fox News Sean Hale"."""
    for at in range(last - 1, first, -1):
        if is_given(words[at]) and words[at - 1].lower in _MEDIA and at - first > 1:
            return at
    return first


def _is_first(words: Sequence[Word], at: int) -> bool:
    """A given name: "June Hale laughed", but not "In June Hale left"."""
    if is_given(words[at]):
        return True
    month = words[at].lower in lexicon.given_names() and words[at].lower in lexicon.function_words("calendar")
    before = words[at - 1].lower if at and words[at].gap == " " else ""
    dated = before in lexicon.function_words("preposition") - {"to", "with"} | _DATED
    return month and words[at + 1].gap == " " and not words[at + 1].text.isdigit() and not dated


def _is_lettered(words: Sequence[Word], first: int, last: int) -> bool:
    """Letters stand after a name that are no part of it: Ada Reed MP, Ondra Reed KC."""
    letters = words[last].text
    return letters in LETTERS and last - first > 1 and (letters[1] == "C" or is_given(words[first]))


@cache
def _leading() -> frozenset[str]:
    """Words that are taken off the front of a name; common adjectives stay ("National Trust")."""
    return lexicon.no_names() - lexicon.function_words("adjective") | {"former"}


def _end(text: str, word: Word) -> int:
    """Where a name ends: the full stop of "Jr." is part of it."""
    return word.end + (lexicon.bare(word.text) in ("jr", "sr") and text[word.end : word.end + 1] == ".")


def _is_label(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """A turn of a transcript: capitals alone before a colon, or a post and a colon, at the start of a line."""
    start, end = words[first].start, words[last].end
    opens = start == 0 or "\n" in words[first].gap
    return bool(opens and text[start:end].isupper() and end - start > 2 and _LABELLED.match(text, end))


def _is_verb_before(words: Sequence[Word], begin: int, last: int, lower: set[str]) -> bool:
    """The first word owes its capital to the sentence: "Entrusting Ada Reed", "Say Mexico"."""
    first = words[begin : begin + 1]
    if not first or begin >= last or not opens_sentence(first[0]) or is_given(first[0]) or is_title(first[0]):
        return False
    word, after = first[0].lower, words[begin + 1]
    common = word in lower or word.endswith("ing") or word in reporting_forms()
    country = begin + 1 == last and lexicon.nations().get(after.lower) == after.lower
    return common and after.gap == " " and ((is_given(after) and begin + 1 < last) or country)


def _parts(words: Sequence[Word], first: int, last: int) -> tuple[str, tuple[str, ...], str]:
    """Nickname, the words of the name, and its suffix."""
    nickname, core, suffix = "", [], ""
    for at in range(first, last + 1):
        word = words[at]
        marked = word.gap.endswith(('"', "'", "(")) and at > first
        if marked or (
            nickname and at < last and words[at + 1].gap[:1] in "\"')" and len(core) and words[at].gap == " "
        ):
            nickname = f"{nickname} {word.text}".strip()
        elif at > first and lexicon.bare(word.text) in SUFFIXES:
            suffix = lexicon.bare(word.text)
        else:
            core.append(word.text)
    return nickname, tuple(core), suffix


def _after_place_word(words: Sequence[Word], begin: int) -> bool:
    """A preposition stands before that a place follows as a rule."""
    return begin > 0 and words[begin].gap == " " and words[begin - 1].lower in ("of", "in", "at", "near")


def _is_dateline(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """A place in capitals at the start of a line, before a dash: PORT ELLERY, Osmere (UPI) —"""
    opens = first == 0 or "\n" in words[first].gap
    start, end = words[first].start, words[last].end
    return opens and text[start:end].isupper() and _DASH.match(text, end, end + 60) is not None


def _is_placed(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """A place in capitals and a colon open the report, and no other paragraph has a label: "IPOH: The minister"."""
    start, end = words[first].start, words[last].end
    place = text[start:end]
    if (
        start > _BEGINNING
        or not place.isupper()
        or text[end : end + 2] != ": "
        or text[start - 1 : start] not in ("", "\n")
    ):
        return False
    surname = re.search(rf"\b[A-Z][a-z]+ {re.escape(place.title())}\b", text)
    labels = [one for one in _LINE_LABEL.finditer(text) if one.start()]  # the headline may have one too
    return len(place) > 2 and not surname and len(labels) <= 1
