"""What one agency, or the school, has promised and is still to do: the list that is read to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.abilities import Ability
from app.queries.meetings.actions import AgencyActions
from app.ui.action_doing import ActionDoing
from app.ui.allowed import refusal
from app.ui.widgets.action_rows import ActionRows
from app.ui.widgets.buttons import IconButton
from app.ui.widgets.label import Label
from app.ui.widgets.scrolled import scrolled

if TYPE_CHECKING:
    from app.ui.shell import Shell


class AgencyView(QWidget):
    """The open actions of one agency, those due first; back() goes to the list."""

    back = Signal()

    def __init__(self, shell: Shell) -> None:
        super().__init__()
        self.shell = shell
        self.title = Label("", "panel", wrap=True)
        self.back_button = IconButton("back", "Back to the list")
        self.back_button.clicked.connect(self.back)
        self.doing = ActionDoing(shell, self)
        self.rows = ActionRows("Still to do", "", "Nothing.", self.doing.verbs)
        head = QHBoxLayout()
        head.addWidget(self.back_button)
        head.addWidget(self.title, 1)
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(16, 8, 16, 16)
        column.setSpacing(12)
        column.addLayout(head)
        column.addWidget(self.rows)
        column.addStretch(1)
        area = scrolled(inner)
        for ground in (inner, area.viewport()):
            ground.setAutoFillBackground(False)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(area)

    def show_agency(self, one: AgencyActions) -> None:
        """Show the actions of one agency."""
        self.title.setText(one.agency)
        reason = refusal(self.shell.store, Ability.LOG)
        self.rows.show_actions(one.actions, self.shell.today(), reason, named=True)

    def focus_first(self) -> None:
        """Put the focus on the first thing that can be done."""
        for button in self.rows.buttons[:1]:
            button.setFocus()
