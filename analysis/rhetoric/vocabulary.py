"""Vocabulary: how varied the words are, by measures that do not simply shrink as a text grows.

The plain type-token ratio is not offered: it falls with length whatever the speaker does. All functions take words as they
are to be told apart: give them in lower case, without punctuation.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from analysis.rhetoric.lists import listed

_CONTENT = {"NOUN", "PROPN", "VERB", "ADJ", "ADV"}


def window_ratios(words: Sequence[str], *, window: int = 50) -> Iterator[float]:
    """The type-token ratio of every window of so many words, from left to right.

    >>> list(window_ratios(["a", "b", "a"], window=2))
    [1.0, 1.0]
    """
    seen: Counter[str] = Counter()
    types = 0
    for at, word in enumerate(words):
        types += seen[word] == 0
        seen[word] += 1
        if at >= window:
            left = words[at - window]
            seen[left] -= 1
            types -= seen[left] == 0
        if at >= window - 1:
            yield types / window


def mattr(words: Sequence[str], window: int = 50) -> float:
    """Moving-average type-token ratio (Covington & McFall 2010): the mean ratio over all windows of 50 words.

    In (0, 1]; higher is more varied. Missing when no window fits; at least 100 words should stand behind it. Values of
    different windows cannot be compared: print the window.

    >>> text = "test text with some text numbers hyphenhere and text punctuations".split()
    >>> round(mattr(text, window=5), 4)
    0.9
    """
    if window < 1:
        raise ValueError(f"window must be at least 1, not {window!r}")
    ratios = list(window_ratios(words, window=window))
    return math.fsum(ratios) / len(ratios) if ratios else math.nan


def hdd(words: Sequence[str], draws: int = 42) -> float:
    """Hypergeometric diversity, HD-D (McCarthy & Jarvis 2007): the type-token ratio to be expected in 42 random words.

    In (0, 1]; higher is more varied. Missing below 42 words; at least 100 should stand behind it. It still rises a little
    with length.

    >>> text = "test text with some text numbers hyphenhere and text punctuations".split()
    >>> round(hdd(text, draws=5), 6)
    0.883333
    """
    if draws < 1:
        raise ValueError(f"draws must be at least 1, not {draws!r}")
    total = len(words)
    if total < draws:
        return math.nan
    spectrum = Counter(Counter(words).values())
    return math.fsum(types * (1 - _none(total, times, draws)) for times, types in spectrum.items()) / draws


def _none(total: int, times: int, draws: int) -> float:
    """The probability that none of ``times`` words is among ``draws`` out of ``total``."""
    if total - times < draws:
        return 0.0
    return math.exp(_log_choose(total - times, draws) - _log_choose(total, draws))


def _log_choose(n: int, k: int) -> float:
    return math.lgamma(n + 1) - math.lgamma(k + 1) - math.lgamma(n - k + 1)


def mtld(words: Sequence[str], threshold: float = 0.72, *, shortest: int = 0) -> float:
    """Measure of textual lexical diversity (McCarthy & Jarvis 2010): how many words pass before the ratio falls to .72.

    The mean length of such runs, forwards and backwards, an unfinished run counting in part. In words, above 0; higher is
    more varied. Missing for no words; at least 100 should stand behind it, and it is noisy below 500.

    ``shortest`` is the least length of a run: programs differ here (lexicalrichness 0, lexical-diversity 10), and so
    do their values.

    >>> text = "test text with some text numbers hyphenhere and text punctuations".split()
    >>> round(mtld(text), 1)
    14.0
    """
    if not 0 < threshold < 1:
        raise ValueError(f"threshold must be between 0 and 1, not {threshold!r}")
    if not words:
        return math.nan
    return (_mean_run(words, threshold, shortest) + _mean_run(words[::-1], threshold, shortest)) / 2


def _mean_run(words: Sequence[str], threshold: float, shortest: int) -> float:
    seen: set[str] = set()
    runs, length, ratio = 0.0, 0, 1.0
    for word in words:
        length += 1
        seen.add(word)
        ratio = len(seen) / length
        if ratio <= threshold and length >= shortest:
            runs, length, seen = runs + 1, 0, set()
    if length:
        runs += (1 - ratio) / (1 - threshold)
    # No word came twice: the whole text is one run.
    return len(words) / (runs or 1)


def yules_k(words: Sequence[str]) -> float:
    """Yule's characteristic K (1944): 10,000 (Σ i²V(i) - N) / N², V(i) the number of types that occur i times.

    0 and above; lower is more varied. Missing for no words.

    >>> round(yules_k(["a", "a", "b", "c"]), 1)
    1250.0
    """
    return yules_k_of_spectrum(Counter(Counter(words).values()))


def yules_k_of_spectrum(spectrum: dict[int, int]) -> float:
    """Yule's K from how many types occur once, twice and so on."""
    total = sum(times * types for times, types in spectrum.items())
    if not total:
        return math.nan
    return 1e4 * (sum(times**2 * types for times, types in spectrum.items()) - total) / total**2


def hapax_share(words: Sequence[str]) -> float:
    """The share of types that occur once, in [0, 1]. It depends on length: compare texts of like size only.

    >>> hapax_share(["a", "a", "b", "c"])
    0.6666666666666666
    """
    times = Counter(words).values()
    return sum(count == 1 for count in times) / len(times) if times else math.nan


def lexical_density(words: Sequence[str], *, tags: Sequence[str] | None = None) -> float:
    """The share of content words (Ure 1971): nouns, names among them, verbs, adjectives, adverbs.

    In [0, 1]; at least 50 words should stand behind it. Without ``tags`` (universal parts of speech) every word that is on
    the list of function words is taken for one, and all others, names too, for content words.

    >>> lexical_density("the old bridge of the town fell".split())
    0.5714285714285714
    """
    if not words:
        return math.nan
    if tags is None:
        return sum(is_content_word(word) for word in words) / len(words)
    return sum(tag in _CONTENT for tag in tags) / len(words)


def is_content_word(word: str) -> bool:
    """Whether a word, in lower case, is on no list of function words and holds a letter."""
    return word not in listed("function_words") and any(map(str.isalpha, word))
