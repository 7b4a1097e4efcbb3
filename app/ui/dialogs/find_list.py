"""The list of *Find or do anything*: lines under the heads of their groups, drawn from the theme."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QPainter
from PySide6.QtWidgets import QFrame, QListView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from app.ui.dialogs.find_entries import Entry
from app.ui.icons import paint_icon
from app.ui.theme import ink, theme
from app.ui.widgets.marker import IN_ROW, paint_marker

ENTRY = int(Qt.ItemDataRole.UserRole)
_DISPLAY = int(Qt.ItemDataRole.DisplayRole)
_ROOT = QModelIndex()
_LEFT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
_FOOT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom)


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


class _Painter(QStyledItemDelegate):
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


class FoundList(QListView):
    """The lines, chosen with the arrow keys from the field above or by a click; `done(entry)`."""

    done = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.found = FoundModel(self)
        self.setModel(self.found)
        self.setItemDelegate(_Painter(self))
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
