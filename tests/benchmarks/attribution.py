"""How right attribution is: python tests/benchmarks/attribution.py (speed.py tells how fast)

Runs the program on the sample articles and on the data sets kept beside the repository (QUOTELAB_SHARED, else a folder
``shared`` beside the checkout), scores it with their own scorers and prints a table with 95 % intervals, resampled by article.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from scoring import KINDS, REPO, SHARED, counts, f1, interval, read_jsonl, scorer

from analysis import extract_quotes, read
from analysis.formats import record
from analysis.quotes.layout import lay_out
from analysis.quotes.relations.rules import find_attributions

Rows = list[dict[str, Any]]


def predicted(paths: Iterable[Path]) -> Rows:
    """What the program finds in these articles, in the form the scorers read."""
    found = []
    for path in paths:
        article = read(path)
        found += [record(row) for row in extract_quotes(article).itertuples(index=False)]
    return found


def by_rules(paths: Iterable[Path]) -> Rows:
    """What the rules alone find, without the model."""
    return [
        {"article": article.id, "source": one.source, "cue": one.cue, "content": one.content}
        for article in map(read, paths)
        for one in find_attributions(lay_out(article))
    ]


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
    """F1 of source, cue and content spans on the development part of PolNeAR, ours and by rules alone."""
    folder = SHARED / "data" / "polnear"
    gold, paths = read_jsonl(folder / "dev_peer.jsonl"), sorted((folder / "dev_text").glob("*.txt"))
    print(f"\nPolNeAR dev, {len(paths)} articles: F1 of spans\n{'':16}" + "".join(f"{k:>24}" for k in KINDS))
    systems: dict[str, Callable[[Iterable[Path]], Rows]] = {"ours": predicted, "rules alone": by_rules}
    for name, system in systems.items():
        table = counts(gold, system(paths))
        for row, measure in enumerate(("exact", "begin")):
            cells = [
                f"{f1(table[kind])[row]:.1f} [{low:.1f}, {high:.1f}]"
                for kind in KINDS
                for low, high in [interval(table[kind])[:, row]]
            ]
            print(f"{name:12}{measure:4}" + "".join(f"{cell:>24}" for cell in cells))


def main() -> None:
    """Print every table."""
    if not SHARED.is_dir():
        sys.exit(f"the data sets and scorers are not at {SHARED}: set QUOTELAB_SHARED")
    speakers_table(SHARED / "seeds", "The given article")
    speakers_table(REPO / "seeds", "Sample articles of the repository")
    speakers_table(SHARED / "data" / "speakers_dev", "PolNeAR dev, 14 articles with speakers")
    spans_table()


if __name__ == "__main__":
    main()
