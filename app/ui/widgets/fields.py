"""The plain kinds of field in a form: one line, several lines, a whole number, a tick box."""

from typing import Any, Protocol

from PySide6.QtCore import QSize, Qt, Signal, SignalInstance
from PySide6.QtGui import QFocusEvent, QFontMetricsF, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QPlainTextEdit, QSpinBox, QWidget

from app.ui.theme import theme


class FieldWidget(Protocol):
    """What a form asks of every field's widget; `problem` is a sentence when what is typed cannot be."""

    changed: SignalInstance

    def value(self) -> Any:
        """What was chosen or typed."""
        ...

    def set_value(self, value: Any) -> None:
        """Show this value."""
        ...

    def problem(self) -> str:
        """Why what is typed cannot be, or nothing."""
        ...


class TextField(QLineEdit):
    """One line of text; its value has no blanks at either end."""

    changed = Signal()

    def __init__(self, placeholder: str = "", longest: int = 200, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(placeholder)
        self.setMaxLength(longest)
        self.textChanged.connect(self.changed)

    def value(self) -> str:
        """The text."""
        return self.text().strip()

    def set_value(self, value: str | None) -> None:
        """Show this text from its beginning."""
        self.setText(value or "")
        self.setCursorPosition(0)

    def problem(self) -> str:
        """Nothing: any text can be."""
        return ""


class LongTextField(QPlainTextEdit):
    """Several lines of text; Tab leaves it, Enter makes a line."""

    changed = Signal()

    def __init__(
        self, lines: int = 2, placeholder: str = "", longest: int = 4000, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._lines, self._longest = lines, longest
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self.changed)
        self._measure()
        theme().changed.connect(self._measure)

    def _measure(self) -> None:
        line = QFontMetricsF(theme().font()).lineSpacing()
        self.setFixedHeight(round(line * self._lines + 2 * self.document().documentMargin() + 10))

    def value(self) -> str:
        """The text."""
        return self.toPlainText().strip()

    def set_value(self, value: str | None) -> None:
        """Show this text."""
        self.setPlainText(value or "")

    def problem(self) -> str:
        """A sentence when the text is too long to keep."""
        over = len(self.value()) - self._longest
        return f"This is {over} letters too long." if over > 0 else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            event.ignore()
            return
        super().keyPressEvent(event)


class NumberField(QSpinBox):
    """A whole number, or nothing; `unit` follows it."""

    changed = Signal()

    def __init__(
        self, lowest: int = 0, highest: int = 9999, unit: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        # One below the lowest stands for "nothing typed", and shows as an empty field.
        self._empty = lowest - 1
        self.setRange(self._empty, highest)
        self.setSpecialValueText(" ")
        self.setSuffix(f" {unit}" if unit else "")
        self.lineEdit().setTextMargins(6, 0, 6, 0)
        self.setValue(self._empty)
        self.valueChanged.connect(self.changed)

    def value(self) -> int | None:  # type: ignore[override]
        """The number, or None when the field is empty."""
        number = super().value()
        return None if number == self._empty else number

    def set_value(self, value: int | None) -> None:
        """Show this number, or an empty field."""
        self.setValue(self._empty if value is None else value)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Take the whole number, so that typing replaces it and need not stop at the unit."""
        super().focusInEvent(event)
        if event.reason() != Qt.FocusReason.MouseFocusReason:
            self.selectAll()

    def sizeHint(self) -> QSize:
        """As high as a line of text, beside which it stands: Qt adds the margins of the field inside once more."""
        return QSize(super().sizeHint().width(), max(20, self.fontMetrics().height() + 2) + 8)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def problem(self) -> str:
        """Nothing: what is not a number cannot be typed."""
        return ""

    def wheelEvent(self, event: Any) -> None:
        """A wheel over a field scrolls the form and never changes a number."""
        event.ignore()


class TickField(QCheckBox):
    """One thing that is so or not."""

    changed = Signal()

    def __init__(self, text: str, parent: QWidget | None = None) -> None:
        super().__init__(text, parent)
        self.toggled.connect(self.changed)

    def value(self) -> bool:
        """Whether it is ticked."""
        return self.isChecked()

    def set_value(self, value: bool | None) -> None:
        """Tick or clear it."""
        self.setChecked(bool(value))

    def problem(self) -> str:
        """Nothing: both can be."""
        return ""
