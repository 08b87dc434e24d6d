"""Learns where a sentence begins inside what the program reads as one, because nothing shows that the one before it has ended.

    python begins.py --data DATA --texts texts                     # the raw texts of the train parts
    corroborate annotate texts/*.txt > pieces.jsonl                # cut by the readable classifier alone: weights without this layer
    python begins.py --data DATA --weights OUT/final.pt --base BASE --pieces pieces.jsonl --out OUT/begins.pt

Mail, chat, captions and headlines have no full stops; where they end is a matter of what the words mean. The trunk, which stays as
it is, has read that: a small network over its states at the word before a gap and at the word behind it tells the ends that a
treebank's annotators saw from all other gaps. What goes in is three means of neighbouring states, side by side.

Every other text comes twice: as it is, and without its paragraphs, where many more ends have no mark; these count half. Most gaps are plain
to a first, small network and are left out. Two networks are learned from different seeds; side by side they are one whose
answer is the mean of both.

Rejected: one mean of all states (0.7 F1 less on UD EWT dev), what the parse says of the gap (0.6 more), neighbours farther off (the
same), pairs of sentences whose full stop was taken away as more to learn from (1 less). Not tried: training the trunk for it.
"""
import argparse
import json
import os

import numpy
import torch
from torch import nn
from torch.nn import functional as F

import model
import sentence_ends
from wordpiece import WordPiece

GROUPS = ((0, 1, 2), (3, 4), (5, 6))       # states of the trunk
HIDDEN, SEEDS, ROUNDS, BATCH, RATE, DROPOUT, DECAY = 32, 2, 8, 512, 2e-3, 0.4, 0.01
JOINED = 0.5                               # what a gap of a text without paragraphs counts
PLAIN = -6.0                               # below this score of the first network a gap is left out


def texts(data):
    """{name: (text, starts of sentences, what its gaps count)}"""
    ewt = sentence_ends.ewt_docs(os.path.join(data, "ud-ewt/train.conllu"), as_written=True)
    out = {}
    for corpus in (ewt, sentence_ends.gum_docs(os.path.join(data, "gum/train.jsonl"))):
        for number, (name, (text, sentences)) in enumerate(sorted(corpus.items())):
            starts = {s for s, _ in sentences}
            name = "".join(c if c.isascii() and (c.isalnum() or c in "._-") else "_" for c in name)
            out[name] = (text, starts, 1.0)
            if number % 2 == 0:
                out[name + "+joined"] = (text.replace("\n\n", "  "), starts, JOINED)
    return out


def pieces(path, known):
    """[(words, whether a sentence begins at each, what they count)] of a file of `corroborate annotate`."""
    with open(path, encoding="utf-8") as lines:
        for report in map(json.loads, lines):
            _, starts, weight = known[os.path.basename(report["path"]).removesuffix(".txt")]
            for s in report["sentences"]:
                words = [report["text"][t["start"]:t["end"]] for t in s["tokens"]]
                yield words, [t["start"] in starts for t in s["tokens"]], weight


def states_of(trunk, wordpiece, sentences):
    """For every sentence what goes in of each of its words, in 16 bits; words that no longer fit are left out."""
    encoded = [wordpiece.sentence(words) for words in sentences]
    order = sorted(range(len(encoded)), key=lambda i: len(encoded[i][0]))
    out = [None] * len(encoded)
    with torch.inference_mode():
        for at in range(0, len(order), 32):
            batch = [encoded[i] for i in order[at:at + 32]]
            longest = max(len(ids) for ids, _, _ in batch)
            pad = lambda row: row + [0] * (longest - len(row))
            ids, shapes = (torch.tensor([pad(e[part]) for e in batch]) for part in (0, 1))
            mask = torch.tensor([pad([1] * len(e[0])) for e in batch])
            states = trunk(ids, mask, shapes)
            rows = torch.cat([sum(states[s] for s in group) / len(group) for group in GROUPS], -1)
            for i, (_, _, firsts), row in zip(order[at:], batch, rows):
                out[i] = row[firsts].half()
    return out


