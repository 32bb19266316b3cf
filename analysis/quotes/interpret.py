"""The name in a run of capitalised words: title and role taken off, its kind told by its words and what stands beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from analysis.quotes import lexicon
from analysis.quotes.kinds import (
    given_gender,
    has_whose,
    is_calendar,
    is_compound,
    is_given,
    is_no_acronym,
    is_no_name,
    is_shouted,
    is_title,
    kind_of_name,
)
from analysis.quotes.name import LETTERS, Name
from analysis.quotes.posts import (
    Post,
    affiliation,
    narrowing,
    place_after,
    post_after,
    post_before,
    role_ending,
)
from analysis.quotes.runs import opens_sentence
from analysis.quotes.tokens import Word
from analysis.text import reporting_forms

_DASH = re.compile(
    r"(?:, [A-Z][\w. ]{1,20}(?:, [A-Z][a-z]{2,8}\.? \d{1,2})?)?\s?(?:\([\w ]{1,12}\))?\s?[—–-]{1,2}\s"
)
_LABELLED = re.compile(r"(?: \([A-Z-]{1,12}\))?(?:, [A-Z][A-Z ,.'&/-]{1,80})?:")
_SUFFIXES = frozenset(["jr", "sr", "ii", "iii", "iv"])
# Pupils and students by their year, before a full name alone: senior officials are none.
_CLASSES = frozenset(["senior", "junior", "sophomore", "freshman"])


def interpret(text: str, words: Sequence[Word], first: int, last: int, lower: set[str]) -> Iterator[Name]:
    """The name in a run of capitalised words, its title and role taken off; nothing if there is none."""
    label = _is_label(text, words, first, last)
    while first < last and words[first].lower in _leading() and not is_given(words[first]):
        first += 1
    while last > first and is_calendar(words, first, last):
        last -= 1
    dangling = ("of", "for", "on", "and", "the", "democratic")
    while last > first and words[last].lower in dangling:
        last -= 1
    while last > first and is_compound(words[last]):
        last -= 1
    while first < last and is_compound(words[first]):
        first += 1
    if is_compound(words[first]):
        return
    ends = last - _is_lettered(words, first, last)
    begin, post, titled = _pretitle(words, first, ends)
    begin, office = _after_office(words, begin, ends)
    titled = titled or bool(office)
    begin += _is_verb_before(words, begin, ends, lower)
    if begin > ends:
        return
    dateline = _is_dateline(text, words, first, last)
    if not (label or dateline or titled) and (
        is_shouted(words, begin, ends) or (begin == ends and is_no_name(words[ends], lower))
    ):
        return
    if label and begin == ends and is_no_acronym(words[ends].text):
        return
    nickname, core, suffix = _parts(words, begin, ends)
    kind = "place" if dateline else kind_of_name(core, titled=titled or bool(nickname or suffix), label=label)
    common = (
        kind == "unknown" and opens_sentence(words[begin]) and len(core) == 1 and core[0].lower() in lower
    )
    letter = len("".join(core)) == 1  # Witness B
    if not core or common or letter:
        return
    beside = ()
    if kind in ("person", "unknown") and not (len(core) == 1 and _after_place_word(words, begin)):
        beside = (post_before(words, begin) if begin == first else ()) + post_after(words, last)
    if kind == "unknown":
        kind = _guessed(words, first, last, core, bool(beside))
    member = affiliation(words, last)
    place = place_after(words, last) | (member[0].narrow if member else frozenset())
    posts = (*(one._replace(narrow=one.narrow | place) for one in (*post, *office)), *beside, *member)
    titles = [item.gender for item in posts if item.gender and not item.role]
    others = [item.gender for item in posts if item.gender]  # a spokesman may be a woman
    told = next((gender for gender in (*titles, given_gender(core, nickname), *others) if gender), "")
    yield Name(
        words[begin].start, _end(text, words[last]), begin, last, core, kind, told if kind == "person" else "",
        nickname, suffix, posts, titled, words[last].owner, label, first,
    )  # fmt: skip


def _is_lettered(words: Sequence[Word], first: int, last: int) -> bool:
    """Letters stand after a name that are no part of it: Ada Reed MP, Ondra Reed KC."""
    letters = words[last].text
    return letters in LETTERS and last - first > 1 and (letters[1] == "C" or is_given(words[first]))


@cache
def _leading() -> frozenset[str]:
    """Words that are taken off the front of a name; common adjectives stay ("National Trust")."""
    return lexicon.no_names() - lexicon.function_words("adjective")


def _end(text: str, word: Word) -> int:
    """Where a name ends: the full stop of "Jr." is part of it."""
    return word.end + (lexicon.bare(word.text) in ("jr", "sr") and text[word.end : word.end + 1] == ".")


def _is_label(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """A turn of a transcript: capitals alone before a colon, or a post and a colon, at the start of a line."""
    start, end = words[first].start, words[last].end
    opens = start == 0 or "\n" in words[first].gap
    return bool(opens and text[start:end].isupper() and end - start > 2 and _LABELLED.match(text, end))


def _pretitle(words: Sequence[Word], first: int, last: int) -> tuple[int, tuple[Post, ...], bool]:
    """Where the name begins after titles and roles, the posts these give, and whether one stands right before it."""
    for at in range(last, first - 1, -1):
        word = words[at]
        initial = at > first and len(lexicon.bare(word.text)) == 1  # Ada M. Reed is no Monsieur Reed
        title = None if initial else lexicon.titles().get(lexicon.bare(word.text))
        church = lexicon.bare(word.text) in ("st", "saint") and words[last].lower in lexicon.organisations(
            "head"
        )
        plain = word.lower in _CLASSES and not (at < last and is_given(words[at + 1]))
        if title and not church and not plain and not (at == last and _is_surname(words, first, at, last)):
            post = Post(title.role, _narrow(words, first, at), title.plural, title.gender)
            return at + 1, (post, *post_before(words, at)), True
        ended = role_ending(words, at)
        paper = first < at == last and word.lower in lexicon.organisations("head")
        if ended and ended[1].before_name and not paper and not _is_surname(words, first, at, last):
            return (
                at + 1,
                (Post(ended[1].role, _narrow(words, first, ended[0]), ended[1].plural, ended[1].gender),),
                True,
            )
    at = first
    while at < last and words[at].lower in lexicon.adjectives() and not is_given(words[at]):
        at += 1
    if words[last].lower in lexicon.organisations("head") or words[last].lower in lexicon.organisations(
        "name"
    ):
        at = first
    return at, (), False


def _after_office(words: Sequence[Word], begin: int, last: int) -> tuple[int, tuple[Post, ...]]:
    """Where the name begins in what stands after a role and "of", and the post: "Supervisor of Elections Ada Reed"."""
    if begin < 2 or begin > last or words[begin - 1].lower not in ("of", "for") or is_given(words[begin]):
        return begin, ()
    ended = role_ending(words, begin - 2)
    if not ended:
        return begin, ()
    at = begin
    while at < last and words[at].lower in lexicon.organisations("field") and words[at + 1].gap == " ":
        at += 1
    at = next((i for i in range(begin + 1, last) if is_given(words[i])), at)
    post = Post(ended[1].role, narrowing(word.text for word in words[begin:at]), False, ended[1].gender)
    return at, (post,) if at > begin and at < last else ()


def _is_verb_before(words: Sequence[Word], begin: int, last: int, lower: set[str]) -> bool:
    """The first word owes its capital to the sentence: "Entrusting Ada Reed", "Say Mexico"."""
    first = words[begin : begin + 1]
    if not first or begin >= last or not opens_sentence(first[0]) or is_given(first[0]) or is_title(first[0]):
        return False
    word, after = first[0].lower, words[begin + 1]
    common = word in lower or word.endswith("ing") or word in reporting_forms()
    country = begin + 1 == last and lexicon.nations().get(after.lower) == after.lower
    return common and after.gap == " " and ((is_given(after) and begin + 1 < last) or country)


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
    before = words[at - 1] if at > first else None
    given = before is not None and all(word.lower in lexicon.given_names() for word in words[first:at])
    return before is not None and (
        is_given(before) or (given and is_given(words[first])) or before.text[-1] == "." or is_title(before)
    )


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


def _guessed(words: Sequence[Word], first: int, last: int, core: tuple[str, ...], beside: bool) -> str:
    """The kind of a name whose words do not tell: person by a post or "who", thing after "the", else unknown."""
    if len(core) < 5 and (beside or has_whose(words, last)):
        return "person"
    after_the = first > 0 and words[first - 1].lower in ("the", "a", "an", "its")
    return "thing" if len(core) > 1 and after_the else "unknown"


def _after_place_word(words: Sequence[Word], begin: int) -> bool:
    """A preposition stands before that a place follows as a rule."""
    return begin > 0 and words[begin].gap == " " and words[begin - 1].lower in ("of", "in", "at", "near")


def _is_dateline(text: str, words: Sequence[Word], first: int, last: int) -> bool:
    """A place in capitals at the start of a line, before a dash: PORT ELLERY, Osmere (UPI) —"""
    opens = first == 0 or "\n" in words[first].gap
    start, end = words[first].start, words[last].end
    return opens and text[start:end].isupper() and _DASH.match(text, end, end + 60) is not None
