"""Parts of speech: which token gets which, what they decide, and that neighbours do not matter."""

import pandas as pd
import pytest
from hostile import HOSTILE
from hypothesis import given, settings

from analysis.compare import methods_paragraph, rhetoric_profile
from analysis.rhetoric import count_matrix, features
from analysis.rhetoric.own import spoken
from analysis.rhetoric.passages import Tag, passage
from analysis.rhetoric.registry import feature
from analysis.rhetoric.tagging import FEW_WORDS, model_tags, tagger_for


def hits(id, text, tags=""):
    """The hits in a text whose tokens have these tags, UPOS/XPOS each."""
    one = passage(text)
    if tags:
        one = one._replace(tags=[Tag(*pair.split("/")) for pair in tags.split()])
        assert len(one.tags) == len(one.tokens)
    return [one.text[hit.start : hit.end] for hit in feature(id).detect(one)]


@pytest.mark.parametrize(
    ("id", "text", "tags", "words", "tagged"),
    [
        # What the words suggest, and what the parts of speech make of it.
        ("passive", "The harbour's closed gate leaks.", "DET/DT NOUN/NN PART/POS VERB/VBN NOUN/NN VERB/VBZ", ["'s closed"], []),
        ("passive", "She was convinced that day.", "PRON/PRP AUX/VBD VERB/VBN DET/DT NOUN/NN", [], ["was convinced"]),
        ("passive", "It was fenced.", "PRON/PRP AUX/VBD ADJ/JJ", ["was fenced"], []),
        ("passive", "The toll was waived.", "DET/DT NOUN/NN AUX/VBD NOUN/NN", ["was waived"], ["was waived"]),
        ("passive", "He was worried.", "PRON/PRP AUX/VBD NOUN/NN", [], []),
        ("passive", "He was elated by the news.", "PRON/PRP AUX/VBD ADJ/JJ ADP/IN DET/DT NOUN/NN", ["was elated"], ["was elated"]),
        ("passive", "This is Mohamed.", "PRON/DT AUX/VBZ PROPN/NNP", ["is Mohamed"], []),
        ("passive", "Was the toll paid?", "AUX/VBD DET/DT NOUN/NN VERB/VBN", [], ["Was the toll paid"]),
        ("passive", "It was so badly built.", "PRON/PRP AUX/VBD ADV/RB ADV/RB VERB/VBN", [], ["was so badly built"]),
        ("modal_possibility", "He has the might of a may.", "PRON/PRP VERB/VBZ DET/DT NOUN/NN ADP/IN DET/DT NOUN/NN", ["may"], []),
        ("modal_possibility", "May Reed spoke.", "PROPN/NNP PROPN/NNP VERB/VBD", [], []),
        ("modal_prediction", "I'd oil it.", "PRON/PRP AUX/MD VERB/VB PRON/PRP", ["'d"], ["'d"]),
        ("modal_prediction", "I'd begun it.", "PRON/PRP AUX/VBD VERB/VBN PRON/PRP", ["'d"], []),
        ("nominalisation", "They petition the court.", "PRON/PRP VERB/VBP DET/DT NOUN/NN", ["petition"], []),
        ("imperative", "Caulk the boats.", "VERB/VB DET/DT NOUN/NNS", [], ["Caulk"]),
        ("imperative", "Work is hard.", "NOUN/NN AUX/VBZ ADJ/JJ", [], []),
        ("comparative", "Another stranger came.", "DET/DT NOUN/NN VERB/VBD", ["stranger"], []),
    ],
)  # fmt: skip
def test_tags_decide(id, text, tags, words, tagged):
    assert hits(id, text) == words
    assert hits(id, text, tags) == tagged


def test_rules_without_the_mark_do_not_look_at_tags():
    text, odd = passage("We never saw the best of them, did we?"), Tag("X", "FW")
    odd_text = text._replace(tags=[odd] * len(text.tokens))
    for one in features().values():
        if not one.tagged:
            assert list(one.detect(text)) == list(one.detect(odd_text)), one.id


def test_the_model_tags_every_token():
    texts = [passage(text) for text in ("We can’t, and you cannot, pay.", "—", "", "May I?")]
    tags = model_tags(texts)
    assert [len(mine) for mine in tags] == [len(text.tokens) for text in texts]
    words = {token.lower: tag.xpos for text, mine in zip(texts, tags, strict=True) for token, tag in zip(text.tokens, mine, strict=True)}  # fmt: skip
    assert (words["ca"], words["can"], words["not"], words["may"]) == ("MD", "MD", "RB", "MD")


def test_tags_do_not_depend_on_neighbours():
    first, second = passage("The toll was raised."), passage("Raise it again.")
    together = model_tags([first, second])
    assert [model_tags([second])[0], model_tags([first])[0]] == together[::-1]


def test_the_switch():
    few, many = FEW_WORDS, FEW_WORDS + 1
    assert tagger_for("auto", few) is model_tags
    assert tagger_for("auto", many) is None
    assert tagger_for(None, few) is None
    assert tagger_for(model_tags, many) is model_tags


def test_no_tags_are_made_where_nothing_gains_by_them(monkeypatch):
    monkeypatch.setattr("analysis.rhetoric.tagging.model_tags", lambda passages: 1 / 0)
    talk = pd.DataFrame({"speaker": ["Ann"], "text": ["We never know."]})
    assert count_matrix(talk, only=["negation"])["negation"].tolist() == [1]
    assert rhetoric_profile(talk, only=["we", "mattr"])["k"].iloc[0] == 1
    with pytest.raises(ZeroDivisionError):
        count_matrix(talk, only=["passive"])
    assert count_matrix(talk, only=["passive"], tagger=None)["passive"].tolist() == [0]


def test_the_same_words_have_the_same_rate_alone_and_in_a_full_profile():
    talk = pd.DataFrame({"speaker": ["Ann"] * 2, "text": ["It may be raised.", "I’d say we must raise it."]})
    full = rhetoric_profile(talk).set_index("feature")["k"]
    for id in features():
        assert rhetoric_profile(talk, only=[id])["k"].iloc[0] == full[id], id


def test_methods_name_the_parts_of_speech():
    talk = pd.DataFrame({"speaker": ["Ann"], "text": ["It was raised."]})
    assert "Parts of speech, from quotelab's model, decided on passives." in methods_paragraph(
        talk, only=["passive"]
    )
    assert "No parts of speech were used." in methods_paragraph(talk, only=["passive"], tagger=None)
    assert "arts of speech" not in methods_paragraph(talk, only=["we"])
    assert spoken(talk, tagger=model_tags).passages[0].tags is not None


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_any_text_has_a_tag_for_every_token(text):
    one = passage(text)
    assert [len(tags) for tags in model_tags([one])] == [len(one.tokens)]
