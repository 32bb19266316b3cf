"""How right and how fast the tagger is by itself, before rules and assembly.

Run ``python tests/benchmarks/attribution_model.py`` (``--speed`` for the timings as well). Spans are scored as the
published systems on PolNeAR are, on the development part; intervals are 95 % bootstraps over articles.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import numpy as np

from analysis.quotes.decode import KINDS
from analysis.quotes.encoding import RESOURCES
from analysis.quotes.model import Model, Tagged, load_model, sentiment_towards, tag

SHARED = Path(os.environ.get("QUOTELAB_SHARED", Path(__file__).resolve().parents[3] / "shared"))
DRAWS = 1000


def read_jsonl(path: Path) -> list[dict]:
    """One object a line."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines]


def scorer() -> ModuleType:
    """The published measure, as a module."""
    spec = importlib.util.spec_from_file_location("spans", SHARED / "score" / "spans.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def counts(gold: list[dict], rows: list[dict], score: ModuleType) -> dict[str, np.ndarray]:
    """For each kind and article: right, found and gold spans (exact), the same for where spans begin."""
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


def f1(table: np.ndarray) -> tuple[float, float]:
    """Exact and begin F1 of summed counts, in percent."""
    right, found, gold, begin, begun, begins = table.sum(-2).T
    return 200 * right / (found + gold), 200 * begin / (begun + begins)


def interval(table: np.ndarray) -> tuple[float, float]:
    """95 % interval of the exact F1, drawing whole articles."""
    random = np.random.default_rng(0)
    drawn = table[random.integers(len(table), size=(DRAWS, len(table)))]
    low, high = np.percentile(f1(drawn)[0], [2.5, 97.5])
    return float(low), float(high)


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


def polarity(model: Model) -> float:
    """Macro F1 of the sentiment towards targets on NewsMTSC's development part, in percent."""
    rows = read_jsonl(SHARED / "data" / "newsmtsc" / "dev.jsonl")
    guess = [
        sentiment_towards(r["sentence"], [(r["from"], r["to"])], model=model)[0].argmax() - 1 for r in rows
    ]
    pairs = np.array([(int(row["polarity"]), found) for row, found in zip(rows, guess, strict=True)])
    each = [200 * (pairs == c).all(1).sum() / (pairs == c).sum() for c in (-1, 0, 1)]
    return float(np.mean(each))


def speed(texts: list[str], folder: Path) -> None:
    """Words a second, load time, the first result of a fresh process, memory."""
    model = load_model(folder)
    start = time.perf_counter()
    n = sum(len(tag(text, model=model).words) for text in texts)
    print(f"{n / (time.perf_counter() - start):,.0f} words a second, one article at a time")
    start = time.perf_counter()
    n = len(tag("\n\n".join(texts), model=model).words)
    print(f"{n / (time.perf_counter() - start):,.0f} words a second, {n:,} words at once")
    start = time.perf_counter()
    load_model.__wrapped__(folder)
    print(f"{time.perf_counter() - start:.2f} s to load the model")
    code = (
        "import sys, time, resource; t = time.perf_counter();"
        "from pathlib import Path; from analysis.quotes.model import load_model, tag;"
        "tag('Ada Brook said the bridge was safe.', model=load_model(Path(sys.argv[1])));"
        "print(f'{time.perf_counter() - t:.2f} s from a cold start to the first result,',"
        "resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024, 'MB at most')"
    )
    print(
        subprocess.run(
            [sys.executable, "-c", code, str(folder)], capture_output=True, text=True, check=True
        ).stdout,
        end="",
    )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--speed", action="store_true")
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
    table = counts(read_jsonl(SHARED / "data" / "polnear" / "dev_peer.jsonl"), rows, scorer())
    print("kind      exact F1 (95 %)          begin F1")
    for kind in KINDS:
        exact, begin = f1(table[kind])
        low, high = interval(table[kind])
        print(f"{kind:8}  {exact:5.1f} ({low:.1f} to {high:.1f})    {begin:5.1f}")
    print(
        "points to its own cue:", {kind: round(share, 1) for kind, share in links(articles, tagged).items()}
    )
    print("score, exact by any annotator, n:")
    for name, score, share, n in calibration(articles, tagged):
        print(f"  {name:3} {score:.2f} {share:.2f} {n:5}")
    print(f"sentiment towards targets: macro F1 {polarity(model):.1f}")
    if args.speed:
        speed([article["text"] for article in articles], args.model)


if __name__ == "__main__":
    main()
