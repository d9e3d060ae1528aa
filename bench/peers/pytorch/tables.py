# SPDX-License-Identifier: Apache-2.0
"""Embedding tables of all fields with their optimiser, in three arrangements."""

from __future__ import annotations

import math
from typing import Protocol

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from peers.settings import Settings
from peers.sizes import Sizes

DEVIATION = 0.05  # of the normal distribution that rows begin with


class Tables(Protocol):
    """Embedding tables that learn."""

    def prepare(self, ids: Tensor) -> Tensor | list[Tensor]:
        """Ids in the form that `look_up` wants them in; done once for a batch, before the clock runs."""

    def look_up(self, ids: Tensor | list[Tensor]) -> Tensor:
        """The rows of each sample side by side; (samples, fields * embedding)."""

    def update(self) -> None:
        """One step of Adam with the gradient of the rows looked up last, which is then forgotten."""


def tables(settings: Settings, sizes: Sizes) -> Tables:
    """Tables as the settings want them."""
    if settings.update == "rows":
        return RowTable(sizes)
    return ModuleTables(settings, sizes)


class ModuleTables:
    """nn.Embedding, one for each field or one for all, with Adam or SparseAdam."""

    def __init__(self, settings: Settings, sizes: Sizes) -> None:
        self.stacked = settings.tables == "stacked"
        self.shift = torch.arange(sizes.fields) * sizes.field_rows
        sparse = settings.update == "sparse"
        count, rows = (1, sizes.fields * sizes.field_rows) if self.stacked else (sizes.fields, sizes.field_rows)
        self.modules = [nn.Embedding(rows, sizes.embedding, sparse=sparse) for _ in range(count)]
        for module in self.modules:
            nn.init.normal_(module.weight, std=DEVIATION)
        weights = [module.weight for module in self.modules]
        self.adam = (torch.optim.SparseAdam if sparse else torch.optim.Adam)(weights, lr=sizes.rate)

    def prepare(self, ids: Tensor) -> list[Tensor]:
        if self.stacked:
            return [ids + self.shift]
        return [column.contiguous() for column in ids.unbind(1)]

    def look_up(self, ids: list[Tensor]) -> Tensor:
        if self.stacked:
            return self.modules[0](ids[0]).flatten(1)
        return torch.cat([module(column) for module, column in zip(self.modules, ids)], dim=1)

    def update(self) -> None:
        self.adam.step()
        self.adam.zero_grad()


class RowTable:
    """One table whose rows of a batch are made unique once, fetched once and stored once: SparseAdam's arithmetic by hand.

    m = b1 m + (1 - b1) g,  v = b2 v + (1 - b2) g^2,  row -= rate sqrt(1 - b2^t) / (1 - b1^t) m / (sqrt(v) + eps),
    for the rows of the batch alone, t being the step of the whole table.
    """

    FIRST, SECOND, EPSILON = 0.9, 0.999, 1e-8

    def __init__(self, sizes: Sizes) -> None:
        rows = sizes.fields * sizes.field_rows
        self.rate = sizes.rate
        self.shift = torch.arange(sizes.fields) * sizes.field_rows
        self.state = torch.zeros(rows, 3 * sizes.embedding)  # value, m and v of a row side by side
        self.state[:, : sizes.embedding].normal_(std=DEVIATION)
        self.steps = 0

    def prepare(self, ids: Tensor) -> Tensor:
        return ids + self.shift

    def look_up(self, ids: Tensor) -> Tensor:
        self.touched, self.places = torch.unique(ids, return_inverse=True)
        self.fetched = F.embedding(self.touched, self.state)
        values = self.fetched.chunk(3, dim=1)[0]
        self.inputs = F.embedding(self.places, values).flatten(1).requires_grad_()
        return self.inputs

    def update(self) -> None:
        self.steps += 1
        value, first, second = self.fetched.chunk(3, dim=1)
        gradient = torch.zeros(value.shape)
        gradient.index_add_(0, self.places.flatten(), self.inputs.grad.view(-1, value.shape[1]))
        first.lerp_(gradient, 1 - self.FIRST)
        second.mul_(self.SECOND).addcmul_(gradient, gradient, value=1 - self.SECOND)
        size = self.rate * math.sqrt(1 - self.SECOND**self.steps) / (1 - self.FIRST**self.steps)
        value.addcdiv_(first, second.sqrt().add_(self.EPSILON), value=-size)
        self.state[self.touched] = self.fetched
