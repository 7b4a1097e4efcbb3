"""The list of *Find or do anything*: lines under the heads of their groups."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QFrame, QListView, QWidget

from app.ui.dialogs.find_entry import Entry
from app.ui.dialogs.find_painter import ENTRY, EntryPainter

_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ROOT = QModelIndex()


class FoundModel(QAbstractListModel):
    """The lines found; a line that is text alone is the head of a group and cannot be chosen."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.lines: list[Entry | str] = []

    def show(self, entries: Sequence[Entry]) -> None:
        """Show these entries, each group under its head."""
        lines: list[Entry | str] = []
        group = ""
        for entry in entries:
            if entry.group != group:
                group = entry.group
                lines.append(group)
            lines.append(entry)
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def step(self, line: int, by: int) -> int:
        """Return the next line that can be chosen, going by 1 or -1; the same where there is none."""
        at = line + by
        while 0 <= at < len(self.lines):
            if isinstance(self.lines[at], Entry):
                return at
            at += by
        return line

    def rowCount(self, parent: QModelIndex | QPersistentModelIndex = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: QModelIndex | QPersistentModelIndex, role: int = _DISPLAY) -> Entry | str | None:
        if not index.isValid():
            return None
        line = self.lines[index.row()]
        if role == ENTRY:
            return line
        if role == _DISPLAY:
            return line if isinstance(line, str) else line.spoken
        return None

    def flags(self, index: QModelIndex | QPersistentModelIndex) -> Qt.ItemFlag:
        head = index.isValid() and isinstance(self.lines[index.row()], str)
        return Qt.ItemFlag.NoItemFlags if head else super().flags(index)


class FoundList(QListView):
    """The lines, chosen with the arrow keys from the field above or by a click; `done(entry)`."""

    done = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = FoundModel(self)
        self.setModel(self.found)
        self.setItemDelegate(EntryPainter(self))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.viewport().setAutoFillBackground(False)
        self.setAccessibleName("What was found")
        self.clicked.connect(self._clicked)

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these entries with the first one chosen."""
        self.found.show(entries)
        self.scrollToTop()
        if entries:
            self.setCurrentIndex(self.found.index(self.found.step(-1, 1)))
            self.scrollToTop()

    def chosen(self) -> Entry | None:
        """The entry that Enter does."""
        line = self.currentIndex().data(ENTRY)
        return line if isinstance(line, Entry) else None

    def walk(self, by: int, times: int = 1) -> None:
        """Choose the next or the previous entry, so many times."""
        at = self.currentIndex().row()
        for _ in range(times):
            at = self.found.step(at, by)
        self.setCurrentIndex(self.found.index(at))
        if at == 1:
            self.scrollToTop()

    def _clicked(self, index: QModelIndex) -> None:
        entry = index.data(ENTRY)
        if isinstance(entry, Entry):
            self.done.emit(entry)
