"""From the source of a quote to the speaker: who "Tokayev", "the Kazakh president" or "He" is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from analysis.quotes.attribution import Attribution, Speaker
from analysis.quotes.clusters import Clusters, Mention, cluster
from analysis.quotes.focus import Candidate, Said, Scene, antecedent, candidates
from analysis.quotes.names import read_names
from analysis.quotes.nominals import Meant, bodies, holders
from analysis.quotes.phrases import Phrase, read_source
from analysis.text import sentences

_MARGIN = 0.12
_PASSIVE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|gets?|got)\b.*\b\w+(?:ed|en|wn|id|ught)\b|^so-called$|^known|^allegations?\b|^reports?\b",
    re.I,
)
_FIRST = frozenset(["i", "we", "my", "our", "me", "us", "ourselves", "myself"])
_RELATIVE = frozenset(["who", "which", "whom", "that", "whose"])


class _Found(NamedTuple):
    """A speaker as found: its names (several people are several), and the entities they are."""

    names: tuple[str, ...]
    type: str
    resolution: str
    reason: str
    score: float
    entities: tuple[int, ...] = ()
    gender: str = ""


def resolve_speakers(
    text: str,
    attributions: Sequence[Attribution],
    *,
    quotations: Sequence[Any] = (),
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
    quotations
        The paired quotation marks (see ``quotes.marks.pair_marks``); without them the marked contents are used.
    aliases
        The user's own names: a mapping of alias to speaker, or a frame with the columns ``alias``, ``speaker`` and,
        if wanted, ``type``. They win over everything.
    author
        The writer of the article, whom "I" outside quotation marks means.

    Returns
    -------
    list of Speaker
        ``name`` is None where the speaker stays unresolved; ``reason`` says why.

    Examples
    --------
    >>> text = "Mayor Ada Reed spoke. “We will build,” she said."
    >>> cited = Attribution(((43, 46),), ((47, 51),), ((22, 42),), "example")
    >>> resolve_speakers(text, [cited])[0].name
    'Ada Reed'
    """
    clusters = cluster(read_names(text))
    scene = Scene(clusters, sentences(text), _quoted(text, attributions, quotations))
    known = _aliases(aliases)
    order = sorted(range(len(attributions)), key=lambda i: _anchor(attributions[i]))
    said: list[Said] = []
    found: dict[int, _Found] = {}
    for index in order:
        one = attributions[index]
        who = _resolve(scene, one, said, attributions, found, author)
        found[index] = who
        said.append(
            Said(
                _anchor(one),
                who.names,
                who.type,
                who.gender,
                len(who.names) > 1,
                who.entities,
                one.end,
                one.start,
            )
        )
    return [_speaker(text, attributions[i], found[i], clusters, known) for i in range(len(attributions))]


def _anchor(one: Attribution) -> int:
    """Where an attribution stands: its source, else its cue, else its content."""
    return (one.source or one.cue or one.content)[0][0]


def _quoted(
    text: str, attributions: Iterable[Attribution], quotations: Sequence[Any]
) -> list[tuple[int, int]]:
    """Stretches inside quotation marks, sorted."""
    if quotations:
        spans = [span for one in quotations if one.role == "speech" and one.depth == 0 for span in one.spans]
    else:
        spans = [
            span for one in attributions for span in one.content if text[span[0] : span[0] + 1] in "“\"«„‘'"
        ]
    return sorted(set(spans))


def _resolve(
    scene: Scene,
    one: Attribution,
    said: Sequence[Said],
    attributions: Sequence[Attribution],
    found: Mapping[int, _Found],
    author: str | None,
) -> _Found:
    """Who speaks in one attribution."""
    if not one.source:
        return _implicit(scene, one, said)
    start, end = one.source[0][0], one.source[-1][1]
    phrases = read_source(scene.clusters, start, end)
    if len(phrases) > 1:
        return _joined([_one(scene, phrase, one, said, author) for phrase in phrases])
    if not phrases:
        return _Found((), "unknown", "unnamed", "the source holds no words", 0.2)
    if phrases[0].word in _FIRST:
        return _first_person(scene, one, attributions, found, author)
    return _one(scene, phrases[0], one, said, author)


