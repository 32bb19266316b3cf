"""Sentiment towards a target: what the writer of a sentence thinks of somebody it names."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import pandas as pd

from analysis.quotes.model.encoding import document
from analysis.sentiment.tone import as_texts
from analysis.sentiment.toward_model import TowardModel, load_toward, read_targets, targeted

PROBABILITIES = ("negative", "neutral", "positive")


def toward(
    texts: Iterable[str], starts: Iterable[int], ends: Iterable[int], *, model: TowardModel | None = None
) -> pd.DataFrame:
    """Tell the sentiment of sentences towards somebody named in them.

    It is the attitude of whoever wrote or spoke the sentence towards the person or organisation that stands at
    ``start`` to ``end``: not whether what happens to them is good or bad, and not what others in the sentence think of
    them. Learnt from the sentences of NewsMTSC (Hamborg & Donnay 2021), US political news labelled by readers for
    people; for organisations, and for other kinds of text, nothing has been measured. Give it one sentence a row, as
    :func:`score_targets` does: of a longer text only some 200 words around the target are read.

    A single sentence is told right about five times in six, so count over many of them. The probabilities are
    calibrated: of the labels with a probability of .8 some 80 % are right.

    Parameters
    ----------
    texts : iterable of str
        Sentences; a Series keeps its index. The same sentence may come again with another target.
    starts, ends : iterable of int
        Where the target stands in its text, in characters, half open.
    model
        The one that ships if None.

    Returns
    -------
    DataFrame
        One row a sentence: the probabilities `negative`, `neutral` and `positive`, in [0, 1] with sum 1, and `label`
        (-1, 0, 1), the likeliest. All missing where the text or the target is missing or holds no word.

    Raises
    ------
    FileNotFoundError
        If the package was installed without its model.
    ValueError
        If there are not as many starts and ends as texts.

    Examples
    --------
    >>> toward([], [], []).columns.tolist()
    ['negative', 'neutral', 'positive', 'label']
    >>> toward(["Ada Reed lied to us."], [0], [8])["label"].tolist()  # doctest: +SKIP
    [-1]
    """
    listed, index = as_texts(texts)
    spans = list(zip(_places(starts), _places(ends), strict=True))
    if len(spans) != len(listed):
        raise ValueError(f"toward needs one target for each text: {len(listed)} texts, {len(spans)} targets")
    documents = {text: document(text) for text in set(listed)}
    found = [
        None if start is None or end is None else targeted(documents[text], start, end)
        for text, (start, end) in zip(listed, spans, strict=True)
    ]
    rows = [i for i, one in enumerate(found) if one is not None]
    scores = np.full((len(listed), 3), np.nan)
    if rows:
        scores[rows] = read_targets([found[i] for i in rows], model or load_toward())
    return _table(scores, index)


def _table(scores: np.ndarray, index: pd.Index) -> pd.DataFrame:
    table = pd.DataFrame(scores.round(4), columns=list(PROBABILITIES), index=index)
    label = np.where(np.isnan(scores[:, 0]), np.nan, np.nan_to_num(scores).argmax(axis=1) - 1.0)
    return table.assign(label=pd.array(label, dtype="Int64"))


def _places(values: Iterable[Any]) -> list[int | None]:
    """Offsets as integers, missing ones None; a lone number is one offset."""
    listed = [values] if isinstance(values, (int, np.integer)) else values
    return [None if pd.isna(value) else int(value) for value in listed]
