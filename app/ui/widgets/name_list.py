"""The list of who may sign in: arrows, or the first letters of any part of a name."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QRadioButton, QSizePolicy, QVBoxLayout, QWidget

from app.abilities import ROLE_LABELS
from app.ui.theme import ink, theme
from app.ui.widgets.offer_bar import paint_focus
from app.vocabulary import fold

_PAUSE_MS = 1000
_BETWEEN = 12
_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class Named(NamedTuple):
    """Somebody who may sign in."""

    number: int
    name: str
    role: str


class _HasRole(Protocol):
    @property
    def number(self) -> int: ...
    @property
    def name(self) -> str: ...
    @property
    def role(self) -> str: ...


def named(people: Iterable[_HasRole]) -> list[Named]:
    """Return who stands in a key file, as the list shows them: in the order of their names."""
    labels: dict[str, str] = {role.value: words for role, words in ROLE_LABELS.items()}
    found = [Named(one.number, one.name, labels.get(one.role, "")) for one in people]
    return sorted(found, key=lambda one: fold(one.name))


class _Row(QRadioButton):
    """One person: to Qt and to screen readers one of several to choose from, painted as a row of a list."""

    twice = Signal()

    def __init__(self, who: Named) -> None:
        super().__init__(f"{who.name}, {who.role}")
        self.who = who
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(200, theme().row_height())

    def hitButton(self, pos: object) -> bool:
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Every key is the list's.
        event.ignore()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        self.twice.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter, box = QPainter(self), QRectF(self.rect())
        tone = "on_accent_tint" if self.isChecked() else "text"
        if self.isChecked() or self.underMouse():
            painter.fillRect(box, ink("accent_tint" if self.isChecked() else "hover"))
        if self.isChecked():
            painter.fillRect(QRectF(0, 4, 3, box.height() - 8), ink("accent"))
        words = box.adjusted(8, 0, -8, 0)
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter.setFont(theme().font("name"))
        painter.setPen(ink(tone))
        letters = painter.fontMetrics()
        name = letters.elidedText(self.who.name, Qt.TextElideMode.ElideRight, int(words.width()))
        painter.drawText(words, flags, name)
        left = words.width() - letters.horizontalAdvance(name) - _BETWEEN
        painter.setFont(theme().font("body"))
        painter.setPen(ink(tone if self.isChecked() else "muted"))
        flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        # Whom a long name leaves no room for a role, the name says enough of.
        if painter.fontMetrics().horizontalAdvance(self.who.role) <= left:
            painter.drawText(words, flags, self.who.role)
        if self.hasFocus():
            paint_focus(painter, box, 4)


class NameList(QWidget):
    """Who may sign in, with what they are; `opened` comes with Enter, when somebody is chosen for good.

    Light on purpose: a table of the kit would cost the first page a third of its time.
    """

    opened, row_changed = Signal(object), Signal(object)

    def __init__(self, people: Sequence[Named]) -> None:
        super().__init__()
        self.setAccessibleName("Who you are")
        self._begun = ""
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._forget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._rows = [_Row(one) for one in people]
        for row in self._rows:
            column.addWidget(row)
            row.toggled.connect(self._toggled)
            row.twice.connect(self._choose)

    def selected(self) -> Named | None:
        """Return who is chosen, or None."""
        return next((row.who for row in self._rows if row.isChecked()), None)

    def selected_key(self) -> int | None:
        """Return the number of who is chosen, or None."""
        who = self.selected()
        return None if who is None else who.number

    def select(self, number: int) -> bool:
        """Choose somebody by number; says whether they are in the list."""
        row = next((row for row in self._rows if row.who.number == number), None)
        if row is not None:
            self._take(row)
        return row is not None

    def select_first(self) -> None:
        """Choose the first, if there is one."""
        if self._rows:
            self._take(self._rows[0])

    def _take(self, row: _Row) -> None:
        row.setChecked(True)
        self.setFocusProxy(row)
        if any(one.hasFocus() for one in self._rows):
            row.setFocus(Qt.FocusReason.TabFocusReason)

    def _toggled(self, on: bool) -> None:
        for row in self._rows:
            # Tab stops at who is chosen, as in every group.
            row.setFocusPolicy(Qt.FocusPolicy.StrongFocus if row.isChecked() else Qt.FocusPolicy.ClickFocus)
            if on and row.isChecked():
                self.setFocusProxy(row)
                self.row_changed.emit(row.who)

    def _choose(self) -> None:
        if (who := self.selected()) is not None:
            self.opened.emit(who)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Arrows move, Enter goes on to the password, letters look for a name."""
        if (step := _STEPS.get(Qt.Key(event.key()))) is not None:
            at = next((at for at, row in enumerate(self._rows) if row.isChecked()), 0)
            self._take(self._rows[max(0, min(len(self._rows) - 1, at + step))])
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._choose()
        elif event.text().isprintable() and (self._begun + event.text()).strip():
            # A blank only goes on with a name: after a while it is a blank again, and nothing.
            self._look_for(event.text())
        else:
            super().keyPressEvent(event)

    def _look_for(self, letter: str) -> None:
        """Go to whoever has a name that begins with what was typed just now."""
        self._begun += letter
        self._pause.start()
        wanted = f" {fold(self._begun)}" + (" " if letter.isspace() else "")
        for row in self._rows:
            if wanted in f" {fold(row.who.name)}":
                self._take(row)
                return

    def _forget(self) -> None:
        self._begun = ""
