# SPDX-License-Identifier: Apache-2.0
"""What came out: rounds of each contestant, and ours against it."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field

from peers.contestants import Contestant, Measurement
from peers.sizes import Sizes
from peers.trials import Trial


@dataclass(frozen=True)
class Row:
    """A contestant with its rounds."""

    contestant: Contestant
    rounds: list[Measurement]

    @property
    def median(self) -> float:
        """Samples a second of the median round."""
        return statistics.median(each.rate for each in self.rounds)

    @property
    def slowest(self) -> float:
        return min(each.rate for each in self.rounds)

    @property
    def fastest(self) -> float:
        return max(each.rate for each in self.rounds)

    @property
    def learned(self) -> bool:
        """Whether the loss fell in every round."""
        return all(each.last_loss < each.first_loss for each in self.rounds)


@dataclass
class Result:
    """Everything that a page or a file says."""

    sizes: Sizes
    threads: int
    machine: dict[str, str]
    versions: dict[str, str]
    rows: list[Row]
    trials: dict[str, list[Trial]] = field(default_factory=dict)  # by precision
    notes: list[str] = field(default_factory=list)

    def ratio(self, row: Row) -> float | None:
        """Our rate over the row's, in its precision; None for ourselves, for another network, and where ours was not timed."""
        ours = [each for each in self.rows if each.contestant.ours and each.contestant.precision == row.contestant.precision]
        if row.contestant.ours or not row.contestant.comparable or not ours:
            return None
        return ours[0].median / row.median
