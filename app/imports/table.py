"""What every reader of a file hands on: rows of cells, and the limits that keep a file from filling memory."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

Cell = str | int | float | bool | date | None
# The row number is the one the person sees in the file or spreadsheet; of several sheets they are counted on.
Row = tuple[int, tuple[Cell, ...]]
# Stands for all sheets with the headings of the one that looks most like a list; no sheet can be called so.
ALL_SHEETS = "*"

MAX_BYTES = 50_000_000
MAX_ROWS = 50_000
MAX_COLUMNS = 256


@dataclass(frozen=True, slots=True)
class Sheet:
    """The rows of a file that are not empty, and what the person should know about how it was read.

    title: the sheet of a workbook that was read; titles: all of them that have rows, in their order; alike: those with
    the same headings, where there are several. parts: the sheets that were read as one list, each with the number
    that its rows are counted on from.
    """

    rows: Sequence[Row]
    notes: tuple[str, ...] = ()
    title: str = ""
    titles: tuple[str, ...] = ()
    alike: tuple[str, ...] = ()
    parts: tuple[tuple[int, str], ...] = ()

    @property
    def chosen(self) -> str:
        """Return what says which sheet to read: its name, or ALL_SHEETS."""
        return ALL_SHEETS if self.parts else self.title

    def place_of(self, row: int) -> str:
        """Return where a row of several sheets stands, "sheet “5D”, row 12"; "" for a row of one sheet or of none."""
        before, title = next((part for part in reversed(self.parts) if part[0] < row), (0, ""))
        return f"sheet “{title}”, row {row - before}" if title else ""


def trimmed(cells: tuple[Cell, ...]) -> tuple[Cell, ...]:
    """Return a row without the empty cells at its end."""
    end = len(cells)
    while end and (cells[end - 1] is None or cells[end - 1] == ""):
        end -= 1
    return cells[:end]
