# SPDX-License-Identifier: Apache-2.0
"""Prints what PyTorch makes of small dense parts of every form, as JSON.

A second opinion, independent of this project's code: logits, and the gradients of a weighted sum of them by parameters and
inputs. The output is kept as a test resource, so tests need no Python:

    pip install torch==2.15.0
    python layers.py > ../resources/org/entirespace/model/layer/torch-layers.json

Parameters lie in one list as docs/formats/model.md tells, and are multiples of 1/64; inputs and weights of the sum are
multiples of 1/16, so that single precision holds them exactly.
"""

import json
import math
import random

import torch
import torch.nn.functional as F

ROWS = 7
CASES = [
    # name, inputs, copies, tower, activation, normalization, sharing (kind, experts, own experts, levels, widths), heads
    ("plain", 6, 1, [4, 3], "RELU", "NONE", ("TOWERS", 1, 1, 1, [1]), [(0, []), (1, []), (2, [])]),
    ("leaky", 6, 1, [4, 3], "LEAKY_RELU", "NONE", ("TOWERS", 1, 1, 1, [1]), [(0, []), (1, []), (2, [])]),
    ("prelu", 6, 1, [4, 3], "PRELU", "NONE", ("TOWERS", 1, 1, 1, [1]), [(0, []), (1, []), (0, [])]),
    ("norm", 6, 1, [8, 6], "RELU", "LAYER", ("TOWERS", 1, 1, 1, [1]), [(0, []), (1, []), (2, [])]),
    ("separate", 5, 2, [8, 6], "PRELU", "LAYER", ("TOWERS", 1, 1, 1, [1]), [(0, []), (1, []), (1, [])]),
    ("bottom", 6, 1, [4], "LEAKY_RELU", "NONE", ("SHARED_BOTTOM", 1, 1, 1, [5, 4]), [(0, []), (1, [])]),
    ("mmoe", 6, 1, [4, 3], "PRELU", "NONE", ("MMOE", 3, 1, 1, [5, 4]), [(0, []), (1, []), (2, [])]),
    ("mmoe norm", 6, 1, [6], "RELU", "LAYER", ("MMOE", 2, 1, 1, [8]), [(0, []), (1, []), (0, [])]),
    ("ple", 6, 1, [4, 3], "RELU", "NONE", ("PLE", 2, 1, 1, [5]), [(0, []), (1, []), (2, [])]),
    ("deep ple", 6, 1, [4], "PRELU", "NONE", ("PLE", 1, 2, 3, [5, 4]), [(0, []), (1, [])]),
    ("aitm", 6, 1, [5, 4], "RELU", "NONE", ("AITM", 1, 1, 1, [1]), [(0, []), (1, [0]), (2, [1])]),
    ("aitm graph", 6, 1, [4], "LEAKY_RELU", "NONE", ("AITM", 1, 1, 1, [1]), [(0, []), (1, [0]), (2, [0]), (3, [1, 2])]),
]


