"""People and organisations: found, put together, named by their fullest name; never two persons in one."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.article import Article
from analysis.quotes.speakers.people import PEOPLE_COLUMNS, find_people

NAMES = [
    # the text, and who is named: {canonical name: its forms}
    (
        "Vardian President Arvo Lintz spoke. Lintz smiled, and President Lintz left.",
        {"Arvo Lintz": ["Arvo Lintz", "Lintz", "Lintz"]},
    ),
    (
        "Sen. Mary T. Hobb (D-Ohio) spoke. Ms. Hobb left with Mary Hobb’s aide.",
        {"Mary T. Hobb": ["Mary T. Hobb", "Hobb", "Mary Hobb"]},
    ),
    (
        'Rep. Robert J. "Bobby" Penn waved. Bobby Penn sat down. Penn slept.',
        {'Robert J. "Bobby" Penn': ['Robert J. "Bobby" Penn', "Bobby Penn", "Penn"]},
    ),
    (
        "Viktor Olin met reporters. President Viktor Sergeyevich Olin read a text.",
        {"Viktor Olin": ["Viktor Olin", "Viktor Sergeyevich Olin"]},
    ),
    ("Mayor Bill de Voss came. De Voss spoke.", {"Bill de Voss": ["Bill de Voss", "De Voss"]}),
    ("Jim Jordan spoke. Jordan said no.", {"Jim Jordan": ["Jim Jordan", "Jordan"]}),
    (
        "Amy Baker sang. Mr. King clapped. Baker bowed.",
        {"Amy Baker": ["Amy Baker", "Baker"], "King": ["King"]},
    ),
    ("Ada Reed won Democratic primaries in Ohio and Virginia Democratic races.", {"Ada Reed": ["Ada Reed"]}),
    ("Ada Reed Slams The Town Council\n\nReed said no.", {"Ada Reed": ["Ada Reed", "Reed"]}),
    ("Sunil Shah spoke. Then Shah left.", {"Sunil Shah": ["Sunil Shah", "Shah"]}),
    ("Lana Del Rey sang. Del Rey left.", {"Lana Del Rey": ["Lana Del Rey", "Del Rey"]}),
    ("Luigi Di Maio sat. Di Maio left.", {"Luigi Di Maio": ["Luigi Di Maio", "Di Maio"]}),
    ("DI Ada Reed sat. Del. Tom Hale left.", {"Ada Reed": ["Ada Reed"], "Tom Hale": ["Tom Hale"]}),
    ("Yves Saint Laurent drew.", {"Yves Saint Laurent": ["Yves Saint Laurent"]}),
    (
        "Dr. Martin Luther King Jr. spoke. King left.",
        {"Martin Luther King Jr.": ["Martin Luther King Jr.", "King"]},
    ),
    (
        "Duke University met. It rained in King County. Rain delayed the match.",
        {"Duke University": ["Duke University"]},
    ),
    ("Larry King ran Larry King Now. Mr. King left.", {"Larry King": ["Larry King", "King"]}),
    ("It rained in St. Louis. They'd said it was late.", {}),
    (
        "Photos showed rain. Salma Hayek sat. Hayek recalled the rain.",
        {"Salma Hayek": ["Salma Hayek", "Hayek"]},
    ),
    ("Rival Ada Reed laughed. Reed left.", {"Ada Reed": ["Ada Reed", "Reed"]}),
    (
        "Psychologist Ada Reed and Libertarian Tom Hale left.",
        {"Ada Reed": ["Ada Reed"], "Tom Hale": ["Tom Hale"]},
    ),
    ("Entrusting Ada Reed is wise. Reed left.", {"Ada Reed": ["Ada Reed", "Reed"]}),
    ("Frenchman Alain Roux won. Roux ran.", {"Alain Roux": ["Alain Roux", "Roux"]}),
    ("Amy Friend spoke. Friend left.", {"Amy Friend": ["Amy Friend", "Friend"]}),
    ("Supervisor of Elections Ada Reed left.", {"Ada Reed": ["Ada Reed"]}),
    ("Under Secretary for Harbor Management Tom Hale left.", {"Tom Hale": ["Tom Hale"]}),
    ("Citizens United met.", {}),
    (
        "On Friday the United Nations Security Council met. The Security Council voted.",
        {"United Nations Security Council": ["United Nations Security Council", "Security Council"]},
    ),
    ("Howard Dean spoke. On Monday Dean left.", {"Howard Dean": ["Howard Dean", "Dean"]}),
    (
        "The Federal Harbor Board (FHB) met. The FHB said no.",
        {"Federal Harbor Board": ["Federal Harbor Board", "FHB", "FHB"]},
    ),
    (
        "The Alliance to Keep Our Rivers (AKOR) met. AKOR voted.",
        {"Alliance to Keep Our Rivers": ["Alliance to Keep Our Rivers", "AKOR", "AKOR"]},
    ),
    (
        "The Transport and Works Ministry said no.",
        {"Transport and Works Ministry": ["Transport and Works Ministry"]},
    ),
    ("The Seafarers’ Union met.", {"Seafarers’ Union": ["Seafarers’ Union"]}),
    (
        "It is the Bank of Osmere’s view, the Kremlin said.",
        {"Bank of Osmere": ["Bank of Osmere"], "Kremlin": ["Kremlin"]},
    ),
    ("On Monday, in Paris, the Kazakh team won. But Yesterday is a song.", {}),
    ("Then-Secretary of State Hanna Tarn met Tarn’s aide.", {"Hanna Tarn": ["Hanna Tarn", "Tarn"]}),
    ("PORT ELLERY, Osmere — Ada Reed spoke. NO BLANK CHECKS was painted there.", {"Ada Reed": ["Ada Reed"]}),
    ("Ada Reed spoke on Monday. Notice Reed did not sit.", {"Ada Reed": ["Ada Reed", "Reed"]}),
    (
        "The Charlotte Observer asked Ada Reed.",
        {"Charlotte Observer": ["Charlotte Observer"], "Ada Reed": ["Ada Reed"]},
    ),
    (
        "Ada Reed and the Osmere-based Bank of Tolmar met.",
        {"Ada Reed": ["Ada Reed"], "Bank of Tolmar": ["Bank of Tolmar"]},
    ),
    ("Ada Reed watched TV in an SUV with LGBT voters at noon EDT.", {"Ada Reed": ["Ada Reed"]}),
    ("Tennis great Billie Jo Baker spoke. Baker smiled.", {"Billie Jo Baker": ["Billie Jo Baker", "Baker"]}),
    ("It is total, Ada Reed said. A TOTAL loss.", {"Ada Reed": ["Ada Reed"]}),
    (
        "Ada Reed spoke. At the Tolmar Post Reed smiled.",
        {"Ada Reed": ["Ada Reed", "Reed"], "Tolmar Post": ["Tolmar Post"]},
    ),
    # surnames that are other words too
    (
        "Marty Small and Ian Read came. “No,” Small said. A small man read it. “Yes,” Read said. Small, who left, slept.",
        {"Marty Small": ["Marty Small", "Small", "Small"], "Ian Read": ["Ian Read", "Read"]},
    ),
    ("George Will came. It will rain, “so,” Will described it.", {"George Will": ["George Will", "Will"]}),
    ("Ada Young came. Young people sang.", {"Ada Young": ["Ada Young"]}),
    # a month, or a given name
    (
        "She told June Hale about it. In April Hale left. By June Hale had won. June Hale laughed.",
        {"June Hale": ["June Hale", "Hale", "Hale", "June Hale"]},
    ),
    ("Roger Stone came. Continued Stone: it was so.", {"Roger Stone": ["Roger Stone", "Stone"]}),
    ("", {}),
]


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[text[:30] for text, _ in NAMES])
def test_who_is_named(text, expected):
    found = find_people(text)
    groups = {name: list(group["mention"]) for name, group in found.groupby("name", sort=False)}
    assert groups == expected


APART = [
    "Anna Stell met Peter Stell.",
    "Donald Roe Jr. spoke of his father, Donald Roe.",
    "John Marsh met Jane Marsh.",
    "Mr. Vale, that is Tom Vale, is not Ann Vale.",
]


@pytest.mark.parametrize("text", APART)
def test_two_people_of_one_surname_stay_two(text):
    people = find_people(text)
    assert people[people["type"] == "person"]["name"].nunique() == 2


def test_a_shared_surname_is_given_to_nobody():
    found = find_people("Anna Stell met Peter Stell. Stell was late.")
    assert list(found["mention"]) == ["Anna Stell", "Peter Stell"]


def test_titles_given_names_and_pronouns_tell_gender():
    found = find_people("Mr. Orrin met Ada Quist and Sam Tolly.").set_index("name")["gender"]
    assert found["Orrin"] == "m"
    assert found["Ada Quist"] == "f"
    assert found.isna()["Sam Tolly"]


def test_headlines_in_title_case_make_no_names():
    found = find_people("Quist Tells Critics To Wait Longer\n\nAda Quist spoke on Monday.")
    assert list(found["mention"]) == ["Quist", "Ada Quist"]


def test_an_article_or_its_text():
    text = "Ada Quist spoke."
    assert find_people(Article(text)).equals(find_people(text))
    assert list(find_people(text).columns) == list(PEOPLE_COLUMNS)


PIECES = st.sampled_from(
    [
        *"Ada Quist Mr. the of and Bank FHB (FHB) ’s “ ” ' , . İ ß J. Jr. President van - he WALLACE: 9/11 U.S.".split(),
        *['"', "\n", "\u00a0", "\u0301", "🙂"],
    ]
)
MESSY = st.one_of(
    st.text(max_size=80),
    st.lists(PIECES, max_size=30).map(" ".join),
    st.lists(PIECES, max_size=30).map("".join),
)


@given(MESSY)
@settings(deadline=None, max_examples=150)
def test_offsets_are_exact_whatever_the_text(text):
    found = find_people(text)
    for row in found.itertuples():
        assert text[row.start : row.end] == row.mention != ""
    assert list(found["start"]) == sorted(found["start"])
