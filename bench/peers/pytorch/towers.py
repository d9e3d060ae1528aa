# SPDX-License-Identifier: Apache-2.0
"""Six towers inputs-200-80-1 with ReLU, in three arrangements."""

from __future__ import annotations

import math

import torch
from torch import Tensor, nn

from peers.sizes import Sizes


def towers(arrangement: str, sizes: Sizes) -> nn.Module:
    """A module from (samples, inputs) to logits (samples, towers)."""
    if arrangement == "separate":
        return SeparateTowers(sizes)
    return WideTowers(sizes, batched=arrangement == "batched")


class SeparateTowers(nn.Module):
    """A stack of nn.Linear for each tower."""

    def __init__(self, sizes: Sizes) -> None:
        super().__init__()
        self.stacks = nn.ModuleList(
            nn.Sequential(
                nn.Linear(sizes.inputs, sizes.first),
                nn.ReLU(),
                nn.Linear(sizes.first, sizes.second),
                nn.ReLU(),
                nn.Linear(sizes.second, 1),
            )
            for _ in range(sizes.towers)
        )

    def forward(self, inputs: Tensor) -> Tensor:
        return torch.cat([stack(inputs) for stack in self.stacks], dim=1)


class WideTowers(nn.Module):
    """One wide first layer for all towers, then one product for each tower, or batched products."""

    def __init__(self, sizes: Sizes, batched: bool) -> None:
        super().__init__()
        self.count = sizes.towers
        self.batched = batched
        self.first = nn.Linear(sizes.inputs, sizes.towers * sizes.first)
        self.second = _parameter(sizes.towers, sizes.first, sizes.second)
        self.second_bias = nn.Parameter(torch.zeros(sizes.towers, 1, sizes.second))
        self.head = _parameter(sizes.towers, sizes.second, 1)
        self.head_bias = nn.Parameter(torch.zeros(sizes.towers, 1, 1))

    def forward(self, inputs: Tensor) -> Tensor:
        hidden = torch.relu(self.first(inputs)).unflatten(1, (self.count, -1))
        if self.batched:
            hidden = torch.relu(torch.baddbmm(self.second_bias, hidden.transpose(0, 1), self.second))
            return torch.baddbmm(self.head_bias, hidden, self.head).squeeze(2).t()
        return torch.cat([self._rest(t, hidden[:, t]) for t in range(self.count)], dim=1)

    def _rest(self, tower: int, hidden: Tensor) -> Tensor:
        hidden = torch.relu(torch.addmm(self.second_bias[tower], hidden, self.second[tower]))
        return torch.addmm(self.head_bias[tower], hidden, self.head[tower])


def _parameter(count: int, inputs: int, outputs: int) -> nn.Parameter:
    """Weights (count, inputs, outputs) with nn.Linear's own initialisation."""
    bound = 1 / math.sqrt(inputs)
    return nn.Parameter(torch.empty(count, inputs, outputs).uniform_(-bound, bound))


def copy_into(wide: WideTowers, separate: SeparateTowers) -> None:
    """Gives the wide towers the weights of the separate ones."""
    with torch.no_grad():
        for tower, stack in enumerate(separate.stacks):
            first, _, second, _, head = stack
            width = first.out_features
            wide.first.weight[tower * width : (tower + 1) * width] = first.weight
            wide.first.bias[tower * width : (tower + 1) * width] = first.bias
            wide.second[tower] = second.weight.t()
            wide.second_bias[tower, 0] = second.bias
            wide.head[tower] = head.weight.t()
            wide.head_bias[tower, 0] = head.bias
