"""How right the tagger is by itself, before rules and assembly.

Run ``python tests/benchmarks/attribution_model.py``; speed.py has the timings. Spans are scored as the
published systems on PolNeAR are, on the development part; intervals are 95 % bootstraps over articles.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from scoring import SHARED, counts, f1, interval, read_jsonl

from analysis.quotes.model import Tagged, load_model, tag
from analysis.quotes.model.decode import KINDS
from analysis.quotes.model.encoding import RESOURCES


def links(articles: list[dict], tagged: dict[str, Tagged]) -> dict[str, float]:
    """Of the sources and contents found exactly, with a cue of theirs found too: how many point to it, in percent."""
    right, total = dict.fromkeys(("source", "content"), 0), dict.fromkeys(("source", "content"), 0)
    for article in articles:
        spans = tagged[article["article"]].spans
        place = {(s.kind, s.start, s.end): s for s in spans}
        # One source may speak twice: any of its cues is right.
        wanted: dict[tuple[str, int, int], set[tuple[str, int, int]]] = {}
        for relation in article["annotations"][0]:
            cues = {("cue", *span) for span in relation.get("cue") or []} & set(place)
            for kind in total:
                for span in relation.get(kind) or []:
                    wanted.setdefault((kind, *span), set()).update(cues)
        for span, cues in wanted.items():
            if span in place and cues and place[span].cue is not None:
                cue = spans[place[span].cue]
                total[span[0]] += 1
                right[span[0]] += ("cue", cue.start, cue.end) in cues
    return {kind: 100 * right[kind] / max(total[kind], 1) for kind in total}


def calibration(articles: list[dict], tagged: dict[str, Tagged]) -> list[tuple[str, float, float, int]]:
    """By tenths of the score: the mean score, the share of exact spans, how many."""
    rows = []
    for article in articles:
        gold = {
            (kind, *span)
            for relations in article["annotations"]
            for relation in relations
            for kind in KINDS
            for span in relation.get(kind) or []
        }
        rows += [(s.score, (s.kind, s.start, s.end) in gold) for s in tagged[article["article"]].spans]
    table = np.array(rows, dtype=float)
    place = np.minimum((table[:, 0] * 10).astype(int), 9)
    groups = [(i, table[place == i]) for i in range(10) if (place == i).any()]
    return [(f".{i}-", *group.mean(0).tolist(), len(group)) for i, group in groups]


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--model", type=Path, default=RESOURCES, help="the folder of an exported model")
    args = parser.parse_args()
    articles = read_jsonl(SHARED / "data" / "polnear" / "dev.jsonl")
    model = load_model(args.model)
    tagged = {article["article"]: tag(article["text"], model=model) for article in articles}
    rows = [
        {"article": name, span.kind: [[span.start, span.end]]}
        for name, found in tagged.items()
        for span in found.spans
    ]
    table = counts(read_jsonl(SHARED / "data" / "polnear" / "dev_peer.jsonl"), rows)
    print("kind      exact F1 (95 %)          begin F1")
    for kind in KINDS:
        exact, begin = f1(table[kind])
        low, high = interval(table[kind])[:, 0]
        print(f"{kind:8}  {exact:5.1f} ({low:.1f} to {high:.1f})    {begin:5.1f}")
    print(
        "points to its own cue:", {kind: round(share, 1) for kind, share in links(articles, tagged).items()}
    )
    print("score, exact by any annotator, n:")
    for name, score, share, n in calibration(articles, tagged):
        print(f"  {name:3} {score:.2f} {share:.2f} {n:5}")


if __name__ == "__main__":
    main()
