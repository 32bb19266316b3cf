"""The tone of the speakers' own words: by speaker, with intervals."""

from __future__ import annotations

import pandas as pd
from matplotlib.axes import Axes

from analysis.charts.dots import Estimate, draw, gate_marks, not_drawn, shown, signed, too_little
from analysis.charts.rows import need
from analysis.charts.style import (
    BLUE,
    INK,
    MAX_ROWS,
    PALE,
    beside,
    canvas,
    describe,
    empty,
    finish,
    house_style,
    key,
    row_labels,
)
from analysis.compare.rates import mean_table
from analysis.wording import capital, figures, join, numbers, possessive

COLUMNS = ["speaker", "n", "articles", "mean", "low", "high", "gate"]
_MEASURE = "Mean tone of a speaker’s own words (−1 to 1), 95% interval"


def own_scores(scores: pd.DataFrame, value: str = "tone") -> pd.DataFrame:
    """The scored passages in a speaker's own words whose speaker is resolved."""
    need(scores, ("article", "speaker", "voice", value), "scores")
    return scores[scores["voice"].eq("own") & scores["speaker"].notna() & scores[value].notna()]


def speaker_tone_table(scores: pd.DataFrame, *, value: str = "tone") -> pd.DataFrame:
    """Mean tone of each speaker's own words, with its interval and gate.

    Parameters
    ----------
    scores
        From ``score_sentiment(segments)``. Paraphrase and narration do not count: they are the reporter's words.
    value
        The column to average: ``tone`` or ``polarity``, both in [-1, 1].

    Returns
    -------
    DataFrame
        One row a speaker, most positive first: ``n`` (passages in which a word of the lexicon was found), ``articles``,
        ``mean``, ``low``, ``high`` (95 %), ``gate`` (ok from 25 passages, weak from 10, and in a corpus from 10 and
        5 articles), ``method``.

    Examples
    --------
    >>> scores = pd.DataFrame({"article": "a", "voice": "own", "speaker": ["Ada"] * 12, "tone": [.2, .4] * 6})
    >>> speaker_tone_table(scores)[["speaker", "n", "mean", "gate"]].round(2).values.tolist()
    [['Ada', 12, 0.3, 'weak']]
    """
    table = mean_table(own_scores(scores, value), value, by="speaker")
    return table.sort_values(["mean", "speaker"], ascending=[False, True], ignore_index=True)


def plot_speaker_tone(
    table: pd.DataFrame, *, passages: pd.DataFrame | None = None, value: str = "tone", ax: Axes | None = None
) -> Axes:
    """Dots with whiskers: mean tone by speaker, the single passages behind it as ticks.

    Parameters
    ----------
    table
        From :func:`speaker_tone_table`. Speakers on too little material have no mean drawn.
    passages
        The scores the table was made from: every passage is drawn as a tick, so that speakers who said too
        little for a mean are seen as well.
    value
        The column of ``passages`` to draw.
    ax
        Axes to draw on; a new figure of fitting size without.

    Returns
    -------
    Axes
    """
    need(table, COLUMNS, "tone by speaker")
    drawn, notes = _drawn(table, passages is not None)
    with house_style():
        ax, ours = canvas(ax)
        if drawn.empty:
            title = "Too little was said to compare the tone of speakers"
            return empty(ax, ours, title=title, message=_nothing(table), notes=notes)
        if passages is not None:
            _ticks(ax, drawn, own_scores(passages, value), value)
        for row, item in enumerate(drawn.itertuples()):
            _speaker(ax, row, item)
        _axis(ax, drawn)
        look = {
            "title": tone_finding(table)
            if len(shown(table))
            else _counts(own_scores(passages, value)[value]),
            "subtitle": _subtitle(drawn, int(table["n"].sum()), passages is not None),
            "notes": notes,
        }
        return finish(ax, ours, **look, alt=_alt(table), body=26 * len(drawn) + 10)


def _drawn(table: pd.DataFrame, ticks: bool) -> tuple[pd.DataFrame, list[str]]:
    carried = shown(table).sort_values("n", ascending=False, kind="stable").head(MAX_ROWS)
    little = table[table["gate"].eq("insufficient")].sort_values(["n", "speaker"], ascending=[False, True])
    ticked = little.head(MAX_ROWS - len(carried)) if ticks else little.head(0)
    rows = pd.concat([carried.sort_values("mean", ascending=False), ticked])
    few = too_little(little["speaker"].tolist(), "a mean")
    enough = "10 passages" if table["articles"].max() == 1 else "10 passages in 5 articles"
    notes = [f"Ticks alone: a mean needs {enough}."] if len(ticked) else few
    hidden = (table if ticks else shown(table))["n"].drop(rows.index)
    return rows, notes + not_drawn(hidden, rows["n"], "speaker", "with fewer passages")


