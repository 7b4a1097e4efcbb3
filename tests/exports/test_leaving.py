"""Whatever leaves the program is noted first with the hash of the very file; where it can't be, or can't be written, nothing is left."""

from __future__ import annotations

import hashlib
import json
import zipfile
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from app.costing import write_costs
from app.db import Database, open_school
from app.errors import Problem
from app.governing import write_governors
from app.packs import make_pack, make_pupils_book
from app.paper.tagged import can_tag
from app.progress import Cancelled
from app.queries.around.shared import shared_of
from app.queries.meetings.pack_rows import PackChoices
from app.queries.reports.registry import REPORTS
from app.queries.years import Period
from app.reporting import note_leaving, report_of, write_report
from app.store import Store
from app.vault.seals import seal_of
from tests.fixtures import TODAY, clock
from tests.packed import Met, meet

PERIOD = Period(date(2026, 9, 1), TODAY)
NAMES = ("Wren", "Thimble", "Idris", "Moonraker")
Make = Callable[[Store, int, Path], object]


def report(code: str) -> Make:
    """Return what writes one report."""

    def make(store: Store, _: int, out: Path) -> object:
        return write_report(store, report_of(store, REPORTS[code], PERIOD), out)

    return make


def pack(store: Store, meeting: int, out: Path) -> object:
    return make_pack(store, meeting, (out,), PackChoices())


# What can leave: its file, the word of its entry, and what makes it. Those that name pupils first.
NAMED: dict[str, tuple[str, str, Make]] = {
    "pack as PDF": ("pack.pdf", "export_pack", pack),
    "pack as workbook": ("pack.xlsx", "export_pack", pack),
    "pack as tagged PDF": (
        "pack.pdf",
        "export_pack",
        lambda store, meeting, out: make_pack(store, meeting, (out,), PackChoices(), accessible=can_tag()),
    ),
    "all pupils": (
        "all.xlsx",
        "export_pupils",
        lambda store, _, out: make_pupils_book(store, out, PackChoices()),
    ),
    "waiting": ("waiting.json", "export_report", report("waiting")),
    "waiting as PDF": ("waiting.pdf", "export_report", report("waiting")),
}
NAMELESS: dict[str, tuple[str, str, Make]] = {
    "gaps": ("gaps.xlsx", "export_report", report("reach")),
    "governors as PDF": (
        "page.pdf",
        "export_governors",
        lambda store, _, out: write_governors(store, out),
    ),
    "governors as tagged PDF": (
        "page.pdf",
        "export_governors",
        lambda store, _, out: write_governors(store, out, accessible=can_tag()),
    ),
    "governors as workbook": (
        "page.xlsx",
        "export_governors",
        lambda store, _, out: write_governors(store, out),
    ),
    "costs": ("costs.xlsx", "export_costs", lambda store, _, out: write_costs(store, out)),
}
EVERY = NAMED | NAMELESS
# A folder that takes no file, not even from root.
TAKES_NOTHING = Path("/proc")
needs_proc = pytest.mark.skipif(not TAKES_NOTHING.is_dir(), reason="such a folder is a thing of Linux")
pytestmark = pytest.mark.usefixtures("qapp")


@pytest.fixture
def met(store: Store) -> Met:
    return meet(store)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    return tmp_path / "out"


@pytest.fixture(params=list(EVERY))
def leaving(request: pytest.FixtureRequest) -> tuple[str, str, Make]:
    return EVERY[request.param]


def last(store: Store) -> tuple[str, dict[str, Any]]:
    """Return the kind and the facts of the last entry of the trail."""
    with store.database.engine.connect() as connection:
        row = connection.exec_driver_sql("SELECT kind, facts FROM audit ORDER BY id DESC LIMIT 1").one()
    return str(row[0]), json.loads(row[1] or "{}")


def properties(content: bytes) -> str:
    """Return what a file says of itself, as a folder shows it without opening it."""
    if content.startswith(b"PK"):
        with zipfile.ZipFile(BytesIO(content)) as book:
            return "".join(book.read(one).decode() for one in book.namelist() if one.startswith("docProps"))
    if content.startswith(b"%PDF") and not (reader := PdfReader(BytesIO(content))).is_encrypted:
        return str(reader.metadata)
    return ""


