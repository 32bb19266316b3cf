"""Attribution by rule, as tables of sentences: text -> (source | cue | content), the pieces of a content joined by ' / '."""

import pytest

from analysis.article import Article
from analysis.quotes.layout import lay_out
from analysis.quotes.relations.rules import find_attributions


def relations(text):
    def shown(spans):
        return " / ".join(text[a:b] for a, b in spans)

    found = find_attributions(lay_out(Article(text)))
    return [" | ".join(map(shown, (one.source, one.cue, one.content))) for one in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will pay,” Reed said.", "Reed | said | “We will pay,”"),
        ("“We will pay,” said Reed.", "Reed | said | “We will pay,”"),
        ('"We will pay," said Reed.', 'Reed | said | "We will pay,"'),
        ("“Why now?” asked Ada Reed, the mayor.", "Ada Reed, the mayor | asked | “Why now?”"),
        ("“Never!” Reed shouted on Monday.", "Reed | shouted | “Never!”"),
        ("Reed said, “We will pay.”", "Reed | said | “We will pay.”"),
        ("Reed said: “We will pay.”", "Reed | said | “We will pay.”"),
        ("Reed told reporters on Friday: “We will pay.”", "Reed | told | “We will pay.”"),
        ("On Monday, Reed said, “We will pay.”", "Reed | said | “We will pay.”"),
        ("Reed, who runs the mill, said, “We pay.”", "Reed, who runs the mill, | said | “We pay.”"),
        (
            "Sen. Ada Reed (D-Ohio), a critic, said, “No deal.”",
            "Sen. Ada Reed (D-Ohio), a critic, | said | “No deal.”",
        ),
        (
            "Diving crews in Tolmar, where it rained, said: “We will pay.”",
            "Diving crews in Tolmar, where it rained, | said | “We will pay.”",
        ),
        ("He met bakers, most of whom said, “We will pay.”", "most of whom | said | “We will pay.”"),
        (
            "One after another, mills, including Tolmar’s, said, “We pay.”",
            "mills, including Tolmar’s, | said | “We pay.”",
        ),
        ("The song ― which Reed likes ― says, “We will pay.”", "The song | says | “We will pay.”"),
        ("Ada Reed -- the mayor, who is 40 -- said, “We will pay.”", "Ada Reed | said | “We will pay.”"),
        ("The mayor, Ada Reed, said, “We will pay.”", "The mayor, Ada Reed, | said | “We will pay.”"),
        ("“We pay,” Reed told pickets at the gate.", "Reed | told | “We pay,”"),
        ("“It is late,” according to Reed.", "Reed | according to | “It is late,”"),
        # names that look like adverbs and auxiliaries
        ("Donnelly Marsh, the mayor, said, “No deal.”", "Donnelly Marsh, the mayor, | said | “No deal.”"),
        (
            "“No deal,” said Lt. Col. J. R. R. Roe of Alder.",
            "Lt. Col. J. R. R. Roe of Alder | said | “No deal,”",
        ),
        ("“No deal,” Megyn Kelly said.", "Megyn Kelly | said | “No deal,”"),
        ("“No deal,” John Reilly quietly said.", "John Reilly | said | “No deal,”"),
        ("Emily Reed, the mayor, said, “No deal.”", "Emily Reed, the mayor, | said | “No deal.”"),
        ("Will Reed and Ada Hale said, “No deal.”", "Will Reed and Ada Hale | said | “No deal.”"),
        ("“We lost,” she said, shaking her head.", "she | said | “We lost,”"),
    ],
)
def test_direct_quotes(text, expected):
    assert relations(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will pay,” Reed said. “And soon.”", "Reed | said | “We will pay,” / “And soon.”"),
        ("“We,” said Reed, “will pay.”", "Reed | said | “We,” / “will pay.”"),
        ("“We pay,” Reed said.\n\n“We always did.”", "Reed | said | “We pay,” / “We always did.”"),
        ("“We pay,” Reed said.\n\n“We did.\n\n“We do.”", "Reed | said | “We pay,” / “We did. / “We do.”"),
        ("“We pay,” Reed told “Good Day.” “We do.”", "Reed | told | “We pay,” / “We do.”"),
        ("This law, he believes, “will open a door.”", "he | believes | This law / “will open a door.”"),
    ],
)
def test_split_quotes_are_one_relation(text, expected):
    assert relations(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reed said the plan was “a joke” for them.", "Reed | said | the plan was “a joke” for them"),
        ("Reed said that they would “pay at once.”", "Reed | said | that they would “pay at once.”"),
        ("The town will pay “in full,” Reed wrote.", "Reed | wrote | The town will pay “in full,”"),
        ("Reed called the plan “a joke.”", "Reed | called | the plan “a joke.”"),
        ("She accused Reed of “lying twice.”", "She | accused | Reed of “lying twice.”"),
        ("He recalled a visit which, according to Reed, “was long.”", "Reed | according to | “was long.”"),
    ],
)
def test_mixed_quotes(text, expected):
    assert expected in relations(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Reed said that they would pay.", ["Reed | said | that they would pay"]),
        ("Reed said they would pay.", ["Reed | said | they would pay"]),
        ("The town will pay, Reed said.", ["Reed | said | The town will pay"]),
        ("The town will pay, said Reed.", ["Reed | said | The town will pay"]),
        ("According to Reed, the town will pay.", ["Reed | According to | the town will pay"]),
        ("The town will pay, according to Reed.", ["Reed | according to | The town will pay"]),
        ("Reed asked whether they would pay.", ["Reed | asked | whether they would pay"]),
        ("Reed promised to pay.", ["Reed | promised | to pay"]),
        (
            "Reed stressed her support of a raid that killed a man.",
            ["Reed | stressed | her support of a raid that killed a man"],
        ),
        ("Reed told the crowd at the gate that they would pay.", ["Reed | told | that they would pay"]),
        ("Reed denied the charge.", ["Reed | denied | the charge"]),
        ("Crews in Tolmar fear that it was late.", ["Crews in Tolmar | fear | that it was late"]),
        (
            "“Yes,” Reed said, adding that it was late.",
            ["Reed | said | “Yes,”", " | adding | that it was late"],
        ),
        (
            "Reed said it was early, but Lind said it was late.",
            ["Reed | said | it was early", "Lind | said | it was late"],
        ),
        ("Reed also said in a letter that it was late.", ["Reed | said | that it was late"]),
    ],
)
def test_indirect_quotes(text, expected):
    assert relations(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The ferry leaves at nine.",
        "His claims were many, and the reports were late.",
        "He was told to leave.",
        "The bus no longer calls at the Old Hospital.",
        "She bought “The Long Night,” a novel, for $12.",
        "He is a so-called “expert” in tides.",
        "The company lets crews call in.",
        "John “Jack” Lind ran the mill.",
    ],
)
def test_nothing_is_reported(text):
    assert relations(text) == []


