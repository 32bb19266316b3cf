"""From what the model tags to relations, on sentences tagged by hand, so that it holds for any model.

A sentence is written with its spans: [s Reed] is a source, [c said] a cue, [t it was late] a content. A source or content
points to the cue that its number names ([t1 …]: the first), else to the nearest. Words are verbs unless [n …] says noun.
"""

import re

import pytest

from analysis.article import Article, Part
from analysis.quotes.layout import lay_out
from analysis.quotes.model import Tagged, TaggedSpan
from analysis.quotes.model.encoding import document
from analysis.quotes.relations import combine
from analysis.quotes.relations.links import unit_around

KINDS = {"s": "source", "c": "cue", "t": "content"}
SPAN = re.compile(r"\[([sctn])(\d?) ([^\[\]]*)\]")


def tagged(marked: str) -> tuple[str, Tagged]:
    """The text without its brackets, and what the model is to have found in it."""
    text, spans, nouns, at = "", [], [], 0
    for match in SPAN.finditer(marked):
        text += marked[at : match.start()]
        start, at = len(text), match.end()
        text += match[3]
        if match[1] == "n":
            nouns.append(start)
        else:
            spans.append((KINDS[match[1]], start, len(text), match[2]))
    text += marked[at:]
    words = [(word.start, word.end) for word in document(text).words]
    upos = ["NOUN" if start in nouns else "VERB" for start, _ in words]
    return text, Tagged(words, upos, ["IN"] * len(words), [_span(one, spans) for one in spans])


def _span(one: tuple[str, int, int, str], spans: list[tuple[str, int, int, str]]) -> TaggedSpan:
    kind, start, end, number = one
    cues = [place for place, other in enumerate(spans) if other[0] == "cue"]
    if kind == "cue" or not cues:
        return TaggedSpan(kind, start, end, 0.9, None, 0.0)
    nearest = min(cues, key=lambda cue: max(spans[cue][1] - end, start - spans[cue][2]))
    return TaggedSpan(kind, start, end, 0.9, cues[int(number) - 1] if number else nearest, 0.9)


def relations(marked: str) -> list[str]:
    text, found = tagged(marked)

    def shown(spans):
        return " / ".join(text[a:b] for a, b in spans)

    return [
        " | ".join(map(shown, (one.source, one.cue, one.content)))
        for one in combine(lay_out(Article(text)), found)
    ]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ("[s Reed] [c said] [t it was late].", ["Reed | said | it was late"]),
        # An answer is no part of the question; who reports may stand inside what is reported.
        (
            "[c1 Asked] by [s1 Ada Reed] [t1 whether it held], Tom Hale told the House [t1 that it did].",
            ["Ada Reed | Asked | whether it held", "Tom Hale | told | that it did"],
        ),
        (
            "[s The mayor], [c said] [t her spokeswoman, will pay the bill].",
            ["her spokeswoman | said | The mayor / will pay the bill"],
        ),
        (
            "[s Reed, the mayor], [c said] [t the plan, which is late, will cost more].",
            ["Reed, the mayor | said | the plan, which is late, will cost more"],
        ),
        # The link of a content leads to another cue, but its own stands right before it.
        (
            "[s Reed] [c praised] [t the plan] after [s she] [c attacked] [t1 the council].",
            ["Reed | praised | the plan", "she | attacked | the council"],
        ),
        (
            "[s2 Reed], [s2 who] [c backed] [t2 the plan], [c blamed] [t the council].",
            ["who | backed | the plan", "Reed | blamed | the council"],
        ),
        (
            "[s2 Reed], [s2 who] on Tuesday [c backed] [t2 the plan], [c blamed] [t the council].",
            ["who | backed | the plan", "Reed | blamed | the council"],
        ),
        # A colon leads on to the next sentence.
        ("[s Reed] [c added:]\n\n[t It was late].", ["Reed | added: | It was late"]),
        # Two sources of one cue are a list only where they stand in one.
        ("[s Reed] and [s Lind] [c said] [t it was late].", ["Reed / Lind | said | it was late"]),
        ("[s The plan] failed, [s Lind] [c said] [t of it].", ["Lind | said | of it"]),
    ],
)
def test_which_cue_a_span_belongs_to(marked, expected):
    assert relations(marked) == expected


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # The second half of a quotation, and the words around it.
        (
            "[t “We pay,”] [s she] [c told] him. [t “Cheers.”]",
            ["she | told | “We pay,” / “Cheers.”"],
        ),
        (
            "[t “We pay,”] [s she] [c said] [t on her first day].",
            ["she | said | “We pay,”"],
        ),
        # A quotation of several paragraphs, of which the model found one or two.
        (
            "[s Reed] [c wrote]:\n\n[t “We pay.\n\n]“We always did.”",
            ["Reed | wrote | “We pay. / “We always did.”"],
        ),
        (
            "[s Reed] [c wrote]:\n\n[t “We pay.]\n\n[t1 “We always did.”]",
            ["Reed | wrote | “We pay. / “We always did.”"],
        ),
        # Words behind its comma say that it is somebody else's.
        (
            "[t “We pay,”] [s Reed] [c said].\n\n“We do not,” her brother put in.",
            ["Reed | said | “We pay,”", " |  | “We do not,”"],
        ),
        # Who signs a quotation signs that one alone.
        (
            "[t “We pay.”] [c —] [s Ada Reed]\n[t1 “We never did.”]",
            ["Ada Reed | — | “We pay.”", " |  | “We never did.”"],
        ),
    ],
)
def test_quotations_are_kept_together(marked, expected):
    assert relations(marked) == expected


def test_borders_go_to_the_marks():
    assert relations("[s Reed] [c said] “[t we will pay at] once.”") == [
        "Reed | said | “we will pay at once.”"
    ]


def test_nouns_do_not_report():
    assert relations("The [n states] that voted were late.") == []
    assert relations("Ada Reed states that voters were late.") == [
        "Ada Reed | states | that voters were late"
    ]


def test_words_alone_are_no_quote_but_marked_ones_are():
    assert relations("[t it was late].") == []
    assert relations("It rained. [t “We will never pay.”]") == [" |  | “We will never pay.”"]


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        # What somebody wants is known from those whom the reporter cites.
        ("[s Reed] [c wants] [t the cable], said two aides.", ["two aides | said | Reed wants the cable"]),
        (
            "[s The council] [c expected] [t a gain], [c according to] [s2 a clerk].",
            ["a clerk | according to | The council expected a gain"],
        ),
        # What stands after two clauses may be told of the last.
        ("[s Reed] [c says] [t it pays, which costs a tenth], according to a clerk.", ["Reed | says | it pays, which costs a tenth"]),
        ("[s Reed] [c wants] [t the cable]. [t It rained], [c said] [s a clerk].", ["Reed | wants | the cable", "a clerk | said | It rained"]),
    ],
)  # fmt: skip
def test_the_outer_of_two_is_who_is_cited(marked, expected):
    assert relations(marked) == expected


def test_a_headline_is_a_unit_of_its_own():
    text = "Council says no, adding that it was late\n\nIt rained."
    headline = Article(text, parts=(Part("headline", 0, 40),))
    layout = lay_out(headline)
    assert [text[slice(*unit_around(layout, at))] for at in (0, 30, 45)] == [
        text[:40],
        text[:40],
        "It rained.",
    ]
    alone = Article(text[:40], parts=headline.parts)
    assert unit_around(lay_out(alone), 30) == (0, 40)
