"""What stands beside a name or a description: what it belongs to, and who it is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from analysis.quotes.names import lexicon
from analysis.quotes.names.entities import Mention
from analysis.quotes.names.tokens import word_at
from analysis.quotes.phrases import Phrase
from analysis.quotes.speakers.appositions import described_from, with_roles
from analysis.quotes.speakers.story import Event, Story
from analysis.quotes.verbs import finite_forms

_NEAR = 50
# Between a name and its apposition: Ada Reed of Tolmar, Ada Reed (D-Tolmar),
_PLACED = re.compile(r"(?: (?:of|from|in) [A-Z][\w.' -]*| \([^()]*\))?, ")


def is_modifier(story: Story, mention: Mention) -> bool:
    """ "The Ada Reed case": an article before somebody's name belongs to the noun behind it."""
    words, name = story.words, mention.name
    before, after = words[max(0, name.outer - 1)], words[name.last + 1 : name.last + 2]
    plain = bool(after) and after[0].gap == " " and after[0].text.islower() and not name.owner
    return (
        plain
        and name.outer == name.first
        and before.lower in ("the", "a", "an")
        and words[name.outer].gap == " "
    )


def is_demonym(words: Sequence[str]) -> bool:
    """The words say where somebody is from: Vardian, Americans."""
    whole = " ".join(words).lower()
    return whole in lexicon.adjectives() or whole.removesuffix("s") in lexicon.adjectives()


def acts(story: Story, last: int) -> bool:
    """A verb comes right after a place, which is then those who govern it: "Tolmar has pledged"."""
    after = story.words[last + 1 : last + 2]
    verbs = finite_forms() | lexicon.function_words("auxiliary")
    return bool(after) and after[0].gap == " " and (after[0].lower in verbs or after[0].text.endswith("ed"))


def side_by_side(story: Story, last: Event, mention: Mention) -> bool:
    """Two names joined by "and"."""
    between = story.words[max(0, mention.name.outer - 1)]
    return (
        between.text == "and"
        and 0 < between.start - last.at < 60
        and last.quotation == story.quotation(mention.start)
        and mention.entity not in last.entities
    )


def apposed(story: Story, at: int) -> bool:
    """A comma and somebody's name stand before: "Ada Reed, the weary captain of the ferry" is one person."""
    index = word_at(story.words, at)
    if index == 0 or story.words[index].gap != ", " or story.words[index - 1].owner:
        return False
    people = [m for m in story.clusters.mentions_in(at - _NEAR, at) if m.name.kind == "person"]
    between = story.clusters.reading.text[people[-1].end : at] if people else ""
    return bool(people) and not people[-1].name.owner and _PLACED.fullmatch(between) is not None


def identified(story: Story, end: int) -> bool:
    """ "The candidate is Ada Reed": who it is comes right after a description."""
    index = word_at(story.words, end)
    after = story.words[index : index + 2]
    told = len(after) == 2 and after[0].lower in ("is", "was") and after[0].gap == after[1].gap == " "
    named = story.clusters.mentions_in(after[1].start, after[1].end) if told else []
    return any(m.name.kind == "person" or (m.name.kind == "unknown" and len(m.name.words) > 1) for m in named)


def named_behind(story: Story, phrase: Phrase) -> bool:
    """ "The actor in question, Ada Reed": the name is apposed to the description."""
    begin = word_at(story.words, phrase.start)
    return any(
        described_from(story.words, with_roles(story.words, mention.name.outer)) == begin
        for mention in story.clusters.mentions_in(phrase.end, phrase.end + _NEAR)
    )
