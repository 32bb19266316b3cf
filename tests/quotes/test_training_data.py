"""Word targets for training, where the extra `train` is installed."""

import random

import pytest

pytest.importorskip("torch")

from analysis.quotes.decode import LABELS, outlines
from analysis.quotes.encoding import document
from analysis.training.data import NONE, examples, word_targets

TEXT = "“Rain is due,” said Ada Brook, who feared floods.\n\nShe left."


def span(text: str, part: str) -> list[list[int]]:
    return [[text.index(part), text.index(part) + len(part)]]


def relation(source: str, cue: str, content: str) -> dict[str, list[list[int]]]:
    return {"source": span(TEXT, source), "cue": span(TEXT, cue), "content": span(TEXT, content)}


FIRST = relation("Ada Brook", "said", "“Rain is due,”")
SECOND = relation("Ada Brook", "feared", "floods")


def test_targets_outline_the_spans_and_point_to_the_cue():
    doc = document(TEXT)
    targets = word_targets(doc, [FIRST, SECOND])
    found = {
        (kind, TEXT[doc.words[a].start : doc.words[b - 1].end]) for kind, a, b in outlines(targets["tags"])
    }
    assert found == {
        ("content", "“Rain is due,”"),
        ("cue", "said"),
        ("source", "Ada Brook"),
        ("cue", "feared"),
        ("content", "floods"),
    }
    cue = {i: TEXT[w.start : w.end] for i, w in enumerate(doc.words)} | {NONE: ""}
    pointing = {TEXT[w.start : w.end]: cue[i] for w, i in zip(doc.words, targets["links"], strict=True)}
    # The source speaks twice: it points to the nearer cue.
    assert (pointing["Rain"], pointing["Ada"], pointing["floods"], pointing["left"]) == (
        "said",
        "said",
        "feared",
        "",
    )


def test_a_span_over_two_paragraphs_is_two():
    content = [[TEXT.index("floods"), len(TEXT)]]
    doc = document(TEXT)
    tags = word_targets(doc, [{"content": content}])["tags"]
    assert [(a in {p for p, _ in doc.paragraphs}) for _, a, _ in outlines(tags)] == [False, True]


@pytest.mark.parametrize("most", [12, 16, 40])
def test_windows_hold_every_word_once_with_whole_spans(most: int):
    doc = document(TEXT * 3)
    targets = word_targets(doc, [FIRST, SECOND])
    found = list(examples(doc, targets, most=most, rng=random.Random(most)))
    assert [i for e in found for i in range(e.window.start, e.window.end)] == list(range(len(doc.words)))
    for example in found:
        tags = [LABELS[t] for t in example.targets["tags"]]
        assert tags[0][0] in "OBS" and tags[-1][0] in "OES"
        assert len(example.window.pieces) <= most + 2
        assert {b - 1 for _, _, b in outlines(example.targets["tags"])} == set(example.targets["ends"]) - {
            NONE
        }
