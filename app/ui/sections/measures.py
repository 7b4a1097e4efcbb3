"""Settings: the measures the school uses, and those of the catalogue that it could use."""

from __future__ import annotations

from app.abilities import Ability
from app.operations.measures.measures import restore_measure, retire_measure
from app.queries.measures.catalogue import catalogue
from app.queries.measures.measures import measures
from app.ui.dialogs.measure_bands import bands_dialog
from app.ui.dialogs.measure_own import own_dialog
from app.ui.dialogs.measure_use import use_dialog
from app.ui.sections import retiring
from app.ui.sections.measure_lines import MeasureLine, measure_lines
from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.widgets.label import Label
from app.ui.widgets.list_editor import ListEditor, Verb


class MeasuresSection(SettingsSection):
    """One list, with what is known of the chosen measure under it."""

    title = "Measures"
    lead = "Scores only: no question of any measure is kept here. A score decides no grouping."
    ability = Ability.CHANGE_SETTINGS

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self.list = ListEditor(
            [
                Column("Measure", lambda line: line.name, width=34, bold=True, tone=retiring.tone),
                Column("State", lambda line: line.state, tone=retiring.tone),
                Column("Scores", lambda line: line.extent, width=13, tone=retiring.tone),
                Column("Better", lambda line: line.better, width=13, tone=retiring.tone),
            ],
            "Measures",
            [
                Verb("Use this measure …", self._use, "check", fits=_unused),
                Verb("Add your own …", self._add, "add", adds=True),
                Verb("Change …", self._change, "edit", fits=_own),
                Verb("Bands …", self._bands, "edit", fits=_row),
                Verb("Retire", self._retire, "retire", fits=_in_use),
                Verb("Use again", self._restore, "undo", fits=retiring.retired, comes_and_goes=True),
            ],
        )
        self.about = Label("", "second", "muted", wrap=True)
        self.list.table.row_changed.connect(self._show_about)
        self.column.addWidget(self.list, 1)
        self.column.addWidget(self.about)
        self.gate(self.list)

    def refresh(self) -> None:
        read = self.shell.store.read
        self.list.set_rows(measure_lines(read(measures, retired=True), read(catalogue)))
        self._show_about(self.list.table.selected())

    def _show_about(self, line: MeasureLine | None) -> None:
        self.about.setText("" if line is None else line.about)

    def _use(self, line: MeasureLine) -> None:
        if line.shipped is not None:
            self.shell.show_dialog(use_dialog(self.shell, line.shipped))

    def _add(self, line: MeasureLine | None) -> None:
        self.shell.show_dialog(own_dialog(self.shell))

    def _change(self, line: MeasureLine) -> None:
        self.shell.show_dialog(own_dialog(self.shell, line.row))

    def _bands(self, line: MeasureLine) -> None:
        if line.row is not None:
            self.shell.show_dialog(bands_dialog(self.shell, line.row))

    def _retire(self, line: MeasureLine) -> None:
        if line.row is not None:
            self.shell.write(retire_measure, line.row.id)

    def _restore(self, line: MeasureLine) -> None:
        if line.row is not None:
            self.shell.write(restore_measure, line.row.id)


def _unused(line: MeasureLine) -> bool:
    return line.shipped is not None


def _row(line: MeasureLine) -> bool:
    return line.row is not None


def _own(line: MeasureLine) -> bool:
    return line.row is not None and line.row.code.startswith("own_")


def _in_use(line: MeasureLine) -> bool:
    return line.row is not None and not line.retired
