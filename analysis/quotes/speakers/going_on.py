"""A cue without a source: whose clause it goes on with, as a participle or as a second verb."""

from __future__ import annotations

import re

from analysis.quotes.attribution import Attribution
from analysis.quotes.phrases import Phrase
from analysis.quotes.speakers.focus import Candidate, candidates
from analysis.quotes.speakers.found import Found, nobody
from analysis.quotes.speakers.prominence import TOLD
from analysis.quotes.speakers.sources import resolve_phrase
from analysis.quotes.speakers.story import Event, Story

_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\b.*\b\w+(?:ed|en|wn|id|ught|ne)\b|^so-called$|\bknown\b|^allegations?\b|^reports?\b",
    re.I,
)
_LOOK_BACK = 60
_FEELS = re.compile(
    r"\b(?:surprised|worried|concerned|pleased|convinced|shocked|relieved|satisfied|delighted|disappointed)\b"
)
_BEFORE_GERUND = re.compile(
    r"(?:,[\"']*|\b(?:and|while|by|after|before|when|in|as|without|besides|instead of|(?:aside|apart) from|rather than))(?: (?:also|then|later|again|even|perhaps|\w+ly))?\s*$"
)
_GERUND = re.compile(r"(?:\w+ly )?\w+ing\b")
# The model may take the conjunction into the cue: "while praising".
_LED = re.compile(r"(?:while|by|after|before|when|without|and) (?:\w+ly )?\w+ing\b")
# "Reed left with a placard reading", "Reed, holding a sign reading"
_CARRIED = re.compile(
    r"\b(?P<how>with|h[eo]ld(?:ing|s)?(?: up)?|carr(?:y|ying|ies|ied)|wav(?:es|ed|ing)|rais(?:es|ed|ing)|wore|wears|wearing|brandish(?:es|ed|ing)|unfurled|unrolled) "
    r"(?:an?|his|her|their|the)? ?(?:[\w-]+ ){0,3}"
    r"(?:signs?|placards?|banners?|posters?|t-shirts?|shirts?|hats?|caps?|buttons?|stickers?|flags?|bedsheets?) \Z",
    re.I,
)
# What is said to be so, by nobody in particular: "it is unclear whether".
_NOBODYS = re.compile(r"(?:it|there)(?:['’]s)?\b")
_CLOSES = re.compile(r"[^()\n]*\)|wh(?:o|ich) [^\n–—]*[–—]")
_SPENT = re.compile(r"\bsp(?:ends?|ent)\b[^,.;:]{3,40}\Z")
_RELATIVE = re.compile(r", (?P<word>who|which) (?P<verb>[a-z]+)\b[^,]*? and (?:\w+ly )?\Z")
_NO_VERB = re.compile(
    "he|she|they|it|we|i|the|an?|his|her|their|its|my|our|no|this|that|some|many|is|are|was|were"
)
_ASIDE = re.compile(r"\((?:[^)]*)$|\b(?:where|which|whose)\b[^,]*$", re.I)
_THAT = re.compile(r"\bthat (?:[A-Z]\w+\.? )?\Z")
_ASIDE_BEFORE = re.compile(
    r"\baccording to \Z|\w+(?:ed|en)(?: (?:down|out|off|up|on|at|away|back))? by (?:the )?\Z", re.I
)
_SECOND_VERB = re.compile(r"(?:,|\b(?:and|but|then)(?: (?:also|then|later|again|still|even|\w+ly))?)\s*$")
# "When Reed asked the board, it declined, citing"
_PRONOUN = re.compile(r", (it|he|she|they) [^,.;:\n]{3,40},\s*\Z")
_OTHER_SUBJECT = re.compile(
    r"\b(?:since|because|when|after|before|while|as|if|though|although|that)\s[A-Z].*,\s*$", re.S
)


def clause_before(story: Story, one: Attribution, last: Event | None) -> Found:
    """A cue without a source: a participle or a second verb of the speaker of this sentence; a passive has none."""
    text = story.clusters.reading.text
    at = one.cue[0][0]
    cue = " ".join(text[start:end] for start, end in one.cue).strip(" ,:").lower()
    feels = _FEELS.search(cue)
    if _NOBODYS.match(cue):
        return nobody("unknown", "implicit", "nobody in particular", 0.5)
    asked = cue.startswith("asked") and text[max(0, at - 2) : at] == ", "  # "Reed said, asked about it"
    if (_PASSIVE.search(cue) or asked) and not feels:
        return nobody("unknown", "implicit", "passive: nobody is named", 0.6)
    before = text[max(0, at - 24) : at]
    carried = _CARRIED.search(text, max(0, at - _LOOK_BACK), at) if _GERUND.match(cue) else None
    if carried:
        return _holder(story, carried.start())
    gerund = (_GERUND.match(cue) and _BEFORE_GERUND.search(before)) or _LED.match(cue)
    gerund = gerund or (_GERUND.match(cue) and _SPENT.search(text, max(0, at - 60), at))
    if not (gerund or feels or _SECOND_VERB.search(before)):
        return nobody("unknown", "implicit", "nobody is named")
    clause = _relative_clause(story, at)
    if clause is not None and not gerund:
        return clause
    if _left_open(story, at, last):
        return nobody("unknown", "implicit", "goes on, and who spoke is open")
    here = last is not None and story.unit(max(last.at, min(last.until - 1, at))) == story.unit(at)
    aside = here and _ASIDE_BEFORE.search(text, max(0, last.at - 24), last.at) is not None
    subject = (
        _PRONOUN.search(text, max(last.at, last.until - 1, at - _LOOK_BACK), at)
        if here and gerund and not aside
        else None
    )
    if subject:
        who = resolve_phrase(story, Phrase("pronoun", *subject.span(1), subject[1]))
        return who._replace(resolution="implicit", reason=f"goes on after {who.reason}")
    if here and not aside:
        sure = gerund or not _other_subject(story, last, at)
        return goes_on(last, "goes on: same speaker", 0.85 if sure else 0.6)
    return _subject(story, at, bool(gerund), last.names if aside else ())


