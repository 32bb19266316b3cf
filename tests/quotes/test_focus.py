"""Whom "he" and "she" mean when somebody new has come up, and where they stay open."""

from __future__ import annotations

import pytest

from analysis import Article, extract_quotes
from analysis.quotes.speakers import resolve_speakers
from tests.quotes.attributed import marked, speakers

PRONOUNS = [
    # who asks in passing, or is one of many, is not who goes on
    ("Jan Stell sat. When a visitor asked about it, he looked up. {“No,”} [he] said.", "Jan Stell"),
    (
        "{“I see,”} [Ada Reed] says. [One minister] complains that {it rains}.\n\nShe puts down the spoon. {“No,”} [she] says.",
        "Ada Reed",
    ),
    ("[Our correspondent] saw {rain}. The chair, Dr Ada Reed, rose.\n\n{“No,”} [she] said.", "Ada Reed"),
    # whom the quote names, or is told to, does not say it
    ("[Jim Roe] said {no}. Tom Hale laughed.\n\n{“Jim Roe is polite,”} [he] said.", "Tom Hale"),
    ("[Ann Roe] spoke to Ada Reed. {“No,”} [she] ‹told› Reed.", "Ann Roe"),
    (
        "[Jim Roe] said {yes}. It rained. It snowed.\n\n[Tom Hale] said {no}. {“Why not try Hale?”} [he] said.",
        "Tom Hale",
    ),
    # somebody new who is told of, and his father leads back to him
    (
        "Gillian Roe sat. It rained.\n\nI put it to a councillor who had served under her. She laughed. {“No,”} [she] said.",
        "councillor",
    ),
    ("Jan Stell is 61. His father did this. {“My knees know,”} [he] said.", "Jan Stell"),
    # a subject after what opens its sentence, and one apposed to a description
    ("Their mother, Ann, died in May. That September, Ada Reed swam. {“No,”} [she] said.", "Ada Reed"),
    ("{“No,”} said [Ann Roe]. Another mother, Ada Reed, listened. {“Yes,”} [she] said.", "Ada Reed"),
    ("Mr Hale’s predecessor, Sir Jim Roe, rose. [He] said {no}.", "Jim Roe"),
    ("Ada Reed left. A woman behind her, who gave her name only as Hild, rose. {“No,”} [she] said.", "Hild"),
    ("Tom Hale spoke. A man who introduced himself as Bo rose. {“No,”} [he] said.", "Bo"),
    ("[Tom Hale] said {it rained}. [He] added {that it poured}.", "Tom Hale"),
    ("[Tom Hale] said {it rained}. Hale met Ann Roe. [He] added {that it poured}.", "Tom Hale"),
    ("Tom Hale met Ann Roe at noon. {“It rains,”} [she] said.", "Ann Roe"),
    ("[Tom Hale] said {no}.\n\nAnn Roe had come early. {“It rains,”} [she] said.", "Ann Roe"),
    ("[Tom Hale] said {no}.\n\nJoe Roe had come early. {“It rains,”} [he] said.", "Joe Roe"),
    (
        "Said [Jim Roe]: {“No.”}\n\nBut some say that Tom Hale — even as [he] says {it rains} — left.",
        "Tom Hale",
    ),
    (
        "[Tom Hale] said {no}. (The fair had helped [Ellery City] make {the case}.)\n\n{“Yes,”} [he] said.",
        "Tom Hale",
    ),
    ("Tom Hale rose to defend Jim Roe, the weary captain of the fleet. {“No,”} [he] said.", "Tom Hale"),
    ("The candidate is Tom Hale, and the answer is no. [He] refuses {to go}.", "Tom Hale"),
    ("[My father] said {no}. He slept. My mother is old, but at 86 [she] says {yes}.", "mother"),
    (
        "Tom Hale came. He backs {bread}. He spoke of the Jim Roe shooting. Now [he] backs {peace}.",
        "Tom Hale",
    ),
    # a name before the noun that is spoken of is no subject; nor is one in brackets
    (
        "Ada Reed won. [Ann Roe] believes {that it is late}, and the Reed campaign slept.\n\n{“No,”} [she] said.",
        "Ann Roe",
    ),
    ("ELLERY (NBW) - Some sailors came. The city saw how [they] called for {peace}.", "sailors"),
    ("The Harbor Board came. Some nations have armies, but [they] ask for {peace}.", "nations"),
    (
        "The Harbor Board met in Tolmar. So far, Kazakhstan has raised a tenth of what [it] pledged {to pay}.",
        "Kazakhstan",
    ),
    ("[Tom Hale] told Jim Roe {it rained}. {“It pours,”} [he] said.", "Tom Hale"),
    ("Tom Hale, [who] says {it rains}, left.", "Tom Hale"),
    ("It pleases bakers on Capitol Hill, [who] say {it rains}.", "bakers"),
    ("The Harbor Board, [which] says {it rains}, left.", "Harbor Board"),
    ("[Several sailors] said {no}. [They] added {that it rained}.", "sailors"),
    ("On Monday Tolmar sailors went to the harbor, where [they] said {no}.", "Tolmar sailors"),
    ("The Harbor Board met 40 angry voters. Some voters shouted. [They] said {no}.", "voters"),
    ("Jane Roe and Tom Hale met some bakers. [Both] said {no}.", "Jane Roe & Tom Hale"),
    ("[A source close to it] said {no}. [The source] added {yes}.", "source close to it"),
    ("Jane Roe and Tom Hale met. [They] said {no}.", "Jane Roe & Tom Hale"),
    ("[The Harbor Board] said {no}. [It] added {that it rained}.", "Harbor Board"),
    ("Quenby Ord came in her coat. [Tom Hale] said {no}. Ord laughed. {“No,”} [she] said.", "Quenby Ord"),
    ("Joe Roe left. As for [Tom Hale], {no}. {“No,”} [he] said.", "Tom Hale"),
    (
        "Jim Roe slept. Writing in a post about Jim Roe, Tom Hale of Tolmar, a baker, sang. {“No,”} [he] said.",
        "Tom Hale",
    ),
    ("[Spokesman Ada Reed] said {no}. {“No,”} [she] said.", "Ada Reed"),
    ("Ada Reed won. It rained. It snowed. It froze. It hailed. It thawed. [She] said {no}.", "Ada Reed"),
]

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

