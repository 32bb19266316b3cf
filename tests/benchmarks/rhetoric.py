"""How right the measures of rhetoric are: grammar, counts, figures and lists; prints tables and writes the measure cards.

Run: QUOTELAB_SHARED=/where/the/data/is python tests/benchmarks/rhetoric.py [--write] [--speed]
"""

from __future__ import annotations

import math
import resource
import sys
import time
from collections import Counter
from pathlib import Path

import pandas as pd
from grammar import GENRES, counts, grammar
from scoring import REPO, SHARED, read_jsonl
from treebanks import SOURCES, corpus

from analysis.compare import figure_table, rhetoric_profile
from analysis.quotes.verbs import describe_cue
from analysis.rhetoric import hdd, mattr, mtld
from analysis.rhetoric.cards import measures_markdown, read_cards
from analysis.rhetoric.figures import ORDER_FIGURES
from analysis.rhetoric.lists import OPEN_LISTS, read_list
from analysis.rhetoric.passages import passage
from analysis.rhetoric.registry import feature
from analysis.rhetoric.schemes import find_antimetabole
from analysis.rhetoric.tagging import model_tags
from analysis.text import sentences, words


def cards() -> pd.DataFrame:
    """The checks that go into the measure cards."""
    checked = grammar()
    checked = checked[
        checked["part"].isin(
            ["gum/dev", "gum/dev speech", "gum/dev news", "gum/train speech", "gum/train news", "ewt/dev"]
        )
    ]
    checked = checked[(checked["gold"] >= 10) & (checked["with"] != "gold")]
    checked = checked[checked["feature"] != "imperative (sentences)"]
    rows = pd.DataFrame(
        {
            "feature": checked["feature"].str.partition(" ")[0],
            "checked_on": checked["part"],
            "with": checked["with"],
            "n": checked["gold"],
            "precision": checked["P"].round(3),
            "recall": checked["R"].round(3),
            "f1": checked["F"].round(3),
            "note": checked["feature"].map(NOTES).fillna(""),
        }
    )
    return pd.concat(
        [rows, _count_cards(), _list_cards(), pd.DataFrame([READ_CUES, coverage()])], ignore_index=True
    )


NOTES = {
    "passive": "gold: participles with an aux:pass",
    "passive_agent": "gold: those with obl:agent",
    "negation": "gold: Polarity=Neg, which leaves out nothing, nobody, without: the precision is a gap of definitions",
    "negation (own words)": "gold: the words of the definition, and Polarity=Neg",
    "question (sentences)": "gold: sentence types q and wh",
    "imperative": "gold: Mood=Imp, without the do of don't",
    "nominalisation": "gold: nouns with these endings that the list of exceptions leaves",
}


def _count_cards() -> pd.DataFrame:
    """Features whose hits are counted against gold: how far the count is off."""
    table = counts()
    table = table[table["part"].isin(["gum/dev", "ewt/dev"])]
    sums = table.groupby(["feature", "part"], sort=False)[["gold", *SOURCES[:2]]].sum().reset_index()
    rows = []
    for one in sums.itertuples():
        for source in SOURCES[:2] if feature(one.feature).tagged else SOURCES[:1]:
            note = f"count {getattr(one, source)} for {one.gold}"
            rows.append(
                {"feature": one.feature, "checked_on": one.part, "with": source, "n": one.gold, "note": note}
            )
    return pd.DataFrame(rows)


def _list_cards() -> pd.DataFrame:
    """Features made of open lists: precision of the items that were read, weighted by lines."""
    rows = []
    for name in OPEN_LISTS:
        read = read_list(name).dropna(subset=["precision"])
        right = (read["precision"] * read["n_checked"]).sum() / read["n_checked"].sum()
        rows.append(
            {"feature": name.removesuffix("s"), "checked_on": "quotations in US political news, 2015-16", "with": "words", "n": int(read["n_checked"].sum()),
             "precision": round(right, 3), "note": f"{len(read)} most frequent items of {len(read_list(name))}, some also in lines of GUM and EWT, one reader; exclude patterns made on the same lines"}
        )  # fmt: skip
    return pd.DataFrame(rows)


