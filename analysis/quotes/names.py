"""Names of people, organisations and places as they stand in a text, with the titles and roles beside them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from analysis.quotes import lexicon
from analysis.quotes.posts import Post, narrowing, post_after, post_before, role_ending
from analysis.quotes.tokens import Word, read_words
from analysis.text import paragraphs, straighten

_PARTICLES = frozenset(
    "van von der den de del della da di du dos das la le el al bin ibn ben ter ten zu zur af av y e".split()
)
_LINKS = frozenset(["of", "for", "on"])
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][A-Z&-]*[A-Z]s?|[A-Z]{2,}[a-z]?\d?")
_SPACE = re.compile(r"[ \t]{1,2}$")
_NO_ACRONYM = frozenset(
    "OK TV AM PM AD BC CEO CFO COO PR IT ID DNA HIV MP MPs PHOTO VIDEO ABSTRACT FULL TEXT".split()
)


class Name(NamedTuple):
    """A name where it stands: ``start`` to ``end`` without title, role and possessive.

    ``kind`` is person, organisation, place or unknown; ``words`` are the name's words without ``nickname`` and
    ``suffix``; ``posts`` what the text beside it says the bearer is; ``titled``: straight after a title; ``first``
    and ``last`` are the numbers of its words, ``outer`` that of the first word of its titles.
    """

    start: int
    end: int
    first: int
    last: int
    words: tuple[str, ...]
    kind: str
    gender: str = ""
    nickname: str = ""
    suffix: str = ""
    posts: tuple[Post, ...] = ()
    titled: bool = False
    owner: bool = False
    label: bool = False
    outer: int = 0


class Reading(NamedTuple):
    """A text read for names: its straightened copy, its words, its names, and the lines in title case."""

    text: str
    words: list[Word]
    names: list[Name]
    headlines: list[tuple[int, int]]


def read_names(text: str) -> Reading:
    """Find the names of a text, in order of position."""
    straight = straighten(text)
    words = read_words(straight)
    headlines = _headlines(straight, words)
    lower = {word.text for word in words if word.text.islower()}
    names: list[Name] = []
    for first, last in _merged(words, list(_runs(words))):
        if not any(start <= words[first].start < end for start, end in headlines):
            names.extend(_interpret(straight, words, first, last, lower))
    return Reading(straight, words, names, headlines)


def _headlines(text: str, words: Sequence[Word]) -> list[tuple[int, int]]:
    """Paragraphs in title case: there a capital does not tell a name."""
    found, at = [], 0
    for start, end in paragraphs(text):
        while at < len(words) and words[at].start < start:
            at += 1
        long = []
        while at < len(words) and words[at].start < end:
            if len(words[at].text) > 3 and words[at].text[0].isalpha():
                long.append(words[at].text[0].isupper())
            at += 1
        if (
            3 <= len(long) <= 25
            and sum(long) > 0.7 * len(long)
            and not re.match(r"[A-Z .'-]{2,40}:", text[start:end])
        ):
            found.append((start, end))
    return found


def _joined(before: Word, word: Word) -> bool:
    """Two words belong to one name: a space alone between them, or a title's full stop."""
    if before.owner or not word.gap.endswith((" ", "\t")):
        return False
    if _SPACE.fullmatch(word.gap):
        return True
    abbreviation = lexicon.bare(before.text)
    return word.gap in (". ", ".  ") and (
        abbreviation in lexicon.titles() or abbreviation in ("jr", "sr", "st", "ft", "mt")
    )


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
    if words[at].gap in (' "', " '", " (", ' ("', " ('"):
        return _after_nickname(words, last)
    while at < len(words) and at - last <= 3 and _joined(words[at - 1], words[at]):
        if words[at].capital:
            return at
        if words[at].text not in _PARTICLES:
            return None
        at += 1
    return None


def _after_nickname(words: Sequence[Word], last: int) -> int | None:
    """The surname after a given name and a nickname in marks: Robert C. "Bobby" Scott."""
    closing = {"'": "'", '"': '"', "(": ")"}[words[last + 1].gap[-1]] + " "
    for at in range(last + 2, min(last + 4, len(words))):
        if not words[at - 1].capital:
            return None
        if words[at].gap.endswith(closing) and len(words[at].gap) <= 3:
            return at if words[at].capital else None
    return None


