"""The words behind the numbers: every hit of every feature, every word that gave a passage its tone, in their sentences."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from analysis.charts.dots import signed
from analysis.compare.targets import LABELS, spoken_of
from analysis.notebook.highlight import ranked_speakers
from analysis.notebook.page import IGNORE_MATH, html, nothing, stylesheet
from analysis.notebook.people import Cast, cast, chip
from analysis.quotes.voices import VOICES
from analysis.rhetoric import Feature, features, rhetoric_hits
from analysis.wording import figures, how_often, number, percent

if TYPE_CHECKING:
    from IPython.display import HTML

_JUDGED = {label: name for name, label in LABELS.items()}


def show_devices(
    voices: pd.DataFrame, quotes: pd.DataFrame, *, only: Iterable[str] | None = None, examples: int = 50
) -> HTML:
    """Every feature of rhetoric that the speakers' own words hold, with the words themselves in their sentences.

    A line a feature, to be opened: how often, by whom, and what is counted; inside, each hit with what stands on
    either side of it. No script: it opens in JupyterLab, in an exported page and on a phone.

    Parameters
    ----------
    voices
        Segments of one or more articles, from :func:`analysis.split_voices`.
    quotes
        The quotes they were made from.
    only
        Ids of features (:func:`analysis.rhetoric.features`); all if not given.
    examples
        How many hits of one feature to list at most.
    """
    catalogue = features()
    known = cast(quotes, ranked_speakers(voices))
    found = [(catalogue[name], rhetoric_hits(voices, name)) for name in only or catalogue]
    items = [_device(feature, hits, known, examples) for feature, hits in found if len(hits)]
    return _block("".join(items)) if items else nothing("None of the features is in the speakers’ own words.")


def show_tone_words(
    scores: pd.DataFrame, quotes: pd.DataFrame, *, voice: str | None = "own", rows: int = 40
) -> HTML:
    """The passages that have a tone, from the most pleasant to the most unpleasant, with the words that count marked.

    Parameters
    ----------
    scores
        From :func:`analysis.score_sentiment`, on segments.
    quotes
        The quotes they were made from.
    voice
        ``"own"``, ``"paraphrase"``, ``"narration"``, or ``None`` for all of them.
    rows
        How many passages to list at most, half of them from either end.
    """
    heard = scores[scores["tone"].notna() & ((scores["voice"] == voice) | (voice is None))]
    heard = heard.sort_values("tone", ascending=False, kind="stable")
    if len(heard) > rows:
        heard = pd.concat([heard.head(rows // 2), heard.tail(rows - rows // 2)])
    known = cast(quotes, ranked_speakers(scores))
    items = "".join(_passage(row, known) for row in heard.itertuples())
    return (
        _block(f"<table><tbody>{items}</tbody></table>")
        if items
        else nothing("No word with a tone was found.")
    )


def show_targets(targets: pd.DataFrame, quotes: pd.DataFrame, *, rows: int = 12) -> HTML:
    """Everybody who is spoken of, with every sentence that does so: who speaks, for or against, the name marked.

    A line a person or organisation, the most mentioned first, to be opened; inside, the surest judgements first. Names
    that only tell who speaks are left out, and so is what people say of themselves.

    Parameters
    ----------
    targets
        From :func:`analysis.score_targets`.
    quotes
        The quotes they were made with.
    rows
        How many people and organisations to list at most.
    """
    heard = spoken_of(targets, voices=VOICES)
    if heard.empty:
        return nothing("Nobody is spoken of by name.")
    known = cast(quotes)
    groups = [group for _, group in heard.groupby("target", sort=True)]
    groups.sort(key=len, reverse=True)
    left = len(groups) - rows
    more = f"<p class='ql-caption'>{left:,} mentioned less often not shown.</p>" if left > 0 else ""
    return _block("".join(_target(group, known) for group in groups[:rows]) + more)


def _target(group: pd.DataFrame, known: Cast) -> str:
    counts = [(int(group["label"].eq(label).sum()), name) for label, name in _JUDGED.items()]
    counted = ", ".join(f"{n} {name}" for n, name in counts if n)
    head = f"<b>{escape(group['target'].iloc[0])}</b> {figures(len(group), 'mention')} · {counted}"
    surest = group.assign(sure=group[[*_JUDGED.values()]].max(axis=1), neither=group["label"].eq(0))
    surest = surest.sort_values(["neither", "sure"], ascending=[True, False], kind="stable")
    lines = "".join(_mention(row, known) for row in surest.rename(columns={"holder": "speaker"}).itertuples())
    return f"<details><summary>{head}</summary><table><tbody>{lines}</tbody></table></details>"


def _mention(row: NamedTuple, known: Cast) -> str:
    start, end = row.start - row.text_start, row.end - row.text_start
    words = f"{escape(row.text[:start])}<mark>{escape(row.mention)}</mark>{escape(row.text[end:])}"
    told = "<br><span class='ql-facts'>as reported</span>" if row.voice == "paraphrase" else ""
    judged = f"{_JUDGED[row.label]} <span class='ql-facts'>{percent(row.sure)}</span>"
    return f"<tr><td>{_label(row, known)}{told}</td><td>{judged}</td><td>{words}</td></tr>"


def _label(row: NamedTuple, known: Cast) -> str:
    """Who speaks, with the number that the quote has in its table; a whole speech has none there."""
    numbered = (row.article, row.quote) in known.by_quote
    return chip(known.who(row), row.quote if numbered else None)


def _block(inner: str) -> HTML:
    style = stylesheet("highlight.css") + stylesheet("table.css")
    return html(f"{style}<div class='ql-table ql-quotes {IGNORE_MATH}'>{inner}</div>")


def _device(feature: Feature, hits: pd.DataFrame, known: Cast, examples: int) -> str:
    people = [known.who(row) for row in hits.itertuples()]
    by = pd.Series([person.label for person in people]).value_counts()
    names = ", ".join(f"{escape(name)} {times}" for name, times in by.items())
    head = f"<b>{escape(feature.name)}</b> {how_often(number(len(hits)))} · {names}"
    lines = "".join(_line(row, known) for row in hits.head(examples).itertuples())
    left = len(hits) - examples
    more = f"<p class='ql-facts'>{left:,} more not shown.</p>" if left > 0 else ""
    about = f"<p class='ql-facts'>{escape(feature.definition)}</p>"
    return f"<details><summary>{head}</summary>{about}<table><tbody>{lines}</tbody></table>{more}</details>"


def _line(row: NamedTuple, known: Cast) -> str:
    words = f"{escape(row.left)}<mark>{escape(row.text)}</mark>{escape(row.right)}"
    return f"<tr><td>{_label(row, known)}</td><td>{words}</td></tr>"


def _passage(row: NamedTuple, known: Cast) -> str:
    at, out = 0, []
    for word, start, end, weight in sorted(row.tone_hits, key=lambda hit: hit[1]):
        out.append(
            f"{escape(row.text[at:start])}<mark>{escape(word)}</mark><sup>{signed(weight, digits=1)}</sup>"
        )
        at = end
    words = "".join(out) + escape(row.text[at:])
    person = _label(row, known)
    return (
        f"<tr><td>{person}</td><td class='ql-number'>{signed(row.tone, digits=1)}</td><td>{words}</td></tr>"
    )
