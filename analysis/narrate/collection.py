"""Sentences on many articles: how widely speakers are quoted, how concentrated it is, how articles differ."""

from __future__ import annotations

import pandas as pd

from analysis.charts.mixture import mixture_table
from analysis.charts.presence import in_several, presence_table
from analysis.charts.rows import need
from analysis.narrate.names import listed, safe
from analysis.wording import capital, count, number, part_of, percent


def reach(quotes: pd.DataFrame, segments: pd.DataFrame | None = None) -> list[str]:
    """Who is quoted in several articles, and in how many.

    Parameters
    ----------
    quotes
        Quotes table of several articles.
    segments
        Their segments, from ``split_voices``: with them whole speeches count too, as in ``charts.presence_table``.

    Returns
    -------
    list of str
        Sentences in Markdown; none for one article or where no speaker is told apart.
    """
    need(quotes, ("article", "kind", "speaker"), "quotes")
    spoken = quotes[quotes["kind"].ne("fragment")] if segments is None else presence_table(segments)
    named = spoken.dropna(subset="speaker")
    if (quotes if segments is None else segments)["article"].nunique() < 2 or named.empty:
        return []
    articles = named.groupby("speaker")["article"].nunique()
    several = articles[articles > 1]
    if several.empty:
        return safe(["Nobody is quoted in more than one article."])
    most = several[several.eq(several.max())].sort_index().index.tolist()
    each = f"{number(int(several.max()))} articles{' each' if len(most) > 1 else ''}"
    if len(most) == len(articles):
        only = f"The only speaker told apart, {most[0]}, is quoted in {each}."
        return safe([only if len(most) == 1 else f"{capital(listed(most))} are quoted in {each}."])
    once = int((articles == 1).sum())
    return safe(
        [
            f"{in_several(articles)}, most widely {listed(most)} ({each}).",
            f"{capital(number(once))} {'appears' if once == 1 else 'appear'} in a single one."
            if once
            else "",
        ]
    )


def concentration(table: pd.DataFrame) -> list[str]:
    """On how many shoulders the quoted words rest.

    Parameters
    ----------
    table
        The ``concentration`` of ``quotation_profile``: one row.

    Returns
    -------
    list of str
        Sentences in Markdown; none with fewer than two speakers, or where too few quotes carry it.
    """
    need(table, ("n", "speakers", "effective", "low", "high", "gate"), "concentration")
    if table.empty or pd.isna((row := table.iloc[0])["effective"]) or row["gate"] == "insufficient":
        return []
    if row["speakers"] < 2:
        return []
    interval = f" (95% interval {row['low']:.1f} to {row['high']:.1f})" if pd.notna(row["low"]) else ""
    hedge = " This stands on little material." if row["gate"] == "weak" else ""
    speakers = count(int(row["speakers"]), "speaker")
    return safe(
        [
            f"The speakers’ own words come from {speakers}, but are as concentrated as if {row['effective']:.1f} speakers{interval} had equal parts.{hedge}"
        ]
    )


def mixture(segments: pd.DataFrame) -> list[str]:
    """How the articles differ in how much they let others speak.

    Parameters
    ----------
    segments
        Segments of several articles, from ``split_voices``.

    Returns
    -------
    list of str
        Sentences in Markdown; none for one article or none with words.
    """
    table = mixture_table(segments)
    if len(table) < 2:
        return []
    top, bottom = table.iloc[0], table.iloc[-1]
    # Shares that print alike are told as one.
    if percent(top["share_own"]) == percent(bottom["share_own"]):
        same = "the same" if top["share_own"] == bottom["share_own"] else "about the same"
        return safe(
            [
                f"In {part_of(len(table), len(table), 'article')} {same} part of the words, {percent(top['share_own'])}, is the speakers’ own."
            ]
        )
    # Of two articles there is no middle one.
    middle = f", {percent(table['share_own'].median())} in the middle one" if len(table) > 2 else ""
    silent = table[table["share_own"].eq(0) & table["share_paraphrase"].eq(0)]["article"].tolist()
    most = f"The speakers’ own words fill between {percent(bottom['share_own'])} ({bottom['article']}) and {percent(top['share_own'])} ({top['article']}) of an article{middle}."
    return safe(
        [most, f"Without any reported words: {listed(silent)}." if silent else "", _paraphrase(table)]
    )


def _paraphrase(table: pd.DataFrame) -> str:
    rows = table[table["share_paraphrase"] > table["share_own"]]["article"].tolist()
    if not rows:
        return "In no article does paraphrase outweigh the speakers’ own words."
    return f"Paraphrase outweighs the speakers’ own words in {count(len(rows), 'article')}: {listed(rows)}."
