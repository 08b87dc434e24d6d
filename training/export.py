"""Write the trained model as five ONNX graphs, with labels, vocabulary and checksums.

    python export.py --weights OUT/final.pt --senses OUT/senses.pt --begins OUT/begins.pt --base BASE --models models

The graphs are written node by node from the weights, not traced: what ships can be read here. The Rust program takes the
constants from them by name and does the same computation with code of its own (`crates/corroborate-encoder/src/network`),
so a change here is a change there. Constants without a name of their own are numbered ("c12"): shapes and axes.

8-bit form. Each linear layer of the trunk is QuantizeLinear (u8, one constant scale and zero point for the tensor),
MatMulInteger with s8 weights, Cast, Mul by one constant for each output, Add. Nothing is computed from the batch, so a
sentence's reading is the same alone and in company; integer sums are exact in any order. Word embeddings are s8 with a
scale for each row. The heads stay in 32 bits.
"""
import argparse
import hashlib
import json
import os
import shutil

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch.nn import functional as F

import wordpiece
from begins import HIDDEN as EACH, SEEDS, Network
from model import ARC, GROUPS, HEADS, HIDDEN, LAYERS, PAIR, Model

VERSION = "1"
OPSET = 20
BEGINS = EACH * SEEDS


class Graph:
    """Collects nodes and constants; every method returns the name of its output."""

    def __init__(self):
        self.nodes, self.constants, self.known, self.n = [], [], {}, 0

    def const(self, array, name=None):
        array = np.asarray(array)
        key = (array.dtype.str, array.shape, array.tobytes()) if array.size < 64 and name is None else None
        if key in self.known:
            return self.known[key]
        name = name or f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(array, name))
        if key:
            self.known[key] = name
        return name

    def op(self, kind, *inputs, out=None, n=1, **attributes):
        self.n += 1
        outs = [out or f"{kind}_{self.n}"] if n == 1 else (out or [f"{kind}_{self.n}_{i}" for i in range(n)])
        self.nodes.append(helper.make_node(kind, list(inputs), outs, **attributes))
        return outs[0] if n == 1 else outs

    def floats(self, tensor, name=None):
        return self.const(tensor.detach().numpy().astype(np.float32), name)

    def linear(self, x, weight, bias, name, out=None):
        """32 bits; weight as PyTorch has it, [out, in]."""
        y = self.op("MatMul", x, self.floats(weight.t().contiguous(), f"{name}.weight"))
        return self.op("Add", y, self.floats(bias, f"{name}.bias"), out=out)

    def quantize(self, x, view, name):
        scale, zero = view.scale_and_zero()
        zero = self.const(np.uint8(zero.item()), f"{name}.zero")
        return self.op("QuantizeLinear", x, self.const(np.float32(scale.item()), f"{name}.scale"), zero), scale.item(), zero

    def integer_linear(self, quantized, layer, name):
        q, scale, zero = quantized
        w_scale = layer.weight_scale().double()
        w = torch.round(layer.weight.detach().double() / w_scale[:, None]).clamp(-127, 127).to(torch.int8)
        w = self.const(w.t().contiguous().numpy(), f"{name}.weight")
        y = self.op("MatMulInteger", q, w, zero, self.const(np.int8(0)))
        y = self.op("Mul", self.op("Cast", y, to=TensorProto.FLOAT), self.floats((w_scale * scale).float(), f"{name}.scale"))
        return self.op("Add", y, self.floats(layer.bias, f"{name}.bias"))

    def norm(self, x, layer, name):
        weight, bias = self.floats(layer.weight, f"{name}.weight"), self.floats(layer.bias, f"{name}.bias")
        return self.op("LayerNormalization", x, weight, bias, axis=-1, epsilon=float(layer.eps))

    def save(self, path, inputs, outputs, doc):
        graph = helper.make_graph(self.nodes, os.path.basename(path).removesuffix(".onnx"), inputs, outputs, self.constants, doc)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="corroborate training")
        model.ir_version = 9
        onnx.checker.check_model(model)
        onnx.save(model, path)


