"""Who speaks where no source is: whoever goes on, a label, a dialogue, an interview, "I"."""

from __future__ import annotations

import pytest

from analysis.quotes.attribution import Attribution
from analysis.quotes.speakers import resolve_speakers
from tests.quotes.attributed import marked, speakers


def test_a_quote_that_ends_with_a_comma_is_not_given_to_the_last_speaker():
    text = "“No,” Peter Stell said. “It deserves a look,” Stell is recorded as saying."
    cited = [
        Attribution(((6, 17),), ((18, 22),), ((0, 5),), "test"),
        Attribution((), (), ((24, 45),), "floating"),
    ]
    assert [who.name for who in resolve_speakers(text, cited)] == ["Peter Stell", "Peter Stell"]
    both = "Anna Stell sat. " + text
    moved = [
        Attribution(*(tuple((a + 16, b + 16) for a, b in part) for part in one[:3]), "test") for one in cited
    ]
    assert [who.name for who in resolve_speakers(both, moved)] == ["Peter Stell", None]


GOES_ON = [
    # a participle or a second verb of the sentence's speaker, whatever stands between
    ("[Tom Hale] called Jim Roe {“a fool,”} ‹adding› {that it rained}.", "Tom Hale"),
    ("[Tom Hale] spoke of {rain}, even ‹suggesting› {that it poured}.", "Tom Hale"),
    ("[Tom Hale] spoke of {rain}, ‹recently telling› a clerk {that it poured}.", "Tom Hale"),
    ("[Tom Hale] spoke of {rain}, but also ‹contended› {that it was dry}.", "Tom Hale"),
    ("[Tom Hale] spoke of {rain}, but named nobody, aside from ‹saying› {that it poured}.", "Tom Hale"),
    (
        "{It rains}, according to [Tom Hale].\n\nHe came in May, after lunch, and ‹promptly attacked› {the rain}.",
        "Tom Hale",
    ),
    ("Tom Hale spent the next hour ‹refusing› {to say why}.", "Tom Hale"),
    # the second verb of a relative clause is its subject's, not the speaker's before
    (
        "[Tom Hale] called on sailors in Tolmar, [who] fear {rain} and ‹call for› {shelter}.",
        "sailors",
    ),
    ("[Tom Hale] spoke of {a book} by Ada Reed, which tells of eels and ‹explains› {how they swim}.", None),
    ("[Tom Hale] spoke of {rain} in Tolmar, which he likes, and ‹added› {that it poured}.", "Tom Hale"),
    (
        "[Tom Hale] spoke of {rain}. He asked Ada Reed—[who] keeps {a list}—and ‹found› {that it poured}.",
        "Tom Hale",
    ),
    ("[Tom Hale] spoke of {rain}, and ‹it is unclear› {whether it poured}.", None),
    # the subject of the sentence, however much was heard before of another in it
    (
        "[Ada Reed] said {no}. She laughed. She sat. She joked about Tom Hale. She left at noon, ‹saying› {Tom Hale was late}.",
        "Ada Reed",
    ),
    ("Tom Hale has mocked Jim Roe since Ada Reed, at noon, ‹cited› {the rain}.", None),
    ("Many were glad when Tom Hale, after ‹railing against› {rain}, sat.", "Tom Hale"),
    ("[Tom Hale] -- [whose brother] called {it rain} -- left, ‹saying› {it poured}.", "Tom Hale"),
    (
        "[Tom Hale] spoke of {rain} (as did Jim Roe, [who] called it {hail}), ‹saying› {it poured}.",
        "Tom Hale",
    ),
    # the model has the conjunction in its cue; who holds up a sign
    ("[Gwen Reed] attacked {Tom Hale} ‹while praising› {Ann Orr}.", "Gwen Reed"),
    ("Tom Hale turned up with a placard ‹reading› {‘Never again’}.", "Tom Hale"),
    ("Ann Orr, who was late, held up a big cardboard sign ‹saying› {‘Never again’}.", "Ann Orr"),
    ("Tom Hale joined Ann Orr with a placard ‹reading› {‘Never again’}.", None),
    # the subject of a passive, and of the clause in between
    (
        "[Tom Hale] ‹said› {that if Ann Orr won, she would pay the costs}, ‹adding› {that it would rain}.",
        "Tom Hale",
    ),
    (
        "[Tom Hale] ‹said› {that if the board agreed, it would pay}, ‹adding› {that it would rain}.",
        "Tom Hale",
    ),
    (
        "Ann Orr was {booed} and shouted down by [Tolmar supporters] after ‹telling› them {to be quiet}.",
        "Ann Orr",
    ),
    (
        "But when [Mr. Hale] ‹asked› the Tolmar Board {to print the book}, it declined, ‹citing› {the costs}.",
        "Tolmar Board",
    ),
]


