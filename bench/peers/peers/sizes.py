# SPDX-License-Identifier: Apache-2.0
"""The network and the run that every contestant has."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Sizes:
    """Sizes of `entirespace bench train`; only those with a default of its options may be chosen here."""

    rows: int = 2_000_000  # embedding rows of all fields together
    batch: int = 4096  # samples of a step
    blocks: int = 7  # timed blocks of a process; their median is its figure
    steps: int = 20  # steps of a block, and the batches that are trained on again and again
    fields: int = 23
    embedding: int = 16
    first: int = 200  # width of a tower's first hidden layer
    second: int = 80
    towers: int = 6
    rate: float = 1e-3  # Adam's learning rate

    @property
    def field_rows(self) -> int:
        """Embedding rows of one field."""
        return self.rows // self.fields

    @property
    def total_steps(self) -> int:
        """Steps of a process: a block that warms up, and the timed ones."""
        return (1 + self.blocks) * self.steps

    @property
    def inputs(self) -> int:
        """The width of a tower's input."""
        return self.fields * self.embedding
