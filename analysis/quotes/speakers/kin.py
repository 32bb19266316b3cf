"""Kin: whose wife, mother or brother somebody is ("Ada Reed, whose husband, Tom,"), and who "his wife" is then."""

from __future__ import annotations

from collections.abc import Sequence

from analysis.quotes.names.entities import Mention
from analysis.quotes.names.posts import narrowing
from analysis.quotes.names.tokens import Word, word_at
from analysis.quotes.phrases import Phrase
from analysis.quotes.speakers.appositions import described_from, with_roles
from analysis.quotes.speakers.focus import antecedent, candidates, gender_of
from analysis.quotes.speakers.story import Story

KIN = frozenset(
    "mother father wife husband son daughter brother sister grandmother grandfather grandson granddaughter uncle aunt nephew "
    "niece cousin partner widow widower fiance fiancee fiancé fiancée girlfriend boyfriend counterpart".split()
)
_OWNERS = frozenset(["his", "her", "whose"])
# Who is meant the other way round, by gender.
_BACK = {
    word: {"m": man, "f": woman}
    for words, man, woman in (
        (("wife", "husband", "partner", "widow", "widower"), "husband", "wife"),
        (("mother", "father"), "son", "daughter"),
        (("son", "daughter"), "father", "mother"),
        (("brother", "sister"), "brother", "sister"),
        (("nephew", "niece"), "uncle", "aunt"),
        (("uncle", "aunt"), "nephew", "niece"),
        (("grandson", "granddaughter"), "grandfather", "grandmother"),
        (("grandfather", "grandmother"), "grandson", "granddaughter"),
    )
    for word in words
}
_LEAD = 0.2
# How many words before a name its owner may stand.
_REACH = 5


def learn_kin(story: Story, mention: Mention) -> None:
    """Remember whose kin is named here: "whose wife, Ada Reed", "Reed's brother Tom", "her husband, the cellist Tom Hale"."""
    owner = _owner_before(story.words, mention.name.outer)
    if owner is None or mention.entity is None:
        return
    number = _owner(story, owner)
    if number is None or number == mention.entity or not _is_human(story, mention.entity):
        return
    word = next(one.lower for one in story.words[owner + 1 : mention.name.outer] if one.lower in KIN)
    story.kin[number, word] = mention.entity
    if word == "counterpart":
        _same_post(story, number, mention, owner)
    told = gender_of(story.words[owner].lower) or story.gender(story.clusters.entities[number])
    back = _BACK.get(word, {}).get(told)
    if back:
        story.kin.setdefault((mention.entity, back), number)


def _same_post(story: Story, number: int, mention: Mention, owner: int) -> None:
    """ "His Vardian counterpart, Ada Reed" has the post that he has, of another place."""
    narrow = narrowing(word.text for word in story.words[owner + 1 : mention.name.outer] if word.capital)
    for post in story.clusters.entities[number].posts:
        held = (mention.entity, post._replace(narrow=narrow))
        if held not in story.posts[post.role]:
            story.posts[post.role].append(held)


def kin_meant(story: Story, phrase: Phrase) -> int | None:
    """Who "his wife" is, where the text names the wife of whom "his" means."""
    first = word_at(story.words, phrase.start)
    if phrase.word not in KIN or phrase.plural or not (_is_owner(story.words[first])):
        return None
    number = _owner(story, first)
    known = None if number is None else story.kin.get((number, phrase.word))
    return _only_kin(story, first, phrase.word, number) if known is None else known


def _only_kin(story: Story, at: int, word: str, owner: int | None) -> int | None:
    """The only wife that the text names, where "his" at ``at`` opens a paragraph or may mean several."""
    start = story.words[at].start
    opens = start - story.paragraphs[story.paragraph(start)] < 3
    if story.words[at].lower not in ("his", "her") or not (opens or owner is None):
        return None
    wanted = gender_of(story.words[at].lower)
    found = {
        kin
        for (number, what), kin in story.kin.items()
        if what == word and story.gender(story.clusters.entities[number]) in (wanted, "")
    }
    return found.pop() if len(found) == 1 else None


def _is_owner(word: Word) -> bool:
    return word.lower in _OWNERS or word.owner


def _owner_before(words: Sequence[Word], outer: int) -> int | None:
    """The word that says whose kin the name at ``outer`` is, if it is somebody's."""
    if outer > 1 and words[outer].gap == " " and words[outer - 1].lower in KIN:
        at = outer - 2
        while at > 0 and outer - at < _REACH and not _is_owner(words[at]) and words[at].gap in (" ", "-"):
            at -= 1
        return at if _is_owner(words[at]) else None
    first = with_roles(words, outer)
    at = described_from(words, first)
    if at is None or not any(word.lower in KIN for word in words[at:first][-2:]):
        at = _whose(words, first)
    return at if at is not None and _is_owner(words[at]) else None


def _whose(words: Sequence[Word], first: int) -> int | None:
    """ "whose wife, Ada Reed"."""
    plain = first > 1 and words[first].gap == ", " and words[first - 1].lower in KIN
    at = first - 2
    while (
        plain
        and at > 0
        and first - at < _REACH
        and words[at].lower != "whose"
        and words[at].gap in (" ", "-")
    ):
        at -= 1
    return at if plain and words[at].lower == "whose" else None


def _owner(story: Story, at: int) -> int | None:
    """Whom the possessive at ``at`` means, if one person stands out."""
    word = story.words[at]
    if word.lower == "whose":
        span = antecedent(story, word.start)
        named = story.clusters.mentions_in(*span) if span else []
        entity = story.entity(named[-1]) if named else None
    elif word.owner:
        named = story.clusters.mentions_in(word.start, word.end)
        entity = story.entity(named[-1]) if named else None
    else:
        ranked = candidates(story, word.lower, word.start)
        clear = ranked and (len(ranked) == 1 or ranked[0].weight - ranked[1].weight > _LEAD)
        numbers = ranked[0].event.entities if clear else ()
        return numbers[0] if len(numbers) == 1 else None
    return entity.number if entity and _is_human(story, entity.number) else None


def _is_human(story: Story, number: int) -> bool:
    """A person, or a name of which nothing is told."""
    return story.clusters.entities[number].type in ("person", "unknown")
