"""What training reads: attributed news, parsed text, sentences; packed once into flat arrays."""

import json
import random
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.quotes.model.decode import KINDS, LABELS
from analysis.quotes.model.encoding import Document, document
from analysis.training import names, varied
from analysis.training.encoder import minilm
from analysis.training.parsed import TAGS, parsed
from analysis.training.texts import NONE, Texts, flatten

STRAIGHT = str.maketrans("“”‘’", "\"\"''")
# In how many readings the attributed news has other names.
RENAMED = 4
SHARE_RENAMED = 0.7
# How many copies of it have other words, and how many of those that could be others.
COPIES = 2
SHARE_VARIED = 0.4
Relation = dict[str, list[list[int]]]
Arrays = dict[str, NDArray]


class Article(NamedTuple):
    """A text and what each annotator found in it."""

    name: str
    text: str
    annotations: list[list[Relation]]


def read_jsonl(path: Path) -> list[dict]:
    """One object a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def read_articles(path: Path) -> list[Article]:
    """PolNeAR as JSON lines."""
    return [Article(row["article"], row["text"], row["annotations"]) for row in read_jsonl(path)]


def word_targets(doc: Document, relations: list[Relation]) -> dict[str, list[int]]:
    """`tags`: index into `LABELS` for every word; `links`: the first word of the cue each span belongs to.

    A source that speaks twice points to the nearer of its cues.
    """
    tags, links = [0] * len(doc.words), [NONE] * len(doc.words)
    breaks = {first for first, _ in doc.paragraphs}
    for kind in KINDS:
        for relation in relations:
            cue = [first for first, _ in _word_spans(doc, relation.get("cue") or [])]
            for first, end in _word_spans(doc, relation.get(kind) or []):
                for a, b in _cut(first, end, breaks):
                    _paint(tags, kind, a, b)
                if cue and kind != "cue" and _nearer(cue[0], links[first], first):
                    links[first:end] = [cue[0]] * (end - first)
    return {"tags": tags, "links": links}


def _nearer(new: int, old: int, to: int) -> bool:
    return old == NONE or abs(new - to) < abs(old - to)


def _word_spans(doc: Document, spans: list[list[int]]) -> list[tuple[int, int]]:
    """Character spans -> word spans; a word belongs to a span that it touches."""
    starts, ends = [w.start for w in doc.words], [w.end for w in doc.words]
    found = [(bisect_right(ends, a), bisect_left(starts, b)) for a, b in spans]
    return [(first, end) for first, end in found if first < end]


def _cut(first: int, end: int, breaks: set[int]) -> list[tuple[int, int]]:
    edges = [first, *(i for i in range(first + 1, end) if i in breaks), end]
    return list(pairwise(edges))


def _paint(tags: list[int], kind: str, first: int, end: int) -> None:
    b, i, e, s = (LABELS.index(f"{part}-{kind}") for part in "BIES")
    tags[first:end] = [s] if end - first == 1 else [b, *[i] * (end - first - 2), e]
    # A span painted over in part keeps a legal outline.
    if first:
        _close(tags, first - 1)
    if end < len(tags):
        _open(tags, end)


def _open(tags: list[int], i: int) -> None:
    """Let a span begin at word `i`: I becomes B, E becomes S."""
    tags[i] += {"I": -1, "E": 1}.get(LABELS[tags[i]][0], 0)


def _close(tags: list[int], i: int) -> None:
    """Let a span end at word `i`: B becomes S, I becomes E."""
    tags[i] += {"B": 3, "I": 1}.get(LABELS[tags[i]][0], 0)


def expected(tags: Sequence[int], units: Iterable[tuple[int, int]]) -> tuple[NDArray, NDArray]:
    """One row of labels as what a CRF is taught: (words, labels), and (units, labels, labels) for the steps.

    A span that goes on from unit to unit ends at the border and begins again.
    """
    rows, steps = np.zeros((len(tags), len(LABELS)), np.float32), []
    for a, b in units:
        own = list(tags[a:b])
        _open(own, 0)
        _close(own, -1)
        rows[np.arange(a, b), own] = 1
        steps.append(np.zeros((len(LABELS),) * 2, np.float32))
        np.add.at(steps[-1], (own[:-1], own[1:]), 1)
    return rows, np.array(steps).reshape(-1, len(LABELS), len(LABELS))


def pack(shared: Path, path: Path) -> None:
    """Read all data sets under `shared/data` into one file of flat arrays."""
    folder = shared / "data"
    tags: dict[str, dict[str, int]] = {task: {} for task in TAGS}
    grammar = parsed([folder / name / "train.conllu" for name in ("gum", "ewt")], tags)
    # A tag that only dev has gets a number no head can give, and counts as wrong.
    grammar_dev = parsed([folder / "gum" / "dev.conllu"], {task: dict(own) for task, own in tags.items()})
    rows = read_jsonl(folder / "newsmtsc" / "train.jsonl")
    sentences = [document(" ".join(s.split())) for s in dict.fromkeys(row["sentence"] for row in rows)]
    articles = read_articles(folder / "polnear" / "train.jsonl")
    readings = _readings(articles, _proper_nouns(grammar, tags["upos"]["PROPN"]))
    kin = varied.kindred(varied.parts_of_speech(grammar, tags["upos"]), minilm()["pieces.weight"].numpy())
    sets = {
        "news": _attributed(articles, readings),
        "varied": _varied(readings[-COPIES:], kin),
        "parsed": _with_targets(grammar),
        "parsed_dev": _with_targets(grammar_dev),
        "sentences": _plain(sentences),
        "dev": _plain([document(a.text) for a in read_articles(folder / "polnear" / "dev.jsonl")]),
    }
    found = {f"{name}.{key}": a for name, arrays in sets.items() for key, a in arrays.items()}
    np.savez_compressed(path, tags=np.array(json.dumps(tags)), **found)


def _plain(docs: list[Document]) -> Arrays:
    return _small(flatten([docs])._asdict())


def _with_targets(found: list[tuple[Document, dict[str, list[int]]]]) -> Arrays:
    """Parsed texts; pointers lead from word to word of the whole set."""
    columns: dict[str, list[int]] = {task: [] for task in found[0][1]}
    for _, targets in found:
        shift = len(columns["upos"])
        for task, values in targets.items():
            move = shift if task in ("heads", "antecedent") else 0
            columns[task] += [v if v == NONE else v + move for v in values]
    return _plain([doc for doc, _ in found]) | {task: np.array(v, np.int32) for task, v in columns.items()}


def _attributed(articles: list[Article], readings: list[list[Document]]) -> Arrays:
    """The news in all its readings, with the mean of its annotators."""
    docs, texts = readings[0], flatten(readings)
    labels, steps, links = [], [], []
    shift = 0
    for article, doc, first, end in zip(articles, docs, texts.docs, texts.docs[1:], strict=False):
        units = texts.units[first:end] - shift
        targets = [word_targets(doc, relations) for relations in article.annotations]
        each = [expected(t["tags"], units) for t in targets]
        labels.append(np.mean([own for own, _ in each], 0))
        steps.append(np.mean([own for _, own in each], 0))
        links += [
            next((link + shift for link in row if link != NONE), NONE)
            for row in zip(*(t["links"] for t in targets), strict=True)
        ]
        shift += len(doc.words)
    return _small(texts._asdict()) | {
        "labels": np.concatenate(labels).astype(np.float16),
        "steps": np.concatenate(steps).astype(np.float32),
        "links": np.array(links, np.int32),
    }


def _readings(articles: list[Article], proper: list[str]) -> list[list[Document]]:
    """The articles as they are, with straight marks, then with other names."""
    docs = [document(article.text) for article in articles]
    straight = [document(article.text.translate(STRAIGHT)) for article in articles]
    # Where straight marks make other words, the text stays as it is.
    same = [
        new if [w[:2] for w in new.words] == [w[:2] for w in old.words] else old
        for new, old in zip(straight, docs, strict=True)
    ]
    rng, common = random.Random(1), names.common_words(docs)
    pool = proper + names.made_up(rng, len(proper))
    return [
        docs,
        same,
        *([names.renamed(doc, common, pool, SHARE_RENAMED, rng) for doc in docs] for _ in range(RENAMED)),
    ]


def _varied(readings: list[list[Document]], kin: varied.Kin) -> Arrays:
    """Copies of the articles with other words, one copy behind the other."""
    rng = random.Random(2)
    return _plain([varied.varied(doc, kin, SHARE_VARIED, rng) for docs in readings for doc in docs])


def _proper_nouns(found: list[tuple[Document, dict[str, list[int]]]], proper: int) -> list[str]:
    """The proper nouns of the parsed texts, each once."""
    return sorted(
        {
            doc.text[word.start : word.end]
            for doc, targets in found
            for word, tag in zip(doc.words, targets["upos"], strict=True)
            if tag == proper and word.casing == names.NAMED[0]
        }
    )


def _small(arrays: Arrays) -> Arrays:
    """In the smallest whole numbers that hold them."""
    kinds = {"pieces": np.uint16, "casings": np.int8, "marks": np.int8}
    return {name: a.astype(kinds.get(name, np.int32)) for name, a in arrays.items()}


class Set(NamedTuple):
    """Texts and their targets."""

    texts: Texts
    targets: Arrays


def unpack(path: Path) -> tuple[dict[str, Set], dict[str, dict[str, int]]]:
    """The sets of a packed file, and the numbers of the tags."""
    with np.load(path) as file:
        tags = json.loads(str(file["tags"]))
        arrays = {name: file[name] for name in file.files if "." in name}
    sets: dict[str, Set] = {}
    for name in {key.split(".")[0] for key in arrays}:
        own = {key.split(".")[1]: a for key, a in arrays.items() if key.split(".")[0] == name}
        texts = Texts(*(own.pop(field).astype(np.int64) for field in Texts._fields))
        sets[name] = Set(texts, own)
    return sets, tags
