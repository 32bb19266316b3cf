"""Fit the confidence of quotes on articles with gold, and say how well it holds on articles left out.

Whether a content is right is learnt from every development article; whether its speaker is, from those with gold speakers and
from marked articles of other kinds (see `marked`), as those of one kind make the program too sure of all others.
"""

from __future__ import annotations

import importlib.util
import json
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from analysis.quotes.assembly import kind_of
from analysis.quotes.attribution import Attribution, Speaker
from analysis.quotes.confidence import CONTENT, SPEAKER, content_features, speaker_features
from analysis.quotes.layout import lay_out
from analysis.quotes.model import tag
from analysis.quotes.relations import combine
from analysis.quotes.speakers import resolve_speakers
from analysis.quotes.speakers.thread import read_story
from analysis.reading import read
from analysis.training.marked import Marked, holding, judged, read_marked

# A little shrinkage: the articles are few.
RIDGE = 1.0
SURE = 0.9
PARTS = 5
# How much a quote counts of an article without gold speakers, whose annotators marked fewer contents; and one of a marked
# article, so that all of these together count about as much as the news does.
CONTENT_ALONE, MARKED = 0.1, 0.25


class Sample(NamedTuple):
    """Every quote found in one article: the features, whether its content is right, whether the speaker is too.

    ``right`` is None for an article without gold speakers. A content is right that covers a gold one with an intersection
    over union of one half; a quote that no gold matches counts as wrong.
    """

    content: NDArray
    speaker: NDArray
    found: NDArray
    right: NDArray | None


class Told(NamedTuple):
    """The quotes of a marked article that were found: the features of their speakers, and whether these are right."""

    speaker: NDArray
    right: NDArray


def fit_confidence(shared: Path, out: Path, marked: Sequence[Path] = ()) -> dict[str, Any]:
    """Fit on all articles, measure on each article with gold speakers left out in turn, and write the card."""
    samples = _samples(shared)
    told = [_told(article) for path in marked for article in read_marked(path)]
    named = [sample for sample in samples if sample.right is not None]
    left_out = [_fit([other for other in samples if other is not sample], told) for sample in samples]
    held = [
        _predict(sample, *weights)
        for sample, weights in zip(samples, left_out, strict=True)
        if sample.right is not None
    ]
    contents = [_chance(s.content, weights) for s, (weights, _) in zip(samples, left_out, strict=True)]
    content, speaker = _fit(samples, told)
    predicted, right, found = (
        np.concatenate(rows) for rows in (held, [s.right for s in named], [s.found for s in named])
    )
    card = {
        "content": dict(zip(CONTENT, np.round(content, 4).tolist(), strict=True)),
        "speaker": dict(zip(SPEAKER, np.round(speaker, 4).tolist(), strict=True)),
        "fitted_on": f"contents of {len(samples)} and speakers of {len(named)} articles of PolNeAR dev; "
        f"{len(right)} quotes found in the latter, {right.mean():.1%} right; speakers of {len(told)} marked articles",
        "left_out": _figures(predicted, right, found),
        "contents_left_out": {
            "quotes": sum(map(len, contents)),
            "expected_calibration_error": round(
                calibration_error(np.concatenate(contents), np.concatenate([s.found for s in samples])), 4
            ),
        },
        "marked_left_out": _of_marked(samples, told),
        "each_left_out": [
            {"quotes": len(row), "confidence": _mean(row), "right": _mean(sample.right)}
            for sample, row in zip(named, held, strict=True)
        ],
    }
    out.write_text(json.dumps(card, indent=1) + "\n", encoding="utf-8")
    return card


def _of_marked(samples: list[Sample], told: list[Told]) -> dict[str, float]:
    """How sure the program is of the speakers of marked articles, a fifth of them left out at a time, and how right."""
    rows = []
    for k in range(PARTS if told else 0):
        _, speaker = _fit(samples, [one for i, one in enumerate(told) if i % PARTS != k])
        rows += [(_chance(one.speaker, speaker), one.right) for one in told[k::PARTS]]
    if not rows:
        return {}
    predicted, right = (np.concatenate(column) for column in zip(*rows, strict=True))
    sure = predicted >= SURE
    return {
        "quotes": len(right),
        "speaker_right": _mean(right),
        "expected_calibration_error": round(calibration_error(predicted, right), 4),
        "sure": int(sure.sum()),
        "of_these_speaker_right": _mean(right[sure]),
    }


def calibration_error(predicted: NDArray, right: NDArray, *, bins: int = 10) -> float:
    """Mean distance between confidence and share of right answers, over bins of equal width, weighted by their size."""
    places = np.minimum((predicted * bins).astype(int), bins - 1)
    gaps = [abs((predicted[places == i] - right[places == i]).sum()) for i in np.unique(places)]
    return float(sum(gaps) / len(predicted))


def _figures(predicted: NDArray, right: NDArray, found: NDArray) -> dict[str, float]:
    sure = predicted >= SURE
    return {
        "expected_calibration_error": round(calibration_error(predicted, right), 4),
        "brier_score": round(float(np.mean((predicted - right) ** 2)), 4),
        "quotes_at_least_0.9": int(sure.sum()),
        "of_these_content_and_speaker_right": _mean(right[sure]),
        "of_these_with_gold_content_speaker_right": _mean(right[sure & found]),
    }


