"""The compare room: every interval and gate is made here; profiles of speakers, and what sets them apart."""

from analysis.compare.indices import index_table
from analysis.compare.keyness import g2, keyness
from analysis.compare.profile import QuotationProfile, quotation_profile, rhetoric_profile, sentiment_by
from analysis.compare.rates import mean_table, rate_table, share_table

__all__ = [
    "QuotationProfile",
    "g2",
    "index_table",
    "keyness",
    "mean_table",
    "quotation_profile",
    "rate_table",
    "rhetoric_profile",
    "sentiment_by",
    "share_table",
]
