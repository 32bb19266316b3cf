"""English for numbers and lists: the small words that charts and narration share."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_OPENING, _CLOSING = '“„«"', '”“»"'
_INNER = str.maketrans("“”„«»", "‘’‘‘’")
_SPECIAL = re.compile(r"[\\`*_{}\[\]#|~<>&$]")
_ENTITY = {"<": "&lt;", ">": "&gt;", "&": "&amp;"}


def number(n: int) -> str:
    """A count as it stands in a sentence: words up to ten, figures with commas above.

    >>> number(0), number(3), number(11), number(1200)
    ('no', 'three', '11', '1,200')
    """
    return _SMALL[n] if 0 <= n < len(_SMALL) else f"{n:,}"


def numbers(*counts: int) -> tuple[str, ...]:
    """Counts that stand side by side: all in words, or all in figures when one is above ten.

    >>> numbers(3, 8), numbers(3, 12)
    (('three', 'eight'), ('3', '12'))
    """
    in_words = all(0 <= n < len(_SMALL) for n in counts)
    return tuple(number(n) if in_words else f"{n:,}" for n in counts)


def plural(n: int, noun: str, many: str | None = None) -> str:
    """The noun alone, in the number that ``n`` asks for.

    >>> plural(1, "quote"), plural(2, "quote"), plural(2, "person", "people")
    ('quote', 'quotes', 'people')
    """
    return noun if n == 1 else many or f"{noun}s"


def count(n: int, noun: str, many: str | None = None) -> str:
    """A count with its noun.

    >>> count(1, "quote"), count(2, "quote"), count(0, "person", "people")
    ('one quote', 'two quotes', 'no people')
    """
    return f"{number(n)} {plural(n, noun, many)}"


def figures(n: int, noun: str, many: str | None = None) -> str:
    """A count with its noun, in figures throughout: for labels and lists that the eye compares.

    >>> figures(1, "quote"), figures(1200, "word")
    ('1 quote', '1,200 words')
    """
    return f"{n:,} {plural(n, noun, many)}"


def part_of(k: int, n: int, noun: str) -> str:
    """So many of so many, as English has it.

    >>> part_of(1, 1, "quote"), part_of(2, 2, "quote"), part_of(4, 4, "quote"), part_of(1, 4, "quote")
    ('the only quote', 'both quotes', 'all four quotes', 'one of the four quotes')
    >>> part_of(0, 2, "quote"), part_of(0, 4, "quote")
    ('neither of the two quotes', 'none of the four quotes')
    """
    if k == n:
        return {1: f"the only {noun}", 2: f"both {noun}s"}.get(n, f"all {number(n)} {noun}s")
    some, every = numbers(k, n)
    if not k:
        some = "neither" if n == 2 else "none"
    return f"{some} of the {every} {noun}s"


def how_often(n: str) -> str:
    """How many times something is done; the count as :func:`number` or :func:`numbers` writes it.

    >>> how_often("one"), how_often("2"), how_often("three"), how_often("12")
    ('once', 'twice', 'three times', '12 times')
    """
    return {"one": "once", "1": "once", "two": "twice", "2": "twice"}.get(n, f"{n} times")


def percent(share: float) -> str:
    """A share in [0, 1] as whole per cent; what is not nothing is never 0%, what is not all is never 100%.

    >>> percent(0.911), percent(0.001), percent(0.999), percent(1)
    ('91%', 'under 1%', 'over 99%', '100%')
    """
    if 0 < share <= 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{share:.0%}"


def join(items: Sequence[str], *, last: str = "and") -> str:
    """A list as English has it.

    >>> join(["Ada"]), join(["Ada", "Bo"]), join(["Ada", "Bo", "Cy"])
    ('Ada', 'Ada and Bo', 'Ada, Bo and Cy')
    """
    return f" {last} ".join(part for part in (", ".join(items[:-1]), *items[-1:]) if part)


def possessive(name: str) -> str:
    """A name with its possessive ending.

    >>> possessive("Ada Lorne"), possessive("Senate Democrats")
    ('Ada Lorne’s', 'Senate Democrats’')
    """
    return f"{name}’" if name.endswith("s") else f"{name}’s"


def capital(sentence: str) -> str:
    """The sentence with a capital first letter; the rest untouched.

    >>> capital("two quotes")
    'Two quotes'
    """
    return sentence[:1].upper() + sentence[1:]


def shorten(text: str, width: int) -> str:
    """The text on one line, cut at a word with an ellipsis when it is longer than ``width`` characters.

    >>> shorten("We will not waste a tenth.", 18)
    'We will not waste…'
    """
    line = " ".join(text.split())
    if len(line) <= width:
        return line
    cut = line[: width - 1]
    at_word = cut.rsplit(" ", 1)[0] if line[width - 1] != " " and " " in cut else cut
    return (at_word if 2 * len(at_word) > width else cut).rstrip(" ,;:-–—") + "…"


def excerpt(text: str, *, width: int = 90) -> str:
    """Words of a passage inside marks, its own outer marks taken off and inner ones made single.

    >>> excerpt("“We will pay,”")
    '“We will pay”'
    """
    bare = text.strip().replace("''", '"').replace("``", '"')
    if _split(bare):
        return f"“{shorten(bare.translate(_INNER), width)}”"
    opened, closed = bare[:1] in tuple(_OPENING), bare[-1:] in tuple(_CLOSING)
    if opened and (closed or not any(mark in bare[1:] for mark in _CLOSING)):
        bare = bare[1:]
    if closed and (opened or not any(mark in bare[:-1] for mark in _OPENING)):
        bare = bare[:-1]
    bare = bare.strip()
    inner = bare.rstrip(",;:–—").translate(_INNER)
    return f"“{shorten(inner, width)}”"


def _split(text: str) -> bool:
    """Whether the first mark is closed before the end: the marks are then those of two pieces, not outer ones."""
    inner = text[1:-1]
    closing = [inner.find(mark) for mark in _CLOSING if mark in inner]
    opening = [inner.find(mark) for mark in _OPENING if mark in inner]
    return bool(closing) and bool(opening) and min(closing) < min(opening) and text[0] in _OPENING


def markdown(text: str) -> str:
    """The text so that Markdown shows it letter for letter, two dollar signs too.

    JupyterLab runs MathJax over the finished page, where ``\\$`` is a bare dollar again: only a dollar sign
    alone in an element of its own never pairs with another, so it and the backslash are wrapped.

    >>> markdown("a_b costs $5")
    'a\\\\_b costs <span>&#36;</span>5'
    """
    return _SPECIAL.sub(lambda match: _escape(match.group()), text)


def _escape(char: str) -> str:
    if char in "$\\":
        return f"<span>&#{ord(char)};</span>"
    return _ENTITY.get(char, f"\\{char}")