def _mean(values: NDArray) -> float:
    return round(float(np.mean(values)), 4) if len(values) else float("nan")


def _samples(shared: Path) -> list[Sample]:
    """Every development article that has quotes."""
    score = _scorer(shared)
    with (shared / "data" / "polnear" / "dev.jsonl").open(encoding="utf-8") as lines:
        articles = [json.loads(line) for line in lines]
    samples = []
    for article in articles:
        path = shared / "data" / "speakers_dev" / f"{article['article']}.txt"
        samples.append(_named(score, path) if path.exists() else _unnamed(score, article))
    return [sample for sample in samples if len(sample.found)]


def _unnamed(score: ModuleType, article: dict) -> Sample:
    """An article whose gold has contents, but no names of speakers; the first annotator's."""
    relations = [relation["content"] for relation in article["annotations"][0] if relation["content"]]
    gold = [{"content": [{"start": a, "end": b} for a, b in spans]} for spans in relations]
    found, _, x = _quotes(article["text"])
    matched = score.match(gold, [{"content": one.content} for one in found]).values()
    return Sample(*x, np.isin(np.arange(len(found)), list(matched)), None)


def _named(score: ModuleType, path: Path) -> Sample:
    """An article with gold speakers."""
    gold = [relation for relation in _json(path, "gold") if relation["content"]]
    entities = {
        e["name"]: {score.normal(form) for form in [*e["mentions"], e["name"]]}
        for e in _json(path, "entities")
    }
    found, speakers, x = _quotes(path)
    matched = {j: gold[i] for i, j in score.match(gold, [{"content": one.content} for one in found]).items()}
    right = [
        j in matched and _is_right(score, matched[j], speaker, entities) for j, speaker in enumerate(speakers)
    ]
    return Sample(*x, np.isin(np.arange(len(found)), list(matched)), np.array(right))


def _told(article: Marked) -> Told:
    """What is found of a marked article."""
    found, speakers, (_, features) = _quotes(article.text)
    contents = [one.content for one in found]
    rows = [(holding(contents, at), gold) for at, gold in article.gold]
    right = [(i, judged(gold, speakers[i].name) == "right") for i, gold in rows if i is not None]
    return Told(features[[i for i, _ in right]], np.array([good for _, good in right]))


def _quotes(source: str | Path) -> tuple[list[Attribution], list[Speaker], tuple[NDArray, NDArray]]:
    """The quotes of an article, their speakers, and the features of both."""
    article = read(source)
    layout = lay_out(article)
    found = combine(layout, tag(layout.text))
    story = read_story(article.text, layout.quotations)
    speakers = resolve_speakers(article.text, found, story=story, author=article.author)
    content = [content_features(one, kind_of(layout, one)) for one in found]
    return found, speakers, (np.array(content), np.array([speaker_features(one) for one in speakers]))


def _is_right(score: ModuleType, gold: dict, speaker: Speaker, entities: dict[str, set[str]]) -> bool:
    if gold["speaker"] in score.NO_NAME:
        return speaker.name is None
    return score.same_entity(gold["speaker"], speaker.name or "", gold["speaker_type"], entities)


def _fit(samples: list[Sample], told: list[Told]) -> tuple[NDArray, NDArray]:
    """The weights of content and of speaker: of all quotes, and of those whose content is right."""
    named = [sample for sample in samples if sample.right is not None]
    contents = [(s.content, s.found, CONTENT_ALONE if s.right is None else 1.0) for s in samples]
    speakers = [
        *((s.speaker[s.found], s.right[s.found], 1.0) for s in named),
        *((*one, MARKED) for one in told),
    ]
    return _logistic(contents), _logistic(speakers)


def _logistic(parts: list[tuple[NDArray, NDArray, float]]) -> NDArray:
    """Logistic regression by Newton's method, the constant alone not shrunk; every part has features, answers, a weight."""
    x, y = (np.concatenate([part[k] for part in parts]) for k in (0, 1))
    counts = np.concatenate([np.full(len(part[1]), part[2]) for part in parts])
    weights = np.zeros(x.shape[1])
    ridge = RIDGE * np.diag([0.0] + [1.0] * (x.shape[1] - 1))
    for _ in range(50):
        p = _chance(x, weights)
        slope = x.T @ (counts * (y - p)) - ridge @ weights
        weights = weights + np.linalg.solve((x * (counts * p * (1 - p))[:, None]).T @ x + ridge, slope)
    return weights


def _predict(sample: Sample, content: NDArray, speaker: NDArray) -> NDArray:
    """The confidence of every quote of an article."""
    return _chance(sample.content, content) * _chance(sample.speaker, speaker)


def _chance(x: NDArray, weights: NDArray) -> NDArray:
    return 1 / (1 + np.exp(-x @ weights))


def _json(path: Path, kind: str) -> list[dict]:
    return json.loads(path.with_name(f"{path.stem}.{kind}.json").read_text(encoding="utf-8"))


def _scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("speakers_scorer", shared / "score" / "speakers.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
