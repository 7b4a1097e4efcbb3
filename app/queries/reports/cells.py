"""How a report's cells are written as words, the same on screen, on paper and in plain text."""

from __future__ import annotations

from datetime import date

from app.queries.reports.report import Cell, Kind

NOTHING = "–"


def cell_words(cell: Cell, kind: Kind) -> str:
    """Return a cell as people read it: "1,204", "29%", "£12.50", "3 Nov 2026"; a dash for nothing."""
    if cell is None:
        return NOTHING
    if isinstance(cell, date):
        return f"{cell.day} {cell:%b %Y}"
    if isinstance(cell, str):
        return cell
    if kind is Kind.SHARE:
        return f"{cell:.0%}"
    if kind is Kind.PENCE:
        return f"−£{-cell / 100:,.2f}" if cell < 0 else f"£{cell / 100:,.2f}"
    if kind is Kind.DAYS:
        return f"{cell:,.0f} day{'' if cell == 1 else 's'}"
    return f"{cell:,}" if isinstance(cell, int) else f"{cell:,.1f}"


def is_number(kind: Kind) -> bool:
    """Say whether a column's cells stand to the right, so that they can be compared."""
    return kind in (Kind.COUNT, Kind.SHARE, Kind.PENCE, Kind.DAYS)
