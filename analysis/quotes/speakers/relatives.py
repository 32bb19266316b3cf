"""Whom "who" and "which" may mean beside the noun phrase before them."""

from __future__ import annotations

from analysis.quotes.names import lexicon
from analysis.quotes.names.tokens import word_at
from analysis.quotes.phrases import Phrase
from analysis.quotes.speakers.focus import antecedent, candidates
from analysis.quotes.speakers.found import Found, nobody, of_event
from analysis.quotes.speakers.story import Event, Story
from analysis.quotes.verbs import find_cues
from analysis.text import Span

_APPOSED = 30
_OFTEN = frozenset("also never still often now once".split())
RELATIVE = frozenset(["who", "which", "whom", "that", "whose"])


def described_by(story: Story, phrase: Phrase, at: int) -> Event | None:
    """Whom an apposition that begins at ``at`` describes: "Ada Reed of Tolmar, the ranking member, who"."""
    if phrase.kind != "role" or phrase.plural or story.words[word_at(story.words, at)].gap != ", ":
        return None
    named = [m for m in story.clusters.mentions_in(at - _APPOSED, at) if m.name.kind in ("person", "unknown")]
    if not named or named[-1].name.owner:
        return None
    return next(
        (one for one in reversed(story.trail[-4:]) if one.at == named[-1].start and one.entities), None
    )


def nearest_person(story: Story, phrase: Phrase, until: int | None = None) -> Found:
    """ "Ada Reed, a driver at the Works, who": the person just before, and before ``until`` (a phrase that may hold names)."""
    for event in reversed(story.trail[-8:]):
        if until is not None and event.at >= until:
            continue
        near = phrase.start - event.at < 120 and story.unit(event.at) == story.unit(phrase.start)
        if _belongs(story, event):
            continue
        if near and event.type == "person" and event.quotation == story.quotation(phrase.start):
            return of_event(event, "pronoun", f"“{phrase.word}” after {event.names[0]}", 0.75)
    return nobody("unknown", "pronoun", f"nobody before whom “{phrase.word}” could mean", 0.3)


def _belongs(story: Story, event: Event) -> bool:
    """It is "the Reed campaign's staff" or "Reed's friends" that come up, or somebody who acts: no name that "who" follows."""
    kinds = ("preposition", "conjunction", "determiner", "auxiliary")
    small = frozenset().union(*map(lexicon.function_words, kinds))
    for mention in story.clusters.mentions_in(event.at, event.at + 1):
        after = story.words[mention.name.last + 1 : mention.name.last + 2]
        goes_on = bool(after) and after[0].gap == " " and after[0].text.islower()
        if mention.name.owner or (goes_on and after[0].lower not in small):
            return True
    return False


def number_of(story: Story, phrase: Phrase) -> str:
    """What the verb after "who" tells: "one" ("of the few voters who has"), "many" ("who believe") or nothing ("who said")."""
    index = word_at(story.words, phrase.end)
    after = story.words[index : index + 3]
    verb = next((word for word in after if not word.lower.endswith("ly") and word.lower not in _OFTEN), None)
    if verb is None:
        return ""
    cue = next(iter(find_cues(story.clusters.reading.text[verb.start : verb.end])), None)
    if verb.lower in ("are", "were", "have", "do") or (cue and cue.form == "base"):
        return "many"
    one = verb.lower in ("is", "has", "was", "does") or (cue and cue.form == "s")
    return "one" if one else ""


def examples_of(story: Story, at: int) -> Span | None:
    """ "Lawmakers such as Ada Reed, who are": the people before "such as" at ``at``."""
    index = word_at(story.words, at)
    words = [word.lower for word in story.words[max(0, index - 2) : index]]
    return antecedent(story, story.words[index - 2].start) if words == ["such", "as"] else None


def subject_of(story: Story, at: int) -> Found | None:
    """ "Reed is a lawyer who ...": the subject, if "is" stands before the phrase at ``at``."""
    before = story.words[max(0, word_at(story.words, at) - 1)]
    if before.lower not in ("is", "was", "be", "become", "became"):
        return None
    ranked = [item for item in candidates(story, "", at) if story.unit(item.event.at) == story.unit(at)]
    return (
        of_event(ranked[0].event, "pronoun", "“who” after what the subject is", 0.75)
        if len(ranked) == 1
        else None
    )


def person_last(story: Story, span: Span) -> Phrase | None:
    """ "the rise of Ada Reed, who": the person named last, for a phrase whose head can be nobody's."""
    named = [m for m in story.clusters.mentions_in(*span) if m.end == span[1] and m.name.kind == "person"]
    return Phrase("name", *span, mention=named[-1]) if named else None