def _subject(story: Story, at: int, gerund: bool, but: tuple[str, ...]) -> Found:
    """The subject of the sentence, if it stands out: nobody in an aside, no object, and not those of some names."""
    text = story.clusters.reading.text
    begin = story.units[story.unit(at)]
    ranked = [
        item
        for item in _in_sentence(story, at)
        if item.event.names != but
        and not (item.event.shared or _owns(story, item.event) or in_passing(story, item.event, at))
        and not _ASIDE.search(text[begin : item.event.at])
    ]
    unclear = len(ranked) > 1 and ranked[0].weight - ranked[1].weight < 0.1
    if not ranked or unclear or (not gerund and _OTHER_SUBJECT.search(text[ranked[0].event.at : at])):
        return nobody("unknown", "implicit", "nobody is named")
    return goes_on(ranked[0].event, "the subject of the sentence", 0.7)


def _holder(story: Story, at: int) -> Found:
    """Who holds up words at ``at``: the only one who came up in the sentence before."""
    people = {item.event.names: item.event for item in _in_sentence(story, at)}
    if len(people) != 1:
        return nobody("unknown", "implicit", "words on a sign, and nobody in particular who holds it", 0.5)
    return goes_on(next(iter(people.values())), "holds up the words", 0.7)


def _other_subject(story: Story, last: Event, at: int) -> bool:
    """Another is the subject of a clause since: "She said that Reed has attacked him and called"."""
    text = story.clusters.reading.text
    since = (one for one in story.trail[-_LOOK_BACK:] if last.at < one.at < at and one.quotation < 0)
    others = (one for one in since if one.type == "person" and one.weight >= 1 and one.names != last.names)
    return any(_THAT.search(text, max(0, one.at - 12), one.at) for one in others)


def _left_open(story: Story, at: int, last: Event | None) -> bool:
    """Somebody of whom it is open who they are spoke in this sentence, after the last one known: "Reed, after she …, and blamed"."""
    since = max(story.units[story.unit(at)], last.until if last else 0)
    return any(since <= other < at for other in story.unsettled[-4:])


def in_passing(story: Story, event: Event, at: int) -> bool:
    """Who speaks in an aside is not who goes on after it: "Reed, whose brother said no," "(Lind, who said no)"."""
    text = story.clusters.reading.text
    return text.startswith("whose ", event.at) or _CLOSES.match(text, event.at, at) is not None


def _in_sentence(story: Story, at: int) -> list[Candidate]:
    """Everybody who came up in the sentence before ``at``, each where that was, with all that speaks for them."""
    unit = story.unit(at)
    here = {
        event.names: event
        for event in reversed(story.trail[-_LOOK_BACK:])
        if story.unit(event.at) == unit and event.at < at
    }
    ranked = candidates(story, "", at)
    return [item._replace(event=here[item.event.names]) for item in ranked if item.event.names in here]


def _relative_clause(story: Story, at: int) -> Found | None:
    """Whom "who" or "which" means, where ``at`` goes on with the clause it opens: "Reed, who left and"; None elsewhere."""
    start = story.units[story.unit(at)]
    opened = _RELATIVE.search(story.clusters.reading.text, start, at)
    if opened is None:
        return None
    word, begin = opened["word"], opened.start("word")
    who = resolve_phrase(story, Phrase("pronoun", begin, opened.end("word"), word))
    if _NO_VERB.fullmatch(opened["verb"]) or (word == "which" and (not who.entities or who.type == "person")):
        return nobody("unknown", "implicit", "nobody is named")
    return who._replace(resolution="implicit", reason=f"goes on after “{word}”: {who.reason}")


def _owns(story: Story, event: Event) -> bool:
    """It is "Reed's friends", "the Reed campaign" that come up, not Reed, or Reed is an object."""
    if event.weight <= TOLD and not event.speaks:
        return True
    return any(mention.name.owner for mention in story.clusters.mentions_in(event.at, event.at + 1))


def goes_on(event: Event, reason: str, score: float) -> Found:
    """Those of an event as speakers whom no source names."""
    return Found(event.names, event.type, "implicit", reason, score, event.entities, event.gender)
