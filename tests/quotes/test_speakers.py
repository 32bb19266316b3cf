"""Who is said to speak: names, roles, pronouns, nobody; and above all never the wrong one."""

from __future__ import annotations

import time

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.quotes.attribution import Attribution
from analysis.quotes.speakers import resolve_speakers
from analysis.quotes.table import RESOLUTIONS, SPEAKER_TYPES
from tests.quotes.attributed import marked, speakers
from tests.quotes.test_people import MESSY

LINTZ = "Vardian President Arvo Lintz arrived on Monday. "

NAMED = [
    (LINTZ + "[Vardian President Arvo Lintz] said {it rained}.", "Arvo Lintz"),
    (LINTZ + "[Lintz] said {it rained}.", "Arvo Lintz"),
    (LINTZ + "[The Vardian president] said {it rained}.", "Arvo Lintz"),
    (LINTZ + "[the president] said {it rained}.", "Arvo Lintz"),
    (LINTZ + "[President Lintz] said {it rained}.", "Arvo Lintz"),
    (LINTZ + "{It rained}, said [Lintz, who was wet].", "Arvo Lintz"),
    (LINTZ + "[Lintz’s statement] said {it rained}.", "Arvo Lintz"),
    ("[Rep. Ada Reed (D-Ohio), chair of the caucus,] said {no}.", "Ada Reed"),
    ("[The country’s finance minister, Jane Roe,] said {no}.", "Jane Roe"),
    ("Jane Roe, the finance minister, spoke. [The finance minister] said {no}.", "Jane Roe"),
    ("Jane Roe, the finance minister, met Tom Hale, the mayor. [The mayor] said {no}.", "Tom Hale"),
    ("[Hale’s niece, councilor Mary Roe,] said {no}. Tom Hale left.", "Mary Roe"),
    ("[Finance Minister Jane Roe and Mayor Tom Hale] said {no}.", "Jane Roe & Tom Hale"),
    ("Jane Roe met Tom Hale. [Ms. Roe and Mr. Hale] said {no}.", "Jane Roe & Tom Hale"),
    ("[The Kremlin’s statement] said {no}.", "Kremlin"),
    ("The Harbor Board (HB) met. [The Harbor Board] said {no}.", "Harbor Board"),
    ("The Harbor Board met twice. [The board] said {no}.", "Harbor Board"),
    ("It is no word to say lightly. [Say Mexico] demanded {peace}.", "Mexico"),
    ("{“No,”} said [her daughter, Siri].", "Siri"),
    ("The Dry Feet Alliance met twice. [The alliance] said {no}.", "Dry Feet Alliance"),
]

UNNAMED = [
    ("[Juror No. 7, who gave no name,] said {no}.", "Juror No. 7"),
    ("[Witness B] said {no}.", "Witness B"),
    ("[Officer 3] said {no}.", "Officer 3"),
    ("{“No,”} said [the spokesman for the Board, Osmere].", "spokesman for the Board"),
    (LINTZ + "[A spokesman for Lintz] said {it rained}.", "spokesman for Lintz"),
    (LINTZ + "[Lintz’s lawyer] said {it rained}.", "Lintz’s lawyer"),
    (LINTZ + "[Lintz’s campaign] said {it rained}.", "Lintz’s campaign"),
    (LINTZ + "[The Lintz campaign] said {it rained}.", "Lintz campaign"),
    ("[A Democratic source] said {no}.", "Democratic source"),
    ("[Some officials] said {no}.", "officials"),
    ("[Some officials in May] said {no}.", "officials"),
    ("[An unsigned reply] says {no}.", "unsigned reply"),
    ("[A number of other members of the club] said {no}.", "members of the club"),
    ("[A group of angry parents with small children] said {no}.", "group of angry parents"),
    ("[A report released last year] found {nothing}.", "report"),
    ("[Bakers and millers in Tolmar] say {no}.", "bakers & millers in Tolmar"),
    ("[an outside group] said {no}.", "outside group"),
    ("[conservative outside groups] said {no}.", "conservative outside groups"),
    ("[75 percent of Democrats] said {no}.", "75 percent of Democrats"),
    ("[Nine in 10 Democratic voters] say {no}.", "Democratic voters"),
    ("[Those who bake] say {no}.", "those"),
    ("Tom Hale, [whose brother] says {no}, left.", "brother"),
    ("[At least one baker] said {no}.", "baker"),
    (
        "Rep. Ned Poe (R-Ohio) left. [The state’s Republican and Mormon voters] say {no}.",
        "state’s Republican and Mormon voters",
    ),
    ("[A study that appeared in June] found {nothing}.", "study"),
    ("[groups such as Bread for All] say {no}.", "groups"),
    ("[A Sept. 15, 2011 email] says {no}.", "Sept. 15, 2011 email"),
    (
        "[A number of bakers in eastern and southern Osmere] say {no}.",
        "bakers in eastern and southern Osmere",
    ),
    ("[a person familiar with the planning of it] said {no}.", "person familiar with the planning"),
    ("[families of those killed in the storm] said {no}.", "families of those killed"),
    ("A baker sang. [A baker who sang] said {no}. [The baker] said {yes}.", "baker"),
]

