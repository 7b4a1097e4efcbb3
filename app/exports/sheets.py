"""One sheet of a workbook: cells written by look, and the page it is printed on."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.pagebreak import Break
from openpyxl.worksheet.properties import PageSetupProperties

from app.exports.lists import Lists
from app.exports.measure import POINTS_PER_UNIT, Run, broken, height, room, text_height
from app.exports.styles import DETAIL, MUTED, TITLE, Look, Piece, RichText, Styles
from app.exports.text import clean, escaped, for_footer, looks_like_formula
from app.queries.map_about import DISCLAIMER, INTERNAL, SHARED, UNPROTECTED, MapAbout
from app.queries.map_words import full_day

A3, A4 = 8, 9
# Points, short side first; margins in inches.
_PAPER = {A3: (842.0, 1190.6), A4: (595.3, 842.0)}
SIDE, TOP, BOTTOM = 0.35, 0.48, 0.52
# Details of 9.5 points are then 7.6 on paper, the smallest that can be read across a table.
SMALLEST_SCALE = 0.8
_LAST = replace(MUTED, size=10.0)


@dataclass(frozen=True, slots=True)
class Page:
    """How a sheet is printed and scrolled; rows are counted from 1, heads is the first and last head row."""

    heads: tuple[int, int]
    freeze: str
    last_row: int
    last_column: int
    paper: int = A4
    landscape: bool = True
    one_page: bool = False

    def area(self) -> tuple[float, float]:
        """Return the points across and down that are left within the margins."""
        short, long = _PAPER[self.paper]
        across, down = (long, short) if self.landscape else (short, long)
        return across - 2 * SIDE * 72, down - (TOP + BOTTOM) * 72


class Book:
    """The workbook being made: its looks, and what every sheet says at its edges."""

    def __init__(self, about: MapAbout, *, internal: bool) -> None:
        """Start an empty workbook for one copy of the Map."""
        self.about = about
        self.internal = internal
        self.workbook = Workbook()
        self.workbook.remove(self.workbook.worksheets[0])
        self.styles = Styles(self.workbook)
        self.lists = Lists(self.workbook, self.styles)

    def sheet(self, title: str) -> Sheet:
        """Return a new last sheet."""
        return Sheet(self, title)


class Sheet:
    """A sheet: put cells, then finish it with its page."""

    def __init__(self, book: Book, title: str) -> None:
        """Add a sheet to the book; widths are known before rows are written."""
        self.book = book
        self.ws: Any = book.workbook.create_sheet(title)
        self.widths: tuple[float, ...] = ()

    # --- cells ---

    def put(self, row: int, column: int, text: str, look: Look) -> None:
        """Write text, whatever it looks like, as text."""
        self._put(row, column, clean(text), look, escape=True)

    def rich(self, row: int, column: int, pieces: Iterable[Piece], look: Look) -> None:
        """Write text in several fonts."""
        kept = [Piece(clean(piece.text), piece.size, piece.colour, piece.bold) for piece in pieces]
        cell = self.ws.cell(row, column)
        cell._value, cell.data_type = RichText(piece for piece in kept if piece.text), "s"
        quoted = looks_like_formula("".join(piece.text for piece in kept))
        cell._style = self.book.styles.of(look, quoted=quoted)

    def value(self, row: int, column: int, value: float | date | None, look: Look) -> None:
        """Write a number or a day, or leave the cell empty but with its look."""
        cell = self.ws.cell(row, column)
        if value is not None:
            cell._value, cell.data_type = value, "d" if isinstance(value, date) else "n"
        cell._style = self.book.styles.of(look)

    def blank(self, row: int, column: int, look: Look) -> None:
        """Give an empty cell its look."""
        self.value(row, column, None, look)

    def _put(self, row: int, column: int, text: str, look: Look, *, escape: bool) -> None:
        cell = self.ws.cell(row, column)
        if text:
            cell._value, cell.data_type = escaped(text) if escape else text, "s"
        cell._style = self.book.styles.of(look, quoted=looks_like_formula(text))

    # --- widths and heights ---

    def set_widths(self, widths: Sequence[float]) -> None:
        """Set how wide every column is, from the first."""
        self.widths = tuple(widths)
        for number, width in enumerate(widths, start=1):
            self.ws.column_dimensions[get_column_letter(number)].width = width

    def set_height(self, row: int, points: float) -> None:
        """Set how high a row is."""
        self.ws.row_dimensions[row].height = points

    def grow(self, row: int, points: float) -> None:
        """Make a row at least so high."""
        self.set_height(row, max(points, self.ws.row_dimensions[row].height or 0))

    def needed(self, column: int, text: str, look: Look) -> float:
        """Return how high a text needs its row to be in a column."""
        points = room(self.widths[column - 1], look.indent)
        return text_height(clean(text), look.size, points, bold=look.bold)

    def needed_rich(self, column: int, lines: Iterable[Sequence[Piece]], look: Look) -> float:
        """Return how high lines of pieces need their row to be in a column."""
        runs = [[Run(clean(piece.text), piece.size, piece.bold) for piece in line] for line in lines]
        return height(runs, room(self.widths[column - 1], look.indent))

    # --- lines across the sheet ---

    def line(self, row: int, text: str, look: Look, columns: int | None = None) -> int:
        """Write text from the first column on as many rows as it needs; return the row after it.

        Nothing is merged: the text runs over the empty cells beside it.
        """
        points = room(sum(self.widths[: columns or len(self.widths)]))
        for part in broken(clean(text), look.size, points, bold=look.bold):
            self.put(row, 1, part, look)
            self.set_height(row, round(look.size * 1.32 + 3))
            row += 1
        return row

    def title(self, text: str, columns: int | None = None) -> int:
        """Write the sheet's title from A1; return the row after it."""
        row = self.line(1, text, Look(size=TITLE, bold=True, wrap=False, down="center"), columns)
        self.grow(1, 34)
        return row

    def close(self, row: int, *words: str) -> int:
        """Write the words and the citation below everything; return the last row."""
        self.set_height(row, 6)
        return self.line(row + 1, " ".join((*words, DISCLAIMER)), _LAST) - 1

    # --- page ---

    def finish(self, page: Page) -> None:
        """Set the page, heads, footers and frozen panes."""
        ws = self.ws
        ws.sheet_view.showGridLines = False
        ws.freeze_panes = page.freeze
        ws.print_area = f"A1:{get_column_letter(page.last_column)}{page.last_row}"
        ws.print_title_rows = f"{page.heads[0]}:{page.heads[1]}"
        ws.page_setup.paperSize = page.paper
        ws.page_setup.orientation = "landscape" if page.landscape else "portrait"
        ws.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        ws.page_setup.fitToWidth = 1
        ws.page_setup.fitToHeight = 1 if page.one_page else 0
        margins = ws.page_margins
        margins.left = margins.right = SIDE
        margins.top, margins.bottom = TOP, BOTTOM
        margins.header = margins.footer = 0.25
        ws.print_options.horizontalCentered = True
        self._edges()

    def _edges(self) -> None:
        about, ws = self.book.about, self.ws
        confidence = INTERNAL if self.book.internal else SHARED
        ws.oddFooter.left.text = f"{for_footer(about.school)}, {full_day(about.made_on)}"
        ws.oddFooter.center.text = confidence
        ws.oddFooter.right.text = "Page &P of &N"
        notice = UNPROTECTED if about.unprotected else ""
        ws.oddHeader.center.text = ". ".join(filter(None, (notice, INTERNAL if self.book.internal else "")))
        for part in (
            ws.oddFooter.left, ws.oddFooter.center, ws.oddFooter.right, ws.oddHeader.center
        ):  # fmt: skip
            part.size = 8

    def break_after(self, row: int) -> None:
        """Begin a new page after a row."""
        self.ws.row_breaks.append(Break(id=row))

    def heights(self, first: int, last: int) -> float:
        """Return how high rows are together, both included."""
        return sum(self.ws.row_dimensions[row].height or 15 for row in range(first, last + 1))

    def scale(self, page: Page) -> float:
        """Return at what scale the sheet's width fits its page."""
        across, _ = page.area()
        return min(1.0, across / (sum(self.widths[: page.last_column]) * POINTS_PER_UNIT))


def plain(text: str, look: Look | None = None) -> list[Piece]:
    """Return one piece of text in a look's own font."""
    look = look or Look(size=DETAIL)
    return [Piece(text, look.size, look.colour, look.bold)]
