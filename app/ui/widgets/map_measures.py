"""How high the parts of the Map are in the font of now, and where a cell's bars stand."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFontMetricsF

from app.queries.provision_map import MapCell
from app.ui.theme import theme
from app.ui.widgets.offer_bar import GAP
from app.vocabulary import GroupingCode

PAD, GUTTER = 6, 10


@dataclass(frozen=True, slots=True)
class Sizes:
    """The heights of the Map in the font of now: everything follows the line, nothing is fixed in pixels."""

    bar: int
    foot: int
    tight_foot: int
    head: int
    total: int

    def row(self, slots: int, foot: int) -> int:
        """Return how high a row with room for some bars over its foot is."""
        return PAD + slots * round(self.bar + GAP) + foot


def sizes() -> Sizes:
    """Return the heights of now."""
    bar, line = theme().bar_height(), QFontMetricsF(theme().font("caption")).height()
    return Sizes(bar, round(line * 1.65), round(line * 1.35), round(line * 3.2), round(line * 2.6))


def is_risk(code: str) -> bool:
    """Say whether this is the grouping that stands apart."""
    return code == GroupingCode.RISK_SUPPORT


def shown_bars(offers: int, slots: int) -> int:
    """Return how many bars are drawn; where not all fit, the last line says how many more there are."""
    return offers if offers <= slots else slots - 1


def slots_in(area: QRectF, cell: MapCell) -> int:
    """Return how many bars an area has room for."""
    size = sizes()
    below = size.tight_foot if cell.domain_id is not None else PAD
    return max(1, int((area.height() - PAD - below) // (size.bar + GAP)))


def bar_areas(area: QRectF, cell: MapCell) -> list[QRectF]:
    """Return where the bars of a cell are, so that painting and pointing agree."""
    size = sizes()
    shown = shown_bars(len(cell.offers), slots_in(area, cell))
    return [
        QRectF(area.left() + 5, area.top() + PAD + at * (size.bar + GAP), area.width() - 10, size.bar)
        for at in range(shown)
    ]