def _merged(words: Sequence[Word], runs: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Runs joined by "of", "for", "on" or "and" into names of organisations (Bank of England)."""
    heads, names = lexicon.organisations("head"), lexicon.organisations("name")
    at = 0
    while at < len(runs):
        first, last = runs[at]
        while at + 1 < len(runs):
            start, end = runs[at + 1]
            between = [word.text.lower() for word in words[last + 1 : start]]
            if not between or not all(_joined(words[i - 1], words[i]) for i in range(last + 1, start + 1)):
                break
            head = words[last].text.lower()
            if between in (["and"], ["&"], ["and", "the"]):
                joins = _and_joins(words, first, last, start, end)
            else:
                link = between[0] in _LINKS and between[1:] in ([], ["the"])
                joins = link and (head in heads or head in names) and head not in lexicon.roles()
            if not joins:
                break
            last, at = end, at + 1
        yield first, last
        at += 1


def _and_joins(words: Sequence[Word], first: int, last: int, start: int, end: int) -> bool:
    """ "Securities and Exchange Commission" is one name, "Trump and the Senate" is not."""
    left = words[last].text.lower()
    known = (
        left in lexicon.given_names() or left in lexicon.nations() or left in lexicon.organisations("head")
    )
    plain = (
        not known and left not in lexicon.roles() and last - first < 3 and not _opens_sentence(words[first])
    )
    return plain and end > start and words[end].text.lower() in lexicon.organisations("head")


def _interpret(text: str, words: Sequence[Word], first: int, last: int, lower: set[str]) -> Iterator[Name]:
    """The name in a run of capitalised words, its title and role taken off; nothing if there is none."""
    label = _is_label(text, words, first, last)
    while first < last and words[first].lower in lexicon.no_names() and not _is_given(words[first]):
        first += 1
    while last > first and _is_calendar(words, first, last):
        last -= 1
    begin, post, titled = _pretitle(words, first, last)
    if begin > last:
        return
    if begin == last and not titled and not label and _is_no_name(words[last], lower):
        return
    nickname, core, suffix = _parts(words, begin, last)
    kind = _kind(core, titled=titled or bool(nickname or suffix), label=label)
    if not core or (
        kind == "unknown" and _opens_sentence(words[begin]) and len(core) == 1 and core[0].lower() in lower
    ):
        return
    beside = ()
    if kind in ("person", "unknown"):
        beside = (post_before(words, begin) if begin == first else ()) + post_after(words, last)
    if kind == "unknown" and beside and len(core) < 5:
        kind = "person"
    posts = post + beside
    told = next((item.gender for item in posts if item.gender), "") or _given_gender(core, nickname)
    yield Name(
        words[begin].start, _end(text, words[last]), begin, last, core, kind, told if kind == "person" else "",
        nickname, suffix, posts, titled, words[last].owner, label, first,
    )  # fmt: skip


def _end(text: str, word: Word) -> int:
    """Where a name ends: the full stop of "Jr." is part of it."""
    return word.end + (lexicon.bare(word.text) in ("jr", "sr") and text[word.end : word.end + 1] == ".")


def _opens_sentence(word: Word) -> bool:
    """A capital is due here anyway."""
    return not word.gap or any(sign in word.gap for sign in ".!?:\n\r\"'")


def _is_label(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """A turn of a transcript: capitals alone before a colon at the start of a line."""
    start, end = words[first].start, words[last].end
    opens = start == 0 or "\n" in words[first].gap
    return opens and text[end : end + 1] == ":" and text[start:end].isupper() and end - start > 2


def _is_given(word: Word) -> bool:
    """A given name and hardly anything else."""
    given = lexicon.given_names().get(word.lower)
    return given is not None and not given.also_other


def _is_calendar(words: Sequence[Word], first: int, last: int) -> bool:
    """The last word is a day or month and no surname (Theresa May)."""
    calendar = words[last].lower in lexicon.function_words("calendar")
    return calendar and not (last - first == 1 and _is_given(words[first]))


def _pretitle(words: Sequence[Word], first: int, last: int) -> tuple[int, tuple[Post, ...], bool]:
    """Where the name begins after titles and roles, the posts these give, and whether one stands right before it."""
    for at in range(last, first - 1, -1):
        word = words[at]
        title = lexicon.titles().get(lexicon.bare(word.text))
        if title and (at < last or not _is_given(words[at - 1] if at > first else word)):
            role = (title.role,) if title.role else ("",)
            return at + 1, (Post(role[0], _narrow(words, first, at), title.plural, title.gender),), True
        ended = role_ending(words, at)
        if ended and ended[1].before_name and not _is_surname(words, first, at, last):
            return (
                at + 1,
                (Post(ended[1].role, _narrow(words, first, ended[0]), ended[1].plural, ended[1].gender),),
                True,
            )
    at = first
    while at < last and words[at].lower in lexicon.adjectives() and not _is_given(words[at]):
        at += 1
    if words[last].lower in lexicon.organisations("head") or words[last].lower in lexicon.organisations(
        "name"
    ):
        at = first
    return at, (), False


def _narrow(words: Sequence[Word], first: int, end: int) -> frozenset[str]:
    """The words before a role inside its run, and an adjective in small letters before the run."""
    lead = (
        [words[first - 1].text]
        if first and words[first].gap == " " and words[first - 1].lower == "former"
        else []
    )
    return narrowing([*lead, *(word.text for word in words[first:end])])


def _is_surname(words: Sequence[Word], first: int, at: int, last: int) -> bool:
    """A role word that is part of a name: Amy Baker, General Assembly."""
    if at < last:
        return words[last].lower in lexicon.organisations("head")
    return at > first and (_is_given(words[at - 1]) or words[at - 1].text.endswith("."))


def _is_no_name(word: Word, lower: set[str]) -> bool:
    """A single capitalised word that is no name: a small word, a common word at the start of a sentence, a role."""
    text = word.lower
    if (
        text in lexicon.no_names()
        or not any(sign.isalpha() for sign in text)
        or re.match(r"[A-Z]{1,2}-[A-Z]", word.text)
    ):
        return True
    if len(text.rstrip(".")) < 2 or text.startswith(("i'", "we'", "it'", "he'", "that'", "don't", "can't")):
        return True
    return _opens_sentence(word) and text in lower and not _is_given(word)


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
        elif at > first and lexicon.bare(word.text) in _SUFFIXES:
            suffix = lexicon.bare(word.text)
        else:
            core.append(word.text)
    return nickname, tuple(core), suffix


def _kind(core: tuple[str, ...], *, titled: bool, label: bool) -> str:
    """Person, organisation, place or unknown, from the words of the name alone."""
    if not core:
        return "unknown"
    whole, last = " ".join(core).lower(), core[-1].lower()
    if titled or label:
        return "person"
    if whole in lexicon.organisations("name"):
        return "organisation"
    if whole in lexicon.nations():
        return "place"
    given = lexicon.given_names().get(core[0].lower())
    person = given is not None and not given.also_other and len(core) > 1
    if last in lexicon.organisations("head") or any(
        word.lower() in lexicon.organisations("head") for word in core[:-1]
    ):
        return (
            "person" if person and len(core) == 2 and last not in ("party", "university") else "organisation"
        )
    if (
        person
        or (given is not None and 2 <= len(core) <= 3)
        or any(re.fullmatch(r"[A-Z]\.", word) for word in core[1:-1])
    ):
        return "person" if len(core) <= 5 else "unknown"
    if any(_ACRONYM.fullmatch(word) for word in core):
        return "unknown" if whole.upper() in _NO_ACRONYM or len(core) > 3 else "organisation"
    return "unknown"


def _given_gender(core: tuple[str, ...], nickname: str) -> str:
    """The gender that a given name tells."""
    if len(core) < 2 and not nickname:
        return ""
    for word in (core[0], nickname):
        given = lexicon.given_names().get(word.lower())
        if given and given.gender != "n":
            return given.gender
    return ""
