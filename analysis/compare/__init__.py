"""The compare room: every interval and gate is made here; profiles of speakers, and what sets them apart."""

from analysis.compare.balances import agentless_share, balance_table, slant_contrast
from analysis.compare.calibration import calibration_error, rating_agreement, rating_bands, reliability
from analysis.compare.concordance import kwic, pronoun_verbs
from analysis.compare.contrast import compare_rates, one_against_rest
from analysis.compare.figure_rates import figure_table
from analysis.compare.indices import index_table
from analysis.compare.keyness import g2, g2_table, keyness
from analysis.compare.log_odds import log_odds, weighted_log_odds
from analysis.compare.methods import methods_paragraph
from analysis.compare.multiverse import multiverse
from analysis.compare.over_time import rates_over_time
from analysis.compare.phrases import recurrent_phrases
from analysis.compare.profile import QuotationProfile, quotation_profile, rhetoric_profile, sentiment_by
from analysis.compare.rates import mean_table, rate_table, share_table
from analysis.compare.ratings import rating_table
from analysis.compare.reprints import drop_reprints, find_reprints
from analysis.compare.shrinkage import shrink_rates
from analysis.compare.standard import standardised_rates

__all__ = [
    "QuotationProfile",
    "agentless_share",
    "balance_table",
    "calibration_error",
    "compare_rates",
    "drop_reprints",
    "figure_table",
    "find_reprints",
    "g2",
    "g2_table",
    "index_table",
    "keyness",
    "kwic",
    "log_odds",
    "mean_table",
    "methods_paragraph",
    "multiverse",
    "one_against_rest",
    "pronoun_verbs",
    "quotation_profile",
    "rate_table",
    "rates_over_time",
    "rating_agreement",
    "rating_bands",
    "rating_table",
    "recurrent_phrases",
    "reliability",
    "rhetoric_profile",
    "sentiment_by",
    "share_table",
    "shrink_rates",
    "slant_contrast",
    "standardised_rates",
    "weighted_log_odds",
]