@pytest.mark.parametrize(("text", "expected"), GOES_ON)
def test_who_goes_on(text, expected):
    assert speakers(text)[-1] == expected


INTRODUCED = [
    # a quote without a cue or a source, in braces
    ("[Ada Reed] said {no}. Look at this remark by Tom Hale: {“It rains.”}", "Tom Hale"),
    ("[Ada Reed] said {no}. Tom Hale quotes a former adviser, Alfred Roe: {“It rains.”}", "Alfred Roe"),
    ("[A clerk] left {it}. Tom Hale began.\n\n{“It rains.”}", "Tom Hale"),
    ("[A clerk] left {it}. Tom Hale sat. It rained. It snowed.\n\n{“It rains.”}", None),
    ("[Ada Reed] said {no}. The article shows with her {“head”} that it rained.", None),
    # somebody else is spoken of before the colon
    ("[Ada Reed] said {no}. Tom Hale was blunt:{“It rains.”}", "Tom Hale"),
    ("[Ada Reed] said {no}.\n\nMore from Hale‹:› {“It rains.”} Tom Hale left.", "Tom Hale"),
    ("[Ada Reed] said {no}. One fan, writing on a board, was less sure: {“I miss her.”}", "fan"),
    ("[Ada Reed] said {no}. A bus driver was less sure: {“It rains.”}", "bus driver"),
    # a plaque does not say I
    ("[Ada Reed] said {no}. There is a plaque. {“I called her Gloria.”}", "Ada Reed"),
]


@pytest.mark.parametrize(("text", "expected"), INTRODUCED)
def test_a_quote_without_a_clause_of_its_own(text, expected):
    plain, (first, *_) = marked(text.replace("{“", "‹x›{“"))
    plain = plain.replace("x“", "“")
    quote = Attribution((), (), ((plain.index("“"), plain.index("”") + 1),), "floating")
    assert [who.name for who in resolve_speakers(plain, [first, quote])][1:] == [expected]


def test_a_label_inside_the_marks():
    text = "Ada Reed spoke.\n\n“REED: We will build.”"
    assert [who.name for who in resolve_speakers(text, [Attribution((), (), ((17, 38),), "floating")])] == [
        "Ada Reed"
    ]


def test_a_label_that_names_nobody():
    text = "[Ada Reed] said {no}.\n\n"
    plain, cited = marked(text)
    quote = Attribution((), (), ((len(plain), len(plain) + 22),), "floating")
    assert resolve_speakers(f"{plain}“VIDEO: We will build.”", [*cited, quote])[1].name is None


def test_a_missing_source_is_the_speaker_who_goes_on():
    text = "{“It rains,”} [Tom Hale] said, ‹adding› {that it poured}."
    assert speakers(text) == ["Tom Hale", "Tom Hale"]
    spans = Attribution((), (), ((40, 55),), "floating")
    text = "“It rains,” Tom Hale said in the end. “It pours too.”"
    first = Attribution(((12, 20),), ((21, 25),), ((0, 11),), "test")
    spans = Attribution((), (), ((38, 53),), "floating")
    assert [who.name for who in resolve_speakers(text, [first, spans])] == ["Tom Hale", "Tom Hale"]


def test_turns_of_a_dialogue():
    text = "“It rains,” Tom Hale said.\n\n“Why?” asked Ann Roe.\n\n“Clouds.”"
    cited = [
        Attribution(((12, 20),), ((21, 25),), ((0, 11),), "test"),
        Attribution(((41, 48),), ((35, 40),), ((28, 34),), "test"),
        Attribution((), (), ((51, 60),), "floating"),
    ]
    assert [who.name for who in resolve_speakers(text, cited)] == ["Tom Hale", "Ann Roe", "Tom Hale"]


