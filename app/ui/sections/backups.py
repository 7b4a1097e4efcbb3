"""Settings: the backups there are, making one, putting one back, and the second place for copies."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from app.abilities import Ability
from app.backups.files import Backup, backups
from app.backups.second_place import newest_there, second_place
from app.backups.words import say_moment
from app.errors import Problem
from app.noting import choose_second_place
from app.ui.allowed import gate
from app.ui.dialogs.restore import RestoreDialog
from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.widgets.buttons import Button
from app.ui.widgets.label import Label, heading
from app.ui.widgets.list_editor import ListEditor, Verb


class BackupsSection(SettingsSection):
    """The list with its verbs, and below it the second place."""

    title = "Backups"
    ability = Ability.BACK_UP
    lead = (
        "Made and checked by themselves: every half hour and when the window closes, if anything changed, and before a "
        "big import. Old ones are thinned out; none is kept over half a year, but for the last."
    )

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.list = ListEditor(
            [
                Column("Made", lambda row: say_moment(row.made_at), bold=True, sort=_age),
                Column("Pupils", lambda row: _count(row, "pupils"), align="right", width=8),
                Column("Offers", lambda row: _count(row, "offers"), align="right", width=8),
                Column("Decisions", lambda row: _count(row, "placements"), align="right", width=10),
                Column("Size", lambda row: f"{row.size / 1e6:.1f} MB", align="right", width=10),
            ],
            "Backups",
            [
                Verb("Make one now", self._make, "save", adds=True),
                Verb("Restore …", self._restore, "history"),
            ],
            key=_name,
        )
        self.place = Label("", "body", wrap=True)
        self.choose, self.clear = Button("Choose a folder …", "folder"), Button("No second place", "remove")
        self.choose.clicked.connect(self._choose)
        self.clear.clicked.connect(self._clear)
        line = QHBoxLayout()
        line.setSpacing(8)
        line.addWidget(self.choose)
        line.addWidget(self.clear)
        line.addStretch(1)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(heading("Second place"))
        self.column.addWidget(self.place)
        self.column.addLayout(line)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        shell.keeper.news.connect(self.refresh)
        self.gate(self.list, self.choose, self.clear)
        gate(shell.store, Ability.RESTORE, self.list.buttons()[1])

    @property
    def _school(self) -> Path:
        return self.shell.store.database.folder

    def refresh(self) -> None:
        self.list.set_rows(backups(self._school))
        place = second_place(self._school)
        self.place.setText(_say_place(self._school, place))
        self.clear.setVisible(place is not None)

    def _make(self, row: Backup | None) -> None:
        self.shell.keeper.make_one()

    def _restore(self, row: Backup) -> None:
        store = self.shell.store
        seal, sees_risk = store.database.seal, store.may(Ability.SEE_RISK)
        dialog = RestoreDialog(self.shell.window_widget(), self._school, [row], seal, sees_risk=sees_risk)
        dialog.chosen.connect(self.shell.keeper.restore)
        self.shell.show_dialog(dialog)

    # --- the second place ---

    def _choose(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "A second place for backups", str(Path.home()))
        if folder:
            self.set_place(Path(folder))

    def set_place(self, folder: Path | None) -> None:
        """Take a folder as the second place, and put a copy there at once; None clears it."""
        try:
            choose_second_place(self.shell.store, folder)
        except Problem as problem:
            self.shell.say(str(problem), "danger")
            return
        self.refresh()
        if folder is None:
            self.shell.say("Backups are no longer copied. What is in the second place stays there.")
        else:
            self.shell.keeper.make_one()

    def _clear(self) -> None:
        self.set_place(None)
        self.choose.setFocus()


def _say_place(school: Path, place: Path | None) -> str:
    if place is None:
        return (
            "Choose a folder on another disk, such as a stick or the staff drive, and each backup is copied there too: "
            "a computer can be lost or break."
        )
    made_at = newest_there(school, place)
    age = (
        f"The last copy there was made on {say_moment(made_at)}."
        if made_at
        else "There is no copy yet, or it cannot be reached."
    )
    return f"{place}. {age}"


def _count(row: Backup, name: str) -> str:
    return f"{getattr(row.contents, name):,}" if row.contents else "–"


def _age(row: Backup) -> object:
    return row.made_at


def _name(row: Backup) -> str:
    return row.name
