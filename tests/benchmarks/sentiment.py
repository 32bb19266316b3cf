"""How right the tone of words is, beside TextBlob and VADER, and the sentiment towards targets, with its calibration
and speed: python tests/benchmarks/sentiment.py [folder for the two charts of calibration]

Runs on the development parts of NewsMTSC (Hamborg & Donnay 2021: does the sign of the sentence agree with the author's
attitude to the person named?) and of the NYT editorials (Hutto & Gilbert 2014: the mean rating of 20 people), found by
QUOTELAB_SHARED, else in a folder ``shared`` beside the checkout. Intervals are 95 %, from resampling articles.
"""

from __future__ import annotations

import csv
import os
import sys
import time
from collections.abc import Callable, Mapping
from pathlib import Path

import numpy as np
import pandas as pd

from analysis import charts
from analysis.compare.calibration import calibration_error, rating_agreement
from analysis.compare.rates import percentile_interval, resample_weights
from analysis.sentiment import score_sentiment, textblob_polarity, tone, toward, vader
from analysis.text import sentences

SHARED = Path(os.environ.get("QUOTELAB_SHARED", Path(__file__).resolve().parents[3] / "shared"))
NEUTRAL = 0.05  # what counts as no sign, VADER's own choice
LEAST = {"newsmtsc dev": 0.54, "newsmtsc dev_mt": 0.51, "nyt editorials dev": 0.53}
LEAST_TOWARD = {"dev": 0.84, "dev_mt": 0.80}

SCORERS: Mapping[str, Callable[[pd.Series], pd.Series]] = {
    "tone": lambda texts: tone(texts)["tone"],
    "TextBlob": lambda texts: textblob_polarity(texts)["polarity"],
    "VADER": lambda texts: vader(texts)["compound"],
}


def newsmtsc(part: str) -> pd.DataFrame:
    """Sentences with the author's attitude to one person named in each (-1, 0, 1), and their article."""
    rows = pd.read_json(SHARED / "data" / "newsmtsc" / f"{part}.jsonl", lines=True)
    article = rows["id"].str.extract(r"^([^_]+_[^_]+_[^_]+)")[0]
    return pd.DataFrame(
        {
            "text": rows["sentence"],
            "gold": rows["polarity"],
            "article": article,
            "start": rows["from"],
            "end": rows["to"],
        }
    )


def editorials() -> pd.DataFrame:
    """Sentences of editorials with their mean rating (-4 to 4), and their article."""
    path = SHARED / "data" / "nyt_editorials" / "dev.tsv"
    rows = pd.read_csv(path, sep="\t", quoting=csv.QUOTE_NONE)
    return pd.DataFrame(
        {"text": rows["sentence"], "gold": rows["mean_rating"], "article": rows["id"].str.split("_").str[0]}
    )


def sign(scores: pd.Series) -> np.ndarray:
    """Negative, neutral or positive; neutral where no word matched."""
    values = scores.fillna(0.0).to_numpy()
    return np.where(np.abs(values) < NEUTRAL, 0, np.sign(values)).astype(int)


def macro_f1(gold: np.ndarray, predicted: np.ndarray, weights: np.ndarray) -> float:
    """The mean F1 of the three classes, every row counted as often as its weight says."""
    scores = []
    for label in (-1, 0, 1):
        right = weights[(gold == label) & (predicted == label)].sum()
        scores.append(2 * right / (weights[gold == label].sum() + weights[predicted == label].sum()))
    return float(np.mean(scores))


def correlation(gold: np.ndarray, scores: np.ndarray, weights: np.ndarray) -> float:
    """Pearson's r, every row counted as often as its weight says."""
    table = np.cov(gold, scores, aweights=weights)
    return float(table[0, 1] / np.sqrt(table[0, 0] * table[1, 1]))


def measured(
    measure: Callable[..., float], gold: np.ndarray, scores: np.ndarray, articles: pd.Series
) -> tuple[float, float, float]:
    """A measure with its interval."""
    codes = pd.factorize(articles)[0]
    value = measure(gold, scores, np.ones(len(gold)))
    weights = next(resample_weights(codes.max() + 1, resamples=500))
    draws = np.array([measure(gold, scores, weight[codes]) for weight in weights])
    low, high = percentile_interval(draws[:, None])
    return value, float(low[0]), float(high[0])


