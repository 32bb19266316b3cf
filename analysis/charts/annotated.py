"""Figures of speech in their own sentences, every part with its label: static HTML, escaped, without a script."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

import pandas as pd

from analysis.article import Article
from analysis.charts.rows import need
from analysis.rhetoric.figures import DEFINITIONS
from analysis.wording import capital, figures

COLUMNS = ["figure", "speaker", "article", "quote", "before", "parts", "after"]
_CONTEXT = 70
_STYLE = """<style>
.ql-figures { font-size: 14px; line-height: 1.9; max-width: 760px; }
.ql-figures h4 { margin: 1.1em 0 .1em; font-size: 1em; }
.ql-figures p { margin: .15em 0 .7em; }
.ql-figures .ql-what { opacity: .75; font-size: .88em; line-height: 1.4; }
.ql-figures mark { background: rgba(0, 114, 178, .14); color: inherit; border-bottom: 2px solid #0072B2; padding: 0 1px; }
.ql-figures mark.ql-b { background: rgba(213, 94, 0, .13); border-bottom: 2px dashed #D55E00; }
.ql-figures sub { font-size: .66em; font-weight: bold; margin-left: 2px; vertical-align: baseline; }
</style>"""


def figure_text_table(found: pd.DataFrame, articles: Sequence[Article], *, each: int = 3) -> pd.DataFrame:
    """The words of every figure, cut at its parts.

    Parameters
    ----------
    found
        From ``analysis.rhetoric.figures.figures``.
    articles
        The articles that its offsets point into.
    each
        At most so many of one figure, the strongest first.

    Returns
    -------
    DataFrame
        ``figure``, ``speaker``, ``article``, ``quote``, ``before`` (words of the same paragraph before it), ``parts`` (list of
        (label, text), the label empty between the parts) and ``after``. Joined, they are the article's own text.

    Examples
    --------
    >>> from analysis.rhetoric.figures import figures
    >>> story = Article("We will build. We will mend the wall.")
    >>> table = figure_text_table(figures(pd.DataFrame({"text": [story.text]})), [story])
    >>> table["parts"].iloc[0]
    [('A', 'We will'), ('', ' build. '), ('A', 'We will')]
    """
    need(found, ("article", "quote", "speaker", "figure", "start", "end", "parts", "strength"), "figures")
    texts = {article.id: article.text for article in articles}
    rows = found[found["article"].isin(texts)].sort_values("strength", ascending=False, kind="stable")
    rows = rows.groupby("figure", sort=False).head(each)
    order = {name: at for at, name in enumerate(DEFINITIONS)}
    rows = rows.sort_values("figure", key=lambda names: names.map(order).fillna(len(order)), kind="stable")
    return pd.DataFrame([_cut(row, texts[row.article]) for row in rows.itertuples()], columns=COLUMNS)


def _cut(row: object, text: str) -> dict[str, object]:
    pieces, at = [], row.start
    for label, start, end in sorted(row.parts, key=lambda part: (part[1], part[2])):
        if start < at:
            continue  # a part inside another is shown with it
        pieces += [("", text[at:start])] if start > at else []
        pieces.append((label, text[start:end]))
        at = end
    begin = max(text.rfind("\n", 0, row.start) + 1, row.start - _CONTEXT)
    stop = min(at_end if (at_end := text.find("\n", at)) >= 0 else len(text), at + _CONTEXT)
    whole = {"figure": row.figure, "speaker": row.speaker, "article": row.article, "quote": row.quote}
    return whole | {
        "before": _before(text, begin, row.start),
        "parts": pieces,
        "after": _after(text, at, stop),
    }


def _before(text: str, begin: int, end: int) -> str:
    """The words before a figure, from a whole word on."""
    while 0 < begin < end and text[begin - 1].isalnum():
        begin += 1
    return text[begin:end]


def _after(text: str, begin: int, end: int) -> str:
    while begin < end < len(text) and text[end].isalnum():
        end -= 1
    return text[begin:end]


def figure_text(table: pd.DataFrame) -> str:
    """The figures as HTML: under each name what it is, then the passages with labelled parts.

    Parameters
    ----------
    table
        From :func:`figure_text_table`.

    Returns
    -------
    str
        Escaped HTML with its style. Every part is underlined, solid or dashed, and carries its label in small letters, so
        that nothing depends on colour. A dollar sign never turns into a formula.

    Examples
    --------
    >>> table = pd.DataFrame({"figure": ["epizeuxis"], "speaker": ["Ada"], "article": "a", "quote": 0, "before": [""],
    ...     "parts": [[("A", "Never"), ("", ", "), ("A", "never")]], "after": ["!"]})
    >>> "<mark>Never<sub>A</sub></mark>, <mark>never<sub>A</sub></mark>!" in figure_text(table)
    True
    """
    need(table, COLUMNS, "figure text")
    if table.empty:
        return "<p class='ql-empty tex2jax_ignore mathjax_ignore'>No figure of speech stands in anybody’s own words.</p>"
    blocks = [_block(str(name), rows) for name, rows in table.groupby("figure", sort=False)]
    return f"{_STYLE}<div class='ql-figures tex2jax_ignore mathjax_ignore'>{''.join(blocks)}</div>"


def _block(name: str, rows: pd.DataFrame) -> str:
    what = f"<p class='ql-what'>{escape(capital(DEFINITIONS[name]))}.</p>" if name in DEFINITIONS else ""
    shown = "".join(_passage(row) for row in rows.itertuples())
    return f"<h4>{escape(capital(name))} <small>({figures(len(rows), 'passage')} shown)</small></h4>{what}{shown}"


def _passage(row: object) -> str:
    who = "speaker not resolved" if pd.isna(row.speaker) else str(row.speaker)
    inner = "".join(_part(label, text) for label, text in row.parts)
    return f"<p>{_led(row.before)}{inner}{_trailed(row.after)} <small>({escape(who)}, {escape(str(row.article))})</small></p>"


def _led(before: str) -> str:
    """The words before, with an ellipsis where they begin inside a sentence."""
    return f"… {escape(before)}" if before[:1].islower() else escape(before)


def _trailed(after: str) -> str:
    return f"{escape(after.rstrip())} …" if after.rstrip()[-1:].isalnum() else escape(after)


def _part(label: str, text: str) -> str:
    if not label:
        return escape(text)
    second = " class='ql-b'" if label in ("B", "C", "answer", "Y") else ""
    return f"<mark{second}>{escape(text)}<sub>{escape(label)}</sub></mark>"
