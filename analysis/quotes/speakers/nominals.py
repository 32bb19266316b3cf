"""Whom a description means: "the Kazakh president", "the senators", "the agency"."""

from __future__ import annotations

import re

from analysis.quotes.names import lexicon
from analysis.quotes.names.entities import Entity
from analysis.quotes.names.posts import Post
from analysis.quotes.phrases import Phrase
from analysis.quotes.phrases.wording import PARTIES
from analysis.quotes.speakers.focus import LOOK_BACK
from analysis.quotes.speakers.prominence import SPEAKER, SUBJECT, TOLD
from analysis.quotes.speakers.story import Event, Story

_LOOSE = frozenset(
    ["group", "organisation", "organization", "company", "firm", "agency", "body", "institution"]
)
_ORGANISATIONS = frozenset(["organisation", "organization"])
_RECENT, _TRAIL, _NEAR = 20, 150, 12
# So many sentences on, "the company" is no longer one of many that a text may name.
_FAR = 8
_OWNER = re.compile(r"(\w+)['’]s?\b")
_PART = re.compile(r"\b(?:division|part|unit|arm|branch|subsidiary|wing) of (?:the )?\Z")
# Nouns for firms, each of which may take up what the text calls by another.
_COMPANIES = frozenset(["company", "firm", "corporation"])
# Parties, ranks and fields, by which holders of one post are told apart.
_TELLING = frozenset(
    "republican democratic democrat conservative labour labor liberal green socialist deputy vice prime foreign shadow "
    "opposition junior assistant associate finance defence defense interior health education transport works trade justice".split()
)


def holders(story: Story, phrase: Phrase) -> list[Entity]:
    """The people named before whose post a description names: several where it does not tell them apart."""
    if phrase.word in PARTIES and not phrase.narrow:
        return []  # reporters give the party of many; whom they call by it is who they speak of
    fits: dict[int, int] = {}
    phrase = _under_name(story, phrase)
    for number, post in story.posts.get(phrase.word, ()):
        fit = _fit(phrase, post)
        if fit and story.begins[number] < phrase.start and story.clusters.entities[number].type == "person":
            fits[number] = max(fit, fits.get(number, 0))
    best = max(fits.values(), default=0)
    return [story.clusters.entities[number] for number, fit in fits.items() if fit == best]


def _under_name(story: Story, phrase: Phrase) -> Phrase:
    """ "The senator's spokesman" is Reed's, where only Reed can be the senator."""
    for owner in _OWNER.findall(phrase.text.lower()):
        whose = Phrase("role", phrase.start, phrase.start, owner, definite=True)
        found = holders(story, whose) if owner in phrase.narrow and owner != phrase.word else []
        if len(found) == 1:
            name = found[0].name.lower().split()[-1]
            return phrase._replace(narrow=phrase.narrow - {owner} | {name})
    return phrase


def _fit(phrase: Phrase, post: Post) -> int:
    """How well a post fits a description: 0 not at all, more the more of its words agree."""
    same = phrase.word == post.role
    if ("former" in phrase.narrow) != ("former" in post.narrow):
        return 0
    if not phrase.narrow:
        return 3 if same else 1
    missing = {word for word in phrase.narrow if not any(same_word(word, other) for other in post.narrow)}
    if not missing:
        return 5 if same else 4
    nations = frozenset(lexicon.nations().values())
    telling = missing & (phrase.proper | nations | _TELLING)
    if telling or (post.narrow and len(missing) == len(phrase.narrow)):
        return 0
    return 2 if same else 0


def tells_apart(phrase: Phrase, post: Post) -> bool:
    """A post names a place or a party where a description names another."""
    places = frozenset(lexicon.nations().values()) - {"united states"}
    told, asked = post.narrow & places, phrase.narrow & places
    party, other = _parties({post.role, *post.narrow}), _parties({phrase.word, *phrase.narrow})
    return bool((told and asked and not told & asked) or (party and other and not party & other))


def _parties(words: set[str]) -> set[str]:
    """The parties that words name: Republican, GOP; Democrat, Democratic."""
    found = {"republican" if word == "gop" else word.removesuffix("ic") for word in words}
    return found & PARTIES


def same_word(a: str, b: str) -> bool:
    """The same word, or a place and its adjective (Vardia, Vardian)."""
    if a == b:
        return True
    short, long = sorted((a, b), key=len)
    return len(short) > 3 and long.startswith(short[: max(4, len(short) - 1)]) and len(long) - len(short) < 4


def bodies(story: Story, phrase: Phrase) -> list[Event]:
    """The organisations that "the agency" may take up, the likeliest first, one event each."""
    exact: dict[tuple[str, ...], Event] = {}
    loose: dict[tuple[str, ...], Event] = {}
    for event in reversed(story.trail[-_TRAIL:]):
        if event.at >= phrase.start or not _may_be_body(story, event):
            continue
        nouns = _nouns(story, event)
        acting = phrase.word in _LOOSE and _alone_acts(story, event, phrase.start)
        if _is_aside(story, phrase, event) or not _narrows(story, phrase, event, acting=acting):
            continue
        alike = phrase.word in _COMPANIES and bool(nouns & _COMPANIES)
        if phrase.word in _words(story, event) | nouns or alike:
            if not _overtaken(story, event, phrase.start):
                _keep(exact, event)
        elif _is_loose(phrase, nouns, acting=acting) and _is_close(story, event, phrase.start):
            _keep(loose, event)
    found = (exact or loose).values()
    return sorted(found, key=lambda event: (story.unit(event.at), event.weight), reverse=True)


