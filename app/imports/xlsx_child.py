"""Reads one workbook in a process of its own that can be ended, and writes its rows as JSON lines."""

from __future__ import annotations

import contextlib
import json
import re
import sys
import warnings
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

from app.errors import Problem
from app.imports.table import MAX_COLUMNS, MAX_ROWS, trimmed
from app.imports.xlsx_sheets import (
    FoundSheet,
    alike_sheets,
    choose,
    found_sheets,
    heading_of_names,
    in_order,
    is_heading,
    offered,
    says_more,
    wants_all,
)
from app.imports.zip_checks import check_workbook, damaged

_MEMORY = 1 << 30
_SECONDS = 60
_EXCEL_ROWS = 1_048_576
_MAX_TEXT = 50_000_000
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
        found = found_sheets(workbook)
        if not found:
            raise Problem(f"{path.name} has no sheet with rows.", "Choose another file.")
        chosen = choose(found, wanted, path.name)
        alike = alike_sheets(chosen, found)
        rows = _Rows(path.name)
        if wants_all(wanted, found) and alike:
            rows.several(alike)
        else:
            rows.sheet(chosen.sheet)
        # Hidden ones, such as lists to choose from, are no sheets to the person.
        count = sum(one is chosen.sheet or one.sheet_state == "visible" for one in workbook.worksheets)
        titles = [one.title for one in offered(found, chosen)]
        said = {
            "alike": [one.title for one in alike],
            "parts": rows.parts,
            "named": rows.named,
            "merged": rows.merged,
        }
        return {"sheet": chosen.title, "sheets": count, "titles": titles, "cut": rows.cut, **said}


class _Rows:
    """Writes rows of one sheet or of several; too many are refused, in a sentence."""

    def __init__(self, name: str) -> None:
        self._name = name
        self._count = self._length = 0
        self.cut = False
        # Of several sheets: where each one's numbers begin, and what their names were taken for.
        self.parts: list[tuple[int, str]] = []
        self.named = ""
        # First row, last row and column (from 0) of cells that go on over rows.
        self.merged: list[tuple[int, int, int]] = []

    def sheet(self, sheet: Any) -> None:
        """Write the rows of a sheet."""
        for number, cells in self._of(sheet):
            self._add(number, cells)
        self._merge(0, 0)

    def several(self, found: Sequence[FoundSheet]) -> None:
        """Write the rows of sheets one below another; the name of each stands in a first column."""
        self.named = heading_of_names(found)
        last = 0
        for one in found:
            before, begun = last, False
            self.parts.append((before, one.title))
            for number, cells in self._of(one.sheet):
                last = before + number
                heads = not begun and is_heading(cells, one)
                begun = begun or heads
                if one is found[0] or (begun and not heads):
                    said = self.named if heads else one.title if begun and says_more(cells) else None
                    self._add(last, (said, *in_order(cells, one, found[0])))
            if one.headings == found[0].headings:
                self._merge(before, 1)

    def _merge(self, rows: int, columns: int) -> None:
        from app.imports.sheet_parser import SheetParser

        merged = ((first + rows, last + rows, at - 1 + columns) for first, last, at in SheetParser.merged)
        self.merged += [one for one in merged if one[2] < MAX_COLUMNS]

    def _of(self, sheet: Any) -> Iterator[tuple[int, tuple[Any, ...]]]:
        for number, values in enumerate(sheet.iter_rows(values_only=True), start=1):
            if number > _EXCEL_ROWS:
                raise Problem(
                    f"{self._name} has cells where Excel has none.", "Save it again in Excel, or as CSV."
                )
            if not values or not any(value is not None for value in values):
                continue
            cells = trimmed(tuple(values))
            self.cut = self.cut or len(cells) > MAX_COLUMNS
            if cells := trimmed(tuple(map(_meant, cells[:MAX_COLUMNS]))):
                yield number, cells

    def _add(self, number: int, cells: tuple[Any, ...]) -> None:
        self._length += sum(len(cell) if isinstance(cell, str) else 8 for cell in cells)
        self._count += 1
        if self._count > MAX_ROWS or self._length > _MAX_TEXT:
            raise Problem(f"{self._name} has more than {MAX_ROWS:,} rows.", "Split it and import the parts.")
        _write([number, cells])


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
