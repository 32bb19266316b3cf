"""Commands, found without a parser: by the words and, where there are tags, by parts of speech."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.rhetoric.lists import Hit, listed
from analysis.rhetoric.passages import SUBJECTS, Passage

_SOFTENERS = set("please so and but then now just well ok okay hey oh yes no look or".split())
_JOINING = set("and but so now then please or".split())
_ADVERBS = set(
    "never always also just simply instead immediately first then next kindly usually only".split()
)
_NEVER_COMMAND = set("is are was were has have had will would can could may might must".split())
_CONDITIONS = set("if when whenever before after once unless until as to instead for in".split())
_ALSO_NAMES = set("judge thank mark grant frank bill order support change study report test set plan".split())
_VERB_AND_PARTICLE = {
    ("let", "'s"),("think", "of"), ("beware", "of"), ("dream", "of"), ("get", "of"), ("wait", "for"), ("look", "for"),
    ("vote", "for"), ("vote", "against"), ("pray", "for"), ("ask", "for"), ("go", "for"), ("speak", "of"), ("stand", "for"),
    ("stand", "against"), ("fight", "for"), ("fight", "against"), ("work", "for"), ("march", "for")}  # fmt: skip
_SUBJECT_NEXT = {"of", "'s", "for", "between", "among", "than", "rates", "against", *_NEVER_COMMAND}


def find_imperatives(passage: Passage) -> Iterator[Hit]:
    """Commands: a base verb without a subject at the head of the sentence or of a clause; let's and let us too."""
    words, loud = [token.lower for token in passage.tokens], passage.text.isupper()
    last = verb = -1
    for first, word in enumerate(words):
        # After one command "and" may bring the next.
        if first < verb or not (_is_head(passage, first) or (last >= 0 and word in ("and", "or"))):
            continue
        verb = _skip_softeners(words, first)
        if (
            last < verb < len(words)
            and _is_command(passage, verb)
            and (loud or not _is_shouted(passage, verb))
        ):
            last = verb
            yield Hit(passage.tokens[verb].start, passage.tokens[verb].end, words[verb])


def _is_head(passage: Passage, at: int) -> bool:
    """Whether a clause may begin here: the sentence, what follows a semicolon or a mark, "please", "let's", "don't"."""
    tokens, word = passage.tokens, passage.tokens[at].lower
    if at == 0:
        # Marks around the middle of a sentence open on a small letter: "continue to wait".
        return passage.text[tokens[0].start].isupper() or word in ("let", "please", "do")
    before, gap = tokens[at - 1].lower, passage.text[tokens[at - 1].end : tokens[at].start]
    if word == "please":
        return before not in ("to", "can", "could", "will", "would", "you")
    if _is_let_us(passage, at) or _is_do_not(passage, at):
        return before in _JOINING or "," in gap
    if "," in gap and (at == 1 or tokens[0].lower in _CONDITIONS):
        first = passage.text.find(",", 0, tokens[at - 1].end) < 0
        return first and word not in ("and", "or")  # if you can come, and want to
    if '"' in gap and not passage.text[tokens[at].start].isupper():
        return False  # to "get a break"
    return any(mark in gap for mark in ';:.!?("') and " " in gap


def _is_let_us(passage: Passage, at: int) -> bool:
    words = [token.lower for token in passage.tokens[at : at + 2]]
    return words[:1] == ["let"] and words[1:] in (["'s"], ["us"], ["me"])


def _is_do_not(passage: Passage, at: int) -> bool:
    """Whether "don't" stands here without a subject after it (they do, don't they?)."""
    words = [token.lower for token in passage.tokens[at : at + 3]]
    return words[:1] == ["do"] and words[1:2] in (["n't"], ["not"]) and words[2:] and words[2] not in SUBJECTS


def _skip_softeners(words: Sequence[str], at: int) -> int:
    """The place where the verb of a command would stand, after please, but, don't and the like; it may be the end."""
    while at < len(words) and words[at] in _SOFTENERS and not (words[at] == "look" and at == 0):
        at += 1
    if words[at : at + 1] == ["do"] and words[at + 1 : at + 2] in (["n't"], ["not"]):
        at += 2 if words[at + 2 : at + 3] != ["you"] else 3
    elif words[at : at + 1] == ["do"]:
        at += 1
    while at + 1 < len(words) and words[at] in _ADVERBS:
        at += 1
    return at


def _is_command(passage: Passage, at: int) -> bool:
    tokens = passage.tokens
    word = tokens[at].lower
    after = tokens[at + 1].lower if at + 1 < len(tokens) else ""
    if not _is_base(passage, at):
        return False
    asked = passage.text.rstrip(" \"')").endswith("?") and word not in ("tell", "look", "imagine", "let")
    wished = word in ("thank", "see", "bless") and after == "you"
    if (
        asked
        or wished
        or (word in ("have", "do") and after in SUBJECTS)
        or (word, after) == ("look", "forward")
    ):
        return False
    named = bool(after) and passage.text[tokens[at + 1].start].isupper() and word in _ALSO_NAMES
    if passage.tags is None and named:
        return False
    return after not in _SUBJECT_NEXT or (word, after) in _VERB_AND_PARTICLE


def _is_base(passage: Passage, at: int) -> bool:
    """Whether the word is the base form of a verb: by the list, or by its tag."""
    word, listed_too = passage.tokens[at].lower, passage.tokens[at].lower in listed("base_verbs")
    if passage.tags is None:
        return listed_too
    tag = passage.tags[at]
    return (word == "be" and listed_too) or (tag.upos == "VERB" and (listed_too or tag.xpos == "VB"))


def _is_shouted(passage: Passage, at: int) -> bool:
    """Whether the word is in capitals: where the rest is not, a name or an abbreviation."""
    word = passage.text[passage.tokens[at].start : passage.tokens[at].end]
    return len(word) > 1 and word.isupper()
