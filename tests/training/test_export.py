"""The encoder's file gives what the trained encoder gives, but for the rounding of its weights."""

import numpy as np
import pytest

torch = pytest.importorskip("torch", reason="training is an extra")
pytest.importorskip("onnx", reason="training is an extra")

from analysis.quotes.model import onnx_encoder  # noqa: E402
from analysis.quotes.model.encoding import Window, document, window  # noqa: E402
from analysis.training.encoder import Encoder  # noqa: E402
from analysis.training.export import reaches  # noqa: E402
from analysis.training.graph import encoder_graph, levelled, levels, weights_of  # noqa: E402

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


def test_values_on_another_scale_give_the_same_vectors(trained):
    doc = document(TEXT)
    whole = window(doc, 0, len(doc.words))
    plain = {name: p.detach().numpy() for name, p in trained.named_parameters()}
    other = Encoder().eval()
    level = levelled(plain, levels(plain, reaches(trained, [whole])))
    other.load_state_dict({name: torch.tensor(w) for name, w in level.items()})
    assert read(other, whole) == pytest.approx(read(trained, whole), abs=1e-4)


def test_the_weights_come_back_rounded(trained):
    doc = document(TEXT)
    plain = {name: p.detach().numpy() for name, p in trained.named_parameters()}
    reach = reaches(trained, [window(doc, 0, len(doc.words))])
    back, weights = weights_of(encoder_graph(plain, reach)), levelled(plain, levels(plain, reach))
    assert set(back) == set(weights)
    sums = {"positions.weight", "types"}  # one sum in the file
    for name in set(weights) - sums:
        assert np.abs(back[name] - weights[name]).max() <= 0.03 * np.abs(weights[name]).max(), name
    both = weights["positions.weight"] + weights["types"]
    assert np.abs(back["positions.weight"] - both).max() < 0.01
