"""Who is meant, in tables of sentences: whoever stands beside another name that a hasty reader would take."""

from __future__ import annotations

import pytest

from analysis.quotes.speakers import resolve_speakers
from tests.quotes.attributed import marked, speakers

INSIDE = [
    # the name inside a description is the speaker's, or only of whom it tells
    (
        "Ann Hale left. [Democrats supporting Mrs. Hale] pointed to {her age}.",
        "Democrats supporting Mrs. Hale",
    ),
    (
        "Ann Hale left. {The plan} was written by [a delegate supporting Hale, Christine Orr].",
        "Christine Orr",
    ),
    ("[Another liberal favorite in the house — Ann Reed of Tolmar —] took {no side}.", "Ann Reed"),
    (
        "[a major party nominee -- the Republican Tom J. Hale --] questions {the role of banks}.",
        "Tom J. Hale",
    ),
    ("{“Thanks,”} said [master of ceremonies Asab Al-Reed, an engineer who came in May].", "Asab Al-Reed"),
    ("Bernie Reed won. [@BernieReed] promises {to raise it}.", "Bernie Reed"),
    ("[A newly released email relating to Tolmar] finds {that it is late}.", "newly released email"),
    (
        "''It grew,'' said J.M. Reed, a fellow with the Hale Institute. [He] added {that it was late}.",
        "J.M. Reed",
    ),
    ("[his wife, longtime Tom Hale aide Huma Orr,] said {no}.", "Huma Orr"),
    ("[The Council on Tolmar Relations National Executive Director Nihad Orr] says {no}.", "Nihad Orr"),
    (
        "[The office of Deputy Harbor Director Nihad Orr] says {no}.",
        "office of Deputy Harbor Director Nihad Orr",
    ),
    ("The Associated Press counted. [The AP] says {no}.", "Associated Press"),
    ("Michael Bloomberg may run. [Bloomberg] says {no}.", "Michael Bloomberg"),
    ("The former Soviet Republic fell. [The Republic of Turkey] denies {it}.", "Republic of Turkey"),
    ("[The snarky, anti-Hale headline] reads {no}.", "snarky, anti-Hale headline"),
    (
        "Carl Hale asked Ben Orr. [The company and its co-founder] agreed to {pay}.",
        "company and its co-founder",
    ),
    ("[Stephen Hale] said {no}. {“Yes,”} [Steve Hale] said.", "Stephen Hale"),
    ("Sandra Reed sat. [Sandy Reed] said {no}. [Reed] says {yes}.", "Sandra Reed"),
]

WHO = [
    ("Ada Reed is one of the few Republicans in the country [who] has refused {to vote}.", "Ada Reed"),
    ("Reed is weak among conservative voters, [who] often says {no}. Ada Reed left.", "Ada Reed"),
    ("Hale turns to younger voters such as Ed Borders, [who] are drawn to {his talk}.", "younger voters"),
    ("Hale turns to younger voters such as Ed Borders, [who] is drawn to {his talk}.", "Ed Borders"),
    # "who" means no place, and whoever an apposition is about
    ("Armin Reed, the leader of the opposition in North Tolmar, [who] suggested {silence}.", "Armin Reed"),
    (
        "Hale's view was shared by Sen. Dianne Reed of Vardia, the ranking Democrat on the Budget Committee, [who] said {no}. "
        "Ann Hale left.",
        "Dianne Reed",
    ),
    (
        "Ted Reed left. Ann Hale, a Reed supporter, sang. But she did not echo the tone of Reed, [who] has called {it a sham}.",
        "Ted Reed",
    ),
    (
        "Tom Hale, the executive director of the Tolmar Partnership for Conservative Principles, [who] also said {no}.",
        "Tom Hale",
    ),
    ("Orr has 74 percent, Ann Hale said, compared with 64 percent [who] say {the same}.", "64 percent"),
]