def value(name, kind, *shape):
    return helper.make_tensor_value_info(name, kind, shape)


def trunk(g, model, quantized=True):
    """The seven states and the float mask [B,T,1]."""
    t = model.trunk
    rows, scale = t.rounded_words()
    word = g.op("Cast", g.op("Gather", g.const(rows.numpy(), "words.rows"), "input_ids"), to=TensorProto.FLOAT)
    word = g.op("Mul", word, g.op("Gather", g.floats(scale, "words.scale"), "input_ids"))
    length = g.op("Shape", "input_ids", start=1, end=2)
    position = g.op("Slice", g.floats(t.positions.weight, "positions"), g.const(np.array([0])), length, g.const(np.array([0])))
    shape = g.op("Gather", g.floats(t.shapes.weight, "shapes"), "shape_ids")
    x = g.norm(g.op("Add", g.op("Add", word, shape), position), t.norm, "norm")
    mask = g.op("Cast", "attention_mask", to=TensorProto.FLOAT)
    bias = g.op("Mul", g.op("Sub", mask, g.const(np.float32(1))), g.const(np.float32(10000)))
    bias = g.op("Unsqueeze", bias, g.const(np.array([1, 2])))
    states, width = [x], HIDDEN // HEADS
    split, joined = g.const(np.array([0, 0, HEADS, width])), g.const(np.array([0, 0, HIDDEN]))
    for n, layer in enumerate(t.layers):
        def linear(x, view, *parts):
            q8 = g.quantize(x, getattr(layer, view), f"layers.{n}.{view}")
            return [g.integer_linear(q8, getattr(layer, part), f"layers.{n}.{part}") for part in parts]

        q, k, v = (g.op("Reshape", y, split) for y in linear(x, "in_attention", "query", "key", "value"))
        q, v = (g.op("Transpose", y, perm=[0, 2, 1, 3]) for y in (q, v))
        k = g.op("Transpose", k, perm=[0, 2, 3, 1])
        scores = g.op("Mul", g.op("MatMul", q, k), g.const(np.float32(width ** -0.5)))
        weights = g.op("Softmax", g.op("Add", scores, bias), axis=-1)
        mixed = g.op("Reshape", g.op("Transpose", g.op("MatMul", weights, v), perm=[0, 2, 1, 3]), joined)
        x = g.norm(g.op("Add", x, *linear(mixed, "in_out", "out")), layer.norm1, f"layers.{n}.norm1")
        inner = g.op("Gelu", *linear(x, "in_up", "up"))
        x = g.norm(g.op("Add", x, *linear(inner, "in_down", "down")), layer.norm2, f"layers.{n}.norm2")
        states.append(x)
    return states, g.op("Unsqueeze", mask, g.const(np.array([-1])))


DROP = 0.02   # a layer with less weight than this in a mix is left out of it


def mix(g, model, states, group):
    w = F.softmax(model.mix[group].detach(), 0)
    total, used = None, (w >= DROP)
    w = w * used / (w * used).sum() * w.sum()
    for i, s in enumerate(states):
        if used[i]:
            part = g.op("Mul", s, g.const(np.float32(w[i].item()), f"mix.{group}.{i}"))
            total = part if total is None else g.op("Add", total, part)
    return total


def together(g, x, layers, name, names, sizes):
    """Several linear layers of one input as a single multiplication."""
    weight, bias = torch.cat([l.weight for l in layers]), torch.cat([l.bias for l in layers])
    return g.op("Split", g.linear(x, weight, bias, name), g.const(np.array(sizes)), n=len(layers), out=names, axis=-1)


