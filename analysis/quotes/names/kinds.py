"""What the words of a name tell of it: person, organisation or place; which gender; whether it is a name at all."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence

from analysis.quotes.names import lexicon
from analysis.quotes.names.runs import opens_sentence
from analysis.quotes.names.tokens import Word

_ACRONYM = re.compile(r"(?:[A-Z]\.){2,}|[A-Z][A-Z&-]*[A-Z]s?|[A-Z]{2,}[a-z]?\d?")
_COMPOUND = re.compile(
    r"-(?:[a-z]+(?:ed|ing|ly)|led|run|born|style|era|wide|like|only|elect|made|built|type|bound|area|friendly|held|free|"
    r"won|speak|year|month|week|day|hour|minute|point|term|time|part|page|member|man|woman|person|mile|foot|old|long)$"
)
# Given names behind a surname: Seo Ha-rin.
_KOREAN = re.compile(r"[A-Z][a-z]{1,6}-[a-z]{2,6}")
_SURNAMES = frozenset(["may", "april", "june", "august", "march"])
# Whatever stands before them: Leland County, Jackson Council.
_NO_SURNAMES = frozenset(
    "party university college institute foundation association federation corporation company council committee commission "
    "department ministry agency hospital museum county street avenue river airport stadium realty properties holdings industries enterprises".split()
)
# Letters that are short for no organisation: things, titles, illnesses, times, ways to sign.
_NO_ACRONYM = frozenset(
    "OK TV PAC MBA PHD BA MA MD JD AM PM AD BC CEO CFO COO PR IT ID DNA HIV AIDS PTSD MP MPs PHOTO VIDEO ABSTRACT FULL TEXT "
    "SUV CD DVD GPS ATM PIN URL USB PDF FAQ QA IPO GDP VIP VP POTUS FLOTUS LGBT LGBTQ PCP LSD PVC CCTV UFO IQ NDA DUI DIY RSVP "
    "EST EDT CST CDT MST MDT PST PDT GMT UTC ET LA NY NYC DC JFK FDR LBJ".split()
)
# Two letters before a name that are no initials.
_TWO_LETTERS = frozenset(
    "US UK EU UN AI IT TV PM AP GM GE BP HP LG NY LA DC UC BT FC AC PR PC VP CO OK MI FA UB SS TD MP".split()
)


def is_given(word: Word) -> bool:
    """A given name and hardly anything else."""
    given = lexicon.given_names().get(word.lower)
    return given is not None and not given.also_other


def title_of(word: Word) -> lexicon.Title | None:
    """The honorific that a word is (Mr., Sen.); "Di" is no DI."""
    title = lexicon.titles().get(lexicon.bare(word.text))
    return None if title and title.capitals and not word.text.isupper() else title


def is_title(word: Word) -> bool:
    """An honorific (Mr., Sen.)."""
    return title_of(word) is not None


def is_calendar(words: Sequence[Word], first: int, last: int) -> bool:
    """The last word is a day or month and no surname (Theresa May)."""
    if words[last].lower not in lexicon.function_words("calendar"):
        return False
    dated = last + 1 < len(words) and words[last + 1].text[0].isdigit()
    surname = words[last].lower in _SURNAMES and last - first >= 1 and words[last].gap == " "
    return dated or not (surname or (last - first == 1 and is_given(words[first])))


def is_compound(word: Word) -> bool:
    """An adjective made of a name: Osmere-based, Ivy League-trained."""
    return _COMPOUND.search(word.text) is not None


def is_no_name(word: Word, lower: set[str]) -> bool:
    """A single capitalised word that is no name: a small word, a common word at the start of a sentence, a role."""
    text = word.lower
    if is_no_acronym(word.text) or (len(text) > 3 and word.text.isupper() and text in lower):
        return True
    if (
        text in lexicon.no_names()
        or not any(sign.isalpha() for sign in text)
        or re.match(r"[A-Z]{1,2}-[A-Z]", word.text)
    ):
        return True
    start, mark, _ = text.partition("'")
    short = mark and (start == "i" or (len(start) > 1 and start in lexicon.no_names()))  # They'd
    if len(text.rstrip(".")) < 2 or short or text.startswith(("don't", "can't")):
        return True
    if (
        opens_sentence(word)
        and text in lexicon.organisations("head")
        and text not in lexicon.organisations("name")
    ):
        return True
    role = lexicon.roles().get(text)
    return (
        opens_sentence(word) and (text in lower or (role is not None and role.plural)) and not is_given(word)
    )


def is_no_acronym(text: str) -> bool:
    """Letters short for something that is no organisation: TV, SUVs, T.V."""
    letters = re.sub(r"[.&]", "", text)
    return letters.removesuffix("s") in _NO_ACRONYM and letters[:2].isupper()


def has_whose(words: Sequence[Word], last: int) -> bool:
    """What only a person's name is followed by: ", who", ", whose", ", 43,"."""
    after = words[last + 1 : last + 3]
    if len(after) < 2 or after[0].gap != ", ":
        return False
    aged = after[0].text.isdigit() and len(after[0].text) == 2 and after[1].gap == ", "
    return aged or after[0].lower in ("who", "whose", "whom")


