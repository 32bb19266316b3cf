"""Every chart as a picture: nothing cut off, nothing on top of another, labels at their rows, honest when empty."""

import matplotlib as mpl
import matplotlib.pyplot as plt
import numpy as np
import pandas as pd
import pytest
from conftest import seed_names
from layout import check_layout, check_words, marked, texts
from matplotlib.axes import Axes
from matplotlib.patches import Rectangle
from samples import FORTY, LONG_NAMES, crowd, quotes_of, scores_of, segments_of, talk, toned

from analysis import charts
from analysis.charts.style import SPEAKER_COLORS, solid


def _rates(names: list[str]) -> pd.DataFrame:
    rng = np.random.default_rng(3)
    k = rng.integers(0, 60, len(names))
    n = rng.integers(500, 3000, len(names))
    rate = 1000 * k / n
    gate = np.select([k >= 25, k >= 10], ["ok", "weak"], "insufficient")
    columns = {"speaker": names, "feature": "we", "unit": "per 1,000 words", "k": k, "n": n, "articles": 1}
    return pd.DataFrame(columns | {"rate": rate, "low": rate * 0.7, "high": rate * 1.4, "gate": gate})


def _verbs(n: int) -> pd.DataFrame:
    lemmas = [f"verb{number}" for number in range(n)]
    classes = [
        ("neutral", "endorsing", "distancing", "evaluative", "mental")[number % 5] for number in range(n)
    ]
    frame = {"article": "a", "kind": "direct", "cue": lemmas, "cue_lemma": lemmas, "cue_class": classes}
    return pd.DataFrame(frame, index=range(n))


