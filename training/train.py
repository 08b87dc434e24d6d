"""Train the encoder.

    python train.py --data DATA --base BASE --out OUT [--epochs 9 --quantized-epochs 2]

BASE is the folder with all-MiniLM-L6-v2's model.safetensors and vocab.txt. The loss is the plain sum of the heads'
losses and three times the distance of the sentence vector from the base model's: without that term the vectors are
lost (a retrieval check fell from 98.7 to 30.8 in a trial), with it they stay.
"""
import argparse
import json
import math
import os
import random
import time

import torch
from safetensors.torch import load_file
from torch.nn import functional as F

import batches
import data
from batches import IGNORE
from model import LAYERS, Input, Model, Trunk, sentence_vector
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
            x = torch.cat([s[torch.randint(len(s), (20000,))] for s in m.samples])
            m.low, m.high = best_range(x, torch.stack([s.min() for s in m.samples]).min(), torch.stack([s.max() for s in m.samples]).max())
            m.samples = []
    model.set_mode("off")


def best_range(x, low, high):
    """Shrinks the observed range step by step while the squared rounding error of the sample gets smaller."""
    best = None
    for up in [1 - 0.04 * i for i in range(22)]:
        for down in ([1.0] if low > -0.3 else [1 - 0.04 * i for i in range(22)]):
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
    a.add_argument("--budget", type=int, default=1200, help="padded subwords a batch")
    a.add_argument("--rate", type=float, default=1.5e-4)
    a.add_argument("--names-twice", action="store_true", help="see the name corpora twice an epoch")
    a.add_argument("--start", help="weights to start from, of an earlier run")
    a.add_argument("--threads", type=int, default=2)
    a.add_argument("--seed", type=int, default=1)
    a = a.parse_args()
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    rng = random.Random(a.seed)
    os.makedirs(a.out, exist_ok=True)

    sentences = data.load(a.data, "train")
    labels = data.label_sets(sentences)
    with open(os.path.join(a.out, "labels.json"), "w") as f:
        json.dump(labels, f)
    wordpiece = WordPiece(os.path.join(a.base, "vocab.txt"))
    items = [batches.encode(s, wordpiece, labels) for s in sentences]
    started = time.time()
    teacher_vectors(items, a.base, os.path.join(a.out, "teacher.pt"))
    print(f"{len(items)} sentences, teacher vectors after {time.time() - started:.0f} s", flush=True)

    model = Model(labels)
    model.trunk.load_base(load_file(os.path.join(a.base, "model.safetensors")))
    if a.start:
        model.load_state_dict(torch.load(a.start))
    heads = [p for n, p in model.named_parameters() if not n.startswith("trunk.")]
    trunk = [p for n, p in model.named_parameters() if n.startswith("trunk.") and p.requires_grad]
    optimizer = torch.optim.AdamW([{"params": trunk, "lr": a.rate}, {"params": heads, "lr": a.rate * 10}],
                                  betas=(0.9, 0.98), weight_decay=0.01, fused=True)
    epoch_items = items + [e for e in items if a.names_twice and e.sentence.source in ("crossner", "wikigold", "re3d")]
    per_epoch = len(batches.group(epoch_items, a.budget, rng))
    steps = math.ceil(per_epoch * a.epochs)
    quantized_from = math.ceil(per_epoch * (a.epochs - a.quantized_epochs)) if a.quantized_epochs else steps + 1
    warm = max(1, int(0.05 * steps))
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda s: min((s + 1) / warm, max(0.0, (steps - s) / max(1, steps - warm))))
    step, sums, seen = 0, {}, 0
    started = time.time()
    while step < steps:
        for batch in batches.group(epoch_items, a.budget, rng):
            if step >= steps:
                break
            if step == quantized_from:
                calibrate(model, items, rng)
                model.set_mode("fake")
                print("8-bit arithmetic from here", flush=True)
            model.train()
            b = batches.collate(batch, rng)
            with torch.autocast("cpu", dtype=torch.bfloat16):
                parts = losses(model, b)
                loss = sum(parts.values())
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(trunk + heads, 1.0)
            optimizer.step()
            schedule.step()
            step += 1
            for k, v in parts.items():
                n, total = sums.get(k, (0, 0.0))
                sums[k] = (n + 1, total + v.item())
            if step % 100 == 0:
                shown = " ".join(f"{k} {t / n:.3f}" for k, (n, t) in sums.items())
                print(f"{step}/{steps} {time.time() - started:.0f} s  {shown}", flush=True)
                sums = {}
        torch.save(model.state_dict(), os.path.join(a.out, "latest.part"))
        os.replace(os.path.join(a.out, "latest.part"), os.path.join(a.out, "latest.pt"))
    if not a.quantized_epochs:
        calibrate(model, items, rng)
    torch.save(model.state_dict(), os.path.join(a.out, "final.pt"))
    print(f"done in {time.time() - started:.0f} s", flush=True)


if __name__ == "__main__":
    main()
