"""The charts room: one function a chart, ``plot_x(table, *, ax=None)``, each beside its table, ``x_table(...)``."""

from analysis.charts.shares import plot_speaker_share, speaker_share_table
from analysis.charts.style import alt_text
from analysis.charts.xray import plot_xray, xray_table

__all__ = ["alt_text", "plot_speaker_share", "plot_xray", "speaker_share_table", "xray_table"]
