"""How right the rules of rhetoric are, against the gold grammar of GUM and EWT; prints tables.

Run: QUOTELAB_SHARED=/where/the/data/is python tests/benchmarks/rhetoric.py
"""

from __future__ import annotations

import json
import math
import os
import resource
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

import pandas as pd

from analysis.compare import figure_table, rhetoric_profile
from analysis.quotes.verbs import describe_cue
from analysis.rhetoric import hdd, mattr, mtld
from analysis.rhetoric.cards import measures_markdown, read_cards
from analysis.rhetoric.figures import ORDER_FIGURES
from analysis.rhetoric.lists import read_list
from analysis.rhetoric.passages import Passage, Tag, passage
from analysis.rhetoric.registry import feature
from analysis.rhetoric.schemes import find_antimetabole
from analysis.rhetoric.syntax import is_nominalisation
from analysis.rhetoric.tagging import model_tags
from analysis.text import sentences, words

SHARED = Path(os.environ.get("QUOTELAB_SHARED", Path(__file__).resolve().parents[3] / "shared"))
GENRES = ("speech", "news", "interview")


class Token(NamedTuple):
    """A token of a treebank with its place in the sentence."""

    start: int
    end: int
    form: str
    lemma: str
    upos: str
    xpos: str
    feats: str
    head: int
    deprel: str


class Sentence(NamedTuple):
    """A sentence of a treebank."""

    document: str
    genre: str
    text: str
    kind: str
    tokens: list[Token]


def treebank(path: Path) -> Iterator[Sentence]:
    """The sentences of a CoNLL-U file."""
    document, facts, lines = "", {}, []
    for line in [*path.read_text(encoding="utf-8").splitlines(), ""]:
        if line.startswith("#"):
            key, _, value = line[1:].partition("=")
            facts[key.strip()] = value.strip()
            document = facts.get("newdoc id", document)
        elif line:
            lines.append(line.split("\t"))
        elif lines:
            genre = document.split("_")[1] if document.startswith("GUM_") else "web"
            yield Sentence(
                document, genre, facts["text"], facts.get("s_type", ""), _tokens(facts["text"], lines)
            )
            facts, lines = {}, []


def _tokens(text: str, lines: list[list[str]]) -> list[Token]:
    at, tokens = 0, []
    for columns in lines:
        if not columns[0].isdigit():
            continue
        found = text.find(columns[1], at)
        start = at if found < 0 else found
        at = start + len(columns[1]) if found >= 0 else at
        tokens.append(Token(start, at, *(columns[i] for i in (1, 2, 3, 4, 5)), int(columns[6]), columns[7]))
    return tokens


@cache
def corpus(name: str) -> list[tuple[Sentence, Passage]]:
    """One treebank file with its sentences as passages."""
    return [(one, passage(one.text)) for one in treebank(SHARED / "data" / f"{name}.conllu")]


Pair = tuple[Sentence, Passage]
SOURCES = ("words", "model", "gold")
"""Where parts of speech come from: nowhere, the model that ships, the treebank."""


@cache
def tagged(name: str, source: str) -> list[Pair]:
    """One treebank file as passages with parts of speech from a source."""
    pairs = corpus(name)
    if source == "gold":
        return [(one, with_tags(one, text)) for one, text in pairs]
    if source == "model":
        tags = model_tags([text for _, text in pairs])
        return [(one, text._replace(tags=mine)) for (one, text), mine in zip(pairs, tags, strict=True)]
    return pairs


def with_tags(sentence: Sentence, text: Passage) -> Passage:
    """The passage with the gold parts of speech, AUX where the treebank says so."""
    at = {
        start: Tag(token.upos, token.xpos)
        for token in sentence.tokens
        for start in range(token.start, token.end)
    }
    return text._replace(tags=[at.get(token.start, Tag("X", "XX")) for token in text.tokens])


Gold = Callable[[Sentence], set[int]]


def passives(sentence: Sentence) -> set[int]:
    """Where participles of be- and get-passives end."""
    heads = {token.head for token in sentence.tokens if token.deprel == "aux:pass"}
    return {sentence.tokens[head - 1].end for head in heads}


def agents(sentence: Sentence) -> set[int]:
    """Where participles with a by-agent and an auxiliary end."""
    heads = {token.head for token in sentence.tokens if token.deprel == "obl:agent"}
    return {sentence.tokens[head - 1].end for head in heads} & passives(sentence)


