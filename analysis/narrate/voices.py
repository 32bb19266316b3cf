"""Sentences on who is quoted: how much, by whom, and where."""

from __future__ import annotations

import pandas as pd

from analysis.charts.lengths import quote_lengths_table
from analysis.charts.rows import need
from analysis.charts.shares import speaker_share_table
from analysis.charts.xray import xray_table
from analysis.compare.intervals import OK_EVENTS
from analysis.narrate.names import listed, safe, sentence_names
from analysis.wording import capital, count, excerpt, join, number, numbers, part_of, percent, plural

_KINDS = {"direct": "direct", "mixed": "partly quoted", "indirect": "indirect", "fragment": "fragments"}
_MANNERS = {"speech": "said", "writing": "written", "thought": "thought or felt"}
_VOICES = {
    "own": "are the speakers’ own",
    "paraphrase": "paraphrase the speakers",
    "narration": "are the reporter’s",
}


def speech_rows(quotes: pd.DataFrame) -> pd.DataFrame:
    """The quotes that are speech, writing or thought: all but fragments."""
    need(quotes, ("article", "quote", "kind", "manner", "speaker", "source", "resolution"), "quotes")
    return quotes[quotes["kind"].ne("fragment")]


def quotation(quotes: pd.DataFrame, segments: pd.DataFrame) -> list[str]:
    """How much is quoted, and in what form.

    Parameters
    ----------
    quotes
        Quotes table of one or more articles.
    segments
        Their segments, from ``split_voices``; they also tell how many articles there are.

    Returns
    -------
    list of str
        Sentences in Markdown; that nobody is quoted where nobody is.

    Examples
    --------
    >>> from analysis.quotes.table import quotes_table
    >>> segments = pd.DataFrame({"article": ["a"], "voice": ["narration"], "n_words": [40], "quote": [None],
    ...     "kind": [None], "speaker": [None]})
    >>> quotation(quotes_table([]), segments)
    ['The article quotes nobody.', 'All of its 40 words are the reporter’s narration.']
    """
    speech, words = speech_rows(quotes), segments.groupby("voice")["n_words"].sum()
    articles, total = segments["article"].nunique(), int(words.sum())
    whole = _speeches(quotes, segments)
    if segments["voice"].eq("narration").all():
        return safe(_nobody(articles, total))
    if len(whole) == articles:
        return safe([_speech(articles, total)])
    # Quotes inside a speech are words of its speaker: those of the other articles are counted.
    speech = speech[~speech["article"].isin(whole)]
    found = count(len(speech), "quote")
    shares = [
        f"{percent(words[voice] / total)} {what}" for voice, what in _VOICES.items() if words.get(voice, 0)
    ]
    return safe(
        [
            f"{_articles(articles, len(whole))} {found} in {total:,} {plural(total, 'word')}.",
            _forms(speech["kind"], _KINDS),
            _manners(speech["manner"]),
            f"Of the words, {join(shares)}." if len(shares) > 1 else "",
            _length(segments),
        ]
    )


def _articles(articles: int, speeches: int) -> str:
    if articles == 1:
        return "The article holds"
    every, some = numbers(articles, speeches)
    among = f", {some} of them {plural(speeches, 'a whole speech', 'whole speeches')}," if speeches else ""
    return f"The {every} articles{among} hold"


def _nobody(articles: int, words: int) -> list[str]:
    if not words:
        return ["The article holds no words." if articles < 2 else "The articles hold no words."]
    if articles > 1:
        return [f"{capital(part_of(0, articles, 'article'))} quotes anybody."]
    only = "Its only word is" if words == 1 else f"All of its {words:,} words are"
    return ["The article quotes nobody.", f"{only} the reporter’s narration."]


def _speeches(quotes: pd.DataFrame, segments: pd.DataFrame) -> list[str]:
    """The articles that were read as one speech each: every word own, and of no quote in the table."""
    known = set(zip(quotes["article"], quotes["quote"], strict=True))
    return [
        str(article)
        for article, rows in segments.groupby("article")
        if rows["voice"].eq("own").all() and known.isdisjoint((article, quote) for quote in rows["quote"])
    ]


def _speech(articles: int, words: int) -> str:
    if articles > 1:
        return f"The {number(articles)} articles are speeches: all of their {words:,} words are the speakers’ own."
    only = "its only word is" if words == 1 else f"all of its {words:,} words are"
    return f"The article is one speech: {only} the speaker’s own."


