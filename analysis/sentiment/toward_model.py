"""The layers that read sentiment towards a target, on top of the encoder's lower half.

The lower half is the attribution model's own (its int8 file, stopped half-way); the upper half (`toward.onnx`) knows
which words are the target and how pleasant each word is by the lexicon, and ends in three scores. A sentence goes
through the lower half once, however many targets it has.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.quotes.encoding import RESOURCES as ENCODER_RESOURCES
from analysis.quotes.encoding import Document, Window, window
from analysis.sentiment.lexicon import lexicon

if TYPE_CHECKING:
    from onnxruntime import InferenceSession

RESOURCES = Path(__file__).parent / "resources"
# The layer of the encoder whose output the upper half reads, by its name in the encoder's file.
MIDDLE = "l2.n2.y"
WIDTH = 384
# The most word pieces of a window; a longer text is read around its target.
MOST = 256
# Lexicon weights in steps from -3 to 3; the middle one is a word without a weight.
VALENCES = 7
THREADS = 2

Floats = NDArray[np.float32]
Lower = Callable[[Window], Floats]
Upper = Callable[[Floats, "Targeted"], Floats]


class Targeted(NamedTuple):
    """A window and its target: for every piece whether it belongs to the target, and the step of its valence."""

    window: Window
    target: list[int]
    valence: list[int]


class TowardModel(NamedTuple):
    """Both halves and the calibration: `scale` and `shift` make the three scores log-probabilities."""

    lower: Lower
    upper: Upper
    scale: float
    shift: Floats


@cache
def load_toward() -> TowardModel:
    """Load both halves as they ship, once.

    Raises
    ------
    FileNotFoundError
        If the package was installed without its model.
    ValueError
        If the upper half was made for another encoder.
    """
    return read_toward(ENCODER_RESOURCES / "encoder.onnx", RESOURCES)


def read_toward(encoder: Path, folder: Path) -> TowardModel:
    """Read the encoder's file and the folder with `toward.onnx` and `toward.json`."""
    for path in (encoder, folder / "toward.onnx", folder / "toward.json"):
        if not path.exists():
            raise FileNotFoundError(f"the model of sentiment towards targets is missing: {path}")
    weights = encoder.read_bytes()
    card = json.loads((folder / "toward.json").read_text(encoding="utf-8"))
    if card["encoder"] != fingerprint(weights):
        raise ValueError(f"{folder / 'toward.onnx'} was made for another encoder than {encoder}")
    upper = onnx_upper((folder / "toward.onnx").read_bytes())
    return TowardModel(onnx_lower(weights), upper, card["scale"], np.float32(card["shift"]))


def fingerprint(weights: bytes) -> str:
    """What tells one encoder from another."""
    return hashlib.sha256(weights).hexdigest()


def onnx_lower(weights: bytes) -> Lower:
    """Make the lower half from the bytes of the encoder's file: a window -> (pieces, width)."""
    from onnxruntime import RunOptions

    session = _session(_with_output(weights, MIDDLE))
    options = RunOptions()
    options.only_execute_path_to_fetches = True

    def lower(window: Window) -> Floats:
        rows = {name: getattr(window, name) for name in ("pieces", "casings", "marks")}
        return session.run([MIDDLE], {name: _row(row) for name, row in rows.items()}, options)[0][0]

    return lower


def onnx_upper(weights: bytes) -> Upper:
    """Make the upper half from the bytes of its file: vectors and the target among them -> 3 scores."""
    session = _session(weights)

    def upper(vectors: Floats, target: Targeted) -> Floats:
        told = {"target": _row(target.target), "valence": _row(target.valence)}
        return session.run(None, {"vectors": vectors[None], **told})[0][0]

    return upper


def _row(values: Sequence[int]) -> NDArray[np.int32]:
    return np.array([values], dtype=np.int32)


def _session(weights: bytes) -> InferenceSession:
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # Sentences are read side by side, each by one thread.
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    options.log_severity_level = 3
    return onnxruntime.InferenceSession(weights, options, providers=["CPUExecutionProvider"])


def _with_output(weights: bytes, name: str) -> bytes:
    """Add an inner value to the outputs of a model's file.

    In the protocol buffers of ONNX a message that comes twice is merged, lists joined: a second `graph` (field 7) that
    holds nothing but an `output` (field 12) with a name (field 1), appended, is all it takes.
    """
    encoded = name.encode()
    for field in (1, 12, 7):
        encoded = bytes([field << 3 | 2, len(encoded)]) + encoded
    return weights + encoded


def targeted(doc: Document, start: int, end: int) -> Targeted | None:
    """A window around the target at characters `start` to `end`; None where no word stands there."""
    inside = [i for i, word in enumerate(doc.words) if word.start < end and word.end > start < end]
    if not inside:
        return None
    first, last = inside[0], inside[-1] + 1
    read = window(doc, *_around(doc, first, last))
    target, valence = [0] * len(read.pieces), [VALENCES // 2] * len(read.pieces)
    for at, i in zip(read.first, range(read.start, read.end), strict=True):
        n, word = len(doc.pieces[i]), doc.words[i]
        target[at : at + n] = [int(first <= i < last)] * n
        valence[at : at + n] = [_valence(doc.text[word.start : word.end])] * n
    return Targeted(read, target, valence)


def _around(doc: Document, first: int, last: int) -> tuple[int, int]:
    """The words of a window round the target: everything if it fits, else what is nearest."""
    # A break between paragraphs is a piece, too.
    size = [len(pieces) + 1 for pieces in doc.pieces]
    if sum(size) <= MOST:
        return 0, len(size)
    start, end = first, min(last, first + MOST // 4)
    room = MOST - 2 - sum(size[start:end])
    while (start > 0 or end < len(size)) and room > 0:
        # The side that reaches less far from the target goes first.
        if start > 0 and (first - start <= end - last or end == len(size)):
            start -= 1
            room -= size[start]
        else:
            room -= size[end]
            end += 1
    return start, end


def _valence(word: str) -> int:
    most = VALENCES // 2
    return round(min(max(lexicon().get(word.lower(), 0.0), -most), most)) + most


def read_targets(found: Sequence[Targeted], model: TowardModel) -> Floats:
    """(targets, 3): probabilities of negative, neutral and positive; the targets of one window share its reading."""
    groups: dict[tuple[tuple[int, ...], ...], list[int]] = {}
    for i, one in enumerate(found):
        key = tuple(tuple(row) for row in (one.window.pieces, one.window.casings, one.window.marks))
        groups.setdefault(key, []).append(i)

    def read(group: list[int]) -> list[Floats]:
        vectors = model.lower(found[group[0]].window)
        return [model.upper(vectors, found[i]) for i in group]

    scores = np.zeros((len(found), 3), dtype=np.float32)
    with ThreadPoolExecutor(THREADS) as threads:
        for group, rows in zip(groups.values(), threads.map(read, groups.values()), strict=True):
            scores[group] = rows
    scores = scores * model.scale + model.shift
    weight = np.exp(scores - scores.max(axis=1, keepdims=True))
    return weight / weight.sum(axis=1, keepdims=True)
