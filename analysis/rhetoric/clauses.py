"""Passives and commands, found without a parser: by the words and, where there are tags, by parts of speech."""

from __future__ import annotations

import re
from collections.abc import Iterator

from analysis.rhetoric.lists import Hit, listed
from analysis.rhetoric.passages import Passage

_BE = set("be am is are was were been being 're 'm 's get gets got gotten getting".split())
_GET = {"get", "gets", "got", "gotten", "getting"}
_PRONOUNS = {"i", "he", "she", "it", "we", "they", "you", "this", "that", "these", "those", "there"}
# Adverbs that may stand between be and the participle; one of degree makes an adjective of it.
_BETWEEN = set(
    "not n't never ever always also often just now then still already soon well once twice again yet only all both being been "
    "even rarely seldom sometimes long first since hardly scarcely best better ill so far too much later thereby thus "
    "therefore instead ahead no longer in fact indeed of course perhaps maybe further almost".split()
)
_OBJECTS = _PRONOUNS | {
    "the",
    "a",
    "an",
    "my",
    "our",
    "his",
    "her",
    "its",
    "their",
    "your",
    "me",
    "him",
    "them",
    "us",
    "being",
}
_DEGREE = {
    "very",
    "so",
    "too",
    "more",
    "most",
    "extremely",
    "incredibly",
    "quite",
    "really",
    "pretty",
    "deeply",
}
_CLAUSE_ENDS = re.compile(r"[.;:!?()]|, (?:and|but|who|which)|--| [–—] ")
_MOST_BETWEEN = 4

_SOFTENERS = {
    "please",
    "so",
    "and",
    "but",
    "then",
    "now",
    "just",
    "well",
    "ok",
    "okay",
    "hey",
    "oh",
    "yes",
    "no",
    "look",
    "or",
}
_NEVER_COMMAND = {
    "is",
    "are",
    "was",
    "were",
    "has",
    "have",
    "had",
    "will",
    "would",
    "can",
    "could",
    "may",
    "might",
    "must",
}
_CONDITIONS = {
    "if",
    "when",
    "whenever",
    "before",
    "after",
    "once",
    "unless",
    "until",
    "as",
    "to",
    "instead",
    "for",
    "in",
}
_ALSO_NAMES = {
    "judge",
    "thank",
    "mark",
    "grant",
    "frank",
    "bill",
    "order",
    "support",
    "change",
    "study",
    "report",
    "test",
    "set",
    "plan",
}
_VERB_AND_PARTICLE = {
    ("let", "'s"),("think", "of"), ("beware", "of"), ("dream", "of"), ("get", "of"), ("wait", "for"), ("look", "for"),
    ("vote", "for"), ("vote", "against"), ("pray", "for"), ("ask", "for"), ("go", "for"), ("speak", "of"), ("stand", "for"),
    ("stand", "against"), ("fight", "for"), ("fight", "against"), ("work", "for"), ("march", "for")}  # fmt: skip
_SUBJECT_NEXT = {"of", "'s", "for", "between", "among", "than", "rates", "against", *_NEVER_COMMAND}


def find_passives(passage: Passage) -> Iterator[Hit]:
    """Passives with a form of be or get: from the auxiliary to the participle. Reduced ones (the man arrested) are not found."""
    for at, token in enumerate(passage.tokens):
        if token.lower in _BE:
            end = _participle(passage, at)
            if end is not None:
                by = "by" if _has_agent(passage, end) else "agentless"
                yield Hit(token.start, passage.tokens[end].end, "passive", by)


def find_agents(passage: Passage) -> Iterator[Hit]:
    """Passives that name their agent with by."""
    return (hit for hit in find_passives(passage) if hit.category == "by")


def _participle(passage: Passage, at: int) -> int | None:
    """The place of the participle that makes a passive of the auxiliary at ``at``."""
    tokens, inverted = passage.tokens, False
    for place in range(at + 1, min(len(tokens), at + 2 + _MOST_BETWEEN)):
        word = tokens[place].lower
        if _CLAUSE_ENDS.search(passage.text, tokens[place - 1].end, tokens[place].start) or word in _DEGREE:
            return None
        if _is_participle(passage, place):
            return place if _is_passive(passage, at, place) else None
        if word in ("being", "been") or word in _GET:
            return None  # the later auxiliary is the one that counts
        if word in _BETWEEN or word.endswith("ly"):
            continue
        if word in _PRONOUNS and not inverted and place == at + 1 and _may_invert(passage, at):
            inverted = True
            continue
        return None
    return None


def _may_invert(passage: Passage, at: int) -> bool:
    """Whether the auxiliary stands where questions have it: first, or after a question word."""
    before = passage.tokens[at - 1].lower if at else ""
    return before in ("", "when", "why", "how", "where", "what", "and", "or", "nor", "only")


