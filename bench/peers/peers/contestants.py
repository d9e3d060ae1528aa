# SPDX-License-Identifier: Apache-2.0
"""Who is timed. Each measurement is a process of its own: one block of steps to warm up, then the timed blocks."""

from __future__ import annotations

import json
import math
import statistics
from dataclasses import asdict, dataclass, replace
from typing import Protocol

from peers.processes import ROOT, run
from peers.settings import Settings
from peers.sizes import Sizes

ENTIRESPACE = ROOT / "bin" / "entirespace"


@dataclass(frozen=True)
class Measurement:
    """What one process measured."""

    rate: float  # samples a second of the median block
    fastest: float  # of the fastest block
    first_loss: float  # of clicks before the first step; ln 2, of a network that knows nothing, where it is not told
    last_loss: float  # before the last step
    steps: int  # trained in all


class Contestant(Protocol):
    """Something whose training can be timed."""

    name: str
    precision: str  # float32 or bfloat16
    ours: bool
    comparable: bool  # whether it trains the same network

    def measure(self, sizes: Sizes) -> Measurement:
        """Trains in a process of its own. Raises ChildFailed."""


@dataclass(frozen=True)
class TorchContestant:
    """A network in PyTorch."""

    name: str
    python: str  # of the virtual environment
    settings: Settings
    network: str = "hm3"

    @property
    def precision(self) -> str:
        return "float32" if self.settings.precision == "float32" else "bfloat16"

    @property
    def ours(self) -> bool:
        return False

    @property
    def comparable(self) -> bool:
        return self.network == "hm3"

    def measure(self, sizes: Sizes) -> Measurement:
        asked = self.affordable(sizes)
        command = [self.python, "-m", "pytorch.worker", self.network]
        command += [json.dumps(asdict(self.settings)), json.dumps(asdict(asked))]
        told = json.loads(run(command, self.settings.environment()).splitlines()[-1])
        rates = told["rates"]
        return Measurement(statistics.median(rates), max(rates), told["first_loss"], told["last_loss"], asked.total_steps)

    def affordable(self, sizes: Sizes) -> Sizes:
        """Fewer blocks or steps where a step takes many times as long; what remains is still seconds of work."""
        if self.network == "rechub":
            return replace(sizes, blocks=min(2, sizes.blocks), steps=min(5, sizes.steps))
        return replace(sizes, blocks=min(2, sizes.blocks)) if self.settings.update == "dense" else sizes


@dataclass(frozen=True)
class OurContestant:
    """`entirespace bench train` with one engine."""

    precision: str
    threads: int

    @property
    def name(self) -> str:
        return "EntireSpace"

    @property
    def ours(self) -> bool:
        return True

    @property
    def comparable(self) -> bool:
        return True

    def measure(self, sizes: Sizes) -> Measurement:
        command = [str(ENTIRESPACE), "bench", "train", "--json", "--engine", self.precision]
        command += ["--threads", str(self.threads), "--rows", str(sizes.rows), "--batch-size", str(sizes.batch)]
        told = json.loads(run([*command, "--rounds", str(sizes.blocks)]))["engines"][0]
        return Measurement(told["samples_per_second"], told["fastest"], math.log(2), told["last_loss"], sizes.total_steps)
