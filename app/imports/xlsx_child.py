"""Reads one workbook in a process of its own that can be ended, and writes its rows as JSON lines."""

from __future__ import annotations

import contextlib
import json
import re
import sys
import warnings
from datetime import date, datetime, time
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any

from app.errors import Problem
from app.imports.looks import looks
from app.imports.table import MAX_COLUMNS, MAX_ROWS, trimmed
from app.imports.zip_checks import check_workbook, damaged

if TYPE_CHECKING:
    from openpyxl import Workbook

_MEMORY = 1 << 30
_SECONDS = 60
_EXCEL_ROWS = 1_048_576
_MAX_TEXT = 50_000_000
_LOOK_AT = 60
_CODE = re.compile(r"_x([0-9A-Fa-f]{4})_")


def main(path: Path, wanted: str = "") -> None:
    """Write each row as [number, [cells]], then one object saying which sheet it was or what is wrong."""
    _limit()
    warnings.simplefilter("ignore")
    try:
        ending = _write_rows(path, wanted)
    except Problem as problem:
        ending = {"problem": problem.message, "what_to_do": problem.what_to_do}
    except MemoryError:
        ending = {"problem": f"{path.name} is too large.", "what_to_do": "Save only the list itself as CSV."}
    _write(ending)
    sys.stdout.buffer.flush()


def _limit() -> None:
    """Ask the system to stop this process at its limits, where it knows how."""
    with contextlib.suppress(ImportError, OSError, ValueError):
        import resource

        # What is ended at its limit would leave its memory on the disk, and with it the pupils in the file.
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        resource.setrlimit(resource.RLIMIT_CPU, (_SECONDS, _SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))


def _write_rows(path: Path, wanted: str) -> dict[str, Any]:
    check_workbook(path)
    from openpyxl import load_workbook

    from app.imports.sheet_parser import install

    install()
    # A file that is open already is not judged by its name.
    with path.open("rb") as handle:
        try:
            workbook = load_workbook(handle, read_only=True, data_only=True, keep_links=False)
        except (KeyError, ValueError, TypeError, AttributeError, SyntaxError, OSError) as error:
            raise damaged(path.name) from error
        found = _merits(workbook)
        if not found:
            raise Problem(f"{path.name} has no sheet with rows.", "Choose another file.")
        titles = [sheet.title for _, sheet in found]
        if wanted and wanted not in titles:
            named = ", ".join(f"“{title[:40]}”" for title in titles[:8])
            raise Problem(f"{path.name} has no sheet “{wanted}” with rows.", f"It has {named}.")
        sheet = next((sheet for _, sheet in found if sheet.title == wanted), None)
        sheet = sheet or max(found, key=itemgetter(0))[1]
        cut = _stream(sheet, path.name)
        # Hidden ones, such as lists to choose from, are no sheets to the person.
        count = sum(one is sheet or one.sheet_state == "visible" for one in workbook.worksheets)
        return {"sheet": sheet.title, "sheets": count, "titles": titles, "cut": cut}


def _merits(workbook: Workbook) -> list[tuple[tuple[bool, bool, int], Any]]:
    """Return each sheet that has rows with how much it looks like a list: known headings, then not hidden."""
    merits = []
    for sheet in workbook.worksheets:
        # The size a sheet claims may be a lie, and rows would be lost.
        sheet.reset_dimensions()
        rows: list[Any] = [row for row in islice(sheet.iter_rows(values_only=True), _LOOK_AT) if any(row)]
        if rows:
            good, score = looks(rows)
            merits.append(((good, sheet.sheet_state == "visible", score), sheet))
    return merits


def _stream(sheet: Any, name: str) -> bool:
    rows = length = 0
    cut = False
    for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
        if number > _EXCEL_ROWS:
            raise Problem(f"{name} has cells where Excel has none.", "Save it again in Excel, or as CSV.")
        if not values or not any(value is not None for value in values):
            continue
        cells = trimmed(tuple(values))
        cut = cut or len(cells) > MAX_COLUMNS
        cells = trimmed(tuple(map(_meant, cells[:MAX_COLUMNS])))
        length += sum(len(cell) if isinstance(cell, str) else 8 for cell in cells)
        rows += bool(cells)
        if rows > MAX_ROWS or length > _MAX_TEXT:
            raise Problem(f"{name} has more than {MAX_ROWS:,} rows.", "Split it and import the parts.")
        if cells:
            _write([number, cells])
    return cut


def _meant(cell: Any) -> Any:
    """Return a cell with Excel's codes for characters as those characters: "_x000D_" is a line break."""
    if isinstance(cell, str) and "_x" in cell:
        return _CODE.sub(lambda found: chr(int(found[1], 16)), cell)
    return cell


def _write(value: object) -> None:
    sys.stdout.buffer.write(json.dumps(value, default=_plain).encode("ascii") + b"\n")


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        value = value.date()
    if isinstance(value, date):
        return {"date": value.isoformat()}
    return value.isoformat() if isinstance(value, time) else str(value)


if __name__ == "__main__":
    main(Path(sys.argv[1]), *sys.argv[2:])
