"""A field to choose several things by name: each becomes a chip that can be taken off again."""

from collections.abc import Iterable, Sequence
from typing import Any

from PySide6.QtCore import QEvent, QObject, QRectF, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLineEdit, QSizePolicy, QWidget

from app.ui.theme import ink
from app.ui.widgets.chip import Chip
from app.ui.widgets.completing import NameCompleter
from app.ui.widgets.flow import FlowLayout
from app.vocabulary import fold


class ChipsField(QFrame):
    """Several choices from a list, in the order chosen; typing finds them, Backspace takes off the last.

    `taken` says that Enter in the empty line ended the choosing.
    """

    changed = Signal()
    taken = Signal()
    _asked = Signal()

    def __init__(
        self,
        choices: Sequence[tuple[Any, str]] = (),
        placeholder: str = "add another",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._choices: list[tuple[Any, str]] = []
        self._chips: list[Chip] = []
        self._stale, self._choosing = True, False
        self.line = QLineEdit(self)
        self.line.setFrame(False)
        self.line.setPlaceholderText(placeholder)
        self.line.setMinimumWidth(110)
        self.line.setStyleSheet(
            "QLineEdit { border:none; background:transparent; padding:0 4px; min-height:22px }"
        )
        self.line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.line.installEventFilter(self)
        # Queued: the completer writes its text into the line after Enter has passed through here.
        self._asked.connect(self._take_typed, Qt.ConnectionType.QueuedConnection)
        self.setFocusProxy(self.line)
        self._flow = FlowLayout(gap=5, parent=self)
        self._flow.setContentsMargins(5, 3, 5, 3)
        self._flow.addWidget(self.line)
        size = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        size.setHeightForWidth(True)
        self.setSizePolicy(size)
        self.set_choices(choices)

    def set_choices(self, choices: Sequence[tuple[Any, str]]) -> None:
        """Offer these choices; chosen ones that are no longer offered are taken off."""
        before = self.value()
        self._choices = list(choices)
        self._offer_rest()
        self.set_value(before)

    def _offer_rest(self) -> None:
        """Let the line offer what is not chosen yet, as soon as somebody is there to read it."""
        self._stale = True
        if self.line.hasFocus():
            self._offer_names()

    def _offer_names(self) -> None:
        if not self._stale:
            return
        self._stale = False
        taken = self.value()
        left = QStringListModel([text for value, text in self._choices if value not in taken], self)
        completer = NameCompleter(left, self)
        left.setParent(completer)
        completer.activated.connect(self._take_typed, Qt.ConnectionType.QueuedConnection)
        old = self.line.completer()
        self.line.setCompleter(completer)
        if old is not None:
            old.deleteLater()

    def value(self) -> tuple[Any, ...]:
        """What is chosen, in the order chosen."""
        return tuple(chip.chosen for chip in self._chips)

    def set_value(self, value: Iterable[Any] | None) -> None:
        """Choose exactly these."""
        for chip in self._chips:
            self._drop(chip)
        self._chips = []
        known = dict(self._choices)
        for wanted in value or ():
            if wanted in known:
                self._add(wanted, known[wanted])
        self._offer_rest()
        self.changed.emit()

    def problem(self) -> str:
        """A sentence when something is typed that is not in the list."""
        return (
            "This is not in the list. Choose one of the names, or clear it."
            if self.line.text().strip()
            else ""
        )

    def setAccessibleName(self, name: str) -> None:
        super().setAccessibleName(name)
        self.line.setAccessibleName(name)

    def _take_typed(self) -> None:
        typed = fold(self.line.text())
        left = [(value, text) for value, text in self._choices if value not in self.value()]
        exact = [choice for choice in left if fold(choice[1]) == typed]
        hits = exact or [choice for choice in left if typed and typed in fold(choice[1])]
        if len(hits) == 1:
            self._add(*hits[0])
            self._choosing = True
            self.line.clear()
            self._offer_rest()
            self.changed.emit()

    def _add(self, value: Any, text: str) -> None:
        chip = Chip(value, text, self)
        chip.clicked.connect(self._take_off)
        self._flow.insert(len(self._chips), chip)
        self._chips.append(chip)
        chip.show()
        self.updateGeometry()

    def _take_off(self) -> None:
        chip = self.sender()
        if isinstance(chip, Chip):
            self._chips.remove(chip)
            self._drop(chip)
            self._offer_rest()
            self.line.setFocus()
            self.changed.emit()

    def _drop(self, chip: Chip) -> None:
        self._flow.removeWidget(chip)
        chip.hide()
        chip.deleteLater()
        self.updateGeometry()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.KeyPress):
            self._offer_names()
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if event.type() == QEvent.Type.FocusOut and not self._is_reading():
            self._choosing = False
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            empty = not self.line.text()
            if event.key() == Qt.Key.Key_Backspace and empty and self._chips:
                self._chips[-1].click()
                return True
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                if not empty:
                    self._asked.emit()
                    return True
                if self._choosing:
                    # One Enter too many after a choice goes on: it must not save the form.
                    self._choosing = False
                    self.taken.emit()
                    return True
        return super().eventFilter(watched, event)

    def _is_reading(self) -> bool:
        """Say whether the list of names is open, which takes the focus for a while."""
        completer = self.line.completer()
        return isinstance(completer, NameCompleter) and completer.is_open()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        problem, focus = self.property("problem") == "true", self.line.hasFocus()
        painter.setBrush(ink("surface"))
        pen = painter.pen()
        pen.setColor(ink("danger" if problem else "focus" if focus else "control"))
        pen.setWidthF(2 if problem or focus else 1)
        painter.setPen(pen)
        half = pen.widthF() / 2
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(half, half, -half, -half), 5, 5)