TWO = [
    ("Mr. Hale met Speaker Paul D. Reed at the White House. If [the two] spoke about {money}, nobody knows.", "Hale & Paul D. Reed"),
    ("Tom Hale saw Ann Reed after Jim Orr left the White House. If [the two] spoke of {money}, nobody knows.", None),
    ("Tom Hale and Ann Reed wrote it. Republicans left. [The statement by the two] said {no}.", "Tom Hale & Ann Reed"),
    (
        "[The leaders of Osmere and Vardia] agreed {to pay}.\n\nPrime Minister Ada Reed of Osmere sat. The Vardian president, Tom "
        "Hale, left.",
        "Ada Reed & Tom Hale",
    ),
    (
        "[The leaders of Osmere and Vardia] agreed {to pay}.\n\nPrime Minister Ada Reed of Osmere sat.",
        "leaders of Osmere and Vardia",
    ),
    (
        "Ruth Hale sat. Peter Hale stood. “No,” Hale said. [Neither of the two] told {who spoke}.",
        "Ruth Hale & Peter Hale",
    ),
]  # fmt: skip

PRONOUNS = [
    # a title of a work is nobody, whatever its words
    (
        'Look at Paul Reed. The words are from "Kezem Ordan" - a novel - and it shows. [He] wanted {rain}.',
        "Paul Reed",
    ),
    ("Marty Walz smiled. Walz is calm. [She] said {she would rather elect Ann Hale}.", "Marty Walz"),
    # somebody of whom hardly anything is told has just spoken
    (
        "[Spokesman Brian Hale] called {it “sad”}.\n\n[Ordan] spoke of {it, stating that towns vote}.\n\n{“We do,”} [he] added. "
        "{“No,”} [Ordan] stated.\n\n{“Well,”} [he] said.",
        "Ordan",
    ),
    # whom the words name outside marks does not say them
    (
        "Ann Hale smiled at Ada Reed.\n\nReed came. Since [she] endorsed {Hale in June} Reed is heard.",
        "Ada Reed",
    ),
    ("Ann Hale smiled at Ada Reed. [She] held {a Hale sign}.", "Ann Hale"),
    # who is asked answers
    (
        "[Luay Sami] said {yes}.\n\n[Tom Hale, the former candidate,] ‹was asked› {why men come}. {“To plant,”} [he] said.",
        "Tom Hale",
    ),
    # a surname of two: the first alone bore it bare, and the other never spoke
    (
        "Actor Clint Howard left. It was late, said Howard.\n\nThe brother of Ron Howard sang.\n\nIt rained.\n\n"
        "{“Well,”} [Howard] said.",
        "Clint Howard",
    ),
    # a surname alone that often spoke is a person's, and "And" begins no row of names across sentences
    (
        "[Orrin] said {no}. Orrin left. Orrin sang.\n\nTed Hale, co-founder of it, sat. [Hale] said {so}.\n\n"
        "And Orrin, for all he did, seems to agree. {“We do not know,”} [he] said.",
        "Orrin",
    ),
    # "she" told of the voter what "he" is not
    (
        "Ted Hale spoke to sailors. He turned.\n\nThen one voter brought it up. She asked Hale about it. [He] began with {“a story.”}",
        "Ted Hale",
    ),
    # who is asked about what he did
    ("Tom Hale sat. Radio host Hugh Orr asked Hale about the night when [he] claimed {it}.", "Tom Hale"),
    # whoever is spoken of in "Asked about ..." does not answer
    (
        "{“They are fine,”} [Susan Hale] said.\n\nAsked about her vote in case Ann Reed faces Tom Orr, [she] replied: {“I don’t know.”}",
        "Susan Hale",
    ),
    # a name of before is nobody else's
    ("Ted Hale changed his name, Rafael Edward Hale, as a boy. {“It rhymed,”} [Mr. Hale] wrote.", "Ted Hale"),
    ("Ted Hale, born Rafael Edward Hale, left. {“It rhymed,”} [Mr. Hale] wrote.", "Ted Hale"),
    # a surname of two, told by the pronoun
    (
        "Liz Reed, the daughter of Dick Reed, won.\n\nDick Reed was mayor until 1989.\n\nLiz Reed, 50, got most votes.\n\n"
        "Rep. Cynthia Hale left.\n\n{“It is time,”} [Reed] said.\n\n{“No town,”} [she] said.",
        "Liz Reed",
    ),
    # one of many whose songs are sung is not "he"
    (
        "Leo Butz won. Featuring songs by Loretta Lynn, Elvis Hale, Johnny Orr and Ray Lind, “Girls” is his. Along the way, "
        "[he] tells {of women}.",
        "Leo Butz",
    ),
    ("Ann Lind left. President Orr backed her up. Her plan was old. [He] said {no}.", "Orr"),
    ("Ann Lind left. Mr. Hale asked her to call Mr. Orr immediately. {“It is late,”} [he] wrote.", "Hale"),
    (
        "Ann Lind attacked Tom Hale.\n\nDespite [his] dislike for {it}, Ted Orr is trying. Ted Orr ran.",
        "Ted Orr",
    ),
    ("Tom Hale laughed. Friends offered to help. [He] said {no}.", "Tom Hale"),
    ("Tom Hale laughed. {It is old}, according to [his book “The Art of the Deal”].", "Tom Hale"),
    ("Tom Hale laughed, and [his website] attacked {it}.", "website"),
    (
        "[Tom Hale] said {no}. Wes Reed wasted no time. {“He did not answer,”} [he] ‹said› of Hale.",
        "Wes Reed",
    ),
    ("Tom Hale was in Tolmar. In what [he] ‹acknowledged› was {a rant}, Wes Orr attacked Hale.", "Wes Orr"),
    # a description with "the" may be of who is named just before
    (
        "Tom Hale came to Tolmar. The old champion pleased Tom Hale's hosts when [he] spoke of {it}.",
        "Tom Hale",
    ),
]