def having(fact: str) -> Gold:
    """Where tokens with a morphological feature end."""
    return lambda sentence: {token.end for token in sentence.tokens if fact in token.feats.split("|")}


NEGATORS = {"not", "never", "no", "nor", "neither", "none", "nothing", "nobody", "nowhere", "without"}


def negators(sentence: Sentence) -> set[int]:
    """Where the words of our own definition of negation end; no one is one of them, and ends with its one."""
    ends = set()
    for token, after in zip(sentence.tokens, [*sentence.tokens[1:], None], strict=True):
        if token.lemma.lower() in NEGATORS or "Polarity=Neg" in token.feats.split("|"):
            noone = token.lemma.lower() == "no" and after is not None and after.form.lower() == "one"
            ends.add(after.end if noone else token.end)
    return ends


def question(sentence: Sentence) -> set[int]:
    """1 for a question."""
    return {1} if sentence.kind in ("q", "wh") else set()


def commands(sentence: Sentence) -> set[int]:
    """Where imperatives end, each at its main verb: the do of don't is marked too, and is no command of its own."""
    return {
        token.end
        for token in sentence.tokens
        if "Mood=Imp" in token.feats.split("|") and token.deprel != "aux"
    }


def imperative(sentence: Sentence) -> set[int]:
    """1 for a sentence of the imperative type."""
    return {1} if sentence.kind == "imp" else set()


def nominalisations(sentence: Sentence) -> set[int]:
    """Where nouns with a nominalising suffix end that the list of exceptions leaves."""
    return {
        token.end
        for token in sentence.tokens
        if token.upos == "NOUN" and is_nominalisation(token.form.lower())
    }


def compare(pairs: list[Pair], id: str, gold: Gold, *, whole: bool = False) -> dict:
    """Precision, recall and F of a feature; ``whole`` compares sentences, not places."""
    right = found = wanted = 0
    for sentence, text in pairs:
        hits = {1 if whole else hit.end for hit in feature(id).detect(text)}
        expected = gold(sentence)
        right, found, wanted = right + len(hits & expected), found + len(hits), wanted + len(expected)
    p, r = right / (found or 1), right / (wanted or 1)
    return {"gold": wanted, "found": found, "P": p, "R": r, "F": 2 * p * r / ((p + r) or 1)}


CHECKS: list[tuple[str, Gold, bool, bool]] = [
    # feature, gold, whether it needs sentence types (GUM alone), whether sentences are compared
    ("passive", passives, False, False),
    ("passive_agent", agents, False, False),
    ("superlative", having("Degree=Sup"), False, False),
    ("comparative", having("Degree=Cmp"), False, False),
    ("nominalisation", nominalisations, False, False),
    ("negation", having("Polarity=Neg"), False, False),
    ("negation (own words)", negators, False, False),
    ("question (sentences)", question, True, True),
    ("imperative", commands, False, False),
    ("imperative (sentences)", imperative, True, True),
]
PARTS = [
    ("gum/dev", None),
    *(("gum/dev", genre) for genre in GENRES),
    *(("gum/train", genre) for genre in GENRES),
    ("ewt/dev", None),
]


def part(name: str, genre: str | None, source: str = "words") -> list[Pair]:
    """One treebank file, or one genre of it."""
    return [pair for pair in tagged(name, source) if genre in (None, pair[0].genre)]


def grammar() -> pd.DataFrame:
    """Precision, recall and F of every rule on every part: by words alone, with the model's tags, with gold tags."""
    rows = []
    for name, genre in PARTS:
        for label, gold, typed, whole in CHECKS:
            if typed and name.startswith("ewt"):
                continue
            id = label.partition(" ")[0]
            for source in SOURCES if feature(id).tagged else SOURCES[:1]:
                rows.append(
                    {"part": f"{name} {genre or ''}".strip(), "feature": label, "with": source}
                    | compare(part(name, genre, source), id, gold, whole=whole)
                )
    return pd.DataFrame(rows)


PERSONS = {"self_mention": ("1", "Sing"), "we": ("1", "Plur"), "you": ("2", ""), "they": ("3", "Plur")}
MODALS = {
    "modal_possibility": "can may might could".split(),
    "modal_necessity": "ought should must".split(),
    "modal_prediction": "will would shall".split(),
}


