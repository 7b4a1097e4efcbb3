"""Saving costs as a workbook: asks where to, and makes it off the UI thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QFileDialog, QWidget

from app.abilities import Ability
from app.costing import write_costs
from app.ui.allowed import gate
from app.ui.widgets.buttons import Button

if TYPE_CHECKING:
    from app.progress import Progress
    from app.store import Store
    from app.ui.shell import Shell


class CostsSaving(QObject):
    """Holds the button; it is off for who may not make internal copies."""

    def __init__(self, shell: Shell, parent: QWidget) -> None:
        super().__init__(parent)
        self._shell, self._parent = shell, parent
        self.button = Button(
            "Costs as a workbook …", tip="Costs of this year in Excel, each with how it is made up"
        )
        self.button.clicked.connect(self._ask)
        gate(shell.store, Ability.EXPORT_INTERNAL, self.button)

    def _ask(self) -> None:
        name = f"Costs {self._shell.today():%Y-%m-%d}.xlsx"
        chosen, _ = QFileDialog.getSaveFileName(
            self._parent, "Save costs", str(Path.home() / name), "Excel (*.xlsx)"
        )
        if chosen:
            self.save_to(Path(chosen))

    def save_to(self, out: Path) -> None:
        """Write the costs of this academic year to a file, noted in the audit trail."""
        work = partial(_saved, self._shell.store, out.with_suffix(".xlsx"))
        self._shell.run(work, "Reckoning costs", self._shell.say)


def _saved(store: Store, out: Path, progress: Progress) -> str:
    return write_costs(store, out, progress=progress).sentence
