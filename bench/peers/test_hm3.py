# SPDX-License-Identifier: Apache-2.0
"""HM3's losses and gradient equal those that the Java code computes.

Both sides are held against hm3-loss.csv: this test, and PeersLossTest in the module bench. The file was made by
`python test_hm3.py > hm3-loss.csv`, in doubles.
"""

from __future__ import annotations

import csv
import random
import unittest

import torch
from torch import Tensor

from peers.processes import PEERS
from pytorch.hm3 import losses

LABELS = ["click", "micro", "macro", "purchase"]
LOGITS = [f"z{head}" for head in range(6)]
GRADIENTS = [f"g{head}" for head in range(6)]


class Hm3Test(unittest.TestCase):
    def setUp(self) -> None:
        with open(PEERS / "hm3-loss.csv", newline="") as file:
            *self.samples, self.means = csv.DictReader(file)  # the last line has the mean losses

    def column(self, names: list[str]) -> Tensor:
        return torch.tensor([[float(sample[name]) for name in names] for sample in self.samples])

    def test_losses_and_gradient_are_those_of_the_java_code(self) -> None:
        logits = self.column(LOGITS).requires_grad_()
        found = losses(logits, self.column(LABELS))
        found.sum().backward()
        expected = torch.tensor([float(self.means[name]) for name in LABELS])
        torch.testing.assert_close(found.detach(), expected, rtol=1e-5, atol=0)
        torch.testing.assert_close(logits.grad, self.column(GRADIENTS), rtol=1e-4, atol=1e-7)

    def test_every_combination_of_labels_occurs(self) -> None:
        combinations = {tuple(row) for row in self.column(LABELS).int().tolist()}
        self.assertEqual(len(combinations), 9)  # no click, or a click with any of eight


def _write() -> None:
    draw = random.Random(20)
    clicked = [[1, micro, macro, buy] for micro in (0, 1) for macro in (0, 1) for buy in (0, 1)]
    labels = [labels for labels in [[0, 0, 0, 0], *clicked] for _ in range(4)]
    logits = [[draw.randint(-192, 192) / 64 for _ in LOGITS] for _ in labels]
    z = torch.tensor(logits, dtype=torch.float64, requires_grad=True)
    means = losses(z, torch.tensor(labels, dtype=torch.float64))
    means.sum().backward()
    print(",".join(LOGITS + LABELS + GRADIENTS))
    for row in zip(logits, labels, z.grad.tolist()):
        print(",".join(repr(value) for part in row for value in part))
    print("," * len(LOGITS) + ",".join(repr(mean) for mean in means.tolist()) + "," * len(GRADIENTS))


if __name__ == "__main__":
    _write()
