"""The list under the pupil field: the pupils found, drawn over what is below, without the focus."""

from __future__ import annotations

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QSize, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView, QWidget

from app.queries.find import PupilName
from app.ui.theme import theme

_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SIZE = int(Qt.ItemDataRole.SizeHintRole)


class Hits(QAbstractListModel):
    """The pupils found, as lines of the list."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.rows: list[PupilName] = []

    def show(self, rows: list[PupilName]) -> None:
        """Show other pupils."""
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _DISPLAY) -> str | QSize | None:
        if role == _SIZE:
            return QSize(0, theme().row_height())
        return str(self.rows[index.row()]) if role == _DISPLAY and index.isValid() else None


class HitList(QListView):
    """The list under the field; it is drawn over what is below and never takes the focus."""

    def __init__(self, field: QWidget) -> None:
        super().__init__(field)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setUniformItemSizes(True)
        self.setViewportMargins(6, 2, 6, 2)
        self.setAutoFillBackground(True)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAccessibleName("Pupils found")
        self.hide()

    def place_under(self, field: QWidget, rows: int) -> None:
        """Show so many rows right under the field, inside its window."""
        window = field.window()
        if self.parentWidget() is not window:
            self.setParent(window)
        at = field.mapTo(window, QPoint(0, field.height() + 2))
        height = min(theme().row_height() * rows + 8, window.height() - at.y() - 8)
        self.setGeometry(at.x(), at.y(), field.width(), max(height, theme().row_height() + 8))
        self.raise_()
        self.show()
