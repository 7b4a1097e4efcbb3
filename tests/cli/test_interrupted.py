"""Ctrl+C while a file is taken in, by the real program: a calm sentence, 130, and the school as it was."""

from __future__ import annotations

import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.queries.open_placements import roll
from app.schools import open_store
from tests.fixtures import administrator

MANY = 1_200
PATIENCE = 60.0
NO_SIGINT = sys.platform == "win32"


def long_list(folder: Path) -> Path:
    """Write a list whose import takes a second or so, after a backup that can be seen."""
    rows = (f"{number},Thimble{number},Wren,{number % 6 + 1}" for number in range(MANY))
    path = folder / "list.csv"
    path.write_text("\n".join(["Adno,Surname,Forename,Year", *rows]), encoding="utf-8")
    return path


def wait_for(process: subprocess.Popen[str], folder: Path) -> None:
    """Wait until the backup that comes before the write is there."""
    until = time.monotonic() + PATIENCE
    while not any(folder.glob("2*.db")) and process.poll() is None and time.monotonic() < until:
        time.sleep(0.005)


@pytest.mark.skipif(NO_SIGINT, reason="Windows sends Ctrl+C to a whole console")
def test_ctrl_c_while_pupils_are_written_leaves_the_school_as_it_was(
    real_school: Path, tmp_path: Path
) -> None:
    words = [
        sys.executable,
        "-m",
        "app",
        "import",
        "pupils",
        str(long_list(tmp_path)),
        "--school",
        str(real_school),
    ]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        wait_for(process, real_school / "backups")
        process.send_signal(signal.SIGINT)
        out, err = process.communicate(timeout=PATIENCE)
    assert (out, err) == ("", "Stopped. Nothing half-written was kept.\n")
    # A shell has 130 for both: Python ends itself by the signal where that came in the midst of certain calls.
    assert process.returncode in (130, -signal.SIGINT)
    # Nobody is in the way, and nobody has come in.
    store = open_store(real_school, administrator())
    assert store.read(roll, store.today()) == 0
    store.close()
