"""Settings: sharing a school between computers, publishing it, and what was kept where two changed it at once."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.abilities import Ability
from app.errors import Problem
from app.shared.conflicts import Conflict
from app.shared_school import deal_with
from app.ui.allowed import gate
from app.ui.dialogs.share import ShareDialog
from app.ui.sections.section import SettingsSection
from app.ui.sections.sharing_facts import SharingFacts, instead, kept, sharing_facts, where, whose
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.widgets.buttons import Button
from app.ui.widgets.label import Label, heading
from app.ui.widgets.list_editor import ListEditor, Verb

LOCAL = "This school is on this computer only, and only this computer can open it."
NOTHING_KEPT = "Nothing is kept beside it: nobody changed the school while somebody else did."
KEPT = (
    "Two people changed the school at once. What was published first is the school; the other is kept here: look at "
    "it, and carry over what is missing."
)


class SharingSection(SettingsSection):
    """What sharing is for, and for a shared school where it is, how old what others see is, and conflicts."""

    title = "Sharing"
    lead = (
        "Several computers can use one school through a folder on the staff drive. One person works at a time, on "
        "their own computer, and publishes every few minutes; the others look."
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        # The school may be closed before the share has answered.
        self._place = shell.store.place
        self.shared = self._place != shell.store.database.folder
        self.where = Label("", "body", wrap=True)
        self.where.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.column.addWidget(self.where)
        self.share, self.publish = Button("Share it …", "school"), Button("Publish now", "save")
        self.share.clicked.connect(self._share)
        self.publish.clicked.connect(shell.keeper.publishing.publish_now)
        for button in (self.share, self.publish):
            self.column.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)
        self.share.setVisible(not self.shared)
        self.publish.setVisible(shell.store.working is not None)
        gate(shell.store, Ability.MANAGE_PEOPLE, self.share)
        self.beside = self._beside()
        self.column.addWidget(self.beside, 1)
        self.beside.setVisible(self.shared)
        self.column.addStretch(1)
        shell.keeper.publishing.news.connect(self.refresh)

    def _beside(self) -> QWidget:
        box = QWidget()
        column = QVBoxLayout(box)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(10)
        self.about = Label(NOTHING_KEPT, "body", wrap=True)
        self.list = ListEditor(
            [
                Column("Kept", kept, bold=True, width=27),
                Column("Whose", whose),
                Column("Changed on", where),
                Column("Published by", instead),
            ],
            "Kept beside the school",
            [Verb("Look at it", self._look), Verb("It is dealt with", self._settle, "check")],
            key=_name,
        )
        column.addWidget(heading("Kept beside it"))
        column.addWidget(self.about)
        column.addWidget(self.list, 1)
        self.list.hide()
        gate(self.shell.store, Ability.MANAGE_PEOPLE, self.list.buttons()[1])
        return box

    def refresh(self) -> None:
        if not self.shared:
            self.where.setText(LOCAL)
            return
        self.shell.run(partial(sharing_facts, self._place, self.shell.store.now()), "", self._show)

    def _show(self, facts: SharingFacts) -> None:
        lines = (f"Shared in {self._place}.", facts.sentence, facts.writer)
        self.where.setText("\n".join(filter(None, lines)))
        self.about.setText(KEPT if facts.conflicts else NOTHING_KEPT)
        self.list.setVisible(bool(facts.conflicts))
        self.list.set_rows(facts.conflicts)

    def _share(self) -> None:
        dialog = ShareDialog(self.shell)
        dialog.shared.connect(self.shell.keeper.shared)
        self.shell.show_dialog(dialog)

    def _look(self, row: Conflict) -> None:
        self.shell.keeper.look_wanted.emit(row)

    def _settle(self, row: Conflict) -> None:
        try:
            self.shell.say(deal_with(self.shell.store, row).sentence)
        except Problem as problem:
            self.shell.say(str(problem), "danger")
        self.refresh()
        self.publish.setFocus()


def _name(row: Conflict) -> str:
    return row.file.name