def test_a_participle_does_not_end_a_split_quote():
    text = "“We pay,” Reed said, adding that it was late. “We do.”"
    assert relations(text) == ["Reed | said | “We pay,” / “We do.”", " | adding | that it was late"]


def test_a_quoted_sentence_without_attribution_is_a_quote_without_source():
    assert relations("Reed was blunt. “We will never pay a cent.”") == [" |  | “We will never pay a cent.”"]


def test_an_answer_does_not_continue_the_question():
    text = "“Will you pay?” asked Lind.\n\n“I would rather not say.”"
    assert relations(text) == ["Lind | asked | “Will you pay?”", " |  | “I would rather not say.”"]


def test_turns_of_a_transcript_with_prose_after_it():
    text = (
        "REED: Will you pay?\n\nLIND: We may.\n\nI told you so.\n\nREED: When?\n\n(Laughter)\n\n"
        "LIND: Soon.\n\nOutside it rained. “They will not,” said Oona Vale."
    )
    assert relations(text) == [
        "REED | : | Will you pay?",
        "LIND | : | We may. / I told you so.",
        "REED | : | When?",
        "LIND | : | Soon.",
        "Oona Vale | said | “They will not,”",
    ]


def test_asides_and_the_papers_own_lines_are_no_turns():
    text = "REED: We will win.\n\nHALE: (CROSSTALK.)\n\nREED: I told you.\n\nHALE: You did.\n\nFollow Pam Key on Twitter @pam. You can."
    assert relations(text) == ["REED | : | We will win.", "REED | : | I told you.", "HALE | : | You did."]


def test_turns_of_a_transcript_inside_marks():
    text = "A part of it reads:\n\n“REED: Will you pay?\n\n“LIND: We may.\n\n“REED: When?”\n\nIt rained."
    assert relations(text) == ["REED | : | Will you pay?", "LIND | : | We may.", "REED | : | When?”"]
    longer = text.replace("We may.", "We may.\n\n“I told you so.")
    assert "LIND | : | We may. / “I told you so." in relations(longer)


def test_question_and_answer():
    text = "Ada Reed talks.\n\nQ: Will you pay?\n\nA: We will.\n\nQ: When?\n\nA: Soon."
    assert relations(text)[:2] == ["Q | : | Will you pay?", "A | : | We will."]


def test_one_colon_is_no_transcript():
    assert relations("Note: the ferry leaves at nine.\n\nThe tide is high.\n\nThe bus waits.") == []


def test_signed_with_a_dash():
    assert relations("“We will pay.” — Ada Reed, mayor") == ["Ada Reed, mayor | — | “We will pay.”"]


def test_introduced_by_a_colon():
    assert relations("Reed was blunt: “We will never pay.”") == ["Reed | : | “We will never pay.”"]
