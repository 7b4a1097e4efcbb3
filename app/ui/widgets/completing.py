"""Completion of names: Enter takes the first name that fits, without a step into the list."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, QSize, Qt
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QAbstractItemView,
    QCompleter,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from app.ui.theme import ink, theme


class ListDelegate(QStyledItemDelegate):
    """Draws the rows of an open list as high as every other row, the picked one on the selection's tint."""

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        width = QFontMetricsF(theme().font()).horizontalAdvance(str(index.data() or ""))
        return QSize(round(width) + 24, theme().row_height())

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        on = option.state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_MouseOver)
        painter.save()
        painter.fillRect(option.rect, ink("accent_tint" if on else "raised"))
        painter.setFont(theme().font())
        painter.setPen(ink("on_accent_tint" if on else "text"))
        room = option.rect.adjusted(10, 0, -8, 0)
        text = QFontMetricsF(painter.font()).elidedText(
            str(index.data() or ""), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.drawText(room, int(Qt.AlignmentFlag.AlignVCenter), text)
        painter.restore()


def dress_list(view: QAbstractItemView | None) -> None:
    """Let an open list look like ours."""
    if view is not None:
        view.setItemDelegate(ListDelegate(view))


class NameCompleter(QCompleter):
    """Offers every name that holds what is typed; Enter with nothing picked takes the first of them."""

    def __init__(self, names: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(names, parent)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setMaxVisibleItems(10)
        dress_list(self.popup())

    def is_open(self) -> bool:
        """Whether the list of names is open."""
        popup = self.popup()
        return popup is not None and popup.isVisible()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            popup = self.popup()
            if enter and popup is not None and self.is_open() and not popup.currentIndex().isValid():
                popup.setCurrentIndex(self.completionModel().index(0, self.completionColumn()))
        return super().eventFilter(watched, event)
