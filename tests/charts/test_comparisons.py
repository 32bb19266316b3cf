"""Charts of comparison: as pictures on little, much and awkward material, and their tables counted anew."""

from itertools import pairwise

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from conftest import seed_names
from hypothesis import given, settings
from hypothesis import strategies as st
from layout import check_layout, check_words, marked
from samples import FORTY, scores_of, segments_of, talk

from analysis import Article, charts, compare, score_targets
from analysis.charts.about import clear_about
from analysis.charts.contrast import clear_contrasts, clear_one_sided, contrast_finding, one_sided
from analysis.charts.keyness import keyness_finding
from analysis.charts.ratios import clear_ratios, ratios_finding
from analysis.charts.sides import amount, fold, times
from analysis.charts.signature import _apart, named_words
from analysis.charts.style import alt_text
from analysis.compare.targets import who_about_whom
from analysis.quotes.table import quotes_table
from analysis.text import words as word_spans
from tests.charts.comparisons import (
    KINDS,
    balances_made,
    counts_made,
    drawn,
    figure_rates_made,
    grid_made,
    key_made,
    scores_made,
    targets_made,
)


@pytest.mark.parametrize("case", ["forty", "long", "few", "none"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_of_comparison_is_readable_and_says_what_it_shows(kind, case):
    ax = drawn(case, kind)
    check_layout(ax)
    check_words(ax)


@pytest.mark.parametrize("kind", KINDS)
def test_the_axes_given_are_drawn_on(kind):
    figure, ax = plt.subplots(figsize=(9, 5))
    assert drawn("few", kind, ax) is ax
    assert figure.get_size_inches().tolist() == [9, 5]


@pytest.mark.parametrize("kind", set(KINDS) - {"mixture"})
def test_nothing_to_show_is_said(kind):
    ax = drawn("none", kind)
    assert not ax.axison and marked(ax, "title")


def test_what_is_insufficient_is_blank_and_what_is_weak_is_framed():
    grid = grid_made(["Ada", "Bo"]).assign(k=9, k_other=9)
    ax = charts.plot_ratios(charts.ratios_table(grid))
    carried = grid["gate"].ne("insufficient").sum()
    cells = [patch for patch in ax.patches if patch.get_width() > 0.5]
    framed = [patch for patch in cells if patch.get_linewidth() > 1]
    assert len(cells) == carried and len(framed) == grid["gate"].eq("weak").sum()


def test_a_clear_ratio_needs_interval_correction_material_and_hits_on_both_sides():
    one = pd.DataFrame({"speaker": ["Ada"], "feature": "we", "k": 20, "n": 900, "k_other": 20, "ratio": 2.0, "low": 0.1,
                        "high": 1.2, "q": 0.01, "articles": 12, "gate": "ok"})  # fmt: skip
    assert len(clear_ratios(charts.ratios_table(one))) == 1
    for change in ({"low": -0.1}, {"q": 0.2}, {"gate": "insufficient"}, {"k_other": 0}):
        assert clear_ratios(charts.ratios_table(one.assign(**change))).empty
    assert (
        ratios_finding(charts.ratios_table(one.assign(low=-0.1))) == "No clear difference in the only ratio"
    )
    pair = one.assign(n_other=900, log_ratio=0.7)
    assert len(clear_contrasts(charts.contrast_table(pair, "Ada"))) == 1
    alone = charts.contrast_table(pair.assign(k_other=0), "Ada")
    assert clear_contrasts(alone).empty and len(one_sided(alone)) == 1
    assert contrast_finding(alone) == "First person plural: only from Ada"
    chance = charts.contrast_table(pair.assign(k_other=0, low=-1.5), "Ada")
    assert clear_one_sided(chance).empty and contrast_finding(chance).startswith("No clear difference")


def test_named_words_stand_on_material_and_leave_the_band():
    table = charts.signature_table(counts_made(400), "Ada", "Bo")
    named = named_words(table)
    assert (named["z"].abs() > 1.96).all() and named["gate"].isin(["ok", "weak"]).all()
    assert named["z"].is_monotonic_decreasing and len(named) <= 24
    assert (named["side"].eq("Ada") == named["z"].gt(0)).all()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.floats(0, 300), max_size=24))
def test_labels_are_moved_apart_and_stay_in_their_order(points):
    height, step = 330.0, 12.5
    places = _apart(np.sort(np.array(points, float))[::-1], step, height)
    assert all(a - b >= step - 1e-6 for a, b in pairwise(places))
    assert all(0 <= place <= height for place in places)


def test_key_words_are_sure_and_only_words_of_one_side_are_marked():
    found = key_made(60).assign(q=[0.2, 0.01] * 30)
    table = charts.keyness_table(found, "Ada", "Bo", limit=4)
    assert len(table) == 8 and (table["q"] < 0.05).all()
    assert (table["absent"] == table[["a", "b"]].min(axis=1).eq(0)).all()
    assert keyness_finding(charts.keyness_table(found.assign(q=0.5), "Ada")) == ""