def test_a_short_reply_is_the_other_speakers():
    text = "“I was there,” Ada Reed said.\n\n“On the 26th,” Tom Hale said.\n\n“Yes, sir.”"
    cited = [
        Attribution(((15, 23),), ((24, 28),), ((0, 14),), "test"),
        Attribution(((47, 55),), ((56, 60),), ((31, 46),), "test"),
        Attribution((), (), ((63, len(text)),), "floating"),
    ]
    assert [who.name for who in resolve_speakers(text, cited)] == ["Ada Reed", "Tom Hale", "Ada Reed"]


def test_an_answer_is_not_the_askers():
    text = "“No,” Tom Hale said.\n\nWhen Ann Roe asked whether he would go, he took a sip first. “It would be wrong.”"
    cited = [
        Attribution(((6, 14),), ((15, 19),), ((0, 5),), "test"),
        Attribution(((27, 34),), ((35, 40),), ((41, 60),), "test"),
        Attribution((), (), ((len(text) - 20, len(text)),), "floating"),
    ]
    assert [who.name for who in resolve_speakers(text, cited)] == ["Tom Hale", "Ann Roe", "Tom Hale"]


def test_i_inside_a_quote_is_its_speaker():
    text = "“I said no,” Tom Hale said."
    cited = [
        Attribution(((13, 21),), ((22, 26),), ((0, 12),), "test"),
        Attribution(((1, 2),), ((3, 7),), ((8, 10),), "test"),
    ]
    assert [who.name for who in resolve_speakers(text, cited)] == ["Tom Hale", "Tom Hale"]


def test_i_outside_a_quote_is_the_writer():
    who = resolve_speakers(*marked("[I] think {it rained}."))[0]
    assert (who.name, who.type) == (None, "author")


def test_questions_and_answers_of_an_interview():
    text = (
        "Juno Sand leads the choir. She spoke to Nadia Wren of the Courier.\n\n[Q]: {Why?}\n\n[A]: {Because.}"
    )
    assert speakers(text) == ["Nadia Wren", "Juno Sand"]


def test_the_interviewer_may_be_named_in_the_byline():
    text = "Rain falls on Tolmar\nBy Tom Hale\n\nAda Reed talks.\n\n[Q]: {Is it late?}\n\n[A]: {Yes it is.}"
    assert speakers(text) == ["Tom Hale", "Ada Reed"]


def test_who_asks_by_the_words_of_the_report_is_not_the_reporter():
    text = (
        "Inquiry hears of signature\nBy Tom Hale\n\nThe inquiry heard from Donal Furey. Mr Furey was questioned for hours by "
        "Aoife Brannigan.\n\n[Q]: {Why?}\n\n[A]: {Because.}"
    )
    assert speakers(text) == ["Aoife Brannigan", "Donal Furey"]


def test_the_interviewer_may_be_named_in_a_line_of_its_own():
    text = "Tom Hale talks\n\nInterview by Ada Reed\n\n[Q]: {Why?}\n\n[A]: {It rained.}"
    assert speakers(text) == ["Ada Reed", "Tom Hale"]


def test_transcript_labels_take_the_full_name():
    assert speakers("[REED]: {No.}\n[HALE]: {Yes.}\n\nAda Reed met HALE.")[0] == "Ada Reed"


LABELS = [
    # labels of turns, and who speaks in the first turn
    (["WALDEN", "HALE"], "Walden"),
    (["MCREED", "HALE"], "McReed"),
    (["MODERATOR", "HALE"], "moderator"),
    (["ADA WALDEN, HOST", "HALE", "WALDEN"], "Ada Walden"),
]


@pytest.mark.parametrize(("labels", "expected"), LABELS)
def test_a_label_is_written_as_names_are(labels, expected):
    text = "\n\n".join(f"{label}: We will go there now." for label in [*labels, "HALE"])
    source = Attribution(((0, len(labels[0])),), ((len(labels[0]), len(labels[0]) + 1),), ((40, 50),), "turn")
    assert resolve_speakers(text, [source])[0].name == expected


def test_a_signature_ends_what_somebody_says():
    text = "“We pay.” — Ada Reed\n“We never did.”"
    signed = Attribution(((11, 19),), ((9, 10),), ((0, 8),), "signed")
    after = Attribution((), (), ((21, len(text)),), "floating")
    first, second = resolve_speakers(text, [signed, after])
    assert (first.name, second.name) == ("Ada Reed", None) and "signature" in second.reason
