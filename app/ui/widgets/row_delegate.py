"""Draws one cell of a table: text, markers, an offer's stripe, selection, hover and focus; computes nothing."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from app.ui.icons import IN_BUTTON, paint_icon
from app.ui.tables import CELL, Cell, RowsModel
from app.ui.theme import ink, theme
from app.ui.widgets.drawn import drawn
from app.ui.widgets.marker import IN_ROW
from app.ui.widgets.offer_bar import paint_stripe

INSET = 8
_SELECTED = QStyle.StateFlag.State_Selected
_AHEAD = ("warning", "danger")


class RowDelegate(QStyledItemDelegate):
    """The painter of every table's cells; the second line of a text is muted."""

    hovered = -1

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        cell: Cell = index.data(CELL)
        metrics = drawn().face(_role(cell))[1]
        width = metrics.horizontalAdvance(cell.text) + _before(cell) + 2 * INSET
        return QSize(round(width) + 2, theme().row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        area = QRectF(option.rect)
        selected = bool(option.state & _SELECTED)
        if selected:
            painter.fillRect(area, ink("accent_tint"))
        elif index.row() == self.hovered:
            painter.fillRect(area, ink("hover"))
        # Asking the model itself spares each cell a way through Qt and back.
        model = index.model()
        cell = model.cell(index) if isinstance(model, RowsModel) else index.data(CELL)
        if cell.text or cell.marks or cell.stripe or cell.icon:
            _paint_content(painter, area, cell, selected)
        if selected and isinstance(option.widget, QTableView):
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            _paint_selection(painter, area, index, option.widget)
            painter.restore()


def _role(cell: Cell) -> str:
    # What needs someone is said in semi-bold as well, so that it does not rest on the colour.
    return "name" if cell.bold or cell.tone in _AHEAD else "body"


def _before(cell: Cell) -> float:
    """How much room what stands before the text takes."""
    width = 4.0 + len(cell.marks) * (IN_ROW + 4) if cell.marks else 0.0
    return width + (12 if cell.stripe else 0) + (IN_BUTTON + 8 if cell.icon else 0)


def _paint_content(painter: QPainter, area: QRectF, cell: Cell, selected: bool) -> None:
    left, middle = area.left() + INSET, area.center().y()
    if cell.stripe or cell.icon:
        left = _paint_signs(painter, area, cell)
    if cell.right and not cell.text:
        left = area.right() - INSET - len(cell.marks) * (IN_ROW + 4) + 4
    for look in cell.marks:
        picture = drawn().marker(look, IN_ROW, painter.device().devicePixelRatioF())
        painter.drawPixmap(QPoint(round(left), round(middle - IN_ROW / 2)), picture)
        left += IN_ROW + 4
    if not cell.text:
        return
    left += 4 if cell.marks else 0
    role = _role(cell)
    font, metrics = drawn().face(role)
    painter.setFont(font)
    # A high contrast theme gives its selection a strong colour, on which only its own text can be read.
    strong = selected and theme().high_contrast
    painter.setPen(ink("on_accent_tint" if strong else cell.tone))
    room = int(area.right() - INSET - left)
    lines = cell.text.split("\n")
    # From a point on the base line: laying text out in a rectangle costs twice as much.
    base = middle + (metrics.ascent() - metrics.descent()) / 2 - (len(lines) - 1) * metrics.lineSpacing() / 2
    for line in lines:
        text = drawn().shortened(line, role, room)
        spare = room - metrics.horizontalAdvance(text) if cell.right else 0
        painter.drawText(QPointF(left + spare, base), text)
        base += metrics.lineSpacing()
        painter.setPen(ink("on_accent_tint" if strong else "muted"))


def _paint_signs(painter: QPainter, area: QRectF, cell: Cell) -> float:
    """Draw what stands before the words; returns where they begin."""
    left, middle = area.left() + INSET, area.center().y()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if cell.stripe:
        paint_stripe(painter, QRectF(left, area.top() + 6, 4, area.height() - 12), *cell.stripe)
        left += 12
    if cell.icon:
        paint_icon(painter, QRectF(left, middle - IN_BUTTON / 2, IN_BUTTON, IN_BUTTON), *cell.icon)
        left += IN_BUTTON + 8
    painter.restore()
    return left


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
