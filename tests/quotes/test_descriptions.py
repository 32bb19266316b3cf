"""Whom descriptions mean: "the actor", "the Australian", "the 46-year-old", "the baker" quoted before."""

from __future__ import annotations

import pytest

from tests.quotes.attributed import speakers

EPITHETS = [
    # "the" before a noun that can only take up somebody known: whoever the text is about
    ("Tom Hale won. Hale smiled. Hale left at noon. [The real estate mogul] said {no}.", "Tom Hale"),
    (
        "Tom Hale won. Hale smiled. Hale left. [The real estate mogul] said {no}. {“Yes,”} [he] said.",
        "Tom Hale",
    ),
    ("Sen. Ada Reed spoke. [The Vermont senator] said {no}.", "Ada Reed"),
    ("Sen. Ada Reed (R-Ohio) spoke. [The Vermont senator] said {no}.", "Vermont senator"),
    ("Sen. Ada Reed (D-N.Y.) spoke. [The New York senator] said {no}.", "Ada Reed"),
    ("Sen. Ada Reed (D-Mass.) spoke. [The Massachusetts senator] said {no}.", "Ada Reed"),
    ("Sultan Omar Hale sat. [The sultan] said {no}.", "Omar Hale"),
    (
        "British Prime Minister Ada Reed sat. French Prime Minister Tom Hale sat. [The british prime minister] said {no}.",
        "Ada Reed",
    ),
    ("Sen. Tom Hale (D-Mass.) sat. Sen. Ada Reed (D-Ill.) sat. [The Mass. senator] said {no}.", "Tom Hale"),
    (
        "Sen. Tom Hale (D-Wash.) sat. Sen. Ada Reed (D-Ill.) sat. [The Washington senator] said {no}.",
        "Tom Hale",
    ),
    ("Atty. Ada Reed sat. [The attorney] said {no}.", "Ada Reed"),
    ("Ada Reed won. Reed smiled. [The Vermont senator] said {no}.", "Vermont senator"),
    ("Tom Hale won. Hale smiled. Hale left at noon. [The judge] said {no}.", "judge"),
    ("Tom Hale met a mogul. Hale smiled. Hale left at noon. [The mogul] said {no}.", "mogul"),
    (
        "Tom Hale won. Hale met Ann Roe, who beat Tom Hale, and Ann Roe smiled. [The mogul] said {no}.",
        "mogul",
    ),
    ("Tom Hale, a Democrat, met Ann Roe. [The Republican nominee] said {no}.", "Republican nominee"),
    ("Ada Reed won. Reed smiled. Reed left. [The former first lady and senator] said {no}.", "Ada Reed"),
    ("Sen. Tom Hale of Ohio, the ranking member, [who] says {no}, left.", "Tom Hale"),
]

# Who speaks under a new description is whoever spoke just before, if the noun brings in nobody new.
SPEAKING = [
    ("[Tom Hale] spoke {well}. {“I lost,”} [the midfielder] said.", "Tom Hale"),
    ("[Tom Hale] spoke {well}. {“I lost,”} [the judge] said.", "judge"),
    ("[Tom Hale] spoke {well}. {“I lost,”} [the former judge] said.", "Tom Hale"),
    ("[Tom Hale] spoke {well}. {“I lost,”} [Hale’s midfielder] said.", "Hale’s midfielder"),
    ("A midfielder ran. [Tom Hale] spoke {well}. {“I lost,”} [the midfielder] said.", "midfielder"),
    ("Tom Hale met Jim Roe. {“I lost,”} [the midfielder] said.", "midfielder"),
    (
        "Lewis Okoro was in tears and was led away by Dean Falk. {“No,”} said [Falk].\n\n[The defender] wrote {this}.",
        "defender",
    ),
    ("TD Ann Roe rose. [Tom Hale] spoke {well}. {“I lost,”} [the Leitrim TD] said.", "Leitrim TD"),
    ("[Tom Hale] accused {him}. {“No,”} said [the Wearing manager].", "Tom Hale"),
    ("[Tom Hale] accused {him}. {“No,”} said [the manager].", "manager"),
    ("[Tom Hale] accused {him}. {“No,”} said [the Italian].", "Tom Hale"),
    ("[Tom Hale] accused {him}. {“No,”} said [the Dane].", "Tom Hale"),
    ("[Ada Reed] spoke {well}. {“I lost,”} [the mother of two] said.", "Ada Reed"),
    ("[Ada Reed] spoke {well}. {“I lost,”} [the mother] said.", "mother"),
    ("[The Rev. Tom Hale] spoke {well}. Amy Roe hugged the priest. {“No,”} [the priest] said.", "Tom Hale"),
    ("Their niece, Amy, hugged the pastor. {“No,”} [the pastor] said.", "pastor"),
]

