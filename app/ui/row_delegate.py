"""Draws one cell of a table: text, markers, an offer's stripe, selection, hover and focus; computes nothing."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui.icons import IN_BUTTON, paint_icon
from app.ui.tables import ALIGNMENT, DISPLAY, ICON, MARKS, NAMED, STRIPE, TONE
from app.ui.theme import ink, theme
from app.ui.widgets.marker import IN_ROW, paint_marker
from app.ui.widgets.offer_bar import paint_stripe

INSET = 8


class RowDelegate(QStyledItemDelegate):
    """The painter of every table's cells."""

    hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        text = str(index.data(DISPLAY))
        width = QFontMetricsF(_font(index)).horizontalAdvance(text) + _before(index) + 2 * INSET
        return QSize(round(width) + 2, theme().row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        area = QRectF(option.rect)
        state = option.state
        selected = bool(state & QStyle.StateFlag.State_Selected)
        view = option.widget
        _paint_ground(painter, area, selected, index.row() == self.hovered)
        _paint_content(painter, area, index, selected)
        if selected and isinstance(view, QTableView):
            _paint_selection(painter, area, index, view)
        painter.restore()


def _font(index: QModelIndex | QPersistentModelIndex) -> QFont:
    # What needs someone is said in semi-bold as well, so that it does not rest on the colour.
    loud = index.data(NAMED) or index.data(TONE) in ("warning", "danger")
    return theme().font("name" if loud else "body")


def _before(index: QModelIndex | QPersistentModelIndex) -> float:
    marks, width = index.data(MARKS), 0.0
    width += len(marks) * (IN_ROW + 4) + (4 if marks else 0)
    width += 12 if index.data(STRIPE) else 0
    return width + (IN_BUTTON + 8 if index.data(ICON) else 0)


def _paint_ground(painter: QPainter, area: QRectF, selected: bool, hovered: bool) -> None:
    if selected:
        painter.fillRect(area, ink("accent_tint"))
    elif hovered:
        painter.fillRect(area, ink("hover"))


def _paint_content(
    painter: QPainter, area: QRectF, index: QModelIndex | QPersistentModelIndex, selected: bool
) -> None:
    left, middle = area.left() + INSET, area.center().y()
    if stripe := index.data(STRIPE):
        paint_stripe(painter, QRectF(left, area.top() + 6, 4, area.height() - 12), *stripe)
        left += 12
    if sign := index.data(ICON):
        paint_icon(painter, QRectF(left, middle - IN_BUTTON / 2, IN_BUTTON, IN_BUTTON), *sign)
        left += IN_BUTTON + 8
    marks, text = index.data(MARKS), index.data(DISPLAY)
    right_aligned = bool(index.data(ALIGNMENT) & int(Qt.AlignmentFlag.AlignRight))
    if right_aligned and not text:
        left = area.right() - INSET - len(marks) * (IN_ROW + 4) + 4
    for look in marks:
        paint_marker(painter, QRectF(left, middle - IN_ROW / 2, IN_ROW, IN_ROW), look)
        left += IN_ROW + 4
    if marks:
        left += 4
    font = _font(index)
    painter.setFont(font)
    # A high contrast theme gives its selection a strong colour, on which only its own text can be read.
    strong = selected and theme().high_contrast
    painter.setPen(ink("on_accent_tint" if strong else index.data(TONE)))
    space = QRectF(left, area.top(), area.right() - INSET - left, area.height())
    elided = QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, space.width())
    painter.drawText(space, index.data(ALIGNMENT), elided)


def _paint_selection(
    painter: QPainter, area: QRectF, index: QModelIndex | QPersistentModelIndex, view: QTableView
) -> None:
    header = view.horizontalHeader()
    first = header.visualIndex(index.column()) == 0
    last = header.visualIndex(index.column()) == header.count() - header.hiddenSectionCount() - 1
    focus = view.hasFocus() and view.currentIndex().row() == index.row()
    if first:
        left = area.left() + (3 if focus else 0)
        painter.fillRect(QRectF(left, area.top() + 4, 3, area.height() - 8), ink("accent"))
    if not focus:
        return
    # The ring goes round the whole row: each cell draws its share, clipped to itself.
    ring = area.adjusted(0 if first else -20, 0, 0 if last else 20, 0)
    painter.setClipRect(area)
    painter.setPen(QPen(ink("focus"), 2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(ring.adjusted(1, 1, -1, -1), 4, 4)
