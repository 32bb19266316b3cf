"""Pairing of quotation marks: a table of styles and mistakes, and what holds for any text."""

from itertools import pairwise

import pytest
from conftest import seed_article, seed_names
from hostile import HOSTILE
from hypothesis import given, settings

from analysis.quotes.marks import pair_marks
from analysis.text import paragraphs, straighten


def pairs(text: str) -> list[str]:
    """Each quotation as its pieces joined by " / ", with > for every level it is nested and ~ if never closed."""
    return [
        ">" * quotation.depth
        + "~" * (not quotation.closed)
        + " / ".join(text[a:b] for a, b in quotation.spans)
        for quotation in pair_marks(text)[0]
    ]


def roles(text: str) -> list[str]:
    return [quotation.role for quotation in pair_marks(text)[0]]


def problems(text: str) -> list[str]:
    return [problem.kind for problem in pair_marks(text)[1]]


STYLES = {
    "none": ("Nobody said a word.", []),
    "curly": ("“I came,” he said. “I saw.”", ["“I came,”", "“I saw.”"]),
    "straight": ('"I came," he said. "I saw."', ['"I came,"', '"I saw."']),
    "typed": ("''I don't know,'' he said. ``Nor I,'' she said.", ["''I don't know,''", "``Nor I,''"]),
    "doubled singles": ("‘‘I came,’’ he said.", ["‘‘I came,’’"]),
    "guillemets": ("« Je viens », dit-il. »Ja«, sagte sie.", ["« Je viens »", "»Ja«"]),
    "low": ("„Ich komme“, sagte er. ‚So sei es‘, sagte sie.", ["„Ich komme“", "‚So sei es‘"]),
    "low, right": ("„Przyszedłem” i ‹so› weiter.", ["„Przyszedłem”", "‹so›"]),
    "corner": ("「行きます」と言った。", ["「行きます」"]),
    "brackets and dashes": ("(“Yes.”) [“No.”] —“Why?”—he asked.", ["“Yes.”", "“No.”", "“Why?”"]),
    "no spaces": ('He asked:"Why?"and left.', ['"Why?"']),
    "leading ellipsis": ('"... and so," he said. ". . . or not."', ['"... and so,"', '". . . or not."']),
    "spaced by a machine": ('" I came , " he said . " I saw . "', ['" I came , "', '" I saw . "']),
    "two in a row": ("“One.” “Two.”“Three.”", ["“One.”", "“Two.”", "“Three.”"]),
    "direction marks": ("\u202a”I came,” he said.", ["”I came,”"]),
}
NESTED = {
    "single in double": ("“He said ‘no’ to me,” she said.", ["“He said ‘no’ to me,”", ">‘no’"]),
    "ending together": ("“He said, ‘Never.’” She left.", ["“He said, ‘Never.’”", ">‘Never.’"]),
    "beginning together": ("“‘Never,’ he said.”", ["“‘Never,’ he said.”", ">‘Never,’"]),
    "straight": (
        "\"'Never,' he said.\" \"He said, 'No.'\"",
        ["\"'Never,' he said.\"", ">'Never,'", "\"He said, 'No.'\"", ">'No.'"],
    ),
    "typed": ("''He said, 'Never.''' She left.", ["''He said, 'Never.'''", ">'Never.'"]),
    "same mark": ("“He said “no” to me,” she said. “Yes.”", ["“He said “no” to me,”", ">“no”", "“Yes.”"]),
    "straight around curly": ('"It’s a “mess” now," he said.', ['"It’s a “mess” now,"', ">“mess”"]),
    "double in single": (
        "‘She said, “Go,” and I went,’ he said. ‘So there.’",
        ["‘She said, “Go,” and I went,’", ">“Go,”", "‘So there.’"],
    ),
    "single in single": (
        "‘I know,’ he said, ‘that ‘maybe’ means no.’",
        ["‘I know,’", "‘that ‘maybe’ means no.’", ">‘maybe’"],
    ),
    "three deep": (
        "“He said, ‘She said, “Go.”’”",
        ["“He said, ‘She said, “Go.”’”", ">‘She said, “Go.”’", ">>“Go.”"],
    ),
}
APOSTROPHES = {
    "in words": ("O’Dowd’s dogs don't mind the ’90s or the '80s' end.", []),
    "elided": ("’Tis late. Get 'em out of the rock ’n’ roll bar 'til ten.", []),
    "possessives": ("The dogs’ home, the cats' home and James’ goin’ home.", []),
    "after stops": ("The U.S.’s ports and 70 e.v.’s more.", []),
    "in a quote": (
        "“The workers’ fault,” he said. “It’s the bosses’.”",
        ["“The workers’ fault,”", "“It’s the bosses’.”"],
    ),
    "in a single quote": ("‘The workers’ own fault,’ he said.", ["‘The workers’ own fault,’"]),
    "straight single quote": (
        "'It's the workers' own fault,' O'Dowd said.",
        ["'It's the workers' own fault,'"],
    ),
    "two of them": (
        "‘The dogs’ and the cats’ homes burn,’ he said.",
        ["‘The dogs’ and the cats’ homes burn,’"],
    ),
    "term ending in s": ("He spoke of ‘sanctions’ and ‘levies’ alone.", ["‘sanctions’", "‘levies’"]),
    "opening sign by mistake": ("The ‘90s and Reed‘s hat and ‘em all.", []),
    "Hawaiian": ("Hawai‘i and Qur’an and l’Alder.", []),
}
MEASURES = {
    "height": ("He is 6' 2\" tall, she 5'11\".", []),
    "inches": ('A 12" disc and a 7" one.', []),
    "inches in a quote": ('"The 12" disc is out," he said.', ['"The 12" disc is out,"']),
    "a year ends a quote": ('"Born in \'92" and "raised in 1993"', ['"Born in \'92"', '"raised in 1993"']),
    "a number ends a quote": ('"I am 42" is a book; "I was 41" another.', ['"I am 42"', '"I was 41"']),
    "minutes": ("She ran it in 5' and 30″.", []),
}
PARAGRAPHS = {
    "reopened": ("“One.\n\n“Two.\n\n“Three,” he said.", ["“One. / “Two. / “Three,”"]),
    "reopened, straight": ('"One.\n"Two.\n"Three," he said.', ['"One. / "Two. / "Three,"']),
    "reopened, british": ("‘One.\n\n‘Two,’ he said. ‘Three.’", ["‘One. / ‘Two,’", "‘Three.’"]),
    "both levels": ("“‘One.\n\n“‘Two.’”", ["“‘One. / “‘Two.’”", ">‘One. / ‘Two.’"]),
    "nested inside": ("“One ‘a’.\n\n“Two ‘b’.”", ["“One ‘a’. / “Two ‘b’.”", ">‘a’", ">‘b’"]),
    "closed, then new": ("“One,” he said.\n\n“Two,” she said.", ["“One,”", "“Two,”"]),
    "not reopened": (
        "“One long thing was said here.\n\nAnd another.” He left.",
        ["“One long thing was said here. / And another.”"],
    ),
    "closing mark forgotten": ("“One, he said.\n\n“Two,” she said.", ["~“One,", "“Two,”"]),
    "transcript": ('"REED: One.\n\n"TARN: Two."', ['~"REED: One.', '"TARN: Two."']),
    "signature": ('"We won the long race.\n\nAda Tarn, Mayor of Alder"', ['~"We won the long race.']),
}
MISTAKES = {
    "never closed": ("He said “we won.\n\nThen he left.", ["~“we won."]),
    "closed by a single": ("He wrote: “We won.’ Then he left.", ["~“We won.’"]),
    "opened twice": ("“We won, he said. “We lost,” she said.", ["~“We won,", "“We lost,”"]),
    "lead-in": ("Reed said “we won. Tarn said “we lost.”", ["~“we won.", "“we lost.”"]),
    "never opened": ("We won,” he said. “It is over.”", ["“It is over.”"]),
    "wrong way round": ("”We won,“ he said. “We lost,“ she said.", ["”We won,“", "“We lost,“"]),
    "opening mark after the verb": (
        "He says,” there is nothing to see.” Really.",
        ["” there is nothing to see.”"],
    ),
    "inner never closed": ("“He said ‘no to me. She left,” he said.", ["“He said ‘no to me. She left,”"]),
    "one too many": ("“So it goes,” he said.” Then he left.", ["“So it goes,”"]),
    "empty": ('He said "" and “ ” and left.', []),
    "noise": ('“““””” """""" he said “yes.”', ["“yes.”"]),
    "html": ('<a href="http://x.example" title="it’s">“Yes,”</a> he said.', ["“Yes,”"]),
    "a flood": ('"a" ' * 50, []),
}


