"""Gates of features: each asks for the least material that its measure card prints."""

from __future__ import annotations

import numpy as np
import pandas as pd

from analysis.compare.intervals import Scope, gates
from analysis.rhetoric.figures import FIGURES, MINIMUM
from analysis.rhetoric.registry import Minimum, feature


def least_material(id: str) -> Minimum:
    """The least material of a feature or figure.

    >>> least_material("we").events, least_material("epanaphora").units
    (60, 100)
    """
    return MINIMUM if id in FIGURES else feature(id).minimum


def feature_gates(table: pd.DataFrame, *, scope: Scope) -> np.ndarray:
    """What the rows of a table of ``feature``, ``k``, ``n`` and ``articles`` can carry.

    What is claimed of one article rests on its events alone.

    >>> rates = pd.DataFrame({"feature": ["we", "they"], "k": 30, "n": 900, "articles": 20})
    >>> feature_gates(rates, scope="corpus").tolist()
    ['weak', 'ok']
    """
    if scope == "article":
        return gates(table["k"], table["articles"], scope=scope)
    least = [least_material(id) for id in table["feature"]]
    gate = gates(table["k"], table["articles"], scope=scope, ok=[one.events for one in least])
    few = table["n"].to_numpy() < np.array([one.units for one in least], dtype=int)
    return np.where((gate == "ok") & few, "weak", gate)
