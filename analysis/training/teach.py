"""What large teachers make of the texts, as gold for the small model that ships.

Each teacher learns from all articles but one fold and says what it expects of that fold, so that nobody repeats what it
learnt by heart: where annotators are of two minds, or slipped, the expectation knows. Texts without gold are labelled by
all teachers together.
"""

from collections.abc import Sequence
from pathlib import Path

import torch

from analysis.training.crf import Expected
from analysis.training.heads import Model
from analysis.training.run import Settings
from analysis.training.texts import Stream, windows
from analysis.training.train import TAUGHT, Data, part_of, read_taught


def expect(
    model: Model, read: Stream, docs: Sequence[int], *, most: int = 320, pieces: int = 16384
) -> Expected:
    """The model's posteriors for some texts of a set; zeros for the others."""
    labels = torch.zeros(read.texts.first.shape[1], 13, device=read.pieces.device)
    steps = torch.zeros(len(read.texts.units), 13, 13, device=read.pieces.device)
    found = sorted(windows(read.texts, docs, most=most), key=lambda w: w.size)
    count = max(pieces // most, 1)
    for k in range(0, len(found), count):
        batch = read.batch(found[k : k + count])
        with torch.no_grad():
            emissions = model.tags(model.words(batch))
        own = model.crf.expect(emissions, batch.units)
        labels[batch.words], steps[batch.numbers] = own
    return Expected(labels, steps)


def write_expected(model: Model, data: Data, settings: Settings, path: Path) -> None:
    """What one teacher says: of the fold it has not seen, and of the texts without gold."""
    every = range(len(data.sets["news"].texts.docs) - 1)
    asked = {"news": [doc for doc in every if not part_of(doc, settings)]}
    asked |= {name: range(len(data.sets[name].texts.docs) - 1) for name in TAUGHT}
    said = {name: expect(model, data.streams[name], docs) for name, docs in asked.items()}
    torch.save({name: tuple(part.half().cpu() for part in own) for name, own in said.items()}, path)


def merge(paths: Sequence[Path], folds: int, out: Path) -> None:
    """Put the teachers together: of the news every article has its share of them, of the other texts the mean of all."""
    said = [read_taught(path, "cpu") for path in paths]
    shares = {"news": folds / len(said)} | dict.fromkeys(TAUGHT, 1 / len(said))
    merged = {
        name: tuple((share * sum(parts)).half() for parts in zip(*(one[name] for one in said), strict=True))
        for name, share in shares.items()
    }
    torch.save(merged, out)
