# SPDX-License-Identifier: Apache-2.0
"""Prints the versions of what computes, as JSON."""

from __future__ import annotations

import json
import platform
import re
from importlib.metadata import version

import torch


def versions() -> dict[str, str]:
    """Names with versions."""
    config = torch.__config__.show()
    found = {"Python": platform.python_version(), "PyTorch": torch.__version__}
    for library, pattern in {"MKL": r"Math Kernel Library Version (\S+)", "oneDNN in PyTorch": r"MKL-DNN (v\S+)"}.items():
        match = re.search(pattern, config)
        found[library] = match[1].removesuffix("-Product") if match else "none"
    return found | {"torch-rechub": version("torch-rechub"), "numpy": version("numpy")}


if __name__ == "__main__":
    print(json.dumps(versions()))
