"""The most memory a process has held."""

from __future__ import annotations

import sys
from pathlib import Path


def most_memory() -> float:
    """Return the most memory this process has held, in MB; 0 where the system does not say."""
    status = Path("/proc/self/status")
    if status.exists():
        # Linux's getrusage would also count what the parent held when it started this process.
        lines = dict(line.split(":", 1) for line in status.read_text(encoding="utf-8").splitlines())
        return int(lines["VmHWM"].split()[0]) / 1e3
    if sys.platform == "win32":
        return 0.0
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
