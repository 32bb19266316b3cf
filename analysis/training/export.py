"""From a trained model to what ships: an int8 ONNX encoder and the heads' weights.

The graph is written node by node. Weights have one scale for each output channel (word embeddings: for each piece),
activations one for each call. Weights are unsigned with a zero point: signed ones overflow on processors without
VNNI.
"""

from pathlib import Path

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from analysis.training.encoder import HEADS, LAYERS, WIDTH
from analysis.training.heads import Model

Weights = dict[str, NDArray]
FUSED = "com.microsoft"
# The longest window, with its context, has fewer pieces.
POSITIONS = 448


class Graph:
    """Nodes and weights of a graph while it is being written."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.nodes: list[onnx.NodeProto] = []
        self.weights: list[onnx.TensorProto] = []

    def weight(self, name: str, values: NDArray) -> str:
        """Add an array; gives its name."""
        self.weights.append(numpy_helper.from_array(np.ascontiguousarray(values), name))
        return name

    def node(self, kind: str, inputs: list[str], out: str, *, domain: str = "", **attributes: object) -> str:
        """Add a node with one output; gives the output's name."""
        self.nodes.append(helper.make_node(kind, inputs, [out], domain=domain, **attributes))
        return out

    def linear(self, x: str, name: str, weight: NDArray, bias: NDArray | None) -> str:
        """A linear layer with 8-bit weights; `weight` is (out, in)."""
        values, scale = quantize(weight)
        inputs = [
            x,
            self.weight(f"{name}.w", values.T),
            self.weight(f"{name}.s", scale),
            self.weight(f"{name}.z", np.full(len(scale), 128, dtype=np.uint8)),
        ]
        if bias is not None:
            inputs.append(self.weight(f"{name}.b", bias))
        return self.node("DynamicQuantizeMatMul", inputs, f"{name}.y", domain=FUSED)


def quantize(weight: NDArray) -> tuple[NDArray[np.uint8], NDArray[np.float32]]:
    """8 bits around 128, with one scale for each row."""
    scale = np.maximum(np.abs(weight).max(1), 1e-8).astype(np.float32) / 127
    return (np.rint(weight / scale[:, None]) + 128).clip(1, 255).astype(np.uint8), scale


def encoder_graph(weights: Weights) -> onnx.ModelProto:
    """The encoder of a trained model; `weights` are its parameters by name."""
    graph = Graph()
    graph.weight("thirds", np.int64([WIDTH] * 3))
    x = _embed(graph, weights)
    for i in range(LAYERS):
        x = _layer(graph, {k.removeprefix(f"layers.{i}."): v for k, v in weights.items()}, i, x)
    names = ("pieces", "casings", "marks", "seen")
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT32, ["windows", "pieces"]) for n in names]
    graph.node("Identity", [x], "hidden")
    output = helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["windows", "pieces", WIDTH])
    body = helper.make_graph(graph.nodes, "encoder", inputs, [output], graph.weights)
    sets = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(body, opset_imports=sets, ir_version=9, producer_name="quotelab")


def _embed(graph: Graph, weights: Weights) -> str:
    values, scale = quantize(weights["pieces.weight"])
    graph.weight("embedding.values", values)
    graph.weight("embedding.scale", scale[:, None])
    graph.node("Gather", ["embedding.values", "pieces"], "e1")
    graph.node("Cast", ["e1"], "e2", to=TensorProto.FLOAT)
    graph.node("Sub", ["e2", graph.weight("embedding.zero", np.float32([128]))], "e3")
    graph.node("Gather", ["embedding.scale", "pieces"], "e4")
    graph.node("Mul", ["e3", "e4"], "e5")
    places = (weights["positions.weight"] + weights["types"])[:POSITIONS].astype(np.float16)
    graph.weight("places", places)
    graph.node("Shape", ["pieces"], "shape", start=1, end=2)
    graph.node("Slice", ["places", graph.weight("zero", np.int64([0])), "shape", "zero"], "p1")
    graph.node("Cast", ["p1"], "p2", to=TensorProto.FLOAT)
    graph.node("Add", ["e5", "p2"], "x1")
    ln = [graph.weight(f"norm.{part}", weights[f"norm.{part}"]) for part in ("weight", "bias")]
    for i, name in enumerate(("casings", "marks")):
        graph.weight(f"{name}.table", weights[f"{name}.weight"])
        graph.node("Gather", [f"{name}.table", name], f"{name}.x")
        graph.node("Add", [f"x{i + 1}", f"{name}.x"], f"x{i + 2}")
    return graph.node("LayerNormalization", ["x3", *ln], "x", axis=-1, epsilon=1e-12)


