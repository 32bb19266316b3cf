"""Sentiment towards a target: the plumbing with a made-up model, the shipped model on plain sentences."""

import json

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis import toward
from analysis.quotes.model.encoding import BREAK, document, pieces
from analysis.quotes.model.encoding import RESOURCES as ENCODER_RESOURCES
from analysis.sentiment.toward_model import (
    MARKER,
    MOST,
    RESOURCES,
    TowardModel,
    read_targets,
    read_toward,
    targeted,
)

MESSY = st.text(alphabet=st.sampled_from("aB1 .,'’‘“”\"«»-\n\u00a0é漢😀\x00U.S"), max_size=120)
shipped = pytest.mark.skipif(
    not ((RESOURCES / "toward.npz").exists() and (ENCODER_RESOURCES / "encoder.onnx").exists()),
    reason="the model is not in this checkout",
)


def fake_model(calls: list[int] | None = None) -> TowardModel:
    """Counts "excellent" less "terrible", and thinks three times less of a target at the beginning."""

    def encode(window):
        if calls is not None:
            calls.append(len(window.pieces))
        counts = [window.pieces.count(pieces(word)[0]) for word in ("excellent", "terrible")]
        vectors = np.zeros((len(window.first), 2), dtype=np.float32)
        vectors[0, 0] = counts[0] - counts[1]
        vectors[1:, 1] = window.first[1] == 1
        return vectors

    head = {
        "inner.weight": np.float32([[0], [-0.03], [0.01], [0]]),
        "inner.bias": np.zeros(1, dtype=np.float32),
        "scores.weight": np.float32([[-100, 0, 100]]),
        "scores.bias": np.float32([0, 0.1, 0]),
    }
    return TowardModel(encode, head, 1.0, np.zeros(3, dtype=np.float32))


def scored(sentence: str, *targets: str, **options) -> pd.DataFrame:
    starts = [sentence.index(target) for target in targets]
    ends = [start + len(target) for start, target in zip(starts, targets, strict=True)]
    return toward([sentence] * len(targets), starts, ends, **options)


@pytest.mark.parametrize(
    ("sentence", "target", "label"),
    [
        ("It was a terrible mistake, Ines Varga.", "Ines Varga", -1),
        ("Ada Brook called it an excellent mistake.", "Ada Brook", -1),
        ("The excellent Ines Varga came.", "Ines Varga", 1),
        ("The ferry left at noon with Ines Varga.", "Ines Varga", 0),
    ],
)
def test_target_and_words_reach_the_model(sentence, target, label):
    table = scored(sentence, target, model=fake_model())
    assert table["label"].tolist() == [label]
    assert table[["negative", "neutral", "positive"]].sum(axis=1).tolist() == pytest.approx([1], abs=2e-4)


def test_rows_come_back_in_their_order_and_with_their_index():
    sentences = ["A terrible Reed.", "An excellent day for all of them, and for Reed.", "So Reed left."] * 40
    starts = [s.index("Reed") for s in sentences]
    texts = pd.Series(sentences, index=range(7, 7 + len(sentences)))
    table = toward(texts, starts, [start + 4 for start in starts], model=fake_model())
    assert table["label"].tolist() == [-1, 1, 0] * 40
    assert table.index.equals(texts.index)


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [("", 0, 0), ("Reed left.", 4, 5), ("Reed left.", 3, 3), ("Reed left.", 90, 99), (None, 0, 4),
     ("Reed left.", None, 4), ("Reed left.", 0, pd.NA), ("\n \n", 0, 2)],
)  # fmt: skip
def test_no_word_there_is_missing_not_neutral(text, start, end):
    table = toward([text, "So Reed left."], [start, 3], [end, 7], model=fake_model())
    assert table.loc[0].isna().all()
    assert table.loc[1, "label"] == 0


