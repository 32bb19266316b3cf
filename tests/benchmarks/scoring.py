"""What the benchmarks share: where the data sets are, their scorers, F1 of spans with intervals by article."""

from __future__ import annotations

import importlib.util
import json
import os
from pathlib import Path
from types import ModuleType

import numpy as np
from numpy.typing import NDArray

from analysis.quotes.model.decode import KINDS

REPO = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("QUOTELAB_SHARED", REPO.parent / "shared"))
DRAWS = 1000


def read_jsonl(path: Path) -> list[dict]:
    """One object a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def scorer(name: str) -> ModuleType:
    """A scorer of the shared data, loaded by its path."""
    spec = importlib.util.spec_from_file_location(name, SHARED / "score" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def counts(gold: list[dict], rows: list[dict]) -> dict[str, NDArray]:
    """For each kind a row an article: right, found and gold spans, exact, and the same for where spans begin."""
    score = scorer("spans")
    articles = sorted({instance["article"] for instance in gold})
    by_article = {name: [r for r in rows if r["article"] == name] for name in articles}
    result = {kind: np.zeros((len(articles), 6), dtype=int) for kind in KINDS}
    for instance in gold:
        at = articles.index(instance["article"])
        wanted = score.spans_of(instance["labels"])
        found = score.predicted_spans(instance["offsets"], by_article[instance["article"]])
        for kind in KINDS:
            g, p = set(wanted[kind]), set(found[kind])
            gb, pb = {s[0] for s in g}, {s[0] for s in p}
            result[kind][at] += [len(g & p), len(p), len(g), len(gb & pb), len(pb), len(gb)]
    return result


def f1(table: NDArray) -> NDArray:
    """(exact, begin) F1 of summed counts, in percent."""
    right, found, gold, begin, begun, begins = table.sum(-2).T
    return np.array([200 * right / (found + gold), 200 * begin / (begun + begins)])


def interval(table: NDArray) -> NDArray:
    """(low, high) by (exact, begin): 95 % interval of both F1, drawing whole articles."""
    random = np.random.default_rng(0)
    drawn = table[random.integers(len(table), size=(DRAWS, len(table)))]
    return np.percentile(f1(drawn), [2.5, 97.5], axis=1)
