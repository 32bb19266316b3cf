"""What stands before a name inside its capitals: titles, roles, an office and its field; and which words are the name's own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from analysis.quotes.names import lexicon
from analysis.quotes.names.kinds import is_given, is_title, title_of
from analysis.quotes.names.name import SUFFIXES
from analysis.quotes.names.posts import Post, narrowing, post_before, role_ending
from analysis.quotes.names.tokens import Word, in_brackets

# Titles that are particles of names too.
_PARTICLES = frozenset(["del", "di", "st", "saint"])
# Pupils and students by their year, before a full name alone: senior officials are none.
_CLASSES = frozenset(["senior", "junior", "sophomore", "freshman"])


def pretitle(words: Sequence[Word], first: int, last: int) -> tuple[int, tuple[Post, ...], bool]:
    """Where the name begins after titles and roles, the posts these give, and whether one stands right before it."""
    whole = " ".join(word.lower for word in words[first : last + 1])
    known = whole in lexicon.organisations("name") or whole in lexicon.nations()
    if known or is_group(words[first : last + 1]) or _is_body(words, first, last):
        return first, (), False  # General Mills, St Louis, Doctors Without Borders, Duke University
    while last > first and lexicon.bare(words[last].text) in SUFFIXES:
        last -= 1
    for at in range(last, first - 1, -1):
        posts = _by_title(words, first, at, last) or _by_role(words, first, at, last)
        if posts:
            return at + 1, posts, True
    return _after_adjectives(words, first, last), (), False


def _by_title(words: Sequence[Word], first: int, at: int, last: int) -> tuple[Post, ...]:
    """The posts that a title at ``at`` gives, with the titles and roles before it; none if it is no title here."""
    title = None if _is_part_of_name(words, first, at) else title_of(words[at])
    if title is None:
        return ()
    church = words[at].lower in ("st", "saint") and words[last].lower in lexicon.organisations("head")
    student = words[at].lower in _CLASSES and not (at < last and is_given(words[at + 1]))
    named = title.given and at == first and _is_told_by_role(words, first, last)
    if church or student or named or (at == last and _is_surname(words, first, at, last)):
        return ()
    post = Post(title.role, _narrow(words, first, at), title.plural, title.gender)
    return (post, *_titles_before(words, first, at), *post_before(words, at))


def _is_body(words: Sequence[Word], first: int, last: int) -> bool:
    """A word that is a title and a name, and one for organisations or places: Duke University, King County."""
    title, ends = lexicon.titles().get(words[first].lower), words[last].lower
    known = (
        ends in lexicon.organisations("head") or ends in lexicon.organisations("thing") or ends == "county"
    )
    return title is not None and title.given and last == first + 1 and known


def _by_role(words: Sequence[Word], first: int, at: int, last: int) -> tuple[Post, ...]:
    """The post that a role which ends at ``at`` gives to the name behind it; none if it is part of a name."""
    ended = role_ending(words, at)
    if not ended or not ended[1].before_name or _is_surname(words, first, at, last):
        return ()
    start, role = ended
    body = first < at == last and words[at].lower in lexicon.organisations("head")
    theirs = not (at < last and is_given(words[at + 1])) and _is_theirs(words, first, start)
    first_name = at == first == last - 1 and words[at].lower in lexicon.given_names()  # Dean Baker
    middle = (
        first < at < last and is_given(words[at - 1]) and not is_given(words[at + 1])
    )  # Daniel Porter Hale
    if body or theirs or first_name or middle:
        return ()
    return (Post(role.role, _narrow(words, first, start), role.plural, role.gender),)


def _after_adjectives(words: Sequence[Word], first: int, last: int) -> int:
    """Where a name begins behind the adjective of a nation, unless it is an organisation's: "Vardian Ada Reed"."""
    ends = words[last].lower
    if ends in lexicon.organisations("head") or ends in lexicon.organisations("name"):
        return first
    at = first
    while at < last and words[at].lower in lexicon.adjectives() and not is_given(words[at]):
        at += 1
    return at


