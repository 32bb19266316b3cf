"""Who one source is: a name, a pronoun, a role, an organisation's noun, or somebody in the words of the text."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.quotes.attribution import Attribution
from analysis.quotes.names import lexicon
from analysis.quotes.names.entities import Mention
from analysis.quotes.names.tokens import word_at
from analysis.quotes.phrases import Phrase, read_source
from analysis.quotes.speakers.addressed import NEAR, Named, bound_by, spoken_of, within_or_kin
from analysis.quotes.speakers.by_name import by_name
from analysis.quotes.speakers.descriptions import by_body, by_noun, by_role, described
from analysis.quotes.speakers.focus import antecedent
from analysis.quotes.speakers.found import Found, nobody, of_event
from analysis.quotes.speakers.initials import by_initials
from analysis.quotes.speakers.pronouns import by_pronoun
from analysis.quotes.speakers.questions import asked_about, asker
from analysis.quotes.speakers.relatives import (
    RELATIVE,
    described_by,
    examples_of,
    nearest_person,
    number_of,
    person_last,
    subject_of,
)
from analysis.quotes.speakers.story import Story
from analysis.quotes.speakers.subjects import is_spoken_to, owner_of_words, subject_span
from analysis.quotes.speakers.things import by_it
from analysis.text import Span

FIRST_PERSON = frozenset(["i", "we", "my", "our", "me", "us", "ourselves", "myself"])
# Some of those asked: "64 percent who".
_SHARE = re.compile(r"\d (?:percent|per cent)\Z|\d%\Z")
_AT = frozenset(["in", "at", "near"])


def resolve_source(story: Story, one: Attribution) -> Found:
    """Who the source of an attribution is."""
    number = owner_of_words(story, one)
    if number is not None:
        who = story.clusters.entities[number]
        reason = f"spoke in the {_last_word(story, one)}"
        return Found((who.name,), who.type, "nominal", reason, 0.75, (number,), story.gender(who))
    initials = by_initials(story, one)
    if initials:
        return initials
    phrases = read_source(story.clusters, *subject_span(story, one))
    if not phrases or _is_date(story, *one.source[0]):
        return nobody("unknown", "unnamed", "nothing in the source that could speak", 0.2)
    if is_spoken_to(story, one):
        return nobody("unknown", "implicit", "passive: nobody is named", 0.6)
    phrases = [_named_behind(story, phrases[0], one.source[-1][1])] if len(phrases) == 1 else phrases
    avoid = [
        *within_or_kin(story, one),
        *asker(story, one.source[0][0], one.end),
        *asked_about(story, one.source[0][0]),
    ]
    found = _joined([resolve_phrase(story, phrase, avoid, spoken_of(story, one)) for phrase in phrases])
    if found.resolution == "nominal" and phrases[0].kind == "role" and _is_bound(story, one, found):
        return described(phrases[0])
    return by_it(story, one, phrases[0], found) if phrases[0].word == "it" and found.names else found


def _is_bound(story: Story, one: Attribution, found: Found) -> bool:
    """The words that a description says name whom it would mean: "the front-runner said Reed would lose"."""
    people = (story.entity(mention) for mention in bound_by(story, one, NEAR))
    return any(one is not None and one.number in found.entities for one in people)


def _named_behind(story: Story, phrase: Phrase, end: int) -> Phrase:
    """A description that ends before the name it is told with: "says their teacher" where ", Ada Reed, a ..." follows."""
    text = story.clusters.reading.text
    if phrase.kind not in ("role", "thing") or phrase.plural or text[end : end + 2] != ", ":
        return phrase
    named = story.clusters.mentions_in(end + 2, end + 3)
    behind = named[0] if named and story.words[named[0].name.outer].start == end + 2 else None
    if (
        behind is None
        or behind.name.kind != "person"
        or behind.name.owner
        or text[behind.end : behind.end + 1] not in (",", ".")
    ):
        return phrase
    return Phrase("name", phrase.start, behind.end, mention=behind)


def _is_date(story: Story, start: int, end: int) -> bool:
    """Days and months alone, with their numbers."""
    words = re.findall(r"\w+", story.clusters.reading.text[start:end].lower())
    days = [word for word in words if word in lexicon.function_words("calendar")]
    return bool(days) and all(word.isdigit() or word in days for word in words)


def _is_no_noun(story: Story, start: int, end: int) -> bool:
    """A day, or a participle: "released on Thursday, which", "was released, which"."""
    index = word_at(story.words, start)
    alone = story.words[index].end == end and story.words[index].lower.endswith("ed") and index > 0
    before = story.words[index - 1].lower if alone else ""
    return before in lexicon.function_words("auxiliary") or _is_date(story, start, end)


def _last_word(story: Story, one: Attribution) -> str:
    """The last word of a source."""
    text = story.clusters.reading.original
    return text[one.source[0][0] : one.source[-1][1]].split()[-1]


def _joined(parts: Sequence[Found]) -> Found:
    """Several speakers named together; unresolved if one of them is."""
    if len({part.names for part in parts}) == 1:
        return parts[0]
    lost = next((part for part in parts if not part.names), None)
    if lost:
        return lost._replace(type="group")
    names = tuple(name for part in parts for name in part.names)
    entities = tuple(number for part in parts for number in part.entities)
    score = min(part.score for part in parts)
    return Found(names, "group", parts[0].resolution, "named together", score, entities)


def resolve_phrase(
    story: Story, phrase: Phrase, avoid: Sequence[Span] = (), named: Named | None = None
) -> Found:
    """Who one phrase means: nobody at ``avoid``, and hardly anybody whom the quote names."""
    if phrase.kind == "name":
        return by_name(story, phrase)
    if phrase.kind == "generic":
        return nobody("unknown", "pronoun", f"“{phrase.word}” is nobody in particular", 0.6)
    if phrase.word in FIRST_PERSON and phrase.kind == "pronoun":
        outside = story.quotation(phrase.start) < 0
        return nobody(
            "author" if outside else "unknown",
            "pronoun",
            "the writer" if outside else "first person in a quote",
        )
    if phrase.kind == "pronoun":
        return (
            _relative(story, phrase) if phrase.word in RELATIVE else by_pronoun(story, phrase, avoid, named)
        )
    if phrase.kind == "role" and phrase.definite and not phrase.owner:
        return by_role(story, phrase)
    if phrase.kind == "body" and phrase.definite and not phrase.owner:
        return by_body(story, phrase)
    return by_noun(story, phrase)


def _relative(story: Story, phrase: Phrase) -> Found:
    """ "who" and "which" mean the noun phrase before them."""
    span = antecedent(story, phrase.start)
    parts = read_source(story.clusters, *span) if span else []
    if not parts or parts[-1].kind in ("pronoun", "generic") or _is_no_noun(story, *span):
        return nobody("unknown", "pronoun", f"nothing clear before “{phrase.word}”", 0.3)
    if _SHARE.search(story.clusters.reading.text, *span):
        return _meant(phrase, described(parts[-1]))
    if parts[-1].kind == "role" and not parts[-1].definite and not parts[-1].plural:
        subject = subject_of(story, span[0])
        if subject:
            return subject
    who = described_by(story, parts[-1], span[0])
    if who:
        return of_event(who, "pronoun", f"“{phrase.word}” after {who.names[0]}", 0.8)
    number = number_of(story, phrase)
    people = examples_of(story, span[0]) if number == "many" else None
    if people and (who := _people(story, phrase, people)):
        return who
    mention = parts[-1].mention
    personal = phrase.word in ("who", "whom")
    if personal and not mention and parts[-1].plural and number == "one":
        return nearest_person(story, phrase, span[0])
    if mention and personal and (some := _of_a_place(story, span[0])):
        return _meant(phrase, some)
    if number == "many" and len(parts) == 1 and mention and mention.name.kind == "person":
        return nobody("group", "pronoun", f"“{phrase.word}” is many, and {mention.name.words[-1]} one", 0.3)
    if mention and personal and _is_nobody(story, mention):
        return nearest_person(story, phrase, span[0])
    if personal and not mention and parts[-1].kind in ("thing", "document", "body"):
        if person := person_last(story, span):
            return _meant(phrase, resolve_phrase(story, person))
        before = None if number == "one" else _people_before(story, phrase)
        many = nobody("group", "pronoun", f"“{phrase.word}” is many, who are not told", 0.3)
        return before or (many if number == "many" else nearest_person(story, phrase, span[0]))
    if len(parts) > 1:
        return _joined([resolve_phrase(story, part) for part in parts])._replace(resolution="pronoun")
    return _meant(phrase, resolve_phrase(story, parts[-1]))


def _meant(phrase: Phrase, who: Found) -> Found:
    """Somebody found before a relative, which means them."""
    reason = f"“{phrase.word}” after {' & '.join(who.names)}" if who.names else who.reason
    return who._replace(resolution="pronoun", reason=reason)


def _is_nobody(story: Story, mention: Mention) -> bool:
    """A name before "who" that is no person's: an organisation's, a place's, or what stands where a place does."""
    kind, outer = mention.name.kind, mention.name.outer
    placed = kind == "unknown" and outer > 0 and story.words[outer - 1].lower in _AT
    return kind in ("place", "organisation", "thing") or placed


