"""Parsed text (GUM, EWT): parts of speech, relations, heads, and who is meant by every mention of somebody."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from analysis.quotes.model.encoding import Document, features, pieces
from analysis.training.texts import NONE

TAGS = ("upos", "xpos", "deprel", "entity")
POINTERS = ("heads", "antecedent")
_ENTITY = re.compile(r"\([^()]+\)?|[^()]+\)")


class Token(NamedTuple):
    """One line of a CoNLL-U file."""

    form: str
    upos: str
    xpos: str
    head: int
    deprel: str
    space: bool
    entity: str


class Mention(NamedTuple):
    """Words `first` to `end` name or mean one entity."""

    first: int
    end: int
    entity: str
    kind: str


Paragraph = list[list[Token]]
Targets = dict[str, list[int]]


def read_conllu(path: Path) -> Iterator[list[Paragraph]]:
    """Texts, each a list of paragraphs, each a list of sentences."""
    text: list[Paragraph] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if "# newdoc" in block and text:
            yield text
            text = []
        if not text or "# newpar" in block:
            text.append([])
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        tokens = [_token(row) for row in rows if row[0].isdigit()]
        if tokens:
            text[-1].append(tokens)
    if text:
        yield text


def _token(row: list[str]) -> Token:
    entity = next((part[7:] for part in row[9].split("|") if part.startswith("Entity=")), "")
    space = "SpaceAfter=No" not in row[9]
    return Token(row[1], row[3], row[4], int(row[6]), row[7].split(":")[0], space, entity)


def parsed(paths: list[Path], tags: dict[str, dict[str, int]]) -> list[tuple[Document, Targets]]:
    """Texts with a number for each word and task, `NONE` where there is none.

    Of `heads` it is the word's head (the root: itself); of `antecedent`, for the head word of every mention, that of the
    mention before it of the same entity (the first one: itself). `tags` gives every tag its number; tags it lacks are added.
    """
    return [_document(text, tags) for path in paths for text in read_conllu(path) if any(text)]


def _document(paragraphs: list[Paragraph], tags: dict[str, dict[str, int]]) -> tuple[Document, Targets]:
    text, spans, ranges = "", [], []
    tokens: list[Token] = []
    heads: list[int] = []
    for paragraph in paragraphs:
        first = len(spans)
        for sentence in paragraph:
            offset = len(spans)
            for i, token in enumerate(sentence):
                spans.append((len(text), len(text) + len(token.form)))
                text += token.form + " " * token.space
                heads.append(offset + (token.head - 1 if token.head else i))
            tokens += sentence
        if len(spans) > first:
            ranges.append((first, len(spans)))
        text += "\n"
    found = [w for a, b in ranges for w in features(text, spans[a:b])]
    doc = Document(text, found, [pieces(text[w.start : w.end]) for w in found], ranges)
    targets = {
        task: [tags[task].setdefault(getattr(t, task), len(tags[task])) for t in tokens]
        for task in ("upos", "xpos", "deprel")
    }
    return doc, targets | {"heads": heads} | _entities(tokens, heads, tags["entity"])


def _entities(tokens: list[Token], heads: list[int], kinds: dict[str, int]) -> Targets:
    """The targets `entity` and `antecedent`; a text without any entity has none of either."""
    mentions = _mentions(tokens)
    nothing = kinds.setdefault("", len(kinds)) if mentions else NONE
    entity, antecedent = [nothing] * len(tokens), [NONE] * len(tokens)
    last: dict[str, int] = {}
    for mention in mentions:
        head = _head(mention, heads)
        if antecedent[head] == NONE:
            entity[head] = kinds.setdefault(mention.kind, len(kinds))
            antecedent[head] = last.get(mention.entity, head)
            last[mention.entity] = head
    return {"entity": entity, "antecedent": antecedent}


def _mentions(tokens: list[Token]) -> list[Mention]:
    """The mentions, by where they begin, the longer one first."""
    found: list[Mention] = []
    opened: dict[str, list[tuple[int, str]]] = {}
    for i, token in enumerate(tokens):
        for part in _ENTITY.findall(token.entity):
            name = part.strip("()").split("-")
            if part[0] == "(":
                opened.setdefault(name[0], []).append((i, name[1]))
            if part[-1] == ")" and opened.get(name[0]):
                first, kind = opened[name[0]].pop()
                found.append(Mention(first, i + 1, name[0].split("[")[0], kind))
    return sorted(found, key=lambda m: (m.first, -m.end))


def _head(mention: Mention, heads: list[int]) -> int:
    """The first word of a mention whose own head stands outside it."""
    inside = range(mention.first, mention.end)
    return next((i for i in inside if heads[i] not in inside or heads[i] == i), mention.first)
