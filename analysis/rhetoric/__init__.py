"""The rhetoric room: one family of features a module, all of them in one registry."""

from analysis.rhetoric.counting import count_matrix, count_rhetoric, rhetoric_hits
from analysis.rhetoric.passages import own_words
from analysis.rhetoric.registry import Feature, feature, features
from analysis.rhetoric.reporting import reporting_counts

__all__ = [
    "Feature",
    "count_matrix",
    "count_rhetoric",
    "feature",
    "features",
    "own_words",
    "reporting_counts",
    "rhetoric_hits",
]
