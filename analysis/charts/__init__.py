"""The charts room: one function a chart, ``plot_x(table, *, ax=None)``, each beside its table, ``x_table(...)``.

The title of a chart is its finding, computed from its table; :func:`alt_text` says in words what a chart shows.
"""

from analysis.charts.about import about_table, plot_about
from analysis.charts.agreement import agreement_table, plot_agreement
from analysis.charts.annotated import figure_text, figure_text_table
from analysis.charts.balance import balances_table, plot_balances
from analysis.charts.contrast import contrast_table, plot_contrast
from analysis.charts.course import plot_tone_course, tone_course_table
from analysis.charts.figures import figures_table, plot_figures
from analysis.charts.keyness import keyness_table, plot_keyness
from analysis.charts.lengths import plot_quote_lengths, quote_lengths_table
from analysis.charts.mixture import mixture_table, plot_mixture
from analysis.charts.places import plot_word_places, word_places_table
from analysis.charts.presence import plot_presence, presence_table
from analysis.charts.profiles import rates_table
from analysis.charts.rates import plot_rates
from analysis.charts.ratings import plot_ratings, ratings_table
from analysis.charts.ratios import plot_ratios, ratios_table
from analysis.charts.reliability import plot_reliability, reliability_table
from analysis.charts.shares import plot_speaker_share, speaker_share_table
from analysis.charts.shift import plot_shift, shift_table
from analysis.charts.signature import plot_signature, signature_table
from analysis.charts.specifications import plot_specifications, specifications_table
from analysis.charts.style import alt_text
from analysis.charts.tone import plot_speaker_tone, speaker_tone_table
from analysis.charts.toward import plot_toward, toward_table
from analysis.charts.verbs import plot_reporting_verbs, reporting_verbs_table
from analysis.charts.xray import plot_xray, xray_table

__all__ = [
    "about_table",
    "agreement_table",
    "alt_text",
    "balances_table",
    "contrast_table",
    "figure_text",
    "figure_text_table",
    "figures_table",
    "keyness_table",
    "mixture_table",
    "plot_about",
    "plot_agreement",
    "plot_balances",
    "plot_contrast",
    "plot_figures",
    "plot_keyness",
    "plot_mixture",
    "plot_presence",
    "plot_quote_lengths",
    "plot_rates",
    "plot_ratings",
    "plot_ratios",
    "plot_reliability",
    "plot_reporting_verbs",
    "plot_shift",
    "plot_signature",
    "plot_speaker_share",
    "plot_speaker_tone",
    "plot_specifications",
    "plot_tone_course",
    "plot_toward",
    "plot_word_places",
    "plot_xray",
    "presence_table",
    "quote_lengths_table",
    "rates_table",
    "ratings_table",
    "ratios_table",
    "reliability_table",
    "reporting_verbs_table",
    "shift_table",
    "signature_table",
    "speaker_share_table",
    "speaker_tone_table",
    "specifications_table",
    "tone_course_table",
    "toward_table",
    "word_places_table",
    "xray_table",
]
