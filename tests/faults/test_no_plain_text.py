"""After a school's whole life, and a crash: no pupil's name can be read in its folder, the temporary folder or the log."""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import sys
import unicodedata
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.vocabulary import fold
from tests.faults.harness import ROOT, tally
from tests.faults.plain_text_story import COPIES, NAMES, ids, signed_in
from tests.faults.schools import surnames, wrong_with

pytestmark = pytest.mark.skipif(os.name != "posix", reason="kill -9 is a thing of Linux and macOS")
AS_LEFT = "as left"


def looks() -> Iterator[tuple[str, bytes]]:
    """Yield every way in which a name might stand in a file."""
    for name in (one for both in NAMES for one in both):
        kinds = {name, name.casefold(), fold(name), unicodedata.normalize("NFD", name), name.upper()}
        kinds |= {json.dumps(name)[1:-1], name.encode("unicode_escape").decode()}
        for kind in kinds:
            for encoding in ("utf-8", "utf-16-le", "utf-16-be"):
                yield name, kind.encode(encoding)


def named_in(content: bytes) -> set[str]:
    """Return the names that can be read in some bytes."""
    return {name for name, look in looks() if look in content}


def files(*folders: Path) -> list[Path]:
    """Return every file below some folders."""
    return [file for folder in folders for file in folder.rglob("*") if file.is_file()]


@pytest.fixture(scope="module")
def life(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What a school's life has left, with a home and a temporary folder of its own."""
    there = tmp_path_factory.mktemp("life")
    for name in ("temp", "home"):
        (there / name).mkdir()
    env = {name: value for name, value in os.environ.items() if name != "FIVEFOLD_DEBUG"}
    env |= dict.fromkeys(("TMPDIR", "TEMP", "TMP"), str(there / "temp"))
    env |= dict.fromkeys(("HOME", "USERPROFILE"), str(there / "home"))
    env |= {"FIVEFOLD_HOME": str(there / "home" / "fivefold")}
    told = [sys.executable, "-m", "tests.faults.plain_text_story", str(there)]
    done = subprocess.run(
        told, env=env, cwd=ROOT, capture_output=True, text=True, check=False, timeout=170, errors="replace"
    )
    assert done.returncode == -signal.SIGKILL, done.stderr
    # Whoever opens the school again puts away its log, so the search is made in a copy.
    shutil.copytree(there, there / AS_LEFT)
    return there


@pytest.fixture(scope="module")
def search(life: Path) -> dict[str, set[str]]:
    """Which names can be read in which file, before anybody opens the school again and clears up."""
    found = files(*(life / name for name in ("school", "second", "share", "home", "temp")))
    return {
        str(file.relative_to(life)): named_in(file.read_bytes()) | named_in(str(file).encode())
        for file in found
    }


def test_no_name_can_be_read_where_none_should_be(search: dict[str, set[str]]) -> None:
    counted = tally("files with no plain text")
    for file, readable in search.items():
        if readable:
            counted.lose(f"{file}: {sorted(readable)}")
        else:
            counted.add()
    assert counted.lost == []
    endings = {Path(file).suffix for file in search}
    assert {".db", ".keys", ".json", ".db-wal", ".log"} <= endings, "The search missed where names might be."


def test_nothing_is_left_in_the_temporary_folder(life: Path) -> None:
    assert list((life / "temp").rglob("*")) == []


def test_the_map_to_share_names_nobody(life: Path) -> None:
    with zipfile.ZipFile(io.BytesIO((life / "out" / "map.xlsx").read_bytes())) as book:
        parts = [named_in(book.read(name)) for name in book.namelist()]
    assert len(parts) > 5
    assert set.union(*parts) == set()
    assert named_in((life / "out" / "map.pdf").read_bytes()) == set()


def test_the_search_finds_names_where_they_are(life: Path) -> None:
    assert len(named_in((life / "given" / "pupils.csv").read_bytes())) == 2 * len(NAMES)
    assert len(named_in("".join(fold(" ".join(both)) for both in NAMES).encode("utf-16-le"))) == 2 * len(
        NAMES
    )


def test_what_was_left_open_is_a_whole_school(
    life: Path, search: dict[str, set[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert search
    monkeypatch.setenv("FIVEFOLD_HOME", str(life / "home" / "fivefold"))
    store = signed_in(life / "share")
    erased = 1
    assert len(store.read(ids)) == len(NAMES) * COPIES - erased
    assert surnames(store) == {surname for _, surname in NAMES}
    assert wrong_with(store) == []
    store.close()
