# SPDX-License-Identifier: Apache-2.0
"""One comparison from its options to its table."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import replace

from peers import environment, machine, trials
from peers.contestants import Contestant, Measurement, OurContestant, TorchContestant
from peers.options import Options
from peers.processes import ChildFailed, run
from peers.result import Result, Row
from peers.settings import Settings
from peers.trials import Trial


def compare(options: Options) -> Result:
    """Finds PyTorch's best settings, then times everyone in turns. Raises ChildFailed where a contestant cannot run."""
    facts = machine.facts()
    machine.warn_if_busy()
    python = environment.python_in(options.env)
    precisions = ["float32", "bfloat16"] if machine.has_bfloat16() else ["float32"]
    tried = {} if options.quick else {each: list(_trials(each, python, options)) for each in precisions}
    contestants = _contestants(python, options, precisions, tried)
    result = Result(
        options.sizes,
        options.threads,
        facts,
        environment.versions(python),
        _rounds(contestants, options),
        tried,
        _notes(options, precisions),
    )
    failed = [row.contestant.name for row in result.rows if not row.learned]
    if failed:
        raise ChildFailed(f"the loss did not fall: {', '.join(failed)}")
    return result


def check(options: Options) -> None:
    """Tests that PyTorch computes what the Java code computes, and the parts of this script. Raises ChildFailed."""
    python = environment.python_in(options.env)
    run([python, "-m", "unittest", "discover", "--buffer"])
    print("the checks passed")


def _contestants(
    python: str, options: Options, precisions: list[str], tried: dict[str, list[Trial]]
) -> list[Contestant]:
    threads = options.threads
    plain = Settings(threads=threads, waiting="passive" if options.quick else "default")
    timed: list[Contestant] = [TorchContestant("PyTorch, dense Adam", python, plain)]
    for precision in precisions:
        settings = trials.best(tried[precision]) if tried else trials.likely_best(_arrangement(precision), threads)
        timed.append(TorchContestant("PyTorch at its best", python, settings))
    timed.append(TorchContestant("torch-rechub, ESMM", python, plain, "rechub"))
    timed += [OurContestant(precision, threads) for precision in precisions]
    return timed


def _trials(precision: str, python: str, options: Options) -> Iterable[Trial]:
    sizes = replace(options.sizes, blocks=3)

    def rate(settings: Settings) -> float:
        return TorchContestant("trial", python, settings).measure(sizes).fastest

    begin = trials.start(_arrangement(precision), options.threads)
    for trial in trials.search(begin, trials.choices(precision, options.threads), rate):
        told = trial.failure or f"{trial.rate:,.0f} samples/s"
        print(f"trial in {precision}: {told}  {trial.settings}", file=sys.stderr)
        yield trial


def _arrangement(precision: str) -> str:
    return "float32" if precision == "float32" else "autocast"


def _rounds(contestants: list[Contestant], options: Options) -> list[Row]:
    """Round by round, each round beginning with another contestant."""
    measured: dict[str, list[Measurement]] = {_key(each): [] for each in contestants}
    for number in range(options.rounds):
        turn = number % len(contestants)
        for contestant in contestants[turn:] + contestants[:turn]:
            measurement = contestant.measure(options.sizes)
            measured[_key(contestant)].append(measurement)
            said = f"{contestant.name}, {contestant.precision}: {measurement.rate:,.0f} samples/s"
            print(f"round {number + 1} of {options.rounds}: {said}", file=sys.stderr)
    return [Row(each, measured[_key(each)]) for each in contestants]


def _key(contestant: Contestant) -> str:
    return f"{contestant.name} {contestant.precision}"


def _notes(options: Options, precisions: list[str]) -> list[str]:
    notes = []
    if options.quick:
        notes.append("a quick run: one round, and no trials for PyTorch's best settings; only indicative")
    elif not trials.compiler():
        notes.append("torch.compile was left out: it needs a C++ compiler, and none was found")
    if "bfloat16" not in precisions:
        notes.append("bfloat16 was left out: the processor has no instructions for it")
    return notes
