"""Tables for the charts of comparison: two speakers, forty, long names, hardly anything."""

from functools import cache
from itertools import product

import numpy as np
import pandas as pd
from matplotlib.axes import Axes
from samples import FORTY, LONG_NAMES, crowd, talk

from analysis import charts
from analysis.rhetoric.lists import VERSIONS
from analysis.text import words as word_spans

GATES = ("ok", "weak", "insufficient")


RNG = np.random.default_rng(5)


FEATURES = "we they negation passive question hedge booster modal_necessity modal_possibility superlative comparative".split()


WORDS = [
    f"{stem}{end}"
    for stem in ("harbour", "tax", "promise", "ferry", "committee", "i")
    for end in ("", "s", "ing", "ed", "-led")
]


def grid_made(names: list[str]) -> pd.DataFrame:
    """One against the rest, invented: every gate, every direction, cells without hits."""
    rows = [(name, feature) for name in names for feature in FEATURES]
    logs, half = RNG.normal(0, 1, len(rows)), RNG.uniform(0.2, 1.5, len(rows))
    k, other = RNG.integers(0, 40, len(rows)), RNG.integers(0, 40, len(rows))
    frame = pd.DataFrame(rows, columns=["speaker", "feature"])
    return frame.assign(
        k=k, n=900, k_other=other, n_other=4000, ratio=np.exp(logs), log_ratio=logs, low=logs - half, high=logs + half,
        q=RNG.uniform(0, 0.2, len(rows)), articles=12, gate=[GATES[number % 3] for number in range(len(rows))],
    )  # fmt: skip


