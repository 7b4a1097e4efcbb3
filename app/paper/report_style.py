"""How large everything in a printed report is, on A4, upright or across."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ReportStyle:
    """Measures in points."""

    width: float = 595.28
    height: float = 841.89
    margin: float = 42
    gap: float = 8
    title: float = 18
    heading: float = 12
    text: float = 9.5
    cell: float = 8.5
    small: float = 7.5

    @property
    def wide(self) -> float:
        """Return how wide the writing is."""
        return self.width - 2 * self.margin

    @property
    def bottom(self) -> float:
        """Return where the writing ends and the foot begins."""
        return self.height - self.margin - 30


UPRIGHT = ReportStyle()
ACROSS = ReportStyle(width=841.89, height=595.28)
# A table with more columns is printed across, where its heads still read.
MOST_UPRIGHT = 7


def style_for(columns: int) -> ReportStyle:
    """Return the sheet for tables of so many columns at most."""
    return UPRIGHT if columns <= MOST_UPRIGHT else ACROSS
