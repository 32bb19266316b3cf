"""Material of the other heads: parsed text (GUM, EWT) and sentiment towards targets (NewsMTSC)."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from analysis.quotes.encoding import Document, document, features, pieces
from analysis.training.data import NONE, Example, examples, whole

TASKS = ("upos", "xpos", "deprel")


class Token(NamedTuple):
    """One line of a CoNLL-U file."""

    form: str
    upos: str
    xpos: str
    head: int
    deprel: str
    space: bool


def read_conllu(path: Path) -> Iterator[list[list[Token]]]:
    """Paragraphs, each a list of sentences."""
    paragraph: list[list[Token]] = []
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        if not block.strip():
            continue
        if paragraph and ("# newpar" in block or "# newdoc" in block):
            yield paragraph
            paragraph = []
        rows = [line.split("\t") for line in block.splitlines() if line[:1].isdigit()]
        tokens = [_token(row) for row in rows if row[0].isdigit()]
        if tokens:
            paragraph.append(tokens)
    if paragraph:
        yield paragraph


def _token(row: list[str]) -> Token:
    return Token(row[1], row[3], row[4], int(row[6]), row[7].split(":")[0], "SpaceAfter=No" not in row[9])


def parsed(paths: list[Path], tags: dict[str, dict[str, int]]) -> list[tuple[Document, dict[str, list[int]]]]:
    """Texts of some paragraphs with targets `upos`, `xpos`, `deprel` and `heads` (a word's own index: root).

    `tags` gives every tag its number; tags it lacks are added while it is being filled, that is in training.
    """
    result, group = [], []
    for path in paths:
        for paragraph in read_conllu(path):
            group.append(paragraph)
            if sum(len(s) for p in group for s in p) > 400:
                result.append(_join(group, tags))
                group = []
    if group:
        result.append(_join(group, tags))
    return result


def _join(
    group: list[list[list[Token]]], tags: dict[str, dict[str, int]]
) -> tuple[Document, dict[str, list[int]]]:
    text, spans, ranges = "", [], []
    targets: dict[str, list[int]] = {task: [] for task in (*TASKS, "heads")}
    for paragraph in group:
        first = len(spans)
        for sentence in paragraph:
            offset = len(spans)
            for i, token in enumerate(sentence):
                spans.append((len(text), len(text) + len(token.form)))
                text += token.form + " " * token.space
                for task in TASKS:
                    number = tags[task].setdefault(getattr(token, task), len(tags[task]))
                    targets[task].append(number)
                targets["heads"].append(offset + (token.head - 1 if token.head else i))
        ranges.append((first, len(spans)))
        text += "\n"
    found = [w for a, b in ranges for w in features(text, spans[a:b])]
    return Document(text, found, [pieces(text[w.start : w.end]) for w in found], ranges), targets


def parsed_examples(docs: list[tuple[Document, dict[str, list[int]]]], rng: random.Random) -> list[Example]:
    """Windows of parsed text."""
    return [e for doc, targets in docs for e in examples(doc, targets, most=320, rng=rng)]


def sentiment(path: Path) -> list[Example]:
    """One example a sentence and target: `target` is 1 on its words, `polarity` 0, 1, 2 on the first word."""
    with path.open(encoding="utf-8") as lines:
        found = [_targeted(json.loads(line)) for line in lines]
    return [e for e in found if any(e.targets["target"]) and len(e.window.pieces) < 320]


def _targeted(row: dict[str, object]) -> Example:
    doc = document(" ".join(str(row["sentence"]).splitlines()))
    inside = [int(w.start < row["to"] and w.end > row["from"]) for w in doc.words]
    polarity = [int(row["polarity"]) + 1] + [NONE] * (len(inside) - 1)
    return whole(doc, {"target": inside, "polarity": polarity})
