"""How often a wrong name stands under a quote: python tests/benchmarks/named.py [FILE ...] [--errors]

Without files all of tests/articles: invented articles of many genres, in which it is marked who says what. What was mended
while looking at a file makes its figures better than those of new articles; the files ending in ``_new`` were measured
before anything was.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pandas as pd
from scoring import REPO

from analysis import Article, extract_quotes
from analysis.training.marked import Marked, holding, judged, read_marked

DRAWS = 1000
BORDERS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.001)


def measured(article: Marked) -> Iterator[dict[str, object]]:
    """One row for every mark of an article."""
    quotes = extract_quotes(Article(article.text))
    for at, gold in article.gold:
        number = holding(list(quotes["spans"]), at)
        row = {"article": article.name, "gold": gold, "before": article.text[max(0, at - 60) : at + 2]}
        if number is None:
            yield row | {"verdict": "missed", "said": None, "confidence": 0.0, "resolution": "", "reason": ""}
            continue
        quote = quotes.iloc[number]
        said = quote["speaker"] if isinstance(quote["speaker"], str) else None
        told = {name: quote[name] for name in ("confidence", "resolution", "reason")}
        yield row | told | {"verdict": judged(gold, said), "said": said}


def rates(rows: pd.DataFrame) -> str:
    """Quotes, shares of found, right, open and wrong, the last with its 95 % interval, articles resampled."""
    verdicts = rows["verdict"].value_counts().reindex(["missed", "right", "open", "wrong"], fill_value=0)
    counts = rows.assign(wrong=rows["verdict"].eq("wrong")).groupby("article")["wrong"].agg(["sum", "size"])
    random = np.random.default_rng(0)
    drawn = counts.to_numpy()[random.integers(0, len(counts), (DRAWS, len(counts)))].sum(1)
    low, high = np.percentile(drawn[:, 0] / drawn[:, 1], [2.5, 97.5])
    shares = verdicts / len(rows)
    return (
        f"{len(rows):6}{1 - shares['missed']:9.1%}{shares['right']:9.1%}{shares['open']:9.1%}"
        f"{shares['wrong']:9.1%} [{low:.1%}, {high:.1%}]"
    )


def by_confidence(rows: pd.DataFrame) -> Iterator[str]:
    """What the confidence was, and the share of right speakers, of quotes that were found."""
    found = rows[rows["verdict"] != "missed"]
    for _, group in found.groupby(pd.cut(found["confidence"], BORDERS, right=False), observed=True):
        right = group["verdict"].eq("right").mean()
        yield f"  {group['confidence'].min():.2f} to {group['confidence'].max():.2f}{len(group):7} quotes{right:9.1%} right"


def main(paths: Iterable[Path], *, errors: bool) -> None:
    """Print the table of every file, and all wrong ones if wanted."""
    tables = {}
    print(f"{'':28}{'quotes':>6}{'found':>9}{'right':>9}{'open':>9}{'wrong':>9} [95 %]")
    for path in paths:
        rows = pd.DataFrame([row for article in read_marked(path) for row in measured(article)])
        tables[path.stem] = rows
        print(f"{path.stem:28}{rates(rows)}")
        if errors:
            for row in rows[rows["verdict"] == "wrong"].itertuples():
                print(
                    f"    {row.article}: {row.gold} | {row.said} ({row.confidence:.2f}, {row.reason}) | …{row.before!r}"
                )
    together = pd.concat([rows.assign(article=stem + rows["article"]) for stem, rows in tables.items()])
    print(f"{'all':28}{rates(together)}", *by_confidence(together), sep="\n")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="*", type=Path)
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    main(options.files or sorted((REPO / "tests" / "articles").glob("*.txt")), errors=options.errors)
