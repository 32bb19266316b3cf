"""The rhetoric room: one family of features a module, all of them in one registry."""

from analysis.rhetoric.counting import count_matrix, count_rhetoric, rhetoric_hits
from analysis.rhetoric.figures import figures
from analysis.rhetoric.indices import Index, indices
from analysis.rhetoric.own import own_words
from analysis.rhetoric.registry import Feature, feature, features
from analysis.rhetoric.reporting import reporting_counts
from analysis.rhetoric.vocabulary import hapax_share, hdd, lexical_density, mattr, mtld, yules_k

__all__ = [
    "Feature",
    "Index",
    "count_matrix",
    "count_rhetoric",
    "feature",
    "features",
    "figures",
    "hapax_share",
    "hdd",
    "indices",
    "lexical_density",
    "mattr",
    "mtld",
    "own_words",
    "reporting_counts",
    "rhetoric_hits",
    "yules_k",
]