AROUND = [
    # sources with words around them that do not belong to them
    (LINTZ + "When [when the president also] said {it rained}.", "Arvo Lintz"),
    ("[near the end a student in the balcony] asked {why}.", "student"),
    ("[the captain now] said {no}.", "captain"),
    ("[a joint note issued] said {no}.", "joint note"),
    ("Tom Hale came. [Though he] said {no}.", "Tom Hale"),
    ("[Secretary of State John F. Kerr] said {no}.", "John F. Kerr"),
    (
        "[Jane Roe, an Osmere-based developer and speaker for a club, which has owners and friends,] said {no}.",
        "Jane Roe",
    ),
    ("[Senator Ned Poe, R-Wis., and Ada Roe, D-Ohio,] said {no}.", "Ned Poe & Ada Roe"),
    ("[his wife and current candidate Jane Roe] said {no}.", "Jane Roe"),
    ("[One of his advisers, Tad Devlin,] said {no}.", "Tad Devlin"),
    ("Tom Hale won. [The Harbor Party’s presumed nominee, Hale] said {no}.", "Tom Hale"),
    ("Ann Roe sat. [Roe, 35, the daughter of Mayor Bill Roe and Senator Jane Roe,] said {no}.", "Ann Roe"),
    ("[The ministry’s answer] says {no}.", "ministry"),
]

CLAUSES = [
    # a clause where a noun phrase should be: the one noun that can be its subject, or nobody
    ("[It’s a tenth of the $4 million bakers] say {it costs}.", "bakers"),
    ("Tom Hale won. [The distance between what Hale] says {he will do} is long.", "Tom Hale"),
    ("[said they were mending the nets of the fleet The Harbor Board] added {that it paid}.", "Harbor Board"),
    ("[One paper’s Ann Roe confronted him with rude] {words}.", None),
    ("[called on Mayor Hale to mend the pier] {soon}.", None),
    ("[warmly told a young baker who] said {no} that it rained.", "young baker"),
    ("The Harbor Board met. [The note also named the gain it] says {“will come.”}", "Harbor Board"),
    ("Jane Roe spoke. [please read both books she] wrote {on bread}.", "Jane Roe"),
    ("In [Tolmar, Ada Reed, the mayor’s aide,] said {no}.", "Ada Reed"),
    ("[TOLMAR - Western envoys] said {no}.", "Western envoys"),
    ("[the least $4 million bakers] say {it costs}.", "bakers"),
    (
        "Tom Hale came. [Hale grinned behind his glasses and told the tale Ada B. Reed] tells {of eels}.",
        "Ada B. Reed",
    ),
    ("Tom Hale, [whom the council] calls {a fool}, left.", "council"),
    ("[Not everyone] says {yes}.", None),
    ("[one or more of its members] said {no}.", None),
    ("Ed Kall came. [Kall -- co-author of Bread, a book about mills --] said {no}.", "Ed Kall"),
]

SUBJECTS = [
    # the source found is part of the subject, or stands in a clause about it
    ("One memo, sent at noon by [a clerk named Ada Reed,] ‹warned of› {a flood}.", "memo"),
    ("A draft of the letter, seen by [the Tolmar Courier,] ‹says› {no}.", "draft of the letter"),
    ("The ministry’s answer, which [Reed] has kept, ‹said› {no}.", "ministry"),
    ("Ada Reed left early, [two people close] to her said {on Monday}.", "people close to her"),
    (
        "Ada Reed came.\n\nTom Hale wept in a statement read by his son. {“I slept,”} [the statement] said.",
        "Tom Hale",
    ),
    (
        "The letter comes from 12 retired sailors and drivers in support, [who] praise {her years at sea}.",
        "retired sailors & drivers",
    ),
]