DESCRIBED = [
    ("[Tom Orr] said {no}.\n\n[Hale] warned against {“dreams”} of it. {“A disaster,”} [the Tolmar senator] said. Ted Hale left.", "Ted Hale"),
    ("Ted Hale met Jim Orr. {“A disaster,”} [the Tolmar senator] said.", "Tolmar senator"),
    ("[Ted Hale] warned of {it}. {“No,”} [the Tolmar senator] said.\n\n{“That is you?”} [Ann Orr] asked.\n\n{“Yes,”} [the senator] said.", "Ted Hale"),
    ("Sens. Rand Hale (Ky.) and Marco Reed (Fla.) debated. [The Florida senator] said {no}.", "Marco Reed"),
    ("State has told them. The department is slow.\n\nThe FBI, meanwhile, is at it. [The agency] asks {why}.", "FBI"),
    ("Twitter is growing. Before it was to report, [the social media company] said {that it had closed}.", "Twitter"),
    ("Twitter is growing, and so is Facebook. [The social media company] said {that it had closed}.", "social media company"),
    ("The Heritage Foundation notes it. [The organization] also points out {facts}.", "Heritage Foundation"),
    ("Marco Hale left. [The GOP front-runner] predicted {that Hale would not run again}.", "GOP front-runner"),
    ("[Ann Hale, the secretary of state,] said {no}. [The State Department’s inspector general] judged {it}.", "State Department’s inspector general"),
    (
        "Texas Sen. Ted Hale says President Tom Reed’s plan is late.\n\nIn a stop in Onawa, Iowa, [the Republican presidential candidate] repeated {it}.",
        "Ted Hale",
    ),
    ("Senate Majority Leader Mitch Hale is criticizing Ann Orr.\n\nIn a statement, [the Kentucky Republican] dismissed {it}.", "Mitch Hale"),
    ("The River Association met.\n\nAnn Hale helps lead a group called Sandy Hook Promise. [The group] seeks {peace}.", "Sandy Hook Promise"),
    ("Sen. Bernie Hale spoke.\n\nIt rained. Marco Reed sang. [The senator] said {no}.", "Bernie Hale"),
    ("A lawmaker called Tom Hale “a clown.”\n\nAnn Orr left. [The lawmaker] said {no}.", "lawmaker"),
    ("A lawmaker called Tom Hale left.\n\nAnn Orr left. [The lawmaker] said {no}.", "Tom Hale"),
    ("Ann Orr sued Rep. Trey Hale. Tom Ware, a spokesman for Hale, left.\n\n[The congressman’s spokesman] said {no}.", "Tom Ware"),
    ("He helped General Electric last year. Orr spent days with the technology giant Ellery Systems, helping [the company] think through {its report}.", "company"),
    ("A boycott of Apple began. Hale criticized Ford Motor Company, but not for [the company] deciding {to go}.", "Ford Motor Company"),
    ("Discussing it in a Fox411 interview, [the actor] explained {it}. Tim Hale left.", "actor"),
]  # fmt: skip

