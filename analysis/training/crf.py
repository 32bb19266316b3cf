"""A linear-chain CRF whose gold may be a mixture of rows of labels: annotators who differ, teachers who are unsure.

The loss needs only what is expected of the gold: how often each word has each label, and how often each step is taken.
For one row of labels these are zeros and ones, and the loss is the usual one (Lafferty, McCallum and Pereira 2001); for a
teacher they are its posteriors (Wang et al. 2020, "Structure-level knowledge distillation").
"""

from typing import NamedTuple

import torch
from torch import Tensor, nn

from analysis.quotes.model.decode import LABELS, legal

IMPOSSIBLE = -1e4


class Expected(NamedTuple):
    """Of every word how likely each label is (words, labels), of every unit how often each step is (units, labels, labels)."""

    labels: Tensor
    steps: Tensor


class Crf(nn.Module):
    """Scores of steps, first and last labels; illegal ones cost 1e4."""

    def __init__(self) -> None:
        """Begin with every legal step equally likely."""
        super().__init__()
        n = len(LABELS)
        self.steps = nn.Parameter(torch.zeros(n, n))
        self.first = nn.Parameter(torch.zeros(n))
        self.last = nn.Parameter(torch.zeros(n))
        for name, allowed in zip(("no_steps", "no_first", "no_last"), legal(), strict=True):
            self.register_buffer(name, (1 - torch.from_numpy(allowed)) * IMPOSSIBLE)

    def scores(self) -> tuple[Tensor, Tensor, Tensor]:
        """Transition, first-label and last-label scores with the illegal ones ruled out."""
        return self.steps + self.no_steps, self.first + self.no_first, self.last + self.no_last

    def loss(self, emissions: Tensor, units: Tensor, words: Tensor, gold: Expected) -> Tensor:
        """Negative log-likelihood a word; `emissions` and `gold.labels[words]` are by word, `units` as in a batch."""
        steps, first, last = self.scores()
        labels = gold.labels[words]
        ends = units.gather(1, (units >= 0).sum(1, keepdim=True) - 1)[:, 0]
        right = (labels * emissions).sum() + (gold.steps * steps).sum()
        right = right + (labels[units[:, 0]] * first).sum() + (labels[ends] * last).sum()
        return (self.total(emissions, units, steps).sum() - right) / len(words)

    def total(self, emissions: Tensor, units: Tensor, steps: Tensor) -> Tensor:
        """The logarithm of the sum over all rows of labels, for every unit.

        Neighbouring words are put together, then neighbouring pairs, and so on: few steps, however long the unit.
        `steps` is (labels, labels), or one such for each unit.
        """
        _, first, last = self.scores()
        real = units >= 0
        scores = emissions[units.clamp(min=0)]
        start = first + scores[:, 0]
        if steps.dim() == 2:
            steps = steps.expand(len(units), -1, -1)
        n = len(LABELS)
        # What stands for no word: every label stays what it is.
        still = torch.full((n, n), IMPOSSIBLE * 10, device=emissions.device).fill_diagonal_(0)
        maps = torch.where(real[:, 1:, None, None], steps[:, None] + scores[:, 1:, None, :], still).double()
        while maps.shape[1] > 1:
            if maps.shape[1] % 2:
                maps = torch.cat([maps, still.double().expand(len(units), 1, n, n)], 1)
            maps = _joined(maps[:, 0::2], maps[:, 1::2])
        if maps.shape[1]:
            start = torch.logsumexp(start[:, :, None] + maps[:, 0], 1)
        return torch.logsumexp(start + last, 1).float()

    def expect(self, emissions: Tensor, units: Tensor) -> Expected:
        """The posteriors: the derivatives of the sum over all rows, by word and by step."""
        with torch.enable_grad():
            emissions = emissions.detach().requires_grad_()
            steps = self.scores()[0].detach().expand(len(units), -1, -1).clone().requires_grad_()
            total = self.total(emissions, units, steps).sum()
            return Expected(*torch.autograd.grad(total, (emissions, steps)))


def _joined(left: Tensor, right: Tensor) -> Tensor:
    """The matrix product where sums stand for products: log(exp(left) @ exp(right)), in double precision."""
    rows, columns = left.detach().amax(-1, keepdim=True), right.detach().amax(-2, keepdim=True)
    product = torch.exp(left - rows) @ torch.exp(right - columns)
    return product.clamp(min=1e-300).log() + rows + columns
