"""The heads on the encoder: CRF tags, links to the cue, grammar, sentiment towards a target."""

import torch
from torch import Tensor, nn
from torch.nn import functional as F

from analysis.quotes.decode import LABELS, legal
from analysis.quotes.encoding import CASINGS, MARKS
from analysis.training.data import NONE, Batch
from analysis.training.encoder import WIDTH, Encoder

LINK = 128


class Crf(nn.Module):
    """A linear-chain CRF over the labels of one paragraph; illegal steps cost 1e4."""

    def __init__(self) -> None:
        """Begin with every legal step equally likely."""
        super().__init__()
        n = len(LABELS)
        self.steps = nn.Parameter(torch.zeros(n, n))
        self.first = nn.Parameter(torch.zeros(n))
        self.last = nn.Parameter(torch.zeros(n))
        steps, first, last = (torch.from_numpy(a).float() for a in legal())
        for name, allowed in (("no_steps", steps), ("no_first", first), ("no_last", last)):
            self.register_buffer(name, (1 - allowed) * -1e4)

    def scores(self) -> tuple[Tensor, Tensor, Tensor]:
        """Transition, first-label and last-label scores with the illegal ones ruled out."""
        return self.steps + self.no_steps, self.first + self.no_first, self.last + self.no_last

    def loss(self, emissions: Tensor, tags: Tensor, lengths: Tensor) -> Tensor:
        """Negative log-likelihood of every paragraph; rows must be sorted, the longest first."""
        steps, first, last = self.scores()
        rows = torch.arange(len(tags), device=tags.device)
        alpha = first + emissions[:, 0]
        gold = first[tags[:, 0]] + emissions[rows, 0, tags[:, 0]]
        done, alive = [], len(tags)
        for t in range(1, emissions.shape[1] + 1):
            still = int((lengths > t).sum())
            if still < alive:
                done.append(torch.logsumexp(alpha[still:] + last, 1))
                alive = still
            if not alive:
                break
            alpha = torch.logsumexp(alpha[:alive, :, None] + steps, 1) + emissions[:alive, t]
        inside = torch.arange(1, tags.shape[1], device=tags.device) < lengths[:, None]
        walk = steps[tags[:, :-1], tags[:, 1:]] + emissions[:, 1:].gather(2, tags[:, 1:, None])[..., 0]
        gold = gold + (walk * inside).sum(1) + last[tags[rows, lengths - 1]]
        return torch.cat(done[::-1]) - gold


class Model(nn.Module):
    """The encoder and all heads; every head reads the first piece of each word."""

    def __init__(self, *, grammar: dict[str, int], dropout: float = 0.1) -> None:
        """Set up encoder and heads; `grammar` gives the number of tags of each task."""
        super().__init__()
        self.encoder = Encoder(casings=len(CASINGS), marks=len(MARKS), dropout=dropout)
        self.tags = nn.Linear(WIDTH, len(LABELS))
        self.crf = Crf()
        self.links = nn.Linear(WIDTH, 2 * LINK)
        self.ends = nn.Linear(WIDTH, 2 * LINK)
        self.grammar = nn.ModuleDict({task: nn.Linear(WIDTH, n) for task, n in grammar.items()})
        self.heads = nn.Linear(WIDTH, 2 * LINK)
        self.attend = nn.Linear(WIDTH, 2 * LINK)
        self.polarity = nn.Sequential(nn.Linear(2 * WIDTH, WIDTH), nn.GELU(), nn.Linear(WIDTH, 3))
        self.dropout = self.encoder.dropout

    def words(self, batch: Batch) -> Tensor:
        """(windows, words, width): the vector of every word's first piece, in full precision."""
        # The encoder alone in half precision: the heads are small and want the full one.
        with torch.autocast(batch.pieces.device.type, torch.bfloat16):
            hidden = self.encoder(batch.pieces, batch.casings, batch.marks, batch.seen).float()
        rows = torch.arange(len(hidden), device=hidden.device)[:, None]
        return self.dropout(hidden[rows, batch.first])

    def attribution_loss(self, batch: Batch, *, link_weight: float, end_weight: float) -> Tensor:
        """Mean CRF loss a word, plus the weighted losses of the links and of the ends of spans."""
        words = self.words(batch)
        units = sorted(batch.units, key=lambda u: u[1] - u[2])
        lengths = torch.tensor([b - a for _, a, b in units], device=words.device)
        pad = nn.utils.rnn.pad_sequence
        emissions = pad([e for e in _cut(self.tags(words), units)], batch_first=True)
        tags = pad(_cut(batch.targets["tags"], units), batch_first=True)
        loss = self.crf.loss(emissions, tags, lengths).sum() / lengths.sum()
        return loss + link_weight * pointer_loss(
            self.links(words), batch.targets["links"], batch.targets["tags"]
        )

    def grammar_loss(self, batch: Batch) -> Tensor:
        """Parts of speech, relations and head words, added."""
        words = self.words(batch)
        losses = [
            F.cross_entropy(head(words).flatten(0, 1), batch.targets[task].flatten(), ignore_index=NONE)
            for task, head in self.grammar.items()
        ]
        some = batch.targets[next(iter(self.grammar))]
        return sum(losses) + pointer_loss(self.heads(words), batch.targets["heads"], some)

    def sentiment(self, batch: Batch) -> Tensor:
        """(windows, 3): negative, neutral, positive towards the target."""
        words = self.words(batch)
        inside = (batch.targets["target"] == 1).float()[..., None]
        target = (words * inside).sum(1) / inside.sum(1)
        query, key = self.attend(target)[:, :LINK], self.attend(words)[..., LINK:]
        scores = (key @ query[..., None])[..., 0] / LINK**0.5
        weight = scores.masked_fill(batch.targets["target"] == NONE, -1e4).softmax(1)
        return self.polarity(torch.cat([target, (weight[..., None] * words).sum(1)], 1))

    def sentiment_loss(self, batch: Batch) -> Tensor:
        """Cross-entropy of the polarity."""
        return F.cross_entropy(self.sentiment(batch), batch.targets["polarity"][:, 0])


def _cut(rows: Tensor, units: list[tuple[int, int, int]]) -> list[Tensor]:
    return [rows[row, a:b] for row, a, b in units]


def pointer_loss(projected: Tensor, wanted: Tensor, real: Tensor, *, ahead: bool = False) -> Tensor:
    """Cross-entropy of the word each word points to (`ahead`: itself or a later one).

    `real` is `NONE` where there is only padding.
    """
    query, key = projected[..., :LINK], projected[..., LINK:]
    scores = query @ key.transpose(1, 2) / LINK**0.5
    scores = scores.masked_fill((real == NONE)[:, None, :], -1e4)
    if ahead:
        scores = scores + torch.full_like(scores[0], -1e4).tril(-1)
    if not bool((wanted != NONE).any()):
        return scores.sum() * 0
    return F.cross_entropy(scores.flatten(0, 1), wanted.flatten(), ignore_index=NONE)