def _joined(parts: Sequence[_Found]) -> _Found:
    """Several speakers named together."""
    if not all(part.names for part in parts):
        lost = next(part for part in parts if not part.names)
        return lost._replace(type="group")
    names = tuple(name for part in parts for name in part.names)
    entities = tuple(number for part in parts for number in part.entities)
    resolution = parts[0].resolution
    return _Found(names, "group", resolution, "named together", min(part.score for part in parts), entities)


def _one(scene: Scene, phrase: Phrase, one: Attribution, said: Sequence[Said], author: str | None) -> _Found:
    """Who one phrase means."""
    if phrase.kind == "name":
        return _by_name(scene.clusters, phrase)
    if phrase.kind == "generic":
        return _generic(phrase)
    if phrase.kind == "pronoun":
        if phrase.word in _RELATIVE:
            return _relative(scene, phrase, one, said, author)
        return _by_pronoun(scene, phrase, one, said)
    if phrase.kind == "role":
        return _by_role(scene, phrase, said)
    if phrase.kind == "body" and phrase.definite and not phrase.owner:
        return _by_body(scene, phrase, said)
    return _described(phrase)


def _by_name(clusters: Clusters, phrase: Phrase) -> _Found:
    mention = phrase.mention
    if mention.entity is None:
        rivals = ", ".join(clusters.entities[number].name for number in mention.rivals)
        surname = mention.name.words[-1]
        return _Found((), "unknown", "partial", f"two people called {surname}: {rivals}", 0.3)
    entity = clusters.entities[mention.entity]
    kind = {"place": "organisation", "unknown": _guess(mention)}.get(entity.type, entity.type)
    text = clusters.reading.text[mention.start : mention.end]
    full = " ".join(text.split()).casefold() == entity.name.replace("’", "'").casefold()
    whose = f" ({phrase.owner})" if phrase.owner else ""
    reason = f"named in full{whose}" if full else f"short for {entity.name}{whose}"
    score = 0.97 if entity.type in ("person", "organisation") else 0.85
    return _Found(
        (entity.name,), kind, "named" if full else "partial", reason, score, (entity.number,), entity.gender
    )


def _guess(mention: Mention) -> str:
    """What an unknown name that speaks is likely to be."""
    return "person" if len(mention.name.words) < 3 else "organisation"


def _generic(phrase: Phrase) -> _Found:
    return _Found((), "unknown", "pronoun", f"“{phrase.word}” is nobody in particular", 0.6)


def _described(phrase: Phrase) -> _Found:
    """Somebody unnamed, in the words of the text."""
    kind = {"role": "person", "body": "organisation", "document": "document", "group": "group"}.get(
        phrase.kind, "unknown"
    )
    if phrase.plural and kind == "person":
        kind = "group"
    return _Found(
        (phrase.text,) if phrase.text else (), kind, "unnamed", "unnamed: in the text's own words", 0.8
    )


def _by_role(scene: Scene, phrase: Phrase, said: Sequence[Said]) -> _Found:
    """Who holds a post; somebody unnamed if nobody in the text does."""
    if not phrase.definite or phrase.owner:
        return _described(phrase)
    recent = [m.entity for m in scene.clusters.mentions if m.start < phrase.start and m.entity is not None]
    meant = holders(scene.clusters, phrase, recent)
    if phrase.plural:
        return _several(scene, phrase, meant, said)
    if not meant.entities:
        last = _taken_up(scene, phrase, said)
        return last or _described(phrase)
    return _pick(scene, meant, phrase, said)


def _taken_up(scene: Scene, phrase: Phrase, said: Sequence[Said]) -> _Found | None:
    """A speaker described before in the same words: "a local baker", "the baker"."""
    for one in reversed(said[-12:]):
        for name in one.names:
            if len(one.names) == 1 and not one.entities and name.lower().split()[-1:] == [phrase.word]:
                return _Found((name,), one.type, "nominal", f"the {phrase.word} quoted before", 0.75)
    return None


