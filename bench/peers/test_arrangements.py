# SPDX-License-Identifier: Apache-2.0
"""The arrangements of the same arithmetic agree, and each learns."""

from __future__ import annotations

import unittest

import torch
from torch import Tensor

from peers.settings import Settings
from peers.sizes import Sizes
from pytorch.data import batches
from pytorch.rechub import rechub
from pytorch.tables import ModuleTables, RowTable, Tables
from pytorch.towers import SeparateTowers, copy_into, towers
from pytorch.worker import measure

SMALL = Sizes(rows=2300, batch=256, blocks=2, steps=5)


class ArrangementsTest(unittest.TestCase):
    def setUp(self) -> None:
        torch.manual_seed(3)
        products = torch.backends.mkldnn.matmul
        self.addCleanup(setattr, products, "fp32_precision", products.fp32_precision)  # a worker sets it for its process

    def test_wide_towers_compute_what_separate_ones_do(self) -> None:
        separate = SeparateTowers(SMALL)
        inputs = torch.randn(50, SMALL.inputs)
        for arrangement in ("loop", "batched"):
            wide = towers(arrangement, SMALL)
            copy_into(wide, separate)
            found, expected = (_with_gradient(module, inputs) for module in (wide, separate))
            torch.testing.assert_close(found, expected, rtol=1e-4, atol=1e-5)

    def test_tables_learn_alike_whatever_their_arrangement(self) -> None:
        expected = _trained(ModuleTables(Settings(update="sparse"), SMALL))
        for table in (ModuleTables(Settings(update="sparse", tables="stacked"), SMALL), RowTable(SMALL)):
            torch.testing.assert_close(_trained(table), expected, rtol=1e-4, atol=1e-6)

    def test_dense_adam_goes_on_moving_rows_that_a_batch_does_not_have(self) -> None:
        sparse = _trained(ModuleTables(Settings(update="sparse"), SMALL))
        dense = _trained(ModuleTables(Settings(), SMALL))
        self.assertGreater((dense - sparse).abs().max().item(), 1e-4)

    def test_each_arrangement_learns(self) -> None:
        for settings in (
            Settings(),
            Settings(update="sparse"),
            Settings("stacked", "sparse", "loop", "foreach"),
            Settings("stacked", "rows", "batched", "fused"),
            Settings("stacked", "rows", "batched", "fused", "autocast"),
            Settings("stacked", "rows", "batched", "fused", "library"),
        ):
            with self.subTest(settings):
                told = measure("hm3", settings, SMALL)
                self.assertAlmostEqual(told["first_loss"], 0.69, delta=0.03)
                self.assertLess(told["last_loss"], 0.6)
                self.assertEqual(len(told["rates"]), SMALL.blocks)

    def test_the_esmm_of_torch_rechub_learns(self) -> None:
        block = rechub(SMALL)
        first, _ = block()
        self.assertLess(block()[1], first)

    def test_samples_have_the_distribution_of_the_benchmark(self) -> None:
        labels = torch.cat([batch.labels for batch in batches(SMALL)])
        ids = torch.cat([batch.ids for batch in batches(SMALL)])
        self.assertAlmostEqual(labels[:, 0].mean().item(), 1 / 20, delta=0.02)
        self.assertFalse((labels[labels[:, 0] == 0, 1:] != 0).any().item())
        self.assertAlmostEqual((ids < SMALL.field_rows / 8).double().mean().item(), 1 / 2, delta=0.01)
        self.assertEqual((ids.min().item(), ids.max().item()), (0, SMALL.field_rows - 1))


def _with_gradient(module: torch.nn.Module, inputs: Tensor) -> tuple[Tensor, Tensor]:
    asked = inputs.clone().requires_grad_()
    logits = module(asked)
    (logits.sin() * torch.arange(1, 7)).sum().backward()
    return logits.detach(), asked.grad


def _trained(table: Tables) -> Tensor:
    """What the samples' inputs are after some steps, from rows that do not depend on the arrangement."""
    _fill(table)
    samples = [table.prepare(batch.ids) for batch in batches(SMALL)]
    target = torch.linspace(-1, 1, SMALL.inputs)
    for ids in samples:
        ((table.look_up(ids) - target) ** 2).mean().backward()
        table.update()
    return table.look_up(samples[0]).detach()


def _fill(table: Tables) -> None:
    values = torch.linspace(-1, 1, SMALL.fields * SMALL.field_rows * SMALL.embedding).view(-1, SMALL.embedding)
    if isinstance(table, RowTable):
        table.state[:, : SMALL.embedding] = values
        return
    with torch.no_grad():
        for module, part in zip(table.modules, values.chunk(len(table.modules))):
            module.weight.copy_(part)


if __name__ == "__main__":
    unittest.main()
