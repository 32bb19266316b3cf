"""Fit the confidence of quotes on articles with gold speakers, and say how well it holds on articles left out."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.quotes.assembly import kind_of
from analysis.quotes.attribution import Speaker
from analysis.quotes.confidence import FEATURES, features
from analysis.quotes.layout import lay_out
from analysis.quotes.relations import find_relations
from analysis.quotes.speakers import resolve_speakers
from analysis.quotes.thread import read_story
from analysis.reading import read

# A little shrinkage: the articles are few.
RIDGE = 1.0


class Sample(NamedTuple):
    """Every quote found in one article: its features, whether its content is right, whether its speaker is too."""

    x: NDArray
    found: NDArray
    right: NDArray


def fit_confidence(shared: Path, out: Path) -> dict:
    """Fit on all articles with gold speakers, measure on each article left out in turn, and write the card."""
    score = _scorer(shared)
    paths = sorted((shared / "data" / "speakers_dev").glob("*.txt"))
    samples = [sample for sample in (_sample(score, path) for path in paths) if len(sample.right)]
    held = np.concatenate([_predict(s.x, _fit([o for o in samples if o is not s])) for s in samples])
    right = np.concatenate([sample.right for sample in samples])
    sure = held >= 0.9
    known = sure & np.concatenate([sample.found for sample in samples])
    card = {
        "weights": dict(zip(FEATURES, np.round(_fit(samples), 4).tolist(), strict=True)),
        "fitted_on": f"{len(samples)} articles of PolNeAR dev, {len(right)} quotes found, {right.mean():.1%} right",
        "left_out": {
            "expected_calibration_error": round(calibration_error(held, right), 4),
            "quotes_at_least_0.9": int(sure.sum()),
            "of_these_content_and_speaker_right": round(float(right[sure].mean()), 4),
            "of_these_with_gold_content_speaker_right": round(float(right[known].mean()), 4),
        },
    }
    out.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return card


def calibration_error(predicted: NDArray, right: NDArray, *, bins: int = 10) -> float:
    """Mean distance between confidence and share of right answers, over bins of equal width, weighted by their size."""
    places = np.minimum((predicted * bins).astype(int), bins - 1)
    gaps = [abs((predicted[places == i] - right[places == i]).sum()) for i in np.unique(places)]
    return float(sum(gaps) / len(predicted))


def _sample(score: ModuleType, path: Path) -> Sample:
    article = read(path)
    layout = lay_out(article)
    found = find_relations(layout)
    story = read_story(article.text, layout.quotations)
    speakers = resolve_speakers(article.text, found, story=story, author=article.author)
    x = [features(one, speaker, kind_of(layout, one)) for one, speaker in zip(found, speakers, strict=True)]
    gold = [relation for relation in _json(path, "gold") if relation["content"]]
    entities = {
        e["name"]: {score.normal(form) for form in [*e["mentions"], e["name"]]}
        for e in _json(path, "entities")
    }
    matched = {j: gold[i] for i, j in score.match(gold, [{"content": one.content} for one in found]).items()}
    right = [
        j in matched and _is_right(score, matched[j], speaker, entities) for j, speaker in enumerate(speakers)
    ]
    return Sample(np.array(x), np.array([j in matched for j in range(len(found))]), np.array(right))


def _is_right(score: ModuleType, gold: dict, speaker: Speaker, entities: dict[str, set[str]]) -> bool:
    if gold["speaker"] in score.NO_NAME:
        return speaker.name is None
    return score.same_entity(gold["speaker"], speaker.name or "", gold["speaker_type"], entities)


def _fit(samples: list[Sample]) -> NDArray:
    """Logistic regression by Newton's method, the constant alone not shrunk."""
    x = np.concatenate([sample.x for sample in samples])
    y = np.concatenate([sample.right for sample in samples]).astype(float)
    weights = np.zeros(x.shape[1])
    ridge = RIDGE * np.diag([0.0] + [1.0] * (x.shape[1] - 1))
    for _ in range(50):
        p = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (y - p) - ridge @ weights
        weights = weights + np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + ridge, slope)
    return weights


def _predict(x: NDArray, weights: NDArray) -> NDArray:
    return 1 / (1 + np.exp(-x @ weights))


def _json(path: Path, kind: str) -> list[dict]:
    return json.loads(path.with_name(f"{path.stem}.{kind}.json").read_text(encoding="utf-8"))


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("speakers_scorer", shared / "score" / "speakers.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
