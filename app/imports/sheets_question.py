"""Asking whether sheets with the same headings are one list, such as a workbook with a sheet for each class."""

from __future__ import annotations

from app.imports.table import ALL_SHEETS, Sheet

_NAMED = 6


def all_words(sheet: Sheet) -> str:
    """Return what the choice of all sheets with the headings of one is called."""
    return f"All {len(sheet.alike)} sheets with these headings"


def sheets_question(sheet: Sheet) -> tuple[str, str, list[tuple[object, str]]]:
    """Return the question, what it is about, and the answers with what each says: ALL_SHEETS, or the sheet's name."""
    named = ", ".join(f"“{title}”" for title in sheet.alike[:_NAMED])
    more = f" and {len(sheet.alike) - _NAMED} more" if len(sheet.alike) > _NAMED else ""
    words = f"These sheets have the same headings: {named}{more}. As one list they are counted and compared together."
    title = sheet.title
    return "Which sheets are the list?", words, [(ALL_SHEETS, all_words(sheet)), (title, f"Only “{title}”")]
