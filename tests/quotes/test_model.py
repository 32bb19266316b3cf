"""The tagger's plumbing with a made-up encoder, and the shipped model on plain sentences."""

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from threadpoolctl import threadpool_info

from analysis.quotes.model import LINK, Model, linear, tag
from analysis.quotes.model.decode import KINDS, LABELS, legal
from analysis.quotes.model.encoding import RESOURCES, Window, document

WIDTH = 16
MESSY = st.text(alphabet=st.sampled_from("aB1 .,'’‘“”\"«»-\n\u00a0é漢😀\x00U.S"), max_size=200)
shipped = pytest.mark.skipif(
    not (RESOURCES / "encoder.onnx").exists(), reason="the model is not in this checkout"
)


def fake_encode(window: Window) -> np.ndarray:
    """A vector for each word that depends on its first piece alone."""
    table = np.random.default_rng(3).normal(size=(997, WIDTH)).astype(np.float32)
    return table[np.array([window.pieces[i] for i in window.first], dtype=int) % 997]


def fake_model() -> Model:
    random = np.random.default_rng(5)
    sizes = {"tags": len(LABELS), "links": 2 * LINK, "upos": 3, "xpos": 4}
    heads = {f"{k}.weight": random.normal(size=(WIDTH, n)).astype(np.float32) for k, n in sizes.items()}
    heads |= {f"{k}.bias": np.zeros(n, dtype=np.float32) for k, n in sizes.items()}
    steps, first, last = (np.where(a > 0, 0, -1e4).astype(np.float32) for a in legal())
    heads |= {"crf.steps": steps, "crf.first": first, "crf.last": last}
    heads |= {"upos.names": np.array(["NOUN", "VERB", "X"]), "xpos.names": np.array(["NN", "VB", "FW", "."])}
    return Model(fake_encode, heads)


@settings(max_examples=60, deadline=None)
@given(MESSY)
def test_any_text_gives_exact_spans_in_order(text: str):
    found = tag(text, model=fake_model())
    assert len(found.words) == len(found.upos) == len(found.xpos)
    starts, ends = {a for a, _ in found.words}, {b for _, b in found.words}
    end = 0
    for span in found.spans:
        assert end <= span.start < span.end
        assert span.start in starts and span.end in ends
        assert span.kind in KINDS and 0 <= span.score <= 1 and 0 <= span.cue_score <= 1
        assert (span.cue is None) or (span.kind != "cue" and found.spans[span.cue].kind == "cue")
        end = span.end


def test_a_long_text_is_read_as_its_paragraphs_are():
    # The made-up encoder sees no context, so that cutting the text must change nothing.
    paragraph = "“Tea,” said Ada Brook of the harbour board, who had waited for an hour.\n\n"
    one, many = tag(paragraph, model=fake_model()), tag(paragraph * 300, model=fake_model())
    assert len(many.spans) == 300 * len(one.spans)
    last = len(paragraph) * 299
    assert [(s.kind, s.start - last, s.end - last) for s in many.spans[-len(one.spans) :]] == [
        (s.kind, s.start, s.end) for s in one.spans
    ]


def found_texts(text: str, kind: str) -> list[str]:
    return [text[s.start : s.end] for s in tag(text).spans if s.kind == kind]


@shipped
@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("“The bridge is safe,” Ada Brook said.", "Ada Brook", "said", "“The bridge is safe,”"),
        (
            "Mayor Ines Varga said the tram would be late.",
            "Mayor Ines Varga",
            "said",
            "the tram would be late",
        ),
        ("The harbour is full, according to Ada Brook.", "Ada Brook", "according to", "The harbour is full"),
    ],
)
def test_plain_sentences(text: str, source: str, cue: str, content: str):
    assert found_texts(text, "source") == [source]
    assert found_texts(text, "cue") == [cue]
    assert [found.strip("“”,") for found in found_texts(text, "content")] == [content.strip("“”,")]


@shipped
def test_each_quote_points_to_its_own_cue():
    text = "“We won the seat,” said Ada Brook.\n\n“We lost the other one,” Mayor Dane said."
    found = tag(text)
    pairs = {
        (text[s.start : s.end], text[found.spans[s.cue].start : found.spans[s.cue].end])
        for s in found.spans
        if s.cue is not None
    }
    assert {("Ada Brook", "said"), ("Mayor Dane", "said")} <= pairs


@shipped
def test_parts_of_speech():
    text = "The mayor has spoken loudly to them."
    found = tag(text)
    assert found.xpos == ["DT", "NN", "VBZ", "VBN", "RB", "IN", "PRP", "."]
    assert [text[a:b] for a, b in found.words] == [text[w.start : w.end] for w in document(text).words]


@shipped
def test_the_same_text_gives_the_same_result():
    text = "Ines Varga denied that the ferry was late. " * 40
    assert tag(text) == tag(text)


def test_the_threads_of_numpy_are_as_before():
    before = [pool["num_threads"] for pool in threadpool_info()]
    heads = {"tags.weight": np.ones((3, 2), np.float32), "tags.bias": np.zeros(2, np.float32)}
    with ThreadPoolExecutor(4) as threads:
        found = list(threads.map(lambda _: linear(heads, "tags", np.ones((2, 3), np.float32)), range(40)))
    assert all((one == 3).all() for one in found)
    assert [pool["num_threads"] for pool in threadpool_info()] == before
