"""Whom "he", "she" and "they" mean, against the coreference of GUM: prints a table by genre.

Usage: pronouns.py [FILE.conllu] [--errors] [--genre NAME]   (default: the development documents)

Every such pronoun that is the subject of a verb is resolved as if it were the source of a quote; those of reporting verbs are
counted apart. The treebank's own subjects and complements of reporting verbs are the attributions around it. A pronoun is
"told" if its chain holds a name or a noun; it is right if the name given is one of these.
"""

from __future__ import annotations

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from scoring import SHARED

from analysis.quotes.attribution import Attribution
from analysis.quotes.speakers import resolve_speakers
from analysis.text import Span, reporting_forms

PRONOUNS = ("he", "she", "they")


class Token(NamedTuple):
    """A token where it stands: its part of speech, and the indices of its head and of its sentence's tokens."""

    form: str
    start: int
    end: int
    upos: str
    head: int
    relation: str


class Document(NamedTuple):
    """A document: text, tokens, the names and nouns of each chain, and of each token the chains that begin there."""

    name: str
    text: str
    tokens: list[Token]
    chains: dict[str, list[frozenset[str]]]
    chain_at: dict[int, str]
    parts: dict[str, list[str]]


def documents(path: Path) -> Iterator[Document]:
    """The documents of a CoNLL-U file."""
    for block in path.read_text(encoding="utf-8").split("# newdoc id = ")[1:]:
        yield read_document(block)


def read_document(block: str) -> Document:
    """One document: its text is spaced as the treebank says, paragraphs parted by blank lines."""
    name, _, body = block.partition("\n")
    text, tokens, marks = "", [], []
    for lines in (part.splitlines() for part in body.split("\n\n")):
        if any(line.startswith("# newpar") and "block" not in line for line in lines) and text:
            text = text.rstrip() + "\n\n"
        first, until = len(tokens), 0
        for line in lines:
            if not line or line.startswith("#"):
                continue
            number, form, _, upos, _, _, head, relation, _, misc = line.split("\t")
            if "-" in number:  # written as one word: its parts share the place
                until, written = int(number.split("-")[1]), (len(text), len(text) + len(form))
                text += form if "SpaceAfter=No" in misc else form + " "
                continue
            if "." in number:
                continue
            start, end = written if int(number) <= until else (len(text), len(text) + len(form))
            if int(number) > until:
                text += form if "SpaceAfter=No" in misc else form + " "
            tokens.append(
                Token(form, start, end, upos, first + int(head) - 1 if head != "0" else -1, relation)
            )
            marks.append(misc)
    return Document(name.strip(), text, tokens, *read_chains(tokens, marks))


def read_chains(tokens: list[Token], marks: list[str]) -> tuple[dict, dict, dict]:
    """The names and nouns of each chain, the chain of each one-word mention, and the chains that a group joins."""
    chains: dict[str, list[frozenset[str]]] = defaultdict(list)
    chain_at: dict[int, str] = {}
    parts: dict[str, list[str]] = defaultdict(list)
    opened: dict[str, list[int]] = defaultdict(list)
    for at, misc in enumerate(marks):
        values = dict(item.split("=", 1) for item in misc.split("|") if "=" in item)
        for bracket, inside in re.findall(r"(\(?)([^()]+)", values.get("Entity", "")):
            group = inside.split("-")[0]
            opened[group] += [at] if bracket else []
            if re.search(rf"{re.escape(inside)}\)", values["Entity"]) or not bracket:
                close_mention(tokens, chains, chain_at, group, opened[group].pop(), at)
        for pair in values.get("SplitAnte", "").split(","):
            if "<" in pair:
                part, whole = pair.split("<")
                parts[whole].append(part)
    return chains, chain_at, parts


def close_mention(
    tokens: list[Token], chains: dict, chain_at: dict, group: str, first: int, last: int
) -> None:
    """Note a mention: a pronoun by its place, a name or noun by the words of its head."""
    head = next((i for i in range(first, last + 1) if not first <= tokens[i].head <= last), last)
    if tokens[head].upos == "PRON" or tokens[head].upos == "DET":
        if first == last:
            chain_at[first] = group
        return
    flat = [
        i for i in range(first, last + 1)
        if i == head or (tokens[i].head == head and tokens[i].relation in ("flat", "compound") and tokens[i].upos == "PROPN")
    ]  # fmt: skip
    chains[group].append(frozenset(tokens[i].form.lower() for i in flat))


def subtree(tokens: list[Token], root: int, without: int = -1) -> list[int]:
    """The indices of the tokens under ``root``, with it, those under ``without`` left out."""
    found, kids = [], defaultdict(list)
    for i in range(max(0, root - 200), min(len(tokens), root + 200)):
        kids[tokens[i].head].append(i)
    stack = [root]
    while stack:
        at = stack.pop()
        if at != without:
            found.append(at)
            stack += kids[at]
    return sorted(found)


