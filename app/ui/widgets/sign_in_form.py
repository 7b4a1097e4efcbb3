"""Who you are and your password: the part that the sign-in page and the lock share, with its true messages."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.ui.theme import theme
from app.ui.widgets.buttons import LinkButton, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.name_list import Named, NameList
from app.ui.widgets.panels import Frame
from app.ui.widgets.password_field import PasswordField
from app.ui.widgets.scrolled import scrolled
from app.ui.widgets.status_bar import announce

_SECOND_MS = 1000
_MOST = 8  # people who are shown without a list that scrolls


class SignInForm(QWidget):
    """Asks for a name and a password; `asked(number, password)` once both are there and nobody has to wait.

    `forgotten()` is the way for who has no password any more. wait says for how many seconds nobody may try.
    """

    asked = Signal(int, str)
    forgotten = Signal()

    def __init__(self, people: Sequence[Named], chosen: int | None, wait: Callable[[], int]) -> None:
        super().__init__()
        self._wait, self._busy = wait, False
        self.names, self.password = NameList(people), PasswordField()
        # A long list scrolls by itself, or nobody would find the password under it.
        self.area = scrolled(self.names) if len(people) > _MOST else None
        self.enter = PrimaryButton("Sign in", keys="Enter")
        self.problem, self.waiting = Label("", "alert", "danger", wrap=True), Label("", "body", wrap=True)
        forgotten = LinkButton("I have forgotten my password")
        self._tick = QTimer(self)
        self._tick.setInterval(_SECOND_MS)
        self._tick.timeout.connect(self.count)
        self.names.opened.connect(self._chosen)
        self.names.row_changed.connect(self._other_person)
        self.password.returnPressed.connect(self._ask)
        self.password.changed.connect(self._typing)
        self.enter.clicked.connect(self._ask)
        forgotten.clicked.connect(self.forgotten)
        self._lay_out(forgotten)
        if chosen is None or not self.names.select(chosen):
            self.names.select_first()
        self._known = chosen is not None or len(people) == 1
        self.count()

    def _lay_out(self, forgotten: LinkButton) -> None:
        who, secret = Label("Who are you?", "heading"), Label("Password", "heading")
        who.setBuddy(self.names)
        secret.setBuddy(self.password)
        self.password.setAccessibleName("Password")
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.password, 1)
        line.addWidget(self.password.eye)
        foot = QHBoxLayout()
        foot.addWidget(self.enter)
        foot.addStretch(1)
        foot.addWidget(forgotten)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        if self.area is not None:
            self.area.setFixedHeight(round(theme().row_height() * (_MOST - 0.5)))
            for ground in (self.names, self.area.viewport()):
                ground.setAutoFillBackground(False)
        for part in (who, Frame(self.area or self.names), secret):
            column.addWidget(part)
        column.addLayout(line)
        for part in (self.password.caps, self.problem, self.waiting):
            column.addWidget(part)
        column.addSpacing(6)
        column.addLayout(foot)
        # Tab and a blank, typed by habit, must sign in and not show the password.
        self.setTabOrder(self.password, self.enter)
        self.problem.hide()

    def showEvent(self, event: QShowEvent) -> None:
        """The chosen one is in sight from the first moment."""
        super().showEvent(event)
        QTimer.singleShot(0, self, self._show_chosen)

    def _show_chosen(self) -> None:
        row = self.names.focusProxy()
        if self.area is not None and row is not None:
            self.area.ensureWidgetVisible(row, 0, row.height())

    # --- what a person does ---

    def focus_first(self) -> None:
        """Put the focus into the password where it is clear who signs in, else into the names."""
        (self.password if self._known else self.names).setFocus(Qt.FocusReason.OtherFocusReason)

    def _chosen(self, _: object) -> None:
        self.password.setFocus(Qt.FocusReason.OtherFocusReason)

    def _other_person(self, _: object) -> None:
        self.password.set_value("")
        self.refuse("")
        self._show_chosen()

    def _typing(self) -> None:
        if self.password.text():
            self.refuse("")

    def _ask(self) -> None:
        who = self.names.selected()
        if self._busy or who is None or self.count() > 0:
            return
        if not self.password.value():
            self.refuse("Type your password.")
            return
        self.set_busy(True)
        self.asked.emit(who.number, self.password.value())

    # --- what is answered ---

    def set_busy(self, busy: bool) -> None:
        """Show that the password is being checked; nothing can be asked meanwhile."""
        self._busy = busy
        self.enter.setText("Signing in …" if busy else "Sign in")
        self.enter.setEnabled(not busy)
        self.names.setEnabled(not busy)
        self.password.setReadOnly(busy)

    def refuse(self, sentence: str) -> None:
        """Say under the password why not, with the password ready to be typed again; nothing clears it."""
        self.problem.setText(sentence)
        self.problem.setVisible(bool(sentence))
        self.password.setAccessibleDescription(sentence)
        if sentence:
            announce(self, sentence)
            self.set_busy(False)
            self.password.setFocus(Qt.FocusReason.OtherFocusReason)
            self.password.selectAll()
            self.count()

    def clear(self) -> None:
        """Forget what was typed."""
        self.set_busy(False)
        self.password.set_value("")
        self.refuse("")

    def count(self) -> int:
        """Say for how many seconds nobody may try, and count on; returns them."""
        left = self._wait()
        self.waiting.setText(f"You can try again in {left} second{'s' if left != 1 else ''}.")
        self.waiting.setVisible(left > 0)
        self.enter.setEnabled(left == 0 and not self._busy)
        if left and not self._tick.isActive():
            announce(self, self.waiting.text())
            self._tick.start()
        elif not left:
            self._tick.stop()
        return left
