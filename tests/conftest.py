"""What every test may use: the sample articles, quotes tables made from their gold, the shared data if there is any."""

from __future__ import annotations

import json
import os
from pathlib import Path

import matplotlib
import pandas as pd
import pytest

from analysis.article import Article
from analysis.quotes.table import quotes_table

matplotlib.use("agg")

REPO = Path(__file__).resolve().parents[1]
SEEDS = REPO / "seeds"


def shared_dir() -> Path:
    """The folder with the data sets that are not part of the product; the test is skipped where there is none."""
    folder = Path(os.environ.get("QUOTELAB_SHARED", REPO.parent / "shared"))
    if os.environ.get("CI") or not (folder / "data").is_dir():
        pytest.skip("the data sets to measure on are not here (set QUOTELAB_SHARED)")
    return folder


def seed_names() -> list[str]:
    """The names of all sample articles."""
    return sorted(path.stem for path in SEEDS.glob("*.txt"))


def seed_article(name: str) -> Article:
    """One sample article, its text alone."""
    return Article((SEEDS / f"{name}.txt").read_text(encoding="utf-8"), id=name)


def gold_quotes(name: str) -> pd.DataFrame:
    """The gold table of a sample article as a quotes table (no cue class, confidence 1)."""
    article = seed_article(name)
    gold = json.loads((SEEDS / f"{name}.gold.json").read_text(encoding="utf-8"))
    gold = sorted(gold, key=lambda relation: relation["content"][0]["start"])
    return quotes_table(_row(article, number, relation) for number, relation in enumerate(gold))


def _row(article: Article, number: int, relation: dict) -> dict:
    spans = [(span["start"], span["end"]) for span in relation["content"]]
    start, end = spans[0][0], spans[-1][1]
    row = {
        "article": article.id,
        "quote": number,
        "text": article.text[start:end],
        "start": start,
        "end": end,
        "spans": spans,
        "kind": relation.get("type", "direct"),
        "manner": relation["manner"],
        "speaker": None if relation["speaker"] in ("AUTHOR", "GENERIC", "UNKNOWN") else relation["speaker"],
        "speaker_type": relation["speaker_type"],
        "resolution": relation["resolution"],
        "paragraph": article.text.count("\n", 0, start),
        "sentence": 0,
        "n_words": sum(len(article.text[a:b].split()) for a, b in spans),
        "confidence": 1.0,
        "reason": "gold",
    }
    for role in ("source", "cue"):
        if relation[role]:
            a, b = relation[role][0]["start"], relation[role][-1]["end"]
            row |= {role: article.text[a:b], f"{role}_start": a, f"{role}_end": b}
    return row


@pytest.fixture(autouse=True)
def close_figures():
    """No figure outlives its test."""
    yield
    import matplotlib.pyplot as plt

    plt.close("all")
