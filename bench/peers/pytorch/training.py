# SPDX-License-Identifier: Apache-2.0
"""One training step of HM3 with the settings of a contestant."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from peers.settings import Settings
from peers.sizes import Sizes
from pytorch.data import Batch, batches
from pytorch.hm3 import losses
from pytorch.tables import tables
from pytorch.towers import towers


class Training:
    """A network, its optimisers and the batches it is trained on."""

    def __init__(self, settings: Settings, sizes: Sizes) -> None:
        torch.manual_seed(1)
        self.settings = settings
        self.tables = tables(settings, sizes)
        self.towers = towers(settings.towers, sizes)
        self.adam = torch.optim.Adam(self.towers.parameters(), lr=sizes.rate, **_adam_options(settings.adam))
        self.losses = torch.compile(self._losses) if settings.compiled else self._losses
        if settings.precision == "library":
            torch.backends.mkldnn.matmul.fp32_precision = "bf16"
        self.batches = [self._prepared(batch) for batch in batches(sizes)]

    def step(self, number: int) -> Tensor:
        """Trains on one batch; the losses of the four terms before the step."""
        ids, labels = self.batches[number % len(self.batches)]
        terms = self.losses(self.tables.look_up(ids), labels)
        terms.sum().backward()
        self.adam.step()
        self.adam.zero_grad()
        self.tables.update()
        return terms.detach()

    def _losses(self, inputs: Tensor, labels: Tensor) -> Tensor:
        with torch.autocast("cpu", torch.bfloat16, enabled=self.settings.precision == "autocast"):
            logits = self.towers(inputs)
        return losses(logits.float(), labels)

    def _prepared(self, batch: Batch) -> tuple[Any, Tensor]:
        return self.tables.prepare(batch.ids), batch.labels


def _adam_options(name: str) -> dict[str, bool]:
    return {} if name == "default" else {name: True}