@pytest.mark.parametrize("text, expected", (STYLES | NESTED).values(), ids=list(STYLES | NESTED))
def test_styles(text, expected):
    assert pairs(text) == expected
    assert problems(text) == []


@pytest.mark.parametrize(
    "text, expected", (APOSTROPHES | MEASURES).values(), ids=list(APOSTROPHES | MEASURES)
)
def test_apostrophes_and_measures(text, expected):
    assert pairs(text) == expected


@pytest.mark.parametrize("text, expected", PARAGRAPHS.values(), ids=list(PARAGRAPHS))
def test_paragraphs(text, expected):
    assert pairs(text) == expected


@pytest.mark.parametrize("text, expected", MISTAKES.values(), ids=list(MISTAKES))
def test_mistakes(text, expected):
    assert pairs(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “we won.\n\nThen he left.", ["unclosed quote"]),
        ("We won,” he said.", ["stray mark"]),
        ("“One long thing was said here.\n\nAnd another.” He left.", ["reopening missing"]),
        ("He wrote “““”””.", ["stray mark"]),
        ("One “two” three.", []),
    ],
)
def test_problems(text, expected):
    assert problems(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We won,” he said.", ["speech"]),
        ("“Yes,” he said. “No.”", ["speech", "speech"]),
        ("She held “highly productive” talks.", ["term"]),
        ('``Really?" he said.', ["speech"]),
        ('Jonas “Jack” Tarn and Ada B. "Dee" Reed left.', ["nickname", "nickname"]),
        ("Ada Tarn said “Never” again.", ["speech"]),
        ("“The Long Road Home,” a novel, and “Night Train to Alder” were read.", ["title", "title"]),
        ("The so-called “wise men of the sea” left.", ["term"]),
        ("It has a chapter titled “Winter.”", ["term"]),
        ("“We Shall Not Sleep. We Never Do.”", ["speech"]),
        ("Mayor of Alder Calls Bridge ‘The Great Mistake’ in Letter", ["term"]),
        ("He called it “a disgrace to us all.”", ["speech"]),
        ("“I do,” he said; “who cares,” she said.", ["speech", "speech"]),
        ("“One.\n\n“Two.”", ["speech"]),
    ],
)
def test_roles(text, expected):
    assert roles(text) == expected


