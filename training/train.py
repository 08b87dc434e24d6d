"""Train the encoder.

    python train.py --data DATA --base BASE --out OUT [--epochs 9 --quantized-epochs 2]
    python train.py --data DATA --base BASE --out OUT --teachers A/final.pt B/final.pt --plain reports.jsonl

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
import distill
from batches import IGNORE
from model import Input, Model, Trunk, gather, sentence_vector
from wordpiece import WordPiece

NONE_WEIGHT = 0.6      # of the words that are no argument of a predicate
OBSERVED = 48          # batches that set the static activation scales
TAUGHT = 0.6           # share of what other models say in the loss, where there are teachers


def teacher_vectors(encoded, base, cache, device="cpu"):
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
    teacher.eval().to(device)
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
            x, m = x.to(device), m.to(device)
            with torch.autocast(x.device.type, dtype=torch.bfloat16):
                last = teacher(x, m, torch.zeros_like(x))[-1]
            for i, v in zip(part, sentence_vector(last.float(), m).cpu()):
                encoded[i].vector = v.clone()
            at += n
    if cache:
        torch.save([e.vector for e in encoded], cache)


def losses(model, b, teachers=None, dropout=0.1):
    """The loss of each layer; "vector" is none of the labels' and has its full weight with teachers, too."""
    states = model.trunk(b["ids"], b["mask"], b["shapes"], dropout)
    out = model.heads(gather(states, b["firsts"]))
    result = labelled(model, out, b)
    if teachers:
        told = distill.losses(model, out, b, teachers.read(b))
        result = {k: (1 - TAUGHT) * result.get(k, 0.0) + TAUGHT * v for k, v in told.items()}
    if "vector" in b:
        cosine = (sentence_vector(states[-1].float(), b["mask"]) * b["vector"]).sum(-1)
        result["vector"] = 3 * (1 - cosine).mean()
    return result


def labelled(model, out, b):
    result = {}
    for head in ("upos", "xpos", "lemma", "names", "mention"):
        known = (b[head] != IGNORE).sum()
        total = F.cross_entropy(out[head].float().flatten(0, -2), b[head].flatten(), ignore_index=IGNORE, reduction="sum")
        result[head] = total / known.clamp(min=1)
    arcs = out["arcs"].float().masked_fill(b["words"][:, None, :] == 0, -1e4)
    s, d = b["arc_sentence"], b["arc_word"]
    if len(s):
        heads = b["heads"][s, d]
        result["arcs"] = F.cross_entropy(arcs[s, d], heads)
        logits = model.relations(out["rel_dep"][s, d], out["rel_head"][s, heads]).float()
        result["deprel"] = F.cross_entropy(logits, b["deprel"][s, d], ignore_index=IGNORE)
    known = (b["predicate"] != IGNORE).float()
    predicate = F.binary_cross_entropy_with_logits(out["predicate"].float(), b["predicate"].clamp(min=0).float(), reduction="none")
    result["predicate"] = (predicate * known).sum() / known.sum().clamp(min=1)
    s, p = b["frame_sentence"], b["frame_predicate"]
    if len(s):
        logits = distill.roles(model, out, s, p)
        weight = torch.ones(logits.shape[-1], device=logits.device)
        weight[0] = NONE_WEIGHT
        total = F.cross_entropy(logits.flatten(0, 1), b["roles"].flatten(), weight=weight, ignore_index=IGNORE, reduction="sum")
        result["roles"] = 0.5 * total / len(s)
    return result


