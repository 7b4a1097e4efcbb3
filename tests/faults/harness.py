"""Counts of each class of fault: how many were tried, how many the school survived, and what was lost."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FULL = bool(os.environ.get("FIVEFOLD_FULL"))
# How long a class may take on a machine that others use too.
_LONGEST = 1500


@dataclass
class Tally:
    """One class of fault: how often it was tried, how often nothing was lost, and what was where something was."""

    name: str
    survived: int = 0
    lost: list[str] = field(default_factory=list)
    seen: Counter[str] = field(default_factory=Counter)

    @property
    def tried(self) -> int:
        """Return how often it was tried."""
        return self.survived + len(self.lost)

    def add(self, what: str = "") -> None:
        """Count one try that lost nothing, and how it ended."""
        self.survived += 1
        if what:
            self.seen[what] += 1

    def lose(self, how: str) -> None:
        """Count one try that lost something."""
        self.lost.append(how)

    @property
    def line(self) -> str:
        """Return it as the table at the end prints it."""
        ended = ", ".join(f"{count:,} {what}" for what, count in sorted(self.seen.items()))
        return f"{self.name:44} {self.tried:>6,} {self.survived:>9,} {len(self.lost):>6,}  {ended}".rstrip()


HEAD = f"{'class':44} {'tried':>6} {'survived':>9} {'lost':>6}"
TALLIES: dict[str, Tally] = {}


def tally(name: str) -> Tally:
    """Return the count of a class, which the table at the end prints."""
    return TALLIES.setdefault(name, Tally(name))


def times(full: int, short: int) -> int:
    """Return how often to try: often in `make faults`, less so in every run of the tests."""
    return full if FULL else short


def drive(name: str, driver: str, *words: object, before: Sequence[str] = ()) -> Tally:
    """Count one class that a program of its own tries, since a process with a window is not to be forked.

    driver is a module beside this one that prints what `report` does; before is what is typed before Python.
    """
    command = [*before, sys.executable, "-m", f"tests.faults.{driver}", *(str(word) for word in words)]
    done = subprocess.run(
        command, capture_output=True, text=True, check=False, timeout=_LONGEST, cwd=ROOT, errors="replace"
    )
    assert done.returncode == 0, f"{done.stdout}\n{done.stderr}"
    found = json.loads(done.stdout.splitlines()[-1])
    counted = tally(name)
    counted.survived += found["survived"]
    counted.lost += found["lost"]
    counted.seen.update(found["seen"])
    return counted


def report(counted: Tally) -> None:
    """Print a count for the program that drives."""
    found = {"survived": counted.survived, "lost": counted.lost, "seen": counted.seen}
    sys.stdout.write(f"{json.dumps(found)}\n")
