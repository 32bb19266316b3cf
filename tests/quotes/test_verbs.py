"""Reporting verbs: their forms, and what kind of cue any words are."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from analysis.quotes.table import CUE_CLASSES, MANNERS
from analysis.quotes.verbs import _lexicon, describe_cue, find_cues


def test_the_list_is_long_and_every_verb_has_a_class_a_manner_and_a_frame():
    verbs = {verb for entries in _lexicon().values() for _, verb, _ in entries}
    assert len(verbs) >= 150
    assert {verb.cue_class for verb in verbs} == set(CUE_CLASSES)
    assert {verb.manner for verb in verbs} == {*MANNERS, "open"}
    assert all(verb.frames and set(verb.frames) <= set("qtcwina") for verb in verbs)


@pytest.mark.parametrize(
    ("form", "lemma", "name"),
    [
        ("says", "say", "s"),
        ("said", "say", "past"),
        ("saying", "say", "gerund"),
        ("replied", "reply", "past"),
        ("denies", "deny", "s"),
        ("stresses", "stress", "s"),
        ("admitting", "admit", "gerund"),
        ("quipped", "quip", "past"),
        ("agreeing", "agree", "gerund"),
        ("arguing", "argue", "gerund"),
        ("beginning", "begin", "gerund"),
        ("written", "write", "participle"),
        ("pointed out", "point out", "past"),
        ("made it clear", "make it clear", "past"),
        ("shot back", "shoot back", "past"),
        ("were convinced", "be convinced", "past"),
        ("According to", "according to", "base"),
        ("bragged", "brag", "past"),
        ("snapped back", "snap back", "past"),
        ("hitting back", "hit back", "gerund"),
        ("labelled", "label", "past"),
        ("labeling", "label", "gerund"),
    ],
)
def test_forms(form, lemma, name):
    (cue,) = find_cues(f"They {form} it.")
    assert (cue.verb.lemma, cue.form) == (lemma, name)


@pytest.mark.parametrize(
    ("cue", "lemma", "cue_class"),
    [
        ("said", "say", "neutral"),
        ("has also said in a statement", "say", "neutral"),
        ("repeatedly claimed", "claim", "distancing"),
        ("conceded", "concede", "endorsing"),
        ("lashed out", "lash out", "evaluative"),
        ("went on to say", "go on to say", "neutral"),
        ("believes", "believe", "mental"),
        ("in the view of", "in the view of", "mental"),
    ],
)
def test_a_cue_of_several_words_is_known_by_its_verb(cue, lemma, cue_class):
    verb = describe_cue(cue)
    assert (verb.lemma, verb.cue_class) == (lemma, cue_class)


@pytest.mark.parametrize("cue", ["", ":", "the", "painted with the words"])
def test_a_cue_without_a_reporting_verb(cue):
    assert describe_cue(cue) is None


@given(st.text())
def test_cues_stand_where_they_say_and_do_not_overlap(text):
    cues = find_cues(text)
    assert all(text[cue.start : cue.end].strip() for cue in cues)
    assert all(a.end <= b.start for a, b in pairwise(cues))
