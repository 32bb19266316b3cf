"""The small pieces every page and every output is made of: style sheets, HTML objects."""

from __future__ import annotations

from functools import cache
from html import escape
from importlib.resources import files
from typing import TYPE_CHECKING

from analysis.notebook.sections import EMPTY

if TYPE_CHECKING:
    from IPython.display import HTML

# JupyterLab turns two dollar signs into a formula unless the element says otherwise; old and new viewers differ.
IGNORE_MATH = "tex2jax_ignore mathjax_ignore"


@cache
def resource(name: str) -> str:
    """The text of a file that ships beside this module."""
    return (files("analysis.notebook") / name).read_text(encoding="utf-8")


def stylesheet(name: str) -> str:
    """A style sheet of this package as a ``<style>`` element."""
    return f"<style>{resource(name)}</style>"


def nothing(message: str, *, instead_of: str = "table") -> HTML:
    """What stands where there is nothing to show: why there is nothing. A report leaves out sections of nothing else."""
    return html(f"<p class='{EMPTY} ql-no-{instead_of} {IGNORE_MATH}'>{escape(message)}</p>")


def html(text: str) -> HTML:
    """HTML that a notebook shows as such."""
    try:
        from IPython.display import HTML
    except ImportError as error:
        raise ImportError("showing things in a notebook needs: pip install 'quotelab[lab]'") from error
    return HTML(text)
