"""What the training of `toward` adds to its parts: the difference that ships, the calibration, the curve's figures."""

import random
from types import SimpleNamespace

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

import torch

from analysis.training.__main__ import merge_weights
from analysis.training.graph import OF_LAYER
from analysis.training.rows import collate, groups, hidden, rows_of
from analysis.training.sentiment import Settings, Toward, balanced, lessons, macro_f1
from analysis.training.toward_export import calibrate, difference, expected_error, whole


def test_calibration_finds_the_scale_and_the_shifts():
    random = np.random.default_rng(1)
    logits = random.normal(size=(6000, 3)) * 1.5
    weight = np.exp(logits)
    gold = np.array([random.choice(3, p=row / row.sum()) for row in weight])
    scale, shift = calibrate((logits - [0.5, 0, -0.5]) * 2, gold)
    assert scale == pytest.approx(0.5, abs=0.05)
    assert shift == pytest.approx([0.5, 0, -0.5], abs=0.15)


@pytest.mark.parametrize(
    ("sure", "right", "error"), [(0.8, 8, 0.0), (0.8, 5, 0.3), (0.95, 10, 0.05)]
)  # of ten labels
def test_expected_error(sure, right, error):
    found = np.tile([sure, 1 - sure, 0], (10, 1))
    gold = np.array([0] * right + [1] * (10 - right))
    assert expected_error(found, gold) == pytest.approx(error)


def test_macro_f1_is_the_mean_of_the_classes():
    gold = np.array([0, 0, 1, 1, 2, 2])
    assert macro_f1(np.eye(3)[gold], gold) == 1
    assert macro_f1(np.eye(3)[[0, 0, 0, 0, 2, 2]], gold) == pytest.approx((2 / 3 + 0 + 1) / 3)


def test_whole_numbers_stay_in_their_range():
    assert whole(np.array([-99.0, 0.4, 62.6, 64.0]), 63).tolist() == [-63, 0, 63, 63]


def some(count: int) -> list[dict]:
    return [
        {"sentence": f"Ada Reed left {'us ' * i}.", "from": 0, "to": 8, "polarity": i % 3 - 1}
        for i in range(1, count)
    ]


def test_the_difference_gives_the_weights_back():
    rng = np.random.default_rng(0)
    parts = {"qkv": (1152, 384), "out": (384, 384), "up": (1536, 384), "down": (384, 1536)}
    weights, shipped = {}, {}
    for i in range(6):
        weights |= {f"layers.{i}.{own}": np.float32(rng.normal(size=4)) for own in OF_LAYER.values()}
        for part, shape in parts.items():
            weights[f"layers.{i}.{part}.weight"] = np.float32(rng.uniform(-1, 1, shape))
            shipped[f"l{i}.{part}.m"] = np.ones(shape[1], np.float32)
            shipped[f"l{i}.{part}.s"] = np.full(shape[0], 1 / 63, np.float32)
            shipped[f"l{i}.{part}.w"] = rng.integers(-63, 64, shape[::-1]).astype(np.int8)
    changes = difference(weights, shipped)
    new = (shipped["l3.up.w"] + changes["l3.up.w"]).T / 63
    assert np.abs(new - weights["layers.3.up.weight"]).max() <= 0.5 / 63 + 1e-6
    assert np.array_equal(changes["l2.n1.g"], weights["layers.2.norm1.weight"])


def test_rows_of_like_length_are_read_together():
    rows = rows_of(some(60))
    found = groups(rows, np.arange(59), pieces=200, rng=random.Random(0))
    sizes = np.diff(rows.begins)
    assert sorted(i for group in found for i in group) == list(range(59))
    assert all(max(sizes[group]) * len(group) <= 200 for group in found)


def test_a_row_without_a_word_in_its_target_is_left_out():
    rows = rows_of([*some(3), {"sentence": "Reed  left.", "from": 4, "to": 6}])
    assert len(rows.gold) == 2 and rows.gold.tolist() == [1, 2]


def test_a_hidden_target_keeps_its_place_and_its_markers():
    rows = rows_of([{"sentence": "Then Ada Reed left.", "from": 5, "to": 13}])
    batch = collate(rows, [0], "cpu")
    new = hidden(batch, 1.0)
    changed = (new.pieces != batch.pieces)[0].nonzero()[:, 0].tolist()
    a, b = rows.edges[0].tolist()
    assert changed == list(range(a + 1, b)) and set(new.pieces[0, changed].tolist()) == {103}
    assert (hidden(batch, 0.0).pieces == batch.pieces).all()


def test_padding_changes_nothing():
    model = Toward().eval()
    rows = rows_of(
        [{"sentence": text, "from": 0, "to": 4} for text in ("Reed left.", "Reed left us all " * 9)]
    )
    alone, beside = model(collate(rows, [0], "cpu"))[0], model(collate(rows, [0, 1], "cpu"))[0]
    assert alone.detach().numpy() == pytest.approx(beside.detach().numpy(), abs=0.02)


def test_a_fold_is_left_out_by_sentence():
    sets = {"train": rows_of(some(30) + some(30))}
    ((rows, kept, gold),) = lessons(sets, {}, Settings(fold=2, folds=5))
    assert set(rows.sentence[kept] % 5) == {0, 1, 3, 4} and gold.sum(1).tolist() == [1] * 58


def test_what_teachers_say_is_mixed_with_the_gold_and_rows_without_gold_are_added():
    sets = {"train": rows_of(some(4)), "other": rows_of(some(6))}
    said = {"train": np.full((3, 3), 1 / 3), "other": np.eye(3)[[0, 1, 1, 1, 2]]}
    (_, _, gold), (_, kept, taught) = lessons(sets, said, Settings(teacher=0.6))
    assert gold.sum(1).tolist() == pytest.approx([1] * 3) and gold.max() == pytest.approx(0.6)
    assert np.bincount(taught[kept].argmax(1)).tolist() == [1, 2, 1]
    assert len(balanced(said["other"])) == 4


def test_the_mean_of_two_models(tmp_path):
    paths = [tmp_path / f"{k}.pt" for k in "ab"]
    for path, value in zip(paths, (1.0, 3.0), strict=True):
        torch.save({"inner.weight": torch.full((2, 2), value).half()}, path)
    merge_weights(SimpleNamespace(said=paths, out=tmp_path / "mean.pt"))
    mean = torch.load(tmp_path / "mean.pt", weights_only=True)["inner.weight"]
    assert mean.tolist() == [[2, 2], [2, 2]]
