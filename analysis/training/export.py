"""From a trained model to what ships: the encoder's graph and the heads' weights."""

from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor, nn

from analysis.quotes.model.encoding import Window, cuts, document, window
from analysis.training.crf import IMPOSSIBLE
from analysis.training.encoder import Encoder
from analysis.training.graph import Weights, encoder_graph
from analysis.training.heads import Model
from analysis.training.material import read_articles

# The heads that are read at run time, and where the trained model has them.
HEADS = {"tags": "tags", "links": "links", "upos": "grammar.upos", "xpos": "grammar.xpos"}


def reaches(encoder: Encoder, windows: list[Window]) -> Weights:
    """The largest input of every linear layer, by channel, when the encoder reads these windows."""
    found: Weights = {}

    def note(name: str, inputs: tuple[Tensor, ...]) -> None:
        found[name] = np.maximum(found.get(name, 0), inputs[0].abs().amax((0, 1)).numpy())

    linears = [(name, part) for name, part in encoder.named_modules() if isinstance(part, nn.Linear)]
    hooks = [
        p.register_forward_pre_hook(lambda _, inputs, name=name: note(name, inputs)) for name, p in linears
    ]
    with torch.no_grad():
        for window in windows:
            pieces, casings, marks = (torch.tensor([row]) for row in window[2:5])
            encoder(pieces, casings, marks, torch.ones_like(pieces))
    for hook in hooks:
        hook.remove()
    return found


def head_arrays(model: Model, tags: dict[str, dict[str, int]], *, sharpen: float) -> Weights:
    """The weights of the heads that are read at run time, (in, out), and the names of the tags."""
    state = {name: p.detach().float().numpy() for name, p in model.named_parameters()}
    result: Weights = {}
    for name, path in HEADS.items():
        scale = sharpen if name == "tags" else 1.0
        result[f"{name}.weight"] = (scale * state[f"{path}.weight"].T).astype(np.float16)
        result[f"{name}.bias"] = (scale * state[f"{path}.bias"]).astype(np.float32)
    for name in ("steps", "first", "last"):
        ruled_out = getattr(model.crf, f"no_{name}").numpy()
        result[f"crf.{name}"] = (sharpen * state[f"crf.{name}"] + ruled_out).astype(np.float32)
    for task in ("upos", "xpos"):
        result[f"{task}.names"] = np.array(sorted(tags[task], key=tags[task].get))
    return result


def heads_of(found: Weights) -> Weights:
    """The weights of exported heads, under the names of the trained ones; their scores stay as sharp as they shipped."""
    weights: Weights = {}
    for name, path in HEADS.items():
        weights[f"{path}.weight"] = found[f"{name}.weight"].T.astype(np.float32)
        weights[f"{path}.bias"] = found[f"{name}.bias"]
    for name in ("steps", "first", "last"):
        scores = found[f"crf.{name}"]
        weights[f"crf.{name}"] = np.where(scores < IMPOSSIBLE / 2, 0, scores).astype(np.float32)
    return weights


def export(
    model: Model, tags: dict[str, dict[str, int]], windows: list[Window], folder: Path, *, sharpen: float
) -> dict[str, int]:
    """Write `encoder.onnx` and `heads.npz`; gives their sizes in bytes.

    `windows` are some of the training texts, from which the range of the activations is learned. A model that learnt from
    unsure teachers is unsure of every border, so that no long span is likely; `sharpen` multiplies its scores.
    """
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: p.detach().float().numpy() for name, p in model.encoder.named_parameters()}
    onnx.save(encoder_graph(weights, reaches(model.encoder, windows)), folder / "encoder.onnx")
    np.savez(folder / "heads.npz", **head_arrays(model, tags, sharpen=sharpen))
    return {path.name: path.stat().st_size for path in sorted(folder.iterdir())}


def calibration_windows(shared: Path) -> list[Window]:
    """The beginnings of some training articles."""
    articles = read_articles(shared / "data" / "polnear" / "train.jsonl")[::20]
    docs = [document(article.text) for article in articles]
    return [window(doc, *next(cuts(doc))[::3]) for doc in docs if doc.words]
