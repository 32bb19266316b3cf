"""The sample articles and their gold tables hold together."""

import json
from collections import defaultdict
from itertools import pairwise
from pathlib import Path

import pytest

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
NAMES = sorted(path.stem for path in SEEDS.glob("*.txt"))
SAMPLE = "tokayev-state-visit"
NO_NAME = {"AUTHOR", "GENERIC", "UNKNOWN"}
KEYS = {
    "id",
    "source",
    "cue",
    "content",
    "speaker",
    "speaker_type",
    "manner",
    "resolution",
    "type",
}
VALUES = {
    "speaker_type": {"person", "organisation", "document", "group", "author", "generic", "unknown"},
    "manner": {"speech", "writing", "thought"},
    "resolution": {"named", "partial", "pronoun", "nominal", "implicit", "unnamed"},
    "type": {"direct", "mixed", "indirect"},
}
OPENING, CLOSING = tuple('“‘"'), tuple('”’"')


def text_of(name):
    return (SEEDS / f"{name}.txt").read_text(encoding="utf-8")


def table_of(name, kind):
    return json.loads((SEEDS / f"{name}.{kind}.json").read_text(encoding="utf-8"))


def spans_of(relation):
    return [span for part in ("source", "cue", "content") for span in relation[part]]


def test_the_folder_is_complete():
    assert len(NAMES) >= 10
    assert SAMPLE in NAMES
    for kind in ("gold", "entities"):
        assert sorted(path.name for path in SEEDS.glob(f"*.{kind}.json")) == [
            f"{name}.{kind}.json" for name in NAMES
        ]


def test_every_seed_is_described():
    readme = (SEEDS / "README.md").read_text(encoding="utf-8")
    assert [name for name in NAMES if f"`{name}`" not in readme] == []


@pytest.mark.parametrize("name", NAMES)
def test_spans_are_the_text(name):
    text = text_of(name)
    for relation in table_of(name, "gold"):
        for span in spans_of(relation):
            assert text[span["start"] : span["end"]] == span["text"]
            assert span["text"] and span["text"] == span["text"].strip()


@pytest.mark.parametrize("name", NAMES)
def test_rows_have_the_documented_form(name):
    gold = table_of(name, "gold")
    assert len({relation["id"] for relation in gold}) == len(gold)
    for relation in gold:
        assert set(relation) == KEYS
        assert relation["content"]
        for key, allowed in VALUES.items():
            assert relation[key] in allowed, (relation["id"], key)


@pytest.mark.parametrize("name", NAMES)
def test_rows_stand_in_the_order_of_the_text(name):
    starts = [relation["content"][0]["start"] for relation in table_of(name, "gold")]
    assert starts == sorted(starts)


@pytest.mark.parametrize("name", NAMES)
def test_contents_do_not_overlap(name):
    contents = sorted(
        (span["start"], span["end"]) for relation in table_of(name, "gold") for span in relation["content"]
    )
    for (_, end), (start, _) in pairwise(contents):
        assert end <= start


@pytest.mark.parametrize("name", NAMES)
def test_content_holds_neither_its_source_nor_its_cue(name):
    for relation in table_of(name, "gold"):
        for content in relation["content"]:
            for span in relation["source"] + relation["cue"]:
                assert span["end"] <= content["start"] or content["end"] <= span["start"]


@pytest.mark.parametrize("name", NAMES)
def test_an_implicit_source_is_an_empty_one(name):
    for relation in table_of(name, "gold"):
        assert (relation["resolution"] == "implicit") == (not relation["source"]), relation["id"]


@pytest.mark.parametrize("name", NAMES)
def test_type_follows_the_marks(name):
    for relation in table_of(name, "gold"):
        pieces = [span["text"] for span in relation["content"]]
        turn = any(span["text"] == ":" for span in relation["cue"])
        if relation["type"] == "direct" and not turn:
            assert all(piece.startswith(OPENING) for piece in pieces), relation["id"]
            assert pieces[-1].endswith(CLOSING), relation["id"]
        elif relation["type"] == "mixed":
            assert any(mark in piece for piece in pieces for mark in OPENING), relation["id"]


@pytest.mark.parametrize("name", NAMES)
def test_mentions_occur_in_the_article(name):
    text = text_of(name)
    for entity in table_of(name, "entities"):
        assert entity["type"] in {"person", "organisation"}
        assert entity["mentions"]
        assert [mention for mention in entity["mentions"] if mention not in text] == []


@pytest.mark.parametrize("name", NAMES)
def test_every_named_speaker_is_an_entity(name):
    listed = {entity["name"]: entity["type"] for entity in table_of(name, "entities")}
    for relation in table_of(name, "gold"):
        if relation["resolution"] == "unnamed" or relation["speaker_type"] == "document":
            continue
        for speaker in relation["speaker"].split(" & "):
            assert speaker in NO_NAME or speaker in listed, relation["id"]
        if relation["speaker"] in listed:
            assert relation["speaker_type"] == listed[relation["speaker"]], relation["id"]


@pytest.mark.parametrize("name", [name for name in NAMES if name != SAMPLE])
def test_length_is_that_of_an_article(name):
    assert 350 <= len(text_of(name).split()) <= 900


def test_at_least_twelve_people_speak_in_several_articles():
    articles = defaultdict(set)
    for name in NAMES:
        for relation in table_of(name, "gold"):
            if relation["speaker_type"] == "person" and relation["resolution"] != "unnamed":
                articles[relation["speaker"]].add(name)
    recurring = {speaker for speaker, where in articles.items() if len(where) > 1} - NO_NAME
    assert len(recurring) >= 12


def test_a_recurring_speaker_has_one_type():
    types = defaultdict(set)
    for name in NAMES:
        for entity in table_of(name, "entities"):
            types[entity["name"]].add(entity["type"])
    assert {entity for entity, kinds in types.items() if len(kinds) > 1} == set()


def test_one_article_has_no_attribution():
    silent = [name for name in NAMES if not table_of(name, "gold")]
    assert silent == ["night-timetable"]
    assert not set('“”‘"«»„') & set(text_of("night-timetable"))


def test_a_bare_surname_shared_by_two_people_stays_unresolved():
    bare = [
        relation
        for relation in table_of("two-danvers", "gold")
        if [span["text"] for span in relation["source"]] == ["Danvers"]
    ]
    assert len(bare) == 2
    assert {relation["speaker"] for relation in bare} == {"UNKNOWN"}


def test_multi_paragraph_quotes_reopen_and_close_once():
    long = [r for r in table_of("solvane-speech", "gold") if len(r["content"]) > 2]
    assert len(long) == 3
    for relation in long:
        pieces = [span["text"] for span in relation["content"]]
        assert all(piece.startswith("“") for piece in pieces)
        assert pieces[-1].endswith("”")
        assert any(not piece.endswith("”") for piece in pieces)
