# SPDX-License-Identifier: Apache-2.0
"""The result as text, Markdown and JSON."""

from __future__ import annotations

import dataclasses
import json

from peers.result import Result, Row
from peers.settings import Settings
from peers.trials import Trial

HEAD = ["contestant", "products in", "samples/s, median", "slowest", "fastest", "ours / it", "loss of clicks"]


def text(result: Result) -> str:
    """A table for a terminal."""
    lines = [HEAD, *(_cells(result, row) for row in result.rows)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    table = ("  ".join(_aligned(line, widths)).rstrip() for line in lines)
    return "\n".join([*table, "", *_facts(result), *result.notes]) + "\n"


def markdown(result: Result) -> str:
    """A page with the table, what it was measured on, and the trials."""
    parts = [_markdown_table(HEAD, [_cells(result, row) for row in result.rows])]
    parts.append("\n".join(f"- {fact}" for fact in [*_facts(result), *result.notes]))
    for precision, trials in result.trials.items():
        parts.append(f"Trials of PyTorch in {precision}, in order; the best of each group is kept for the next:")
        parts.append(_markdown_table(["settings", "samples/s, fastest block"], [_trial(trial) for trial in trials]))
    return "\n\n".join(parts) + "\n"


def as_json(result: Result) -> str:
    """Every figure, for other programs."""
    rows = [
        {
            "contestant": row.contestant.name,
            "precision": row.contestant.precision,
            "samples_per_second": row.median,
            "slowest": row.slowest,
            "fastest": row.fastest,
            "ours_over_it": result.ratio(row),
            "rounds": [dataclasses.asdict(each) for each in row.rounds],
        }
        for row in result.rows
    ]
    trials = {name: [dataclasses.asdict(trial) for trial in trials] for name, trials in result.trials.items()}
    whole = {"sizes": dataclasses.asdict(result.sizes), "threads": result.threads, "machine": result.machine}
    whole |= {"versions": result.versions, "results": rows, "trials": trials, "notes": result.notes}
    return json.dumps(whole, indent=2) + "\n"


def _cells(result: Result, row: Row) -> list[str]:
    ratio = result.ratio(row)
    rates = [f"{rate:,.0f}" for rate in (row.median, row.slowest, row.fastest)]
    return [
        row.contestant.name,
        row.contestant.precision,
        *rates,
        "" if ratio is None else f"{ratio:.2f}",
        f"{row.rounds[-1].last_loss:.4f} after {row.rounds[-1].steps} steps",
    ]


def _facts(result: Result) -> list[str]:
    sizes = result.sizes
    run = f"{sizes.rows:,} rows, batches of {sizes.batch}, {result.threads} threads"
    measured = f"rounds: {len(result.rows[0].rounds)}, of a process each, up to {sizes.blocks} timed blocks of {sizes.steps} steps"
    named = [", ".join(f"{name} {value}" for name, value in part.items()) for part in (result.machine, result.versions)]
    return [f"{run}; {measured}", *named]


def _trial(trial: Trial) -> list[str]:
    settings = trial.settings.differing_from(Settings(threads=trial.settings.threads))
    settings |= {"threads": trial.settings.threads}
    told = ", ".join(f"{name} {value}" for name, value in settings.items())
    return [told, f"failed: {trial.failure}" if trial.failure else f"{trial.rate:,.0f}"]


def _markdown_table(head: list[str], rows: list[list[str]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def _aligned(cells: list[str], widths: list[int]) -> list[str]:
    return [cell.ljust(width) if column < 2 else cell.rjust(width) for column, (cell, width) in enumerate(zip(cells, widths))]
