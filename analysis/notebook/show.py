"""Set up a notebook, and put tables, charts and sentences on its page."""

from __future__ import annotations

import base64
import hashlib
import io
import numbers
import platform
from collections.abc import Iterable
from html import escape
from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

import pandas as pd

from analysis.article import Article
from analysis.notebook.page import IGNORE_MATH, html, nothing, stylesheet

if TYPE_CHECKING:
    from IPython.display import HTML, Markdown
    from matplotlib.axes import Axes

MISSING = "–"
_PACKAGES = (
    "quotelab",
    "pandas",
    "numpy",
    "textblob",
    "vaderSentiment",
    "onnxruntime",
    "tokenizers",
    "matplotlib",
)


def set_up() -> None:
    """Make the notebook's own display fit for reading text: nothing cut off, no formulas, sharp figures.

    Called once, in the first cell; importing the package never changes a setting.
    """
    import matplotlib as mpl

    pd.set_option("display.html.use_mathjax", False)
    pd.set_option("display.max_colwidth", None)
    pd.set_option("display.precision", 3)
    mpl.rcParams["figure.dpi"] = 110
    mpl.rcParams["figure.max_open_warning"] = 0


def show_table(
    table: pd.DataFrame,
    columns: Iterable[str] | None = None,
    *,
    rows: int = 20,
    caption: str | None = None,
    empty: str = "No rows.",
) -> HTML:
    """A table for reading: text to the left and never cut, numbers to the right and rounded, missing values as a dash.

    Parameters
    ----------
    table
        Any frame; it is not changed.
    columns
        Which columns to show, in this order (all of them if not given; those that are absent are left out).
    rows
        How many rows to show at most; the caption says how many there are.
    caption
        A line above the table.
    empty
        What to say in place of a table without rows.
    """
    if table.empty:
        return nothing(empty)
    columns = [name for name in (columns or table.columns) if name in table.columns]
    shown = table[columns].head(rows)
    head = "".join(f"<th{_side(shown[name])}>{escape(str(name).replace('_', ' '))}</th>" for name in columns)
    body = "".join(_row(shown, number) for number in range(len(shown)))
    return html(
        f"{stylesheet('table.css')}<div class='ql-table {IGNORE_MATH}'>{_caption(caption, len(shown), len(table))}"
        f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def show_chart(axes: Axes, *, alt: str | None = None) -> HTML:
    """A chart as a picture with a description for those who cannot see it; the figure is closed.

    Parameters
    ----------
    axes
        What a ``plot_...`` function of :mod:`analysis.charts` gives.
    alt
        The description; made from the chart if it is not given.
    """
    import matplotlib.pyplot as plt

    from analysis.charts import alt_text

    picture = io.BytesIO()
    alt = alt or alt_text(axes)
    if not axes.axison:
        plt.close(axes.figure)
        return nothing(alt, instead_of="chart")
    axes.figure.savefig(picture, format="png", dpi=200)
    plt.close(axes.figure)
    data = base64.b64encode(picture.getvalue()).decode("ascii")
    return html(
        "<div class='ql-figure'><img class='ql-chart' style='display:block;max-width:100%;width:760px' "
        f"alt='{escape(alt, quote=True)}' src='data:image/png;base64,{data}'></div>"
    )


def say(sentences: Iterable[str]) -> Markdown | None:
    """Sentences made by :mod:`analysis.narrate`, as a paragraph of the page; nothing where there is nothing to say."""
    from IPython.display import Markdown as Prose

    text = " ".join(sentences)
    return Prose(text) if text else None


def provenance(article: Article | None = None) -> pd.DataFrame:
    """What the numbers on this page were made with: versions of the packages, and the fingerprint of the text.

    Returns
    -------
    DataFrame
        ``what`` and ``version``, one row a package; the SHA-256 of the article's text if there is one.
    """
    facts = [(name, _version(name)) for name in _PACKAGES]
    facts = [("Python", platform.python_version()), *facts]
    if article is not None:
        facts.append(
            (f"text of {article.id} (SHA-256)", hashlib.sha256(article.text.encode()).hexdigest()[:16])
        )
    return pd.DataFrame(facts, columns=["what", "version"])


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return MISSING


def _side(column: pd.Series) -> str:
    return " class='ql-number'" if pd.api.types.is_numeric_dtype(column) else ""


def _row(shown: pd.DataFrame, number: int) -> str:
    cells = (f"<td{_side(shown[name])}>{_cell(shown[name].iloc[number])}</td>" for name in shown.columns)
    return f"<tr>{''.join(cells)}</tr>"


def _cell(value: object) -> str:
    if isinstance(value, (list, tuple)):
        return escape(", ".join(map(str, value)))
    if pd.isna(value):
        return MISSING
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        return escape(str(value))
    return f"{value:,}" if isinstance(value, numbers.Integral) else _rounded(float(value))


def _rounded(value: float) -> str:
    """Three decimals for small numbers, none for large ones, no zeros at the end."""
    decimals = 3 if abs(value) < 1 else 2 if abs(value) < 10 else 1 if abs(value) < 1000 else 0
    text = f"{round(value, decimals) or 0.0:,.{decimals}f}"  # what rounds to zero has no minus
    return text.rstrip("0").rstrip(".") if decimals else text


def _caption(caption: str | None, shown: int, total: int) -> str:
    cut = f"the first {shown} of {total:,} rows" if shown < total else ""
    line = ": ".join(part for part in (caption, cut) if part)
    return f"<p class='ql-caption'>{escape(line)}</p>" if line else ""
