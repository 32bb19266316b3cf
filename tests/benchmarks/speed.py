"""How fast, and in how much memory: python tests/benchmarks/speed.py

Times are of the clock and of the processor; only on an idle machine do they agree (the clock runs on fewer seconds than the
processor where two cores work). Memory is the most a fresh process ever held, as Linux tells it.
"""

from __future__ import annotations

import importlib.util
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import numpy as np
from scoring import SHARED

from analysis import Article, extract_quotes, read, split_voices
from analysis.quotes.assembly import quote_rows
from analysis.quotes.layout import lay_out
from analysis.quotes.model import load_model, tag
from analysis.quotes.model.encoding import RESOURCES, Window, cuts, document, window
from analysis.quotes.relations import combine
from analysis.quotes.speakers import resolve_speakers
from analysis.quotes.speakers.thread import read_story
from analysis.quotes.table import quotes_table

FRESH = """
import sys, time
start = time.perf_counter()
from analysis import extract_quotes, read
{work}
seconds = time.perf_counter() - start
print(seconds, next(int(line.split()[1]) / 1024 for line in open("/proc/self/status") if line.startswith("VmHWM")))
"""
IMPORT = "pass"
FIRST_QUOTE = "extract_quotes(read('“The bridge is safe,” Ada Brook said.'))"
ALL_ARTICLES = """
from pathlib import Path
for path in sorted(Path(sys.argv[1]).glob("*.txt")): extract_quotes(read(path))
"""
ONE_TEXT = """
from pathlib import Path
words = int(sys.argv[2])
texts = "\\n\\n".join(path.read_text(encoding="utf-8") for path in sorted(Path(sys.argv[1]).glob("*.txt")))
while len(texts.split()) < words: texts += "\\n\\n" + texts
end = 0
for part in texts.split(" ")[:words]: end += len(part) + 1
article = read(texts[:end].replace("\\x00", ""))
start = time.perf_counter()
extract_quotes(article)
"""


def fresh(work: str, *arguments: str) -> tuple[float, float]:
    """(seconds, megabytes at most) of a fresh process that does some work."""
    command = [sys.executable, "-c", FRESH.format(work=work), *arguments]
    seconds, megabytes = subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()
    return float(seconds), float(megabytes)


class Clock:
    """Seconds of the processor by stage."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.spent: Counter[str] = Counter()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Count what happens inside as this stage."""
        start = time.process_time()
        yield
        self.spent[name] += time.process_time() - start


def staged(article: Article, clock: Clock) -> None:
    """One article, stage after stage: the same work as `extract_quotes`, nothing side by side but the encoder."""
    before = clock.spent["encoder"]
    with clock.stage("tagger without encoder"):
        tagged = tag(article.text, model=timed_model(clock))
    clock.spent["tagger without encoder"] -= clock.spent["encoder"] - before
    with clock.stage("layout"):
        layout = lay_out(article)
    with clock.stage("names, clusters"):
        story = read_story(article.text, layout.quotations)
    with clock.stage("rules, assembly"):
        found = combine(layout, tagged)
    with clock.stage("speakers"):
        speakers = resolve_speakers(article.text, found, story=story, author=article.author)
    with clock.stage("rows"):
        quotes = quotes_table(quote_rows(article, layout, found, speakers))
    with clock.stage("voices"):
        split_voices(article, quotes)


def timed_model(clock: Clock) -> object:
    """The model with an encoder that counts the time of its thread."""
    model = load_model()

    def encode(read: Window) -> np.ndarray:
        start = time.thread_time()
        rows = model.encode(read)
        clock.spent["encoder"] += time.thread_time() - start
        return rows

    return model._replace(encode=encode)


def whole_table(articles: list[Article]) -> None:
    """Words a second in all and the shares of the stages."""
    words = sum(len(article.text.split()) for article in articles)
    start, used = time.perf_counter(), time.process_time()
    for article in articles:
        extract_quotes(article)
    seconds, used = time.perf_counter() - start, time.process_time() - used
    print(
        f"{words / seconds:8,.0f} words a second, text to quotes table ({len(articles)} articles, {words:,} words)"
    )
    print(f"{used:8.1f} s of the processor, {seconds:.1f} s of the clock")
    clock = Clock()
    for article in articles:
        staged(article, clock)
    total = sum(clock.spent.values())
    for name, spent in clock.spent.most_common():
        print(f"{spent / total:8.0%} {name}")


def encoder_table(articles: list[Article]) -> None:
    """Our encoder beside one of BERT-base's size, over the same windows."""
    windows = []
    for doc in (document(article.text) for article in articles[:12]):
        windows += [window(doc, before, after) for before, _, _, after in cuts(doc)]
    ours = used(load_model().encode, windows)
    words = sum(len(read.first) for read in windows)
    print(f"{words / ours:8,.0f} words a second of the processor, our encoder alone")
    if importlib.util.find_spec("onnx") is None:
        print("         (an encoder of BERT-base's size is left out: it needs the package onnx)")
        return
    large = used(bert_encoder(), windows)
    print(
        f"{words / large:8,.0f} the same, BERT-base's size with random int8 weights: {large / ours:.1f} times ours"
    )


def used(encode: Callable[[Window], object], windows: list[Window]) -> float:
    """Processor seconds for these windows, read one after the other."""
    encode(windows[0])
    start = time.process_time()
    for one in windows:
        encode(one)
    return time.process_time() - start


def bert_encoder() -> Callable[[Window], object]:
    """The large encoder, set up as ours is."""
    import onnxruntime
    from bert import bert_graph

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(bert_graph(), options, providers=["CPUExecutionProvider"])
    return lambda read: session.run(
        None, {"pieces": np.array([read.pieces], np.int32), "first": np.array(read.first, np.int32)}
    )


def fresh_table(folder: Path) -> None:
    """Start, first quote, memory, and whether time and memory grow with the text."""
    seconds, megabytes = fresh(IMPORT)
    print(f"{seconds:8.2f} s and {megabytes:.0f} MB to import the package")
    start = time.perf_counter()
    load_model.__wrapped__(RESOURCES)
    print(f"{time.perf_counter() - start:8.2f} s to load the model")
    seconds, megabytes = fresh(FIRST_QUOTE)
    print(f"{seconds:8.2f} s and {megabytes:.0f} MB to the first quote from a cold start")
    print(f"{fresh(ALL_ARTICLES, str(folder))[1]:8.0f} MB at most for all articles")
    for words in (10_000, 67_600, 100_000):
        seconds, megabytes = fresh(ONE_TEXT, str(folder), str(words))
        print(
            f"{megabytes:8.0f} MB at most for one text of {words:,} words, {1e6 * seconds / words:.0f} µs a word"
        )


def main() -> None:
    """Print every table."""
    folder = SHARED / "data" / "polnear" / "dev_text"
    if not folder.is_dir():
        sys.exit(f"the articles are not at {folder}: set QUOTELAB_SHARED")
    articles = [read(path) for path in sorted(folder.glob("*.txt"))]
    extract_quotes(articles[0])
    fresh_table(folder)
    whole_table(articles)
    encoder_table(articles)


if __name__ == "__main__":
    main()
