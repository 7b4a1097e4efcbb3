"""The list of reports: each with what it answers in a line below; those that may not be seen are off and say why."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.theme import ink, theme
from app.ui.widgets.offer_bar import paint_focus

_DISPLAY, _TIP = int(Qt.ItemDataRole.DisplayRole), int(Qt.ItemDataRole.ToolTipRole)
_SPOKEN, _LISTED = int(Qt.ItemDataRole.AccessibleTextRole), int(Qt.ItemDataRole.UserRole)
_ROOT = QModelIndex()
_WRAP = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap)
_INSET = 16


class Listed(NamedTuple):
    """One report of the list; refused says why it may not be seen, "" where it may."""

    code: str
    title: str
    answers: str
    refused: str = ""


class _Model(QAbstractListModel):
    def __init__(self, rows: Sequence[Listed], parent: QWidget) -> None:
        super().__init__(parent)
        self.rows = tuple(rows)

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        row = self.rows[index.row()]
        said = {_DISPLAY: row.title, _LISTED: row, _TIP: row.refused or row.answers}
        return f"{row.title}. {row.refused or row.answers}" if role == _SPOKEN else said.get(role)

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        refused = index.isValid() and self.rows[index.row()].refused
        return Qt.ItemFlag.NoItemFlags if refused else super().flags(index)


class _Painter(QStyledItemDelegate):
    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        wide = (
            option.widget.viewport().width() if isinstance(option.widget, QListView) else option.rect.width()
        )
        row: Listed = index.data(_LISTED)
        room = QRectF(0, 0, wide - 2 * _INSET, 1_000)
        words = _box(room, row.refused or row.answers, "second")
        return QSize(10, round(_box(room, row.title, "name").height() + words.height() + 18))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        row: Listed = index.data(_LISTED)
        area = QRectF(option.rect)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.fillRect(area, ink("accent_tint"))
            painter.fillRect(QRectF(area.left(), area.top() + 4, 3, area.height() - 8), ink("accent"))
        inner = area.adjusted(_INSET, 8, -_INSET, -6)
        painter.setFont(theme().font("name"))
        painter.setPen(ink("on_accent_tint" if chosen else "muted" if row.refused else "text"))
        painter.drawText(inner, _WRAP, row.title)
        painter.setFont(theme().font("second"))
        painter.setPen(ink("on_accent_tint" if chosen else "muted"))
        below = inner.adjusted(0, _box(inner, row.title, "name").height() + 2, 0, 0)
        painter.drawText(below, _WRAP, row.refused or row.answers)
        if chosen and isinstance(option.widget, QListView) and option.widget.hasFocus():
            paint_focus(painter, area, 4)
        painter.restore()


def _box(room: QRectF, words: str, role: str) -> QRectF:
    return QFontMetricsF(theme().font(role)).boundingRect(room, _WRAP, words)


class ReportList(QListView):
    """Arrows go through the reports; `picked(code)` comes for each that is gone to."""

    picked = Signal(str)

    def __init__(self, rows: Sequence[Listed], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setModel(_Model(rows, self))
        self.setItemDelegate(_Painter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setAccessibleName("Reports")
        self.selectionModel().currentChanged.connect(self._gone_to)
        theme().changed.connect(self.doItemsLayout)

    def select(self, code: str) -> None:
        """Go to a report, or to the first that may be seen."""
        model = self.model()
        rows = [model.index(at, 0) for at in range(model.rowCount())]
        may = [index for index in rows if not index.data(_LISTED).refused]
        wanted = next((index for index in may if index.data(_LISTED).code == code), may[0])
        self.setCurrentIndex(wanted)
        self.scrollTo(wanted)

    def selected(self) -> str:
        """Return the code of the report that is gone to, "" for none."""
        listed = self.currentIndex().data(_LISTED)
        return listed.code if isinstance(listed, Listed) else ""

    def _gone_to(self, index: QModelIndex) -> None:
        if index.isValid():
            self.picked.emit(index.data(_LISTED).code)