def reported(tokens: list[Token], verb: int) -> list[int]:
    """The tokens of what a reporting verb reports: a clause under it, or the sentence it is put into."""
    clause = next((i for i in range(max(0, verb - 120), min(len(tokens), verb + 120))
                   if tokens[i].head == verb and tokens[i].relation in ("ccomp", "parataxis")), None)  # fmt: skip
    if clause is not None:
        return subtree(tokens, clause)
    return subtree(tokens, tokens[verb].head, without=verb) if tokens[verb].relation == "parataxis" else []


def pieces(tokens: list[Token], indices: list[int]) -> tuple[Span, ...]:
    """The tokens as spans, neighbours joined."""
    spans: list[list[int]] = []
    for before, at in zip([-2, *indices], indices, strict=False):
        if at == before + 1 and spans:
            spans[-1][1] = tokens[at].end
        else:
            spans.append([tokens[at].start, tokens[at].end])
    return tuple((a, b) for a, b in spans)


def around(document: Document) -> dict[int, Attribution]:
    """An attribution for each subject of a reporting verb that reports something, by the subject's index."""
    tokens, forms, found = document.tokens, reporting_forms(), {}
    for i, token in enumerate(tokens):
        if token.relation == "nsubj" and tokens[token.head].form.lower() in forms:
            content = reported(tokens, token.head)
            verb = tokens[token.head]
            source = pieces(tokens, subtree(tokens, i))
            if content and source[0][0] < source[-1][1]:
                found[i] = Attribution(source, ((verb.start, verb.end),), pieces(tokens, content), "treebank")
    return found


def is_right(document: Document, group: str, name: str) -> bool:
    """One of the chain's names or nouns is the name given; of a group every part is named."""
    given = [set(re.findall(r"[\w'-]+", part.lower())) for part in name.split(" & ")]
    wholes = [group] if document.chains[group] else document.parts.get(group, [])
    if len(given) == 1 or len(wholes) == 1:
        return any(words & head for words in given[:1] for whole in wholes for head in document.chains[whole])
    return len(given) == len(wholes) and all(
        any(words & head for words in given for head in document.chains[whole]) for whole in wholes
    )


def measure(document: Document, errors: bool) -> Iterator[tuple[str, str, str]]:
    """For each pronoun: itself, "reporting" or "other", and right, wrong, open (no name given), untold (rightly or not named)."""
    cited = around(document)
    for i, token in enumerate(document.tokens):
        group = document.chain_at.get(i)
        if token.relation != "nsubj" or token.form.lower() not in PRONOUNS or group is None:
            continue
        one = cited.get(i) or Attribution(
            ((token.start, token.end),), (), ((token.end, token.end + 1),), "treebank"
        )
        others = [other for at, other in cited.items() if at != i]
        said = resolve_speakers(document.text, [one, *others])[0]
        told = bool(document.chains[group] or document.parts.get(group))
        verdict = (
            "open" if not said.name else "right" if told and is_right(document, group, said.name) else "wrong"
        )
        if not told:
            verdict = f"untold {'open' if verdict == 'open' else 'named'}"
        if errors and verdict in ("wrong", "open"):
            show_error(document, token, group, verdict, f"{said.name} ({said.reason})", i in cited)
        yield token.form.lower(), "reporting" if i in cited else "other", verdict


def show_error(
    document: Document, token: Token, group: str, verdict: str, said: str, reporting: bool
) -> None:
    """Print one wrong or open pronoun with what stands before it."""
    gold = {
        " ".join(sorted(head))
        for part in [group, *document.parts.get(group, [])]
        for head in document.chains[part]
    }
    before = " ".join(document.text[max(0, token.start - 300) : token.start].split())
    after = " ".join(document.text[token.end : token.end + 40].split())
    print(
        f"{document.name} {verdict} {'R' if reporting else ''}: gold {sorted(gold)[:4]} said {said}\n    {before} [{token.form}] {after}"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("file", nargs="?", type=Path, default=SHARED / "data" / "gum" / "dev.conllu")
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--genre", default="")
    args = parser.parse_args()
    counts: dict[str, Counter] = defaultdict(Counter)
    for document in documents(args.file):
        genre = document.name.split("_")[1]
        if args.genre in ("", genre):
            for pronoun, kind, verdict in measure(document, args.errors):
                for row in (genre, f"{genre} {kind}", pronoun, f"{pronoun} {kind}", "all", f"all {kind}"):
                    counts[row][verdict] += 1
    print(f"{'':24}    n  right  wrong   open  right of named   untold: named, open")
    for row in sorted(counts):
        c = counts[row]
        n, named = c["right"] + c["wrong"] + c["open"], c["right"] + c["wrong"]
        if n:
            print(f"{row:24}{n:5}" + "".join(f"{c[key] / n:7.1%}" for key in ("right", "wrong", "open"))
                  + f"{c['right'] / max(1, named):12.1%}{c['untold named']:13}{c['untold open']:5}")  # fmt: skip


if __name__ == "__main__":
    main()
