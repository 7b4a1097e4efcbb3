"""Settings: the audit trail, to read, to check and to take out."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QWidget

from app.abilities import Ability, NotAllowed
from app.audit.verdict import Verdict, say_head
from app.backups.heads import verify_trail
from app.queries.audit_rows import AuditFilter, AuditRow, audit_head, audit_people, audit_rows
from app.ui.allowed import gate
from app.ui.dialogs.audit_entry import AuditEntryDialog
from app.ui.sections.section import SettingsSection
from app.ui.shell import Shell
from app.ui.widgets.audit_filters import AuditFilters
from app.ui.widgets.audit_table import AuditTable
from app.ui.widgets.buttons import Button
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.label import Label
from app.ui.widgets.panels import Frame, Notice

if TYPE_CHECKING:
    from app.progress import Progress
    from app.store import Store

PAGE = 200
_SHOWN = 6
KEEP = "Note it on paper: what stands before it cannot then be rewritten unseen."


class AuditSection(SettingsSection):
    """Filters, the table, and below it checking and taking out."""

    title = "Audit trail"
    lead = "Who did and looked at what, and when: chained and signed, so that nothing can be changed unseen."

    def __init__(self, shell: Shell) -> None:
        super().__init__(shell)
        self._rows: tuple[AuditRow, ...] = ()
        self.verdict = Notice("", "danger")
        self.verdict.hide()
        if not shell.store.may(Ability.READ_AUDIT):
            self.verdict.say(str(NotAllowed(Ability.READ_AUDIT)), "warning")
            self.column.addWidget(self.verdict)
            self.column.addStretch(1)
            return
        self.filters, self.table = AuditFilters(shell.store, shell.today()), AuditTable(shell.today())
        self.more = Button("Show more", tip=f"Show {PAGE} more")
        self.details = Button("Details", tip="What was changed", keys="Enter")
        self.check = Button("Check the trail", "check")
        self.export = Button("Export as CSV …", "save")
        self.head = Label("", "second", "muted", wrap=True)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        self.head.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        gate(self.shell.store, Ability.EXPORT_NAMED, self.export)
        buttons, line = QWidget(), FlowLayout(8)
        buttons.setLayout(line)
        for button in (self.details, self.more, self.check, self.export):
            line.addWidget(button)
        self.column.addWidget(self.filters)
        self.column.addWidget(Frame(self.table), 1)
        for part in (buttons, self.verdict, self.head):
            self.column.addWidget(part)

    def _connect(self) -> None:
        self.filters.changed.connect(self._read)
        self.table.opened.connect(self._open)
        self.table.row_changed.connect(self._chosen)
        self.details.clicked.connect(self._open_chosen)
        self.more.clicked.connect(self._read_more)
        self.check.clicked.connect(self._check)
        self.export.clicked.connect(self._ask_file)

    # --- reading ---

    def refresh(self) -> None:
        store = self.shell.store
        if not store.may(Ability.READ_AUDIT):
            return
        self.filters.offer_people(store.read(audit_people))
        number, digest = store.read(audit_head)
        self.head.setText(f"{say_head(number, digest)}. {KEEP}" if number else "")
        self._read()

    def _read(self) -> None:
        self._show(self.shell.store.read(audit_rows, self.filters.chosen(), limit=PAGE), PAGE)
        if self.table.selected() is None:
            self.table.select_first()

    def _read_more(self) -> None:
        last = self._rows[-1].number if self._rows else None
        further = self.shell.store.read(audit_rows, self.filters.chosen(), limit=PAGE, before=last)
        self._show((*self._rows, *further), len(self._rows) + PAGE)

    def _show(self, rows: tuple[AuditRow, ...], asked: int) -> None:
        self._rows = rows
        self.table.set_rows(rows)
        self.more.setVisible(len(rows) >= asked)

    def _chosen(self, row: AuditRow | None) -> None:
        self.details.setEnabled(row is not None)

    def _open_chosen(self) -> None:
        self._open(self.table.selected())

    def _open(self, row: AuditRow | None) -> None:
        if row is not None:
            self.shell.show_dialog(AuditEntryDialog(self.shell, row))

    # --- checking ---

    def _check(self) -> None:
        work = partial(_verdict, self.shell.store)
        self.shell.run(work, "Checking the audit trail", self._checked)

    def _checked(self, found: Verdict) -> None:
        more = len(found.findings) - _SHOWN
        said = [one.sentence for one in found.findings[:_SHOWN]] + ([f"And {more} more."] if more > 0 else [])
        # What is well is said at the foot; what is not stays until it is looked at.
        self.verdict.say("" if found.whole else " ".join([found.sentence, *said]), "danger")
        self.shell.say(found.sentence, "good" if found.whole else "danger")

    # --- taking out ---

    def _ask_file(self) -> None:
        name = f"Audit trail {self.shell.today():%Y-%m-%d}.csv"
        chosen, _ = QFileDialog.getSaveFileName(
            self, "Export the audit trail", str(Path.home() / name), "CSV (*.csv)"
        )
        if chosen:
            self.export_to(Path(chosen))

    def export_to(self, out: Path) -> None:
        """Write the trail as it is filtered to a file, noted in the trail itself."""
        work = partial(_export, self.shell.store, self.filters.chosen(), out.with_suffix(".csv"))
        self.shell.run(work, "Exporting the audit trail", self._exported)

    def _exported(self, sentence: str) -> None:
        self.shell.say(sentence)
        self.refresh()


def _verdict(store: Store, progress: Progress) -> Verdict:
    return verify_trail(store.database, progress)


def _export(store: Store, narrowed: AuditFilter, out: Path, progress: Progress) -> str:
    from app.exports.audit_csv import write_audit_csv
    from app.noting import note_named_file
    from app.queries.map_about import UNPROTECTED

    store.require(Ability.EXPORT_NAMED)
    progress.step(0, 0)
    rows = store.read(audit_rows, narrowed, limit=1_000_000)
    write_audit_csv(
        rows,
        out,
        notice=UNPROTECTED if store.unlocked is None else "",
        before=partial(note_named_file, store, "export_audit", file="csv", rows=len(rows)),
    )
    return f"Saved {out.name}, {len(rows):,} entries."
