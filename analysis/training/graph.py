"""The graph of the encoder that ships: int8, written node by node, and read back.

It reads windows without padding: one at a time is fastest, for the processor's cache holds it. Weights have one scale for
each output channel (word embeddings: for each piece) and are kept within 7 bits, for processors without VNNI add products
two by two in 16 bits, and more would overflow there. Activations have one scale for each call, so what makes their range
wide is moved out of the way first: wide channels into the weights (Xiao et al. 2023, "SmoothQuant"), wide rows into the
result.
"""

import numpy as np
import onnx
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

from analysis.training.encoder import MINILM

Weights = dict[str, NDArray]
FUSED = "com.microsoft"
# The longest window, with its context, has fewer pieces.
POSITIONS = 512
MOST = 63
# Weights of a layer that stay in floating point: their names in the file and in the model.
OF_LAYER = {
    "qkv.b": "qkv.bias",
    "up.b": "up.bias",
    "n1.g": "norm1.weight",
    "n1.b": "norm1.bias",
    "n1.o": "out.bias",
    "n2.g": "norm2.weight",
    "n2.b": "norm2.bias",
    "n2.o": "down.bias",
}


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

    def linear(self, x: str, name: str, weight: NDArray, reach: NDArray, bias: NDArray | None = None) -> str:
        """A linear layer with int8 weights; `weight` is (out, in), `reach` the largest inputs by channel."""
        smooth = smoothing(weight, reach)
        x = self.node("Mul", [x, self.weight(f"{name}.m", 1 / smooth)], f"{name}.x")
        return self.product(x, name, weight * smooth, f"{name}.y", bias)

    def product(self, x: str, name: str, weight: NDArray, out: str, bias: NDArray | None = None) -> str:
        """The product of activations and int8 weights."""
        values, scale = quantize(weight, most=MOST)
        inputs = [x, self.weight(f"{name}.w", values.T), self.weight(f"{name}.s", scale)]
        if bias is not None:
            # The input between, a zero point, is left out.
            inputs += ["", self.weight(f"{name}.b", bias)]
        return self.node("DynamicQuantizeMatMul", inputs, out, domain=FUSED)

    def linear_by_row(self, x: str, name: str, weight: NDArray, reach: NDArray) -> str:
        """The same with one activation scale for each row: its largest value, which is positive behind a gelu, becomes 1."""
        smooth = smoothing(weight, reach)
        x = self.node("Mul", [x, self.weight(f"{name}.m", 1 / smooth)], f"{name}.xs")
        top = self.node("ReduceMax", [x], f"{name}.top", axes=[-1], keepdims=1)
        x = self.node("Div", [x, top], f"{name}.x")
        return self.node("Mul", [self.product(x, name, weight * smooth, f"{name}.y1"), top], f"{name}.y")


def smoothing(weight: NDArray, reach: NDArray) -> NDArray[np.float32]:
    """By how much to narrow each input channel, and widen its weights, so that both have a like range."""
    factor = np.sqrt(np.maximum(reach, 1e-5) / np.maximum(np.abs(weight).max(0), 1e-5))
    return (factor / np.exp(np.log(factor).mean())).astype(np.float32)


def quantize(weight: NDArray, *, most: int) -> tuple[NDArray[np.int8], NDArray[np.float32]]:
    """Whole numbers up to `most`, with one scale for each row."""
    scale = np.maximum(np.abs(weight).max(1), 1e-8).astype(np.float32) / most
    return np.rint(weight / scale[:, None]).clip(-most, most).astype(np.int8), scale


def levels(weights: Weights, reach: Weights) -> list[NDArray[np.float32]]:
    """Of every layer by how much to narrow the channels of the values, so that what attention gives needs no smoothing."""
    parts = [f"layers.{i}.out" for i in range(MINILM.layers)]
    return [smoothing(weights[f"{part}.weight"], reach[part]) for part in parts]


def levelled(weights: Weights, narrowed: list[NDArray[np.float32]]) -> Weights:
    """The same network with its values narrowed, and the weights that read them widened."""
    level = dict(weights)
    for i, smooth in enumerate(narrowed):
        out, qkv = f"layers.{i}.out", f"layers.{i}.qkv"
        narrow = np.concatenate([np.ones(2 * MINILM.width, np.float32), 1 / smooth])
        level[f"{out}.weight"] = weights[f"{out}.weight"] * smooth
        level[f"{qkv}.weight"] = weights[f"{qkv}.weight"] * narrow[:, None]
        level[f"{qkv}.bias"] = weights[f"{qkv}.bias"] * narrow
    return level