def _is_part_of_name(words: Sequence[Word], first: int, at: int) -> bool:
    """An initial or a particle inside a name is no title: Ada M. Reed, Lana Del Rey, Yves Saint Laurent, Billie Jean King."""
    if words[at].lower == "del" and at + 1 < len(words) and not words[at + 1].gap.startswith("."):
        return True
    if at == first:
        return False
    title = lexicon.titles().get(lexicon.bare(words[at].text))
    named = words[at].lower in _PARTICLES or (title is not None and title.given)
    return len(lexicon.bare(words[at].text)) == 1 or (named and words[at - 1].lower in lexicon.given_names())


def is_group(run: Sequence[Word]) -> bool:
    """People and what they stand for: Citizens for Tax Justice, Mothers Against Drunk Driving."""
    return len(run) > 2 and lexicon.is_many(run[0].lower) and run[1].lower in ("for", "against", "without")


def _is_theirs(words: Sequence[Word], first: int, start: int) -> bool:
    """People in an organisation's name: the Federation of Bus Drivers, the Partnership for Conservative Values."""
    joined = start > first + 1 and words[start - 1].lower in ("of", "for")
    return joined and words[start - 2].lower in lexicon.organisations("head")


def _titles_before(words: Sequence[Word], first: int, at: int) -> Iterator[Post]:
    """The titles before a title: the detective in "Det Sgt Ada Reed"."""
    titles = (title_of(word) for word in words[first:at])
    return (Post(title.role, frozenset(), title.plural, title.gender) for title in titles if title)


def _is_told_by_role(words: Sequence[Word], first: int, last: int) -> bool:
    """A role in small letters stands before two names: "the radio host Duke Reed" is no duke."""
    return 0 < first < last and words[first].gap == " " and role_ending(words, first - 1) is not None


def after_office(words: Sequence[Word], begin: int, last: int) -> tuple[int, tuple[Post, ...]]:
    """Where the name begins in what stands after a role and "of", and the post: "Supervisor of Elections Ada Reed"."""
    if begin < 2 or begin > last or words[begin - 1].lower not in ("of", "for") or is_given(words[begin]):
        return begin, ()
    ended = role_ending(words, begin - 2)
    if not ended:
        return begin, ()
    at = begin
    while at < last and words[at].lower in lexicon.organisations("field") and words[at + 1].gap == " ":
        at += 1
    at = next((i for i in range(begin + 1, last) if is_given(words[i])), at)
    post = Post(ended[1].role, narrowing(word.text for word in words[begin:at]), False, ended[1].gender)
    return at, (post,) if at > begin and at < last else ()


def is_abbreviation(words: Sequence[Word], begin: int, last: int) -> bool:
    """A title is repeated in brackets: "Deputy Harbour Officer (DHO) Ada Reed"."""
    return begin < last and words[begin].text.isupper() and in_brackets(words, begin)


def _narrow(words: Sequence[Word], first: int, end: int) -> frozenset[str]:
    """The words before a role inside its run, and an adjective in small letters before the run."""
    lead = (
        [words[first - 1].text]
        if first and words[first].gap == " " and words[first - 1].lower == "former"
        else []
    )
    return narrowing([*lead, *(word.text for word in words[first:end])])


def _is_surname(words: Sequence[Word], first: int, at: int, last: int) -> bool:
    """A role word that is part of a name: Amy Baker, General Assembly."""
    if at < last:
        person = at + 1 < last and is_given(words[at + 1])  # Mayor Don Guardian
        return words[last].lower in lexicon.organisations("head") and not person
    before = words[at - 1] if at > first else None
    given = before is not None and all(word.lower in lexicon.given_names() for word in words[first:at])
    if given and at - first == 1 and before.lower not in lexicon.nations():
        return True  # Jan Brewer
    return before is not None and (
        is_given(before) or (given and is_given(words[first])) or before.text[-1] == "." or is_title(before)
    )