# Whom a surname means that several share: told by "Mr." and "Ms.", by pronouns, by who is no longer alive.
SHARED = [
    ("Tom Hale built it with the late Jim Hale. [Mr. Hale] said {yes}.", "Tom Hale"),
    ("Min-ro Hale met her brother, Tom Hale. [Ms. Hale] said {no}.", "Min-ro Hale"),
    ("Min-ro Hale met her brother, Tom Hale. [Ms. Hale] said {no}. [Mr. Hale] said {yes}.", "Tom Hale"),
    (
        "Ada Hale, a cook, came with Tom Hale. In later life Hale sang. She ate. {“It is fish,”} [she] said.",
        "Ada Hale",
    ),
]

ANSWERED = [
    ("[Chair Tom Poe] said {so}.\n\nThe eighth-grader, 13-year-old Mateo Brand, came out. {“Do,”} [he] said.", "Mateo Brand"),
    ("Tom Hale was born there. The father stood by the screen.\n\n{“In my father’s version she swam,”} [he] recalls.", "Tom Hale"),
    ("{Tom Hale’s late wife, Pam, would have loved it}, [he] insists.", "Tom Hale"),
    ("Ann Roe rose.\n\nThe 15-year-old stood up. {“No,”} [she] said.", "Ann Roe"),
    ("Ada Reed means the way she talks. I put the plan to Ann Roe, who ran it. She sighed. {“No,”} [she] said.", "Ann Roe"),
    ("Tom Hale rose. His son Jim died in a fire. {“No,”} [he] said.", "Tom Hale"),
    ("[Engineer Kanti Barua] spoke {well}. {“No,”} [he] said.\n\n[Headmaster Nurul Amin] said {he sat}.\n\n{“Half left,”} [he] said.", "Nurul Amin"),
]  # fmt: skip

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


@pytest.mark.parametrize(("text", "expected"), PRONOUNS + INTRODUCED + FRONTED + SHARED + ANSWERED + NAMES)
def test_the_last_speaker_is(text, expected):
    assert speakers(text)[-1] == expected


def test_initials_label_the_turns_of_those_named_before():
    quotes = extract_quotes(Article("\n\n".join(text for text, _ in TURNS)))
    assert quotes["speaker"].tolist() == [name for _, name in TURNS]