# Organisations under their fullest names; a name that ends with a full stop
ACRONYMS = [
    ("The Federal Bureau of Investigation met. [The F.B.I.] said {no}.", "Federal Bureau of Investigation"),
    (
        "The FBI met. The Federal Bureau of Investigation is old. [The FBI] said {no}.",
        "Federal Bureau of Investigation",
    ),
    ("The Department of Justice met. [The DOJ] said {no}.", "Department of Justice"),
    ("DOJ met. The Justice Department is slow. [DOJ] said {no}.", "Justice Department"),
    ("The U.S. Department of Justice met. [The Justice Department] said {no}.", "U.S. Department of Justice"),
    ("The Ministry of Defence met. [The Defence Ministry] said {no}.", "Ministry of Defence"),
    ("The Republican Party met. [The GOP] said {no}.", "Republican Party"),
    ("[Vice President Joseph R. Hale Jr.’s] decision {not to run}.", "Joseph R. Hale Jr."),
    ("Hewlett-Packard met. [HP] said {no}.", "Hewlett-Packard"),
    ("Islamic State met. [ISIL] said {no}.", "Islamic State"),
    # a firm and its founder, who is Mr. Bloomberg
    ("Michael R. Bloomberg founded Bloomberg L.P., a firm. [Bloomberg] estimates {it}. “No,” Mr. Bloomberg said.", "Bloomberg L.P."),
    ("Michael R. Bloomberg founded Bloomberg L.P. [Mr. Bloomberg] said {no}.", "Michael R. Bloomberg"),
    ("[Citizens for Tax Justice] said {no}.", "Citizens for Tax Justice"),
    ("[Doctors Without Borders] said {no}.", "Doctors Without Borders"),
    ("A group called Americans for Prosperity met. [Americans for Prosperity] said {no}.", "Americans for Prosperity"),
    ("[Voters for Hale] said {no}.", "voters for Hale"),
    ("NEA President Lily Orr left. [The NEA] said {no}.", "NEA"),
    # accents that stand for themselves
    ("Jose\u0301 Garci\u0301a came. [Garci\u0301a] said {no}.", "Jos\u00e9 Garc\u00eda"),
    ("General Mills fell. General Hale left. [General Mills] said {no}.", "General Mills"),
    ("The University of Tolmar met. [Tolmar University] said {no}.", "Tolmar University"),
    ("The Swiss People’s Party, or SVP, met. [The SVP] said {no}.", "Swiss People’s Party"),
    ("[Tom Frank’s new book Listen, Hale] documents {that they lost}.", "Tom Frank"),
    ("[Others, reacting to the gap between the fire and the flood,] shouted {no}.", "others"),
    ("[34,000 people] signed {it}.", "people"),
    ("[Emily, Hale and Reed] said {no}.", "Emily & Hale & Reed"),
    ("[THE MAYOR] HAS SAID {IT WAS LATE}. TOM HALE SAT.", "mayor"),
    # a surname alone that does something, where nothing tells that it is one
    ("Tom Hale won, though [he] picked {Tolmar}.\n\n[Orr] openly admitted {that his pick was late}. {“Yes,”} [he] said.", "Orr"),
    # a description with the name of whom the words are about
    ("According to the Post, Hale campaign officials met. [They] determined {that Hale would lose}. Jeb Hale left.", "Hale campaign officials"),
    ("Voters in Tolmar said no.\n\nProminent Republican Tolmar politicians, including Reps. Ada Reed and Tom Orr, left in [their] anger at {it}.", "prominent Republican Tolmar politicians"),
    ("Ada Reed stood beside Tom Hale this year, [who] endorsed {it}.", "Tom Hale"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), INSIDE + WHO + TWO + PRONOUNS + DESCRIBED + ACRONYMS)
