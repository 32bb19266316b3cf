"""Narration: findings as sentences, each made from the tables and true of them.

Every function takes tables and gives a list of sentences in Markdown, ready for JupyterLab; an empty list where there is
nothing to say. Names stand where they need no verb in singular or plural, because a name alone does not tell which it takes.
"""

from analysis.narrate.manner import certainty, reporting, rhetoric, sentiment
from analysis.narrate.voices import course, quotation, speakers

__all__ = ["certainty", "course", "quotation", "reporting", "rhetoric", "sentiment", "speakers"]