def _ticks(ax: Axes, drawn: pd.DataFrame, own: pd.DataFrame, value: str) -> None:
    for row, speaker in enumerate(drawn["speaker"]):
        values = own.loc[own["speaker"].eq(speaker), value]
        ax.vlines(values, row - 0.22, row + 0.22, color=BLUE, linewidth=1.4, alpha=0.6, zorder=2)


def _speaker(ax: Axes, row: int, item: object) -> None:
    ax.axhline(row, color=PALE, linewidth=0.8, zorder=1)
    n = figures(int(item.n), "passage")
    if item.gate == "insufficient":
        beside(ax, row, n)
        return
    draw(ax, row, Estimate(item.mean, item.low, item.high, item.gate))
    beside(ax, row, f"{signed(item.mean)}  ·  {n}")


def _axis(ax: Axes, drawn: pd.DataFrame) -> None:
    row_labels(ax, drawn["speaker"].tolist())
    ax.axvline(0, color=INK, linewidth=1, zorder=1)
    ax.set_xlim(-1, 1)
    ax.set_xticks([-1, -0.5, 0, 0.5, 1], ["−1", "−0.5", "0", "+0.5", "+1"])
    ax.set_xlabel("negative words  ←   tone   →  positive words")
    ax.spines["bottom"].set_visible(False)
    ax.grid(axis="x")
    ax.tick_params(axis="x", length=0)
    marks, texts = gate_marks(drawn["gate"])
    if marks:
        key(ax, marks, texts)


def tone_finding(table: pd.DataFrame) -> str:
    """What a tone table says in the first place, no more than its intervals carry; empty when nothing.

    Two speakers are told apart only when their intervals do not touch, which is stricter than needed.

    >>> tone_finding(pd.DataFrame({"speaker": ["Ada"], "mean": [.3], "low": [.1], "high": [.5], "gate": ["ok"]}))
    'Ada’s own words lean positive'
    """
    carried = shown(table).sort_values("mean", ascending=False)
    if carried.empty:
        return "Too little was said for a mean tone of any speaker" if len(table) else ""
    top, bottom = carried.iloc[0], carried.iloc[-1]
    hedge = ", on little material" if "weak" in (top["gate"], bottom["gate"]) else ""
    if len(carried) == 1:
        return f"{possessive(top['speaker'])} own words {leaning(top)}{hedge}"
    if top["low"] > bottom["high"]:
        return f"The tone of {top['speaker']} is more positive than that of {bottom['speaker']}{hedge}"
    names = carried["speaker"].tolist()
    who = f"{join(names)}" if len(names) < 4 else f"{len(names)} speakers"
    return capital(f"no clear difference in tone between {who}{hedge}")


def _counts(tones: pd.Series) -> str:
    kinds = {"positive": tones.gt(0), "negative": tones.lt(0)}
    kinds |= {"balanced": tones.eq(0)} if tones.eq(0).any() else {}
    counts = numbers(*(int(of.sum()) for of in kinds.values()))
    passages = join([f"{n} {name}" for n, name in zip(counts, kinds, strict=True)])
    return capital(f"{passages} passages: too few for a mean")


def leaning(row: pd.Series) -> str:
    """What an interval says about the sign of a mean tone."""
    if row["low"] > 0:
        return "lean positive"
    return "lean negative" if row["high"] < 0 else "lean neither way"


def _nothing(table: pd.DataFrame) -> str:
    if table.empty:
        return "No word of the tone lexicon stands in anyone’s own words."
    most = int(table["n"].max())
    if most >= 10:
        return "A mean needs ten passages of a speaker from five articles; there are passages enough, but from too few articles."
    return f"A mean needs ten passages of a speaker; the most here is {most}."


def _subtitle(drawn: pd.DataFrame, every: int, ticks: bool) -> str:
    here = int(drawn["n"].sum())
    passages = figures(every, "passage") if here == every else f"{here:,} of {figures(every, 'passage')}"
    tick = ", each tick one passage" if ticks else ""
    measure = _MEASURE if len(shown(drawn)) else "Tone of a speaker’s own words (−1 to 1)"
    return f"{measure}{tick} · {passages} with a tone"


def _alt(table: pd.DataFrame) -> str:
    rows = [
        f"{row.speaker} {signed(row.mean)} (95% {signed(row.low)} to {signed(row.high)}, {figures(int(row.n), 'passage')})"
        for row in shown(table).head(MAX_ROWS).itertuples()
    ]
    return describe("Dots with whiskers of mean tone by speaker", tone_finding(table), "; ".join(rows))