# Described at the beginning, named in the next paragraphs.
NAMED_LATER = [
    ("[A federal judge] said {no}.\n\nAnn Roe wept as District Judge Ada Reed read on.", "Ada Reed"),
    ("[Another judge] said {no}.\n\nAnn Roe wept as District Judge Ada Reed read on.", "judge"),
    ("[A federal judge] said {no}.\n\nJudge Ada Reed met Judge Tom Hale.", "federal judge"),
    ("[A former judge] said {no}.\n\nAnn Roe wept as District Judge Ada Reed read on.", "former judge"),
    ("[A Republican senator] said {no}.\n\nSen. Ada Reed (D-Ohio) read on.", "Republican senator"),
    ("[A baker] said {no}.\n\nThe baker Ada Reed read on.", "baker"),
    ("[The mayor] said {no}.\n\nMayor Ada Reed left.", "Ada Reed"),
    ("{“No,”} said [the mayor], who met Jim Roe.\n\nTom Hale left. Mayor Ada Reed came.", "Ada Reed"),
    ("Tom Hale sat down. [The mayor] said {no}.\n\nMayor Ada Reed left.", "mayor"),
    ("[A retired airline pilot] says {no}.\n\nClive Hale, 69, bought it.", "Clive Hale"),
    ("[A retired airline pilot] says {no}.\n\nClive Hale bought it.", "retired airline pilot"),
    ("[A federal judge] said {no}." + "\n\nIt rained." * 6 + " Judge Ada Reed left.", "federal judge"),
]

COUNTRIES = [
    ("Tom Hale won. Hale ran. Hale fell. {No}, [the Australian] said.", "Tom Hale"),
    ("Tom Hale won. Hale ran. Hale fell. {No}, [the Dutchman] said.", "Tom Hale"),
    ("German president Tom Hale won. Hale ran. Hale fell. {No}, [the Italian] said.", "Italian"),
    ("Tom Hale won. Hale ran. Hale fell. {No}, [the French] said.", "French"),
    ("Tom Hale won. {No}, [the Australian] said.", "Australian"),
    ("Tom Hale won. Hale ran. Hale fell. [The Australian] said {no}.", "Australian"),
]

AGED = [
    ("Ada Reed, 57, parked her bike. Tom Hale, 43, left. [The 57-year-old baker] said {no}.", "Ada Reed"),
    ("Ada Reed, a 57-year-old nurse, met Tom Hale (43). [The 43-year-old] said {no}.", "Tom Hale"),
    ("57-year-old baker Ada Reed met Tom Hale. [The 57-year-old Tolmar native] said {no}.", "Ada Reed"),
    ("Ada Reed parked her bike on Hill Street.\n\n{No}, said [the 57-year-old].", "Ada Reed"),
    ("Ada Reed, 41, parked her bike.\n\n{No}, said [the 57-year-old].", "57-year-old"),
    ("Ada Reed met a 57-year-old. [The 57-year-old] said {no}.", "57-year-old"),
    ("Ada Reed, 57, met Tom Hale, 57. [The 57-year-old baker] said {no}.", "57-year-old baker"),
    ("Ada Reed parked her bike. [The 57-year-old senator] said {no}.", "57-year-old senator"),
    ("Ada Reed parked her bike.\n\n{No}, said [the 57-year-old bank teller].", "Ada Reed"),
    ("Ada Reed parked her bike. [The 57-year-old law] says {no}.", "57-year-old law"),
    ("Ada Reed parked her bike. [A 57-year-old baker] said {no}.", "57-year-old baker"),
    ("Ada Reed met Tom Hale, 57. [The cheerful baker] said {no}.", "cheerful baker"),
]

DESCRIBED_AGAIN = [
    ("Campaigner Tom Hale, 74, sang. Speaking afterwards, [the retired joiner] said {no}.", "Tom Hale"),
    ("Tom Hale threw far and took the blame.\n\n{“Yes,”} [the junior] said.", "Tom Hale"),
    ("Tom Hale met Jim Roe.\n\n{“Yes,”} [the junior] said.", "junior"),
    ("Ada Reed, who is about 90, stayed.\n\n{“It takes and gives,”} [the old woman] said.", "Ada Reed"),
    ("Ada Reed stayed with an old woman.\n\n{“It takes and gives,”} [the old woman] said.", "old woman"),
    ("In a memo read by Sgt Tom Hale, [the accused] said {no}.", "accused"),
    (
        "{“I know,”} press secretary [Ada Reed] said.\n\n[A Tolmar spokesman] denied {it}. {“No,”} [the spokesman] said.",
        "Tolmar spokesman",
    ),
    ("[A district court] said {no}. [The court] said {yes}.", "district court"),
    ("[A narrator] said {no}. [The film’s narrator] said {yes}.", "narrator"),
    # another court, and no court
    ("[An appeals court] said {no}. [The district court] said {yes}.", "district court"),
    ("[A panel of the Court of Appeals] said {no}. [The district court] said {yes}.", "district court"),
    # the text calls one of two so, and the other in full
    (
        "Tom Hale spoke. Hale sat. Hale ate. Hale sang. Ann Hale came. Ann Hale wept.\n\nAnn Hale left. [Hale] said {no}.",
        "Tom Hale",
    ),
    ("Tom Hale spoke. Hale sat. Ann Hale came. Ann Hale wept. [Hale] said {no}.", None),
    # the woman whom the pronoun fits, before somebody of whom nothing is told
    (
        "[Chris Hale] said {no}. [Chris Hale] said {yes}. In May Ada Reed smiled when [she] said {rain}.",
        "Ada Reed",
    ),
]


@pytest.mark.parametrize(("text", "expected"), EPITHETS + SPEAKING + NAMED_LATER + COUNTRIES + AGED)
def test_a_description_means(text, expected):
    assert speakers(text)[-1] == expected


@pytest.mark.parametrize(("text", "expected"), DESCRIBED_AGAIN)
def test_described_again(text, expected):
    assert speakers(text)[-1] == expected
