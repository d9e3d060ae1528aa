# SPDX-License-Identifier: Apache-2.0
"""Times one PyTorch contestant: `python -m pytorch.worker hm3|rechub SETTINGS SIZES`, both JSON; prints a line of JSON."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable

import torch

from peers.settings import Settings
from peers.sizes import Sizes

Block = Callable[[], tuple[float, float]]  # trains; the losses of clicks before its first and its last step


def measure(contestant: str, settings: Settings, sizes: Sizes) -> dict[str, object]:
    """Samples a second of each timed block, after one that warms up, and the losses."""
    torch.set_num_threads(settings.threads)
    block = _block(contestant, settings, sizes)
    first, last = block()
    rates = []
    for _ in range(sizes.blocks):
        start = time.perf_counter()
        _, last = block()
        rates.append(sizes.steps * sizes.batch / (time.perf_counter() - start))
    return {"rates": rates, "first_loss": first, "last_loss": last}


def _block(contestant: str, settings: Settings, sizes: Sizes) -> Block:
    if contestant == "rechub":
        from pytorch.rechub import rechub

        return rechub(sizes)
    from pytorch.training import Training

    training = Training(settings, sizes)

    def block() -> tuple[float, float]:
        terms = [training.step(number) for number in range(sizes.steps)]
        return terms[0][0].item(), terms[-1][0].item()

    return block


if __name__ == "__main__":
    name, settings, sizes = sys.argv[1:]
    print(json.dumps(measure(name, Settings(**json.loads(settings)), Sizes(**json.loads(sizes)))))