def test_it_is_noted_with_the_hash_of_the_file_and_says_no_name_of_itself(
    leaving: tuple[str, str, Make], store: Store, met: Met, out: Path
) -> None:
    name, kind, make = leaving
    make(store, met.meeting, out / name)
    content = (out / name).read_bytes()
    found, facts = last(store)
    assert (found, facts["sha256"]) == (kind, hashlib.sha256(content).hexdigest())
    assert not any(one in json.dumps(facts) + properties(content) for one in NAMES)
    assert [one.name for one in out.iterdir()] == [name]


def test_what_cannot_be_noted_is_not_made(
    leaving: tuple[str, str, Make], store: Store, met: Met, out: Path
) -> None:
    name, _, make = leaving
    store.stopped = Problem("Nothing can be written any more.")
    with pytest.raises(Problem, match="any more"):
        make(store, met.meeting, out / name)
    assert list(out.iterdir()) == []


@pytest.mark.parametrize("what", list(EVERY))
def test_in_a_school_to_look_at_only_what_names_nobody_is_made(
    what: str, store: Store, met: Met, out: Path
) -> None:
    name, _, make = EVERY[what]
    looked = Store(_to_look_at(store), store.who, clock)
    if what in NAMED:
        with pytest.raises(Problem):
            make(looked, met.meeting, out / name)
    else:
        make(looked, met.meeting, out / name)
    looked.database.close()
    assert [one.name for one in out.iterdir()] == ([] if what in NAMED else [name])


def test_a_file_that_is_open_elsewhere_is_left_and_nothing_noted(
    leaving: tuple[str, str, Make], store: Store, met: Met, out: Path
) -> None:
    name, kind, make = leaving
    (out / name).write_bytes(b"old")
    (out / f"~${name}").touch()
    with pytest.raises(Problem, match="open in another program"):
        make(store, met.meeting, out / name)
    assert (out / name).read_bytes() == b"old"
    assert last(store)[0] != kind


@needs_proc
def test_a_folder_that_takes_no_file_leaves_nothing_and_no_pupil_shared(
    leaving: tuple[str, str, Make], store: Store, met: Met
) -> None:
    name, _, make = leaving
    with pytest.raises(Problem):
        make(store, met.meeting, TAKES_NOTHING / name)
    assert store.read(shared_of, met.pupils.wren) == ()


class Stopping:
    """Somebody who presses Cancel at the first chance."""

    def step(self, done: int, total: int, text: str = "") -> None:
        raise Cancelled


def test_cancel_leaves_nothing_and_no_pupil_shared(store: Store, met: Met, out: Path) -> None:
    for file in (out / "pack.pdf", out / "pack.xlsx"):
        with pytest.raises(Cancelled):
            make_pack(store, met.meeting, (file,), PackChoices(), progress=Stopping())
    with pytest.raises(Cancelled):
        write_governors(store, out / "page.pdf", progress=Stopping())
    with pytest.raises(Cancelled):
        write_report(store, report_of(store, REPORTS["waiting"], PERIOD), out / "waiting.pdf", Stopping())
    assert list(out.iterdir()) == []
    assert store.read(shared_of, met.pupils.wren) == ()


@needs_proc
def test_a_pack_that_fails_at_its_second_file_leaves_the_first_as_it_was(
    store: Store, met: Met, out: Path
) -> None:
    (out / "pack.pdf").write_bytes(b"the pack of last week")
    files = (
        out / "pack.pdf",
        TAKES_NOTHING / "pack.xlsx",
    )
    with pytest.raises(Problem):
        make_pack(store, met.meeting, files, PackChoices())
    assert (out / "pack.pdf").read_bytes() == b"the pack of last week"
    assert store.read(shared_of, met.pupils.wren) == ()


def test_a_report_that_names_pupils_is_not_printed_where_it_cannot_be_noted(store: Store, met: Met) -> None:
    found = report_of(store, REPORTS["waiting"], PERIOD)
    looked = Store(_to_look_at(store), store.who, clock)
    with pytest.raises(Problem):
        note_leaving(looked, found, "paper", None)
    looked.database.close()


def _to_look_at(store: Store) -> Database:
    assert store.unlocked is not None
    return open_school(store.database.folder, seal_of(store.unlocked), look=True)