def _may_be_body(story: Story, event: Event) -> bool:
    """One organisation, or a name of which nothing tells that it is a person's."""
    body = event.type in ("organisation", "unknown", "thing") or _is_untold(story, event)
    return len(event.names) == 1 and body


def _is_aside(story: Story, phrase: Phrase, event: Event) -> bool:
    """An organisation named in passing, or a firm long before: "the company" is stricter than "the agency"."""
    if _has_part(story, event):
        return True
    distance, own = story.unit(phrase.start) - story.unit(event.at), phrase.word in _words(story, event)
    company = phrase.word in _COMPANIES
    if (own and distance == 0) or (not company and (own or distance <= 1)):
        return False
    return _in_passing(story, event) or _is_far(story, event, phrase)


def _narrows(story: Story, phrase: Phrase, event: Event, *, acting: bool) -> bool:
    """What narrows a noun is in the name: "the harbour board"; whoever alone acts may be described anew."""
    words = _words(story, event)
    known = all(any(same_word(word, other) for other in words) for word in phrase.narrow)
    return known or (acting and not phrase.proper)


def _is_close(story: Story, event: Event, at: int) -> bool:
    """An organisation of the last sentences, or a name of which nothing is told that has just acted."""
    near = event.entities and story.unit(at) - story.unit(event.at) < _NEAR
    return bool(near) and (event.type == "organisation" or _just_acted(story, event, at))


def _alone_acts(story: Story, event: Event, at: int) -> bool:
    """An organisation is the subject of this sentence or the one before, and no other came up there."""
    since = story.unit(at) - 1
    if event.weight < SUBJECT or not event.entities or story.unit(event.at) < since:
        return False
    return not any(
        other.type == "organisation" and other.entities != event.entities and story.unit(other.at) >= since
        for other in story.trail[-_RECENT:]
        if other.at < at
    )


def _is_loose(phrase: Phrase, nouns: frozenset[str], *, acting: bool) -> bool:
    """A noun for any organisation, where nothing tells what this one is, or where it alone acts."""
    return phrase.word in _LOOSE and (not nouns or (acting and phrase.word in _ORGANISATIONS))


def _is_untold(story: Story, event: Event) -> bool:
    """Nothing tells whether a name is a person's."""
    kinds = {story.clusters.entities[number].type for number in event.entities}
    return kinds == {"unknown"} and not event.gender


def _just_acted(story: Story, event: Event, at: int) -> bool:
    """Something of which nothing is told is the subject of the sentence before, in this paragraph."""
    here = story.paragraph(event.at) == story.paragraph(at) and story.unit(at) - story.unit(event.at) <= 1
    return here and event.weight >= SUBJECT and _is_untold(story, event)


def _has_part(story: Story, event: Event) -> bool:
    """ "A division of the Trade Office": it is the division that is spoken of."""
    return _PART.search(story.clusters.reading.text, max(0, event.at - 30), event.at) is not None


def _in_passing(story: Story, event: Event) -> bool:
    """An organisation that was never more than a place to post or an object: "a clip on Facebook"."""
    return not event.speaks and all(story.foremost.get(number, 0) < TOLD for number in event.entities)


def _is_far(story: Story, event: Event, phrase: Phrase) -> bool:
    """A firm came up long before and another since, or never spoke and another came up just now."""
    if phrase.word not in _COMPANIES:
        return False
    distance = story.unit(phrase.start) - story.unit(event.at)
    spoke = any(story.foremost.get(number, 0) >= SPEAKER for number in event.entities)
    if distance <= (_FAR if spoke else 0):
        return False
    first = (
        story.unit(event.at)
        if distance > _FAR
        else max(story.unit(event.at), story.unit(phrase.start) - 2) + 1
    )
    since = (one for one in story.trail[-LOOK_BACK:] if event.at < one.at < phrase.start)
    return any(
        one.entities != event.entities and story.unit(one.at) >= first and _nouns(story, one) & _COMPANIES
        for one in since
    )


def _overtaken(story: Story, event: Event, at: int) -> bool:
    """Named but once in the text, in passing, and since then another organisation just before ``at``."""
    once = sum(len(story.clusters.entities[number].forms) for number in event.entities) == 1
    if not once or event.speaks or event.weight >= 0.5 or story.unit(at) - story.unit(event.at) <= 2:
        return False
    return any(
        other.type == "organisation"
        and other.names != event.names
        and story.unit(at) - story.unit(other.at) <= 2
        for other in story.trail[-20:]
    )


def _keep(found: dict[tuple[str, ...], Event], event: Event) -> None:
    """Keep the latest event of an organisation, the most prominent of one sentence."""
    old = found.get(event.names)
    if old is None or (event.weight > old.weight and old.at - event.at < 200):
        found[event.names] = event


def _words(story: Story, event: Event) -> frozenset[str]:
    """The words of an organisation's name."""
    named = frozenset().union(*(story.bodies[number].words for number in event.entities))
    return named or frozenset(event.names[0].lower().split())


def _nouns(story: Story, event: Event) -> frozenset[str]:
    """The nouns that may take an organisation up."""
    return frozenset().union(*(story.bodies[number].nouns for number in event.entities))