def _draw(case: str, kind: str, ax: Axes | None = None) -> Axes:
    """One of the charts on one of the materials."""
    names = {"forty": FORTY, "long": LONG_NAMES, "one": ["Ada Orr"], "none": []}.get(case)
    if names is None:
        segments, scores, quotes = segments_of(case), scores_of(case), quotes_of(case)
    else:
        segments = crowd(names, rounds=40 // len(names)) if names else talk((None, "narration", 30))
        scores, quotes = toned(segments), _verbs(len(names) * 3)
    match kind:
        case "share":
            return charts.plot_speaker_share(charts.speaker_share_table(segments), ax=ax)
        case "xray":
            return charts.plot_xray(charts.xray_table(segments), ax=ax)
        case "tone":
            return charts.plot_speaker_tone(charts.speaker_tone_table(scores), passages=scores, ax=ax)
        case "means":
            return charts.plot_speaker_tone(charts.speaker_tone_table(scores), ax=ax)
        case "course":
            return charts.plot_tone_course(charts.tone_course_table(scores), ax=ax)
        case "verbs":
            return charts.plot_reporting_verbs(charts.reporting_verbs_table(quotes), ax=ax)
        case "lengths":
            return charts.plot_quote_lengths(charts.quote_lengths_table(segments), ax=ax)
        case "rates":
            return charts.plot_rates(charts.rates_table(_rates(names or FORTY[:6])), ax=ax)


KINDS = ("share", "xray", "tone", "means", "course", "verbs", "lengths", "rates")
CASES = ("tokayev-state-visit", "harbour-summit", "night-timetable", "forty", "long", "one", "none")


@pytest.mark.parametrize("case", CASES)
@pytest.mark.parametrize("kind", KINDS)
def test_a_chart_is_readable_and_says_what_it_shows(kind, case):
    ax = _draw(case, kind)
    check_layout(ax)
    check_words(ax)


@pytest.mark.parametrize("kind", KINDS)
def test_the_axes_given_are_drawn_on_and_settings_stay_as_they_were(kind):
    before = dict(mpl.rcParams)
    figure, ax = plt.subplots(figsize=(9, 5))
    size = figure.get_size_inches().tolist()
    assert _draw("harbour-summit", kind, ax) is ax
    assert figure.get_size_inches().tolist() == size
    assert dict(mpl.rcParams) == before


@pytest.mark.parametrize("kind", KINDS)
def test_dollar_signs_in_names_are_no_formula(kind):
    ax = _draw("long", kind)
    ax.figure.canvas.draw()
    assert not any(text.get_parse_math() for text in texts(ax) if "$" in text.get_text())


def _row_values(ax: Axes, low: float, high: float) -> dict[int, float]:
    """Row number -> summed width of its bars."""
    widths: dict[int, float] = {}
    for patch in ax.patches:
        if isinstance(patch, Rectangle) and low < patch.get_height() < high:
            row = round(patch.get_y() + patch.get_height() / 2)
            widths[row] = widths.get(row, 0) + patch.get_width()
    return widths


@pytest.mark.parametrize("name", ["harbour-summit", "radio-debate", "tokayev-state-visit"])
def test_the_label_of_a_row_names_the_bar_of_that_row(name):
    table = charts.speaker_share_table(segments_of(name))
    ax = charts.plot_speaker_share(table)
    widths = _row_values(ax, 0.6, 0.7)
    for row, label in enumerate(ax.get_yticklabels()):
        wanted = table.iloc[row]
        text = label.get_text().replace("\n", " ")
        assert text == (wanted["speaker"] if pd.notna(wanted["speaker"]) else "speaker not resolved")
        assert widths[row] == wanted["words"]


@pytest.mark.parametrize("name", ["harbour-summit", "rate-press-conference", "tokayev-state-visit"])
def test_blocks_of_the_xray_stand_in_their_speakers_row(name):
    table = charts.xray_table(segments_of(name))
    ax = charts.plot_xray(table)
    widths = _row_values(ax, 0.4, 0.6)
    rows = [label.get_text().replace("\n", " ") for label in ax.get_yticklabels()]
    assert rows[0] == "the whole article"
    for row, speaker in enumerate(rows[1:], start=1):
        own = table[table["speaker"].eq(speaker) & table["voice"].ne("narration")]
        if len(own):  # unresolved speakers share a row
            least = 0.002  # the thinnest block that is drawn
            assert widths[row] == pytest.approx(
                (own["finish"] - own["begin"]).clip(lower=least).sum(), abs=1e-9
            )


def test_discs_above_the_quotes_tell_their_kind():
    ax = charts.plot_xray(charts.xray_table(segments_of("tokayev-state-visit")))

    kinds = quotes_of("tokayev-state-visit")["kind"].value_counts()
    fills = {"_direct": "full", "_mixed": "left", "_indirect": "none"}
    drawn = {}
    for line in ax.lines:
        if line.get_label() in fills:
            assert line.get_fillstyle() == fills[line.get_label()]
            drawn[line.get_label()[1:]] = drawn.get(line.get_label()[1:], 0) + len(line.get_xdata())
    assert drawn == kinds.to_dict()


def test_weak_is_hollow_and_insufficient_is_named_not_drawn():
    names = ["Ada Orr", "Bo Pell", "Cy Quist"]
    profile = _rates(names).assign(gate=["ok", "weak", "insufficient"], k=[30, 12, 2])
    ax = charts.plot_rates(charts.rates_table(profile, feature="we"))
    faces = [
        line.get_markerfacecolor()
        for line in ax.lines
        if line.get_marker() == "o" and len(line.get_xdata()) == 1
    ]
    assert sorted(face == "white" for face in faces) == [False, True]
    assert "Cy Quist" in marked(ax, "notes")
    assert "Cy Quist" not in [label.get_text() for label in ax.get_yticklabels()]


def test_paler_fills_have_an_outline_that_can_be_seen():
    def luminance(color):
        parts = [
            c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in mpl.colors.to_rgb(color)
        ]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    for color in SPEAKER_COLORS:
        assert 1.05 / (luminance(solid(color)["edgecolor"]) + 0.05) >= 3, color


@pytest.mark.parametrize("name", seed_names())
@pytest.mark.parametrize("kind", ["xray", "verbs"])
def test_every_sample_is_drawn(name, kind):
    assert isinstance(_draw(name, kind), Axes)


@pytest.mark.parametrize(
    ("kind", "title"),
    [
        ("share", "Nobody is quoted"),
        ("xray", "Nobody speaks in this article"),
        ("verbs", "There are no reporting verbs"),
        ("lengths", "Nobody is quoted directly"),
        ("tone", "Too little was said to compare the tone of speakers"),
    ],
)
def test_an_article_without_quotes_says_so(kind, title):
    assert marked(_draw("night-timetable", kind), "title") == title


def test_one_word_is_no_words():
    segments = talk(("Ada", "own", 1), ("Bo", "own", 5))
    shares = charts.plot_speaker_share(charts.speaker_share_table(segments))
    assert "17%  ·  1 word in 1 quote" in marked(shares, "beside")
    assert "1 quote  ·  1 word" in marked(charts.plot_xray(charts.xray_table(segments)), "beside")
    assert "1 words" not in marked(charts.plot_xray(charts.xray_table(segments)), "beside")


def test_a_figure_that_was_not_found_has_no_ratio():
    rates = pd.DataFrame({"speaker": "Ada", "feature": ["epanaphora"], "n": 128, "k": 0, "rate": 0.0, "null": 0.4, "null_low": 0.0,
                          "null_high": 2.0, "null_ratio": 0.0, "p": 1.0, "q": 1.0})  # fmt: skip
    assert marked(charts.plot_figures(charts.figures_table(rates)), "beside") == "none  ·  0 in 128 sentences"


@pytest.mark.parametrize(("first", "said"), [(1, "Not drawn: 25 more speakers."), (2, "in fewer articles.")])
def test_speakers_not_drawn_are_in_fewer_articles_only_where_all_of_them_are(first, said):
    wide = [talk(*[(name, "own", 5) for name in FORTY[:15]], article=f"b{at}") for at in range(first - 1)]
    table = charts.presence_table(pd.concat([talk(*[(name, "own", 5) for name in FORTY]), *wide]))
    assert said in marked(charts.plot_presence(table), "notes")


def test_lengths_not_drawn_are_of_fewer_quotes_only_where_all_of_them_are():
    table = charts.quote_lengths_table(talk(*[(name, "own", 5) for name in FORTY]))
    assert "Not drawn: 26 more speakers." in marked(charts.plot_quote_lengths(table), "notes")


def test_tones_drawn_are_told_from_all_that_were_counted():
    rows = [(name, "own", 5) for name in FORTY[:20] for _ in range(3)]
    scores = talk(*rows).assign(tone=[0.5, -0.5, 0.0] * 20)
    ax = charts.plot_speaker_tone(charts.speaker_tone_table(scores), passages=scores)
    assert marked(ax, "title") == "20 positive, 20 negative and 20 balanced passages: too few for a mean"
    assert "45 of 60 passages with a tone" in marked(ax, "subtitle")
    assert "Not drawn: 5 more speakers." in marked(ax, "notes")
