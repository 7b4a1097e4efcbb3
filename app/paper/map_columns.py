"""Where the columns of the printed map stand, and how each grouping looks in the school's own wording."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.looks import GROUPINGS, GroupingLook, with_fill
from app.paper.map_style import MapStyle
from app.queries.wording import GroupingRow
from app.vocabulary import GroupingCode


@dataclass(frozen=True, slots=True)
class Column:
    """One grouping's column, x from the left edge of the paper."""

    grouping: GroupingRow
    look: GroupingLook
    x: float
    width: float

    @property
    def apart(self) -> bool:
        """Say whether a gutter parts it from its neighbours: Risk Support is no further step."""
        return self.grouping.code == GroupingCode.RISK_SUPPORT


def columns(groupings: Sequence[GroupingRow], style: MapStyle) -> tuple[Column, ...]:
    """Return the columns of the groupings that are shown, equally wide, filling the sheet."""
    before = [
        style.gutter if row.code == GroupingCode.RISK_SUPPORT and place else style.gap
        for place, row in enumerate(groupings)
    ]
    left = style.margin + style.domain
    wide = (style.width - style.margin - left - sum(before)) / max(1, len(groupings))
    found = []
    for row, space in zip(groupings, before, strict=True):
        left += space
        found.append(Column(row, look_of(row), left, wide))
        left += wide
    return tuple(found)


def look_of(grouping: GroupingRow) -> GroupingLook:
    """Return the look of a grouping on paper: the school's letter, name and colour where it chose them."""
    look = replace(GROUPINGS[grouping.code], letter=grouping.letter, name=grouping.label)
    return with_fill(look, grouping.colour, dark=False) if grouping.colour else look
