"""Pupil lists of any length for the benchmarks, with the sixteen columns that a school's system gives, and more."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

from openpyxl import Workbook

_HEADINGS = (
    "Adno", "UPN", "Forename", "Surname", "Preferred name", "DOB", "Gender", "Year group", "Reg", "SEN status",
    "SEN type", "PP", "FSM", "EAL", "In care", "Date of entry",
)  # fmt: skip
_NEEDS = ("", "SEMH", "SLCN")


def rows(pupils: int, unneeded: int = 0) -> Iterator[list[str]]:
    """Yield the headings and a row for each pupil, with columns that no field of the program wants at the end."""
    yield [*_HEADINGS, *(f"Contact detail {number}" for number in range(unneeded))]
    for number in range(pupils):
        year = 11 - number % 6
        yield [
            f"A{number:05}", "", f"Forename{number}", f"Surname{number}", "",
            f"{number % 28 + 1:02}/{number % 12 + 1:02}/{2010 + number % 6}", "FM"[number % 2], f"Year {year}",
            f"{year}A", "NKE"[number % 3], _NEEDS[number % 3], "YN"[number % 2], "YN"[number % 2], "N", "N",
            "01/09/2021", *(f"{number * (place + 7) % 99991} Some Street" for place in range(unneeded)),
        ]  # fmt: skip


def as_csv(out: Path, pupils: int, unneeded: int = 0) -> Path:
    """Write a list as CSV."""
    with out.open("w", encoding="utf-8", newline="") as handle:
        csv.writer(handle).writerows(rows(pupils, unneeded))
    return out


def as_xlsx(out: Path, pupils: int) -> Path:
    """Write a list as Excel does: with shared strings and the size of the sheet."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in rows(pupils):
        sheet.append([cell or None for cell in row])
    book.save(out)
    return out