NEVER = [
    # the answer to a question is not the asker's
    (
        "[Reed] asked {whether she had ever written}.\n\n{“Once,”} [she] said.",
        "“she”: nobody before whom it could mean",
    ),
    (
        "{“No,”} [his wife] said of Hale.\n\nI carry it to Ada Reed, who laughs. She has seen a lawyer. {“Please,”} [she] says.",
        "“she” may be Ada Reed, wife",
    ),
    # the text, words of the reason
    ("Anna Stell met Peter Stell. [Stell] said {no}.", "two people called Stell: Anna Stell, Peter Stell"),
    ("[Anna Stell] said {no}. [Peter Stell] said {yes}. [Stell] added {perhaps}.", "two people called Stell"),
    ("President Ada Reed met President Tom Hale. [The president] said {no}.", "may be Ada Reed, Tom Hale"),
    ("Tom Hale met Jim Roe, and Jim Roe met Tom Hale. {“No,”} [he] said.", "may be"),
    ("{“No,”} [he] said.", "nobody before"),
    (
        "[Ada Reed] said {yes}. [Reed] said {no}. Quenbi Roe, the mayor, came on Sunday. [She] said {it rained}.",
        "may be Ada Reed, Quenbi Roe",
    ),
    (
        "[Ann Roe] said {no}. [Ada Reed] said {yes}. [Reed] added {that she was sorry}. But Roe was calm. {“No,”} [she] said.",
        "may be Ada Reed, Ann Roe",
    ),
    ("[Ada Reed] said {yes}. Earlier, a teacher rose. {“No,”} [she] said.", "may be"),
    ("[Ada Reed] said {yes}. [Juror No. 7] said {no}. {“No,”} [she] said.", "may be"),
    (
        "[Tom Hale’s campaign] said {no}.\n\nAda Reed spoke at noon. Reed smiled. [The campaign] said {yes}.",
        "another’s than Tom Hale’s campaign",
    ),
    (
        "Ada Reed met Ann Roe. It rained. It snowed. It froze. It hailed. It thawed. [She] said {no}.",
        "nobody before",
    ),
    ("[No one] said {no}.", "nobody in particular"),
    ("[None of the candidates] said {no}.", "nobody in particular"),
    ("[One of us, who bakes,] said {no}.", "the writer"),
    ("Tom Hale came. ‹was accused of› {theft}.", "passive"),
    (
        "NBW News had the film. [NBW News] ran {it}. [It] ‹shows› {an officer at the door}.",
        "not surely NBW News",
    ),
    (
        "The Harbor Board is old. Tom Hale saw the Harbor Board. The song is sad. [It] calls for {peace}.",
        "something else",
    ),
    ("Hale’s cousins went home and ‹said› {no}. Tom Hale came.", "nobody is named"),
    (
        "[Tom Hale] said {no}. Bakers sent a note (where Tom Hale works), ‹calling for› {bread}.",
        "nobody is named",
    ),
    ("[Tom Hale] said {no} in the court, which is old and ‹considered› {grim}.", "nobody is named"),
    # "who" means nobody across the end of a sentence
    ("[Tom Hale] spoke of {bakers}. He cited Tolmar's Ada Reed, [who] faced {rain}.", "“who”"),
    # an object, and a campaign, is not the subject who goes on
    ("They checked Ada Reed, who keeps a list, and ‹found› {that it poured}.", "nobody is named"),
    ("In May the Reed campaign will sail, ‹emphasizing› {the rain}. Ada Reed slept.", "nobody is named"),
    # Chris may be a woman or a man, Ada is a woman
    (
        "[Chris Hale] spoke of {rain}. [Hale] described {the nominee Ada Reed as a fool} after [she] attacked {rain}.",
        "may be Chris Hale, Ada Reed",
    ),
    (
        "[Chris Hale] spoke of {rain}. [Hale] described {the nominee Ada Reed as a fool} after [she] attacked {rain} "
        "and ‹blamed› {hail}.",
        "who spoke is open",
    ),
]


@pytest.mark.parametrize(("text", "reason"), NEVER)
def test_never_a_guess(text, reason):
    who = resolve_speakers(*marked(text))[-1]
    assert who.name is None
    assert reason in who.reason
