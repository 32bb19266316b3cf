"""The stage of sentiment from start to end: train on, write the difference to the shipped encoder, calibrate it."""

import json
from pathlib import Path
from typing import NamedTuple

import numpy as np
import onnx
import torch
from numpy.typing import NDArray

from analysis.quotes.model.encoding import document
from analysis.sentiment.patch import patched
from analysis.sentiment.toward_model import (
    HEAD,
    TowardModel,
    fingerprint,
    probabilities,
    read_toward,
    score,
    targeted,
)
from analysis.training.encoder import MINILM
from analysis.training.graph import MOST, OF_LAYER, Weights, arrays_of, levelled, weights_of
from analysis.training.material import read_jsonl
from analysis.training.sentiment import Toward, macro_f1

DEV = ("dev", "dev_mt")


def difference(weights: Weights, shipped: Weights) -> Weights:
    """What to change in the layers of the shipped encoder: differences of int8 weights, and the others as they are.

    The scales of the shipped ones are kept, so that most differences are small.
    """
    changes: Weights = {}
    for i in range(MINILM.layers):
        changes |= {f"l{i}.{name}": weights[f"layers.{i}.{own}"] for name, own in OF_LAYER.items()}
        for part in ("qkv", "out", "up", "down"):
            narrow, scale = shipped.get(f"l{i}.{part}.m", 1), shipped[f"l{i}.{part}.s"]
            values = whole(weights[f"layers.{i}.{part}.weight"] / narrow / scale[:, None], MOST).T
            changes[f"l{i}.{part}.w"] = (values - shipped[f"l{i}.{part}.w"]).astype(np.int8)
    return changes


def whole(values: NDArray, most: int) -> NDArray[np.int16]:
    """The nearest whole numbers up to `most`."""
    return np.rint(values).clip(-most, most).astype(np.int16)


def export(model: Toward, encoder: Path, folder: Path) -> None:
    """Write `toward.npz`, and `toward.json`, which names the encoder it belongs to; not yet calibrated."""
    state = {name: p.detach().float().numpy() for name, p in model.state_dict().items()}
    inner = {k.removeprefix("encoder."): v for k, v in state.items() if k.startswith("encoder.")}
    head = {f"{name}.weight": state[f"{name}.weight"].T.astype(np.float16) for name in HEAD}
    head |= {f"{name}.bias": state[f"{name}.bias"] for name in HEAD}
    np.savez_compressed(folder / "toward.npz", **difference(inner, arrays_of(onnx.load(encoder))), **head)
    write_card(folder, encoder=fingerprint(encoder.read_bytes()), scale=1.0, shift=[0.0] * 3)


def carried(encoder: Path, folder: Path, narrowed: list[NDArray[np.float32]]) -> Toward:
    """The stage in `folder` as a model again, to be written anew for another encoder.

    That one must have the embeddings and the first layer of `encoder`, as one that was trained on from it with them
    `frozen`; `narrowed` is how its values are narrowed (`graph.levels`).
    """
    with np.load(folder / "toward.npz") as file:
        arrays = dict(file)
    head = {name: arrays.pop(name).astype(np.float32) for name in file.files if name.split(".")[0] in HEAD}
    inner = levelled(weights_of(onnx.load_from_string(patched(encoder.read_bytes(), arrays))), narrowed)
    state = {f"encoder.{name}": w for name, w in inner.items()}
    state |= {name: w.T if w.ndim == 2 else w for name, w in head.items()}
    model = Toward()
    model.load_state_dict({name: torch.tensor(w) for name, w in state.items()})
    return model.eval()


def write_card(folder: Path, **changes: object) -> None:
    """Change some entries of `toward.json`."""
    path = folder / "toward.json"
    card = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    path.write_text(json.dumps(card | changes, indent=1) + "\n", encoding="utf-8")


def calibrate(
    scores: NDArray, gold: NDArray, *, rounds: int = 3000, rate: float = 0.05
) -> tuple[float, NDArray]:
    """The scale and the shifts that make the gold likeliest (vector scaling with one scale; Guo et al. 2017)."""
    scale, shift, wanted = 1.0, np.zeros(3), np.eye(3)[gold]
    for _ in range(rounds):
        error = probabilities(scores, scale, shift) - wanted
        scale -= rate * float((error * scores).sum(1).mean())
        shift -= rate * error.mean(0)
    return scale, shift - shift.mean()


def expected_error(found: NDArray, gold: NDArray, *, bins: int = 10) -> float:
    """How far the probability of the label is from how often it is right, on average (ECE, bins of like width)."""
    label, sure = found.argmax(1), found.max(1)
    place = np.minimum((sure * bins).astype(int), bins - 1)
    parts = [abs(((label == gold) - sure)[place == b].sum()) for b in range(bins)]
    return float(sum(parts) / len(gold))


class Measured(NamedTuple):
    """What a part is calibrated and measured with: scores and gold."""

    scores: NDArray
    gold: NDArray


def measured(model: TowardModel, rows: list[dict]) -> Measured:
    """Read a part with the shipped files."""
    windows = [targeted(document(row["sentence"]), row["from"], row["to"]) for row in rows]
    gold = np.array([int(row["polarity"]) + 1 for row in rows])
    return Measured(np.stack([score(one, model) for one in windows]), gold)


def ship(model: Toward, encoder: Path, folder: Path, newsmtsc: Path) -> dict[str, dict[str, float]]:
    """Write the files, calibrate them on the development parts and give the figures."""
    export(model, encoder, folder)
    shipped = read_toward(encoder, folder)
    found = {name: measured(shipped, read_jsonl(newsmtsc / f"{name}.jsonl")) for name in DEV}
    scale, shift = calibrate(*(np.concatenate(part) for part in zip(*found.values(), strict=True)))
    figures = {name: figures_of(found, name) for name in DEV}
    write_card(folder, scale=round(scale, 4), shift=shift.round(4).tolist(), figures=figures)
    return figures


def figures_of(found: dict[str, Measured], name: str) -> dict[str, float]:
    """Macro F1 and calibration error of one part, calibrated on the other ones."""
    others = [part for other, part in found.items() if other != name]
    fitted = calibrate(*(np.concatenate(part) for part in zip(*others, strict=True)))
    scores, gold = found[name]
    sure = probabilities(scores, *fitted)
    figures = {
        "macro_f1_before": macro_f1(scores, gold),
        "macro_f1": macro_f1(sure, gold),
        "expected_calibration_error": expected_error(sure, gold),
    }
    return {key: round(value, 4) for key, value in figures.items()} | {"n": len(gold)}
