"""The encoder's file gives what the trained encoder gives, but for the rounding of its weights."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training is an extra")
pytest.importorskip("onnx", reason="training is an extra")

from analysis.quotes.encoding import Window, document, window  # noqa: E402
from analysis.quotes.model import onnx_encoder  # noqa: E402
from analysis.training.encoder import Encoder  # noqa: E402
from analysis.training.export import encoder_graph, reaches, weights_of  # noqa: E402

TEXT = "“The bridge is safe,” said Ada Brook.\n\nMayor Ines Varga of Alderbrookshire denied that it was."


@pytest.fixture(scope="module")
def trained() -> Encoder:
    """An encoder of random weights."""
    torch.manual_seed(7)
    return Encoder().eval()


def read(encoder: Encoder, found: Window) -> np.ndarray:
    rows = [torch.tensor([row]) for row in found[2:5]]
    with torch.no_grad():
        return encoder(*rows, torch.ones_like(rows[0]))[0].numpy()[found.first]


@pytest.mark.parametrize("asked", [slice(None), slice(4, 9), slice(0, 1)])
def test_the_words_asked_for_have_the_vectors_of_their_first_pieces(trained, asked):
    doc = document(TEXT)
    whole = window(doc, 0, len(doc.words))
    weights = {name: p.detach().numpy() for name, p in trained.named_parameters()}
    encode = onnx_encoder(encoder_graph(weights, reaches(trained, [whole])).SerializeToString())
    found = whole._replace(first=whole.first[asked])
    mine, theirs = encode(found), read(trained, found)
    assert mine.shape == theirs.shape
    assert np.corrcoef(mine.ravel(), theirs.ravel())[0, 1] > 0.995


def test_the_weights_come_back_rounded(trained):
    doc = document(TEXT)
    weights = {name: p.detach().numpy() for name, p in trained.named_parameters()}
    back = weights_of(encoder_graph(weights, reaches(trained, [window(doc, 0, len(doc.words))])))
    assert set(back) == set(weights)
    sums = {"positions.weight", "types"}  # one sum in the file
    for name in set(weights) - sums:
        assert back[name] == pytest.approx(weights[name], abs=0.03 * float(np.abs(weights[name]).max())), name
    assert back["positions.weight"] == pytest.approx(weights["positions.weight"] + weights["types"], abs=0.01)
