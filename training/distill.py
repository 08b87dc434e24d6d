"""What several trained models together say of a sentence, as something to be taught.

An ensemble reads better than each of its members, and it has an opinion on every layer of every sentence: on the roles of
a sentence that has only a tree, on the tree of one that has only names, on reports without any label. Its average
probabilities are a second target beside the labels (Hinton et al. 2015, "Distilling the knowledge in a neural network").
They are computed along with each batch rather than kept, so they fit the augmented form of the sentence.

Left out: the vector, which the frozen base model teaches, and lemmas of sentences whose letters were changed.
"""
import torch
from torch.nn import functional as F

from model import Model, gather

TAGS = ("upos", "xpos", "lemma", "names", "mention")


class Teachers:
    def __init__(self, paths, labels, device):
        self.models = []
        for path in paths:
            model = Model(labels)
            model.load_state_dict(torch.load(path, map_location="cpu"))
            self.models.append(model.eval().to(device, torch.bfloat16 if device.type == "cuda" else torch.float32))

    @torch.no_grad()
    def outputs(self, b):
        return [m.heads(gather(m.trunk(b["ids"], b["mask"], b["shapes"]), b["firsts"])) for m in self.models]

    @torch.no_grad()
    def read(self, b):
        """The targets: `TAGS` and "predicate" for every word; "arcs" over the heads; of each word's likeliest head
        "head" and "deprel"; of each likely predicate its "frame_sentence" and "frame_predicate", and "roles"."""
        outs = self.outputs(b)
        mean = lambda values: torch.stack([v.float() for v in values]).mean(0)
        padding = b["words"][:, None, :] == 0
        t = {k: mean([o[k].float().softmax(-1) for o in outs]) for k in TAGS}
        t["arcs"] = mean([o["arcs"].float().masked_fill(padding, -1e4).softmax(-1) for o in outs])
        t["head"] = torch.where(b["heads"] >= 0, b["heads"], t["arcs"].argmax(-1))
        t["deprel"] = mean([relations(m, o, t["head"]).softmax(-1) for m, o in zip(self.models, outs)])
        t["predicate"] = mean([o["predicate"].float().sigmoid() for o in outs])
        s, p = ((t["predicate"] > 0.5) & real(b)).nonzero(as_tuple=True)
        t["frame_sentence"], t["frame_predicate"] = s, p
        t["roles"] = mean([roles(m, o, s, p).softmax(-1) for m, o in zip(self.models, outs)])
        return t


def real(b):
    """The words that are neither the root nor padding."""
    words = b["words"].bool().clone()
    words[:, 0] = False
    return words


def relations(model, out, heads):
    chosen = out["rel_head"].gather(1, heads.unsqueeze(-1).expand(-1, -1, out["rel_head"].shape[-1]))
    return model.relations(out["rel_dep"], chosen).float()


def roles(model, out, s, p):
    return model.roles(out["role_pred"][s, p][:, None], out["role_arg"][s]).float()


def losses(model, out, b, t):
    """The student's cross entropy against the teachers' probabilities, for each layer, averaged over words (roles: over predicates)."""
    words = real(b).float()
    count = words.sum()

    def soft(logits, target, weight):
        return -((logits.float().log_softmax(-1) * target).sum(-1) * weight).sum()

    result = {k: soft(out[k], t[k], words) / count for k in TAGS if k != "lemma"}
    kept = words * (~b["reshaped"]).float()[:, None]
    result["lemma"] = soft(out["lemma"], t["lemma"], kept) / kept.sum().clamp(min=1)
    arcs = out["arcs"].float().masked_fill(b["words"][:, None, :] == 0, -1e4)
    result["arcs"] = soft(arcs, t["arcs"], words) / count
    result["deprel"] = soft(relations(model, out, t["head"]), t["deprel"], words) / count
    predicate = F.binary_cross_entropy_with_logits(out["predicate"].float(), t["predicate"], reduction="none")
    result["predicate"] = (predicate * words).sum() / count
    s, p = t["frame_sentence"], t["frame_predicate"]
    if len(s):
        result["roles"] = 0.5 * soft(roles(model, out, s, p), t["roles"], words[s]) / len(s)
    return result