def _forms(values: pd.Series, words: dict[str, str]) -> str:
    """Of several quotes, how many have each form; of one, which it has."""
    counts = values.value_counts().reindex(words).dropna().astype(int)
    if counts.empty:
        return ""
    if len(counts) == 1:
        return f"{_all_of(int(counts.iloc[0]))} {words[counts.index[0]]}."
    figures = numbers(*counts)
    parts = [
        f"{n} {'is' if k == 1 else 'are'} {words[name]}"
        for n, (name, k) in zip(figures, counts.items(), strict=True)
    ]
    return f"Of these, {join(parts)}."


def _all_of(n: int) -> str:
    return {1: "It is", 2: "Both are"}.get(n, "All of them are")


def _manners(values: pd.Series) -> str:
    """What was written or thought rather than said; nothing when all was said."""
    counts = values.value_counts().reindex(list(_MANNERS)[1:]).dropna().astype(int)
    if counts.empty:
        return ""
    figures = zip(numbers(*counts), counts.items(), strict=True)
    parts = [f"what was {_MANNERS[name]} in {n} {plural(k, 'quote')}" for n, (name, k) in figures]
    others = "; the rest report what was said" if counts.sum() < len(values) - 1 else ""
    return capital(f"{join(parts)}{others}.".replace(" in ", " is reported in ", 1))


def _length(segments: pd.DataFrame) -> str:
    table = quote_lengths_table(segments)
    if table.empty or table["gate"].iloc[0] == "insufficient":
        return ""
    everyone = table.iloc[0]
    rough = (
        f", a rough figure on {_material(int(everyone['quotes']), segments)}"
        if everyone["gate"] == "weak"
        else ""
    )
    median = count(int(everyone["median"]), "word")
    return f"Half of the direct quotes run to {median} or fewer{rough}."


def _material(quotes: int, segments: pd.DataFrame) -> str:
    """What a weak figure stands on: the quotes, and the articles where it is these that are few."""
    direct = segments[segments["voice"].eq("own") & segments["kind"].eq("direct")]
    few = f" from {count(direct['article'].nunique(), 'article')}" if quotes >= OK_EVENTS else ""
    return f"{quotes} quotes{few}"


def speakers(quotes: pd.DataFrame, segments: pd.DataFrame) -> list[str]:
    """Who has the word, who is only paraphrased, who goes without a name.

    Parameters
    ----------
    quotes, segments
        As for :func:`quotation`.

    Returns
    -------
    list of str
        Sentences in Markdown; none when nobody is quoted.
    """
    speech, table = speech_rows(quotes), speaker_share_table(segments)
    if table.empty:
        return []
    names = sentence_names(speech)
    # Who is quoted inside a speech has no words of their own in the table of voices.
    speech = speech[~speech["article"].isin(_speeches(quotes, segments))]
    named = table.dropna(subset="speaker").assign(
        name=lambda rows: rows["speaker"].map(lambda s: names.get(s, s))
    )
    return safe(
        [
            _how_many(table, named),
            _most(named),
            _paraphrased(named, all_silent=table["own"].eq(0).all()),
            _unnamed(speech),
            _unresolved(speech),
        ]
    )


def _how_many(table: pd.DataFrame, named: pd.DataFrame) -> str:
    if named.empty:
        return "Not one of the quotes could be given to a speaker."
    if len(table) == 1:
        return f"All reported words, own and paraphrased, come from {named['name'].iloc[0]}."
    if len(named) == 1:
        row = named.iloc[0]
        return f"{capital(percent(row['share']))} of the reported words come from {row['name']}, the only speaker identified."
    return f"The reported words, own and paraphrased, come from {count(len(named), 'speaker')}."


def _most(named: pd.DataFrame) -> str:
    """The speakers with most words; a tie is called a tie."""
    if len(named) < 2:
        return ""
    top = named[named["words"].eq(named["words"].max())]
    if len(top) > 1:
        each = f"{count(int(top['words'].iloc[0]), 'word')} ({percent(top['share'].iloc[0])})"
        return f"The largest shares, {each} each, go to {listed(top['name'].tolist())}."
    first, rest = named.iloc[0], named.iloc[1:3]
    begin = f"The largest share goes to {_with_share(first)}"
    after = join([_with_share(row) for _, row in rest.iterrows()])
    return (
        f"{begin}, the rest to {after}."
        if len(named) <= 3 and _complete(named)
        else f"{begin}, followed by {after}."
    )


