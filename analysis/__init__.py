"""Who is quoted saying what in the news, in what tone and with what rhetoric."""

from __future__ import annotations

from importlib import import_module
from typing import Any

# Public name -> the module it lives in; imported on first use, so that `import analysis` stays quick.
_HOME = {
    "Article": "analysis.article",
    "agentless_share": "analysis.compare",
    "agreement": "analysis.compare.agreement",
    "article_paths": "analysis.reading",
    "balance_table": "analysis.compare",
    "compare_rates": "analysis.compare",
    "count_rhetoric": "analysis.rhetoric",
    "drop_reprints": "analysis.compare",
    "extract_quotes": "analysis.quotes",
    "figure_table": "analysis.compare",
    "figures": "analysis.rhetoric",
    "find_people": "analysis.quotes.speakers.people",
    "find_problems": "analysis.quotes",
    "find_reprints": "analysis.compare",
    "g2": "analysis.compare",
    "g2_table": "analysis.compare",
    "index_table": "analysis.compare",
    "keyness": "analysis.compare",
    "kwic": "analysis.compare",
    "log_odds": "analysis.compare",
    "measure_cards": "analysis.rhetoric.cards",
    "methods_paragraph": "analysis.compare",
    "multiverse": "analysis.compare",
    "one_against_rest": "analysis.compare",
    "pronoun_verbs": "analysis.compare",
    "quotation_profile": "analysis.compare",
    "rates_over_time": "analysis.compare",
    "rating_table": "analysis.compare",
    "read": "analysis.reading",
    "recurrent_phrases": "analysis.compare",
    "rhetoric_hits": "analysis.rhetoric",
    "rhetoric_profile": "analysis.compare",
    "score_sentiment": "analysis.sentiment",
    "score_targets": "analysis.sentiment",
    "sentiment_by": "analysis.compare",
    "shrink_rates": "analysis.compare",
    "slant_contrast": "analysis.compare",
    "split_voices": "analysis.quotes",
    "standardised_rates": "analysis.compare",
    "textblob_polarity": "analysis.sentiment",
    "tone": "analysis.sentiment",
    "tone_evidence": "analysis.sentiment",
    "tone_gaps": "analysis.compare.tonality",
    "tone_shift": "analysis.compare.wordshift",
    "tone_table": "analysis.compare.tonality",
    "toward": "analysis.sentiment",
    "vader": "analysis.sentiment",
    "who_about_whom": "analysis.compare.targets",
    "word_shift": "analysis.compare.wordshift",
}

__all__ = sorted(_HOME)
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module 'analysis' has no attribute {name!r}; it offers {', '.join(__all__)}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return [*__all__, "__version__"]
