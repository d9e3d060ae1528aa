# SPDX-License-Identifier: Apache-2.0
"""Prints what PyTorch makes of a tiny HM3 network, as JSON.

A second opinion, independent of this project's code: losses and gradients of one batch, and all parameters after five
steps of Adam (towers) and SparseAdam (embeddings). The output is kept as a test resource, so tests need no Python:

    pip install torch==2.13.0
    python oracle.py > ../resources/org/entirespace/model/network/torch-hm3.json

Fields, sizes and the order of the input row are those of TinyNetworks; the names of blocks those of TwinParameters.
Parameters are multiples of 1/64 and numbers multiples of 1/8, so that single precision holds them exactly.
"""

import json
import random

import torch
import torch.nn.functional as F

TABLES = [(7, 3, "sum"), (6, 2, "sum"), (5, 3, "mean")]  # city, tags, seen: rows, dimension, pooling
NUMBERS = 2  # price, age
WIDTHS = [5, 4]
HEADS = 6
BEHAVIORS = ["click", "micro", "macro", "purchase"]
WEIGHTS = [1.0, 0.5, 2.0, 1.0]
BATCHES, SAMPLES = 5, 16
ADAM = {"lr": 0.01, "betas": (0.9, 0.999), "eps": 1e-12}


def exact(draw, shape, step, limit):
    count = 1
    for size in shape:
        count *= size
    values = [draw.randint(-limit, limit) * step for _ in range(count)]
    return torch.tensor(values, dtype=torch.float64).reshape(shape).requires_grad_()


def parameters(draw):
    tables = [exact(draw, (rows, dimension), 1 / 64, 64) for rows, dimension, _ in TABLES]
    sizes = [sum(dimension for _, dimension, _ in TABLES) + NUMBERS] + WIDTHS
    towers = []
    for _ in range(HEADS):
        layers = [
            (exact(draw, (sizes[i], sizes[i + 1]), 1 / 64, 64), exact(draw, (sizes[i + 1],), 1 / 64, 32))
            for i in range(len(WIDTHS))
        ]
        towers.append((layers, exact(draw, (sizes[-1],), 1 / 64, 64), exact(draw, (1,), 1 / 64, 64)))
    return tables, towers


def batch(draw):
    bags = [[[draw.randrange(TABLES[0][0])] for _ in range(SAMPLES)]]
    for rows, _, _ in TABLES[1:]:
        bags.append([[draw.randrange(rows) for _ in range(draw.randrange(4))] for _ in range(SAMPLES)])
    return {
        "rows": bags,
        "numbers": [[draw.randint(-16, 16) / 8 for _ in range(SAMPLES)] for _ in range(NUMBERS)],
        "labels": [[draw.choice([0, 0, 1, -1]) for _ in range(SAMPLES)] for _ in BEHAVIORS],
    }


def losses(model, data):
    tables, towers = model
    parts = []
    for table, bags, (_, _, pooling) in zip(tables, data["rows"], TABLES):
        flat = torch.tensor([row for bag in bags for row in bag], dtype=torch.long)
        offsets, at = [], 0
        for bag in bags:
            offsets.append(at)
            at += len(bag)
        parts.append(F.embedding_bag(flat, table, torch.tensor(offsets), mode=pooling, sparse=True))
    x = torch.cat(parts + [torch.tensor(data["numbers"], dtype=torch.float64).T], dim=1)
    rates = []
    for layers, head, bias in towers:
        h = x
        for weight, b in layers:
            h = torch.relu(h @ weight + b)
        rates.append(torch.sigmoid(h @ head + bias))
    click, micro, macro_if, macro_else, buy_if, buy_else = rates
    macro = micro * macro_if + (1 - micro) * macro_else
    buy = macro * buy_if + (1 - macro) * buy_else
    means = []
    for p, column in zip([click, click * micro, click * macro, click * buy], data["labels"]):
        y = torch.tensor(column, dtype=torch.float64)
        seen = y >= 0
        means.append(F.binary_cross_entropy(p[seen], y[seen]))
    return means


def blocks(model, value):
    tables, towers = model
    named = {}
    for f, table in enumerate(tables):
        for row, numbers in enumerate(value(table).tolist()):
            named[f"table {f} row {row}"] = numbers
    for t, (layers, head, bias) in enumerate(towers):
        for l, (weight, b) in enumerate(layers):
            for i, numbers in enumerate(value(weight).tolist()):
                named[f"tower {t} layer {l} weight {i}"] = numbers
            named[f"tower {t} layer {l} bias"] = value(b).tolist()
        named[f"tower {t} head"] = value(head).tolist()
        named[f"tower {t} head bias"] = value(bias).tolist()
    return named


def gradient(tensor):
    return tensor.grad.to_dense() if tensor.grad.is_sparse else tensor.grad


def main():
    draw = random.Random(3)
    model = parameters(draw)
    batches = [batch(draw) for _ in range(BATCHES)]
    dense = [p for layers, head, bias in model[1] for p in [q for layer in layers for q in layer] + [head, bias]]
    optimizers = [torch.optim.Adam(dense, **ADAM), torch.optim.SparseAdam(model[0], **ADAM)]
    result = {"torch": torch.__version__, "weights": WEIGHTS, "batches": batches}
    result["before"] = blocks(model, lambda tensor: tensor.detach())
    for step, data in enumerate(batches):
        for optimizer in optimizers:
            optimizer.zero_grad()
        means = losses(model, data)
        sum(w * mean for w, mean in zip(WEIGHTS, means)).backward()
        if step == 0:
            result["losses"] = [mean.item() for mean in means]
            result["gradients"] = blocks(model, gradient)
        for optimizer in optimizers:
            optimizer.step()
    result["after"] = blocks(model, lambda tensor: tensor.detach())
    lines = []
    for key, value in result.items():
        if isinstance(value, dict):
            inner = ",\n".join(f"  {json.dumps(name)}: {json.dumps(numbers)}" for name, numbers in value.items())
            lines.append(f"{json.dumps(key)}: {{\n{inner}\n}}")
        else:
            lines.append(f"{json.dumps(key)}: {json.dumps(value)}")
    print("{\n" + ",\n".join(lines) + "\n}")


if __name__ == "__main__":
    main()
