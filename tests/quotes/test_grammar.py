"""What parts of speech tell of cues and subjects, on phrases tagged by hand: word/TAG, "_" inside a word for a space."""

from __future__ import annotations

import pytest

from analysis.quotes.grammar import follows_clause, is_active, subject
from analysis.quotes.model import Tagged

UPOS = {"DT": "DET", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "PRP": "PRON", "WP": "PRON", "WDT": "PRON", "WRB": "ADV",
        "RB": "ADV", "IN": "ADP", "SC": "SCONJ", "JJ": "ADJ", ",": "PUNCT"}  # fmt: skip


def tagged(marked: str) -> tuple[str, Tagged]:
    text, spans, tags = "", [], []
    for token in marked.split():
        word, _, tag = token.rpartition("/")
        text += " " * bool(text)
        spans.append((len(text), len(text) + len(word)))
        tags.append(tag)
        text += word
    return text, Tagged(spans, [UPOS.get(tag, "VERB") for tag in tags], tags, [])


@pytest.mark.parametrize(
    ("cue", "expected"),
    [
        ("long/RB opposed/VBD", True),
        ("has/VBZ questions/NNS about/IN", True),
        ("does/VBZ not/RB blame/VB", True),
        ("has/VBZ accused/VBN", True),
        ("was/VBD accused/VBN", False),
        ("was/VBD widely/RB ridiculed/JJ for/IN", False),
        ("has/VBZ been/VBN blamed/VBN", False),
        ("seems/VBZ", False),
        ("saying/VBG", False),
        ("to/TO say/VB", False),
    ],
)
def test_active_verbs(cue, expected):
    text, tags = tagged(cue)
    assert is_active(tags, text, (0, len(text))) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the/DT mayor/NN", "the mayor"),
        ("if/SC the/DT mayor/NN", "the mayor"),
        ("warmly/RB told/VBD a/DT baker/NN who/WP", "a baker who"),
        ("a/DT baker/NN in/IN Tolmar/NNP who/WP", "a baker in Tolmar who"),
        ("Reed/NNP left/VBD in/IN May/NNP ,/,", None),
        ("Reed/NNP ,/, who/WP left/VBD in/IN May/NNP ,/,", "Reed , who left in May ,"),
    ],
)
def test_subjects(phrase, expected):
    text, tags = tagged(phrase)
    span = subject(tags, (0, len(text)))
    assert (span and text[slice(*span)]) == expected


def test_what_may_stand_before_a_subject():
    text, tags = tagged("those/DT who/WP said/VBD bread/NN")
    assert not follows_clause(tags, 0, text.index("bread"))
    text, tags = tagged("it/PRP said/VBD that/SC bread/NN")
    assert follows_clause(tags, 0, text.index("bread"))
