"""Charts of comparison: as pictures on little, much and awkward material, and their tables counted anew."""

from functools import cache
from itertools import pairwise, product

import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from conftest import seed_names
from hypothesis import given, settings
from hypothesis import strategies as st
from layout import check_layout, check_words, marked
from matplotlib.axes import Axes
from samples import FORTY, LONG_NAMES, crowd, scores_of, segments_of, talk

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
from analysis.rhetoric.lists import VERSIONS
from analysis.text import words as word_spans

GATES = ("ok", "weak", "insufficient")
RNG = np.random.default_rng(5)
FEATURES = "we they negation passive question hedge booster modal_necessity modal_possibility superlative comparative".split()
WORDS = [
    f"{stem}{end}"
    for stem in ("harbour", "tax", "promise", "ferry", "committee", "i")
    for end in ("", "s", "ing", "ed", "-led")
]


def _grid(names: list[str]) -> pd.DataFrame:
    """One against the rest, invented: every gate, every direction, cells without hits."""
    rows = [(name, feature) for name in names for feature in FEATURES]
    logs, half = RNG.normal(0, 1, len(rows)), RNG.uniform(0.2, 1.5, len(rows))
    k, other = RNG.integers(0, 40, len(rows)), RNG.integers(0, 40, len(rows))
    frame = pd.DataFrame(rows, columns=["speaker", "feature"])
    return frame.assign(
        k=k, n=900, k_other=other, n_other=4000, ratio=np.exp(logs), log_ratio=logs, low=logs - half, high=logs + half,
        q=RNG.uniform(0, 0.2, len(rows)), articles=12, gate=[GATES[number % 3] for number in range(len(rows))],
    )  # fmt: skip


