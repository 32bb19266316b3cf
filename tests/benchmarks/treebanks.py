"""Sentences of GUM and EWT as the rules of rhetoric read them, with parts of speech from nowhere, the model or the treebank."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from scoring import SHARED

from analysis.rhetoric.passages import Passage, Tag, passage
from analysis.rhetoric.tagging import model_tags


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


def treebank(path: Path) -> Iterator[Sentence]:
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
            yield Sentence(
                document, genre, facts["text"], facts.get("s_type", ""), _tokens(facts["text"], lines)
            )
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
    return [(one, passage(one.text)) for one in treebank(SHARED / "data" / f"{name}.conllu")]


Pair = tuple[Sentence, Passage]
SOURCES = ("words", "model", "gold")
"""Where parts of speech come from: nowhere, the model that ships, the treebank."""


@cache
def tagged(name: str, source: str) -> list[Pair]:
    """One treebank file as passages with parts of speech from a source."""
    pairs = corpus(name)
    if source == "gold":
        return [(one, with_tags(one, text)) for one, text in pairs]
    if source == "model":
        tags = model_tags([text for _, text in pairs])
        return [(one, text._replace(tags=mine)) for (one, text), mine in zip(pairs, tags, strict=True)]
    return pairs


def with_tags(sentence: Sentence, text: Passage) -> Passage:
    """The passage with the gold parts of speech, AUX where the treebank says so."""
    at = {
        start: Tag(token.upos, token.xpos)
        for token in sentence.tokens
        for start in range(token.start, token.end)
    }
    return text._replace(tags=[at.get(token.start, Tag("X", "XX")) for token in text.tokens])


def part(name: str, genre: str | None, source: str = "words") -> list[Pair]:
    """One treebank file, or one genre of it."""
    return [pair for pair in tagged(name, source) if genre in (None, pair[0].genre)]
