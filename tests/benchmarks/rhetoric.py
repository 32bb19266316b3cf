"""How right the rules of rhetoric are, against the gold grammar of GUM and EWT; prints tables.

Run: QUOTELAB_SHARED=/where/the/data/is python tests/benchmarks/rhetoric.py
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.rhetoric.passages import Passage, passage
from analysis.rhetoric.registry import feature

SHARED = Path(os.environ.get("QUOTELAB_SHARED", Path(__file__).resolve().parents[3] / "shared"))
GENRES = ("speech", "news", "interview")


class Token(NamedTuple):
    """A token of a treebank with its place in the sentence."""

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str


class Sentence(NamedTuple):
    """A sentence of a treebank."""

    document: str
    genre: str
    text: str
    kind: str
    tokens: list[Token]


def sentences(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file."""
    document, facts, lines = "", {}, []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            facts[key.strip()] = value.strip()
            document = facts.get("newdoc id", document)
        elif line:
            lines.append(line.split("\t"))
        elif lines:
            genre = document.split("_")[1] if document.startswith("GUM_") else "web"
            yield Sentence(document, genre, facts["text"], facts.get("s_type", ""), _tokens(facts["text"], lines))
            facts, lines = {}, []


def _tokens(text: str, lines: list[list[str]]) -> list[Token]:
    at, tokens = 0, []
    for columns in lines:
        if not columns[0].isdigit():
            continue
        found = text.find(columns[1], at)
        start = at if found < 0 else found
        at = start + len(columns[1]) if found >= 0 else at
        tokens.append(Token(start, at, *(columns[i] for i in (1, 2, 3, 4, 5)), int(columns[6]), columns[7]))
    return tokens


@cache
def corpus(name: str) -> list[tuple[Sentence, Passage]]:
    """One treebank file with its sentences as passages."""
    return [(one, passage(one.text)) for one in sentences(SHARED / "data" / f"{name}.conllu")]


def with_tags(sentence: Sentence, text: Passage) -> Passage:
    """The passage with the gold parts of speech, AUX where the treebank says so."""
    at = {start: token.upos for token in sentence.tokens for start in range(token.start, token.end)}
    return text._replace(tags=[at.get(token.start, "X") for token in text.tokens])


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


def question(sentence: Sentence) -> set[int]:
    """1 for a question."""
    return {1} if sentence.kind in ("q", "wh") else set()


def imperative(sentence: Sentence) -> set[int]:
    """1 for a sentence of the imperative type."""
    return {1} if sentence.kind == "imp" else set()


def compare(pairs: list[tuple[Sentence, Passage]], id: str, gold: Gold, *, tags: bool, whole: bool = False) -> dict:
    """Precision, recall and F of a feature; ``whole`` compares sentences, not places."""
    right = found = wanted = 0
    for sentence, text in pairs:
        text = with_tags(sentence, text) if tags else text
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
    ("negation", having("Polarity=Neg"), False, False),
    ("question", question, True, True),
    ("imperative", having("Mood=Imp"), False, False),
    ("imperative", imperative, True, True),
]
PARTS = [("gum/dev", None), *(("gum/dev", genre) for genre in GENRES), *(("gum/train", genre) for genre in GENRES), ("ewt/dev", None)]


def part(name: str, genre: str | None) -> list[tuple[Sentence, Passage]]:
    """One treebank file, or one genre of it."""
    return [pair for pair in corpus(name) if genre in (None, pair[0].genre)]


def grammar() -> pd.DataFrame:
    """Precision, recall and F of every rule on every part, with and without gold parts of speech."""
    rows = []
    for name, genre in PARTS:
        pairs = part(name, genre)
        for id, gold, typed, whole in CHECKS:
            if typed and name.startswith("ewt"):
                continue
            for tags in (False, True):
                label = f"{id} (sentences)" if whole else id
                rows.append({"part": f"{name} {genre or ''}".strip(), "feature": label, "tags": tags} | compare(pairs, id, gold, tags=tags, whole=whole))
    return pd.DataFrame(rows)


PERSONS = {"self_mention": ("1", "Sing"), "we": ("1", "Plur"), "you": ("2", ""), "they": ("3", "Plur")}
MODALS = {"modal_possibility": "can may might could".split(), "modal_necessity": "ought should must".split(), "modal_prediction": "will would shall".split()}
SUFFIXES = tuple(suffix + plural for suffix in ("tion", "ment", "ness") for plural in ("", "s")) + ("ity", "ities")


def counts() -> pd.DataFrame:
    """Gold counts beside ours: pronouns by person, modals by group, nouns with nominalising suffixes."""
    rows = []
    for name, genre in PARTS:
        pairs = part(name, genre)
        tokens = [token for sentence, _ in pairs for token in sentence.tokens]
        gold = Counter[str]()
        for token in tokens:
            facts = token.feats.split("|")
            for id, (person, number) in PERSONS.items():
                gold[id] += token.upos == "PRON" and f"Person={person}" in facts and (not number or f"Number={number}" in facts)
            for id, lemmas in MODALS.items():
                gold[id] += token.xpos == "MD" and token.lemma in lemmas
            gold["nominalisation"] += token.upos == "NOUN" and token.form.lower().endswith(SUFFIXES)
        for id, wanted in gold.items():
            ours = {tags: sum(_counted(id, sentence, text, tags) for sentence, text in pairs) for tags in (False, True)}
            rows.append({"part": f"{name} {genre or ''}".strip(), "feature": id, "gold": wanted, "words": ours[False], "tags": ours[True]})
    return pd.DataFrame(rows)


def _counted(id: str, sentence: Sentence, text: Passage, tags: bool) -> int:
    text = with_tags(sentence, text) if tags else text
    semi = {"have to", "need to", "got to", "gotta"}
    return sum(hit.item not in semi for hit in feature(id).detect(text))


def main() -> None:
    """Print all tables."""
    pd.set_option("display.width", 160, "display.max_rows", 500, "display.float_format", "{:.3f}".format)
    print(grammar().to_string(index=False))
    print(counts().to_string(index=False))


if __name__ == "__main__":
    main()
