# SPDX-License-Identifier: Apache-2.0
"""Finds the fastest settings of PyTorch on this machine by short trials, one choice after the other."""

from __future__ import annotations

import dataclasses
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from peers.processes import ChildFailed
from peers.settings import Settings

Choice = dict[str, object]  # settings that are changed together


@dataclass(frozen=True)
class Trial:
    """One short run."""

    settings: Settings
    rate: float  # samples a second of its fastest block, which other work on the machine disturbed least; 0 if it failed
    failure: str = ""


def start(precision: str, threads: int) -> Settings:
    """What the search begins with: the library's own sparse path. Threads wait passively, since trials on a machine with other
    work would otherwise be decided by spinning alone."""
    return Settings(update="sparse", precision=precision, threads=threads, waiting="passive")


def likely_best(precision: str, threads: int) -> Settings:
    """Likely winners, for short runs that make no trials. Threads wait passively, as suits a machine that is shared."""
    return Settings("stacked", "rows", "batched", "fused", precision, threads=threads, waiting="passive", memory="kept")


def choices(precision: str, threads: int) -> list[list[Choice]]:
    """What is tried, in order; the best of each list is kept for the next."""
    ways = ["float32"] if precision == "float32" else ["autocast", "library"]
    return [
        [{"tables": "stacked"}, {"tables": "stacked", "update": "rows"}],
        [{"towers": towers, "precision": how} for how in ways for towers in ("separate", "loop", "batched")],
        [{"adam": "foreach"}, {"adam": "fused"}],
        [{"memory": "kept"}, {"memory": "huge"}],
        [{"waiting": "default"}, {"waiting": "active"}],
        [{"threads": fewer} for fewer in sorted({1, threads // 2} - {0, threads})],
        [{"compiled": True}] if compiler() else [],
    ]


def compiler() -> str | None:
    """The C++ compiler that torch.compile would use; without one it does not work."""
    return next(filter(None, map(shutil.which, [os.environ.get("CXX", ""), "g++", "c++", "clang++"])), None)


def search(begin: Settings, lists: list[list[Choice]], rate: Callable[[Settings], float]) -> Iterator[Trial]:
    """Trials in order, each as it is made. `best` of them is the result."""
    best = _try(begin, rate)
    yield best
    for choice_list in lists:
        made = []
        changed = [dataclasses.replace(best.settings, **choice) for choice in choice_list]
        for settings in changed:
            if settings != best.settings:
                made.append(_try(settings, rate))
                yield made[-1]
        best = max([best, *made], key=lambda trial: trial.rate)


def best(trials: list[Trial]) -> Settings:
    """The settings of the fastest trial."""
    return max(trials, key=lambda trial: trial.rate).settings


def _try(settings: Settings, rate: Callable[[Settings], float]) -> Trial:
    try:
        return Trial(settings, rate(settings))
    except ChildFailed as failure:
        return Trial(settings, 0, str(failure).splitlines()[-1])
