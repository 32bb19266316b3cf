"""The pronouns and descriptions of a text: what may take somebody up without a name."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from analysis.quotes.names import lexicon
from analysis.quotes.names.posts import narrowing, role_starting
from analysis.quotes.names.runs import opens_sentence
from analysis.quotes.names.tokens import Word, word_at
from analysis.quotes.phrases import Phrase
from analysis.quotes.phrases.wording import PARTIES
from analysis.quotes.speakers.kin import KIN
from analysis.quotes.speakers.prominence import after_opening, followed_by_who
from analysis.quotes.speakers.story import Story
from analysis.text import reporting_forms

# How prominently a pronoun brings somebody up.
PRONOUNS = {"he": 0.9, "she": 0.9, "him": 0.4, "his": 0.4, "her": 0.4}
_OWNERS = frozenset(["my", "his", "her", "their", "our"])
# Friends and colleagues come and go: only who is family is taken up again.
_FAMILY = KIN - {"partner", "counterpart"}
# What somebody described by an age did.
_PAST = frozenset(
    "held took left went came rose sat stood wept grew knew ran won lost fell felt found made met paid put saw sent sold spent threw "
    "wore drove began broke brought built bought caught chose drew flew gave got heard hit kept led lay let shook shot sang struck".split()
)
# Nouns for organisations that are places or papers more often.
_PREMISES = frozenset("body force label office paper platform school site station channel region".split())


def descriptions(story: Story) -> Iterator[tuple[int, Phrase]]:
    """Pronouns and roles ("the governor") of the whole text."""
    for index, word in enumerate(story.words):
        lower = word.lower
        if lower in _OWNERS and _is_family(story, index + 1):
            yield from _role_after(story, index)
        if lower in PRONOUNS:
            yield word.start, Phrase("pronoun", word.start, word.end, lower)
        elif (lexicon.is_many(lower) or _is_bodies(lower)) and (group := _group_ending(story, index)):
            yield group.start, group
        elif lower == "the" or (lower in ("a", "an", "another") and _brings_in(story, index)):
            yield from _role_after(story, index)


def _opens(words: Sequence[Word], index: int) -> bool:
    """A sentence begins, or goes on after what opens it: "Earlier, a teacher"."""
    return opens_sentence(words[index]) or (words[index].gap == ", " and after_opening(words, index))


def _brings_in(story: Story, index: int) -> bool:
    """Somebody new: as a subject, or "to a councillor who laughed"."""
    found = next(_role_after(story, index), None)
    return _opens(story.words, index) or (
        found is not None and followed_by_who(story.words, word_at(story.words, found[1].end) - 1)
    )


def _is_family(story: Story, at: int) -> bool:
    """A mother or a brother is spoken of, and nobody together with them."""
    words = story.words
    if at + 1 >= len(words) or words[at].gap != " " or words[at].owner:
        return False
    return words[at].lower in _FAMILY and words[at + 1].lower != "and"


def _group_ending(story: Story, last: int) -> Phrase | None:
    """The people described by the noun phrase that ends at ``last``: "Some officials", "web developers"."""
    words = story.words
    if (last + 1 < len(words) and words[last + 1].gap == " " and words[last + 1].capital) or words[
        last
    ].owner:
        return None
    first = last
    while first > 0 and last - first < 4 and words[first].gap == " " and _premodifies(words[first - 1]):
        first -= 1
    start, end = words[first].start, words[last].end
    while first < last and (words[first].lower in _quantities() or words[first].text.isdigit()):
        first += 1
    if story.clusters.mentions_in(words[last].start, end):
        return None
    opens = opens_sentence(words[first]) and words[first].lower not in lexicon.nations()
    text = " ".join(story.clusters.reading.original[words[first].start : end].split())
    return Phrase("group", start, end, text=text[:1].lower() + text[1:] if opens else text)


def _is_bodies(word: str) -> bool:
    """A noun for several organisations or countries, and no verb: banks, nations."""
    one = f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")
    return one != word and one in _actors() and word not in reporting_forms()


@cache
def _actors() -> frozenset[str]:
    """Nouns for organisations that act."""
    return frozenset(lexicon.organisations("noun")) - _PREMISES


@cache
def _quantities() -> frozenset[str]:
    return lexicon.function_words("determiner") | lexicon.function_words("quantifier")


def _premodifies(word: Word) -> bool:
    """It may stand before a noun in one phrase: no small word, no verb in -s or -ing."""
    plain = word.lower not in _borders() and not word.owner
    return plain and (word.capital or not word.text.endswith(("ing", "s")))


@cache
def _borders() -> frozenset[str]:
    """Words before which no noun phrase goes on."""
    kinds = ("determiner", "preposition", "conjunction", "auxiliary", "relative", "pronoun", "calendar")
    return frozenset().union(*map(lexicon.function_words, kinds)) | reporting_forms()


@cache
def _breaks() -> frozenset[str]:
    """Words that stand in no description before its role."""
    return lexicon.no_names() - lexicon.function_words("adjective") - {"former"}


def _role_after(story: Story, index: int) -> Iterator[tuple[int, Phrase]]:
    """A role within four words after an article, if no name or other noun follows it."""
    words = story.words
    if _is_aged(words, index + 1):
        start, (word, end) = words[index].start, (words[index + 1].lower, words[index + 1].end)
        yield start, Phrase("role", start, end, word, text=word, definite=words[index].lower == "the")
        return
    for first in range(index + 1, min(index + 5, len(words))):
        if words[first].gap not in (" ", "-") or words[first].lower in _breaks():
            return
        found = role_starting(words, first)
        if found and not _is_qualifier(words, found[0]):
            last, role = found
            if not role.plural and not _noun_follows(story, last):
                start, end = words[index].start, words[last].end
                text = " ".join(story.clusters.reading.original[words[index + 1].start : end].split())
                narrow = narrowing(word.text for word in words[index + 1 : first])
                proper = narrowing(word.text for word in words[index + 1 : first] if word.capital)
                yield (
                    start,
                    Phrase(
                        "role",
                        start,
                        end,
                        role.role,
                        narrow,
                        proper,
                        text=text,
                        gender=role.gender,
                        definite=words[index].lower == "the",
                        owner="his" if words[index].lower in _OWNERS else "",
                    ),
                )
            return


def _is_aged(words: Sequence[Word], at: int) -> bool:
    """An age stands for somebody: "the 15-year-old said"."""
    if at + 1 >= len(words) or not words[at].lower.endswith("-year-old"):
        return False
    return _ends_phrase(words[at + 1])


def _ends_phrase(after: Word) -> bool:
    """No noun, but a verb, a preposition or a sign follows."""
    small = lexicon.function_words("auxiliary") | lexicon.function_words("preposition")
    return after.gap != " " or after.lower in reporting_forms() | _PAST | small or after.text.endswith("ed")


def _is_qualifier(words: Sequence[Word], last: int) -> bool:
    """Another role follows: the junior senator."""
    after = words[last + 1] if last + 1 < len(words) else None
    return after is not None and after.gap == " " and role_starting(words, last + 1) is not None


def _is_adjective(role: Word, after: Word) -> bool:
    """A party that tells of the noun behind it: "the Republican convention", but not "the Republican and"."""
    small = lexicon.function_words("relative") | lexicon.function_words("conjunction")
    plain = after.text.islower() and not after.lower.endswith("ly") and after.lower not in small
    return role.lower in PARTIES and plain and not _ends_phrase(after)


def _noun_follows(story: Story, last: int) -> bool:
    """A name or another noun comes right after a role: it is no phrase of its own."""
    if last + 1 >= len(story.words):
        return False
    after = story.words[last + 1 : last + 5]
    if after[0].lower == "and":  # the actress and activist Ada Reed
        after = [word for word in after[1:] if word.capital and word.gap == " "] or after
    named = after[0].gap in (" ", ", ") and after[0].capital and after[0].lower not in lexicon.no_names()
    noun = after[0].lower in lexicon.roles() or after[0].lower in lexicon.organisations("noun")
    noun = noun or _is_adjective(story.words[last], after[0])
    return named or (noun and after[0].gap == " ")
