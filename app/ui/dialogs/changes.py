"""All changes, newest first, each with its Undo."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout

from app.door import needed_to_write
from app.queries.history import ChangeRow, last_changes
from app.ui.allowed import gate_with, refusal
from app.ui.dates import short_date
from app.ui.shell import Shell
from app.ui.tables import Column
from app.ui.widgets.buttons import Button
from app.ui.widgets.label import Label
from app.ui.widgets.rows_view import RowsView


class ChangesDialog(QDialog):
    """A table of what was done; Undo takes back the chosen line."""

    MOST = 500

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell.window_widget())
        self._shell = shell
        self.setWindowTitle("All changes")
        self.resize(760, 520)
        self.table = RowsView(
            [
                Column("When", self._when, width=14, tone=_tone),
                Column("What", lambda row: row.sentence, tone=_tone),
                Column("Who", lambda row: row.person, width=16, tone=_tone),
                Column("", _undone, width=12, tone=_tone),
            ],
            "All changes",
            key=lambda row: row.step,
        )
        # A row has room for a line; here stands all of it.
        self.whole = Label("", "second", wrap=True)
        self.undo = Button("Undo this", "undo", tip="Take back the chosen change")
        self.undo.clicked.connect(self._undo)
        self.table.row_changed.connect(self._chosen)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self.undo, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 16)
        column.addWidget(Label("All changes", "figure"))
        column.addWidget(self.table, 1)
        column.addWidget(self.whole)
        column.addWidget(buttons)
        self._fill()

    def _fill(self) -> None:
        self.table.set_rows(self._shell.store.read(last_changes, limit=self.MOST))
        if self.table.selected() is None:
            self.table.select_first()

    def _when(self, row: ChangeRow) -> str:
        moment = row.at.astimezone()
        return f"{short_date(moment.date(), self._shell.today())}, {moment:%H:%M}"

    def _chosen(self, row: ChangeRow | None) -> None:
        self.whole.setText(row.sentence if row is not None else "")
        can = row is not None and row.undoable
        reason = refusal(self._shell.store, needed_to_write(row.kind)) if row is not None and can else ""
        gate_with(self.undo, reason)
        self.undo.setEnabled(can)

    def _undo(self) -> None:
        row = self.table.selected()
        if row is not None:
            self._shell.undo(row.step, self._fill)


def _undone(row: ChangeRow) -> str:
    return "undone" if row.undone else "partly undone" if row.partly else ""


def _tone(row: ChangeRow) -> str:
    return "muted" if row.undone else "text"