def report(name: str, data: pd.DataFrame) -> None:
    """One line a scorer."""
    gold, articles = data["gold"].to_numpy(), data["article"]
    for scorer, score in SCORERS.items():
        scores = score(data["text"])
        if name.startswith("newsmtsc"):
            value, low, high = measured(macro_f1, gold, sign(scores), articles)
        else:
            value, low, high = measured(correlation, gold, scores.fillna(0.0).to_numpy(), articles)
        least = f"{LEAST[name]:.2f}" if scorer == "tone" else ""
        heard = scores.notna().mean()
        print(
            f"{name:20}{scorer:10}{value:8.3f}  [{low:.3f}, {high:.3f}]{heard:10.2f}{len(data):7}{least:>9}"
        )


def speed(text: str, repeats: int = 5) -> float:
    """Milliseconds for all scores of an article, its sentences being the segments."""
    segments = pd.DataFrame({"text": [text[start:end] for start, end in sentences(text)]})
    score_sentiment(segments)  # load the lists
    begin = time.perf_counter()
    for _ in range(repeats):
        score_sentiment(segments)
    return (time.perf_counter() - begin) / repeats * 1000


def report_toward() -> pd.DataFrame:
    """The sentiment towards targets on both development parts, and on both together how calibrated it is; all of them."""
    scored = []
    for part, least in LEAST_TOWARD.items():
        data = newsmtsc(part)
        scores = toward(data["text"], data["start"], data["end"])
        scored.append(scores.assign(gold=data["gold"], article=data["article"]))
        gold, labels = data["gold"].to_numpy(), scores["label"].fillna(0).to_numpy(int)
        value, low, high = measured(macro_f1, gold, labels, data["article"])
        error = calibration_error(scored[-1])
        print(f"newsmtsc {part:11}{'toward':10}{value:8.3f}  [{low:.3f}, {high:.3f}]", end="")
        print(
            f"{scores['label'].notna().mean():10.2f}{len(data):7}{least:9.2f}   calibration error {error:.3f}"
        )
    both = pd.concat(scored, ignore_index=True)
    print(f"calibration error of toward on both: {calibration_error(both):.3f} (at most 0.04)")
    return both


def report_ratings(rated: pd.DataFrame) -> None:
    """How tone goes along with ratings where a word counts, and over whole articles."""
    found = rating_agreement(rated).iloc[0]
    print(
        f"{found['coverage']:.0%} of the sentences of editorials have a tone; over these r {found['r']:.3f} [{found['low']:.3f}, {found['high']:.3f}]"
    )
    means = rated.fillna({"tone": 0.0}).groupby("article")[["rating", "tone"]].mean()
    print(
        f"articles of the editorials, mean tone with mean rating: r {means.corr().iloc[0, 1]:.3f}, n {len(means)}"
    )


def draw(folder: Path, rated: pd.DataFrame, judged: pd.DataFrame) -> None:
    """The two charts of calibration, as pictures."""
    folder.mkdir(parents=True, exist_ok=True)
    ratings = charts.plot_ratings(charts.ratings_table(rated))
    ratings.figure.savefig(folder / "ratings.png", dpi=200)
    probabilities = charts.plot_reliability(charts.reliability_table(judged))
    probabilities.figure.savefig(folder / "reliability.png", dpi=200)


def speed_toward(n: int = 500) -> float:
    """Sentences a second with one target each, every sentence another one."""
    data = newsmtsc("train").drop_duplicates("text").head(n)
    toward(data["text"].head(8), data["start"].head(8), data["end"].head(8))  # load the model
    begin = time.perf_counter()
    toward(data["text"], data["start"], data["end"])
    return len(data) / (time.perf_counter() - begin)


def main() -> None:
    """Print the table."""
    print(f"{'set':20}{'scorer':10}{'value':>8}  {'95 %':16}{'coverage':>8}{'n':>7}{'at least':>9}")
    for part in ("dev", "dev_mt"):
        report(f"newsmtsc {part}", newsmtsc(part))
    judged = report_toward()
    data = editorials()
    report("nyt editorials dev", data)
    rated = data.assign(tone=tone(data["text"])["tone"], rating=data["gold"])
    report_ratings(rated)
    print(f"toward, one target a sentence: {speed_toward():.0f} sentences a second (at least 250)")
    words = " ".join(data["text"].head(40)).split()[:700]
    print(f"all scores of a text of {len(words)} words: {speed(' '.join(words)):.0f} ms")
    for folder in sys.argv[1:]:
        draw(Path(folder), rated, judged)


if __name__ == "__main__":
    main()
