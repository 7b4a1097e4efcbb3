"""How high the Map's rows and how wide its columns are: columns share the width, rows grow with what they hold."""

from __future__ import annotations

from collections.abc import Callable

from app.queries.provision_map import ProvisionMap
from app.ui.widgets.map_measures import GUTTER, PAD, is_risk, sizes

LEAST_COLUMN = 140
FEWEST_BARS, USUAL_BARS, MOST_BARS = 2, 4, 9
TextHeight = Callable[[int, bool], int]


def column_widths(view: ProvisionMap, room: int) -> list[int]:
    """Return the widths of the groupings in a room; they share it and never go under their least."""
    count = max(1, len(view.groupings))
    apart = GUTTER if any(is_risk(grouping.code) for grouping in view.groupings) else 0
    share, left = divmod(max(room - apart, LEAST_COLUMN * count), count)
    return [
        share + (1 if number < left else 0) + (GUTTER if is_risk(grouping.code) else 0)
        for number, grouping in enumerate(view.groupings)
    ]


def row_heights(view: ProvisionMap, room: int, text_height: TextHeight) -> list[int]:
    """Return the heights of the rows, the totals last.

    As many offers are shown as the room has place for; a little less air where that brings the totals into
    view. text_height(row, with its line) is what a row's own name needs.
    """
    size = sizes()
    usual = (USUAL_BARS, size.foot)
    tries = [(bars, size.foot) for bars in range(MOST_BARS, USUAL_BARS - 1, -1)]
    for bars, foot in [*tries, (USUAL_BARS, size.tight_foot)]:
        found = _heights(view, bars, foot, text_height)
        if sum(found) <= room:
            return _spread(found, room)
    return _heights(view, *usual, text_height)


def _heights(view: ProvisionMap, most: int, foot: int, text_height: TextHeight) -> list[int]:
    found = []
    for number, row in enumerate(view.rows):
        all_needs = row.domain_id is None
        needed = max((len(cell.offers) for cell in row.cells), default=0)
        bars = max(0 if all_needs else FEWEST_BARS, min(most, needed))
        height = sizes().row(bars, PAD if all_needs else foot)
        found.append(max(height, text_height(number, bool(bars))))
    return [*found, sizes().total]


def _spread(heights: list[int], room: int) -> list[int]:
    """Give what is left over to the domains, each at most a bar."""
    spare = (room - sum(heights)) // max(1, len(heights) - 2)
    last = len(heights) - 1
    return [height + (min(spare, sizes().bar) if 0 < row < last else 0) for row, height in enumerate(heights)]
