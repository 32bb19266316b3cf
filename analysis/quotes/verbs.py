"""Reporting verbs: finding them in a text, and saying of any cue which verb it is, of what class and manner."""

from __future__ import annotations

import csv
import re
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from analysis.text import reporting_forms, straighten, words

_BE = ("be", "is", "are", "am", "was", "were", "been", "being")


class Verb(NamedTuple):
    """One reporting verb or phrase: ``cue_class`` as in CUE_CLASSES, ``manner`` speech, writing, thought or open.

    ``frames`` are the kinds of content it takes: q quote, t that-clause, c bare clause, w wh-clause, i infinitive,
    n noun phrase; a: the phrase stands before its source ("according to").
    """

    lemma: str
    cue_class: str
    manner: str
    frames: str


class Cue(NamedTuple):
    """A reporting verb where it stands. ``form`` is base, s, past, participle or gerund."""

    start: int
    end: int
    verb: Verb
    form: str


def _regular(lemma: str, past: str) -> dict[str, str]:
    """The forms of a regular verb; a doubled consonant in ``past`` doubles the gerund's too."""
    y = re.fullmatch(r".*[^aeiou]y", lemma)
    s = lemma[:-1] + "ies" if y else lemma + ("es" if re.search(r"(?:s|x|z|ch|sh|o)$", lemma) else "s")
    regular = lemma + "d" if lemma.endswith("e") else (lemma[:-1] + "ied" if y else lemma + "ed")
    doubled = len(past) == len(lemma) + 3 and past[len(lemma)] == lemma[-1]
    stem = lemma[:-1] if re.search(r"[^eo]e$", lemma) else lemma + lemma[-1] * doubled
    return {"base": lemma, "s": s, "past": past or regular, "gerund": stem + "ing"}


def _forms(row: dict[str, str]) -> dict[str, list[str]]:
    """Every inflected form of a verb or phrase, by name: the first word is the one that changes."""
    head, _, rest = row["lemma"].partition(" ")
    rest = rest and " " + rest
    if "a" in row["frames"]:
        return {"base": [row["lemma"]]}
    if head == "be":
        return {"past": [be + rest for be in _BE]}
    past = row["past"].removesuffix(rest)
    forms = _regular(head, past)
    forms["participle"] = row["participle"].removesuffix(rest) or forms["past"]
    if row["gerund"]:
        forms["gerund"] = row["gerund"]
    return {name: [each + rest for each in form.split("/")] for name, form in forms.items()}


@cache
def _lexicon() -> dict[str, list[tuple[tuple[str, ...], Verb, str]]]:
    """First word -> (words, verb, form), the longest first."""
    lines = files("analysis.quotes").joinpath("resources/verbs.csv").read_text(encoding="utf-8").splitlines()
    table: dict[str, list[tuple[tuple[str, ...], Verb, str]]] = {}
    for row in csv.DictReader(line for line in lines if not line.startswith("#")):
        verb = Verb(row["lemma"], row["class"], row["manner"], row["frames"])
        for name, phrases in _forms(row).items():
            for phrase in phrases:
                parts = tuple(phrase.split())
                table.setdefault(parts[0], []).append((parts, verb, name))
    # "The senator cut in": a form that is both is more often the past.
    order = lambda entry: (-len(entry[0]), entry[2] == "base")  # noqa: E731
    return {first: sorted(entries, key=order) for first, entries in table.items()}


def find_cues(text: str) -> list[Cue]:
    """Every form of a reporting verb in a text, left to right, the longest phrase where several fit.

    A form is a candidate only ("his claims" is found too): whether it reports is for the rules to say.

    >>> [cue.verb.lemma for cue in find_cues("She pointed out that he had said so.")]
    ['point out', 'say']
    """
    plain = straighten(text)
    spans = words(text)
    tokens = [plain[a:b].lower() for a, b in spans]
    lexicon, found, skip = _lexicon(), [], 0
    for i, token in enumerate(tokens):
        if i < skip:
            continue
        for parts, verb, form in lexicon.get(token, ()):
            if tuple(tokens[i : i + len(parts)]) == parts:
                found.append(Cue(spans[i][0], spans[i + len(parts) - 1][1], verb, form))
                skip = i + len(parts)
                break
    return found


@cache
def finite_forms() -> frozenset[str]:
    """The common verbs of speech ("says"), and the past of every reporting verb of one word: denied, believed, no plural noun."""
    entries = (entry for entries in _lexicon().values() for entry in entries)
    past = frozenset(parts[0] for parts, _, form in entries if len(parts) == 1 and form == "past")
    return past | reporting_forms()


def describe_cue(cue: str) -> Verb | None:
    """The verb behind the words of any cue, such as "has also said in a statement"; None if the list has none.

    The first reporting verb wins over the words after it; auxiliaries and adverbs count for nothing.

    >>> describe_cue("has repeatedly claimed").cue_class
    'distancing'
    """
    found = find_cues(cue)
    return found[0].verb if found else None
