"""The peers of a workbook: the same cells and styles written with XlsxWriter, and its parts zipped again."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import xlsxwriter
from openpyxl import load_workbook
from openpyxl.cell.rich_text import CellRichText, TextBlock

_SIDES = ("left", "right", "top", "bottom")
_LINES = {"thin": 1, "medium": 2, "dashed": 3, "dotted": 4, "thick": 5, "double": 6, "hair": 7}


@dataclass(frozen=True, slots=True)
class SheetCells:
    """What is copied of a sheet. Each cell is row, column, value or runs of text, and the number of its style."""

    title: str
    cells: list[tuple[int, int, Any, int]]
    merged: list[tuple[int, int, int, int]]
    widths: dict[str, float]
    heights: dict[int, float]


@dataclass(frozen=True, slots=True)
class BookCells:
    """The sheets, and the properties of each style as XlsxWriter names them."""

    sheets: list[SheetCells]
    styles: list[dict[str, Any]]


def read_back(workbook: Path) -> BookCells:
    """Return the cells and styles of a workbook; this is not timed."""
    book: Any = load_workbook(workbook, rich_text=True)
    styles: list[dict[str, Any]] = []
    numbers: dict[int, int] = {}
    sheets = []
    for sheet in book.worksheets:
        cells = []
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value is None and not cell.has_style:
                    continue
                if cell.style_id not in numbers:
                    numbers[cell.style_id] = len(styles)
                    styles.append(_style(cell))
                cells.append((cell.row - 1, cell.column - 1, _value(cell.value), numbers[cell.style_id]))
        merged = [
            (m.min_row - 1, m.min_col - 1, m.max_row - 1, m.max_col - 1) for m in sheet.merged_cells.ranges
        ]
        widths = {name: each.width for name, each in sheet.column_dimensions.items()}
        heights = {number - 1: each.height for number, each in sheet.row_dimensions.items() if each.height}
        sheets.append(SheetCells(sheet.title, cells, merged, widths, heights))
    return BookCells(sheets, styles)


def _value(value: Any) -> Any:
    if not isinstance(value, CellRichText):
        return value
    return [
        (bool(run.font.b), run.text) if isinstance(run, TextBlock) else (False, str(run)) for run in value
    ]


def _style(cell: Any) -> dict[str, Any]:
    font, align = cell.font, cell.alignment
    found: dict[str, Any] = {
        "font_name": font.name,
        "font_size": font.sz,
        "bold": bool(font.b),
        "italic": bool(font.i),
        "text_wrap": bool(align.wrap_text),
        "valign": {"center": "vcenter"}.get(align.vertical, align.vertical or "bottom"),
        "indent": int(align.indent or 0),
        "num_format": cell.number_format,
    }
    if align.horizontal:
        found["align"] = align.horizontal
    if font.color is not None and isinstance(font.color.rgb, str):
        found["font_color"] = f"#{font.color.rgb[-6:]}"
    if cell.fill.fill_type == "solid":
        found |= {"pattern": 1, "bg_color": f"#{cell.fill.fgColor.rgb[-6:]}"}
    for side in _SIDES:
        line = getattr(cell.border, side)
        if line is not None and line.style in _LINES:
            found[side] = _LINES[line.style]
    return found


def write_with_xlsxwriter(book: BookCells, out: Path) -> None:
    """Write the same cells and styles."""
    with xlsxwriter.Workbook(str(out), {"in_memory": True, "strings_to_formulas": False}) as workbook:
        looks = [workbook.add_format(style) for style in book.styles]
        bold = workbook.add_format({"bold": True})
        for each in book.sheets:
            sheet = workbook.add_worksheet(each.title)
            for name, width in each.widths.items():
                sheet.set_column(f"{name}:{name}", width)
            for number, height in each.heights.items():
                sheet.set_row(number, height)
            for first, left, last, right in each.merged:
                sheet.merge_range(first, left, last, right, "")
            for row, column, value, style in each.cells:
                if isinstance(value, list):
                    _write_runs(sheet, (row, column), value, bold, looks[style])
                elif value is None:
                    sheet.write_blank(row, column, None, looks[style])
                else:
                    sheet.write(row, column, value, looks[style])


def _write_runs(sheet: Any, at: tuple[int, int], runs: list[tuple[bool, str]], bold: Any, look: Any) -> None:
    parts: list[Any] = []
    for is_bold, text in runs:
        parts += [bold, text] if is_bold else [text]
    if len(runs) < 2:
        sheet.write_string(*at, "".join(text for _, text in runs), look)
    else:
        sheet.write_rich_string(*at, *parts, look)


def zip_parts(workbook: Path) -> Callable[[Path], None]:
    """Return what zips the parts of a workbook again, which nothing that writes it can do without."""
    with zipfile.ZipFile(workbook) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]

    def write(out: Path) -> None:
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, content in parts:
                archive.writestr(name, content)

    return write
