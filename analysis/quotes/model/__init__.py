"""The attribution model at work: one encoder pass, then small heads in numpy.

`tag` finds the sources, cues and contents of a text, the cue each of them belongs to, and parts of speech. The
encoder is an int8 ONNX file, read by onnxruntime on the CPU; the heads (`heads.npz`) stay in full precision.
"""

import io
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from functools import cache
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from analysis.quotes.model.decode import Crf, Scores, Span, candidates, choose, valued
from analysis.quotes.model.encoding import RESOURCES, Document, Window, cuts, document, window

LINK = 128
# So many windows are read before their spans are sought, while the next ones are read: memory stays the same however long
# the text is.
WINDOWS_AT_ONCE = 32
# A span is taken if it is worth more than this and nothing better overlaps it; found best on the development part.
THRESHOLDS = {"source": 0.28, "cue": 0.28, "content": 0.28}
# A cue further away than this (in words) is not looked at.
REACH = 250
THREADS = 2
_ALONE = Lock()

Encode = Callable[[Window], Scores]


class TaggedSpan(NamedTuple):
    """A source, cue or content the model found.

    `start` and `end` are characters of the text; `score` is its worth (see `decode.valued`); `cue` is the
    place (in the same list) of the cue it belongs to, with probability `cue_score`, or None for cues themselves
    and where no cue is near.
    """

    kind: str
    start: int
    end: int
    score: float
    cue: int | None
    cue_score: float


class Tagged(NamedTuple):
    """What `tag` gives: the words, their universal and Penn parts of speech, and the spans in text order."""

    words: list[tuple[int, int]]
    upos: list[str]
    xpos: list[str]
    spans: list[TaggedSpan]


class Model(NamedTuple):
    """The encoder and the heads' weights."""

    encode: Encode
    heads: dict[str, NDArray]


@cache
def load_model(folder: Path = RESOURCES) -> Model:
    """Load the model that ships with the package (or one exported elsewhere), once.

    Raises
    ------
    FileNotFoundError
        If the package was installed without its model.
    """
    path = folder / "encoder.onnx"
    if not path.exists():
        raise FileNotFoundError(f"the attribution model is missing: {path}")
    return Model(onnx_encoder(path.read_bytes()), load_heads((folder / "heads.npz").read_bytes()))


def load_heads(weights: bytes) -> dict[str, NDArray]:
    """Read the heads' weights from the bytes of an .npz file; half precision is for the file alone."""
    with np.load(io.BytesIO(weights)) as arrays:
        return {k: a.astype(np.float32) if a.dtype == np.float16 else a for k, a in arrays.items()}


def onnx_encoder(weights: bytes) -> Encode:
    """Make an encoder from the bytes of an ONNX file; several threads may call it at once."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # Windows are read side by side, each by one thread: no waiting for each other within a layer.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    # The file is optimised already; doing it again would only cost time at the start.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 3
    session = onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])

    def encode(window: Window) -> Scores:
        """(words, width): the vector of each word's first piece."""
        rows = {name: np.array([getattr(window, name)], np.int32) for name in ("pieces", "casings", "marks")}
        (hidden,) = session.run(None, rows | {"first": np.array(window.first, np.int32)})
        return hidden[0]

    return encode


def tag(text: str, *, model: Model | None = None) -> Tagged:
    """Find who is said to say what: sources, cues and contents, and which belong together.

    Parameters
    ----------
    text
        Any text; news prose is what the model knows. Its paragraphs are read apart, with context on both sides.
    model
        The shipped one if None.

    Returns
    -------
    Tagged
        Words, parts of speech and spans, in text order. An empty text has none. Spans of different kinds never
        overlap; the same text gives the same result.

    Examples
    --------
    >>> tag("").spans
    []
    """
    doc = document(text)
    model = model or load_model()
    upos, xpos, spans, keys = [], [], [], []
    for first, vectors in passages(doc, model.encode):
        end = first + len(vectors)
        upos += _best(model, "upos", vectors)
        xpos += _best(model, "xpos", vectors)
        found, pointing = _spans(doc, model, first, end, vectors)
        spans += found
        keys += pointing
    return Tagged([w[:2] for w in doc.words], upos, xpos, _linked(doc, spans, keys))


