"""An encoder of BERT-base's size with random int8 weights: what a large model would take, whatever it was trained for."""

from __future__ import annotations

import numpy as np
from onnx import TensorProto, helper, numpy_helper

LAYERS, WIDTH, HEADS, INNER, VOCABULARY, POSITIONS = 12, 768, 12, 3072, 30522, 512
FUSED = "com.microsoft"


def bert_graph() -> bytes:
    """The bytes of an ONNX file that reads the same inputs as our encoder; no layer shares weights with another."""
    random = np.random.default_rng(0)
    nodes, weights = [], []

    def weight(name: str, values: np.ndarray) -> str:
        weights.append(numpy_helper.from_array(values, name))
        return name

    def node(kind: str, inputs: list[str], out: str, **attributes: object) -> str:
        nodes.append(helper.make_node(kind, inputs, [out], **attributes))
        return out

    def linear(x: str, name: str, ins: int, outs: int) -> str:
        values = weight(f"{name}.w", random.integers(-63, 64, (ins, outs), dtype=np.int8))
        scale = weight(f"{name}.s", np.full(outs, 0.001, dtype=np.float32))
        bias = weight(f"{name}.b", np.zeros(outs, dtype=np.float32))
        return node("DynamicQuantizeMatMul", [x, values, scale, "", bias], f"{name}.y", domain=FUSED)

    def normed(x: str, y: str, name: str) -> str:
        both = node("Add", [x, y], f"{name}.both")
        return node("LayerNormalization", [both, ones, zeros], f"{name}.y", axis=-1, epsilon=1e-12)

    ones, zeros = weight("ones", np.ones(WIDTH, np.float32)), weight("zeros", np.zeros(WIDTH, np.float32))
    weight("thirds", np.int64([WIDTH] * 3))
    weight("pieces.table", random.integers(-127, 128, (VOCABULARY, WIDTH), dtype=np.int8))
    node("Gather", ["pieces.table", "pieces"], "pieces.x")
    x = normed(node("Cast", ["pieces.x"], "x0", to=TensorProto.FLOAT), "zeros", "embedded")
    for i in range(LAYERS):
        parts = [f"l{i}.{part}" for part in ("query", "key", "value")]
        both = linear(x, f"l{i}.qkv", WIDTH, 3 * WIDTH)
        nodes.append(helper.make_node("Split", [both, "thirds"], parts, axis=-1))
        seen = node("MultiHeadAttention", parts, f"l{i}.seen", domain=FUSED, num_heads=HEADS)
        x = normed(linear(seen, f"l{i}.out", WIDTH, WIDTH), x, f"l{i}.n1")
        bent = node("Gelu", [linear(x, f"l{i}.up", WIDTH, INNER)], f"l{i}.bent", domain=FUSED)
        x = normed(linear(bent, f"l{i}.down", INNER, WIDTH), x, f"l{i}.n2")
    node("Gather", [x, "first"], "hidden", axis=1)
    inputs = [helper.make_tensor_value_info("pieces", TensorProto.INT32, ["windows", "pieces"])]
    inputs.append(helper.make_tensor_value_info("first", TensorProto.INT32, ["words"]))
    output = helper.make_tensor_value_info("hidden", TensorProto.FLOAT, ["windows", "words", WIDTH])
    sets = [helper.make_opsetid("", 17), helper.make_opsetid(FUSED, 1)]
    graph = helper.make_graph(nodes, "bert", inputs, [output], weights)
    return helper.make_model(graph, opset_imports=sets, ir_version=9).SerializeToString()
