"""What every chart shares: colours, the frame of title, subtitle and notes, labels that fit, alt text.

Colours are the Okabe-Ito ones that reach a contrast of 3:1 on white; the paler ones serve as fills with a dark outline only.
No chart tells anything by colour alone: shape, hatch, position or a written label says the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from functools import cache
from pathlib import Path
from typing import Any

import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.font_manager import FontProperties
from matplotlib.textpath import text_to_path
from matplotlib.transforms import ScaledTranslation

BLUE, VERMILLION, GREEN, PURPLE = "#0072B2", "#D55E00", "#009E73", "#CC79A7"
SKY, ORANGE, YELLOW = "#56B4E9", "#E69F00", "#F0E442"
VIOLET = "#8A6FDF"
INK, GREY, PALE, RULE = "#222222", "#555555", "#c9c9c9", "#e3e3e3"

MAX_ROWS = 15
WIDTH, MARGIN, LABEL = 576.0, 12.0, 158.0  # points: the figure, its border, the widest row label
_TITLE, _SUBTITLE, _NOTE, _ROW = 12.5, 9.5, 8.5, 9.5
_LEADING = 1.32

UNRESOLVED = "speaker not resolved"
# One colour each for the seven speakers with most words, the same in every picture; all others share a grey.
SPEAKER_COLORS = (BLUE, VERMILLION, GREEN, PURPLE, SKY, ORANGE, VIOLET)
OTHER_COLOR = "#9a9a9a"


def house_style() -> AbstractContextManager[None]:
    """The house style for the length of a ``with`` block; nothing global is left changed."""
    return plt.style.context(Path(__file__).with_name("quotelab.mplstyle"))


def canvas(ax: Axes | None) -> tuple[Axes, bool]:
    """The axes to draw on and whether they are ours, to be sized to what is drawn."""
    if ax is not None:
        return ax, False
    return plt.figure(figsize=(WIDTH / 72, 4)).add_subplot(), True


@cache
def _width(text: str, size: float, weight: str) -> float:
    font = FontProperties(family="DejaVu Sans", weight=weight, size=size)
    # Hinting makes letters on the screen up to five per cent wider than their outlines, digits most of all.
    return 1.055 * float(text_to_path.get_text_width_height_descent(text, font, False)[0])


def text_width(text: str, *, size: float = _ROW) -> float:
    """Width in points of the widest line of a text."""
    return max((_width(line, size, "normal") for line in text.split("\n")), default=0.0)


def wrap(
    text: str, width: float, *, size: float = _ROW, weight: str = "normal", lines: int | None = None
) -> str:
    """The text broken at spaces into lines of at most ``width`` points; the last of ``lines`` ends in an ellipsis."""
    out = [""]
    for word in text.split():
        longer = f"{out[-1]} {word}".strip()
        if not out[-1] or _width(longer, size, weight) <= width:
            out[-1] = longer
        else:
            out.append(word)
    if lines is not None and len(out) > lines:
        out = [*out[: lines - 1], " ".join(out[lines - 1 :])]
    return "\n".join(_cut(line, width, size, weight) for line in out)


def _cut(line: str, width: float, size: float, weight: str) -> str:
    if _width(line, size, weight) <= width:
        return line
    keep = int(len(line) * width / _width(line, size, weight))
    while keep > 1 and _width(line[:keep].rstrip() + "…", size, weight) > width:
        keep -= 1
    return line[:keep].rstrip(" ,;-") + "…"


def speaker_colors(names: Iterable[str]) -> dict[str, str]:
    """A colour for each name, the names given in the order of their words, most first."""
    named = [name for name in names if name != UNRESOLVED]
    return defaultdict(lambda: OTHER_COLOR, zip(named, SPEAKER_COLORS, strict=False))


def solid(color: str = OTHER_COLOR) -> dict[str, Any]:
    """The look of own words: filled, with a darker outline that keeps pale colours visible on white."""
    return {"facecolor": color, "edgecolor": _darker(color), "linewidth": 0.8}


def hatched(color: str = OTHER_COLOR) -> dict[str, Any]:
    """The look of paraphrase: hollow and hatched in the same colour."""
    return {"facecolor": "white", "edgecolor": _darker(color), "linewidth": 0.8, "hatch": "/////"}


def _darker(color: str) -> tuple[float, ...]:
    return tuple(part * 0.72 for part in to_rgb(color))


def row_labels(ax: Axes, labels: Sequence[str]) -> None:
    """Rows 0, 1, 2 ... from the top, each with its label, wrapped to two lines at most."""
    ax.set_yticks(range(len(labels)), [wrap(label, LABEL, lines=2) for label in labels])
    ax.set_ylim(len(labels) - 0.45, -0.55)
    ax.tick_params(axis="y", length=0, pad=6)


def beside(ax: Axes, row: float, text: str) -> None:
    """A text at the right-hand edge of a row."""
    ax.annotate(
        text,
        (1, row),
        (8, 0),
        xycoords=("axes fraction", "data"),
        textcoords="offset points",
        va="center",
        ha="left",
        fontsize=_NOTE,
        color=GREY,
        gid="beside",
    )


def key(ax: Axes, handles: Sequence[Any], labels: Sequence[str]) -> None:
    """The key in one line between subtitle and plot, in the order in which the eye meets the marks."""
    legend = ax.legend(
        handles,
        labels,
        loc="lower left",
        bbox_to_anchor=(0, 1),
        ncols=len(labels),
        borderaxespad=0.5,
        borderpad=0,
        handlelength=1.6,
        columnspacing=1.6,
        handletextpad=0.6,
        labelcolor=INK,
    )
    legend.set_gid("key")


def finish(
    ax: Axes, ours: bool, *, title: str, subtitle: str, alt: str, notes: Sequence[str] = (), body: float = 220
) -> Axes:
    """Write title (the finding), subtitle (measure, unit, n) and notes, and size the figure if it is ours.

    ``body`` is the height of the plot itself in points. The alt text is kept on the axes: see :func:`alt_text`.
    """
    left = (
        max((text_width(label.get_text()) for label in ax.get_yticklabels()), default=0.0) + 8
        if ours
        else 0.0
    )
    left += 18 if ours and ax.get_ylabel() else 0
    width = WIDTH - 2 * MARGIN if ours else ax.get_position().width * ax.figure.get_figwidth() * 72
    head = _balanced(title, width, _TITLE, "bold")
    under = _balanced(subtitle, width, _SUBTITLE)
    foot = "\n".join(_balanced(note, width, _NOTE) for note in notes)
    top = 8.0 + (19 if ax.get_legend() else 0)
    axis = 30.0 if ax.get_xlabel() else 18.0
    _write(ax, under, (0, 1), (-left, top), _SUBTITLE, "bottom", color=GREY, gid="subtitle")
    top += _height(under, _SUBTITLE) + 3
    _write(ax, head, (0, 1), (-left, top), _TITLE, "bottom", weight="bold", gid="title")
    _write(ax, foot, (0, 0), (-left, -axis - 6), _NOTE, "top", color=GREY, gid="notes")
    ax.text(0, 0, alt, visible=False, gid="alt")
    if legend := ax.get_legend():
        shift = ScaledTranslation(-left / 72, 0, ax.figure.dpi_scale_trans)
        legend.set_bbox_to_anchor((0, 1), transform=ax.transAxes + shift)
    if ours:
        right = max(
            (text_width(mark.get_text(), size=_NOTE) + 8 for mark in _marks(ax, "beside")), default=6.0
        )
        top += _height(head, _TITLE)
        bottom = axis + (_height(foot, _NOTE) + 8 if foot else 0)
        _fit(ax, (MARGIN + left, MARGIN + right, MARGIN + top, MARGIN + bottom), body)
    return ax


def _balanced(text: str, width: float, size: float, weight: str = "normal") -> str:
    """A text in as few lines as it needs, none of them a lone last word."""
    whole = wrap(text, width, size=size, weight=weight)
    lines, narrow = whole.count("\n"), whole
    while lines and narrow.count("\n") == lines and width > 120:
        whole, width = narrow, width - 20
        narrow = wrap(text, width, size=size, weight=weight)
    return whole


def _height(text: str, size: float) -> float:
    return (text.count("\n") + 1) * size * _LEADING


def _write(
    ax: Axes,
    text: str,
    at: tuple[float, float],
    offset: tuple[float, float],
    size: float,
    va: str,
    **look: str,
) -> None:
    ax.annotate(
        text,
        at,
        offset,
        xycoords="axes fraction",
        textcoords="offset points",
        fontsize=size,
        va=va,
        ha="left",
        linespacing=_LEADING - 0.1,
        annotation_clip=False,
        **look,
    )


def _fit(ax: Axes, edges: tuple[float, float, float, float], body: float) -> None:
    left, right, top, bottom = edges
    height = top + body + bottom
    ax.figure.set_size_inches(WIDTH / 72, height / 72)
    ax.set_position((left / WIDTH, bottom / height, (WIDTH - left - right) / WIDTH, body / height))


def _marks(ax: Axes, gid: str) -> list[Any]:
    return [text for text in ax.texts if text.get_gid() == gid]


def empty(ax: Axes, ours: bool, *, title: str, message: str, notes: Sequence[str] = ()) -> Axes:
    """The readable state of a chart with nothing to draw: what is the case, and why nothing is drawn."""
    ax.set_axis_off()
    ax.set(xticks=[], yticks=[], xlabel="", ylabel="")
    return finish(ax, ours, title=title, subtitle=message, alt=f"{title}. {message}", notes=notes, body=4)


def describe(*parts: str) -> str:
    """An alt text from its parts, each a sentence, without those that are empty."""
    return " ".join(f"{part}." for part in parts if part)


def alt_text(ax: Axes) -> str:
    """What a chart shows, in words, for readers who cannot see it.

    Parameters
    ----------
    ax
        Axes that any ``plot_*`` function of this room has drawn on.

    Returns
    -------
    str
        The finding, the measure and the highest values, made from the table that was drawn; empty for other axes.
    """
    return " ".join(mark.get_text() for mark in _marks(ax, "alt"))
