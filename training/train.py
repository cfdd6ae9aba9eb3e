"""From labelled sentences to the network's weights, with fixed seeds.

    python training/train.py ENCODER SILVER OUT [--epochs N] [--peers SHARED] [--fold K]

ENCODER holds MiniLM (config.json, model.safetensors, tokenizer.json); SILVER the files of `silver.py`; OUT gets
`reader.pt`. With --peers the weights are for measuring only: they learn from sets that may not be passed on.
"""

import argparse
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor
from torch.nn import functional

from batches import Batch, batch, load_tokenizer
from examples import Passage, Swapper, own, silver
from labels import EVENTS, KINDS, STANCES, STATUSES, read_sentences
from network import Reader, Scores, load_encoder
from peers import plv

HERE = Path(__file__).parent
SIZE = 32
ENCODER_RATE, HEAD_RATE = 4e-5, 6e-4
HIDE_PREDICATE = 0.5
SWAP = 0.5
FOLDS = 5
YIELD = ("RETREAT", "CONCEDE")
BESIDE = 0.4
"""Weight of the losses other than the event's."""


@dataclass(frozen=True, slots=True)
class Pool:
    """What an epoch draws from: our own sentences, seen each time, and silver ones, a share a time."""

    own: list[Passage]
    silver: list[Passage]
    share: float

    def epoch(self, swapper: Swapper, chance: random.Random) -> Iterator[list[Passage]]:
        """Give the batches of an epoch: sentences of like length together, in random order."""
        drawn = [swapper.swapped(each, chance) if chance.random() < SWAP else each for each in self.own]
        drawn += chance.sample(self.silver, int(self.share * len(self.silver)))
        drawn.sort(key=lambda each: len(each.text) + 40 * chance.random())
        batches = [drawn[i : i + SIZE] for i in range(0, len(drawn), SIZE)]
        chance.shuffle(batches)
        yield from batches


def event_loss(scores: Tensor, batch: Batch) -> Tensor:
    """Give the weighted mean of -log p of each pair's event; YIELD counts both of its types."""
    logs = scores.log_softmax(-1)
    total, weight = torch.zeros(()), 0.0
    for row, pair in enumerate(batch.pairs):
        if pair.event is None:
            continue
        types = YIELD if pair.event == "YIELD" else (pair.event,)
        told = logs[row, [EVENTS.index(each) for each in types]].logsumexp(0)
        total = total - pair.weight * (0.95 * told + 0.05 * logs[row].mean())
        weight += pair.weight
    return total / max(weight, 1.0)


def label_loss(scores: Tensor, names: Sequence[str], labels: Sequence[str | None]) -> Tensor:
    """Give the mean cross entropy over the pairs that have the label."""
    wanted = torch.tensor([names.index(label) if label in names else -100 for label in labels])
    if bool((wanted < 0).all()):
        return torch.zeros(())
    return functional.cross_entropy(scores, wanted, ignore_index=-100)


def loss_of(reader: Reader, made: Batch) -> Tensor:
    """Give the whole loss of a batch."""
    states = reader.encode(made.tokens, made.words)
    scores: Scores = reader.read(states[made.rows], made.words[made.rows], made.places)
    loss = event_loss(scores.event, made)
    loss = loss + BESIDE * label_loss(scores.kind, KINDS, [pair.kind for pair in made.pairs])
    loss = loss + BESIDE * label_loss(scores.stance, STANCES, [pair.stance for pair in made.pairs])
    loss = loss + BESIDE * label_loss(scores.status, STATUSES, [pair.status for pair in made.pairs])
    if bool(made.tagged.any()):
        each = functional.binary_cross_entropy_with_logits(reader.tags(states), made.tags, reduction="none").mean(-1)
        seen = made.words * made.tagged.unsqueeze(-1)
        loss = loss + BESIDE * (each * seen).sum() / seen.sum()
    return loss