def _pick(scene: Scene, meant: Meant, phrase: Phrase, said: Sequence[Said]) -> _Found:
    """The one meant, or the one in focus among several; else nobody."""
    chosen, score = meant.entities[0], 0.9
    if len(meant.entities) > 1:
        numbers = {entity.number for entity in meant.entities}
        here = scene.sentence(phrase.start)
        near = {
            m.entity
            for m in scene.clusters.mentions
            if m.entity in numbers and 0 <= here - scene.sentence(m.start) <= 3 and m.start < phrase.start
        }
        last = [number for one in said[-2:] for number in one.entities if number in numbers]
        if len(near) == 1:
            number = near.pop()
        elif last and len(set(last)) == 1 and len(near) < 2:
            number = last[-1]
        else:
            names = ", ".join(entity.name for entity in meant.entities[:4])
            return _Found((), "person", "nominal", f"“{phrase.text}” may be {names}", 0.4)
        chosen, score = scene.clusters.entities[number], 0.75
    kind = "organisation" if chosen.type in ("organisation", "place") else chosen.type
    return _Found((chosen.name,), kind, "nominal", meant.reason, score, (chosen.number,), chosen.gender)


def _several(scene: Scene, phrase: Phrase, meant: Meant, said: Sequence[Said]) -> _Found:
    """ "The senators": those who were quoted together before."""
    numbers = {entity.number for entity in meant.entities}
    for one in reversed(said[-6:]):
        if len(one.names) > 1 and (not one.entities or set(one.entities) <= numbers or not numbers):
            return _Found(
                one.names, "group", "nominal", f"the {phrase.word}s quoted before", 0.75, one.entities
            )
    return _described(phrase)


def _by_body(scene: Scene, phrase: Phrase, said: Sequence[Said]) -> _Found:
    """The organisation that a noun takes up."""
    meant = bodies(scene.clusters, phrase, phrase.start)
    if not meant.entities:
        return _described(phrase)
    if len(meant.entities) == 1:
        return _pick(scene, meant, phrase, said)
    numbers = {entity.number for entity in meant.entities}
    for one in reversed(said[-3:]):
        hit = [number for number in one.entities if number in numbers]
        if hit:
            return _pick(scene, Meant((scene.clusters.entities[hit[0]],), meant.reason), phrase, said)
    return _pick(scene, meant, phrase, said)._replace(type="organisation")


def _by_pronoun(scene: Scene, phrase: Phrase, one: Attribution, said: Sequence[Said]) -> _Found:
    """The likeliest of those a pronoun may mean, if it stands out."""
    avoid = [span for span in one.content if span[0] < phrase.start]
    ranked = candidates(scene, phrase.word, phrase.start, said, avoid)
    return _likeliest(ranked, "pronoun", f"“{phrase.word}”")


def _likeliest(ranked: Sequence[Candidate], resolution: str, what: str) -> _Found:
    if not ranked:
        return _Found((), "unknown", resolution, f"nobody before whom {what} could mean", 0.3)
    first = ranked[0]
    if len(ranked) > 1 and first.weight - ranked[1].weight < _MARGIN:
        names = ", ".join(" & ".join(item.names) for item in ranked[:2])
        return _Found((), first.type, resolution, f"{what} may be {names}", 0.4)
    lead = first.weight - (ranked[1].weight if len(ranked) > 1 else 0)
    score = min(0.95, 0.7 + 0.25 * lead)
    return _Found(
        first.names, first.type, resolution, f"{what}: in focus", score, first.entities, first.gender
    )


