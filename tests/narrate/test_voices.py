"""Sentences on who is quoted: true of the tables, counted anew here, and good English."""

import re

import pandas as pd
import pytest
from conftest import seed_names
from samples import quotes_of, segments_of, talk

from analysis.narrate import course, quotation, speakers
from analysis.quotes.table import quotes_table

SEEDS = seed_names()
NUMBERS = dict(zip("no one two three four five six seven eight nine ten".split(), range(11), strict=True))


def number(text: str) -> int:
    return NUMBERS[text.lower()] if text.lower() in NUMBERS else int(text.replace(",", ""))


def quoted(*rows: tuple[str | None, str, str | None], resolution: str = "named") -> pd.DataFrame:
    """Quotes from (speaker, kind, source)."""
    return quotes_table(
        {
            "article": "a",
            "quote": place,
            "kind": kind,
            "manner": "speech",
            "speaker": speaker,
            "source": source,
            "resolution": resolution,
            "start": 0,
            "end": 0,
            "paragraph": 0,
            "sentence": 0,
            "n_words": 1,
        }
        for place, (speaker, kind, source) in enumerate(rows)
    )


SPEECH = talk(("Ada", "own", 40), ("Ada", "own", 64)).assign(quote=1)
NOBODY = talk((None, "narration", 40))


@pytest.mark.parametrize("name", SEEDS)
def test_the_numbers_of_a_sample_are_those_of_its_tables(name):
    quotes, segments = quotes_of(name), segments_of(name)
    text = " ".join(quotation(quotes, segments))
    if quotes.empty:
        assert text.startswith("The article quotes nobody.")
        return
    found, words = re.match(r"The article holds (\S+) quotes in (\S+) words", text).groups()
    assert number(found) == len(quotes) and number(words) == segments["n_words"].sum()
    kinds = {"direct": "direct", "partly quoted": "mixed", "indirect": "indirect"}
    for n, kind in re.findall(r"(\S+) (?:is|are) (direct|partly quoted|indirect)", text):
        assert number(n) == sum(quotes["kind"] == kinds[kind])
    for share, voice in re.findall(r"(\d+)% (are the speakers’ own|paraphrase|are the reporter’s)", text):
        name_of = {
            "are the speakers’ own": "own",
            "paraphrase": "paraphrase",
            "are the reporter’s": "narration",
        }[voice]
        told = segments.loc[segments["voice"].eq(name_of), "n_words"].sum() / segments["n_words"].sum()
        assert int(share) == round(100 * told)
    for manner, n in re.findall(
        r"what was (written|thought or felt) (?:is reported )?in (\S+) quote", text, re.IGNORECASE
    ):
        assert number(n) == sum(quotes["manner"] == {"written": "writing"}.get(manner, "thought"))


@pytest.mark.parametrize("name", SEEDS)
def test_the_first_speaker_of_a_sample_has_most_words(name):
    segments = segments_of(name)
    words = (
        segments[segments["voice"].ne("narration")]
        .groupby("speaker")["n_words"]
        .sum()
        .sort_values(ascending=False)
    )
    text = " ".join(speakers(quotes_of(name), segments))
    if words.empty:
        assert text == ""
        return
    lead = re.search(
        r"The largest share goes to (?:the |an? )?(.+?) \((?:over |under )?\d+%, ([\d,]+) words\)", text
    )
    assert lead.group(1) == words.index[0] and number(lead.group(2)) == words.iloc[0]
    assert number(re.search(r"come from (\S+) speakers", text).group(1)) == len(words)
    unnamed = re.search(r"(\S+) quotes? comes? from (?:a source|sources) without", text)
    assert (number(unnamed.group(1)) if unnamed else 0) == sum(quotes_of(name)["resolution"] == "unnamed")


@pytest.mark.parametrize("name", SEEDS)
def test_the_ends_of_a_sample_are_those_of_its_text(name):
    quotes = quotes_of(name)
    text = " ".join(course(quotes, segments_of(name)))
    if quotes.empty:
        assert text == ""
        return
    spoken = segments_of(name).query("voice != 'narration'")["speaker"]
    first, last = (str(speaker).replace(" & ", " and ") for speaker in (spoken.iloc[0], spoken.iloc[-1]))
    assert first in text and last in text


@pytest.mark.parametrize(
    ("quotes", "segments", "sentences"),
    [
        (
            quotes_table([]),
            NOBODY,
            ["The article quotes nobody.", "All of its 40 words are the reporter’s narration."],
        ),
        (
            quotes_table([]),
            talk((None, "narration", 1)),
            ["The article quotes nobody.", "Its only word is the reporter’s narration."],
        ),
        (quotes_table([]), talk(), ["The article holds no words."]),
        (
            quotes_table([]),
            pd.concat([NOBODY, talk((None, "narration", 3), article="b")]),
            ["Neither of the two articles quotes anybody."],
        ),
        (
            quoted(("Ada", "direct", "Ada")),
            talk(("Ada", "own", 5)),
            ["The article holds one quote in 5 words.", "It is direct."],
        ),
        (
            quoted(("Ada", "indirect", "Ada"), ("Bo", "indirect", "Bo")),
            talk(("Ada", "paraphrase", 5), (None, "narration", 5), ("Bo", "paraphrase", 5)),
            [
                "The article holds two quotes in 15 words.",
                "Both are indirect.",
                "Of the words, 67% paraphrase the speakers and 33% are the reporter’s.",
            ],
        ),
        (
            quoted(("Ada", "fragment", "Ada")),
            NOBODY,
            ["The article quotes nobody.", "All of its 40 words are the reporter’s narration."],
        ),
    ],
)
def test_small_articles(quotes, segments, sentences):
    assert quotation(quotes, segments) == sentences


