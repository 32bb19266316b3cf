"""Questions, negation and superlatives on short invented sentences."""

import pytest

from analysis.rhetoric.passages import passage
from analysis.rhetoric.registry import feature


def found(id: str, text: str) -> list[str]:
    one = passage(text)
    return [one.text[hit.start : hit.end] for hit in feature(id).detect(one)]


@pytest.mark.parametrize(
    ("id", "text", "hits"),
    [
        ("question", "“Who owns the quay?”", ['Who owns the quay?"']),
        ("question", "Really?! (Yes?)", ["Really?! (Yes?)"]),
        ("question", "Is it late? Perhaps.", []),
        ("question", "?", []),
        ("negation", "We don’t know, and no one will, nor can’t is no answer.", ["n't", "no one", "nor", "n't", "no"]),
        ("negation", "Nothing without a fight.", ["Nothing", "without"]),
        ("negation", "See No. 5 and know the knot.", []),
        ("superlative", "The longest, most costly and best bridge.", ["longest", "most", "best"]),
        ("superlative", "The west has an interest in the forest.", []),
    ],
)  # fmt: skip
def test_hits(id, text, hits):
    assert found(id, text) == hits
