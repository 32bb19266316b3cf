"""The word lists as data: readable, compilable, without doubles, with honest precision; and how they are looked up."""

import re
from importlib.resources import files
from itertools import pairwise

import pandas as pd
import pytest

from analysis.quotes.names import lexicon
from analysis.rhetoric.cards import measure_cards, measures_markdown
from analysis.rhetoric.figures import FIGURES
from analysis.rhetoric.indices import indices
from analysis.rhetoric.lists import OPEN_LISTS, find_items, list_hash, listed, read_list
from analysis.rhetoric.passages import passage
from analysis.rhetoric.registry import feature, features

NAMES = sorted(
    path.name[:-4]
    for path in files("analysis.rhetoric").iterdir()
    if path.name.endswith(".csv") and path.name != "cards.csv"
)
COLUMNS = ["item", "pattern", "pos", "category", "sense_note", "exclude_pattern", "precision", "n_checked", "evidence_source", "author", "date"]  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_lists_are_in_order(name):
    table = read_list(name)
    assert list(table.columns) == COLUMNS
    assert (table[["item", "pattern", "category", "evidence_source"]] != "").all(axis=None)
    assert not table["pattern"].duplicated().any()
    for pattern in table["exclude_pattern"]:
        re.compile(pattern)
    assert (table["pattern"] == table["pattern"].str.lower()).all()
    assert "CC0" in (files("analysis.rhetoric") / f"{name}.csv").read_text(encoding="utf-8").splitlines()[1]


@pytest.mark.parametrize("name", OPEN_LISTS)
def test_open_lists_were_read_in_context(name):
    table = read_list(name)
    assert 30 <= len(table) <= 170
    read = table.dropna(subset=["precision"])
    assert len(read) >= 7 and (read["precision"] >= 0.8).all() and (read["n_checked"] >= 4).all()


def test_sixty_frequent_items_were_read():
    read = pd.concat([read_list(name).dropna(subset=["precision"]) for name in OPEN_LISTS])
    assert len(read) >= 60


@pytest.mark.parametrize("name", OPEN_LISTS)
def test_every_item_finds_its_own_words(name):
    for row in read_list(name).itertuples():
        text = (
            " ".join(place.split("|")[0] for place in row.pattern.split())
            .replace(" n't", "n't")
            .replace(" '", "'")
        )
        hits = [hit.item for hit in find_items(passage(text), name)]
        assert hits or row.exclude_pattern, (row.item, text)


@pytest.mark.parametrize(
    ("name", "text", "items"),
    [
        ("hedges", "Perhaps it’s sort of late, I think, or about 12 o’clock.", ["perhaps", "sort of", "I think", "about"]),
        ("hedges", "This kind of talk about boats is the sort of thing I believe in.", []),
        ("hedges", "I don’t know if it rains.", ["I don't know if"]),
        ("hedges", "More likely to sink, they are likely gone.", ["likely"]),
        ("boosters", "There is no doubt that we’re certain; clearly, in fact.", ["there's no question", "we're sure", "clearly", "in fact"]),
        ("boosters", "It is not really clear, and almost certainly wrong.", []),
        ("boosters", "I am absolutely convinced.", ["I'm absolutely sure"]),
        ("attitude", "Unfortunately that was a disgrace, and I’m very proud.", ["unfortunately", "a disgrace", "I'm very proud"]),
        ("attitude", "As far as I’m concerned the offensive line held.", []),
        ("engagement", "Look, my friends, let’s go; you know, it rains.", ["look", "my friends", "let's", "you know"]),
        ("engagement", "They look at what you know about boats, and those folks do too.", []),
    ],
)  # fmt: skip
def test_items_in_context(name, text, items):
    assert [hit.item for hit in find_items(passage(text), name)] == items


def test_the_longest_item_wins_and_none_overlap():
    hits = list(find_items(passage("I don't know if, at least partly, it seems."), "hedges"))
    assert [hit.item for hit in hits] == ["I don't know if", "at least partly", "seem"]
    assert all(one.end <= other.start for one, other in pairwise(hits))


def test_marks_break_an_item():
    assert not list(find_items(passage("Of, course"), "boosters"))


def test_versions_of_lists():
    one = passage("Perhaps, I think, roughly.")
    found = {
        version: [hit.item for hit in find_items(one._replace(lists=version), "hedges")]
        for version in ("all items", "single words", "checked items")
    }
    assert found == {
        "all items": ["perhaps", "I think", "roughly"],
        "single words": ["perhaps", "roughly"],
        "checked items": ["perhaps", "I think"],
    }
    with pytest.raises(ValueError, match="single words"):
        list(find_items(one._replace(lists="none"), "hedges"))


def test_hashes_tell_lists_apart():
    hashes = {list_hash(name) for name in NAMES}
    assert len(hashes) == len(NAMES) and all(re.fullmatch("[0-9a-f]{12}", one) for one in hashes)


def test_the_two_lists_of_function_words_differ_where_their_uses_do():
    kinds = ("determiner", "quantifier", "preposition", "relative", "conjunction", "pronoun", "auxiliary")
    closed = frozenset().union(*map(lexicon.function_words, kinds))
    everything = frozenset().union(
        *map(lexicon.function_words, [*kinds, "opener", "calendar", "adjective", "plain", "modifier"])
    )
    # Tokens with their clitics apart, and words that cannot begin a name or a description.
    assert listed("function_words") - everything == set(
        "'s 'em 'm 're 've 'd 'll n't ca wo sha ought doing done out least own same yourselves oneself no-one".split()
    )
    # Quantities and words that are participles, nouns or adverbs elsewhere, which have content to be counted.
    assert {word for word in closed - listed("function_words") if not word.endswith("n't")} == set(
        "two three four five six seven eight nine ten dozens scores hundreds thousands lots plenty various certain numerous others "
        "fewer still early top amidst aside atop concerning given including notwithstanding opposite past pending regarding round "
        "save underneath alongside versus".split()
    )


def test_every_feature_has_its_card():
    cards = measure_cards()
    assert set(cards["id"]) == {*features(), *indices(), "reporting", *FIGURES}
    assert (cards[["name", "definition", "unit", "minimum", "source"]] != "").all(axis=None)
    for one in features().values():
        assert set(one.lists) <= set(NAMES)
        assert feature(one.id) is one


@pytest.mark.parametrize(
    ("id", "minimum"),
    [
        ("hedge", "25 events from 10 articles (weak: 10 from 5)"),
        ("we", "60 events from 10 articles (weak: 10 from 5)"),
        ("question", "25 events in 100 sentences from 10 articles (weak: 10 from 5)"),
        ("epanaphora", "25 events in 100 sentences from 10 articles (weak: 10 from 5)"),
        ("lexical_density", "a value from 50 words on, ok from 500 words in 10 articles (weak: 100 in 5)"),
        (
            "smog",
            "a value from 100 words and 30 whole sentences on, ok from 500 words in 10 articles (weak: 100 in 5)",
        ),
        ("reporting", "100 attributions from 10 articles (weak: 10 from 5)"),
    ],
)
def test_cards_print_the_least_material(id, minimum):
    assert set(measure_cards().query("id == @id")["minimum"]) == {minimum}


def test_the_page_of_measures_is_up_to_date():
    page = (files("analysis.rhetoric") / "MEASURES.md").read_text(encoding="utf-8")
    assert page == measures_markdown(), "run tests/benchmarks/rhetoric.py --write"
