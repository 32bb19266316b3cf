"""What must hold of a profile whatever was said: copies, order and other people change nothing they should not."""

import pandas as pd
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.compare import compare_rates, rhetoric_profile
from analysis.rhetoric import features
from analysis.rhetoric.figures import ORDER_FIGURES, QUESTIONS

SENTENCES = [
    "We will mend the wall.",
    "We will mend the boats, and the boats will carry us.",
    "Perhaps they may never know it was built by the guild.",
    "Is the toll too high?",
    "Nobody must be asked to pay, nobody at all.",
    "Look, it is the best harbour on the coast.",
    "Please don't close the renovation.",
    "I'd say it was clearly a disgrace.",
]
TALK = st.lists(st.tuples(st.sampled_from("pqr"), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4)), min_size=1, max_size=6)  # fmt: skip
CARRIED = ["feature", "unit", "n", "k", "articles", "rate"]
# The order of sentences makes these, and it decides what follows on a question and where a window of words is cut.
ORDERED = {*ORDER_FIGURES, *QUESTIONS, "mattr", "mtld"}


def quotes(talk, speaker="Ann"):
    """A table with one row a sentence from (article, sentences of one quote)."""
    rows = [
        {"article": article, "quote": number, "speaker": speaker, "sentence": place, "text": text}
        for number, (article, said) in enumerate(talk)
        for place, text in enumerate(said)
    ]
    return pd.DataFrame(rows).assign(voice="own", start=lambda frame: frame["sentence"] * 100)


def profile(frame, speaker="Ann"):
    table = rhetoric_profile(frame)
    return table[table["speaker"] == speaker].reset_index(drop=True)


@settings(max_examples=10, deadline=None)
@given(TALK)
def test_copies_of_all_articles_leave_every_rate(talk):
    once = quotes(talk)
    copied = pd.concat([once, once.assign(article=once["article"] + "2", quote=once["quote"] + 100)])
    one, two = profile(once), profile(copied)
    ids = set(features())
    one, two = (table[table["feature"].isin(ids)].set_index("feature") for table in (one, two))
    pd.testing.assert_series_equal(one["rate"], two["rate"])
    assert (2 * one[["k", "n", "articles"]]).equals(two[["k", "n", "articles"]])


@settings(max_examples=10, deadline=None)
@given(TALK, st.randoms(use_true_random=False))
def test_order_of_sentences_matters_to_order_alone(talk, random):
    mixed = [(article, random.sample(said, len(said))) for article, said in random.sample(talk, len(talk))]
    one, two = (
        table[~table["feature"].isin(ORDERED)] for table in (profile(quotes(talk)), profile(quotes(mixed)))
    )
    pd.testing.assert_frame_equal(one[[*CARRIED, "gate"]], two[[*CARRIED, "gate"]])


@settings(max_examples=10, deadline=None)
@given(TALK, TALK)
def test_another_speaker_leaves_every_number(talk, other):
    alone = quotes(talk)
    together = pd.concat([alone, quotes(other, "Ben").assign(quote=lambda frame: frame["quote"] + 100)])
    columns = [*CARRIED, "low", "high", "method"]
    # With two articles or more the claim is about a corpus either way; with one it depends on the others.
    if alone["article"].nunique() == together["article"].nunique():
        columns.append("gate")
        pd.testing.assert_frame_equal(profile(alone)[columns], profile(together)[columns])
    else:
        pd.testing.assert_frame_equal(profile(alone)[CARRIED], profile(together)[CARRIED])


@settings(max_examples=10, deadline=None)
@given(TALK, TALK)
def test_swapped_sides_have_opposite_signs(talk, other):
    both = pd.concat([quotes(talk), quotes(other, "Ben").assign(quote=lambda frame: frame["quote"] + 100)])
    one, two = compare_rates(both, "Ann", "Ben"), compare_rates(both, "Ben", "Ann")
    pd.testing.assert_series_equal(one["log_ratio"], -two["log_ratio"])
    assert one["k"].tolist() == two["k_other"].tolist()
