"""Choosing a password: typed twice, with a live sentence about it, and four words suggested where somebody likes."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QObject, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.keys.passwords import password_problem, suggest
from app.ui.forms import Field
from app.ui.widgets.buttons import LinkButton
from app.ui.widgets.label import Label
from app.ui.widgets.password_field import PasswordField

RULE = "At least 12 characters. Any will do; four words are easy to keep in mind."
GOOD = "This is a good password."
DIFFERENT = "The two are not the same. Type it once more."


class NewPassword(QObject):
    """The two fields of a form for a new password; names are what may not be most of it."""

    def __init__(
        self, names: Callable[[], Iterable[str]], words: str = "Password", parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._names, self._words = names, words
        self.again = PasswordField()
        self.first = _Chosen(self.wrong, self.again)
        self.again.setAccessibleName("Once more")
        self.says = Label(RULE, "second", "muted", wrap=True)
        self.first.changed.connect(self._follow)
        # What the form says in red needs no second voice.
        self.first.reproached.connect(self.says.setHidden)

    def fields(self) -> list[Field]:
        """Return the fields, for a form that is being made."""
        suggestion = LinkButton(
            "Suggest one", tip="Four words by chance; write them down until you know them"
        )
        suggestion.clicked.connect(self._suggest)
        beside = QWidget()
        line = QHBoxLayout(beside)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.first.eye)
        line.addWidget(suggestion)
        return [
            Field(
                "password", self._words, self.first, beside=beside, hint=_under(self.first.caps, self.says)
            ),
            Field("again", "Once more", self.again, beside=self.again.eye, hint=self.again.caps),
        ]

    def wrong(self) -> str:
        """Return why the password will not do; nothing where it will."""
        return password_problem(self.first.value(), [name for name in self._names() if name])

    def problems(self) -> dict[str, str]:
        """Return what is wrong with either field, for the form to show."""
        if wrong := self.wrong():
            return {"password": wrong}
        return {"again": DIFFERENT} if self.first.value() != self.again.value() else {}

    def _suggest(self) -> None:
        words = suggest()
        self.first.set_value(words)
        self.again.set_value(words)
        # Nobody can write down what is hidden.
        self.first.eye.setChecked(True)
        self.first.setFocus()

    def _follow(self) -> None:
        wrong = self.wrong() if self.first.value() else RULE
        self.says.setText(wrong or GOOD)
        self.says.set_tone("muted" if wrong else "good")


class _Chosen(PasswordField):
    """The first of the two fields; what is wrong with it the form says too, once it is asked to go on.

    `reproached(on)` comes when the form begins or ends to say so.
    """

    reproached = Signal(bool)

    def __init__(self, wrong: Callable[[], str], again: QWidget) -> None:
        super().__init__()
        self._wrong, self._again = wrong, again

    def showEvent(self, event: QShowEvent) -> None:
        """Tab goes from one field to the other: a blank typed on the eye between them would show the password."""
        super().showEvent(event)
        QWidget.setTabOrder(self, self._again)

    def problem(self) -> str:
        return self._wrong()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.DynamicPropertyChange:
            self.reproached.emit(self.property("problem") == "true")
        return super().event(event)


def _under(*parts: QWidget) -> QWidget:
    box = QWidget()
    column = QVBoxLayout(box)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for part in parts:
        column.addWidget(part)
    return box
