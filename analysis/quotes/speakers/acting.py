"""Who acts on whom: "him" and "her" are somebody else than the subject of their verb."""

from __future__ import annotations

from functools import cache

from analysis.quotes.names import lexicon
from analysis.quotes.names.tokens import word_at
from analysis.quotes.phrases import Phrase
from analysis.quotes.speakers.focus import LOOK_BACK
from analysis.quotes.speakers.story import Story
from analysis.text import Span

# What may stand between a subject and its verb.
_BESIDE_VERB = frozenset("also always had has have never now often once still then would will".split())


def acts_on(story: Story, phrase: Phrase) -> list[Span]:
    """Where the subject comes up that does something to "him" or "her": "Reed backed her up" is not about Reed's own self."""
    words, at = story.words, word_at(story.words, phrase.start)
    after = words[at + 1] if at + 1 < len(words) else None
    owns = after is not None and after.gap == " " and after.lower not in _small()
    if phrase.word not in ("him", "her") or not at or (phrase.word == "her" and owns):
        return []
    if not words[at - 1].text.islower() or words[at - 1].lower in _small() or words[at].gap != " ":
        return []
    before = at - 2
    while before > 0 and (words[before].lower.endswith("ly") or words[before].lower in _BESIDE_VERB):
        before -= 1
    named = [mention.start for mention in story.clusters.mentions_in(words[before].start, words[before].end)]
    here = [one for one in story.trail[-LOOK_BACK:] if story.unit(one.at) == story.unit(phrase.start)]
    subject = next((one for one in reversed(here) if one.at in (words[before].start, *named)), None)
    return [(one.at, one.at + 1) for one in here if subject and one.names == subject.names]


@cache
def _small() -> frozenset[str]:
    """Words that are neither verbs nor nouns."""
    kinds = ("preposition", "conjunction", "determiner", "relative")
    return frozenset().union(*map(lexicon.function_words, kinds)) | {
        "up",
        "down",
        "out",
        "away",
        "back",
        "again",
    }
