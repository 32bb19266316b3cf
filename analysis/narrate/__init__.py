"""Narration: findings as sentences, each made from the tables and true of them.

Every function takes tables and gives a list of sentences in Markdown, ready for JupyterLab; an empty list where there is
nothing to say. Names stand where they need no verb in singular or plural, because a name alone does not tell which it takes.
"""

from analysis.narrate.collection import concentration, mixture, reach
from analysis.narrate.contrast import balances, contrast, ratios, robustness
from analysis.narrate.devices import chance, figures_found
from analysis.narrate.manner import certainty, reporting, rhetoric, sentiment
from analysis.narrate.targets import about, mentions
from analysis.narrate.tones import agreement, shift, tone_of_voices
from analysis.narrate.voices import course, quotation, speakers
from analysis.narrate.words import concordance, keywords, phrases, signature

__all__ = [
    "about",
    "agreement",
    "balances",
    "certainty",
    "chance",
    "concentration",
    "concordance",
    "contrast",
    "course",
    "figures_found",
    "keywords",
    "mentions",
    "mixture",
    "phrases",
    "quotation",
    "ratios",
    "reach",
    "reporting",
    "rhetoric",
    "robustness",
    "sentiment",
    "shift",
    "signature",
    "speakers",
    "tone_of_voices",
]