def test_the_last_source_means(text, expected):
    assert speakers(text)[-1] == expected


OPEN = [
    ("Bernie Hale needs to speak to crowds 15,000 strong [who] believe {in him}.", "is many"),
    ("{“It is late,”} [Tom Hale] said, ‹asked about› {the delay}.", "passive"),
    ("Once the tape was released, [which] showed {it}, he left.", "nothing clear"),
    ("Ann Hale spoke to those supporting Tom Orr, [who] are irritated by {it}.", "is many"),
    (
        "They cast the actor Tom Orr.\n\nIt rained.\n\nWes Lind sat down. [The actor] asked {for more}.",
        "another than Tom Orr",
    ),
    ("The papers released on Thursday, [which] covered {two years}, were late.", "nothing clear"),
    (
        "Ann Orr got a letter from her friend Mia Hale. {“We are proud,”} [she] wrote.",
        "may be Ann Orr, Mia Hale",
    ),
    ("[Ann Reed] ‹was told› {that it was late}.", "passive"),
    # what a name belongs to is not who
    (
        "{“No,”} said one Democrat close to the Ada Hale campaign's leadership, [who] requested {silence}.",
        "nobody before whom",
    ),
    (
        "Ada Hale came. One in four liked the Hale community, about the same number [who] said {no}.",
        "nobody before whom",
    ),
    # no name, but what may be one stands nearer
    (
        "Tom Hale won.\n\n[Orr] openly admitted {it}.\n\nReed defied the judge, and left. {“Yes,”} [he] said.",
        "may be Orr, Reed",
    ),
    # nobody says of themselves what begins with their name
    (
        "Ada Reed came. Mary Hale came. It rained. It rained. It rained. It rained. It rained. It rained. {“Ada Reed is late,”} [she] said.",
        "nobody before whom",
    ),
    ("[Ann Reed] was ‹asked›, {“What is it?”}", "passive"),
    ("[Ann Reed] ‹was celebrated for› {her work}.", "passive"),
    ("[Ann Reed] ‹has faced sharp criticism for› {her silence}.", "passive"),
    ("[The Tolmar Bank] ‹came under withering criticism for› {its silence}.", "passive"),
    ("[Ann Reed] ‹continues to face questions about› {the delay}.", "passive"),
    ("[Ann Reed] ‹has been criticized› {for failing to spend time}.", "passive"),
    # he may be a senator too
    (
        "Sen. Bernie Hale spoke.\n\nIt rained.\n\nIt was late.\n\nMarco Reed came by. Walking in, [the senator] said {no}.",
        "another than Bernie Hale",
    ),
    # whoever "she" was before, she goes on
    (
        "Liz Reed, the sister of Eve Reed, won.\n\nEve Reed was mayor.\n\nLiz Reed, 50, got most votes.\n\nRep. Cynthia Hale "
        "left.\n\n{“It is time,”} [Reed] said.\n\n{“No town,”} [she] said.\n\n{“Yes,”} [she] added.",
        "whoever spoke before",
    ),
]


@pytest.mark.parametrize(("text", "reason"), OPEN)
def test_it_stays_open(text, reason):
    who = resolve_speakers(*marked(text))[-1]
    assert who.name is None
    assert reason in who.reason