def _is_participle(passage: Passage, place: int) -> bool:
    word = passage.tokens[place].lower
    head = word.rsplit("-", 1)[-1]
    shaped = head in listed("participles") or (head.endswith("ed") and len(head) > 3)
    if passage.tags is not None:
        return shaped and passage.tags[place] == "VERB"
    return (
        shaped
        and word not in listed("adjectival_participles")
        and head not in listed("adjectival_participles")
    )


def _is_passive(passage: Passage, at: int, place: int) -> bool:
    """Whether auxiliary and participle are a passive and no perfect (he's gone), state (it's done) or habit (used to it)."""
    tokens = passage.tokens
    auxiliary, word = tokens[at].lower, tokens[place].lower
    before = tokens[at - 1].lower if at else ""
    after = [token.lower for token in tokens[place + 1 : place + 3]]
    if auxiliary == "got" and before in ("'ve", "have", "has", "'s", "had"):
        return False
    if auxiliary == "'s" and after[:1] and after[0] in _OBJECTS and word not in ("called", "named"):
        return False  # he's shown us: a perfect
    if tokens[place - 1].lower == "no":
        return False
    if (
        word == "used"
        and after[:1] == ["to"]
        and (len(after) < 2 or after[1].endswith("ing") or after[1] in _OBJECTS)
    ):
        return False
    if word in ("done", "had"):
        return auxiliary not in ("am", "is", "are", "'s", "'re", "'m")
    return word not in ("come", "become", "been", "gone") or auxiliary == "being"


def _has_agent(passage: Passage, place: int) -> bool:
    """Whether "by" follows within six words of the same clause, before no number and no -ing form."""
    tokens = passage.tokens
    for at in range(place + 1, min(len(tokens) - 1, place + 7)):
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


def find_imperatives(passage: Passage) -> Iterator[Hit]:
    """Commands: a base verb without a subject at the head of the sentence or of a clause; let's and let us too."""
    last = -1
    for first, token in enumerate(passage.tokens):
        # After one command "and" may bring the next.
        if not (_is_head(passage, first) or (last >= 0 and token.lower in ("and", "or"))):
            continue
        verb = _skip_softeners(passage, first)
        if verb is not None and verb > last and _is_command(passage, verb):
            last = verb
            yield Hit(passage.tokens[verb].start, passage.tokens[verb].end, passage.tokens[verb].lower)


def _is_head(passage: Passage, at: int) -> bool:
    """Whether a clause may begin here: the sentence, what follows a semicolon or a mark, "please", "let's"."""
    tokens, word = passage.tokens, passage.tokens[at].lower
    if at == 0:
        # Marks around the middle of a sentence open on a small letter: "continue to wait".
        return passage.text[tokens[0].start].isupper() or word in ("let", "please", "do")
    if word == "please":
        return tokens[at - 1].lower not in ("to", "can", "could", "will", "would", "you")
    gap = passage.text[tokens[at - 1].end : tokens[at].start]
    if word == "let" and at + 1 < len(tokens) and tokens[at + 1].lower in ("'s", "us", "me"):
        return tokens[at - 1].lower in ("and", "but", "so", "now", "then") or "," in gap
    if "," in gap and (at == 1 or tokens[0].lower in _CONDITIONS):
        return True
    return any(mark in gap for mark in ';:.!?("') and " " in gap


def _skip_softeners(passage: Passage, at: int) -> int | None:
    """The place where the verb of a command would stand, after please, but, don't and the like."""
    words = [token.lower for token in passage.tokens]
    while at < len(words) and words[at] in _SOFTENERS and not (words[at] == "look" and at == 0):
        at += 1
    if words[at : at + 1] == ["do"] and words[at + 1 : at + 2] in (["n't"], ["not"]):
        at += 2 if words[at + 2 : at + 3] != ["you"] else 3
    elif words[at : at + 1] in (["never"], ["always"], ["do"], ["also"]) and at + 1 < len(words):
        at += 1
    return at if at < len(words) else None


def _is_command(passage: Passage, at: int) -> bool:
    tokens = passage.tokens
    word = tokens[at].lower
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    shouted = (
        tokens[at].end - tokens[at].start > 1 and passage.text[tokens[at].start : tokens[at].end].isupper()
    )
    if word not in listed("base_verbs") or (shouted and not passage.text.isupper()):
        return False
    if passage.tags is not None and passage.tags[at] != "VERB" and word != "be":
        return False
    asked = passage.text.rstrip(" \"')").endswith("?") and word not in ("tell", "look", "imagine", "let")
    if (
        asked
        or (word in ("thank", "see", "bless") and after == "you")
        or (word in ("have", "do") and after in _PRONOUNS)
    ):
        return False
    if (
        passage.tags is None
        and after
        and passage.text[tokens[at + 1].start].isupper()
        and word in _ALSO_NAMES
    ):
        return False
    return after not in _SUBJECT_NEXT or (word, after) in _VERB_AND_PARTICLE
