"""Random text of the kind that breaks programs: marks everywhere, odd spaces, cut-off words, other scripts."""

import time
from collections.abc import Callable

from hypothesis import strategies as st

_MARKS = "\"'“”‘’«»„‟‚‹›「」`´′″"
_PIECES = [
    *_MARKS, "''", "``", "\n", "\n\n", "\r\n", " ", "\u00a0", "\u2028", "\t", ".", "...", "…", ",", "!", "?", "—", "-", ":", ";",
    "(", ")", "[1]", "<a href=\"x\">", "</p>", "\ufeff", "\u200b", "\u202a", "\x00", "\ufffd", "e\u0301", "İ", "ß", "٣", "½", "北京", "👩‍🌾",
    "said", "he said", "Reed", "Ada Tarn", "the mayor", "U.S.", "Mr.", "No. 2", "5 p.m.", "6' 2\"", "12\"", "’tis", "'90s", "dogs’", "don’t",
    "we", "I came", "REED:", "By Ada Tarn", "ALDER (AP) — ", "# Title", "---\ntitle: x\n---\n", "$5 and $6", "a", "A", "1", "1.",
]  # fmt: skip

HOSTILE = st.one_of(
    st.text(max_size=120),
    st.text(alphabet=_MARKS + " \nab.,", max_size=120),
    st.lists(st.sampled_from(_PIECES), max_size=40).map(" ".join),
    st.lists(st.sampled_from(_PIECES), max_size=40).map("".join),
)

# What a careless pattern can cut in very many ways, or reads again from every place.
LONG_RUNS = [
    "A" + "-A" * 10_000 + " said Reed.",
    "A" + ".-’" * 10_000,
    "By " + ", ".join(["O’Reed O’Tarn O’Reed O’Tarn O’Reed"] * 5) + "!",
    "By " + "B. " * 10_000,
    "# Title" + " " * 20_000 + "goes\non here",
    "He left." + "»" * 10_000 + "he",
    "He left." + " »" * 10_000 + "he",
    "Why" + "?" * 20_000 + "x",
    "Well" + " ." * 20_000,
    "A" + ", a" * 10_000,
    "1" + ",1" * 10_000,
]


def is_quick(work: Callable[[str], object], text: str) -> bool:
    """Whether the work grows with the text alone: twenty thousand characters take it a blink, and no minutes."""
    began = time.process_time()
    work(text)
    return time.process_time() - began < 2
