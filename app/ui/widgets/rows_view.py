"""A table on a page: rows without a grid, keyboard first, and a selection that survives new rows."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget

from app.ui.tables import Column, RowsModel, by_id
from app.ui.theme import theme
from app.ui.widgets.row_delegate import INSET, RowDelegate


class RowsView(QTableView):
    """A table of rows: Enter or a double click opens one, typing goes to search, Esc is left to the page."""

    opened = Signal(object)
    row_changed = Signal(object)
    typed = Signal(str)

    def __init__(
        self,
        columns: Sequence[Column],
        name: str,
        key: Callable[[Any], Hashable] = by_id,
        parent: QWidget | None = None,
        *,
        lines: int = 1,
    ) -> None:
        super().__init__(parent)
        self._lines = lines
        self.rows_model = RowsModel(columns, key=key, parent=self)
        self.setModel(self.rows_model)
        self.setAccessibleName(name)
        self._painter = RowDelegate(self)
        self.setItemDelegate(self._painter)
        self._dress()
        self._measure()
        self.selectionModel().currentRowChanged.connect(self._current_changed)
        self.doubleClicked.connect(self._double_clicked)
        theme().changed.connect(self._measure)

    def _dress(self) -> None:
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setShowGrid(False)
        self.setWordWrap(False)
        self.setMouseTracking(True)
        self.setTabKeyNavigation(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setMinimumSectionSize(20)
        head = self.horizontalHeader()
        head.setHighlightSections(False)
        head.setSectionsClickable(True)
        head.setSortIndicatorShown(True)
        head.setSortIndicatorClearable(True)
        head.setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        head.sortIndicatorChanged.connect(self._sort)

    def _measure(self) -> None:
        more = QFontMetricsF(theme().font()).lineSpacing() * (self._lines - 1)
        self.verticalHeader().setDefaultSectionSize(theme().row_height() + round(more))
        head = self.horizontalHeader()
        head.setFont(theme().font("second"))
        letter = QFontMetricsF(theme().font()).averageCharWidth()
        for at, column in enumerate(self.rows_model.columns):
            mode = QHeaderView.ResizeMode.Interactive if column.width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(at, mode)
            if column.width:
                self.setColumnWidth(at, round(letter * column.width) + 2 * INSET)
        self.viewport().update()

    def set_rows(self, rows: Iterable[Any], neighbour: bool = True) -> None:
        """Show these rows; the selected one stays selected, or its neighbour is when it has gone.

        Without `neighbour` nothing is selected afterwards, for a list that selects by itself.
        """
        key, place = self.selected_key(), self.currentIndex().row()
        self.rows_model.set_rows(rows)
        if neighbour:
            self._select_again(key, place)

    def set_columns(self, columns: Sequence[Column]) -> None:
        """Show other columns of the same rows; the selected one stays selected."""
        key, place = self.selected_key(), self.currentIndex().row()
        self.rows_model.set_columns(columns)
        self._measure()
        self._select_again(key, place)

    def selected(self) -> Any:
        """The selected row, or None."""
        return self.rows_model.row(self.currentIndex())

    def selected_key(self) -> Hashable | None:
        """The selected row's key, or None."""
        row = self.selected()
        return None if row is None else self.rows_model.key(row)

    def select(self, key: Hashable) -> bool:
        """Select the row with this key and bring it into view; says whether there is one."""
        place = self.rows_model.place(key)
        if place >= 0:
            self._select_place(place)
        return place >= 0

    def select_first(self) -> None:
        """Select the first row, if there is one."""
        if self.rows_model.rows:
            self._select_place(0)

    def select_at(self, place: int) -> None:
        """Select the row at a place and bring it into view."""
        self._select_place(place)

    def _select_place(self, place: int) -> None:
        index = self.rows_model.index(place, 0)
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().setCurrentIndex(index, flags)
        self.scrollTo(index)

    def _select_again(self, key: Hashable | None, place: int) -> None:
        if key is None or self.select(key):
            return
        if self.rows_model.rows:
            self._select_place(min(place, len(self.rows_model.rows) - 1))

    def _sort(self, column: int, order: Qt.SortOrder) -> None:
        key, place = self.selected_key(), self.currentIndex().row()
        self.rows_model.sort(column, order)
        self._select_again(key, place)

    def _current_changed(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.row_changed.emit(self.rows_model.row(current))

    def _double_clicked(self, index: QModelIndex) -> None:
        self.opened.emit(self.rows_model.row(index))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the row, Home and End go to the ends; letters and digits go to the page's search."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.selected() is not None:
                self.opened.emit(self.selected())
            return
        plain = event.modifiers() in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.ShiftModifier)
        if plain and event.text().strip() and event.text().isprintable():
            self.typed.emit(event.text())
            return
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        if event.key() in (Qt.Key.Key_Home, Qt.Key.Key_End) and self.rows_model.rows:
            # Qt would go to the first column, and a row is one thing here.
            self._select_place(0 if event.key() == Qt.Key.Key_Home else len(self.rows_model.rows) - 1)
            return
        super().keyPressEvent(event)

    def focusInEvent(self, event: Any) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid():
            self.select_first()
        self.viewport().update()

    def focusOutEvent(self, event: Any) -> None:
        super().focusOutEvent(event)
        self.viewport().update()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._hover(self.indexAt(event.position().toPoint()).row())
        super().mouseMoveEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Leave:
            self._hover(-1)
        return super().viewportEvent(event)

    def _hover(self, row: int) -> None:
        if row != self._painter.hovered:
            self._painter.hovered = row
            self.viewport().update()


def keep_typing(search: QObject, text: str) -> None:
    """Send what was typed in a list on to its search field, and the focus with it."""
    insert, focus = getattr(search, "insert", None), getattr(search, "setFocus", None)
    if insert is not None and focus is not None:
        focus()
        insert(text)
