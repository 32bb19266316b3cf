"""Who is spoken of how, and by whom: sentiment towards every person and organisation an article names."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import numpy as np
import pandas as pd

from analysis.article import Article
from analysis.quotes.speakers import plain_name, read_aliases
from analysis.quotes.speakers.people import find_people
from analysis.quotes.voices import split_voices
from analysis.sentiment.toward import toward
from analysis.text import words

NARRATOR = "narrator"
TARGET_COLUMNS: dict[str, str] = {
    "article": "str",
    "target": "str",
    "target_type": "str",
    "holder": "str",
    "voice": "str",
    "self": "bool",
    "source": "bool",
    "quote": "Int64",
    "sentence": "int64",
    "mention": "str",
    "start": "int64",
    "end": "int64",
    "text": "str",
    "text_start": "int64",
    "text_end": "int64",
    "negative": "float64",
    "neutral": "float64",
    "positive": "float64",
    "label": "Int64",
}
_KEY = ["sentence", "quote"]
# What ends a sentence belongs to it, though to no segment.
_CLOSING = re.compile(r"[.!?…,;:]*[”’\"')\]]*")


def score_targets(
    article: Article,
    quotes: pd.DataFrame,
    *,
    people: pd.DataFrame | None = None,
    aliases: Mapping[str, str] | pd.DataFrame | None = None,
    score: Callable[..., pd.DataFrame] = toward,
) -> pd.DataFrame:
    """Tell the sentiment towards every person and organisation where an article names them, and whose it is.

    Where the name stands decides whose sentiment it is. Inside a speaker's own words (voice ``own``) it is the
    speaker's; in a paraphrase it is the speaker's as the reporter tells it; in the narration it is the reporter's, the
    ``narrator``. What a quote says of somebody is read from its own words in that sentence alone, with blanks where the
    reporter comes between them, and narration from the whole sentence. A name that tells who speaks ("said Ada Reed, the mayor") is marked as `source`: whatever the sentence
    holds is said by that person, not of them. Pronouns ("he lied") are not looked at, nor are headline, byline and
    dateline; and what a reporter tells of somebody's reproaches without quoting them counts as the reporter's.

    Parameters
    ----------
    article
        The article that was read.
    quotes
        Its quotes table, from :func:`analysis.extract_quotes`.
    people
        Its people, from :func:`analysis.find_people`: columns name, type, start and end are used. Found in the article
        if None.
    aliases
        Your own names, as for :func:`analysis.extract_quotes`; give the same to both.
    score
        What gives the probabilities, called like :func:`~analysis.sentiment.toward`.

    Returns
    -------
    DataFrame
        One row for each time somebody is named, in text order: `article`; `target` and `target_type`; `holder`, the
        speaker (missing if unresolved) or ``narrator``; `voice` own, paraphrase or narration; `self`, whether holder
        and target are one, and `source`, whether the name tells who speaks, both to be kept apart; `quote`, missing in narration; `sentence`; `mention`, which is
        ``article.text[start:end]``; `text`, where it was read, which is ``article.text[text_start:text_end]``; the
        probabilities `negative`, `neutral` and `positive`, and `label` (-1, 0, 1), missing where the text read is the name alone.

    Raises
    ------
    FileNotFoundError
        If somebody is named and the package was installed without its model.

    Examples
    --------
    >>> from analysis import extract_quotes, read
    >>> article = read("It rained all day.")
    >>> score_targets(article, extract_quotes(article)).empty
    True
    """
    segments = split_voices(article, quotes)
    people = find_people(article) if people is None else people
    rows = _placed(_renamed(people, aliases, article.text), segments)
    if rows.empty:
        return pd.DataFrame(columns=list(TARGET_COLUMNS)).astype(TARGET_COLUMNS)
    rows = _read(rows, article.text).assign(article=article.id)
    rows["self"] = (rows["holder"] == rows["target"]).fillna(False)
    rows["source"] = _in_sources(quotes, len(article.text))[rows["start"]]
    read = _read_alone(rows, segments)
    scores = score(read, rows["start"] - rows["text_start"], rows["end"] - rows["text_start"])
    # Where nothing stands but the name, nothing is said of anybody.
    said = read.map(words).str.len() > rows["mention"].map(words).str.len()
    return rows.join(scores.where(said))[list(TARGET_COLUMNS)].astype(TARGET_COLUMNS)


def _read(rows: pd.DataFrame, text: str) -> pd.DataFrame:
    """The mention and the part of its sentence that is read, in narration up to the closing mark."""
    closed = [_CLOSING.match(text, end).end() for end in rows["text_end"]]
    rows = rows.assign(text_end=rows["text_end"].where(rows["quote"].notna(), closed))
    for shown, start, end in (("mention", "start", "end"), ("text", "text_start", "text_end")):
        rows[shown] = [text[a:b] for a, b in zip(rows[start], rows[end], strict=True)]
    return rows


def _read_alone(rows: pd.DataFrame, segments: pd.DataFrame) -> pd.Series:
    """The texts with blanks for all that stands between the speaker's own words, so that offsets stay."""
    own = segments[(segments["voice"] == "own") & segments["quote"].notna()]
    whose = np.full(max([*segments["end"], *rows["text_end"]]), -1)
    for quote, start, end in own[["quote", "start", "end"]].itertuples(index=False):
        whose[start:end] = quote
    inside = rows["voice"].eq("own") & rows["quote"].notna()
    places = zip(rows["text"], rows["text_start"], rows["quote"], inside, strict=True)
    return pd.Series([_only(text, whose[at:] == quote) if cut else text for text, at, quote, cut in places])


