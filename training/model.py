"""The encoder: MiniLM's six layers with a word-shape embedding, and eight groups of heads over them.

Everything is spelled out here instead of taken from a model library, because `export.py` writes the same computation as
an ONNX graph node by node; the two are easiest to keep alike when both can be read. Every linear layer of the trunk can
imitate 8-bit arithmetic (`Quantized.mode`), which is how the last epochs are trained.
"""
import math

import torch
from torch import nn
from torch.nn import functional as F

HIDDEN, LAYERS, HEADS, INNER, POSITIONS, N_SHAPES = 384, 6, 12, 1536, 512, 8
ARC, PAIR = 256, 128
GROUPS = ("tags", "syntax", "names", "frames")


class Input(nn.Module):
    """An 8-bit view of an activation: u8 with one static scale and zero point for the whole tensor.

    Static, because a scale computed from the batch would let one sentence change the reading of another.
    """

    def __init__(self):
        super().__init__()
        self.mode = "off"                       # off | observe | fake
        self.register_buffer("low", torch.zeros(()))
        self.register_buffer("high", torch.zeros(()))
        self.samples = []

    def scale_and_zero(self):
        scale = (self.high - self.low).clamp(min=1e-6) / 255
        return scale, torch.round(-self.low / scale).clamp(0, 255)

    def forward(self, x):
        if self.mode == "observe":
            self.samples.append(x.detach().float().flatten())
        if self.mode != "fake":
            return x
        scale, zero = self.scale_and_zero()
        return torch.fake_quantize_per_tensor_affine(x.float(), scale, zero.int(), 0, 255)


class Quantized(nn.Linear):
    """A linear layer whose weights can be rounded to s8 with a scale for each output."""
    mode = "off"

    def weight_scale(self):
        return self.weight.detach().abs().amax(1).clamp(min=1e-8) / 127

    def forward(self, x):
        w = self.weight
        if self.mode == "fake":
            zeros = torch.zeros(len(w), dtype=torch.int32, device=w.device)
            w = torch.fake_quantize_per_channel_affine(w, self.weight_scale(), zeros, 0, -127, 127)
        return F.linear(x, w, self.bias)