def encoder(model, labels, path):
    g = Graph()
    states, mask = trunk(g, model)
    n = {k: len(v) for k, v in labels.items()}
    tags, syntax, names, frames = (mix(g, model, states, group) for group in GROUPS)
    together(g, tags, [model.upos, model.xpos, model.lemma], "tags", ["upos", "xpos", "lemma"], [n["upos"], n["xpos"], n["lemma_rules"]])
    dep, head, _, _ = together(g, syntax, [model.arc_dep, model.arc_head, model.relations.a, model.relations.b], "syntax",
                               ["arc_dep", "arc_head", "rel_dep", "rel_head"], [ARC, ARC, PAIR, PAIR])
    dep, head = g.op("Relu", dep), g.op("Transpose", g.op("Relu", head), perm=[0, 2, 1])
    dep = g.op("Add", g.op("MatMul", dep, g.floats(model.arc, "arc.weight")), g.floats(model.arc_bias, "arc.bias"))
    g.op("MatMul", dep, head, out="arcs")
    together(g, names, [model.names, model.mention], "names", ["names", "mention"], [n["names"], n["mention_kinds"]])
    predicate, _, _ = together(g, frames, [model.predicate, model.roles.a, model.roles.b], "frames",
                               ["predicate_1", "role_pred", "role_arg"], [1, PAIR, PAIR])
    g.op("Squeeze", predicate, g.const(np.array([-1])), out="predicate")
    # The mean as a product, not ReduceSum: ONNX Runtime shares a reduction out by the size of the whole batch.
    ones = g.op("Div", mask, g.op("ReduceSum", mask, g.const(np.array([1])), keepdims=1))
    mean = g.op("MatMul", g.op("Transpose", ones, perm=[0, 2, 1]), states[-1])
    length = g.op("Sqrt", g.op("MatMul", mean, g.op("Transpose", mean, perm=[0, 2, 1])))
    g.op("Squeeze", g.op("Mul", mean, g.op("Reciprocal", length)), g.const(np.array([1])), out="vector")
    f, i = TensorProto.FLOAT, TensorProto.INT32
    g.save(path, [value(x, i, "B", "T") for x in ("input_ids", "attention_mask", "shape_ids")],
           [value("upos", f, "B", "T", n["upos"]), value("xpos", f, "B", "T", n["xpos"]), value("lemma", f, "B", "T", n["lemma_rules"]),
            value("names", f, "B", "T", n["names"]), value("mention", f, "B", "T", n["mention_kinds"]), value("predicate", f, "B", "T"),
            value("arcs", f, "B", "T", "T"), value("rel_dep", f, "B", "T", PAIR), value("rel_head", f, "B", "T", PAIR),
            value("role_pred", f, "B", "T", PAIR), value("role_arg", f, "B", "T", PAIR), value("vector", f, "B", HIDDEN)],
           "Multi-task encoder; read the outputs at each word's first subword.")


def pairs(module, path, classes):
    g = Graph()
    x = g.op("Relu", g.op("Add", "a", "b"))
    g.linear(x, module.out.weight, module.out.bias, "out", out="logits")
    f = TensorProto.FLOAT
    g.save(path, [value("a", f, "N", PAIR), value("b", f, "N", PAIR)], [value("logits", f, "N", classes)], "W2 relu(a + b) + c")


def senses(learned, path):
    """The layer of `senses.py`."""
    g = Graph()
    x = g.linear("states", learned["weight"], learned["bias"], "senses")
    g.op("LpNormalization", x, axis=-1, p=2, out="senses")
    f = TensorProto.FLOAT
    g.save(path, [value("states", f, "N", learned["weight"].shape[1])], [value("senses", f, "N", len(learned["weight"]))],
           "Means of the states 0 and 3 over a word's subwords, side by side, to its sense.")


