"""How often the right speaker is found when source, cue and content are given: prints a table by resolution.

Usage: speakers.py [FOLDER ...] [--errors] [--only PART,PART]   (default: the shared articles and the samples)
"""

from __future__ import annotations

import argparse
import json
from collections import Counter
from pathlib import Path
from types import ModuleType

from scoring import REPO, SHARED, scorer

from analysis.quotes.attribution import Attribution
from analysis.quotes.speakers import resolve_speakers

ROLES = ("named", "partial", "pronoun", "nominal", "implicit", "unnamed")


def spans(pieces: list[dict]) -> tuple[tuple[int, int], ...]:
    """The spans of one role of a gold relation."""
    return tuple((piece["start"], piece["end"]) for piece in pieces)


def measure(score: ModuleType, folder: Path, only: list[str], errors: bool) -> Counter:
    """Counts by resolution: n, right entity, right name, no answer; wrong ones are printed if wanted."""
    counts: Counter = Counter()
    for path in sorted(folder.glob("*.gold.json")):
        name = path.name.removesuffix(".gold.json")
        if only and not any(name.startswith(part) for part in only):
            continue
        gold = [q for q in json.loads(path.read_text(encoding="utf-8")) if q["content"]]
        text = path.with_name(f"{name}.txt").read_text(encoding="utf-8")
        listed = json.loads(path.with_name(f"{name}.entities.json").read_text(encoding="utf-8"))
        forms = {
            e["name"]: {score.normal(m) for m in e["mentions"]} | {score.normal(e["name"])} for e in listed
        }
        given = [Attribution(spans(q["source"]), spans(q["cue"]), spans(q["content"]), "gold") for q in gold]
        for q, said in zip(gold, resolve_speakers(text, given), strict=True):
            if q["speaker"] in score.NO_NAME:
                counts["nobody", "n"] += 1
                counts["nobody", "entity"] += said.name is None
                continue
            entity = score.same_entity(q["speaker"], said.name or "", q["speaker_type"], forms)
            counts[q["resolution"], "n"] += 1
            counts[q["resolution"], "entity"] += entity
            counts[q["resolution"], "name"] += score.same_name(q["speaker"], said.name or "")
            counts[q["resolution"], "type"] += q["speaker_type"] == said.type
            counts[q["resolution"], "none"] += said.name is None
            if errors and not entity:
                source = " | ".join(text[a:b] for a, b in spans(q["source"]))
                print(
                    f"{name[:22]}\t{q['id']}\t[{source[:70]}]\tgold {q['speaker']}\tsaid {said.name}\t{said.reason}"
                )
    return counts


def show(title: str, counts: Counter) -> None:
    """One table."""
    print(f"{title:28}     n  entity    name    type    none")
    for role in (*ROLES, "all"):
        total = [
            sum(counts[r, key] for r in ROLES if role in (r, "all"))
            for key in ("n", "entity", "name", "type", "none")
        ]
        if total[0]:
            print(f"  {role:26} {total[0]:5}" + "".join(f" {part / total[0]:7.1%}" for part in total[1:]))
    if counts["nobody", "n"]:
        print(
            f"  {'nobody in particular':26} {counts['nobody', 'n']:5} {counts['nobody', 'entity'] / counts['nobody', 'n']:7.1%}"
        )


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "folders", nargs="*", type=Path, default=[SHARED / "data" / "speakers_dev", REPO / "seeds"]
    )
    parser.add_argument("--errors", action="store_true")
    parser.add_argument("--only", default="")
    args = parser.parse_args()
    for folder in args.folders:
        show(
            folder.name,
            measure(scorer("speakers"), folder, [part for part in args.only.split(",") if part], args.errors),
        )


if __name__ == "__main__":
    main()
