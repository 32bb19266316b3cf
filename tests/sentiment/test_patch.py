"""Weights of a model file changed in its bytes."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.sentiment.patch import GRAPH, NAME, TENSOR, VALUES, patched, tensors


def number(value: int) -> bytes:
    low, rest = value & 127, value >> 7
    return bytes([low | 128]) + number(rest) if rest else bytes([low])


def field(which: int, content: bytes) -> bytes:
    return number(which << 3 | 2) + number(len(content)) + content


def model(**arrays: np.ndarray) -> bytes:
    """The bytes of a graph that holds nothing but weights; other fields stand between."""
    other = number(1 << 3) + number(300) + number(5 << 3 | 5) + b"abcd" + number(6 << 3 | 1) + b"abcdefgh"
    inside = [
        field(TENSOR, other + field(NAME, name.encode()) + field(VALUES, array.tobytes()))
        for name, array in arrays.items()
    ]
    return other + field(3, b"somebody") + field(GRAPH, field(2, b"graph") + b"".join(inside))


def values(file: bytes, name: str, kind: type) -> list:
    start, end = tensors(file)[name]
    return np.frombuffer(file[start:end], kind).tolist()


WHOLE, BROKEN = np.arange(-3, 200, dtype=np.int8), np.float32([0.5, -2, 7])


def test_differences_are_added_and_other_values_replaced():
    file = model(a=WHOLE, b=BROKEN, c=BROKEN)
    change = {"a": np.ones_like(WHOLE), "b": np.float32([1, 2, 3])}
    new = patched(file, change)
    assert values(new, "a", np.int8) == (WHOLE + 1).tolist()
    assert values(new, "b", np.float32) == [1, 2, 3]
    assert values(new, "c", np.float32) == BROKEN.tolist()
    assert len(new) == len(file) and file == model(a=WHOLE, b=BROKEN, c=BROKEN)


@given(st.lists(st.integers(-60, 60), min_size=1, max_size=300), st.integers(-60, 60))
def test_a_change_and_its_opposite(found, by):
    file = model(a=np.array(found, dtype=np.int8))
    change = np.full(len(found), by, dtype=np.int8)
    assert patched(patched(file, {"a": change}), {"a": -change}) == file


def test_other_sizes_and_names_are_refused():
    file = model(a=WHOLE)
    with pytest.raises(ValueError, match="a has"):
        patched(file, {"a": WHOLE[:5]})
    with pytest.raises(KeyError):
        patched(file, {"z": WHOLE})


@given(st.binary(max_size=60))
def test_any_bytes_are_read_or_refused(data):
    try:
        places = tensors(data)
    except ValueError:
        places = {}
    assert all(0 <= start <= end <= len(data) for start, end in places.values())


@pytest.mark.parametrize("end", [5, 40, 100])
def test_half_a_model_is_refused(end):
    with pytest.raises(ValueError):
        tensors(model(a=WHOLE)[:end])
