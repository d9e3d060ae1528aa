# SPDX-License-Identifier: Apache-2.0
"""torch-rechub's own ESMM with its own trainer and loader, as its examples use them.

Not HM3: two towers instead of six, batch normalisation in them, weight decay, and a loader that gathers sample by sample.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Callable

import torch
from torch_rechub.basic.features import SparseFeature
from torch_rechub.models.multi_task import ESMM
from torch_rechub.trainers import MTLTrainer
from torch_rechub.utils.data import DataGenerator

from peers.sizes import Sizes
from pytorch.data import batches

CLICK = 1  # its task of clicks; 0 is CVR, 2 CTCVR


def rechub(sizes: Sizes) -> Callable[[], tuple[float, float]]:
    """A block of steps of its trainer; returns the mean loss of clicks in it, twice."""
    torch.manual_seed(1)
    names = [f"field{number}" for number in range(sizes.fields)]
    features = [SparseFeature(name, sizes.field_rows, sizes.embedding) for name in names]
    half = sizes.fields // 2
    tower = {"dims": [sizes.first, sizes.second], "activation": "relu", "dropout": 0.0}
    trainer = MTLTrainer(ESMM(features[:half], features[half:], dict(tower), dict(tower)), ["classification"] * 3)
    loader, _, _ = _generator(sizes, names).generate_dataloader(x_val={}, y_val=[], x_test={}, y_test=[], batch_size=sizes.batch)

    def block() -> tuple[float, float]:
        with contextlib.redirect_stdout(sys.stderr):
            loss = float(trainer.train_one_epoch(loader)[CLICK])
        return loss, loss

    return block


def _generator(sizes: Sizes, names: list[str]) -> DataGenerator:
    samples = batches(sizes)
    ids = torch.cat([batch.ids for batch in samples]).numpy()
    labels = torch.cat([batch.labels for batch in samples]).numpy()
    click, purchase = labels[:, 0], labels[:, 3]
    targets = torch.tensor([click * purchase, click, click * purchase]).T.numpy()
    return DataGenerator({name: ids[:, place].copy() for place, name in enumerate(names)}, targets)
