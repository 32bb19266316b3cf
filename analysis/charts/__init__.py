"""The charts room: one function a chart, ``plot_x(table, *, ax=None)``, each beside its table, ``x_table(...)``.

The title of a chart is its finding, computed from its table; :func:`alt_text` says in words what a chart shows.
"""

from analysis.charts.course import plot_tone_course, tone_course_table
from analysis.charts.lengths import plot_quote_lengths, quote_lengths_table
from analysis.charts.profiles import rates_table
from analysis.charts.rates import plot_rates
from analysis.charts.shares import plot_speaker_share, speaker_share_table
from analysis.charts.style import alt_text
from analysis.charts.tone import plot_speaker_tone, speaker_tone_table
from analysis.charts.verbs import plot_reporting_verbs, reporting_verbs_table
from analysis.charts.xray import plot_xray, xray_table

__all__ = [
    "alt_text",
    "plot_quote_lengths",
    "plot_rates",
    "plot_reporting_verbs",
    "plot_speaker_share",
    "plot_speaker_tone",
    "plot_tone_course",
    "plot_xray",
    "quote_lengths_table",
    "rates_table",
    "reporting_verbs_table",
    "speaker_share_table",
    "speaker_tone_table",
    "tone_course_table",
    "xray_table",
]
