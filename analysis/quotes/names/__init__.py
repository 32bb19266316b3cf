"""Names of people, organisations and places as they stand in a text, with the titles and roles beside them."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from analysis.quotes.names import lexicon
from analysis.quotes.names.acronyms import with_acronyms
from analysis.quotes.names.interpret import interpret
from analysis.quotes.names.joined import couples, share_titles
from analysis.quotes.names.kinds import is_compound, is_given
from analysis.quotes.names.name import Name, Reading
from analysis.quotes.names.posts import Post
from analysis.quotes.names.runs import PARTICLES, headlines, name_runs, opens_sentence
from analysis.quotes.names.tokens import Word, read_words
from analysis.quotes.verbs import finite_forms
from analysis.text import reporting_forms, span_at, straighten

_BORN = frozenset(["born", "né", "née"])
# What only people do.
_HUMAN = frozenset(
    "defied ignored attended visited hugged kissed married smiled laughed grinned nodded shrugged waved campaigned testified "
    "apologized apologised resigned".split()
)
_MISTER = frozenset(["mr", "mrs", "ms", "miss"])


def read_names(text: str) -> Reading:
    """Find the names of a text, in order of position."""
    straight = straighten(text)
    words = read_words(straight)
    lines = headlines(straight, words)
    lower = {word.text for word in words if word.text.islower()}
    names: list[Name] = []
    runs = [
        run for run in _parted(words, list(name_runs(words))) if span_at(lines, words[run[0]].start) is None
    ]
    for first, last in runs:
        names.extend(interpret(straight, words, first, last, lower))
    names = _surnames_first(words, [*names, *_like_words(words, runs, names, lower)], lower)
    names = share_titles(words, couples(words, _without_birth_names(words, names)))
    return Reading(text, straight, words, with_acronyms(words, _without_openers(words, names)), lines)


def _parted(words: Sequence[Word], runs: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The runs, an organisation and the surname right behind it apart: "to the Tolmar Post Reed said"."""
    surnames = {words[last].lower for first, last in runs if last > first and is_given(words[first])}
    for first, last in runs:
        named = last > first + 1 and words[last].lower in surnames
        body = named and words[last - 1].lower in lexicon.organisations("head")
        if body and first > 0 and words[first - 1].lower == "the" and words[last].gap == " ":
            yield from ((first, last - 1), (last, last))
        else:
            yield first, last


def _surnames_first(words: Sequence[Word], names: list[Name], lower: set[str]) -> list[Name]:
    """The names by position; a place or firm that is the surname of somebody in the text is that surname (Jordan, Bloomberg),
    unless the text calls that person Mr. Bloomberg, and so is the surname after a word that only opens the sentence (Notice Reed ...)."""
    known = {name.words[-1] for name in names if len(name.words) > 1 and name.kind == "person"}
    leading = {name.words[0] for name in names if len(name.words) > 1 and not is_given(words[name.first])}
    first_names = Counter(
        name.words[-1] for name in names if len(name.words) == 2 and name.words[0] != "Will"
    )
    known_as = {name.words[0] for name in names if len(name.words) == 1 and _is_mister(words, name)}
    found, first_named = [], _first_named(names)
    for name in names:
        auxiliary = (
            name.words[0] == "Will" and opens_sentence(words[name.first]) and first_names[name.words[-1]]
        )
        if _is_title_after(name, first_named):
            last = words[name.last]
            post = Post(name.words[0].lower())
            name = name._replace(
                start=last.start, first=name.last, words=(last.text,), posts=(post, *name.posts), titled=True
            )
        elif (
            name.kind in ("place", "organisation")
            and len(name.words) == 1
            and name.words[0] in known - known_as
        ):
            name = name._replace(kind="unknown")
        elif (name.kind == "unknown" or auxiliary) and len(name.words) == 2 and name.words[1] in known:
            first = words[name.first]
            opener = auxiliary or _adds_nothing(first, lower)
            last = words[name.last]
            name = (
                name._replace(start=last.start, first=name.last, outer=name.last, words=(last.text,))
                if opener
                else name._replace(kind="person")
            )
        elif name.kind == "unknown" and len(name.words) == 2 and name.words[1] in leading:
            first, last = words[name.first], words[name.last]
            if opens_sentence(first) and first.text.endswith("ing"):  # Sentencing Chua
                name = name._replace(start=last.start, first=name.last, outer=name.last, words=(last.text,))
        found.append(name)
    return sorted(found, key=lambda name: name.start)


def _is_mister(words: Sequence[Word], name: Name) -> bool:
    """ "Mr." or "Mrs." stands before a surname."""
    return name.titled and not name.posts[0].role and words[name.first - 1].lower in _MISTER


def _first_named(names: Sequence[Name]) -> dict[str, dict[str, int]]:
    """Of every surname the given names that stand before it, and where each first does."""
    found: dict[str, dict[str, int]] = defaultdict(dict)
    for name in names:
        if len(name.words) > 1:
            given = found[name.words[-1]]
            given[name.words[0]] = min(name.start, given.get(name.words[0], name.start))
    return found


