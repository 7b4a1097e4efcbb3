"""The table that `make faults` prints: a line for each class of fault, tried, survived and lost."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.harness import FULL, HEAD, TALLIES, tally

# Classes by what stands in a test's name: a case is one try, unless the test says how many it was.
CASES = {
    "tests/faults/test_audit_tampering.py": "audit trail tampered with",
    "tests/keys/test_attacks.py": "attacks on the key file",
    "tests/cli/test_roles.py": "every command for every role",
    "tests/exports/test_leaving.py": "whatever leaves the program",
    "tests/imports/hostile/test_corpus.py": "hostile files taken in",
    "test_publishing_that_is_killed": "kill -9 while publishing",
    "test_two_programs_on_one_school": "two programs on one school",
    "test_copies_taken_while_somebody_publishes": "copies taken while publishing",
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
    for way in ("passed", "failed", "error"):
        for one in terminalreporter.getreports(way):
            _count(one)
    terminalreporter.section("faults")
    terminalreporter.write_line(HEAD)
    for counted in sorted(TALLIES.values(), key=lambda one: one.name):
        terminalreporter.write_line(counted.line)
    for counted in TALLIES.values():
        for how in counted.lost[:5]:
            terminalreporter.write_line(f"LOST  {counted.name}: {how}")


def _count(report: pytest.TestReport) -> None:
    name = next((CASES[part] for part in CASES if part in report.nodeid), "")
    if not name or (report.passed and report.when != "call"):
        return
    counted = tally(name)
    if not report.passed:
        counted.lose(report.nodeid)
    elif not report.user_properties:
        counted.add()
    for words, numbers in report.user_properties if report.passed else ():
        # Tests that count by themselves: tried first, then what they call it.
        tried, *rest = numbers if isinstance(numbers, tuple) else (0,)
        counted.survived += int(tried)
        counted.seen.update(dict(zip(str(words).split(", ")[1:-1], map(int, rest), strict=False)))
