"""Targets in sentences as flat arrays: read, packed, put together into batches."""

import random
from bisect import bisect_right
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from analysis.quotes.model.encoding import document
from analysis.quotes.speakers.people import find_people
from analysis.sentiment.toward_model import targeted
from analysis.text import sentences
from analysis.training.material import Article, read_jsonl
from analysis.training.texts import MASK

# The longest sentence, in characters.
LONGEST = 700


class Rows(NamedTuple):
    """Targets in sentences, flat: encoder input, where each row begins, its target's markers, its gold (-1: none)."""

    pieces: NDArray
    casings: NDArray
    marks: NDArray
    begins: NDArray
    edges: NDArray
    gold: NDArray
    sentence: NDArray


def read_rows(path: Path) -> Rows:
    """Sentences with a target, from a file of NewsMTSC."""
    return rows_of(read_jsonl(path))


def named_in(articles: Sequence[Article], *, people: int = 34, others: int = 10) -> Rows:
    """Sentences of articles with somebody named in them, without gold: of each article some, drawn by chance."""
    rng, found = random.Random(3), []
    for article in articles:
        sentences_of = sentences(article.text)
        starts = [start for start, _ in sentences_of]
        named = [
            (start, end, row.start, row.end, row.type)
            for row in find_people(article.text).itertuples(index=False)
            for start, end in [sentences_of[bisect_right(starts, row.start) - 1]]
            if row.end <= end and end - start <= LONGEST
        ]
        rng.shuffle(named)
        persons, rest = ([n for n in named if (n[4] == "person") == is_one] for is_one in (True, False))
        for start, end, a, b, _ in persons[:people] + rest[:others]:
            found.append({"sentence": article.text[start:end], "from": a - start, "to": b - start})
    return rows_of(found)


def rows_of(rows: Sequence[dict]) -> Rows:
    """Rows with `sentence`, `from`, `to` and perhaps `polarity`; one whose target holds no word is left out."""
    numbers = {text: i for i, text in enumerate(dict.fromkeys(row["sentence"] for row in rows))}
    found = [(targeted(document(row["sentence"]), row["from"], row["to"]), row) for row in rows]
    kept = [(one, row) for one, row in found if one]
    flat = [np.concatenate([getattr(w, name) for w, _ in kept]) for name in ("pieces", "casings", "marks")]
    return Rows(
        *flat,
        np.cumsum([0, *(len(w.pieces) for w, _ in kept)]),
        np.array([(w.first[1], w.first[-1]) for w, _ in kept]),
        np.array([int(row.get("polarity", -2)) + 1 for _, row in kept]),
        np.array([numbers[row["sentence"]] for _, row in kept]),
    )


def pack_rows(sets: dict[str, Rows], out: Path) -> None:
    """Keep some sets of rows in one file."""
    found = {
        f"{name}.{key}": a.astype(np.int32) for name, own in sets.items() for key, a in own._asdict().items()
    }
    np.savez_compressed(out, **found)


def unpack_rows(path: Path) -> dict[str, Rows]:
    """The sets of rows in a file."""
    with np.load(path) as file:
        names = {key.split(".")[0] for key in file.files}
        return {name: Rows(*(file[f"{name}.{field}"] for field in Rows._fields)) for name in names}


class Batch(NamedTuple):
    """Padded rows: encoder input, and the pieces of the target."""

    pieces: Tensor
    casings: Tensor
    marks: Tensor
    seen: Tensor
    target: Tensor


def collate(rows: Rows, numbers: Sequence[int], device: str) -> Batch:
    """Pad some rows into tensors."""
    sizes = np.diff(rows.begins)[numbers]
    place = np.arange(sizes.max())
    seen = place < sizes[:, None]
    index = np.where(seen, rows.begins[numbers][:, None] + place, 0)
    edges = rows.edges[numbers]
    target = (place >= edges[:, :1]) & (place <= edges[:, 1:])
    columns = [np.where(seen, column[index], 0).astype(np.int64) for column in rows[:3]]
    return Batch(*(torch.from_numpy(a).to(device) for a in (*columns, seen, target)))


def hidden(batch: Batch, share: float) -> Batch:
    """The batch with the words of some targets masked; the markers stay."""
    inner = batch.target & batch.target.roll(1, 1) & batch.target.roll(-1, 1)
    chosen = torch.rand(len(inner), 1, device=inner.device) < share
    return batch._replace(pieces=batch.pieces.masked_fill(inner & chosen, MASK))


def groups(rows: Rows, numbers: NDArray, *, pieces: int, rng: random.Random) -> list[list[int]]:
    """Rows of like length together, in random order, at most `pieces` padded pieces a group."""
    sizes = np.diff(rows.begins)
    ordered = sorted(numbers.tolist(), key=lambda i: sizes[i] * rng.uniform(0.85, 1.15))
    result: list[list[int]] = [[]]
    longest = 0
    for i in ordered:
        longest = max(longest, int(sizes[i]))
        if result[-1] and longest * (len(result[-1]) + 1) > pieces:
            result.append([])
            longest = int(sizes[i])
        result[-1].append(i)
    rng.shuffle(result)
    return result