def test_nothing_at_all():
    table = toward([], [], [])
    assert table.columns.tolist() == ["negative", "neutral", "positive", "label"]
    assert table["label"].dtype == "Int64" and table.empty


def test_one_target_for_each_text():
    with pytest.raises(ValueError):
        toward(["Reed left.", "Reed came."], [0], [4])


@settings(max_examples=60, deadline=None)
@given(MESSY, st.integers(-3, 130), st.integers(-3, 130))
def test_any_text_and_span(text, start, end):
    table = toward([text], [start], [end], model=fake_model())
    values = table.loc[0, ["negative", "neutral", "positive"]].astype(float)
    assert values.isna().all() or (values.between(0, 1).all() and values.sum() == pytest.approx(1, abs=2e-4))


@pytest.mark.parametrize("place", [0, 400, 1999])
def test_a_long_text_is_read_around_its_target(place):
    words = ["ferry"] * 2000
    words[place] = "Reed"
    text = " ".join(words)
    found = targeted(document(text), text.index("Reed"), text.index("Reed") + 4)
    assert MOST / 2 < len(found.pieces) <= MOST
    assert found.start <= place < found.end
    assert [found.pieces[i] for i in found.first[1:]] == [MARKER, *pieces("Reed"), MARKER]


@pytest.mark.parametrize("word", ["ferry", "counterrevolutionaries"])
def test_a_target_as_long_as_the_text(word):
    text = f"{word} " * 900
    assert len(targeted(document(text), 0, len(text)).pieces) <= MOST


def test_the_target_stands_between_markers():
    found = targeted(document("Then Ada Reed left, @ noon."), 5, 13)
    at = [i for i, casing in enumerate(found.casings) if casing == BREAK and found.pieces[i] == MARKER]
    assert at == [found.first[1], found.first[-1]]
    assert found.pieces[at[0] + 1 : at[1]] == [*pieces("Ada"), *pieces("Reed")]
    assert found.first[0] == 0 and len(found.pieces) == len(found.casings) == len(found.marks)


def test_calibration_changes_the_probabilities():
    found = [targeted(document("An excellent Reed."), 13, 17)]
    plain, soft = (read_targets(found, fake_model()._replace(scale=scale))[0, 2] for scale in (1.0, 0.5))
    assert plain > soft > 0.4
    shifted = fake_model()._replace(shift=np.array([9, 0, 0], dtype=np.float32))
    assert read_targets(found, shifted)[0].argmax() == 0


def test_a_missing_model_is_one_clear_error(tmp_path):
    with pytest.raises(FileNotFoundError, match="sentiment towards targets is missing"):
        read_toward(tmp_path / "encoder.onnx", tmp_path)


def test_a_model_for_another_encoder_is_refused(tmp_path):
    for name in ("encoder.onnx", "toward.npz"):
        (tmp_path / name).write_bytes(b"")
    (tmp_path / "toward.json").write_text(json.dumps({"encoder": "other"}))
    with pytest.raises(ValueError, match="another encoder"):
        read_toward(tmp_path / "encoder.onnx", tmp_path)


@shipped
@pytest.mark.parametrize(
    ("sentence", "target", "label"),
    [
        ("Ines Varga is a liar and a fraud who has disgraced her office.", "Ines Varga", -1),
        ("Ada Brook has been a brilliant and honest governor.", "Ada Brook", 1),
        ("Tom Hale met reporters on Tuesday.", "Tom Hale", 0),
    ],
)
def test_plain_sentences(sentence, target, label):
    assert scored(sentence, target)["label"].tolist() == [label]


@shipped
def test_the_same_sentence_gives_the_same_alone_and_among_others():
    sentence = "Ada Brook has been a brilliant and honest governor."
    alone = scored(sentence, "Ada Brook")
    among = toward([sentence, "Ines Varga came."] * 8, [0, 0] * 8, [9, 10] * 8)
    assert among.loc[0].tolist() == alone.loc[0].tolist()
