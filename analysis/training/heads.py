"""The heads on the encoder: CRF labels, links to the cue, grammar, who is meant."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from analysis.quotes.model.decode import LABELS
from analysis.training.crf import Crf, Expected
from analysis.training.encoder import MINILM, Encoder, Shape
from analysis.training.parsed import POINTERS
from analysis.training.texts import NONE, Batch

LINK = 128


class Model(nn.Module):
    """The encoder and all heads; every head reads the first piece of each word."""

    def __init__(self, *, grammar: dict[str, int], shape: Shape = MINILM, dropout: float = 0.1) -> None:
        """Set up encoder and heads; `grammar` gives the number of tags of each task."""
        super().__init__()
        self.encoder = Encoder(shape, dropout=dropout)
        self.tags = nn.Linear(shape.width, len(LABELS))
        self.crf = Crf()
        self.links = nn.Linear(shape.width, 2 * LINK)
        self.grammar = nn.ModuleDict({task: nn.Linear(shape.width, n) for task, n in grammar.items()})
        self.pointers = nn.ModuleDict({task: nn.Linear(shape.width, 2 * LINK) for task in POINTERS})
        self.dropout = nn.Dropout(dropout)

    def words(self, batch: Batch) -> Tensor:
        """(words, width): the vector of every word's first piece, in full precision."""
        # The encoder alone in half precision: the heads are small and want the full one.
        with torch.autocast(batch.pieces.device.type, torch.bfloat16):
            hidden = self.encoder(batch.pieces, batch.casings, batch.marks, batch.seen)
        return self.dropout(hidden.flatten(0, 1)[batch.at].float())

    def attribution_loss(
        self, batch: Batch, gold: Expected, links: Tensor | None, *, link_weight: float
    ) -> Tensor:
        """Mean CRF loss a word, plus the weighted loss of the links where there are any."""
        words = self.words(batch)
        loss = self.crf.loss(self.tags(words), batch.units, batch.words, gold)
        if links is None:
            return loss
        return loss + link_weight * pointer_loss(self.links(words), links, batch)

    def grammar_loss(self, batch: Batch, targets: dict[str, Tensor]) -> Tensor:
        """Tags and pointers of parsed text, added; who is meant counts half."""
        words = self.words(batch)
        loss = sum(mean_loss(head(words), targets[task][batch.words]) for task, head in self.grammar.items())
        for task, head in self.pointers.items():
            loss = loss + pointer_loss(head(words), targets[task], batch)
        return loss


def pointer_scores(projected: Tensor, batch: Batch) -> Tensor:
    """(windows, words, words): how much each word points to each word of its window."""
    own = projected[batch.rows.clamp(min=0)]
    scores = own[..., :LINK] @ own[..., LINK:].transpose(1, 2) / LINK**0.5
    return scores.masked_fill((batch.rows < 0)[:, None, :], -1e4)


def pointer_loss(projected: Tensor, wanted: Tensor, batch: Batch) -> Tensor:
    """Cross-entropy of the word that each word points to; `wanted` is by word of the whole set."""
    scores = pointer_scores(projected, batch)
    real = batch.rows >= 0
    words = batch.words[batch.rows.clamp(min=0)]
    # From numbers in the set to places in the window; one outside it is none.
    place = wanted[words] - words[:, :1]
    place = torch.where(real & (place >= 0) & (place < real.sum(1, keepdim=True)), place, NONE)
    return mean_loss(scores.flatten(0, 1), place.flatten())


def mean_loss(scores: Tensor, wanted: Tensor) -> Tensor:
    """Mean cross-entropy where something is wanted; 0 where nothing is."""
    total = F.cross_entropy(scores, wanted, ignore_index=NONE, reduction="sum")
    return total / (wanted != NONE).sum().clamp(min=1)
