"""Whose words are counted, and in what pieces: any table of text becomes sentences of the speakers' own words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import pandas as pd

from analysis.rhetoric.passages import Passage, Tagger, passage
from analysis.rhetoric.tagging import Auto, tagger_for
from analysis.text import Span, sentences, straighten

MIN_SENTENCE = 4  # words; shorter stretches inside marks are scare quotes unless they are whole sentences

_QUOTED = re.compile(r'"[^"]+"?')
_SINGLY_QUOTED = re.compile(r"(?<!\w)'\S.*?(?:'(?!\w)|$)", re.DOTALL)
_OPENS = re.compile(r"[^\W_]")
_CLOSES = re.compile(r"""[.?!…]["'\s)\]]*$""")
_RUNS_ON = re.compile(r""",["']\s*$""")  # a whole sentence before "she said"


class Spoken(NamedTuple):
    """The speakers' own words: a table with one row a sentence or part of one, and the passage of each row.

    Every function of rhetoric that takes a table takes this too, so that several can share the work of making it.
    """

    rows: pd.DataFrame
    passages: list[Passage]


def own_words(frame: pd.DataFrame | Spoken) -> pd.DataFrame:
    """The speakers' own words in ``frame``, one row a sentence or part of one.

    Parameters
    ----------
    frame : DataFrame
        The segments of :func:`analysis.split_voices` (rows with ``voice == "own"`` are used), a quotes table (what
        stands inside the marks is used; indirect quotes and fragments are not), or any table with a ``text`` column,
        every row of which is then taken for one person's own words.

    Returns
    -------
    DataFrame
        All columns of ``frame``, and article, quote, speaker and start where it lacks them; sentence, text, start, end;
        ``n_words``; ``n_sentences``, 1 in the row that opens a sentence of at least four words (or a whole shorter one);
        ``complete``, whether that sentence is quoted from its first word to its last.
    """
    return spoken(frame).rows


def spoken(
    frame: pd.DataFrame | Spoken, *, tagger: Tagger | Auto | None = None, lists: str = "all items"
) -> Spoken:
    """The own words of :func:`own_words` with their passages; what is spoken already is given back as it is.

    ``tagger`` is None for no parts of speech, "auto" for those of the model where there are few words
    (:func:`analysis.rhetoric.tagging.tagger_for`), or a tagger.
    """
    if isinstance(frame, Spoken):
        return frame
    if "text" not in frame.columns:
        raise KeyError(f"the table has no column 'text'; it has {', '.join(map(str, frame.columns))}")
    if "voice" in frame.columns:
        rows = _with_keys(frame[frame["voice"] == "own"].dropna(subset=["text"]).reset_index(drop=True))
    else:
        rows = _sentences(_with_keys(_inside_marks(frame)))
    made = [passage(text)._replace(lists=lists) for text in rows["text"]]
    rows["n_words"] = [one.n_words for one in made]
    kept = rows[rows["n_words"] > 0].reset_index(drop=True)
    return Spoken(_with_sentences(kept), _tagged([one for one in made if one.n_words], tagger))


def _tagged(made: list[Passage], tagger: Tagger | Auto | None) -> list[Passage]:
    chosen = tagger_for(tagger, sum(one.n_words for one in made))
    if chosen is None:
        return made
    return [one._replace(tags=tags) for one, tags in zip(made, chosen(made), strict=True)]


def _with_keys(rows: pd.DataFrame) -> pd.DataFrame:
    defaults = {"article": "article", "quote": range(len(rows)), "speaker": pd.NA, "start": 0}
    rows = rows.assign(**{key: value for key, value in defaults.items() if key not in rows.columns})
    return rows.assign(end=rows["start"] + rows["text"].str.len())


def _inside_marks(frame: pd.DataFrame) -> pd.DataFrame:
    """A quotes table cut to what is surely spoken; other tables as they are."""
    frame = frame.dropna(subset=["text"])
    if "kind" not in frame.columns or "spans" not in frame.columns:
        return frame.reset_index(drop=True)
    frame = frame[frame["kind"].isin(["direct", "mixed"])].reset_index(drop=True)
    pieces = [
        (row, start, end)
        for row, (text, at, kind, spans) in enumerate(
            zip(frame["text"], frame["start"], frame["kind"], frame["spans"], strict=True)
        )
        for start, end in _pieces(text, at, kind, spans)
    ]
    rows = frame.iloc[[row for row, _, _ in pieces]].reset_index(drop=True)
    text = [
        frame["text"].iat[row][a - frame["start"].iat[row] : b - frame["start"].iat[row]]
        for row, a, b in pieces
    ]
    return rows.assign(text=pd.Series(text, dtype="str"), start=[start for _, start, _ in pieces])


def _pieces(text: str, at: int, kind: str, spans: Sequence[Span]) -> Iterator[Span]:
    for start, end in spans:
        if kind == "direct":
            yield start, end
            continue
        plain = straighten(text[start - at : end - at])
        for match in _QUOTED.finditer(plain) if '"' in plain else _SINGLY_QUOTED.finditer(plain):
            yield start + match.start(), start + match.end()


def _sentences(rows: pd.DataFrame) -> pd.DataFrame:
    """Every row cut at its sentences, numbered inside each quote."""
    found = [(row, span) for row, text in enumerate(rows["text"]) for span in sentences(text)]
    index = [row for row, _ in found]
    cut = rows.iloc[index].reset_index(drop=True)
    text = [rows["text"].iat[row][a:b] for row, (a, b) in found]
    start = cut["start"] + [a for _, (a, _) in found]
    cut = cut.assign(
        text=pd.Series(text, dtype="str"), start=start, end=start + [b - a for _, (a, b) in found]
    )
    return cut.assign(sentence=range(len(cut)))


def _with_sentences(rows: pd.DataFrame) -> pd.DataFrame:
    """Which row opens a sentence, and whether the sentence is whole: pieces of a split one are put together first."""
    if "sentence" not in rows.columns:
        rows = rows.assign(sentence=range(len(rows)))
    number = rows.groupby(["article", "quote", "sentence"], sort=False, dropna=False, observed=True).ngroup()
    joined: dict[int, str] = {}
    for sentence, text in zip(number, rows["text"], strict=True):
        joined[sentence] = f"{joined[sentence]} {text}" if sentence in joined else text
    kinds = dict(zip(number, rows["kind"], strict=True)) if "kind" in rows.columns else {}
    whole = number.map({one: _is_whole(text, kinds.get(one)) for one, text in joined.items()})
    total = rows["n_words"].groupby(number).transform("sum")
    counts = ~number.duplicated() & ((total >= MIN_SENTENCE) | whole.astype(bool))
    return rows.assign(n_sentences=counts.astype(int), complete=whole.astype(bool))


def _is_whole(text: str, kind: str | None) -> bool:
    """Whether a quoted sentence is there from its capital to its end, or to the comma before "she said"."""
    plain = straighten(text)
    first = _OPENS.search(plain)
    if first is None or first[0].islower():
        return False
    return bool(_CLOSES.search(plain)) or (kind != "mixed" and bool(_RUNS_ON.search(plain)))