class Part:
    """A dense part that takes its parameters from one list, front to back."""

    def __init__(self, flat, case):
        self.flat, self.at = flat, 0
        _, _, self.copies, self.tower, self.activation, self.normalization, self.sharing, self.heads = case

    def take(self, *shape):
        count = math.prod(shape)
        self.at += count
        return self.flat[self.at - count : self.at].reshape(shape)

    def linear(self, inputs, sizes):
        """Several linear layers; neighbours of the same input are cut from one weight. All weights, then all biases."""
        outs, m = [], 0
        while m < len(inputs):
            first = m
            while m < len(inputs) and inputs[m] is inputs[first]:
                m += 1
            weight = self.take(inputs[first].shape[1], sum(sizes[first:m]))
            outs += [F.linear(inputs[first], part.T) for part in weight.split(sizes[first:m], dim=1)]
        return [out + self.take(size) for out, size in zip(outs, sizes)]

    def activated(self, zs):
        width = zs[0].shape[1]
        if self.normalization == "LAYER":
            gains = [self.take(width) for _ in zs]
            zs = [F.layer_norm(z, (width,), gain, self.take(width), eps=1e-5) for z, gain in zip(zs, gains)]
        if self.activation == "PRELU":
            return [F.prelu(z, self.take(width)) for z in zs]
        return [F.relu(z) if self.activation == "RELU" else F.leaky_relu(z, 0.01) for z in zs]

    def stacks(self, inputs, widths, gates=()):
        found = []
        for layer, width in enumerate(widths):
            extra = list(gates) if layer == 0 else []
            zs = self.linear(inputs + [x for x, _ in extra], [width] * len(inputs) + [size for _, size in extra])
            found += zs[len(inputs) :]
            inputs = self.activated(zs[: len(inputs)])
        return inputs, found

    def mixed(self, gate, experts):
        return torch.einsum("re,rew->rw", torch.softmax(gate, dim=1), torch.stack(experts, dim=1))

    def towers_read(self, x, towers):
        kind, experts, own, levels, widths = self.sharing
        if kind == "SHARED_BOTTOM":
            return self.stacks([x], widths)[0] * towers
        if kind == "MMOE":
            tops, gates = self.stacks([x] * experts, widths, [(x, experts)] * towers)
            return [self.mixed(gate, tops) for gate in gates]
        if kind == "PLE":
            now = [x] * (towers + 1)
            for level in range(1, levels + 1):
                inputs = [now[t] for t in range(towers) for _ in range(own)] + [now[-1]] * experts
                gates = [(now[t], own + experts) for t in range(towers)]
                if level < levels:
                    gates.append((now[-1], len(inputs)))
                tops, gates = self.stacks(inputs, widths, gates)
                shared = tops[towers * own :]
                seen = [tops[t * own : (t + 1) * own] + shared for t in range(towers)] + [tops]
                now = [self.mixed(gate, experts_seen) for gate, experts_seen in zip(gates, seen)]
            return now
        return [x] * towers if self.copies == 1 else list(x.chunk(self.copies, dim=1))

    def transferred(self, own, earlier):
        d = own.shape[1]
        handed = [F.relu(z) for z in self.linear(earlier, [d] * len(earlier))]
        members = torch.stack([own] + handed, dim=1)
        weight, bias = self.take(d, 3 * d), self.take(3 * d)
        value, key, query = (members @ weight + bias).chunk(3, dim=2)
        weights = torch.softmax((key * query).sum(dim=2) / math.sqrt(d), dim=1)
        return (weights.unsqueeze(2) * value).sum(dim=1)

    def logits(self, x):
        towers = max(tower for tower, _ in self.heads) + 1
        tops, _ = self.stacks(self.towers_read(x, towers), self.tower)
        reads = []
        for tower, follows in self.heads:
            transfers = self.sharing[0] == "AITM" and follows
            reads.append(self.transferred(tops[tower], [reads[f] for f in follows]) if transfers else tops[tower])
        weights = [self.take(read.shape[1]) for read in reads]
        return torch.stack([read @ weight for read, weight in zip(reads, weights)], dim=1) + self.take(len(reads))


def draw(random_, count, step, limit):
    return torch.tensor([random_.randint(-limit, limit) * step for _ in range(count)], dtype=torch.float64)


def run(case, seed):
    random_ = random.Random(seed)
    name, inputs, copies, tower, activation, normalization, sharing, heads = case
    x = draw(random_, ROWS * inputs * copies, 1 / 16, 32).reshape(ROWS, -1).requires_grad_()
    weights = draw(random_, ROWS * len(heads), 1 / 16, 16).reshape(ROWS, -1)
    dry = Part(torch.zeros(100_000, dtype=torch.float64), case)
    dry.logits(x)
    flat = draw(random_, dry.at, 1 / 64, 48).requires_grad_()
    logits = Part(flat, case).logits(x)
    (weights * logits).sum().backward()
    kind, experts, own, levels, widths = sharing
    return {
        "name": name,
        "inputs": inputs,
        "copies": copies,
        "options": {
            "tower": tower,
            "activation": activation,
            "normalization": normalization,
            "dropout": 0.0,
            "sharing": {"kind": kind, "experts": experts, "ownExperts": own, "levels": levels, "widths": widths},
        },
        "heads": [{"tower": tower, "follows": follows} for tower, follows in heads],
        "parameters": flat.tolist(),
        "x": x.flatten().tolist(),
        "weights": weights.flatten().tolist(),
        "logits": logits.flatten().tolist(),
        "gradient": flat.grad.tolist(),
        "ofInput": x.grad.flatten().tolist(),
    }


def main():
    cases = [run(case, seed) for seed, case in enumerate(CASES, start=1)]
    lines = []
    for case in cases:
        inner = ",\n".join(f"    {json.dumps(key)}: {json.dumps(value)}" for key, value in case.items())
        lines.append("  {\n" + inner + "\n  }")
    print(f'{{\n"torch": {json.dumps(torch.__version__)},\n"cases": [\n' + ",\n".join(lines) + "\n]\n}")


if __name__ == "__main__":
    main()
