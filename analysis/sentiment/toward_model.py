"""The model behind `toward`: the attribution encoder trained on for sentiment, and its small head.

What ships is the difference to the attribution model (`toward.npz`) and the calibration with the figures it was measured
with (`toward.json`). The encoder reads a sentence once for each target, which stands between two markers.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.quotes.model import THREADS, Encode, linear, onnx_encoder
from analysis.quotes.model.encoding import BREAK, Document, Window, window
from analysis.quotes.model.encoding import RESOURCES as ENCODER_RESOURCES
from analysis.sentiment.patch import patched

RESOURCES = Path(__file__).parent / "resources"
# The most word pieces of a window; a longer text is read around its target.
MOST = 256
# The word piece "@" on both sides of the target, with the casing of a break, which no other "@" has.
MARKER = 1030
HEAD = ("inner", "scores")

Floats = NDArray[np.float32]


class TowardModel(NamedTuple):
    """Encoder, head, and the calibration that makes the three scores log-probabilities.

    They are stretched by `scale` and moved by `shift`.
    """

    encode: Encode
    head: dict[str, NDArray]
    scale: float
    shift: Floats


@cache
def load_toward() -> TowardModel:
    """Load the model that ships with the package, once.

    Raises
    ------
    FileNotFoundError
        If the package was installed without its model.
    ValueError
        If it was made for another version of the attribution model.
    """
    return read_toward(ENCODER_RESOURCES / "encoder.onnx", RESOURCES)


def read_toward(encoder: Path, folder: Path) -> TowardModel:
    """Read the attribution encoder's file and the folder with `toward.npz` and `toward.json`."""
    for path in (encoder, folder / "toward.npz", folder / "toward.json"):
        if not path.exists():
            raise FileNotFoundError(f"the model of sentiment towards targets is missing: {path}")
    weights = encoder.read_bytes()
    card = json.loads((folder / "toward.json").read_text(encoding="utf-8"))
    if card["encoder"] != fingerprint(weights):
        raise ValueError(f"{folder / 'toward.npz'} was made for another encoder than {encoder}")
    with np.load(folder / "toward.npz") as file:
        arrays = dict(file)
    head = {name: arrays.pop(name).astype(np.float32) for name in file.files if name.split(".")[0] in HEAD}
    return TowardModel(onnx_encoder(patched(weights, arrays)), head, card["scale"], np.float32(card["shift"]))


def fingerprint(weights: bytes) -> str:
    """What tells one encoder from another."""
    return hashlib.sha256(weights).hexdigest()


def targeted(doc: Document, start: int, end: int) -> Window | None:
    """A window round the target at characters `start` to `end`, which stands between markers.

    Its `first` are the places of the vectors that the head reads: the first one and those of the target and its
    markers. None where no word stands there.
    """
    inside = [i for i, word in enumerate(doc.words) if word.start < end and word.end > start < end]
    if not inside:
        return None
    # Of a target of very many words the first ones.
    begin, last = inside[0], inside[: MOST // 8][-1]
    read = window(doc, *_around(doc, begin, last + 1))
    a = read.first[begin - read.start]
    b = read.first[last - read.start] + len(doc.pieces[last])

    def marked(row: list[int], marker: int) -> list[int]:
        return [*row[:a], marker, *row[a:b], marker, *row[b:]]

    return read._replace(
        pieces=marked(read.pieces, MARKER),
        casings=marked(read.casings, BREAK),
        marks=marked(read.marks, 0),
        first=[0, *range(a, b + 2)],
    )


def _around(doc: Document, start: int, end: int) -> tuple[int, int]:
    """The words of a window round the target: everything if it fits, else what is nearest on both sides."""
    # A break between paragraphs is a piece, too.
    size = [len(pieces) + 1 for pieces in doc.pieces]
    room, before, after = MOST - sum(size[start:end]), 0, 0
    if sum(size) <= MOST:
        return 0, len(size)
    while start > 0 or end < len(size):
        left = start > 0 and (before <= after or end == len(size))
        room -= size[start - 1] if left else size[end]
        if room < 0:
            break
        start, end = (start - 1, end) if left else (start, end + 1)
        before, after = before + left, after + (not left)
    return start, end


def score(found: Window, model: TowardModel) -> Floats:
    """The three scores of one target, before calibration."""
    vectors = model.encode(found)
    both = np.concatenate([vectors[1:].mean(0), vectors[0]])
    return linear(model.head, "scores", np.tanh(linear(model.head, "inner", both)))


def read_targets(found: Sequence[Window], model: TowardModel) -> Floats:
    """(targets, 3): the probabilities of negative, neutral and positive."""
    with ThreadPoolExecutor(THREADS) as threads:
        scores = np.stack(list(threads.map(lambda one: score(one, model), found)))
    return probabilities(scores, model.scale, model.shift)


def probabilities(scores: NDArray, scale: float, shift: NDArray) -> NDArray:
    """Calibrated probabilities of scores, (rows, 3)."""
    logits = scores * scale + shift
    weight = np.exp(logits - logits.max(axis=1, keepdims=True))
    return weight / weight.sum(axis=1, keepdims=True)
