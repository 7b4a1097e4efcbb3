"""Settings: the new year, what the last one changed, and the maps of earlier years."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QDialog, QFileDialog, QHBoxLayout

from app.abilities import Ability
from app.atomic import check_target, write_whole
from app.errors import Problem
from app.noting import note_file
from app.queries.new_year.changes import year_changes
from app.queries.new_year.earlier_maps import EarlierMap, earlier_map, earlier_maps
from app.queries.new_year.the_year import coming_year
from app.ui.allowed import gate, refused
from app.ui.dates import say_date
from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.widgets.buttons import Button, PrimaryButton
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Frame
from app.ui.widgets.rows_view import RowsView

if TYPE_CHECKING:
    from app.store import Store

FOLDER = "export_folder"
# What it is called in "Find or do anything".
ROLL = "Roll forward to the new year"


def roll_forward(shell: Shell) -> None:
    """Open the guided step."""
    from app.ui.dialogs.new_year import open_new_year

    open_new_year(shell)


class NewYearSection(SettingsSection):
    """Rolling forward, the list of what changed, and each earlier year's map to save again."""

    title = "The new year"
    lead = (
        "Offers kept or ended, pupils up a year, leavers off the roll, last year’s map kept: one guided step."
    )
    ability = Ability.CHANGE_SETTINGS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.says = Label("", wrap=True)
        self.roll, self.changed = PrimaryButton("Roll forward …"), Button("What changed …", "print")
        self.roll.clicked.connect(self._roll)
        self.changed.clicked.connect(self._show_changes)
        self.maps = RowsView(_COLUMNS, "Maps of earlier years")
        self.maps.opened.connect(self.save)
        self.take = Button("Save this map …", "excel")
        self.take.clicked.connect(self._save_selected)
        self.none = Label(
            "When a year is rolled forward, its map is kept here as it stood on its last day.", wrap=True
        )
        line = QHBoxLayout()
        line.addWidget(self.roll)
        line.addWidget(self.changed)
        line.addStretch(1)
        below = QHBoxLayout()
        below.addWidget(self.take)
        below.addStretch(1)
        self._frame = Frame(self.maps)
        self.column.addWidget(self.says)
        self.column.addLayout(line)
        self.column.addWidget(Label("Maps of earlier years", "name"))
        self.column.addWidget(self.none)
        self.column.addWidget(self._frame)
        self.column.addLayout(below)
        self.column.addStretch(1)
        self.gate(self.roll)
        gate(shell.store, Ability.EXPORT, self.take)
        gate(shell.store, Ability.SEE_PUPILS, self.changed)

    def refresh(self) -> None:
        year = self.shell.store.read(coming_year, today=self.shell.today())
        begins = "began" if year.begun else "begins"
        done = " It was rolled forward to already; doing it again moves nobody twice." if year.rolled else ""
        self.says.setText(f"{year.name} {begins} on {say_date(year.first)}.{done}")
        self.roll.setText(f"Roll forward to {year.name} …")
        maps = self.shell.store.read(earlier_maps)
        self.maps.set_rows(maps)
        self.none.setVisible(not maps)
        for part in (self._frame, self.take):
            part.setVisible(bool(maps))
        if self.changed.isEnabled():
            rolled = self.shell.store.read(year_changes, today=self.shell.today())
            self.changed.setVisible(rolled is not None)

    def _roll(self) -> None:
        roll_forward(self.shell)

    def _show_changes(self) -> None:
        from app.ui.dialogs.new_year import show_changes

        show_changes(self.shell)

    def _save_selected(self) -> None:
        if (row := self.maps.selected()) is None:
            self.maps.select_first()
            row = self.maps.selected()
        self.save(row)

    def save(self, row: EarlierMap) -> None:
        """Ask where a year's map goes, and put it there."""
        if refused(self.shell, Ability.EXPORT):
            return
        folder = self.shell.remembered.text(FOLDER) or str(Path.home())
        dialog = QFileDialog(self.shell.window_widget(), "Save the map", folder, "Excel workbook (*.xlsx)")
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("xlsx")
        dialog.selectFile(f"Wellbeing map {row.name.replace('/', '-')}.xlsx")
        dialog.fileSelected.connect(partial(self.save_to, row))
        dialog.finished.connect(dialog.deleteLater)
        QDialog.open(dialog)

    def save_to(self, row: EarlierMap, name: str) -> None:
        """Write a year's map into a file, noted first; what the disk refuses is said."""
        from app.ui.opening_files import open_file

        out = Path(name)
        try:
            _write(self.shell.store, row, out)
        except Problem as problem:
            self.shell.say(str(problem), "danger")
            return
        self.shell.remembered.set_text(FOLDER, str(out.parent))
        self.shell.say_with(f"Saved {out.name}.", "Open", partial(open_file, out), "good")


def _write(store: Store, row: EarlierMap, out: Path) -> None:
    store.require(Ability.EXPORT)
    check_target(out, ".xlsx")
    content = store.read(earlier_map, row.id)
    note_file(store, "export_map", content, file="xlsx", copy="shared", year=row.name)
    write_whole(out, content)


def _made(row: Any) -> str:
    return say_date(row.made_at.date())


_COLUMNS = (
    Column("Year", lambda row: row.name, bold=True, width=14),
    Column("Kept on", _made, tone=lambda _: "muted"),
)
