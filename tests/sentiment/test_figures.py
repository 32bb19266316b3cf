"""How right tone is on human ratings: not below what its documentation says."""

from __future__ import annotations

import importlib.util
from pathlib import Path

import numpy as np
import pytest
from conftest import shared_dir

from analysis.sentiment import tone

BENCHMARK = Path(__file__).resolve().parents[1] / "benchmarks" / "sentiment.py"


@pytest.fixture(scope="module")
def benchmark_module():
    shared_dir()
    spec = importlib.util.spec_from_file_location("benchmark_sentiment", BENCHMARK)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.mark.parametrize(("part", "least"), [("dev", 0.54), ("dev_mt", 0.51)])
def test_sign_agrees_with_attitudes(benchmark_module, part, least):
    data = benchmark_module.newsmtsc(part)
    predicted = benchmark_module.sign(tone(data["text"])["tone"])
    assert benchmark_module.macro_f1(data["gold"].to_numpy(), predicted, np.ones(len(data))) >= least


def test_tone_follows_ratings_of_editorials(benchmark_module):
    data = benchmark_module.editorials()
    assert np.corrcoef(data["gold"], tone(data["text"])["tone"].fillna(0))[0, 1] >= 0.53
