"""The CRF against the sum over every row of labels, one by one."""

from itertools import pairwise, product

import pytest

pytest.importorskip("torch")

import torch

from analysis.quotes.model.decode import LABELS
from analysis.training.crf import Crf, Expected
from analysis.training.material import expected

N = len(LABELS)
# Four units of one to four words, as rows of places behind one another.
UNITS = torch.tensor([[0, 1, 2, -1], [3, -1, -1, -1], [4, 5, 6, 7], [8, 9, -1, -1]])
SIZES = (3, 1, 4, 2)


@pytest.fixture
def crf() -> Crf:
    torch.manual_seed(0)
    crf = Crf()
    for parameter in crf.parameters():
        torch.nn.init.normal_(parameter)
    return crf


@pytest.fixture
def emissions(crf: Crf) -> torch.Tensor:
    return 2 * torch.randn(sum(SIZES), N)


def value(crf: Crf, emissions: torch.Tensor, row: tuple[int, ...]) -> torch.Tensor:
    steps, first, last = crf.scores()
    inside = sum(steps[a, b] for a, b in pairwise(row))
    return first[row[0]] + last[row[-1]] + inside + sum(emissions[i, label] for i, label in enumerate(row))


def every_row(crf: Crf, emissions: torch.Tensor) -> tuple[list[tuple[int, ...]], torch.Tensor]:
    rows = list(product(range(N), repeat=len(emissions)))
    return rows, torch.stack([value(crf, emissions, row) for row in rows])


@pytest.mark.parametrize("unit", [0, 1, 3])
def test_the_total_is_the_sum_over_every_row(crf: Crf, emissions: torch.Tensor, unit: int):
    own = UNITS[unit][UNITS[unit] >= 0]
    _, values = every_row(crf, emissions[own])
    total = crf.total(emissions, UNITS, crf.scores()[0])
    assert total[unit].item() == pytest.approx(values.logsumexp(0).item(), abs=1e-4)


def test_expectations_are_the_shares_of_the_rows(crf: Crf, emissions: torch.Tensor):
    found = crf.expect(emissions, UNITS)
    rows, values = every_row(crf, emissions[8:10])
    shares = values.softmax(0)
    wanted = torch.zeros(N, N)
    for (a, b), share in zip(rows, shares, strict=True):
        wanted[a, b] += share
    assert torch.allclose(found.steps[3], wanted, atol=1e-5)
    assert torch.allclose(found.labels[8], wanted.sum(1), atol=1e-5)
    assert torch.allclose(found.labels.sum(1), torch.ones(sum(SIZES)), atol=1e-5)
    assert found.steps.sum((1, 2)).tolist() == pytest.approx([size - 1 for size in SIZES], abs=1e-4)


def test_the_loss_of_one_row_is_its_negative_log_likelihood(crf: Crf, emissions: torch.Tensor):
    tags = [
        LABELS.index(t) for t in "B-cue I-cue E-cue O S-cue O B-source E-source B-content E-content".split()
    ]
    labels, steps = (torch.from_numpy(a) for a in expected(tags, [(0, 3), (3, 4), (4, 8), (8, 10)]))
    loss = crf.loss(emissions, UNITS, torch.arange(10), Expected(labels, steps.sum(0)))
    rows = [tuple(tags[a:b]) for a, b in ((0, 3), (3, 4), (4, 8), (8, 10))]
    right = sum(value(crf, emissions[UNITS[i][UNITS[i] >= 0]], row) for i, row in enumerate(rows))
    total = crf.total(emissions, UNITS, crf.scores()[0]).sum()
    assert loss.item() == pytest.approx(((total - right) / 10).item(), abs=1e-4)


def test_nothing_teaches_better_than_what_is_expected(crf: Crf, emissions: torch.Tensor):
    gold = crf.expect(emissions, UNITS)
    emissions = emissions.clone().requires_grad_()
    crf.loss(emissions, UNITS, torch.arange(10), gold._replace(steps=gold.steps.sum(0))).backward()
    assert emissions.grad.abs().max() < 1e-5 and crf.steps.grad.abs().max() < 1e-4


def test_a_long_unit_stays_finite(crf: Crf):
    emissions = 30 * torch.randn(700, N)
    total = crf.total(emissions, torch.arange(700)[None], crf.scores()[0])
    found = crf.expect(emissions, torch.arange(700)[None])
    assert torch.isfinite(total).all() and torch.allclose(found.labels.sum(1), torch.ones(700), atol=1e-3)