class Network(nn.Module):
    """W2 relu(a(word before) + b(word behind)) + c."""

    def __init__(self, hidden):
        super().__init__()
        width = len(GROUPS) * model.HIDDEN
        self.a, self.b, self.out = nn.Linear(width, hidden), nn.Linear(width, hidden), nn.Linear(hidden, 1)

    def forward(self, before, behind, dropout=0.0):
        drop = lambda x: F.dropout(x, dropout, self.training)
        return self.out(drop(F.relu(self.a(drop(before.float())) + self.b(drop(behind.float()))))).squeeze(-1)


def learn(x, gaps, target, weight, hidden, rounds, seed):
    """x: rows of words; gaps: of which of them the gap is before."""
    torch.manual_seed(seed)
    network = Network(hidden)
    optimizer = torch.optim.AdamW(network.parameters(), lr=RATE, weight_decay=DECAY)
    steps, step = rounds * (len(gaps) // BATCH), 0
    for _ in range(rounds):
        for rows in torch.randperm(len(gaps))[:len(gaps) // BATCH * BATCH].split(BATCH):
            for group in optimizer.param_groups:
                group["lr"] = RATE * min(1.0, step / 200) * (1 - step / steps)
            logits = network(x[gaps[rows] - 1], x[gaps[rows]], DROPOUT)
            loss = F.binary_cross_entropy_with_logits(logits, target[rows], weight=weight[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
            step += 1
    return network.eval()


def side_by_side(networks):
    whole = Network(sum(n.out.in_features for n in networks))
    with torch.no_grad():
        for name in ("a", "b"):
            for part in ("weight", "bias"):
                getattr(getattr(whole, name), part).copy_(torch.cat([getattr(getattr(n, name), part) for n in networks]))
        whole.out.weight.copy_(torch.cat([n.out.weight for n in networks], 1) / len(networks))
        whole.out.bias.copy_(sum(n.out.bias for n in networks) / len(networks))
    return whole.eval()


def scores(network, x, gaps):
    with torch.inference_mode():
        return torch.cat([network(x[rows - 1], x[rows]) for rows in gaps.split(8192)])


def fit(x, gaps, target, weight):
    some = torch.rand(len(gaps), generator=torch.Generator().manual_seed(0)) < 0.15
    some |= target > 0
    counts = torch.where(target > 0, 1.0, 1 / 0.15)
    first = learn(x, gaps[some], target[some], counts[some], 16, 2, 0)
    hard = scores(first, x, gaps) > PLAIN
    print(f"{len(gaps)} gaps, {int(target.sum())} of them beginnings; {int(hard.sum())} are not plain, {int(target[hard].sum())} of them beginnings", flush=True)
    return side_by_side([learn(x, gaps[hard], target[hard], weight[hard], HIDDEN, ROUNDS, seed) for seed in range(SEEDS)])


def main():
    p = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    p.add_argument("--data", required=True)
    p.add_argument("--texts", help="only write the texts into this folder")
    for name in ("weights", "base", "pieces", "out"):
        p.add_argument("--" + name)
    a = p.parse_args()
    known = texts(a.data)
    if a.texts:
        os.makedirs(a.texts, exist_ok=True)
        for name, (text, _, _) in known.items():
            with open(os.path.join(a.texts, name + ".txt"), "w", encoding="utf-8") as f:
                f.write(text)
        return
    with open(os.path.join(os.path.dirname(a.weights), "labels.json"), encoding="utf-8") as f:
        trained = model.Model(json.load(f))
    trained.load_state_dict(torch.load(a.weights))
    trained.eval()
    trained.set_mode("fake")
    every = list(pieces(a.pieces, known))
    rows = states_of(trained.trunk, WordPiece(os.path.join(a.base, "vocab.txt")), [words for words, _, _ in every])
    gaps, target, weight, at = [], [], [], 0
    for row, (_, begins, counts) in zip(rows, every):
        gaps += range(at + 1, at + len(row))
        target += begins[1:len(row)]
        weight += [counts] * max(0, len(row) - 1)
        at += len(row)
    network = fit(torch.cat(rows), torch.tensor(gaps), torch.tensor(target).float(), torch.tensor(weight))
    torch.save({k: v for k, v in network.state_dict().items()}, a.out)


if __name__ == "__main__":
    main()
