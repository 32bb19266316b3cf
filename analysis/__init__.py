"""Who is quoted saying what in the news, in what tone and with what rhetoric."""

from __future__ import annotations

from importlib import import_module
from typing import Any

# Public name -> the module it lives in; imported on first use, so that `import analysis` stays quick.
_HOME = {
    "Article": "analysis.article",
    "agreement": "analysis.compare.agreement",
    "article_paths": "analysis.reading",
    "extract_quotes": "analysis.quotes",
    "find_people": "analysis.quotes.people",
    "find_problems": "analysis.quotes",
    "read": "analysis.reading",
    "score_sentiment": "analysis.sentiment",
    "split_voices": "analysis.quotes",
    "textblob_polarity": "analysis.sentiment",
    "tone": "analysis.sentiment",
    "tone_evidence": "analysis.sentiment",
    "tone_shift": "analysis.compare.wordshift",
    "tone_table": "analysis.compare.tonality",
    "vader": "analysis.sentiment",
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
