"""Ages: whose the text tells ("Ada Reed, 46,"), and descriptions with one ("the 46-year-old", "the 57-year-old baker")."""

from __future__ import annotations

import re

from analysis.quotes.names.clusters import Clusters
from analysis.quotes.phrases import Phrase

_AGED = re.compile(r"the (?:now[- ])?(\d{1,3})-year-old\b", re.IGNORECASE)
_SOMEBODY = re.compile(r"(?<!\bthe )(?<!\bthe now )\b(\d{1,3})-year-old\b", re.IGNORECASE)
# What gives a name its age: "Ada Reed, 46," "Ada Reed (46)" "Ada Reed, a 46-year-old nurse"; "46-year-old nurse Ada Reed".
_AFTER = re.compile(
    r",? (?:(?<=, )(?:now |aged? )?|aged |\()(\d{1,3})(?=[,.;)]|$)|, (?:an? |the )?(\d{1,3})-year-old\b"
)
_BEFORE = re.compile(r"\b(\d{1,3})-year-old (?:[\w’'-]+ ){0,3}$")
_NEAR = 60
# Nouns for people that are no roles; a law or a company may have an age too.
_PEOPLE = frozenset(["native", "retiree", "teen"])
# How nouns for what people do end: teller, operator, harpist.
_DOES = re.compile(r"(?:er|or|ist|ian|man|woman|ee)$")
UNNAMED = -1


def age_in(text: str, phrase: Phrase) -> str:
    """The age in a description of somebody known, "" if there is none."""
    aged = _AGED.match(text, phrase.start)
    person = phrase.kind == "role" or phrase.word in _PEOPLE or phrase.word.endswith("-year-old")
    person = person or (phrase.kind == "thing" and _DOES.search(phrase.word) is not None)
    return aged[1] if aged and person and not phrase.plural and not phrase.owner else ""


def ages_told(clusters: Clusters) -> dict[str, dict[int, int]]:
    """Of every age whose it is, by number (`UNNAMED`: somebody without a name), and where the text first tells it."""
    text, told, at = clusters.reading.text, {}, set()
    for mention in clusters.mentions:
        if mention.entity is None:
            continue
        ahead = _BEFORE.search(text, max(0, mention.start - _NEAR), mention.start)
        for found in (_AFTER.match(text, mention.end), ahead):
            if found:
                told.setdefault(found[found.lastindex], {}).setdefault(mention.entity, found.start())
                at.add(found.start(found.lastindex))
    for one in _SOMEBODY.finditer(text):
        if one.start(1) not in at:
            told.setdefault(one[1], {}).setdefault(UNNAMED, one.start())
    return told
