# SPDX-License-Identifier: Apache-2.0
"""Child processes with an environment of known content."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]  # of the repository
PEERS = ROOT / "bench" / "peers"
SETTINGS_OF_LIBRARIES = ("OMP_", "KMP_", "GOMP_", "MKL_", "OPENBLAS_", "DNNL_", "ONEDNN_", "MALLOC_", "THP_", "TORCH")


class ChildFailed(Exception):
    """A child process ended with an error; the message has the end of what it said."""


def run(command: list[str], variables: dict[str, str] | None = None) -> str:
    """Runs a command to its end; what it printed. Inherited settings of numerical libraries are left out.

    Raises ChildFailed when it cannot be run or its exit code is not 0.
    """
    try:
        done = subprocess.run(
            command, cwd=PEERS, env=_environment() | (variables or {}), capture_output=True, text=True, check=False
        )
    except OSError as error:
        raise ChildFailed(f"{command[0]}: {error.strerror}") from error
    if done.returncode != 0:
        said = "\n".join(done.stderr.strip().splitlines()[-15:])
        raise ChildFailed(f"{' '.join(command[:4])} … ended with exit code {done.returncode}:\n{said}")
    return done.stdout


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith(SETTINGS_OF_LIBRARIES)}
    return kept | {"CUDA_VISIBLE_DEVICES": "", "PYTHONWARNINGS": "ignore"}
