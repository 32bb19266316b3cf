"""What the training of `toward` adds to its parts: the difference that ships, the calibration, the curve's figures."""

import numpy as np
import pytest

pytest.importorskip("torch")
pytest.importorskip("onnx")

from analysis.quotes.encoding import document
from analysis.sentiment.toward_model import targeted
from analysis.training.sentiment import Row, Toward, collate, contrasts, groups, hidden, macro_f1
from analysis.training.toward_export import calibrate, difference, expected_error, whole


def test_calibration_finds_the_scale_the_shifts_and_the_say_of_the_tone():
    random = np.random.default_rng(1)
    logits = random.normal(size=(6000, 3)) * 1.5
    tones = random.choice([-0.5, 0, 0.5], 6000)
    weight = np.exp(logits + np.outer(tones, [-1, 0, 1]))
    gold = np.array([random.choice(3, p=row / row.sum()) for row in weight])
    scale, shift, say = calibrate((logits - [0.5, 0, -0.5]) * 2, tones, gold, cost=0)
    assert scale == pytest.approx(0.5, abs=0.05)
    assert shift == pytest.approx([0.5, 0, -0.5], abs=0.15)
    assert say == pytest.approx([-1, 0, 1], abs=0.25)


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


def test_rows_of_like_length_are_read_together():
    import random

    rows = [Row(targeted(document("Reed " + "left " * n), 0, 4), n % 3) for n in range(1, 60)]
    found = groups(rows, pieces=200, rng=random.Random(0))
    assert sorted(id(row) for group in found for row in group) == sorted(map(id, rows))
    assert all(max(len(r.found.pieces) for r in group) * len(group) <= 200 for group in found)


def test_sentences_of_two_minds():
    rows = [
        Row(targeted(document("Reed left."), 0, 4), gold, text)
        for gold, text in ((0, "a"), (2, "a"), (1, "b"))
    ]
    assert [row.gold for row in contrasts(rows)] == [0, 2]


def test_a_hidden_target_keeps_its_place():
    row = Row(targeted(document("Then Ada Reed left."), 5, 13), 0)
    new = hidden(row)
    changed = [i for i, (a, b) in enumerate(zip(row.found.pieces, new.found.pieces, strict=True)) if a != b]
    assert changed == row.found.first[2:-1]
    assert {new.found.pieces[i] for i in changed} == {103}


def test_padding_changes_nothing():
    model = Toward(dropout=0).eval()
    short, long = (Row(targeted(document(text), 0, 4), 0) for text in ("Reed left.", "Reed left us all " * 9))
    batch = collate([short, long])
    assert batch.target.sum(1).tolist() == [len(row.found.first) - 1 for row in (short, long)]
    alone, beside = model(collate([short]))[0], model(batch)[0]
    assert alone.detach().numpy() == pytest.approx(beside.detach().numpy(), abs=0.02)


def test_the_difference_leads_from_the_shipped_weights_to_the_new_ones():
    model = Toward(dropout=0)
    weights = {name: p.detach().numpy() for name, p in model.encoder.named_parameters()}
    shipped = {}
    for i in range(6):
        for part in ("qkv", "out", "up", "down"):
            out, inside = weights[f"layers.{i}.{part}.weight"].shape
            shipped[f"l{i}.{part}.m"] = np.full(inside, 0.5, dtype=np.float32)
            shipped[f"l{i}.{part}.s"] = np.full(out, 0.004, dtype=np.float32)
            shipped[f"l{i}.{part}.w"] = np.full((inside, out), 7, dtype=np.int8)
    changes = difference(weights, shipped)
    name = "l4.up"
    found = (changes[f"{name}.w"].astype(int) + 7).T * shipped[f"{name}.s"][:, None] * shipped[f"{name}.m"]
    assert found == pytest.approx(weights["layers.4.up.weight"], abs=0.0011)
    assert (changes["l4.up.b"] == weights["layers.4.up.bias"]).all()
