"""Hostile transfer files: each ends in its sentence, within its limits, and the school is as it was."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.errors import Problem
from app.imports.opening import open_source
from app.imports.pupils.importing import import_pupils, plan_said
from app.imports.pupils.planning import PupilPlan
from app.imports.pupils.table import pupil_table
from app.imports.source import Reading
from app.imports.transfer.reading import Transfer
from app.imports.transfer.taking import TransferTake, notes_of, said_of
from app.paths import ROOT
from app.progress import Silent
from app.schema import journal_step
from app.store import Store
from tests.faults.harness import FULL
from tests.faults.hostile_transfers import GOOD, HUGE, LARGE, SLOW, SMALL
from tests.fixtures import TODAY
from tests.imports.making import pupils, standings
from tests.imports.transfers import ctf, pupil, take, year

# The size of large files; the full run tries the largest that are looked at.
SIZE = 40_000_000 if FULL else 6_000_000
# What a child may use in all, Python and the file itself (40 MB at most) among it.
MEMORY, SECONDS = 250_000_000, 40
KINDS = ("flip", "cut", "copy", "drop", "put")
CHILD = """
import json, sys, time, warnings
from pathlib import Path
import resource
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[1]),) * 2)
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[2]),) * 2)
from app.errors import Problem
from app.imports.opening import open_source
from app.progress import Silent
for path in map(Path, sys.argv[3:]):
    start = time.process_time()
    try:
        said = f"{len(open_source(path, Silent()).transfer.pupils)} pupils."
    except Problem as problem:
        said = problem.message
    print(json.dumps([said, time.process_time() - start]))
"""


def read(path: Path) -> Transfer:
    """Open a file as pupils, as the window and the command line do."""
    source = open_source(path, Silent())
    if source.transfer is None:
        assert source.sheet is not None
        pupil_table(source.sheet, source.name, Reading())
        raise AssertionError("a hostile transfer file was read as a table")
    return source.transfer


def plan_of(store: Store, transfer: Transfer) -> PupilPlan:
    """Return what taking it in would do."""
    rows = said_of(transfer, TransferTake(looked_after=True), today=TODAY)
    return store.read(plan_said, rows, notes_of(transfer, today=TODAY), today=TODAY)


def all_of(store: Store) -> object:
    """Return everything an import could have changed, and how often anything was written."""
    return pupils(store), standings(store), store.read(writes)


def writes(session: Session) -> object:
    """Return how many writes the school has seen."""
    return session.scalar(select(func.count()).select_from(journal_step))


def in_a_child(*paths: Path) -> list[tuple[str, float]]:
    """Return how opening each file ended and how long it took, in a process that may not use more than it should."""
    command = [sys.executable, "-c", CHILD, str(MEMORY), str(SECONDS), *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=150, check=False)
    for path in paths:
        path.unlink()
    assert done.stderr == ""
    return [tuple(json.loads(line)) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("what", SMALL)
def test_a_hostile_file_ends_in_its_sentence(tmp_path: Path, what: str) -> None:
    data, sentence = SMALL[what]
    path = tmp_path / "ctf.xml"
    path.write_bytes(data)
    with pytest.raises(Problem, match=sentence) as caught:
        read(path)
    assert caught.value.message.endswith(".")
    assert caught.value.what_to_do


def test_no_hostile_file_changes_anything_in_the_school(store: Store, tmp_path: Path) -> None:
    take(store, ctf(pupil(year("4"))))
    before = all_of(store)
    for number, (data, _) in enumerate(SMALL.values()):
        path = tmp_path / f"{number}.xml"
        path.write_bytes(data)
        with pytest.raises(Problem):
            store.write(import_pupils, plan_of(store, read(path)), today=TODAY)
    assert all_of(store) == before


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's")
def test_large_hostile_files_end_within_their_time_and_memory(tmp_path: Path) -> None:
    made = {what: (make(SIZE), sentence) for what, (make, sentence) in LARGE.items()}
    made |= {what: (make(), sentence) for what, (make, sentence) in (HUGE | (SLOW if FULL else {})).items()}
    paths = [tmp_path / f"{number}.xml" for number in range(len(made))]
    for path, (data, _) in zip(paths, made.values(), strict=True):
        path.write_bytes(data)
    for (message, seconds), (what, (_, sentence)) in zip(in_a_child(*paths), made.items(), strict=True):
        assert sentence in message, what
        assert seconds < SECONDS / 2, what


@pytest.mark.skipif(sys.platform != "linux", reason="limits of memory are Linux's")
def test_what_is_not_taken_costs_no_memory(tmp_path: Path) -> None:
    address = f"<Address><Line>{'x' * 1_000}</Line></Address>"
    path = tmp_path / "ctf.xml"
    text = ctf(pupil(year("4"), address * 38_000), pupil(f"<Notes>{'y' * 2_000_000}</Notes>"))
    path.write_text(text, encoding="utf-8")
    assert in_a_child(path)[0][0] == "2 pupils."


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(seed=st.integers(0, 2**32), kinds=st.lists(st.sampled_from(KINDS), max_size=8))
def test_a_good_file_with_anything_done_to_it_ends_in_a_plan_or_a_sentence(
    store: Store, tmp_path: Path, seed: int, kinds: list[str]
) -> None:
    path = tmp_path / "ctf.xml"
    path.write_bytes(mutated(GOOD.encode(), random.Random(seed), kinds))
    try:
        transfer = read(path)
    except Problem:
        return
    assert len(plan_of(store, transfer).rows) == len(transfer.pupils)


def mutated(data: bytes, chance: random.Random, kinds: list[str]) -> bytes:
    """Return a file after somebody did something to it at random places."""
    pieces = (
        b"<Pupil>",
        b"</Pupil>",
        b"<!--",
        b"]]>",
        b"&amp;",
        b"\xff",
        b"\x00",
        b"9" * 5000,
        b"<SEN>",
        b"-",
    )
    for kind in kinds:
        at, to = sorted((chance.randrange(len(data) + 1), chance.randrange(len(data) + 1)))
        if kind == "flip" and at < len(data):
            data = data[:at] + bytes([data[at] ^ 1 << chance.randrange(8)]) + data[at + 1 :]
        elif kind == "cut":
            data = data[: max(to, 1)]
        elif kind == "copy":
            data = data[:to] + data[at : at + 400] + data[to:]
        elif kind == "drop":
            data = data[:at] + data[min(to, at + 60) :]
        elif kind == "put":
            data = data[:at] + chance.choice(pieces) + data[at:]
    return data
