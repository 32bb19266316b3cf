"""What notebooks call: set-up, the article highlighted, tables, charts and sentences on the page, the report."""

from __future__ import annotations

from analysis.notebook.collection import forms, open_articles, quotes_and_voices
from analysis.notebook.evidence import show_devices, show_targets, show_tone_words
from analysis.notebook.explore import choose, explore
from analysis.notebook.highlight import article_html, show_article
from analysis.notebook.listing import show_quotes
from analysis.notebook.places import open_article, samples
from analysis.notebook.rated import read_ratings, to_rate
from analysis.notebook.report import report
from analysis.notebook.show import provenance, say, set_up, show_chart, show_table

__all__ = [
    "article_html",
    "choose",
    "explore",
    "forms",
    "open_article",
    "open_articles",
    "provenance",
    "quotes_and_voices",
    "read_ratings",
    "report",
    "samples",
    "say",
    "set_up",
    "show_article",
    "show_chart",
    "show_devices",
    "show_quotes",
    "show_table",
    "show_targets",
    "show_tone_words",
    "to_rate",
]