def train(reader: Reader, tokenizer: Tokenizer, pool: Pool, epochs: int, seed: int) -> Iterator[int]:
    """Train the network in place; give the number of each epoch as it ends."""
    chance = random.Random(seed)  # noqa: S311 - a draw that must come out the same, no secret
    swapper = Swapper(pool.own)
    groups = [
        {"params": reader.encoder.parameters(), "lr": ENCODER_RATE},
        {"params": [*reader.heads.parameters(), *reader.tags.parameters()], "lr": HEAD_RATE},
    ]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = epochs * (1 + (len(pool.own) + int(pool.share * len(pool.silver))) // SIZE)
    schedule = torch.optim.lr_scheduler.OneCycleLR(
        optimizer, [ENCODER_RATE, HEAD_RATE], total_steps=steps + 5, pct_start=0.1
    )
    reader.train()
    for epoch in range(epochs):
        started, total, count = time.monotonic(), 0.0, 0
        for passages in pool.epoch(swapper, chance):
            pairs = [pair for each in passages for pair in each.pairs]
            hide = [chance.random() < HIDE_PREDICATE and not pair.shown for pair in pairs]
            made = batch(tokenizer, passages, hide=hide)
            loss = loss_of(reader, made)
            optimizer.zero_grad()
            loss.backward()  # type: ignore[no-untyped-call,unused-ignore]
            torch.nn.utils.clip_grad_norm_(reader.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, count = total + loss.item(), count + 1
        print(f"epoch {epoch + 1}: loss {total / count:.3f}, {time.monotonic() - started:.0f} s", flush=True)
        yield epoch


@torch.no_grad()
def events_of(
    reader: Reader, tokenizer: Tokenizer, passages: Sequence[Passage], *, hide: bool = True
) -> list[list[float]]:
    """Give the logits of the first pair's event of each passage."""
    rows = []
    for i in range(0, len(passages), SIZE):
        firsts = [Passage(each.text, each.pairs[:1]) for each in passages[i : i + SIZE]]
        made = batch(tokenizer, firsts, hide=[hide] * len(firsts))
        states = reader.encode(made.tokens, made.words)
        rows += reader.read(states[made.rows], made.words[made.rows], made.places).event.tolist()
    return rows


def accuracy(rows: list[list[float]], passages: Sequence[Passage], *, never_none: bool) -> tuple[float, float]:
    """Give the share of right events and macro F1 over the types there are."""
    right = 0
    types: dict[str, list[int]] = {}
    for row, passage in zip(rows, passages, strict=True):
        scores = row[:]
        if never_none:
            scores[0] = -1e9
        found, gold = EVENTS[scores.index(max(scores))], passage.pairs[0].event or ""
        found, gold = ("YIELD" if each in YIELD else each for each in (found, gold))
        right += found == gold
        for name in (found, gold):
            types.setdefault(name, [0, 0])[1] += 1
        types[gold][0] += 2 * (found == gold)
    golds = {("YIELD" if p.pairs[0].event in YIELD else p.pairs[0].event) for p in passages}
    return right / len(rows), sum(types[g or ""][0] / types[g or ""][1] for g in golds) / len(golds)


def main() -> None:
    """Read the words of the command line, train, and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", maxsplit=1)[0])
    parser.add_argument("encoder", type=Path)
    parser.add_argument("silver", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--epochs", type=int, default=5)
    parser.add_argument("--share", type=float, default=0.6)
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--peers", type=Path, help="development data to learn from: weights for measuring only")
    parser.add_argument("--fold", type=int, default=0, help="the fifth of the peers' sentences that is kept aside")
    parser.add_argument("--start", type=Path, help="weights to start from, which then learn the peers' sentences alone")
    parser.add_argument("--shared", type=Path, help="development data to measure on")
    words = parser.parse_args()
    torch.manual_seed(words.seed)
    torch.set_num_threads(words.threads)
    examples = tuple(read_sentences(HERE / "sentences"))
    seen = (each for each in examples if not each.fixed and not each.tuning)
    learnt = [] if words.start and words.peers else list(own(seen))
    if words.peers:
        learnt += [each for i, each in enumerate(plv(words.peers)) if i % FOLDS != words.fold]
    pool = Pool(learnt, silver(sorted(words.silver.glob("*.jsonl"))), words.share)
    print(f"{len(pool.own)} own, {len(pool.silver)} silver", flush=True)
    reader, tokenizer = Reader(load_encoder(words.encoder)), load_tokenizer(words.encoder)
    if words.start:
        reader.load_state_dict(torch.load(words.start, weights_only=True))
    words.out.mkdir(parents=True, exist_ok=True)
    for _ in train(reader, tokenizer, pool, words.epochs, words.seed):
        torch.save(reader.state_dict(), words.out / "reader.pt")
    reader.eval()
    kept = [each for example in examples if example.tuning for each in own([example])]
    kept = [each for each in kept if each.pairs[0].event is not None]
    print("own, to tune on:", accuracy(events_of(reader, tokenizer, kept, hide=False), kept, never_none=False))
    if words.shared or words.peers:
        tests = list(plv(words.shared or words.peers))
        tests = [each for i, each in enumerate(tests) if not words.peers or i % FOLDS == words.fold]
        print("PLV:", accuracy(events_of(reader, tokenizer, tests), tests, never_none=True), flush=True)


if __name__ == "__main__":
    main()