def test_a_number_may_open_a_british_quotation():
    text = "‘It is late,’ said Hale. ‘20 people came,’ said Reed. ‘No more,’ she said. It was ‘90s music."
    assert pairs(text) == ["‘It is late,’", "‘20 people came,’", "‘No more,’"]


def test_british_text_is_seen_from_the_whole():
    text = "‘We stayed,’ said Reed. ‘The boats’ crews left.\n\n‘Then it rained.’ He called it ‘a “soft” day’."
    assert pairs(text) == [
        "‘We stayed,’",
        "‘The boats’ crews left. / ‘Then it rained.’",
        "‘a “soft” day’",
        ">“soft”",
    ]


@pytest.mark.parametrize("name", seed_names())
def test_sample_articles_have_no_open_ends(name):
    quotations, found = pair_marks(seed_article(name).text)
    assert found == []
    assert all(quotation.closed for quotation in quotations)


@pytest.mark.parametrize("name", [name for name in seed_names() if name != "seawall-strike"])
def test_straight_marks_pair_as_curly_ones_do(name):
    text = seed_article(name).text
    assert [q.spans for q in pair_marks(straighten(text))[0]] == [q.spans for q in pair_marks(text)[0]]


@settings(deadline=None)
@given(HOSTILE)
def test_quotations_are_in_the_text_and_in_their_paragraphs(text):
    within = paragraphs(text)
    for quotation in pair_marks(text)[0]:
        assert text[quotation.start : quotation.end].startswith(quotation.mark)
        for start, end in quotation.spans:
            assert any(a <= start < end <= b for a, b in within)
        assert all(before[1] <= after[0] for before, after in pairwise(quotation.spans))


@settings(deadline=None)
@given(HOSTILE)
def test_quotations_are_nested_and_in_order(text):
    quotations = pair_marks(text)[0]
    assert [q.start for q in quotations] == sorted(q.start for q in quotations)
    for at, outer in enumerate(quotations):
        for inner in quotations[at + 1 :]:
            assert inner.start >= outer.end or inner.end <= outer.end
        around = [other for other in quotations[:at] if other.start <= outer.start and outer.end <= other.end]
        assert outer.depth == len(around)


@settings(deadline=None)
@given(HOSTILE)
def test_problems_point_into_the_text(text):
    for problem in pair_marks(text)[1]:
        assert 0 <= problem.start <= problem.end <= len(text)
        assert problem.message


@pytest.mark.parametrize("pattern", ['"', "“”", '" ', "“a” ", "'a ", "“ab cd\n", "“aa bb ‘cc dd "])
def test_a_megabyte_of_marks_is_read(pattern):
    text = pattern * (1_000_000 // len(pattern.encode()))
    quotations = pair_marks(text)[0]
    assert all(0 <= q.start < q.end <= len(text) for q in quotations)
