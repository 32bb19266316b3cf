"""Quotes written out for programs, spreadsheets and eyes: nothing lost, offsets true."""

import csv
import io
import json

import pandas as pd
import pytest
from conftest import gold_quotes, seed_article, seed_names

from analysis.formats import record, write_csv, write_jsonl, write_listing
from analysis.quotes.table import QUOTE_COLUMNS, quotes_table

KEYS = [
    "article",
    "quote",
    "text",
    "content",
    "source",
    "cue",
    "kind",
    "manner",
    "speaker",
    "speaker_type",
    "resolution",
]
KEYS += ["cue_lemma", "cue_class", "confidence", "reason"]


def written(write, name):
    out = io.StringIO()
    write([(seed_article(name), gold_quotes(name))], out)
    return out.getvalue()


@pytest.mark.parametrize("name", seed_names())
def test_jsonl_holds_every_quote_with_true_offsets(name):
    article, quotes = seed_article(name), gold_quotes(name)
    lines = [json.loads(line) for line in written(write_jsonl, name).splitlines()]
    assert [line["quote"] for line in lines] == list(quotes["quote"])
    for line in lines:
        assert list(line) == KEYS
        assert article.text[line["content"][0][0] : line["content"][-1][1]] == line["text"]
        assert all(start < end for role in ("content", "source", "cue") for start, end in line[role])


def test_missing_values_are_null_and_empty_lists():
    row = {
        "article": "a",
        "quote": 0,
        "text": "x",
        "start": 0,
        "end": 1,
        "spans": [(0, 1)],
        "kind": "direct",
        "paragraph": 0,
    }
    row |= {"sentence": 0, "n_words": 1, "confidence": 0.5}
    line = record(next(quotes_table([row]).itertuples()))
    assert line["speaker"] is None and line["cue_class"] is None
    assert line["source"] == [] and line["cue"] == []
    json.dumps(line, allow_nan=False)


@pytest.mark.parametrize("name", seed_names())
def test_csv_reads_back_as_the_same_table(name):
    quotes = gold_quotes(name)
    rows = list(csv.DictReader(io.StringIO(written(write_csv, name))))
    assert len(rows) == len(quotes)
    for row, want in zip(rows, quotes.to_dict("records"), strict=True):
        assert list(row) == list(QUOTE_COLUMNS)
        assert row["text"] == want["text"]
        assert row["speaker"] == ("" if pd.isna(want["speaker"]) else want["speaker"])
        assert [tuple(map(int, span.split("-"))) for span in row["spans"].split()] == want["spans"]


def test_the_listing_names_everyone_and_shows_the_words():
    page = written(write_listing, "tokayev-state-visit")
    assert "11 quotes" in page
    assert "Kassym-Jomart Tokayev (“He”), recalled [indirect, 100% sure]" in page
    assert all(len(line) <= 120 for line in page.splitlines())
