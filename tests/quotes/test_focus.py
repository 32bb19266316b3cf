"""Whom "he" and "she" mean when somebody new has come up: in apposition, after the verb, as the one who asks."""

from __future__ import annotations

import pytest

from analysis import Article, extract_quotes
from tests.quotes.attributed import speakers

INTRODUCED = [
    ("{“No,”} says [Mary Holt]. Her former student Anna Berg will say more. {“Yes,”} [she] says.", "Anna Berg"),
    ("Peter Dunn keeps a jar. {“No,”} [he] says.\n\nThat manager, Paul Reit, is polite. {“Yes,”} [he] says.", "Paul Reit"),
    ("[Ada Reed] said {no}.\n\nThe actor in question, Isla Baird, laughed. {“Yes,”} [she] said.", "Isla Baird"),
    ("Tom Munro was ill. His daughter Kirra, 15, ran. {“No,”} [she] said.\n\nHer mum, Leanne, sat by. {“Yes,”} [she] said.", "Leanne"),
    ("{“No,”} said [Jane Kean, the minister]. [The shadow minister] opposed {it}.", "shadow minister"),
    ("[Cllr Joyce Bell (Lab)] backed {it}. {“Some,”} said [the Conservative].", "Conservative"),
    ("Cian Moran, 14, was hurt. {“I pray,”} [Ms Moran] said.", "Moran"),
    ("{“They came,”} said [Tom Hale].\n\nHis opposite number, Mark Stone, gave his account. {“He has,”} [he] said.", "Mark Stone"),
    ("Everyone calls him Ustad. His name is Najib Khan. {“A book,”} [he] says.", "Najib Khan"),
    ("{“We were poor,”} said [Ian Cope].\n\nHis assistant, Paul Rudd, disagreed. {“We were late,”} [he] said.", "Paul Rudd"),
    ("{“I was ill,”} said [Anna Stell].\n\nHer mother, Mary, drove her home. {“I heard her,”} [she] recalled.", "Mary"),
    ("{“It was cold,”} [Fadumo Warr] said. Fadumo’s brother, Abdi, laughed. {“I was warm,”} [he] said.", "Abdi"),
    ("{“It was cold,”} [Ada Reed] said. Reed’s husband, Emeka, who works nights, slept. {“I slept,”} [he] said.", "Emeka"),
    ("{“No,”} said [Tom Hale].\n\nIn Tolmar, the historian Mark Sutt, who has tried, gave up. {“Carp,”} [he] said.", "Mark Sutt"),
    ("{“No,”} said [Tom Hale].\n\nThe rebels’ commander, who is known only as Abu Turab, rose. {“Those,”} [he] said.", "Abu Turab"),
    ("{“No,”} said [Ruth Call].\n\nNext up was Shona McAra. {“Two boats,”} [she] said.", "Shona McAra"),
    ("{“No,”} said [Ruth Call].\n\nThen came Shona McAra for the bakers. {“Two boats,”} [she] said.", "Shona McAra"),
    ("The mayor’s secretary, [Mrs Ada Reed], disclosed {this}.\n\nThe President of the Traders’ Union, [Alhaja Risi Bello], said {no}. {“We paid,”} [she] said.", "Risi Bello"),
    ("General Souley Tounk flew in. {“It is broken,”} [he] said.\n\nThe rebels took the schoolteacher, Halima Diall.\n\n{“They were polite,”} [she] recalled.", "Halima Diall"),
]  # fmt: skip

FRONTED = [
    ("Her husband, Mark Stone, was there. [A reporter] asked him {whether he would go}.\n\n{“No,”} [he] said.", "Mark Stone"),
    ("[Nurse Beatrice Odu] said {no}.\n\nAsked by the coroner, Dr Helen Prow, whether it rained, [she] replied: {“No.”}", "Beatrice Odu"),
    ("Helen Price has resigned. In a letter to the Prime Minister, [Edward Vance, she] wrote: {“I leave.”}", "Helen Price"),
    ("Peter Cole quit. In an email to the chairman, John Bird, [he] said: {“I cannot stay.”}", "Peter Cole"),
    ("In a letter on Monday, the mayor, [Ada Reed], said {no}. {“No,”} [she] said.", "Ada Reed"),
    ("[A reporter] asked the minister, Mark Stone, {whether he would resign}.\n\n{“No,”} [he] said.", "Mark Stone"),
]  # fmt: skip

TURNS = [
    ("Ada Reed: You said this before?", "Ada Reed"),
    ("Tom Hale: I have said it.", "Tom Hale"),
    ("AR: When?", "Ada Reed"),
    ("TH: Often.", "Tom Hale"),
    ("AR: And then?", "Ada Reed"),
    ("TH: Nothing.", "Tom Hale"),
]

NAMES = [
    ("[Chair of governors Michael Stone] said {no}. {“She,”} [he] said.", "Michael Stone"),
    ("[Mother of three Jill Crane] said {no}.", "Jill Crane"),
    ("[A friend of Jill Crane] said {no}.", "friend of Jill Crane"),
    ("[the Taoiseach, Colm Hanratty,] said {no}. {“I,”} [he] said.", "Colm Hanratty"),
    ("Transport minister Sir Gerald Tombs tried. {“No,”} said [the minister].", "Gerald Tombs"),
    ("A Frenchman named Alain Roux came. {“No,”} [the Frenchman] said.", "Alain Roux"),
    ("Fans lined up. {“No,”} said [one of them, Vince Castro].", "Vince Castro"),
    ("[The streaming service, Lumina,] said {no}.", "Lumina"),
    ("[A trade group, the Rubber Council,] said {no}.", "Rubber Council"),
    ("Laura García Moreno left. {“I counted,”} [García] said.\n\nHer father, Pedro García, is 84.", "Laura García Moreno"),
    ("[Captain Faris al-Bahr] came. {“No,”} [the captain] said.", "Faris al-Bahr"),
    ("[Dr Anwar bin Khal al-Mutaw] said {no}. [Al-Mutaw] said {yes}.", "Anwar bin Khal al-Mutaw"),
    ("[The Tolmar County Sheriff’s Office] said {no}.", "Tolmar County Sheriff’s Office"),
    ("[Tolmar Children’s Hospital] said {no}.", "Tolmar Children’s Hospital"),
    ("[St. Mary’s Hospital] said {no}.", "St. Mary’s Hospital"),
    ("[Ada Reed’s office] said {no}.", "Ada Reed’s office"),
    ("[McDonald’s] said {no}. [The company] said {yes}.", "McDonald’s"),
    ("Workers at Delm Paper complained on Twitter. {“We hear,”} [the company] said.", "company"),
    ("[Parcelly, the delivery app that grew,] said {no}.", "Parcelly"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INTRODUCED + FRONTED + NAMES)
def test_the_last_speaker_is(text, expected):
    assert speakers(text)[-1] == expected


def test_initials_label_the_turns_of_those_named_before():
    quotes = extract_quotes(Article("\n\n".join(text for text, _ in TURNS)))
    assert quotes["speaker"].tolist() == [name for _, name in TURNS]
