"""How large everything in a pupil's record is, on A4 upright."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RecordStyle:
    """Measures in points."""

    width: float = 595.28
    height: float = 841.89
    margin: float = 48
    label: float = 150  # the column of labels
    gap: float = 8
    title: float = 24
    heading: float = 15
    name: float = 10.5
    text: float = 10
    small: float = 8

    @property
    def wide(self) -> float:
        """Return how wide the writing is."""
        return self.width - 2 * self.margin

    @property
    def bottom(self) -> float:
        """Return where the writing ends and the foot begins."""
        return self.height - self.margin - 22


STYLE = RecordStyle()