def _counts(names: int) -> pd.DataFrame:
    z = np.sort(RNG.normal(0, 3, names))[::-1]
    a, b = RNG.integers(0, 60, names), RNG.integers(0, 60, names)
    listed = [WORDS[number % len(WORDS)] + "x" * (number // len(WORDS)) for number in range(names)]
    gate = np.select([a + b >= 25, a + b >= 10], ["ok", "weak"], "insufficient")
    table = pd.DataFrame(
        {
            "word": listed,
            "a": a,
            "b": b,
            "delta": z / 4,
            "z": z,
            "stability": 0.8,
            "articles": 9,
            "gate": gate,
        }
    )
    table.attrs = {"words": (4000.0, 5000.0)}
    return table


def _key(names: int) -> pd.DataFrame:
    table = _counts(names).drop(columns="gate")
    g2 = table["z"] * 5
    return table.assign(c=4000, d=5000, g2=g2, q=0.01, log_ratio=table["z"] / 2)


def _figure_rates(names: list[str]) -> pd.DataFrame:
    rows = [(name, figure) for name in names for figure in ("epanaphora", "epiphora", "tricolon")]
    k = RNG.integers(0, 20, len(rows))
    table = pd.DataFrame(rows, columns=["speaker", "feature"]).assign(
        n=150, k=k, rate=k / 1.5, p=RNG.uniform(0, 0.1, len(rows))
    )
    null = pd.Series(RNG.uniform(0, 4, len(rows))).where(table["feature"].ne("tricolon"))
    return table.assign(
        null=null, null_low=null * 0.5, null_high=null * 2, null_ratio=table["k"] / null, q=table["p"]
    )


def _targets(names: list[str]) -> pd.DataFrame:
    rows = []
    for number, (holder, target) in enumerate((a, b) for a in names for b in names[:9] if a != b):
        n = 2 + number * 3 % 30
        good, bad = number % (n + 1), (n - number % (n + 1)) // 2
        net = (good - bad) / n
        gate = "ok" if n >= 25 else "weak" if n >= 10 else "insufficient"
        rows.append(
            (holder, target, n, bad, n - good - bad, good, net, max(net - 0.3, -1), min(net + 0.3, 1), gate)
        )
    columns = ["holder", "target", "n", "negative", "neutral", "positive", "net", "low", "high", "gate"]
    return pd.DataFrame(rows, columns=columns)


def _balances(names: list[str]) -> pd.DataFrame:
    first, second = RNG.integers(0, 40, len(names)), RNG.integers(0, 40, len(names))
    value = np.log((first + 0.5) / (second + 0.5))
    gate = [GATES[number % 3] for number in range(len(names))]
    return pd.DataFrame(
        {"speaker": names, "balance": "slant", "first": first, "second": second, "articles": 9, "value": value,
         "low": value - 0.6, "high": value + 0.6, "gate": gate}
    )  # fmt: skip


def _specifications(names: list[str]) -> pd.DataFrame:
    """Twelve ways of counting for every name, of which every third stands on too little."""
    ways = list(product(("words", "no numbers"), ("as printed", "without reprints"), VERSIONS))
    rows = [(number, *way, name) for number, way in enumerate(ways, start=1) for name in names]
    table = pd.DataFrame(rows, columns=["specification", "tokenisation", "duplicates", "list", "speaker"])
    rate = RNG.uniform(2, 9, len(table))
    gate = table["speaker"].map({name: GATES[number % 3] for number, name in enumerate(names)})
    return table.assign(rate=rate, low=rate * 0.6, high=rate * 1.6, gate=gate)


@cache
def _scores(case: str) -> pd.DataFrame:
    """Talk with words of tone, of as many speakers as the case has."""
    names = {"forty": FORTY, "long": LONG_NAMES, "few": FORTY[:3], "none": []}[case]
    said = [
        "A good and fair deal.",
        "It was a bad, bad day.",
        "Not a good idea at all.",
        "We are proud and happy.",
        "Nothing new.",
    ]
    from analysis.sentiment import score_sentiment

    rows = crowd(names, rounds=4) if names else talk((None, "narration", 5))
    text = [said[number % len(said)] for number in range(len(rows))]
    return score_sentiment(rows.assign(text=text, n_words=[len(word_spans(line)) for line in text]))


def _draw(case: str, kind: str, ax: Axes | None = None) -> Axes:
    names = {"forty": FORTY, "long": LONG_NAMES, "few": FORTY[:3], "none": []}[case]
    size = {"forty": 400, "long": 60, "few": 9, "none": 0}[case]
    pair = (LONG_NAMES[0], LONG_NAMES[1]) if case == "long" else ("Ada Orr", "Bo Pell")
    match kind:
        case "ratios":
            return charts.plot_ratios(charts.ratios_table(_grid(names)), ax=ax)
        case "contrast":
            return charts.plot_contrast(charts.contrast_table(_grid(names[:1]), *pair), ax=ax)
        case "signature":
            return charts.plot_signature(charts.signature_table(_counts(size), *pair), ax=ax)
        case "keyness":
            return charts.plot_keyness(charts.keyness_table(_key(size), *pair), ax=ax)
        case "places":
            return charts.plot_word_places(
                charts.word_places_table(_scores(case), ["good", "bad", "we"]), ax=ax
            )
        case "figures":
            return charts.plot_figures(charts.figures_table(_figure_rates(names)), ax=ax)
        case "balance":
            return charts.plot_balances(charts.balances_table(_balances(names)), ax=ax)
        case "specifications":
            return charts.plot_specifications(
                charts.specifications_table(_specifications(names), "hedge"), ax=ax
            )
        case "shift":
            scored = _scores(case)
            own = scored["voice"].eq("own")
            return charts.plot_shift(charts.shift_table(scored[~own], scored[own], pair), ax=ax)
        case "agreement":
            return charts.plot_agreement(charts.agreement_table(_scores(case)), ax=ax)
        case "about":
            return charts.plot_about(charts.about_table(_targets(names)), ax=ax)
        case "toward":
            return charts.plot_toward(charts.toward_table(_targets(names).drop_duplicates("target")), ax=ax)
        case "ratings":
            return charts.plot_ratings(charts.ratings_table(_rated(size)), ax=ax)
        case "reliability":
            return charts.plot_reliability(charts.reliability_table(_rated(size)), ax=ax)
        case "mixture":
            return charts.plot_mixture(charts.mixture_table(_many(names)), ax=ax)
        case "presence":
            return charts.plot_presence(charts.presence_table(_many(names)), ax=ax)


def _rated(size: int) -> pd.DataFrame:
    """Passages with a rating and a label, every seventh without a tone."""
    rating, sure = RNG.normal(0, 1, size), RNG.uniform(0.35, 1, size)
    tone = pd.Series(np.tanh(rating + RNG.normal(0, 1, size))).where(np.arange(size) % 7 > 0)
    return pd.DataFrame(
        {"article": [f"a{at % 12}" for at in range(size)], "text": "We must never do this again, “ever”, they said. " * 4,
         "rating": rating, "tone": tone, "negative": sure, "neutral": 1 - sure, "positive": 0.0, "label": -1,
         "gold": np.where(RNG.uniform(0, 1, size) < sure, -1, 1)}
    )  # fmt: skip


def _many(names: list[str]) -> pd.DataFrame:
    """An article for every name, in which it and the next ones speak."""
    parts = [
        talk(
            (None, "narration", 9),
            (name, "own", 5 + at),
            (names[at - 1], "paraphrase", 7),
            article=f"article-{at}-of-{name[:40]}",
        )
        for at, name in enumerate(names)
    ]
    return pd.concat(parts, ignore_index=True) if parts else talk((None, "narration", 9))


KINDS = "ratios contrast signature keyness places figures balance shift agreement about toward ratings reliability mixture presence specifications".split()


@pytest.mark.parametrize("case", ["forty", "long", "few", "none"])
@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_of_comparison_is_readable_and_says_what_it_shows(kind, case):
    ax = _draw(case, kind)
    check_layout(ax)
    check_words(ax)


@pytest.mark.parametrize("kind", KINDS)
def test_the_axes_given_are_drawn_on(kind):
    figure, ax = plt.subplots(figsize=(9, 5))
    assert _draw("few", kind, ax) is ax
    assert figure.get_size_inches().tolist() == [9, 5]


@pytest.mark.parametrize("kind", set(KINDS) - {"mixture"})
def test_nothing_to_show_is_said(kind):
    ax = _draw("none", kind)
    assert not ax.axison and marked(ax, "title")


def test_what_is_insufficient_is_blank_and_what_is_weak_is_framed():
    grid = _grid(["Ada", "Bo"]).assign(k=9, k_other=9)
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
    table = charts.signature_table(_counts(400), "Ada", "Bo")
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
    found = _key(60).assign(q=[0.2, 0.01] * 30)
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
    rates = _figure_rates(["Ada"])
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
    table = charts.shift_table(_scores("few"), _scores("few"))
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
    slants = _balances(["Ada"]).assign(balance="slant")
    table = charts.balances_table(slants, "hedge_booster")
    assert table.empty and "hedges against boosters" in alt_text(charts.plot_balances(table))
    with pytest.raises(KeyError, match="slant, hedge_booster, we_they"):
        charts.balances_table(slants, "us_them")


def test_pairs_with_few_mentions_are_masked_and_say_nothing():
    targets = _targets(["Ada", "Bo", "Cy"])
    table = charts.about_table(targets)
    assert (table["masked"] == table["n"].lt(5)).all()
    assert not clear_about(table.assign(masked=True)).shape[0]
    ax = charts.plot_about(table)
    shown = [text.get_text() for text in ax.texts if "\n" in text.get_text() and not text.get_gid()]
    assert len(shown) == (~table["masked"]).sum()


def test_shares_towards_a_target_sum_to_one():
    table = charts.toward_table(_targets(FORTY[:6]).drop_duplicates("target"))
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
