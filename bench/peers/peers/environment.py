# SPDX-License-Identifier: Apache-2.0
"""The virtual environment with the peers in it."""

from __future__ import annotations

import hashlib
import json
import sys
import venv
from pathlib import Path

from peers.processes import PEERS, ROOT, ChildFailed, run

DEFAULT = ROOT / "bench" / "target" / "peers"
REQUIREMENTS = PEERS / "requirements.txt"


def python_in(folder: Path) -> str:
    """The interpreter of the environment in a folder; makes the environment first where it is not there or out of date.

    Raises ChildFailed where a package cannot be had.
    """
    python = folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
    made = folder / "made-from"
    mark = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    if not (made.is_file() and made.read_text() == mark and python.exists()):
        print(f"installing the peers in {folder}; without a CPU build of PyTorch this takes 6 GB", file=sys.stderr)
        venv.create(folder, with_pip=True, clear=True)
        _install(str(python))
        made.write_text(mark)
    return str(python)


def _install(python: str) -> None:
    """Takes the CPU build of PyTorch where the configured index has it, otherwise the standard build, whose CPU code is alike."""
    pip = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    torch = next(line for line in REQUIREMENTS.read_text().splitlines() if line.startswith("torch=="))
    try:
        run([*pip, torch + "+cpu"])
    except ChildFailed:
        run([*pip, torch])
    run([*pip, "-r", str(REQUIREMENTS)])


def versions(python: str) -> dict[str, str]:
    """Python, the packages and the libraries within PyTorch."""
    return json.loads(run([python, "-m", "pytorch.versions"]))
