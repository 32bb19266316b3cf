"""What parts of speech tell of cues and subjects, on phrases tagged by hand: word/TAG."""

from __future__ import annotations

import pytest

from analysis.article import Article
from analysis.quotes.attribution import Attribution
from analysis.quotes.layout import lay_out
from analysis.quotes.model import Tagged, TaggedSpan
from analysis.quotes.relations.grammar import end_of_relative, follows_clause, is_active, subject
from analysis.quotes.relations.objects import short_object
from analysis.quotes.relations.understood import understood

UPOS = {"DT": "DET", "NN": "NOUN", "NNS": "NOUN", "NNP": "PROPN", "PRP": "PRON", "WP": "PRON", "WDT": "PRON", "WRB": "ADV",
        "RB": "ADV", "IN": "ADP", "SC": "SCONJ", "JJ": "ADJ", "PRP$": "PRON", "POS": "PART", "CC": "CCONJ", "TO": "PART", ",": "PUNCT", ".": "PUNCT"}  # fmt: skip


def tagged(marked: str) -> tuple[str, Tagged]:
    text, spans, tags = "", [], []
    for token in marked.split():
        word, _, tag = token.rpartition("/")
        text += " " * bool(text and tag not in (",", ".", "POS"))
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
    ("content", "expected"),
    [
        ("that/SC it/PRP rained/VBD ,/, left/VBD early/RB", "that it rained"),
        ("the/DT wall/NN be/VB built/VBN ,/, came/VBD to/TO see/VB", "the wall be built"),
        ("that/SC the/DT men/NNS ,/, and/CC Reed/NNP ,/, must/MD go/VB", "that the men, and Reed, must go"),
        ("that/SC Reed/NNP ,/, once/RB ,/, left/VBD", "that Reed, once, left"),
        ("that/SC it/PRP rained/VBD and/CC snowed/VBD", "that it rained and snowed"),
    ],
)
def test_a_relative_clause_ends_where_the_main_clause_goes_on(content, expected):
    text, tags = tagged(content)
    assert text[: end_of_relative(tags, text, (0, len(text)))] == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the/DT mayor/NN", "the mayor"),
        ("if/SC the/DT mayor/NN", "the mayor"),
        ("place/NN despite/IN", None),
        ("who/WP had/VBD", "who had"),
        ("What/WP is/VBZ new/JJ is/VBZ Reed/NNP ,/, who/WP left/VBD ,/,", None),
        ("warmly/RB told/VBD a/DT baker/NN who/WP", "a baker who"),
        ("a/DT baker/NN in/IN Tolmar/NNP who/WP", "a baker in Tolmar who"),
        ("Reed/NNP left/VBD in/IN May/NNP ,/,", None),
        ("Reed/NNP ,/, who/WP left/VBD in/IN May/NNP ,/,", "Reed, who left in May,"),
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


@pytest.mark.parametrize(
    ("marked", "cue", "content", "expected"),
    [
        # the subject, whatever the verb; but neither "it" nor who something is done to
        ("Reed/NNP long/RB loathed/VBD eels/NNS ./.", "long loathed", "eels", "Reed"),
        ("The/DT song/NN ,/, titled/VBN Rain/NNP ,/, damns/VBZ eels/NNS ./.", "damns", "eels", "The song, titled Rain,"),
        ("It/PRP irks/VBZ eels/NNS ./.", "irks", "eels", ""),
        ("Reed/NNP was/VBD accused/VBN of/IN theft/NN ./.", "was accused of", "theft", ""),
        # whose a noun is
        ("His/PRP$ love/NN of/IN eels/NNS is/VBZ old/JJ ./.", "love of", "eels", "His"),
        ("Ada/NNP Reed/NNP 's/POS love/NN of/IN eels/NNS is/VBZ old/JJ ./.", "love of", "eels", "Ada Reed's"),
        ("Their/PRP$ love/NN of/IN eels/NNS is/VBZ old/JJ ./.", "love of", "eels", ""),
        # whom a phrase that opens the sentence is about
        ("Citing/VBG rain/NN ,/, Reed/NNP left/VBD ./.", "Citing", "rain", "Reed"),
        ("Citing/VBG “rain,”/NN Reed/NNP left/VBD ./.", "Citing", "“rain,”", "Reed"),
        ("Citing/VBG rain/NN ,/, Reed/NNP often/RB accused/VBN eels/NNS ./.", "Citing", "rain", "Reed"),
        ("In/IN praising/VBG eels/NNS ,/, the/DT cook/NN wept/VBD ./.", "praising", "eels", "the cook"),
        ("A/DT friend/NN of/IN eels/NNS ,/, Reed/NNP wept/VBD ./.", "A friend of", "eels", "Reed"),
        ("A/DT proud/JJ friend/NN of/IN eels/NNS ,/, Reed/NNP wept/VBD ./.", "proud friend of", "eels", "Reed"),
        ("Citing/VBG rain/NN ,/, which/WDT fell/VBD ,/, Reed/NNP left/VBD ./.", "Citing", "rain", ""),
        ("Citing/VBG rain/NN ,/, now/RB Reed/NNP left/VBD ./.", "Citing", "rain", ""),
        ("Reed/NNP left/VBD citing/VBG rain/NN ,/, Lind/NNP wept/VBD ./.", "citing", "rain", ""),
    ],
)  # fmt: skip
def test_the_source_that_is_understood(marked, cue, content, expected):
    text, tags = tagged(marked)
    spans = [(text.index(part), text.index(part) + len(part)) for part in (cue, content)]
    one = Attribution((), (spans[0],), (spans[1],), "test")
    source = understood(lay_out(Article(text)), tags, one).source
    assert "".join(text[start:end] for start, end in source) == expected


@pytest.mark.parametrize(
    ("marked", "cue", "expected"),
    [
        ("Reed/NNP attacked/VBD them/PRP ,/, then/RB left/VBD ./.", "attacked", "them"),
        ("Both/DT camps/NNS claimed/VBD victory/NN ./.", "claimed", "victory"),
        ("Reed/NNP echoed/VBD her/PRP$ concerns/NNS ./.", "echoed", "her concerns"),
        ("Reed/NNP told/VBD them/PRP ./.", "told", None),
        ("Reed/NNP loathed/VBD the/DT plan/NN ./.", "loathed", None),
        ("Reed/NNP wept/VBD Monday/NNP ./.", "wept", None),
        ("Reed/NNP was/VBD accused/VBN of/IN theft/NN ./.", "was accused of", None),
        ("Reed/NNP attacked/VBD them/PRP at/IN noon/NN ./.", "attacked", None),
    ],
)
def test_short_objects(marked, cue, expected):
    text, tags = tagged(marked)
    start = text.index(cue)
    seen = TaggedSpan("cue", start, start + len(cue), 0.9, None, 0.0)
    span = short_object(lay_out(Article(text)), tags, seen)
    assert (span and text[slice(*span)]) == expected