READ_CUES = {"feature": "reporting", "checked_on": "cues of US political news, 2015-16", "with": "words", "n": 200, "precision": 0.97,
             "note": "the class fits the cue where it stands: sample drawn with a seed from articles not looked at before, one reader"}  # fmt: skip


def coverage() -> dict:
    """How many of the annotated cues with a verb in them are given a class: PolNeAR's training part, first annotators.

    A verb is a word that GUM and EWT use as one at least every second time; auxiliaries are none.
    """
    uses: dict[str, Counter[str]] = {}
    for name in ("gum/train", "ewt/train"):
        for sentence, _ in corpus(name):
            for token in sentence.tokens:
                uses.setdefault(token.form.lower(), Counter())[token.upos] += 1
    seen = covered = 0
    for article in read_jsonl(SHARED / "data" / "polnear" / "train.jsonl"):
        for relation in article["annotations"][0]:
            cue = " ".join(article["text"][start:end] for start, end in relation["cue"])
            if any(_is_verb(uses, cue[a:b].lower()) for a, b in words(cue)):
                seen, covered = seen + 1, covered + (describe_cue(cue) is not None)
    return {"feature": "reporting", "checked_on": "cues of US political news, 2015-16", "with": "words", "n": seen,
            "recall": round(covered / seen, 3), "note": "cues with a verb that are on the list; all others have no class"}  # fmt: skip


def _is_verb(uses: dict[str, Counter[str]], word: str) -> bool:
    known = uses.get(word)
    if known is None:
        return word.endswith(("ed", "ing"))
    return known["VERB"] * 2 >= known.total() and known["AUX"] * 2 < known.total()


def diversity() -> pd.DataFrame:
    """How far our indices are from those of lexical-diversity and lexicalrichness on 50 texts of GUM dev, where installed."""
    try:
        from lexical_diversity import lex_div
        from lexicalrichness import LexicalRichness
    except ImportError:
        return pd.DataFrame(
            {
                "diversity": [
                    "skipped: install lexical-diversity, lexicalrichness and setuptools<80 to compare"
                ]
            }
        )
    rows = []
    for text in _texts(50):
        other = LexicalRichness(list(text), preprocessor=None, tokenizer=None)
        run = math.nextafter(0.72, 0)  # lexical-diversity ends a run below .72, and after ten words at least
        pairs = {
            "mattr, lexical-diversity": (mattr(text), lex_div.mattr(text)),
            "mattr, lexicalrichness": (mattr(text), other.mattr(50)),
            "hdd, lexical-diversity": (hdd(text), lex_div.hdd(text)),
            "hdd, lexicalrichness": (hdd(text), other.hdd(42)),
            "mtld, lexicalrichness": (mtld(text), other.mtld(0.72)),
            "mtld (shortest=10), lexical-diversity": (mtld(text, run, shortest=10), lex_div.mtld(text)),
        }
        rows += [{"index": name, "gap": abs(a / b - 1)} for name, (a, b) in pairs.items()]
    return (
        pd.DataFrame(rows)
        .groupby("index", sort=False)["gap"]
        .agg(texts="size", largest="max", same=lambda gap: (gap < 1e-6).mean())
        .reset_index()
    )


def _texts(count: int, size: int = 300) -> list[list[str]]:
    documents: dict[str, list[str]] = {}
    for sentence, _ in corpus("gum/dev"):
        documents.setdefault(sentence.document, []).extend(
            token.form.lower() for token in sentence.tokens if token.upos not in ("PUNCT", "SYM")
        )
    texts = [
        words[at : at + size] for words in documents.values() for at in range(0, len(words) - size + 1, size)
    ]
    return texts[:count]


def crossings() -> pd.DataFrame:
    """In how many sentences a candidate for antimetabole is found that nobody chose for having one; asked are .5 % at most."""
    articles = (SHARED / "data" / "polnear" / "dev_text").glob("*.txt")
    news = [text[a:b] for path in sorted(articles) for text in [path.read_text(encoding="utf-8")] for a, b in sentences(text)]  # fmt: skip
    parts = {name: [text for _, text in corpus(name)] for name in ("gum/train", "gum/dev", "ewt/dev")}
    parts["political news"] = [passage(text) for text in news]
    rows = []
    for name, texts in parts.items():
        found = sum(any(True for _ in find_antimetabole(text)) for text in texts)
        rows.append({"part": name, "sentences": len(texts), "found": found, "share": found / len(texts)})
    return pd.DataFrame(rows)


