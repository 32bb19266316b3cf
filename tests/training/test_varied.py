"""Articles with other words: what may change, into what, and what teachers say of them together."""

import random

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training is an extra")
pytest.importorskip("onnx", reason="training is an extra")

from analysis.quotes.model.encoding import document, pieces  # noqa: E402
from analysis.training.crf import Expected  # noqa: E402
from analysis.training.run import Settings  # noqa: E402
from analysis.training.teach import mean_of, speaks_of  # noqa: E402
from analysis.training.varied import kindred, parts_of_speech, varied  # noqa: E402

UPOS = {"NOUN": 0, "VERB": 1, "AUX": 2}
BRIDGE, ROAD, SAID, IS = (pieces(word)[0] for word in ("bridge", "road", "said", "is"))


def read(text: str, upos: list[int], xpos: list[int]):
    return document(text), {"upos": upos, "xpos": xpos}


def test_a_word_has_a_part_of_speech_if_parsed_texts_agree_on_it():
    found = [read("bridge said is", [0, 1, 2], [5, 6, 7])] * 3 + [read("road road", [0, 1], [5, 6])] * 3
    assert parts_of_speech(found, UPOS) == {BRIDGE: 5, SAID: 6}
    assert parts_of_speech(found[:2], UPOS) == {}


def test_kin_are_the_nearest_words_of_the_same_part_of_speech():
    vectors = np.zeros((30522, 2))
    vectors[[BRIDGE, ROAD, SAID, IS]] = [[1, 0], [1, 0.1], [1, 0], [0, 1]]
    kin = kindred({BRIDGE: 5, ROAD: 5, IS: 5, SAID: 6}, vectors)
    assert kin == {BRIDGE: [ROAD, IS], ROAD: [BRIDGE, IS], IS: [ROAD, BRIDGE]}


def test_other_words_stand_where_the_old_ones_stood():
    doc = document("Bridges? The bridge is safe, said Brookshire.")
    new = varied(doc, {BRIDGE: [ROAD], SAID: [SAID]}, 1.0, random.Random(1))
    assert new.words == doc.words and new.text == doc.text
    changed = [(a, b) for a, b in zip(doc.pieces, new.pieces, strict=True) if a != b]
    assert changed == [((BRIDGE,), (ROAD,))]
    assert varied(doc, {BRIDGE: [ROAD]}, 0.0, random.Random(1)) == doc


def test_only_teachers_that_say_something_count():
    def says(first: float, second: float) -> Expected:
        labels, steps = torch.zeros(2, 13), torch.zeros(2, 13, 13)
        labels[:, 0] = torch.tensor([first, second])
        steps[:, 0, 0] = torch.tensor([first, second])
        return Expected(labels, steps)

    both = mean_of([says(1, 0), says(0.8, 0), says(0, 0)], torch.tensor([0, 1]))
    assert both.labels[:, 0].tolist() == pytest.approx([0.9, 0])
    assert both.steps[:, 0, 0].tolist() == pytest.approx([0.9, 0])


def test_a_teacher_speaks_of_what_it_has_not_seen_and_all_of_what_nobody_leaves_out():
    asked = [
        [doc for doc in range(6) if speaks_of(doc, Settings(fold=k, folds=3), teachers=2)] for k in (0, 1)
    ]
    assert asked == [[0, 2, 3, 5], [1, 2, 4, 5]]
    assert all(speaks_of(doc, Settings(fold=-1), teachers=3) for doc in range(6))
