"""The table that `make faults` prints: a line for each class of fault, tried, survived and lost."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.harness import FULL, HEAD, TALLIES, Tally

# Classes whose tests count by themselves: each of their cases is one try.
CASES = {
    "tests/faults/test_audit_tampering.py": "audit trail tampered with",
    "tests/keys/test_attacks.py": "attacks on the key file",
    "tests/test_lock.py": "two programs, one lock",
}
_MEMORY = Path("/dev/shm")


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Path]:
    """A folder in memory, where there is one: a kill takes nothing from there either, and nobody waits for a disk."""
    if not _MEMORY.is_dir():
        yield tmp_path
        return
    folder = Path(tempfile.mkdtemp(prefix="fivefold-faults-", dir=_MEMORY))
    yield folder
    shutil.rmtree(folder)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Print the table where everything was tried in full."""
    if not FULL:
        return
    for way in ("passed", "failed"):
        for one in terminalreporter.getreports(way):
            _count(str(one.nodeid), one.when or "", passed=way == "passed")
    terminalreporter.section("faults")
    terminalreporter.write_line(HEAD)
    for counted in sorted(TALLIES.values(), key=lambda one: one.name):
        terminalreporter.write_line(counted.line)
    for counted in TALLIES.values():
        for how in counted.lost[:5]:
            terminalreporter.write_line(f"LOST  {counted.name}: {how}")


def _count(node: str, when: str, *, passed: bool) -> None:
    name = next((CASES[file] for file in CASES if node.startswith(file)), "")
    if name and (when == "call" or not passed):
        counted = TALLIES.setdefault(name, Tally(name))
        if passed:
            counted.add()
        else:
            counted.lose(node)
