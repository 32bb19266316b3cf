"""Pronouns, modals and extreme cases on short invented sentences."""

import pytest

from analysis.rhetoric.passages import Tag, passage
from analysis.rhetoric.registry import feature


def found(id: str, text: str) -> list[str]:
    one = passage(text)
    return [one.text[hit.start : hit.end] for hit in feature(id).detect(one)]


@pytest.mark.parametrize(
    ("id", "text", "hits"),
    [
        ("self_mention", "I said it was mine, and my sister kept it for me.", ["I", "mine", "my", "me"]),
        ("self_mention", "World War I closed the mine.", []),
        ("self_mention", "I’m sorry.", ["I"]),
        ("we", "We’re ready, so let’s take our time with ourselves.", ["We", "let's", "our", "ourselves"]),
        ("we", "The US mill sent us a bill.", ["us"]),
        ("you", "You know yourself what your town needs.", ["You", "yourself", "your"]),
        ("they", "They sold them their own water.", ["They", "them", "their"]),
        ("modal_possibility", "It may rain, it might not, and I can’t or could not say.", ["may", "might", "ca", "could"]),
        ("modal_possibility", "In May the might of the river broke the can.", []),
        ("modal_possibility", "May I ask why?", ["May"]),
        ("modal_possibility", "May 5 is the day.", []),
        ("modal_possibility", "She cannot come.", ["can"]),
        ("modal_necessity", "You must go, you ought to rest and we have to wait.", ["must", "ought", "have to"]),
        ("modal_necessity", "It has nothing to do with the need to rest.", []),
        ("modal_necessity", "They’ve got to pay.", ["got to"]),
        ("modal_prediction", "I’ll go, she won’t, and they would.", ["'ll", "wo", "would"]),
        ("modal_prediction", "He’d go if he could.", ["'d"]),
        ("modal_prediction", "He’d been there and I’d already finished.", []),
        ("modal_prediction", "Will Tarrow read the will of his aunt.", []),
        ("modal_prediction", "Will the bridge hold?", ["Will"]),
        ("modal_prediction", "The people’s will matters to Will.", []),
        ("extreme_case", "Everyone always pays and nobody complains.", ["Everyone", "always", "nobody"]),
        ("extreme_case", "All 12 members voted, not all of them gladly.", []),
        ("extreme_case", "All of the twelve boats sank after all.", []),
        ("extreme_case", "It is the worst flood in history, totally avoidable.", ["in history", "totally"]),
        ("extreme_case", "Every other week the pump stops.", []),
    ],
)  # fmt: skip
def test_hits(id, text, hits):
    assert found(id, text) == hits


def test_tags_take_away_what_is_no_verb():
    one = passage("Cans can can.")
    assert len(list(feature("modal_possibility").detect(one))) == 2
    tagged = one._replace(tags=[Tag("NOUN", "NNS"), Tag("AUX", "MD"), Tag("VERB", "VB")])
    assert len(list(feature("modal_possibility").detect(tagged))) == 1
