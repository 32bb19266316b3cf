"""Whether a quote was spoken, written or thought: from its verb, the document it names, and how its speaker is quoted else."""

from __future__ import annotations

import re

from analysis.quotes.attribution import Attribution, Speaker
from analysis.quotes.layout import MASK, Layout
from analysis.quotes.names.lexicon import document_nouns, given_names, owned_nouns
from analysis.quotes.verbs import Verb

_IN_WRITING = re.compile(
    r"\b(?:[Ii]n|[Oo]n|[Vv]ia|[Bb]y|[Ff]rom)\s(?:an?|the|his|her|their|its|another|one)\s(?:[\w'-]+\s){0,4}?(?:letter|op-ed|opinion piece|"
    r"article|column|report|memo|memorandum|memoir|book|tweet|post|email|e-mail|essay|filing|complaint|press release|"
    r"message|petition|brief|ruling|editorial|study|paper|manifesto|note|diary|affidavit|text)s?\b"
    r"|\b[Oo]n (?:Twitter|Facebook|X|Instagram|Truth Social|LinkedIn)\b|\b[Bb]y (?:e-?mail|text|letter|fax|post)\b"
    r"|\bin writing\b|\b[Ii]n a tweet"
)
_STATEMENT = re.compile(
    r"\b(?:[Ii]n|[Vv]ia|[Bb]y)\s(?:an?|the|its|another|one)\s(?:[\w'-]+\s){0,3}?(?:statement|release)s?\b"
)
_WRITES_ITSELF = re.compile(
    r"\b(?:answer|reply|response|minutes|analys[ie]s|website|communiqué|communique|transcript|tweet|post|e?-?mail|poll|survey)s?$"
)
_MIND = re.compile(
    r"\b(?:loves?d?|lik(?:e|es|ed)|hat(?:e|es|ed)|ideas?|interests?|interested|obsess\w*|surprised|frustrat\w*|angry|angered|proud|"
    r"seeth\w*|bristl\w*|eager|skeptical|sceptical|admir\w*|trusts?|mistrust\w*|opinions?|beliefs?|support(?:s|ed)?|seems?|appears?)\b"
)
_BEFORE = 120
_AFTER = 90


def manner_of(
    layout: Layout, one: Attribution, speaker: Speaker, verb: Verb | None, kind: str, before: str
) -> str:
    """Speech, writing or thought: ``before`` is how the speaker was quoted last, for verbs that do not tell.

    A document writes, and so does whoever is reported by a figure ("according to the bureau"). A statement is written
    where an organisation issues it; a person may have spoken theirs, so that the verb decides.
    """
    around = _around(layout, one)
    organisation = speaker.type == "organisation"
    written = _IN_WRITING.search(around) or (organisation and _STATEMENT.search(around))
    reported = organisation and verb is not None and "a" in verb.frames
    if written or reported or speaker.type == "document" or _is_document(layout, one):
        return "writing"
    if verb is None:
        cue = " ".join(layout.text[start:end] for start, end in one.cue)
        return "thought" if kind == "indirect" and _MIND.search(cue) else before
    if verb.manner == "open":
        return before
    return verb.manner if verb.manner != "thought" or kind == "indirect" else before


def _around(layout: Layout, one: Attribution) -> str:
    """The words of the sentence before the cue and after it, without quotations and what is reported."""
    if not one.cue:
        return ""
    start, end = one.cue[0][0], one.cue[-1][1]
    first = max(0, start - _BEFORE)
    plain = layout.plain[first : end + _AFTER]
    for a, b in ((max(0, a - first), max(0, b - first)) for a, b in one.content):
        plain = plain[:a] + MASK * (min(b, len(plain)) - min(a, len(plain))) + plain[b:]
    before = re.split(r"[.;:!?]\s|\n", plain[: start - first])[-1]
    return before + re.split(r"[.;:]\s|\n", plain[start - first :])[0]


def _is_document(layout: Layout, one: Attribution) -> bool:
    """The source is headed by a noun for a document or for somebody's words: "the ministry's answer, which ..."."""
    if not one.source:
        return False
    source = re.split(
        r",| (?:who|which|that|of|for|from|at|in|on|with|by)\b",
        layout.text[one.source[0][0] : one.source[-1][1]],
    )[0]
    words = source.split()
    if not words or (words[-1][0].isupper() and (len(words) == 1 or words[0].lower() in given_names())):
        return False  # Bill, Emily Post
    head = words[-1].lower()
    return head.strip(".") in document_nouns() | owned_nouns() or _WRITES_ITSELF.search(head) is not None
