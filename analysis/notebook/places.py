"""Where the notebooks and the sample articles are, in a checkout and in an installed copy."""

from __future__ import annotations

import sys
from difflib import get_close_matches
from pathlib import Path

from analysis.article import Article

_ROOTS = (Path(__file__).resolve().parents[2], Path(sys.prefix) / "share" / "quotelab")


def folder(name: str) -> Path:
    """The folder ``notebooks`` or ``seeds`` that came with this copy of quotelab.

    Raises
    ------
    FileNotFoundError
        If neither the checkout nor the installation has it.
    """
    for root in _ROOTS:
        if any((root / name).glob("*.*")):
            return root / name
    places = " or ".join(str(root / name) for root in _ROOTS)
    raise FileNotFoundError(
        f"this copy of quotelab has no {name} (looked in {places}); clone the repository to have them"
    )


def samples() -> list[str]:
    """The names of the sample articles, to hand to :func:`open_article`.

    >>> "tokayev-state-visit" in samples()
    True
    """
    return sorted(path.stem for path in folder("seeds").glob("*.txt"))


def open_article(source: str | Path, *, speaker: str | None = None) -> Article:
    """The article behind whatever a notebook was given: the name of a sample, a file, a web address, or the text itself.

    Parameters
    ----------
    source
        A name of :func:`samples`, else anything :func:`analysis.read` takes.
    speaker
        Set it if the whole text is one person's speech.

    Raises
    ------
    FileNotFoundError, ValueError
        If there is nothing to read, with what to do about it.

    Examples
    --------
    >>> open_article("tokayev-state-visit").id
    'tokayev-state-visit'
    """
    from analysis import read

    sample = _sample(source)
    article = read(sample if sample else source, speaker=speaker)
    if not sample and article.text == source and " " not in str(source).strip():
        raise FileNotFoundError(_unknown(str(source)))
    return article


def _unknown(name: str) -> str:
    """What to say of a word that is neither a file nor a sample, and no article."""
    near = get_close_matches(name, samples(), n=1)
    meant = f"did you mean {near[0]}?" if near else f"the samples are {', '.join(samples())}"
    return f"{name.strip()}: there is no such file or sample (looked in {Path.cwd()}); {meant}"


def _sample(source: str | Path) -> Path | None:
    name = str(source)
    if not name or len(name) > 100 or any(sign in name for sign in "/\\\n. "):
        return None
    path = folder("seeds") / f"{name}.txt"
    return path if path.is_file() else None
