"""A source cut to the noun phrase that can be the subject: no adverbial before it, no clause around it."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.quotes.names import lexicon
from analysis.quotes.names.tokens import Word
from analysis.quotes.phrases.wording import Source, is_plural, lead
from analysis.text import reporting_forms

_BEFORE = frozenset(
    "when while though although as if because after before since afterward afterwards then but and also now later that "
    "meanwhile however still yet so where whether once until what or not".split()
)
_AFTER = frozenset(
    "now then also again later today yesterday recently once already still soon ever never often has have had is was were "
    "are would will could may might should did does do not been be and or but".split()
)
_CLITICS = ("s", "re", "ve", "ll", "d", "m")
_SELVES = frozenset(["himself", "herself", "itself", "themselves"])
_SUBJECTS = frozenset("i he she they we you".split())
_OBJECTS = frozenset("him her them us me it".split())
_OPENS = frozenset(["whom", "which", "what", "that"])
_NOUNS = frozenset(
    "reply assembly supply monopoly anomaly weekly monthly daily fly family ally bully rally tally lily".split()
)
# Before their titles: "her new book Rain".
_WORKS = frozenset("book memoir novel film movie documentary song album essay".split())
_OF = frozenset("of to for among between about against with by from at in on like as".split())


def trimmed(source: Source) -> Source:
    """A source without what does not belong to its noun phrase: "when the mayor also" is "the mayor".

    Where a clause stands instead of a noun phrase, and none of its nouns is surely the subject, no word is left.
    """
    source = _without_place(_without_self(_last_sentence(source)))
    for cut in (_without_opening, _without_adverbial, _without_title, _without_clause, _without_end):
        if len(source.words) > 1:
            source = source._replace(words=cut(source))
    return source


def _last_sentence(source: Source) -> Source:
    """The words after the last border of a paragraph inside a source."""
    breaks = [i for i, word in enumerate(source.words) if i and "\n" in word.gap]
    return source._replace(words=source.words[breaks[-1] :]) if breaks else source


def _without_self(source: Source) -> Source:
    """ "Ada Reed herself" is Ada Reed, and so is "Ada Reed herself, who left"."""
    words = source.words
    ends = (i for i in range(1, len(words)) if i + 1 == len(words) or words[i + 1].gap.startswith(","))
    at = next((i for i in ends if words[i].lower in _SELVES), None)
    return source if at is None else source._replace(words=[*words[:at], *words[at + 1 :]])


def _without_place(source: Source) -> Source:
    """ "Lindhaven, Jane Roe, the mayor,": a source without the place before a person's full name, or a dateline."""
    words = source.words
    if len(words) > 2 and words[0].lower in ("sir", "madam", "sirs") and words[1].gap == ", ":
        return source._replace(words=words[1:])  # how a letter begins
    for i in range(1, min(4, len(words))):
        if words[i].gap in (" - ", " -- ", " – ", " — ") and all(word.text.isupper() for word in words[:i]):
            return source._replace(words=words[i:])
    if len(words) < 3 or words[1].gap != ", " or any(word.lower == "and" for word in words):
        return source
    first, second = source.named_at(0), source.named_at(1)
    whole = second is not None and second.name.kind == "person" and len(second.name.words) > 1
    alone = first is not None and len(first.name.words) == 1 and first.name.kind in ("place", "unknown")
    return source._replace(words=words[1:]) if whole and alone and second.start == words[1].start else source


def _without_title(source: Source) -> list[Word]:
    """The words before a title in marks at the end: "his book 'Rain' ", "the report, titled 'The Hours Before' "."""
    words, written = source.words, lexicon.document_nouns() | lexicon.owned_nouns()
    for i in range(1, len(words)):
        if (
            words[i - 1].lower in _WORKS
            and words[i].gap == " "
            and words[i].capital
            and not _is_full_name(source, i)
        ):
            return words[:i]
        if words[i].gap.endswith(('"', "'")):
            before = i - (words[i - 1].lower in ("titled", "called", "entitled"))
            return words[:before] if before and words[before - 1].lower in written else words
    return words


def _is_full_name(source: Source, at: int) -> bool:
    """Somebody's given name and surname begin: "the book Ada Reed wrote"."""
    mention = source.named_at(at)
    return mention is not None and mention.name.kind == "person" and len(mention.name.words) > 1


def _without_opening(source: Source) -> list[Word]:
    """The words without the conjunctions and relatives that open a clause ("when", "whom the council")."""
    words = source.words
    while len(words) > 1 and not words[0].owner:
        first, after = words[0].lower, words[1]
        subject = after.lower in lexicon.function_words("determiner") | _SUBJECTS or after.capital
        adverb = first.endswith("ly") and words[0].text.islower() and after.lower in reporting_forms()
        if first not in _BEFORE and not (first in _OPENS and subject) and not adverb:
            break
        words = words[1:]
    return words


def _without_adverbial(source: Source) -> list[Word]:
    """The words without a prepositional phrase before the noun phrase: "near the end a student"."""
    words = source.words
    prepositions = lexicon.function_words("preposition")
    if len(words) > 2 and words[0].lower == "at" and words[1].lower in ("least", "most"):
        return words[2:]
    if len(words) < 2 or words[0].lower not in prepositions or source.within_name(1):
        return words
    return words[next((i for i in range(3, len(words)) if _begins_phrase(words, i)), 1) :]


