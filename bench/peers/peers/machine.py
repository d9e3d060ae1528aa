# SPDX-License-Identifier: Apache-2.0
"""What the figures were measured on."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

from peers.processes import ROOT

BFLOAT16 = ("avx512_bf16", "amx_bf16")


def cores() -> int:
    """Cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def has_bfloat16() -> bool:
    """Whether the processor multiplies bfloat16."""
    return any(flag in _processor("flags").split() for flag in BFLOAT16)


def facts() -> dict[str, str]:
    """Processor, cores, memory, system, Java and our commit, by name."""
    return {
        "processor": _processor("model name") or "unknown",
        "family, model, stepping": ", ".join(_processor(name) for name in ("cpu family", "model", "stepping")),
        "cores": str(cores()),
        "memory": f"{os.sysconf('SC_PAGE_SIZE') * os.sysconf('SC_PHYS_PAGES') / 2**30:.1f} GiB",
        "system": " ".join(os.uname()[i] for i in (0, 2, 4)),
        "load before the run": f"{os.getloadavg()[0]:.2f}",
        "Java": _first_line([_java(), "-version"], '"(.*)"'),
        "EntireSpace": _first_line(["git", "-C", str(ROOT), "describe", "--always", "--dirty"], "(.*)"),
    }


def warn_if_busy() -> None:
    """Says so where the machine has other work."""
    load = os.getloadavg()[0]
    if load > 0.5:
        print(f"the machine is busy (load {load:.1f}): the figures will only be indicative", file=sys.stderr)


def _processor(name: str) -> str:
    """A line of Linux's description of the first processor; empty where there is none."""
    path = Path("/proc/cpuinfo")
    match = re.search(rf"^{name}\s*: (.*)$", path.read_text(), re.MULTILINE) if path.exists() else None
    return match[1] if match else ""


def _java() -> str:
    home = os.environ.get("JAVA_HOME")
    return str(Path(home) / "bin" / "java") if home else shutil.which("java") or "java"


def _first_line(command: list[str], pattern: str) -> str:
    try:
        done = subprocess.run(command, capture_output=True, text=True, check=False)
    except OSError:
        return "unknown"
    match = re.search(pattern, (done.stdout + done.stderr).strip())
    return match[1] if match else "unknown"
