"""Several articles at once, for the notebooks that look at a folder."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

import pandas as pd

from analysis.article import Article
from analysis.notebook.places import folder, open_article

SAMPLES = "samples"


def open_articles(source: str | Path | Iterable[str | Path]) -> list[Article]:
    """All articles of a folder, of a list of sources, or the samples.

    Parameters
    ----------
    source
        ``"samples"``, a folder of .txt, .md and .html files, one file, or a list of anything that
        :func:`open_article` takes.

    Raises
    ------
    FileNotFoundError
        If there is no such folder, or no article in it.

    Examples
    --------
    >>> len(open_articles("samples")) > 8
    True
    """
    from analysis import article_paths

    if isinstance(source, (str, Path)):
        place = folder("seeds") if source == SAMPLES else Path(source)
        # A folder of samples also explains itself: its README is no article.
        source = [path for path in article_paths(place) if path.stem.lower() != "readme"]
        if not source:
            raise FileNotFoundError(f"{place}: no .txt, .md or .html file in this folder")
    return [open_article(one) for one in source]


def quotes_and_voices(
    articles: Iterable[Article], *, aliases: Mapping[str, str] | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The quotes tables and the voices tables of several articles, each as one table.

    Parameters
    ----------
    articles
        Articles with different ids.
    aliases
        Names as the program finds them, and as you want them; see :func:`analysis.extract_quotes`.

    Returns
    -------
    quotes, voices : DataFrame
        As :func:`analysis.extract_quotes` and :func:`analysis.split_voices` make them; rows are told apart by
        ``article`` and ``quote``.

    Raises
    ------
    ValueError
        If two articles have the same id, or there is none.
    """
    from analysis import extract_quotes, split_voices

    articles = list(articles)
    ids = pd.Series([article.id for article in articles], dtype="str")
    if ids.empty or ids.duplicated().any():
        twice = ", ".join(ids[ids.duplicated()].unique()) or "none"
        raise ValueError(f"articles with different ids are needed; twice here: {twice}")
    quotes = [extract_quotes(article, aliases=aliases) for article in articles]
    voices = [split_voices(article, table) for article, table in zip(articles, quotes, strict=True)]
    return pd.concat(quotes, ignore_index=True), pd.concat(voices, ignore_index=True)


def forms(quotes: pd.DataFrame) -> pd.DataFrame:
    """Under which names every speaker appears, to check that no two people became one, and no person two.

    Returns
    -------
    DataFrame
        ``speaker``, ``type``, ``articles``, ``quotes``, and ``written`` (the forms in the text with their numbers), most
        quoted first; unresolved ones last, one row for each form.
    """
    known = quotes.assign(
        speaker=quotes["speaker"].fillna("not identified: " + quotes["source"].fillna("no source"))
    )
    known = known.assign(unresolved=quotes["speaker"].isna())
    table = known.groupby("speaker", sort=True).agg(
        type=("speaker_type", "first"),
        articles=("article", "nunique"),
        quotes=("quote", "size"),
        written=("source", _counted),
        unresolved=("unresolved", "first"),
    )
    order = {"unresolved": True, "quotes": False}
    table = table.reset_index().sort_values(
        list(order), ascending=list(order.values()), kind="stable", ignore_index=True
    )
    return table.drop(columns="unresolved")


def _counted(sources: pd.Series) -> str:
    counts = sources.dropna().str.rstrip(",").value_counts()
    return ", ".join(f"“{name}”" + (f" ×{times}" if times > 1 else "") for name, times in counts.items())
