"""Many articles at once: every one once, told apart, and their names to check."""

import pandas as pd
import pytest
from conftest import seed_names

from analysis.article import Article
from analysis.notebook import forms, open_articles, quotes_and_voices

TWO = [
    Article("“We will pay,” said Ada Reed, the mayor. “Soon,” she said.", id="one"),
    Article("“No,” said Bo Lind, the clerk. Mayor Ada Reed said it was late.", id="two"),
]


def test_the_samples_are_opened_and_their_readme_is_not():
    assert [article.id for article in open_articles("samples")] == seed_names()


def test_a_folder_a_list_and_an_empty_folder(tmp_path):
    (tmp_path / "b.txt").write_text("B.", encoding="utf-8")
    (tmp_path / "a.md").write_text("A.", encoding="utf-8")
    assert [article.id for article in open_articles(tmp_path)] == ["a", "b"]
    sources = [tmp_path / "b.txt", "tokayev-state-visit"]
    assert [article.id for article in open_articles(sources)] == ["b", "tokayev-state-visit"]
    (tmp_path / "empty").mkdir()
    with pytest.raises(FileNotFoundError, match=r"no \.txt"):
        open_articles(tmp_path / "empty")


def test_tables_are_told_apart_by_article():
    quotes, voices = quotes_and_voices(TWO)
    assert not quotes.duplicated(["article", "quote"]).any()
    assert set(quotes["article"]) == set(voices["article"]) == {"one", "two"}
    texts = {article.id: article.text for article in TWO}
    assert all(
        texts[row.article][row.start : row.end] == row.text
        for row in [*quotes.itertuples(), *voices.itertuples()]
    )


def test_ones_own_names_are_used():
    quotes, _ = quotes_and_voices(TWO, aliases={"Ada Reed": "Reed, Ada"})
    assert set(quotes["speaker"].dropna()) == {"Reed, Ada", "Bo Lind"}


@pytest.mark.parametrize("articles", [[], [TWO[0], TWO[0]]])
def test_articles_need_different_ids(articles):
    with pytest.raises(ValueError, match="different ids"):
        quotes_and_voices(articles)


def test_forms_count_what_is_written_and_put_the_unresolved_last():
    quotes, _ = quotes_and_voices(TWO)
    table = forms(quotes.assign(speaker=quotes["speaker"].where(quotes["speaker"] != "Bo Lind", pd.NA)))
    assert table["speaker"].iloc[0] == "Ada Reed"
    assert (table["articles"].iloc[0], table["quotes"].iloc[0]) == (2, 3)
    assert table["speaker"].iloc[-1].startswith("not identified: Bo Lind")
    assert "“she”" in table["written"].iloc[0]
