"""Passives, found without a parser: by the words and, where there are tags, by parts of speech."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.rhetoric.lists import Hit, listed
from analysis.rhetoric.passages import SUBJECTS, Passage

_GET = {"get", "gets", "got", "gotten", "getting"}
_BE = {"be", "am", "is", "are", "was", "were", "been", "being", "'re", "'m", "'s", *_GET}
# Adverbs that may stand between be and the participle; one of degree makes an adjective of it, unless there are tags.
_BETWEEN = set(
    "not n't never ever always also often just now then still already soon well once twice again yet only all both being been "
    "even rarely seldom sometimes long first since hardly scarcely best better ill so far too much later thereby thus "
    "therefore instead ahead no longer in fact indeed of course perhaps maybe further almost".split()
)
_OBJECTS = SUBJECTS | set("the a an my our his her its their your me him them us being".split())
_DEGREE = set("very so too more most extremely incredibly quite really pretty deeply".split())
_CLAUSE_ENDS = re.compile(r"[.;:!?()]|, (?:and|but|who|which)|--| [–—] ")
_MOST_BETWEEN = 4
_NOUN_PHRASE = {"DET", "ADJ", "NOUN", "PROPN", "NUM"}


def find_passives(passage: Passage) -> Iterator[Hit]:
    """Passives with a form of be or get: from the auxiliary to the participle. Reduced ones (the man arrested) are not found."""
    for at, token in enumerate(passage.tokens):
        if token.lower in _BE and _is_verb(passage, at):
            end = _participle(passage, at)
            if end is not None:
                by = "by" if _has_agent(passage, end) else "agentless"
                yield Hit(token.start, passage.tokens[end].end, "passive", by)
            elif at in (1, 2) and _is_fronted(passage, at):
                yield Hit(passage.tokens[at - 1].start, passage.tokens[at - 1].end, "passive", "agentless")


def find_agents(passage: Passage) -> Iterator[Hit]:
    """Passives that name their agent with by."""
    return (hit for hit in find_passives(passage) if hit.category == "by")


def _is_fronted(passage: Passage, at: int) -> bool:
    """Whether the sentence begins with its participle: attached is a copy, also enclosed are two letters."""
    tokens = passage.tokens
    if at == 2 and tokens[0].lower not in ("also", "please"):
        return False
    return tokens[at].lower in ("is", "are", "was", "were") and _is_participle(passage, at - 1)


def _is_verb(passage: Passage, at: int) -> bool:
    """Whether a form of be or get is one: 's may be a possessive, as only tags tell."""
    return passage.tags is None or passage.tags[at].upos in ("AUX", "VERB")


def _participle(passage: Passage, at: int) -> int | None:
    """The place of the participle that makes a passive of the auxiliary at ``at``."""
    tokens = passage.tokens
    for place in range(at + 1, min(len(tokens), at + 2 + _MOST_BETWEEN)):
        word = tokens[place].lower
        if _CLAUSE_ENDS.search(passage.text, tokens[place - 1].end, tokens[place].start):
            return None
        if word in _DEGREE and passage.tags is None:
            return None
        if _is_participle(passage, place):
            return place if _is_passive(passage, at, place) else None
        if word in ("being", "been") or word in _GET:
            return None  # the later auxiliary is the one that counts
        if not (_is_adverb(passage, place) or _is_inverted(passage, at, place)):
            return None
    return None


def _is_adverb(passage: Passage, place: int) -> bool:
    word, before = passage.tokens[place].lower, passage.tokens[place - 1].lower
    if word in ("and", "or") and before.endswith("ly"):
        return place + 1 < len(passage.tokens) and _is_adverb(passage, place + 1)
    if word in _BETWEEN or word.endswith("ly"):
        return True
    return passage.tags is not None and passage.tags[place].upos == "ADV"


def _is_inverted(passage: Passage, at: int, place: int) -> bool:
    """Whether the word belongs to a subject after its auxiliary: was he elected, was the money paid."""
    before = passage.tokens[at - 1].lower if at else ""
    if place == at + 1 and passage.tokens[place].lower in SUBJECTS:
        return before in ("", "when", "why", "how", "where", "what", "and", "or", "nor", "only")
    return passage.tags is not None and at == 0 and passage.tags[place].upos in _NOUN_PHRASE


def _is_participle(passage: Passage, place: int) -> bool:
    """Whether the word is a participle that makes a passive: by its shape, and where that is an adjective's too, by its tag or a by.

    Shape and form of be weigh more than a tag of another class: rigged was once called a noun, and is none in "it was rigged".
    """
    word = passage.tokens[place].lower
    head = word.rsplit("-", 1)[-1]
    if not _has_shape(head):
        return False
    tag = passage.tags[place].upos if passage.tags is not None else ""
    if tag in ("VERB", "PROPN"):
        return tag == "VERB"
    if _has_agent(passage, place, within=1) and not word.startswith("un"):
        return True  # shocked by the news, not unaffected by it
    adjectives = listed("adjectival_participles")
    return tag != "ADJ" and word not in adjectives and head not in adjectives


def _has_shape(word: str) -> bool:
    regular = word.endswith("ed") and len(word) > 3 and word not in listed("not_participles")
    return regular or word in listed("participles")


def _is_passive(passage: Passage, at: int, place: int) -> bool:
    """Whether auxiliary and participle are a passive and no perfect (he's gone), state (it's done) or habit (used to it)."""
    tokens = passage.tokens
    auxiliary, word = tokens[at].lower, tokens[place].lower
    before = tokens[at - 1].lower if at else ""
    after = [token.lower for token in tokens[place + 1 : place + 3]]
    if auxiliary == "got" and before in ("'ve", "have", "has", "'s", "had"):
        return False
    if auxiliary == "'s" and _takes_object(passage, place) and word not in ("called", "named"):
        return False  # he's shown us: a perfect
    if tokens[place - 1].lower == "no":
        return False
    if word == "used" and after[:1] == ["to"]:
        return len(after) == 2 and not (after[1].endswith("ing") or after[1] in _OBJECTS)
    if word in ("done", "had", "got", "gotten"):
        return auxiliary not in ("am", "is", "are", "'s", "'re", "'m", *_GET)
    return word not in ("come", "become", "been", "gone") or auxiliary == "being"


def _takes_object(passage: Passage, place: int) -> bool:
    """Whether what follows is an object; a that which opens a clause is none (he's convinced that)."""
    if place + 1 == len(passage.tokens) or passage.tokens[place + 1].lower not in _OBJECTS:
        return False
    return passage.tags is None or passage.tags[place + 1].upos != "SCONJ"


def _has_agent(passage: Passage, place: int, within: int = 6) -> bool:
    """Whether "by" follows within so many words of the same clause, before no number and no -ing form."""
    tokens = passage.tokens
    for at in range(place + 1, min(len(tokens) - 1, place + 1 + within)):
        if _CLAUSE_ENDS.search(passage.text, tokens[at - 1].end, tokens[at].start):
            return False
        if tokens[at].lower == "by":
            after = tokens[at + 1].lower
            return not (
                after[0].isdigit()
                or after.endswith("ing")
                or after in ("then", "now", "law", "surprise", "far")
            )
    return False