def _is_title_after(name: Name, first_named: Mapping[str, Mapping[str, int]]) -> bool:
    """ "Dean Hale", where Ann Hale was named before."""
    first = name.words[0].lower()
    if (
        name.kind != "person"
        or len(name.words) != 2
        or first not in lexicon.roles()
        or first in lexicon.titles()
    ):
        return False
    others = first_named[name.words[1]].items()
    return any(given != name.words[0] and start < name.start for given, start in others)


def _adds_nothing(word: Word, lower: set[str]) -> bool:
    """A word that has its capital from the start of a sentence or a headline, before a surname: Notice Reed, Team Reed."""
    if word.lower in PARTICLES or is_given(word):
        return False
    told = word.lower in lexicon.nations() or word.lower in lexicon.function_words("modifier")
    ending = word.text.endswith(("ing", "ly")) or word.lower in reporting_forms()
    formed = is_compound(word) or (ending and opens_sentence(word))
    return told or formed or (opens_sentence(word) and word.lower in lower)


def _like_words(
    words: Sequence[Word], runs: list[tuple[int, int]], names: list[Name], lower: set[str]
) -> Iterator[Name]:
    """Surnames that are roles, adjectives or other words too, where they stand alone: Dean, in a text that has Ada Dean."""
    known = {name.words[-1].lower() for name in names if len(name.words) > 1 and name.kind == "person"}
    held = known & (lexicon.roles().keys() | lexicon.titles().keys())
    common = known & (lexicon.function_words("adjective") | lexicon.no_names() | lower)
    found = {name.last for name in names}
    small = Counter(word.text for word in words if word.text in known)
    alone = (name for name in names if len(name.words) == 1 and not opens_sentence(words[name.first]))
    often = Counter(name.words[0].lower() for name in alone)
    for first, last in runs:
        word = words[last]
        if last in found:
            continue
        after_the = last > 0 and words[last - 1].lower in ("the", "a", "an")
        bare = all(before.lower in lexicon.no_names() for before in words[first:last])
        named = often[word.lower] > small[word.lower] or _acts(words, last)
        plain = word.lower in common and first == last and named
        if not after_the and bare and (word.lower in held or plain):
            yield Name(
                word.start, word.end, last, last, (word.text,), "unknown", owner=word.owner, outer=last
            )


def _acts(words: Sequence[Word], at: int) -> bool:
    """A word that is a name here for what stands beside it: it owns something, or a reporting verb or no noun follows."""
    after = words[at + 1] if at + 1 < len(words) else None
    if words[at].owner or after is None or after.lower in finite_forms():
        return True
    told = after.gap == ", " and (after.lower in ("who", "whose") or after.text.isdigit())
    if told or (after.gap == " " and after.lower in lexicon.function_words("auxiliary")):
        return True
    small = lexicon.function_words("preposition") | lexicon.function_words("auxiliary")
    done = after.gap == " " and after.text.endswith("ed")
    if done and words[at].lower not in lexicon.function_words("adjective"):
        return True
    return not opens_sentence(words[at]) and (
        after.gap != " " or after.lower in small or after.text.endswith("ed")
    )


def _without_openers(words: Sequence[Word], names: list[Name]) -> list[Name]:
    """The names without words that have a capital only where a sentence begins, and of which nothing else is known."""

    def doubtful(name: Name) -> bool:
        alone = name.kind == "unknown" and len(name.words) == 1 and not name.titled
        return alone and opens_sentence(words[name.first]) and not name.posts

    sure = {word for name in names if not doubtful(name) or _does(words, name) for word in name.words}
    return [name for name in names if not doubtful(name) or name.words[0] in sure]


def _does(words: Sequence[Word], name: Name) -> bool:
    """A name owns something, says something ("Reed openly admitted") or does what people alone do ("Reed shrugged")."""
    after = words[name.last + 1 : name.last + 3]
    after = after[1:] if after and after[0].lower.endswith("ly") else after
    if name.owner or not after:
        return name.owner
    verb, many = after[0].lower, name.words[-1].endswith("s")  # "Photos showed"
    return verb in reporting_forms() or (not many and (verb in finite_forms() or verb in _HUMAN))


def _without_birth_names(words: Sequence[Word], names: list[Name]) -> list[Name]:
    """The names without those somebody had before: "Ted Hale, born Thomas Edward Hale", "his name, Thomas Hale"."""
    found, given = [], defaultdict(set)
    for name in names:
        before = words[name.first - 1] if name.first else None
        gap = words[name.first].gap
        born = before is not None and (
            (before.lower in _BORN and gap == " ") or (before.lower == "name" and gap == ", ")
        )
        if born and len(name.words) > 1 and given[name.words[-1]] - {name.words[0]}:
            continue
        given[name.words[-1]] |= {name.words[0]} if len(name.words) > 1 else set()
        found.append(name)
    return found