def _relative(
    scene: Scene, phrase: Phrase, one: Attribution, said: Sequence[Said], author: str | None
) -> _Found:
    """ "who" and "which" mean the noun phrase before them."""
    span = antecedent(scene, one.source[0][0])
    if span is None:
        return _Found((), "unknown", "pronoun", f"nothing before “{phrase.word}”", 0.3)
    parts = read_source(scene.clusters, *span)
    if not parts or parts[-1].kind == "pronoun":
        return _Found((), "unknown", "pronoun", f"nothing clear before “{phrase.word}”", 0.3)
    who = _one(scene, parts[-1], one, said, author)
    return who._replace(
        resolution="pronoun",
        reason=f"“{phrase.word}” after {' & '.join(who.names)}" if who.names else who.reason,
    )


def _first_person(
    scene: Scene,
    one: Attribution,
    attributions: Sequence[Attribution],
    found: Mapping[int, _Found],
    author: str | None,
) -> _Found:
    """ "I" is who speaks around it, outside quotation marks the writer."""
    at = one.source[0][0]
    for index, who in found.items():
        other = attributions[index]
        if other is not one and any(start <= at < end for start, end in other.content):
            return who._replace(resolution="pronoun", reason="speaks of himself or herself inside the quote")
    holder = scene.inside(at)
    if holder is None:
        return _Found((), "author", "pronoun", "the writer", 0.7)
    return _Found((), "unknown", "pronoun", "first person inside a quote nobody is given for", 0.3)


def _implicit(scene: Scene, one: Attribution, said: Sequence[Said]) -> _Found:
    """No source: the subject of the clause before, or the speaker whose quote goes on."""
    text = scene.clusters.reading.text
    cue = " ".join(text[start:end] for start, end in one.cue)
    if _PASSIVE.search(cue):
        return _Found((), "unknown", "implicit", "passive: nobody is named", 0.6)
    at = _anchor(one)
    before = [other for other in said if other.at <= at]
    last = before[-1] if before else None
    if last is None or not last.names:
        return _Found((), "unknown", "implicit", "nobody is named", 0.4)
    here = scene.sentence(at)
    near = here - scene.sentence(max(last.at, last.end - 1))
    if near <= (1 if one.cue else 2):
        return _Found(
            last.names,
            last.type,
            "implicit",
            "goes on: same speaker as before",
            0.8 - 0.1 * near,
            last.entities,
            last.gender,
        )
    return _Found((), "unknown", "implicit", "nobody is named near", 0.4)


# --- the user's aliases, and the record


def _aliases(aliases: Mapping[str, str] | pd.DataFrame | None) -> dict[str, tuple[str, str]]:
    """Alias in small letters to speaker and type."""
    if aliases is None:
        return {}
    if isinstance(aliases, pd.DataFrame):
        types = aliases["type"] if "type" in aliases else [""] * len(aliases)
        rows = zip(aliases["alias"], aliases["speaker"], types, strict=True)
    else:
        rows = ((alias, speaker, "") for alias, speaker in aliases.items())
    return {
        _plain(str(alias)): (str(speaker), "" if pd.isna(kind) else str(kind))
        for alias, speaker, kind in rows
        if not pd.isna(alias) and not pd.isna(speaker)
    }


def _plain(name: str) -> str:
    """A name for comparing with aliases: no article, straight apostrophes, small letters."""
    return re.sub(r"^(?:the|a|an)\s+", "", " ".join(name.replace("’", "'").casefold().split()))


def _speaker(
    text: str, one: Attribution, who: _Found, clusters: Clusters, known: Mapping[str, tuple[str, str]]
) -> Speaker:
    """The record of the quotes table, the user's aliases applied."""
    if known:
        written = _plain(text[one.source[0][0] : one.source[-1][1]]) if one.source else ""
        for form in [written, *_forms(who, clusters)]:
            if form in known:
                name, kind = known[form]
                return Speaker(name, kind or who.type, who.resolution, "your alias", 1.0)
    return Speaker(" & ".join(who.names) or None, who.type, who.resolution, who.reason, round(who.score, 3))


def _forms(who: _Found, clusters: Clusters) -> Iterable[str]:
    """Every form of the one speaker found."""
    if len(who.names) != 1:
        return
    yield _plain(who.names[0])
    for number in who.entities:
        yield from sorted({_plain(text) for text in clusters.entities[number].texts})
