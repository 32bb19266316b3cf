"""How right attribution is, and how fast: python tests/benchmarks/attribution.py

Runs the program on the sample articles and on the data sets kept beside the repository (QUOTELAB_SHARED, else a folder
``shared`` beside the checkout), scores it with their own scorers and prints a table with 95 % intervals, resampled by article.
"""

from __future__ import annotations

import importlib.util
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path
from types import ModuleType
from typing import Any

import numpy as np

from analysis import extract_quotes, read, split_voices
from analysis.formats import record

REPO = Path(__file__).resolve().parents[2]
SHARED = Path(os.environ.get("QUOTELAB_SHARED", REPO.parent / "shared"))
RESAMPLES = 200


def scorer(name: str) -> ModuleType:
    """A scorer of the shared data, loaded by its path."""
    spec = importlib.util.spec_from_file_location(name, SHARED / "score" / f"{name}.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def predicted(paths: Iterable[Path]) -> list[dict[str, Any]]:
    """What the program finds in these articles, in the form the scorers read."""
    found = []
    for path in paths:
        article = read(path)
        found += [record(row) for row in extract_quotes(article).itertuples(index=False)]
    return found


def interval(names: list[str], score: Callable[[list[str]], float]) -> tuple[float, float]:
    """95 % of the scores of resampled articles."""
    rng = np.random.default_rng(1)
    scores = [score(rng.choice(names, len(names)).tolist()) for _ in range(RESAMPLES)]
    return tuple(np.percentile(scores, [2.5, 97.5]))


def speakers_table(folder: Path, title: str) -> None:
    """Found and right speaker for one folder of articles with gold tables."""
    score = scorer("speakers")
    result = score.score(folder, predicted(sorted(folder.glob("*.txt"))))
    print(f"\n{title}")
    for group in ("quoted", "all"):
        r = result[group]
        print(
            f"  {group:7}{r['gold']:4} relations   found P {r['p']:.1%} R {r['r']:.1%} F1 {r['f1']:.1%}   "
            f"right speaker, of all: {r['entity_of_all']:.1%} (full name {r['name_of_all']:.1%}), of found: {r['entity_of_found']:.1%}"
        )
    for resolution, r in result["entity_of_found_by_resolution"].items():
        print(f"    {resolution:10}{r['right']:7.1%} of {r['n']}")


def spans_table() -> None:
    """F1 of source, cue and content spans on the development part of PolNeAR."""
    score = scorer("spans")
    folder = SHARED / "data" / "polnear"
    gold = score.read_jsonl(folder / "dev_peer.jsonl")
    found = predicted(sorted((folder / "dev_text").glob("*.txt")))
    by_article = {name: [q for q in found if q["article"] == name] for name in {g["article"] for g in gold}}
    names = sorted(by_article)
    parts = {name: [g for g in gold if g["article"] == name] for name in names}
    whole = score.score(gold, found)
    print(f"\nPolNeAR dev, {len(names)} articles: F1 of spans")
    print(f"  {'':10}" + "".join(f"{kind:>24}" for kind in score.KINDS))
    for measure in ("exact", "begin"):
        cells = []
        for kind in score.KINDS:
            low, high = interval(
                names, lambda sample, k=kind, m=measure: _f1(score, parts, by_article, sample, m, k)
            )
            cells.append(f"{whole[measure][kind]['f1']:.1%} [{low:.1%}, {high:.1%}]")
        print(f"  {measure:10}" + "".join(f"{cell:>24}" for cell in cells))


def _f1(score: ModuleType, parts: dict, found: dict, sample: list[str], measure: str, kind: str) -> float:
    gold, pred = [], []
    for copy, name in enumerate(sample):
        gold += [g | {"article": f"{name} {copy}"} for g in parts[name]]
        pred += [q | {"article": f"{name} {copy}"} for q in found[name]]
    return score.score(gold, pred)[measure][kind]["f1"]


def speed_table() -> None:
    """Words a second, the time of one article, and the time to import the package."""
    paths = sorted((SHARED / "data" / "polnear" / "dev_text").glob("*.txt"))
    articles = [read(path) for path in paths]
    extract_quotes(articles[0])
    n_words = sum(len(article.text.split()) for article in articles)
    start = time.perf_counter()
    for article in articles:
        split_voices(article, extract_quotes(article))
    seconds = time.perf_counter() - start
    command = [
        sys.executable,
        "-c",
        "import time; t = time.perf_counter(); import analysis; print(time.perf_counter() - t)",
    ]
    imported = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print(
        f"\nSpeed: {n_words / seconds:,.0f} words a second from text to quotes and voices ({len(articles)} articles)"
    )
    print(f"  import analysis {imported:.2f} s")


def main() -> None:
    """Print every table."""
    if not SHARED.is_dir():
        sys.exit(f"the data sets and scorers are not at {SHARED}: set QUOTELAB_SHARED")
    speakers_table(SHARED / "seeds", "The given article")
    speakers_table(REPO / "seeds", "Sample articles of the repository")
    speakers_table(SHARED / "data" / "speakers_dev", "PolNeAR dev, 14 articles with speakers")
    spans_table()
    speed_table()


if __name__ == "__main__":
    main()