def _begins_phrase(words: Sequence[Word], at: int) -> bool:
    """An article that no preposition stands before."""
    small = lexicon.function_words("preposition")
    return words[at].lower in ("a", "an", "the", "another") and words[at - 1].lower not in small


def _without_clause(source: Source) -> list[Word]:
    """The words of the noun phrase that ends a clause; none if the clause does not tell its subject."""
    words = source.words
    last = words[-1].lower
    if len(words) > 1 and last in _SUBJECTS and words[-1].gap == " " and words[-2].lower not in ("and", "or"):
        return words[-1:]
    small = lexicon.function_words("relative") | lexicon.function_words("preposition")
    if last == "it" and len(words) > 3 and not any(word.lower in small for word in words):
        return words[-1:]  # "the gain it", of which it said something
    opened = max((i for i in range(1, len(words)) if _opens_question(words, i)), default=0)
    if opened:
        return _without_clause(source._replace(words=words[opened + 1 :]))
    verb = _finite_verb(source)
    if verb is None:
        role = lexicon.roles().get(last)
        amount = any("$" in word.gap for word in words[1:])
        return words[-1:] if amount and role and role.plural else words
    return _ending(source, verb)


def _opens_question(words: Sequence[Word], at: int) -> bool:
    """ "What" inside a source, before a name or an article: "the gap between what Reed"."""
    after = words[at + 1] if at + 1 < len(words) else None
    return after is not None and words[at].lower == "what" and words[at].gap == " "


def _finite_verb(source: Source) -> int | None:
    """The first finite verb of the source that is in no relative clause, quotation or bracket."""
    words = source.words
    relatives = lexicon.function_words("relative") | {"that"}
    for i, word in enumerate(words):
        lower = word.lower
        if i and (lower in relatives - {"what"} or word.gap.strip() not in ("", ".", "-", "/")):
            return None
        clitic = "'" in lower and lower.rpartition("'")[2] in _CLITICS and not word.owner
        pronoun = word.owner and lower in ("that", "it", "he", "she", "there", "what", "who")
        if pronoun or (
            clitic and i < len(words) - 1 and lower.partition("'")[0] in _SUBJECTS | {"it", "that"}
        ):
            return i
        if i < len(words) - 1 and word.text.islower() and _is_finite(source, i):
            return i
    return None


def _is_finite(source: Source, at: int) -> bool:
    """A small word that can only be a finite verb where it stands."""
    words = source.words
    word, after = words[at].lower, words[at + 1]
    if word in lexicon.function_words("auxiliary") - {
        "being",
        "having",
        "been",
        "may",
        "will",
        "can",
        "might",
    }:
        return at + 2 < len(words) or word != words[-1].lower
    mention = source.named_at(at - 1) if at and words[at].gap == " " and word.endswith("ed") else None
    if mention and mention.name.kind in ("person", "unknown") and not words[at - 1].owner:
        return True  # "Reed grinned behind his glasses"
    transitive = word.endswith("ed") and after.lower in _OBJECTS and after.gap == " "
    opens = at == 0 and word in reporting_forms() and not _is_noun(word)
    return transitive or (opens and after.lower not in _OF - {"to", "on"})


def _is_noun(word: str) -> bool:
    """A form of a reporting verb that is a noun as well: reports, claims, critics."""
    return word in lexicon.document_nouns() | lexicon.owned_nouns() | lexicon.roles().keys() or is_plural(
        word
    )


def _ending(source: Source, verb: int) -> list[Word]:
    """The name, or the plural of a role, that a source with a verb ends with; nothing if it ends otherwise."""
    words = source.words
    mention = source.named_at(len(words) - 1)
    if mention and not words[-1].owner and mention.start > words[verb].end:
        first = next(i for i, word in enumerate(words) if word.end > mention.start)
        before = words[first - 1].lower if first else ""
        return [] if before in _OF | {"and", "or"} else words[first:]
    role = lexicon.roles().get(words[-1].lower)
    told = words[-1].lower in ("who", "which") or (role and role.plural)
    return words[-1:] if told and verb < len(words) - 2 else []


def _without_end(source: Source) -> list[Word]:
    """The words without adverbs, auxiliaries, prepositions and participles at the end."""
    words = _without_day(source)
    prepositions = lexicon.function_words("preposition")
    while (
        len(words) > 1
        and words[-1].text.islower()
        and (_is_adverb(words[-1].text) or words[-1].text in prepositions)
    ):
        words = words[:-1]
    if (
        len(words) > 2
        and words[-1].text.endswith("ed")
        and words[-1].text.islower()
        and words[-2].text.islower()
    ):
        role = words[-1].lower in lexicon.roles()
        words = words[:-1] if not role and lead(words) < len(words) - 1 else words
    return words


def _without_day(source: Source) -> list[Word]:
    """The words without the day they end with: "Reed late Monday"."""
    words = source.words
    if len(words) < 2 or words[-1].gap != " " or not words[-1].lower.endswith("day"):
        return words
    told = words[-2].lower in ("late", "early", "on", "last")
    dated = words[-1].lower in lexicon.function_words("calendar") and not source.within_name(len(words) - 1)
    if not dated or words[-1].lower == "today" or not (told or source.named_at(len(words) - 2)):
        return words
    return words[: -1 - told]


def _is_adverb(word: str) -> bool:
    noun = word in lexicon.roles() or word in lexicon.document_nouns() or word in _NOUNS
    return word in _AFTER or (word.endswith("ly") and not noun)
