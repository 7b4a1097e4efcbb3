"""A field to choose one thing from a list, by typing any part of its name."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from app.ui.widgets.completing import NameCompleter, dress_list
from app.vocabulary import fold

Choice = tuple[Any, str]


class ChoiceField(QComboBox):
    """One choice out of many: type a part of its name, or open the list.

    `nothing` is the text of the choice that stands for none; without it the field starts empty. `free` lets
    a person type something that is not in the list, which is then the value. `taken` says that a choice was
    made in an open list.
    """

    changed = Signal()
    taken = Signal()

    def __init__(
        self,
        choices: Sequence[Choice] = (),
        nothing: str | None = None,
        placeholder: str = "",
        free: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._nothing, self._free, self._open, self._dressed = nothing, free, False, False
        self._line = line = QLineEdit()
        self.setLineEdit(line)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setMaxVisibleItems(14)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)
        self.setCompleter(None)  # type: ignore[arg-type]  # the own one of Qt completes inside words
        self.activated.connect(self._took_from_list)
        line.setPlaceholderText(placeholder)
        line.installEventFilter(self)
        self.set_choices(choices)
        self.currentIndexChanged.connect(self._changed)
        line.textEdited.connect(self._changed)
        line.editingFinished.connect(self._settle)

    def set_choices(self, choices: Sequence[Choice]) -> None:
        """Offer these choices; the chosen one stays chosen where it is still offered."""
        before = self.value()
        self.blockSignals(True)
        self.clear()
        if self._nothing is not None:
            self.addItem(self._nothing, None)
        for value, text in choices:
            self.addItem(text, value)
        self.blockSignals(False)
        self.set_value(before)

    def value(self) -> Any:
        """What is chosen; None when nothing is, the typed text where anything may be typed."""
        typed = self.currentText().strip()
        at = self._match(typed)
        if at >= 0:
            return self.itemData(at)
        return typed or None if self._free else None

    def set_value(self, value: Any) -> None:
        """Choose this value, or nothing."""
        at = next((at for at in range(self.count()) if self.itemData(at) == value), -1)
        self.setCurrentIndex(at)
        if at < 0:
            self.setEditText(value if self._free and isinstance(value, str) else "")
        self._line.setCursorPosition(0)

    def problem(self) -> str:
        """A sentence when what is typed is not in the list."""
        typed = self.currentText().strip()
        if self._free or not typed or self._match(typed) >= 0:
            return ""
        return "This is not in the list. Choose one of the names that appear while typing."

    def _match(self, typed: str) -> int:
        """Where the typed name is in the list; a part of a name counts when only one name has it."""
        if self.currentIndex() >= 0 and self.itemText(self.currentIndex()).strip() == typed:
            return self.currentIndex()
        wanted = fold(typed)
        names = [fold(self.itemText(at)) for at in range(self.count())]
        if wanted in names:
            return names.index(wanted)
        hits = [at for at, name in enumerate(names) if wanted and wanted in name]
        return hits[0] if len(hits) == 1 and not self._free else -1

    def _changed(self) -> None:
        self.changed.emit()

    def _offer_names(self) -> None:
        # The two lists of a field are windows of their own: a form of twenty fields opens sooner without them.
        if self.completer() is None:
            completer = NameCompleter(self.model(), self)
            self.setCompleter(completer)
            # Queued: the box takes over what was chosen after the completer has said it.
            completer.activated.connect(self._took, Qt.ConnectionType.QueuedConnection)

    def showPopup(self) -> None:
        if not self._dressed:
            self._dressed = True
            dress_list(self.view())
        self._open = True
        super().showPopup()

    def _took_from_list(self) -> None:
        # Up and Down in the closed field also "activate", and must not move the focus on.
        if self._open:
            self._open = False
            self._took()

    def _took(self) -> None:
        self._settle()
        self.taken.emit()

    def _settle(self) -> None:
        """Show the whole name once the person leaves the field."""
        at = self._match(self.currentText().strip())
        if at >= 0 and (at != self.currentIndex() or self.currentText() != self.itemText(at)):
            self.setCurrentIndex(at)
            self.setEditText(self.itemText(at))

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
            if event.key() == Qt.Key.Key_Down and (alt or not self.currentText()):
                self.showPopup()
                return True
        return super().eventFilter(watched, event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._offer_names()
        super().focusInEvent(event)

    def wheelEvent(self, event: Any) -> None:
        """A wheel over a field scrolls the form and never changes a choice."""
        event.ignore()