class Layer(nn.Module):
    def __init__(self):
        super().__init__()
        self.query, self.key, self.value, self.out = (Quantized(HIDDEN, HIDDEN) for _ in range(4))
        self.up, self.down = Quantized(HIDDEN, INNER), Quantized(INNER, HIDDEN)
        self.norm1, self.norm2 = nn.LayerNorm(HIDDEN, eps=1e-12), nn.LayerNorm(HIDDEN, eps=1e-12)
        self.in_attention, self.in_out, self.in_up, self.in_down = (Input() for _ in range(4))

    def forward(self, x, bias):
        b, t, _ = x.shape
        a = self.in_attention(x)
        q, k, v = (f(a).view(b, t, HEADS, HIDDEN // HEADS).transpose(1, 2) for f in (self.query, self.key, self.value))
        # Spelled out: on a processor the fused attention's backward pass is slower for short sentences.
        weights = F.softmax((q * (HIDDEN // HEADS) ** -0.5) @ k.transpose(-1, -2) + bias.to(q.dtype), -1, dtype=torch.float32)
        mixed = (weights.to(v.dtype) @ v).transpose(1, 2).reshape(b, t, HIDDEN)
        x = self.norm1(x + self.out(self.in_out(mixed)))
        return self.norm2(x + self.down(self.in_down(F.gelu(self.up(self.in_up(x))))))


class Trunk(nn.Module):
    def __init__(self, vocabulary=30522):
        super().__init__()
        self.words = nn.Embedding(vocabulary, HIDDEN)
        self.positions = nn.Embedding(POSITIONS, HIDDEN)
        self.shapes = nn.Embedding(N_SHAPES, HIDDEN)
        self.norm = nn.LayerNorm(HIDDEN, eps=1e-12)
        self.layers = nn.ModuleList(Layer() for _ in range(LAYERS))
        self.words.weight.requires_grad_(False)

    def forward(self, ids, mask, shapes, dropout=0.0):
        """All seven states, the embeddings first. mask: 1 real, 0 padding."""
        x = self.words(ids) + self.positions.weight[:ids.shape[1]] + self.shapes(shapes)
        x = F.dropout(self.norm(x), dropout, self.training)
        bias = ((1 - mask.float()) * -10000.0)[:, None, None, :]
        states = [x]
        for layer in self.layers:
            x = layer(x, bias)
            states.append(x)
        return states

    def load_base(self, tensors):
        """MiniLM's own weights; every word shape starts as its token type 0."""
        get = {k.removeprefix("bert."): v for k, v in tensors.items()}
        with torch.no_grad():
            self.words.weight.copy_(get["embeddings.word_embeddings.weight"])
            self.positions.weight.copy_(get["embeddings.position_embeddings.weight"])
            self.shapes.weight.copy_(get["embeddings.token_type_embeddings.weight"][:1].expand(N_SHAPES, -1))
            copy(self.norm, get, "embeddings.LayerNorm")
            for i, layer in enumerate(self.layers):
                p = f"encoder.layer.{i}."
                for part, name in (("query", "attention.self.query"), ("key", "attention.self.key"),
                                   ("value", "attention.self.value"), ("out", "attention.output.dense"),
                                   ("norm1", "attention.output.LayerNorm"), ("up", "intermediate.dense"),
                                   ("down", "output.dense"), ("norm2", "output.LayerNorm")):
                    copy(getattr(layer, part), get, p + name)


    def round_words(self):
        """Puts the word embeddings on the grid they ship on: 8 bits, with a scale for each row."""
        with torch.no_grad():
            rows, scale = self.rounded_words()
            self.words.weight.copy_(rows.float() * scale)

    def rounded_words(self):
        table = self.words.weight.detach()
        scale = (table.abs().amax(1) / 127).clamp(min=1e-8)[:, None]
        return torch.round(table / scale).to(torch.int8), scale


def copy(module, tensors, name):
    module.weight.copy_(tensors[name + ".weight"])
    module.bias.copy_(tensors[name + ".bias"])


def gather(states, firsts):
    """The states at the first subwords of words."""
    index = firsts.unsqueeze(-1).expand(-1, -1, states[0].shape[-1])
    return [s.gather(1, index) for s in states]


def sentence_vector(last, mask):
    m = mask.unsqueeze(-1).to(last.dtype)
    return F.normalize((last * m).sum(1) / m.sum(1), dim=-1)


class Pairs(nn.Module):
    """Scores of a pair of words: W2 relu(a + b) + c, where a and b are one linear layer of each word."""

    def __init__(self, classes):
        super().__init__()
        self.a, self.b = nn.Linear(HIDDEN, PAIR), nn.Linear(HIDDEN, PAIR)
        self.out = nn.Linear(PAIR, classes)

    def forward(self, a, b):
        return self.out(F.relu(a + b))


class Model(nn.Module):
    def __init__(self, labels, dropout=0.25):
        super().__init__()
        self.trunk = Trunk()
        self.dropout = dropout
        self.mix = nn.ParameterDict({g: nn.Parameter(torch.zeros(LAYERS + 1)) for g in GROUPS})
        size = {k: len(v) for k, v in labels.items()}
        self.upos = nn.Linear(HIDDEN, size["upos"])
        self.xpos = nn.Linear(HIDDEN, size["xpos"])
        self.lemma = nn.Linear(HIDDEN, size["lemma_rules"])
        self.arc_dep, self.arc_head = nn.Linear(HIDDEN, ARC), nn.Linear(HIDDEN, ARC)
        self.arc = nn.Parameter(torch.eye(ARC) / math.sqrt(ARC))
        self.arc_bias = nn.Parameter(torch.zeros(ARC))
        self.relations = Pairs(size["deprel"])
        self.names = nn.Linear(HIDDEN, size["names"])
        self.mention = nn.Linear(HIDDEN, size["mention_kinds"])
        self.predicate = nn.Linear(HIDDEN, 1)
        self.roles = Pairs(size["roles"])

    def mixed(self, states, group):
        w = F.softmax(self.mix[group], 0)
        return F.dropout(sum(w[i] * s for i, s in enumerate(states)), self.dropout, self.training)

    def heads(self, states):
        """Every output of encoder.onnx but the vector, at the positions in `states`."""
        tags, syntax, name, frames = (self.mixed(states, g) for g in GROUPS)
        dep, head = F.relu(self.arc_dep(syntax)), F.relu(self.arc_head(syntax))
        if self.training:
            dep, head = F.dropout(dep, self.dropout), F.dropout(head, self.dropout)
        arcs = (dep @ self.arc + self.arc_bias) @ head.transpose(1, 2)
        return {
            "upos": self.upos(tags), "xpos": self.xpos(tags), "lemma": self.lemma(tags),
            "names": self.names(name), "mention": self.mention(name), "predicate": self.predicate(frames).squeeze(-1),
            "arcs": arcs, "rel_dep": self.relations.a(syntax), "rel_head": self.relations.b(syntax),
            "role_pred": self.roles.a(frames), "role_arg": self.roles.b(frames),
        }

    def set_mode(self, mode):
        for m in self.modules():
            if isinstance(m, Input):
                m.mode = mode
            elif isinstance(m, Quantized):
                m.mode = "fake" if mode == "fake" else "off"
