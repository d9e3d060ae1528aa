# SPDX-License-Identifier: Apache-2.0
"""Prints what PyTorch makes of the objectives of two behaviours, as JSON.

A second opinion, independent of this project's code: the loss of every term and the gradient of the total in the logits,
with constants cut off by detach() as the papers have it. Heads are click, purchase|click and, where there is a third, the
auxiliary one; labels are 1, 0 and -1 for unobserved. The output is kept as a test resource:

    pip install torch==2.15.0
    python objectives.py > ../resources/org/entirespace/model/network/torch-objectives.json
"""

import json
import random

import torch
import torch.nn.functional as F

SAMPLES = 40
FLOOR, COPIES, RISK, JOINT, COMPLEMENT = 0.25, 4.0, 0.5, 0.75, 0.125


def samples():
    draw = random.Random(20)
    labels = []
    for _ in range(SAMPLES):
        click = draw.choice([0, 0, 1, 1, -1])
        purchase = 0 if click == 0 else draw.choice([0, 1, -1])
        labels.append((click, purchase))
    logits = [[draw.randint(-192, 192) / 64 for _ in range(3)] for _ in range(SAMPLES)]
    return labels, logits


LABELS, LOGITS = samples()
CLICK = torch.tensor([float(c) for c, _ in LABELS], dtype=torch.float64)
BUY = torch.tensor([float(b) for _, b in LABELS], dtype=torch.float64)
CLICKED = CLICK == 1
SEEN = CLICKED & (BUY >= 0)  # what followed is known
KNOWN = (CLICK == 0) | SEEN


def mean(losses, rows):
    return losses[rows].sum() / rows.sum()


def bce(logit, target):
    return F.binary_cross_entropy_with_logits(logit, target, reduction="none")


def product_bce(p, target):
    return -(target * torch.log(p) + (1 - target) * torch.log(1 - p))


def composed(z):
    ctr = mean(bce(z[:, 0], CLICK), CLICK >= 0)
    both = torch.sigmoid(z[:, 0]) * torch.sigmoid(z[:, 1])
    return ctr, mean(product_bce(both, BUY), BUY >= 0)


def conditional(z):
    return bce(z[:, 1], BUY)


def propensity(z):
    return torch.clamp(torch.sigmoid(z[:, 0]), min=FLOOR).detach()


def weighted(z):
    return torch.where(SEEN, conditional(z) / propensity(z), 0)


def entire_space(z):
    return list(composed(z)), [1.0, 1.0]


def heads(z):
    return [mean(bce(z[:, 0], CLICK), CLICK >= 0), mean(conditional(z), SEEN)], [1.0, 1.0]


def over_sampling(z):
    times = torch.where(BUY == 1, COPIES, 1.0)
    return [mean(bce(z[:, 0], CLICK), CLICK >= 0), mean(times * conditional(z), SEEN)], [1.0, 1.0]


def missing_as_negative(z):  # all of the missing
    target = torch.where(SEEN, BUY, torch.zeros_like(BUY))
    return [mean(bce(z[:, 0], CLICK), CLICK >= 0), mean(bce(z[:, 1], target), KNOWN)], [1.0, 1.0]


def inverse_propensity(z):
    return [*composed(z), mean(weighted(z), KNOWN)], [1.0, JOINT, RISK]


def doubly_robust(z):
    imputed = F.softplus(z[:, 2])
    error = conditional(z)
    risk = imputed + torch.where(SEEN, (error - imputed) / propensity(z), 0)
    imputation = torch.where(SEEN, (error.detach() - imputed) ** 2 / propensity(z), 0)
    return [*composed(z), mean(risk, KNOWN), mean(imputation, KNOWN)], [1.0, JOINT, RISK, RISK]


def counterfactual(z):
    missed = torch.clamp(1 - torch.sigmoid(z[:, 0]), min=FLOOR).detach()
    other = torch.where(CLICK == 0, bce(z[:, 2], torch.ones_like(BUY)) / missed, 0)
    gap = torch.abs(1 - torch.sigmoid(z[:, 1]) - torch.sigmoid(z[:, 2])).mean()
    terms = [*composed(z), mean(weighted(z), KNOWN), mean(other, KNOWN), gap]
    return terms, [1.0, JOINT, RISK, RISK, RISK * COMPLEMENT]


def result(objective):
    z = torch.tensor(LOGITS, dtype=torch.float64).requires_grad_()
    terms, weights = objective(z)
    sum(w * t for w, t in zip(weights, terms)).backward()
    return {"losses": [t.item() for t in terms], "weights": weights, "gradient": z.grad.tolist()}


OBJECTIVES = [
    entire_space, heads, over_sampling, missing_as_negative, inverse_propensity, doubly_robust, counterfactual
]
print(json.dumps({
    "torch": torch.__version__.split("+")[0],
    "labels": LABELS,
    "logits": LOGITS,
    "options": [COPIES, 1.0, FLOOR, RISK, JOINT, COMPLEMENT],
    "objectives": {objective.__name__: result(objective) for objective in OBJECTIVES},
}))
