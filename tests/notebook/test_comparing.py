"""Two sides of a text, refrains, and words in context on the page."""

import pandas as pd
import pytest
from conftest import seed_article
from samples import segments_of

from analysis import compare
from analysis.notebook import comparing
from analysis.rhetoric.figures import figures


def test_voices_are_three_sides_that_hold_every_word_once():
    voices = segments_of("harbour-summit")
    rows = comparing.sides(voices, "voice")
    assert set(rows["side"]) == set(comparing.VOICES.values())
    spoken = voices[voices["kind"].ne("fragment")]
    assert rows["n_words"].sum() == spoken["n_words"].sum()


def test_other_columns_compare_own_words_only():
    voices = segments_of("harbour-summit")
    rows = comparing.sides(voices)
    assert rows["n_words"].sum() == voices.loc[voices["voice"].eq("own"), "n_words"].sum()
    with pytest.raises(KeyError, match="speaker"):
        comparing.sides(voices, "party")


def test_the_most_quoted_and_nobody():
    voices = segments_of("radio-debate")
    own = voices[voices["voice"].eq("own")].groupby("speaker")["n_words"].sum()
    assert comparing.most_quoted(voices) == own.idxmax()
    assert comparing.most_quoted(voices.head(0)) == "nobody"


def test_refrains_of_everybody_in_one_table():
    talk = pd.DataFrame({"speaker": ["Ann", "Ben"] * 3, "article": list("aabbcc"), "quote": 0, "voice": "own", "kind": "direct", "start": 0,
                         "n_words": 5, "text": ["Take back the sea now.", "Nothing new to say."] * 3})  # fmt: skip
    table = comparing.refrains(talk.assign(quote=range(6)))
    assert set(table["speaker"]) == {"Ann", "Ben"} and "take back the sea now" in table["phrase"].tolist()
    assert comparing.refrains(talk.head(0)).empty


def test_pages_are_escaped_and_say_when_there_is_nothing():
    text = "We pay $5 & <b>more</b>. We pay $6 & <b>less</b>."
    frame = pd.DataFrame({"text": [text]})
    lines = comparing.show_lines(compare.kwic(frame, "pay")).data
    assert lines.count("<b>pay</b>") == 2 and "<b>more" not in lines and "mathjax_ignore" in lines
    assert "ql-empty" in comparing.show_lines(compare.kwic(frame, "tax")).data
    found = figures(segments_of("radio-debate"))
    assert "<mark" in comparing.show_figures(found, [seed_article("radio-debate")]).data
    assert "ql-empty" in comparing.show_figures(found.head(0), []).data


def test_voices_that_say_nothing_are_sides_all_the_same():
    """An article without a quote can be looked at too: there are tables, and nothing in them to call a difference."""
    voices = pd.DataFrame(
        {"article": list("ab"), "quote": None, "voice": "narration", "kind": None, "speaker": None}
    )
    rows = comparing.sides(voices.assign(text="We met, they said, on Monday."), "voice")
    one, other = "the speakers", "the reporters"
    for table in (compare.log_odds, compare.keyness):
        found, back = table(rows, one, by="side", against=other), table(rows, other, by="side", against=one)
        assert found.empty and back.empty and {"word", "a", "b"} <= set(found.columns)
    nobody = rows.head(0).assign(side=pd.Series(dtype="str"))
    assert (
        compare.keyness(nobody, "Ann", by="side").empty and compare.log_odds(nobody, "Ann", by="side").empty
    )
    rates = compare.compare_rates(rows, one, other, by="side", only=["we"])
    assert rates[["k", "k_other", "gate"]].to_numpy().tolist() == [[0, 0, "insufficient"]]
    assert compare.multiverse(rows, "we", by="side").summary["side"].tolist() == [other]
    for table in (compare.log_odds, compare.keyness, compare.compare_rates):
        with pytest.raises(KeyError, match="the speakers"):
            table(rows, "the readers", by="side")
