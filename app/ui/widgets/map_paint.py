"""Draws the cells of the Map: offers as bars, how many pupils, a gap as a dashed frame, totals."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPen

from app.queries.provision_map import MapCell, MapTotal
from app.ui.icons import paint_icon
from app.ui.theme import ink, theme
from app.ui.widgets.map_measures import PAD, bar_areas, sizes
from app.ui.widgets.map_room_words import Sign, sign_of
from app.ui.widgets.map_words import bar_of, counted, is_empty_gap, pupils_words, total_words
from app.ui.widgets.offer_bar import GAP, paint_offer_bar
from app.vocabulary import GroupingCode

INSET, SIGN = 9, 13
LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)


def paint_cell(painter: QPainter, area: QRectF, cell: MapCell) -> None:
    """Draw what stands in a cell, on a ground that is there already."""
    if is_empty_gap(cell):
        _paint_gap(painter, area, cell)
        return
    bars = bar_areas(area, cell)
    for item, place in zip(cell.offers, bars, strict=False):
        paint_offer_bar(painter, place, bar_of(item.offer, cell.grouping.code))
    size = sizes()
    top = area.top() + PAD + len(bars) * (size.bar + GAP)
    if (more := len(cell.offers) - len(bars)) > 0:
        draw_line(
            painter, QRectF(area.left() + 2 * INSET - 4, top, area.width(), size.bar), f"and {more} more"
        )
    elif cell.covered:
        draw_line(painter, QRectF(area.left() + INSET, top, area.width(), size.bar), "see All needs")
    if cell.domain_id is not None:
        high = size.tight_foot
        foot = QRectF(area.left() + INSET, area.bottom() - high - 2, area.width() - 2 * INSET, high)
        _paint_foot(painter, foot, cell)


def paint_total(painter: QPainter, area: QRectF, total: MapTotal, roll: int) -> None:
    """Draw the total of a column: how many, each pupil once, and what stands beside it."""
    half = area.height() / 2 - 1
    top = QRectF(area.left() + INSET, area.top() + 4, area.width() - 2 * INSET, half)
    if total.counted_with:
        draw_line(painter, top, pupils_words(total))
        return
    _number(painter, top, total.pupils, "panel")
    below = QRectF(top.left(), area.top() + half, top.width(), area.height() - half - 4)
    draw_line(painter, below, *total_words(total, roll))


def _paint_foot(painter: QPainter, area: QRectF, cell: MapCell) -> None:
    sign = sign_of(cell)
    if not cell.pupils:
        draw_line(painter, area, pupils_words(cell))
    elif cell.grouping.code == GroupingCode.THRIVING:
        draw_line(painter, area, counted(cell.pupils, "pupil"))
    else:
        _number(painter, area, cell.pupils, "name", _room_for_unit(area, cell, sign))
    if sign is not None:
        # Without a number its words stand there: "no pupils".
        said = pupils_words(cell) if not cell.pupils else f"{cell.pupils:,}"
        font = theme().font("caption" if not cell.pupils else "name")
        number = QFontMetricsF(font).horizontalAdvance(said) + 8
        _paint_sign(painter, area.adjusted(number, 0, 0, 0), sign[0], sign[1])


def _room_for_unit(area: QRectF, cell: MapCell, sign: Sign | None) -> bool:
    """Say whether "pupils" fits beside the words on the right; a number alone is still understood."""
    if sign is None:
        return True
    words = QFontMetricsF(theme().font("alert" if sign[0] else "caption")).horizontalAdvance(sign[1][0])
    caption = QFontMetricsF(theme().font("caption"))
    number = QFontMetricsF(theme().font("name")).horizontalAdvance(f"{cell.pupils:,}")
    return bool(number + 5 + caption.horizontalAdvance("pupils") + 8 + SIGN + 4 + words <= area.width())


def _paint_sign(painter: QPainter, area: QRectF, icon: str, words: Sequence[str]) -> None:
    if not icon:
        draw_line(painter, area, *words, flags=RIGHT)
        return
    painter.setFont(theme().font("alert"))
    metrics = QFontMetricsF(painter.font())
    text = fitting(metrics, words, area.width() - SIGN - 5)
    width = metrics.horizontalAdvance(text)
    painter.setPen(ink("warning"))
    painter.drawText(area, RIGHT, text)
    left = area.right() - width - SIGN - 5
    paint_icon(painter, QRectF(left, area.center().y() - SIGN / 2, SIGN, SIGN), icon, "warning")


def _paint_gap(painter: QPainter, area: QRectF, cell: MapCell) -> None:
    frame = area.adjusted(6.5, 6.5, -6.5, -6.5)
    pen = QPen(ink("warning"), 1.5)
    pen.setDashPattern([3, 2])
    painter.setPen(pen)
    painter.setBrush(ink("surface"))
    painter.drawRoundedRect(frame, 4, 4)
    line = QFontMetricsF(theme().font("name")).height() + 2
    top = QRectF(frame.left() + 9, frame.top() + 5, frame.width() - 14, line)
    paint_icon(painter, QRectF(top.left(), top.center().y() - 7, 14, 14), "gap", "warning")
    painter.setFont(theme().font("name"))
    painter.setPen(ink("warning"))
    painter.drawText(top.adjusted(20, 0, 0, 0), LEFT, "Gap")
    below = top.translated(0, line)
    draw_line(painter, below, f"{counted(cell.pupils, 'pupil')}, no offer", tone="text")


def _number(painter: QPainter, area: QRectF, number: int, role: str, unit: bool = True) -> None:
    painter.setFont(theme().font(role))
    painter.setPen(ink("text"))
    text = f"{number:,}"
    painter.drawText(area, LEFT, text)
    if unit:
        width = QFontMetricsF(painter.font()).horizontalAdvance(text)
        draw_line(painter, area.adjusted(width + 5, 0, 0, 0), "pupil" if number == 1 else "pupils")


def draw_line(painter: QPainter, area: QRectF, *words: str, tone: str = "muted", flags: int = LEFT) -> None:
    """Draw the longest of the words that fits; the last is shortened where even it does not."""
    painter.setFont(theme().font("caption"))
    painter.setPen(ink(tone))
    painter.drawText(area, flags, fitting(QFontMetricsF(painter.font()), words, area.width()))


def fitting(metrics: QFontMetricsF, words: Sequence[str], width: float) -> str:
    """Return the longest of the words that fits, or the last one shortened."""
    for text in words:
        if metrics.horizontalAdvance(text) <= width:
            return text
    return metrics.elidedText(words[-1], Qt.TextElideMode.ElideRight, width)
