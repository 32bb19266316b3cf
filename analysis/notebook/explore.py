"""Look at the quotes of an article by speaker, kind and certainty, with the mouse."""

from __future__ import annotations

from types import ModuleType
from typing import TYPE_CHECKING

import pandas as pd

from analysis.article import Article
from analysis.notebook.highlight import article_html
from analysis.notebook.listing import listing_html
from analysis.wording import plural

if TYPE_CHECKING:
    from ipywidgets import VBox, Widget

EVERYONE = "everyone"
UNRESOLVED = "not identified"


def choose(
    quotes: pd.DataFrame, *, speaker: str = EVERYONE, kind: str = "all", at_least: float = 0.0, word: str = ""
) -> pd.DataFrame:
    """The quotes by this speaker, of this kind, at least this sure, with this word in them.

    Parameters
    ----------
    quotes
        A quotes table; it is not changed.
    speaker
        A canonical name, ``"everyone"``, or ``"not identified"`` for quotes whose speaker is missing.
    kind
        ``"all"``, or one of direct, mixed, indirect, fragment.
    at_least
        The smallest confidence to show, 0 to 1.
    word
        Any part of the text, capital letters or not.

    Examples
    --------
    >>> from analysis.quotes.table import quotes_table
    >>> len(choose(quotes_table([]), speaker="Ana Ruiz"))
    0
    """
    keep = quotes["text"].str.contains(word, case=False, regex=False, na=False)
    keep &= quotes["confidence"].fillna(1.0) >= at_least
    if kind != "all":
        keep &= quotes["kind"] == kind
    if speaker == UNRESOLVED:
        keep &= quotes["speaker"].isna()
    elif speaker != EVERYONE:
        keep &= quotes["speaker"].fillna("") == speaker
    return quotes[keep]


def explore(article: Article, quotes: pd.DataFrame) -> VBox:
    """Controls above the article and its quotes: choose speaker, kind, certainty or a word, and see them at once.

    Works in JupyterLab with a running kernel; it needs ``ipywidgets`` (``pip install 'quotelab[lab]'``).

    Returns
    -------
    ipywidgets.VBox
    """
    try:
        import ipywidgets as widgets
    except ImportError as error:
        raise ImportError("the explorer needs ipywidgets: pip install 'quotelab[lab]'") from error
    from analysis.quotes import split_voices

    controls = _controls(widgets, quotes)
    voices = split_voices(article, quotes)
    seen = widgets.HTML()

    def refresh(_change: object = None) -> None:
        chosen = choose(quotes, **{name: control.value for name, control in controls.items()})
        counted = f"<p>{len(chosen)} of {len(quotes)} {plural(len(quotes), 'quote')}</p>"
        seen.value = counted + listing_html(chosen, voices, why=True) + article_html(article, chosen, voices)

    for control in controls.values():
        control.observe(refresh, names="value")
    refresh()
    return widgets.VBox([widgets.HBox(list(controls.values()), layout={"flex_flow": "row wrap"}), seen])


def _controls(widgets: ModuleType, quotes: pd.DataFrame) -> dict[str, Widget]:
    speakers = list(quotes["speaker"].value_counts().index)
    unresolved = [UNRESOLVED] if quotes["speaker"].isna().any() else []
    kinds = ["all", *sorted(quotes["kind"].dropna().unique())]
    return {
        "speaker": widgets.Dropdown(options=[EVERYONE, *speakers, *unresolved], description="Speaker"),
        "kind": widgets.Dropdown(options=kinds, description="Kind"),
        "at_least": widgets.FloatSlider(
            min=0,
            max=1,
            step=0.05,
            value=0,
            description="At least",
            readout_format=".0%",
            continuous_update=False,
        ),
        "word": widgets.Text(description="Word", placeholder="any word", continuous_update=False),
    }