def counts_made(names: int) -> pd.DataFrame:
    z = np.sort(RNG.normal(0, 3, names))[::-1]
    a, b = RNG.integers(0, 60, names), RNG.integers(0, 60, names)
    listed = [WORDS[number % len(WORDS)] + "x" * (number // len(WORDS)) for number in range(names)]
    gate = np.select([a + b >= 25, a + b >= 10], ["ok", "weak"], "insufficient")
    table = pd.DataFrame(
        {
            "word": listed,
            "a": a,
            "b": b,
            "delta": z / 4,
            "z": z,
            "stability": 0.8,
            "articles": 9,
            "gate": gate,
        }
    )
    table.attrs = {"words": (4000.0, 5000.0)}
    return table


def key_made(names: int) -> pd.DataFrame:
    table = counts_made(names).drop(columns="gate")
    g2 = table["z"] * 5
    return table.assign(c=4000, d=5000, g2=g2, q=0.01, log_ratio=table["z"] / 2)


def figure_rates_made(names: list[str]) -> pd.DataFrame:
    rows = [(name, figure) for name in names for figure in ("epanaphora", "epiphora", "tricolon")]
    k = RNG.integers(0, 20, len(rows))
    table = pd.DataFrame(rows, columns=["speaker", "feature"]).assign(
        n=150, k=k, rate=k / 1.5, p=RNG.uniform(0, 0.1, len(rows))
    )
    null = pd.Series(RNG.uniform(0, 4, len(rows))).where(table["feature"].ne("tricolon"))
    return table.assign(
        null=null, null_low=null * 0.5, null_high=null * 2, null_ratio=table["k"] / null, q=table["p"]
    )


def targets_made(names: list[str]) -> pd.DataFrame:
    rows = []
    for number, (holder, target) in enumerate((a, b) for a in names for b in names[:9] if a != b):
        n = 2 + number * 3 % 30
        good, bad = number % (n + 1), (n - number % (n + 1)) // 2
        net = (good - bad) / n
        gate = "ok" if n >= 25 else "weak" if n >= 10 else "insufficient"
        rows.append(
            (holder, target, n, bad, n - good - bad, good, net, max(net - 0.3, -1), min(net + 0.3, 1), gate)
        )
    columns = ["holder", "target", "n", "negative", "neutral", "positive", "net", "low", "high", "gate"]
    return pd.DataFrame(rows, columns=columns)


def balances_made(names: list[str]) -> pd.DataFrame:
    first, second = RNG.integers(0, 40, len(names)), RNG.integers(0, 40, len(names))
    value = np.log((first + 0.5) / (second + 0.5))
    gate = [GATES[number % 3] for number in range(len(names))]
    return pd.DataFrame(
        {"speaker": names, "balance": "slant", "first": first, "second": second, "articles": 9, "value": value,
         "low": value - 0.6, "high": value + 0.6, "gate": gate}
    )  # fmt: skip


def specifications_made(names: list[str]) -> pd.DataFrame:
    """Twelve ways of counting for every name, of which every third stands on too little."""
    ways = list(product(("words", "no numbers"), ("as printed", "without reprints"), VERSIONS))
    rows = [(number, *way, name) for number, way in enumerate(ways, start=1) for name in names]
    table = pd.DataFrame(rows, columns=["specification", "tokenisation", "duplicates", "list", "speaker"])
    rate = RNG.uniform(2, 9, len(table))
    gate = table["speaker"].map({name: GATES[number % 3] for number, name in enumerate(names)})
    return table.assign(rate=rate, low=rate * 0.6, high=rate * 1.6, gate=gate)


@cache
def scores_made(case: str) -> pd.DataFrame:
    """Talk with words of tone, of as many speakers as the case has."""
    names = {"forty": FORTY, "long": LONG_NAMES, "few": FORTY[:3], "none": []}[case]
    said = [
        "A good and fair deal.",
        "It was a bad, bad day.",
        "Not a good idea at all.",
        "We are proud and happy.",
        "Nothing new.",
    ]
    from analysis.sentiment import score_sentiment

    rows = crowd(names, rounds=4) if names else talk((None, "narration", 5))
    text = [said[number % len(said)] for number in range(len(rows))]
    return score_sentiment(rows.assign(text=text, n_words=[len(word_spans(line)) for line in text]))


def drawn(case: str, kind: str, ax: Axes | None = None) -> Axes:
    names = {"forty": FORTY, "long": LONG_NAMES, "few": FORTY[:3], "none": []}[case]
    size = {"forty": 400, "long": 60, "few": 9, "none": 0}[case]
    pair = (LONG_NAMES[0], LONG_NAMES[1]) if case == "long" else ("Ada Orr", "Bo Pell")
    match kind:
        case "ratios":
            return charts.plot_ratios(charts.ratios_table(grid_made(names)), ax=ax)
        case "contrast":
            return charts.plot_contrast(charts.contrast_table(grid_made(names[:1]), *pair), ax=ax)
        case "signature":
            return charts.plot_signature(charts.signature_table(counts_made(size), *pair), ax=ax)
        case "keyness":
            return charts.plot_keyness(charts.keyness_table(key_made(size), *pair), ax=ax)
        case "places":
            return charts.plot_word_places(
                charts.word_places_table(scores_made(case), ["good", "bad", "we"]), ax=ax
            )
        case "figures":
            return charts.plot_figures(charts.figures_table(figure_rates_made(names)), ax=ax)
        case "balance":
            return charts.plot_balances(charts.balances_table(balances_made(names)), ax=ax)
        case "specifications":
            return charts.plot_specifications(
                charts.specifications_table(specifications_made(names), "hedge"), ax=ax
            )
        case "shift":
            scored = scores_made(case)
            own = scored["voice"].eq("own")
            return charts.plot_shift(charts.shift_table(scored[~own], scored[own], pair), ax=ax)
        case "agreement":
            return charts.plot_agreement(charts.agreement_table(scores_made(case)), ax=ax)
        case "about":
            return charts.plot_about(charts.about_table(targets_made(names)), ax=ax)
        case "toward":
            return charts.plot_toward(
                charts.toward_table(targets_made(names).drop_duplicates("target")), ax=ax
            )
        case "ratings":
            return charts.plot_ratings(charts.ratings_table(rated_made(size)), ax=ax)
        case "reliability":
            return charts.plot_reliability(charts.reliability_table(rated_made(size)), ax=ax)
        case "mixture":
            return charts.plot_mixture(charts.mixture_table(many_made(names)), ax=ax)
        case "presence":
            return charts.plot_presence(charts.presence_table(many_made(names)), ax=ax)


def rated_made(size: int) -> pd.DataFrame:
    """Passages with a rating and a label, every seventh without a tone."""
    rating, sure = RNG.normal(0, 1, size), RNG.uniform(0.35, 1, size)
    tone = pd.Series(np.tanh(rating + RNG.normal(0, 1, size))).where(np.arange(size) % 7 > 0)
    return pd.DataFrame(
        {"article": [f"a{at % 12}" for at in range(size)], "text": "We must never do this again, “ever”, they said. " * 4,
         "rating": rating, "tone": tone, "negative": sure, "neutral": 1 - sure, "positive": 0.0, "label": -1,
         "gold": np.where(RNG.uniform(0, 1, size) < sure, -1, 1)}
    )  # fmt: skip


def many_made(names: list[str]) -> pd.DataFrame:
    """An article for every name, in which it and the next ones speak."""
    parts = [
        talk(
            (None, "narration", 9),
            (name, "own", 5 + at),
            (names[at - 1], "paraphrase", 7),
            article=f"article-{at}-of-{name[:40]}",
        )
        for at, name in enumerate(names)
    ]
    return pd.concat(parts, ignore_index=True) if parts else talk((None, "narration", 9))


KINDS = "ratios contrast signature keyness places figures balance shift agreement about toward ratings reliability mixture presence specifications".split()
