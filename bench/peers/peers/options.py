# SPDX-License-Identifier: Apache-2.0
"""The command line."""

from __future__ import annotations

import argparse
from dataclasses import dataclass
from pathlib import Path

from peers import environment, machine
from peers.sizes import Sizes

EXAMPLES = """
examples:
  bench/peers/run                                        trials, then 5 rounds; about a quarter of an hour on 2 cores
  bench/peers/run --quick                                one round without trials, where the machine is shared
  bench/peers/run --rows 20000000 --markdown big.md      ten times the rows; needs 12 GB of memory
  bench/peers/run --threads 1 --json one.json
  bench/peers/run --check                                tests that PyTorch and EntireSpace compute the same
"""


@dataclass(frozen=True)
class Options:
    """What to do."""

    sizes: Sizes
    threads: int
    rounds: int
    quick: bool
    check: bool
    env: Path
    markdown: Path | None
    json: Path | None


def parse(arguments: list[str]) -> Options:
    """Reads the options; ends the process with a message where they are wrong."""
    parser = argparse.ArgumentParser(
        prog="bench/peers/run",
        description="Times one training step of HM3 in EntireSpace and in PyTorch, in turns, on this machine.",
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    whole = Sizes()
    parser.add_argument("--rows", type=_count, default=whole.rows, help="embedding rows of all fields (%(default)s)")
    parser.add_argument("--batch-size", type=_count, default=whole.batch, help="samples of a step (%(default)s)")
    parser.add_argument("--threads", type=_count, default=machine.cores(), help="threads (all cores, %(default)s)")
    parser.add_argument("--rounds", type=_count, default=5, help="rounds; the median counts (%(default)s)")
    parser.add_argument("--quick", action="store_true", help="one round of fewer steps, and no trials")
    parser.add_argument("--check", action="store_true", help="test that the answers agree, and time nothing")
    parser.add_argument("--env", type=Path, default=environment.DEFAULT, help="folder of the virtual environment (%(default)s)")
    parser.add_argument("--markdown", type=Path, metavar="FILE", help="write the result as Markdown too")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every figure as JSON too")
    given = parser.parse_args(arguments)
    if given.rows < whole.fields:
        parser.error(f"--rows: {given.rows}; expected at least {whole.fields}, one for each field")
    return Options(
        sizes=Sizes(given.rows, given.batch_size, blocks=3 if given.quick else whole.blocks),
        threads=given.threads,
        rounds=1 if given.quick else given.rounds,
        quick=given.quick,
        check=given.check,
        env=given.env.resolve(),
        markdown=given.markdown,
        json=given.json,
    )


def _count(text: str) -> int:
    value = int(text)
    if value < 1:
        raise ValueError
    return value
