"""A dialog that asks one thing after another, with a way back, and never loses silently what was done in it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from app.ui.forms import Field, Form
from app.ui.theme import ink
from app.ui.widgets.bars import Line
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.scrolled import scrolled
from app.ui.widgets.status_bar import announce


class Step(QWidget):
    """One thing that is asked; `done()` asks to go on, `left()` to leave. words is what the green button says."""

    done, left = Signal(), Signal()

    def __init__(self, title: str, words: str = "Go on", lead: str = "") -> None:
        super().__init__()
        self.title, self.words = title, words
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(12)
        if lead:
            self.column.addWidget(Label(lead, "body", "muted", wrap=True))

    def ready(self) -> bool:
        """Say whether it can go on; what is wrong is shown."""
        return True

    def focus_first(self) -> None:
        """Put the focus where this step begins."""
        self.setFocus()


class FormStep(Step):
    """A step that is a form."""

    def __init__(
        self, title: str, fields: Sequence[Field | tuple[Field, ...]], words: str = "Go on", lead: str = ""
    ) -> None:
        super().__init__(title, words, lead)
        self.form = Form(fields)
        self.form.submitted.connect(self.done)
        self.form.left.connect(self.left)
        self.column.addWidget(self.form)
        self.column.addStretch(1)

    def wrong(self) -> dict[str, str]:
        """Return what is wrong that one field alone cannot see."""
        return {}

    def ready(self) -> bool:
        problems = {**self.wrong(), **self.form.check()}
        self.form.show_problems(problems)
        return not problems

    def focus_first(self) -> None:
        values = self.form.values()
        empty = next((name for name, value in values.items() if not value), next(iter(values)))
        self.form.field(empty).setFocus(Qt.FocusReason.OtherFocusReason)


class StepsDialog(QDialog):
    """Shows its steps one by one. A subclass says what happens after each, in `passed`, and when Esc asks first.

    `left(values)` comes when somebody leaves what they had typed.
    """

    left = Signal(object)

    def __init__(self, window: QWidget, title: str, steps: Sequence[Step]) -> None:
        super().__init__(window)
        self.setWindowTitle(title)
        self.steps, self.working, self._warned = tuple(steps), False, False
        self._head, self._place = Label("", "figure"), Label("", "second", "muted")
        self.says = Label("", "alert", "danger", wrap=True)
        self.stack = QStackedWidget()
        for step in self.steps:
            step.done.connect(self.go_on)
            step.left.connect(self.reject)
            area = scrolled(step)
            for ground in (step, area.viewport()):
                ground.setAutoFillBackground(False)
            self.stack.addWidget(area)
        self.back, self.leave = Button("Back"), Button("Leave", keys="Esc")
        self.next = PrimaryButton("", keys="Enter")
        self.back.clicked.connect(self._back)
        self.leave.clicked.connect(self.reject)
        self.next.clicked.connect(self.go_on)
        self._lay_out()
        self.resize(620, min(500, window.height() - 24))
        self.show_step(0)

    def _lay_out(self) -> None:
        head, foot = QHBoxLayout(), QHBoxLayout()
        head.addWidget(self._head, 1)
        head.addWidget(self._place)
        for button in (self.leave, self.back, self.next):
            foot.addWidget(button)
        foot.insertStretch(1, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.says)
        column.addWidget(Line())
        column.addLayout(foot)

    @property
    def at(self) -> int:
        """Which step is shown."""
        return self.stack.currentIndex()

    def show_step(self, at: int) -> None:
        """Show a step."""
        step = self.steps[at]
        self.stack.setCurrentIndex(at)
        self._head.setText(step.title)
        self._say_place()
        self.next.setText(step.words)
        self.back.setVisible(at > 0 and self.may_go_back(at))
        self.say("")
        self._warned = False
        step.focus_first()

    def say(self, sentence: str) -> None:
        """Say above the buttons what is in the way; nothing clears it."""
        self.says.setText(sentence)
        self.says.setVisible(bool(sentence))
        if sentence:
            announce(self, sentence)

    def go_on(self) -> None:
        """Go on from the step that is shown, if it is ready; who goes on did not want to leave."""
        if self._warned:
            self._warned = False
            self.say("")
        if not self.working and self.steps[self.at].ready():
            self.passed(self.at)

    def passed(self, at: int) -> None:
        """Do what follows a step: by itself the next one."""
        self.show_step(at + 1)

    def may_go_back(self, at: int) -> bool:
        """Say whether there is a way back from a step."""
        return True

    def _say_place(self) -> None:
        many = self.counted()
        self._place.setText(f"Step {self.at + 1} of {many}" if self.at < many else "")

    def counted(self) -> int:
        """Return how many steps there always are; what may come after them is not announced."""
        return len(self.steps)

    def set_working(self, working: bool, words: str = "") -> None:
        """Show that something is being done, with words for it; nothing can be pressed meanwhile."""
        self.working = working
        if words:
            self._place.setText(f"{words} …")
        else:
            self._say_place()
        for button in (self.next, self.back, self.leave):
            button.setEnabled(not working)
        self.setCursor(Qt.CursorShape.BusyCursor if working else Qt.CursorShape.ArrowCursor)

    def warning(self) -> str:
        """Return what leaving now would lose, to be said before the first Esc is taken at its word."""
        return ""

    def typed(self) -> dict[str, Any]:
        """Return what can be brought back after leaving; nothing where nothing was typed."""
        return {}

    def _back(self) -> None:
        self.show_step(self.at - 1)

    def reject(self) -> None:
        if self.working:
            return
        if (warning := self.warning()) and not self._warned:
            self._warned = True
            self.say(warning)
            return
        typed = self.typed()
        super().reject()
        if typed:
            self.left.emit(typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter that no field took presses the button that has the focus, else it goes on; Ctrl+Enter always does."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            focus = self.focusWidget()
            held = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            focus.click() if isinstance(focus, QAbstractButton) and not held else self.go_on()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        QPainter(self).fillRect(self.rect(), ink("raised"))
