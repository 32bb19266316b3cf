"""Random text of the kind that breaks programs: marks everywhere, odd spaces, cut-off words, other scripts."""

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