SPOUSES = [
    ("[Mina Reed] said {no}. [President Reed] said {yes}.", "Reed"),
    ("[Mina Reed] said {no}. Mr. Reed left. [President Reed] said {yes}.", "Reed"),
    ("Ilya Tarn Dole sat in the car. Zaliha Dole can be heard. {“No,”} [she] says.", "Zaliha Dole"),
    ("Teresa Poe left. [Prime Minister Teresa May] said {no}.", "Teresa May"),
    ("[President Han Geun-hye] said {no}.", "Han Geun-hye"),
    ("[Mayor Bill de Barro] said {no}. [De Barro] left {it}.", "Bill de Barro"),
    ("Ada West came. At noon, [West] mocked {the rain}. It rained in West Osmere.", "Ada West"),
    ("Ada Young came. Young people sang. [Young people] said {no}.", "young people"),
    ("Reed: I will not go\n\n[Ben Reed] said {no}. [Reed] said {yes}.", "Ben Reed"),
    ("Team Reed is happy. Tom Reed won. [Reed] said {yes}.", "Tom Reed"),
    ("Will Reed resign? Tom Reed won. [Reed] said {yes}.", "Tom Reed"),
    ("President Reed flew out. ''Tom Reed is late,'' a clerk said. [Mr. Reed] said {yes}.", "Tom Reed"),
    ("Hillary Reed won. Hilary Reed left. [Reed] said {yes}.", "Hillary Reed"),
    (
        "Tom Reed won. Tom Reed spoke. Tom Reed sat.\n\nHis son Jim Reed left.\n\nIt rained.\n\nIt poured.\n\n"
        "[Reed] said {yes}.",
        "Tom Reed",
    ),
]

JOINED = [
    (
        "[Reps. Ada Reed (D-Ore.), Tom Hale (R-Ohio) and Ann Poe (D-Iowa)] said {no}.",
        "Ada Reed & Tom Hale & Ann Poe",
    ),
    ("[Ada Reed and Tom Hale, of Springfield, Va.,] said {no}.", "Ada Reed & Tom Hale"),
    ("[France and Germany] said {no}.", "France & Germany"),
    ("[The United States, France and China] said {no}.", "United States & France & China"),
    ("[Ned Poe, founder and head of Millers and Bakers of Osmere,] said {no}.", "Ned Poe"),
    ("[Ned Poe, opening the Museum of Salt and Nets on Monday,] said {no}.", "Ned Poe"),
    ("[Ned Poe, a professor of tides and coastal affairs at Tolmar University,] said {no}.", "Ned Poe"),
    ("[The Tide Center at the Harbor Institute and Ellery Institution] said {no}.", "Tide Center"),
    ("[Ned Poe, head of the Tide Center, and other divers] said {no}.", "Ned Poe & divers"),
    ("[Ned Poe of Tolmar and Ada Reed of Ellery] said {no}.", "Ned Poe & Ada Reed"),
    ("[Ned Poe, a top baker and Ada Reed’s chief strategist,] said {no}.", "Ned Poe"),
]


@pytest.mark.parametrize(
    ("text", "expected"),
    NAMED + UNNAMED + AROUND + CLAUSES + JOINED + SUBJECTS + SPOUSES,
)
def test_the_last_source_is(text, expected):
    assert speakers(text)[-1] == expected


def test_an_open_surname_keeps_pronouns_open():
    text = "[Ada Wren] said {no}. Anna Stell came, and Beth Stell came. Stell was late. {“No,”} [she] said."
    assert speakers(text)[-1] is None


def test_a_shared_surname_stays_with_the_one_in_focus():
    text = (
        "Former President Bill Tarn spoke for his wife Hilda Tarn.\n\n[The former president] said {no}.\n\n"
        "{“Perhaps,”} [Tarn] said."
    )
    assert speakers(text) == ["Bill Tarn", "Bill Tarn"]


def test_a_known_gender_comes_before_a_likely_one():
    text = "[Gov. Chris Marr] called {Hilda Tarn a disgrace} after [she] said {no}."
    assert "Chris Marr" not in speakers(text)[1:]


