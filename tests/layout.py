"""What every picture must hold to: nothing cut off, nothing on top of another, a finding, a measure, an alt text."""

from __future__ import annotations

import re
from itertools import combinations

from matplotlib.axes import Axes
from matplotlib.text import Text

from analysis.charts import alt_text
from analysis.charts.style import MAX_ROWS

MIN_PIXELS = 11


def texts(ax: Axes) -> list:
    ticks = [*ax.get_xticklabels(), *ax.get_yticklabels()] if ax.axison else []
    legend = ax.get_legend().get_texts() if ax.get_legend() else []
    labels = [ax.xaxis.label, ax.yaxis.label] if ax.axison else []
    return [
        text
        for text in [*ax.texts, *ticks, *legend, *labels]
        if text.get_visible() and text.get_text().strip()
    ]


def marked(ax: Axes, gid: str) -> str:
    return "".join(text.get_text() for text in ax.texts if text.get_gid() == gid)


def check_layout(ax):
    """Nothing cut off, no text on another, no letter too small."""
    figure = ax.figure
    figure.canvas.draw()
    width, height = figure.canvas.get_width_height()
    # Of a label with a thread to its dot, the letters alone.
    boxes = [(text, Text.get_window_extent(text)) for text in texts(ax)]
    for text, box in boxes:
        assert box.x0 >= -1 and box.x1 <= width + 1, (text.get_text(), box.x0, box.x1, width)
        assert box.y0 >= -1 and box.y1 <= height + 1, (text.get_text(), box)
        assert text.get_fontsize() * figure.dpi / 72 >= MIN_PIXELS
    for (a, one), (b, other) in combinations(boxes, 2):
        overlap_x = min(one.x1, other.x1) - max(one.x0, other.x0)
        overlap_y = min(one.y1, other.y1) - max(one.y0, other.y0)
        letters = "extreme" in (a.get_gid(), b.get_gid())  # the letters A and B stand among the marks
        assert letters or overlap_x <= 1 or overlap_y <= 3, (a.get_text(), b.get_text())


def check_words(ax):
    """A finding, a measure, an alt text, and no more rows than a reader takes in."""
    assert marked(ax, "title") and marked(ax, "subtitle")
    alt = alt_text(ax)
    assert alt.startswith(("Bar", "Chart", "Dots", "Tone")) or marked(ax, "title").replace("\n", " ") in alt
    assert not re.search(r"\bnan\b|\bNone\b|<NA>|\. \.", alt)
    rows = [label for label in ax.get_yticklabels() if label.get_text()] if ax.axison else []
    assert len(rows) <= MAX_ROWS + 1  # the x-ray has the whole article on top