def _layer(graph: Graph, weights: Weights, i: int, x: str) -> str:
    name = f"l{i}"
    both = graph.linear(x, f"{name}.qkv", weights["qkv.weight"], weights["qkv.bias"])
    parts = [f"{name}.{part}" for part in "qkv"]
    graph.nodes.append(helper.make_node("Split", [both, "thirds"], parts, axis=-1))
    seen = graph.node(
        "MultiHeadAttention", [*parts, "", "seen"], f"{name}.seen", domain=FUSED, num_heads=HEADS
    )
    out = graph.linear(seen, f"{name}.out", weights["out.weight"], None)
    x = _add_norm(graph, weights, f"{name}.n1", out, x, "norm1", "out.bias")
    up = graph.linear(x, f"{name}.up", weights["up.weight"], None)
    bent = graph.node(
        "BiasGelu", [up, graph.weight(f"{name}.upb", weights["up.bias"])], f"{name}.g", domain=FUSED
    )
    down = graph.linear(bent, f"{name}.down", weights["down.weight"], None)
    return _add_norm(graph, weights, f"{name}.n2", down, x, "norm2", "down.bias")


def _add_norm(graph: Graph, weights: Weights, name: str, new: str, x: str, norm: str, bias: str) -> str:
    parts = {"g": f"{norm}.weight", "b": f"{norm}.bias", "o": bias}
    inputs = [graph.weight(f"{name}.{k}", weights[v]) for k, v in parts.items()]
    return graph.node("SkipLayerNormalization", [new, x, *inputs], f"{name}.y", domain=FUSED, epsilon=1e-12)


def head_arrays(model: Model, tags: dict[str, dict[str, int]]) -> Weights:
    """The weights of the heads that are read at run time, (in, out), and the names of the tags."""
    state = {name: p.detach().float().numpy() for name, p in model.named_parameters()}
    layers = {
        "tags": "tags",
        "links": "links",
        "attend": "attend",
        "polarity.0": "polarity.0",
        "polarity.2": "polarity.2",
    }
    layers |= {task: f"grammar.{task}" for task in ("upos", "xpos")}
    result: Weights = {}
    for name, path in layers.items():
        result[f"{name}.weight"] = state[f"{path}.weight"].T.astype(np.float16)
        result[f"{name}.bias"] = state[f"{path}.bias"].astype(np.float32)
    for name, scores in zip(("steps", "first", "last"), model.crf.scores(), strict=True):
        result[f"crf.{name}"] = scores.detach().float().numpy()
    for task in ("upos", "xpos"):
        result[f"{task}.names"] = np.array(sorted(tags[task], key=tags[task].get))
    return result


def export(
    model: Model, tags: dict[str, dict[str, int]], folder: Path, *, border: float = 0.0
) -> dict[str, int]:
    """Write `encoder.onnx` and `heads.npz`; gives their sizes in bytes."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {name: p.detach().float().numpy() for name, p in model.encoder.named_parameters()}
    onnx.save(encoder_graph(weights), folder / "encoder.onnx")
    np.savez(folder / "heads.npz", **head_arrays(model, tags))
    return {path.name: path.stat().st_size for path in sorted(folder.iterdir())}
