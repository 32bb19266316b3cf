"""How right the rules of rhetoric are sentence by sentence, against the gold grammar of GUM and EWT."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator

import pandas as pd
from treebanks import SOURCES, Pair, Sentence, Token, part

from analysis.rhetoric.registry import feature
from analysis.rhetoric.syntax import is_nominalisation

Gold = Callable[[Sentence], set[int]]


def passives(sentence: Sentence) -> set[int]:
    """Where participles of be- and get-passives end."""
    heads = {token.head for token in sentence.tokens if token.deprel == "aux:pass"}
    return {sentence.tokens[head - 1].end for head in heads}


def agents(sentence: Sentence) -> set[int]:
    """Where participles with a by-agent and an auxiliary end."""
    heads = {token.head for token in sentence.tokens if token.deprel == "obl:agent"}
    return {sentence.tokens[head - 1].end for head in heads} & passives(sentence)


def having(fact: str) -> Gold:
    """Where tokens with a morphological feature end."""
    return lambda sentence: {token.end for token in sentence.tokens if fact in token.feats.split("|")}


NEGATORS = {"not", "never", "no", "nor", "neither", "none", "nothing", "nobody", "nowhere", "without"}


def negators(sentence: Sentence) -> set[int]:
    """Where the words of our own definition of negation end; no one is one of them, and ends with its one."""
    ends = set()
    for token, after in zip(sentence.tokens, [*sentence.tokens[1:], None], strict=True):
        if token.lemma.lower() in NEGATORS or "Polarity=Neg" in token.feats.split("|"):
            noone = token.lemma.lower() == "no" and after is not None and after.form.lower() == "one"
            ends.add(after.end if noone else token.end)
    return ends


def question(sentence: Sentence) -> set[int]:
    """1 for a question."""
    return {1} if sentence.kind in ("q", "wh") else set()


def commands(sentence: Sentence) -> set[int]:
    """Where imperatives end, each at its main verb: the do of don't is marked too, and is no command of its own."""
    return {
        token.end
        for token in sentence.tokens
        if "Mood=Imp" in token.feats.split("|") and token.deprel != "aux"
    }


def imperative(sentence: Sentence) -> set[int]:
    """1 for a sentence of the imperative type."""
    return {1} if sentence.kind == "imp" else set()


def nominalisations(sentence: Sentence) -> set[int]:
    """Where nouns with a nominalising suffix end that the list of exceptions leaves."""
    return {
        token.end
        for token in sentence.tokens
        if token.upos == "NOUN" and is_nominalisation(token.form.lower())
    }


def compare(pairs: list[Pair], id: str, gold: Gold, *, whole: bool = False) -> dict:
    """Precision, recall and F of a feature; ``whole`` compares sentences, not places."""
    right = found = wanted = 0
    for sentence, text in pairs:
        hits = {1 if whole else hit.end for hit in feature(id).detect(text)}
        expected = gold(sentence)
        right, found, wanted = right + len(hits & expected), found + len(hits), wanted + len(expected)
    p, r = right / (found or 1), right / (wanted or 1)
    return {"gold": wanted, "found": found, "P": p, "R": r, "F": 2 * p * r / ((p + r) or 1)}


CHECKS: list[tuple[str, Gold, bool, bool]] = [
    # feature, gold, whether it needs sentence types (GUM alone), whether sentences are compared
    ("passive", passives, False, False),
    ("passive_agent", agents, False, False),
    ("superlative", having("Degree=Sup"), False, False),
    ("comparative", having("Degree=Cmp"), False, False),
    ("nominalisation", nominalisations, False, False),
    ("negation", having("Polarity=Neg"), False, False),
    ("negation (own words)", negators, False, False),
    ("question (sentences)", question, True, True),
    ("imperative", commands, False, False),
    ("imperative (sentences)", imperative, True, True),
]

GENRES = ("speech", "news", "interview")
PARTS = [
    ("gum/dev", None),
    *(("gum/dev", genre) for genre in GENRES),
    *(("gum/train", genre) for genre in GENRES),
    ("ewt/dev", None),
]


def grammar() -> pd.DataFrame:
    """Precision, recall and F of every rule on every part: by words alone, with the model's tags, with gold tags."""
    rows = []
    for name, genre in PARTS:
        for label, gold, typed, whole in CHECKS:
            if typed and name.startswith("ewt"):
                continue
            id = label.partition(" ")[0]
            for source in SOURCES if feature(id).tagged else SOURCES[:1]:
                rows.append(
                    {"part": f"{name} {genre or ''}".strip(), "feature": label, "with": source}
                    | compare(part(name, genre, source), id, gold, whole=whole)
                )
    return pd.DataFrame(rows)


PERSONS = {"self_mention": ("1", "Sing"), "we": ("1", "Plur"), "you": ("2", ""), "they": ("3", "Plur")}
MODALS = {
    "modal_possibility": "can may might could".split(),
    "modal_necessity": "ought should must".split(),
    "modal_prediction": "will would shall".split(),
}


def counts() -> pd.DataFrame:
    """Gold counts beside ours: pronouns by person, modals by lemma."""
    rows = []
    for name, genre in PARTS:
        tokens = [token for sentence, _ in part(name, genre) for token in sentence.tokens]
        gold = Counter(key for token in tokens for key in _gold_keys(token))
        ours = {source: _our_counts(part(name, genre, source)) for source in SOURCES[:2]}
        for feature_id, item in sorted(gold):
            key = feature_id, item
            found = {source: count[key] for source, count in ours.items()}
            rows.append(
                {
                    "part": f"{name} {genre or ''}".strip(),
                    "feature": feature_id,
                    "item": item,
                    "gold": gold[key],
                }
                | found
            )
    return pd.DataFrame(rows)


def _gold_keys(token: Token) -> Iterator[tuple[str, str]]:
    """What a token counts as: (feature, lemma of a modal or nothing)."""
    facts = token.feats.split("|")
    for id, (person, number) in PERSONS.items():
        if (
            token.upos == "PRON"
            and f"Person={person}" in facts
            and (not number or f"Number={number}" in facts)
        ):
            yield id, ""
    for id, lemmas in MODALS.items():
        if token.xpos == "MD" and token.lemma in lemmas:
            yield id, token.lemma


LEMMAS = {"ca": "can", "'ll": "will", "wo": "will", "'d": "would", "sha": "shall"}
SEMI_MODALS = {"have to", "need to", "got to", "gotta"}


def _our_counts(pairs: list[Pair]) -> Counter[tuple[str, str]]:
    found = Counter[tuple[str, str]]()
    for id in (*PERSONS, *MODALS):
        for _, text in pairs:
            items = (hit.item for hit in feature(id).detect(text) if hit.item not in SEMI_MODALS)
            found.update((id, LEMMAS.get(item, item) if id in MODALS else "") for item in items)
    return found
