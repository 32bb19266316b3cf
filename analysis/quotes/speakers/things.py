"""What "it" means where it says something: an organisation or a paper, seldom what the sentence before begins with."""

from __future__ import annotations

from analysis.quotes.attribution import Attribution
from analysis.quotes.names import lexicon
from analysis.quotes.names.tokens import word_at
from analysis.quotes.phrases import Phrase
from analysis.quotes.speakers.found import Found, nobody
from analysis.quotes.speakers.prominence import SUBJECT
from analysis.quotes.speakers.story import Story

_SHOWING = frozenset("shows show showed depicts depicted reads read features portrays".split())


def by_it(story: Story, one: Attribution, phrase: Phrase, found: Found) -> Found:
    """Whom "it" was found to mean, unless it is a picture that shows, or another noun came before."""
    if found.type == "document":
        return found
    if _shows(story, one):
        return nobody("unknown", "pronoun", f"“it” shows something: not surely {found.names[0]}", 0.3)
    if "speaker" not in found.reason and _overlooked(story, phrase.start, found):
        return nobody("unknown", "pronoun", f"“it” may be something else than {found.names[0]}", 0.3)
    return found


def _overlooked(story: Story, at: int, who: Found) -> bool:
    """An "it" opens its sentence, and the one before begins with another noun: "The film shows Tolmar. It says"."""
    unit = story.unit(at)
    if unit == 0 or at - story.units[unit] > 8:
        return False
    first = word_at(story.words, story.units[unit - 1])
    begins = story.words[first].lower in lexicon.function_words("determiner")
    events = [
        event for event in story.trail[-20:] if story.unit(event.at) == unit - 1 and event.weight >= SUBJECT
    ]
    return begins and not any(event.names == who.names for event in events)


def _shows(story: Story, one: Attribution) -> bool:
    """The cue is what pictures and papers do, not organisations."""
    text = story.clusters.reading.text
    return any(text[start:end].lower().split(" ")[-1] in _SHOWING for start, end in one.cue)
