"""A model file with some of its weights changed: two models for little more than the size of one.

A model trained on from another one differs from it by little. What ships of it is the difference of its 8-bit weights,
most of it zeros, which packs to a quarter of their size; the model file itself is the other's, changed in memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import numpy as np
from numpy.typing import NDArray

# Fields of ONNX's protocol buffers: of a model its graph, of a graph its tensors, of a tensor its name and values.
GRAPH, TENSOR, NAME, VALUES = 7, 5, 8, 9
_VARINT, _EIGHT, _BYTES, _FOUR = 0, 1, 2, 5


def patched(model: bytes, changes: Mapping[str, NDArray]) -> bytes:
    """Change the weights of an ONNX file.

    Parameters
    ----------
    model
        The bytes of the file.
    changes
        By name of the tensor: whole numbers are added to its values, anything else takes their place. Numbers of
        values must be the same.

    Raises
    ------
    KeyError
        If the model has no tensor of a name.
    ValueError
        If a tensor has another size, or the bytes are no model.
    """
    places, result = tensors(model), bytearray(model)
    for name, change in changes.items():
        start, end = places[name]
        if change.nbytes != end - start:
            raise ValueError(f"{name} has {end - start} bytes, its change {change.nbytes}")
        if change.dtype == np.int8:
            change = np.frombuffer(model, np.int8, end - start, start) + change.ravel()
        result[start:end] = change.tobytes()
    return bytes(result)


def tensors(model: bytes) -> dict[str, tuple[int, int]]:
    """Where the values of every named tensor of an ONNX file stand in its bytes."""
    found = {}
    for graph in _inside(model, 0, len(model), GRAPH):
        for tensor in _inside(model, *graph, TENSOR):
            for a, b in _inside(model, *tensor, NAME):
                found |= {model[a:b].decode(): place for place in _inside(model, *tensor, VALUES)}
    return found


def _inside(data: bytes, at: int, end: int, wanted: int) -> Iterator[tuple[int, int]]:
    """The places of a message's fields of one number that hold bytes."""
    while at < end:
        key, at = _number(data, at)
        kind, size = key & 7, 0
        if kind == _BYTES:
            size, at = _number(data, at)
        elif kind == _VARINT:
            at = _number(data, at)[1]
        elif kind in (_EIGHT, _FOUR):
            size = 8 if kind == _EIGHT else 4
        if kind not in (_BYTES, _VARINT, _EIGHT, _FOUR) or at + size > end:
            raise ValueError("not the bytes of a model")
        if kind == _BYTES and key >> 3 == wanted:
            yield at, at + size
        at += size


def _number(data: bytes, at: int) -> tuple[int, int]:
    """A number of variable length, seven bits a byte, and the place after it."""
    value = shift = 0
    while True:
        if at >= len(data):
            raise ValueError("not the bytes of a model")
        value |= (data[at] & 127) << shift
        shift, at = shift + 7, at + 1
        if data[at - 1] < 128:
            return value, at