def calibrate(model, items, rng):
    """Static ranges from a few batches: for every activation the range that loses least when rounded to 8 bits."""
    model.eval()
    model.set_mode("observe")
    device = model.arc.device
    with torch.inference_mode():
        chosen = batches.group(items, 2400, rng)[:OBSERVED]
        for batch in chosen:
            b = batches.collate(batch)
            model.trunk(*(b[k].to(device) for k in ("ids", "mask", "shapes")))
    for m in model.modules():
        if isinstance(m, Input):
            x = torch.cat([s[torch.randint(len(s), (2500,), device=device)] for s in m.samples])
            low, high = best_range(x, torch.stack([s.min() for s in m.samples]).min(), torch.stack([s.max() for s in m.samples]).max())
            m.low.copy_(low)
            m.high.copy_(high)
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
    return best[1], best[2]


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
    a.add_argument("--plain", help="reports without labels for the teachers to read, a file of `corroborate annotate`")
    a.add_argument("--teachers", nargs="+", help="weights of earlier runs whose common reading is taught, too")
    a.add_argument("--start", help="weights to start from, of an earlier run")
    a.add_argument("--workers", type=int, default=2, help="processes that share each step, one thread each")
    a.add_argument("--device", default="cpu", help="cpu, or cuda with --workers 1")
    a.add_argument("--loaders", type=int, default=0, help="processes of each worker that make batches")
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


class Batches(torch.utils.data.Dataset):
    """An epoch's batches as tensors, augmented; what happens to a batch depends on the seed and its place alone."""

    def __init__(self, groups, seed):
        self.groups, self.seed = groups, seed

    def __len__(self):
        return len(self.groups)

    def __getitem__(self, i):
        return batches.collate(self.groups[i], random.Random(f"{self.seed} {i}"))


def work(rank, a):
    torch.set_num_threads(1)
    torch.multiprocessing.set_sharing_strategy("file_system")
    torch.manual_seed(a.seed)
    device = torch.device(a.device)
    sentences = data.load(a.data, "train", a.web_names)
    labels = data.label_sets(sentences)
    sentences += data.read_plain(a.plain) if a.plain else []
    wordpiece = WordPiece(os.path.join(a.base, "vocab.txt"))
    items = [batches.encode(s, wordpiece, labels) for s in sentences]
    model = Model(labels)
    model.trunk.load_base(load_file(os.path.join(a.base, "model.safetensors")))
    model.trunk.round_words()
    if a.start:
        model.load_state_dict(torch.load(a.start, map_location="cpu"))
    model.to(device)
    teachers = distill.Teachers(a.teachers, labels, device) if a.teachers else None
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
        teacher_vectors(items, a.base, cache, device)
        print(f"{len(items)} sentences, teacher vectors after {time.time() - started:.0f} s", flush=True)
    together.same([torch.zeros(1)])
    teacher_vectors(items, a.base, cache)

    optimizer = torch.optim.AdamW([{"params": trunk, "base": a.rate}, {"params": heads, "base": a.rate * 10},
                                   {"params": mixes, "base": a.rate * 60, "weight_decay": 0.0}], lr=a.rate,
                                  betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    epoch_items = items + batches.joined(items, random.Random(a.seed)) + [e for e in items if a.names_twice and e.sentence.source in ("crossner", "wikigold", "re3d")]
    order = random.Random(a.seed)                        # the same in every worker
    torch.manual_seed(a.seed * 1000 + rank)
    steps = int(len(batches.group(epoch_items, a.budget, order)) // a.workers * a.epochs)
    warm = max(1, int(0.05 * steps))
    inputs = [t for m in model.modules() if isinstance(m, Input) for t in (m.low, m.high)]

    def calibrate_all():
        if rank == 0:
            calibrate(model, items, random.Random(a.seed))
        together.same(inputs)

    step, sums, quantized, done, epoch = 0, {}, False, 0.0, 0
    started = time.time()
    while done < 1:
        epoch_batches = batches.group(epoch_items, a.budget, order)
        epoch_batches = epoch_batches[:len(epoch_batches) // a.workers * a.workers]
        made = Batches(epoch_batches[rank::a.workers], f"{a.seed} {epoch}")
        for b in torch.utils.data.DataLoader(made, batch_size=None, num_workers=a.loaders, pin_memory=device.type == "cuda"):
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
            b = {k: v.to(device, non_blocking=True) for k, v in b.items()}
            with torch.autocast(device.type, dtype=torch.bfloat16):
                parts = losses(model, b, teachers)
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
                sums[k] = (n + 1, total + v.detach())
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
