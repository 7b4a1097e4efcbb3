"""Reading a workbook back for the tests: as people's programs do, from its bytes."""

from __future__ import annotations

from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from app.exports.excel_map import map_workbook
from app.store import Store
from tests.exports.schools import view_of


def book_of(store: Store, *, internal: bool = False, **filters: Any) -> Workbook:
    """Return the Excel map of a school, made and read back."""
    view, about = view_of(store, **filters)
    return opened(map_workbook(view, about, internal=internal))


def opened(content: bytes) -> Workbook:
    """Return a workbook from its bytes, with its rich text."""
    return load_workbook(BytesIO(content), rich_text=True)


def in_sight(book: Any) -> list[Any]:
    """Return the sheets that people see; the words to choose from stand on another."""
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def texts(sheet: Any) -> dict[str, str]:
    """Return the address and text of every cell that holds something."""
    return {
        cell.coordinate: str(cell.value)
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None
    }


def found(sheet: Any, words: str) -> Any:
    """Return the first cell whose text holds the words."""
    for row in sheet.iter_rows():
        for cell in row:
            if cell.value is not None and words in str(cell.value):
                return cell
    raise AssertionError(f"No cell of {sheet.title} says {words!r}.")


def described(book: Workbook) -> dict[str, Any]:
    """Return a workbook as plain data: every cell with its look, every size, every page."""
    looks: dict[str, int] = {}
    sheets = {sheet.title: _sheet(sheet, looks) for sheet in book.worksheets}
    properties = book.properties
    return {
        "looks": list(looks),
        "sheets": sheets,
        "title": properties.title,
        "creator": properties.creator,
        "modified by": properties.lastModifiedBy,
    }


def _sheet(sheet: Any, looks: dict[str, int]) -> dict[str, Any]:
    cells = {
        cell.coordinate: [_text(cell), looks.setdefault(_look(cell), len(looks))]
        for row in sheet.iter_rows()
        for cell in row
        if cell.value is not None or cell.has_style
    }
    return {
        "cells": cells,
        "widths": {key: column.width for key, column in sheet.column_dimensions.items()},
        "heights": {str(key): row.height for key, row in sheet.row_dimensions.items() if row.height},
        "frozen": sheet.freeze_panes,
        "area": sheet.print_area,
        "heads": sheet.print_title_rows,
        "paper": [sheet.page_setup.paperSize, sheet.page_setup.orientation, sheet.page_setup.fitToHeight],
        "header": sheet.oddHeader.center.text,
        "footer": [sheet.oddFooter.left.text, sheet.oddFooter.center.text, sheet.oddFooter.right.text],
        "tables": {table.name: table.ref for table in sheet.tables.values()},
        "state": sheet.sheet_state,
        "rules": [
            f"{rule.sqref} {rule.type} {rule.formula1}" for rule in sheet.data_validations.dataValidation
        ],
    }


def _text(cell: Any) -> str:
    value = cell.value
    if isinstance(value, list):
        return "|".join(f"{part.font.sz:g}{'b' if part.font.b else ''} {part.text}" for part in value)
    return "" if value is None else f"{cell.data_type} {value}"


def _look(cell: Any) -> str:
    font, edges, align = cell.font, cell.border, cell.alignment
    sides = [
        f"{name} {side.style} {side.color.rgb}"
        for name in ("left", "right", "top", "bottom")
        if (side := getattr(edges, name)).style
    ]
    fill = cell.fill.fgColor.rgb if cell.fill.fill_type else "none"
    words = [
        f"{font.name} {font.sz:g}{' bold' if font.b else ''} {font.color.rgb if font.color else ''}",
        f"on {fill}",
        f"{align.horizontal} {align.vertical} {align.indent:g}{' wrap' if align.wrap_text else ''}",
        *sides,
    ]
    if cell.number_format != "General":
        words.append(cell.number_format)
    if not cell.protection.locked:
        words.append("free")
    return "; ".join([*words, "quoted"] if cell.quotePrefix else words)
