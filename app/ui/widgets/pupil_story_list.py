"""The list that a pupil's timeline stands in: entries as high as their words, chosen by arrows or mouse."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from app.queries.story.entry import StoryEntry
from app.ui.theme import ink, theme
from app.ui.widgets.offer_bar import paint_focus
from app.ui.widgets.pupil_story_paint import entry_height, paint_entry

Index = QModelIndex | QPersistentModelIndex
_ROOT = QModelIndex()
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
INSET = 8
VERBS = ("c", "w", "m", "o", "f", "t")


class StoryModel(QAbstractListModel):
    """The entries as a Qt model; its text is what a screen reader says."""

    entries: Sequence[StoryEntry] = ()

    def show(self, entries: Sequence[StoryEntry]) -> None:
        """Show other entries."""
        self.beginResetModel()
        self.entries = entries
        self.endResetModel()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = _DISPLAY) -> str | None:
        if index.isValid() and role in (_DISPLAY, _SPOKEN):
            return self.entries[index.row()].spoken
        return None


class StoryList(QListView):
    """Signals: current_changed when another entry is chosen, key(letter) for the verbs of the page."""

    current_changed = Signal()
    key = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.today = date.min
        self.story = StoryModel(self)
        self.setModel(self.story)
        self.setItemDelegate(_Painter(self))
        self.setAccessibleName(name)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)
        self.selectionModel().currentChanged.connect(self.current_changed)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_entries(self, entries: Sequence[StoryEntry]) -> None:
        """Show these entries; the chosen one stays chosen, or its neighbour is."""
        before, at = self.current(), self.currentIndex().row()
        self.story.show(entries)
        places = {entry.key: place for place, entry in enumerate(entries)}
        if before is not None and entries:
            place = places.get(before.key, min(at, len(entries) - 1))
            self.setCurrentIndex(self.story.index(place))

    def current(self) -> StoryEntry | None:
        """The chosen entry, or None."""
        at = self.currentIndex().row()
        return self.story.entries[at] if 0 <= at < len(self.story.entries) else None

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.scheduleDelayedItemsLayout()

    def focusInEvent(self, event: object) -> None:
        super().focusInEvent(event)  # type: ignore[arg-type]
        if not self.selectedIndexes() and self.story.entries:
            self.setCurrentIndex(self.story.index(max(0, self.currentIndex().row())))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """The letters of verbs, and Esc, are the page’s; the rest is Qt’s."""
        letter = event.text().lower()
        if letter in VERBS and event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.key.emit(letter)
        elif event.key() == Qt.Key.Key_Escape:
            event.ignore()
        else:
            super().keyPressEvent(event)


class _Painter(QStyledItemDelegate):
    """Draws an entry, the chosen one on the tint."""

    def __init__(self, view: StoryList) -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        width = self._view.viewport().width()
        entry = self._view.story.entries[index.row()]
        return QSize(width, entry_height(entry, width - 2 * INSET, self._view.today))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        painter.save()
        area = QRectF(option.rect)
        if option.state & QStyle.StateFlag.State_Selected:
            # On the strong colour of a high contrast theme only its own text could be read.
            if not theme().high_contrast:
                painter.fillRect(area, ink("accent_tint"))
            painter.fillRect(QRectF(area.left(), area.top() + 4, 3, area.height() - 8), ink("accent"))
        elif option.state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(area, ink("hover"))
        entry = self._view.story.entries[index.row()]
        last = index.row() == len(self._view.story.entries) - 1
        paint_entry(painter, area.adjusted(INSET, 0, -INSET, 0), entry, self._view.today, last=last)
        if self._view.hasFocus() and self._view.currentIndex() == index:
            paint_focus(painter, area, 4)
        painter.restore()