def passages(doc: Document, encode: Encode) -> Iterator[tuple[int, Scores]]:
    """(first word, vectors) for runs of words, in order, that together are the whole text.

    While one is looked at, the next is read.
    """
    found = list(cuts(doc))
    with ThreadPoolExecutor(THREADS) as threads:
        reading: deque[tuple[int, list[Future[Scores]]]] = deque()
        for k in range(0, len(found), WINDOWS_AT_ONCE):
            group = found[k : k + WINDOWS_AT_ONCE]
            reading.append((group[0][1], [threads.submit(encode, _core(doc, *cut)) for cut in group]))
            if len(reading) > 1:
                yield _read(*reading.popleft())
        if reading:
            yield _read(*reading.popleft())


def _read(first: int, vectors: list[Future[Scores]]) -> tuple[int, Scores]:
    return first, np.concatenate([one.result() for one in vectors])


def _core(doc: Document, before: int, first: int, end: int, after: int) -> Window:
    """The words from `before` to `after` as encoder input that asks for those from `first` to `end`."""
    read = window(doc, before, after)
    return read._replace(first=read.first[first - before : end - before])


def linear(heads: dict[str, NDArray], name: str, vectors: Scores) -> Scores:
    """One linear layer of the heads, by one thread: others would wait for it on the cores that the encoder needs."""
    # One at a time, so that the number of threads found is the one that is put back.
    with _ALONE, _blas().limit(limits=1):
        return vectors @ heads[f"{name}.weight"] + heads[f"{name}.bias"]


@cache
def _blas() -> ThreadpoolController:
    return ThreadpoolController().select(user_api="blas")


def _best(model: Model, task: str, vectors: Scores) -> list[str]:
    names = model.heads[f"{task}.names"]
    return names[linear(model.heads, task, vectors).argmax(1)].tolist()


def _spans(
    doc: Document, model: Model, first: int, end: int, vectors: Scores
) -> tuple[list[Span], list[Scores]]:
    """The spans from word `first` to `end`, and for each one its query (cues: their keys)."""
    units = [(max(a, first), min(b, end)) for a, b in doc.paragraphs if a < end and b > first]
    scores = linear(model.heads, "tags", vectors)
    pointers = linear(model.heads, "links", vectors)
    crf = Crf(*(model.heads[f"crf.{name}"] for name in Crf._fields))
    found, pointing = [], []
    rows = candidates([scores[a - first : b - first] for a, b in units], crf)
    for (a, _), spans in zip(units, rows, strict=True):
        for span in choose(valued(spans), THRESHOLDS):
            found.append(span._replace(first=a + span.first, end=a + span.end))
            inside = pointers[found[-1].first - first : found[-1].end - first]
            # A copy, for a part of an array keeps the whole of it in memory.
            pointing.append(inside[:, LINK:].copy() if span.kind == "cue" else inside[:, :LINK].mean(0))
    return found, pointing


def _linked(doc: Document, found: list[Span], pointing: list[Scores]) -> list[TaggedSpan]:
    """Give every source and content the cue it points to."""
    cues = [i for i, span in enumerate(found) if span.kind == "cue"]
    starts = np.array([found[i].first for i in cues], dtype=np.int64)
    # The keys of all cues' words, and where those of each cue begin.
    keys = np.concatenate([pointing[i] for i in cues]) if cues else np.empty((0, LINK))
    begins = np.cumsum([0, *(len(pointing[i]) for i in cues)])
    result = []
    for span, query in zip(found, pointing, strict=True):
        near = range(*np.searchsorted(starts, (span.first - REACH, span.end + REACH)).tolist())
        cue, score = None, 0.0
        if span.kind != "cue" and near:
            inside = begins[near.start : near.stop + 1]
            likeness = keys[inside[0] : inside[-1]] @ query
            weight = _softmax(np.maximum.reduceat(likeness, inside[:-1] - inside[0]) / LINK**0.5)
            cue, score = cues[near[int(weight.argmax())]], float(weight.max())
        start, stop = doc.words[span.first].start, doc.words[span.end - 1].end
        result.append(TaggedSpan(span.kind, start, stop, span.score, cue, score))
    return result


def _softmax(scores: Scores) -> Scores:
    weight = np.exp(scores - scores.max())
    return weight / weight.sum()