def encoder_graph(weights: Weights, reach: Weights) -> onnx.ModelProto:
    """The encoder of a trained model; `weights` are its parameters and `reach` its largest inputs, by name."""
    graph, weights = Graph(), levelled(weights, levels(weights, reach))
    graph.weight("thirds", np.int64([MINILM.width] * 3))
    x = _embed(graph, weights)
    for i in range(MINILM.layers):
        inside, wide = (
            {k.removeprefix(f"layers.{i}."): v for k, v in all_.items()} for all_ in (weights, reach)
        )
        x = _layer(graph, inside, wide, f"l{i}", x, last=i == MINILM.layers - 1)
    names = ("pieces", "casings", "marks")
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT32, ["windows", "pieces"]) for n in names]
    inputs.append(helper.make_tensor_value_info("first", TensorProto.INT32, ["words"]))
    graph.node("Identity", [x], "hidden")
    output = helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["windows", "words", MINILM.width])
    body = helper.make_graph(graph.nodes, "encoder", inputs, [output], graph.weights)
    sets = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    return helper.make_model(body, opset_imports=sets, ir_version=9, producer_name="quotelab")


def _embed(graph: Graph, weights: Weights) -> str:
    values, scale = quantize(weights["pieces.weight"], most=127)
    graph.weight("embedding.values", values)
    graph.weight("embedding.scale", scale[:, None])
    graph.node("Gather", ["embedding.values", "pieces"], "e1")
    graph.node("Cast", ["e1"], "e2", to=TensorProto.FLOAT)
    graph.node("Gather", ["embedding.scale", "pieces"], "e4")
    graph.node("Mul", ["e2", "e4"], "e5")
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


def _layer(graph: Graph, weights: Weights, reach: Weights, name: str, x: str, *, last: bool) -> str:
    def linear(x: str, part: str, bias: NDArray | None = None) -> str:
        return graph.linear(x, f"{name}.{part}", weights[f"{part}.weight"], reach[part], bias)

    parts = [f"{name}.{part}" for part in ("query", "key", "value")]
    both = linear(x, "qkv", weights["qkv.bias"])
    graph.nodes.append(helper.make_node("Split", [both, "thirds"], parts, axis=-1))
    if last:
        # Nobody reads on from the other pieces: the last layer works for the first piece of each word alone.
        parts[0] = graph.node("Gather", [parts[0], "first"], f"{name}.asked", axis=1)
        x = graph.node("Gather", [x, "first"], f"{name}.words", axis=1)
    seen = graph.node("MultiHeadAttention", parts, f"{name}.seen", domain=FUSED, num_heads=MINILM.heads)
    out = graph.product(seen, f"{name}.out", weights["out.weight"], f"{name}.out.y")
    x = _add_norm(graph, weights, f"{name}.n1", out, x, "norm1", "out.bias")
    bent = graph.node("Gelu", [linear(x, "up", weights["up.bias"])], f"{name}.bent", domain=FUSED)
    # What comes out of the gelu has the widest rows of all.
    down = graph.linear_by_row(bent, f"{name}.down", weights["down.weight"], reach["down"])
    return _add_norm(graph, weights, f"{name}.n2", down, x, "norm2", "down.bias")


def _add_norm(graph: Graph, weights: Weights, name: str, new: str, x: str, norm: str, bias: str) -> str:
    """Add and normalise, node by node: onnxruntime's fused node for it takes five times as long."""
    parts = {"g": f"{norm}.weight", "b": f"{norm}.bias", "o": bias}
    scale, shift, offset = (graph.weight(f"{name}.{k}", weights[v]) for k, v in parts.items())
    biased = graph.node("Add", [x, offset], f"{name}.biased")
    both = graph.node("Add", [new, biased], f"{name}.both")
    return graph.node("LayerNormalization", [both, scale, shift], f"{name}.y", axis=-1, epsilon=1e-12)


def arrays_of(encoder: onnx.ModelProto) -> Weights:
    """The tensors of an exported encoder by name."""
    return {t.name: numpy_helper.to_array(t) for t in encoder.graph.initializer}


def weights_of(encoder: onnx.ModelProto) -> Weights:
    """The weights of an exported encoder, under the names of the trained one: what it has been rounded to.

    The file keeps places and types as one sum, which comes back as places alone.
    """
    found = arrays_of(encoder)
    weights = {
        "pieces.weight": found["embedding.values"] * found["embedding.scale"],
        "positions.weight": found["places"].astype(np.float32),
        "types": np.zeros(MINILM.width, np.float32),
    }
    weights |= {f"{name}.weight": found[f"{name}.table"] for name in ("casings", "marks")}
    weights |= {name: found[name] for name in ("norm.weight", "norm.bias")}
    for i in range(MINILM.layers):
        weights |= {f"layers.{i}.{ours}": found[f"l{i}.{theirs}"] for theirs, ours in OF_LAYER.items()}
        for part in ("qkv", "out", "up", "down"):
            values, scale = (found[f"l{i}.{part}.{k}"] for k in "ws")
            weights[f"layers.{i}.{part}.weight"] = values.T * scale[:, None] * found.get(f"l{i}.{part}.m", 1)
    return weights
