# SPDX-License-Identifier: Apache-2.0
"""Made-up samples, drawn by the rule of `entirespace bench train`."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from peers.sizes import Sizes


@dataclass(frozen=True)
class Batch:
    """Samples of one step."""

    ids: Tensor  # (samples, fields), int64; each within its own field
    labels: Tensor  # (samples, 4), float32: click, micro, macro, purchase


def batches(sizes: Sizes, seed: int = 7) -> list[Batch]:
    """As many batches as a round has steps; every round trains on the same ones."""
    generator = torch.Generator().manual_seed(seed)
    return [_batch(sizes, generator) for _ in range(sizes.steps)]


def _batch(sizes: Sizes, generator: torch.Generator) -> Batch:
    uniform = torch.rand(sizes.batch, sizes.fields, generator=generator, dtype=torch.float64)
    ids = (sizes.field_rows * uniform**3).long()  # a few ids are frequent, most are rare
    click = torch.randint(20, (sizes.batch, 1), generator=generator) == 0
    later = click & (torch.randint(4, (sizes.batch, 3), generator=generator) == 0)
    return Batch(ids, torch.cat([click, later], dim=1).float())