@pytest.mark.parametrize("name", ["radio-debate", "tokayev-state-visit"])
def test_word_places_hold_every_hit_once_inside_the_speech_of_its_speaker(name):
    segments = segments_of(name)
    table = charts.word_places_table(segments, ["the", "we"])
    lines = [compare.kwic(segments, word).dropna(subset="speaker") for word in ("the", "we")]
    assert sum(map(len, table["hits"])) == sum(map(len, lines))
    for row in table.itertuples():
        assert all(row.begin <= place < row.finish for _, place in row.hits)
        assert row.finish - row.begin == row.n_words


def test_word_places_point_at_the_word_itself():
    segments = talk(("Ada", "own", 0), ("Ada", "own", 0)).assign(
        text=["No tax, no.", "A tax on us."], end=[11, 112], n_words=[3, 4]
    )
    assert charts.word_places_table(segments, "tax")["hits"].tolist() == [[("tax", 1), ("tax", 4)]]
    for wrong in ([], ["a", "b", "c", "d"], ""):
        with pytest.raises(ValueError):
            charts.word_places_table(segments, wrong)


def test_chance_is_scaled_like_the_rate_and_needs_a_hundred_sentences():
    rates = figure_rates_made(["Ada"])
    table = charts.figures_table(rates)
    assert table["figure"].tolist() == ["epanaphora", "epiphora"]
    assert table["null"].tolist() == pytest.approx((rates["null"].dropna() / 1.5).tolist())
    assert charts.figures_table(rates.assign(n=99)).empty


@pytest.mark.parametrize("name", seed_names()[:6])
def test_mixture_counts_every_word_of_a_sample_once(name):
    segments, row = segments_of(name), charts.mixture_table(segments_of(name)).iloc[0]
    assert row["own"] + row["paraphrase"] + row["narration"] == row["n_words"] == segments["n_words"].sum()
    assert row["share_own"] == pytest.approx(
        segments.loc[segments["voice"].eq("own"), "n_words"].sum() / row["n_words"]
    )


def test_presence_puts_those_first_who_are_quoted_most_widely():
    both = pd.concat(
        [talk(("Ada", "own", 3), ("Bo", "own", 30)), talk(("Ada", "paraphrase", 4), article="b")]
    )
    table = charts.presence_table(both)
    assert table[["speaker", "article", "own", "words", "articles"]].values.tolist() == [
        ["Ada", "a", 3, 3, 2],
        ["Ada", "b", 0, 4, 2],
        ["Bo", "a", 30, 30, 1],
    ]


@pytest.mark.parametrize("name", ["radio-debate", "harbour-summit"])
def test_shifts_sum_to_the_difference_of_the_means(name):
    scored = scores_of(name)
    own = scored["voice"].eq("own")
    table = charts.shift_table(scored[~own], scored[own], ("a", "b"))
    one, two = table.attrs["means"]
    assert table["shift"].sum() == pytest.approx(two - one)
    assert table.attrs["sizes"] == tuple(
        sum(len(word_spans(text)) for text in side["text"]) for side in (scored[~own], scored[own])
    )


def test_a_shift_that_lost_its_totals_says_how_to_make_one():
    table = charts.shift_table(scores_made("few"), scores_made("few"))
    table.attrs = {}
    with pytest.raises(ValueError, match="shift_table"):
        charts.plot_shift(table)


def test_agreement_keeps_what_both_have_and_tells_signs_apart():
    scores = talk(*[("Ada", "own", 3)] * 5).assign(
        tone=[0.5, -0.5, 0.0, None, 0.3], polarity=[0.1, 0.2, 0.3, 0.4, None]
    )
    table = charts.agreement_table(scores)
    assert table["signs"].tolist() == ["same", "opposite", "one is 0"]
    assert table.attrs == {"passages": 5, "tone": 4, "polarity": 4}


def test_nobody_named_is_an_empty_table_of_pairs():
    targets = score_targets(Article("The bridge was closed on Monday. Trucks waited."), quotes_table([]))
    table = charts.about_table(who_about_whom(targets))
    assert table.empty and "masked" in table


def test_a_balance_of_nobody_is_empty_and_one_that_there_is_not_an_error():
    slants = balances_made(["Ada"]).assign(balance="slant")
    table = charts.balances_table(slants, "hedge_booster")
    assert table.empty and "hedges against boosters" in alt_text(charts.plot_balances(table))
    with pytest.raises(KeyError, match="slant, hedge_booster, we_they"):
        charts.balances_table(slants, "us_them")