def counts() -> pd.DataFrame:
    """Gold counts beside ours: pronouns by person, modals by lemma."""
    rows = []
    for name, genre in PARTS:
        tokens = [token for sentence, _ in part(name, genre) for token in sentence.tokens]
        gold = Counter(key for token in tokens for key in _gold_keys(token))
        ours = {source: _our_counts(part(name, genre, source)) for source in SOURCES[:2]}
        for feature_id, item in sorted(gold):
            key = feature_id, item
            found = {source: count[key] for source, count in ours.items()}
            rows.append(
                {
                    "part": f"{name} {genre or ''}".strip(),
                    "feature": feature_id,
                    "item": item,
                    "gold": gold[key],
                }
                | found
            )
    return pd.DataFrame(rows)


def _gold_keys(token: Token) -> Iterator[tuple[str, str]]:
    """What a token counts as: (feature, lemma of a modal or nothing)."""
    facts = token.feats.split("|")
    for id, (person, number) in PERSONS.items():
        if (
            token.upos == "PRON"
            and f"Person={person}" in facts
            and (not number or f"Number={number}" in facts)
        ):
            yield id, ""
    for id, lemmas in MODALS.items():
        if token.xpos == "MD" and token.lemma in lemmas:
            yield id, token.lemma


LEMMAS = {"ca": "can", "'ll": "will", "wo": "will", "'d": "would", "sha": "shall"}
SEMI_MODALS = {"have to", "need to", "got to", "gotta"}


def _our_counts(pairs: list[Pair]) -> Counter[tuple[str, str]]:
    found = Counter[tuple[str, str]]()
    for id in (*PERSONS, *MODALS):
        for _, text in pairs:
            items = (hit.item for hit in feature(id).detect(text) if hit.item not in SEMI_MODALS)
            found.update((id, LEMMAS.get(item, item) if id in MODALS else "") for item in items)
    return found


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
    for id, name in (
        ("hedge", "hedges"),
        ("booster", "boosters"),
        ("attitude", "attitude"),
        ("engagement", "engagement"),
        ("extreme_case", "extreme_case"),
    ):
        read = read_list(name).dropna(subset=["precision"])
        right = (read["precision"] * read["n_checked"]).sum() / read["n_checked"].sum()
        rows.append(
            {"feature": id, "checked_on": "quotations in US political news, 2015-16", "with": "words", "n": int(read["n_checked"].sum()),
             "precision": round(right, 3), "note": f"{len(read)} most frequent items of {len(read_list(name))}, one reader; exclude patterns made on the same lines"}
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
    for line in (SHARED / "data" / "polnear" / "train.jsonl").read_text(encoding="utf-8").splitlines():
        article = json.loads(line)
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
    pairs = [
        pair
        for name in ("gum/train", "gum/dev")
        for pair in corpus(name)
        if pair[0].genre in (*GENRES, "conversation")
    ]
    frame = pd.DataFrame(
        [(s.document, s.genre, s.text) for s, _ in pairs], columns=["article", "genre", "text"]
    )
    ends = frame["text"].str.len().add(1).groupby(frame["article"]).cumsum()
    frame = frame.assign(
        voice="own", quote=0, sentence=range(len(frame)), start=ends - frame["text"].str.len() - 1
    )
    table = figure_table(frame, by=["genre", "article"], scope="article")
    totals = (
        table[table["feature"].isin(ORDER_FIGURES)].groupby(["genre", "feature"])[["n", "k", "null"]].sum()
    )
    return totals.assign(ratio=totals["k"] / totals["null"]).reset_index()


def known_groups() -> pd.DataFrame:
    """Rates that are known to differ: political speech and news of GUM train and dev, per 1,000 words or 100 sentences."""
    pairs = [
        pair
        for name in ("gum/train", "gum/dev")
        for pair in corpus(name)
        if pair[0].genre in ("speech", "news")
    ]
    frame = pd.DataFrame(
        [(s.document, s.genre, s.text) for s, _ in pairs], columns=["article", "genre", "text"]
    )
    frame = frame.assign(voice="own", sentence=range(len(frame)))
    chosen = [
        "we",
        "passive",
        "modal_necessity",
        "superlative",
        "nominalisation",
        "hedge",
        "booster",
        "question",
    ]
    table = rhetoric_profile(frame, by="genre", only=chosen)
    return table.pivot(index="feature", columns="genre", values="rate").loc[chosen].reset_index()


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
        write(Path(__file__).resolve().parents[2] / "analysis" / "rhetoric")
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
