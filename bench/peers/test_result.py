# SPDX-License-Identifier: Apache-2.0
"""Medians, ratios, tables, trials and options."""

from __future__ import annotations

import json
import unittest

from peers import table, trials
from peers.contestants import Measurement, OurContestant, TorchContestant
from peers.options import parse
from peers.processes import ChildFailed, run
from peers.result import Result, Row
from peers.settings import Settings
from peers.sizes import Sizes


def _row(contestant: TorchContestant | OurContestant, *rates: float, last: float = 0.2) -> Row:
    return Row(contestant, [Measurement(rate, rate, 0.69, last, 160) for rate in rates])


OURS = OurContestant("float32", 2)
BEST = TorchContestant("PyTorch at its best", "python", Settings(update="sparse"))
THEIRS = TorchContestant("PyTorch at its best", "python", Settings())
BFLOAT16 = TorchContestant("PyTorch at its best", "python", Settings(precision="autocast"))
OTHER = TorchContestant("torch-rechub, ESMM", "python", Settings(), "rechub")


class ResultTest(unittest.TestCase):
    def setUp(self) -> None:
        self.rows = [_row(OURS, 10, 30, 20), _row(THEIRS, 4, 8, 5), _row(BFLOAT16, 6), _row(OTHER, 1)]
        tried = {"float32": [trials.Trial(Settings(), 7.0), trials.Trial(Settings(adam="fused"), 0, "no such thing")]}
        self.result = Result(Sizes(), 2, {"processor": "A"}, {"PyTorch": "1"}, self.rows, tried)

    def test_the_ratio_is_of_medians_in_the_same_precision_and_the_same_network(self) -> None:
        self.assertEqual([self.result.ratio(row) for row in self.rows], [None, 4.0, None, None])

    def test_the_spread_is_of_all_rounds(self) -> None:
        self.assertEqual((self.rows[0].slowest, self.rows[0].median, self.rows[0].fastest), (10, 20, 30))

    def test_a_loss_that_did_not_fall_is_noticed(self) -> None:
        self.assertTrue(_row(THEIRS, 1).learned)
        self.assertFalse(_row(THEIRS, 1, last=0.7).learned)

    def test_every_form_has_the_figures(self) -> None:
        self.assertRegex(table.text(self.result), r"PyTorch at its best\s+float32\s+5\s+4\s+8\s+4\.00\s+0\.2000 after 160 steps")
        page = table.markdown(self.result)
        self.assertIn("| PyTorch at its best | float32 | 5 | 4 | 8 | 4.00 | 0.2000 after 160 steps |", page)
        self.assertIn("| adam fused, threads 1 | failed: no such thing |", page)
        told = json.loads(table.as_json(self.result))
        self.assertEqual(told["results"][1]["ours_over_it"], 4.0)


class TrialsTest(unittest.TestCase):
    def test_the_best_of_each_list_is_kept_for_the_next_and_failures_lose(self) -> None:
        def rate(settings: Settings) -> float:
            if settings.compiled:
                raise ChildFailed("no compiler")
            return {"separate": 3, "loop": 2, "batched": 5}[settings.towers] + (settings.adam == "fused")

        lists = [[{"towers": "loop"}, {"towers": "batched"}], [{"adam": "fused"}], [{"compiled": True}]]
        made = list(trials.search(Settings(), lists, rate))
        self.assertEqual([trial.rate for trial in made], [3, 2, 5, 6, 0])
        self.assertEqual(trials.best(made), Settings(towers="batched", adam="fused"))
        self.assertEqual(made[-1].failure, "no compiler")

    def test_both_ways_to_bfloat16_are_tried_with_all_towers(self) -> None:
        tried: list[Settings] = []

        def rate(settings: Settings) -> float:
            tried.append(settings)
            return 1

        list(trials.search(trials.start("autocast", 2), trials.choices("autocast", 2), rate))
        self.assertEqual(len(tried), len(set(tried)))
        pairs = {(settings.precision, settings.towers) for settings in tried}
        self.assertEqual(len(pairs), 6)

    def test_fewer_threads_are_tried_where_there_are_some(self) -> None:
        self.assertIn([{"threads": 1}, {"threads": 4}], trials.choices("float32", 8))
        self.assertIn([{"threads": 1}], trials.choices("float32", 2))
        self.assertIn([], trials.choices("float32", 1))


class OptionsTest(unittest.TestCase):
    def test_a_quick_run_is_one_short_round(self) -> None:
        quick, whole = parse(["--quick", "--rounds", "9"]), parse([])
        self.assertEqual((quick.rounds, whole.rounds), (1, 5))
        self.assertLess(quick.sizes.blocks, whole.sizes.blocks)

    def test_sizes_reach_the_run(self) -> None:
        sizes = parse(["--rows", "46", "--batch-size", "8"]).sizes
        self.assertEqual((sizes.field_rows, sizes.batch, sizes.inputs), (2, 8, 368))

    def test_slow_contestants_train_fewer_steps(self) -> None:
        self.assertEqual(THEIRS.affordable(Sizes()).total_steps, 60)
        self.assertEqual(OTHER.affordable(Sizes()).total_steps, 15)
        self.assertEqual(BEST.affordable(Sizes()), Sizes())

    def test_sizes_that_make_no_sense_are_refused(self) -> None:
        for arguments in (["--rows", "22"], ["--threads", "0"], ["--rounds", "x"]):
            with self.assertRaises(SystemExit):
                parse(arguments)


class ProcessesTest(unittest.TestCase):
    def test_a_failure_says_what_the_child_said(self) -> None:
        with self.assertRaisesRegex(ChildFailed, "exit code 3(.|\n)*because"):
            run(["sh", "-c", "echo because >&2; exit 3"])
        with self.assertRaisesRegex(ChildFailed, "no-such-program"):
            run(["no-such-program"])


if __name__ == "__main__":
    unittest.main()
