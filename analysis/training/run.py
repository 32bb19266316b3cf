"""The state of a training run: weights, optimiser, averaged weights; saved and restored."""

import time
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import onnx
import torch
from torch import Tensor

from analysis.training.encoder import MINILM, MPNET
from analysis.training.export import heads_of
from analysis.training.graph import weights_of
from analysis.training.heads import Model

SHAPES = {"minilm": MINILM, "mpnet": MPNET}


@dataclass(frozen=True)
class Settings:
    """What a run is made of; written beside its results."""

    shape: str = "minilm"
    # A file with the encoder's weights to begin from (`base`, or another run's `averaged.pt`).
    start: str = ""
    epochs: int = 24
    # With minutes given the rates fall by the clock, and the run is over when they are.
    minutes: float = 0
    seed: int = 1
    # Padded word pieces in a batch, and the most in a window.
    pieces: int = 4096
    window: int = 320
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.04
    weight_decay: float = 0.01
    dropout: float = 0.1
    # Share of the word pieces hidden from the encoder.
    hide: float = 0.0
    link_weight: float = 0.3
    grammar_weight: float = 0.3
    # One batch of grammar beside so many batches of attribution, one of text that only teachers labelled; 0: none.
    grammar_every: int = 4
    taught_every: int = 0
    # How much of the gold is what the teachers say, where there are any.
    teacher: float = 0.0
    # Share of the articles read as they are, not with straight marks or other names.
    plain: float = 0.6
    average: float = 0.998
    # 1: the embeddings of the word pieces stay as they are, which a CPU is thankful for.
    still: int = 0
    # So many layers from below stay as they are, like all embeddings; -1: everything is trained.
    frozen: int = -1
    # The part of the articles to leave out, of so many parts; -1: none.
    fold: int = -1
    folds: int = 5
    threads: int = 2


class Run:
    """Weights and all that goes with them while they are trained."""

    def __init__(self, settings: Settings, grammar: dict[str, int], steps: int) -> None:
        """Begin from weights in a file; `steps` is how many there will be."""
        torch.manual_seed(settings.seed)
        self.settings = settings
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.total = steps
        self.model = Model(grammar=grammar, shape=SHAPES[settings.shape], dropout=settings.dropout)
        begin(self.model, Path(settings.start))
        self.model.to(self.device)
        self.model.encoder.pieces.requires_grad_(not settings.still)
        if settings.frozen >= 0:
            self.model.encoder.requires_grad_(False)
            self.model.encoder.layers[settings.frozen :].requires_grad_(True)
        learned = {name: p for name, p in self.model.named_parameters() if p.requires_grad}
        inner = [p for name, p in learned.items() if name.startswith("encoder.")]
        outer = [p for name, p in learned.items() if not name.startswith("encoder.")]
        rates = ((inner, settings.encoder_rate), (outer, settings.head_rate))
        groups = [{"params": params, "rate": rate} for params, rate in rates]
        self.optimizer = torch.optim.AdamW(groups, lr=0.0, weight_decay=settings.weight_decay, fused=True)
        self.learned = learned
        self.average = {name: p.detach().clone() for name, p in learned.items()}
        self.steps = self.epoch = 0
        self.elapsed, self.clock = 0.0, time.monotonic()
        self.curve: list[dict[str, object]] = []

    @property
    def share(self) -> float:
        """How much of the run is over, from 0 to 1."""
        if self.settings.minutes:
            return min(self.elapsed / (60 * self.settings.minutes), 1.0)
        return self.steps / self.total

    def step(self) -> None:
        """One update with the gradients at hand; the rate rises shortly, then falls to nothing."""
        share, warm = self.share, self.settings.warm_up
        scale = min(share / warm, max(1 - share, 0) / (1 - warm))
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * max(scale, 0.002)
        torch.nn.utils.clip_grad_norm_(list(self.learned.values()), 1.0, foreach=True)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.steps += 1
        now = time.monotonic()
        self.elapsed, self.clock = self.elapsed + now - self.clock, now
        # A short memory at first, so that the untrained start is forgotten.
        keep = min(self.settings.average, (1 + self.steps) / (10 + self.steps))
        torch._foreach_lerp_(
            list(self.average.values()), [p.detach() for p in self.learned.values()], 1 - keep
        )

    def averaged(self) -> Model:
        """A copy with the averaged weights."""
        copy = Model(
            grammar={task: head.out_features for task, head in self.model.grammar.items()},
            shape=self.model.encoder.shape,
            dropout=0,
        )
        copy.load_state_dict(self.model.state_dict() | self.average)
        return copy.to(self.device).eval()

    def save(self, folder: Path) -> None:
        """Write the checkpoint; the old one stays until the new one is whole."""
        kept = ("average", "epoch", "steps", "elapsed", "curve")
        state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict()}
        torch.save(state | {name: getattr(self, name) for name in kept}, folder / "checkpoint.part")
        (folder / "checkpoint.part").replace(folder / "checkpoint.pt")

    def restore(self, folder: Path) -> None:
        """Go on from a checkpoint, if there is one; a half epoch is begun anew."""
        if not (folder / "checkpoint.pt").exists():
            return
        state = torch.load(folder / "checkpoint.pt", weights_only=True, map_location=self.device)
        self.model.load_state_dict(state.pop("model"))
        self.optimizer.load_state_dict(state.pop("optimizer"))
        for name, value in state.items():
            setattr(self, name, value)


def begin(model: Model, path: Path) -> None:
    """Give a model the weights of a file: the encoder's, or all; what the file lacks stays random."""
    weights = read_weights(path)
    whole = weights if any(name.startswith("encoder.") for name in weights) else {}
    own = whole or {f"encoder.{name}": w for name, w in weights.items()}
    model.load_state_dict({name: w.float() for name, w in own.items()}, strict=False)


def read_weights(path: Path) -> dict[str, Tensor]:
    """The weights in a file of torch, or of an exported encoder with the heads beside it."""
    if path.suffix == ".onnx":
        found = {f"encoder.{name}": w for name, w in weights_of(onnx.load(path)).items()}
        found |= heads_of(dict(np.load(path.parent / "heads.npz")))
        return {name: torch.tensor(w) for name, w in found.items()}
    return torch.load(path, weights_only=True, map_location="cpu")


def exported(path: Path) -> Model:
    """An exported encoder with its heads, ready for use."""
    model = Model(grammar={}, dropout=0)
    begin(model, path)
    return model.eval()


def load_averaged(path: Path, *, shape: str = "minilm") -> Model:
    """The model of an `averaged.pt`, ready for use."""
    weights = torch.load(path, weights_only=True, map_location="cpu")
    grammar = {
        n.split(".")[1]: len(p) for n, p in weights.items() if n.startswith("grammar.") and p.dim() == 1
    }
    model = Model(grammar=grammar, shape=SHAPES[shape], dropout=0)
    model.load_state_dict({name: w.float() for name, w in weights.items()})
    return model.eval()


def half(weights: dict[str, Tensor]) -> dict[str, Tensor]:
    """Weights in 16 bits, for keeping."""
    return {
        name: w.detach().half().cpu() if w.is_floating_point() else w.cpu() for name, w in weights.items()
    }
