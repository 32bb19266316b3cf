"""What large teachers make of the texts, as gold for the small model that ships.

Each teacher learns from all articles but one fold and says what it expects of that fold, so that nobody repeats what it
learnt by heart: where annotators are of two minds, or slipped, the expectation knows. Texts without gold, and folds that
no teacher leaves out, are labelled by all teachers together.
"""

from collections.abc import Sequence
from pathlib import Path

import torch
from torch import Tensor

from analysis.training.crf import Expected
from analysis.training.heads import Model
from analysis.training.material import unpack
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


def write_expected(model: Model, data: Data, settings: Settings, teachers: int, path: Path) -> None:
    """What one of so many teachers says: of the articles asked of it, as they are and with other words, and of all else."""
    counts = {name: len(data.sets[name].texts.docs) - 1 for name in ("news", *TAUGHT)}
    asked = {name: list(range(n)) for name, n in counts.items()}
    for name in ("news", "varied"):
        asked[name] = [doc for doc in asked[name] if speaks_of(doc % counts["news"], settings, teachers)]
    said = {name: expect(model, data.streams[name], docs) for name, docs in asked.items()}
    torch.save({name: tuple(part.half().cpu() for part in own) for name, own in said.items()}, path)


def speaks_of(doc: int, settings: Settings, teachers: int) -> bool:
    """Whether a teacher is asked about an article: of its own fold, and of folds that no teacher leaves out."""
    return settings.fold < 0 or not part_of(doc, settings) or doc % settings.folds >= teachers


def merge(paths: Sequence[Path], packed: Path, out: Path) -> None:
    """Put the teachers together: of every text the mean of those that say something of it.

    A file named twice counts twice.
    """
    said = [read_taught(path, "cpu") for path in paths]
    sets, _ = unpack(packed)
    merged = {
        name: mean_of(
            [one[name] for one in said if name in one], torch.from_numpy(sets[name].texts.units[:, 0])
        )
        for name in said[0]
    }
    torch.save({name: tuple(part.half() for part in own) for name, own in merged.items()}, out)


def mean_of(said: Sequence[Expected], first: Tensor) -> Expected:
    """The mean of those that are not silent; `first` is the units' first words."""
    speaking = sum((one.labels.sum(1) > 0.5).float() for one in said).clamp(min=1)
    labels = sum(one.labels for one in said) / speaking[:, None]
    return Expected(labels, sum(one.steps for one in said) / speaking[first][:, None, None])