def kind_of_name(core: tuple[str, ...], *, titled: bool, label: bool) -> str:
    """Person, organisation, place or unknown, from the words of the name alone."""
    if not core:
        return "unknown"
    whole, last = " ".join(core).lower(), core[-1].lower()
    if titled or label:
        return "person"
    if any(sign.isdigit() for sign in whole):
        return "thing"
    if whole in lexicon.organisations("name"):
        return "organisation"
    if whole in lexicon.nations() or whole.removesuffix("s") in lexicon.adjectives():
        return "place"
    given = lexicon.given_names().get(core[0].lower())
    person = given is not None and not given.also_other and len(core) > 1
    if _has_head(core):
        two = person and len(core) == 2 and core[0].lower() not in lexicon.nations()
        return "person" if two and last not in _NO_SURNAMES else "organisation"
    if last in lexicon.organisations("thing") and (last in _NO_SURNAMES or not (person and len(core) == 2)):
        return "thing"
    if len(core) == 2 and _KOREAN.fullmatch(core[1]) and core[0][1:].islower():
        return "person"
    if len(core) == 3 and core[0] in lexicon.family_names() and all(len(word) < 8 for word in core):
        return "person"  # Chua Bee Hiang
    initial = any(re.fullmatch(r"[A-Z]\.", word) for word in core[1:-1])
    if person or initial or (given is not None and 2 <= len(core) <= 3):
        return "person" if len(core) <= 5 else "unknown"
    if _has_initials(core):
        return "unknown"
    if any(_ACRONYM.fullmatch(word) for word in core):
        return "unknown" if len(core) > 3 else "organisation"
    return "unknown"


def _has_initials(core: tuple[str, ...]) -> bool:
    """Two letters for given names and a surname: EM Reed, J.M. Reed, but not US Steel."""
    if len(core) != 2 or not re.fullmatch(r"[A-Z]{2}|(?:[A-Z]\.){2}", core[0]) or not core[1][1:].islower():
        return False
    letters = core[0].replace(".", "")
    return letters not in _TWO_LETTERS and letters.lower() not in lexicon.nations()


def _has_head(core: tuple[str, ...]) -> bool:
    """It ends with a word for organisations, or goes on with "of" after one: Bank of Osmere."""
    heads = lexicon.organisations("head")
    linked = any(a.lower() in heads and b in ("of", "for", "on") for a, b in itertools.pairwise(core))
    aired = any(word.lower() in ("news", "radio", "tv") for word in core[1:-1])  # Fox News Sunday
    ends = core[-1].lower() in heads or " ".join(core[-2:]).lower() in heads
    return ends or linked or aired


def is_shouted(words: Sequence[Word], first: int, last: int) -> bool:
    """Several words in capitals, which are a heading and no name."""
    run = words[first : last + 1]
    return (
        len(run) > 1 and all(word.text.isupper() for word in run) and any(len(word.text) > 3 for word in run)
    )


def given_gender(core: tuple[str, ...], nickname: str) -> str:
    """The gender that a given name tells; it stands last where the family name comes first."""
    if len(core) < 2 and not nickname:
        return ""
    first = core[1] if len(core) == 2 and lexicon.family_names().get(core[0]) == "" else core[0]
    for word in (first, nickname):
        given = lexicon.given_names().get(word.lower())
        if given and given.gender != "n":
            return given.gender
    return ""
