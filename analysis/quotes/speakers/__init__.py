"""From attributions to speakers: who "Tokayev", "the Kazakh president", "He" and nobody at all are."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

import pandas as pd

from analysis.quotes.attribution import Attribution, Speaker
from analysis.quotes.names.clusters import Clusters
from analysis.quotes.speakers.found import Found
from analysis.quotes.speakers.story import Story
from analysis.quotes.speakers.thread import follow, read_story


def resolve_speakers(
    text: str,
    attributions: Sequence[Attribution],
    *,
    story: Story | None = None,
    aliases: Mapping[str, str] | pd.DataFrame | None = None,
    author: str | None = None,
) -> list[Speaker]:
    """Say of every attribution who speaks: one :class:`Speaker` each, in the order given.

    Parameters
    ----------
    text
        The article's text.
    attributions
        Sources, cues and contents as spans of ``text``.
    story
        The text as ``thread.read_story`` read it; read here if None.
    aliases
        The user's own names: a mapping of alias to speaker, or a frame with the columns ``alias``, ``speaker`` and,
        if wanted, ``type``. They win over everything.
    author
        The writer of the article, who is the questioner of an interview without another.

    Returns
    -------
    list of Speaker
        ``name`` is None where the speaker stays unresolved; ``reason`` says why.

    Examples
    --------
    >>> from analysis.quotes.attribution import Attribution
    >>> text = "Mayor Ada Reed spoke. “We will build,” she said."
    >>> cited = Attribution(source=((39, 42),), cue=((43, 47),), content=((22, 38),), rule="example")
    >>> resolve_speakers(text, [cited])[0].name
    'Ada Reed'
    """
    story = story or read_story(text)
    found = follow(story, attributions, author)
    known = read_aliases(aliases)
    return [_speaker(text, one, found[i], story.clusters, known) for i, one in enumerate(attributions)]


def read_aliases(aliases: Mapping[str, str] | pd.DataFrame | None) -> dict[str, tuple[str, str]]:
    """Alias in small letters to speaker and type.

    Raises
    ------
    ValueError
        If they are neither a mapping nor a table with the columns ``alias`` and ``speaker``.
    """
    if aliases is None:
        return {}
    if isinstance(aliases, pd.DataFrame):
        missing = [name for name in ("alias", "speaker") if name not in aliases]
        if missing:
            raise ValueError(f"the table of aliases lacks the column {' and '.join(missing)}")
        types = aliases["type"] if "type" in aliases else [""] * len(aliases)
        rows = zip(aliases["alias"], aliases["speaker"], types, strict=True)
    elif isinstance(aliases, Mapping):
        rows = ((alias, speaker, "") for alias, speaker in aliases.items())
    else:
        raise ValueError("aliases are a mapping of alias to speaker, or a table with these two columns")
    return {
        plain_name(str(alias)): (str(speaker), "" if pd.isna(kind) else str(kind))
        for alias, speaker, kind in rows
        if not pd.isna(alias) and not pd.isna(speaker)
    }


def plain_name(name: str) -> str:
    """A name for comparing with aliases: no article, straight apostrophes, small letters."""
    return re.sub(r"^(?:the|a|an)\s+", "", " ".join(name.replace("’", "'").casefold().split()))


def _speaker(
    text: str, one: Attribution, who: Found, clusters: Clusters, known: Mapping[str, tuple[str, str]]
) -> Speaker:
    """The record of the quotes table, the user's aliases applied."""
    if known:
        written = plain_name(text[one.source[0][0] : one.source[-1][1]]) if one.source else ""
        for form in [written, *_forms(who, clusters)]:
            if form in known:
                name, kind = known[form]
                return Speaker(name, kind or _public(who.type), who.resolution, "your alias", 1.0)
    kind, name = _public(who.type), " & ".join(who.names) or None
    if name and who.resolution == "unnamed" and _is_headline(name, clusters):
        return Speaker(None, "unknown", "unnamed", "a headline’s words, not a name alone", 0.3)
    return Speaker(name, kind, who.resolution, who.reason, round(who.score, 3))


def _is_headline(name: str, clusters: Clusters) -> bool:
    """ "Ada Reed Slams Town Council": somebody's full name, and more words with capitals behind it."""
    people = (entity.name for entity in clusters.entities if entity.type == "person" and " " in entity.name)
    return any(name.startswith(f"{person} ") and name[len(person) + 1].isupper() for person in people)


def _public(kind: str) -> str:
    """The type for the quotes table: a place that speaks is those who govern it, a named thing those who made it."""
    return "organisation" if kind in ("place", "thing") else kind


def _forms(who: Found, clusters: Clusters) -> Iterable[str]:
    """Every form of the one speaker found."""
    if len(who.names) == 1:
        yield plain_name(who.names[0])
        for number in who.entities:
            yield from sorted({plain_name(text) for text in clusters.entities[number].texts})