@pytest.mark.parametrize(
    ("segments", "said"),
    [
        (talk(("Ada", "own", 5)), "All reported words, own and paraphrased, come from Ada."),
        (talk((None, "own", 5)), "Not one of the quotes could be given to a speaker."),
        (
            talk(("Ada", "own", 3), (None, "own", 1)),
            "75% of the reported words come from Ada, the only speaker identified.",
        ),
        (
            talk(("Ada", "own", 5), ("Bo", "own", 5)),
            "The largest shares, five words (50%) each, go to Ada and Bo.",
        ),
        (
            talk(("Ada", "own", 9), ("Bo", "own", 1)),
            "The largest share goes to Ada (90%, 9 words), the rest to Bo (10%, 1 word).",
        ),
        (
            talk(("Ada", "own", 6), ("Bo", "own", 3), (None, "own", 1)),
            "The largest share goes to Ada (60%, 6 words), followed by Bo (30%, 3 words).",
        ),
        (
            talk(("Ada", "paraphrase", 5), ("Bo", "paraphrase", 2)),
            "Nobody is quoted in their own words: all is paraphrase.",
        ),
        (
            talk(("Ada", "paraphrase", 5), ("Bo", "paraphrase", 2), (None, "own", 4)),
            "None of those named stands inside quotation marks: what they said is paraphrased.",
        ),
    ],
)
def test_who_has_the_word(segments, said):
    quotes = quoted(*[(row.speaker, row.kind, None) for row in segments.itertuples()])
    assert said in speakers(quotes, segments)


def test_unnamed_and_unresolved_sources_are_told_apart():
    segments = talk(("Ada", "own", 5), (None, "own", 5), ("a guard", "own", 2))
    quotes = quoted(("Ada", "direct", "Ada"), (None, "direct", "He"), ("a guard", "direct", "a guard"))
    quotes["resolution"] = ["named", "pronoun", "unnamed"]
    said = speakers(quotes, segments)
    assert "One quote comes from a source without a personal name: “a guard”." in said
    assert "For one quote no speaker could be settled; the text has only “He”." in said


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [(None, "narration", 50), ("Ada", "own", 50)],
            "The only quote, from Ada, stands at 50% of the article.",
        ),
        (
            [("Ada", "own", 5), ("Bo", "own", 5), ("Ada", "own", 5)],
            "The first quote and the last come from Ada.",
        ),
        ([("Ada", "own", 5), ("Bo", "own", 5)], "The first quote comes from Ada, the last from Bo."),
        (
            [("Ada", "own", 5), (None, "narration", 10), ("Bo", "own", 5)],
            "The longest silence between two quotes lasts from 25% to 75% of the article (ten words).",
        ),
        (
            [(None, "narration", 20), ("Ada", "own", 40), ("Bo", "own", 40)],
            "Nobody is quoted in the first 20% of the article.",
        ),
        (
            [("Ada", "own", 40), ("Bo", "own", 40), (None, "narration", 20)],
            "Nobody is quoted in the last 20% of the article.",
        ),
    ],
)
def test_where_the_voices_stand(rows, said):
    assert said in course(quoted(("Ada", "direct", "Ada")), talk(*rows))


def test_names_are_safe_in_markdown():
    segments = talk(("$mart_*Co* <b>", "own", 5), ("Bo", "own", 1))
    said = " ".join(speakers(quoted(("$mart_*Co* <b>", "direct", "x")), segments))
    assert "<span>&#36;</span>mart\\_\\*Co\\* &lt;b&gt;" in said and "<b>" not in said


@pytest.mark.parametrize("inside", [(), [("Bo", "direct", "Bo")]])
def test_a_speech_is_no_article_that_quotes_nobody(inside):
    quotes = quoted(*inside)
    assert quotation(quotes, SPEECH) == [
        "The article is one speech: all of its 104 words are the speaker’s own."
    ]
    assert speakers(quotes, SPEECH) == ["All reported words, own and paraphrased, come from Ada."]
    assert course(quotes, SPEECH) == []


def test_several_speeches_are_no_articles_without_quotes():
    both = pd.concat([SPEECH, SPEECH.assign(article="b", speaker="Bo")])
    assert quotation(quoted(), both) == [
        "The two articles are speeches: all of their 208 words are the speakers’ own."
    ]


def test_quotes_inside_a_speech_are_not_counted_among_those_of_the_articles():
    article = talk(("Bo", "own", 5), (None, "narration", 91), article="b")
    inside = quoted((None, "indirect", "they"), ("we", "indirect", "we"))
    quotes = pd.concat([inside, quoted(("Bo", "direct", "Bo")).assign(article="b")])
    speech = SPEECH.assign(quote=2)
    said = quotation(quotes, pd.concat([speech, article]))
    assert said[:2] == [
        "The two articles, one of them a whole speech, hold one quote in 200 words.",
        "It is direct.",
    ]
    assert "settled" not in " ".join(speakers(quotes, pd.concat([speech, article])))
    assert speakers(inside, speech) == ["All reported words, own and paraphrased, come from Ada."]


@pytest.mark.parametrize(("each", "material"), [(6, "54 quotes from nine articles"), (2, "18 quotes")])
def test_a_rough_length_names_what_is_few(each, material):
    voices = pd.concat(
        [talk(*[("Ada", "own", 7)] * each, (None, "narration", 9), article=name) for name in "abcdefghi"]
    )
    said = quotation(quoted(("Ada", "direct", "Ada")), voices)
    assert said[-1] == f"Half of the direct quotes run to seven words or fewer, a rough figure on {material}."