def test_pairs_with_few_mentions_are_masked_and_say_nothing():
    targets = targets_made(["Ada", "Bo", "Cy"])
    table = charts.about_table(targets)
    assert (table["masked"] == table["n"].lt(5)).all()
    assert not clear_about(table.assign(masked=True)).shape[0]
    ax = charts.plot_about(table)
    shown = [text.get_text() for text in ax.texts if "\n" in text.get_text() and not text.get_gid()]
    assert len(shown) == (~table["masked"]).sum()


def test_shares_towards_a_target_sum_to_one():
    table = charts.toward_table(targets_made(FORTY[:6]).drop_duplicates("target"))
    assert table[["negative", "neutral", "positive"]].sum(axis=1).tolist() == pytest.approx([1] * len(table))
    assert table["n"].min() >= 5


@pytest.mark.parametrize(
    ("ratio", "label", "sentence"),
    [
        (1.0, "1.0×", "1.0 times as often"),
        (0.04, "0.04×", "0.04 times as often"),
        (12.6, "13×", "13 times as often"),
    ],
)
def test_ratios_in_words(ratio, label, sentence):
    assert (fold(ratio), times(ratio)) == (label, sentence)
    assert amount(ratio, 0, 5) == "none" and amount(ratio, 5, 0) == "only here"


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(max_size=60), max_size=4))
def test_texts_of_any_kind_become_tables_and_escaped_pages(texts):
    frame = pd.DataFrame(
        {"speaker": "Ada", "article": "a", "quote": range(len(texts)), "text": pd.Series(texts, dtype="str")}
    )
    from analysis.article import Article
    from analysis.rhetoric.figures import figures

    charts.word_places_table(frame, "the")
    for row in frame.itertuples():
        story = Article(row.text, id="a")
        table = charts.figure_text_table(figures(frame[frame["quote"].eq(row.quote)]), [story])
        for figure in table.itertuples():
            whole = figure.before + "".join(text for _, text in figure.parts) + figure.after
            assert whole in row.text
        assert "<script" not in charts.figure_text(table)


def test_figure_text_escapes_and_labels_every_part():
    from analysis.article import Article
    from analysis.rhetoric.figures import figures

    text = "We will pay <b>them</b> $5. We will pay <b>us</b> $6."
    page = charts.figure_text(
        charts.figure_text_table(figures(pd.DataFrame({"text": [text]})), [Article(text)])
    )
    assert page.count("<sub>A</sub>") >= 2
    assert "<b>" not in page and "&lt;/b&gt;" in page and "mathjax_ignore" in page


@pytest.mark.parametrize(
    ("rates", "finding"),
    [
        ({"Ada": [5, 6, 7]}, "Hedges of Ada: 5.0 to 7.0, as one counts"),
        ({"Ada": [5]}, "Hedges of Ada: 5.0"),
        ({"Ada": [5], "Bo": [4]}, "Hedges: more from Ada than from Bo, but the intervals overlap"),
        (
            {"Ada": [5, 6, 7], "Bo": [4, 4, 4]},
            "Hedges: more from Ada than from Bo, whichever way one counts, but the intervals overlap",
        ),
        (
            {"Ada": [5, 6, 7], "Bo": [4, 6.5, 4]},
            "Hedges: the order holds in 2 of 3 ways of counting; who has most depends on how one counts",
        ),
        (
            {"Ada": [5, 6, 7], "Bo": [4, 4, 4], "Cy": [3, 3, 4.5]},
            "Hedges: the order holds in 2 of 3 ways of counting; Ada has most",
        ),
    ],
)
def test_ways_of_counting(rates, finding):
    rows = [(number, name, rate) for name, mine in rates.items() for number, rate in enumerate(mine)]
    ways = pd.DataFrame(rows, columns=["specification", "speaker", "rate"])
    ways = ways.assign(
        tokenisation="words", duplicates="as printed", list="all items", low=1.0, high=9.0, gate="ok"
    )
    table = charts.specifications_table(ways, "hedge")
    assert marked(charts.plot_specifications(table), "title").replace("\n", " ") == finding
    poor = charts.specifications_table(ways.assign(gate="insufficient"), "hedge")
    assert poor.empty and poor.attrs["more"] == list(rates)


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        (0, 0, "there is not one here"),
        (4, 3, "the most anybody has here is 7"),
        (9, 3, "enough, but from too few articles"),
    ],
)
def test_why_there_is_no_balance(first, second, told):
    row = {
        "group": "Ada",
        "balance": "slant",
        "first": first,
        "second": second,
        "articles": 1,
        "value": None,
        "low": None,
        "high": None,
    }
    ax = charts.plot_balances(pd.DataFrame([row | {"gate": "insufficient"}]))
    assert any(told in text.get_text().replace("\n", " ") for text in ax.texts)
