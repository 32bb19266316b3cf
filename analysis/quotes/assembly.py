"""From attributions and speakers to the rows of the quotes table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Any

from analysis.article import Article
from analysis.quotes.attribution import Attribution, Speaker
from analysis.quotes.confidence import confidence
from analysis.quotes.layout import Layout, places, touching
from analysis.quotes.manner import manner_of
from analysis.quotes.marks import pair_marks
from analysis.quotes.relations.blocks import BLOCK
from analysis.quotes.relations.turns import TURN
from analysis.quotes.verbs import Verb, describe_cue
from analysis.text import Span, words


def quote_rows(
    article: Article, layout: Layout, attributions: Sequence[Attribution], speakers: Sequence[Speaker]
) -> Iterator[dict[str, Any]]:
    """One row of the quotes table for each attribution, in order, with every column of QUOTE_COLUMNS."""
    place = places(article, layout.quotations)
    manners: dict[str, str] = {}
    for number, (one, speaker) in enumerate(zip(attributions, speakers, strict=True)):
        verb = _verb(article.text, one)
        kind = kind_of(layout, one)
        manner = manner_of(layout, one, speaker, verb, kind, manners.get(speaker.name or "", "speech"))
        told = manner == "writing" or (verb is not None and verb.manner in ("speech", "writing"))
        if speaker.name and told:
            manners[speaker.name] = manner
        paragraph, sentence = place(one.start)
        yield {
            "article": article.id,
            "quote": number,
            "text": article.text[one.start : one.end],
            "start": one.start,
            "end": one.end,
            "spans": list(one.content),
            "kind": kind,
            "manner": manner,
            "speaker": speaker.name,
            "speaker_type": speaker.type,
            **_part(article.text, "source", one.source),
            "resolution": speaker.resolution,
            **_part(article.text, "cue", one.cue),
            "cue_lemma": verb and verb.lemma,
            "cue_class": verb and verb.cue_class,
            "paragraph": paragraph,
            "sentence": sentence,
            "n_words": sum(len(words(article.text, a, b)) for a, b in one.content),
            "confidence": confidence(one, speaker, kind),
            "reason": f"{speaker.reason}; {one.rule}" if speaker.reason else one.rule,
        }


def fragment_rows(article: Article, rows: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Rows of kind fragment for what stands in outermost marks without being part of any quote."""
    spoken = touching(span for row in rows for span in row["spans"])
    place = places(article)
    for quotation in pair_marks(article.text)[0]:
        start, end = quotation.start, quotation.end
        if quotation.depth or spoken(start, end):
            continue
        paragraph, sentence = place(start)
        yield {
            "article": article.id,
            "quote": len(rows),
            "text": article.text[start:end],
            "start": start,
            "end": end,
            "spans": list(quotation.spans),
            "kind": "fragment",
            "speaker_type": "unknown",
            "paragraph": paragraph,
            "sentence": sentence,
            "n_words": sum(len(words(article.text, a, b)) for a, b in quotation.spans),
            "reason": f"in quotation marks, but no speech: {quotation.role}",
        }


def _verb(text: str, one: Attribution) -> Verb | None:
    return describe_cue(text[one.cue[0][0] : one.cue[-1][1]]) if one.cue else None


def _part(text: str, name: str, spans: tuple[Span, ...]) -> dict[str, Any]:
    """The three columns of a source or a cue, missing where there is none."""
    if not spans:
        return {name: None, f"{name}_start": None, f"{name}_end": None}
    start, end = spans[0][0], spans[-1][1]
    return {name: text[start:end], f"{name}_start": start, f"{name}_end": end}


def kind_of(layout: Layout, one: Attribution) -> str:
    """Give direct when all words of a content but a leading "that" stand inside marks, mixed when some do, else indirect.

    A turn of a transcript and a block quote are direct: they are all the speaker's words.
    """
    if one.rule in (TURN, BLOCK):
        return "direct"
    quoted = [
        layout.piece_at(a) is not None
        for start, end in one.content
        for a, _ in words(layout.text, start, end)
    ]
    inside, outside = sum(quoted), len(quoted) - sum(quoted)
    if outside == 1 and re.match(r"that\b", layout.text[one.start : one.end]):
        outside = 0
    return "indirect" if not inside else "mixed" if outside else "direct"
