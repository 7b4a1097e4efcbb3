"""What an import leaves behind outside its rows: nothing a spreadsheet would run, no memory on the disk, plain words."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from app.imports.opening import open_source
from app.imports.plan import Outcome
from app.imports.source import Sort
from app.imports.table import Sheet
from app.operations.mappings import keep_mapping
from app.paths import ROOT
from app.progress import Silent
from app.queries.audit_entry import audit_entry
from app.queries.audit_rows import audit_rows
from app.store import Store
from tests.fixtures import TODAY
from tests.imports.making import service, services_file, take_in, take_offers_in, text_file
from tests.imports.offer_table.workbooks import plan, write_map
from tests.imports.offer_table.workbooks import take_in as take_table_in
from tests.operations.examples_mappings import ROLL

HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+44 club",
    "-Kite",
    "@SUM(A1)",
    '=HYPERLINK("http://x","y")',
    "<b>Bold</b> & <img src=x>",
)


def cells(path: Path) -> Iterator[Any]:
    """Yield every cell of a workbook that holds a text."""
    for sheet in load_workbook(path):
        for row in sheet.iter_rows():
            yield from (cell for cell in row if isinstance(cell.value, str))


def table(folder: Path) -> Sheet:
    """Return offers whose every word a spreadsheet would run, as a file has them."""
    quoted = ['"{0}",Kite,Getting Help,All needs,"{0}"'.format(name.replace('"', '""')) for name in HOSTILE]
    text = "\n".join(["Offer,Organisation,Groupings,Domains of need,How to refer", *quoted])
    sheet = open_source(text_file(folder, text), Silent(), sort=Sort.OFFERS).sheet
    assert sheet is not None
    return sheet


def test_what_a_spreadsheet_would_run_goes_out_as_text_and_comes_back_the_same(
    store: Store, tmp_path: Path
) -> None:
    take_table_in(store, table(tmp_path))
    written = write_map(store, tmp_path, internal=True)
    found = [cell for cell in cells(written) if cell.value in HOSTILE[:-1]]
    assert len(found) >= len(HOSTILE) - 1
    assert {(cell.data_type, cell.quotePrefix) for cell in found} == {("s", True)}
    sheet = open_source(written, Silent()).sheet
    assert sheet is not None
    assert {row.outcome for row in plan(store, sheet).rows} == {Outcome.UNCHANGED}


@pytest.mark.skipif(os.name != "posix", reason="limits are a thing of Linux and macOS")
def test_a_reader_that_is_ended_at_its_limit_leaves_no_memory_on_the_disk() -> None:
    script = "import resource; from app.imports.xlsx_child import _limit; _limit(); print(*resource.getrlimit(resource.RLIMIT_CORE))"
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True, timeout=60
    )
    assert done.stdout.split() == ["0", "0"]


def test_the_trail_says_in_words_what_was_taken_in(store: Store, tmp_path: Path) -> None:
    take_offers_in(store, services_file(tmp_path, service(email="kite@example.org")))
    (row,) = store.read(audit_rows, limit=1)
    fields = store.read(audit_entry, row.number).fields
    assert row.what.startswith("Imported offers")
    assert fields
    assert not [one for one in fields if "{" in one.after]


def test_a_remembered_way_is_in_the_trail_and_says_nothing_of_pupils(store: Store, tmp_path: Path) -> None:
    take_in(store, text_file(tmp_path, "Vorname,Surname,Forename\nx,Thimble,Wren\n"))
    store.write(keep_mapping, ROLL, today=TODAY)
    (row,) = store.read(audit_rows, limit=1)
    entry = store.read(audit_entry, row.number)
    assert row.what.startswith("Remembered how files are read")
    assert "Thimble" not in repr(entry) + repr(row)
