"""Parsed text as training targets."""

from pathlib import Path

import pytest

pytest.importorskip("torch")

from analysis.training.parsed import TAGS, parsed
from analysis.training.texts import NONE

ROWS = [
    ("1", "Mayor", "PROPN", "NNP", "3", "nsubj", "Entity=(1-person-new-nnnnn-cf1-1,2-coref"),
    ("2", "Reed", "PROPN", "NNP", "1", "flat", "Entity=1)"),
    ("3", "said", "VERB", "VBD", "0", "root", ""),
    ("4", "she", "PRON", "PRP", "5", "nsubj", "Entity=(1-person-giv-nnnnn-cf1-1-ana)"),
    ("5", "likes", "VERB", "VBZ", "3", "ccomp", ""),
    (
        "6",
        "her",
        "PRON",
        "PRP$",
        "7",
        "nmod:poss",
        "Entity=(2-object-new-nnnnn-cf2-2-sgl(1-person-giv-nnnnn-cf1-1-ana)",
    ),
    ("7", "boat", "NOUN", "NN", "5", "obj", "Entity=2)|SpaceAfter=No"),
    ("8", ".", "PUNCT", ".", "3", "punct", ""),
]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    lines = [
        "\t".join((i, form, form, u, x, "_", head, rel, "_", misc or "_"))
        for i, form, u, x, head, rel, misc in ROWS
    ]
    path = tmp_path / "one.conllu"
    path.write_text("\n".join(["# newdoc id = one", *lines]) + "\n\n", encoding="utf-8")
    return path


def test_words_tags_and_pointers(file: Path):
    tags = {task: {} for task in TAGS}
    ((doc, targets),) = parsed([file], tags)
    assert doc.text == "Mayor Reed said she likes her boat. \n"
    assert targets["heads"] == [2, 0, 2, 4, 2, 6, 4, 2]
    kind = {number: name for name, number in tags["entity"].items()}
    assert [kind[i] for i in targets["entity"]] == ["person", "", "", "person", "", "person", "object", ""]
    # The head of a mention points to the mention before it: her -> she -> Mayor Reed.
    assert targets["antecedent"] == [0, NONE, NONE, 0, NONE, 3, 6, NONE]
    assert all(number in tags["deprel"].values() for number in targets["deprel"])
