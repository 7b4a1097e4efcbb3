"""A map printed to a disk that is full, a folder that is read-only or gone: a sentence, and the old file whole."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.errors import Problem
from app.paper.page import Page, Words
from app.paper.pdf import write_pdf

PAGE = Page(595, 842, (Words(50, 50, 100, 12, "Fivefold", 10, False, "#000000"),))
OLD = b"the map of last week"

pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    """A folder in which nobody can write, not even root."""
    if sys.platform == "linux" and os.geteuid() == 0:
        yield Path("/sys")
        return
    tmp_path.chmod(0o500)
    yield tmp_path
    tmp_path.chmod(0o700)


# In a process of its own: the limit would also meet the file that the test runner writes its own words to.
FULL_DISK = """
import resource, signal, sys
from pathlib import Path
from app.errors import Problem
from app.paper.page import Page, Words
from app.paper.pdf import write_pdf
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
page = Page(595, 842, (Words(50, 50, 100, 12, "Fivefold", 10, False, "#000000"),))
resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
try:
    write_pdf([page], Path(sys.argv[1]), title="Map")
except Problem as problem:
    print(problem)
"""


@pytest.mark.skipif(os.name != "posix", reason="limits on files are a thing of Linux and macOS")
def test_a_full_disk_is_told_and_leaves_the_old_file_alone(tmp_path: Path) -> None:
    out = tmp_path / "map.pdf"
    out.write_bytes(OLD)
    done = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(out)], capture_output=True, text=True, check=True, timeout=60
    )
    assert "disk" in done.stdout
    assert [(file.name, file.read_bytes()) for file in tmp_path.iterdir()] == [("map.pdf", OLD)]


@pytest.mark.skipif(os.name != "posix", reason="Windows has no read-only folders of this kind")
def test_a_read_only_folder_is_told(read_only: Path) -> None:
    with pytest.raises(Problem) as found:
        write_pdf([PAGE], read_only / "map.pdf", title="Map")
    assert "read" in found.value.message
    assert not (read_only / "map.pdf").exists()


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(Problem) as found:
        write_pdf([PAGE], tmp_path / "gone" / "map.pdf", title="Map")
    assert "gone" in found.value.message


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Problem, match="is a folder"):
        write_pdf([PAGE], tmp_path, title="Map")
