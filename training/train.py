"""Train the encoder.

    python train.py --data DATA --base BASE --out OUT [--epochs 9 --quantized-epochs 2]

BASE is the folder with all-MiniLM-L6-v2's model.safetensors and vocab.txt. The loss is the plain sum of the heads'
losses and three times the distance of the sentence vector from the base model's: without that term the vectors are
lost (a retrieval check fell from 98.7 to 30.8 in a trial), with it they stay.
"""
import argparse
import datetime
import json
import os
import random
import time

import torch
from safetensors.torch import load_file
from torch.nn import functional as F

import batches
import data
from batches import IGNORE
from model import Input, Model, Trunk, sentence_vector
from wordpiece import WordPiece

NONE_WEIGHT = 0.6      # of the words that are no argument of a predicate
OBSERVED = 48          # batches that set the static activation scales


def teacher_vectors(encoded, base, cache):
    """The frozen base model's vector of every sentence's real text, as its own tokeniser reads it."""
    if cache and os.path.exists(cache):
        vectors = torch.load(cache)
        if len(vectors) == len(encoded):
            for e, v in zip(encoded, vectors):
                e.vector = v
            return
    from tokenizers import Tokenizer
    tokenizer = Tokenizer.from_file(os.path.join(base, "tokenizer.json"))
    tokenizer.enable_truncation(256)
    tokenizer.no_padding()
    teacher = Trunk()
    teacher.load_base(load_file(os.path.join(base, "model.safetensors")))
    teacher.eval()
    ids = [tokenizer.encode(e.text).ids for e in encoded]
    order = sorted(range(len(ids)), key=lambda i: len(ids[i]))
    with torch.inference_mode():
        at = 0
        while at < len(order):
            n = max(1, 4000 // (len(ids[order[min(at + 100, len(order) - 1)]])))
            part = order[at:at + n]
            t = max(len(ids[i]) for i in part)
            x = torch.tensor([ids[i] + [0] * (t - len(ids[i])) for i in part])
            m = torch.tensor([[1] * len(ids[i]) + [0] * (t - len(ids[i])) for i in part])
            with torch.autocast("cpu", dtype=torch.bfloat16):
                last = teacher(x, m, torch.zeros_like(x))[-1]
            for i, v in zip(part, sentence_vector(last.float(), m)):
                encoded[i].vector = v.clone()
            at += n
    if cache:
        torch.save([e.vector for e in encoded], cache)


def gather(states, firsts):
    index = firsts.unsqueeze(-1).expand(-1, -1, states[0].shape[-1])
    return [s.gather(1, index) for s in states]


def losses(model, b, dropout=0.1):
    states = model.trunk(b["ids"], b["mask"], b["shapes"], dropout)
    out = model.heads(gather(states, b["firsts"]))
    result = {}

    def ce(logits, target, **k):
        target = target.flatten()
        if (target == IGNORE).all():
            return None
        return F.cross_entropy(logits.float().flatten(0, -2), target, ignore_index=IGNORE, **k)

    for head in ("upos", "xpos", "lemma", "names", "mention"):
        result[head] = ce(out[head], b[head])
    arcs = out["arcs"].float().masked_fill(b["words"][:, None, :] == 0, -1e4)
    result["arcs"] = ce(arcs, b["heads"])
    has = b["heads"] != IGNORE
    if has.any():
        s, d = has.nonzero(as_tuple=True)
        result["deprel"] = ce(model.relations(out["rel_dep"][s, d], out["rel_head"][s, b["heads"][s, d]]), b["deprel"][s, d])
    known = b["predicate"] != IGNORE
    if known.any():
        result["predicate"] = F.binary_cross_entropy_with_logits(out["predicate"].float()[known], b["predicate"][known].float())
    if len(b["roles"]):
        s, p = b["frame_sentence"], b["frame_predicate"]
        logits = model.roles(out["role_pred"][s, p][:, None], out["role_arg"][s]).float()
        weight = torch.ones(logits.shape[-1])
        weight[0] = NONE_WEIGHT
        total = F.cross_entropy(logits.flatten(0, 1), b["roles"].flatten(), weight=weight, ignore_index=IGNORE, reduction="sum")
        result["roles"] = 0.5 * total / len(s)
    if "vector" in b:
        cosine = (sentence_vector(states[-1].float(), b["mask"]) * b["vector"]).sum(-1)
        result["vector"] = 3 * (1 - cosine).mean()
    return {k: v for k, v in result.items() if v is not None}


def calibrate(model, items, rng):
    """Static ranges from a few batches: for every activation the range that loses least when rounded to 8 bits."""
    model.eval()
    model.set_mode("observe")
    with torch.inference_mode():
        chosen = batches.group(items, 2400, rng)[:OBSERVED]
        for batch in chosen:
            b = batches.collate(batch)
            model.trunk(b["ids"], b["mask"], b["shapes"])
    for m in model.modules():
        if isinstance(m, Input):
            x = torch.cat([s[torch.randint(len(s), (2500,))] for s in m.samples])
            m.low, m.high = best_range(x, torch.stack([s.min() for s in m.samples]).min(), torch.stack([s.max() for s in m.samples]).max())
            m.samples = []
    model.set_mode("off")


def best_range(x, low, high):
    """Shrinks the observed range step by step while the squared rounding error of the sample gets smaller."""
    best = None
    for up in [1 - 0.04 * i for i in range(20)]:
        for down in ([1.0] if low > -0.3 else [1 - 0.04 * i for i in range(20)]):
            a, b = low * down, high * up
            scale = (b - a) / 255
            zero = torch.round(-a / scale)
            error = (((torch.round(x / scale) + zero).clamp(0, 255) - zero) * scale - x).square().mean().item()
            if best is None or error < best[0]:
                best = (error, a, b)
    return best[1].clone(), best[2].clone()


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--data", required=True)
    a.add_argument("--base", required=True)
    a.add_argument("--out", required=True)
    a.add_argument("--epochs", type=float, default=9)
    a.add_argument("--quantized-epochs", type=float, default=2, help="how many of them imitate 8-bit arithmetic")
    a.add_argument("--minutes", type=float, help="end after this time even if not all epochs are done; the schedule adapts")
    a.add_argument("--budget", type=int, default=900, help="padded subwords of a worker's share of a step")
    a.add_argument("--rate", type=float, default=1.5e-4)
    a.add_argument("--names-twice", action="store_true", help="see the name corpora twice an epoch")
    a.add_argument("--web-names", help="names for UD EWT, a file of web_names.py")
    a.add_argument("--start", help="weights to start from, of an earlier run")
    a.add_argument("--workers", type=int, default=2, help="processes that share each step, one thread each")
    a.add_argument("--seed", type=int, default=1)
    a = a.parse_args()
    os.makedirs(a.out, exist_ok=True)
    if a.workers > 1:
        torch.multiprocessing.spawn(work, (a,), nprocs=a.workers)
    else:
        work(0, a)


class Together:
    """Averages gradients over the workers. They share a step rather than a matrix product: two threads in one product
    wait for each other thousands of times a step, which is slow as soon as the machine has anything else to do."""

    def __init__(self, rank, a, parameters):
        self.workers, self.parameters = a.workers, parameters
        self.sizes = [p.numel() for p in parameters]
        if a.workers > 1:
            store = torch.distributed.FileStore(os.path.join(a.out, f"meeting-{os.getppid()}"), a.workers)
            torch.distributed.init_process_group("gloo", store=store, rank=rank, world_size=a.workers,
                                                 timeout=datetime.timedelta(hours=1))

    def average(self, progress):
        """Averages the gradients in place; returns the average progress."""
        if self.workers == 1:
            return progress
        flat = torch.cat([p.grad.flatten() if p.grad is not None else torch.zeros(n) for p, n in zip(self.parameters, self.sizes)]
                         + [torch.tensor([progress], dtype=torch.float32)])
        torch.distributed.all_reduce(flat)
        flat /= self.workers
        for p, g in zip(self.parameters, flat[:-1].split(self.sizes)):
            p.grad = g.view_as(p)
        return flat[-1].item()

    def same(self, tensors):
        """The first worker's values for all."""
        if self.workers > 1:
            for t in tensors:
                torch.distributed.broadcast(t, 0)


def work(rank, a):
    torch.set_num_threads(1)
    torch.manual_seed(a.seed)
    sentences = data.load(a.data, "train", a.web_names)
    labels = data.label_sets(sentences)
    wordpiece = WordPiece(os.path.join(a.base, "vocab.txt"))
    items = [batches.encode(s, wordpiece, labels) for s in sentences]
    model = Model(labels)
    model.trunk.load_base(load_file(os.path.join(a.base, "model.safetensors")))
    if a.start:
        model.load_state_dict(torch.load(a.start))
    mixes = list(model.mix.parameters())
    heads = [p for n, p in model.named_parameters() if not n.startswith(("trunk.", "mix."))]
    trunk = [p for n, p in model.named_parameters() if n.startswith("trunk.") and p.requires_grad]
    trained = trunk + heads + mixes
    together = Together(rank, a, trained)
    started = time.time()
    cache = os.path.join(a.out, "teacher.pt")
    if rank == 0:
        with open(os.path.join(a.out, "labels.json"), "w") as f:
            json.dump(labels, f)
        teacher_vectors(items, a.base, cache)
        print(f"{len(items)} sentences, teacher vectors after {time.time() - started:.0f} s", flush=True)
    together.same([torch.zeros(1)])
    teacher_vectors(items, a.base, cache)

    optimizer = torch.optim.AdamW([{"params": trunk, "base": a.rate}, {"params": heads, "base": a.rate * 10},
                                   {"params": mixes, "base": a.rate * 60, "weight_decay": 0.0}], lr=a.rate,
                                  betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    epoch_items = items + batches.joined(items, random.Random(a.seed)) + [e for e in items if a.names_twice and e.sentence.source in ("crossner", "wikigold", "re3d")]
    order = random.Random(a.seed)                        # the same in every worker
    rng = random.Random(a.seed * 1000 + rank)
    torch.manual_seed(a.seed * 1000 + rank)
    steps = int(len(batches.group(epoch_items, a.budget, order)) // a.workers * a.epochs)
    warm = max(1, int(0.05 * steps))
    inputs = [t for m in model.modules() if isinstance(m, Input) for t in (m.low, m.high)]

    def calibrate_all():
        if rank == 0:
            calibrate(model, items, rng)
        together.same(inputs)

    step, sums, quantized, done, epoch = 0, {}, False, 0.0, 0
    started = time.time()
    while done < 1:
        epoch_batches = batches.group(epoch_items, a.budget, order)
        epoch_batches = epoch_batches[:len(epoch_batches) // a.workers * a.workers]
        for batch in epoch_batches[rank::a.workers]:
            if done >= 1:
                break
            if a.quantized_epochs and not quantized and done >= 1 - a.quantized_epochs / a.epochs:
                if rank == 0:
                    save(model, a.out, "before-8-bit.pt")
                    print("8-bit arithmetic from here", flush=True)
                calibrate_all()
                model.set_mode("fake")
                quantized = True
            model.train()
            for g in optimizer.param_groups:
                g["lr"] = g["base"] * min((step + 1) / warm, 1 - done)
            b = batches.collate(batch, rng)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                parts = losses(model, b)
                loss = sum(parts.values())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            step += 1
            spent = (time.time() - started) / 60 / a.minutes if a.minutes else 0.0
            done = together.average(max(step / steps, spent))
            torch.nn.utils.clip_grad_norm_(trained, 1.0)
            optimizer.step()
            for k, v in parts.items():
                n, total = sums.get(k, (0, 0.0))
                sums[k] = (n + 1, total + v.item())
            if rank == 0 and step % 50 == 0:
                shown = " ".join(f"{k} {t / n:.3f}" for k, (n, t) in sums.items())
                print(f"{step}/{steps} {time.time() - started:.0f} s, {100 * done:.0f} %  {shown}", flush=True)
                sums = {}
        epoch += 1
        if rank == 0:
            save(model, a.out, "latest.pt")
            print(f"epoch {epoch}", flush=True)
    if not quantized:
        calibrate_all()
    if rank == 0:
        save(model, a.out, "final.pt")
        print(f"done in {time.time() - started:.0f} s", flush=True)


def save(model, folder, name):
    torch.save(model.state_dict(), os.path.join(folder, name + ".part"))
    os.replace(os.path.join(folder, name + ".part"), os.path.join(folder, name))


if __name__ == "__main__":
    main()
