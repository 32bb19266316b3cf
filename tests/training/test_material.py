"""Word targets and windows for training, where the extra `train` is installed."""

import random

import numpy as np
import pytest

pytest.importorskip("torch")

from analysis.quotes.model.decode import LABELS, outlines
from analysis.quotes.model.encoding import CLS, SEP, document
from analysis.training.material import expected, word_targets
from analysis.training.texts import NONE, flatten, grouped, stream, windows

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
    assert [pointing[word] for word in ("Rain", "Ada", "floods", "left")] == ["said", "said", "feared", ""]


def test_a_span_over_two_paragraphs_is_two():
    content = [[TEXT.index("floods"), len(TEXT)]]
    doc = document(TEXT)
    tags = word_targets(doc, [{"content": content}])["tags"]
    assert [(a in {p for p, _ in doc.paragraphs}) for _, a, _ in outlines(tags)] == [False, True]


@pytest.mark.parametrize("cut", [1, 3, 6])
def test_a_span_over_two_units_ends_and_begins_again(cut: int):
    doc = document(TEXT)
    tags = word_targets(doc, [FIRST])["tags"]
    labels, steps = expected(tags, [(0, cut), (cut, len(tags))])
    own = [LABELS[i] for i in labels.argmax(1)]
    assert labels.sum(1).tolist() == [1] * len(tags)
    assert own[cut - 1][0] in "OES" and own[cut][0] in "OBS"
    assert steps.sum((1, 2)).tolist() == [cut - 1, len(tags) - cut - 1]


@pytest.mark.parametrize("most", [12, 16, 40])
@pytest.mark.parametrize("seed", [None, 1, 2])
def test_windows_hold_every_unit_once_and_fit(most: int, seed: int | None):
    texts = flatten([[document(TEXT * 3), document("Nobody spoke."), document(TEXT)]])
    rng = None if seed is None else random.Random(seed)
    found = list(windows(texts, range(3), most=most, rng=rng))
    assert [i for w in found for i in range(w.first, w.end)] == list(range(len(texts.units)))
    assert all(w.size <= most or w.end == w.first + 1 for w in found)


def test_a_batch_reads_what_the_documents_hold():
    docs = [document(TEXT), document("Nobody spoke."), document(TEXT * 2)]
    texts = flatten([docs])
    group = grouped(list(windows(texts, range(3), most=40)), pieces=400, rng=random.Random(0))[0]
    batch = stream(texts, "cpu").batch(group)
    words = [pieces for doc in docs for pieces in doc.pieces]
    flat = batch.pieces.flatten()
    assert all(flat[place] == words[word][0] for word, place in zip(batch.words, batch.at, strict=True))
    assert set(batch.pieces[:, 0].tolist()) == {CLS}
    assert all(row[seen][-1] == SEP for row, seen in zip(batch.pieces, batch.seen, strict=True))
    # Windows and units lay the same words out in rows.
    for rows in (batch.rows, batch.units):
        assert sorted(rows[rows >= 0].tolist()) == list(range(len(batch.words)))


def test_other_readings_have_the_same_words_and_other_pieces():
    plain, other = document("Ada Brook left."), document("Oda Brook left.")
    texts = flatten([[plain], [other]])
    found = [w for i in range(20) for w in windows(texts, [0], most=40, rng=random.Random(i), plain=0.5)]
    assert {w.reading for w in found} == {0, 1}
    assert {(w.first, w.end) for w in found} == {(0, 1)}
    read = stream(texts, "cpu")
    first = {w.reading: read.batch([w]) for w in found}
    assert np.array_equal(first[0].words, first[1].words)
    assert first[0].pieces[0, 1] == plain.pieces[0][0] and first[1].pieces[0, 1] == other.pieces[0][0]
