"""One list of work grouped by kind: headings that keys pass over, rows whose verbs show where the cursor is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHBoxLayout, QListView, QWidget

from app.ui.theme import theme
from app.ui.widgets.buttons import Button
from app.ui.widgets.day_lines import Heading, Line, Task
from app.ui.widgets.day_row import DayDelegate

Index = QModelIndex | QPersistentModelIndex
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ACCESSIBLE = int(Qt.ItemDataRole.AccessibleTextRole)
_ROW = int(Qt.ItemDataRole.UserRole)
_NO_INDEX = QModelIndex()


class DayModel(QAbstractListModel):
    """Headings and tasks in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: Sequence[Line] = ()

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_INDEX) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = _DISPLAY) -> Any:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == _ROW:
            return line
        if role in (_DISPLAY, _ACCESSIBLE):
            if isinstance(line, Task):
                return line.spoken()
            return ", ".join(part for part in (line.title, line.count, line.action) if part)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        line = self.lines[index.row()] if index.isValid() else None
        # A heading is passed over by the keys unless it has something to press.
        if isinstance(line, Task) or (line is not None and line.action):
            return Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return Qt.ItemFlag.NoItemFlags


class DayList(QListView):
    """The day's list. `more(key)` when a heading's button is pressed; verbs call what their tasks say."""

    more = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        self._model = DayModel(self)
        self.setModel(self._model)
        self._painter = DayDelegate(self, self.verbs_width)
        self.setItemDelegate(self._painter)
        self._verbs = QWidget(self.viewport())
        line = QHBoxLayout(self._verbs)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(6)
        self._verbs.hide()
        # Whether somebody has been to a row; until then the cursor stands on the first, whatever comes above it.
        self._touched, self._setting = False, False
        self.selectionModel().currentChanged.connect(self._show_verbs)
        self.selectionModel().currentChanged.connect(self._touch)
        self.activated.connect(self._open)
        self.clicked.connect(self._clicked)

    def set_lines(self, lines: Sequence[Line]) -> None:
        """Show these lines; the task with the cursor keeps it, or the one that took its place gets it.

        Until somebody has pressed or chosen anything here, the first task has it.
        """
        row, task = self.currentIndex().row(), self.current_task() if self._touched else None
        self._setting = True
        self._model.set_lines(lines)
        keys = {line.key: at for at, line in enumerate(lines) if isinstance(line, Task)}
        if task is not None and keys:
            at = keys.get(task.key)
            if at is None:
                at = min(keys.values(), key=lambda place: abs(place - row))
            self.setCurrentIndex(self._model.index(at))
        elif keys:
            self.setCurrentIndex(self._model.index(min(keys.values())))
        self._setting = False
        self._show_verbs()

    def current_task(self) -> Task | None:
        """Return the task with the cursor."""
        line = self.currentIndex().data(_ROW)
        return line if isinstance(line, Task) else None

    def verb_buttons(self) -> list[Button]:
        """Return the buttons of the task with the cursor, in order."""
        layout = self._verbs.layout()
        assert layout is not None
        found = [item.widget() for number in range(layout.count()) if (item := layout.itemAt(number))]
        return [button for button in found if isinstance(button, Button)]

    def _touch(self) -> None:
        self._touched = self._touched or not self._setting

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._touch()
        task = self.current_task()
        key = {Qt.Key.Key_Space: "Space", Qt.Key.Key_M: "M"}.get(Qt.Key(event.key()), "")
        call = task.by_key().get(key) if task is not None else None
        if call is not None:
            call()
        else:
            super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place_verbs()

    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._place_verbs()

    def verbs_width(self) -> int:
        """Return how much room the verbs take at the right end of the row with the cursor."""
        return 0 if self._verbs.isHidden() else self._verbs.sizeHint().width() + 12

    def _open(self, index: QModelIndex) -> None:
        line = index.data(_ROW)
        if isinstance(line, Task):
            line.by_key()["Enter"]()
        elif isinstance(line, Heading) and line.action:
            self.more.emit(line.key)

    def _clicked(self, index: QModelIndex) -> None:
        self._touch()
        line = self._model.lines[index.row()]
        if isinstance(line, Heading) and line.action:
            self.more.emit(line.key)

    def _show_verbs(self) -> None:
        layout = self._verbs.layout()
        assert layout is not None
        if self.window().focusWidget() in self.verb_buttons():
            # A button that goes takes the focus anywhere: it comes back to the row.
            self.setFocus()
        while item := layout.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        task = self.current_task()
        self._verbs.setVisible(task is not None)
        if task is None:
            self.scheduleDelayedItemsLayout()
            return
        keys = {call: key for key, call in task.by_key().items()}
        for words, call in task.verbs:
            button = Button(words, tip=f"{words} ({keys[call]})" if call in keys else words)
            button.setProperty("small", "true")
            button.setAccessibleName(f"{words}: {task.name}")
            button.clicked.connect(self._touch)
            button.clicked.connect(call)
            layout.addWidget(button)
            button.show()
        # Verbs may take a line of their own: rows below make room at once, and stay where a key looks for them.
        self.doItemsLayout()
        self._place_verbs()

    def _place_verbs(self) -> None:
        area = self.visualRect(self.currentIndex())
        width = self._verbs.sizeHint().width()
        # Inside the ring of the focus, whatever height buttons have elsewhere.
        height = theme().row_height() - 6
        for button in self.verb_buttons():
            button.setFixedHeight(height)
        self._verbs.setGeometry(area.right() - width - 8, area.bottom() - height - 2, width, height)

    def whole_height(self) -> int:
        """Return how high the list is without scrolling."""
        rows = sum(self.sizeHintForRow(row) for row in range(len(self._model.lines)))
        task = self.current_task()
        # Room for the verbs of any row in a line of their own, so that the page does not grow and shrink.
        below = task is not None and self._painter.stands_below(task)
        return rows + (0 if below else theme().row_height())

    def sizeHint(self) -> QSize:
        return QSize(600, 300)