def begins(learned, path):
    """The network of `begins.py`; without one, a network that says of no word that a sentence begins there."""
    network = Network(BEGINS)
    if learned is None:
        with torch.no_grad():
            for parameter in network.parameters():
                parameter.zero_()
            network.out.bias.fill_(-100.0)
    else:
        network.load_state_dict(learned)
    g = Graph()
    words = g.linear("states", torch.cat([network.a.weight, network.b.weight]), torch.cat([network.a.bias, network.b.bias]), "words")
    before, behind = g.op("Split", words, g.const(np.array([BEGINS, BEGINS])), n=2, axis=-1)
    ones, last = g.const(np.array([1])), g.const(np.array([-1]))
    zero, end = g.const(np.array([0])), g.const(np.array([np.iinfo(np.int64).max]))
    before, behind = g.op("Slice", before, zero, last, zero), g.op("Slice", behind, ones, end, zero)
    x = g.op("Relu", g.op("Add", before, behind))
    g.linear(x, network.out.weight, network.out.bias, "out", out="begins")
    f = TensorProto.FLOAT
    g.save(path, [value("states", f, "N", network.a.in_features)], [value("begins", f, "M", 1)],
           "Means of the states 0-2, 3-4 and 5-6 at the first subwords of a sentence's N words, side by side, to the score of a "
           "sentence beginning at each of them but the first.")


def describe(labels):
    return {
        "version": VERSION, "hidden": HIDDEN, "max_subwords": 512, "int": "i32", **labels,
        "shapes": wordpiece.SHAPES,
        "shape_rule": "upper, lower: code points with the Unicode property; digits: 0-9. digits and letters: alphanumeric; "
                      "digits: digits if nothing else but . and , else other; no letters: other; no upper: lower; no lower: "
                      "capital if one upper, else upper; title if the first code point is upper and no other is; else mixed.",
        "longest_word": wordpiece.LONGEST_WORD,
        "lemma_rule_grammar": "'=LEMMA', or CASE|-N+TEXT|-N+TEXT: change the word's case (keep; lower; title: first code point "
                              "upper, rest lower), cut N code points from its start and put TEXT there, the same at its end. "
                              "If N and N are more than the word has, the cased word is the lemma.",
        "sentence_vector": "mean of the last layer over non-padding subwords, L2 normalised",
    }


def main():
    a = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    a.add_argument("--weights", required=True)
    a.add_argument("--senses", required=True)
    a.add_argument("--begins", help="left out, nothing is cut that shows no end")
    a.add_argument("--base", required=True)
    a.add_argument("--models", required=True)
    a = a.parse_args()
    os.makedirs(a.models, exist_ok=True)
    with open(os.path.join(os.path.dirname(a.weights), "labels.json"), encoding="utf-8") as f:
        labels = json.load(f)
    model = Model(labels)
    model.load_state_dict(torch.load(a.weights))
    model.eval()

    def at(name):
        return os.path.join(a.models, name)

    encoder(model, labels, at("encoder.onnx"))
    pairs(model.relations, at("relations.onnx"), len(labels["deprel"]))
    pairs(model.roles, at("roles.onnx"), len(labels["roles"]))
    senses(torch.load(a.senses), at("senses.onnx"))
    begins(a.begins and torch.load(a.begins), at("begins.onnx"))
    with open(at("labels.json"), "w", encoding="utf-8") as f:
        json.dump(describe(labels), f, ensure_ascii=False, indent=0)
        f.write("\n")
    shutil.copyfile(os.path.join(a.base, "vocab.txt"), at("vocab.txt"))
    names = ["begins.onnx", "encoder.onnx", "labels.json", "relations.onnx", "roles.onnx", "senses.onnx", "vocab.txt"]
    with open(at("SHA256SUMS"), "w") as f:
        for name in names:
            with open(at(name), "rb") as g:
                f.write(f"{hashlib.sha256(g.read()).hexdigest()}  {name}\n")
    print(f"{sum(os.path.getsize(at(n)) for n in names) / 1e6:.1f} MB; layer weights of the mixes:")
    for group in GROUPS:
        print(" ", group, " ".join(f"{x:.2f}" for x in F.softmax(model.mix[group].detach(), 0).tolist()))


if __name__ == "__main__":
    main()
