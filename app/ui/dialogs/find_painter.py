"""Draws the lines of *Find or do anything* and the heads of their groups from the theme."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from app.ui.dialogs.find_entry import Entry
from app.ui.icons import paint_icon
from app.ui.theme import ink, theme
from app.ui.widgets.marker import IN_ROW, paint_marker

ENTRY = int(Qt.ItemDataRole.UserRole)
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_FOOT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)


class EntryPainter(QStyledItemDelegate):
    """Draws a head, or a line: icon or marker, name, what stands beside it, its key at the right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, theme().row_height() + (2 if isinstance(index.data(ENTRY), str) else 0))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        line, area = index.data(ENTRY), QRectF(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if isinstance(line, str):
            painter.setFont(theme().font("caption"))
            painter.setPen(ink("muted"))
            painter.drawText(area.adjusted(16, 0, -16, -4), _FOOT, line)
        else:
            _paint_line(painter, area, line, bool(option.state & QStyle.StateFlag.State_Selected))
        painter.restore()


def _paint_line(painter: QPainter, area: QRectF, line: Entry, chosen: bool) -> None:
    if chosen:
        painter.fillRect(area, ink("accent_tint"))
        painter.fillRect(QRectF(area.left(), area.top(), 3, area.height()), ink("accent"))
    text, second = ("on_accent_tint", "on_accent_tint") if chosen else ("text", "muted")
    mark = QRectF(area.left() + 16, area.center().y() - IN_ROW / 2, IN_ROW, IN_ROW)
    if line.grouping:
        paint_marker(painter, mark, theme().look(line.grouping))
    else:
        paint_icon(painter, mark.adjusted(1, 1, -1, -1), line.icon, second)
    inner = area.adjusted(44, 0, -16, 0)
    painter.setPen(ink(second))
    painter.setFont(theme().font("second"))
    small = QFontMetricsF(theme().font("second"))
    painter.drawText(inner, _RIGHT, line.keys)
    inner.setRight(inner.right() - (small.horizontalAdvance(line.keys) + 16 if line.keys else 0))
    name = QFontMetricsF(theme().font("body"))
    title = name.elidedText(line.title, Qt.TextElideMode.ElideRight, inner.width())
    painter.setPen(ink(text))
    painter.setFont(theme().font("body"))
    painter.drawText(inner, _LEFT, title)
    inner.setLeft(inner.left() + name.horizontalAdvance(title) + 10)
    if line.second and inner.width() > 40:
        painter.setPen(ink(second))
        painter.setFont(theme().font("second"))
        painter.drawText(
            inner, _LEFT, small.elidedText(line.second, Qt.TextElideMode.ElideRight, inner.width())
        )