def order() -> pd.DataFrame:
    """Figures made by the order of sentences against shuffles inside each document, by genre (GUM train and dev)."""
    frame = spoken_sentences(*GENRES, "conversation")
    ends = frame["text"].str.len().add(1).groupby(frame["article"]).cumsum()
    frame = frame.assign(quote=0, start=ends - frame["text"].str.len() - 1)
    table = figure_table(frame, by=["genre", "article"], scope="article")
    chosen = table[table["feature"].isin(ORDER_FIGURES)]
    totals = chosen.groupby(["genre", "feature"])[["n", "k", "null"]].sum()
    return totals.assign(ratio=totals["k"] / totals["null"]).reset_index()


def known_groups() -> pd.DataFrame:
    """Rates that are known to differ: political speech and news of GUM train and dev, per 1,000 words or 100 sentences."""
    chosen = "we passive modal_necessity superlative nominalisation hedge booster question".split()
    table = rhetoric_profile(spoken_sentences("speech", "news"), by="genre", only=chosen)
    return table.pivot(index="feature", columns="genre", values="rate").loc[chosen].reset_index()


def spoken_sentences(*genres: str) -> pd.DataFrame:
    """The sentences of some genres of GUM train and dev, each as somebody's own words."""
    every = [sentence for name in ("gum/train", "gum/dev") for sentence, _ in corpus(name)]
    rows = [(one.document, one.genre, one.text) for one in every if one.genre in genres]
    frame = pd.DataFrame(rows, columns=["article", "genre", "text"])
    return frame.assign(voice="own", sentence=range(len(frame)))


def speed() -> pd.DataFrame:
    """Seconds for a profile of all features, on 50, 150 and 500 thousand words of sentences of GUM and EWT.

    ``with``: by words alone, as the functions do it for so many; 10 and 50 thousand words also with the model's tags.
    """
    texts_ = [sentence.text for name in ("gum/train", "ewt/dev") for sentence, _ in corpus(name)]
    rows = []
    sizes = [(10_000, "model"), (50_000, "model"), (50_000, "words"), (150_000, "words"), (500_000, "words")]
    for size, source in sizes:
        texts, words = [], 0
        while words < size:
            texts.append(texts_[len(texts) % len(texts_)])
            words += texts[-1].count(" ") + 1
        frame = pd.DataFrame({"text": texts, "voice": "own", "quote": range(len(texts)), "sentence": 0})
        frame = frame.assign(
            article=[f"a{at // 20}" for at in range(len(texts))],
            speaker=[f"s{at // 20 % 40}" for at in range(len(texts))],
        )
        begun, clock = time.process_time(), time.monotonic()
        rhetoric_profile(frame, tagger=model_tags if source == "model" else "auto")
        rows.append(
            {
                "words": words,
                "with": source,
                "CPU seconds": time.process_time() - begun,
                "seconds": time.monotonic() - clock,
                "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    return pd.DataFrame(rows)


def write(folder: Path) -> None:
    """Write cards.csv and MEASURES.md into the package."""
    table = cards()[["feature", "checked_on", "with", "n", "precision", "recall", "f1", "note"]]
    (folder / "cards.csv").write_text(
        "# Made by tests/benchmarks/rhetoric.py --write\n" + table.to_csv(index=False), encoding="utf-8"
    )
    read_cards.cache_clear()
    (folder / "MEASURES.md").write_text(measures_markdown(), encoding="utf-8")


def main() -> None:
    """Print all tables; with --write, put the cards into the package; with --speed, time half a million words."""
    pd.set_option("display.width", 160, "display.max_rows", 500, "display.float_format", "{:.3f}".format)
    if "--write" in sys.argv:
        write(REPO / "analysis" / "rhetoric")
    for table in (
        grammar,
        counts,
        diversity,
        crossings,
        order,
        known_groups,
        *([speed] if "--speed" in sys.argv else []),
    ):
        print(f"\n{(table.__doc__ or '').splitlines()[0]}\n{table().to_string(index=False)}")


if __name__ == "__main__":
    main()
