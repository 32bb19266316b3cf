"""How right the sentence splitter is: boundary F1 on the dev documents of two treebanks.

Run ``python tests/benchmarks/sentences.py`` (``--errors`` lists every wrong boundary). The words of a document are
joined by the treebank's own spacing, its paragraphs by blank lines; a boundary is the offset of a sentence's end.
"""

from __future__ import annotations

import argparse
import os
from collections import defaultdict
from pathlib import Path

from analysis.text import sentences

SHARED = Path(os.environ.get("QUOTELAB_SHARED", Path(__file__).resolve().parents[3] / "shared"))


def documents(path: Path) -> dict[str, tuple[str, set[int]]]:
    """Each document of a CoNLL-U file: its text and the offsets at which its sentences end."""
    found: dict[str, tuple[str, set[int]]] = {}
    name, pieces, ends = "", [], set()
    for block in path.read_text(encoding="utf-8").split("\n\n"):
        lines = block.splitlines()
        for line in lines:
            if line.startswith("# newdoc id"):
                name, pieces, ends = line.split("= ")[1], [], set()
            elif line.startswith("# newpar") and "block" not in line and pieces:
                pieces = ["".join(pieces).rstrip() + "\n\n"]
        pieces.append(surface(lines))
        text = "".join(pieces)
        pieces = [text]
        ends.add(len(text.rstrip()))
        found[name] = text, ends
    return found


def surface(lines: list[str]) -> str:
    """The text of one sentence, spaced as the treebank says."""
    written, until = "", 0
    for line in lines:
        if line.startswith("#") or not line:
            continue
        number, form, *_, misc = line.split("\t")
        if "." in number or ("-" not in number and int(number) <= until):
            continue
        until = int(number.split("-")[-1])
        written += form if "SpaceAfter=No" in misc else form + " "
    return written


def score(docs: dict[str, tuple[str, set[int]]], *, errors: bool) -> dict[str, tuple[int, int, int]]:
    """True positives, found and gold boundaries of each genre."""
    counts: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for name, (text, gold) in docs.items():
        found = {end for _, end in sentences(text)}
        genre = name.split("_")[1] if name.startswith("GUM_") else name.split("-")[0]
        for at, number in enumerate((len(found & gold), len(found), len(gold))):
            counts[genre][at] += number
        for end in sorted(found ^ gold) if errors else ():
            what = "split" if end in found else "missed"
            print(f"{name} {what}: {text[max(0, end - 60) : end]!r} | {text[end : end + 50]!r}")
    return {genre: tuple(numbers) for genre, numbers in counts.items()}


def f1(right: int, found: int, gold: int) -> float:
    """The harmonic mean of precision and recall."""
    return 2 * right / (found + gold) if found + gold else float("nan")


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--part", default="dev", choices=["dev", "train"])
    args = parser.parse_args()
    print(f"{'set':24}{'precision':>10}{'recall':>8}{'F1':>8}{'gold':>7}")
    for corpus in ("gum", "ewt"):
        counts = score(documents(SHARED / "data" / corpus / f"{args.part}.conllu"), errors=args.errors)
        genres = dict(sorted(counts.items()))
        rows = {f"{corpus} {genre}": numbers for genre, numbers in genres.items()}
        if corpus == "gum":
            three = [genres[genre] for genre in ("news", "speech", "interview")]
            rows["gum news+speech+interview"] = tuple(map(sum, zip(*three, strict=True)))
        rows[f"{corpus} all"] = tuple(map(sum, zip(*genres.values(), strict=True)))
        for name, (right, found, gold) in rows.items():
            print(f"{name:26}{right / found:8.3f}{right / gold:8.3f}{f1(right, found, gold):8.3f}{gold:7}")


if __name__ == "__main__":
    main()
