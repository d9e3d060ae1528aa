# SPDX-License-Identifier: Apache-2.0
"""How a PyTorch contestant arranges the same arithmetic."""

from __future__ import annotations

from dataclasses import asdict, dataclass


@dataclass(frozen=True)
class Settings:
    """Choices that change the speed and not the model. The defaults are those of libraries in the style of DeepCTR-Torch."""

    tables: str = "fields"  # fields: an nn.Embedding for each; stacked: one for all
    update: str = "dense"  # dense: Adam over all rows; sparse: SparseAdam; rows: the same, written by hand
    towers: str = "separate"  # separate; loop: one wide first layer; batched: and batched products after it
    adam: str = "default"  # of the towers: default, foreach, fused
    precision: str = "float32"  # float32; autocast or library: products in bfloat16
    compiled: bool = False  # torch.compile of towers and losses
    threads: int = 1
    waiting: str = "default"  # what OpenMP's threads do between loops: default, passive, active
    memory: str = "default"  # of the C library: default; kept: freed memory is not given back; huge: and in huge pages

    def differing_from(self, other: Settings) -> dict[str, object]:
        """The choices that are not those of the other settings."""
        theirs = asdict(other)
        return {name: value for name, value in asdict(self).items() if value != theirs[name]}

    def environment(self) -> dict[str, str]:
        """The variables that a process with these settings is started with."""
        variables = {"OMP_NUM_THREADS": str(self.threads)}
        if self.waiting != "default":
            variables["OMP_WAIT_POLICY"] = self.waiting
        if self.memory != "default":
            variables |= {"MALLOC_MMAP_THRESHOLD_": str(2**30), "MALLOC_TRIM_THRESHOLD_": str(2**32)}
        if self.memory == "huge":
            variables["THP_MEM_ALLOC_ENABLE"] = "1"
        return variables