def _complete(named: pd.DataFrame) -> bool:
    return abs(named["share"].sum() - 1) < 1e-9


def _with_share(row: pd.Series) -> str:
    return (
        f"{row['name']} ({percent(row['share'])}, {int(row['words']):,} {plural(int(row['words']), 'word')})"
    )


def _paraphrased(named: pd.DataFrame, *, all_silent: bool) -> str:
    silent = named[named["own"].eq(0)]["name"].tolist()
    if not silent or len(named) == 1:
        return "" if not silent else "None of them stands inside quotation marks."
    if len(silent) == len(named):
        if all_silent:
            return "Nobody is quoted in their own words: all is paraphrase."
        return "None of those named stands inside quotation marks: what they said is paraphrased."
    return f"In paraphrase only, without a word inside marks: {listed(silent)}."


def _unnamed(speech: pd.DataFrame) -> str:
    rows = speech[speech["resolution"].eq("unnamed")]
    if rows.empty:
        return ""
    sources = list(dict.fromkeys(rows["source"].fillna(rows["speaker"]).dropna().map(excerpt)))
    by = f": {listed(sources)}" if sources else ""
    come = plural(len(rows), "comes from a source", "come from sources")
    return capital(f"{count(len(rows), 'quote')} {come} without a personal name{by}.")


def _unresolved(speech: pd.DataFrame) -> str:
    rows = speech[speech["speaker"].isna() & speech["resolution"].ne("unnamed")]
    if rows.empty or len(rows) == len(speech):
        return ""
    sources = list(dict.fromkeys(rows["source"].dropna().map(excerpt)))
    text = f"; the text has only {listed(sources)}" if sources else ""
    return f"For {count(len(rows), 'quote')} no speaker could be settled{text}."


def course(quotes: pd.DataFrame, segments: pd.DataFrame) -> list[str]:
    """Where in the article the voices stand: the first, the last, the longest stretch without any.

    Parameters
    ----------
    quotes, segments
        As for :func:`quotation`, of one article.

    Returns
    -------
    list of str
        Sentences in Markdown; none when nobody is quoted.
    """
    table = xray_table(segments)
    spoken = table[table["voice"].ne("narration")]
    if spoken.empty or _speeches(quotes, segments):
        return []
    names = sentence_names(quotes)
    called = spoken["speaker"].map(
        lambda s: "a speaker not resolved" if pd.isna(s) else names.get(s, s), na_action=None
    )
    first, last = called.iloc[0], called.iloc[-1]
    if spoken["quote"].nunique() == 1:
        return safe(
            [f"The only quote, from {first}, stands at {percent(spoken['begin'].iloc[0])} of the article."]
        )
    if called.nunique() > 1 and (spoken["speaker"].notna().iloc[[0, -1]]).all():
        ends = (
            f"The first quote and the last come from {first}."
            if first == last
            else f"The first quote comes from {first}, the last from {last}."
        )
    else:
        ends = ""
    return safe([ends, *_edges(table, spoken), _gap(table, spoken)])


def _edges(table: pd.DataFrame, spoken: pd.DataFrame) -> list[str]:
    """A long way to the first quote, or from the last one to the end."""
    begin, end = spoken["begin"].iloc[0], spoken["finish"].iloc[-1]
    before = f"Nobody is quoted in the first {percent(begin)} of the article." if begin >= 0.1 else ""
    after = f"Nobody is quoted in the last {percent(1 - end)} of the article." if end <= 0.9 else ""
    return [before, after]


def _gap(table: pd.DataFrame, spoken: pd.DataFrame) -> str:
    """The longest run of narration between two quotes, when it fills a tenth of the article."""
    table = table[table["begin"].ge(spoken["begin"].iloc[0]) & table["finish"].le(spoken["finish"].iloc[-1])]
    quiet = table["voice"].eq("narration")
    runs = table[quiet].groupby((~quiet).cumsum()).agg({"begin": "min", "finish": "max", "n_words": "sum"})
    if runs.empty:
        return ""
    longest = runs.loc[runs["n_words"].idxmax()]
    if longest["finish"] - longest["begin"] < 0.1:
        return ""
    where = f"from {percent(longest['begin'])} to {percent(longest['finish'])} of the article"
    return f"The longest silence between two quotes lasts {where} ({count(int(longest['n_words']), 'word')})."
