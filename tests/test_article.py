"""The article record: what is story and what stands beside it."""

from analysis.article import Article, Part


def test_the_body_is_everything_beside_the_parts():
    text = "Bridge opens\n\nALDER — It is open.\n\nBy Ada Tarn"
    parts = (Part("byline", 35, 46), Part("headline", 0, 12), Part("dateline", 14, 21))
    assert [text[part.start : part.end] for part in parts] == ["By Ada Tarn", "Bridge opens", "ALDER —"]
    article = Article(text, parts=parts)
    assert [text[start:end].strip() for start, end in article.body] == ["It is open."]


def test_a_text_without_parts_is_all_body():
    assert Article("One.").body == [(0, 4)]
    assert Article("").body == []
    assert Article(" \n ").body == []
