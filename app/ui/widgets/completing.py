"""Completion of names: Enter takes the first name that fits, without a step into the list."""

from PySide6.QtCore import QAbstractItemModel, QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCompleter


class NameCompleter(QCompleter):
    """Offers every name that holds what is typed; Enter with nothing picked takes the first of them."""

    def __init__(self, names: QAbstractItemModel, parent: QObject) -> None:
        super().__init__(names, parent)
        self.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        self.setMaxVisibleItems(10)

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
