"""Headline, byline and dateline: found where they are sure, left in the story where they are not."""

import pytest
from conftest import gold_quotes, seed_article, seed_names
from hostile import HOSTILE, LONG_RUNS, is_quick
from hypothesis import given, settings

from analysis.parts import find_parts

STORY = (
    "The bridge over the Alder was opened again on Monday, eleven months after it had been shut for repairs."
)


def found(text: str, **options) -> list[tuple[str, str]]:
    return [(part.kind, text[part.start : part.end]) for part in find_parts(text, **options).parts]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (["Bridge opens again in Alder"], {"headline": ["Bridge opens again in Alder"]}),
        (["Bridge opens again", "Ferries to run until May"], {"headline": ["Bridge opens again", "Ferries to run until May"]}),
        (["Bridge opens again", "By Ada Tarn"], {"headline": ["Bridge opens again"], "byline": ["By Ada Tarn"]}),
        (["By Ada Tarn, Staff writer"], {"byline": ["By Ada Tarn, Staff writer"]}),
        (["By ADA TARN and JONAS REED in Alder"], {"byline": ["By ADA TARN and JONAS REED in Alder"]}),
        (["By Ada Tarn", "Political Correspondent"], {"byline": ["By Ada Tarn", "Political Correspondent"]}),
        (["From our parliamentary staff"], {"headline": ["From our parliamentary staff"]}),
        (["Bridge opens", "From our own correspondent"], {"headline": ["Bridge opens"], "byline": ["From our own correspondent"]}),
        (["Bridge opens", "May 12, 2024"], {"headline": ["Bridge opens"], "dateline": ["May 12, 2024"]}),
        (["Bridge opens", "Published: 12 May 2024 at 10:15 GMT"], {"headline": ["Bridge opens"], "dateline": ["Published: 12 May 2024 at 10:15 GMT"]}),
        (["Bridge opens", "PORT ALDER, Sept. 22"], {"headline": ["Bridge opens"], "dateline": ["PORT ALDER, Sept. 22"]}),
        (["The bridge is open again."], {}),
        (["Is the bridge open?"], {}),
        (["Reed says bridge is open"], {}),
        (["Tarn: Bridge is open"], {}),
        (["Mayor calls bridge ‘a miracle’"], {}),
        (["REED: Good morning to you all"], {}),
        (["Bridge"], {}),
        (["milk and honey"], {}),
        (["First item", "Second item", "Third item"], {}),
    ],
)  # fmt: skip
def test_what_stands_above_a_story(lines, expected):
    text = "\n\n".join([*lines, STORY])
    assert found(text) == [
        (kind, line) for line in lines for kind, those in expected.items() if line in those
    ]


@pytest.mark.parametrize(
    "start",
    [
        "ALDER —",
        "ALDER (AP) —",
        "PORT ALDER, N.Y., Sept. 26 (UPI) —",
        "NEW ALDER, Va. -",
        "ALDER, Nov. 10 —",
        "Alder (Reuters) -",
        "Port Alder, 10 November –",
        "ALDER ―",
        "ALDER --",
        "ALDER/TARN, May 2, 2024 (Alder Wire) —",
    ],
)
def test_datelines(start):
    assert found(f"{start} {STORY}") == [("dateline", start)]
    assert found(f"Bridge opens again.\n\n{start} {STORY}\n\nMore.") == [("dateline", start)]


@pytest.mark.parametrize(
    "text",
    [
        "REED — I never asked.\n\nTARN — You did.",
        "Alder — a small town — is full.",
        "He came to ALDER — at last.",
        "U.S. — led forces left.",
        "ALDER —",
        "One.\n\nTwo.\n\nThree.\n\nFour.\n\nALDER — Five.",
    ],
)
def test_no_datelines(text):
    assert found(text) == []


def test_a_known_title_is_the_headline_whatever_its_form():
    text = f"“We did it,” says Reed.\n{STORY}"
    assert found(text) == []
    assert found(text, title='"We did it," says Reed') == [("headline", "“We did it,” says Reed.")]


def test_markdown():
    text = f"---\ntitle: Bridge opens\nauthor: 'Ada Tarn'\n---\n\n# The bridge\n\n{STORY}\n\n## What next?\n\nNobody knows."
    parts = find_parts(text, markdown=True)
    assert [kind for kind, _ in found(text, markdown=True)] == ["front matter", "headline", "headline"]
    assert (parts.title, parts.author, parts.date) == ("Bridge opens", "Ada Tarn", None)
    assert [kind for kind, _ in found(text)] == []
    assert find_parts(f"# The bridge\n\n{STORY}", markdown=True).title == "The bridge"


@pytest.mark.parametrize(
    ("lines", "told"),
    [
        (["Bridge opens", "By Ada Tarn and Jonas Reed", "May 2, 2024"], ("Bridge opens", "Ada Tarn and Jonas Reed", "2024-05-02")),
        (["By Ada Tarn, Staff writer"], (None, "Ada Tarn", None)),
        (["By Ada Tarn | The Alder Post"], (None, "Ada Tarn", None)),
        (["Bridge opens", "Updated: Sunday, 12 November 2023"], ("Bridge opens", None, "2023-11-12")),
        (["Bridge opens", "2024-02-29"], ("Bridge opens", None, "2024-02-29")),
    ],
)  # fmt: skip
def test_what_the_text_tells_of_itself(lines, told):
    parts = find_parts("\n".join([*lines, STORY]))
    assert (parts.title, parts.author, parts.date) == told


@pytest.mark.parametrize("name", seed_names())
def test_no_quote_of_the_sample_articles_is_lost(name):
    parts = find_parts(seed_article(name).text).parts
    for spans in gold_quotes(name)["spans"]:
        assert all(end <= part.start or part.end <= start for start, end in spans for part in parts)


@settings(deadline=None)
@given(HOSTILE)
def test_parts_are_apart_and_in_the_text(text):
    for markdown in (False, True):
        at = 0
        for part in find_parts(text, title="Reed", markdown=markdown).parts:
            assert at <= part.start < part.end <= len(text)
            at = part.end


@pytest.mark.parametrize("text", LONG_RUNS, ids=lambda text: text[:12])
def test_long_runs_are_read_at_once(text):
    assert is_quick(lambda text: find_parts(text, markdown=True), text)