def _only(text: str, kept: np.ndarray) -> str:
    return "".join(sign if one else " " for sign, one in zip(text, kept, strict=False))


def _renamed(
    people: pd.DataFrame, aliases: Mapping[str, str] | pd.DataFrame | None, text: str
) -> pd.DataFrame:
    """People under the names that the user wants: by their full name, or by any form of it in the text."""
    known = read_aliases(aliases)
    forms = zip(people["name"], people["start"], people["end"], strict=True)
    wanted = {
        name: known[form][0]
        for name, start, end in forms
        for form in (plain_name(text[start:end]), plain_name(name))
        if form in known
    }
    return people.assign(name=people["name"].replace(wanted))


def _in_sources(quotes: pd.DataFrame, length: int) -> np.ndarray:
    """For every character whether it stands where a quote names its speaker."""
    inside = np.zeros(length + 1, dtype=bool)
    for start, end in quotes[["source_start", "source_end"]].dropna().itertuples(index=False):
        inside[start:end] = True
    return inside


def _placed(people: pd.DataFrame, segments: pd.DataFrame) -> pd.DataFrame:
    """Every mention with the segment it begins in, and the stretch of its sentence that is in the same voice."""
    named = people.rename(columns={"name": "target", "type": "target_type"})
    named = named[["target", "target_type", "start", "end"]].sort_values("start", kind="stable")
    said = segments.rename(columns={"start": "segment_start", "end": "segment_end"})
    said = said[["segment_start", "segment_end", "voice", "speaker", *_KEY]]
    rows = pd.merge_asof(named, said, left_on="start", right_on="segment_start")
    rows = rows[rows["start"] < rows["segment_end"]].reset_index(drop=True)
    quoted = rows["speaker"].mask(rows["speaker"].eq(NARRATOR), f"the {NARRATOR}")  # of a film, say
    rows["holder"] = quoted.where(rows["voice"] != "narration", NARRATOR)
    return rows.merge(_stretches(segments), on=[*_KEY, "voice"], how="left")


def _stretches(segments: pd.DataFrame) -> pd.DataFrame:
    """From where to where it goes in a sentence: the own words of a quote, the whole quote they are told in, everything."""
    own = segments[segments["voice"] == "own"]
    quoted = segments[segments["quote"].notna()].assign(voice="paraphrase")
    whole = segments.assign(quote=pd.array([pd.NA] * len(segments), dtype="Int64"), voice="narration")
    key = [*_KEY, "voice"]
    ranges = (
        pd.concat([own, quoted, whole])
        .groupby(key, dropna=False)
        .agg(text_start=("start", "min"), text_end=("end", "max"))
    )
    return ranges.reset_index()