def _of_a_place(story: Story, at: int) -> Found | None:
    """The people before a preposition and a name at ``at``: "Democrats on Capitol Hill, who"."""
    index = word_at(story.words, at)
    if index < 3 or story.words[index - 1].lower not in ("on", "in", "at", "from"):
        return None
    people = story.words[index - 2]
    if not lexicon.is_many(people.lower):
        return None
    joined = story.words[index - 3].lower == "and"
    span = antecedent(story, story.words[index - 1].start) if joined else (people.start, people.end)
    parts = read_source(story.clusters, *span) if span else []
    return _joined([resolve_phrase(story, part) for part in parts]) if parts else None


def _people(story: Story, phrase: Phrase, span: Span) -> Found | None:
    """The people of a noun phrase, whom a relative means."""
    parts = read_source(story.clusters, *span)
    if not parts:
        return None
    return _meant(phrase, _joined([resolve_phrase(story, part) for part in parts]))


def _people_before(story: Story, phrase: Phrase) -> Found | None:
    """ "Sailors from Tolmar in support, who": the last people described in the sentence, nobody else named since."""
    words = story.words
    at = word_at(words, phrase.start) - 1
    while at > 0 and story.unit(words[at].start) == story.unit(phrase.start):
        role = lexicon.roles().get(words[at].lower)
        if story.clusters.mentions_in(words[at].start, words[at].end):
            return None
        if role and role.plural:
            span = antecedent(story, words[at].end)
            if span and (who := _people(story, phrase, span)):
                return who
        at -= 1
    return None