def test_shared_surname_with_title_or_gender_is_told_apart():
    text = (
        "Anna Stell met Peter Stell. [Mr. Stell] said {no}. [Ms. Stell] said {yes}. [Peter Stell] said {so}."
    )
    assert speakers(text) == ["Peter Stell", "Anna Stell", "Peter Stell"]


def test_a_shared_surname_before_the_second_bearer_comes_up():
    text = "Anna Stell came. [Stell] said {no}. Her brother, Peter Stell, left."
    assert speakers(text) == ["Anna Stell"]


def test_reasons_keep_the_words_of_the_article():
    who = resolve_speakers(*marked(LINTZ + "[The Vardian president] said {it rained}."))[0]
    assert who.reason == "the Vardian president: Arvo Lintz"


ALIASES = [
    {"Lintz": "A. Lintz (Vardia)"},
    pd.DataFrame({"alias": ["the Vardian president"], "speaker": ["A. Lintz (Vardia)"]}),
    pd.DataFrame({"alias": ["Arvo Lintz"], "speaker": ["A. Lintz (Vardia)"], "type": ["organisation"]}),
]


@pytest.mark.parametrize("aliases", ALIASES)
def test_aliases_win(aliases):
    text, cited = marked(LINTZ + "Lintz sat. [The Vardian president] said {it rained}.")
    who = resolve_speakers(text, cited, aliases=aliases)[0]
    assert (who.name, who.reason) == ("A. Lintz (Vardia)", "your alias")


@pytest.mark.parametrize("aliases", [pd.DataFrame({"alias": ["Lintz"]}), ["Lintz"]])
def test_what_is_no_table_of_aliases_is_one_clear_error(aliases):
    with pytest.raises(ValueError, match="alias"):
        speakers(LINTZ + "[Lintz] said {no}.", aliases=aliases)


def test_aliases_hold_for_pronouns_too():
    assert speakers(LINTZ + "[Lintz] said {no}. [He] said {yes}.", aliases={"Lintz": "L"}) == ["L", "L"]


SPAN = st.tuples(st.integers(0, 80), st.integers(0, 80))


@given(MESSY, st.lists(st.tuples(st.lists(SPAN, max_size=1), st.lists(SPAN, max_size=1), SPAN), max_size=4))
@settings(deadline=None, max_examples=150)
def test_one_speaker_each_whatever_the_text(text, spans):
    cut = lambda pair: (min(*pair, len(text)), min(max(pair), len(text)))  # noqa: E731
    cited = [Attribution(tuple(map(cut, a)), tuple(map(cut, b)), (cut(c),), "random") for a, b, c in spans]
    found = resolve_speakers(text, cited)
    assert len(found) == len(cited)
    for who in found:
        assert who.type in SPEAKER_TYPES
        assert who.resolution in RESOLUTIONS
        assert 0 <= who.score <= 1
        assert who.reason
        assert who.name is None or who.name.strip()


TITLED = st.sampled_from(
    "Ada Reed,Tom Reed,Mr. Reed,Ms. Reed,President Reed,President Ada Reed,Reed Jr.,Reed,Dr. Reed,Mayor Reed".split(
        ","
    )
)


@given(st.lists(TITLED, min_size=1, max_size=7))
@settings(deadline=None, max_examples=150)
def test_any_order_of_titles_and_names(names):
    found = resolve_speakers(*marked(" ".join(f"[{name}] said {{no}}." for name in names)))
    assert len(found) == len(names)
    assert all(who.name is None or "Reed" in who.name for who in found)


def test_time_grows_with_the_text_alone():
    text, cited = marked(
        LINTZ + "[Lintz] said {it rained}. [He] added {that it poured}. [The president] left {it}.\n"
    )
    size = len(text)
    for copies in (500,):
        many = [
            Attribution(*(tuple((a + size * i, b + size * i) for a, b in part) for part in one[:3]), "test")
            for i in range(copies)
            for one in cited
        ]
        start = time.perf_counter()
        found = resolve_speakers(text * copies, many)
        assert {who.name for who in found} == {"Arvo Lintz"}
        assert time.perf_counter() - start < 60


def test_the_words_of_a_headline_are_nobodys_name():
    text = "Ada Reed Slams Harbor Bank CEO: “Never.”\n\nMayor Ada Reed spoke to Harbor Bank CEO Dan Vale on Monday."
    (who,) = resolve_speakers(text, [Attribution(((0, 30),), ((30, 31),), ((32, 40),), "example")])
    assert who.name is None
