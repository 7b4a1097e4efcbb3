"""Runs a program of its own in a process of its own, as people start it, and returns the figures it prints."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 120  # seconds; a program that never paints ends here, with an error


def figures(home: str, *arguments: str, **more: str) -> dict[str, Any]:
    """Run Python with these arguments and some more environment, and return what its last line says in JSON.

    It is told when it was begun in BENCH_BEGAN, has a home of its own, and keeps its byte-code.
    """
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment.update(FIVEFOLD_HOME=home, FIVEFOLD_DEBUG="1", PYTHONPATH=str(ROOT), **more)
    environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    environment["BENCH_BEGAN"] = repr(time.time())
    done = subprocess.run(
        [sys.executable, *arguments],
        env=environment,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{' '.join(arguments)[:80]} ended with {done.returncode}:\n{done.stderr[-2000:]}")
    found: dict[str, Any] = json.loads(done.stdout.strip().splitlines()[-1])
    return found
