"""The state of a training run: weights, optimiser, averaged weights and the clock; saved and restored."""

from dataclasses import dataclass
from pathlib import Path

import torch

from analysis.training.encoder import load_base
from analysis.training.heads import Model


@dataclass(frozen=True)
class Settings:
    """What a run is made of; written beside its results.

    The rates fall by the clock, so that a run of so many `minutes` is always finished, on any machine.
    """

    minutes: float = 80
    seed: int = 1
    # Padded word pieces in a batch, and the most in a window.
    pieces: int = 3072
    window: int = 320
    encoder_rate: float = 2e-4
    head_rate: float = 1e-3
    warm_up: float = 0.04
    weight_decay: float = 0.01
    dropout: float = 0.1
    # Share of the word pieces hidden from the encoder.
    hide: float = 0.0
    link_weight: float = 0.3
    end_weight: float = 0.1
    grammar_weight: float = 0.3
    sentiment_weight: float = 0.3
    # One batch of grammar (of sentiment) beside so many batches of attribution; 0 leaves it out.
    grammar_every: int = 4
    sentiment_every: int = 6
    # Share of the articles read with straight quotation marks.
    straight: float = 0.15
    # Share of the articles in which names are read as other names, and share of the names that are.
    rename: float = 0.0
    rename_names: float = 0.7
    # Share of the articles read in windows of a sentence or a few, as short texts are.
    short: float = 0.0
    average: float = 0.998
    threads: int = 2
    # The folder of a run whose averaged weights to begin from; empty: the published base weights.
    start: str = ""


class Run:
    """Weights and all that goes with them while they are trained."""

    def __init__(self, settings: Settings, grammar: dict[str, int]) -> None:
        """Begin from the base weights, or from another run's."""
        torch.manual_seed(settings.seed)
        self.settings = settings
        self.device = "cuda" if torch.cuda.is_available() else "cpu"
        self.model = Model(grammar=grammar, dropout=settings.dropout)
        if settings.start:
            # Heads that the other run did not have begin at random.
            self.model.load_state_dict(averaged_weights(Path(settings.start)), strict=False)
        else:
            load_base(self.model.encoder)
        self.model.to(self.device)
        inner = list(self.model.encoder.parameters())
        outer = [p for name, p in self.model.named_parameters() if not name.startswith("encoder.")]
        rates = ((inner, settings.encoder_rate), (outer, settings.head_rate))
        groups = [{"params": params, "rate": rate} for params, rate in rates]
        self.optimizer = torch.optim.AdamW(groups, lr=0.0, weight_decay=settings.weight_decay, fused=True)
        self.average = {name: p.detach().clone() for name, p in self.model.named_parameters()}
        self.elapsed = 0.0
        self.epoch = 0
        self.steps = 0
        self.curve: list[dict[str, object]] = []

    @property
    def over(self) -> bool:
        """The time is up."""
        return self.elapsed > 60 * self.settings.minutes

    def step(self) -> None:
        """One update with the gradients at hand, at the rate the clock gives."""
        share = min(self.elapsed / (60 * self.settings.minutes), 1.0)
        scale = min(share / self.settings.warm_up, (1 - share) / (1 - self.settings.warm_up))
        for group in self.optimizer.param_groups:
            group["lr"] = group["rate"] * max(scale, 0.002)
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        self.optimizer.zero_grad(set_to_none=True)
        self.steps += 1
        # A short memory at first, so that the untrained start is forgotten.
        keep = min(self.settings.average, (1 + self.steps) / (10 + self.steps))
        torch._foreach_lerp_(
            list(self.average.values()), [p.detach() for p in self.model.parameters()], 1 - keep
        )

    def averaged(self) -> Model:
        """A copy with the averaged weights, on the CPU."""
        copy = Model(
            grammar={task: head.out_features for task, head in self.model.grammar.items()}, dropout=0
        )
        copy.load_state_dict(self.model.state_dict() | self.average)
        return copy.eval()

    def save(self, folder: Path) -> None:
        """Write the checkpoint; the old one stays until the new one is whole."""
        kept = ("average", "elapsed", "epoch", "steps", "curve")
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


def averaged_weights(folder: Path) -> dict[str, torch.Tensor]:
    """The averaged weights of a finished or unfinished run, by name."""
    state = torch.load(folder / "checkpoint.pt", weights_only=True, map_location="cpu")
    return state["model"] | state["average"]


def load_averaged(folder: Path) -> Model:
    """The averaged model of a run."""
    weights = averaged_weights(folder)
    grammar = {
        n.split(".")[1]: len(p) for n, p in weights.items() if n.startswith("grammar.") and p.dim() == 1
    }
    model = Model(grammar=grammar, dropout=0)
    model.load_state_dict(weights)
    return model.eval()
